//! Names of what stands on the page 合并, and what stands in it, in words.
//!
//! In: fields and values. Out: Chinese. It decides nothing.

use files::merge::{DraftField, FieldValue, PlanField, ProblemField, ProfileField, SheetField};
use plan::library::ProblemKind;
use school::School;
use school::answers::{AnswerKey, BlockPath, ReportList, Setting};
use school::draft::{Entry, Ids};
use school::filled::Filled;
use words::isolate::isolated;
use words::{Words, labels, problems};

/// Names in the words of one school.
pub(super) struct Names<'a> {
    words: Words<'a>,
}

impl<'a> Names<'a> {
    /// The names in that school.
    pub(super) fn of(school: &'a School) -> Self {
        Self {
            words: Words::of(school, data::catalogue()),
        }
    }

    /// Name of a field.
    pub(super) fn field(&self, place: &DraftField) -> String {
        match place {
            DraftField::Profile(field) => profile(*field).to_owned(),
            DraftField::Figure(slot) => self.words.slot(slot),
            DraftField::Reason(key) => problems::reason(key, &self.words),
            DraftField::Provider(id) => {
                let mut sections = data::form_catalogue().sections.iter();
                let found = sections.find(|section| section.id == *id);
                format!("谁提供“{}”", found.map_or(id, |section| &section.name))
            }
            DraftField::Sheet(sheet, field) => {
                let kind = labels::sheet(sheet.kind());
                let sheet = if sheet.name.trim().is_empty() {
                    kind.to_owned()
                } else {
                    format!("{kind}“{}”", isolated(&sheet.name))
                };
                match field {
                    SheetField::Itself => sheet,
                    SheetField::Name => format!("{sheet}：名称"),
                    SheetField::Kind => format!("{sheet}：办学类型"),
                    SheetField::Date => format!("{sheet}：数据时点"),
                    SheetField::Figure(slot) => format!("{sheet}：{}", self.words.slot(slot)),
                }
            }
            DraftField::Claim(id) => format!("放宽条件：{}", self.exemption(id)),
            DraftField::Evidence(id) => format!("手头的佐证材料：{}", self.evidence(id)),
            DraftField::Pack(id) => format!("对照的标准：{}", self.pack(id)),
            DraftField::AddedPack(id, _) => format!("自己的标准：{id}"),
            DraftField::Plan(PlanField::Date) => "方案日期".to_owned(),
            DraftField::Plan(PlanField::Target) => "目标日期".to_owned(),
            DraftField::Plan(PlanField::Basis) => "依据文件".to_owned(),
            DraftField::Plan(PlanField::Person(post)) => {
                let mut posts = data::library().posts.iter();
                let found = posts.find(|found| found.id == *post);
                format!("{}的姓名", found.map_or(post, |post| &post.name))
            }
            DraftField::Plan(PlanField::Answer(key)) => answer(key),
            DraftField::Plan(PlanField::Problem(id, field)) => {
                let heading = problem(id).map_or(id, |kind| &kind.heading);
                let field = match field {
                    ProblemField::Causes => "勾选的原因",
                    ProblemField::WrittenCause => "其他原因",
                    ProblemField::Measures => "勾选的措施",
                    ProblemField::Owner => "责任人",
                    ProblemField::Blank(name) => name,
                };
                format!("方案“{heading}”：{field}")
            }
        }
    }

    /// What stands in a field, in words.
    pub(super) fn value(&self, value: &FieldValue) -> String {
        match value {
            FieldValue::Text(text) => text.clone(),
            FieldValue::Kind(kind) => labels::kind(*kind).to_owned(),
            FieldValue::Zone(zone) => labels::zone(*zone).to_owned(),
            FieldValue::Ownership(ownership) => labels::ownership(*ownership).to_owned(),
            FieldValue::Flag(flag) => if *flag { "是" } else { "否" }.to_owned(),
            FieldValue::Date(date) => date.in_words(),
            FieldValue::Year(year) => format!("{year}年"),
            FieldValue::Entry(Entry::Text(text)) => text.clone(),
            FieldValue::Entry(Entry::NotApplicable(reason)) if reason.trim().is_empty() => {
                "不适用".to_owned()
            }
            FieldValue::Entry(Entry::NotApplicable(reason)) => format!("不适用（{reason}）"),
            FieldValue::Claim(claim) => {
                let since = claim.since.map(|date| format!("，自{}起", date.in_words()));
                let document = claim.document.trim();
                let document = if document.is_empty() {
                    String::new()
                } else {
                    format!("，依据{document}")
                };
                format!("主张{}{document}", since.unwrap_or_default())
            }
            FieldValue::Provider(provider) => {
                let note = provider.note.trim();
                let who = labels::provider(provider);
                let pieces = [who.as_str(), note];
                let said: Vec<&str> = pieces
                    .into_iter()
                    .filter(|found| !found.is_empty())
                    .collect();
                said.join("，")
            }
            FieldValue::Ticked => "有".to_owned(),
            FieldValue::Ids(ids) => self.ids(ids),
            FieldValue::Sheet(sheet) => format!("{} 个数", sheet.entries.len()),
            FieldValue::Pack(pack) => format!(
                "{}（{} 字，改动 {} 处）",
                pack.name,
                pack.text.chars().count(),
                pack.edits.len()
            ),
        }
    }

    /// Causes and measures by their texts.
    fn ids(&self, ids: &Ids) -> String {
        if ids.as_slice().is_empty() {
            return "一条也不选".to_owned();
        }
        let kinds = || data::library().problems.iter();
        let text = |id: &String| {
            let mut causes = kinds().flat_map(|kind| &kind.causes);
            let mut measures = kinds().flat_map(|kind| &kind.measures);
            let cause = causes
                .find(|found| found.id == *id)
                .map(|found| found.text.clone());
            let measure = || {
                measures
                    .find(|found| found.id == *id)
                    .map(|found| found.text.clone())
            };
            cause.or_else(measure).unwrap_or_else(|| id.clone())
        };
        let texts: Vec<String> = ids.as_slice().iter().map(text).collect();
        texts.join("；")
    }

    fn pack(&self, id: &str) -> String {
        let found = data::index().iter().find(|pack| pack.id == id);
        found.map_or_else(|| id.to_owned(), |pack| pack.short.clone())
    }

    fn exemption(&self, id: &str) -> String {
        let standards = data::standards().iter();
        let mut exemptions = standards.flat_map(|standard| {
            let indicators = standard.indicators.iter();
            indicators.flat_map(|indicator| &indicator.exemptions)
        });
        let found = exemptions.find(|exemption| exemption.id == id);
        found.map_or_else(|| id.to_owned(), |exemption| exemption.name.clone())
    }

    /// `pack/indicator/evidence` as the indicator's name and the evidence's.
    fn evidence(&self, id: &str) -> String {
        let mut pieces = id.splitn(3, '/');
        let mut next = || pieces.next().unwrap_or_default();
        let (pack, indicator, evidence) = (next(), next(), next());
        let mut standards = data::standards().iter();
        let found = standards
            .find(|standard| standard.id == pack)
            .and_then(|standard| {
                let mut indicators = standard.indicators.iter();
                indicators.find(|found| found.id == indicator)
            })
            .and_then(|indicator| indicator.evidence.iter().find(|found| found.id == evidence));
        found.map_or_else(|| id.to_owned(), |evidence| evidence.text.clone())
    }
}

/// Name of a text for the documents.
fn answer(key: &str) -> String {
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

/// Name of a field of the profile.
fn profile(field: ProfileField) -> &'static str {
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
fn problem(id: &str) -> Option<&'static ProblemKind> {
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
