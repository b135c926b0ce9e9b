//! Packs of the school's own: opened, copied, changed, saved.
//!
//! In: the draft, or the text of a pack. Out: fields as markup, a pack for the draft, or the text of a file. What is typed
//! in the fields goes into the draft as edits of the pack.

use super::PackRead;
use super::markup::{Hole, all, markup};
use super::pack_editor;
use packs::PackFault;
use school::draft::{Draft, UserPack};
use standard::Standard;
use standard::index::PackEntry;

/// A pack from a file, for the draft.
///
/// # Errors
/// Every fault with its line and field.
pub(super) fn open(text: &str) -> Result<Vec<u8>, String> {
    let (form, built_in) = (data::form_catalogue(), data::index());
    let standard = packs::open(text.as_bytes(), form, built_in).map_err(|faults| told(&faults))?;
    read(&standard, text.to_owned())
}

/// A copy of a built-in pack, for the draft.
///
/// # Errors
/// A sentence when there is no such pack, or no id is left for the copy.
pub(super) fn copy(id: &str, draft: &Draft) -> Result<Vec<u8>, String> {
    let mut packs = data::standards().iter();
    let base = packs
        .find(|own| own.id == *id)
        .ok_or_else(|| format!("没有名为 {id} 的标准包"))?;
    let is_free = |id: &String| draft.user_packs.iter().all(|own| own.id != *id);
    let ids = (1..100).map(|number| format!("{id}-local-{number}"));
    let id = ids.into_iter().find(is_free);
    let id = id.ok_or("自己的标准包太多了，请先删掉一些")?;
    let title = format!("{}（本地）", base.title);
    let copy = packs::copy_of(base, &id, &title, data::index());
    let copy = copy.map_err(|fault| fault.to_string())?;
    let text = packs::write(&copy);
    read(&copy, text)
}

/// The file of an own pack, with its changes.
///
/// # Errors
/// Every fault of its text and changes.
pub(super) fn file(id: &str, draft: &Draft) -> Result<Vec<u8>, String> {
    let own = draft.user_packs.iter().find(|own| own.id == id);
    let own = own.ok_or("没有这个标准包")?;
    let (standard, _) =
        data::user_pack(own, data::form_catalogue()).map_err(|faults| told(&faults))?;
    Ok(packs::write(&standard).into_bytes())
}

fn read(standard: &Standard, text: String) -> Result<Vec<u8>, String> {
    let entry = PackEntry::of(standard, data::form_catalogue(), text.as_bytes());
    let read = PackRead {
        id: standard.id.to_string(),
        name: standard.short.clone(),
        text,
        figures: entry.figures.iter().map(|own| own.0.to_string()).collect(),
    };
    postcard::to_allocvec(&read).map_err(|fault| fault.to_string())
}

fn told(faults: &[PackFault]) -> String {
    let sentences: Vec<String> = faults.iter().map(ToString::to_string).collect();
    sentences.join("；")
}

/// What there is of one's own, and how to begin.
pub(super) fn section(draft: &Draft) -> String {
    let packs = draft.user_packs.iter().map(of_pack);
    markup(
        r#"<section aria-labelledby="own-heading"><h2 id="own-heading">自己的标准包</h2><div class="buttons"><label class="button file-button"><input id="open-pack" class="visually-hidden" type="file" accept=".toml,text/plain">打开标准包文件（.toml）</label></div><p class="entry-hint">打开前先检查，有错会说出在第几行、哪一项，不会用上。自己的标准包和学校的数存在一起，在“开始”页勾选后用来比对。</p>{}</section>"#,
        [all(packs)],
    )
}

fn of_pack(own: &UserPack) -> String {
    let form = data::form_catalogue();
    let (head, body) = match packs::read(&own.text, form) {
        Err(faults) => (
            Vec::new(),
            markup(
                "<p>{}</p>",
                [format!("这个标准包读不出来：{}", told(&faults)).into()],
            ),
        ),
        Ok(base) => {
            let faults = match packs::edited(&base, &own.edits, form) {
                Ok(_) => Vec::new(),
                Err(faults) => faults,
            };
            let body = pack_editor::fields(own, &base, &faults);
            (faults, body)
        }
    };
    let faults = head
        .iter()
        .map(|fault| markup("<li>{}</li>", [fault.to_string().into()]));
    let faults: Vec<String> = faults.collect();
    // Always there, so that what stands behind it is not made anew.
    let faults = if faults.is_empty() {
        "<div></div>".to_owned()
    } else {
        markup(
            r#"<div class="summary" role="alert"><p>有几处改得不对，改好以前不用它比对：</p><ul>{}</ul></div>"#,
            [all(faults)],
        )
    };
    markup(
        r#"<details class="items own-pack" id="own-{}"><summary><span class="items-name">{}</span></summary><div class="buttons"><button type="button" class="button" data-action="save-pack" data-key="{}">另存为文件</button><button type="button" class="button button-quiet" data-action="drop-pack" data-key="{}">删除</button></div>{}{}</details>"#,
        [
            (&own.id).into(),
            (&own.name).into(),
            (&own.id).into(),
            (&own.id).into(),
            Hole::Markup(faults),
            Hole::Markup(body),
        ],
    )
}
