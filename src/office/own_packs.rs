//! Packs of the school's own: opened, copied, changed, saved.
//!
//! In: the draft. Out: fields as markup; what is typed in them goes into the draft as edits of the pack.

use super::markup::{Hole, all, markup};
use crate::school::draft::{Draft, OwnPack};

/// What there is of one's own, and how to begin.
pub(super) fn section(draft: &Draft) -> String {
    let packs = draft.own_packs.iter().map(pack);
    markup(
        r#"<section aria-labelledby="own-heading"><h2 id="own-heading">自己的标准包</h2><div class="buttons"><label class="button file-button"><input id="open-pack" class="visually-hidden" type="file" accept=".toml,text/plain">打开标准包文件（.toml）</label></div><p class="entry-hint">打开前先检查，有错会说出在第几行、哪一项，不会用上。自己的标准包和学校的数存在一起。</p>{}</section>"#,
        [all(packs)],
    )
}

fn pack(own: &OwnPack) -> String {
    markup(
        r#"<section class="own-pack"><h3>{}</h3><div class="buttons"><button type="button" class="button" data-action="save-pack" data-key="{}">另存为文件</button><button type="button" class="button button-quiet" data-action="drop-pack" data-key="{}">删除</button></div>{}</section>"#,
        [
            (&own.name).into(),
            (&own.id).into(),
            (&own.id).into(),
            Hole::Markup(String::new()),
        ],
    )
}
