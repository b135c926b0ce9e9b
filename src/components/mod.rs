//! What several pages are made of.

mod dialog;
mod header;
mod menu;
mod message_bar;
mod text_field;

pub(crate) use dialog::DialogLayer;
pub(crate) use header::Header;
pub(crate) use menu::{Menu, MenuItem};
pub(crate) use message_bar::MessageBar;
pub(crate) use text_field::{TextArea, TextField};
