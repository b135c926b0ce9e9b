//! The edition that is one file and opens by double-click. In: the modules, index.html and static/. Out: one HTML file
//! without any address in it. Modules are packed with gzip and written in base 85; a policy names each script by its hash.

use std::num::NonZeroU64;
use std::path::Path;

use anyhow::{Context, Result, bail};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::compile::Module;
use crate::log::say;
use crate::page::{LATER_STYLES, STYLES, boot_script, fill, script, source};

/// Where the file is written.
pub const FILE: &str = "dist-single/duibiao.html";

/// Bytes that the file may take: it is passed on by chat and on old USB sticks.
const LIMIT: u64 = 4_000_000;

/// Says how large the file is, and fails above the limit.
pub fn check() -> Result<()> {
    let size = std::fs::metadata(FILE)
        .with_context(|| format!("没有 {FILE}"))?
        .len();
    say!("{FILE}：{size} 字节，上限 {LIMIT}");
    if size > LIMIT {
        bail!("单个文件 {size} 字节，超过上限 {LIMIT}");
    }
    Ok(())
}

/// Writes the file. index.html has one element a line; each line that names a file is replaced by what is in that file.
pub fn write(page: &Module, workers: &[(&str, Module)], edition: &str) -> Result<()> {
    let mut hashes = Hashes::default();
    let mut body = String::new();
    for line in source("index.html")?.lines() {
        body.push_str(&inlined(line, page, workers, edition, &mut hashes)?);
        body.push('\n');
    }
    let policy = format!(
        "default-src 'none'; script-src 'wasm-unsafe-eval' {}; style-src {}; img-src data: blob:; worker-src blob:; \
         base-uri 'none'; form-action 'none'",
        hashes.scripts.join(" "),
        hashes.styles.join(" "),
    );
    // Alone, for what was put in may hold braces of its own.
    let html = body.replacen("{{policy}}", &policy, 1);
    if let Some(folder) = Path::new(FILE).parent() {
        std::fs::create_dir_all(folder)?;
    }
    Ok(std::fs::write(FILE, html)?)
}

/// What the policy allows.
#[derive(Default)]
struct Hashes {
    scripts: Vec<String>,
    styles: Vec<String>,
}

fn inlined(
    line: &str,
    page: &Module,
    workers: &[(&str, Module)],
    edition: &str,
    hashes: &mut Hashes,
) -> Result<String> {
    let is = |start: &str| line.starts_with(start);
    Ok(if is("<html ") {
        line.replace('>', " data-edition=\"single\">")
    } else if is("<meta http-equiv=\"Content-Security-Policy\"") {
        "<meta http-equiv=\"Content-Security-Policy\" content=\"{{policy}}\">".to_owned()
    } else if let Some((name, _)) = workers
        .iter()
        .find(|(name, _)| line.contains(&format!("{{{{{name}}}}}")))
    {
        // Its script gets an address when the page is opened.
        line.replace(&format!("{{{{{name}}}}}"), "")
    } else if is("<link rel=\"icon\"") {
        let icon = STANDARD.encode(source("static/icon.svg")?);
        line.replace("{{icon}}", &format!("data:image/svg+xml;base64,{icon}"))
    } else if is("<link rel=\"stylesheet\"") {
        let mut sheet = crate::style::join(Path::new(STYLES))?;
        sheet.push_str(&crate::style::join(Path::new(LATER_STYLES))?);
        hashes.styles.push(hash(&sheet));
        element("style", "", &sheet)?
    } else if is("<link ") {
        // Hints for the network, and what a browser installs.
        String::new()
    } else if is("<div id=\"update\"") {
        // There is no newer edition to be offered.
        String::new()
    } else if is("<script type=\"module\"") {
        let glue = format!("{}\n{}", page.script, source("static/single.js")?);
        let boot = boot_script("", "", "", "", "")?;
        let mut all = packed_modules(page, workers)?;
        for script in [glue, boot] {
            hashes.scripts.push(hash(&script));
            all.push_str(&element("script", " type=\"module\"", &script)?);
        }
        all
    } else if let Some(name) = line
        .strip_prefix("<script src=\"{{")
        .and_then(|rest| rest.strip_suffix("}}\"></script>"))
    {
        let script = script(name, &[])?;
        hashes.scripts.push(hash(&script));
        element("script", "", &script)?
    } else {
        fill(line, &[("edition", edition)])?
    })
}

/// Data, not scripts: nothing runs them, and they need no place in the policy.
fn packed_modules(page: &Module, workers: &[(&str, Module)]) -> Result<String> {
    let data = |attribute: String, bytes: &[u8]| -> Result<String> {
        element(
            "script",
            &format!(" type=\"text/plain\" {attribute}"),
            &pack(bytes)?,
        )
    };
    let mut all = data("data-wasm=\"page\"".to_owned(), &page.wasm)?;
    all.push_str(&data("data-wasm=\"rest\"".to_owned(), &page.later)?);
    for (name, module) in workers {
        let script = crate::page::worker(module, "")?;
        all.push_str(&data(format!("data-wasm=\"{name}\""), &module.wasm)?);
        all.push_str(&data(format!("data-worker=\"{name}\""), script.as_bytes())?);
    }
    Ok(all)
}

fn pack(bytes: &[u8]) -> Result<String> {
    /// More of them take longer and save nothing.
    const ITERATIONS: NonZeroU64 = NonZeroU64::MIN.saturating_add(2);
    let options = zopfli::Options {
        iteration_count: ITERATIONS,
        ..zopfli::Options::default()
    };
    let mut packed = Vec::new();
    zopfli::compress(options, zopfli::Format::Gzip, bytes, &mut packed)?;
    Ok(base85(&packed))
}

/// What the digits are written as; nothing in it ends an element of HTML or a string of JavaScript.
const ALPHABET: &[u8; 85] =
    b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&>()[]{}@%$#~";

/// Four bytes as five characters, so that the text is a quarter longer than the bytes; that of base64 would be a third. The
/// last bytes take one character more than they are. `static/single.js` reads it.
fn base85(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() / 4 * 5 + 5);
    for chunk in bytes.chunks(4) {
        let mut four = [0; 4];
        four[..chunk.len()].copy_from_slice(chunk);
        let mut value = u32::from_be_bytes(four);
        let mut five = [0; 5];
        for digit in five.iter_mut().rev() {
            *digit = value % 85;
            value /= 85;
        }
        let written = five.iter().take(chunk.len() + 1);
        text.extend(written.map(|digit| char::from(ALPHABET[*digit as usize])));
    }
    text
}

/// An element with `text` exactly as it is, for its hash must be that of the text.
fn element(tag: &str, attributes: &str, text: &str) -> Result<String> {
    let lower = text.to_lowercase();
    if lower.contains(&format!("</{tag}")) || lower.contains("<!--") || text.contains('\r') {
        bail!("要放进 <{tag}> 的内容里有会提前结束它的字符");
    }
    Ok(format!("<{tag}{attributes}>{text}</{tag}>\n"))
}

/// As a policy names it.
fn hash(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}

#[cfg(test)]
mod tests {
    use super::{ALPHABET, base85, element};

    #[test]
    fn bytes_are_written_in_five_characters_for_four() {
        assert_eq!(base85(&[0, 0, 0, 0]), "00000");
        assert_eq!(base85(&[0, 0, 0, 84, 255]), "0000~%%");
        assert_eq!(base85(&[255; 4]), "$nSc0");
        assert_eq!(base85(b""), "");
    }

    #[test]
    fn the_page_reads_the_digits_as_they_are_written() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let script = std::fs::read_to_string(root.join("static/single.js")).unwrap();
        let alphabet = std::str::from_utf8(ALPHABET).unwrap();
        assert!(script.contains(&format!("\"{alphabet}\"")));
    }

    #[test]
    fn what_would_end_its_element_is_refused() {
        assert!(element("script", "", "a < b").is_ok());
        assert!(element("script", "", "'</SCRIPT>'").is_err());
        assert!(element("style", "", "/* <!-- */").is_err());
    }
}
