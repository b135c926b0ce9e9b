//! Everything that follows from what a school typed: read, checked by every pack that it looks at, and its coming years.
//!
//! In: a draft, and the data by which schools are read and checked. Out: an [`Evaluation`], from which a plan is drafted. It
//! must not know the browser, files or today.

use std::borrow::Cow;

use check::Report;
use check::forecast::settings::Settings;
use check::forecast::{self, Forecast, Missing};
use packs::PackFault;
pub use plan::CheckedPack;
use plan::library::Library;
use plan::{Basis, Provenance};
use school::catalogue::Catalogue;
use school::draft::{Draft, UserPack};
use school::{Problem, School};
use standard::Standard;
use standard::index::{PackEntry, fingerprint};
use words::Words;

/// What schools are read by and checked against: what is built in, or another set of the same kinds. What they are planned
/// with is apart from it, for no verdict needs it.
#[derive(Debug, Clone, Copy)]
pub struct Data<'a> {
    /// Every figure that there is, with all its texts.
    pub catalogue: &'a Catalogue,
    /// The figures of the form, by which packs that a user wrote are read.
    pub form: &'a Catalogue,
    /// Every standard that is built in; among them the main one.
    pub standards: &'a [Standard],
    /// One entry for each standard, with its fingerprint, in the order in which they are looked at.
    pub index: &'a [PackEntry],
    /// The standard that every school is checked against.
    pub main: &'a Standard,
    /// Reads the packs that a user wrote.
    pub read_pack: PackReader,
    /// When a trend is one, and how much margin is asked for.
    pub settings: &'a Settings,
}

/// Reads a user-written pack as [`user_pack`] does; apart from the data, for its code is large and few schools need it.
pub type PackReader = fn(&UserPack, &Catalogue) -> Result<(Standard, String), Vec<PackFault>>;

/// What is known of a school: what was read, how it stands by each pack that it looks at, and its coming years.
#[derive(Debug)]
pub struct Evaluation<'a> {
    /// Every figure that there is, those of user-written packs among them.
    pub catalogue: Cow<'a, Catalogue>,
    /// The school as far as it could be read.
    pub school: School,
    /// Problems beside what could be read, in the catalogue's order.
    pub problems: Vec<Problem>,
    /// The packs that the school is checked against, the main one first; never empty.
    pub packs: Vec<CheckedPack<'a>>,
    /// User-written packs that cannot be read.
    pub faulty: Vec<FaultyPack>,
    /// The coming years by the main pack, or what is missing for that.
    pub forecast: Result<Forecast, Vec<Missing>>,
}

/// A user-written pack that cannot be read.
#[derive(Debug)]
pub struct FaultyPack {
    /// As the school calls it.
    pub name: String,
    /// Sentences why, each with its line.
    pub faults: Vec<String>,
}

/// Reads a school, checks it by the main pack and by those that it chose, and looks at its coming years.
///
/// Nothing can fail: what cannot be read or judged is said in the evaluation itself. The same draft and data give the same
/// evaluation.
///
/// ```
/// use school::draft::{Draft, Entry};
/// use school::figures::{Part, Slot};
/// use school::profile::{SchoolKind, Stage};
///
/// let mut draft = Draft::default();
/// draft.profile.kind = Some(SchoolKind::Primary);
/// let primary = Part::Stage(Stage::Primary);
/// for (figure, part, typed) in [
///     ("pupils", primary, "1180"),
///     ("sports_field_area", Part::Whole, "6000㎡"),
///     ("indoor_sports_area", Part::Whole, "0"),
/// ] {
///     let slot = Slot { figure: figure.into(), part };
///     draft.entries.insert(slot, Entry::Text(typed.to_owned()));
/// }
/// let data = data::built_in();
/// let evaluation = data::evaluate(&draft, &data);
/// let finding = evaluation.report().finding("R5", primary).unwrap();
/// assert_eq!(finding.outcome, check::Outcome::Below);
/// ```
pub fn evaluate<'a>(draft: &Draft, data: &Data<'a>) -> Evaluation<'a> {
    let (chosen, catalogue, faulty) = chosen(draft, data);
    let (school, problems) = school::read(draft, &catalogue);
    let packs = chosen.into_iter().map(|(standard, hash)| CheckedPack {
        report: check::check(&school, &standard, &catalogue),
        standard,
        hash,
    });
    Evaluation {
        packs: packs.collect(),
        faulty,
        forecast: forecast::forecast(&school, data.main, &catalogue, data.settings),
        catalogue,
        school,
        problems,
    }
}

type Chosen<'a> = Vec<(Cow<'a, Standard>, String)>;

/// The packs that the school looks at with their fingerprints, the main one first; the catalogue with the figures of
/// user-written packs; and those of them that cannot be read.
fn chosen<'a>(draft: &Draft, data: &Data<'a>) -> (Chosen<'a>, Cow<'a, Catalogue>, Vec<FaultyPack>) {
    let (main, mut chosen) = (data.main, Chosen::new());
    for entry in data.index {
        let pack = data.standards.iter().find(|pack| pack.id == entry.id);
        let is_chosen = entry.id == main.id || draft.packs.contains(&entry.id);
        if let (Some(pack), true) = (pack, is_chosen) {
            let idx = if pack.id == main.id { 0 } else { chosen.len() };
            chosen.insert(idx, (Cow::Borrowed(pack), entry.hash.clone()));
        }
    }
    let mut catalogue = Cow::Borrowed(data.catalogue);
    let mut faulty = Vec::new();
    let packs = draft.user_packs.iter();
    for pack in packs.filter(|pack| draft.packs.contains(&pack.id)) {
        match (data.read_pack)(pack, data.form) {
            Ok((standard, hash)) => {
                catalogue = Cow::Owned(catalogue.with(standard.added_figures()));
                chosen.push((Cow::Owned(standard), hash));
            }
            Err(faults) => faulty.push(FaultyPack {
                name: pack.name.clone(),
                faults: faults.iter().map(ToString::to_string).collect(),
            }),
        }
    }
    (chosen, catalogue, faulty)
}

/// A user-written pack with the changes that were made to it, and the fingerprint of the two together; `form` says which
/// figures there are.
///
/// # Errors
/// Every fault of its text, with line and way out; or, where the text is whole, every fault of its changes.
pub fn user_pack(
    pack_text: &UserPack,
    form: &Catalogue,
) -> Result<(Standard, String), Vec<PackFault>> {
    let pack = packs::read(&pack_text.text, form)?;
    if pack_text.edits.is_empty() {
        return Ok((pack, fingerprint(pack_text.text.as_bytes())));
    }
    let pack = packs::edited(&pack, &pack_text.edits, form)?;
    let hash = fingerprint(packs::write(&pack).as_bytes());
    Ok((pack, hash))
}

impl<'a> Evaluation<'a> {
    /// The pack by which the school is judged.
    pub fn main(&self) -> &CheckedPack<'a> {
        &self.packs[0]
    }

    /// How the school stands by the main pack.
    pub fn report(&self) -> &Report {
        &self.main().report
    }

    /// How the school stands by the main pack, taken out of the evaluation.
    pub fn into_report(mut self) -> Report {
        self.packs.swap_remove(0).report
    }

    /// How the school stands by the pack with that id; `None` where it looks at no such pack.
    pub fn by(&self, pack: &str) -> Option<&CheckedPack<'a>> {
        self.packs
            .iter()
            .find(|checked| checked.standard.id == pack)
    }

    /// Names of figures and parts in this school.
    pub fn words(&self) -> Words<'_> {
        Words::of(&self.school, &self.catalogue)
    }

    /// What the plan of the school is made of; `draft` is what was evaluated, `library` the measures to choose from.
    pub fn basis<'b>(&'b self, draft: &'b Draft, library: &'b Library) -> Basis<'b> {
        let main = self.main();
        Basis {
            school: &self.school,
            report: &main.report,
            forecast: self.forecast.as_ref().ok(),
            standard: &main.standard,
            catalogue: &self.catalogue,
            library,
            choices: &draft.choices,
            packs: self.packs.get(1..).unwrap_or(&[]),
            provenance: Provenance {
                hash: &main.hash,
                problems: &self.problems,
                reasons: Some(&draft.reasons),
                evidence: Some(&draft.evidence),
            },
        }
    }
}
