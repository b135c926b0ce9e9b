//! What the store of this browser is told, and what it tells.
//!
//! In: nothing. Out: types. They must not know how the store works.

/// How keeping the school in the browser stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Saving {
    /// In few words, with the time; empty before anything was typed.
    pub word: String,
    /// What is wrong and what to do; empty when all is well.
    pub alert: String,
}

/// A kept text that could not be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetAside {
    /// Key in the store; empty where there was no room to put it apart.
    pub key: String,
    /// The text.
    pub text: String,
    /// It was saved by another tab and is good.
    pub is_from_other_tab: bool,
    /// Why it could not be opened; empty when that was at an earlier visit.
    pub reason: String,
}

/// Why the store is to keep a draft. All but typing is kept at once, so that what stood there before stays as it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeepReason {
    /// Something was typed or chosen.
    Typed,
    /// The page noted something by itself; that brings nothing back that was cleared.
    Noted,
    /// A school was opened in the place of another.
    Opened,
    /// What came was merged.
    Merged,
    /// Figures of a table were taken.
    Imported,
    /// An earlier state was taken back.
    Restored,
    /// A sheet or a pack was taken away.
    Dropped,
}

impl KeepReason {
    /// Its key in the store.
    pub fn key(self) -> &'static str {
        match self {
            Self::Typed => "typed",
            Self::Noted => "noted",
            Self::Opened => "opened",
            Self::Merged => "merged",
            Self::Imported => "imported",
            Self::Restored => "restored",
            Self::Dropped => "dropped",
        }
    }
}

/// What a person has the store do with the open school, or have it open another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoreTask {
    /// Begin a new school.
    New,
    /// Open a school, by its id.
    Open(String),
    /// Take what another tab kept.
    Theirs,
    /// Let what stands here hold against another tab's.
    Mine,
    /// Make a school of one's own of what can only be looked at.
    Copy,
    /// Put an earlier version in the place of the present one, by its id.
    Restore(String),
    /// Give an earlier version as a file, by its id.
    SaveVersion(String),
    /// Give what a closing page left as a file, by its key.
    SaveEntry(String),
    /// Keep nothing in this browser from now on.
    KeepNothing,
    /// Keep something in this browser again.
    KeepAgain,
}

/// What a person has done with a school in the list of those that are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeptSchoolTask {
    /// It is called so in the list; its own name stays.
    Rename {
        /// Which school.
        school: String,
        /// As typed; empty for its own name.
        label: String,
    },
    /// It stands beside itself once more, as it is now.
    Copy {
        /// Which school.
        school: String,
        /// What the copy is called in the list.
        label: String,
    },
    /// It is gone, and can be had back for some days.
    Delete(String),
    /// What was deleted is there again.
    BringBack(String),
}

impl StoreTask {
    /// Name and key of the task in the store.
    pub fn parts(&self) -> (&'static str, &str) {
        match self {
            Self::New => ("store-new", ""),
            Self::Open(id) => ("store-open", id),
            Self::Theirs => ("store-theirs", ""),
            Self::Mine => ("store-mine", ""),
            Self::Copy => ("store-copy", ""),
            Self::Restore(id) => ("store-restore", id),
            Self::SaveVersion(id) => ("store-save", id),
            Self::SaveEntry(key) => ("store-entry", key),
            Self::KeepNothing => ("store-keep-nothing", ""),
            Self::KeepAgain => ("store-keep", ""),
        }
    }

    /// The task of that name and key; `None` for anything else.
    pub fn from_parts(name: &str, key: &str) -> Option<Self> {
        let key = key.to_owned();
        Some(match name {
            "store-new" => Self::New,
            "store-open" => Self::Open(key),
            "store-theirs" => Self::Theirs,
            "store-mine" => Self::Mine,
            "store-copy" => Self::Copy,
            "store-restore" => Self::Restore(key),
            "store-save" => Self::SaveVersion(key),
            "store-entry" => Self::SaveEntry(key),
            "store-keep-nothing" => Self::KeepNothing,
            "store-keep" => Self::KeepAgain,
            _ => return None,
        })
    }
}
