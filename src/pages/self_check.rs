//! 自检: worked examples, calculated here and now, expected beside found.
//!
//! In: nothing of the school. Out: the page.

use words::self_check::{self, SelfCheckLine};
use words::status_style::StatusStyle;
use yew::prelude::*;

use crate::app::HEADING;
use crate::browser::print;
use crate::components::{ActionLink, Status};
use crate::state::route::Page;

/// The page.
#[component]
pub(crate) fn SelfCheckPage() -> Html {
    let lines = use_memo((), |()| {
        let data = data::built_in();
        self_check::run(data::examples(), data.main, data.catalogue)
    });
    let wrong = lines.iter().filter(|line| !line.agrees()).count();
    let (style, sentence) = if wrong == 0 {
        (StatusStyle::Met, format!("{} 个数全部算对。", lines.len()))
    } else {
        let sentence = format!(
            "{} 个数里有 {wrong} 个没有算对。请不要使用这里的结果，换一个浏览器再试，并把这一页打印出来告诉开发者。",
            lines.len()
        );
        (StatusStyle::Below, sentence)
    };
    html! {
        <div class="self-check">
            <h1 id={HEADING} tabindex="-1">{ Page::SelfCheck.name() }</h1>
            <p class="lead">
                { "下面的例题用手算好了答案，对标刚刚在这台电脑上用同一套程序重算了一遍。应得和实得逐字相同才算一致。" }
            </p>
            <p role="status"><Status {style} word={sentence} /></p>
            <div class="scroll" role="region" tabindex="0" aria-label="例题">
                <table class="plain plain-wide">
                    <thead>
                        <tr>
                            <th scope="col">{ "例题" }</th>
                            <th scope="col">{ "怎么算" }</th>
                            <th scope="col">{ "应得" }</th>
                            <th scope="col">{ "实得" }</th>
                            <th scope="col">{ "结果" }</th>
                        </tr>
                    </thead>
                    <tbody>{ for lines.iter().map(row) }</tbody>
                </table>
            </div>
            <p class="buttons">
                <ActionLink onclick={Callback::from(|()| print::print())}>{ "打印" }</ActionLink>
            </p>
        </div>
    }
}

fn row(line: &SelfCheckLine) -> Html {
    let (style, word) = if line.agrees() {
        (StatusStyle::Met, "一致")
    } else {
        (StatusStyle::Below, "不一致")
    };
    html! {
        <tr>
            <th scope="row">{ line.name.clone() }</th>
            <td>{ line.why.clone() }</td>
            <td>{ line.expected.clone() }</td>
            <td>{ line.found.clone() }</td>
            <td><Status {style} {word} /></td>
        </tr>
    }
}
