//! The plan of the school that is open, and everything that the screens show of it.
//!
//! In: what follows from the draft. Out: [`PlanView`], made once per change; two are the same only when they are one.

use std::rc::Rc;

use yew::prelude::*;

use crate::hooks::{Derived, SameRc};
use plan::{Basis, Plan, PlanKind, PlanProblem};
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

    /// Nothing has been entered that could be judged.
    pub(super) fn is_empty(&self) -> bool {
        self.0.plan.kind == PlanKind::Empty
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
