//! Rules of style that are made while the page runs.
//!
//! In: rules. Out: a sheet of style in force until it is dropped. Rules are set by the browser's own objects, which the
//! page's security policy allows, and never as an attribute. It must not know what the rules are about.

use js_sys::Array;
use wasm_bindgen::JsValue;
use web_sys::CssStyleSheet;

/// Rules in force; they go when this is dropped.
pub(crate) struct AdoptedRules(Option<CssStyleSheet>);

impl AdoptedRules {
    /// Puts the rules in force. A browser without sheets of this kind shows the page without them.
    pub(crate) fn new(rules: &str) -> Self {
        let sheet = CssStyleSheet::new().ok();
        if let Some(sheet) = &sheet {
            sheet.replace_sync(rules).ok();
            let sheets = adopted();
            sheets.push(sheet);
            adopt(&sheets);
        }
        Self(sheet)
    }
}

impl Drop for AdoptedRules {
    fn drop(&mut self) {
        if let Some(sheet) = &self.0 {
            let sheet: &JsValue = sheet;
            adopt(&adopted().filter(&mut |other, _, _| other != *sheet));
        }
    }
}

/// The sheets that are in force, as a list of its own: browsers take a list only as a whole.
fn adopted() -> Array {
    Array::from(&gloo::utils::document().adopted_style_sheets())
}

fn adopt(sheets: &Array) {
    gloo::utils::document().set_adopted_style_sheets(sheets);
}
