//! What is looked for in a table: figures by the words of their labels.
//!
//! In: tables of the yearly statistics, or the catalogue with its other names. Out: [`Ask`]s for a school. It must not
//! know any file.

use packs::table_knowledge::label;
use packs::table_knowledge::{StatisticsTable, TableKnowledge};
use school::catalogue::{Catalogue, FigureDefinition, FigurePlace};
use school::figures::{Part, Slot};
use school::profile::{Profile, Stage};

/// A figure with the labels of its cell.
#[derive(Debug, Clone)]
pub(super) struct WantedFigure<'a> {
    pub(super) slot: Slot,
    pub(super) definition: &'a FigureDefinition,
    /// For each group one of its words must be among the labels.
    pub(super) groups: Vec<Vec<String>>,
    /// The figure is the sum of cells that have one of these words besides.
    pub(super) sum: Vec<Vec<String>>,
    /// Unit where none is written.
    pub(super) unit: &'a str,
    /// What should be known.
    pub(super) note: &'a str,
}

impl WantedFigure<'_> {
    /// True when the two readings of a label are in one of the groups.
    pub(super) fn has(&self, readings: &[String; 2]) -> bool {
        self.groups
            .iter()
            .any(|group| readings.iter().any(|reading| group.contains(reading)))
    }
}

/// True when `definition` is asked for in that part of a school of this profile; anything goes while no kind is chosen.
fn is_asked(definition: &FigureDefinition, part: Part, profile: &Profile) -> bool {
    match profile.kind {
        None => true,
        Some(_) => {
            // Whoever has no boarding school yet may learn from the table that it is one.
            let profile = Profile {
                boarding: Some(true),
                ..profile.clone()
            };
            definition.slots(&profile).any(|slot| slot.part == part)
        }
    }
}

/// The only compulsory stage of the school, if it has but one.
fn only_stage(profile: &Profile) -> Option<Stage> {
    match profile.kind?.stages() {
        [stage] => Some(*stage),
        _ => None,
    }
}

/// What a table of the yearly statistics gives to a school of this profile.
pub(super) fn of_table<'a>(
    table: &'a StatisticsTable,
    profile: &Profile,
    catalogue: &'a Catalogue,
) -> Vec<WantedFigure<'a>> {
    let wanted = table.figures.iter().filter_map(|rule| {
        let definition = catalogue.figure(&rule.figure)?;
        let part = match rule.part.as_str() {
            "stage" => Part::Stage(only_stage(profile)?),
            key => Part::from_key(key)?,
        };
        is_asked(definition, part, profile).then(|| WantedFigure {
            slot: Slot {
                figure: rule.figure,
                part,
            },
            definition,
            groups: rule.all.clone(),
            sum: rule.sum.clone(),
            unit: &rule.unit,
            note: &rule.note,
        })
    });
    wanted.collect()
}

/// Every figure of the form by its name and its other names.
pub(super) fn of_names<'a>(
    profile: &Profile,
    catalogue: &'a Catalogue,
    knowledge: &TableKnowledge,
) -> Vec<WantedFigure<'a>> {
    let mut wanted = Vec::new();
    let only = only_stage(profile);
    for definition in &catalogue.figures {
        let aliases = knowledge
            .aliases
            .iter()
            .filter(|alias| alias.figure == definition.id)
            .flat_map(|alias| alias.names.iter().cloned());
        let mut names: Vec<String> = label::readings(&definition.name).into();
        names.extend(aliases);
        names.sort();
        names.dedup();
        let profile = Profile {
            boarding: Some(true),
            ..profile.clone()
        };
        for slot in definition.slots(&profile) {
            let part = slot.part;
            let mut want = |groups: Vec<Vec<String>>| {
                wanted.push(WantedFigure {
                    slot,
                    definition,
                    groups,
                    sum: Vec::new(),
                    unit: "",
                    note: "",
                });
            };
            let words = knowledge
                .parts
                .iter()
                .find(|other| other.part == part.key())
                .map_or(&[][..], |part| part.words.as_slice());
            if definition.place != FigurePlace::Whole {
                // 小学部 beside 在校生数, or both in one label.
                want(vec![names.clone(), words.to_vec()]);
                let both = words
                    .iter()
                    .flat_map(|word| names.iter().map(move |name| format!("{word}{name}")));
                want(vec![both.collect()]);
            }
            let is_alone = match part {
                Part::Whole => true,
                Part::Stage(stage) => only == Some(stage),
                Part::Grade(_) => false,
            };
            if is_alone {
                want(vec![names.clone()]);
            }
        }
    }
    wanted
}
