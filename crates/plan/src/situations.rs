//! The situation of a school: what is said of it first, and which problems come first.
//!
//! In: `static/measures/situations.toml` and a school. Out: the first [`Situation`] that fits. It must not know findings.

use serde::{Deserialize, Serialize};

use school::profile::Zone;

/// A situation, such as 镇区寄宿, with what follows from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Situation {
    /// Permanent id, such as `rural_small`.
    pub id: String,
    /// 城乡类型 that it needs; `None` for any.
    #[serde(default)]
    pub zone: Option<Zone>,
    /// Whether it needs a boarding school; `None` for either.
    #[serde(default)]
    pub boarding: Option<bool>,
    /// Least number of pupils.
    #[serde(default)]
    pub pupils_at_least: Option<u32>,
    /// Greatest number of pupils.
    #[serde(default)]
    pub pupils_at_most: Option<u32>,
    /// Built at most so many years before the date of the figures.
    #[serde(default)]
    pub built_within_years: Option<u16>,
    /// What is said of it, with the school's figures; left out where one of them is not known.
    pub sentence: String,
    /// Indicators whose problems come first among equally urgent ones, by id.
    pub first: Vec<String>,
}

/// What is known of a school and decides which situation it is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Facts {
    /// 城乡类型.
    pub zone: Option<Zone>,
    /// 寄宿制.
    pub boarding: Option<bool>,
    /// Pupils of the compulsory stages; `None` while one is missing.
    pub pupils: Option<i64>,
    /// Years since it was built; `None` while unknown.
    pub age: Option<u16>,
}

impl Situation {
    /// True when everything that it asks is known and holds.
    pub fn fits(&self, facts: &Facts) -> bool {
        let is_at_least = |least: u32| {
            facts
                .pupils
                .is_some_and(|pupils| pupils >= i64::from(least))
        };
        let is_at_most = |most: u32| facts.pupils.is_some_and(|pupils| pupils <= i64::from(most));
        self.zone.is_none_or(|zone| facts.zone == Some(zone))
            && self
                .boarding
                .is_none_or(|boarding| facts.boarding == Some(boarding))
            && self.pupils_at_least.is_none_or(is_at_least)
            && self.pupils_at_most.is_none_or(is_at_most)
            && self
                .built_within_years
                .is_none_or(|years| facts.age.is_some_and(|age| age <= years))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_are_included_and_what_is_not_known_does_not_fit() {
        let situation = Situation {
            id: "rural_small".to_owned(),
            zone: Some(Zone::Rural),
            boarding: None,
            pupils_at_least: None,
            pupils_at_most: Some(200),
            built_within_years: None,
            sentence: String::new(),
            first: Vec::new(),
        };
        let facts = |pupils| Facts {
            zone: Some(Zone::Rural),
            pupils,
            ..Facts::default()
        };
        assert!(situation.fits(&facts(Some(200))));
        assert!(!situation.fits(&facts(Some(201))));
        assert!(!situation.fits(&facts(None)));
        assert!(!situation.fits(&Facts {
            zone: Some(Zone::Town),
            ..facts(Some(100))
        }));
    }
}
