//! Duibiao: figures → check → plan → document.
#[path = "calendar.rs"]
pub mod calendar;
pub mod number;
pub mod school;
pub mod standard;
pub mod document;
