//! A number with its unit in a column of a table, so that the points of all of them stand below one another.
//!
//! In: text such as ≥4.2人/百生. Out: its parts in places of their own; any other text as it is.

use yew::prelude::*;

/// The text; what is no single number stays as it is.
pub(super) fn aligned(text: &str) -> Html {
    match parts(text) {
        Some([whole, fraction, unit]) => html! {
            <span class="number">
                <span class="number-whole">{ whole.to_owned() }</span>
                <span class="number-fraction">{ fraction.to_owned() }</span>
                <span class="number-unit">{ unit.to_owned() }</span>
            </span>
        },
        None => html! { { text.to_owned() } },
    }
}

/// Sign and whole number, point with decimals, unit; `None` for what is more or less than one number.
fn parts(text: &str) -> Option<[&str; 3]> {
    let digits = text.find(|c: char| c.is_ascii_digit())?;
    let is_sign = |c: char| matches!(c, '≥' | '≤' | '>' | '<' | '-' | '≈' | '缺' | '超');
    if !text[..digits].chars().all(is_sign) {
        return None;
    }
    let after = |from: usize| {
        let end = text[from..].find(|c: char| !c.is_ascii_digit());
        end.map_or(text.len(), |end| from + end)
    };
    let whole = after(digits);
    let fraction = if text[whole..].starts_with('.') {
        after(whole + 1)
    } else {
        whole
    };
    let unit = &text[fraction..];
    let has_more = unit.contains(|c: char| c.is_ascii_digit());
    (!has_more).then_some([&text[..whole], &text[whole..fraction], unit])
}
