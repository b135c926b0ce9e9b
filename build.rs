//! Checks the packs, figures, measures and texts of `static/` and turns them into the compact form that is embedded.
//!
//! In: TOML files. Out: postcard files in OUT_DIR. A fault stops the build and names file, entry and field.

// The same source files as the library's, so that a pack has one definition.
#![allow(dead_code, unreachable_pub)]

#[path = "src/calendar.rs"]
mod calendar;
#[path = "src/document.rs"]
mod document;
#[path = "src/number.rs"]
mod number;
#[path = "src/school.rs"]
mod school;
#[path = "src/standard.rs"]
mod standard;
/// The part of `plan` that is data.
mod plan {
    #[path = "../src/plan/library.rs"]
    pub mod library;
    #[path = "../src/plan/template.rs"]
    pub mod template;
    #[path = "../src/plan/texts.rs"]
    pub mod texts;
}
