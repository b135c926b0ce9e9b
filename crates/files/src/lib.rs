//! What comes in from outside and goes out again.
//!
//! | Room | What |
//! |---|---|
//! | [`saved`] | the saved file of a school |
//! | [`links`] | links that hold a school or a preset |
//! | [`tables`] | tables of other programs, templates, rosters |
//! | [`merge`] | two drafts of one school become one |
//! | [`share`] | what of a school is handed on |
//! | [`last_round`] | the last round, from a saved school or a filled-in ledger |
//! | [`papers`] | every document of a plan as a file |
//! | [`report_json`] | the report of a school for other programs |
//! | [`roll_up_json`] | the roll-up of a county for other programs |
//!
//! In: bytes, text, drafts. Out: drafts or a clear sentence why not; bytes. It must not know the browser.

pub mod editions;
pub mod last_round;
pub mod links;
pub mod merge;
pub mod papers;
pub mod report_json;
pub mod roll_up_json;
pub mod saved;
pub mod share;
pub mod tables;

use school::profile::{Ownership, Profile, SchoolKind, Zone};

/// Sets a field of the profile by its key in the saved form: `name`, `kind`, `zone`, `ownership` or `boarding`. Another key, or
/// a value that the field does not take, changes nothing. Of a name no more is taken than a saved school may hold.
pub fn describe(profile: &mut Profile, field: &str, value: String) {
    match field {
        "name" => profile.name = value.chars().take(saved::LONGEST_NAME).collect(),
        "kind" => profile.kind = SchoolKind::from_key(&value).or(profile.kind),
        "zone" => profile.zone = Zone::from_key(&value).or(profile.zone),
        "ownership" => profile.ownership = Ownership::from_key(&value).or(profile.ownership),
        "boarding" => profile.boarding = Some(value == "true"),
        _ => {}
    }
}
