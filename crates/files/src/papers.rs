//! Everything that a school downloads of one plan: each document alone, and all of them in one .zip.
//!
//! In: a plan with its basis and sentences. Out: [`Paper`]s by key, and the bytes of their files. Same school, same bytes;
//! it must not know the browser.

use std::io::{Cursor, Write};
use std::rc::Rc;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use documents::edits::Editing;
use documents::layout::{Head, Imprint};
use documents::texts::PaperTexts;
use documents::texts::Texts;
use documents::workbook::Workbook;
use documents::{Block, Document, Shortened};
use formats::docx::pages::{PagePosition, PageStart, section_page_starts};
use formats::{docx, xlsx};
use plan::{Basis, Plan};
use school::answers::Setting;
use words::isolate::is_direction_control;

/// Key of all papers together.
pub const ALL: &str = "all";
pub use documents::{CLOSE_OUT, EVIDENCE, LEDGER, PLAN, REPORT, REQUEST};

/// Something to be downloaded.
pub struct Paper {
    /// Permanent key, such as `report`.
    pub key: String,
    /// Name of the file without ending and without the school.
    pub name: String,
    /// What stands in it.
    pub content: Content,
}

/// What stands in a paper.
pub enum Content {
    /// A text, written as .docx.
    Text(Document),
    /// Sheets, written as .xlsx.
    Sheets(Workbook),
}

impl Content {
    /// Where it can be changed, and what was.
    pub fn editing(&self) -> &Editing {
        match self {
            Self::Text(document) => &document.editing,
            Self::Sheets(book) => &book.editing,
        }
    }
}

/// A file with its name.
pub struct PaperFile {
    /// Name with its ending.
    pub name: String,
    /// Bytes.
    pub bytes: Vec<u8>,
}

/// Every paper of a plan in the order in which a folder shows them: plan (of the chosen genre; a list of what is to be filled in
/// where too little is known for one), self-check report, requests, ledger, close-out
/// sheet, list of evidence. The close-out sheet is there only where a last round is known.
pub fn papers(basis: &Basis, plan: &Plan, texts: &Texts, papers: &PaperTexts) -> Vec<Paper> {
    let all = papers_beside(basis, plan, texts, papers, None).into_iter();
    all.filter_map(Rc::into_inner).collect()
}

/// The same, of which one was written before and is not written again.
pub fn papers_beside(
    basis: &Basis,
    plan: &Plan,
    texts: &Texts,
    papers: &PaperTexts,
    written: Option<&Rc<Paper>>,
) -> Vec<Rc<Paper>> {
    let one = |key| match written {
        Some(written) if written.key == key => Some(written.clone()),
        _ => paper(basis, plan, texts, papers, key).map(Rc::new),
    };
    let mut list: Vec<Rc<Paper>> = [PLAN, REPORT].into_iter().filter_map(one).collect();
    list.extend(requests(basis, plan, texts, papers).map(Rc::new));
    list.extend([LEDGER, CLOSE_OUT, EVIDENCE].into_iter().filter_map(one));
    list
}

/// The paper of a key, without writing the others; `None` where the plan has no such paper.
pub fn paper(
    basis: &Basis,
    plan: &Plan,
    texts: &Texts,
    papers: &PaperTexts,
    key: &str,
) -> Option<Paper> {
    let (name, mut content) = match key {
        PLAN => match school_plan(basis, plan, texts, papers) {
            Some((name, document)) => (name, Content::Text(document)),
            None => {
                let document = documents::missing_list(basis, plan, texts, papers);
                (&papers.school_plan.missing.name, Content::Text(document))
            }
        },
        REPORT => {
            let document = documents::self_check_report(basis, plan, texts, papers);
            (&papers.report.name, Content::Text(document))
        }
        LEDGER => {
            let book = documents::ledger(basis, plan, texts, papers);
            (&papers.ledger.name, Content::Sheets(book))
        }
        EVIDENCE => {
            let document = documents::evidence_list(basis, plan, texts, papers);
            (&papers.evidence.name, Content::Text(document))
        }
        CLOSE_OUT => {
            let document = documents::close_out_sheet(basis, plan, texts)?;
            (&texts.round.name, Content::Text(document))
        }
        _ => {
            let mut all = requests(basis, plan, texts, papers);
            return all.find(|paper| paper.key == key);
        }
    };
    if let Content::Text(document) = &mut content {
        apply_layout(document, key, basis, plan, texts);
    }
    Some(Paper {
        key: key.to_owned(),
        name: name.clone(),
        content,
    })
}

/// The plan of the chosen genre, or of the one that the findings call for, with its name: as long as its genre allows, or as
/// short as it can be. `None` where too little is known for any.
///
/// How short it is made follows from the generated text alone, so that no change of a text makes another one disappear.
pub fn school_plan<'a>(
    basis: &Basis,
    plan: &Plan,
    texts: &Texts,
    papers: &'a PaperTexts,
) -> Option<(&'a String, Document)> {
    let genres = &papers.school_plan.genres;
    let chosen = basis.choices.answer(Setting::Genre);
    let of = |id: &str| genres.iter().find(|genre| genre.id == id);
    let usual = documents::usual_genre(basis, plan)?;
    let genre = of(chosen).or_else(|| of(usual))?;
    let most = documents::plan_pages(plan, papers, &genre.id)?;
    let mut bare = basis.choices.clone();
    bare.answers.retain(|key, _| !key.is_text_edit());
    let bare_basis = Basis {
        choices: &bare,
        ..*basis
    };
    let last = documents::plan_shortenings(papers);
    let write = |basis: &Basis, shortened| {
        documents::school_plan(basis, plan, texts, papers, &genre.id, shortened)
    };
    // Few steps are enough for most: the body is looked for between those that are too few and those that are enough.
    let (mut least, mut enough) = (0, last.body);
    let mut shortened = Shortened::default();
    let mut document = write(&bare_basis, shortened)?;
    loop {
        let (is_body_long, are_annexes_long) = plan_pages(&document, most);
        let written = shortened;
        if are_annexes_long && shortened.annexes < last.annexes {
            shortened.annexes += 1;
        }
        if is_body_long && shortened.body < enough {
            shortened.body = shortened.body.midpoint(enough).max(shortened.body + 1);
            least = written.body + 1;
        } else if !is_body_long {
            enough = written.body;
            shortened.body = least.midpoint(enough);
        }
        if shortened == written {
            break;
        }
        document = write(&bare_basis, shortened)?;
    }
    if bare.answers.len() < basis.choices.answers.len() {
        document = write(basis, shortened)?;
    }
    Some((&genre.name, document))
}

/// Whether the body of a plan has more pages than it may have, and whether its annexes have, or a page with a single row.
fn plan_pages(document: &Document, (body, annexes): (usize, usize)) -> (bool, bool) {
    let pages = |idx: usize| section_page_starts(document, idx);
    match document.sections.len() {
        // A table alone has no body.
        1 if body == 0 => (false, pages(0).len() > annexes),
        1 => (pages(0).len() > body, false),
        count => {
            let of_annexes: Vec<PageStart> = (1..count).flat_map(pages).collect();
            let has_tail = of_annexes.iter().any(|start| is_tail(document, *start));
            (
                pages(0).len() > body,
                of_annexes.len() > annexes || has_tail,
            )
        }
    }
}

/// Whether a page begins with the last row of a table.
fn is_tail(document: &Document, start: PageStart) -> bool {
    let section = document.sections.get(start.section);
    let block = section.and_then(|section| section.blocks.get(start.block));
    match (block, start.position) {
        (Some(Block::Table(table)), PagePosition::Entry(row)) => row + 1 == table.rows.len(),
        _ => false,
    }
}

/// Gives a document the layout of the school's profile, if it has one. Lists that stay in the school have no head and no
/// 版记.
fn apply_layout(document: &mut Document, key: &str, basis: &Basis, plan: &Plan, texts: &Texts) {
    let Some(mut layout) = packs::layout::chosen(basis.choices, &texts.layouts) else {
        return;
    };
    if matches!(key, EVIDENCE | CLOSE_OUT) {
        layout.head = Head::default();
        layout.imprint = Imprint::default();
    }
    documents::apply_layout(document, layout, basis, plan, texts);
}

fn requests(
    basis: &Basis,
    plan: &Plan,
    texts: &Texts,
    papers: &PaperTexts,
) -> impl Iterator<Item = Paper> {
    let all = documents::requests(basis, plan, texts, papers);
    all.into_iter().map(|mut request| {
        apply_layout(&mut request.document, REQUEST, basis, plan, texts);
        Paper {
            key: format!("{REQUEST}{}", request.matter),
            name: request.name,
            content: Content::Text(request.document),
        }
    })
}

/// The file of a paper; its name begins with the school's.
///
/// # Errors
/// When it cannot be written, which only a lack of memory can cause.
pub fn file(paper: &Paper, school: &str) -> Result<PaperFile, String> {
    let (ending, bytes) = match &paper.content {
        Content::Sheets(book) => (
            "xlsx",
            xlsx::write(book).map_err(|fault| fault.to_string())?,
        ),
        Content::Text(document) => (
            "docx",
            docx::write(document).map_err(|fault| fault.to_string())?,
        ),
    };
    Ok(PaperFile {
        name: format!("{}.{ending}", file_name(school, &paper.name)),
        bytes,
    })
}

/// All files in one .zip, in the order of the papers, numbered so that a folder shows them in that order.
///
/// # Errors
/// When it cannot be written, which only a lack of memory can cause.
pub fn bundle(papers: &[Paper], school: &str) -> Result<PaperFile, String> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // The files are deflated already; they bear no time, so that the same papers give the same bytes.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::default())
        .system(System::Dos);
    for (idx, paper) in papers.iter().enumerate() {
        let file = file(paper, school)?;
        let name = format!("{:02}_{}", idx + 1, file.name);
        let written = zip
            .start_file(name, options)
            .map_err(|fault| fault.to_string())
            .and_then(|()| {
                zip.write_all(&file.bytes)
                    .map_err(|fault| fault.to_string())
            });
        written?;
    }
    let bytes = zip
        .finish()
        .map_err(|fault| fault.to_string())?
        .into_inner();
    Ok(PaperFile {
        name: format!("{}.zip", file_name(school, "优质均衡材料")),
        bytes,
    })
}

/// Longest name without its ending, in characters; some file systems take 255 bytes, numbers and endings included.
const LONGEST_NAME: usize = 50;

/// The name of a file without its ending: what it is, behind the school's name, which gives way where both are too long;
/// without what file systems do not take, and what would show the name in another order.
pub fn file_name(school: &str, what: &str) -> String {
    let what = legal(what, LONGEST_NAME);
    let room = LONGEST_NAME.saturating_sub(what.chars().count());
    let name = legal(school, room) + &what;
    name.trim_matches(['.', ' ']).to_owned()
}

fn legal(name: &str, most: usize) -> String {
    let is_illegal =
        |c: char| c.is_control() || is_direction_control(c) || r#"\/:*?"<>|"#.contains(c);
    let name: String = name.chars().filter(|c| !is_illegal(*c)).collect();
    name.trim().chars().take(most).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_what_file_systems_do_not_take() {
        assert_eq!(file_name("示例/小学:", "自查*报告"), "示例小学自查报告");
        assert_eq!(file_name("示例\u{202E}小学", "方案"), "示例小学方案");
        assert_eq!(file_name("", "方案"), "方案");
    }

    #[test]
    fn a_long_name_of_a_school_gives_way_to_what_the_file_is() {
        for (school, what) in [
            (50, "优质均衡整改提升方案"),
            (90, "自查报告"),
            (50, "教师（已填）"),
        ] {
            let name = file_name(&"校".repeat(school), what);
            assert!(name.ends_with(what), "{name}");
            assert!(name.starts_with(&"校".repeat(30)), "{name}");
            assert_eq!(name.chars().count(), LONGEST_NAME);
        }
    }
}
