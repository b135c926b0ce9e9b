//! Writes indented JSON text.
//!
//! In: keys and values, one after another. Out: text. No tree of values is built: the page writes it after each change.

/// JSON text while it is being written. Who writes sees to it that each key has one value and each bracket its other half.
#[derive(Default)]
pub(super) struct Writer {
    text: String,
    depth: usize,
    is_first: bool,
    has_key: bool,
}

impl Writer {
    /// The text.
    pub(super) fn finish(self) -> String {
        self.text
    }

    /// Begins an object or a list.
    pub(super) fn open(&mut self, bracket: char) {
        self.begin();
        self.text.push(bracket);
        self.depth += 1;
        self.is_first = true;
    }

    /// Ends an object or a list.
    pub(super) fn close(&mut self, bracket: char) {
        self.depth -= 1;
        if !self.is_first {
            self.new_line();
        }
        self.text.push(bracket);
        self.is_first = false;
    }

    /// The key of the value that comes next.
    pub(super) fn key(&mut self, key: &str) {
        self.begin();
        self.quote(key);
        self.text.push_str(": ");
        self.has_key = true;
    }

    /// A text.
    pub(super) fn text(&mut self, text: &str) {
        self.begin();
        self.quote(text);
    }

    /// A number, `true`, `false` or `null`, as it is written.
    pub(super) fn plain(&mut self, plain: &str) {
        self.begin();
        self.text.push_str(plain);
    }

    /// A key with its text.
    pub(super) fn field(&mut self, key: &str, text: &str) {
        self.key(key);
        self.text(text);
    }

    /// A key with its text, or `null`.
    pub(super) fn optional(&mut self, key: &str, text: Option<&str>) {
        self.key(key);
        match text {
            Some(text) => self.text(text),
            None => self.plain("null"),
        }
    }

    /// What stands before a value or a key.
    fn begin(&mut self) {
        if std::mem::take(&mut self.has_key) || self.depth == 0 {
            return;
        }
        if !std::mem::take(&mut self.is_first) {
            self.text.push(',');
        }
        self.new_line();
    }

    fn new_line(&mut self) {
        self.text.push('\n');
        for _ in 0..self.depth {
            self.text.push_str("  ");
        }
    }

    fn quote(&mut self, text: &str) {
        self.text.push('"');
        for sign in text.chars() {
            match sign {
                '"' => self.text.push_str("\\\""),
                '\\' => self.text.push_str("\\\\"),
                '\n' => self.text.push_str("\\n"),
                '\r' => self.text.push_str("\\r"),
                '\t' => self.text.push_str("\\t"),
                '\u{8}' => self.text.push_str("\\b"),
                '\u{C}' => self.text.push_str("\\f"),
                '\0'..'\u{20}' => {
                    self.text.push_str("\\u00");
                    for digit in [sign as u32 / 16, sign as u32 % 16] {
                        self.text.extend(char::from_digit(digit, 16));
                    }
                }
                other => self.text.push(other),
            }
        }
        self.text.push('"');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finish_gives_what_serde_json_would_write() {
        let all: String = (0..0x300).filter_map(char::from_u32).collect();
        let mut writer = Writer::default();
        writer.open('{');
        writer.field("a", &all);
        writer.key("b");
        writer.open('[');
        writer.plain("1.5");
        writer.open('{');
        writer.close('}');
        writer.plain("true");
        writer.close(']');
        writer.optional("c", None);
        writer.key("d");
        writer.open('[');
        writer.close(']');
        writer.close('}');
        let expected = serde_json::json!({ "a": all, "b": [1.5, {}, true], "c": null, "d": [] });
        assert_eq!(
            writer.finish(),
            serde_json::to_string_pretty(&expected).unwrap()
        );
    }
}
