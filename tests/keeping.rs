//! Laws of what stays of a school's earlier states: enough, not too many, and yesterday among them.

#![allow(
    clippy::unwrap_used,
    reason = "what a test cannot unwrap is a failure of the test"
)]

use duibiao::keeping::{MOST_STATES, State, goes_on, surplus};
use proptest::prelude::*;

const MINUTE: u64 = 60_000;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;
/// Some morning.
const START: u64 = 20_000 * DAY + 8 * HOUR;

/// What the page does with each save.
#[derive(Default)]
struct Shelf {
    states: Vec<State>,
    count: usize,
}

impl Shelf {
    fn save(&mut self, now: u64, replaces: bool) {
        let last = self.states.last_mut();
        match last {
            Some(last) if !replaces && goes_on(last, now) => last.saved = now,
            last => {
                if let (Some(last), true) = (last, replaces) {
                    last.is_sealed = true;
                }
                self.count += 1;
                self.states.push(State {
                    id: self.count.to_string(),
                    begun: now,
                    saved: now,
                    is_sealed: false,
                });
            }
        }
        let current = self.states.last().unwrap().id.clone();
        let gone: Vec<String> = surplus(&self.states, &current, now)
            .into_iter()
            .map(str::to_owned)
            .collect();
        self.states.retain(|state| !gone.contains(&state.id));
        assert!(self.states.iter().any(|state| state.id == current));
    }
}

#[test]
fn a_minute_of_typing_is_one_state_and_an_hour_is_twelve() {
    let mut shelf = Shelf::default();
    for second in 0..60 {
        shelf.save(START + second * 1_000, false);
    }
    assert_eq!(shelf.states.len(), 1);
    for second in 60..3_600 {
        shelf.save(START + second * 1_000, false);
    }
    assert_eq!(shelf.states.len(), 12);
}

#[test]
fn a_state_ends_exactly_after_five_minutes_or_when_the_clock_goes_back() {
    let state = State {
        id: String::new(),
        begun: START,
        saved: START,
        is_sealed: false,
    };
    for (now, expected) in [
        (START, true),
        (START + 5 * MINUTE - 1, true),
        (START + 5 * MINUTE, false),
        (START - 1, false),
    ] {
        assert_eq!(goes_on(&state, now), expected, "for {now}");
    }
    let sealed = State {
        is_sealed: true,
        ..state
    };
    assert!(!goes_on(&sealed, START));
}

#[test]
fn after_a_week_of_typing_eight_hours_a_day_the_last_state_of_each_day_is_there() {
    let mut shelf = Shelf::default();
    for day in 0..7 {
        for minute in 0..480 {
            shelf.save(START + day * DAY + minute * MINUTE, false);
        }
    }
    assert_eq!(shelf.states.len(), MOST_STATES);
    for day in 0..7 {
        let last = START + day * DAY + 479 * MINUTE;
        assert!(
            shelf.states.iter().any(|state| state.saved == last),
            "day {day}: {:?}",
            shelf.states
        );
    }
}

#[test]
fn trying_out_files_for_an_hour_does_not_push_out_yesterday_nor_what_was_cleared() {
    let mut shelf = Shelf::default();
    for minute in 0..120 {
        shelf.save(START + minute * MINUTE, false);
    }
    let today = START + DAY;
    // What stood there is replaced once, and then other things sixty times.
    for count in 0..60 {
        shelf.save(today + count * MINUTE, true);
    }
    let yesterday = START + 119 * MINUTE;
    assert!(shelf.states.iter().any(|state| state.saved == yesterday));
    assert!(shelf.states.len() <= MOST_STATES);
}

proptest! {
    #[test]
    fn whatever_is_saved_at_most_twenty_stay_and_the_last_of_the_day_before_among_them(
        steps in proptest::collection::vec((1u64..40, 0u8..10), 1..300),
    ) {
        let mut shelf = Shelf::default();
        let (mut now, mut last_of_day) = (START, None);
        for (minutes, kind) in steps {
            let before = now;
            // One step in ten leads to the next morning.
            now = if kind == 9 { (now / DAY + 1) * DAY + 8 * HOUR } else { now + minutes * MINUTE / 4 };
            if now / DAY != before / DAY && !shelf.states.is_empty() {
                last_of_day = Some(before);
            }
            shelf.save(now, kind == 8);
            prop_assert!(shelf.states.len() <= MOST_STATES);
            if let Some(last) = last_of_day {
                prop_assert!(shelf.states.iter().any(|state| state.saved == last), "{last} is gone: {:?}", shelf.states);
            }
        }
    }
}
