//! What several pages are made of.

mod dialog;
mod header;
mod kind_choice;
mod menu;
mod message_bar;
mod radio_group;
mod text_field;

pub(crate) use dialog::DialogLayer;
pub(crate) use header::Header;
pub(crate) use kind_choice::{FIRST_KIND, KindChoice};
pub(crate) use menu::{Menu, MenuItem};
pub(crate) use message_bar::MessageBar;
pub(crate) use radio_group::RadioGroup;
pub(crate) use text_field::{TextArea, TextField};
