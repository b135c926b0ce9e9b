//! Edits are applied to a pack.
//!
//! In: a pack, edits, and the form. Out: another pack, or a sentence for each edit that cannot be applied. It must not know
//! where the edits come from.

use std::collections::{BTreeMap, BTreeSet};

use super::cite::{add_user_source, bound_at, cite, settle};
use super::edit::{AddedField, EditTarget, GroupField, HeadField, IndicatorField, PackEdit};
use super::{added, change};
use crate::USER_SOURCE;
use crate::fault::{PackFault, first_faults, short};
use school::catalogue::Catalogue;
use standard::{GroupRule, Rule, Standard, validation};

/// `base` with the edits that the page keeps, path by path. See [`apply`].
///
/// # Errors
/// Those of [`apply`], and one for each path that is none.
///
/// ```
/// use std::collections::BTreeMap;
///
/// let base = data::standard();
/// let edits = BTreeMap::from_iter([("indicator/R1/bound/0".to_owned(), "４０ 平方米".to_owned())]);
/// let faults = packs::edited(base, &edits, data::form_catalogue()).unwrap_err();
/// assert_eq!(faults[0].path, "indicator/R1/bound/0");
/// assert_eq!(
///     faults[0].to_string(),
///     "指标 R1（高于规定学历教师）：标准值只填数，不带单位和分隔号，如 12.5，现在是“４０ 平方米”"
/// );
/// ```
pub fn edited(
    base: &Standard,
    edits: &BTreeMap<String, String>,
    form: &Catalogue,
) -> Result<Standard, Vec<PackFault>> {
    let (mut good, mut faults) = (Vec::new(), Vec::new());
    for (path, text) in edits.iter() {
        match PackEdit::parse(path, text) {
            Ok(edit) => good.push(edit),
            Err(fault) => faults.push(fault),
        }
    }
    match apply(base, &good, form) {
        Ok(standard) if faults.is_empty() => Ok(standard),
        Ok(_) => Err(first_faults(faults)),
        Err(more) => {
            faults.extend(more);
            Err(first_faults(faults))
        }
    }
}

/// `base` with the edits applied, in their order.
///
/// A bound that differs gets another clause: source [`USER_SOURCE`], confidence medium unless an edit says otherwise,
/// and the bound that it takes the place of. An indicator that is removed takes its other edits along, and its group
/// when it was the last. Items that are added form the group [`ADDED_GROUP`](crate::ADDED_GROUP), each of which must be met.
///
/// # Errors
/// At most [`MOST_FAULTS`](crate::MOST_FAULTS) faults, each with path, item and field: what cannot be read as a value,
/// what the pack does not have, an item that lacks something, and what [`validation::faults`] finds in the whole.
pub fn apply(
    base: &Standard,
    edits: &[PackEdit],
    form: &Catalogue,
) -> Result<Standard, Vec<PackFault>> {
    let mut work = Work {
        standard: base.clone(),
        faults: Vec::new(),
    };
    let removed = work.removed(edits);
    let mut items: BTreeMap<u32, Vec<(AddedField, &str)>> = BTreeMap::new();
    let mut changed: BTreeSet<&str> = BTreeSet::new();
    // A comparison before its bound: zero is a bound only for some.
    let (first, then): (Vec<&PackEdit>, Vec<&PackEdit>) =
        edits.iter().partition(|edit| is_comparison(edit));
    for edit in first.into_iter().chain(then) {
        let path = edit.path();
        match &edit.target {
            EditTarget::Added { number, field } => {
                items.entry(*number).or_default().push((*field, &edit.text));
            }
            EditTarget::Indicator { id, .. } if removed.contains(id.as_str()) => (),
            EditTarget::Indicator { id, field } => {
                changed.insert(id);
                work.indicator(&path, id, *field, &edit.text);
            }
            EditTarget::Group { id, field } => work.group(&path, id, *field, &edit.text),
            EditTarget::Head(field) => work.head(&path, *field, &edit.text),
        }
    }
    for id in changed {
        cite(&mut work.standard, base, id, edits);
    }
    work.remove(&removed);
    let form = &form.with(base.added_figures());
    for (number, fields) in &items {
        let item = added::item(*number, fields, base, form);
        match item {
            Ok(indicator) => {
                added::put(&mut work.standard, indicator);
                add_user_source(&mut work.standard);
            }
            Err(faults) => work.faults.extend(faults),
        }
    }
    work.counts();
    if work.faults.is_empty() {
        let found = validation::faults(&work.standard, form);
        work.faults = found.iter().map(|sentence| unplaced(sentence)).collect();
    }
    if work.faults.is_empty() {
        Ok(work.standard)
    } else {
        Err(first_faults(work.faults))
    }
}

fn is_comparison(edit: &PackEdit) -> bool {
    matches!(
        edit.target,
        EditTarget::Indicator {
            field: IndicatorField::Comparison(_),
            ..
        }
    )
}

/// A sentence of the validation; it belongs to no line.
fn unplaced(sentence: &str) -> PackFault {
    let (item, what) = sentence.split_once('：').unwrap_or(("", sentence));
    PackFault::of_edit("", item, what)
}

struct Work {
    standard: Standard,
    faults: Vec<PackFault>,
}

impl Work {
    /// Takes a value over, or its fault down.
    fn take<T>(&mut self, path: &str, item: &str, value: Result<T, String>) -> Option<T> {
        value
            .map_err(|what| self.faults.push(PackFault::of_edit(path, item, what)))
            .ok()
    }

    fn removed<'e>(&mut self, edits: &'e [PackEdit]) -> BTreeSet<&'e str> {
        let mut removed = BTreeSet::new();
        for edit in edits {
            if let EditTarget::Indicator { id, field } = &edit.target
                && *field == IndicatorField::Removed
                && change::yes("", &edit.text) == Ok(true)
                && self.standard.indicator(id).is_some()
            {
                removed.insert(id.as_str());
            }
        }
        removed
    }

    fn head(&mut self, path: &str, field: HeadField, text: &str) {
        let head = &mut self.standard;
        let (slot, label, needed) = match field {
            HeadField::Title => (&mut head.title, "文件名称", true),
            HeadField::Short => (&mut head.short, "短名", true),
            HeadField::Edition => (&mut head.edition, "版次", true),
            HeadField::Number => (&mut head.number, "文号", false),
            HeadField::Issued => (&mut head.issued, "发布机关和时间", false),
            HeadField::Status => (&mut head.status, "是否有效", false),
            HeadField::Region => (&mut head.region, "地区", false),
        };
        let value = if needed {
            change::text(label, text)
        } else {
            change::free_text(label, text)
        };
        match value {
            Ok(value) => *slot = value,
            Err(what) => self.faults.push(PackFault::of_edit(path, "标准包", what)),
        }
    }

    fn group(&mut self, path: &str, id: &str, field: GroupField, text: &str) {
        let item = format!("分组 {}", short(id));
        let Some(at) = self
            .standard
            .groups
            .iter()
            .position(|group| group.id == *id)
        else {
            let what = "这个标准包里没有这个分组";
            return self.faults.push(PackFault::of_edit(path, &item, what));
        };
        let name = self.standard.groups[at].name.clone();
        let item = format!("{item}（{}）", short(&name));
        if field == GroupField::Name {
            if let Some(name) = self.take(path, &item, change::text("名称", text)) {
                self.standard.groups[at].name = name;
            }
            return;
        }
        let GroupRule::AtLeast {
            mut count,
            mut floor,
        } = self.standard.groups[at].rule
        else {
            let what = "这一组不是按“至少几项达到”判断的，没有这一项可改";
            return self.faults.push(PackFault::of_edit(path, &item, what));
        };
        if field == GroupField::Count {
            let read = change::count("至少几项达到", text);
            count = self.take(path, &item, read).unwrap_or(count);
        } else {
            let read = change::decimal("其余不低于几成", text).and_then(|floor| {
                if floor > numbers::Decimal::ONE {
                    Err(format!(
                        "其余不低于几成应在 0 到 1 之间，现在是“{}”",
                        short(text)
                    ))
                } else {
                    Ok(floor)
                }
            });
            floor = self.take(path, &item, read).unwrap_or(floor);
        }
        self.standard.groups[at].rule = GroupRule::AtLeast { count, floor };
    }

    fn indicator(&mut self, path: &str, id: &str, field: IndicatorField, text: &str) {
        let found = self
            .standard
            .indicators
            .iter()
            .position(|indicator| indicator.id == *id);
        let Some(at) = found else {
            let item = format!("指标 {}", short(id));
            let what = "这个标准包里没有这个指标";
            return self.faults.push(PackFault::of_edit(path, &item, what));
        };
        let item = format!(
            "指标 {}（{}）",
            short(id),
            short(&self.standard.indicators[at].short)
        );
        match field {
            IndicatorField::Bound(idx) | IndicatorField::Comparison(idx) => {
                let Some((mut bound, _)) = bound_at(&mut self.standard.indicators[at], idx)
                    .map(|(bound, clause)| (*bound, clause.is_some()))
                else {
                    let what = format!("没有第 {} 个标准值", idx.saturating_add(1));
                    return self.faults.push(PackFault::of_edit(path, &item, what));
                };
                if matches!(field, IndicatorField::Bound(_)) {
                    let read = change::bound("标准值", text, bound.comparison);
                    bound.value = self.take(path, &item, read).unwrap_or(bound.value);
                } else {
                    let read = change::comparison(text);
                    bound.comparison = self.take(path, &item, read).unwrap_or(bound.comparison);
                }
                let indicator = &mut self.standard.indicators[at];
                if let Some((current, _)) = bound_at(indicator, idx)
                    && *current != bound
                {
                    *current = bound;
                    settle(indicator, idx);
                }
            }
            IndicatorField::Every(idx) | IndicatorField::Amount(idx) => {
                let is_every = matches!(field, IndicatorField::Every(_));
                self.norm(path, &item, at, idx, is_every, text);
            }
            IndicatorField::Name => {
                if let Some(name) = self.take(path, &item, change::text("全名", text)) {
                    self.standard.indicators[at].name = name;
                }
            }
            IndicatorField::Short => {
                if let Some(short) = self.take(path, &item, change::text("短名", text)) {
                    self.standard.indicators[at].short = short;
                }
            }
            IndicatorField::Note => {
                if let Some(note) = self.take(path, &item, change::free_text("说明", text)) {
                    self.standard.indicators[at].clause.note = note;
                }
            }
            IndicatorField::Place => {
                if let Some(place) = self.take(path, &item, change::text("依据", text)) {
                    let clause = &mut self.standard.indicators[at].clause;
                    if clause.place != place {
                        clause.place = place;
                        clause.sources = vec![USER_SOURCE.to_owned()];
                        add_user_source(&mut self.standard);
                    }
                }
            }
            IndicatorField::Confidence => {
                if let Some(confidence) = self.take(path, &item, change::confidence(text)) {
                    self.standard.indicators[at].clause.confidence = confidence;
                }
            }
            IndicatorField::Removed => {
                self.take(path, &item, change::yes("去掉", text));
            }
        }
    }

    /// Changes one of the numbers of a norm, or for how many one room of a quota is needed.
    fn norm(&mut self, path: &str, item: &str, at: usize, idx: usize, is_every: bool, text: &str) {
        let label = if is_every {
            "每多少"
        } else {
            "应有多少"
        };
        match &mut self.standard.indicators[at].rule {
            Rule::Quota { every, .. } if is_every && idx == 0 => match change::count(label, text) {
                Ok(count) => *every = count,
                Err(what) => self.faults.push(PackFault::of_edit(path, item, what)),
            },
            Rule::Need { norms, .. } if idx < norms.len() => {
                match change::more_than_nothing(label, text) {
                    Ok(number) if is_every => norms[idx].every = number,
                    Ok(number) => norms[idx].amount = number,
                    Err(what) => self.faults.push(PackFault::of_edit(path, item, what)),
                }
            }
            _ => {
                let what = format!("没有第 {} 个“{label}”", idx.saturating_add(1));
                self.faults.push(PackFault::of_edit(path, item, what));
            }
        }
    }

    /// Takes indicators out, and groups that lose their last.
    fn remove(&mut self, removed: &BTreeSet<&str>) {
        let standard = &mut self.standard;
        let emptied: Vec<_> = standard
            .indicators
            .iter()
            .filter(|indicator| removed.contains(indicator.id.as_str()))
            .map(|indicator| indicator.group)
            .collect();
        standard
            .indicators
            .retain(|indicator| !removed.contains(indicator.id.as_str()));
        let left: Vec<_> = standard
            .indicators
            .iter()
            .map(|indicator| indicator.group)
            .collect();
        standard
            .groups
            .retain(|group| !emptied.contains(&group.id) || left.contains(&group.id));
    }

    /// A group cannot ask for more indicators than it has.
    fn counts(&mut self) {
        for group in &self.standard.groups {
            let GroupRule::AtLeast { count, .. } = group.rule else {
                continue;
            };
            let members = self
                .standard
                .indicators
                .iter()
                .filter(|indicator| indicator.group == group.id);
            let members = members.count();
            if usize::try_from(count).is_ok_and(|count| count > members) {
                let what = format!(
                    "要求至少 {count} 项达到，这一组只有 {members} 项；请少去掉几项，或把要求的项数改小"
                );
                let path = format!("group/{}/count", group.id);
                let item = format!("分组 {}（{}）", group.id, short(&group.name));
                self.faults.push(PackFault::of_edit(&path, &item, what));
            }
        }
    }
}
