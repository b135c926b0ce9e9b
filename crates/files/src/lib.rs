//! What comes in from outside and goes out again: saved files, and the report as JSON.
//!
//! In: text. Out: drafts, or a clear sentence why not. It must not know the browser.

pub mod chosen_layout;
pub mod editions;
pub mod last_round;
pub mod link;
pub mod merge;
pub mod papers;
pub mod report;
pub mod saved;
pub mod share;
pub mod workbook;

use school::profile::{Ownership, Profile, SchoolKind, Zone};

/// Puts a field of the profile in its place; a key that is none changes nothing.
pub fn describe(profile: &mut Profile, field: &str, value: String) {
    match field {
        "name" => profile.name = value,
        "kind" => profile.kind = SchoolKind::from_key(&value).or(profile.kind),
        "zone" => profile.zone = Zone::from_key(&value).or(profile.zone),
        "ownership" => profile.ownership = Ownership::from_key(&value).or(profile.ownership),
        "boarding" => profile.boarding = Some(value == "true"),
        _ => {}
    }
}
