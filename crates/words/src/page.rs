//! What the page says of itself: sentences that no finding and no figure brings with it.
//!
//! In: names and counts. Out: Chinese. It decides nothing.

use crate::isolate::isolated;

/// Keeping is on its way.
pub const SAVING: &str = "正在保存…";

/// What stands here can only be looked at.
pub const READ_ONLY: &str =
    "这里的内容只能查看，改不动也不会保存。要改，请存为副本；这一版认不出的内容，副本里没有。";

/// What is looked at was written by a newer program, and is not saved as a file.
pub const NEWER_NOT_SAVED: &str = "正在查看的内容是较新版本的对标保存的，没有另存：这一版认不出的内容会丢。要用它，请先“存为副本”。";

/// The sample school stands here.
pub const SAMPLE: &str =
    "这是样例学校，里面的数是虚构的。要填自己的学校，请新建一所，别在样例上改。";

/// The store is being cleared.
pub const CLEARING: &str = "正在清除本机保存的内容…";

/// Everything was cleared.
pub const CLEARED: &str = "已全部清除。网页清不了的只有浏览器自己的历史记录：打开过的带数链接和下载过的文件名可能还在里面，请按 Ctrl+Shift+Delete 清；另存的文件请自己删除。";

/// What stood before stands again.
pub const RESTORED: &str = "已恢复到之前的内容。";

/// Two schools were merged.
pub const MERGED: &str = "已合并。";

/// A set of figures beside the school's was taken away.
pub const SHEET_DROPPED: &str = "已删除这一份数。";

/// A pack that a user wrote was taken away.
pub const PACK_DROPPED: &str = "已删除这个自己的标准。";

/// A link was copied.
pub const COPIED: &str = "链接已复制。";

/// Tables were read for a school that was left meanwhile.
pub const IMPORT_OF_OTHER_SCHOOL: &str = "刚才的表没有导入：等的时候，换了一所学校。请再导入一次。";

/// A link was made of what does not stand on the page any more.
pub const LINK_OF_OTHER_DRAFT: &str =
    "刚才要的链接没有显示：等的时候，学校或填的内容变了。请再生成一次。";
/// Name of the file of a text that was set aside.
pub const SET_ASIDE_FILE: &str = "打不开的旧内容";

/// A part of the page could not be fetched.
pub const NOT_FETCHED: &str =
    "这一页没有载入完，可能是网络断了，或者网站正在更新。填的内容都在。请重试；还不行就刷新网页。";

/// Fetches it again.
pub const RETRY: &str = "重试";

/// Work has been in no file for a long time.
pub const FILE_DUE: &str =
    "已经有一个多小时的内容只在这个浏览器里。请存一份文件，以防浏览器数据被清理。";

/// A school was opened from the file of that name.
pub fn opened(name: &str) -> String {
    format!("已打开“{}”。", isolated(name))
}

/// A school was opened beside another one.
pub fn opened_beside(name: &str) -> String {
    format!(
        "已打开“{}”，成为另一所学校。原来的学校没有变，在“历史版本”里。",
        isolated(name)
    )
}

/// A pack was copied or opened, and the school is looked at by it from now on.
pub fn pack_taken(name: &str) -> String {
    format!(
        "已添加自己的标准“{}”，从现在起对照它；下面可以逐条改。",
        isolated(name)
    )
}

/// So many figures of a table were taken.
pub fn imported(count: usize, is_short: bool) -> String {
    let rest = if is_short {
        "简版里没有的，换成完整版就看得到。"
    } else {
        ""
    };
    format!("已取用表里的 {count} 项。{rest}")
}

/// Why nothing was opened; `why` is a sentence without its stop.
pub fn not_opened(why: &str) -> String {
    format!("没有打开：{why}。页面上原有的内容没有变。")
}

/// Why a file was not made; `why` is a sentence without its stop.
pub fn not_made(why: &str) -> String {
    format!("文件没有生成（{why}）。填报的内容都还在，请再点一次。")
}

/// Why a layout profile was not taken; `why` is a sentence without its stop.
pub fn layout_not_opened(why: &str) -> String {
    format!("没有打开：{why}。页面上的内容没有变。")
}

/// No further set of figures can stand beside the school's.
pub fn too_many_sheets(most: usize) -> String {
    format!("对比数据已经有 {most} 份，不能再加；请先删掉不用的。")
}

/// No further pack of a user's can be taken.
pub fn too_many_packs(most: usize) -> String {
    format!("自己的标准已经有 {most} 个，不能再加；请先删掉不用的。")
}
