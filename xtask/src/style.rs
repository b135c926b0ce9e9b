//! The style sheet. In: static/style/*.css, in the order of their names. Out: one text without comments and indents.

use std::path::Path;

use anyhow::{Context, Result};

/// Joins the files of the folder; no folder gives an empty sheet.
pub fn join(folder: &Path) -> Result<String> {
    let mut files = Vec::new();
    if folder.is_dir() {
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            if path.extension().is_some_and(|extension| extension == "css") {
                files.push(path);
            }
        }
    }
    files.sort();
    let mut sheet = String::new();
    for file in files {
        let text =
            std::fs::read_to_string(&file).with_context(|| format!("读不了 {}", file.display()))?;
        sheet.push_str(&tidy(&text));
    }
    Ok(sheet)
}

/// Takes out comments, indents and empty lines; quoted text stays as it is.
fn tidy(css: &str) -> String {
    let mut kept = String::with_capacity(css.len());
    let mut rest = css.chars().peekable();
    let mut quote = None;
    while let Some(c) = rest.next() {
        match quote {
            Some(mark) => {
                kept.push(c);
                if c == '\\' {
                    kept.extend(rest.next());
                } else if c == mark {
                    quote = None;
                }
            }
            None if c == '/' && rest.peek() == Some(&'*') => {
                rest.next();
                let mut before = ' ';
                for inside in rest.by_ref() {
                    if before == '*' && inside == '/' {
                        break;
                    }
                    before = inside;
                }
                // A comment separates words, as white space does.
                kept.push(' ');
            }
            None => {
                if c == '"' || c == '\'' {
                    quote = Some(c);
                }
                kept.push(c);
            }
        }
    }
    let mut sheet = String::with_capacity(kept.len());
    for line in kept.lines().map(str::trim).filter(|line| !line.is_empty()) {
        sheet.push_str(line);
        sheet.push('\n');
    }
    sheet
}

#[cfg(test)]
mod tests {
    use super::tidy;

    #[test]
    fn comments_and_indents_go() {
        assert_eq!(
            tidy("/* a */\nb {\n  color: red; /* c */\n}\n\n"),
            "b {\ncolor: red;\n}\n"
        );
    }

    #[test]
    fn quoted_text_stays() {
        assert_eq!(
            tidy("a::after { content: \"/* \\\" */\"; }"),
            "a::after { content: \"/* \\\" */\"; }\n"
        );
    }
}
