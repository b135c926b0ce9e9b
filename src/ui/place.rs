//! The pages and their addresses.
//!
//! In: the part of the address after `#`. Out: the [`Route`] in it, and back. It must not know the browser.

/// The pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Page {
    /// What it is, and who the school is.
    #[default]
    Start,
    /// The form.
    Figures,
    /// Everything that was entered, to be looked through and printed.
    Review,
    /// Items that are judged, not calculated, and evidence at hand.
    Items,
    /// How the school stands.
    Results,
    /// The coming years.
    Outlook,
    /// The plan.
    Plan,
    /// The packs: what they say, which are looked at, and one's own.
    Standards,
    /// Sources and promises.
    About,
    /// Worked examples, calculated here and now.
    SelfCheck,
    /// The schools that are kept here, and earlier states of the open one.
    Schools,
    /// Everything that is kept here.
    Stored,
    /// Handing on: a blank form, figures, one section for a colleague.
    Share,
    /// Field by field, mine and what came.
    Merge,
    /// Tables of other programs, in and out.
    Exchange,
}

impl Page {
    /// Every page, in the order of the navigation.
    pub(crate) const ALL: [Self; 15] = [
        Self::Start,
        Self::Figures,
        Self::Review,
        Self::Items,
        Self::Results,
        Self::Outlook,
        Self::Plan,
        Self::Standards,
        Self::About,
        Self::SelfCheck,
        Self::Schools,
        Self::Stored,
        Self::Share,
        Self::Merge,
        Self::Exchange,
    ];

    /// The pages of the navigation; the others are led to by them.
    pub(crate) const NAVIGATION: [Self; 9] = [
        Self::Start,
        Self::Figures,
        Self::Items,
        Self::Results,
        Self::Outlook,
        Self::Plan,
        Self::Share,
        Self::Standards,
        Self::About,
    ];

    /// The pages of a colleague who was asked for one section.
    pub(crate) const OF_COLLEAGUES: [Self; 3] = [Self::Figures, Self::Share, Self::About];

    /// Name in the navigation.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Start => "开始",
            Self::Figures => "填报",
            Self::Review => "核对",
            Self::Items => "事项",
            Self::Results => "结果",
            Self::Outlook => "今后",
            Self::Plan => "方案",
            Self::Standards => "标准",
            Self::About => "关于",
            Self::SelfCheck => "自检",
            Self::Schools => "学校列表",
            Self::Stored => "本机存了什么",
            Self::Share => "分享",
            Self::Merge => "合并",
            Self::Exchange => "导入导出",
        }
    }

    /// True for a page that shows the open school; the others are about what is kept, and about the tool.
    pub(crate) fn is_of_school(self) -> bool {
        !matches!(
            self,
            Self::Schools | Self::Stored | Self::SelfCheck | Self::About
        )
    }

    /// Permanent key in the address.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Figures => "figures",
            Self::Review => "review",
            Self::Items => "items",
            Self::Results => "results",
            Self::Outlook => "outlook",
            Self::Plan => "plan",
            Self::Standards => "standards",
            Self::About => "about",
            Self::SelfCheck => "self-check",
            Self::Schools => "schools",
            Self::Stored => "stored",
            Self::Share => "share",
            Self::Merge => "merge",
            Self::Exchange => "exchange",
        }
    }

    /// Address within the page.
    pub(crate) fn address(self) -> String {
        format!("#/{}", self.key())
    }
}

/// A page, and the field in it that a link leads to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Route {
    /// Which page.
    pub page: Page,
    /// Id of an element in it.
    pub field: Option<String>,
}

impl Route {
    /// Reads the part of the address after `#`; anything unknown is the first page.
    pub(crate) fn read(hash: &str) -> Self {
        let path = hash.trim_start_matches('#').trim_start_matches('/');
        let (page, field) = path.split_once('/').unwrap_or((path, ""));
        let Some(page) = Page::ALL.into_iter().find(|own| own.key() == page) else {
            return Self::default();
        };
        Self {
            page,
            field: (!field.is_empty()).then(|| field.to_owned()),
        }
    }
}
