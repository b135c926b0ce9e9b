//! word/fontTable.xml: the typefaces named in the file and what to take where one is absent.
//!
//! In: the typefaces. Out: the part.
//! It must not know where they are used.

use std::io;

use super::relationships::WORD_NAMESPACE;
use super::xml::{Xml, part};
use documents::layout::{Layout, TypefaceNames};

/// word/fontTable.xml.
pub(super) fn assemble(layout: &Layout) -> io::Result<Vec<u8>> {
    part("w:fonts", &[("xmlns:w", &WORD_NAMESPACE)], |xml| {
        for name in names(&layout.faces) {
            write_chinese_font(xml, name)?;
        }
        write_latin_font(xml, &layout.faces.latin)
    })
}

/// Each name of a Chinese typeface once, in a fixed order.
fn names(faces: &TypefaceNames) -> Vec<&str> {
    let [level1, level2, level3, level4] = &faces.levels;
    let mut names: Vec<&str> = Vec::new();
    for name in [
        &faces.body,
        level2,
        level1,
        &faces.page_number,
        &faces.title,
        level3,
        level4,
        &faces.lead,
        &faces.caption,
        &faces.table,
        &faces.table_head,
    ] {
        if !names.contains(&name.as_str()) && *name != faces.latin {
            names.push(name);
        }
    }
    names
}

/// The name under which a machine may know the typeface instead; a Windows that is not Chinese knows only Latin
/// names, and the _GB2312 faces have been left out of Windows since Vista.
fn other_name(name: &str) -> Option<&'static str> {
    match name {
        "仿宋" => Some("FangSong"),
        "楷体" => Some("KaiTi"),
        "黑体" => Some("SimHei"),
        "宋体" => Some("SimSun"),
        "方正小标宋简体" => Some("华文中宋"),
        "仿宋_GB2312" => Some("仿宋"),
        "楷体_GB2312" => Some("楷体"),
        _ => None,
    }
}

fn write_chinese_font(xml: &mut Xml, name: &str) -> io::Result<()> {
    xml.element("w:font", &[("w:name", &name)], |xml| {
        if let Some(other) = other_name(name) {
            xml.value("w:altName", other)?;
        }
        // 86 is the character set GB2312, in hexadecimal.
        xml.value("w:charset", "86")?;
        xml.value("w:family", "auto")?;
        xml.value("w:pitch", "default")
    })
}

fn write_latin_font(xml: &mut Xml, name: &str) -> io::Result<()> {
    xml.element("w:font", &[("w:name", &name)], |xml| {
        xml.value("w:charset", "00")?;
        xml.value("w:family", "roman")?;
        xml.value("w:pitch", "variable")
    })
}
