//! Every paper of the plan, what was changed in them, and what is to be confirmed.
//!
//! In: the plan. Out: [`Settled`], the plan as of the last pause, from which one paper is written at once ([`use_paper`]); and
//! [`Papers`], all of them with their lists, a moment later. Writing a paper takes longer than a keystroke may, writing all of
//! them longer than the tick of a measure may take to be seen.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::paper::changes::{Change, changes};
use super::paper::confirmations::{Confirmation, confirmations};
use super::plan_view::PlanView;
use crate::browser::clock;
use files::papers::{self, Content, Paper};
use formats::preview::PaperView;
use plan::Basis;
use school::answers::LEFT_OUT;
use school::draft::PlanChoices;

/// A change that comes later than this after the one before is no typing, in milliseconds.
const QUIET_MS: f64 = 400.0;
/// How long a paper waits for the next key while somebody types.
const PAUSE_MS: u32 = 180;
/// How long the other papers wait for the one that is looked at.
const OTHERS_MS: u32 = 60;

/// The plan as of the last pause. A text that was emptied and is still being changed stands there all the same.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Settled {
    view: PlanView,
    /// Key of that text.
    held: Option<String>,
}

impl Settled {
    /// The school's choices without the emptied text; `None` where they are as they are.
    fn choices(&self) -> Option<PlanChoices> {
        let key = self.held.as_ref()?;
        let mut choices = self.view.choices().clone();
        choices.answers.remove(key);
        Some(choices)
    }
}

/// What the papers of a plan are made of.
fn with_basis<T>(settled: &Settled, make: impl FnOnce(&Basis) -> T) -> T {
    let choices = settled.choices();
    let mut basis = settled.view.basis();
    if let Some(choices) = &choices {
        basis.choices = choices;
    }
    make(&basis)
}

/// The papers with what stands beside them.
#[derive(Debug, Clone)]
pub(crate) struct Papers(Rc<Written>);

struct Written {
    settled: Settled,
    all: Vec<Rc<Paper>>,
    changes: Rc<Vec<Change>>,
    confirmations: Rc<Vec<Confirmation>>,
}

impl std::fmt::Debug for Written {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Written")
            .field("papers", &self.all.len())
            .finish()
    }
}

impl PartialEq for Papers {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Papers {
    /// The papers of a plan, of which one may be written already.
    fn of(settled: &Settled, written: Option<&Rc<Paper>>) -> Self {
        let view = &settled.view;
        with_basis(settled, |basis| {
            // A school of which nothing is known has no papers.
            let all = if view.is_empty() {
                Vec::new()
            } else {
                papers::papers_beside(basis, view.plan(), data::texts(), data::papers(), written)
            };
            let changes = changes(view, basis, &all);
            let confirmations = confirmations(view, basis, &all);
            Self(Rc::new(Written {
                settled: settled.clone(),
                all,
                changes: Rc::new(changes),
                confirmations: Rc::new(confirmations),
            }))
        })
    }

    /// Every paper.
    pub(super) fn all(&self) -> &[Rc<Paper>] {
        &self.0.all
    }

    /// The paper of that key, where these are the papers of that plan.
    fn find(&self, settled: &Settled, key: &str) -> Option<Rc<Paper>> {
        let mut all = self.0.all.iter();
        let found = all.find(|paper| paper.key == key)?;
        (self.0.settled == *settled).then(|| found.clone())
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

/// The paper that was written last by itself, with the plan of which it is: it is not written again with the others.
#[derive(Clone, Default)]
pub(crate) struct LastWritten(Rc<RefCell<Option<OnePaper>>>);

impl std::fmt::Debug for LastWritten {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("LastWritten").finish_non_exhaustive()
    }
}

impl PartialEq for LastWritten {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl LastWritten {
    fn put(&self, written: &OnePaper) {
        self.0.replace(Some(written.clone()));
    }

    fn of(&self, settled: &Settled) -> Option<Rc<Paper>> {
        let last = self.0.borrow();
        let last = last.as_ref().filter(|last| last.settled == *settled);
        last.map(|last| last.paper.clone())
    }
}

/// What the screens of the plan know of its papers.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct DraftedPapers {
    /// The plan as of the last pause.
    pub settled: Settled,
    /// All papers, a moment later.
    pub papers: Papers,
    /// How to hold a text that is being changed.
    pub hold: Hold,
    /// The paper that was written last.
    pub last_written: LastWritten,
}

/// The papers of the plan.
#[hook]
pub(super) fn use_drafted_papers(view: &PlanView) -> DraftedPapers {
    let held = use_state_eq(|| None::<String>);
    let settled = use_state(|| Settled {
        view: view.clone(),
        held: None,
    });
    let papers = use_state(|| Papers::of(&settled, None));
    let last_written = (*use_memo((), |()| LastWritten::default())).clone();
    let last_change = use_mut_ref(|| 0.0);
    {
        let emptied = (*held).clone();
        let wanted = Settled {
            held: emptied.filter(|key| view.answers().get(key) == LEFT_OUT),
            view: view.clone(),
        };
        let settled = settled.clone();
        use_effect_with(wanted, move |wanted| {
            // A change in the meantime begins the wait anew.
            let mut wait = None;
            if *wanted != *settled {
                let now = clock::milliseconds();
                let is_typing = now - last_change.replace(now) < QUIET_MS;
                let wait_ms = if is_typing { PAUSE_MS } else { 0 };
                let wanted = wanted.clone();
                wait = Some(Timeout::new(wait_ms, move || settled.set(wanted)));
            }
            move || drop(wait)
        });
    }
    {
        let (papers, last_written) = (papers.clone(), last_written.clone());
        use_effect_with((*settled).clone(), move |settled| {
            let mut wait = None;
            if *settled != papers.0.settled {
                let settled = settled.clone();
                wait = Some(Timeout::new(OTHERS_MS, move || {
                    papers.set(Papers::of(&settled, last_written.of(&settled).as_ref()));
                }));
            }
            move || drop(wait)
        });
    }
    let hold = {
        let held = held.setter();
        use_callback((), move |key: Option<String>, ()| held.set(key))
    };
    DraftedPapers {
        settled: (*settled).clone(),
        papers: (*papers).clone(),
        hold: Hold(hold),
        last_written,
    }
}

/// A paper, and the plan of which it is.
#[derive(Clone)]
pub(super) struct OnePaper {
    settled: Settled,
    paper: Rc<Paper>,
}

impl PartialEq for OnePaper {
    fn eq(&self, other: &Self) -> bool {
        self.settled == other.settled && Rc::ptr_eq(&self.paper, &other.paper)
    }
}

impl OnePaper {
    /// The plan of which it is.
    pub(super) fn view(&self) -> &PlanView {
        &self.settled.view
    }

    /// The paper.
    pub(super) fn paper(&self) -> &Paper {
        &self.paper
    }

    /// What the page shows of it.
    pub(super) fn preview(&self) -> PaperView {
        let answers = self.view().answers();
        match &self.paper().content {
            Content::Text(document) => PaperView::of_document(document, answers),
            Content::Sheets(book) => PaperView::of_workbook(book, answers),
        }
    }

    /// The same without the pages of its text, which take longest.
    pub(super) fn preview_without_pages(&self) -> PaperView {
        let answers = self.view().answers();
        match &self.paper().content {
            Content::Text(document) => PaperView::without_pages(document, answers),
            Content::Sheets(book) => PaperView::of_workbook(book, answers),
        }
    }
}

/// The paper of that key as of the last pause, written by itself; the plan where there is none of that key.
#[hook]
#[expect(
    clippy::expect_used,
    reason = "every screen of the plan stands below its page"
)]
pub(super) fn use_paper(key: &str) -> Option<OnePaper> {
    let settled: Settled = use_context().expect("a component outside of the plan's page");
    let papers = use_papers();
    let last_written: LastWritten = use_context().expect("a component outside of the plan's page");
    let paper = use_memo((settled, key.to_owned()), move |(settled, key)| {
        let known = |key: &str| papers.find(settled, key);
        let written = known(key).or_else(|| {
            with_basis(settled, |basis| {
                let write = |key: &str| {
                    papers::paper(
                        basis,
                        settled.view.plan(),
                        data::texts(),
                        data::papers(),
                        key,
                    )
                };
                write(key)
                    .map(Rc::new)
                    .or_else(|| known(documents::PLAN))
                    .or_else(|| write(documents::PLAN).map(Rc::new))
            })
        });
        let written = written.map(|paper| OnePaper {
            settled: settled.clone(),
            paper,
        });
        if let Some(written) = &written {
            last_written.put(written);
        }
        written
    });
    (*paper).clone()
}

/// The papers as of the last pause.
#[hook]
#[expect(
    clippy::expect_used,
    reason = "every screen of the plan stands below its page"
)]
pub(super) fn use_papers() -> Papers {
    use_context().expect("a component outside of the plan's page")
}
