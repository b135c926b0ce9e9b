//! Runs the scripts of tests/browser. In: a built folder. Out: the scripts' own verdict; the page is served to them
//! twice, at the root and under a path.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, anyhow, bail};

use crate::install::{self, NPM_FOLDER};
use crate::log::say;
use crate::process::{follow, run, target_folder};
use crate::serve;

/// The npm package that drives today's browsers, and the one that can still drive Chromium 109.
const DRIVER: &str = "puppeteer-core";
const DRIVER_FOR_109: &str = "puppeteer-core-for-109";

/// How many scripts run at once, each with a browser of its own. They wait more than they work.
const AT_ONCE: usize = 2;

/// The script that takes longest by far.
const LONGEST: &str = "killed.test.mjs";

/// The script that runs Debian's nginx.
const NGINX: &str = "nginx.test.mjs";

/// Scripts that Chromium 109 runs, by their names without the ending: where such an old browser may behave in another way.
/// The others ask what does not depend on it, and are run there by `--long`.
const IN_109: [&str; 16] = [
    "driver",
    "exchange",
    "filling",
    "keeping",
    "killed",
    "offline",
    "old",
    "opening",
    "plan_screens",
    "policy",
    "school",
    "schools",
    "single",
    "starting",
    "typing",
    "waiting",
];

/// Which browser, and with it which scripts.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Browser {
    /// Every `*.test.mjs`.
    Chromium,
    /// Those of [`IN_109`].
    Chromium109,
    /// Every `*.firefox.mjs`.
    Firefox,
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

/// Runs the scripts of a browser with `script` in their name, and gives how many tests they hold.
pub fn tests(folder: &Path, script: &str, browser: Browser, is_long: bool) -> Result<usize> {
    let (program, driver, ending) = match browser {
        Browser::Chromium => (install::chromium()?, DRIVER, ".test.mjs"),
        Browser::Chromium109 => (install::chromium_109()?, DRIVER_FOR_109, ".test.mjs"),
        Browser::Firefox => (install::firefox()?, DRIVER, ".firefox.mjs"),
    };
    install::npm_packages()?;
    // The plan that a test downloads is read back by python-docx.
    install::office_readers()?;
    if browser == Browser::Chromium && NGINX.contains(script) {
        install::nginx()?;
    }
    let mut files: Vec<PathBuf> = Vec::new();
    for entry in std::fs::read_dir(NPM_FOLDER)? {
        let path = entry?.path();
        let name = entry_name(&path);
        if name.ends_with(ending) && name.contains(script) {
            files.push(path);
        }
    }
    if browser == Browser::Chromium109 && !is_long && script.is_empty() {
        files = IN_109
            .map(|name| Path::new(NPM_FOLDER).join(format!("{name}{ending}")))
            .to_vec();
    }
    // Those that take longest first, so that none of them is left alone at the end.
    let lines = |path: &PathBuf| std::fs::metadata(path).map_or(0, |file| file.len());
    files.sort_by_key(|path| std::cmp::Reverse((path.ends_with(LONGEST), lines(path))));
    if files.is_empty() {
        bail!("{NPM_FOLDER} 里没有 *{script}*{ending}");
    }
    let failures = target_folder().join(format!("failures-{driver}{ending}.txt"));
    let mut command = node(folder, &program, driver)?;
    if is_long {
        command.env("DUIBIAO_LONG", "1");
    }
    command
        .args(["--test", &format!("--test-concurrency={AT_ONCE}")])
        .args(["--test-reporter=spec", "--test-reporter-destination=stdout"])
        .arg(format!("--test-reporter=./{NPM_FOLDER}/failures.mjs"))
        .arg(format!(
            "--test-reporter-destination={}",
            failures.display()
        ))
        .args(files);
    let mut count = 0;
    let done = follow(&mut command, |line| {
        say!("{line}");
        // On a terminal there are colours around it.
        let told = line.split("ℹ tests ").nth(1).unwrap_or_default();
        let digits: String = told.chars().take_while(char::is_ascii_digit).collect();
        count = digits.parse().unwrap_or(count);
    });
    done.map_err(|fault| match std::fs::read_to_string(&failures) {
        Ok(named) if !named.trim().is_empty() => anyhow!("{}", named.trim_end()),
        _ => fault,
    })?;
    Ok(count)
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
