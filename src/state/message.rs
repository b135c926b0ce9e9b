//! What is said at the top of the page, and what is asked in a dialog.
//!
//! In: nothing. Out: types. They must not know how they are shown.

use super::incoming::Offer;
use super::persistence::StoreTask;
use super::route::Page;

/// Id of what is said at the top of the page.
pub const SAID: &str = "said";

/// What happened, for the bar at the top.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    /// Whole sentences.
    pub text: String,
    /// It is about something that did not work, or that needs a decision.
    pub is_warning: bool,
    /// What can be done about it.
    pub offers: Vec<MessageOffer>,
    /// It goes when another page is opened.
    pub is_passing: bool,
    /// Where the person gets what they wanted.
    pub leads_to: Option<Page>,
}

/// A button beside a message.
#[derive(Debug, Clone, PartialEq)]
pub struct MessageOffer {
    /// What it does.
    pub task: StoreTask,
    /// Its label.
    pub label: String,
}

impl Message {
    /// Something was done.
    pub fn done(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            is_warning: false,
            offers: Vec::new(),
            is_passing: true,
            leads_to: None,
        }
    }

    /// Something did not work; the sentence says what to do.
    pub fn failed(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            is_warning: true,
            offers: Vec::new(),
            is_passing: false,
            leads_to: None,
        }
    }

    /// Something was taken away or replaced, and can be had again: it stays until it is closed.
    pub fn undoable(text: impl Into<String>) -> Self {
        Self {
            is_passing: false,
            ..Self::done(text)
        }
    }

    /// What stands here is the sample; whoever fills in a school of their own begins another one.
    pub fn sample() -> Self {
        Self {
            offers: vec![MessageOffer {
                task: StoreTask::New,
                label: "新建一所学校".to_owned(),
            }],
            ..Self::undoable(words::page::SAMPLE)
        }
    }

    /// What stands here can only be looked at.
    pub fn read_only() -> Self {
        Self {
            offers: vec![MessageOffer {
                task: StoreTask::Copy,
                label: "存为副本".to_owned(),
            }],
            ..Self::failed(words::page::READ_ONLY)
        }
    }
}

/// Something that only the person can decide.
#[derive(Debug, Clone, PartialEq)]
pub enum Dialog {
    /// What to do with a school that came.
    Offer(Offer),
    /// The passphrase of a link, and why it is asked for once more.
    Passphrase {
        /// The link.
        link: String,
        /// Empty at first.
        why: String,
    },
    /// Clear everything?
    Clear,
    /// Keep nothing in this browser any more?
    KeepNothing,
    /// Nothing can be downloaded here: how to open the page in a browser.
    NoDownloads,
}
