//! The sets of figures of one school: which of them is in the form, and how one begins.
//!
//! In: the draft and the open sheet. Out: a row of buttons, and below it what can be said of the open sheet.

use yew::Html;

use crate::ui::markup::markup;
use school::draft::{Draft, Sheet, SheetKind};
use school::profile::SchoolKind;
use words::isolate::isolated;
use words::labels;

/// The switch above the form.
pub(crate) fn switch(draft: &Draft, open: Option<usize>) -> Html {
    let tab = |idx: Option<usize>, name: &str| {
        markup!(
            "<button type='button' class='button sheet-tab' data-action='open-sheet' data-key='{}' aria-pressed='{}'>{}</button>",
            idx.map_or_else(String::new, |idx| idx.to_string()),
            if idx == open { "true" } else { "false" },
            name.to_owned(),
        )
    };
    let sheets = draft.sheets.iter().enumerate();
    let tabs: Vec<Html> = std::iter::once(tab(None, "本校今年"))
        .chain(sheets.map(|(idx, sheet)| tab(Some(idx), &name(sheet))))
        .collect();
    let adds: Vec<Html> = SheetKind::ALL
        .into_iter()
        .filter(|kind| *kind != SheetKind::LastYear || draft.sheets_of(*kind).next().is_none())
        .map(|kind| {
            markup!(
                "<button type='button' class='button button-quiet' data-action='add-sheet' data-key='{}'>{}</button>",
                kind.key(),
                labels::sheet_offer(kind),
            )
        })
        .collect();
    let own = open.and_then(|idx| Some((idx, draft.sheets.get(idx)?)));
    markup!(
        "<div class='sheets'>\
            <div class='sheets-tabs' role='group' aria-label='正在填哪一份数'>{}</div>\
            <details class='sheets-add'><summary>另加一份数：假设、去年、校区、教学点</summary><div class='buttons'>{}</div></details>\
            {}\
        </div>",
        tabs,
        adds,
        own.map(|(idx, sheet)| about(idx, sheet)),
    )
}

fn name(sheet: &Sheet) -> String {
    let kind = labels::sheet(sheet.kind);
    if sheet.name.trim().is_empty() {
        kind.to_owned()
    } else {
        format!("{kind}：{}", isolated(sheet.name.trim()))
    }
}

/// Name, kind and purpose of the open sheet.
fn about(idx: usize, sheet: &Sheet) -> Html {
    let place = idx.to_string();
    let has_kind = matches!(sheet.kind, SheetKind::Campus | SheetKind::Uncounted);
    let option = |kind: SchoolKind| {
        markup!(
            "<option value='{}' selected='{}'>{}</option>",
            kind.key(),
            sheet.school_kind == Some(kind),
            labels::kind(kind),
        )
    };
    let options: Vec<Html> = SchoolKind::ALL.into_iter().map(option).collect();
    let kind = has_kind.then(|| {
        markup!(
            "<label class='sheets-field'>办学类型<select class='input' data-note='sheet-kind' data-key='{}'><option value='' selected='{}'>同本校</option>{}</select></label>",
            &place,
            sheet.school_kind.is_none(),
            options,
        )
    });
    markup!(
        "<div class='sheets-about' key='{}'>\
            <p class='entry-hint'>{}</p>\
            <label class='sheets-field'>名称<input class='input' data-note='sheet-name' data-key='{}' value='{}' autocomplete='off'/></label>\
            {}\
            <button type='button' class='button button-quiet' data-action='drop-sheet' data-key='{}'>删除这一份</button>\
        </div>",
        &place,
        labels::sheet_hint(sheet.kind),
        &place,
        &sheet.name,
        kind,
        &place,
    )
}
