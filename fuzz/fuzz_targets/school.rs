//! Any text as a saved school, through the whole flow: every page and file that the office module makes of it.

#![no_main]

use duibiao::office::{Request, Wanted, answer, encode};
use files::{papers, saved};
use libfuzzer_sys::fuzz_target;

const MADE: [Wanted; 8] = [
    Wanted::Panel,
    Wanted::Review,
    Wanted::Items,
    Wanted::Results,
    Wanted::Outlook,
    Wanted::Checked,
    Wanted::Plan,
    Wanted::Paper,
];

fuzz_target!(|text: &str| {
    // What does not open is the matter of another target.
    if saved::open(text, data::catalogue()).is_err() {
        return;
    }
    for wanted in MADE {
        let request = Request {
            wanted,
            school: text.to_owned(),
            focus: match wanted {
                Wanted::Paper => papers::ALL.to_owned(),
                _ => String::new(),
            },
        };
        let request = encode(&request).expect("a request is small");
        // A sentence why there is nothing is an answer too.
        answer(&request).ok();
    }
});
