//! Puts the folder together that a web server serves. In: the two modules, index.html and static/. Out: index.html and
//! assets/ with content hashes in the names and relative paths only.

use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::bundle::hash;
use crate::compile::Module;

/// Source files besides the modules, for the caller that asks whether anything changed.
pub const SOURCES: &[&str] = &[
    "index.html",
    "static/boot.js",
    "static/store.js",
    "static/support.js",
    "static/office-shell.js",
    "static/office-shelf.js",
    "static/icon.svg",
];

/// Where the style sheets are.
pub const STYLES: &str = "static/style";

/// Writes the whole folder anew. The order is forced: a file's hash covers the names of the files it loads.
pub fn write(page: &Module, office: &Module, folder: &Path) -> Result<()> {
    if folder.exists() {
        std::fs::remove_dir_all(folder)?;
    }
    let assets = Assets { folder };
    std::fs::create_dir_all(folder.join("assets"))?;

    let wasm = assets.add("duibiao", "wasm", &page.wasm)?;
    let glue = assets.add("duibiao", "js", page.script.as_bytes())?;
    // The store opens while the module is on its way, so its script stands first.
    let boot = fill(
        &format!(
            "{}\n{}",
            script("static/store.js")?,
            source("static/boot.js")?
        ),
        &[("glue", &glue), ("wasm", &wasm)],
    )?;
    let boot = assets.add("boot", "js", boot.as_bytes())?;

    let office_wasm = assets.add("office", "wasm", &office.wasm)?;
    let shell = fill(
        &source("static/office-shell.js")?,
        &[("wasm", &office_wasm)],
    )?;
    let shelf = script("static/office-shelf.js")?;
    let worker = format!("{}\n{shelf}\n{shell}", office.script);
    let worker = assets.add("office", "js", worker.as_bytes())?;

    let support = assets.add("support", "js", source("static/support.js")?.as_bytes())?;
    let style = assets.add(
        "style",
        "css",
        crate::style::join(Path::new(STYLES))?.as_bytes(),
    )?;
    let icon = assets.add("icon", "svg", source("static/icon.svg")?.as_bytes())?;

    let here = |name: &str| format!("assets/{name}");
    let html = fill(
        &source("index.html")?,
        &[
            ("wasm", &here(&wasm)),
            ("glue", &here(&glue)),
            ("boot", &here(&boot)),
            ("office", &here(&worker)),
            ("support", &here(&support)),
            ("style", &here(&style)),
            ("icon", &here(&icon)),
        ],
    )?;
    std::fs::write(folder.join("index.html"), html)?;
    Ok(())
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

fn source(path: &str) -> Result<String> {
    std::fs::read_to_string(path).with_context(|| format!("读不了 {path}"))
}

/// A script without comments on lines of their own and without indents.
fn script(path: &str) -> Result<String> {
    Ok(without_comments(&source(path)?))
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
fn fill(template: &str, values: &[(&str, &str)]) -> Result<String> {
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
