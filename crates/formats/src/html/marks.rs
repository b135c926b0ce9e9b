//! Marks in the preview where the pages of the .docx begin: between blocks, between rows, and within texts.
//!
//! In: the beginnings of the pages. Out: markup of class `page-mark` in the place where each begins. It must not know how
//! they are calculated.

use super::{Html, HtmlFault};
use crate::docx::pages::{PageStart, Place};
use documents::Table;

/// Where pages begin in a block, with their numbers; the first page needs no mark.
pub(super) fn pages(starts: &[PageStart], section: usize, block: usize) -> Vec<(Place, usize)> {
    let pages = starts.iter().enumerate().skip(1);
    pages
        .filter(|(_, start)| (start.section, start.block) == (section, block))
        .map(|(idx, start)| (start.place, idx + 1))
        .collect()
}

impl Html<'_> {
    /// The mark of a page that begins at that place, if one does.
    pub(super) fn page_mark(&mut self, place: Place, name: &str) -> Result<(), HtmlFault> {
        let page = self.pages.iter().find(|(page, _)| *page == place);
        let Some(page) = page.map(|(_, page)| *page) else {
            return Ok(());
        };
        self.element(name, &[("class", "page-mark")], |html| {
            html.text(&format!("第 {page} 页"))
        })
    }

    /// The mark of a page that begins with a row.
    pub(super) fn page_mark_row(&mut self, place: Place, table: &Table) -> Result<(), HtmlFault> {
        if !self.pages.iter().any(|(page, _)| *page == place) {
            return Ok(());
        }
        let columns = table.columns.len().max(table.head.len()).to_string();
        self.element("tr", &[], |html| {
            let attributes = [("class", "page-mark-cell"), ("colspan", columns.as_str())];
            html.element("td", &attributes, |html| html.page_mark(place, "div"))
        })
    }

    /// A text that begins at a character of its paragraph, with the marks of pages that begin in it.
    pub(super) fn divided(&mut self, text: &str, begin: usize) -> Result<(), HtmlFault> {
        let place = |place: &Place| match place {
            Place::Character(at) => at.checked_sub(begin),
            Place::Start | Place::Entry(_) => None,
        };
        let cuts: Vec<usize> = self
            .pages
            .iter()
            .filter_map(|(page, _)| place(page))
            .collect();
        let mut rest = text;
        let mut at = 0;
        for cut in cuts {
            let place = Place::Character(begin + cut);
            let Some((byte, _)) = rest.char_indices().nth(cut - at) else {
                break;
            };
            let (before, behind) = rest.split_at(byte);
            self.text(before)?;
            self.page_mark(place, "span")?;
            (rest, at) = (behind, cut);
        }
        self.text(rest)
    }
}
