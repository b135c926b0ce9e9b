//! How much of the worker's module is the writing of files. In: the module as the compiler leaves it, with the names of its
//! functions, before wasm-opt. Out: bytes per group of functions, and what brotli makes of them.
//!
//! A function that was put into another one counts there, and data such as texts counts nowhere; so this is close, not exact.

use std::collections::HashMap;
use std::path::Path;

use anyhow::{Context, Result};

use crate::size::brotli;

/// Groups by what the names of their functions hold, the first that fits.
const GROUPS: [(&str, &[&str]); 6] = [
    ("docx", &["7formats4docx", "formats::docx"]),
    ("xlsx", &["7formats4xlsx", "formats::xlsx"]),
    ("rust_xlsxwriter", &["rust_xlsxwriter"]),
    ("zip", &["_ZN3zip", "..zip..", "3zip"]),
    ("quick-xml", &["quick_xml"]),
    (
        "deflate",
        &["zlib_rs", "miniz_oxide", "flate2", "crc32fast"],
    ),
];

const IMPORTS: u8 = 2;
const CODE: u8 = 10;
const CUSTOM: u8 = 0;
const FUNCTION_NAMES: u8 = 1;

/// Prints the groups.
pub fn print(module: &Path) -> Result<()> {
    let bytes = std::fs::read(module).with_context(|| format!("没有 {}", module.display()))?;
    let grouped = groups(&bytes).context("读不了这个 wasm 文件")?;
    println!("写文件的代码在 worker 模块里（wasm-opt 之前）：");
    for (name, code) in grouped {
        println!(
            "{:>10} 字节，brotli {:>7}  {name}",
            code.len(),
            brotli(&code)?
        );
    }
    Ok(())
}

/// The code of each group; none if the bytes end where they should not.
fn groups(bytes: &[u8]) -> Option<Vec<(&'static str, Vec<u8>)>> {
    let mut imported = 0;
    let mut bodies = Vec::new();
    let mut names = HashMap::new();
    let mut rest = bytes.get(8..)?;
    while let Some((kind, after)) = rest.split_first() {
        let (section, behind) = sized(after)?;
        rest = behind;
        match *kind {
            IMPORTS => imported = imported_functions(section)?,
            CODE => bodies = function_bodies(section)?,
            CUSTOM => names.extend(function_names(section)?),
            _ => {}
        }
    }
    let mut grouped: Vec<(&'static str, Vec<u8>)> =
        GROUPS.iter().map(|(name, _)| (*name, Vec::new())).collect();
    for (idx, body) in bodies.into_iter().enumerate() {
        let name = names.get(&(idx + imported)).copied().unwrap_or_default();
        let is_of = |marks: &[&str]| marks.iter().any(|mark| name.contains(mark));
        let group = GROUPS.iter().position(|(_, marks)| is_of(marks));
        if let Some((_, code)) = group.and_then(|group| grouped.get_mut(group)) {
            code.extend_from_slice(body);
        }
    }
    Some(grouped)
}

/// A number as wasm writes it (LEB128), and what follows.
fn number(mut bytes: &[u8]) -> Option<(usize, &[u8])> {
    let mut value = 0;
    for shift in (0..35).step_by(7) {
        let (byte, rest) = bytes.split_first()?;
        bytes = rest;
        value |= usize::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some((value, bytes));
        }
    }
    None
}

/// Bytes behind their length, and what follows.
fn sized(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = number(bytes)?;
    rest.split_at_checked(length)
}

fn imported_functions(section: &[u8]) -> Option<usize> {
    let (count, mut rest) = number(section)?;
    let mut functions = 0;
    for _ in 0..count {
        rest = sized(sized(rest)?.1)?.1;
        let (kind, after) = rest.split_first()?;
        rest = after;
        // A function has the number of its type. A page's module imports nothing else.
        if *kind != 0 {
            return None;
        }
        functions += 1;
        rest = number(rest)?.1;
    }
    Some(functions)
}

fn function_bodies(section: &[u8]) -> Option<Vec<&[u8]>> {
    let (count, mut rest) = number(section)?;
    let mut bodies = Vec::new();
    for _ in 0..count {
        let (body, after) = sized(rest)?;
        bodies.push(body);
        rest = after;
    }
    Some(bodies)
}

/// Names by the number of their function; none in a custom section of another name.
fn function_names(section: &[u8]) -> Option<HashMap<usize, &str>> {
    let mut names = HashMap::new();
    let (title, mut rest) = sized(section)?;
    if title != b"name" {
        return Some(names);
    }
    while let Some((kind, after)) = rest.split_first() {
        let (part, behind) = sized(after)?;
        rest = behind;
        if *kind != FUNCTION_NAMES {
            continue;
        }
        let (count, mut entries) = number(part)?;
        for _ in 0..count {
            let (idx, after) = number(entries)?;
            let (name, after) = sized(after)?;
            entries = after;
            names.insert(idx, std::str::from_utf8(name).ok()?);
        }
    }
    Some(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_are_counted_in_the_group_of_their_name() {
        // One imported function, two of its own; the second is of the writer of .docx.
        let mut module = b"\0asm\x01\0\0\0".to_vec();
        module.extend([2, 7, 1, 1, b'a', 1, b'b', 0, 0]);
        module.extend([10, 7, 2, 1, 0x0b, 3, 1, 2, 0x0b]);
        let name = b"_ZN7formats4docx5write17h0123456789abcdefE";
        let mut names = vec![1, 1, 2, name.len() as u8];
        names.extend(name);
        let mut custom = vec![4];
        custom.extend(b"name");
        custom.extend([1, (names.len() - 1) as u8]);
        custom.extend(&names[1..]);
        module.extend([0, custom.len() as u8]);
        module.extend(custom);
        let grouped = groups(&module).expect("a whole module");
        assert_eq!(grouped[0], ("docx", vec![1, 2, 0x0b]));
        assert!(grouped[1..].iter().all(|(_, code)| code.is_empty()));
        assert!(groups(&module[..module.len() - 1]).is_none());
    }
}
