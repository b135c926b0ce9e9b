//! 关于: what the tool is and is not, where the figures stay, and where its numbers come from.
//!
//! In: nothing but the data of the program. Out: the page.

use yew::prelude::*;

use crate::app::HEADING;
use crate::state::route::{Page, Route};
use words::labels;

/// Everything that the page keeps in the browser, with what stands there; 本机数据 lists what is there now.
const KEPT: [(&str, &str); 10] = [
    (
        "IndexedDB：duibiao / schools",
        "学校的名单：名称、版本号、最近保存的时间，另存到哪个文件",
    ),
    (
        "IndexedDB：duibiao / states、texts",
        "每所学校现在的内容和历史版本：学校信息、填报的数和方案的选择",
    ),
    (
        "IndexedDB：duibiao / journal",
        "关页面前最后填的，下次打开时并入，一般没有",
    ),
    (
        "IndexedDB：duibiao / aside",
        "打不开而另放的旧内容，一般没有",
    ),
    (
        "localStorage：duibiao.left …",
        "关页面前最后填的，另留的一份，一般没有",
    ),
    (
        "localStorage：duibiao.open",
        "打开的是哪一所学校，不含填的内容",
    ),
    (
        "sessionStorage：duibiao.open",
        "这个标签页打开的是哪一所学校，关掉标签页就没有了",
    ),
    (
        "localStorage：duibiao.keep-nothing",
        "选了“不在本机保存”才有，只记这一个选择",
    ),
    (
        "localStorage：duibiao.school 等",
        "旧版页面保存的内容，读入后就移走",
    ),
    (
        "Service Worker 和它的缓存",
        "网页自己的文件，断网时打开网页用，不含填的内容",
    ),
];

/// The page.
#[component]
pub(crate) fn AboutPage() -> Html {
    let link = |page: Page, label: &'static str| {
        html! { <a href={Route::from(page).address()}>{ label }</a> }
    };
    let keys =
        KEPT.map(|(key, what)| html! { <tr><td><code>{ key }</code></td><td>{ what }</td></tr> });
    let packs = data::index().iter().map(|pack| {
        let title = labels::title_with_number(&format!("《{}》", pack.title), &pack.number);
        html! {
            <li>
                { format!("{title}，第 {} 版，版本校验码 ", pack.edition) }
                <code>{ pack.hash.clone() }</code>
            </li>
        }
    });
    html! {
        <>
            <h1 id={HEADING} tabindex="-1">{ "关于" }</h1>
            <h2>{ "它是什么，不是什么" }</h2>
            <p>
                { "对标帮助义务教育学校对照标准自查：填一次数，看到每一项指标的现状、标准和差距，再写出整改提升方案。" }
            </p>
            <p>
                { "它给出的是自查结果，不是督导评估的认定结论。认定以教育督导部门的核查为准；各省、各县另有口径的，以当地文件为准。" }
            </p>
            <p>
                { "方案里学校没有说的事，它不编造：姓名、金额、原因和日期没填的地方写成待核定，或者空着。" }
            </p>
            <h2>{ "数据存在哪里" }</h2>
            <p>
                { "填的内容只保存在这台电脑的这个浏览器里，不上传，也没有统计访问的代码。打开以后只从同一个网址取网页自己的文件（单文件版什么也不取）：网页的后半部分和断网时用的文件接着就取，读写文件的部件到“方案与材料”“导入导出”“分享”才启动。" }
            </p>
            <p>
                { "别人用同一台电脑的同一个浏览器能看到这些内容。用完公用电脑，请先另存为文件，再到" }
                { link(Page::Storage, "本机数据") }
                { "里全部清除。清理浏览器数据也会清掉它们。" }
            </p>
            <details>
                <summary>{ "浏览器里存了哪些内容（给管电脑的老师看）" }</summary>
                <div class="scroll" role="region" tabindex="0" aria-label="保存的内容">
                    <table class="plain">
                        <thead>
                            <tr>
                                <th scope="col">{ "存在哪里" }</th>
                                <th scope="col">{ "内容" }</th>
                            </tr>
                        </thead>
                        <tbody>{ for keys }</tbody>
                    </table>
                </div>
            </details>
            <h2>{ "标准和来源" }</h2>
            <ul>{ for packs }</ul>
            <p>
                { "每一条的数值、依据、来源和可信度在" }
                { link(Page::Standards, "标准库") }
                { "。想知道算得对不对，请看" }
                { link(Page::SelfCheck, "自检") }
                { "。" }
            </p>
            <h2>{ "版本和许可" }</h2>
            <p>{ format!("对标 {}。", env!("CARGO_PKG_VERSION")) }</p>
            <p>
                { format!("程序以 {} 许可发布，可以自由使用、修改和转发。", env!("CARGO_PKG_LICENSE").replace(" OR ", " 或 ")) }
            </p>
        </>
    }
}
