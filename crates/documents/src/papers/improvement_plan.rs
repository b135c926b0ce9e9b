//! The improvement plan (一校一策整改提升方案) as a document.
//!
//! In: the plan with its report and school, and the sentences. Out: a [`Document`], section by section. Every sentence
//! comes from the texts or the measure library; it must not know a file format.

use crate::sections::{
    annexes, county_requests, duties, facts, funds, goals, introduction, monitoring, problems,
    schedule, standing, tasks,
};
use crate::texts::Texts;
use crate::writer::{Writer, cell, title_lines};
use crate::{Block, Document, Orientation, ParagraphKind};
use plan::template;
use plan::{Basis, Plan};
use school::answers::Setting;

/// The improvement plan (一校一策整改提升方案): title, basis, nine sections, signature and up to six annexes.
///
/// Texts that the school changed are put in; what is still unknown is marked and listed on a last page. See
/// `examples/check/main.rs` for the way from a school's file to this document.
///
/// ```
/// let opened = files::saved::open(data::sample(), data::catalogue()).unwrap();
/// let data = data::built_in();
/// let evaluation = data::evaluate(&opened.draft, &data);
/// let basis = evaluation.basis(&opened.draft, data::library());
/// let document = documents::improvement_plan(&basis, &plan::draft(&basis), data::texts());
/// assert!(document.title.ends_with("整改提升方案"), "{}", document.title);
/// ```
pub fn improvement_plan(basis: &Basis, plan: &Plan, texts: &Texts) -> Document {
    let mut writer = Writer::new(basis, plan, texts);
    writer.title();
    introduction::introduction(&mut writer);
    let is_traditional = basis.choices.answer(Setting::SectionOrder) == "traditional";
    if is_traditional {
        introduction::guideline(&mut writer);
    }
    facts::facts(&mut writer);
    standing::standing(&mut writer);
    problems::problems(&mut writer);
    goals::goals(&mut writer);
    if is_traditional {
        duties::duties(&mut writer);
    }
    tasks::tasks(&mut writer);
    county_requests::requests(&mut writer);
    funds::funds(&mut writer);
    schedule::schedule(&mut writer);
    if !is_traditional {
        duties::duties(&mut writer);
    }
    monitoring::monitoring(&mut writer);
    signature(&mut writer);
    let body = writer.take(Orientation::Portrait);
    annexes::annexes(&mut writer);
    let annexes = writer.take(Orientation::Landscape);
    let title = template::fill_text(&writer.title_lines().concat(), &writer.school_slots());
    writer.finish(title, vec![body, annexes])
}

/// 附件说明, signature and date, and where the figures come from.
pub(crate) fn signature(writer: &mut Writer) {
    let texts = writer.texts;
    writer.added_sections(true);
    writer.begin("end");
    let names = annexes::names(writer).into_iter().cloned().collect();
    writer.push("annexes", Block::AnnexList(names));
    writer.signature_block();
    writer.text("origin", ParagraphKind::Note, cell(&texts.note_origin));
}

/// Title of the plan without the school's name, such as 义务教育优质均衡发展整改提升方案.
pub fn plan_title(plan: &Plan, texts: &Texts) -> String {
    let lines = title_lines(plan, texts).iter().skip(1);
    lines.map(String::as_str).collect()
}
