//! The files of a plan's papers, as they go to the page.
//!
//! In: a plan with its desk, and the key of a paper. Out: its file, or markup to be printed. It must not know what a paper
//! says.

use super::FileMade;
use super::desk::Desk;
use files::papers;
use plan::{Plan, PlanKind};

/// The file of one paper, or of all.
pub(super) fn paper(
    basis: &plan::Basis,
    plan: &Plan,
    desk: &Desk,
    key: &str,
) -> Result<papers::PaperFile, String> {
    if plan.kind == PlanKind::Empty {
        return Err("还没有可以判定的数据，请先填报几项".to_owned());
    }
    let (texts, own) = (data::texts(), data::papers());
    let school = desk.draft.profile.name.trim();
    if key == papers::ALL {
        return papers::bundle(&papers::papers(basis, plan, texts, own), school);
    }
    let to_print = key.strip_prefix(papers::PRINT);
    let paper = papers::paper(basis, plan, texts, own, to_print.unwrap_or(key));
    let paper = paper.ok_or_else(|| "这份文件现在没有内容".to_owned())?;
    if to_print.is_some() {
        // A file without a name is printed.
        let name = String::new();
        let bytes = papers::printed(&paper, school)?.into_bytes();
        return Ok(papers::PaperFile { name, bytes });
    }
    papers::file(&paper, school)
}

/// A file as it goes to the page.
pub(super) fn made(file: papers::PaperFile) -> Result<Vec<u8>, String> {
    let made = FileMade {
        name: file.name,
        bytes: file.bytes,
    };
    postcard::to_allocvec(&made).map_err(|fault| fault.to_string())
}
