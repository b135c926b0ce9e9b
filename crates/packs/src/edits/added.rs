//! Items that a user adds to a pack.
//!
//! In: the fields of one item as typed, the pack, the catalogue with the pack's figures. Out: an [`Indicator`], or a fault
//! for each field. It must not know the other edits.

use super::change;
use super::edit::AddedField;
use crate::fault::{PackFault, short};
use crate::pack_file::references::missing_figure;
use crate::{ADDED_GROUP, USER_SOURCE};
use numbers::Decimal;
use numbers::name::Name;
use school::catalogue::{Catalogue, FigureDefinition, FigureForm, FigurePlace, Unit};
use school::figures::{FigureId, Level};
use school::profile::{SchoolKind, Stage};
use standard::{
    Bound, BoundCase, Carrier, Clause, Comparison, Condition, Confidence, Group, GroupRule,
    Indicator, Rule, Scope, Standard, Term,
};

/// How the ids of added items begin.
const PREFIX: &str = "own-";
/// Longest short name that is made of a name.
const SHORT: usize = 12;

/// Puts an item into the pack, with the group that it needs.
pub(super) fn put(standard: &mut Standard, indicator: Indicator) {
    if standard.group(ADDED_GROUP).is_none() {
        standard.groups.push(Group {
            id: Name::new(ADDED_GROUP),
            name: "本地增加的指标".to_owned(),
            rule: GroupRule::All,
            clause: Clause {
                place: "本地增加".to_owned(),
                sources: vec![USER_SOURCE.to_owned()],
                confidence: Confidence::Medium,
                note: String::new(),
            },
            near: None,
            exclusions: Vec::new(),
            notices: Vec::new(),
            events: false,
        });
    }
    standard.indicators.push(indicator);
}

/// The item of that number. Its id is `own-` and a number behind those that the pack has already.
pub(super) fn item(
    number: u32,
    fields: &[(AddedField, &str)],
    base: &Standard,
    form: &Catalogue,
) -> Result<Indicator, Vec<PackFault>> {
    let taken = base.indicators.iter().filter_map(|indicator| {
        let number = indicator.id.as_str().strip_prefix(PREFIX)?;
        number.parse::<u32>().ok()
    });
    let id = taken.max().unwrap_or(0).saturating_add(number);
    let mut item = Item {
        number,
        fields,
        form,
        faults: Vec::new(),
    };
    let indicator = item.indicator(id, &base.id);
    match indicator {
        Some(indicator) if item.faults.is_empty() => Ok(indicator),
        _ => Err(item.faults),
    }
}

struct Item<'a> {
    number: u32,
    fields: &'a [(AddedField, &'a str)],
    form: &'a Catalogue,
    faults: Vec<PackFault>,
}

impl Item<'_> {
    /// What was typed, without blanks around it; empty when nothing was.
    fn text(&self, field: AddedField) -> &str {
        let typed = self.fields.iter().rfind(|(other, _)| *other == field);
        typed.map_or("", |(_, text)| text.trim())
    }

    fn fault(&mut self, field: AddedField, what: String) {
        let target = super::edit::EditTarget::Added {
            number: self.number,
            field,
        };
        let edit = super::edit::PackEdit {
            target,
            text: String::new(),
        };
        let item = match self.text(AddedField::Name) {
            "" => format!("增加的第 {} 项", self.number),
            name => format!("增加的第 {} 项（{}）", self.number, short(name)),
        };
        self.faults
            .push(PackFault::of_edit(&edit.path(), &item, what));
    }

    fn take<T>(&mut self, field: AddedField, value: Result<T, String>) -> Option<T> {
        value.map_err(|what| self.fault(field, what)).ok()
    }

    fn indicator(&mut self, id: u32, pack: &str) -> Option<Indicator> {
        let name = change::text("名称", self.text(AddedField::Name));
        let name = self.take(AddedField::Name, name).unwrap_or_default();
        let place = change::text("依据", self.text(AddedField::Place));
        let place = self.take(AddedField::Place, place).unwrap_or_default();
        let note = change::free_text("说明", self.text(AddedField::Note));
        let note = self.take(AddedField::Note, note).unwrap_or_default();
        let asks = change::free_text("看什么", self.text(AddedField::Asks));
        let asks = self.take(AddedField::Asks, asks).unwrap_or_default();
        let confidence = match self.text(AddedField::Confidence) {
            "" => Confidence::Medium,
            text => {
                let read = change::confidence(text);
                self.take(AddedField::Confidence, read)
                    .unwrap_or(Confidence::Medium)
            }
        };
        let short = match change::free_text("短名", self.text(AddedField::Short)) {
            Ok(short) if !short.is_empty() => short,
            _ => name.chars().take(SHORT).collect(),
        };
        let (rule, unit, scope, bounds) = self.rule(id, pack)?;
        Some(Indicator {
            id: Name::new(&format!("{PREFIX}{id}")),
            name,
            short,
            group: Name::new(ADDED_GROUP),
            carrier: Carrier::School,
            scope,
            unit,
            places: if matches!(rule, Rule::Ratio { .. } | Rule::Share { .. }) {
                2
            } else {
                0
            },
            gap_step: Decimal::ONE,
            clause: Clause {
                place,
                sources: vec![USER_SOURCE.to_owned()],
                confidence,
                note,
            },
            rule,
            bounds,
            applies: Vec::new(),
            not_applicable: None,
            exemptions: Vec::new(),
            reference: false,
            each_unit: false,
            asks,
            evidence: Vec::new(),
            variants: Vec::new(),
        })
    }

    fn rule(&mut self, id: u32, pack: &str) -> Option<(Rule, Unit, Scope, Vec<BoundCase>)> {
        // Two packs must not share the answer to an item that only one of them has.
        let level = || FigureId(Name::new(&format!("own_{}_{id}", pack.replace('-', "_"))));
        let kind = change::kind(self.text(AddedField::Kind));
        match self.take(AddedField::Kind, kind)? {
            "document" => {
                let rule = Rule::Document { figure: level() };
                Some((rule, Unit::None, Scope::School, Vec::new()))
            }
            "judgement" => {
                let rule = Rule::Judgement {
                    figure: level(),
                    least: Level::Reached,
                };
                Some((rule, Unit::None, Scope::School, Vec::new()))
            }
            "total_limit" => {
                let of = self.figure(AddedField::Numerator, "要比的数");
                let bounds = self.bounds();
                let of = of?;
                let rule = Rule::TotalLimit {
                    of: vec![term(of.id)],
                };
                let (scope, bounds) = scope(of.place == FigurePlace::Whole, bounds);
                Some((rule, of.unit.base().0, scope, bounds))
            }
            kind @ ("ratio" | "share") => {
                let is_ratio = kind == "ratio";
                let part = self.figure(AddedField::Numerator, "分子");
                let whole = self.figure(AddedField::Denominator, "分母");
                let per_hundred = change::yes("每百", self.text(AddedField::PerHundred));
                let per_hundred = self.take(AddedField::PerHundred, per_hundred);
                let bounds = self.bounds();
                let (part, whole, per_hundred) = (part?, whole?, per_hundred?);
                // Only the upper part of a ratio can be divided among stages.
                let is_shared = whole.place == FigurePlace::Whole
                    || (!is_ratio && part.place == FigurePlace::Whole);
                let (scope, bounds) = scope(is_shared, bounds);
                if !is_ratio {
                    let rule = Rule::Share {
                        part: vec![term(part.id)],
                        whole: vec![term(whole.id)],
                    };
                    return Some((rule, Unit::Percent, scope, bounds));
                }
                let rule = Rule::Ratio {
                    scale: if per_hundred {
                        Decimal::HUNDRED
                    } else {
                        Decimal::ONE
                    },
                    numerator: vec![term(part.id)],
                    each: Vec::new(),
                    times: Vec::new(),
                    denominator: vec![term(whole.id)],
                    split: scope == Scope::Stage && part.place == FigurePlace::Whole,
                };
                Some((rule, ratio_unit(&part, &whole, per_hundred), scope, bounds))
            }
            _ => None,
        }
    }

    /// The figure that a field names; it must be one number.
    fn figure(&mut self, field: AddedField, label: &str) -> Option<FigureDefinition> {
        let form = self.form;
        let written = self.text(field);
        if written.is_empty() {
            self.fault(field, format!("缺{label}：请选一个填报项"));
            return None;
        }
        let is_named =
            |figure: &&FigureDefinition| figure.id.0 == *written || figure.name == written;
        let Some(figure) = form.figures.iter().find(is_named) else {
            let ids = form.figures.iter().map(|figure| figure.id.0.as_str());
            let what = format!("{label}：{}", missing_figure(form, ids, written));
            self.fault(field, what);
            return None;
        };
        if !matches!(figure.form, FigureForm::Count | FigureForm::Measure) {
            let what = format!(
                "{label}要选一个数；{}是一列数或判断，不能这样算",
                figure.name
            );
            self.fault(field, what);
            return None;
        }
        Some(figure.clone())
    }

    /// Bounds of 小学, 初中 and all, as far as they are filled in.
    fn bounds(&mut self) -> Vec<BoundCase> {
        let comparison = match self.text(AddedField::Comparison) {
            "" => Some(Comparison::AtLeast),
            text => {
                let read = change::comparison(text);
                self.take(AddedField::Comparison, read)
            }
        };
        let fields = [
            (
                AddedField::BoundPrimary,
                "小学的标准值",
                Some(Stage::Primary),
            ),
            (AddedField::BoundJunior, "初中的标准值", Some(Stage::Junior)),
            (AddedField::BoundAll, "标准值", None),
        ];
        let (mut bounds, mut is_blank) = (Vec::new(), true);
        for (field, label, stage) in fields {
            let text = self.text(field);
            if text.is_empty() {
                continue;
            }
            is_blank = false;
            let Some(comparison) = comparison else {
                continue;
            };
            let read = change::bound(label, text, comparison);
            if let Some(value) = self.take(field, read) {
                bounds.push(BoundCase {
                    when: Condition {
                        stages: stage.into_iter().collect(),
                        ..Condition::default()
                    },
                    since_year: None,
                    bound: Bound { comparison, value },
                    disputed: None,
                    stricter_unseen: String::new(),
                    clause: None,
                });
            }
        }
        if is_blank {
            let what = "缺标准值：小学、初中至少填一个".to_owned();
            self.fault(AddedField::BoundPrimary, what);
        }
        bounds
    }
}

fn term(figure: FigureId) -> Term {
    Term {
        figure,
        minus: false,
        stages: Vec::new(),
        at_least: None,
    }
}

/// Per stage when there are bounds for stages, and nothing that the stages share stands in the way. Otherwise once for the
/// school, with the bounds of stages for schools of that stage alone: which holds for a school of several is not known.
fn scope(is_shared: bool, mut bounds: Vec<BoundCase>) -> (Scope, Vec<BoundCase>) {
    let is_staged = bounds.iter().any(|case| !case.when.stages.is_empty());
    if is_staged && !is_shared {
        return (Scope::Stage, bounds);
    }
    for case in &mut bounds {
        let stages = std::mem::take(&mut case.when.stages);
        case.when.kinds = SchoolKind::ALL
            .into_iter()
            .filter(|kind| !stages.is_empty() && kind.stages() == stages)
            .collect();
    }
    (Scope::School, bounds)
}

fn ratio_unit(part: &FigureDefinition, whole: &FigureDefinition, per_hundred: bool) -> Unit {
    match (part.unit.base().0, whole.unit, per_hundred) {
        (Unit::Person | Unit::Teacher, Unit::Person, true) => Unit::TeachersPerHundred,
        (Unit::Room, Unit::Person, true) => Unit::RoomsPerHundred,
        (Unit::SquareMetre, Unit::Person, false) => Unit::SquareMetrePerPupil,
        (Unit::Yuan, Unit::Person, false) => Unit::YuanPerPupil,
        (Unit::Person, Unit::Class, false) => Unit::PupilsPerClass,
        _ => Unit::None,
    }
}
