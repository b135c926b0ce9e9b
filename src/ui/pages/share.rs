//! Handing on, and what somebody else's draft looks like here.
//!
//! In: the state. Out: the page 分享, the bar over what is only looked at, and the bar of a colleague.

use yew::Html;

use super::{heading, made};
use crate::embedded;
use crate::ui::markup::markup;
use crate::ui::place::Page;
use crate::ui::state::{Made, State};

/// Id of the region with the link that was made.
pub(crate) const LINK: &str = "made";

/// The page: the office worker makes it, and the link under it.
pub(crate) fn share(state: &State) -> Html {
    let link = match &state.link {
        Made::Html(html) => html.clone(),
        Made::Failed(cause) => markup!(
            "<p class='message message-warning'>{}</p>",
            format!("链接没有生成：{cause}。")
        ),
        _ => Html::default(),
    };
    markup!(
        "{}{}<section id='{}' class='share' tabindex='-1' aria-label='生成的链接'>{}</section>",
        heading(Page::Share.name()),
        made::body(&state.made, "正在准备这一页…"),
        LINK,
        link,
    )
}

/// The page, and when it is another's, with nothing in it that could be changed.
pub(crate) fn looked_at(page: Html, is_looked_at: bool) -> Html {
    if is_looked_at {
        markup!(
            "<fieldset class='looked-at' key='looked-at' disabled='{}'>{}</fieldset>",
            "",
            page
        )
    } else {
        page
    }
}

/// What stands above every page while a draft is looked at, or while a colleague fills in a section.
pub(crate) fn bar(state: &State) -> Html {
    if let Some(looking) = &state.looking {
        return markup!(
            "<div class='message' id='looking'>\
                <p>{}</p>\
                <button type='button' class='button button-strong' data-action='stop-looking'>返回我的内容</button>\
                <button type='button' class='button' data-action='merge'>合并到当前</button>\
                <button type='button' class='button' data-action='take-over'>存为副本</button>\
            </div>",
            format!("正在查看“{}”里的内容，只能看，不会保存。", looking.name),
        );
    }
    let Some(asked) = &state.draft.asked else {
        return Html::default();
    };
    let sections = &embedded::form_catalogue().sections;
    let section = sections.iter().find(|section| section.id == *asked);
    let name = section.map_or("", |section| &section.name);
    markup!(
        "<div class='message' id='asked'><p>{}</p></div>",
        format!(
            "请您帮“{}”填“{name}”这一部分，其他部分不用管。填好后到“分享”页交回去。",
            state.draft.profile.name
        ),
    )
}
