//! What tables of schools look like, as data: titles, codes, words of headers, units, other names of figures.
//!
//! In: `static/tables.toml`, checked and packed by build.rs. Out: [`TableKnowledge`]. It must not know any file.

pub mod label;

use serde::{Deserialize, Serialize};

use numbers::Decimal;
use school::catalogue::{Catalogue, Unit};
use school::figures::{FigureId, Part};

/// Everything by which tables are recognised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableKnowledge {
    /// Labels that say nothing about what is counted, such as 合计.
    pub context: Vec<String>,
    /// Beginnings of lines above a table that are no headers, such as 填报单位.
    pub asides: Vec<String>,
    /// Texts in the place of a number that say that there is none to be read.
    pub no_values: Vec<String>,
    /// Words that make a number doubtful, such as 约.
    pub doubt_words: Vec<String>,
    /// Labels that are nothing but a unit.
    pub unit_words: Vec<String>,
    /// Units in which a table may write a figure, beside the unit of the figure.
    pub units: Vec<UnitWord>,
    /// Words for parts of a school.
    pub parts: Vec<PartWords>,
    /// Other names of figures.
    pub aliases: Vec<Alias>,
    /// Tables of the yearly statistics.
    pub tables: Vec<StatisticsTable>,
}

/// A unit as it is written in tables.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitWord {
    /// As written.
    pub written: String,
    /// Unit of the figure.
    pub unit: Unit,
    /// `per` of the written unit are `factor` of the figure's.
    pub factor: Decimal,
    /// See `factor`.
    pub per: Decimal,
}

/// How a part of a school is called in tables.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartWords {
    /// Key of the part, such as `primary` or `grade7`.
    pub part: String,
    /// Its names.
    pub words: Vec<String>,
}

/// Other names of a figure, each without a part of the school.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Alias {
    /// Which figure.
    pub figure: FigureId,
    /// Its names.
    pub names: Vec<String>,
}

/// A table of the yearly statistics, in the form before or after 2021.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatisticsTable {
    /// What it is called here.
    pub name: String,
    /// Its codes, such as 教基3112.
    pub codes: Vec<String>,
    /// Titles by which it is recognised where no code stands.
    #[serde(default)]
    pub titles: Vec<String>,
    /// Labels of this table that say nothing about what is counted.
    #[serde(default)]
    pub context: Vec<String>,
    /// Figures in it.
    #[serde(default)]
    pub figures: Vec<FigureRule>,
    /// What it says about the school itself.
    #[serde(default)]
    pub profile: Vec<ProfileRule>,
}

/// Where a figure stands: in the cell whose labels, of its row and its column together, are these and no others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FigureRule {
    /// Which figure.
    pub figure: FigureId,
    /// Key of its part; `stage` for the only stage of a school that has one.
    pub part: String,
    /// For each group one of its words must be among the labels.
    #[serde(default)]
    pub all: Vec<Vec<String>>,
    /// The figure is the sum of cells: for each, one of these words is among the labels beside `all`.
    #[serde(default)]
    pub sum: Vec<Vec<String>>,
    /// Unit of the table where none is written, if it is not that of the figure.
    #[serde(default)]
    pub unit: String,
    /// What a person should know who takes it.
    #[serde(default)]
    pub note: String,
}

/// Something about the school itself: the text beside or below a label.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProfileRule {
    /// `name`, `kind`, `zone`, `ownership` or `boarding`.
    pub field: String,
    /// Labels.
    pub labels: Vec<String>,
    /// What words in the text mean, the first that is found; empty where the text itself is the answer.
    #[serde(default)]
    pub values: Vec<ValueWord>,
}

/// A word, and the key that it stands for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ValueWord {
    /// The word.
    pub word: String,
    /// The key of the saved form.
    pub value: String,
}

/// Fields of the profile that a table can give.
pub const PROFILE_FIELDS: [&str; 5] = ["name", "kind", "zone", "ownership", "boarding"];

impl TableKnowledge {
    /// Every fault, as sentences for the person who wrote it; empty when it is whole.
    pub fn faults(&self, catalogue: &Catalogue) -> Vec<String> {
        let mut faults = Vec::new();
        let mut words: Vec<(&str, &String)> = Vec::new();
        words.extend(self.context.iter().map(|word| ("context", word)));
        for parts in &self.parts {
            if Part::from_key(&parts.part).is_none() {
                faults.push(format!("parts：没有 {} 这个部分", parts.part));
            }
            words.extend(parts.words.iter().map(|word| ("parts", word)));
        }
        for alias in &self.aliases {
            if catalogue.figure(&alias.figure).is_none() {
                faults.push(format!("aliases：没有填报项 {}", alias.figure.0));
            }
            words.extend(alias.names.iter().map(|word| ("aliases", word)));
        }
        for table in &self.tables {
            let name = table.name.as_str();
            let all = table.context.iter().chain(&table.titles);
            words.extend(all.map(|word| (name, word)));
            for rule in &table.figures {
                let groups = rule.all.iter().chain(&rule.sum);
                words.extend(groups.flatten().map(|word| (name, word)));
                if catalogue.figure(&rule.figure).is_none() {
                    faults.push(format!("{name}：没有填报项 {}", rule.figure.0));
                }
                if rule.part != "stage" && Part::from_key(&rule.part).is_none() {
                    faults.push(format!("{name}：没有 {} 这个部分", rule.part));
                }
                if rule.all.is_empty() && rule.sum.is_empty() {
                    faults.push(format!("{name}：{} 没有表头的词", rule.figure.0));
                }
            }
            for rule in &table.profile {
                words.extend(rule.labels.iter().map(|word| (name, word)));
                if !PROFILE_FIELDS.contains(&rule.field.as_str()) {
                    faults.push(format!("{name}：没有学校情况 {}", rule.field));
                }
            }
        }
        for (place, word) in words {
            if label::readings(word)[1] != *word {
                faults.push(format!(
                    "{place}：“{word}”里有编号、空格或标点，表头比对时去掉了它们，永远对不上"
                ));
            }
        }
        faults
    }
}
