//! What the tests read of `static/`: catalogue, packs, the county's rules and the sample county.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use check::Report;
use county::{CountyRules, Dispersion, Member, RollUp, WeightedValue, roll_up};
use numbers::{Decimal, Fraction};
use school::School;
use school::catalogue::Catalogue;
use school::draft::{Draft, Entry};
use school::figures::{Part, Slot};
use serde::de::DeserializeOwned;
use standard::Standard;

fn place(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../static")
        .join(path)
}

fn read<T: DeserializeOwned>(path: &str) -> T {
    let text = fs::read_to_string(place(path)).unwrap();
    toml::from_str(&text).unwrap_or_else(|fault| panic!("{path}: {fault}"))
}

static STANDARDS: LazyLock<Vec<Standard>> = LazyLock::new(|| {
    let ids = ["jiaodu-2017-6", "jiaodu-2012-3"];
    ids.map(|id| read(&format!("standards/{id}.toml"))).into()
});
static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| {
    let form: Catalogue = read("figures.toml");
    form.with(STANDARDS.iter().flat_map(Standard::added_figures))
});
static RULES: LazyLock<CountyRules> = LazyLock::new(|| read("county.toml"));

pub(crate) fn rules() -> &'static CountyRules {
    &RULES
}

pub(crate) fn standards() -> &'static [Standard] {
    &STANDARDS
}

/// The pack that a dispersion is of.
pub(crate) fn standard(dispersion: &Dispersion) -> &'static Standard {
    let found = STANDARDS.iter().find(|pack| pack.id == dispersion.standard);
    found.unwrap()
}

/// The twelve schools of the sample county, in their order.
pub(crate) fn sample() -> Vec<Draft> {
    let of_number = |number| {
        let path = place(&format!("samples/county/{number:02}.duibiao.json"));
        let text = fs::read_to_string(path).unwrap();
        let file: serde_json::Value = serde_json::from_str(&text).unwrap();
        let mut draft = Draft {
            profile: serde_json::from_value(file["profile"].clone()).unwrap(),
            ..Draft::default()
        };
        for (figure, parts) in file["figures"].as_object().unwrap() {
            for (part, value) in parts.as_object().unwrap() {
                let slot = Slot::new(figure.as_str(), Part::from_key(part).unwrap());
                draft.entries.insert(slot, Entry::Text(value.to_string()));
            }
        }
        draft
    };
    (1..=12).map(of_number).collect()
}

/// A county read and checked.
pub(crate) struct County {
    pub(crate) schools: Vec<(School, Report)>,
    pub(crate) dispersion: &'static Dispersion,
}

impl County {
    pub(crate) fn of(drafts: &[Draft], dispersion: &'static Dispersion) -> Self {
        let check = |draft: &Draft| {
            let (school, _) = school::read(draft, &CATALOGUE);
            let report = check::check(&school, standard(dispersion), &CATALOGUE);
            (school, report)
        };
        Self {
            schools: drafts.iter().map(check).collect(),
            dispersion,
        }
    }

    pub(crate) fn quality(drafts: &[Draft]) -> Self {
        Self::of(drafts, &rules().quality)
    }

    pub(crate) fn members(&self) -> Vec<Member<'_>> {
        let members = self.schools.iter();
        members
            .map(|(school, report)| Member { school, report })
            .collect()
    }

    pub(crate) fn roll_up(&self) -> RollUp {
        let standard = standard(self.dispersion);
        roll_up(&self.members(), self.dispersion, standard)
    }
}

pub(crate) fn decimal(text: &str) -> Decimal {
    Decimal::parse(text).unwrap()
}

pub(crate) fn whole(number: i64) -> Fraction {
    Decimal::whole(number).fraction()
}

/// A row of so many pupils who have `stock` together.
pub(crate) fn weighed(pupils: u64, stock: i64) -> WeightedValue {
    WeightedValue::of_stock(pupils, whole(stock)).unwrap()
}

/// Types a figure into a draft, as a person does.
pub(crate) fn put(draft: &mut Draft, figure: &str, part: Part, text: &str) {
    let entry = Entry::Text(text.to_owned());
    draft.entries.insert(Slot::new(figure, part), entry);
}
