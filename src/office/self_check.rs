//! Worked examples, calculated on this machine, expected beside found.
//!
//! In: nothing. Out: markup.

use super::markup::{all, markup};
use words::self_check;

/// The body of the page.
pub(super) fn page() -> String {
    let lines = self_check::run(data::examples(), data::standard(), data::catalogue());
    let wrong = lines.iter().filter(|line| !line.agrees()).count();
    let (class, icon, sentence) = if wrong == 0 {
        ("status-met", "✓", format!("{} 个数全部算对。", lines.len()))
    } else {
        (
            "status-below",
            "✕",
            format!(
                "{} 个数里有 {wrong} 个没有算对。请不要使用这里的结果，换一个浏览器再试，并把这一页打印出来告诉开发者。",
                lines.len()
            ),
        )
    };
    let rows = lines.iter().map(|line| {
        let (class, icon, word) = if line.agrees() {
            ("status-met", "✓", "一致")
        } else {
            ("status-below", "✕", "不一致")
        };
        markup(
            r#"<tr><th scope="row">{}</th><td>{}</td><td>{}</td><td>{}</td><td><span class="status {}"><span class="status-icon" aria-hidden="true">{}</span>{}</span></td></tr>"#,
            [
                (&line.name).into(),
                (&line.why).into(),
                (&line.expected).into(),
                (&line.found).into(),
                class.into(),
                icon.into(),
                word.into(),
            ],
        )
    });
    markup(
        r#"<p class="lead">下面的例题用手算好了答案，对标刚刚在这台电脑上用同一套程序重算了一遍。应得和实得逐字相同才算一致。</p><p><span class="status {}"><span class="status-icon" aria-hidden="true">{}</span>{}</span></p><div class="scroll" role="region" tabindex="0" aria-label="例题"><table class="plain plain-wide"><thead><tr><th scope="col">例题</th><th scope="col">怎么算</th><th scope="col">应得</th><th scope="col">实得</th><th scope="col">结果</th></tr></thead><tbody>{}</tbody></table></div><p class="buttons"><button type="button" class="button" data-action="print">打印</button></p>"#,
        [class.into(), icon.into(), sentence.into(), all(rows)],
    )
}
