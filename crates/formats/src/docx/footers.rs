//! word/footer1.xml and word/footer2.xml: the page number on odd and on even pages.
//!
//! In: which of the two, and the layout. Out: the part.
//! It must not know sections; each section refers to both.

use std::io;

use super::relationships::WORD_NAMESPACE;
use super::styles::ParagraphStyle;
use super::text::write_run;
use super::xml::{Xml, part};
use documents::layout::Layout;

/// Which pages a footer is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Footer {
    /// 单页: the number ends one character from the right edge.
    Odd,
    /// 双页: the number starts one character from the left edge.
    Even,
}

/// word/footer1.xml or word/footer2.xml.
pub(super) fn assemble(footer: Footer, layout: &Layout) -> io::Result<Vec<u8>> {
    let style = match footer {
        Footer::Odd => ParagraphStyle::FooterOdd,
        Footer::Even => ParagraphStyle::FooterEven,
    };
    part("w:ftr", &[("xmlns:w", &WORD_NAMESPACE)], |xml| {
        xml.element("w:p", &[], |xml| {
            xml.element("w:pPr", &[], |xml| xml.value("w:pStyle", style.id()))?;
            let (before, behind) = match layout.page_number.has_dashes {
                true => ("— ", " —"),
                false => ("", ""),
            };
            write_run(xml, None, before)?;
            write_page_number(xml)?;
            write_run(xml, None, behind)
        })
    })
}

/// The field PAGE; what it holds is what a program shows that does not compute it.
fn write_page_number(xml: &mut Xml) -> io::Result<()> {
    xml.element("w:fldSimple", &[("w:instr", &" PAGE ")], |xml| {
        write_run(xml, None, "1")
    })
}
