//! Compiles the page and the module of its worker. In: the sources. Out: for each, wasm and the JavaScript that loads it.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use wasm_bindgen_cli_support::Bindgen;

use crate::process::{cargo, run, target_folder};

const TARGET: &str = "wasm32-unknown-unknown";

/// What Cargo.toml asks for before it builds the modules of the page.
pub const FEATURE: &str = "browser";

/// The workers of the page: the word by which `index.html` says where each is, and its binary. Its script ends with
/// `static/worker-shell.js`.
pub const WORKERS: [(&str, &str); 1] = [("worker", "duibiao-worker")];

/// What cargo made, before any JavaScript.
pub struct Compiled {
    /// The page's module.
    pub page: PathBuf,
    /// The modules of [`WORKERS`], in that order.
    pub workers: [PathBuf; WORKERS.len()],
}

/// A module with the script that loads it. The script knows no address; whoever starts it passes that of the wasm.
pub struct Module {
    /// JavaScript text.
    pub script: String,
    /// The module's bytes.
    pub wasm: Vec<u8>,
    /// The part that is fetched later; empty where the module is whole.
    pub later: Vec<u8>,
}

/// Runs cargo; fast when nothing changed.
pub fn compile() -> Result<Compiled> {
    crate::install::wasm_target()?;
    let mut words = vec!["build", "--profile", "wasm", "--target", TARGET];
    words.extend(["--features", FEATURE, "--bin", "duibiao"]);
    words.extend(WORKERS.iter().flat_map(|(_, binary)| ["--bin", binary]));
    run(cargo().env("CARGO_ENCODED_RUSTFLAGS", flags()).args(words)).context("没能编译网页")?;
    let folder = target_folder().join(TARGET).join("wasm");
    Ok(Compiled {
        page: folder.join("duibiao.wasm"),
        workers: WORKERS.map(|(_, binary)| folder.join(format!("{binary}.wasm"))),
    })
}

/// Compiler flags that keep this machine's folders out of the module: panic messages name source files, and with full
/// paths the same sources would give other bytes, and so other file names, on each machine.
fn flags() -> String {
    let mut flags: Vec<String> = std::env::var("RUSTFLAGS")
        .map(|given| given.split_whitespace().map(str::to_owned).collect())
        .unwrap_or_default();
    let home = std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::var_os("HOME").map(|home| Path::new(&home).join(".cargo")));
    // One folder for each registry; those of xtask's own dependencies are there by now.
    let registries = home.and_then(|home| std::fs::read_dir(home.join("registry/src")).ok());
    let mut folders: Vec<PathBuf> = registries
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .collect();
    folders.sort();
    flags.extend(
        folders
            .iter()
            .map(|folder| format!("--remap-path-prefix={}/=", folder.display())),
    );
    flags.join("\x1f")
}

/// The page's module, loaded by an ES module, without the part that is fetched later.
pub fn bind_page(wasm: &Path) -> Result<Module> {
    let folder = Path::new("target/bindgen/split");
    if folder.exists() {
        std::fs::remove_dir_all(folder)?;
    }
    let main = folder.join("main.wasm");
    let whole = std::fs::read(wasm)?;
    let mut options = wasm_split_cli_support::Options::new(&whole);
    options.output_dir = folder;
    options.main_out_path = &main;
    let parts = wasm_split_cli_support::transform(options)
        .map_err(|fault| anyhow!("没能切分 {}：{fault:?}", wasm.display()))?;
    let [later] = parts.split_modules.as_slice() else {
        bail!(
            "网页模块切成了 {} 份，打包只认识一份",
            parts.split_modules.len()
        );
    };
    let mut bindgen = Bindgen::new();
    // The later part reaches the first through its table.
    bindgen.web(true)?.keep_lld_exports(true);
    let mut module = bind(bindgen, &main, "duibiao")?;
    module.later = std::fs::read(later)?;
    module.script = loading(&module.script, &crate::page::source("static/later.js")?)?;
    Ok(module)
}

/// The script of the page's module, with `loader` in the place of the script that the cutter wrote: that one knows neither
/// names with hashes nor the single file.
fn loading(script: &str, loader: &str) -> Result<String> {
    const CUTTERS: &str = " from \"./__wasm_split.js\"";
    let (import, rest) = script.split_once('\n').unwrap_or_default();
    let import = import.strip_prefix("import * as ");
    match import.and_then(|import| import.strip_suffix(CUTTERS)) {
        Some(name) if !rest.contains(CUTTERS) => Ok(format!(
            "{rest}\n{loader}\nconst {name} = {{ __wasm_split_load_later: loadLater }};\n"
        )),
        _ => bail!("wasm-bindgen 的脚本开头变了，认不出从哪里载入后一部分"),
    }
}

/// The module of a worker, loaded by a classic script: module workers are too young for the browsers we promise.
pub fn bind_worker(wasm: &Path, name: &str) -> Result<Module> {
    let mut bindgen = Bindgen::new();
    bindgen.no_modules(true)?;
    bind(bindgen, wasm, name)
}

fn bind(mut bindgen: Bindgen, wasm: &Path, name: &str) -> Result<Module> {
    let folder = Path::new("target/bindgen").join(name);
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    bindgen
        .input_path(wasm)
        .out_name(name)
        .typescript(false)
        .remove_producers_section(true)
        .generate(&folder)
        .with_context(|| format!("wasm-bindgen 没能处理 {}", wasm.display()))?;
    if folder.join("snippets").exists() {
        // They would be further files with names of their own; none of our crates has them.
        bail!(
            "有依赖带来了 JavaScript 片段（{}/snippets），打包还不支持",
            folder.display()
        );
    }
    Ok(Module {
        script: std::fs::read_to_string(folder.join(format!("{name}.js")))?,
        wasm: std::fs::read(folder.join(format!("{name}_bg.wasm")))?,
        later: Vec::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::loading;

    #[test]
    fn the_loader_takes_the_place_of_the_import() {
        let script = "import * as import1 from \"./__wasm_split.js\"\nlet wasm;\n";
        let made = loading(script, "function loadLater() {}").unwrap_or_default();
        assert!(made.starts_with("let wasm;\n"));
        assert!(made.ends_with("const import1 = { __wasm_split_load_later: loadLater };\n"));
    }

    #[test]
    fn a_script_that_begins_otherwise_is_refused() {
        assert!(loading("let wasm;\n", "").is_err());
        let twice =
            "import * as a from \"./__wasm_split.js\"\nimport * as b from \"./__wasm_split.js\"\n";
        assert!(loading(twice, "").is_err());
    }
}
