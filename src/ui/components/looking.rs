//! Another's draft that is only looked at.
//!
//! In: the page, and the name of what it shows. Out: the page with nothing in it that could be changed, and the bar above.

use yew::Html;

use crate::ui::markup::markup;
use crate::ui::passing::Looking;
use words::isolate::isolated;

/// The bar and the page; `has_own` where a school of one's own waits meanwhile.
pub(crate) fn looked_at(looking: &Looking, has_own: bool, page: Html) -> Html {
    if !has_own {
        return markup!(
            "<div class='message' id='looking' key='looking'>\
                <p>{}</p>\
                <button type='button' class='button button-strong' data-action='take-over'>保存到本机，接着填</button>\
                <button type='button' class='button' data-action='stop-looking'>不看了</button>\
            </div>\
            <fieldset class='looked-at' key='looked-at' disabled=''>{}</fieldset>",
            format!(
                "正在查看“{}”，只能看，没有保存到本机。",
                isolated(&looking.name)
            ),
            page,
        );
    }
    markup!(
        "<div class='message' id='looking' key='looking'>\
            <p>{}</p>\
            <button type='button' class='button button-strong' data-action='stop-looking'>返回我的内容</button>\
            <button type='button' class='button' data-action='merge'>合并到当前</button>\
            <button type='button' class='button' data-action='take-over'>存为副本</button>\
        </div>\
        <fieldset class='looked-at' key='looked-at' disabled=''>{}</fieldset>",
        format!("正在查看“{}”，只能看，不会保存。", isolated(&looking.name)),
        page,
    )
}

/// A page of a school that a newer program wrote: nothing in it can be changed, and the bar at the top says why.
pub(crate) fn locked(page: Html) -> Html {
    markup!(
        "<fieldset class='looked-at' key='looked-at' disabled=''>{}</fieldset>",
        page,
    )
}
