//! What a person does, as actions: one listener for the whole page reads what the elements say about themselves.
//!
//! In: events of the browser. Out: an [`Action`]. Buttons have `data-action`, fields of the profile `data-profile`,
//! figures `data-field`, `data-reason` or `data-not-applicable` with `data-part`, relaxations `data-claim`, other texts
//! `data-note` with `data-key`.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use super::action::{Action, Choice, Message, Note, ProblemChoice, ProfileField};
use super::app::Send;
use super::browser::download::OUTSIDE;
use super::browser::{cells, events, fields, file, focus, print, route, store};
use super::components::question::PASSPHRASE;
use super::entering::Step;
use super::handing;
use super::importing;
use super::place::Route;
use crate::office::{SAMPLE, Wanted};
use files::links;
use numbers::calendar::Date;
use school::draft::{Department, Extent, Ids, SheetKind};
use school::figures::{FigureId, Part, Slot};
use school::profile::{Ownership, SchoolKind, Zone};

/// The events that mean something.
pub(crate) const EVENTS: [&str; 13] = [
    "click",
    "focusin",
    "input",
    "change",
    "keydown",
    "paste",
    "drop",
    "dragover",
    "cancel",
    "hashchange",
    "beforeprint",
    "afterprint",
    OUTSIDE,
];

/// Does at once what cannot wait, and sends what the event asks for.
pub(crate) fn happened(event: &Event, send: &Send) {
    if asks_for_all(event) {
        store::tell("flush", &[]);
    }
    let action = match event.type_().as_str() {
        "paste" | "drop" | "dragover" => importing::brought(event, send),
        "click" => clicked(event),
        "focusin" => {
            events::limit_length(event);
            None
        }
        "input" => typed(event),
        "change" => changed(event, send),
        "keydown" if is_entered(event, PASSPHRASE) => Some(unlock()),
        "keydown" => {
            cells::move_on_key(event.unchecked_ref());
            None
        }
        // Esc in the dialog, which is closed by the state alone.
        "cancel" => {
            event.prevent_default();
            Some(Action::Cancel)
        }
        "hashchange" => Some(match route::link() {
            Some(link) => Action::ReadLink(link, None),
            None => Action::Go(route::current()),
        }),
        OUTSIDE => Some(Action::AskOutside),
        "beforeprint" => {
            print::open_groups();
            None
        }
        _ => {
            print::close_groups();
            None
        }
    };
    if let Some(action) = action {
        send.emit(action);
    }
}

/// True for what saves, hands on, or leads elsewhere: all that is typed has to be in the draft before.
fn asks_for_all(event: &Event) -> bool {
    match event.type_().as_str() {
        "click" => events::element(event)
            .and_then(|element| element.closest("[data-action], a[href]").ok().flatten())
            .is_some(),
        "change" => events::element(event)
            .and_then(|element| element.get_attribute("type"))
            .is_some_and(|kind| kind == "file"),
        "hashchange" | "drop" => true,
        _ => false,
    }
}

fn clicked(event: &Event) -> Option<Action> {
    let element = events::element(event)?;
    follow_again(&element);
    let button = element.closest("[data-action]").ok().flatten()?;
    let key = || button.get_attribute("data-key").unwrap_or_default();
    Some(match button.get_attribute("data-action")?.as_str() {
        "save" => Action::SaveAsFile,
        "sample" => Action::ReadLink(SAMPLE.to_owned(), None),
        "ask-to-clear" => Action::AskToClear,
        "ask-to-keep-nothing" => Action::AskToKeepNothing,
        "clear" => Action::Clear,
        "take-over" => Action::TakeOver(SheetKind::from_key(&key())),
        "look" => Action::Look,
        "stop-looking" => Action::StopLooking,
        "merge" => Action::Merge,
        "merge-all" => Action::MergeAll(key()),
        "merge-done" => Action::AskMerged,
        "leave-merge" => Action::LeaveMerge,
        "make-link" => Action::HandOn(Wanted::MakeLink, key()),
        "share-file" => Action::HandOn(Wanted::ShareFile, key()),
        "open-link" => {
            let text = fields::text("share-open");
            let at = text.find(links::PREFIX).unwrap_or_default();
            Action::ReadLink(text.split_at(at).1.to_owned(), None)
        }
        "unlock" => unlock(),
        "copy" => Action::Report(if fields::copy(&key()) {
            Message::Copied
        } else {
            Message::Failed("浏览器没有让复制。链接已经选中，请按 Ctrl+C。".to_owned())
        }),
        "open-sheet" => Action::OpenSheet(key().parse().ok()),
        "add-sheet" => Action::AddSheet(SheetKind::from_key(&key())?),
        "drop-sheet" => Action::DropSheet(key().parse().ok()?),
        "extent" => Action::Step(Step::Extent(Extent::from_key(&key())?)),
        "only" => Action::Step(Step::Only(Department::from_key(&key()))),
        "go-on" => Action::Step(Step::GoOn),
        "drop-pack" => Action::DropPack(key()),
        "copy-pack" => Action::Ask(Wanted::CopyPack, key()),
        "save-pack" => Action::Ask(Wanted::PackFile, key()),
        "accept-editions" => Action::AcceptEditions,
        "cancel" => Action::Cancel,
        "undo" => Action::Undo,
        "close-message" => Action::CloseMessage,
        "save-set-aside" => Action::SaveSetAside(key()),
        "forget-set-aside" => Action::ForgetSetAside(key()),
        "read-paste" | "take-entries" | "drop-import" | "table-file" => {
            Action::Import(importing::pressed(&button)?)
        }
        "paper" => Action::Download(key()),
        "suggested" => Action::Choose(Choice::Problem(key(), ProblemChoice::Suggested)),
        "print" => {
            print::print();
            return None;
        }
        "skip" => {
            // The address after # belongs to the pages.
            event.prevent_default();
            focus::to("main");
            return None;
        }
        task if task.starts_with("store-") || task.starts_with("list-") => {
            Action::Do(task.to_owned(), key())
        }
        _ => return None,
    })
}

/// Enter was pressed in that field.
fn is_entered(event: &Event, id: &str) -> bool {
    let event: &web_sys::KeyboardEvent = event.unchecked_ref();
    event.key() == "Enter" && events::element(event).is_some_and(|field| field.id() == id)
}

/// Tries the passphrase that was typed on the link that needs it.
fn unlock() -> Action {
    Action::ReadLink(String::new(), Some(fields::text(PASSPHRASE)))
}

/// A link to where the address already points changes no address; the keyboard goes there all the same.
fn follow_again(element: &Element) {
    let link = element.closest("a[href^='#/']").ok().flatten();
    let address = link.and_then(|link| link.get_attribute("href"));
    let here = route::current();
    if let (Some(address), Some(field)) = (address, &here.field)
        && Route::read(&address) == here
    {
        focus::to(field);
    }
}

fn typed(event: &Event) -> Option<Action> {
    let input = events::element(event)?;
    if let Some(slot) = slot(&input, "data-field") {
        return Some(Action::EnterFigure(slot, events::text(event)));
    }
    if let Some(slot) = slot(&input, "data-reason") {
        let reason = Some(events::text(event));
        return Some(Action::MarkNotApplicable(slot, reason));
    }
    if let Some(slot) = slot(&input, "data-not-applicable") {
        let reason = events::is_ticked(event).then(String::new);
        return Some(Action::MarkNotApplicable(slot, reason));
    }
    let text = || events::text(event);
    if let Some((place, key)) = note(&input)
        && is_in_words(place)
    {
        return Some(Action::Note(place, key, Some(text())));
    }
    if let Some(choice) = chosen_in_words(&input, text()) {
        return Some(Action::Choose(choice));
    }
    Some(Action::Describe(
        match input.get_attribute("data-profile")?.as_str() {
            "name" => ProfileField::Name(text()),
            "county" => ProfileField::County(text()),
            "bureau" => ProfileField::Bureau(text()),
            "built-year" => ProfileField::BuiltYear(text()),
            _ => return None,
        },
    ))
}

/// Where a text belongs that is neither figure nor choice.
fn note(input: &Element) -> Option<(Note, String)> {
    let place = Note::from_key(&input.get_attribute("data-note")?)?;
    Some((place, input.get_attribute("data-key").unwrap_or_default()))
}

/// True for a note that is typed, not chosen.
fn is_in_words(place: Note) -> bool {
    matches!(
        place,
        Note::Reason
            | Note::ClaimDocument
            | Note::SheetName
            | Note::ProviderName
            | Note::ProviderPerson
            | Note::ProviderAdvice
            | Note::Edit
    )
}

/// A note that is ticked or unticked, or chosen.
fn noted(event: &Event, input: &Element) -> Option<Action> {
    let (place, key) = note(input)?;
    let text = match place {
        Note::Pack | Note::Evidence => events::is_ticked(event).then(String::new),
        own if is_in_words(own) => return None,
        _ => Some(events::text(event)),
    };
    Some(Action::Note(place, key, text))
}

/// A choice for the plan that is written in words.
fn chosen_in_words(input: &Element, text: String) -> Option<Choice> {
    if input.get_attribute("data-plan").as_deref() == Some("basis") {
        return Some(Choice::Basis(text));
    }
    if let Some(key) = input.get_attribute("data-answer") {
        return Some(Choice::Answer(key, text));
    }
    if let Some(post) = input.get_attribute("data-person") {
        return Some(Choice::Person(post, text));
    }
    let problem = input.get_attribute("data-problem")?;
    let choice = if input.has_attribute("data-own-cause") {
        ProblemChoice::WrittenCause(text)
    } else if input.has_attribute("data-owner") {
        ProblemChoice::Owner(text)
    } else {
        ProblemChoice::Blank(input.get_attribute("data-blank")?, text)
    };
    Some(Choice::Problem(problem, choice))
}

/// A cause or a measure that is ticked or unticked.
fn ticked(input: &Element, is_ticked: bool) -> Option<Choice> {
    let problem = input.get_attribute("data-problem")?;
    let choice = match input.get_attribute("data-cause") {
        Some(cause) => ProblemChoice::Cause(cause, is_ticked),
        None => ProblemChoice::Measure {
            id: input.get_attribute("data-measure")?,
            is_ticked,
            suggested: suggested(input),
        },
    };
    Some(Choice::Problem(problem, choice))
}

fn suggested(input: &Element) -> Ids {
    let ticked = input.get_attribute("data-ticked").unwrap_or_default();
    ticked.split_whitespace().map(str::to_owned).collect()
}

fn slot(input: &Element, attribute: &str) -> Option<Slot> {
    let figure = input.get_attribute(attribute)?;
    let part = Part::from_key(&input.get_attribute("data-part")?)?;
    Some(Slot {
        figure: FigureId::from(figure.as_str()),
        part,
    })
}

fn changed(event: &Event, send: &Send) -> Option<Action> {
    let input = events::element(event)?;
    let wanted = match input.id().as_str() {
        "open-file" | "open-anywhere" => Some(Wanted::ReadFile),
        "open-pack" => Some(Wanted::ReadPack),
        "open-layout" => Some(Wanted::ReadLayout),
        _ => None,
    };
    if let Some(wanted) = wanted {
        return Some(match file::chosen(&input)? {
            Ok(file) => Action::ReadFile(wanted, file),
            Err(sentence) => handing::not_opened(&sentence),
        });
    }
    if input.id() == "import-file" {
        importing::chosen(&input, send);
        return None;
    }
    if let Some(action) = noted(event, &input) {
        return Some(action);
    }
    if let Some(choice) = ticked(&input, events::is_ticked(event)) {
        return Some(Action::Choose(choice));
    }
    // A day that is half typed is no day yet; an empty field is none.
    let text = events::text(event);
    let date = Date::parse(&text);
    if is_date(&input) && date.is_none() && !text.is_empty() {
        return None;
    }
    match input.get_attribute("data-plan").as_deref() {
        Some("plan-date") => return Some(Action::Choose(Choice::PlanDate(date))),
        Some("target-date") => return Some(Action::Choose(Choice::TargetDate(date))),
        _ => {}
    }
    if let Some(id) = input.get_attribute("data-claim") {
        return Some(Action::Claim(id, events::is_ticked(event)));
    }
    let number: Option<u16> = text.trim().parse().ok();
    let idx = number.map_or(usize::MAX, usize::from);
    Some(Action::Describe(
        match input.get_attribute("data-profile")?.as_str() {
            "kind" => ProfileField::Kind(SchoolKind::ALL.get(idx).copied()),
            "zone" => ProfileField::Zone(Zone::ALL.get(idx).copied()),
            "ownership" => ProfileField::Ownership(Ownership::ALL.get(idx).copied()),
            "boarding" => ProfileField::Boarding(Some(idx == 0)),
            "data-date" => ProfileField::DataDate(date),
            _ => return None,
        },
    ))
}

/// True for the browser's own date fields.
fn is_date(input: &Element) -> bool {
    input.get_attribute("type").as_deref() == Some("date")
}
