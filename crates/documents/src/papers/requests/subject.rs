//! What a letter is about, in a few words.
//!
//! In: a letter with what it asks for. Out: its subject, for the name of its file and for its title.

use super::Letter;
use crate::sections::tasks;
use plan::Request;
use plan::template::{Slots, fill_text};

impl Letter<'_> {
    /// The headings of the problems, as the title names them.
    pub(super) fn headings(&self) -> Vec<String> {
        let problems = self.problems().into_iter();
        let headings = problems.map(|problem| tasks::heading(&self.writer, problem));
        headings.collect()
    }

    /// What the letter is about, and the same as its title says it. A letter that asks for one thing names it; a problem
    /// that is asked about in two letters is named in neither title, for they would be the same; nor is one whose heading
    /// is a list.
    pub(super) fn subject(&self, matter: &str) -> (String, String) {
        let problems = self.problems();
        let requests = self.requests();
        if let Some(first) = requests
            .first()
            .filter(|request| !request.letter.is_empty())
            && requests
                .iter()
                .all(|request| request.letter == first.letter)
        {
            return (first.letter.clone(), first.letter.clone());
        }
        let is_elsewhere = |own: &Request| {
            own.subject != matter
                && own.letter.is_empty()
                && problems.iter().any(|problem| problem.id == own.problem_id)
        };
        let is_shared = self.writer.plan.requests.iter().any(is_elsewhere);
        let mut slots = Slots::new();
        let headings = self.headings();
        // Headings that list something themselves cannot stand in a list.
        let is_list = headings.iter().any(|heading| heading.contains('、'));
        let template = match headings.len() {
            0 => &self.own.subject_unknown,
            1 | 2 if !is_shared && !is_list => &self.own.subject_of_problems,
            _ => &self.own.subject_of_matter,
        };
        slots.insert("headings", headings.join("、"));
        let matter = self.writer.basis.library.matter(matter);
        slots.insert(
            "matter",
            matter.map_or_else(String::new, |own| own.name.clone()),
        );
        let subject = fill_text(template, &slots);
        slots.insert("subject", subject.clone());
        (subject, fill_text(&self.own.title_subject, &slots))
    }
}
