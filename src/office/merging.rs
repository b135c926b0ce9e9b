//! The page 合并: field by field mine and theirs, and what comes of the choices.
//!
//! In: two drafts and what was chosen so far. Out: markup whose inputs say by `data-…` what they choose, or the merged
//! school. It decides nothing.

use super::markup::{Hole, all, markup};
use super::merge_words::{answer, problem, profile, who};
use files::merge::{
    self, Choices, Difference, DraftComparison, DraftField, FieldValue, PlanField, ProblemField,
    SheetField, Side,
};
use files::saved;
use school::draft::{Draft, Entry, Ids};
use words::isolate::isolated;
use words::{Words, labels};

/// What came, and what was chosen of it.
struct Merging {
    theirs: Draft,
    choices: Choices,
}

/// Reads what is in the focus: the side for every row that is not chosen by itself, chosen sides with the keys of their
/// rows, and theirs in its saved form. Sides are `m`, `t` or empty.
fn read(focus: &str) -> Result<Merging, String> {
    let (all, rows, theirs): Focus = serde_json::from_str(focus)
        .map_err(|fault| format!("request could not be read ({fault})"))?;
    let side = |key: &str| match key {
        "m" => Some(Side::Mine),
        "t" => Some(Side::Theirs),
        _ => None,
    };
    let differences = rows.into_iter();
    let differences = differences
        .filter_map(|(chosen, key)| Some((key, side(&chosen)?)))
        .collect();
    let opened = saved::open(&theirs, data::catalogue()).map_err(|fault| fault.to_string())?;
    Ok(Merging {
        theirs: opened.draft,
        choices: Choices {
            all: side(&all),
            differences,
        },
    })
}

/// What page and worker say of a merging, as JSON: a key may hold any character.
type Focus = (String, Vec<(String, String)>, String);

/// The merged school.
///
/// # Errors
/// The sentence why what came cannot be opened.
pub(super) fn merged(mine: &Draft, focus: &str) -> Result<Draft, String> {
    let Merging { theirs, choices } = read(focus)?;
    Ok(merge::merged(mine, &theirs, &choices, data::catalogue()))
}

/// The page below its heading.
///
/// # Errors
/// The sentence why what came cannot be opened.
pub(super) fn page(mine: &Draft, focus: &str) -> Result<String, String> {
    if focus.is_empty() {
        return Ok(NOTHING.to_owned());
    }
    let Merging { theirs, choices } = read(focus)?;
    let comparison = merge::compare(mine, &theirs, data::catalogue());
    let (school, _) = school::read(mine, data::catalogue());
    let page = Page {
        theirs: &theirs,
        choices: &choices,
        words: Words::of(&school, data::catalogue()),
    };
    Ok(page.markup(&comparison))
}

const NOTHING: &str = r#"<p class="lead">没有正在合并的内容。打开别人发来的链接或文件，选“合并到当前”，这里会逐项列出不同的地方。</p>"#;

struct Page<'a> {
    theirs: &'a Draft,
    choices: &'a Choices,
    words: Words<'a>,
}

const LEAVE: &str =
    r#"<button type="button" class="button" data-action="leave-merge">不合并，原样不动</button>"#;

impl Page<'_> {
    fn markup(&self, comparison: &DraftComparison) -> String {
        let name = self.theirs.profile.name.trim();
        let name = if name.is_empty() {
            "没有写名称的学校"
        } else {
            name
        };
        let name = &*isolated(name);
        let section = self.theirs.asked.as_ref().map(|asked| {
            let mut sections = data::form_catalogue().sections.iter();
            let section = sections.find(|section| section.id == *asked);
            section.map_or(asked.as_str(), |section| section.name.as_str())
        });
        let what = match section {
            Some(section) => format!("对方只填了“{section}”这一部分，也只并入这一部分。"),
            None => String::new(),
        };
        let left_out = self.left_out(comparison, section.unwrap_or_default());
        if comparison.differences.is_empty() {
            return markup(
                r#"<p class="lead">“{}”：{}没有要合并的内容，对方填了的，这里都一样。</p>{}<p class="buttons">{}</p>"#,
                [
                    name.into(),
                    what.into(),
                    Hole::Markup(left_out),
                    Hole::Markup(LEAVE.to_owned()),
                ],
            );
        }
        let conflicts: Vec<&Difference> = comparison
            .differences
            .iter()
            .filter(|row| row.is_conflict())
            .collect();
        let additions: Vec<&Difference> = comparison
            .differences
            .iter()
            .filter(|row| !row.is_conflict())
            .collect();
        let lead = format!(
            "{what}有 {} 处两边都填了但不一样，不选就留我的；有 {} 处只有对方填了，不选就补上。对方空着的，我的不会变。合并后可以马上撤销。",
            conflicts.len(),
            additions.len()
        );
        markup(
            r#"<p class="lead">和“{}”合并。{}</p>{}<div class="buttons"><button type="button" class="button" data-action="merge-all" data-key="t">全用对方的</button><button type="button" class="button" data-action="merge-all" data-key="m">全留我的</button><button type="button" class="button" data-action="merge-all">恢复默认</button></div>{}{}<p class="next buttons"><button type="button" class="button button-strong" data-action="merge-done">合并</button>{}</p>"#,
            [
                name.into(),
                lead.into(),
                Hole::Markup(left_out),
                Hole::Markup(self.table("conflicts", "两边不一样的", &conflicts, 0)),
                Hole::Markup(self.table(
                    "additions",
                    "只有对方填了的",
                    &additions,
                    conflicts.len(),
                )),
                Hole::Markup(LEAVE.to_owned()),
            ],
        )
    }

    fn left_out(&self, comparison: &DraftComparison, section: &str) -> String {
        if comparison.left_out.is_empty() {
            return String::new();
        }
        let names: Vec<String> = comparison
            .left_out
            .iter()
            .take(12)
            .map(|place| self.name(place))
            .collect();
        let rest = if comparison.left_out.len() > names.len() {
            "等"
        } else {
            ""
        };
        markup(
            r#"<p class="message message-warning" id="left-out">{}</p>"#,
            [format!(
                "对方发来的里面还有 {} 处不属于“{section}”，没有采用：{}{rest}。",
                comparison.left_out.len(),
                names.join("、")
            )
            .into()],
        )
    }

    fn table(&self, id: &str, name: &str, rows: &[&Difference], before: usize) -> String {
        if rows.is_empty() {
            return String::new();
        }
        let lines = rows
            .iter()
            .enumerate()
            .map(|(idx, row)| self.row(row, before + idx));
        markup(
            r#"<section aria-labelledby="merge-{}"><h2 id="merge-{}">{}</h2><table class="results merge"><thead><tr><th scope="col">内容</th><th scope="col">我的</th><th scope="col">对方的</th></tr></thead><tbody>{}</tbody></table></section>"#,
            [
                id.into(),
                id.into(),
                format!("{name}（{} 处）", rows.len()).into(),
                all(lines),
            ],
        )
    }

    fn row(&self, row: &Difference, idx: usize) -> String {
        let side = row.side(self.choices);
        let name = self.name(&row.field);
        let mine = match &row.mine {
            Some(mine) => self.content(mine),
            None => "（空）".to_owned(),
        };
        let option = |own: Side, text: &str, who: String| {
            let (value, label) = match own {
                Side::Mine => ("m", "用我的"),
                Side::Theirs => ("t", "用对方的"),
            };
            let checked = if own == side { r#" checked="""# } else { "" };
            let template = format!(
                r#"<label class="tick"><input type="radio" name="{{}}" data-note="merge" data-key="{{}}" value="{{}}"{checked}><span><span class="visually-hidden">{{}}：</span><span class="merge-text">{{}}</span><span class="results-note">{{}}</span></span></label>"#
            );
            markup(
                &template,
                [
                    format!("merge-{idx}").into(),
                    row.key().into(),
                    value.into(),
                    format!("{name}，{label}").into(),
                    text.into(),
                    who.into(),
                ],
            )
        };
        let own_from = row.mine_from.as_ref().map(who).unwrap_or_default();
        let from = row.from.as_ref().map(who).unwrap_or_default();
        let theirs = self.content(&row.theirs);
        markup(
            r#"<tr class="results-row"><th scope="row">{}</th><td class="merge-side" data-label="我的">{}</td><td class="merge-side" data-label="对方的">{}</td></tr>"#,
            [
                name.as_str().into(),
                Hole::Markup(option(Side::Mine, &mine, own_from)),
                Hole::Markup(option(Side::Theirs, &theirs, from)),
            ],
        )
    }

    /// Name of a field.
    fn name(&self, place: &DraftField) -> String {
        match place {
            DraftField::Profile(field) => profile(*field).to_owned(),
            DraftField::Figure(slot) => self.words.slot(slot),
            DraftField::Reason(key) => super::merge_words::reason(key, &self.words),
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
            DraftField::Evidence(id) => format!("手头的佐证：{}", self.evidence(id)),
            DraftField::Pack(id) => format!("对照的标准：{}", self.pack(id)),
            DraftField::AddedPack(id, _) => format!("自己的标准包：{id}"),
            DraftField::Plan(PlanField::Date) => "方案日期".to_owned(),
            DraftField::Plan(PlanField::Target) => "目标日期".to_owned(),
            DraftField::Plan(PlanField::Basis) => "依据文件".to_owned(),
            DraftField::Plan(PlanField::Person(post)) => {
                let mut posts = data::library().posts.iter();
                let found = posts.find(|own| own.id == *post);
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
    fn content(&self, content: &FieldValue) -> String {
        match content {
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
                let said: Vec<&str> = pieces.into_iter().filter(|own| !own.is_empty()).collect();
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
            let cause = causes.find(|own| own.id == *id).map(|own| own.text.clone());
            let measure = || {
                measures
                    .find(|own| own.id == *id)
                    .map(|own| own.text.clone())
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
                indicators.find(|own| own.id == indicator)
            })
            .and_then(|indicator| indicator.evidence.iter().find(|own| own.id == evidence));
        found.map_or_else(|| id.to_owned(), |evidence| evidence.text.clone())
    }
}
