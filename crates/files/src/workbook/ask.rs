//! What is looked for in a table: figures by the words of their labels.
//!
//! In: tables of the yearly statistics, or the catalogue with its other names. Out: [`Ask`]s for a school. It must not
//! know any file.

use packs::tables::label;
use packs::tables::{Knowledge, Table};
use school::catalogue::{Catalogue, FigureDefinition, FigurePlace};
use school::figures::{Part, Slot};
use school::profile::{Profile, Stage};

/// A figure with the labels of its cell.
#[derive(Debug, Clone)]
pub(super) struct Ask<'a> {
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

impl Ask<'_> {
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
    table: &'a Table,
    profile: &Profile,
    catalogue: &'a Catalogue,
) -> Vec<Ask<'a>> {
    let asks = table.figures.iter().filter_map(|rule| {
        let definition = catalogue.figure(&rule.figure)?;
        let part = match rule.part.as_str() {
            "stage" => Part::Stage(only_stage(profile)?),
            key => Part::from_key(key)?,
        };
        is_asked(definition, part, profile).then(|| Ask {
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
    asks.collect()
}

/// Every figure of the form by its own name and its other names.
pub(super) fn of_names<'a>(
    profile: &Profile,
    catalogue: &'a Catalogue,
    knowledge: &Knowledge,
) -> Vec<Ask<'a>> {
    let mut asks = Vec::new();
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
            let mut ask = |groups: Vec<Vec<String>>| {
                asks.push(Ask {
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
                .map_or(&[][..], |own| own.words.as_slice());
            if definition.place != FigurePlace::Whole {
                // 小学部 beside 在校生数, or both in one label.
                ask(vec![names.clone(), words.to_vec()]);
                let both = words
                    .iter()
                    .flat_map(|word| names.iter().map(move |name| format!("{word}{name}")));
                ask(vec![both.collect()]);
            }
            let is_alone = match part {
                Part::Whole => true,
                Part::Stage(stage) => only == Some(stage),
                Part::Grade(_) => false,
            };
            if is_alone {
                ask(vec![names.clone()]);
            }
        }
    }
    asks
}
