//! The files that are read: a school's, and a layout profile.
//!
//! In: their paths. Out: what is in them, or a sentence that names the file and what is wrong with it.

use std::fs;

use data::Data;
use files::saved::{self, OpenFault, Opened};
use packs::layout;
use school::answers::Setting;
use school::draft::PlanChoices;

/// Opens a saved school as the page does: one of a newer version is looked at, and what is told of the file stands in the
/// notices.
///
/// # Errors
/// A file that cannot be read, one of another program, or no saved school.
pub(crate) fn open(file: &str, data: &Data) -> Result<Opened, String> {
    let bytes = fs::read(file).map_err(|fault| format!("读不了 {file}：{fault}"))?;
    let in_file = |fault: OpenFault| format!("{file}：{fault}");
    let text = saved::text(bytes).map_err(in_file)?;
    let (mut opened, newer) = saved::open_or_look(&text, data.catalogue).map_err(in_file)?;
    if let Some(fault) = newer {
        opened.notices = vec![format!("{fault}。这里只照这一版认得出的内容比对")];
    } else {
        let unknown = saved::unknown_ids(
            &opened.draft,
            data.catalogue,
            data::index(),
            data::known_ids(),
        );
        opened.notices.extend(unknown);
    }
    Ok(opened)
}

/// Puts the layout of a profile in the place of the school's.
///
/// # Errors
/// A file that cannot be read, and every fault of a profile, each with its line.
pub(crate) fn choose_layout(profile: &str, choices: &mut PlanChoices) -> Result<(), String> {
    let text = fs::read_to_string(profile).map_err(|fault| format!("读不了 {profile}：{fault}"))?;
    choices.answers.insert(Setting::Layout, text);
    match layout::read_chosen(choices, &data::texts().layouts) {
        Some(Err(faults)) => {
            let sentences: Vec<String> = faults.iter().map(ToString::to_string).collect();
            Err(format!("{profile}：{}", sentences.join("；")))
        }
        _ => Ok(()),
    }
}
