//! The only room that touches the browser: store, files, addresses, focus, the clock and the office worker.
//!
//! In: plain values. Out: plain values, or a fault that can be told. It must not know schools.

pub(crate) mod agent;
pub(crate) mod cells;
pub(crate) mod clock;
pub(crate) mod crash;
pub(crate) mod dialog;
pub(crate) mod download;
pub(crate) mod events;
pub(crate) mod fields;
pub(crate) mod file;
pub(crate) mod focus;
pub(crate) mod office;
pub(crate) mod paste;
pub(crate) mod print;
pub(crate) mod route;
pub(crate) mod screen;
pub(crate) mod store;
