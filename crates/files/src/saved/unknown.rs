//! Ids in a draft that no pack, no figure and no post has.
//!
//! In: a draft, every figure that there is, and the packs. Out: sentences for whoever opens the file. Nothing is taken out:
//! a newer edition may know what this one does not.

use std::collections::BTreeSet;

use super::fault::short;
use school::answers::AnswerKey;
use school::catalogue::Catalogue;
use school::draft::Draft;
use school::sheets::ReasonPlace;
use standard::index::{KnownIds, PackEntry};

/// Most ids of a kind that are named.
const MOST_NAMED: usize = 10;

/// What becomes of what is not read.
const STAYS: &str = "没有用上，再保存时原样留着；请核对代号的写法";

/// Sentences for each kind of id in `draft` that this edition does not know, so that what stands there counts for nothing;
/// empty where all are known. `packs` and `known` are the built-in ones. Of a draft with packs that the school added only what
/// no pack brings along is looked at.
pub fn unknown_ids(
    draft: &Draft,
    catalogue: &Catalogue,
    packs: &[PackEntry],
    known: &KnownIds,
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
    let people = draft.choices.people.keys().map(String::as_str);
    add_notice(
        "责任人的岗位",
        people.filter(|id| !is_one(&known.posts, id)).collect(),
        STAYS,
    );
    let answers = draft.choices.answers.keys();
    add_notice(
        "各份文件里填写的内容",
        answers
            .filter_map(|key| match key {
                AnswerKey::Unknown(key) => Some(key),
                _ => None,
            })
            .collect(),
        STAYS,
    );
    if !draft.user_packs.is_empty() {
        return notices;
    }
    let reasons = draft.reasons.keys().map(String::as_str);
    add_notice(
        "填报说明",
        reasons.filter(|key| !is_reason(key, catalogue)).collect(),
        STAYS,
    );
    let evidence = draft.evidence.as_slice().iter().map(String::as_str);
    add_notice(
        "已备的佐证",
        evidence.filter(|id| !is_one(&known.evidence, id)).collect(),
        STAYS,
    );
    let problems = draft.choices.problems.keys().map(String::as_str);
    let is_problem = |id: &str| {
        // Of a school with several stages the stage stands behind.
        let of_stage = id.strip_suffix(['P', 'J']);
        is_one(&known.indicators, id) || of_stage.is_some_and(|id| is_one(&known.indicators, id))
    };
    add_notice(
        "问题的原因和措施",
        problems.filter(|id| !is_problem(id)).collect(),
        STAYS,
    );
    let claims = draft.claims.keys().map(String::as_str);
    add_notice(
        "放宽条件",
        claims.filter(|id| !is_one(&known.exemptions, id)).collect(),
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

fn is_one(known: &[String], id: &str) -> bool {
    known.iter().any(|known| known == id)
}

/// Whether a reason stands under a key that a doubt can have.
fn is_reason(key: &str, catalogue: &Catalogue) -> bool {
    let place = ReasonPlace::of(key);
    let is_figure = catalogue.figure(&place.figure.into()).is_some();
    is_figure && place.part.is_some() && place.doubt.is_some()
}
