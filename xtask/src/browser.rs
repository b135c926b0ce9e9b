//! Runs the scripts of tests/browser. In: a built folder. Out: the scripts' own verdict; the page is served to them
//! twice, at the root and under a path.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, anyhow, bail};

use crate::install::{self, NPM_FOLDER};
use crate::process::{run, target_folder};
use crate::serve;

/// The npm package that drives today's browsers, and the one that can still drive Chromium 109.
const DRIVER: &str = "puppeteer-core";
const DRIVER_FOR_109: &str = "puppeteer-core-for-109";

/// The tests in Chromium: every `*.test.mjs` with `script` in its name.
pub fn chromium_tests(folder: &Path, script: &str) -> Result<()> {
    let browser = install::chromium()?;
    tests(folder, script, ".test.mjs", &browser, DRIVER)
}

/// The same tests in Chromium 109.
pub fn chromium_109_tests(folder: &Path, script: &str) -> Result<()> {
    let browser = install::chromium_109()?;
    tests(folder, script, ".test.mjs", &browser, DRIVER_FOR_109)
}

/// The smoke test in Firefox: every `*.firefox.mjs` with `script` in its name.
pub fn firefox_tests(folder: &Path, script: &str) -> Result<()> {
    let browser = install::firefox()?;
    tests(folder, script, ".firefox.mjs", &browser, DRIVER)
}

/// One script of tests/browser in Chromium, outside the test runner.
pub fn script(folder: &Path, name: &str) -> Result<()> {
    let browser = install::chromium()?;
    install::npm_packages()?;
    run(node(folder, &browser, DRIVER)?.arg(Path::new(NPM_FOLDER).join(name)))
}

/// Draws the icons that a browser wants as pictures.
pub fn icons() -> Result<()> {
    let browser = install::chromium()?;
    install::npm_packages()?;
    let mut command = Command::new("node");
    run(command
        .env("DUIBIAO_BROWSER", browser)
        .arg(Path::new(NPM_FOLDER).join("icons.mjs")))
}

fn tests(folder: &Path, script: &str, ending: &str, browser: &Path, driver: &str) -> Result<()> {
    install::npm_packages()?;
    // The plan that a test downloads is read back by python-docx.
    install::office_readers()?;
    let mut files: Vec<PathBuf> = Vec::new();
    for entry in std::fs::read_dir(NPM_FOLDER)? {
        let path = entry?.path();
        let name = entry_name(&path);
        if name.ends_with(ending) && name.contains(script) {
            files.push(path);
        }
    }
    files.sort();
    if files.is_empty() {
        bail!("{NPM_FOLDER} 里没有 *{script}*{ending}");
    }
    let failures = target_folder().join(format!("failures-{driver}{ending}.txt"));
    // One browser at a time: two of them on a small machine make timings, not results, differ.
    let mut command = node(folder, browser, driver)?;
    command
        .args(["--test", "--test-concurrency=1"])
        .args(["--test-reporter=spec", "--test-reporter-destination=stdout"])
        .arg(format!("--test-reporter=./{NPM_FOLDER}/failures.mjs"))
        .arg(format!(
            "--test-reporter-destination={}",
            failures.display()
        ))
        .args(files);
    run(&mut command).map_err(|fault| match std::fs::read_to_string(&failures) {
        Ok(named) if !named.trim().is_empty() => anyhow!("{}", named.trim_end()),
        _ => fault,
    })
}

fn entry_name(path: &Path) -> String {
    path.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}

fn node(folder: &Path, browser: &Path, driver: &str) -> Result<Command> {
    let at_root = serve::start(folder, 0, "/")?;
    let under_path = serve::start(folder, 0, "/school/duibiao/")?;
    let mut command = Command::new("node");
    command
        .env("DUIBIAO_PAGE", at_root.address)
        .env("DUIBIAO_PAGE_UNDER", under_path.address)
        .env("DUIBIAO_DIST", folder)
        .env("DUIBIAO_SINGLE", crate::single::FILE)
        .env("DUIBIAO_BROWSER", browser)
        .env("DUIBIAO_DRIVER", driver);
    Ok(command)
}
