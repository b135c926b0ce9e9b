//! Files that a person chose. They are read by a worker, never here: the page goes on meanwhile.
//!
//! In: a file input or a list of files. Out: the files, or a sentence why not.

use wasm_bindgen::JsCast;
use web_sys::{Element, File, FileList, HtmlInputElement};

use files::saved::{LARGEST_BYTES, OpenFault};

/// The chosen file; `None` when none was chosen. One that is too large is not read at all, and of several none is: nobody
/// could say which was meant.
///
/// # Errors
/// The sentence why none of them is read.
pub(crate) fn chosen(input: &Element) -> Option<Result<File, String>> {
    let input: &HtmlInputElement = input.unchecked_ref();
    let files = all(&input.files()?);
    // Without this the same file could not be chosen twice in a row.
    input.set_value("");
    if files.len() > 1 {
        let count = files.len();
        return Some(Err(format!(
            "一下来了 {count} 个文件，一次只能打开一个；请只拖要打开的那一个。几个表格要一起导入的，请拖到“导入导出”页"
        )));
    }
    let file = files.into_iter().next()?;
    let bytes = size(&file);
    Some(if bytes > LARGEST_BYTES {
        Err(OpenFault::TooLarge { bytes }.to_string())
    } else {
        Ok(file)
    })
}

/// Largest files together that are read for importing, in bytes.
const LARGEST_TABLES: usize = 60_000_000;

/// Several files, in order; too many bytes are not read at all.
///
/// # Errors
/// The sentence why none of them is read.
pub(crate) fn tables(files: &FileList) -> Result<Vec<File>, String> {
    let files = all(files);
    if files.iter().map(size).fold(0, usize::saturating_add) > LARGEST_TABLES {
        let most = LARGEST_TABLES / 1_000_000;
        return Err(format!(
            "没有导入：选的文件一共超过 {most} MB；请分几次选，或者只留要用的工作表。填报的内容没有变。"
        ));
    }
    Ok(files)
}

fn all(files: &FileList) -> Vec<File> {
    (0..files.length())
        .filter_map(|idx| files.get(idx))
        .collect()
}

/// A size is a whole number below 2^53; one beyond this machine's range is too large as well.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a size is never negative, and `as` stops at the largest number"
)]
fn size(file: &File) -> usize {
    file.size() as usize
}

/// The file that was chosen in the input in which the event happened; as [`chosen`].
pub(crate) fn chosen_in(event: &web_sys::Event) -> Option<Result<File, String>> {
    let input: Element = event.target()?.dyn_into().ok()?;
    chosen(&input)
}
