//! What the page asks of the tables worker, which carries the readers and writers of workbooks and .csv. It is started at
//! the first import or export, not before: its formats weigh more than everything else together.
//!
//! In: a request as bytes (see [`encode`]), with the school in its saved form, and the bytes of the files. Out: markup in UTF-8, or the bytes
//! of a file. Page and worker are built together, so the form of the bytes may change with every build. It must not know
//! how they travel.

mod preview;
mod results;
mod rounds;

use crate::office::Desk;
use files::last_round::{self, LastRound};
use files::saved;
use files::tables::{self, Book, roster};
use school::draft::Draft;

/// Key of the preview: what was found in the files or the block, beside what stands in the form.
pub const PREVIEW: &str = "preview";

/// A request as bytes: what is wanted, the school in its saved form, a pasted block (may be empty), and the names of files,
/// whose bytes travel beside it. Each piece stands behind its length. Written by hand: derived, it would cost the page 2 KB
/// more.
pub fn encode(wanted: &str, school: &str, pasted: &str, names: &[String]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let names = names.iter().map(String::as_bytes);
    let texts = [wanted, school, pasted].map(str::as_bytes);
    for piece in texts.into_iter().chain(names) {
        bytes.extend_from_slice(&(piece.len() as u64).to_le_bytes());
        bytes.extend_from_slice(piece);
    }
    bytes
}

/// The pieces of [`encode`]; `None` for bytes that are none.
fn pieces(mut rest: &[u8]) -> Option<Vec<&[u8]>> {
    let mut pieces = Vec::new();
    while !rest.is_empty() {
        let (len, after) = rest.split_first_chunk::<8>()?;
        let len = usize::try_from(u64::from_le_bytes(*len)).ok()?;
        let (piece, after) = after.split_at_checked(len)?;
        pieces.push(piece);
        rest = after;
    }
    Some(pieces)
}

/// Makes what `request` asks for, of the bytes of its files; `tell` is called with sentences that say how far it is. The preview comes as markup, a
/// file as its ending, its media type and the rest of its name, each behind a line end, before its bytes.
///
/// # Errors
/// A sentence when the bytes are no request, or nothing can be written.
pub fn answer(
    request: &[u8],
    files: &[Vec<u8>],
    tell: &mut dyn FnMut(&str),
) -> Result<Vec<u8>, String> {
    let pieces = pieces(request).ok_or("请求没有传全，请再试一次")?;
    let [wanted, school, pasted, names @ ..] = pieces.as_slice() else {
        return Err("请求没有传全，请再试一次".to_owned());
    };
    let text = |piece: &[u8]| String::from_utf8_lossy(piece).into_owned();
    let opened = saved::open(&text(school), data::form_catalogue());
    let draft = opened.map_err(|fault| fault.to_string())?.draft;
    let form = data::form_catalogue();
    let mut read = |draft: &Draft| {
        let named = names.iter().zip(files);
        let files: Vec<(String, &[u8])> = named
            .map(|(name, bytes)| (text(name), bytes.as_slice()))
            .collect();
        read(&files, &text(pasted), draft, tell)
    };
    const XLSX: &str = ".xlsx\napplication/vnd.openxmlformats-officedocument.spreadsheetml.sheet\n";
    const CSV: &str = ".csv\ntext/csv\n";
    let (kind, name, bytes) = match text(wanted).as_str() {
        PREVIEW => return Ok(preview::page(&read(&draft), &draft).into_bytes()),
        "marked" => {
            let read = read(&draft);
            let bytes = tables::marked_copy(&read.books, &read.findings.warnings)?;
            (XLSX, "导入的表（带问题列）", bytes)
        }
        "template" => {
            let blank = Draft {
                profile: draft.profile,
                ..Draft::default()
            };
            (XLSX, "填报模板", tables::template(&blank, form)?)
        }
        "figures" => (XLSX, "填报数据", tables::template(&draft, form)?),
        "figures-csv" => (CSV, "填报数据", tables::figures_csv(&draft, form)?),
        "roster" => (XLSX, "名册空表", roster::write(&[], form)?),
        "results" => {
            let bytes = tables::xlsx(&results::tables(&Desk::of(draft)))?;
            (XLSX, "自查结果", bytes)
        }
        "results-csv" => {
            let bytes = tables::csv(&results::joined(&Desk::of(draft)))?;
            (CSV, "自查结果", bytes)
        }
        other => return Err(format!("没有名为 {other} 的表")),
    };
    Ok([kind.as_bytes(), name.as_bytes(), b"\n", &bytes].concat())
}

/// What was read of the files, and what of them could not be.
struct ReadFiles {
    books: Vec<Book>,
    findings: tables::Recognition,
    /// Files that were refused, each with its sentence.
    refused: Vec<String>,
    /// What files told of the last round.
    rounds: Vec<LastRound>,
}

/// A file that is refused does not stop the others.
fn read(
    files: &[(String, &[u8])],
    pasted: &str,
    draft: &Draft,
    tell: &mut dyn FnMut(&str),
) -> ReadFiles {
    let (mut books, mut refused, mut rounds) = (Vec::new(), Vec::new(), Vec::new());
    for (name, bytes) in files {
        tell(&format!("读取“{name}”"));
        if is_school(bytes) {
            match saved::open(&String::from_utf8_lossy(bytes), data::catalogue()) {
                Ok(opened) => rounds.push(last_round::of_draft(
                    name,
                    &opened.draft,
                    data::catalogue(),
                    data::standard(),
                )),
                Err(fault) => refused.push(format!("“{name}”：{fault}")),
            }
            continue;
        }
        let mut told = |rows: u32| tell(&format!("读取“{name}”：已读 {rows} 行"));
        match tables::read(name, bytes, &mut told) {
            // A ledger holds figures of the last round, none of this one.
            Ok(book) => match last_round::of_book(&book, &data::papers().ledger) {
                Some(own) => rounds.push(own),
                None => books.push(book),
            },
            Err(fault) => refused.push(format!("“{name}”：{fault}")),
        }
    }
    if !pasted.is_empty() {
        match tables::read_pasted(pasted) {
            Ok(book) => books.push(book),
            Err(fault) => refused.push(format!("粘贴的内容：{fault}")),
        }
    }
    let count: usize = books.iter().map(|book| book.sheets.len()).sum();
    let mut told = |done: u32| tell(&format!("识别：第 {done} 张，共 {count} 张工作表"));
    let findings = tables::recognise(
        &books,
        &draft.profile,
        data::form_catalogue(),
        data::tables(),
        &mut told,
    );
    tell("核对：与表单里的数比较");
    ReadFiles {
        books,
        findings,
        refused,
        rounds,
    }
}

/// True for what looks like a saved school: an object of JSON, perhaps behind a mark of byte order.
fn is_school(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    text.trim_ascii_start().starts_with(b"{")
}
