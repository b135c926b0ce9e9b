//! Which earlier states of a school stay, when a save begins a new one, and when a file is overdue.
//!
//! In: states with their times, and now (milliseconds since 1970). Out: what to do. It must not know where states are kept.
//!
//! Typing goes on in one state for a few minutes and then begins the next. Opening, clearing and bringing back begin one
//! at once, and the one before is sealed: it is what a person may want back. At most [`MOST_STATES`] stay. Typing
//! gives way first, and of two that are equally old the one that stands closer to its successor; so states are dense
//! today and thin further back, and the last one of a day outlives the others of that day.

/// How many states of a school stay.
pub const MOST_STATES: usize = 20;
/// How many of them can be sealed ones before these give way too.
const MOST_SEALED: usize = 10;
/// Typing goes on in one state as long as this.
const ONE_STATE_MS: u64 = 5 * 60_000;
/// Work that is in no file for longer than this is worth a word.
const FILE_AFTER_MS: u64 = 60 * 60_000;

/// A state that is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    /// Its id in the store.
    pub id: String,
    /// When its first text was kept.
    pub begun: u64,
    /// When its last text was kept.
    pub saved: u64,
    /// Something else took its place, so nothing is typed into it any more.
    pub is_sealed: bool,
}

/// True when what was typed at `now` goes into the state that was typed into before. A clock that was set back begins
/// a new one.
pub fn goes_on(state: &State, now: u64) -> bool {
    !state.is_sealed && (state.begun..state.begun.saturating_add(ONE_STATE_MS)).contains(&now)
}

/// Ids of the states that give way, so that at most [`MOST_STATES`] stay; never that of `current`, nor of the newest.
pub fn surplus<'a>(states: &'a [State], current: &str, now: u64) -> Vec<&'a str> {
    let mut left: Vec<&State> = states.iter().collect();
    left.sort_by_key(|state| state.saved);
    let mut gone = Vec::new();
    while left.len() > MOST_STATES {
        let sealed = left.iter().filter(|state| state.is_sealed).count();
        let gives_way =
            |state: &State| state.id != current && (sealed > MOST_SEALED || !state.is_sealed);
        let closest = (0..left.len() - 1)
            .filter(|idx| gives_way(left[*idx]))
            .min_by(|a, b| {
                // gap ÷ age, compared without dividing.
                let (gap_a, age_a) = gap_and_age(&left, *a, now);
                let (gap_b, age_b) = gap_and_age(&left, *b, now);
                (gap_a * age_b).cmp(&(gap_b * age_a))
            });
        // With one current state and few sealed ones there is always another; if not, nothing is lost.
        let Some(closest) = closest else { break };
        gone.push(left.remove(closest).id.as_str());
    }
    gone
}

/// Time to the next state, and age with a minute on top, so that it is never zero.
fn gap_and_age(states: &[&State], idx: usize, now: u64) -> (u128, u128) {
    let own = states[idx].saved;
    let next = states.get(idx + 1).map_or(now, |state| state.saved);
    let gap = next.saturating_sub(own);
    let age = now.saturating_sub(own).saturating_add(60_000);
    (u128::from(gap), u128::from(age))
}

/// True when work that began at `since` and is in no file is worth a word at `now`; 0 means that there is none.
///
/// ```
/// use duibiao::keeping::is_file_due;
/// let hour = 60 * 60_000;
/// assert!(!is_file_due(0, 9 * hour));
/// assert!(!is_file_due(hour, 2 * hour - 1));
/// assert!(is_file_due(hour, 2 * hour));
/// ```
pub fn is_file_due(since: u64, now: u64) -> bool {
    since != 0 && now.saturating_sub(since) >= FILE_AFTER_MS
}
