//! What the page asks of the office worker, which carries everything that the first screen does without: the measure
//! library, the writing of the plan, the tables of results with their working, and the file formats.
//!
//! In: a [`Request`] as postcard bytes, with the school in its saved form. Out: markup in UTF-8, or the bytes of a file. Page
//! and worker are built together, so the form of the bytes may change with every build. It must not know how they travel.

mod compare;
mod desk;
mod items;
mod kept;
mod markup;
mod outlook;
mod own_packs;
mod panel;
mod plan_page;
mod results;
mod self_check;
mod standards;

use serde::{Deserialize, Serialize};

use crate::document::{self, Document, docx};
use crate::embedded;
use crate::exchange::{editions, saved};
use crate::forecast;
use crate::plan::{self, Plan};
use desk::Desk;
use plan_page::PlanPage;

impl Wanted {
    /// True for what stands in the open page.
    pub fn is_page(self) -> bool {
        matches!(
            self,
            Self::Panel
                | Self::Items
                | Self::Results
                | Self::Outlook
                | Self::Standards
                | Self::SelfCheck
                | Self::Plan
                | Self::Schools
                | Self::Stored
        )
    }

    /// True for what has no sense before the kind of school is known.
    pub fn is_about_school(self) -> bool {
        !matches!(
            self,
            Self::Standards
                | Self::SelfCheck
                | Self::ReadPack
                | Self::CopyPack
                | Self::PackFile
                | Self::Schools
                | Self::Stored
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

/// What stands between the states and the sentences of the panel.
pub const BEHIND_STATES: &str = "\u{1E}";

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

/// What can be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Wanted {
    /// The verdict beside the form, as markup in two pieces (see [`BEHIND_STATES`]); `focus` is the place of the sheet in it, or empty.
    Panel,
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
    /// How the school stands by each pack, as [`Standing`]s.
    Checked,
    /// The pack whose text is in `focus`, as a [`PackRead`].
    ReadPack,
    /// A copy of the pack whose id is in `focus`, as a [`PackRead`].
    CopyPack,
    /// The school's own pack whose id is in `focus`, as TOML.
    PackFile,
    /// What there is to choose for the plan, and its preview, as markup.
    Plan,
    /// The plan as .docx.
    Docx,
    /// The schools that are kept in the browser and the states of the open one: [`kept_page`].
    Schools,
    /// Everything that is kept in the browser: [`kept_page`].
    Stored,
}

/// The request as bytes.
///
/// # Errors
/// A sentence when memory does not suffice.
pub fn encode(request: &Request) -> Result<Vec<u8>, String> {
    postcard::to_allocvec(request).map_err(|fault| format!("request could not be packed ({fault})"))
}

/// Makes what `request` asks for.
///
/// # Errors
/// A sentence when the bytes are no request, the school cannot be opened, or the file cannot be written.
pub fn answer(request: &[u8]) -> Result<Vec<u8>, String> {
    let request: Request = postcard::from_bytes(request)
        .map_err(|fault| format!("request could not be read ({fault})"))?;
    let opened = saved::open(&request.school, embedded::catalogue());
    let draft = opened.map_err(|fault| fault.to_string())?.draft;
    match request.wanted {
        Wanted::Results => Ok(results::page(&Desk::of(draft)).into_bytes()),
        Wanted::Panel => Ok(panel::panel(&draft, request.focus.parse().ok()).into_bytes()),
        Wanted::Items => Ok(items::page(&Desk::of(draft)).into_bytes()),
        Wanted::Checked => standings(&Desk::of(draft)),
        Wanted::Plan => {
            let desk = Desk::of(draft);
            let (plan, document) = write(&desk);
            let page = PlanPage {
                plan: &plan,
                document: &document,
                choices: &desk.draft.choices,
                library: embedded::library(),
                words: desk.words(),
            };
            page.markup()
                .map(String::into_bytes)
                .map_err(|fault| fault.to_string())
        }
        Wanted::Docx => {
            let (_, document) = write(&Desk::of(draft));
            docx::write(&document).map_err(|fault| fault.to_string())
        }
        Wanted::Standards => Ok(standards::page(&draft).into_bytes()),
        Wanted::SelfCheck => Ok(self_check::page().into_bytes()),
        Wanted::Schools | Wanted::Stored => Err("no listing".to_owned()),
        Wanted::ReadPack => own_packs::open(&request.focus),
        Wanted::CopyPack => own_packs::copy(&request.focus, &draft),
        Wanted::PackFile => own_packs::file(&request.focus, &draft),
        Wanted::Outlook => Ok(outlook::page(&Desk::of(draft)).into_bytes()),
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

/// The plan and its document: the one way to them, for preview and file.
fn write(desk: &Desk) -> (Plan, Document) {
    let main = desk.main();
    let (standard, catalogue) = (&main.standard, &desk.catalogue);
    let forecast = forecast::forecast(&desk.school, standard, catalogue, embedded::settings()).ok();
    let basis = plan::Basis {
        school: &desk.school,
        report: &main.report,
        forecast: forecast.as_ref(),
        standard,
        catalogue,
        library: embedded::library(),
        choices: &desk.draft.choices,
        provenance: plan::Provenance {
            hash: &main.hash,
            problems: &desk.problems,
            reasons: Some(&desk.draft.reasons),
        },
    };
    let plan = plan::draft(&basis);
    let document = document::improvement_plan(&basis, &plan, embedded::texts());
    (plan, document)
}
