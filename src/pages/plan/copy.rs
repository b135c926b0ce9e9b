//! A button that copies something of a paper, and says that it did.
//!
//! In: what is copied, made when it is pressed. Out: the clipboard.

use yew::prelude::*;

use crate::browser::clipboard::{self, Copied};

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct CopyButtonProps {
    /// What stands on it.
    pub label: AttrValue,
    /// Makes what is copied.
    pub make: Callback<(), Copied>,
}

/// The button.
#[component]
pub(super) fn CopyButton(CopyButtonProps { label, make }: &CopyButtonProps) -> Html {
    let told = use_state_eq(|| None::<bool>);
    let onclick = {
        let (told, make) = (told.setter(), make.clone());
        Callback::from(move |_: MouseEvent| {
            told.set(Some(clipboard::copy_formatted(make.emit(()))));
        })
    };
    let word = match *told {
        None => "",
        Some(true) => "已复制，到 WPS、Word 或 Excel 里粘贴。",
        Some(false) => "浏览器没有让复制，请选中以后按 Ctrl+C。",
    };
    html! {
        <span class="copy">
            <button type="button" class="button button-quiet" {onclick}>{ label.clone() }</button>
            <span role="status">{ word }</span>
        </span>
    }
}
