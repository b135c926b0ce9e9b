//! Ids in a draft that no pack and no figure has.
//!
//! In: a draft, every figure that there is, and the packs. Out: sentences for whoever opens the file. Nothing is taken out:
//! a newer edition may know what this one does not.

use std::collections::BTreeSet;

use super::fault::short;
use school::catalogue::Catalogue;
use school::draft::Draft;
use standard::index::PackEntry;

/// Most ids of a kind that are named.
const MOST_NAMED: usize = 10;

/// Sentences for each kind of id in `draft` that this edition does not know, so that what stands there counts for nothing;
/// empty where all are known. `packs` and `exemptions` are the built-in ones. Of a draft with packs that the school added
/// only the packs are looked at: those may bring figures and relaxations along.
pub fn unknown_ids(
    draft: &Draft,
    catalogue: &Catalogue,
    packs: &[PackEntry],
    exemptions: &[String],
) -> Vec<String> {
    let mut notices = Vec::new();
    let mut add_notice = |what: &str, ids: BTreeSet<&str>, way: &str| {
        if ids.is_empty() {
            return;
        }
        let named: Vec<String> = ids.iter().take(MOST_NAMED).map(|id| short(id)).collect();
        let more = if ids.len() > MOST_NAMED { " 等" } else { "" };
        notices.push(format!(
            "{what}“{}”{more}这一版不认识，{way}",
            named.join("”“")
        ));
    };
    let is_pack = |id: &str| {
        packs.iter().any(|pack| pack.id == *id) || draft.user_packs.iter().any(|pack| pack.id == id)
    };
    let packs = draft.packs.as_slice().iter().map(String::as_str);
    add_notice(
        "选用的标准",
        packs.filter(|id| !is_pack(id)).collect(),
        "没有用来比对；请到“标准库”页核对选了哪些",
    );
    if !draft.user_packs.is_empty() {
        return notices;
    }
    let claims = draft.claims.keys().map(String::as_str);
    add_notice(
        "放宽条件",
        claims
            .filter(|id| exemptions.iter().all(|known| known != id))
            .collect(),
        "没有用上；请到“结果”页核对提了哪些",
    );
    let sheets = draft.sheets.iter().flat_map(|sheet| sheet.entries.keys());
    let figures = draft.entries.keys().chain(sheets).map(|slot| slot.figure);
    add_notice(
        "填报项",
        figures
            .filter(|figure| catalogue.figure(figure).is_none())
            .map(|figure| figure.0.as_str())
            .collect(),
        "不参加比对，再保存时原样留着；请核对代号的写法",
    );
    notices
}
