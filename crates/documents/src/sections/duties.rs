//! Who acts.
//!
//! In: a task. Out: a word, the bureau by its own name.

use super::Writer;
use plan::measure::Actor;
use plan::{MeasureOption, department};

/// Who carries a task out.
pub(crate) fn actor_of(writer: &Writer, task: &MeasureOption) -> String {
    if task.by_founder {
        return writer.texts.closing.actor_founder.clone();
    }
    actor(writer, task.actor)
}

/// Who acts, the bureau by its own name.
pub(crate) fn actor(writer: &Writer, actor: Actor) -> String {
    let texts = writer.texts;
    match actor {
        Actor::School => texts.actor_school.clone(),
        Actor::Bureau => department(writer.basis, &texts.actor_bureau),
        Actor::Government => texts.actor_government.clone(),
    }
}
