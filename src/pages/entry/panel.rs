//! How the school stands while its figures are being entered: a bar for each indicator of the first group, with what is
//! missing in words.
//!
//! In: the evaluations that follow from the draft. Out: the panel beside the form. While a what-if is open, what is shown in
//! colour is the school as it is; the what-if stands beside it without colour. It decides nothing.

use gloo::timers::callback::Timeout;
use web_sys::HtmlElement;
use yew::prelude::*;

use crate::components::{IndicatorBar, Status};
use crate::hooks::{App, use_app, use_dispatch};
use crate::state::Action;
use crate::state::edit::{Edit, ProfileEdit};
use crate::state::route::{Page, Route};
use check::{Finding, GroupVerdict, Outcome, Role, Verdict, WhyNot};
use data::Evaluation;
use school::School;
use school::draft::SheetKind;
use school::profile::SchoolKind;
use words::findings::Bar;
use words::status_style::StatusStyle;
use words::{Words, findings, labels, standing};

/// Pause in typing after which the verdict is read out, in milliseconds.
const PAUSE: u32 = 1_200;
/// Narrower windows show the panel as one line that can be opened, in pixels.
const WIDE: f64 = 1000.0;

/// How one part of the school stands.
#[derive(Debug, Clone, PartialEq)]
struct StageView {
    key: String,
    /// Name of the part, where there are several.
    name: String,
    /// Name of the group.
    group: String,
    style: StatusStyle,
    word: &'static str,
    /// How many of how many are reached.
    counts: String,
    /// The verdict as a whole sentence.
    sentence: String,
    bars: Vec<BarView>,
    /// Why the group does not apply.
    excluded: Option<String>,
    /// The verdict under the what-if that is open.
    assumed: Option<String>,
}

/// How one indicator stands.
#[derive(Debug, Clone, PartialEq)]
struct BarView {
    key: String,
    name: String,
    style: StatusStyle,
    /// What is missing, or how it stands.
    told: String,
    bar: Option<Bar>,
    /// The same under the what-if that is open, where it differs.
    assumed: Option<String>,
}

/// The panel.
#[component]
pub(super) fn Panel() -> Html {
    let app = use_app();
    let box_ref = use_node_ref();
    {
        let box_ref = box_ref.clone();
        use_effect_with((), move |()| {
            let width = gloo::utils::window().inner_width().ok();
            let is_wide = width
                .and_then(|width| width.as_f64())
                .is_some_and(|width| width >= WIDE);
            if let Some(panel) = box_ref.cast::<HtmlElement>().filter(|_| is_wide) {
                panel.set_attribute("open", "").ok();
            }
        });
    }
    let stages = stages(&app);
    let title = title(&app);
    let sentences = stages.iter().map(|stage| {
        format!(
            "{}{}",
            stage.sentence,
            stage.assumed.as_deref().unwrap_or_default()
        )
    });
    let sentences: Vec<String> = sentences.collect();
    let of_stages = stages.iter().map(|stage| {
        html! { <Stage key={stage.key.clone()} stage={stage.clone()} /> }
    });
    let happened = happened(&app).into_iter().map(|sentence| {
        html! {
            <p class="panel-state">
                <Status style={StatusStyle::of_group(&Verdict::Fails)} word="不能通过" />
                { " " }
                { sentence }
            </p>
        }
    });
    let pills = stages.iter().map(|stage| {
        html! { <Status key={stage.key.clone()} style={stage.style} word={format!("{}{}", stage.name, stage.word)} /> }
    });
    html! {
        <aside class="panel" aria-labelledby="panel-heading">
            <details class="panel-box" ref={box_ref}>
                <summary>
                    <h2 id="panel-heading">{ title }</h2>
                    <span class="panel-pills">{ for pills }</span>
                </summary>
                <div class="panel-happened" role="status">{ for happened }</div>
                <div id="verdict">{ for of_stages }</div>
                <p class="panel-more"><a href={Route::from(Page::Results).address()}>{ "看每一项的结果" }</a></p>
            </details>
            <Spoken text={sentences.join("")} />
        </aside>
    }
}

/// What happened of that of which nothing may have, in a sentence for each such group.
fn happened(app: &App) -> Vec<String> {
    let evaluation = shown(app);
    let main = evaluation.main();
    let words = app.derived.words();
    let verdicts = main.report.verdicts.iter().filter(|verdict| {
        let group = main.standard.group(&verdict.group);
        group.is_some_and(|group| group.events) && verdict.verdict == Verdict::Fails
    });
    verdicts
        .map(|verdict| standing::sentence(verdict, &main.report, &main.standard, &words))
        .collect()
}

/// Whose figures the coloured bars are of.
fn title(app: &App) -> String {
    let sheet = app
        .state
        .sheet
        .and_then(|idx| app.state.draft.sheets.get(idx));
    match sheet.map(|sheet| sheet.kind) {
        None => "现在的结果".to_owned(),
        Some(SheetKind::Variant) => "本校现在的结果".to_owned(),
        Some(kind) => format!("{}的结果", labels::sheet(kind)),
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct StageProps {
    stage: StageView,
}

#[component]
fn Stage(StageProps { stage }: &StageProps) -> Html {
    let bars = stage
        .bars
        .iter()
        .map(|bar| html! { <BarLine key={bar.key.clone()} bar={bar.clone()} /> });
    html! {
        <section class="panel-stage" aria-label={format!("{}{}", stage.name, stage.group)}>
            <p class="panel-state">
                <Status style={stage.style} word={format!("{}{}", stage.name, stage.word)} />
                { " " }
                <span class="panel-counts">{ stage.counts.clone() }</span>
            </p>
            if let Some(assumed) = stage.assumed.clone() {
                <p class="panel-assumed">{ assumed }</p>
            }
            if let Some(excluded) = stage.excluded.clone() {
                <p class="panel-excluded">{ excluded }</p>
            }
            <ul class="panel-bars">{ for bars }</ul>
        </section>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct BarLineProps {
    bar: BarView,
}

/// A name, a bar, and what is missing.
#[component]
fn BarLine(BarLineProps { bar }: &BarLineProps) -> Html {
    html! {
        <li class="panel-line">
            <span class="panel-name">{ bar.name.clone() }</span>
            <span class={classes!("panel-told", bar.style.class())}>
                <span aria-hidden="true">{ bar.style.icon() }{ " " }</span>
                { bar.told.clone() }
            </span>
            if let Some(lengths) = bar.bar {
                <IndicatorBar bar={lengths} style={bar.style} />
            }
            if let Some(assumed) = bar.assumed.clone() {
                <span class="panel-assumed">{ assumed }</span>
            }
        </li>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct SpokenProps {
    text: String,
}

/// The verdict for whoever only hears it: it waits for a pause in typing.
#[component]
fn Spoken(SpokenProps { text }: &SpokenProps) -> Html {
    let spoken = use_state_eq(String::new);
    {
        let spoken = spoken.clone();
        use_effect_with(text.clone(), move |text| {
            let text = text.clone();
            let timer = Timeout::new(PAUSE, move || spoken.set(text));
            move || drop(timer)
        });
    }
    html! {
        <p class="visually-hidden" id="verdict-spoken" role="status">{ (*spoken).clone() }</p>
    }
}

/// What the pack tells the school beside the verdict, with the way to become a 教学点 where that is what it speaks of.
#[component]
pub(super) fn Notices() -> Html {
    let app = use_app();
    let dispatch = use_dispatch();
    let evaluation = shown(&app);
    let told: Vec<String> = first_group(evaluation)
        .flat_map(|verdict| match &verdict.verdict {
            Verdict::Excluded { reason, .. } => {
                vec![format!("{}。", reason.trim_end_matches('。'))]
            }
            _ => verdict.notices.clone(),
        })
        .collect();
    if told.is_empty() {
        return html! { <div role="status" /> };
    }
    let can_turn = app.state.sheet.is_none() && would_be_left_out(&evaluation.school);
    let turn = dispatch.reform(|_: MouseEvent| {
        let kind = Some(SchoolKind::TeachingPoint);
        Action::Edit(Edit::Profile(ProfileEdit::Kind(kind)))
    });
    html! {
        <div class="message entry-notice" role="status">
            { for told.into_iter().map(|text| html! { <p>{ text }</p> }) }
            if can_turn {
                <button type="button" class="button" onclick={turn}>{ "改为教学点" }</button>
            }
        </div>
    }
}

/// True for a 小学 to which the group would not apply as a 教学点 with the same figures.
fn would_be_left_out(school: &School) -> bool {
    if school.profile.kind != Some(SchoolKind::Primary) {
        return false;
    }
    let mut school = school.clone();
    school.profile.kind = Some(SchoolKind::TeachingPoint);
    let standard = data::standard();
    let report = check::check(&school, standard, data::catalogue());
    let first = standard.groups.first().map(|group| group.id);
    let mut verdicts = report.verdicts.iter();
    verdicts.any(|verdict| {
        Some(verdict.group) == first && matches!(verdict.verdict, Verdict::Excluded { .. })
    })
}

/// What the coloured bars are made of.
fn shown(app: &App) -> &Evaluation<'static> {
    let derived = &app.derived;
    match &derived.sheet {
        Some(sheet) if derived.real().is_none() => sheet,
        _ => &derived.evaluation,
    }
}

fn first_group<'a>(evaluation: &'a Evaluation<'_>) -> impl Iterator<Item = &'a GroupVerdict> {
    let main = evaluation.main();
    let first = main.standard.groups.first().map(|group| group.id);
    let verdicts = main.report.verdicts.iter();
    verdicts.filter(move |verdict| Some(verdict.group) == first)
}

fn stages(app: &App) -> Vec<StageView> {
    let evaluation = shown(app);
    let assumed = app.derived.real().and(app.derived.sheet.as_ref());
    let words = evaluation.words();
    first_group(evaluation)
        .map(|verdict| stage(evaluation, verdict, assumed, &words))
        .collect()
}

fn stage(
    evaluation: &Evaluation,
    verdict: &GroupVerdict,
    assumed: Option<&Evaluation>,
    words: &Words,
) -> StageView {
    let main = evaluation.main();
    let other = assumed
        .and_then(|assumed| first_group(assumed).find(|other| other.part() == verdict.part()));
    let group = main.standard.group(&verdict.group);
    let excluded = match &verdict.verdict {
        Verdict::Excluded { reason, .. } => Some(format!("{}。", reason.trim_end_matches('。'))),
        _ => None,
    };
    let bars = main.report.findings_of(verdict);
    let bars = bars.filter(|finding| finding.role == Role::Judged);
    let bars = bars.filter_map(|finding| bar(evaluation, finding, assumed, words));
    StageView {
        key: verdict.part().key(),
        name: words.part(verdict.part()),
        group: group.map_or(String::new(), |group| group.name.clone()),
        style: StatusStyle::of_group(&verdict.verdict),
        word: labels::verdict(verdict),
        counts: if excluded.is_some() {
            String::new()
        } else {
            counts(verdict)
        },
        sentence: findings::verdict(verdict, &main.standard, words),
        bars: if excluded.is_some() {
            Vec::new()
        } else {
            bars.collect()
        },
        excluded,
        assumed: other
            .map(|other| format!("假设后：{}，{}", counts(other), labels::verdict(other))),
    }
}

/// Such as 7 项达标 5 项，1 项未填.
fn counts(verdict: &GroupVerdict) -> String {
    let mut text = format!("{} 项达标 {} 项", verdict.total(), verdict.met);
    if verdict.open > 0 {
        text.push_str(&format!("，{} 项未定", verdict.open));
    }
    text
}

fn bar(
    evaluation: &Evaluation,
    finding: &Finding,
    assumed: Option<&Evaluation>,
    words: &Words,
) -> Option<BarView> {
    let standard = &evaluation.main().standard;
    let row = findings::row(finding, standard, words)?;
    let told = told(finding);
    let other = assumed.and_then(|assumed| {
        let other = assumed.report().finding(&finding.indicator, finding.part)?;
        let is_same = (other.value, other.gap) == (finding.value, finding.gap)
            && labels::state(other) == labels::state(finding);
        (!is_same).then(|| {
            let value =
                findings::row(other, standard, words).map_or(String::new(), |row| row.value);
            format!("假设后 {value}，{}", self::told(other))
        })
    });
    Some(BarView {
        key: row.id,
        name: row.short,
        style: StatusStyle::of_finding(finding),
        told,
        bar: row.bar,
        assumed: other,
    })
}

/// What is missing, or how it stands where nothing is.
fn told(finding: &Finding) -> String {
    if let Some(gap) = finding.gap {
        return format!("缺{}", findings::gap_in_table(gap));
    }
    match &finding.outcome {
        Outcome::NotComparable(WhyNot::Missing(_)) => "未填".to_owned(),
        Outcome::NotComparable(WhyNot::Unreadable(_) | WhyNot::Impossible(_)) => {
            "填写有误".to_owned()
        }
        Outcome::Met if finding.is_near => "达标（临界）".to_owned(),
        _ => labels::state(finding).to_owned(),
    }
}
