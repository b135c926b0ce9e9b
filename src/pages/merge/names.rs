//! Names of what stands on the page 合并, and what stands in it, in words.
//!
//! In: fields and values. Out: Chinese. It decides nothing.

use crate::pages::answer_words::{self, plain, problem};
use files::merge::{DraftField, FieldValue, PlanField, ProblemField, ProfileField, SheetField};
use school::School;
use school::answers::AnswerKey;
use school::draft::{Entry, Ids, UserPack};
use school::filled::Filled;
use words::isolate::isolated;
use words::{Words, labels, problems};

/// Names in the words of one school.
pub(super) struct Names<'a> {
    words: Words<'a>,
    /// Standards that somebody wrote, of both sides.
    packs: Vec<&'a UserPack>,
}

impl<'a> Names<'a> {
    /// The names in that school, and of the standards that came with either side.
    pub(super) fn of(school: &'a School, packs: impl Iterator<Item = &'a UserPack>) -> Self {
        Self {
            words: Words::of(school, data::catalogue()),
            packs: packs.collect(),
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
            DraftField::AddedPack(id, _) => format!("自己的标准：{}", self.pack(id)),
            DraftField::Plan(PlanField::Date) => "方案日期".to_owned(),
            DraftField::Plan(PlanField::Target) => "目标日期".to_owned(),
            DraftField::Plan(PlanField::Basis) => "依据文件".to_owned(),
            DraftField::Plan(PlanField::Person(post)) => {
                let mut posts = data::library().posts.iter();
                let found = posts.find(|found| found.id == *post);
                format!("{}的姓名", found.map_or("另一个岗位", |post| &post.name))
            }
            DraftField::Plan(PlanField::Answer(key)) => answer_words::name(AnswerKey::parse(key)),
            DraftField::Plan(PlanField::Problem(id, field)) => {
                let heading = problem(id).map_or("另一个问题", |kind| &kind.heading);
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
    pub(super) fn value(&self, field: &DraftField, value: &FieldValue) -> String {
        if let (DraftField::Plan(PlanField::Answer(key)), FieldValue::Text(text)) = (field, value) {
            return answer_words::value(AnswerKey::parse(key), text);
        }
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
                .map(|found| plain(&found.text));
            let measure = || {
                measures
                    .find(|found| found.id == *id)
                    .map(|found| plain(&found.text))
            };
            let other = || "库里没有的一条".to_owned();
            cause.or_else(measure).unwrap_or_else(other)
        };
        let texts: Vec<String> = ids.as_slice().iter().map(text).collect();
        texts.join("；")
    }

    fn pack(&self, id: &str) -> String {
        let found = data::index().iter().find(|pack| pack.id == id);
        let added = || {
            let mut packs = self.packs.iter();
            let pack = packs.find(|pack| pack.id == id)?;
            Some(pack.name.clone())
        };
        let found = found.map(|pack| pack.short.clone()).or_else(added);
        found.unwrap_or_else(|| "较新版本的对标才有的标准".to_owned())
    }

    fn exemption(&self, id: &str) -> String {
        let standards = data::standards().iter();
        let mut exemptions = standards.flat_map(|standard| {
            let indicators = standard.indicators.iter();
            indicators.flat_map(|indicator| &indicator.exemptions)
        });
        let found = exemptions.find(|exemption| exemption.id == id);
        found.map_or_else(
            || "自己的标准里的一条".to_owned(),
            |exemption| exemption.name.clone(),
        )
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
        found.map_or_else(
            || "自己的标准里的一条".to_owned(),
            |evidence| evidence.text.clone(),
        )
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
