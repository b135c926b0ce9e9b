//! Reads files that a person chose.
//!
//! In: a file input or a list of files. Out: names with text or bytes, or a sentence why not.

use wasm_bindgen::JsCast;
use web_sys::{Element, File, FileList, HtmlInputElement};

use files::saved::{LARGEST_BYTES, OpenFault};

/// Reads the chosen file and passes name and bytes on. One that is too large is not read at all, and of several none is:
/// nobody could say which was meant.
pub(crate) fn read_chosen(
    input: &Element,
    on_read: impl FnOnce(Result<(String, Vec<u8>), String>) + 'static,
) {
    let input: &HtmlInputElement = input.unchecked_ref();
    let Some(files) = input.files() else {
        return;
    };
    let (count, first) = (files.length(), files.get(0));
    // Without this the same file could not be chosen twice in a row.
    input.set_value("");
    let Some(file) = first else {
        return;
    };
    if count > 1 {
        on_read(Err(format!(
            "一下来了 {count} 个文件，一次只能打开一个；请只拖要打开的那一个。几个表格要一起导入的，请拖到“导入导出”页"
        )));
        return;
    }
    // A size is a whole number below 2^53; one beyond this machine's range is too large as well.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a size is never negative, and `as` stops at the largest number"
    )]
    let bytes = file.size() as usize;
    if bytes > LARGEST_BYTES {
        on_read(Err(OpenFault::TooLarge { bytes }.to_string()));
        return;
    }
    wasm_bindgen_futures::spawn_local(async move {
        let name = file.name();
        let bytes = wasm_bindgen_futures::JsFuture::from(file.array_buffer()).await;
        on_read(match bytes {
            Ok(bytes) => Ok((name, js_sys::Uint8Array::new(&bytes).to_vec())),
            Err(_) => Err(format!(
                "没能读出文件“{name}”；请确认文件还在原处，再选一次"
            )),
        });
    });
}

/// Largest files together that are read for importing, in bytes.
const LARGEST_TABLES: usize = 60_000_000;

/// Reads files as they are, in order; too many bytes are not read at all.
pub(crate) fn read_bytes(
    files: &FileList,
    on_read: impl FnOnce(Result<Vec<(String, Vec<u8>)>, String>) + 'static,
) {
    let files: Vec<File> = (0..files.length())
        .filter_map(|idx| files.get(idx))
        .collect();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a size is never negative, and `as` stops at the largest number"
    )]
    let sizes = files.iter().map(|file| file.size() as usize);
    if sizes.fold(0_usize, usize::saturating_add) > LARGEST_TABLES {
        let most = LARGEST_TABLES / 1_000_000;
        on_read(Err(format!(
            "没有导入：选的文件一共超过 {most} MB；请分几次选，或者只留要用的工作表。填报的内容没有变。"
        )));
        return;
    }
    wasm_bindgen_futures::spawn_local(async move {
        let mut read = Vec::new();
        for file in files {
            let name = file.name();
            let bytes = wasm_bindgen_futures::JsFuture::from(file.array_buffer()).await;
            match bytes {
                Ok(bytes) => read.push((name, js_sys::Uint8Array::new(&bytes).to_vec())),
                Err(_) => {
                    return on_read(Err(format!(
                        "没有导入：没能读出文件“{name}”；请确认文件还在原处、没有被别的软件占用，再选一次。"
                    )));
                }
            }
        }
        on_read(Ok(read));
    });
}
