//! The files that are read: a school's, and a layout profile.
//!
//! In: their paths. Out: what is in them, or a sentence that names the file and what is wrong with it.

use std::fs;

use data::Data;
use files::saved::{self, Opened};
use packs::layout;
use school::answers::Setting;
use school::draft::PlanChoices;

/// Opens a saved school as the page does.
///
/// # Errors
/// A file that cannot be read, is not UTF-8, or is no saved school.
pub(crate) fn open(file: &str, data: &Data) -> Result<Opened, String> {
    let bytes = fs::read(file).map_err(|fault| format!("读不了 {file}：{fault}"))?;
    let text = String::from_utf8(bytes)
        .map_err(|_| format!("{file} 不是 UTF-8 文字；请用对标重新保存"))?;
    saved::open(&text, data.catalogue).map_err(|fault| format!("{file}：{fault}"))
}

/// Puts the layout of a profile in the place of the school's.
///
/// # Errors
/// A file that cannot be read, and every fault of a profile, each with its line.
pub(crate) fn choose_layout(
    profile: &str,
    choices: &mut PlanChoices,
    data: &Data,
) -> Result<(), String> {
    let text = fs::read_to_string(profile).map_err(|fault| format!("读不了 {profile}：{fault}"))?;
    choices.answers.insert(Setting::Layout, text);
    match layout::read_chosen(choices, &data.texts.layouts) {
        Some(Err(faults)) => {
            let sentences: Vec<String> = faults.iter().map(ToString::to_string).collect();
            Err(format!("{profile}：{}", sentences.join("；")))
        }
        _ => Ok(()),
    }
}
