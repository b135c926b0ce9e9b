//! What comes from outside: a file or a link.
//!
//! In: the bytes of a file that a person chose, or a link. Out: a school with what should be known of it, a pack, or the
//! sentence why there is none. It must not know how bytes travel.

use serde::{Deserialize, Serialize};

use super::Answer;
use crate::state::edit::PackRead;
use files::links::{self, Link};
use files::saved::{self, Foreign, OpenFault};
use packs::{PackFault, layout};
use school::draft::{Draft, PlanChoices};
use school::filled::Moment;
use standard::Standard;
use standard::index::PackEntry;
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
    /// It shares how the school stands and no more.
    pub is_results: bool,
}

impl Incoming {
    /// The school in a text in the saved form.
    ///
    /// # Errors
    /// Why the text cannot be opened, not even to be looked at.
    pub fn of_text(name: String, text: &str) -> Result<Self, OpenFault> {
        let catalogue = data::catalogue();
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
            is_results: false,
        })
    }
}

/// The school in a file of that name.
pub(super) fn school(name: &str, bytes: Vec<u8>) -> Result<Answer, String> {
    let text = saved::text(bytes);
    match text.and_then(|text| Incoming::of_text(name.to_owned(), &text)) {
        Ok(incoming) => Ok(Answer::School(Box::new(incoming))),
        Err(fault) => {
            let sentence = format!("“{}”：{fault}", isolated(name));
            match fault {
                OpenFault::Foreign(Foreign::Excel | Foreign::Table) => Ok(Answer::Table(sentence)),
                _ => Err(sentence),
            }
        }
    }
}

/// What a link holds; `now` is a moment as it is saved.
pub(super) fn link(link: &str, now: &str) -> Result<Answer, String> {
    let incoming = match links::read(link).map_err(|fault| fault.to_string())? {
        Link::Preset(preset) => {
            let mut draft = preset.draft();
            // A blank form begins as every blank school does.
            draft.profile.data_date = Moment::parse(now).map(|now| now.date().statistics_date());
            Incoming {
                name: "空表".to_owned(),
                draft,
                notices: Vec::new(),
                is_newer: false,
                is_results: false,
            }
        }
        Link::School(text) => of_link(&text)?,
        Link::Results(text) => Incoming {
            is_results: true,
            ..of_link(&text)?
        },
        Link::Locked(_) => return Ok(Answer::NeedsPassphrase),
    };
    Ok(Answer::School(Box::new(incoming)))
}

/// The school in a saved form that a link held, under its own name.
pub(super) fn of_link(text: &str) -> Result<Incoming, String> {
    let incoming = Incoming::of_text("分享链接".to_owned(), text);
    let mut incoming = incoming.map_err(|fault| format!("链接里的内容打不开：{fault}"))?;
    let name = called(&incoming.draft).replace('\n', " ");
    if !name.is_empty() && !incoming.is_newer {
        incoming.name = name;
    }
    Ok(incoming)
}

/// What a school that came by a link is called.
fn called(draft: &Draft) -> String {
    let name = draft.profile.name.trim();
    let Some(id) = &draft.asked else {
        return name.to_owned();
    };
    let mut sections = data::form_catalogue().sections.iter();
    let section = sections.find(|section| section.id == *id);
    let section = section.map_or(id.as_str(), |section| &section.name);
    let name = isolated(name);
    // It is quoted as a whole wherever it is said.
    if draft.entries.is_empty() {
        format!("{name}请您填的‘{section}’")
    } else {
        format!("{name}填好的‘{section}’")
    }
}

/// The user-written pack in a file of that name.
pub(super) fn pack(name: &str, bytes: Vec<u8>) -> Result<PackRead, String> {
    let text = plain_text(name, bytes)?;
    let (form, built_in) = (data::form_catalogue(), data::index());
    let standard = packs::open(text.as_bytes(), form, built_in).map_err(|faults| told(&faults))?;
    Ok(pack_read(&standard, text))
}

/// A pack with its text, for the draft.
pub(super) fn pack_read(standard: &Standard, text: String) -> PackRead {
    let entry = PackEntry::of(standard, data::form_catalogue(), text.as_bytes());
    PackRead {
        id: standard.id.to_string(),
        name: standard.short.clone(),
        text,
        figures: entry.figures.iter().map(|id| id.0.to_string()).collect(),
    }
}

/// The text of the layout profile in a file of that name, for the answers of a school with these choices.
pub(super) fn layout_profile(
    name: &str,
    bytes: Vec<u8>,
    choices: &PlanChoices,
) -> Result<String, String> {
    let text = plain_text(name, bytes)?;
    let base = layout::base(choices, data::layouts());
    match layout::read(&text, base) {
        Ok(_) => Ok(text),
        Err(faults) => Err(format!(
            "版式文件有 {} 处要改：{}",
            faults.len(),
            told(&faults)
        )),
    }
}

fn told(faults: &[PackFault]) -> String {
    let sentences: Vec<String> = faults.iter().map(ToString::to_string).collect();
    sentences.join("；")
}

/// The text of a pack or layout profile in a file of that name.
fn plain_text(name: &str, bytes: Vec<u8>) -> Result<String, String> {
    if let Some(foreign) = Foreign::of(&bytes) {
        let what = foreign.name();
        return Err(format!(
            "“{}”是{what}，不是这里要的文本文件；请确认没有选错",
            isolated(name)
        ));
    }
    String::from_utf8(bytes).map_err(|_| format!("“{}”：{}", isolated(name), OpenFault::Encoding))
}
