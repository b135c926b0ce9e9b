//! Names of what stands on the page 合并.
//!
//! In: keys and fields. Out: words.

use files::merge::ProfileField;
use plan::library::ProblemKind;
use school::answers::{AnswerKey, BlockPath, ReportList, Setting};
use school::filled::Filled;
use school::sheets::ReasonPlace;
use words::isolate::isolated;
use words::{Words, labels};

/// Name of a text for the documents.
pub(super) fn answer(key: &str) -> String {
    match AnswerKey::parse(key) {
        AnswerKey::Contact => "联系人".to_owned(),
        AnswerKey::ReportLine { list, .. } => match list {
            ReportList::Work => "自查工作开展情况".to_owned(),
            ReportList::Done => "已经完成的工作".to_owned(),
        },
        AnswerKey::Price { cost } => format!("单价（{cost}）"),
        AnswerKey::TaskPrice { cost, task } => format!("单价（{cost}/{task}）"),
        AnswerKey::Fund(task) => format!("资金渠道（{task}）"),
        AnswerKey::Department { name } => format!("部门名称（{name}）"),
        AnswerKey::Setting(Setting::Layout) => "县里的版式文件".to_owned(),
        AnswerKey::Setting(_) => "次序和字体".to_owned(),
        AnswerKey::TextEdit(BlockPath { paper, path }) => {
            format!("文件里改过的一处（{paper}/{path}）")
        }
        AnswerKey::LibraryTask {
            problem,
            measure,
            field,
        } => format!("{problem} 的任务（{problem}/{measure}/{}）", field.key()),
        AnswerKey::AddedTask {
            problem,
            number,
            field,
        } => format!("{problem} 的任务（{problem}/{number}/{}）", field.key()),
        AnswerKey::TaskOrder { problem } => format!("{problem} 的任务的次序"),
        AnswerKey::AddedSection {
            paper,
            number,
            field,
        } => format!("自己加的章节（{paper}/{number}/{}）", field.key()),
        key => format!("各份文件里填写的内容（{key}）"),
    }
}

/// Name of the reason under a key of `Draft::reason_key`: the figure's name, behind that of its sheet where it has one.
pub(super) fn reason(key: &str, words: &Words) -> String {
    let place = ReasonPlace::of(key);
    let sheet = place.sheet.map(|(kind, name)| {
        let kind = labels::sheet(kind);
        format!("{kind}“{}”的", isolated(name))
    });
    let figure = words.figure(&place.figure.into());
    format!("{}{figure}的填报说明", sheet.unwrap_or_default())
}

/// Name of a field of the profile.
pub(super) fn profile(field: ProfileField) -> &'static str {
    match field {
        ProfileField::Name => "学校名称",
        ProfileField::Kind => "办学类型",
        ProfileField::Zone => "城乡类型",
        ProfileField::Ownership => "举办者",
        ProfileField::Boarding => "寄宿制",
        ProfileField::DataDate => "数据时点",
        ProfileField::BuiltYear => "建成年份",
        ProfileField::County => "县（市、区）",
        ProfileField::Bureau => "教育局名称",
    }
}

/// What the library says about a problem; of several stages the id ends with a letter for the stage.
pub(super) fn problem(id: &str) -> Option<&'static ProblemKind> {
    let library = data::library();
    let without_stage = || library.problem(id.strip_suffix(['P', 'J'])?);
    library.problem(id).or_else(without_stage)
}

/// Who filled in something and when: 李老师，2026年11月25日 16:05.
pub(super) fn who(filled: &Filled) -> String {
    let by = filled.by.trim();
    match (by.is_empty(), filled.at) {
        (true, None) => String::new(),
        (true, Some(at)) => format!("{}发出", at.in_words()),
        (false, None) => by.to_owned(),
        (false, Some(at)) => format!("{by}，{}", at.in_words()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use school::draft::{Draft, SheetKind};

    #[test]
    fn a_reason_is_called_by_its_figure_and_its_sheet() {
        let (school, _) = school::read(&Draft::default(), data::form_catalogue());
        let words = Words::of(&school, data::form_catalogue());
        let name = words.figure(&"pupils".into());
        for (key, called) in [
            ("pupils/primary/usual", format!("{name}的填报说明")),
            (
                "variant:扩班/一/pupils/primary/moved",
                format!(
                    "{}“扩班/一”的{name}的填报说明",
                    labels::sheet(SheetKind::Variant)
                ),
            ),
        ] {
            assert_eq!(reason(key, &words), called);
        }
    }
}
