//! Ids in a draft that no pack and no figure has.
//!
//! In: a draft, every figure that there is, and the packs. Out: sentences for whoever opens the file. Nothing is taken out:
//! a newer edition may know what this one does not.

use std::collections::BTreeSet;

use super::fault::short;
use school::catalogue::Catalogue;
use school::draft::Draft;
use standard::Standard;

/// Most ids of a kind that are named.
const MOST_NAMED: usize = 10;

/// What of `draft` counts for nothing because its id is unknown. A draft with packs of its own is only asked for its packs:
/// those may bring figures and relaxations along.
pub fn unknown_ids(draft: &Draft, catalogue: &Catalogue, standards: &[Standard]) -> Vec<String> {
    let mut told = Vec::new();
    let mut tell = |what: &str, ids: BTreeSet<&str>, way: &str| {
        if ids.is_empty() {
            return;
        }
        let named: Vec<String> = ids.iter().take(MOST_NAMED).map(|id| short(id)).collect();
        let more = if ids.len() > MOST_NAMED { " 等" } else { "" };
        told.push(format!(
            "{what}“{}”{more}这一版不认识，{way}",
            named.join("”“")
        ));
    };
    let is_pack = |id: &str| {
        standards.iter().any(|standard| standard.id == *id)
            || draft.own_packs.iter().any(|pack| pack.id == id)
    };
    let packs = draft.packs.as_slice().iter().map(String::as_str);
    tell(
        "选用的标准",
        packs.filter(|id| !is_pack(id)).collect(),
        "没有用来比对；请到“标准”页核对选了哪些",
    );
    if !draft.own_packs.is_empty() {
        return told;
    }
    let exemptions: BTreeSet<&str> = standards
        .iter()
        .flat_map(|standard| &standard.indicators)
        .flat_map(|indicator| &indicator.exemptions)
        .map(|exemption| &*exemption.id)
        .collect();
    let claims = draft.claims.keys().map(String::as_str);
    tell(
        "放宽条件",
        claims.filter(|id| !exemptions.contains(id)).collect(),
        "没有用上；请到“结果”页核对提了哪些",
    );
    let sheets = draft.sheets.iter().flat_map(|sheet| sheet.entries.keys());
    let figures = draft.entries.keys().chain(sheets).map(|slot| slot.figure);
    tell(
        "填报项",
        figures
            .filter(|figure| catalogue.figure(figure).is_none())
            .map(|figure| figure.0.as_str())
            .collect(),
        "不参加比对，再保存时原样留着；请核对代号的写法",
    );
    told
}
