//! Which line a place of a text is in.
//!
//! In: a text, once. Out: lines, from 1, of any offset. It must not know what the text says.

/// Longest part of a line that is looked at.
const LONGEST: usize = 600;

/// Where the lines of a text begin.
pub(crate) struct TomlLines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> TomlLines<'a> {
    pub(crate) fn of(text: &'a str) -> Self {
        let ends = text.match_indices('\n').map(|(at, _)| at + 1);
        Self {
            text,
            starts: std::iter::once(0).chain(ends).collect(),
        }
    }

    /// Line of the byte `at`, from 1; the last one for what lies behind the end.
    pub(crate) fn at(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at)
    }

    /// The text of a line, without its end and at most its first 600 bytes; empty for a line that is not there.
    pub(crate) fn text(&self, line: usize) -> &'a str {
        let start = line.checked_sub(1).and_then(|idx| self.starts.get(idx));
        let Some(start) = start.copied() else {
            return "";
        };
        let end = self.text.floor_char_boundary(start + LONGEST);
        let rest = self.text.get(start..end).unwrap_or_default();
        rest.lines().next().unwrap_or_default()
    }

    /// What stands between two bytes; empty when they are no places of the text.
    pub(crate) fn between(&self, span: std::ops::Range<usize>) -> &'a str {
        self.text.get(span).unwrap_or_default()
    }
}
