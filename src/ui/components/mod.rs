//! Parts of the pages; each shows what it is given and sends actions.

pub(crate) mod editions;
pub(crate) mod field;
pub(crate) mod header;
pub(crate) mod looking;
pub(crate) mod message_bar;
pub(crate) mod question;
pub(crate) mod radio_group;
pub(crate) mod save_button;
pub(crate) mod sheets;
pub(crate) mod summary;
pub(crate) mod verdict;
