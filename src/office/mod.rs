//! What the page asks of the office worker, which carries everything that the first screen does without: the measure
//! library, the writing of the plan, the tables of results with their working, and the file formats.
//!
//! In: a [`Request`] as postcard bytes, with the school in its saved form. Out: bytes of a [`PlanView`], of markup or of a file. Page
//! and worker are built together, so the form of the bytes may change with every build. It must not know how they travel.

mod markup;
mod results;

use serde::{Deserialize, Serialize};

use crate::document::{self, Document, docx, html};
use crate::plan::library::Post;
use crate::plan::{self, Plan, PlanKind, PlanProblem};
use crate::school::draft::PlanChoices;
use crate::school::{self};
use crate::wording::Words;
use crate::{check, embedded, exchange::saved};

/// Something to be made of a school.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Request {
    /// The tables of results, as markup in UTF-8.
    Results {
        /// The school in its saved form.
        school: String,
    },
    /// What there is to choose for the plan, and its preview.
    View {
        /// The school in its saved form.
        school: String,
    },
    /// The plan as .docx.
    Docx {
        /// The school in its saved form.
        school: String,
    },
}

/// What the page shows of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanView {
    /// Nothing has been entered that could be judged.
    pub is_empty: bool,
    /// Problems with everything that can be chosen about them.
    pub problems: Vec<PlanProblem>,
    /// Posts whose names can be given.
    pub posts: Vec<Post>,
    /// The document as markup; every text in it is escaped.
    pub preview: String,
    /// How many marks of something missing the document has.
    pub marks: u32,
}

/// The request as bytes.
///
/// # Errors
/// A sentence when memory does not suffice.
pub fn encode(request: &Request) -> Result<Vec<u8>, String> {
    postcard::to_allocvec(request).map_err(|fault| format!("request could not be packed ({fault})"))
}

/// The answer to [`Request::View`].
///
/// # Errors
/// A sentence when the bytes are none.
pub fn decode_view(bytes: &[u8]) -> Result<PlanView, String> {
    postcard::from_bytes(bytes).map_err(|fault| format!("answer could not be read ({fault})"))
}

/// Makes what `request` asks for.
///
/// # Errors
/// A sentence when the bytes are no request, the school cannot be opened, or the file cannot be written.
pub fn answer(request: &[u8]) -> Result<Vec<u8>, String> {
    let request: Request = postcard::from_bytes(request)
        .map_err(|fault| format!("request could not be read ({fault})"))?;
    match request {
        Request::Results { school } => results(&school).map(String::into_bytes),
        Request::View { school } => {
            let (plan, document) = write(&school)?;
            let view = PlanView {
                is_empty: plan.kind == PlanKind::Empty,
                problems: plan.problems,
                posts: embedded::library().posts.clone(),
                preview: html::write(&document).map_err(|fault| fault.to_string())?,
                marks: u32::try_from(document.marks().count()).unwrap_or(u32::MAX),
            };
            postcard::to_allocvec(&view).map_err(|fault| fault.to_string())
        }
        Request::Docx { school } => {
            let (_, document) = write(&school)?;
            docx::write(&document).map_err(|fault| fault.to_string())
        }
    }
}

/// The tables of results of a saved school.
fn results(school: &str) -> Result<String, String> {
    let (standard, catalogue) = (embedded::standard(), embedded::catalogue());
    let draft = saved::open(school, catalogue)
        .map_err(|fault| fault.to_string())?
        .draft;
    let (school, _) = school::read(&draft, catalogue);
    let report = check::check(&school, standard, catalogue);
    let words = Words::of(&school, catalogue);
    let results = results::Results {
        school: &school,
        report: &report,
        standard,
        words,
    };
    Ok(results.markup())
}

/// The plan of a saved school: the one way to it, for preview and file.
fn write(school: &str) -> Result<(Plan, Document), String> {
    let catalogue = embedded::catalogue();
    let draft = saved::open(school, catalogue)
        .map_err(|fault| fault.to_string())?
        .draft;
    let choices: PlanChoices = draft.choices.clone();
    let (school, _) = school::read(&draft, catalogue);
    let report = check::check(&school, embedded::standard(), catalogue);
    let basis = plan::Basis {
        school: &school,
        report: &report,
        standard: embedded::standard(),
        catalogue,
        library: embedded::library(),
        choices: &choices,
    };
    let plan = plan::draft(&basis);
    let document = document::improvement_plan(&basis, &plan, embedded::texts());
    Ok((plan, document))
}
