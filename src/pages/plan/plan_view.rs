//! The plan of the school that is open, and everything that the screens show of it.
//!
//! In: what follows from the draft. Out: [`PlanView`], made once per change; two are the same only when they are one.

use std::rc::Rc;

use yew::prelude::*;

use crate::hooks::{Derived, SameRc};
use crate::state::route::{Page, PlanScreen, Route};
use plan::{Basis, PackProblem, Plan, PlanKind, PlanProblem, SchoolProblem};
use school::answers::Answers;
use school::draft::{PlanChoices, ProblemChoices};

/// A plan with what it is made of.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct PlanView(SameRc<DraftedPlan>);

#[derive(Debug)]
struct DraftedPlan {
    derived: Rc<Derived>,
    plan: Plan,
}

impl PlanView {
    /// The plan of what was evaluated.
    pub(super) fn of(derived: Rc<Derived>) -> Self {
        let plan = plan::draft(&derived.evaluation.basis(&derived.draft, data::library()));
        Self(SameRc(Rc::new(DraftedPlan { derived, plan })))
    }

    /// The plan.
    pub(super) fn plan(&self) -> &Plan {
        &self.0.plan
    }

    /// What the plan is made of.
    pub(super) fn basis(&self) -> Basis<'_> {
        let derived = &*self.0.derived;
        derived.evaluation.basis(&derived.draft, data::library())
    }

    /// What follows from the draft.
    pub(super) fn derived(&self) -> &Derived {
        &self.0.derived
    }

    /// What the school chose for the plan.
    pub(super) fn choices(&self) -> &PlanChoices {
        &self.0.derived.draft.choices
    }

    /// What the school wrote and changed.
    pub(super) fn answers(&self) -> &Answers {
        &self.choices().answers
    }

    /// What the school chose for one problem.
    pub(super) fn chosen(&self, problem: &str) -> ProblemChoices {
        let chosen = self.choices().problems.get(problem);
        chosen.cloned().unwrap_or_default()
    }

    /// Nothing has been entered that could be judged, and no problem written.
    pub(super) fn is_empty(&self) -> bool {
        self.0.plan.kind == PlanKind::Empty && self.0.plan.school_problems.is_empty()
    }

    /// Everything that is worked through, in order: problems of the standard, of the other packs, of the school's own.
    pub(super) fn items(&self) -> Vec<PlanItem<'_>> {
        let plan = &self.0.plan;
        let problems = self.problems().into_iter().map(PlanItem::Standard);
        let packs = plan.pack_problems.iter().map(PlanItem::Pack);
        let school = plan.school_problems.iter().map(PlanItem::School);
        problems.chain(packs).chain(school).collect()
    }

    /// Short name of what is worked through.
    pub(super) fn item_name(&self, item: &PlanItem) -> String {
        match item {
            PlanItem::Standard(problem) => self.name(problem),
            PlanItem::Pack(problem) => problem.heading.clone(),
            PlanItem::School(problem) => shortened(&problem.text),
        }
    }

    /// Number of the problem that the school may write next.
    pub(super) fn next_school_problem(&self) -> u32 {
        let numbers = self.answers().school_problems();
        numbers.last().map_or(1, |last| last + 1)
    }

    /// The problems in the order in which they are worked through: resources first, each in the order of the plan.
    pub(super) fn problems(&self) -> Vec<&PlanProblem> {
        let findings = &self.0.derived.evaluation.report().findings;
        let is_resource = |problem: &&PlanProblem| {
            let finding = findings.get(problem.finding_idx);
            finding.is_some_and(|finding| finding.floor().is_some())
        };
        let (mut first, rest): (Vec<_>, Vec<_>) =
            self.0.plan.problems.iter().partition(is_resource);
        first.extend(rest);
        first
    }

    /// A problem with its place among those that are worked through; the first one where the id is not known.
    pub(super) fn problem(&self, id: &str) -> Option<(usize, &PlanProblem)> {
        let problems = self.problems();
        let idx = problems.iter().position(|problem| problem.id == id);
        let idx = idx.unwrap_or(0);
        problems.get(idx).map(|problem| (idx, *problem))
    }

    /// Short name of a problem, such as 体育场地不足.
    pub(super) fn name(&self, problem: &PlanProblem) -> String {
        let words = self.0.derived.words();
        format!("{}{}", words.part(problem.part), problem.heading)
    }
}

/// Something that is worked through on a screen of its own.
#[derive(Debug, Clone, Copy)]
pub(super) enum PlanItem<'a> {
    /// What is not met of the main standard.
    Standard(&'a PlanProblem),
    /// What is not met of another pack.
    Pack(&'a PackProblem),
    /// What the school wrote.
    School(&'a SchoolProblem),
}

impl PlanItem<'_> {
    /// Its id in addresses.
    pub(super) fn id(&self) -> String {
        match self {
            Self::Standard(problem) => problem.id.clone(),
            Self::Pack(problem) => problem.id.clone(),
            Self::School(problem) => problem.id(),
        }
    }

    /// Address of its screen.
    pub(super) fn address(&self) -> String {
        Route::from(Page::Plan(PlanScreen::Problem(self.id()))).address()
    }
}

/// The beginning of a text, for lists and links.
fn shortened(text: &str) -> String {
    /// Characters of a link that is still read at one glance.
    const MOST: usize = 24;
    if text.chars().count() <= MOST {
        return text.to_owned();
    }
    let start: String = text.chars().take(MOST).collect();
    format!("{start}…")
}

/// A part of a screen that shows something of the plan.
#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct OfPlanProps {
    /// The plan.
    pub view: PlanView,
}

/// The plan of what was evaluated, drafted once per change.
#[hook]
pub(super) fn use_drafted_plan(derived: &Rc<Derived>) -> PlanView {
    let view = use_memo(SameRc(derived.clone()), |derived| {
        PlanView::of(derived.0.clone())
    });
    (*view).clone()
}

/// The plan as of the last change.
#[hook]
#[expect(
    clippy::expect_used,
    reason = "every screen of the plan stands below its page"
)]
pub(crate) fn use_plan_view() -> PlanView {
    use_context().expect("a component outside of the plan's page")
}
