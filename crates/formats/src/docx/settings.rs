//! word/settings.xml: how Word, WPS and LibreOffice lay the file out.
//!
//! In: the layout. Out: the part.
//! It must not know the text.

use std::io;

use super::layout::{Measures, TAB_STOP_TWIPS};
use super::relationships::WORD_NAMESPACE;
use super::xml::{Xml, part};
use documents::layout::Layout;

/// Word 2013 and later; a lower mode shows 兼容模式 in the title bar and other line breaks.
const COMPATIBILITY_MODE: u32 = 15;

/// word/settings.xml.
pub(super) fn assemble(layout: &Layout) -> io::Result<Vec<u8>> {
    part("w:settings", &[("xmlns:w", &WORD_NAMESPACE)], |xml| {
        xml.leaf("w:zoom", &[("w:percent", &100)])?;
        xml.value("w:defaultTabStop", TAB_STOP_TWIPS)?;
        // Page numbers stand right on odd pages and left on even ones (9704, 7.5).
        if layout.has_two_footers() {
            xml.leaf("w:evenAndOddHeaders", &[])?;
        }
        xml.value("w:characterSpacingControl", "compressPunctuation")?;
        write_compatibility(xml)
    })
}

fn write_compatibility(xml: &mut Xml) -> io::Result<()> {
    xml.element("w:compat", &[], |xml| {
        xml.leaf("w:balanceSingleByteDoubleByteWidth", &[])?;
        // Without it Word stretches a short line that ends in a line break over the whole width.
        xml.leaf("w:doNotExpandShiftReturn", &[])?;
        // adjustLineHeightInTable is left out on purpose: it puts table rows back on the grid of lines.
        xml.leaf("w:useFELayout", &[])?;
        xml.leaf(
            "w:compatSetting",
            &[
                ("w:name", &"compatibilityMode"),
                ("w:uri", &"http://schemas.microsoft.com/office/word"),
                ("w:val", &COMPATIBILITY_MODE),
            ],
        )
    })
}
