//! The improvement plan (一校一策整改提升方案) as a document.
//!
//! In: the plan with its report and school, and the sentences. Out: a [`Document`], section by section. Every sentence
//! comes from the texts or the measure library; it must not know a file format.

pub(super) mod aims;
pub(super) mod annexes;
mod carriers;
pub(super) mod claims;
pub(super) mod closing;
pub(super) mod compact;
pub(super) mod county;
mod duties;
pub(super) mod facts;
pub(super) mod funds;
pub(super) mod goals;
mod introduction;
pub(super) mod matters;
pub(super) mod orders;
pub(super) mod outlook;
pub(super) mod scale;
pub(super) mod shared;
pub(super) mod standing;
pub(super) mod systematic;
pub(super) mod tasks;
pub(super) mod watches;
mod workings;

use super::writer::{Writer, cell, columns, inlines, mark, row, title_lines};
use crate::texts::Texts;
use crate::{Document, Orientation};
use plan::template;
use plan::{Basis, Plan};
use school::answers::Setting;

/// Writes the plan: title, basis, nine sections, signature, four annexes (five with a forecast), and what is still to be filled in.
pub fn improvement_plan(basis: &Basis, plan: &Plan, texts: &Texts) -> Document {
    let mut writer = Writer::new(basis, plan, texts);
    writer.title();
    introduction::introduction(&mut writer);
    let is_traditional = basis.choices.answer(Setting::SectionOrder) == "traditional";
    if is_traditional {
        facts::guideline(&mut writer);
    }
    facts::facts(&mut writer);
    standing::standing(&mut writer);
    tasks::problems(&mut writer);
    goals::goals(&mut writer);
    if is_traditional {
        duties::duties(&mut writer);
    }
    tasks::tasks(&mut writer);
    matters::requests(&mut writer);
    funds::funds(&mut writer);
    closing::schedule(&mut writer);
    if !is_traditional {
        duties::duties(&mut writer);
    }
    closing::monitoring(&mut writer);
    closing::signature(&mut writer);
    let body = writer.take(Orientation::Portrait);
    annexes::annexes(&mut writer);
    let annexes = writer.take(Orientation::Landscape);
    let title = template::fill_text(&writer.title_lines().concat(), &writer.school_slots());
    writer.finish(title, vec![body, annexes])
}

/// The title of the plan without the school's name, such as 义务教育优质均衡发展整改提升方案.
pub fn plan_title(plan: &Plan, texts: &Texts) -> String {
    let lines = title_lines(plan, texts).iter().skip(1);
    lines.map(String::as_str).collect()
}
