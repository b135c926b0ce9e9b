//! The steps of `cargo xtask test`. In: what earlier steps made. Out: how many things the step looked at, or one sentence.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::process::Command;
use std::sync::Mutex;

use anyhow::{Context, Result, anyhow, bail};
use serde_json::Value;

use crate::browser::{self, Browser};
use crate::bundle::{self, Finish};
use crate::log::say;
use crate::process::{cargo, follow, read, run};
use crate::{compile, documents, fuzz, install, page, single, size};

/// Steps of different tracks have nothing to do with each other and run side by side; those of one track follow each other.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Track {
    /// Everything that this machine runs itself.
    Native,
    /// Everything that a browser runs.
    Page,
}

/// When a step is run without being named.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// Always: it needs no browser and no wasm.
    Quick,
    /// In every whole check.
    Whole,
    /// In the long one only.
    Long,
}

/// One step of the whole check.
pub struct Step {
    /// Name for `--only`.
    pub name: &'static str,
    /// What it does, for a person.
    pub what: &'static str,
    /// With which others it runs in turn.
    pub track: Track,
    /// When it is run.
    pub when: When,
    /// The least number of things that it must have looked at, and what these are; a step that falls silent fails.
    pub least: (usize, &'static str),
    /// Does it, and gives how many things it looked at.
    pub run: fn(&Made) -> Result<usize>,
}

/// What was asked for, and what several steps share, so that it is made once and fails once.
pub struct Made {
    /// Part of the names of the browser scripts that are run; empty for all.
    script: String,
    /// Whether everything is tried that there is time for.
    is_long: bool,
    dist: Mutex<Option<Result<PathBuf, String>>>,
}

impl Made {
    /// Nothing yet; only browser scripts with `script` in their name are to be run.
    pub fn new(script: String, is_long: bool) -> Self {
        Self {
            script,
            is_long,
            dist: Mutex::new(None),
        }
    }

    /// Whether only a part of the scripts was asked for, so that few things are looked at.
    pub fn is_part(&self) -> bool {
        !self.script.is_empty()
    }

    fn dist(&self) -> Result<PathBuf> {
        let mut made = self.dist.lock().map_err(|_| anyhow!("发布版没有做成"))?;
        made.get_or_insert_with(|| {
            bundle::build(Finish::Release).map_err(|fault| format!("{fault:#}"))
        })
        .clone()
        .map_err(|fault| anyhow!("发布版没有做成：{fault}"))
    }

    /// The command with the word that lets the tests take their long way.
    fn at_length<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        if self.is_long {
            command.env("DUIBIAO_LONG", "1");
        }
        command
    }
}

/// All steps; those of one track in their order.
pub const STEPS: &[Step] = &[
    Step {
        name: "format",
        what: "代码格式",
        track: Track::Native,
        when: When::Quick,
        least: (300, "个源文件"),
        run: format,
    },
    Step {
        name: "lints",
        what: "clippy，本机",
        track: Track::Native,
        when: When::Quick,
        least: (10, "个程序和库"),
        run: lints,
    },
    Step {
        name: "tests",
        what: "不用浏览器的测试",
        track: Track::Native,
        when: When::Quick,
        least: (600, "项测试"),
        run: tests,
    },
    Step {
        name: "docs",
        what: "文档注释",
        track: Track::Native,
        when: When::Quick,
        least: (1, "个库"),
        run: docs,
    },
    Step {
        name: "limits",
        what: "外来文件最多用多少内存、多少时间",
        track: Track::Native,
        when: When::Whole,
        least: (30, "种文件"),
        run: limits,
    },
    Step {
        name: "documents",
        what: "用别的软件检查导出的文档",
        track: Track::Native,
        when: When::Whole,
        least: (70, "份文件"),
        run: check_documents,
    },
    Step {
        name: "fuzz",
        what: "用乱改的输入试每一种读取",
        track: Track::Native,
        when: When::Long,
        least: (8, "种读取"),
        run: try_everything,
    },
    Step {
        name: "page-lints",
        what: "clippy，网页和后台部件",
        track: Track::Page,
        when: When::Whole,
        least: (4, "个程序和库"),
        run: page_lints,
    },
    Step {
        name: "dist",
        what: "发布版",
        track: Track::Page,
        when: When::Whole,
        least: (15, "个文件"),
        run: dist,
    },
    Step {
        name: "size",
        what: "第一个结论要下载多少",
        track: Track::Page,
        when: When::Whole,
        least: (15, "个文件"),
        run: weigh,
    },
    Step {
        name: "single",
        what: "单个文件的大小",
        track: Track::Page,
        when: When::Whole,
        least: (1, "个文件"),
        run: weigh_single,
    },
    Step {
        name: "browser",
        what: "在 Chromium 里的测试",
        track: Track::Page,
        when: When::Whole,
        least: (150, "项测试"),
        run: chromium,
    },
    Step {
        name: "chromium-109",
        what: "在 Windows 7 的最后一版 Chromium 里，那里不一样的",
        track: Track::Page,
        when: When::Whole,
        least: (50, "项测试"),
        run: chromium_109,
    },
    Step {
        name: "firefox",
        what: "在 Firefox 里打开",
        track: Track::Page,
        when: When::Whole,
        least: (4, "项测试"),
        run: firefox,
    },
];

/// Every tracked Rust file; rustfmt names those that it looked at.
fn format(_: &Made) -> Result<usize> {
    install::toolchain_part("fmt", "rustfmt")?;
    let root = std::env::current_dir()?;
    let mut seen = BTreeSet::new();
    for words in [
        &["fmt", "--all"][..],
        &["fmt", "--manifest-path", "fuzz/Cargo.toml"],
    ] {
        let mut command = cargo();
        command.args(words).args(["--", "--check", "--verbose"]);
        follow(&mut command, |line| {
            let named = line.strip_prefix("Formatting ").map(PathBuf::from);
            let is_chatter = ["Using rustfmt", "Spent "]
                .iter()
                .any(|start| line.starts_with(start));
            match named.filter(|file| file.is_file()) {
                Some(file) => drop(seen.insert(file)),
                None if is_chatter => {}
                None => say!("{line}"),
            }
        })?;
    }
    let tracked = read(Command::new("git").args(["ls-files", "*.rs"]))?;
    let left_out: Vec<&str> = tracked
        .lines()
        .filter(|file| root.join(file).is_file() && !seen.contains(&root.join(file)))
        .collect();
    // What no module names, such as a file that is included as text, is looked at by itself.
    if !left_out.is_empty() {
        let mut command = Command::new("rustfmt");
        run(command
            .args(["--edition", "2024", "--check"])
            .args(&left_out))?;
    }
    Ok(seen.len() + left_out.len())
}

fn lints(_: &Made) -> Result<usize> {
    install::toolchain_part("clippy", "clippy")?;
    let mut seen = clippy(&["--workspace", "--all-targets"])?;
    let left_out: Vec<String> = packages()?
        .into_iter()
        .filter(|name| !seen.contains_key(name))
        .collect();
    if !left_out.is_empty() {
        bail!("clippy 没有看：{}", left_out.join("、"));
    }
    // The fuzz targets are run by hand; here they are only kept in step with what they call.
    install::cpp_compiler()?;
    let fuzz = [
        "--manifest-path",
        "fuzz/Cargo.toml",
        "--target-dir",
        "target",
    ];
    for (package, targets) in clippy(&fuzz)? {
        seen.entry(package).or_default().extend(targets);
    }
    Ok(seen.values().map(BTreeSet::len).sum())
}

/// Names of the packages of the workspace.
fn packages() -> Result<Vec<String>> {
    let words = ["metadata", "--no-deps", "--format-version", "1"];
    let metadata: Value = serde_json::from_str(&read(cargo().args(words))?)?;
    let packages = metadata["packages"].as_array().context("没有包")?;
    Ok(packages
        .iter()
        .filter_map(|package| package["name"].as_str().map(str::to_owned))
        .collect())
}

/// What cargo looked at of this repository: kind and name of each target, by package.
type Targets = BTreeMap<String, BTreeSet<String>>;

fn clippy(words: &[&str]) -> Result<Targets> {
    let mut command = cargo();
    command
        .args(["clippy", "--quiet", "--message-format=json"])
        .args(words)
        .args(["--", "-D", "warnings"]);
    targets(&mut command)
}

/// Runs a build that answers in JSON, tells its complaints, and gives what it looked at. What was looked at before and has
/// not changed since is named, too.
fn targets(command: &mut Command) -> Result<Targets> {
    let mut seen = Targets::new();
    follow(command, |line| {
        let Ok(message) = serde_json::from_str::<Value>(line) else {
            say!("{line}");
            return;
        };
        if let Some(complaint) = message["message"]["rendered"].as_str() {
            say!("{}", complaint.trim_end());
        }
        let is_ours = message["manifest_path"].as_str().is_some_and(is_here);
        if message["reason"] == "compiler-artifact" && is_ours {
            let folder = message["manifest_path"].as_str().unwrap_or_default();
            let target = &message["target"];
            let is_test = message["profile"]["test"] == true;
            seen.entry(package_of(folder))
                .or_default()
                .insert(format!("{} {} {is_test}", target["kind"], target["name"]));
        }
    })?;
    Ok(seen)
}

/// Whether a file is of this repository and not of a registry.
fn is_here(file: &str) -> bool {
    std::env::current_dir().is_ok_and(|root| std::path::Path::new(file).starts_with(root))
}

/// The package's name as its own file says it.
fn package_of(manifest: &str) -> String {
    let text = std::fs::read_to_string(manifest).unwrap_or_default();
    text.lines()
        .find_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"'))
        .unwrap_or(manifest)
        .to_owned()
}

fn tests(made: &Made) -> Result<usize> {
    let mut count = 0;
    let mut command = cargo();
    command.args(["test", "--workspace", "--no-fail-fast"]);
    follow(made.at_length(&mut command), |line| {
        // Those that passed would be the greater part of what is told.
        if !(line.starts_with("test ") && line.ends_with(" ... ok")) {
            say!("{line}");
        }
        count += passed(line);
    })?;
    Ok(count)
}

/// How many tests a program of tests says have passed.
fn passed(line: &str) -> usize {
    line.strip_prefix("test result: ok. ")
        .and_then(|rest| rest.split(' ').next()?.parse().ok())
        .unwrap_or(0)
}

fn docs(_: &Made) -> Result<usize> {
    let mut command = cargo();
    command.env("RUSTDOCFLAGS", "-D warnings").args([
        "doc",
        "--quiet",
        "--workspace",
        "--lib",
        "--no-deps",
        "--message-format=json",
    ]);
    Ok(targets(&mut command)?.len())
}

/// Each kind of file stands on a line with what it cost.
fn limits(made: &Made) -> Result<usize> {
    let mut count = 0;
    let mut command = cargo();
    command.args([
        "test",
        "--quiet",
        // Features that are put together in another way would be another build.
        "--workspace",
        // The limit of time is promised for an optimised build, and asserted in one only.
        "--profile",
        "checks",
        "--test",
        "limits",
    ]);
    command.args(["--", "--nocapture"]);
    follow(made.at_length(&mut command), |line| {
        say!("{line}");
        count += usize::from(line.contains(": refused after ") || line.contains(": read after "));
    })?;
    Ok(count)
}

fn page_lints(_: &Made) -> Result<usize> {
    install::toolchain_part("clippy", "clippy")?;
    install::wasm_target()?;
    // The profile of the page's build, so that both share what they compile for the machine itself.
    let seen = clippy(&[
        "--package",
        "duibiao",
        "--lib",
        "--bins",
        "--profile",
        "wasm",
        "--target",
        "wasm32-unknown-unknown",
        "--features",
        compile::FEATURE,
    ])?;
    Ok(seen.values().map(BTreeSet::len).sum())
}

fn dist(made: &Made) -> Result<usize> {
    Ok(page::files(&made.dist()?)?.len())
}

fn weigh(made: &Made) -> Result<usize> {
    let folder = made.dist()?;
    size::check(&folder)?;
    Ok(page::files(&folder)?.len())
}

fn weigh_single(made: &Made) -> Result<usize> {
    made.dist()?;
    single::check()?;
    Ok(1)
}

fn chromium(made: &Made) -> Result<usize> {
    browser::tests(&made.dist()?, &made.script, Browser::Chromium, made.is_long)
}

fn chromium_109(made: &Made) -> Result<usize> {
    browser::tests(
        &made.dist()?,
        &made.script,
        Browser::Chromium109,
        made.is_long,
    )
}

fn firefox(made: &Made) -> Result<usize> {
    browser::tests(&made.dist()?, &made.script, Browser::Firefox, made.is_long)
}

fn check_documents(made: &Made) -> Result<usize> {
    let files = documents::make().context("没能生成文档")?;
    documents::check(&files, made.is_long)?;
    Ok(files.len())
}

fn try_everything(_: &Made) -> Result<usize> {
    /// Long enough for what the seeds do not reach, short enough for a night.
    const MINUTES: f64 = 10.0;
    fuzz::command(MINUTES, None)
}
