//! What the page asks of the office worker, which carries everything that the first screen does without: the measure
//! library, the writing of the plan, the tables of results with their working, and the file formats.
//!
//! In: a [`Request`] as postcard bytes, with the school in its saved form. Out: markup in UTF-8, or the bytes of a file. Page
//! and worker are built together, so the form of the bytes may change with every build. It must not know how they travel.

mod markup;
mod plan_page;
mod results;

use serde::{Deserialize, Serialize};

use crate::check::{self, Report};
use crate::document::{self, Document, docx};
use crate::exchange::saved;
use crate::forecast;
use crate::plan::{self, Plan};
use crate::school::draft::Draft;
use crate::school::{self, School};
use crate::wording::Words;
use crate::{embedded, office::plan_page::PlanPage, office::results::Results};

/// Something to be made of a school.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// What.
    pub wanted: Wanted,
    /// The school in its saved form.
    pub school: String,
}

/// What can be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Wanted {
    /// The tables of results with their working, as markup.
    Results,
    /// What there is to choose for the plan, and its preview, as markup.
    Plan,
    /// The plan as .docx.
    Docx,
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
    let (school, _) = school::read(&draft, embedded::catalogue());
    let report = check::check(&school, embedded::standard(), embedded::catalogue());
    let words = Words::of(&school, embedded::catalogue());
    match request.wanted {
        Wanted::Results => {
            let standard = embedded::standard();
            let results = Results {
                school: &school,
                report: &report,
                standard,
                words,
            };
            Ok(results.markup().into_bytes())
        }
        Wanted::Plan => {
            let (plan, document) = write(&draft, &school, &report);
            let (choices, library) = (&draft.choices, embedded::library());
            let page = PlanPage {
                plan: &plan,
                document: &document,
                choices,
                library,
                words,
            };
            page.markup()
                .map(String::into_bytes)
                .map_err(|fault| fault.to_string())
        }
        Wanted::Docx => {
            let (_, document) = write(&draft, &school, &report);
            docx::write(&document).map_err(|fault| fault.to_string())
        }
    }
}

/// The plan and its document: the one way to them, for preview and file.
fn write(draft: &Draft, school: &School, report: &Report) -> (Plan, Document) {
    let (standard, catalogue) = (embedded::standard(), embedded::catalogue());
    let forecast = forecast::forecast(school, standard, catalogue, embedded::settings()).ok();
    let basis = plan::Basis {
        school,
        report,
        forecast: forecast.as_ref(),
        standard,
        catalogue,
        library: embedded::library(),
        choices: &draft.choices,
    };
    let plan = plan::draft(&basis);
    let document = document::improvement_plan(&basis, &plan, embedded::texts());
    (plan, document)
}
