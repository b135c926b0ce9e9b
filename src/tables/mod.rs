//! What the page asks of the tables worker, which carries the readers and writers of workbooks and .csv. It is started at
//! the first import or export, not before: its formats weigh more than everything else together.
//!
//! In: a [`Request`] as bytes, with the school in its saved form and the files behind it. Out: markup in UTF-8, or the bytes
//! of a file. Page and worker are built together, so the form of the bytes may change with every build. It must not know
//! how they travel.

mod preview;
mod results;

use serde::{Deserialize, Serialize};

use crate::embedded;
use crate::exchange::saved;
use crate::exchange::workbook::{self, Book, roster};
use crate::office::Desk;
use crate::school::draft::Draft;

/// Something to be made of files and the school.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// What.
    pub wanted: Wanted,
    /// The school in its saved form.
    pub school: String,
    /// A pasted block; empty where files were chosen.
    pub pasted: String,
    /// Name and size of each file, in the order of their bytes.
    pub files: Vec<(String, u32)>,
}

/// What can be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Wanted {
    /// What was found in the files or the block, beside what stands in the form, as markup.
    Preview,
    /// The files' cells with a column of what is wrong, as .xlsx.
    Marked,
    /// The form as .xlsx, blank.
    Template,
    /// The form as .xlsx, with the figures.
    Figures,
    /// The form as .csv, with the figures.
    FiguresCsv,
    /// A roster for many schools, blank, as .xlsx.
    Roster,
    /// Findings, as .xlsx.
    Results,
    /// Findings, as .csv.
    ResultsCsv,
}

impl Wanted {
    /// The file of that key in the page, how its name ends behind the school's, and whether it is .csv.
    pub fn from_key(key: &str) -> Option<(Self, &'static str, bool)> {
        Some(match key {
            "marked" => (Self::Marked, "导入的表（带问题列）", false),
            "template" => (Self::Template, "填报模板", false),
            "figures" => (Self::Figures, "填报数据", false),
            "figures-csv" => (Self::FiguresCsv, "填报数据", true),
            "roster" => (Self::Roster, "名册空表", false),
            "results" => (Self::Results, "自查结果", false),
            "results-csv" => (Self::ResultsCsv, "自查结果", true),
            _ => return None,
        })
    }
}

/// The request as bytes, with the files behind it.
///
/// # Errors
/// A sentence when memory does not suffice.
pub fn encode(request: &Request, files: &[(String, Vec<u8>)]) -> Result<Vec<u8>, String> {
    let mut bytes =
        postcard::to_allocvec(request).map_err(|fault| format!("请求没能打包（{fault}）"))?;
    for (_, file) in files {
        bytes.extend_from_slice(file);
    }
    Ok(bytes)
}

/// Makes what `request` asks for; `tell` is called with sentences that say how far it is.
///
/// # Errors
/// A sentence when the bytes are no request, a file cannot be read, or nothing can be written.
pub fn answer(request: &[u8], tell: &mut dyn FnMut(&str)) -> Result<Vec<u8>, String> {
    let (request, mut rest): (Request, &[u8]) =
        postcard::take_from_bytes(request).map_err(|fault| format!("请求读不出来（{fault}）"))?;
    let opened = saved::open(&request.school, embedded::form_catalogue());
    let draft = opened.map_err(|fault| fault.to_string())?.draft;
    let form = embedded::form_catalogue();
    match request.wanted {
        Wanted::Preview | Wanted::Marked => {
            let mut files = Vec::new();
            for (name, len) in &request.files {
                let len = usize::try_from(*len).unwrap_or(usize::MAX);
                let (file, after) = rest
                    .split_at_checked(len)
                    .ok_or("文件没有传全，请再试一次")?;
                files.push((name.as_str(), file));
                rest = after;
            }
            let read = read(&files, &request.pasted, &draft, tell);
            if request.wanted == Wanted::Preview {
                Ok(preview::page(&read, &draft).into_bytes())
            } else {
                workbook::marked(&read.books, &read.findings.troubles)
            }
        }
        Wanted::Template => {
            let blank = Draft {
                profile: draft.profile,
                ..Draft::default()
            };
            workbook::template(&blank, form)
        }
        Wanted::Figures => workbook::template(&draft, form),
        Wanted::FiguresCsv => workbook::figures_csv(&draft, form),
        Wanted::Roster => roster::write(&[], form),
        Wanted::Results => workbook::xlsx(&results::tables(&Desk::of(draft))),
        Wanted::ResultsCsv => workbook::csv(&results::joined(&Desk::of(draft))),
    }
}

/// What was read of the files, and what of them could not be.
struct ReadFiles {
    books: Vec<Book>,
    findings: workbook::Findings,
    /// Files that were refused, each with its sentence.
    refused: Vec<String>,
}

/// A file that is refused does not stop the others.
fn read(
    files: &[(&str, &[u8])],
    pasted: &str,
    draft: &Draft,
    tell: &mut dyn FnMut(&str),
) -> ReadFiles {
    let (mut books, mut refused) = (Vec::new(), Vec::new());
    for (name, bytes) in files {
        tell(&format!("读取“{name}”"));
        let mut told = |rows: u32| tell(&format!("读取“{name}”：已读 {rows} 行"));
        match workbook::read(name, bytes, &mut told) {
            Ok(book) => books.push(book),
            Err(fault) => refused.push(format!("“{name}”：{fault}")),
        }
    }
    if !pasted.is_empty() {
        match workbook::read_pasted(pasted) {
            Ok(book) => books.push(book),
            Err(fault) => refused.push(format!("粘贴的内容：{fault}")),
        }
    }
    let count: usize = books.iter().map(|book| book.sheets.len()).sum();
    let mut told = |done: u32| tell(&format!("识别：第 {done} 张，共 {count} 张工作表"));
    let findings = workbook::recognise(
        &books,
        &draft.profile,
        embedded::form_catalogue(),
        embedded::tables(),
        &mut told,
    );
    tell("核对：与表单里的数比较");
    ReadFiles {
        books,
        findings,
        refused,
    }
}
