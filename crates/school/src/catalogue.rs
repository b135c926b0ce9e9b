//! The catalogue of figures: what can be entered, in which unit, with which 口径 and from which table.
//!
//! In: `static/figures.toml`, checked and packed by build.rs. Out: a [`Catalogue`]. It must not know thresholds.

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use super::figures::{FigureId, Slot};
use super::parts_of;
use super::profile::{Profile, Stage};
pub use super::unit::Unit;
use numbers::Decimal;

/// Every figure that can be entered, in the order of the form, with unit, 口径 and source table: what a [`School`](crate::School)
/// is read by. Data of `static/figures.toml`; packs add figures with [`Catalogue::with`].
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Catalogue {
    /// Sections of the form, in order.
    pub sections: Vec<FormSection>,
    /// When the form asks to look again.
    pub plausibility: Plausibility,
    /// Figures, in the form's order.
    pub figures: Vec<FigureDefinition>,
    /// Sums of figures that cannot be more than others, beyond what each figure says of itself.
    #[serde(default)]
    pub relations: Vec<Relation>,
    /// Where each figure stands in the list, by the number of its name; made when first asked for.
    #[serde(skip)]
    positions: OnceLock<Vec<u16>>,
}

/// When a figure is worth a second look. Settings of the tool, no standard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plausibility {
    /// For how many pupils the usual ranges are written.
    pub per: Decimal,
    /// By how much, in percent of its ends, a figure may lie outside the usual range before it is asked about.
    pub slack: Decimal,
    /// Schools with fewer pupils are too small for them.
    pub least_pupils: Decimal,
    /// Schools with more are too large.
    pub most_pupils: Decimal,
    /// Change against the year before, in percent, above which a figure is worth a look.
    pub year_change: Decimal,
    /// Figures that stay below this in both years move by chance.
    pub least_moved: Decimal,
    /// Difference between two units of one quantity, in percent.
    pub unit_difference: Decimal,
}

/// A section of the form, such as 教师.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormSection {
    /// Permanent id.
    pub id: String,
    /// Heading.
    pub name: String,
    /// One sentence under the heading.
    #[serde(default)]
    pub hint: String,
}

/// What one figure is: its name, its unit, its 口径, for whom it is asked, and which other figures it must agree with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FigureDefinition {
    /// Permanent id.
    pub id: FigureId,
    /// Label.
    pub name: String,
    /// Section of the form, by id.
    pub section: String,
    /// Unit in which it is entered.
    pub unit: Unit,
    /// Number, list or judgement.
    pub form: FigureForm,
    /// Entered per stage, per grade or once.
    pub place: FigurePlace,
    /// Stages that have it; empty for every stage of the school.
    #[serde(default)]
    pub stages: Vec<Stage>,
    /// Asked only of boarding schools.
    #[serde(default)]
    pub only_boarding: bool,
    /// May be left out without making a result partial (details of another figure).
    #[serde(default)]
    pub optional: bool,
    /// 口径: what it is.
    #[serde(default)]
    pub definition: String,
    /// What belongs in it, each in few words.
    #[serde(default)]
    pub include: Vec<String>,
    /// What does not belong in it, each in few words.
    #[serde(default)]
    pub exclude: Vec<String>,
    /// Another 口径 for 初中, where it differs.
    #[serde(default)]
    pub definition_junior: String,
    /// Table of the yearly statistics since 2021, or whose own list it comes from.
    #[serde(default)]
    pub table: String,
    /// Table of the yearly statistics until 2020; empty when there is none.
    #[serde(default)]
    pub table_until_2020: String,
    /// Example as one would type it.
    #[serde(default)]
    pub example: String,
    /// The largest value that a school can sensibly have (of a list, of each entry); what is more is refused at entry.
    /// `None` where none is said, as in packs of a user's own.
    #[serde(default)]
    pub most: Option<Decimal>,
    /// A figure of the same part that this one cannot exceed.
    #[serde(default)]
    pub part_of: Option<FigureId>,
    /// Figures whose sum this figure is, per stage; empty when it is entered only directly.
    #[serde(default)]
    pub sum_of: Vec<SumOf>,
    /// What this number is of a list figure: its count, its sum or its largest entry over the stage's grades.
    #[serde(default)]
    pub from_list: Option<FromList>,
    /// May be below zero, such as net transfers.
    #[serde(default)]
    pub signed: bool,
    /// What is usual per thousand pupils, per stage; outside of it the form asks to look again.
    #[serde(default)]
    pub usual: Vec<Usual>,
    /// The same quantity in another unit, which must agree.
    #[serde(default)]
    pub same_as: Option<SameAs>,
    /// What it is together with that of a unit that does not count as a school.
    #[serde(default)]
    pub merge: Merge,
}

impl FigureDefinition {
    /// True when two units of a school have the larger of their figures together, not the sum.
    pub fn takes_largest(&self) -> bool {
        self.from_list
            .as_ref()
            .is_some_and(|list| list.take == Take::Largest)
    }

    /// The places in which a school of this profile is asked for the figure; none where it is not asked for.
    pub fn slots(&self, profile: &Profile) -> impl Iterator<Item = Slot> + use<> {
        let figure = self.id;
        let parts = parts_of(self, profile).into_iter();
        parts.map(move |part| Slot { figure, part })
    }

    /// True for a list with one number for each year, in which a single 0 is the number of the first year; any other list
    /// holds things, of which 0 means that there are none.
    pub fn is_by_year(&self) -> bool {
        self.merge == Merge::Yearly
    }

    /// A figure with three levels, which a pack brings along for an item of its own.
    pub fn level(id: FigureId, name: String, definition: String, place: FigurePlace) -> Self {
        Self {
            id,
            name,
            section: String::new(),
            unit: Unit::None,
            form: FigureForm::Level,
            place,
            stages: Vec::new(),
            only_boarding: false,
            optional: false,
            definition,
            include: Vec::new(),
            exclude: Vec::new(),
            definition_junior: String::new(),
            table: String::new(),
            table_until_2020: String::new(),
            example: String::new(),
            most: None,
            part_of: None,
            sum_of: Vec::new(),
            from_list: None,
            signed: false,
            usual: Vec::new(),
            same_as: None,
            merge: Merge::Sum,
        }
    }
}

/// What the figure of a school and that of its unit are together. Of levels it is the worse, whatever is said here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Merge {
    /// Their sum; of lists all entries.
    #[default]
    Sum,
    /// Lists with one entry per year: the sum of each year.
    Yearly,
    /// The smaller, such as a least area.
    Least,
    /// The larger, such as a distance to be kept short.
    Most,
    /// The figure of the school, whatever the unit has, such as the length of its track.
    #[serde(rename = "own")]
    SchoolOnly,
}

/// What is usual of a figure for every thousand pupils; a guide for plausibility, no standard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Usual {
    /// Stages that the school must have, all of them and no other; empty for any.
    #[serde(default)]
    pub stages: Vec<Stage>,
    /// From.
    pub least: Decimal,
    /// To.
    pub most: Decimal,
}

/// A figure that says the same in another unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SameAs {
    /// The other figure.
    pub figure: FigureId,
    /// How many of this unit one of the other is.
    pub factor: Decimal,
}

/// What some figures are together cannot be more than what others are together, such as the areas of three kinds of room
/// and that of all buildings. It is looked at in each stage where every figure of it is entered by stage or grade,
/// otherwise once for the school.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Relation {
    /// What is added up; what is blank is left out.
    pub parts: Vec<Addend>,
    /// What it cannot exceed, added up; nothing is said while one of them is not known.
    pub whole: Vec<Addend>,
    /// What the whole is multiplied with, such as pupils of the largest class.
    #[serde(default)]
    pub times: Option<FigureId>,
    /// What the parts are multiplied with, such as how many rooms there are of at least that area.
    #[serde(default)]
    pub parts_times: Option<FigureId>,
    /// Nothing is said but that there are no parts where the whole is 0.
    #[serde(default)]
    pub none_without: bool,
    /// Both sides are the same, where all of them are known.
    #[serde(default)]
    pub is_equal: bool,
}

/// A figure within a relation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Addend {
    /// The figure; the entries of a list are added up.
    pub figure: FigureId,
    /// Stages whose figures are added up; empty for all of them.
    #[serde(default)]
    pub stages: Vec<Stage>,
}

/// Figures that add up to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SumOf {
    /// Stages for which it holds; empty for all.
    #[serde(default)]
    pub stages: Vec<Stage>,
    /// The figures to add.
    pub figures: Vec<FigureId>,
}

/// A number that a list already gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FromList {
    /// The list figure, entered by grade.
    pub figure: FigureId,
    /// Count its entries or add them up.
    pub take: Take,
}

/// What is taken of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Take {
    /// How many entries.
    Count,
    /// Their sum.
    Sum,
    /// The largest of them.
    Largest,
}

/// How a figure is entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FigureForm {
    /// A whole number, 0 or more.
    Count,
    /// A decimal, 0 or more.
    Measure,
    /// A list of whole numbers, such as class sizes.
    Counts,
    /// A list of decimals, such as room areas.
    Measures,
    /// One of three levels.
    Level,
}

/// Where a figure is entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FigurePlace {
    /// Once per stage.
    Stage,
    /// Once per grade.
    Grade,
    /// Once for the school; what several stages share.
    Whole,
}

impl PartialEq for Catalogue {
    fn eq(&self, other: &Self) -> bool {
        self.sections == other.sections
            && self.figures == other.figures
            && self.relations == other.relations
    }
}

impl Catalogue {
    /// The definition of `id`, or `None` when the catalogue has no such figure; the time does not grow with the catalogue.
    ///
    /// ```
    /// use school::catalogue::Unit;
    /// let pupils = data::catalogue().figure(&"pupils".into()).unwrap();
    /// assert_eq!((pupils.name.as_str(), pupils.unit), ("在校生数", Unit::Person));
    /// ```
    pub fn figure(&self, id: &FigureId) -> Option<&FigureDefinition> {
        let position = self.positions.get_or_init(|| positions(&self.figures));
        let idx = *position.get(id.0.number())?;
        self.figures.get(usize::from(idx))
    }

    /// Every place in which a school of this profile is asked for a figure, in the order of the form; none while its kind is
    /// not chosen.
    ///
    /// ```
    /// use school::profile::{Profile, SchoolKind};
    ///
    /// let profile = Profile { kind: Some(SchoolKind::NineYear), ..Profile::default() };
    /// let slots = data::catalogue().slots(&profile).map(|(_, slot)| slot);
    /// let pupils = slots.filter(|slot| slot.figure == "pupils".into());
    /// let parts: Vec<String> = pupils.map(|slot| slot.part.key()).collect();
    /// assert_eq!(parts, ["primary", "junior"]);
    /// ```
    pub fn slots<'a>(
        &'a self,
        profile: &'a Profile,
    ) -> impl Iterator<Item = (&'a FigureDefinition, Slot)> {
        self.figures.iter().flat_map(move |definition| {
            let slots = definition.slots(profile);
            slots.map(move |slot| (definition, slot))
        })
    }

    /// The catalogue with the figures of packs behind its own; a figure that is already there stays as it is.
    pub fn with(&self, more: impl IntoIterator<Item = FigureDefinition>) -> Self {
        let mut figures = self.figures.clone();
        for definition in more {
            if figures.iter().all(|figure| figure.id != definition.id) {
                figures.push(definition);
            }
        }
        Self {
            sections: self.sections.clone(),
            plausibility: self.plausibility.clone(),
            figures,
            relations: self.relations.clone(),
            positions: OnceLock::new(),
        }
    }
}

/// No figure.
const NOWHERE: u16 = u16::MAX;

fn positions(figures: &[FigureDefinition]) -> Vec<u16> {
    let longest = figures.iter().map(|figure| figure.id.0.number() + 1).max();
    let mut positions = vec![NOWHERE; longest.unwrap_or(0)];
    for (idx, definition) in figures.iter().enumerate().rev() {
        positions[definition.id.0.number()] = u16::try_from(idx).unwrap_or(NOWHERE);
    }
    positions
}

impl Catalogue {
    /// Every fault of the catalogue, as sentences for the person who wrote it; empty when it is whole.
    pub fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        for (idx, definition) in self.figures.iter().enumerate() {
            let name = format!("填报项 {}", definition.id.0);
            if self.figures[..idx]
                .iter()
                .any(|earlier| earlier.id == definition.id)
            {
                faults.push(format!("{name}：id 重复"));
            }
            if !self
                .sections
                .iter()
                .any(|section| section.id == definition.section)
            {
                faults.push(format!("{name}：没有名为 {} 的分组", definition.section));
            }
            if definition.definition.is_empty() || definition.table.is_empty() {
                faults.push(format!("{name}：缺口径 definition 或来源表 table"));
            }
            if definition.most.is_some_and(|most| most <= Decimal::ZERO) {
                faults.push(format!("{name}：most 应大于 0"));
            }
            let sums = definition.sum_of.iter().flat_map(|sum| &sum.figures);
            let lists = definition.from_list.iter().map(|list| &list.figure);
            for other in definition.part_of.iter().chain(sums).chain(lists) {
                if self.figure(other).is_none() {
                    faults.push(format!("{name}：没有名为 {} 的填报项", other.0));
                }
            }
        }
        for relation in &self.relations {
            let sides = relation.parts.iter().chain(&relation.whole);
            let times = relation.times.into_iter().chain(relation.parts_times);
            let figures = sides.map(|side| side.figure).chain(times);
            for figure in figures.filter(|figure| self.figure(figure).is_none()) {
                faults.push(format!("关系 relations：没有名为 {} 的填报项", figure.0));
            }
            if relation.parts.is_empty() || relation.whole.is_empty() {
                faults.push("关系 relations：parts 和 whole 都不能空着".to_owned());
            }
        }
        faults
    }
}
