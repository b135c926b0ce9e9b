//! Makes modules and scripts smaller with wasm-opt and esbuild from npm. In: wasm and JavaScript. Out: less of both that
//! does the same; optimised wasm is kept in target/, so that an unchanged module costs no time.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::bundle::hash;
use crate::compile::Module;
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

/// Makes the wasm of a module smaller. Its script keeps its names, by which others are put together with it.
pub fn module(module: &mut Module) -> Result<()> {
    module.wasm = optimise(&module.wasm)?;
    if !module.later.is_empty() {
        module.later = optimise(&module.later)?;
    }
    number_imports(module);
    Ok(())
}

/// A script without comments, spaces and long names of its own; what other scripts see keeps its name.
pub fn script(text: &str) -> Result<String> {
    npm_packages()?;
    // A script or a program, depending on whether npm was allowed to set it up.
    let program = std::path::absolute(Path::new(NPM_FOLDER).join("node_modules/.bin/esbuild"))?;
    let mut child = Command::new(program)
        .args(["--minify", "--target=chrome109", "--charset=utf8"])
        .args(["--log-level=error", "--loader=js"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("没能运行 esbuild")?;
    if let Some(mut input) = child.stdin.take() {
        input.write_all(text.as_bytes())?;
    }
    let done = child.wait_with_output()?;
    if !done.status.success() {
        bail!("esbuild 没能缩小脚本");
    }
    Ok(String::from_utf8(done.stdout)?)
}

/// wasm-bindgen ends the name of each import with sixteen digits of a hash, which no compression can shorten. Each hash
/// becomes a number of as many digits, the same in module and script, so that nothing else in either moves.
fn number_imports(module: &mut Module) {
    let mut numbers = BTreeMap::new();
    let mut script = module.script.clone().into_bytes();
    each_import(&mut script, |name, hash| {
        let count = numbers.len();
        let number = numbers
            .entry([name, hash].concat())
            .or_insert_with(|| format!("{count:0HASH_DIGITS$}"));
        hash.copy_from_slice(number.as_bytes());
    });
    each_import(&mut module.wasm, |name, hash| {
        if let Some(number) = numbers.get(&[name, hash].concat()) {
            hash.copy_from_slice(number.as_bytes());
        }
    });
    // Digits took the place of digits.
    module.script = String::from_utf8_lossy(&script).into_owned();
}

/// Length of the hash at the end of an import's name.
const HASH_DIGITS: usize = 16;

/// Calls `visit` with the name and the hash of each import that is named in `bytes`.
fn each_import(bytes: &mut [u8], mut visit: impl FnMut(&[u8], &mut [u8])) {
    let mut at = 0;
    while at < bytes.len() {
        let is_named = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
        let length = bytes[at..].iter().position(|byte| !is_named(byte));
        let length = length.unwrap_or(bytes.len() - at);
        let word = &mut bytes[at..at + length];
        // In a module the length of the name may look like a letter before it.
        let start = word
            .windows(5)
            .position(|letters| letters == b"__wbg" || letters == b"__wbi");
        if let Some((name, hash)) = start
            .map(|start| &mut word[start..])
            .and_then(|word| word.split_at_mut_checked(word.len().checked_sub(HASH_DIGITS)?))
            && name.ends_with(b"_")
            && hash.iter().all(u8::is_ascii_hexdigit)
        {
            visit(name, hash);
        }
        at += length + 1;
    }
}

/// Runs wasm-opt, or gives what it gave for these very bytes before.
fn optimise(wasm: &[u8]) -> Result<Vec<u8>> {
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
