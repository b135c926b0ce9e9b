//! One change of a pack, as the page keeps it: a path and a text.
//!
//! In: path and text. Out: an [`PackEdit`], or why there is none. It must not know the pack that is changed.

use crate::fault::{PackFault, short};

/// One change: where, and the new text as it was typed.
///
/// ```
/// use packs::{EditTarget, IndicatorField, PackEdit};
/// let edit = PackEdit::parse("indicator/R1/bound/0", "12.5").unwrap();
/// let target = EditTarget::Indicator { id: "R1".to_owned(), field: IndicatorField::Bound(0) };
/// assert_eq!(edit, PackEdit { target, text: "12.5".to_owned() });
/// assert_eq!(edit.path(), "indicator/R1/bound/0");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackEdit {
    /// What is changed.
    pub target: EditTarget,
    /// The new text.
    pub text: String,
}

/// What an edit changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EditTarget {
    /// A field of the pack's head: `title`.
    Head(HeadField),
    /// A field of a group: `group/resources/count`.
    Group {
        /// Id of the group.
        id: String,
        /// Which field.
        field: GroupField,
    },
    /// A field of an indicator: `indicator/R1/name`.
    Indicator {
        /// Id of the indicator.
        id: String,
        /// Which field.
        field: IndicatorField,
    },
    /// A field of an item that is added: `added/1/name`.
    Added {
        /// Number of the item, from 1.
        number: u32,
        /// Which field.
        field: AddedField,
    },
}

/// Declares an enum of fields with the path of each.
macro_rules! fields {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $key:literal,)+ }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name {
            $($(#[$doc])* $variant,)+
        }

        impl $name {
            fn key(self) -> &'static str {
                match self {
                    $(Self::$variant => $key,)+
                }
            }

            fn from_key(key: &str) -> Option<Self> {
                match key {
                    $($key => Some(Self::$variant),)+
                    _ => None,
                }
            }
        }
    };
}

fields! {
    /// Fields of a pack's head.
    HeadField {
        /// Title of the document.
        Title = "title",
        /// Few words.
        Short = "short",
        /// Document number.
        Number = "number",
        /// Who issued it, and when.
        Issued = "issued",
        /// Edition.
        Edition = "edition",
        /// Whether it is in force.
        Status = "status",
        /// Province or county.
        Region = "region",
    }
}

fields! {
    /// Fields of a group.
    GroupField {
        /// Name.
        Name = "name",
        /// How many indicators must reach their bound.
        Count = "count",
        /// Share of the bound that the others must reach.
        Floor = "floor",
    }
}

fields! {
    /// Fields of an item that is added.
    AddedField {
        /// Name.
        Name = "name",
        /// Short name; the name, where it is not given.
        Short = "short",
        /// `judgement`, `document`, `ratio`, `total_limit` or `share`, or the Chinese word of one.
        Kind = "kind",
        /// Figure that is counted, by id or name.
        Numerator = "numerator",
        /// Figure that it is divided by, by id or name.
        Denominator = "denominator",
        /// `yes` or 是 for a ratio per hundred.
        PerHundred = "per_hundred",
        /// Bound for 小学.
        BoundPrimary = "bound/primary",
        /// Bound for 初中.
        BoundJunior = "bound/junior",
        /// Bound for every school.
        BoundAll = "bound/all",
        /// How a value is compared; `at_least` where it is not given.
        Comparison = "comparison",
        /// Where it stands.
        Place = "place",
        /// How sure the reading is; `medium` where it is not given.
        Confidence = "confidence",
        /// Remark on the clause.
        Note = "note",
        /// What is looked at.
        Asks = "asks",
    }
}

/// Fields of an indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IndicatorField {
    /// Value of a bound, counted from 0; of a step table its steps.
    Bound(usize),
    /// Comparison of a bound.
    Comparison(usize),
    /// For how many a norm holds, counted from 0; of a quota for how many one room is needed.
    Every(usize),
    /// How much a norm asks for, counted from 0.
    Amount(usize),
    /// Full name.
    Name,
    /// Short name.
    Short,
    /// Remark on the clause.
    Note,
    /// Where it stands.
    Place,
    /// How sure the reading is.
    Confidence,
    /// `yes` or 是 takes the indicator out.
    Removed,
}

impl PackEdit {
    /// Reads a path; the text is kept as it is.
    ///
    /// # Errors
    /// For a path that is none, with the path in it.
    pub fn parse(path: &str, text: &str) -> Result<Self, PackFault> {
        let text = text.to_owned();
        target(path)
            .map(|target| Self { target, text })
            // `added/01/name` is another path for the same place and is none.
            .filter(|edit| edit.path() == path)
            .ok_or_else(|| {
                let what = format!("没有“{}”这一项改动；请在页面上重新填写", short(path));
                PackFault::of_edit(path, "", what)
            })
    }

    /// The path that [`PackEdit::parse`] reads.
    pub fn path(&self) -> String {
        match &self.target {
            EditTarget::Head(field) => field.key().to_owned(),
            EditTarget::Group { id, field } => format!("group/{id}/{}", field.key()),
            EditTarget::Added { number, field } => format!("added/{number}/{}", field.key()),
            EditTarget::Indicator { id, field } => {
                let key = match field {
                    IndicatorField::Bound(idx) => format!("bound/{idx}"),
                    IndicatorField::Comparison(idx) => format!("comparison/{idx}"),
                    IndicatorField::Every(idx) => format!("every/{idx}"),
                    IndicatorField::Amount(idx) => format!("amount/{idx}"),
                    IndicatorField::Name => "name".to_owned(),
                    IndicatorField::Short => "short".to_owned(),
                    IndicatorField::Note => "note".to_owned(),
                    IndicatorField::Place => "place".to_owned(),
                    IndicatorField::Confidence => "confidence".to_owned(),
                    IndicatorField::Removed => "removed".to_owned(),
                };
                format!("indicator/{id}/{key}")
            }
        }
    }
}

fn target(path: &str) -> Option<EditTarget> {
    let Some((begin, rest)) = path.split_once('/') else {
        return HeadField::from_key(path).map(EditTarget::Head);
    };
    let (id, key) = rest.split_once('/')?;
    match begin {
        "group" => Some(EditTarget::Group {
            id: id.to_owned(),
            field: GroupField::from_key(key)?,
        }),
        "indicator" => Some(EditTarget::Indicator {
            id: id.to_owned(),
            field: indicator_field(key)?,
        }),
        "added" => Some(EditTarget::Added {
            number: id
                .parse()
                .ok()
                .filter(|number| (1..=999).contains(number))?,
            field: AddedField::from_key(key)?,
        }),
        _ => None,
    }
}

fn indicator_field(key: &str) -> Option<IndicatorField> {
    Some(match key {
        "name" => IndicatorField::Name,
        "short" => IndicatorField::Short,
        "note" => IndicatorField::Note,
        "place" => IndicatorField::Place,
        "confidence" => IndicatorField::Confidence,
        "removed" => IndicatorField::Removed,
        _ => {
            let (begin, idx) = key.split_once('/')?;
            let idx = idx.parse().ok()?;
            match begin {
                "bound" => IndicatorField::Bound(idx),
                "comparison" => IndicatorField::Comparison(idx),
                "every" => IndicatorField::Every(idx),
                "amount" => IndicatorField::Amount(idx),
                _ => return None,
            }
        }
    })
}
