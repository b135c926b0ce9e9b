//! What the page asks of the office worker, which carries everything that the first screen does without: the measure
//! library, the writing of the plan, the tables of results with their working, and the file formats.
//!
//! In: a [`Request`] as postcard bytes, with the school in its saved form. Out: markup in UTF-8, or the bytes of a file. Page
//! and worker are built together, so the form of the bytes may change with every build. It must not know how they travel.

mod about;
mod beside;
mod changes;
mod compare;
mod desk;
mod editing;
mod editing_owners;
mod editing_tasks;
mod editing_watches;
mod exchange;
mod files;
mod help;
mod incoming;
mod items;
mod kept;
mod layout_page;
pub(crate) mod markup;
mod merge_words;
mod merging;
mod outlook;
mod pack_editor;
mod panel;
mod papers_page;
mod plan_page;
mod progress_page;
mod qr;
mod results;
mod review;
mod self_check;
mod share_cipher;
mod sharing;
mod standards;
mod tasks;
mod user_packs;

use serde::{Deserialize, Serialize};

use ::files::{editions, papers, saved};
pub(crate) use desk::Desk;
pub use incoming::Incoming;
use plan::Plan;
use plan_page::PlanPage;

impl Wanted {
    /// True for what stands in the open page.
    pub fn is_page(self) -> bool {
        matches!(
            self,
            Self::Panel
                | Self::Review
                | Self::Items
                | Self::Results
                | Self::Outlook
                | Self::Standards
                | Self::SelfCheck
                | Self::About
                | Self::Plan
                | Self::Schools
                | Self::Stored
                | Self::Share
                | Self::Merge
                | Self::Exchange
        )
    }

    /// True for what has no sense before the kind of school is known.
    pub fn is_about_school(self) -> bool {
        !matches!(
            self,
            Self::Help
                | Self::Schools
                | Self::Stored
                | Self::Standards
                | Self::SelfCheck
                | Self::About
                | Self::Exchange
                | Self::ReadPack
                | Self::ReadLayout
                | Self::CopyPack
                | Self::PackFile
                | Self::Share
                | Self::MakeLink
                | Self::ShareFile
                | Self::ReadLink
                | Self::ReadFile
                | Self::Merge
                | Self::Merged
        )
    }
}

/// Something to be made of a school.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// What.
    pub wanted: Wanted,
    /// The school in its saved form.
    pub school: String,
    /// What it is about, where that is not the school.
    pub focus: String,
}

/// The verdict beside the form, as markup.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PanelMade {
    /// The states alone.
    pub states: String,
    /// The sentences.
    pub sentences: String,
    /// The parts of the form, with who provides them.
    pub parts: String,
}

pub use sharing::BETWEEN_TEXT;

/// What is read instead of a link to get the sample school; no link begins so.
pub const SAMPLE: &str = "sample";

/// How the school stands by one pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// Pack, by id.
    pub pack: String,
    /// Edition of the pack.
    pub edition: String,
    /// Fingerprint of its text.
    pub hash: String,
    /// Verdict of each group.
    pub verdicts: Vec<String>,
}

/// A pack that was read and found whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackRead {
    /// Id of the pack.
    pub id: String,
    /// Few words for lists.
    pub name: String,
    /// Its text.
    pub text: String,
    /// Figures of the form that it asks for.
    pub figures: Vec<String>,
}

/// A file that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileMade {
    /// Name with its ending; empty for what is printed instead: its name, a line end, and its markup.
    pub name: String,
    /// Bytes.
    pub bytes: Vec<u8>,
}

/// What can be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Wanted {
    /// The verdict beside the form, as a [`PanelMade`]; `focus` is the place of the sheet in it, or empty.
    Panel,
    /// 口径 and sources of the form's figures, as pairs of figure and markup.
    Help,
    /// Everything that was entered, as markup.
    Review,
    /// Items to be judged and evidence to be ticked, as markup.
    Items,
    /// The tables of results with their working, as markup.
    Results,
    /// The coming years, as markup.
    Outlook,
    /// The packs, as markup.
    Standards,
    /// Worked examples calculated anew, as markup.
    SelfCheck,
    /// What the tool is and where the figures stay, as markup.
    About,
    /// How the school stands by each pack, as [`Standing`]s.
    Checked,
    /// The pack in the file whose name is in `focus`, as a [`PackRead`]: [`answer_file`].
    ReadPack,
    /// The layout profile in the file whose name is in `focus`, as its text: [`answer_file`].
    ReadLayout,
    /// A copy of the pack whose id is in `focus`, as a [`PackRead`].
    CopyPack,
    /// The school's own pack whose id is in `focus`, as TOML.
    PackFile,
    /// What there is to choose for the plan, and its preview, as markup.
    Plan,
    /// The schools that are kept in the browser and the states of the open one: [`kept_page`].
    Schools,
    /// Everything that is kept in the browser: [`kept_page`].
    Stored,
    /// The page 分享, as markup; `focus` is the page's address.
    Share,
    /// A link for the wish in `focus`, as markup.
    MakeLink,
    /// A file for the wish in `focus`: its name, a line end, its text.
    ShareFile,
    /// What the link in `focus` holds, or the [`SAMPLE`], as an [`Incoming`]; nothing where it needs its passphrase.
    ReadLink,
    /// The school in the file whose name is in `focus`, as an [`Incoming`], or the sentence why it cannot be opened:
    /// [`answer_file`].
    ReadFile,
    /// The page 合并 for what is in `focus`, as markup.
    Merge,
    /// The school merged with what is in `focus`, as a [`Draft`](school::draft::Draft).
    Merged,
    /// The page of importing and exporting, as markup.
    Exchange,
    /// A file of the documents, by the key in `focus` (see [`papers`]), as a [`FileMade`].
    Paper,
}

/// The request as bytes.
///
/// # Errors
/// A sentence when memory does not suffice.
pub fn encode(request: &Request) -> Result<Vec<u8>, String> {
    postcard::to_allocvec(request).map_err(|fault| format!("request could not be packed ({fault})"))
}

fn packed<T: Serialize>(made: &T) -> Result<Vec<u8>, String> {
    postcard::to_allocvec(made).map_err(|fault| format!("answer could not be packed ({fault})"))
}

fn read(request: &[u8]) -> Result<Request, String> {
    postcard::from_bytes(request).map_err(|fault| format!("request could not be read ({fault})"))
}

/// Makes what `request` asks for, at a time that is not known.
///
/// # Errors
/// As [`answer_at`].
pub fn answer(request: &[u8]) -> Result<Vec<u8>, String> {
    answer_at(request, "")
}

/// Makes what `request` asks for; `now` is a moment as it is saved, which stands in what is handed on.
///
/// # Errors
/// A sentence when the bytes are no request, the school cannot be opened, or the file cannot be written.
pub fn answer_at(request: &[u8], now: &str) -> Result<Vec<u8>, String> {
    let request = read(request)?;
    if request.wanted == Wanted::ReadLink {
        return sharing::read(&request.focus, now);
    }
    let opened = saved::open(&request.school, data::catalogue());
    let draft = opened.map_err(|fault| fault.to_string())?.draft;
    match request.wanted {
        Wanted::Results => Ok(results::page(&Desk::of(draft)).into_bytes()),
        Wanted::Panel => packed(&panel::panel(&draft, request.focus.parse().ok())),
        Wanted::Help => help::of_figures(),
        Wanted::Review => Ok(review::page(&Desk::of(draft)).into_bytes()),
        Wanted::Items => Ok(items::page(&Desk::of(draft)).into_bytes()),
        Wanted::Checked => standings(&Desk::of(draft)),
        Wanted::Plan => with_plan(&Desk::of(draft), |basis, plan, desk| {
            let papers = papers::papers(basis, plan, data::texts(), data::papers());
            let page = PlanPage {
                plan,
                basis,
                choices: &desk.draft.choices,
                library: data::library(),
                words: desk.words(),
                papers: progress_page::section(basis, plan)
                    + &papers_page::sections(basis, plan, &papers),
                shown: editing::Papers::of(&desk.draft.choices, &papers),
            };
            page.markup()
                .map(String::into_bytes)
                .map_err(|fault| fault.to_string())
        }),
        Wanted::Paper if let Some(file) = layout_page::file(&request.focus, &draft.choices) => {
            files::made(file)
        }
        Wanted::Paper => with_plan(&Desk::of(draft), |basis, plan, desk| {
            files::made(files::paper(basis, plan, desk, &request.focus)?)
        }),
        Wanted::Standards => Ok(standards::page(&draft).into_bytes()),
        Wanted::SelfCheck => Ok(self_check::page().into_bytes()),
        Wanted::About => Ok(about::page().into_bytes()),
        Wanted::Schools | Wanted::Stored => Err("no listing".to_owned()),
        Wanted::ReadPack | Wanted::ReadLayout | Wanted::ReadFile => Err("no file".to_owned()),
        Wanted::CopyPack => user_packs::copy(&request.focus, &draft),
        Wanted::PackFile => user_packs::file(&request.focus, &draft),
        Wanted::Exchange => Ok(exchange::page(&draft).into_bytes()),
        Wanted::Outlook => Ok(outlook::page(&Desk::of(draft)).into_bytes()),
        Wanted::Share => Ok(sharing::page(&draft, &request.focus).into_bytes()),
        Wanted::MakeLink => sharing::made(&draft, &request.focus, now).map(String::into_bytes),
        Wanted::ShareFile => Ok(sharing::file(&draft, &request.focus, now).into_bytes()),
        Wanted::ReadLink => sharing::read(&request.focus, now),
        Wanted::Merge => merging::page(&draft, &request.focus).map(String::into_bytes),
        Wanted::Merged => packed(&merging::merged(&draft, &request.focus)?),
    }
}

/// Makes what `request` asks for of a file, whose name is its focus.
///
/// # Errors
/// A sentence when the bytes are no request, or the file is no pack or layout profile. A school that cannot be opened is an
/// answer.
pub fn answer_file(request: &[u8], file: Vec<u8>) -> Result<Vec<u8>, String> {
    let request = read(request)?;
    let text = |file| incoming::plain_text(&request.focus, file);
    match request.wanted {
        Wanted::ReadFile => packed(&incoming::school(&request.focus, file)),
        Wanted::ReadPack => user_packs::open(&text(file)?),
        Wanted::ReadLayout => {
            let opened = saved::open(&request.school, data::catalogue());
            let draft = opened.map_err(|fault| fault.to_string())?.draft;
            layout_page::open(&text(file)?, &draft.choices)
        }
        _ => Err("a file was not asked for".to_owned()),
    }
}

/// A page about what is kept in the browser, `schools` or `stored`, from the listing of `static/office-shelf.js`.
///
/// # Errors
/// A sentence when the listing cannot be read.
pub fn kept_page(page: &str, listing: &str) -> Result<String, String> {
    match page {
        "schools" => kept::schools(listing),
        _ => kept::stored(listing),
    }
}

/// What a cipher has to do for a request with a passphrase: 1 to lock or 0 to unlock, the header, the bytes. The header
/// is authenticated and says how often PBKDF2 turns the passphrase; see docs/links.md.
///
/// # Errors
/// A sentence when the bytes are no request for a link, or `salt_and_iv` has not the length that it should.
pub fn cipher_task(request: &[u8], now: &str, salt_and_iv: &[u8]) -> Result<Vec<u8>, String> {
    let request = read(request)?;
    let chance = salt_and_iv.try_into();
    let chance = chance.map_err(|_| "salt and IV have another length".to_owned())?;
    let draft = match request.wanted {
        Wanted::MakeLink => {
            let opened = saved::open(&request.school, data::catalogue());
            Some(opened.map_err(|fault| fault.to_string())?.draft)
        }
        _ => None,
    };
    let task = share_cipher::cipher_task(draft.as_ref(), &request.focus, now, chance);
    task.map_err(|fault| fault.to_string())
}

/// Answers a request with a passphrase from what the cipher gave back, which is nothing when the passphrase was wrong.
///
/// # Errors
/// A sentence when the passphrase was wrong, or the bytes are no request or no link.
pub fn cipher_done(
    request: &[u8],
    header: &[u8],
    done: &[u8],
    passphrase: &str,
) -> Result<Vec<u8>, String> {
    let request = read(request)?;
    let header = header.try_into();
    let header = header.map_err(|_| "the header has another length".to_owned())?;
    let is_making = request.wanted == Wanted::MakeLink;
    share_cipher::cipher_done(is_making, &request.focus, header, done, passphrase)
}

/// How the school stands by each pack, to be kept with it.
fn standings(desk: &Desk) -> Result<Vec<u8>, String> {
    let standing = |pack: &desk::Pack| {
        let checked = editions::checked(&pack.standard, &pack.hash, &pack.report);
        Standing {
            pack: pack.standard.id.to_string(),
            edition: checked.edition,
            hash: checked.hash,
            verdicts: checked.verdicts.as_slice().to_vec(),
        }
    };
    let standings: Vec<Standing> = desk.packs.iter().map(standing).collect();
    postcard::to_allocvec(&standings).map_err(|fault| fault.to_string())
}

/// Drafts the plan and hands it on: the one way to it, for page and files.
fn with_plan<T>(desk: &Desk, with: impl FnOnce(&plan::Basis, &Plan, &Desk) -> T) -> T {
    let basis = desk.basis(&desk.draft, &data::built_in());
    let plan = plan::draft(&basis);
    with(&basis, &plan, desk)
}
