//! The places of the page and their addresses.
//!
//! In: the part of the address after `#`. Out: the [`Route`] in it, and back. It must not know the browser.

/// Where a person is: a page, and the element in it that a link leads to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Route {
    /// Which page.
    pub page: Page,
    /// Id of an element in it.
    pub anchor: Option<String>,
}

/// The pages: four steps, and what stands under 更多.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Page {
    /// ① What it is, and who the school is.
    #[default]
    School,
    /// ② Figures and judged items.
    Entry,
    /// Everything that was entered, to be looked through, printed and signed.
    EntrySheet,
    /// ③ How the school stands, with the coming years.
    Results,
    /// ④ The plan and the other papers.
    Plan(PlanScreen),
    /// Tables of other programs, in and out.
    Exchange,
    /// Handing on: a blank form, figures, one section for a colleague.
    Share,
    /// Value by value, what is here and what came.
    Merge,
    /// The standards: what they say, which are looked at, and those that a user wrote.
    Standards,
    /// Worked examples, calculated here and now.
    SelfCheck,
    /// The schools that are kept here, and earlier versions of the open one.
    History,
    /// Everything that is kept in this browser.
    Storage,
    /// Sources and promises.
    About,
}

/// The screens of the fourth step.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum PlanScreen {
    /// Who, when, and on which grounds.
    #[default]
    Basics,
    /// One problem, by its id; the first one where the id is not known.
    Problem(String),
    /// What is met and is looked at so that it stays so.
    Watches,
    /// How far the tasks are, the last round, and the evidence that is at hand.
    Progress,
    /// A paper as it will be printed, by its key; the plan where it is empty.
    Paper(String),
    /// Order, typefaces, layout, names of departments, prices.
    Settings,
}

/// The four steps, as the header shows them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// ① 学校信息.
    School,
    /// ② 填报.
    Entry,
    /// ③ 结果.
    Results,
    /// ④ 方案与材料.
    Plan,
}

impl Step {
    /// Every step, in order.
    pub const ALL: [Self; 4] = [Self::School, Self::Entry, Self::Results, Self::Plan];

    /// Its name in the header, in two parts: where there is little room, the first one is enough.
    pub fn name(self) -> (&'static str, &'static str) {
        match self {
            Self::School => ("学校", "信息"),
            Self::Entry => ("填报", ""),
            Self::Results => ("结果", ""),
            Self::Plan => ("方案", "与材料"),
        }
    }

    /// Its number, from 1.
    pub fn number(self) -> &'static str {
        match self {
            Self::School => "①",
            Self::Entry => "②",
            Self::Results => "③",
            Self::Plan => "④",
        }
    }

    /// The page that the step opens.
    pub fn page(self) -> Page {
        match self {
            Self::School => Page::School,
            Self::Entry => Page::Entry,
            Self::Results => Page::Results,
            Self::Plan => Page::Plan(PlanScreen::Basics),
        }
    }
}

impl Page {
    /// The step that the page belongs to; `None` for what stands under 更多.
    pub fn step(&self) -> Option<Step> {
        match self {
            Self::School => Some(Step::School),
            Self::Entry | Self::EntrySheet => Some(Step::Entry),
            Self::Results => Some(Step::Results),
            Self::Plan(_) => Some(Step::Plan),
            _ => None,
        }
    }

    /// No first verdict needs it, and it is not in the first part of the module.
    pub fn is_later(&self) -> bool {
        !matches!(
            self,
            Self::School | Self::Entry | Self::EntrySheet | Self::Results
        )
    }

    /// Name in menus and in the tab.
    pub fn name(&self) -> &'static str {
        match self {
            Self::School => "学校信息",
            Self::Entry => "填报",
            Self::EntrySheet => "自查表",
            Self::Results => "结果",
            Self::Plan(_) => "方案与材料",
            Self::Exchange => "导入导出",
            Self::Share => "分享",
            Self::Merge => "合并",
            Self::Standards => "标准库",
            Self::SelfCheck => "自检",
            Self::History => "历史版本",
            Self::Storage => "本机数据",
            Self::About => "关于",
        }
    }

    fn path(&self) -> String {
        match self {
            Self::School => "school".to_owned(),
            Self::Entry => "entry".to_owned(),
            Self::EntrySheet => "entry-sheet".to_owned(),
            Self::Results => "results".to_owned(),
            Self::Plan(PlanScreen::Basics) => "plan".to_owned(),
            Self::Plan(PlanScreen::Problem(id)) => format!("plan-problem/{id}"),
            Self::Plan(PlanScreen::Watches) => "plan-watches".to_owned(),
            Self::Plan(PlanScreen::Progress) => "plan-progress".to_owned(),
            Self::Plan(PlanScreen::Paper(key)) => format!("plan-paper/{key}"),
            Self::Plan(PlanScreen::Settings) => "plan-settings".to_owned(),
            Self::Exchange => "exchange".to_owned(),
            Self::Share => "share".to_owned(),
            Self::Merge => "merge".to_owned(),
            Self::Standards => "standards".to_owned(),
            Self::SelfCheck => "self-check".to_owned(),
            Self::History => "history".to_owned(),
            Self::Storage => "storage".to_owned(),
            Self::About => "about".to_owned(),
        }
    }
}

impl From<Page> for Route {
    fn from(page: Page) -> Self {
        Self { page, anchor: None }
    }
}

impl Route {
    /// The page with the element of that id in it.
    pub fn to(page: Page, anchor: impl Into<String>) -> Self {
        Self {
            page,
            anchor: Some(anchor.into()),
        }
    }

    /// Reads the part of the address after `#`. What is not known is the first page; addresses of former editions lead to
    /// where their content stands now.
    ///
    /// ```
    /// use duibiao::state::route::{Page, Route};
    ///
    /// let route = Route::read("#/entry/f-pupils-primary");
    /// assert_eq!(route, Route::to(Page::Entry, "f-pupils-primary"));
    /// assert_eq!(Route::read("#/figures/f-pupils-primary"), route);
    /// ```
    pub fn read(hash: &str) -> Self {
        let path = hash.trim_start_matches('#').trim_start_matches('/');
        let (name, rest) = path.split_once('/').unwrap_or((path, ""));
        let rest = rest.to_owned();
        let page = match name {
            "entry" | "figures" => Page::Entry,
            "items" => return Self::to(Page::Entry, "items"),
            "entry-sheet" | "review" => Page::EntrySheet,
            "results" => Page::Results,
            "outlook" => return Self::to(Page::Results, "forecast"),
            "plan" => Page::Plan(PlanScreen::Basics),
            "plan-problem" | "plan-paper" => return of_plan(name, &rest),
            "plan-watches" => Page::Plan(PlanScreen::Watches),
            "plan-progress" => Page::Plan(PlanScreen::Progress),
            "plan-settings" => Page::Plan(PlanScreen::Settings),
            "exchange" => Page::Exchange,
            "share" => Page::Share,
            "merge" => Page::Merge,
            "standards" => Page::Standards,
            "self-check" => Page::SelfCheck,
            "history" | "schools" => Page::History,
            "storage" | "stored" => Page::Storage,
            "about" => Page::About,
            _ => Page::School,
        };
        let anchor = (!rest.is_empty()).then_some(rest);
        Self { page, anchor }
    }

    /// The address within the page, such as `#/entry/f-pupils-primary`.
    pub fn address(&self) -> String {
        match &self.anchor {
            Some(anchor) => format!("#/{}/{anchor}", self.page.path()),
            None => format!("#/{}", self.page.path()),
        }
    }
}

/// A problem or a paper, by its key, and an element on it.
fn of_plan(name: &str, rest: &str) -> Route {
    let (key, anchor) = rest.split_once('/').unwrap_or((rest, ""));
    let key = key.to_owned();
    let screen = if name == "plan-problem" {
        PlanScreen::Problem(key)
    } else {
        PlanScreen::Paper(key)
    };
    Route {
        page: Page::Plan(screen),
        anchor: (!anchor.is_empty()).then(|| anchor.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_is_read_as_it_was_written() {
        let pages = [
            Page::School,
            Page::Entry,
            Page::EntrySheet,
            Page::Results,
            Page::Plan(PlanScreen::Basics),
            Page::Plan(PlanScreen::Problem("R5-junior".to_owned())),
            Page::Plan(PlanScreen::Paper("request-field".to_owned())),
            Page::Plan(PlanScreen::Watches),
            Page::Plan(PlanScreen::Progress),
            Page::Plan(PlanScreen::Settings),
            Page::Exchange,
            Page::Share,
            Page::Merge,
            Page::Standards,
            Page::SelfCheck,
            Page::History,
            Page::Storage,
            Page::About,
        ];
        for page in pages {
            let route = Route::from(page);
            assert_eq!(Route::read(&route.address()), route);
        }
    }

    #[test]
    fn addresses_of_former_editions_lead_somewhere_sensible() {
        for (old, page) in [
            ("#/start", Page::School),
            ("#/figures", Page::Entry),
            ("#/items", Page::Entry),
            ("#/review", Page::EntrySheet),
            ("#/outlook", Page::Results),
            ("#/schools", Page::History),
            ("#/stored", Page::Storage),
            ("#/nothing-of-ours", Page::School),
        ] {
            assert_eq!(Route::read(old).page, page, "{old}");
        }
    }
}
