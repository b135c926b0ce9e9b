//! From sources to a folder that can be served. In: how finished it shall be. Out: the folder; an unchanged one is
//! left as it is, so that a second start takes seconds.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use crate::{compile, edition, optimise, page, single};

/// How much is done for size.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Finish {
    /// For looking at the page: needs nothing but Rust.
    Quick,
    /// For publishing: wasm-opt runs over all modules.
    Release,
}

impl Finish {
    fn folder(self) -> &'static Path {
        match self {
            Finish::Quick => Path::new("target/page"),
            Finish::Release => Path::new("dist"),
        }
    }

    fn stamp(self) -> &'static Path {
        match self {
            Finish::Quick => Path::new("target/page.stamp"),
            Finish::Release => Path::new("target/dist.stamp"),
        }
    }
}

/// Compiles and bundles, and gives the folder; for publishing also the single file.
pub fn build(finish: Finish) -> Result<PathBuf> {
    let compiled = compile::compile()?;
    let folder = finish.folder().to_path_buf();
    let edition = edition::edition()?;
    let inputs = fingerprint(&compiled, &edition)?;
    let is_same = std::fs::read_to_string(finish.stamp()).is_ok_and(|before| before == inputs);
    let is_whole = finish == Finish::Quick || Path::new(single::FILE).is_file();
    if is_same && is_whole && folder.join("index.html").is_file() {
        return Ok(folder);
    }
    let mut page = compile::bind_page(&compiled.page)?;
    let mut workers = Vec::new();
    for ((name, _), wasm) in compile::WORKERS.into_iter().zip(&compiled.workers) {
        workers.push((name, compile::bind_worker(wasm, name)?));
    }
    if finish == Finish::Release {
        let modules = workers.iter_mut().map(|(_, module)| module);
        for module in std::iter::once(&mut page).chain(modules) {
            optimise::module(module)?;
        }
    }
    page::write(&page, &workers, &edition, &folder, finish)?;
    if finish == Finish::Release {
        single::write(&page, &workers, &edition)?;
    }
    std::fs::write(finish.stamp(), inputs)?;
    Ok(folder)
}

/// Twelve hexadecimal digits of SHA-256: enough to tell the versions of one file apart.
pub fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .take(6)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// Stands for everything that the folder is made of, this program included.
fn fingerprint(compiled: &compile::Compiled, edition: &str) -> Result<String> {
    let mut files: Vec<PathBuf> = vec![compiled.page.clone()];
    files.extend(compiled.workers.iter().cloned());
    files.extend(page::SOURCES.iter().map(PathBuf::from));
    files.push(Path::new(crate::install::NPM_FOLDER).join("package-lock.json"));
    let mut all = Sha256::new();
    for file in files {
        let bytes = std::fs::read(&file).with_context(|| format!("读不了 {}", file.display()))?;
        all.update(hash(&bytes));
    }
    for folder in [page::STYLES, page::LATER_STYLES] {
        all.update(crate::style::join(Path::new(folder))?);
    }
    all.update(edition);
    // Reading the program itself would take longer than all the rest.
    let program = std::fs::metadata(std::env::current_exe()?)?;
    all.update(format!("{} {:?}", program.len(), program.modified()?));
    Ok(all
        .finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect())
}
