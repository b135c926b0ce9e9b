//! The one list of what is to be confirmed (待确认): what should be mended before signing, and what only the school can say.
//!
//! In: the papers. Out: a [`Confirmation`] for each, which leads to its place. Its length is the count that is shown
//! everywhere.

use std::rc::Rc;

use yew::prelude::*;

use crate::pages::plan::link::PlaceLink;
use crate::pages::plan::papers::name;
use crate::pages::plan::plan_view::PlanView;
use crate::pages::results::FORECAST_HEADING;
use crate::state::route::{Page, PlanScreen, Route};
use documents::workbook::Cell;
use documents::{Document, LintField, lint};
use files::papers::{Content, Paper};
use formats::preview::mark_id;
use plan::Basis;
use plan::template::{Piece, Slots, fill_text, with_marks};
use school::answers::AnswerKey;

/// Something to be confirmed.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::pages::plan) struct Confirmation {
    /// What is to be mended, or what is missing.
    sentence: String,
    /// Where that is done.
    route: Route,
}

/// What is missing under one name, in all papers together.
struct Missing {
    what: String,
    route: Route,
    papers: Vec<String>,
}

/// Everything that is to be confirmed: first what should be mended, in the order of the screens, then what is missing, each
/// under its name once, in the order of the papers. What is both is told once.
pub(in crate::pages::plan) fn confirmations(
    view: &PlanView,
    basis: &Basis,
    papers: &[Rc<Paper>],
) -> Vec<Confirmation> {
    let texts: Vec<(&str, &Document)> = papers
        .iter()
        .filter_map(|paper| match &paper.content {
            Content::Text(document) => Some((paper.name.as_str(), document)),
            Content::Sheets(_) => None,
        })
        .collect();
    let faults = lint(basis, view.plan(), data::papers(), &texts);
    let mut confirmations: Vec<Confirmation> = faults
        .into_iter()
        .map(|fault| Confirmation {
            route: route_of(&fault.field, view),
            sentence: fault.sentence,
        })
        .collect();
    let mut missing: Vec<Missing> = Vec::new();
    let fields = fields_of_marks(view, basis);
    for paper in papers {
        for (number, what) in marks(paper).into_iter().enumerate() {
            let name = name(paper);
            if let Some(known) = missing.iter_mut().find(|known| known.what == what) {
                if !known.papers.contains(&name) {
                    known.papers.push(name);
                }
                continue;
            }
            let field = fields.iter().find(|(known, _)| *known == what);
            let route = field.map_or_else(
                || {
                    Route::to(
                        Page::Plan(PlanScreen::Paper(paper.key.clone())),
                        mark_id(&paper.key, number),
                    )
                },
                |(_, route)| route.clone(),
            );
            missing.push(Missing {
                what,
                route,
                papers: vec![name],
            });
        }
    }
    missing.retain(|missing| confirmations.iter().all(|told| told.route != missing.route));
    confirmations.extend(missing.into_iter().map(|missing| {
        let papers = match missing.papers.as_slice() {
            [one] => one.clone(),
            [one, other] => format!("{one}、{other}"),
            [first, ..] => format!("{first}等 {} 份", missing.papers.len()),
            [] => String::new(),
        };
        Confirmation {
            sentence: format!("待填：{}（{papers}）", missing.what),
            route: missing.route,
        }
    }));
    confirmations
}

/// What marks say whose field is known, with the field.
fn fields_of_marks(view: &PlanView, basis: &Basis) -> Vec<(String, Route)> {
    let (texts, marks) = (data::texts(), &data::texts().marks);
    let on = |screen: PlanScreen, field: &str| Route::to(Page::Plan(screen), field);
    let basics = |field: &str| on(PlanScreen::Basics, field);
    let mut fields = vec![
        (marks.basis.clone(), basics("basis")),
        (marks.plan_date.clone(), basics("plan-date")),
        (marks.target_date.clone(), basics("target-date")),
        (marks.contact.clone(), basics("contact")),
        (marks.phone.clone(), basics("phone")),
        (
            marks.last_round_date.clone(),
            Page::Plan(PlanScreen::Progress).into(),
        ),
    ];
    fields.extend([
        (marks.county.clone(), basics("county")),
        (marks.bureau.clone(), basics("bureau")),
        (marks.school.clone(), basics("name")),
        (
            marks.data_date.clone(),
            Route::to(Page::School, "data-date"),
        ),
        (marks.zone.clone(), Page::School.into()),
        (marks.kind.clone(), Page::School.into()),
    ]);
    fields.extend(basis.library.posts.iter().map(|post| {
        let slots: Slots = [("post", post.name.clone())].into();
        let field = LintField::Person(post.id.clone()).id();
        (fill_text(&marks.name_of_post, &slots), basics(&field))
    }));
    for problem in &view.plan().problems {
        let of_problem = |field: &str| on(PlanScreen::Problem(problem.id.clone()), field);
        let slots: Slots = [("id", problem.id.clone())].into();
        let cause = LintField::WrittenCause(problem.id.clone()).id();
        fields.push((fill_text(&texts.cause_missing, &slots), of_problem(&cause)));
        for task in problem.tasks() {
            fields.extend(task.blanks.iter().map(|(name, _)| {
                let field = LintField::Blank {
                    problem: problem.id.clone(),
                    measure: task.id.clone(),
                    name: name.clone(),
                };
                (name.clone(), of_problem(&field.id()))
            }));
        }
    }
    fields
}

/// What is missing in a paper, mark by mark in reading order.
fn marks(paper: &Paper) -> Vec<String> {
    match &paper.content {
        Content::Text(document) => document.marks().map(str::to_owned).collect(),
        Content::Sheets(book) => {
            let sheets = book.sheets.iter();
            let cells = sheets.flat_map(|sheet| {
                let rows = sheet.rows.iter();
                rows.flat_map(|row| row.iter().enumerate())
                    .filter(|(idx, _)| !sheet.hidden.contains(idx))
                    .map(|(_, cell)| cell)
            });
            cells
                .filter_map(|cell| match cell {
                    Cell::ToFill(text) => Some(missing_in(text)),
                    _ => None,
                })
                .collect()
        }
    }
}

/// What the first mark of a cell says.
fn missing_in(text: &str) -> String {
    let mut pieces = with_marks(text).into_iter();
    let missing = pieces.find_map(|piece| match piece {
        Piece::Missing(what) => Some(what),
        Piece::Text(_) => None,
    });
    missing.unwrap_or_else(|| text.to_owned())
}

/// Where a field stands.
fn route_of(field: &LintField, view: &PlanView) -> Route {
    let screen = match field {
        LintField::PlanDate | LintField::TargetDate | LintField::Basis | LintField::Person(_) => {
            PlanScreen::Basics
        }
        LintField::ExpectedIntake => return Route::to(Page::Results, FORECAST_HEADING),
        LintField::Causes(problem)
        | LintField::WrittenCause(problem)
        | LintField::Measure { problem, .. }
        | LintField::Blank { problem, .. }
        | LintField::Owner(problem) => PlanScreen::Problem(problem.clone()),
        LintField::Answer(key) => screen_of(AnswerKey::parse(key), view),
        LintField::Change(_) | LintField::Papers => PlanScreen::Paper(String::new()),
    };
    Route::to(Page::Plan(screen), field.id())
}

/// The screen on which an answer is given.
fn screen_of(key: AnswerKey, view: &PlanView) -> PlanScreen {
    // What is watched is no problem.
    let of_problem = |id: &str| {
        let is_problem = view.items().iter().any(|item| item.id() == id);
        if is_problem {
            PlanScreen::Problem(id.to_owned())
        } else {
            PlanScreen::Watches
        }
    };
    match key {
        AnswerKey::LibraryTask { problem, .. }
        | AnswerKey::AddedTask { problem, .. }
        | AnswerKey::TaskGenerated { problem, .. }
        | AnswerKey::TaskOrder { problem }
        | AnswerKey::DatesSeen { problem } => of_problem(problem),
        AnswerKey::SchoolProblem { number, .. } => {
            PlanScreen::Problem(plan::school_problem_id(number))
        }
        AnswerKey::Feedback(_) => {
            let number = view.answers().school_problems().first().copied();
            PlanScreen::Problem(plan::school_problem_id(number.unwrap_or(1)))
        }
        AnswerKey::Progress { .. }
        | AnswerKey::Closing { .. }
        | AnswerKey::LastDate
        | AnswerKey::LastValue { .. } => PlanScreen::Progress,
        AnswerKey::Fund(_)
        | AnswerKey::Price { .. }
        | AnswerKey::TaskPrice { .. }
        | AnswerKey::Department { .. }
        | AnswerKey::Setting(_) => PlanScreen::Settings,
        AnswerKey::TextEdit(_) | AnswerKey::TextGenerated(_) | AnswerKey::AddedSection { .. } => {
            PlanScreen::Paper(String::new())
        }
        AnswerKey::ReportLine { .. }
        | AnswerKey::Contact
        | AnswerKey::Phone
        | AnswerKey::Meeting
        | AnswerKey::Signatory
        | AnswerKey::PaperNumber { .. }
        | AnswerKey::Unknown(_) => PlanScreen::Basics,
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct ConfirmationListProps {
    /// What is to be confirmed.
    pub confirmations: Rc<Vec<Confirmation>>,
}

/// The list.
#[component]
pub(super) fn ConfirmationList(props: &ConfirmationListProps) -> Html {
    let confirmations = &props.confirmations;
    let lines = confirmations.iter().map(|confirmation| {
        html! {
            <li>
                <PlaceLink route={confirmation.route.clone()}>
                    { confirmation.sentence.clone() }
                </PlaceLink>
            </li>
        }
    });
    html! {
        <details class="common optional" id="confirmations">
            <summary>
                <h2 id="confirmations-heading" tabindex="-1">
                    { format!("待确认（{} 处）", confirmations.len()) }
                </h2>
            </summary>
            if confirmations.is_empty() {
                <p>{ "没有要确认的地方。" }</p>
            } else {
                <p class="entry-hint">
                    { "点一下就到那里。不知道的可以空着，文件里那里写成待核定，或者空出一段。" }
                </p>
                <ul class="confirmations">{ for lines }</ul>
            }
        </details>
    }
}
