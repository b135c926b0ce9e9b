//! A copy of a pack, to be changed.
//!
//! In: a pack, the new id and title. Out: a [`Standard`] that says of what it is a copy. It must not know any edit.

use crate::fault::{PackFault, short};
use crate::write;
use numbers::name::Name;
use standard::Standard;
use standard::index::{PackEntry, fingerprint};

/// A copy of `base` as a pack that can be changed, in its first edition; rules, bounds and clauses stay. Its status says of which
/// pack, edition and fingerprint it is a copy. `built_in` lists the packs of the program, whose ids are taken.
///
/// # Errors
/// - an id that is empty, longer than 64, or made of anything but small letters, digits and `-`
/// - an id that is that of `base` or of a built-in pack
/// - an empty title
///
/// ```
/// let base = data::standard();
/// let copy = packs::copy_of(base, "xian-2026", "示例县试行标准", data::index()).unwrap();
/// assert_eq!(copy.edition, "1");
/// assert!(copy.status.starts_with("本地改动件"));
/// assert!(packs::copy_of(base, &base.id, "示例县试行标准", data::index()).is_err());
/// ```
pub fn copy_of(
    base: &Standard,
    id: &str,
    title: &str,
    built_in: &[PackEntry],
) -> Result<Standard, PackFault> {
    let fault = |field: &str, what: String| Err(PackFault::of_edit(field, "", what));
    let is_plain = |character: char| {
        character.is_ascii_lowercase() || character.is_ascii_digit() || character == '-'
    };
    if id.is_empty() || id.len() > 64 || !id.chars().all(is_plain) {
        let what = format!(
            "代号 id 只能用小写字母、数字和 -，最多 64 个，如 xian-2026，现在是“{}”",
            short(id)
        );
        return fault("id", what);
    }
    if base.id == *id || built_in.iter().any(|pack| pack.id == *id) {
        let what = format!("代号 id 不能与已有的标准包 {id} 相同；请换一个，如 {id}-ben");
        return fault("id", what);
    }
    let title = title.trim();
    if title.is_empty() {
        return fault("title", "文件名称 title 不能空着".to_owned());
    }
    let listed = built_in.iter().find(|pack| pack.id == base.id);
    let hash = listed.map_or_else(
        || fingerprint(write(base).as_bytes()),
        |pack| pack.hash.clone(),
    );
    let mut copy = base.clone();
    copy.id = Name::new(id);
    copy.edition = "1".to_owned();
    copy.title = title.to_owned();
    copy.status = format!(
        "本地改动件，由《{}》（{}，第 {} 版，指纹 {hash}）复制而来，不是正式文件；改动是否有依据，由使用者负责。",
        base.title, base.id, base.edition
    );
    if !copy.short.ends_with(LOCAL) {
        copy.short.push_str(LOCAL);
    }
    Ok(copy)
}

/// What the short name of a copy ends with.
const LOCAL: &str = "（本地）";
