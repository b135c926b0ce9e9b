//! Duibiao: figures → check → plan → document.
pub mod document;
