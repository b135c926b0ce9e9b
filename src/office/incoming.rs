//! What comes from outside, read here so that the page waits for none of it.
//!
//! In: the bytes of a file that a person chose, or the saved form that a link held. Out: a school with what should be known of
//! it, or the sentence why there is none. It must not know how bytes and links travel.

use serde::{Deserialize, Serialize};

use files::saved::{self, Foreign, OpenFault};
use school::draft::Draft;
use words::isolate::isolated;

/// A school that came from outside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Incoming {
    /// What to call where it came from.
    pub name: String,
    /// What stands in it.
    pub draft: Draft,
    /// What should be known before taking it over.
    pub notices: Vec<String>,
    /// A newer program wrote it, so it can only be looked at.
    pub is_newer: bool,
}

impl Incoming {
    /// The school in a text in the saved form.
    ///
    /// # Errors
    /// Why the text cannot be opened, not even to be looked at.
    pub(super) fn of_text(name: String, text: &str) -> Result<Self, OpenFault> {
        let catalogue = data::known_catalogue();
        let (mut opened, newer) = saved::open_or_look(text, catalogue)?;
        if let Some(fault) = &newer {
            opened.notices = vec![format!(
                "{fault}。现在打开只能查看：这一版认不出的内容看不到，也不会改动那个文件"
            )];
        } else {
            let unknown =
                saved::unknown_ids(&opened.draft, catalogue, data::index(), data::known_ids());
            opened.notices.extend(unknown);
        }
        Ok(Self {
            name,
            draft: opened.draft,
            notices: opened.notices,
            is_newer: newer.is_some(),
        })
    }
}

/// The school in a file of that name.
///
/// # Errors
/// The sentence why it cannot be opened.
pub(super) fn school(name: &str, bytes: Vec<u8>) -> Result<Incoming, String> {
    let text = saved::text(bytes);
    let opened = text.and_then(|text| Incoming::of_text(name.to_owned(), &text));
    opened.map_err(|fault| format!("“{}”：{fault}", isolated(name)))
}

/// The text of a pack or layout profile in a file of that name.
///
/// # Errors
/// The sentence why it is none.
pub(super) fn plain_text(name: &str, bytes: Vec<u8>) -> Result<String, String> {
    if let Some(foreign) = Foreign::of(&bytes) {
        let what = foreign.name();
        return Err(format!(
            "“{}”是{what}，不是这里要的文本文件；请确认没有选错",
            isolated(name)
        ));
    }
    String::from_utf8(bytes).map_err(|_| format!("“{}”：{}", isolated(name), OpenFault::Encoding))
}
