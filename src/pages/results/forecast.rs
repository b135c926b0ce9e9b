//! The coming years: what the school expects, in boxes on the spot; then one table of indicators and years, and a picture
//! where something changes.
//!
//! In: what follows from the draft. Out: the section; what is typed. It decides nothing.

use std::rc::Rc;

use check::forecast::{Course, Forecast, Year};
use check::{Finding, Outcome};
use numbers::calendar::Date;
use school::catalogue::{FigureDefinition, FigureForm, FigurePlace};
use school::draft::Entry;
use school::figures::{Part, Slot};
use school::profile::Stage;
use standard::{Bound, Standard};
use words::status_style::StatusStyle;
use words::{Words, forecast_words, labels, standing};
use yew::prelude::*;

use super::view::DerivedRef;
use super::year_fields::YearFields;
use crate::components::{Fold, TextField};
use crate::hooks::{Derived, use_dispatch};
use crate::state::Action;
use crate::state::edit::Edit;

/// Id of the heading, to which addresses lead.
pub(crate) const HEADING_ID: &str = "forecast";
/// Section of the catalogue with what a school expects.
const SECTION: &str = "outlook";
/// Without these there is no forecast; the other figures of the section may be left out.
const INTAKE: &str = "expected_intake";
const GRADE_PUPILS: &str = "grade_pupils";
/// Where the pupils of a grade are known without being typed.
const CLASS_SIZES: &str = "class_sizes";

/// What was evaluated.
#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct ForecastSectionProps {
    /// What follows from the draft.
    pub derived: DerivedRef,
    /// How often the draft was replaced as a whole.
    pub replaced: u32,
    /// An address leads here.
    pub begins_open: bool,
    /// Numbers can be typed.
    pub can_edit: bool,
}

/// The section.
#[component]
pub(super) fn ForecastSection(props: &ForecastSectionProps) -> Html {
    let derived = &props.derived;
    let has_begun = has_begun(derived);
    let body = match &derived.evaluation.forecast {
        Ok(forecast) => html! {
            <>
                <p>{ summary(forecast, derived) }</p>
                <Matrix derived={derived.clone()} />
                <Charts derived={derived.clone()} />
                <Fold summary={html! { { "这样假定" } }}>{ assumptions(forecast, derived) }</Fold>
            </>
        },
        Err(missing) if has_begun => {
            let words = derived.words();
            let lines = missing.iter().map(|one| {
                html! { <li>{ forecast_words::missing(one, &words) }</li> }
            });
            html! { <ul class="forecast-missing">{ for lines }</ul> }
        }
        Err(_) => html! {
            <p class="entry-hint">
                { "填今后三到五年的预计新生数，就看得到今后每年够不够：差距会不会自己消失，会不会出现新的差距。" }
            </p>
        },
    };
    let label = if has_begun {
        "改预计新生数、教师变动"
    } else {
        "填预计新生数"
    };
    html! {
        <section class={classes!("group", "forecast", (!has_begun).then_some("results-bare"))} aria-labelledby={HEADING_ID}>
            <h2 id={HEADING_ID} tabindex="-1">{ "趋势预测" }</h2>
            { body }
            if props.can_edit {
                <Fold
                    class="forecast-inputs"
                    summary={html! { { label } }}
                    begins_open={props.begins_open && derived.evaluation.forecast.is_err()}
                >
                    <Inputs key={props.replaced} derived={derived.clone()} />
                </Fold>
            }
        </section>
    }
}

/// The school has begun to say how many pupils it expects.
pub(super) fn has_begun(derived: &Derived) -> bool {
    let mut slots = derived.draft.entries.keys();
    slots.any(|slot| slot.figure == INTAKE.into())
}

/// Which gaps close and open, in one sentence.
fn summary(forecast: &Forecast, derived: &Derived) -> String {
    let words = derived.words();
    let standard = &derived.evaluation.main().standard;
    let (mut closing, mut opening) = (Vec::new(), Vec::new());
    for course in &forecast.courses {
        let name = name(course, standard, &words);
        let at = |idx: usize| forecast.years.get(idx).map(forecast_words::month);
        if let Some(year) = course.closes.and_then(at) {
            closing.push(format!("{name}（{year}）"));
        }
        if let Some(year) = course.opens.and_then(at) {
            opening.push(format!("{name}（{year}起）"));
        }
    }
    let mut sentences = Vec::new();
    if !closing.is_empty() {
        sentences.push(format!("差距会自己消失的：{}。", closing.join("、")));
    }
    if !opening.is_empty() {
        sentences.push(format!("以后会达不到的：{}。", opening.join("、")));
    }
    if sentences.is_empty() {
        sentences.push("今后几年达标和未达标的项不变，差多少见下表。".to_owned());
    }
    sentences.concat()
}

fn name(course: &Course, standard: &Standard, words: &Words) -> String {
    let indicator = standard.indicator(&course.indicator);
    let name = indicator.map_or(course.indicator.as_str(), |indicator| &indicator.short);
    words.part(course.part) + name
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct ForecastProps {
    derived: DerivedRef,
}

/// Indicators by years.
#[component]
fn Matrix(ForecastProps { derived }: &ForecastProps) -> Html {
    let Ok(forecast) = &derived.evaluation.forecast else {
        return Html::default();
    };
    let words = derived.words();
    let standard = &derived.evaluation.main().standard;
    let heads = forecast.years.iter().enumerate().map(|(idx, year)| {
        let now = if idx == 0 { "（现在）" } else { "" };
        html! { <th scope="col">{ forecast_words::month(year) + now }</th> }
    });
    let pupils = forecast.trends.iter().map(|trend| {
        let part = match trend.part {
            Part::Whole if forecast.trends.len() < 3 => return Html::default(),
            Part::Whole => "合计".to_owned(),
            part => words.part(part),
        };
        let cells = forecast.years.iter().map(|year| {
            html! { <td class="matrix-number">{ year.pupils(trend.part) }</td> }
        });
        html! {
            <tr>
                <th scope="row">{ format!("{part}学生数（{}）", forecast_words::trend(trend.trend)) }</th>
                { for cells }
            </tr>
        }
    });
    let rows = forecast.courses.iter().map(|course| {
        let found = |year: &Year| {
            let finding = year.report.finding(&course.indicator, course.part);
            finding
                .filter(|finding| finding.is_comparable())
                .map(|finding| cell(finding, &words))
        };
        let cells: Vec<Option<Html>> = forecast.years.iter().map(found).collect();
        if cells.iter().all(Option::is_none) {
            return Html::default();
        }
        let cells = cells
            .into_iter()
            .map(|cell| cell.unwrap_or_else(|| html! { <td class="results-none">{ "—" }</td> }));
        html! {
            <tr>
                <th scope="row">{ name(course, standard, &words) }</th>
                { for cells }
            </tr>
        }
    });
    html! {
        <div class="scroll" role="region" tabindex="0" aria-label="今后各年">
            <table class="plain matrix">
                <thead><tr><th scope="col">{ "指标" }</th>{ for heads }</tr></thead>
                <tbody>{ for pupils }{ for rows }</tbody>
            </table>
        </div>
    }
}

/// How an indicator stands in a year: 达标, or what is missing.
fn cell(finding: &Finding, words: &Words) -> Html {
    let style = StatusStyle::of_finding(finding);
    let text = match finding.outcome {
        Outcome::Met => words.state(finding),
        _ => standing::shortfall(finding, words).unwrap_or_else(|| words.state(finding)),
    };
    html! {
        <td class={classes!("matrix-state", style.class())}>
            <span class="status-icon" aria-hidden="true">{ style.icon() }</span>
            { " " }
            { text }
        </td>
    }
}

/// A picture and a sentence for each indicator in which something changes.
#[component]
fn Charts(ForecastProps { derived }: &ForecastProps) -> Html {
    let Ok(forecast) = &derived.evaluation.forecast else {
        return Html::default();
    };
    let words = derived.words();
    let standard = &derived.evaluation.main().standard;
    let changing = forecast.courses.iter().filter(|course| {
        course.closes.is_some() || course.opens.is_some() || course.reaches_floor.is_some()
    });
    let charts = changing.map(|course| {
        let (id, part) = (course.indicator.as_str(), course.part);
        let name = name(course, standard, &words);
        let sentence = forecast_words::sentence(forecast, id, part);
        html! {
            <figure class="chart" key={format!("{id}-{}", part.key())}>
                { chart(forecast, id, part, &name) }
                <figcaption><strong>{ name }</strong>{ format!("：{sentence}") }</figcaption>
            </figure>
        }
    });
    html! { <div class="charts">{ for charts }</div> }
}

/// Width of a year in the picture, and height of its longest bar.
const STEP: usize = 120;
const HEIGHT: u32 = 100;

/// Two bars a year: what is needed, and what there is. The table above says the same in numbers.
fn chart(forecast: &Forecast, id: &str, part: Part, name: &str) -> Html {
    let points = forecast_words::points(forecast, id, part);
    let bound = bound_word(forecast, id, part);
    let bar = |class: &'static str, x: usize, thousandths: u32| {
        let height = thousandths * HEIGHT / 1000;
        html! {
            <rect
                {class}
                x={x.to_string()}
                y={(HEIGHT - height + 10).to_string()}
                width="36"
                height={height.to_string()}
            />
        }
    };
    let years = points.iter().enumerate().map(|(idx, point)| {
        let left = idx * STEP + 20;
        html! {
            <>
                { bar("chart-need", left, point.need) }
                { bar("chart-have", left + 40, point.have) }
                <text class="chart-year" x={(left + 38).to_string()} y="130" text-anchor="middle">
                    { point.year.to_string() }
                </text>
            </>
        }
    });
    let told = format!("{name}：每年左边是{bound}的数，右边是现有的数");
    html! {
        <>
            <svg
                class="chart-picture"
                viewBox={format!("0 0 {} 140", points.len() * STEP)}
                role="img"
                aria-label={told}
            >
                { for years }
            </svg>
            <p class="chart-keys" aria-hidden="true">
                <span class="chart-key chart-key-need"></span>{ bound }
                <span class="chart-key chart-key-have"></span>{ "现有" }
            </p>
        </>
    }
}

/// What a bound is called: what the school needs, or what it may not exceed.
fn bound_word(forecast: &Forecast, id: &str, part: Part) -> &'static str {
    let findings = forecast
        .years
        .iter()
        .filter_map(|year| year.report.finding(id, part));
    let mut bounds = findings.filter_map(|finding| finding.bound.as_ref());
    if bounds.any(Bound::is_lower_bound) {
        "需要"
    } else {
        "上限"
    }
}

/// What the forecast rests on.
fn assumptions(forecast: &Forecast, derived: &Derived) -> Html {
    let words = derived.words();
    let assumed = &forecast.assumptions;
    let stages = assumed.stages.iter().map(|stage| {
        let transfers: i64 = stage.transfers.iter().sum();
        let moved = if stage.transfers.iter().all(|count| *count == 0) {
            "转入转出按0算".to_owned()
        } else {
            format!("净转入合计{transfers}人")
        };
        let intake = forecast_words::intake(forecast, stage, &words);
        html! { <li>{ format!("{intake}；{moved}。") }</li> }
    });
    let mut further =
        vec!["各年级逐年升级，用房、场地和设备按不变算，教师按填报的离岗和到岗人数增减。"];
    further.push(if assumed.moves_classes {
        forecast_words::CLASSES
    } else {
        "各年级的班额没有填全，或者与各年级学生数不一致，班额没有往后算。"
    });
    if assumed.is_short {
        further.push("预计新生数填得少，再往后的变化没有测算。");
    }
    if assumed.is_cut {
        further.push("各学段填的年数不一样，只算到最短的那一年。");
    }
    if assumed.keeps_senior {
        further.push("高中学生数按不变算。");
    }
    further.push("新生数是学校按学区摸底填的，不是预测的结论；每年9月按实际人数重算一次。");
    let further = further
        .into_iter()
        .map(|text| html! { <li>{ text.to_owned() }</li> });
    html! { <ul>{ for stages }{ for further }</ul> }
}

/// What the school expects, in boxes.
#[component]
fn Inputs(ForecastProps { derived }: &ForecastProps) -> Html {
    let profile = &derived.draft.profile;
    let years: Rc<Vec<String>> = Rc::new(coming_years(derived));
    let figures = derived.data().form.figures.iter();
    let mut needed = Vec::new();
    let mut further = Vec::new();
    for definition in figures.filter(|definition| definition.section == SECTION) {
        let slots: Vec<Slot> = definition.slots(profile).collect();
        if definition.place == FigurePlace::Grade {
            for stage in derived.school().stages() {
                if stage.is_compulsory() && asks_grades(derived, *stage) {
                    needed.push(grade_fields(derived, definition, *stage));
                }
            }
            continue;
        }
        if definition.form != FigureForm::Counts {
            continue;
        }
        let is_needed = definition.id == INTAKE.into();
        for slot in slots {
            let fields =
                html! { <ListFields derived={derived.clone()} {slot} years={years.clone()} /> };
            if is_needed {
                needed.push(fields);
            } else {
                further.push(fields);
            }
        }
    }
    html! {
        <>
            <div>{ for needed }</div>
            <Fold class="forecast-further" summary={html! { { "转入转出、教师离岗和到岗（可不填）" } }}>
                <div>{ for further }</div>
            </Fold>
        </>
    }
}

/// The coming years for which a number can be given, in words.
fn coming_years(derived: &Derived) -> Vec<String> {
    let most = u16::try_from(derived.data().settings.most_years).unwrap_or(0);
    let date = derived.draft.profile.data_date.map(Date::statistics_date);
    let coming = (1..=most).map(|later| match date {
        Some(date) => format!("{}年9月", date.year().saturating_add(later)),
        None => format!("第{later}年"),
    });
    coming.collect()
}

/// The pupils of each grade are not known from the classes.
fn asks_grades(derived: &Derived, stage: Stage) -> bool {
    let entries = &derived.draft.entries;
    let has =
        |figure: &str, grade: u8| entries.contains_key(&Slot::new(figure, Part::Grade(grade)));
    let mut grades = stage.grades();
    grades.any(|grade| has(GRADE_PUPILS, grade) || !has(CLASS_SIZES, grade))
}

/// The pupils of each grade of a stage today.
fn grade_fields(derived: &DerivedRef, definition: &FigureDefinition, stage: Stage) -> Html {
    let label = derived.words().part(Part::Stage(stage)) + &definition.name;
    let boxes = stage.grades().map(|grade| {
        let slot = Slot::new(definition.id, Part::Grade(grade));
        html! { <GradeField key={grade} derived={derived.clone()} {slot} /> }
    });
    html! {
        <fieldset class="year-fields">
            <legend>{ format!("{label}（现在）") }</legend>
            <div class="year-boxes">{ for boxes }</div>
        </fieldset>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct SlotProps {
    derived: DerivedRef,
    slot: Slot,
}

#[component]
fn GradeField(SlotProps { derived, slot }: &SlotProps) -> Html {
    let dispatch = use_dispatch();
    let slot = *slot;
    let onchange = dispatch.reform(move |text: String| edit(slot, text));
    let id = format!("forecast-{}-{}", slot.figure.0, slot.part.key());
    html! {
        <div class="year-field">
            <label for={id.clone()}>{ labels::part(slot.part) }</label>
            <TextField {id} class="year-input" inputmode="numeric" value={typed(derived, slot)} {onchange} />
        </div>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct ListFieldsProps {
    derived: DerivedRef,
    slot: Slot,
    years: Rc<Vec<String>>,
}

#[component]
fn ListFields(props: &ListFieldsProps) -> Html {
    let dispatch = use_dispatch();
    let (derived, slot) = (&props.derived, props.slot);
    let onchange = dispatch.reform(move |text: String| edit(slot, text));
    // A school of several stages has the pupils of its later ones already.
    let comes_from_below = slot.figure == INTAKE.into()
        && slot.part == Part::Stage(Stage::Junior)
        && derived.school().stages().contains(&Stage::Primary);
    html! {
        <YearFields
            id={format!("forecast-{}-{}", slot.figure.0, slot.part.key())}
            label={derived.words().slot(&slot)}
            years={(*props.years).clone()}
            text={typed(derived, slot)}
            placeholder={comes_from_below.then_some(AttrValue::Static("六年级升入"))}
            {onchange}
        />
    }
}

fn edit(slot: Slot, text: String) -> Action {
    let sheet = None;
    Action::Edit(Edit::Figure { sheet, slot, text })
}

/// What was typed for the figure.
fn typed(derived: &Derived, slot: Slot) -> String {
    match derived.draft.entries.get(&slot) {
        Some(Entry::Text(text)) => text.clone(),
        Some(Entry::NotApplicable(_)) | None => String::new(),
    }
}
