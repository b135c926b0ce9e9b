//! Names of what a plan offers: who acts, and how urgent a problem is.

use super::Urgency;
use super::measure::Actor;

/// Who carries a measure out.
pub fn actor(actor: Actor) -> &'static str {
    match actor {
        Actor::School => "本校",
        Actor::Bureau => "县局",
        Actor::Government => "县级政府部门",
    }
}

/// How urgent a problem is.
pub fn urgency(urgency: Urgency) -> &'static str {
    match urgency {
        Urgency::Must => "必改",
        Urgency::Should => "应改",
        Urgency::Guard => "防滑",
        Urgency::Keep => "巩固",
    }
}
