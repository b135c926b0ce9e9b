//! The steps of `cargo xtask test`, quick ones first. In: what earlier steps made. Out: success, or one sentence.

use std::path::PathBuf;

use anyhow::{Context, Result, anyhow};

use crate::bundle::{self, Finish};
use crate::process::{cargo, run};
use crate::{browser, compile, documents, install, single, size};

/// One step of the whole check.
pub struct Step {
    /// Name for `--only`.
    pub name: &'static str,
    /// What it does, for a person.
    pub what: &'static str,
    /// Whether `--quick` runs it: it needs no browser and no wasm.
    pub is_quick: bool,
    /// Does it.
    pub run: fn(&mut Made) -> Result<()>,
}

/// What several steps share, so that it is made once and fails once.
#[derive(Default)]
pub struct Made {
    /// Part of the names of the browser scripts that are run; empty for all.
    script: String,
    dist: Option<Result<PathBuf, String>>,
}

impl Made {
    /// Nothing yet; only browser scripts with `script` in their name are to be run.
    pub fn with_script(script: String) -> Self {
        Self {
            script,
            ..Self::default()
        }
    }

    fn dist(&mut self) -> Result<PathBuf> {
        self.dist
            .get_or_insert_with(|| {
                bundle::build(Finish::Release).map_err(|fault| format!("{fault:#}"))
            })
            .clone()
            .map_err(|fault| anyhow!("发布版没有做成：{fault}"))
    }
}

/// All steps, in order.
pub const STEPS: &[Step] = &[
    Step {
        name: "format",
        what: "代码格式",
        is_quick: true,
        run: format,
    },
    Step {
        name: "lints",
        what: "clippy，本机",
        is_quick: true,
        run: lints,
    },
    Step {
        name: "tests",
        what: "不用浏览器的测试",
        is_quick: true,
        run: tests,
    },
    Step {
        name: "docs",
        what: "文档注释",
        is_quick: true,
        run: docs,
    },
    Step {
        name: "limits",
        what: "外来文件最多用多少内存、多少时间",
        is_quick: false,
        run: limits,
    },
    Step {
        name: "page-lints",
        what: "clippy，网页和文档模块",
        is_quick: false,
        run: page_lints,
    },
    Step {
        name: "dist",
        what: "发布版",
        is_quick: false,
        run: dist,
    },
    Step {
        name: "size",
        what: "首屏大小",
        is_quick: false,
        run: weigh,
    },
    Step {
        name: "single",
        what: "单个文件的大小",
        is_quick: false,
        run: weigh_single,
    },
    Step {
        name: "browser",
        what: "在 Chromium 里的测试",
        is_quick: false,
        run: chromium,
    },
    Step {
        name: "chromium-109",
        what: "同样的测试，在 Windows 7 的最后一版 Chromium 里",
        is_quick: false,
        run: chromium_109,
    },
    Step {
        name: "firefox",
        what: "在 Firefox 里打开",
        is_quick: false,
        run: firefox,
    },
    Step {
        name: "documents",
        what: "用别的软件检查导出的文档",
        is_quick: false,
        run: check_documents,
    },
];

fn format(_: &mut Made) -> Result<()> {
    install::toolchain_part("fmt", "rustfmt")?;
    run(cargo().args(["fmt", "--all", "--check"]))
}

fn lints(_: &mut Made) -> Result<()> {
    install::toolchain_part("clippy", "clippy")?;
    let deny = ["--", "-D", "warnings"];
    let all = ["clippy", "--quiet", "--workspace", "--all-targets"];
    run(cargo().args(all).args(deny))?;
    // The fuzz targets are run by hand; here they are only kept in step with what they call.
    let targets = ["clippy", "--quiet", "--manifest-path", "fuzz/Cargo.toml"];
    run(cargo()
        .args(targets)
        .args(["--target-dir", "target/fuzz"])
        .args(deny))
}

fn tests(_: &mut Made) -> Result<()> {
    run(cargo().args(["test", "--workspace"]))
}

/// In the optimised build, for which the limits of time are promised.
fn limits(_: &mut Made) -> Result<()> {
    let words = ["test", "--quiet", "--release", "-p", "duibiao"];
    run(cargo().args(words).args([
        "--no-default-features",
        "--test",
        "limits",
        "--",
        "--nocapture",
    ]))
}

fn docs(_: &mut Made) -> Result<()> {
    run(cargo().env("RUSTDOCFLAGS", "-D warnings").args([
        "doc",
        "--quiet",
        "--workspace",
        "--exclude",
        "xtask",
        "--lib",
        "--no-deps",
    ]))
}

fn page_lints(_: &mut Made) -> Result<()> {
    install::toolchain_part("clippy", "clippy")?;
    install::wasm_target()?;
    // The profile of the page's build, so that both share what they compile for the machine itself.
    let parts = [
        "clippy",
        "--quiet",
        "-p",
        "duibiao",
        "--lib",
        "--bins",
        "--profile",
        "wasm",
    ];
    let target = [
        "--target",
        "wasm32-unknown-unknown",
        "--features",
        compile::FEATURE,
    ];
    run(cargo()
        .args(parts)
        .args(target)
        .args(["--", "-D", "warnings"]))
}

fn dist(made: &mut Made) -> Result<()> {
    made.dist().map(drop)
}

fn weigh(made: &mut Made) -> Result<()> {
    size::check(&made.dist()?)
}

fn weigh_single(made: &mut Made) -> Result<()> {
    made.dist()?;
    single::check()
}

fn chromium(made: &mut Made) -> Result<()> {
    browser::chromium_tests(&made.dist()?, &made.script)
}

fn chromium_109(made: &mut Made) -> Result<()> {
    browser::chromium_109_tests(&made.dist()?, &made.script)
}

fn firefox(made: &mut Made) -> Result<()> {
    browser::firefox_tests(&made.dist()?, &made.script)
}

fn check_documents(_: &mut Made) -> Result<()> {
    let files = documents::make().context("没能生成文档")?;
    documents::check(&files)
}
