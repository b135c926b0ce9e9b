//! What a measure changes of a school's figures when it is done, as data.
//!
//! In: the lists `changes` of `static/measures/*.toml`, and what the school filled into their blanks. Out: [`Change`], and
//! [`Changed`] with the amount that is known. It must not know indicators, years or bounds.

use serde::{Deserialize, Serialize};

use super::costs;
use super::template::{self, BLANK, Slots};
use numbers::Decimal;
use school::catalogue::Catalogue;
use school::figures::FigureId;
use std::collections::BTreeMap;

/// The amount of a measure that makes whatever is still missing.
const REST: &str = "rest";

/// One figure that a measure changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// The figure, by id.
    pub figure: String,
    /// By how much, in the unit of the figure: a number, a sentence with one blank, or `rest` for what is still missing once
    /// everything else is done. Of a list of areas a blank takes the area of each room; of class sizes the number of classes,
    /// 0 for dividing the pupils anew.
    pub amount: String,
    /// The figure becomes smaller.
    #[serde(default)]
    pub minus: bool,
    /// The amount comes again every year; otherwise it comes once.
    #[serde(default)]
    pub each_year: bool,
    /// Name of the blank in which the school says whether the amount is counted in the figure already; empty where it cannot
    /// be.
    #[serde(default)]
    pub counted: String,
}

/// A change of one figure, with what the school said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// The figure.
    pub figure: FigureId,
    /// By how much.
    pub amount: Amount,
    /// The figure becomes smaller.
    pub is_minus: bool,
    /// The amount comes again every year.
    pub is_each_year: bool,
    /// The school has to say whether the amount is counted already, and has not.
    pub is_unasked: bool,
}

/// By how much a figure changes, in its unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Amount {
    /// Nobody said yet: it counts as nothing.
    Unknown,
    /// The school says that the figure has it already: it counts as nothing.
    Counted,
    /// By so much.
    Known(Decimal),
    /// By rooms of these areas.
    Areas(Vec<Decimal>),
    /// By what is still missing.
    Rest,
}

impl Amount {
    /// True when something comes of it.
    pub fn is_known(&self) -> bool {
        matches!(self, Self::Known(_) | Self::Areas(_) | Self::Rest)
    }
}

impl Change {
    /// It makes whatever is still missing.
    pub fn is_rest(&self) -> bool {
        self.amount == REST
    }

    /// Names of the blanks that the school fills.
    pub(super) fn blanks(&self) -> impl Iterator<Item = &str> {
        let amount = template::slots(&self.amount).into_iter();
        let amount = amount.filter_map(|slot| slot.strip_prefix(BLANK));
        amount.chain(Some(self.counted.as_str()).filter(|name| !name.is_empty()))
    }

    /// The change with what the school filled in.
    pub(super) fn filled(
        &self,
        catalogue: &Catalogue,
        slots: &Slots,
        blanks: &BTreeMap<String, String>,
    ) -> Changed {
        let answer = blanks.get(&self.counted).map_or("", |answer| answer.trim());
        let figure = FigureId::from(self.figure.as_str());
        let definition = catalogue.figure(&figure);
        let is_list = definition.is_some_and(school::is_list);
        let filled = template::fill(&self.amount, slots, blanks);
        let amount = || match filled.as_slice() {
            [template::Piece::Text(text)] if is_list && !self.has_number() => areas(text),
            _ => costs::number(&filled).map_or(Amount::Unknown, Amount::Known),
        };
        Changed {
            figure,
            amount: if self.is_rest() {
                Amount::Rest
            } else if is_counted(answer) {
                Amount::Counted
            } else {
                amount()
            },
            is_minus: self.minus,
            is_each_year: self.each_year,
            is_unasked: !self.counted.is_empty() && answer.is_empty(),
        }
    }

    /// Classes are counted, while rooms are listed by their areas.
    fn has_number(&self) -> bool {
        self.figure == CLASS_SIZES
    }

    /// What is wrong with it, for the person who wrote it.
    pub(super) fn faults(&self, name: &str, catalogue: &Catalogue) -> Option<String> {
        let figure = FigureId::from(self.figure.as_str());
        if catalogue.figure(&figure).is_none() {
            return Some(format!("{name}：没有名为 {} 的数据项", self.figure));
        }
        let is_blank =
            matches!(template::slots(&self.amount).as_slice(), [slot] if slot.starts_with(BLANK));
        let is_number = Decimal::parse(self.amount.as_str()).is_ok();
        (!self.is_rest() && !is_blank && !is_number)
            .then(|| format!("{name}：changes 的 amount 要写数、一个待填的空或 {REST}"))
    }
}

/// The figure that lists the classes.
pub(super) const CLASS_SIZES: &str = "class_sizes";

/// Whether an answer says that something is counted already: 是, 已计入 and the like.
fn is_counted(answer: &str) -> bool {
    answer == "是" || answer.starts_with('已') || answer.starts_with("都已")
}

/// The areas of a list such as 98、100; unknown where one of them is no number.
fn areas(text: &str) -> Amount {
    let parts = text.split(['、', '，', ',', ';', '；', '/', ' ', '\n']);
    let parts = parts.map(str::trim).filter(|part| !part.is_empty());
    let number = |part: &str| {
        let sentence = vec![template::Piece::Text(part.to_owned())];
        costs::number(&sentence)
    };
    let areas: Option<Vec<Decimal>> = parts.map(number).collect();
    match areas {
        Some(areas) if !areas.is_empty() => Amount::Areas(areas),
        _ => Amount::Unknown,
    }
}
