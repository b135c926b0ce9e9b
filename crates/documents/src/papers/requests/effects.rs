//! What a letter says of the time after it is granted.
//!
//! In: a letter with the problems that it asks for. Out: paragraphs: what is solved then, and what waits for a decision.

use super::{Letter, shown};
use plan::template::{Slots, fill_text};
use plan::{PlanProblem, PromiseKind};

impl Letter<'_> {
    /// What follows when it is done: of all that solve their problem in one sentence, then what waits for a decision.
    pub(super) fn effects(&mut self) {
        let own = self.own;
        let mut solved: Vec<(String, String)> = Vec::new();
        let mut others: Vec<(String, String)> = Vec::new();
        for problem in self.problems() {
            let requests = self.requests().iter();
            let of_problem = requests.filter(|request| request.problem_id == problem.id);
            let effects: Vec<String> = of_problem.map(|own| shown(&own.effect)).collect();
            // One thing that closes the problem says all.
            let close_out = if effects.iter().any(String::is_empty) {
                shown(&problem.close_out)
            } else {
                effects.join("；")
            };
            let outcome = self.decided(problem);
            let (told, text) = match problem.promise.kind {
                PromiseKind::Bound => (&mut solved, close_out),
                _ if outcome.is_empty() => (&mut others, own.effect_open.clone()),
                _ => {
                    let slots: Slots = [("outcome", outcome)].into();
                    (&mut others, fill_text(&own.effect_decided, &slots))
                }
            };
            if told.iter().all(|(_, own)| *own != text) {
                told.push((format!("effect-{}", problem.id), text));
            }
        }
        let texts: Vec<&str> = solved.iter().map(|(_, text)| text.as_str()).collect();
        let slots: Slots = match texts.as_slice() {
            [] => Slots::new(),
            [text] => [("close_out", (*text).to_owned())].into(),
            all => [("close_outs", all.join("；"))].into(),
        };
        match solved.as_slice() {
            [] => {}
            [(name, _)] => self.writer.paragraph(name, &own.effect, &slots),
            _ => self.writer.paragraph("effects", &own.effects, &slots),
        }
        for (name, text) in others {
            self.writer.paragraph(&name, &text, &Slots::new());
        }
    }

    /// What the county decides by granting this letter; what other letters ask for is told there.
    fn decided(&self, problem: &PlanProblem) -> String {
        let is_here = |task_id: &str| {
            self.requests()
                .iter()
                .any(|request| request.task_id == task_id)
        };
        let mut told: Vec<&str> = Vec::new();
        for task in problem.tasks().filter(|task| is_here(&task.task_id)) {
            if !task.decides.is_empty() && !told.contains(&task.decides.as_str()) {
                told.push(&task.decides);
            }
        }
        told.join("、")
    }
}
