//! 核对: every figure of the form with what was entered, part by part, as it is printed for the signatures.
//!
//! In: a desk. Out: the table as markup, with a link from each row to its field. It decides nothing.

use super::desk::Desk;
use super::markup::{Hole, all, markup};
use check::form::{Form, SectionState};
use school::Problem;
use school::catalogue::{FigureDefinition, FormSection, Unit};
use school::draft::{Draft, Entry, Provider};
use school::figures::{Slot, Value};
use words::{Words, entries, labels, problems};

/// How many columns the table has.
const COLUMNS: &str = "7";

/// The body of the page.
pub(super) fn page(desk: &Desk) -> String {
    let draft = &desk.draft;
    let unsettled: Vec<Problem> = desk
        .problems
        .iter()
        .filter(|own| !own.is_settled(draft, None))
        .cloned()
        .collect();
    let form = Form::of(
        data::form(),
        draft,
        &draft.entries,
        &desk.school,
        &unsettled,
    );
    let mut review = Review {
        desk,
        form: &form,
        words: desk.words(),
        number: 0,
    };
    let sections: String = form
        .sections
        .iter()
        .filter_map(|own| Some(review.section(desk.catalogue.sections.get(own.idx)?, own)))
        .collect();
    let judged = review.judged();
    markup(
        r#"<div class="review">{}<div class="review-table"><table><thead><tr><th scope="col" class="review-extra">序号</th><th scope="col">填报项</th><th scope="col">填报的数</th><th scope="col" class="review-extra">单位</th><th scope="col" class="review-extra">来源</th><th scope="col">核对</th><th scope="col" class="review-edit">修改</th></tr></thead>{}{}</table></div>{}{}</div>"#,
        [
            Hole::Markup(head(draft)),
            Hole::Markup(sections),
            Hole::Markup(judged),
            Hole::Markup(left_out(draft, &form)),
            Hole::Markup(signatures()),
        ],
    )
}

/// Title of the paper, and whose figures of which day they are.
fn head(draft: &Draft) -> String {
    let profile = &draft.profile;
    let or_line = |text: &str| {
        if text.trim().is_empty() {
            "＿＿＿＿＿＿＿＿".to_owned()
        } else {
            text.trim().to_owned()
        }
    };
    let kind = profile.kind.map_or("", labels::kind);
    let date = profile.data_date.map(|date| date.in_words());
    markup(
        r#"<div class="review-head"><p class="review-title">义务教育优质均衡发展自查表</p><p><span>学校：{}</span> <span>办学类型：{}</span> <span>数据时点：{}</span> <span>填报日期：＿＿＿＿年＿＿月＿＿日</span></p></div>"#,
        [
            or_line(&profile.name).into(),
            or_line(kind).into(),
            or_line(&date.unwrap_or_default()).into(),
        ],
    )
}

/// What this table does not hold, so that nobody takes it for everything.
fn left_out(draft: &Draft, form: &Form) -> String {
    let mut sentences = Vec::new();
    if !form.hidden.is_empty() {
        let filled = match form.hidden_filled {
            0 => "都还没有填".to_owned(),
            filled => format!("其中填过的 {filled} 个也列在上面"),
        };
        let count = form.hidden.len();
        sentences.push(format!(
            "按简版列出；另有 {count} 个填报项不在简版里，{filled}。"
        ));
    }
    if !draft.sheets.is_empty() {
        let names: Vec<&str> = draft
            .sheets
            .iter()
            .map(|own| labels::sheet(own.kind))
            .collect();
        sentences.push(format!(
            "另有 {} 份数（{}）不在这张表里。",
            names.len(),
            names.join("、")
        ));
    }
    let lines = sentences
        .iter()
        .map(|sentence| markup(r#"<p class="entry-hint">{}</p>"#, [sentence.into()]));
    lines.collect()
}

/// Where those sign who answer for the figures; kept whole on paper.
fn signatures() -> String {
    let place = |name: &str| {
        markup(
            "<p>{}：＿＿＿＿＿＿＿＿</p><p>日期：＿＿＿＿年＿＿月＿＿日</p>",
            [name.into()],
        )
    };
    let places = ["填表人", "审核人", "校长"].map(place);
    markup(
        r#"<div class="signatures">{}<p class="signatures-seal">（学校公章）</p></div>"#,
        [all(places)],
    )
}

struct Review<'a> {
    desk: &'a Desk,
    form: &'a Form,
    words: Words<'a>,
    /// Number of the last row.
    number: usize,
}

impl Review<'_> {
    fn section(&mut self, section: &FormSection, own: &SectionState) -> String {
        let desk = self.desk;
        let figures = desk.catalogue.figures.iter();
        let rows: Vec<String> = figures
            .filter(|own| own.section == section.id)
            .flat_map(|definition| self.figure(definition))
            .collect();
        if rows.is_empty() {
            return String::new();
        }
        let provider = desk.draft.providers.get(&section.id);
        let mut about = format!(
            "{} / {}，{}",
            own.filled,
            own.asked,
            labels::progress(own.progress())
        );
        if own.asked == 0 {
            about = labels::progress(own.progress()).to_owned();
        }
        tbody(
            &section.name,
            &[about, provider.map(provided).unwrap_or_default()].join(""),
            rows,
        )
    }

    /// The rows of a figure: those that are shown, and those that were entered although they are not.
    fn figure(&mut self, definition: &FigureDefinition) -> Vec<String> {
        let is_shown = self.form.shown.contains(&definition.id);
        let mut rows = Vec::new();
        for slot in definition.slots(&self.desk.school.profile) {
            let is_entered = self.desk.draft.entries.contains_key(&slot);
            // What need not be filled and was not entered has nothing to be checked.
            let may_be_left = data::form().is_optional(definition, self.desk.draft.extent);
            if is_entered || (is_shown && !may_be_left) {
                rows.push(self.row(definition, &slot));
            }
        }
        rows
    }

    fn row(&mut self, definition: &FigureDefinition, slot: &Slot) -> String {
        self.number += 1;
        let name = self.words.slot(slot);
        let field = format!("f-{}-{}", slot.figure.0, slot.part.key());
        let unit = labels::unit(definition.unit);
        let doubts = self.doubts(slot);
        markup(
            r##"<tr{}><td class="review-extra">{}</td><th scope="row">{}{}</th><td>{}</td><td class="review-extra">{}</td><td class="review-extra">{}</td><td>{}</td><td class="review-edit"><a id="r-{}" href="#/figures/{}">修改<span class="visually-hidden">：{}</span></a></td></tr>"##,
            [
                Hole::Markup(if doubts.is_empty() {
                    String::new()
                } else {
                    r#" class="review-doubtful""#.to_owned()
                }),
                self.number.to_string().into(),
                (&name).into(),
                Hole::Markup(if unit.is_empty() {
                    String::new()
                } else {
                    markup(r#"<span class="review-unit">（{}）</span>"#, [unit.into()])
                }),
                self.value(definition, slot).into(),
                unit.into(),
                (&definition.table).into(),
                all(doubts),
                (&field).into(),
                (&field).into(),
                (&name).into(),
            ],
        )
    }

    /// What was entered and what it was understood as.
    fn value(&self, definition: &FigureDefinition, slot: &Slot) -> String {
        let desk = self.desk;
        let value = desk.school.value(slot);
        match desk.draft.entries.get(slot) {
            Some(Entry::NotApplicable(reason)) if reason.trim().is_empty() => "不适用".to_owned(),
            Some(Entry::NotApplicable(reason)) => format!("不适用（{}）", reason.trim()),
            Some(Entry::Text(text)) => match value {
                Value::Level(level) => labels::level(*level).to_owned(),
                _ => {
                    let echo = entries::understood_as(definition, text, value);
                    let echo = if echo.is_empty() {
                        echo
                    } else {
                        format!("（{echo}）")
                    };
                    format!("{}{echo}", text.trim())
                }
            },
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

    /// What is to be looked at again, and the reasons that were given.
    fn doubts(&self, slot: &Slot) -> Vec<String> {
        let draft = &self.desk.draft;
        let problems = self.desk.problems.iter();
        let told = |problem: &Problem| {
            let sentence = problems::problem(problem, &self.words);
            match draft.reasons.get(problem.key().as_str()) {
                Some(reason) if problem.is_settled(draft, None) => {
                    markup("<p>已说明：{}</p>", [reason.into()])
                }
                _ => markup("<p>{}</p>", [sentence.into()]),
            }
        };
        problems
            .filter(|problem| problem.slot == *slot)
            .map(told)
            .collect()
    }

    /// The items that were judged, pack by pack.
    fn judged(&mut self) -> String {
        let desk = self.desk;
        let mut bodies = String::new();
        for pack in &desk.packs {
            let mut rows = Vec::new();
            let own = pack.standard.indicators.iter();
            for figure in own.filter_map(|own| own.level_figure()) {
                let Some(definition) = desk.catalogue.figure(&figure) else {
                    continue;
                };
                if definition.unit != Unit::None || !definition.section.is_empty() {
                    continue;
                }
                for slot in definition.slots(&desk.school.profile) {
                    if desk.draft.entries.contains_key(&slot) {
                        self.number += 1;
                        rows.push(markup(
                            r##"<tr><td class="review-extra">{}</td><th scope="row">{}</th><td>{}</td><td class="review-extra"></td><td class="review-extra">自评</td><td></td><td class="review-edit"><a href="#/items">修改<span class="visually-hidden">：{}</span></a></td></tr>"##,
                            [
                                self.number.to_string().into(),
                                self.words.slot(&slot).into(),
                                self.value(definition, &slot).into(),
                                self.words.slot(&slot).into(),
                            ],
                        ));
                    }
                }
            }
            if !rows.is_empty() {
                let name = format!("事项自评：{}", pack.standard.short);
                bodies += &tbody(&name, &format!("已评 {} 项", rows.len()), rows);
            }
        }
        bodies
    }
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

fn tbody(name: &str, about: &str, rows: Vec<String>) -> String {
    markup(
        r#"<tbody><tr class="review-section"><th scope="rowgroup" colspan="{}">{}<span>{}</span></th></tr>{}</tbody>"#,
        [COLUMNS.into(), name.into(), about.into(), all(rows)],
    )
}
