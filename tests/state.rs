//! What the page's state does with actions: what is kept, what is not, and what can be had again.

use duibiao::state::edit::{Edit, ProfileEdit};
use duibiao::state::effect::Effect;
use duibiao::state::incoming::{Offer, OfferSource};
use duibiao::state::message::Dialog;
use duibiao::state::persistence::{KeepReason, Saving, StoreTask};
use duibiao::state::route::{Page, PlanScreen, Route};
use duibiao::state::{Action, State, StoreMessage, Take};
use numbers::calendar::Date;
use school::answers::AnswerKey;
use school::draft::{Draft, Entry, SheetKind};
use school::figures::{Part, Slot};
use school::profile::Stage;
use std::rc::Rc;

fn pupils() -> Slot {
    Slot::new("pupils", Part::Stage(Stage::Primary))
}

fn typed(text: &str) -> Action {
    Action::Edit(Edit::Figure {
        sheet: None,
        slot: pupils(),
        text: text.to_owned(),
    })
}

fn ready() -> State {
    let today = Date::new(2026, 11, 30);
    let state = State::new(Route::default(), today);
    after(state, [Action::StoreMessage(StoreMessage::Ready)])
}

fn after<const N: usize>(state: State, actions: [Action; N]) -> State {
    actions
        .into_iter()
        .fold(state, |state, action| state.update(action).0)
}

fn named(name: &str) -> Draft {
    let mut draft = Draft::default();
    draft.profile.name = name.to_owned();
    draft
        .entries
        .insert(pupils(), Entry::Text("480".to_owned()));
    draft
}

fn offer(name: &str, source: OfferSource) -> Offer {
    Offer {
        name: name.to_owned(),
        draft: Rc::new(named(name)),
        notices: Vec::new(),
        is_newer: false,
        is_results: false,
        changed_since: None,
        source,
    }
}

fn read_only(name: &str) -> Action {
    Action::StoreMessage(StoreMessage::Show {
        draft: Some(Box::new(named(name))),
        message: None,
        is_read_only: true,
    })
}

fn keeps(effects: &[Effect]) -> Vec<KeepReason> {
    let kept = effects.iter().filter_map(|effect| match effect {
        Effect::Keep(_, reason) => Some(*reason),
        _ => None,
    });
    kept.collect()
}

#[test]
fn whatever_is_typed_is_kept_as_it_stands() {
    let (state, effects) = ready().update(typed("1,180人"));
    assert_eq!(
        effects,
        [Effect::Keep(state.draft.clone(), KeepReason::Typed)]
    );
    let entry = state.draft.entries.get(&pupils());
    assert_eq!(entry, Some(&Entry::Text("1,180人".to_owned())));
}

#[test]
fn a_field_that_is_emptied_is_blank() {
    let state = after(ready(), [typed("480"), typed("  ")]);
    assert_eq!(state.draft.entries.get(&pupils()), None);
}

#[test]
fn what_not_applicable_covered_comes_back() {
    let covered = Action::Edit(Edit::NotApplicable {
        sheet: None,
        slot: pupils(),
        reason: String::new(),
    });
    let state = after(ready(), [typed("480"), covered, Action::Uncover(pupils())]);
    let entry = state.draft.entries.get(&pupils());
    assert_eq!(entry, Some(&Entry::Text("480".to_owned())));
}

#[test]
fn what_can_only_be_looked_at_is_neither_changed_nor_kept() {
    let state = after(ready(), [read_only("实验小学")]);
    let edits = [
        typed("1"),
        Action::Edit(Edit::Profile(ProfileEdit::Name("改".to_owned()))),
        Action::Edit(Edit::AddSheet(SheetKind::Variant)),
        Action::Edit(Edit::Checked([].into())),
        Action::Download,
        Action::SaveToFile,
        Action::Go(Page::Plan(PlanScreen::Basics).into()),
        Action::Go(Page::Results.into()),
    ];
    for action in edits {
        let (after, effects) = state.clone().update(action.clone());
        assert_eq!(after.draft, state.draft, "{action:?}");
        let outside = effects
            .iter()
            .filter(|effect| !matches!(effect, Effect::Push(_) | Effect::Focus(_)));
        assert_eq!(outside.count(), 0, "{action:?} leads outside");
    }
}

#[test]
fn a_link_is_looked_at_and_becomes_a_school_only_when_asked_for() {
    let (state, effects) = ready().update(Action::Offer(offer("甲", OfferSource::Link)));
    assert_eq!(state.draft.profile.name, "甲");
    assert_eq!(state.route.page, Page::Results);
    assert_eq!(keeps(&effects), []);

    let (unchanged, effects) = state.clone().update(typed("1"));
    assert_eq!(unchanged.draft, state.draft);
    assert_eq!(keeps(&effects), []);

    let (taken, effects) = state.clone().update(Action::Take(Take::Beside));
    assert_eq!(taken.draft.profile.name, "甲");
    assert_eq!(keeps(&effects), [KeepReason::Opened]);
    assert_eq!(taken.route.page, Page::Entry);

    let left = after(state, [Action::StopViewing]);
    assert!(left.is_blank());
    assert_eq!(left.route.page, Page::School);
}

#[test]
fn a_file_replaces_nothing_unasked() {
    let state = after(ready(), [typed("977")]);
    let (asked, effects) = state
        .clone()
        .update(Action::Offer(offer("乙", OfferSource::File)));
    assert!(matches!(asked.dialog, Some(Dialog::Offer(_))));
    assert_eq!(
        (asked.draft.clone(), keeps(&effects)),
        (state.draft.clone(), vec![])
    );

    let cancelled = after(asked.clone(), [Action::Cancel]);
    assert_eq!(cancelled.draft, state.draft);

    let (beside, effects) = asked.clone().update(Action::Take(Take::Beside));
    assert_eq!(beside.draft.profile.name, "乙");
    assert!(effects.contains(&Effect::Begin), "the school before stays");

    let (back, effects) = beside.update(Action::Undo);
    assert_eq!(back.draft, state.draft);
    assert!(effects.contains(&Effect::Swap));

    let (replaced, effects) = asked.update(Action::Take(Take::Replace));
    assert_eq!(replaced.draft.profile.name, "乙");
    assert!(!effects.contains(&Effect::Begin));
    assert_eq!(keeps(&effects), [KeepReason::Opened]);
}

#[test]
fn a_sheet_that_was_dropped_can_be_had_again() {
    let state = after(
        ready(),
        [
            typed("480"),
            Action::Edit(Edit::AddSheet(SheetKind::Variant)),
        ],
    );
    assert_eq!(state.sheet, Some(0));
    let (dropped, effects) = state.clone().update(Action::Edit(Edit::DropSheet(0)));
    assert_eq!(keeps(&effects), [KeepReason::Dropped]);
    assert_eq!(dropped.sheet, None);
    let back = after(dropped, [Action::Undo]);
    assert_eq!(back.draft, state.draft);
}

#[test]
fn a_plan_that_is_first_looked_at_bears_todays_date_and_keeps_one_that_was_chosen() {
    let plan = || Action::Go(Page::Plan(PlanScreen::Basics).into());
    let blank = after(ready(), [plan()]);
    assert_eq!(blank.draft.choices.plan_date, None, "nothing was entered");
    let state = after(ready(), [typed("480"), plan()]);
    assert_eq!(state.draft.choices.plan_date, Date::new(2026, 11, 30));
}

#[test]
fn going_on_stays_where_something_has_to_be_mended() {
    let at_entry = after(ready(), [Action::Go(Page::Entry.into())]);
    let held = after(at_entry.clone(), [Action::GoOn { has_errors: true }]);
    assert_eq!((held.route.page, held.has_asked), (Page::Entry, true));
    let on = after(at_entry, [Action::GoOn { has_errors: false }]);
    assert_eq!((on.route.page, on.has_asked), (Page::Results, false));
}

#[test]
fn the_same_place_told_twice_asks_for_one_entry_of_the_list_only() {
    let route = Route::to(Page::Entry, "f-pupils-primary");
    let (state, effects) = ready().update(Action::Go(route.clone()));
    let pushes = effects
        .iter()
        .filter(|effect| matches!(effect, Effect::Push(_)));
    assert_eq!(pushes.count(), 1);
    let (_, effects) = state.update(Action::AddressChanged(route));
    assert_eq!(effects, [Effect::Focus("f-pupils-primary".to_owned())]);
}

#[test]
fn what_was_said_in_passing_goes_with_the_page() {
    let state = after(
        ready(),
        [Action::StoreMessage(StoreMessage::Filed(
            "已保存到文件。".to_owned(),
        ))],
    );
    assert!(state.message.is_some());
    let state = after(state, [Action::Go(Page::Results.into())]);
    assert_eq!(state.message, None);
}

#[test]
fn every_task_of_the_store_is_read_as_it_was_written() {
    let tasks = [
        StoreTask::New,
        StoreTask::Open("a".to_owned()),
        StoreTask::Theirs,
        StoreTask::Mine,
        StoreTask::Copy,
        StoreTask::Restore("b".to_owned()),
        StoreTask::SaveVersion("c".to_owned()),
        StoreTask::SaveEntry("d".to_owned()),
        StoreTask::KeepNothing,
        StoreTask::KeepAgain,
    ];
    for task in tasks {
        let (name, key) = task.parts();
        assert_eq!(StoreTask::from_parts(name, key), Some(task.clone()));
    }
}

#[test]
fn clearing_empties_the_page_and_can_be_undone() {
    let state = after(ready(), [typed("480")]);
    let (cleared, effects) = state.clone().update(Action::Clear);
    assert!(cleared.is_blank());
    assert!(effects.contains(&Effect::Clear));
    assert_eq!(keeps(&effects), []);
    // What is brought back while everything is being deleted would be deleted too.
    let (still, effects) = cleared.clone().update(Action::Undo);
    assert!(still.is_blank() && !still.can_undo());
    assert_eq!(keeps(&effects), []);
    let (cleared, _) = cleared.update(Action::StoreMessage(StoreMessage::Cleared));
    let (back, effects) = cleared.update(Action::Undo);
    assert_eq!(back.draft, state.draft);
    assert_eq!(keeps(&effects), [KeepReason::Restored]);
}

#[test]
fn how_keeping_stands_changes_nothing_else() {
    let state = after(ready(), [typed("480")]);
    let message = StoreMessage::Saving {
        saving: Saving {
            word: "已保存在本机 16:05".to_owned(),
            alert: String::new(),
        },
        found: String::new(),
    };
    let (after, effects) = state.clone().update(Action::StoreMessage(message));
    assert!(Rc::ptr_eq(&after.draft, &state.draft));
    assert_eq!(
        (after.saving.word.as_str(), effects),
        ("已保存在本机 16:05", vec![])
    );
}

#[test]
fn a_tab_follows_another_one_with_nothing_to_undo() {
    let follow = Action::StoreMessage(StoreMessage::Follow {
        draft: Box::new(named("河湾小学")),
        text: "更新了".to_owned(),
    });
    let followed = after(ready(), [typed("480"), follow]);
    assert_eq!(followed.draft.profile.name, "河湾小学");
    assert!(followed.previous.is_none(), "there is nothing to undo");
    assert!(followed.message.unwrap().is_passing);
}

/// The page may show a text as it was a moment ago: what was generated at a change is kept all the same, once.
#[test]
fn what_was_generated_at_a_change_of_a_text_is_kept_however_old_the_page_is() {
    const KEY: &str = "edit/plan/facts/school";
    let changed = |text: &str, generated: Option<&str>| {
        Action::Edit(Edit::PaperText {
            key: KEY.to_owned(),
            text: text.to_owned(),
            generated: generated.map(str::to_owned),
        })
    };
    let kept = |state: &State| {
        let answers = &state.draft.choices.answers;
        let from = AnswerKey::parse(KEY).generated().unwrap();
        (answers.get(KEY).to_owned(), answers.get(from).to_owned())
    };
    let pair = |text: &str, from: &str| (text.to_owned(), from.to_owned());
    let state = after(
        ready(),
        [changed("甲", Some("原文")), changed("甲乙", Some("原文"))],
    );
    assert_eq!(kept(&state), pair("甲乙", "原文"));
    let state = after(state, [changed("丙", Some("新的原文"))]);
    assert_eq!(kept(&state), pair("丙", "原文"), "that of the first change");
    let state = after(state, [changed("丙", None)]);
    assert_eq!(kept(&state), pair("丙", "原文"));
    let state = after(state, [changed("", None)]);
    assert_eq!(kept(&state), pair("", ""));
    let state = after(state, [changed("丁", Some("新的原文"))]);
    assert_eq!(kept(&state), pair("丁", "新的原文"), "changed anew");
}
