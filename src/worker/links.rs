//! Handing on: links and files with a school, its results, or one section of it.
//!
//! In: a draft, and what of it is handed on. Out: a link with its QR code, a file, or what a cipher has to do for a link with
//! a passphrase. It must not know how a cipher works.

use serde::{Deserialize, Serialize};

use super::qr::{self, QrCode};
use super::{Answer, MadeFile, Request, incoming};
use files::links::{self, HEADER_BYTES, Link, LinkFault, SALT_AND_IV_BYTES};
use files::papers::file_name;
use files::saved;
use files::share;
use school::draft::Draft;
use school::filled::{Filled, Moment};

/// Media type of a saved school.
const JSON: &str = "application/json";

/// What of a school is handed on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ShareWhat {
    /// Everything that was entered and chosen.
    Whole,
    /// How it stands, and the figures that it follows from.
    Results,
    /// A section of the form, by its id, for a colleague to fill in.
    Ask(String),
    /// That section, filled in.
    Answer(String),
}

/// A link or a file that a person wishes for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkWish {
    /// What of the school.
    pub what: ShareWhat,
    /// With names and telephone numbers of persons.
    pub with_people: bool,
    /// Who hands it on, as typed; may be empty.
    pub by: String,
    /// Address of the page, without the part after `#`.
    pub base: String,
}

/// A link that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MadeLink {
    /// The whole address.
    pub address: String,
    /// What speaks against the passphrase; empty for nothing.
    pub hint: String,
    /// Its code; `None` where a phone could not read it.
    pub qr: Option<QrCode>,
}

impl LinkWish {
    /// What goes into the link or file; `now` is a moment as it is saved.
    fn draft(&self, draft: &Draft, now: &str) -> Draft {
        let posts = &data::library().posts;
        let from = Filled {
            at: Moment::parse(now),
            by: self.by.trim().to_owned(),
        };
        let with_people = self.with_people;
        match &self.what {
            ShareWhat::Whole => share::whole(draft, from, with_people, posts),
            ShareWhat::Results => share::results(draft, data::standard(), data::catalogue(), posts),
            ShareWhat::Ask(section) => share::asked_section(draft, section, with_people, posts),
            ShareWhat::Answer(section) => {
                let form = data::form_catalogue();
                share::answered_section(draft, section, from, form, with_people, posts)
            }
        }
    }

    fn saved(&self, draft: &Draft, now: &str) -> String {
        let draft = self.draft(draft, now);
        saved::save(&draft, data::form_catalogue(), data::main_pack())
    }

    fn made(&self, link: &str, hint: &str) -> MadeLink {
        let address = format!("{}#{link}", self.base);
        MadeLink {
            qr: qr::code(&address),
            hint: hint.to_owned(),
            address,
        }
    }
}

/// The link that was wished for, open to anybody.
pub(super) fn link(draft: &Draft, wish: &LinkWish, now: &str) -> Result<MadeLink, String> {
    let saved = wish.saved(draft, now);
    let link = match wish.what {
        ShareWhat::Results => links::results(&saved),
        _ => links::school(&saved),
    };
    Ok(wish.made(&link.map_err(|fault| fault.to_string())?, ""))
}

/// The file that was wished for.
pub(super) fn file(draft: &Draft, wish: &LinkWish, now: &str) -> MadeFile {
    let name = draft.profile.name.trim();
    let name = if name.is_empty() { "学校" } else { name };
    let what = match &wish.what {
        ShareWhat::Whole => "（分享）".to_owned(),
        ShareWhat::Results => "（结果）".to_owned(),
        ShareWhat::Ask(section) => format!("{}（请填）", section_name(section)),
        ShareWhat::Answer(section) => format!("{}（已填）", section_name(section)),
    };
    MadeFile {
        name: format!("{}.duibiao.json", file_name(name, &what)),
        media_type: JSON.to_owned(),
        bytes: wish.saved(draft, now).into_bytes(),
    }
}

fn section_name(id: &str) -> &str {
    let mut sections = data::form_catalogue().sections.iter();
    let section = sections.find(|section| section.id == id);
    section.map_or("", |section| &section.name)
}

/// What a cipher has to do; see [`super::cipher_task`].
pub(super) fn cipher_task(
    request: Request,
    now: &str,
    salt_and_iv: &[u8],
) -> Result<Vec<u8>, String> {
    let random: &[u8; SALT_AND_IV_BYTES] = salt_and_iv
        .try_into()
        .map_err(|_| "浏览器没有给出随机数，请再试一次".to_owned())?;
    let (locks, header, bytes) = match request {
        Request::MakeLink { draft, wish } => {
            let plain = links::to_lock(&wish.saved(&draft, now)).map_err(told)?;
            (1, links::header(plain.len(), random), plain)
        }
        Request::ReadLink { link } => match links::read(&link).map_err(told)? {
            Link::Locked(locked) => (0, locked.header, locked.ciphertext),
            _ => return Err(LinkFault::Damaged.to_string()),
        },
        _ => return Err("这里用不着口令".to_owned()),
    };
    Ok([[locks].as_slice(), &header, &bytes].concat())
}

/// What comes of a cipher's work; see [`super::cipher_done`].
pub(super) fn cipher_done(
    request: Request,
    header: &[u8],
    done: &[u8],
    passphrase: &str,
) -> Result<Answer, String> {
    if done.is_empty() {
        return Err(LinkFault::WrongPassphrase.to_string());
    }
    if let Request::MakeLink { wish, .. } = request {
        let header: &[u8; HEADER_BYTES] = header
            .try_into()
            .map_err(|_| LinkFault::Damaged.to_string())?;
        let link = links::locked(header, done).map_err(told)?;
        return Ok(Answer::Link(
            wish.made(&link, links::strength(passphrase).hint()),
        ));
    }
    let text = links::unlocked(done).map_err(told)?;
    Ok(Answer::School(Box::new(incoming::of_link(&text)?)))
}

fn told(fault: LinkFault) -> String {
    fault.to_string()
}
