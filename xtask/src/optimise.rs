//! Makes a module smaller with wasm-opt from npm. In: wasm. Out: smaller wasm that does the same; kept in target/,
//! so that an unchanged module costs no time.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use crate::bundle::hash;
use crate::install::{NPM_FOLDER, npm_packages};
use crate::process::read;

/// Only what Chromium 109 knows; `--all-features` would let wasm-opt use younger instructions.
///
/// What counts is the size after brotli: `-O2` without any inlining is 4% larger than `-Oz` before it and 2% smaller
/// after it.
const OPTIONS: &[&str] = &[
    "-O2",
    "--always-inline-max-function-size=1",
    "--flexible-inline-max-function-size=1",
    "--one-caller-inline-max-function-size=1",
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
    "--strip-producers",
    "--strip-debug",
];

/// Runs wasm-opt, or gives what it gave for these very bytes before.
pub fn optimise(wasm: &[u8]) -> Result<Vec<u8>> {
    npm_packages()?;
    let package = Path::new(NPM_FOLDER).join("node_modules/binaryen");
    let version = std::fs::read(package.join("package.json"))
        .context("npm 包 binaryen 不完整，请删除 tests/browser/node_modules 后再试")?;
    let key = hash(&[&version, OPTIONS.join(" ").as_bytes(), wasm].concat());
    let folder = Path::new("target/wasm-opt");
    let kept = folder.join(format!("{key}.wasm"));
    if let Ok(bytes) = std::fs::read(&kept) {
        return Ok(bytes);
    }
    std::fs::create_dir_all(folder)?;
    let input = folder.join("input.wasm");
    let output = folder.join("output.wasm");
    std::fs::write(&input, wasm)?;
    read(
        Command::new("node")
            .arg(package.join("bin/wasm-opt"))
            .args(OPTIONS)
            .arg(&input)
            .arg("-o")
            .arg(&output),
    )?;
    std::fs::rename(&output, &kept)?;
    Ok(std::fs::read(&kept)?)
}
