//! 自查表: every figure of the form with what was understood of it, part by part, as it is printed and signed.
//!
//! In: the evaluation of the school's own figures. Out: a table with a link from each row to its field. It decides nothing.

use yew::prelude::*;

use crate::app::HEADING;
use crate::browser::print;
use crate::components::{ActionLink, KindChoice};
use crate::hooks::{App, field_id, use_app};
use crate::state::route::{Page, Route};
use crate::state::row_id;
use check::form::SectionState;
use school::School;
use school::catalogue::{FigureDefinition, FormSection, Unit};
use school::draft::{Draft, Entry, Provider};
use school::figures::{Level, Slot, Value};
use standard::Group;
use words::{Words, entries, labels, problems};

/// Rows that stay with the signatures, so that these are not alone on a page.
const ROWS_WITH_SIGNATURES: usize = 3;
/// How many columns the table has.
const COLUMNS: &str = "7";

/// The page.
#[component]
pub(crate) fn SheetPage() -> Html {
    let app = use_app();
    if app.state.draft.profile.kind.is_none() {
        return html! {
            <>
                <h1 id={HEADING} tabindex="-1">{ "自查表" }</h1>
                <p>{ "先选办学类型，再填报；填好的数列在这里核对、打印。" }</p>
                <KindChoice />
            </>
        };
    }
    let print = Callback::from(|()| print::print());
    html! {
        <div class="sheet-page">
            <h1 id={HEADING} tabindex="-1">{ "核对、打印自查表" }</h1>
            <p class="lead">{ "逐行核对：表里是换算成统一单位以后的数，要改的点“修改”。" }</p>
            <p class="buttons">
                <ActionLink class={classes!("button", "button-strong")} onclick={print}>{ "打印自查表" }</ActionLink>
                <a class="button" href={Route::from(Page::Results).address()}>{ "看结果" }</a>
            </p>
            <Sheet />
        </div>
    }
}

/// A part of the table.
struct Body {
    key: String,
    name: String,
    about: String,
    rows: Vec<Row>,
}

/// A line of it.
struct Row {
    name: String,
    value: String,
    unit: &'static str,
    source: String,
    /// What is to be looked at again, and the reasons that were given.
    doubts: Vec<String>,
    /// Something is still to be mended or explained.
    is_doubtful: bool,
    field: String,
}

/// The table with its head and its signatures.
#[component]
fn Sheet() -> Html {
    let app = use_app();
    let made = Making::of(&app);
    let sections = app.derived.form.sections.iter();
    let sections = sections
        .filter_map(|state| made.section(data::form_catalogue().sections.get(state.idx)?, state));
    let mut bodies: Vec<Body> = sections.collect();
    bodies.extend(made.judged());
    let total: usize = bodies.iter().map(|body| body.rows.len()).sum();
    let mut number = 0;
    let bodies = bodies.iter().map(|body| {
        let rows = body.rows.iter().map(|row| {
            number += 1;
            row_view(row, number, total - number < ROWS_WITH_SIGNATURES)
        });
        html! {
            <tbody key={body.key.clone()}>
                <tr class="sheet-section">
                    <th scope="rowgroup" colspan={COLUMNS}>{ body.name.clone() }<span>{ body.about.clone() }</span></th>
                </tr>
                { for rows }
            </tbody>
        }
    });
    html! {
        <div class="sheet">
            { head(&app.state.draft) }
            <div class="sheet-table">
                <table>
                    <thead>
                        <tr>
                            <th scope="col" class="sheet-extra">{ "序号" }</th>
                            <th scope="col">{ "填报项" }</th>
                            <th scope="col">{ "填报的数" }</th>
                            <th scope="col" class="sheet-extra">{ "单位" }</th>
                            <th scope="col" class="sheet-extra">{ "来源" }</th>
                            <th scope="col">{ "核对" }</th>
                            <th scope="col" class="sheet-edit">{ "修改" }</th>
                        </tr>
                    </thead>
                    { for bodies }
                </table>
            </div>
            { left_out(&app) }
            { signatures() }
        </div>
    }
}

fn row_view(row: &Row, number: usize, is_with_signatures: bool) -> Html {
    let address = Route::to(Page::Entry, row.field.clone()).address();
    let classes = classes!(
        row.is_doubtful.then_some("sheet-doubtful"),
        is_with_signatures.then_some("sheet-last"),
    );
    html! {
        <tr class={classes} key={row.field.clone()}>
            <td class="sheet-extra">{ number }</td>
            <th scope="row">
                { row.name.clone() }
                if !row.unit.is_empty() {
                    <span class="sheet-unit">{ format!("（{}）", row.unit) }</span>
                }
            </th>
            <td>{ row.value.clone() }</td>
            <td class="sheet-extra">{ row.unit }</td>
            <td class="sheet-extra">{ row.source.clone() }</td>
            <td>{ for row.doubts.iter().map(|doubt| html! { <p>{ doubt.clone() }</p> }) }</td>
            <td class="sheet-edit">
                <a id={row_id(&row.field)} href={address}>
                    { "修改" }<span class="visually-hidden">{ format!("：{}", row.name) }</span>
                </a>
            </td>
        </tr>
    }
}

/// Title of the paper, and whose figures of which day they are.
fn head(draft: &Draft) -> Html {
    let profile = &draft.profile;
    let or_line = |text: &str| match text.trim() {
        "" => "＿＿＿＿＿＿＿＿".to_owned(),
        text => text.to_owned(),
    };
    let kind = profile.kind.map_or("", labels::kind);
    let date = profile
        .data_date
        .map(|date| date.in_words())
        .unwrap_or_default();
    html! {
        <div class="sheet-head">
            <p class="sheet-title">{ "义务教育优质均衡发展自查表" }</p>
            <p>
                <span>{ format!("学校：{}", or_line(&profile.name)) }</span>{ " " }
                <span>{ format!("办学类型：{}", or_line(kind)) }</span>{ " " }
                <span>{ format!("数据时点：{}", or_line(&date)) }</span>{ " " }
                <span>{ "填报日期：＿＿＿＿年＿＿月＿＿日" }</span>
            </p>
        </div>
    }
}

/// What this table does not hold, so that nobody takes it for everything.
fn left_out(app: &App) -> Html {
    let (draft, form) = (&app.state.draft, &app.derived.form);
    let hidden = form.hidden.len();
    let sheets = draft.sheets.iter().map(|sheet| labels::sheet(sheet.kind));
    let sheets: Vec<&str> = sheets.collect();
    html! {
        <>
            if hidden > 0 {
                <p class="entry-hint">
                    { match form.hidden_filled {
                        0 => format!("按简版列出；另有 {hidden} 个填报项不在简版里，都还没有填。"),
                        filled => format!("按简版列出；另有 {hidden} 个填报项不在简版里，其中填过的 {filled} 个也列在上面。"),
                    } }
                </p>
            }
            if !sheets.is_empty() {
                <p class="entry-hint">
                    { format!("另有 {} 份对比数据（{}）不在这张表里。", sheets.len(), sheets.join("、")) }
                </p>
            }
        </>
    }
}

/// Where those sign who answer for the figures; kept whole on paper, with the last rows of the table.
fn signatures() -> Html {
    let place = |name: &str| {
        html! {
            <>
                <p>{ format!("{name}：＿＿＿＿＿＿＿＿") }</p>
                <p>{ "日期：＿＿＿＿年＿＿月＿＿日" }</p>
            </>
        }
    };
    html! {
        <div class="signatures">
            { for ["填表人", "审核人", "校长"].map(place) }
            <p class="signatures-seal">{ "（学校公章）" }</p>
        </div>
    }
}

/// What the rows are made from.
struct Making<'a> {
    app: &'a App,
    words: Words<'a>,
    /// The school without the units that belong to it.
    alone: &'a School,
}

impl<'a> Making<'a> {
    fn of(app: &'a App) -> Self {
        let school = &app.derived.evaluation.school;
        Self {
            app,
            words: app.derived.words(),
            alone: school.apart().first().unwrap_or(school),
        }
    }

    fn section(&self, section: &FormSection, state: &SectionState) -> Option<Body> {
        let figures = data::form_catalogue().figures.iter();
        let rows: Vec<Row> = figures
            .filter(|definition| definition.section == section.id)
            .flat_map(|definition| self.figure(definition))
            .collect();
        let word = labels::progress(state.progress());
        let mut about = match state.asked {
            0 => word.to_owned(),
            asked => format!("{} / {asked}，{word}", state.filled),
        };
        if let Some(provider) = self.app.state.draft.providers.get(&section.id) {
            about.push_str(&provided(provider));
        }
        (!rows.is_empty()).then(|| Body {
            key: section.id.clone(),
            name: section.name.clone(),
            about,
            rows,
        })
    }

    /// The rows of a figure: those that are shown, and those that were entered although they are not.
    fn figure(&self, definition: &FigureDefinition) -> Vec<Row> {
        let draft = &self.app.state.draft;
        let is_shown = self.app.derived.form.shown.contains(&definition.id);
        // What need not be filled and was not entered has nothing to be checked.
        let may_be_left = data::form().is_optional(definition, draft.extent);
        let is_listed =
            |slot: &Slot| draft.entries.contains_key(slot) || (is_shown && !may_be_left);
        let slots = definition.slots(&self.alone.profile);
        let slots = slots.filter(is_listed);
        slots
            .map(|slot| self.row(definition, slot, &definition.table, None))
            .collect()
    }

    fn row(
        &self,
        definition: &FigureDefinition,
        slot: Slot,
        source: &str,
        group: Option<&Group>,
    ) -> Row {
        let draft = &self.app.state.draft;
        let problems = self.app.derived.evaluation.problems.iter();
        let problems = problems.filter(|problem| problem.slot == slot);
        let mut doubts: Vec<String> = Vec::new();
        for problem in problems.clone() {
            let doubt = match draft.reasons.get(problem.key().as_str()) {
                Some(reason) if problem.is_settled(draft, None) => format!("已说明：{reason}"),
                _ => problems::problem(problem, &self.words),
            };
            // Two rules may find the same wrong.
            if !doubts.contains(&doubt) {
                doubts.push(doubt);
            }
        }
        Row {
            name: self.words.slot(&slot),
            value: self.value(definition, &slot, group),
            unit: labels::unit(definition.unit),
            source: source.to_owned(),
            doubts,
            is_doubtful: problems
                .clone()
                .any(|problem| !problem.is_settled(draft, None)),
            field: field_id(slot.figure.0.as_str(), slot.part),
        }
    }

    /// What was understood of what was entered; what could not be understood, as it was typed.
    fn value(&self, definition: &FigureDefinition, slot: &Slot, group: Option<&Group>) -> String {
        let draft = &self.app.state.draft;
        let value = self.alone.value(slot);
        match draft.entries.get(slot) {
            Some(Entry::NotApplicable(reason)) if reason.trim().is_empty() => "不适用".to_owned(),
            Some(Entry::NotApplicable(reason)) => format!("不适用（{}）", reason.trim()),
            Some(Entry::Text(text)) => match value {
                Value::Level(level) => level_word(*level, group),
                Value::Number(number) => number.to_string(),
                Value::List(numbers) if numbers.is_empty() => "没有".to_owned(),
                Value::List(numbers) => {
                    let texts: Vec<String> = numbers.iter().map(ToString::to_string).collect();
                    let echo = entries::understood_as(definition, text, value);
                    format!("{}（{echo}）", texts.join("、"))
                }
                // It contradicts another figure, or cannot be read: the row says so.
                _ => text.trim().to_owned(),
            },
            None if draft.reasons.contains_key(&Draft::review_key(slot)) => "正在核查".to_owned(),
            None => {
                let derived = entries::derived(definition, value, &self.words);
                if derived.is_empty() {
                    "（未填）".to_owned()
                } else {
                    derived
                }
            }
        }
    }

    /// The items that were judged, pack by pack.
    fn judged(&self) -> Vec<Body> {
        let draft = &self.app.state.draft;
        let evaluation = &self.app.derived.evaluation;
        let packs = evaluation.packs.iter();
        let bodies = packs.filter_map(|pack| {
            let standard = &pack.standard;
            let mut rows = Vec::new();
            for indicator in &standard.indicators {
                let figure = indicator.level_figure();
                let Some(definition) =
                    figure.and_then(|figure| evaluation.catalogue.figure(&figure))
                else {
                    continue;
                };
                if definition.unit != Unit::None || !definition.section.is_empty() {
                    continue;
                }
                let is_judged = |slot: &Slot| {
                    draft.entries.contains_key(slot)
                        || draft.reasons.contains_key(&Draft::review_key(slot))
                };
                let slots = definition.slots(&self.alone.profile).filter(is_judged);
                let group = standard.group(&indicator.group);
                rows.extend(slots.map(|slot| self.row(definition, slot, "自评", group)));
            }
            (!rows.is_empty()).then(|| Body {
                key: format!("judged-{}", standard.id),
                name: format!("自评事项：{}", standard.short),
                about: format!("已评 {} 项", rows.len()),
                rows,
            })
        });
        bodies.collect()
    }
}

/// A level as the form asks for it.
fn level_word(level: Level, group: Option<&Group>) -> String {
    match level {
        Level::Reached if group.is_some_and(|group| group.events) => "没有发生",
        Level::NotReached if group.is_some_and(|group| group.events) => "发生过",
        level => labels::level(level),
    }
    .to_owned()
}

fn provided(provider: &Provider) -> String {
    let who = labels::provider(provider);
    let note = provider.note.trim();
    match (who.is_empty(), note.is_empty()) {
        (true, true) => String::new(),
        (true, false) => format!("；{note}"),
        (false, true) => format!("；由{who}提供"),
        (false, false) => format!("；由{who}提供（{note}）"),
    }
}
