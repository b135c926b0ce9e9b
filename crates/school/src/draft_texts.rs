//! Every text of a draft, with whether it names a person. A new field of a draft does not compile before it is named here.
//!
//! In: a draft. Out: calls of a [`DraftTexts`]. It must not know what is done with the texts, nor what keys of answers mean.

use super::answers::AnswerKey;
use super::draft::{
    Checked, Claim, Draft, Entry, Ids, OwnPack, PlanChoices, ProblemChoices, Provider, Sheet,
};
use super::figures::Slot;
use super::filled::Filled;
use super::profile::Profile;

/// What is done with the texts of a draft by [`Draft::for_texts`].
pub trait DraftTexts {
    /// A text that names a person or says how to reach one.
    fn person(&mut self, text: &mut String);

    /// An answer for the documents; its key tells whether it names a person.
    fn answer(&mut self, key: AnswerKey<'_>, text: &mut String);

    /// What was typed for a figure.
    fn figure(&mut self, text: &mut String);

    /// Any other text.
    fn text(&mut self, text: &mut String);

    /// Whether what stands under that key or id stays in the draft.
    fn keeps(&mut self, key: &str) -> bool;
}

impl Draft {
    /// Shows every text of the draft, each once, and lets it be changed. Names of persons, answers and figures that are
    /// empty afterwards are taken out.
    pub fn for_texts(&mut self, texts: &mut impl DraftTexts) {
        let Self {
            profile,
            entries,
            claims,
            choices,
            packs,
            evidence,
            reasons,
            sheets,
            own_packs,
            extent: _,
            providers,
            checked,
            asked,
            filled,
        } = self;
        for_profile(profile, texts);
        retain(entries, |slot, entry| keeps_entry(slot, entry, texts));
        retain(claims, |id, Claim { since: _, document }| {
            texts.text(document);
            texts.keeps(id)
        });
        for_choices(choices, texts);
        for_ids(packs, texts);
        for_ids(evidence, texts);
        retain(reasons, |key, reason| {
            texts.text(reason);
            texts.keeps(key)
        });
        for sheet in sheets {
            for_sheet(sheet, texts);
        }
        own_packs.retain_mut(|pack| keeps_pack(pack, texts));
        retain(providers, |section, provider| {
            for_provider(provider, texts);
            texts.keeps(section) && *provider != Provider::default()
        });
        retain(checked, |id, checked| {
            for_checked(checked, texts);
            texts.keeps(id)
        });
        if asked
            .as_deref()
            .is_some_and(|section| !texts.keeps(section))
        {
            *asked = None;
        }
        retain(filled, |section, text| {
            let mut read = Filled::read(text);
            texts.person(&mut read.by);
            *text = read.to_string();
            texts.keeps(section) && !text.is_empty()
        });
    }
}

fn for_profile(profile: &mut Profile, texts: &mut impl DraftTexts) {
    let Profile {
        name,
        kind: _,
        zone: _,
        ownership: _,
        boarding: _,
        data_date: _,
        county,
        bureau,
        built_year: _,
    } = profile;
    for text in [name, county, bureau] {
        texts.text(text);
    }
}

fn for_choices(choices: &mut PlanChoices, texts: &mut impl DraftTexts) {
    let PlanChoices {
        plan_date: _,
        target_date: _,
        basis,
        people,
        problems,
        answers,
    } = choices;
    texts.text(basis);
    retain(people, |post, name| {
        texts.person(name);
        texts.keeps(post) && !name.is_empty()
    });
    retain(problems, |id, problem| {
        for_problem(problem, texts);
        texts.keeps(id)
    });
    answers.retain(|key, answer| {
        texts.answer(key, answer);
        texts.keeps(&key.to_string()) && !answer.is_empty()
    });
}

fn for_problem(problem: &mut ProblemChoices, texts: &mut impl DraftTexts) {
    let ProblemChoices {
        causes,
        own_cause,
        measures,
        owner,
        blanks,
    } = problem;
    for_ids(causes, texts);
    texts.text(own_cause);
    if let Some(measures) = measures {
        for_ids(measures, texts);
    }
    texts.person(owner);
    retain(blanks, |name, text| {
        texts.text(text);
        texts.keeps(name)
    });
}

fn for_sheet(sheet: &mut Sheet, texts: &mut impl DraftTexts) {
    let Sheet {
        kind: _,
        name,
        school_kind: _,
        date: _,
        entries,
    } = sheet;
    texts.text(name);
    retain(entries, |slot, entry| keeps_entry(slot, entry, texts));
}

fn keeps_pack(pack: &mut OwnPack, texts: &mut impl DraftTexts) -> bool {
    let OwnPack {
        id,
        name,
        text,
        edits,
        figures,
    } = pack;
    texts.text(name);
    texts.text(text);
    retain(edits, |place, text| {
        texts.text(text);
        texts.keeps(place)
    });
    for_ids(figures, texts);
    texts.keeps(id)
}

fn for_provider(provider: &mut Provider, texts: &mut impl DraftTexts) {
    let Provider {
        department: _,
        own_name,
        person,
        note,
    } = provider;
    texts.text(own_name);
    texts.person(person);
    texts.text(note);
}

fn for_checked(checked: &mut Checked, texts: &mut impl DraftTexts) {
    let Checked {
        edition,
        hash,
        verdicts,
    } = checked;
    texts.text(edition);
    texts.text(hash);
    for_ids(verdicts, texts);
}

fn for_ids(ids: &mut Ids, texts: &mut impl DraftTexts) {
    let kept = ids.as_slice().iter().filter(|id| texts.keeps(id));
    *ids = kept.cloned().collect();
}

fn keeps_entry(slot: &Slot, entry: &mut Entry, texts: &mut impl DraftTexts) -> bool {
    let is_kept = texts.keeps(slot.figure.0.as_str());
    match entry {
        Entry::Text(text) => {
            texts.figure(text);
            is_kept && !text.is_empty()
        }
        Entry::NotApplicable(reason) => {
            texts.text(reason);
            is_kept
        }
    }
}

/// Takes out what `keeps` does not keep, which may also change it.
fn retain<M, K, V>(map: &mut M, mut keeps: impl FnMut(&K, &mut V) -> bool)
where
    M: Default + FromIterator<(K, V)> + IntoIterator<Item = (K, V)>,
{
    let all = std::mem::take(map).into_iter();
    let kept = all.filter_map(|(key, mut value)| keeps(&key, &mut value).then_some((key, value)));
    *map = kept.collect();
}
