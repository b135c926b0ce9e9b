//! Headings of the table of results.

use super::display::percent;
use super::findings::Row;
use standard::{Group, GroupRule};

/// A column: its heading, and its cell in a row.
pub type Column = (String, fn(&Row) -> &str);

/// The columns between name and state, in order; those of the floor are named by the group's own floor.
pub fn columns(group: &Group) -> Vec<Column> {
    let floor = match &group.rule {
        GroupRule::AtLeast { floor, .. } => format!("{}线", percent(*floor)),
        GroupRule::All | GroupRule::None => "底线".to_owned(),
    };
    vec![
        ("现状".to_owned(), |row| &row.value),
        ("标准".to_owned(), |row| &row.bound),
        (floor.clone(), |row| &row.floor),
        ("达标率".to_owned(), |row| &row.share),
        ("还差（到标准）".to_owned(), |row| &row.gap),
        (format!("还差（到{floor}）"), |row| &row.gap_to_floor),
    ]
}
