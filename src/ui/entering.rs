//! What the page remembers of filling the form, beside the figures themselves; none of it is kept.
//!
//! In: steps of the person. Out: an [`Entering`], part of the one state. It must not know the browser.

use yew::Html;

use super::markup::read;
use super::place::{Page, Route};
use school::draft::{Department, Extent};

/// Where the person is in filling the form.
#[derive(Clone, Default)]
pub(crate) struct Entering {
    /// Only sections that this department provides are shown; `None` for all.
    pub only: Option<Department>,
    /// The person asked to go on, and something has to be mended first.
    pub has_asked: bool,
    /// The field to which a row of 核对 led, to lead back to that row.
    pub back: Option<String>,
    /// 口径 and sources by figure, once the office worker has told them.
    pub help: Vec<(String, Html)>,
    /// When figures were kept last, before this visit; empty when that is not known.
    pub last_kept: String,
}

/// What a person can do about the form as such.
#[derive(Clone)]
pub(crate) enum Step {
    /// Choose how much of the form is shown.
    Extent(Extent),
    /// See only what a department provides, or everything.
    Only(Option<Department>),
    /// Go on to 核对, where nothing has to be mended first.
    GoOn,
    /// Take over what explains the figures, as markup by figure.
    Help(Vec<(String, String)>),
}

impl Entering {
    /// Does one step; how much of the form is shown is kept in the draft and not here.
    pub(crate) fn step(&mut self, step: Step) {
        match step {
            Step::Extent(_) => {}
            Step::Only(department) => self.only = department,
            Step::GoOn => self.has_asked = true,
            Step::Help(texts) => {
                let explained = texts.into_iter();
                self.help = explained.map(|(id, text)| (id, read(&text))).collect();
            }
        }
    }

    /// Follows a link: to a row of 核对 from the field that it led to, and to a field whether or not it is filtered out.
    pub(crate) fn go(&mut self, from: Page, to: &mut Route) {
        if from != to.page {
            self.has_asked = false;
        }
        match (from, to.page) {
            (Page::Review, Page::Figures) => self.back = to.field.clone(),
            (Page::Figures, Page::Review) => {
                let back = self.back.take();
                // The browser's own way back remembers an older row.
                to.field = back.map(|field| row_id(&field)).or(to.field.take());
            }
            (Page::Figures, Page::Figures) => {}
            _ => self.back = None,
        }
        if to.field.is_some() {
            self.only = None;
        }
    }
}

/// Id of the link of 核对 that leads to the field of that id.
pub(crate) fn row_id(field: &str) -> String {
    format!("r-{field}")
}
