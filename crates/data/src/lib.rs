//! The data of `static/`, as build.rs checked and packed it.
//!
//! In: bytes made at build time. Out: catalogue, standards, measure library and texts, each read once; and the evaluation of
//! a school by them. It must not know the browser, files or today.

mod evaluation;
pub mod packed;

pub use evaluation::{CheckedPack, Data, Evaluation, FaultyPack, PackReader, evaluate, user_pack};

use std::sync::LazyLock;

use check::forecast::settings::Settings;
use check::form::FormData;
use county::CountyRules;
use documents::Typefaces;
use documents::layout::{Layout, Layouts};
use documents::texts::PaperTexts;
use documents::texts::Texts;
use packs::table_knowledge::TableKnowledge;
use plan::library::Library;
use school::catalogue::Catalogue;
use standard::Standard;
use standard::index::{KnownIds, PackEntry};
use words::self_check::examples::Examples;

static FORM: LazyLock<Catalogue> = LazyLock::new(|| {
    packed::read(include_bytes!(concat!(
        env!("OUT_DIR"),
        "/figures.postcard"
    )))
});
static CATALOGUE: LazyLock<Catalogue> =
    LazyLock::new(|| FORM.with(STANDARDS.iter().flat_map(Standard::added_figures)));
static KNOWN: LazyLock<KnownIds> = LazyLock::new(|| {
    let posts = LIBRARY.posts.iter().map(|post| post.id.to_string());
    KnownIds::of(&STANDARDS, posts.collect())
});
static INDEX: LazyLock<Vec<PackEntry>> =
    LazyLock::new(|| packed::read(include_bytes!(concat!(env!("OUT_DIR"), "/index.postcard"))));
static STANDARDS: LazyLock<Vec<Standard>> = LazyLock::new(|| {
    packed::read(include_bytes!(concat!(
        env!("OUT_DIR"),
        "/standards.postcard"
    )))
});
static LIBRARY: LazyLock<Library> = LazyLock::new(|| {
    packed::read(include_bytes!(concat!(
        env!("OUT_DIR"),
        "/measures.postcard"
    )))
});
static PLANNED: LazyLock<Vec<String>> = LazyLock::new(|| {
    packed::read(include_bytes!(concat!(
        env!("OUT_DIR"),
        "/planned.postcard"
    )))
});
static EXAMPLES: LazyLock<Examples> = LazyLock::new(|| {
    packed::read(include_bytes!(concat!(
        env!("OUT_DIR"),
        "/examples.postcard"
    )))
});
static TABLES: LazyLock<TableKnowledge> =
    LazyLock::new(|| packed::read(include_bytes!(concat!(env!("OUT_DIR"), "/tables.postcard"))));
static SETTINGS: LazyLock<Settings> = LazyLock::new(|| {
    packed::read(include_bytes!(concat!(
        env!("OUT_DIR"),
        "/settings.postcard"
    )))
});
static COUNTY: LazyLock<CountyRules> =
    LazyLock::new(|| packed::read(include_bytes!(concat!(env!("OUT_DIR"), "/county.postcard"))));
static TEXTS: LazyLock<Texts> =
    LazyLock::new(|| packed::read(include_bytes!(concat!(env!("OUT_DIR"), "/texts.postcard"))));
static PAPERS: LazyLock<PaperTexts> =
    LazyLock::new(|| packed::read(include_bytes!(concat!(env!("OUT_DIR"), "/papers.postcard"))));

/// Everything that is built in, for [`evaluate`].
pub fn built_in() -> Data<'static> {
    built_in_with(user_pack)
}

/// The same with a reader of user-written packs that is fetched when it is needed.
pub fn built_in_with(read_pack: PackReader) -> Data<'static> {
    Data {
        read_pack,
        catalogue: catalogue(),
        form: form_catalogue(),
        standards: standards(),
        index: index(),
        main: standard(),
        settings: settings(),
    }
}

/// Every figure that the form asks for, in its order, with its 口径 and its source.
pub fn form_catalogue() -> &'static Catalogue {
    &FORM
}

/// Every figure that there is: those of the form, then those that the built-in packs add, such as one for each item that is
/// judged.
pub fn catalogue() -> &'static Catalogue {
    &CATALOGUE
}

/// What the form rests on.
pub fn form() -> FormData<'static> {
    FormData {
        catalogue: form_catalogue(),
        main: main_pack(),
        packs: index(),
    }
}

/// Ids of packs and measures that can stand in a file.
pub fn known_ids() -> &'static KnownIds {
    &KNOWN
}

/// The pack of the standard that a school is checked against, in few words.
pub fn main_pack() -> &'static PackEntry {
    let found = INDEX.iter().find(|entry| entry.id == STANDARD);
    found.unwrap_or(&INDEX[0])
}

/// Every pack in few words, in the order of their file names.
pub fn index() -> &'static [PackEntry] {
    &INDEX
}

/// Every standard pack, in the order of their file names; never empty.
pub fn standards() -> &'static [Standard] {
    &STANDARDS
}

/// Pack of the standard that a school is checked against.
const STANDARD: &str = "jiaodu-2017-6";

/// The standard that a school is checked against: 教督〔2017〕6号.
pub fn standard() -> &'static Standard {
    let found = STANDARDS.iter().find(|standard| standard.id == STANDARD);
    found.unwrap_or(&STANDARDS[0])
}

/// Limits of coefficients of variation, and how the county's items are made.
pub fn county_rules() -> &'static CountyRules {
    &COUNTY
}

/// Problems, causes and measures.
pub fn library() -> &'static Library {
    &LIBRARY
}

/// Whether the library has measures for an indicator; known without the library.
pub fn has_measures(indicator: &str) -> bool {
    PLANNED.iter().any(|planned| planned == indicator)
}

/// Worked examples of the self-check.
pub fn examples() -> &'static Examples {
    &EXAMPLES
}

/// How tables of other programs are recognised; only the tables module carries it.
pub fn tables() -> &'static TableKnowledge {
    &TABLES
}

/// Sentences of the plan.
pub fn texts() -> &'static Texts {
    &TEXTS
}

/// Sentences of the documents beside the plan.
pub fn papers() -> &'static PaperTexts {
    &PAPERS
}

/// What documents look like where no profile says otherwise.
pub fn layouts() -> &'static Layouts {
    &TEXTS.layouts
}

/// What documents look like with these typefaces where no profile says otherwise.
pub fn layout(typefaces: Typefaces) -> &'static Layout {
    TEXTS.layouts.of(typefaces)
}

/// The profile that is in force where no other is chosen, as text.
pub fn standard_layout() -> &'static str {
    include_str!("../../../static/layouts/standard.toml")
}

/// The tool's own settings.
pub fn settings() -> &'static Settings {
    &SETTINGS
}

/// A school file to try the tool with; its figures are made up.
pub fn sample() -> &'static str {
    include_str!("../../../static/samples/worked-example.duibiao.json")
}
