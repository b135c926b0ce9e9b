//! Puts the folder together that a web server serves. In: the modules, index.html and static/. Out: index.html, the
//! files that must have a plain name, and assets/ with content hashes in the names; relative paths only.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::bundle::{Finish, hash};
use crate::compile::Module;
use crate::optimise;

/// Source files besides the modules, for the caller that asks whether anything changed.
pub const SOURCES: &[&str] = &[
    "index.html",
    "static/boot.js",
    "static/later.js",
    "static/store.js",
    "static/support.js",
    "static/worker-shell.js",
    "static/offline.js",
    "static/texts/scripts.toml",
    "static/service-worker.js",
    "static/manifest.webmanifest",
    "static/single.js",
    "static/icon.svg",
    "static/icons/icon-192.png",
    "static/icons/icon-512.png",
    "static/icons/icon-maskable-512.png",
];

/// The file that keeps all others for use without network; it is not kept itself.
pub const SERVICE_WORKER: &str = "service-worker.js";

/// Where the style sheets of the first screen are.
pub const STYLES: &str = "static/style";

/// Where those are that only other pages and the printer need; they are loaded when the page runs.
pub const LATER_STYLES: &str = "static/style/later";

/// Writes the whole folder anew. The order is forced: a file's hash covers the names of the files it loads.
pub fn write(
    page: &Module,
    workers: &[(&str, Module)],
    edition: &str,
    folder: &Path,
    finish: Finish,
) -> Result<()> {
    if folder.exists() {
        std::fs::remove_dir_all(folder)?;
    }
    let assets = Assets { folder };
    std::fs::create_dir_all(folder.join("assets"))?;

    let small = |text: String| match finish {
        Finish::Quick => Ok(text),
        Finish::Release => optimise::script(&text),
    };
    let wasm = assets.add("duibiao", "wasm", &page.wasm)?;
    let rest = assets.add("rest", "wasm", &page.later)?;
    let glue = assets.add("duibiao", "js", small(page.script.clone())?.as_bytes())?;
    let offline = small(script("offline", &[])?)?;
    let offline = assets.add("offline", "js", offline.as_bytes())?;
    let later = crate::style::join(Path::new(LATER_STYLES))?;
    let later = assets.add("later", "css", later.as_bytes())?;
    let boot = small(boot_script(&glue, &wasm, &rest, &offline, &later)?)?;
    let boot = assets.add("boot", "js", boot.as_bytes())?;

    let mut scripts = Vec::new();
    for (name, module) in workers {
        let wasm = assets.add(name, "wasm", &module.wasm)?;
        let script = small(worker(module, &wasm)?)?;
        scripts.push((*name, assets.add(name, "js", script.as_bytes())?));
    }

    let support = assets.add("support", "js", script("support", &[])?.as_bytes())?;
    let style = assets.add(
        "style",
        "css",
        crate::style::join(Path::new(STYLES))?.as_bytes(),
    )?;
    let icon = assets.add("icon", "svg", source("static/icon.svg")?.as_bytes())?;

    let mut names = vec![
        ("wasm", wasm),
        ("glue", glue),
        ("boot", boot),
        ("support", support),
        ("style", style),
        ("icon", icon),
    ];
    names.extend(scripts);
    for name in ["icon-192", "icon-512", "icon-maskable-512"] {
        let picture = std::fs::read(format!("static/icons/{name}.png"))?;
        names.push((name, assets.add(name, "png", &picture)?));
    }
    let mut places: Vec<(&str, String)> = names
        .into_iter()
        .map(|(name, file)| (name, format!("assets/{file}")))
        .collect();
    places.push(("edition", edition.to_owned()));
    let places: Vec<(&str, &str)> = places
        .iter()
        .map(|(name, at)| (*name, at.as_str()))
        .collect();
    for (template, name) in [
        ("index.html", "index.html"),
        ("static/manifest.webmanifest", "manifest.webmanifest"),
    ] {
        std::fs::write(folder.join(name), fill(&source(template)?, &places)?)?;
    }
    write_service_worker(folder, edition)
}

/// The script that starts the page, with the names of what it loads; the single file, which holds all of that, has none.
/// The store opens while the module is on its way, so its script stands first.
pub fn boot_script(
    glue: &str,
    wasm: &str,
    rest: &str,
    offline: &str,
    later: &str,
) -> Result<String> {
    let places = [
        ("glue", glue),
        ("wasm", wasm),
        ("rest", rest),
        ("offline", offline),
        ("later", later),
    ];
    let boot = script("boot", &places)?;
    Ok(format!("{}\n{boot}", bare_script("store")?))
}

/// The script that keeps the folder's files, as they are now.
fn write_service_worker(folder: &Path, edition: &str) -> Result<()> {
    let mut hashes = serde_json::Map::new();
    for path in files(folder)? {
        let name = path.strip_prefix(folder)?.to_string_lossy().into_owned();
        // A folder's own address gives the page on every server; its name may lead elsewhere.
        let name = if name == "index.html" { "" } else { &name };
        hashes.insert(name.to_owned(), hash(&std::fs::read(&path)?).into());
    }
    let list = serde_json::Value::Object(hashes).to_string();
    let values = [
        ("edition", edition),
        ("list", &hash(list.as_bytes())),
        ("files", &list),
    ];
    let script = fill(&source("static/service-worker.js")?, &values)?;
    Ok(std::fs::write(folder.join(SERVICE_WORKER), script)?)
}

/// Every file of a folder and of the folders in it, sorted.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut list = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            list.extend(files(&path)?);
        } else {
            list.push(path);
        }
    }
    list.sort();
    Ok(list)
}

struct Assets<'a> {
    folder: &'a Path,
}

impl Assets<'_> {
    /// Writes a file and gives its name with the hash in it.
    fn add(&self, stem: &str, extension: &str, bytes: &[u8]) -> Result<String> {
        let name = format!("{stem}-{}.{extension}", hash(bytes));
        std::fs::write(self.folder.join("assets").join(&name), bytes)?;
        Ok(name)
    }
}

/// The text of a source file.
pub fn source(path: &str) -> Result<String> {
    std::fs::read_to_string(path).with_context(|| format!("读不了 {path}"))
}

/// The whole script of a worker.
pub fn worker(module: &Module, wasm: &str) -> Result<String> {
    let shell = script("worker-shell", &[("wasm", wasm)])?;
    Ok(format!("{}\n{shell}", module.script))
}

/// Where the sentences of the scripts stand: a table for each, under the name of the script.
const TEXTS: &str = "static/texts/scripts.toml";

/// The script of that name in static/, with its sentences and with these values. A sentence that it does not say is a mistake.
pub fn script(name: &str, values: &[(&str, &str)]) -> Result<String> {
    let texts: BTreeMap<String, BTreeMap<String, String>> =
        toml::from_str(&source(TEXTS)?).with_context(|| format!("读不懂 {TEXTS}"))?;
    let template = source(&format!("static/{name}.js"))?;
    let mut all: Vec<(&str, String)> = Vec::new();
    for (key, text) in texts.get(name).into_iter().flatten() {
        if !template.contains(&format!("{{{{{key}}}}}")) {
            bail!("{TEXTS} 里 {name} 的 {key} 没有用上");
        }
        // As it stands between two quotes.
        let quoted = serde_json::to_string(text)?;
        let inner = quoted
            .strip_prefix('"')
            .and_then(|text| text.strip_suffix('"'));
        all.push((key, inner.unwrap_or_default().to_owned()));
    }
    all.extend(
        values
            .iter()
            .map(|(key, value)| (*key, (*value).to_owned())),
    );
    let all: Vec<(&str, &str)> = all
        .iter()
        .map(|(key, text)| (*key, text.as_str()))
        .collect();
    fill(&template, &all).with_context(|| format!("static/{name}.js"))
}

/// The script of that name without comments on lines of their own and without indents.
fn bare_script(name: &str) -> Result<String> {
    Ok(without_comments(&script(name, &[])?))
}

fn without_comments(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut is_comment = false;
    for line in text.lines().map(str::trim) {
        is_comment |= line.starts_with("/*");
        if !is_comment && !line.is_empty() && !line.starts_with("//") {
            kept.push_str(line);
            kept.push('\n');
        }
        is_comment &= !line.ends_with("*/");
    }
    kept
}

/// Replaces each `{{name}}`; one that is left over is a mistake in the template.
pub fn fill(template: &str, values: &[(&str, &str)]) -> Result<String> {
    let mut text = template.to_owned();
    for (name, value) in values {
        text = text.replace(&format!("{{{{{name}}}}}"), value);
    }
    if let Some(at) = text.find("{{") {
        let left: String = text[at..].chars().take(20).collect();
        bail!("模板里有不认识的占位：{left}");
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::{fill, without_comments};

    #[test]
    fn comments_of_whole_lines_and_indents_go() {
        let script = "// a\n/** b\n * c\n */\n  const d = \"// e\"; // f\n\n/* g */\nh();\n";
        assert_eq!(without_comments(script), "const d = \"// e\"; // f\nh();\n");
    }

    #[test]
    fn a_placeholder_left_over_is_told() {
        assert_eq!(fill("a {{b}}", &[("b", "c")]).ok().as_deref(), Some("a c"));
        assert!(fill("a {{b}} {{d}}", &[("b", "c")]).is_err());
    }
}
