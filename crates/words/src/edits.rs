//! What the page says of a text that a person changed in a document.
//!
//! In: the generated text when it was changed, and now. Out: words. It must not know where the text stands.

/// Gives the generated text again.
pub const BACK: &str = "改回原文";
/// Said when it was.
pub const IS_BACK: &str = "改回了原文。";
/// Keeps the changed text although the generated one is another now.
pub const KEEP: &str = "保留我的";
/// Takes the text that is generated now.
pub const TAKE: &str = "用新的";

/// That the generated text is another now; sentences that are the same at beginning and end are left out.
pub fn outdated(from: &str, now: &str) -> String {
    let (from, now) = difference(from, now);
    format!("这一段改过；数据变了：原来的生成文字是“{from}”，现在是“{now}”。")
}

/// What differs between two texts, by whole sentences, with … for what is left out.
fn difference(from: &str, now: &str) -> (String, String) {
    let sentences = |text: &str| -> Vec<String> {
        let parts = text.split_inclusive(['。', '；']);
        parts.map(str::to_owned).collect()
    };
    let (from, now) = (sentences(from), sentences(now));
    let same = |(a, b): &(&String, &String)| a == b;
    let start = from.iter().zip(&now).take_while(same).count();
    let most = from.len().min(now.len()) - start;
    let pairs = from.iter().rev().zip(now.iter().rev());
    let end = pairs.take(most).take_while(same).count();
    let part = |all: &[String]| {
        let middle = all.get(start..all.len() - end).unwrap_or_default();
        let before = if start > 0 { "…" } else { "" };
        let behind = if end > 0 { "…" } else { "" };
        format!("{before}{}{behind}", middle.concat())
    };
    (part(&from), part(&now))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_sentences_that_differ_are_told() {
        let shown = difference("一样。有4项。也一样。", "一样。有5项。也一样。");
        assert_eq!(shown, ("…有4项。…".to_owned(), "…有5项。…".to_owned()));
        let shown = difference("有4项", "有5项。多一句。");
        assert_eq!(shown, ("有4项".to_owned(), "有5项。多一句。".to_owned()));
        let shown = difference("甲。甲。", "甲。");
        assert_eq!(shown, ("…甲。".to_owned(), "…".to_owned()));
        assert_eq!(difference("", ""), (String::new(), String::new()));
    }
}
