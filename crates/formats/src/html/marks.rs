//! Marks in the preview where the pages of the .docx begin: between blocks, between rows, and within texts.
//!
//! In: the beginnings of the pages. Out: markup of class `page-mark` in the place where each begins. It must not know how
//! they are calculated.

use super::{Html, HtmlFault};
use crate::docx::pages::{PagePosition, PageStart};
use documents::Table;

/// Where pages begin in a block, with their numbers; the first page needs no mark.
pub(super) fn pages(
    starts: &[PageStart],
    section: usize,
    block: usize,
) -> Vec<(PagePosition, usize)> {
    let pages = starts.iter().enumerate().skip(1);
    pages
        .filter(|(_, start)| (start.section, start.block) == (section, block))
        .map(|(idx, start)| (start.position, idx + 1))
        .collect()
}

impl Html<'_> {
    /// The mark of a page that begins at `position`, if one does.
    pub(super) fn page_mark(
        &mut self,
        position: PagePosition,
        name: &str,
    ) -> Result<(), HtmlFault> {
        let page = self.pages.iter().find(|(page, _)| *page == position);
        let Some(page) = page.map(|(_, page)| *page) else {
            return Ok(());
        };
        self.element(name, &[("class", "page-mark")], |html| {
            html.text(&format!("第 {page} 页"))
        })
    }

    /// The mark of a page that begins with a row.
    pub(super) fn page_mark_row(
        &mut self,
        position: PagePosition,
        table: &Table,
    ) -> Result<(), HtmlFault> {
        if !self.pages.iter().any(|(page, _)| *page == position) {
            return Ok(());
        }
        let columns = table.columns.len().max(table.head.len()).to_string();
        self.element("tr", &[], |html| {
            let attributes = [("class", "page-mark-cell"), ("colspan", columns.as_str())];
            html.element("td", &attributes, |html| html.page_mark(position, "div"))
        })
    }

    /// A text that begins at a character of its paragraph, with the marks of pages that begin in it.
    pub(super) fn divided(&mut self, text: &str, begin: usize) -> Result<(), HtmlFault> {
        let position = |position: &PagePosition| match position {
            PagePosition::Character(at) => at.checked_sub(begin),
            PagePosition::Start | PagePosition::Entry(_) => None,
        };
        let cuts: Vec<usize> = self
            .pages
            .iter()
            .filter_map(|(page, _)| position(page))
            .collect();
        let mut rest = text;
        let mut at = 0;
        for cut in cuts {
            let position = PagePosition::Character(begin + cut);
            let Some((byte, _)) = rest.char_indices().nth(cut - at) else {
                break;
            };
            let (before, behind) = rest.split_at(byte);
            self.text(before)?;
            self.page_mark(position, "span")?;
            (rest, at) = (behind, cut);
        }
        self.text(rest)
    }
}
