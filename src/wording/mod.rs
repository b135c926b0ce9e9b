//! Turns the types of the stages into Chinese words, so that page, document and messages say the same.
//!
//! In: findings, problems, labels. Out: text. It decides nothing: what holds is said by `check`.

pub mod findings;
pub mod labels;
pub mod problems;
pub mod working;
