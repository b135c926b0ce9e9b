//! What a person sees when the page itself fails.
//!
//! In: a panic. Out: a plain text that says whether the figures are kept, with their text to copy or save.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlAnchorElement, HtmlTextAreaElement};

use super::store;

/// From here on a panic leaves a message in place of a dead page.
pub(crate) fn tell_on_panic() {
    // A hook that Yew does not know of gives way to its own as soon as the page is mounted.
    yew::set_custom_panic_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        // After a panic nothing may be assumed, so whatever fails here is passed over.
        show().ok();
    }));
}

fn show() -> Result<(), wasm_bindgen::JsValue> {
    let document = gloo::utils::document();
    let main = document.create_element("main")?;
    main.set_class_name("crash");
    add(&document, &main, "h1", "页面出了故障，已停下")?;
    match store::ask("held") {
        Some(text) => {
            // Where nothing keeps it, it is gone with the page.
            let is_kept = store::ask("howHeld").is_some_and(|how| how == "kept");
            let (what_now, otherwise) = if is_kept {
                (
                    "填过的数保存在这个浏览器里，没有丢。请先刷新页面继续填。",
                    "如果刷新后仍是这样，请点下面的链接另存一份，或把框里的文字全部复制下来。",
                )
            } else {
                (
                    "填过的数没有保存在这个浏览器里，刷新或关掉页面就没有了。请先点下面的链接另存一份，存好再刷新，用“打开文件”接着填。",
                    "点了链接没有反应的，请把框里的文字全部复制下来，存成一个文本文件。",
                )
            };
            add(&document, &main, "p", what_now)?;
            add(&document, &main, "p", otherwise)?;
            let link: HtmlAnchorElement =
                add(&document, &main, "a", "另存为文件（学校.duibiao.json）")?.unchecked_into();
            let blob =
                gloo::file::Blob::new_with_options(text.as_str(), Some(super::download::JSON));
            let url = gloo::file::ObjectUrl::from(blob);
            link.set_href(&url);
            link.set_download("学校.duibiao.json");
            // The page is dead; the address must stay valid until it is closed.
            std::mem::forget(url);
            let area: HtmlTextAreaElement = document.create_element("textarea")?.unchecked_into();
            area.set_read_only(true);
            area.set_rows(16);
            area.set_attribute("aria-label", "填过的内容")?;
            area.set_value(&text);
            main.append_child(&area)?;
        }
        None => {
            add(&document, &main, "p", "这里还没有填过内容。请刷新页面。")?;
        }
    }
    gloo::utils::body().replace_children_with_node_1(&main);
    Ok(())
}

fn add(
    document: &Document,
    parent: &Element,
    tag: &str,
    text: &str,
) -> Result<Element, wasm_bindgen::JsValue> {
    let element = document.create_element(tag)?;
    element.set_text_content(Some(text));
    parent.append_child(&element)?;
    Ok(element)
}
