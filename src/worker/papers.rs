//! The papers of a plan as files.
//!
//! In: a draft, and the key of a paper. Out: its file. It must not know what a paper says.

use super::MadeFile;
use files::papers;
use plan::PlanKind;
use school::draft::Draft;

/// Media type of what a browser is not to open itself; its name says what it is.
const FILE: &str = "application/octet-stream";

/// The file of one paper, or of all.
pub(super) fn paper(draft: &Draft, key: &str) -> Result<MadeFile, String> {
    let data = data::built_in();
    let evaluation = data::evaluate(draft, &data);
    let basis = evaluation.basis(draft, data::library());
    let plan = plan::draft(&basis);
    if plan.kind == PlanKind::Empty {
        return Err("还没有可以判定的数据，请先填报几项".to_owned());
    }
    let school = draft.profile.name.trim();
    let file = if key == papers::ALL {
        let papers = papers::papers(&basis, &plan, data::texts(), data::papers());
        papers::bundle(&papers, school)
    } else {
        let paper = papers::paper(&basis, &plan, data::texts(), data::papers(), key);
        let paper = paper.ok_or_else(|| "这份文件现在没有内容".to_owned())?;
        papers::file(&paper, school)
    }?;
    Ok(MadeFile {
        name: file.name,
        media_type: FILE.to_owned(),
        bytes: file.bytes,
    })
}
