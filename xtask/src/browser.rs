//! Runs the scripts of tests/browser. In: a built folder. Out: the scripts' own verdict; the page is served to them
//! twice, at the root and under a path.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use crate::install::{self, NPM_FOLDER};
use crate::process::run;
use crate::serve;

/// The tests in Chromium: every `*.test.mjs`.
pub fn chromium_tests(folder: &Path) -> Result<()> {
    let browser = install::chromium()?;
    tests(folder, ".test.mjs", &browser)
}

/// The smoke test in Firefox: every `*.firefox.mjs`.
pub fn firefox_tests(folder: &Path) -> Result<()> {
    let browser = install::firefox()?;
    tests(folder, ".firefox.mjs", &browser)
}

/// One script of tests/browser in Chromium, outside the test runner.
pub fn script(folder: &Path, name: &str) -> Result<()> {
    let browser = install::chromium()?;
    install::npm_packages()?;
    run(node(folder, &browser)?.arg(Path::new(NPM_FOLDER).join(name)))
}

fn tests(folder: &Path, ending: &str, browser: &Path) -> Result<()> {
    install::npm_packages()?;
    // The plan that a test downloads is read back by python-docx.
    install::office_readers()?;
    let mut files: Vec<PathBuf> = Vec::new();
    for entry in std::fs::read_dir(NPM_FOLDER)? {
        let path = entry?.path();
        if path.to_string_lossy().ends_with(ending) {
            files.push(path);
        }
    }
    files.sort();
    if files.is_empty() {
        bail!("{NPM_FOLDER} 里没有 *{ending}");
    }
    // One browser at a time: two of them on a small machine make timings, not results, differ.
    run(node(folder, browser)?
        .args(["--test", "--test-concurrency=1", "--test-reporter=spec"])
        .args(files))
}

fn node(folder: &Path, browser: &Path) -> Result<Command> {
    let at_root = serve::start(folder, 0, "/")?;
    let under_path = serve::start(folder, 0, "/school/duibiao/")?;
    let mut command = Command::new("node");
    command
        .env("DUIBIAO_PAGE", at_root.address)
        .env("DUIBIAO_PAGE_UNDER", under_path.address)
        .env("DUIBIAO_BROWSER", browser);
    Ok(command)
}
