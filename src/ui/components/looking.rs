//! Another's draft that is only looked at.
//!
//! In: the page, and the name of what it shows. Out: the page with nothing in it that could be changed, and the bar above.

use yew::Html;

use crate::ui::markup::markup;
use crate::ui::passing::Looking;

/// The bar and the page.
pub(crate) fn looked_at(looking: &Looking, page: Html) -> Html {
    markup!(
        "<div class='message' id='looking' key='looking'>\
            <p>{}</p>\
            <button type='button' class='button button-strong' data-action='stop-looking'>返回我的内容</button>\
            <button type='button' class='button' data-action='merge'>合并到当前</button>\
            <button type='button' class='button' data-action='take-over'>存为副本</button>\
        </div>\
        <fieldset class='looked-at' key='looked-at' disabled=''>{}</fieldset>",
        format!("正在查看“{}”，只能看，不会保存。", looking.name),
        page,
    )
}
