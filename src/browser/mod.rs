//! What reaches beyond a component's own elements and events: address, store, files, worker, focus, printing.
//!
//! In: what is to be done. Out: what the browser tells. It must not know what is shown.

pub(crate) mod address;
pub(crate) mod agent;
pub(crate) mod canvas;
pub(crate) mod cells;
pub(crate) mod clipboard;
pub(crate) mod clock;
pub(crate) mod crash;
pub(crate) mod direction;
pub(crate) mod download;
pub(crate) mod file;
pub(crate) mod focus;
pub(crate) mod kept_schools;
pub(crate) mod keys;
pub(crate) mod paste;
pub(crate) mod print;
pub(crate) mod store;
pub(crate) mod style;
pub(crate) mod texts;
pub(crate) mod worker;
