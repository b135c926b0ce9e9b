//! What several pages are made of, a component a file.
//!
//! In: typed properties, or the state. Out: elements, and what a person does with them. They decide nothing.

mod action_button;
mod action_link;
mod bar;
mod dialog;
mod fold;
mod header;
mod kind_choice;
mod menu;
mod message_bar;
mod not_fetched;
mod radio_group;
mod single_notice;
mod status;
mod text_field;

pub(crate) use action_button::action_button;
pub(crate) use action_link::ActionLink;
pub(crate) use bar::IndicatorBar;
pub(crate) use dialog::{DialogLayer, OPEN_ANYWHERE};
pub(crate) use fold::Fold;
pub(crate) use header::Header;
pub(crate) use kind_choice::{FIRST_KIND, KindChoice};
pub(crate) use menu::{Menu, MenuItem};
pub(crate) use message_bar::MessageBar;
pub(crate) use not_fetched::NotFetched;
pub(crate) use radio_group::RadioGroup;
pub(crate) use single_notice::SingleNotice;
pub(crate) use status::Status;
pub(crate) use text_field::{TextArea, TextField};
