//! What makes the texts of a preview editable: their keys, the marks of what was changed, and what changed below it.
//!
//! In: texts with their keys, and the edits of the document. Out: elements of class `paper-text` with `data-key`, which
//! `static/editing.js` turns into fields; buttons of class `set-answer`. It must not know what the text says.

use super::{Html, HtmlFault};
use documents::edits::{Edit, Editing, Place};
use documents::numbering::numbered;
use documents::{Block, Inline};
use school::answers::{AnswerKey, TaskField, paper_prefix};
use school::draft::PlanChoices;
use words::edits as edit_words;

/// What stands between several keys of one button.
pub const BETWEEN_KEYS: &str = "\n";

/// What can be changed in a document, and what was.
#[derive(Clone, Copy)]
pub(super) struct Marks<'a> {
    pub(super) editing: &'a Editing,
    pub(super) choices: &'a PlanChoices,
}

impl<'a> Marks<'a> {
    /// Place of a block.
    pub(super) fn place(&self, section: usize, block: usize) -> Option<&'a Place> {
        self.editing.places.get(section)?.get(block)
    }

    fn edit(&self, key: &str) -> Option<(usize, &'a Edit)> {
        let mut edits = self.editing.edits.iter().enumerate();
        edits.find(|(_, edit)| edit.key == key)
    }

    /// True where a field of the task that the key is about was changed.
    fn is_task_changed(&self, key: &str) -> bool {
        let key = AnswerKey::parse(key);
        let Some((_, field)) = key.as_task() else {
            return false;
        };
        let mut answers = self.choices.answers.filled();
        answers.any(|(other, _)| {
            other.is_of_task_of(&key) && (field == TaskField::Text || other == key)
        })
    }
}

/// Id of the mark of the edit with that number in its document.
pub fn edit_id(number: usize) -> String {
    format!("edit-{number}")
}

impl Html<'_> {
    /// `content` as a text that can be changed under `key`; as it is where it cannot.
    pub(super) fn editable(
        &mut self,
        key: &str,
        content: impl FnOnce(&mut Self) -> Result<(), HtmlFault>,
    ) -> Result<(), HtmlFault> {
        let Some(marks) = self.marks.filter(|_| !key.is_empty()) else {
            return content(self);
        };
        let prefix = paper_prefix(&marks.editing.paper);
        let edit = marks.edit(key);
        // The paper's element says how the keys of all its texts begin.
        let (class, key) = match key.strip_prefix(&prefix) {
            Some(rest) if edit.is_some() => ("paper-text paper-edited", rest),
            Some(rest) => ("paper-text", rest),
            None if marks.is_task_changed(key) => ("paper-text paper-plan paper-edited", key),
            None => ("paper-text paper-plan", key),
        };
        let id = edit.map(|(number, _)| edit_id(number));
        let mut attributes = vec![("class", class), ("data-key", key), ("tabindex", "-1")];
        // A paragraph of several lines is several elements, of which the first has the id.
        let id = id.filter(|id| self.given_ids.insert(id.clone()));
        attributes.extend(id.as_ref().map(|id| ("id", id.as_str())));
        self.element("span", &attributes, content)?;
        match edit {
            Some((_, edit)) if id.is_some() => self.about_edit(edit),
            _ => Ok(()),
        }
    }

    /// What was changed, and the ways back.
    fn about_edit(&mut self, edit: &Edit) -> Result<(), HtmlFault> {
        let both = [edit.key.as_str(), &edit.from_key()].join(BETWEEN_KEYS);
        if !edit.is_outdated() {
            return self.element("span", &[("class", "paper-changed")], |html| {
                html.answer_button(edit_words::BACK, &both, "")
            });
        }
        self.element(
            "span",
            &[("class", "paper-changed paper-outdated")],
            |html| {
                html.text(&edit_words::outdated(&edit.from, &edit.now))?;
                html.answer_button(edit_words::KEEP, &edit.from_key(), &edit.now)?;
                html.answer_button(edit_words::TAKE, &both, "")
            },
        )
    }

    fn answer_button(&mut self, text: &str, key: &str, value: &str) -> Result<(), HtmlFault> {
        let attributes = [
            ("type", "button"),
            ("class", "button button-quiet set-answer"),
            ("data-key", key),
            ("value", value),
        ];
        self.element("button", &attributes, |html| html.text(text))
    }

    /// Inlines behind their number, which is counted anew and cannot be changed.
    pub(super) fn numbered(&mut self, key: &str, text: &[Inline]) -> Result<(), HtmlFault> {
        let first = match text.first() {
            Some(Inline::Text(first)) if self.marks.is_some() && is_counted(key) => first,
            _ => return self.editable(key, |html| html.inlines(text)),
        };
        let (number, rest) = numbered(first);
        let (begin, end) = (number.chars().count(), first.chars().count());
        let rest = Inline::Text(rest.to_owned());
        self.text(number)?;
        self.editable(key, |html| {
            html.inlines_from(std::slice::from_ref(&rest), begin)?;
            html.inlines_from(text.get(1..).unwrap_or_default(), end)
        })
    }

    /// Text behind its number.
    pub(super) fn numbered_text(&mut self, key: &str, text: &str) -> Result<(), HtmlFault> {
        let (number, rest) = numbered(text);
        self.text(number)?;
        self.editable(key, |html| html.text(rest))
    }
}

/// The number of a task's paragraph belongs to the sentence, which is changed in its fields.
fn is_counted(key: &str) -> bool {
    AnswerKey::parse(key).as_task().is_none()
}

/// Key of the text of a block.
pub(super) fn key<'a>(block: &Block, place: Option<&'a Place>) -> &'a str {
    match (block, place) {
        (Block::Table(_) | Block::AnnexMark(_), _) | (_, None) => "",
        (_, Some(place)) => &place.key,
    }
}
