//! Every paper of the plan, what was changed in them, and what is to be confirmed.
//!
//! In: the plan. Out: [`Papers`], made at once after a pause and in the next pause while somebody types: writing all papers
//! takes longer than a keystroke may.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::paper::changes::{Change, changes};
use super::paper::confirmations::{Confirmation, confirmations};
use super::plan_view::PlanView;
use crate::browser::clock;
use files::papers::{self, Content, Paper};
use school::answers::LEFT_OUT;

/// A change that comes later than this after the one before is no typing, in milliseconds.
const QUIET_MS: f64 = 400.0;
/// How long the papers wait for the next key while somebody types.
const PAUSE_MS: u32 = 180;

/// The papers with what stands beside them.
#[derive(Debug, Clone)]
pub(crate) struct Papers(Rc<Written>);

struct Written {
    view: PlanView,
    /// Key of a text that was emptied and stands there all the same, for it is still being changed.
    held: Option<String>,
    all: Vec<Paper>,
    changes: Rc<Vec<Change>>,
    confirmations: Rc<Vec<Confirmation>>,
}

impl std::fmt::Debug for Written {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Written").field("papers", &self.all.len()).finish()
    }
}

impl PartialEq for Papers {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Papers {
    /// The papers of a plan; the text under the key `held`, which was emptied and is still being changed, is not left out
    /// yet.
    fn of(view: &PlanView, held: Option<String>) -> Self {
        let data = view.derived().data();
        let without_held = held.as_ref().map(|key| {
            let mut choices = view.choices().clone();
            choices.answers.remove(key);
            choices
        });
        let mut basis = view.basis();
        if let Some(choices) = &without_held {
            basis.choices = choices;
        }
        // A school of which nothing is known has no papers.
        let all = if view.is_empty() {
            Vec::new()
        } else {
            papers::papers(&basis, view.plan(), data.texts, data.papers)
        };
        let changes = changes(&basis, view.plan(), &all);
        let confirmations = confirmations(view, &basis, &all);
        Self(Rc::new(Written {
            view: view.clone(),
            held,
            all,
            changes: Rc::new(changes),
            confirmations: Rc::new(confirmations),
        }))
    }

    /// The plan of which they are.
    pub(super) fn view(&self) -> &PlanView {
        &self.0.view
    }

    /// Every paper.
    pub(super) fn all(&self) -> &[Paper] {
        &self.0.all
    }

    /// The paper of that key with its place; the first one where there is none of that key.
    pub(super) fn paper(&self, key: &str) -> Option<&Paper> {
        let mut papers = self.0.all.iter();
        papers.find(|paper| paper.key == key).or(self.0.all.first())
    }

    /// What was changed in them.
    pub(super) fn changes(&self) -> &Rc<Vec<Change>> {
        &self.0.changes
    }

    /// What is to be confirmed before they are handed in.
    pub(super) fn confirmations(&self) -> &Rc<Vec<Confirmation>> {
        &self.0.confirmations
    }
}

/// Name of a paper in lists.
pub(super) fn name(paper: &Paper) -> String {
    paper.name.replace('_', "：")
}

/// Ending of the file of a paper.
pub(super) fn ending(paper: &Paper) -> &'static str {
    match paper.content {
        Content::Text(_) => "docx",
        Content::Sheets(_) => "xlsx",
    }
}

/// Tells which text is being changed, by its key; `None` when none is any more.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Hold(pub Callback<Option<String>>);

/// The papers of the plan, and how to hold a text that is being changed.
#[hook]
pub(super) fn use_drafted_papers(view: &PlanView) -> (Papers, Hold) {
    let held = use_state_eq(|| None::<String>);
    let papers = use_state(|| Papers::of(view, None));
    let last_change = use_mut_ref(|| 0.0);
    {
        let papers = papers.clone();
        let written = papers.0.clone();
        let emptied = (*held).clone();
        let emptied = emptied.filter(|key| view.answers().get(key) == LEFT_OUT);
        use_effect_with((view.clone(), emptied), move |(view, held)| {
            // A change in the meantime begins the wait anew.
            let mut wait = None;
            if *view != written.view || *held != written.held {
                let now = clock::milliseconds();
                let is_typing = now - last_change.replace(now) < QUIET_MS;
                let (view, held) = (view.clone(), held.clone());
                let wait_ms = if is_typing { PAUSE_MS } else { 0 };
                wait = Some(Timeout::new(wait_ms, move || {
                    papers.set(Papers::of(&view, held));
                }));
            }
            move || drop(wait)
        });
    }
    let hold = {
        let held = held.setter();
        use_callback((), move |key: Option<String>, ()| held.set(key))
    };
    ((*papers).clone(), Hold(hold))
}

/// The papers as of the last pause.
#[hook]
#[expect(clippy::expect_used, reason = "every screen of the plan stands below its page")]
pub(super) fn use_papers() -> Papers {
    use_context().expect("a component outside of the plan's page")
}
