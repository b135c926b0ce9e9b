//! ① 学校信息: what the page is for, and who the school is.
//!
//! In: the state. Out: the beginning of a self-check, and what is said of the school. It decides nothing.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::HEADING;
use crate::browser::focus;
use crate::components::{ActionLink, FIRST_KIND, KindChoice, OPEN_ANYWHERE, RadioGroup, TextField};
use crate::hooks::{App, use_app, use_dispatch};
use crate::opening;
use crate::state::Action;
use crate::state::edit::{Edit, ProfileEdit, built_year};
use crate::state::route::{Page, Route};
use check::{Finding, Outcome, Unstated, WhyNot};
use numbers::calendar::Date;
use school::draft::{Draft, Extent};
use school::profile::{Ownership, SchoolKind, Zone};
use standard::index::PackEntry;
use words::demands::demands;
use words::labels;

/// The page.
#[component]
pub(crate) fn SchoolPage() -> Html {
    let app = use_app();
    let state = &app.state;
    // Whoever began to type here keeps what stands above it until another school is opened.
    let is_beginning = {
        let (is_blank, is_viewing) = (state.is_blank(), state.viewing.is_some());
        use_memo(state.school, move |_| is_blank && !is_viewing)
    };
    html! {
        <div class="school-page">
            if *is_beginning {
                <Beginning />
            } else {
                <h1 id={HEADING} tabindex="-1">{ "学校信息" }</h1>
                <Resume />
            }
            <ProfileForm key={format!("{}-{}", state.school, state.replaced)} />
            <FurtherStandards />
            if !*is_beginning {
                <Demands />
            }
            if state.draft.profile.kind.is_some() {
                <p class="next">
                    <a class={classes!("button", (!app.has_begun()).then_some("button-strong"))} href={Route::from(Page::Entry).address()}>
                        { "下一步：填报" }
                    </a>
                </p>
            }
        </div>
    }
}

impl App {
    /// Some figure of the school was entered, so that the page offers to go on with it.
    fn has_begun(&self) -> bool {
        self.state.has_figures() && self.state.draft.profile.kind.is_some()
    }
}

/// Two ways to begin, and what can be opened instead.
#[component]
fn Beginning() -> Html {
    let dispatch = use_dispatch();
    let is_choosing = use_state(|| false);
    {
        // The keyboard goes on to the next question.
        use_effect_with(*is_choosing, |is_choosing| {
            if *is_choosing {
                focus::by_id(FIRST_KIND);
            }
        });
    }
    let begin = {
        let is_choosing = is_choosing.clone();
        Callback::from(move |_: MouseEvent| is_choosing.set(true))
    };
    let sample = Callback::from(move |_: MouseEvent| opening::open_sample(&dispatch));
    let standard = data::standard();
    let count = data::main_pack().core.len();
    html! {
        <section class="beginning" aria-labelledby={HEADING}>
            <h1 id={HEADING} tabindex="-1">{ "对照标准看清差距，把整改方案写出来" }</h1>
            <p class="lead">
                { format!(
                    "填一次学校的数，就按《{}》（{}）逐项算出差多少，再写成可以接着改的整改提升方案。填的内容只留在这台电脑上。",
                    standard.title, standard.number,
                ) }
            </p>
            <div class="beginning-choices">
                <button type="button" id="begin" class="beginning-choice beginning-choice-strong" aria-expanded={(*is_choosing).to_string()} onclick={begin}>
                    <strong>{ "两分钟自查" }</strong>
                    <span>{ format!("选办学类型，填 {count} 个数，马上看到结果") }</span>
                </button>
                <button type="button" id="sample" class="beginning-choice" onclick={sample}>
                    <strong>{ "看样例结果" }</strong>
                    <span>{ "一所虚构的小学，看看结果和方案是什么样" }</span>
                </button>
            </div>
            if *is_choosing {
                <KindChoice />
            }
            <Openings />
            <Demands />
        </section>
    }
}

/// Where someone who has begun goes on.
#[component]
fn Resume() -> Html {
    let app = use_app();
    let state = &app.state;
    if !app.has_begun() {
        return html! { <Openings /> };
    }
    let this_year = state
        .today
        .map(|today| format!("{}年", today.year()))
        .unwrap_or_default();
    let kept = &state.last_kept;
    let kept = kept.strip_prefix(this_year.as_str()).unwrap_or(kept);
    let form = &app.derived.form;
    let mut told = format!("已填 {} / {}", form.filled(), form.asked());
    if !kept.is_empty() {
        told.push_str(" · 上次 ");
        told.push_str(kept);
    }
    let is_full = form.filled() >= form.asked();
    let (label, page) = if is_full {
        ("看结果", Page::Results)
    } else {
        ("接着填", Page::Entry)
    };
    html! {
        <section class="resume" aria-label="接着做">
            <p>{ told }</p>
            <p><a class="button button-strong" href={Route::from(page).address()}>{ label }</a></p>
            <Openings />
        </section>
    }
}

/// What can be opened or taken over.
#[component]
fn Openings() -> Html {
    let open = Callback::from(|()| focus::press(OPEN_ANYWHERE));
    html! {
        <p class="openings">
            <ActionLink class={classes!("button", "button-quiet")} onclick={open}>{ "打开文件" }</ActionLink>
            <a href={Route::from(Page::Exchange).address()}>{ "从已有的表导入" }</a>
            <a href={Route::from(Page::History).address()}>{ "其他学校、历史版本" }</a>
            <a href={Route::from(Page::Storage).address()}>{ "数据存在哪里" }</a>
        </p>
    }
}

/// What the main standard asks, one press away.
#[component]
fn Demands() -> Html {
    let standard = data::standard();
    let lines = demands(standard).into_iter();
    let lines = lines.map(|line| html! { <li>{ line }</li> });
    let standards = Route::from(Page::Standards).address();
    html! {
        <details class="demands">
            <summary>{ format!("{}要求什么（给校长的五句话）", standard.number) }</summary>
            <ol>{ for lines }</ol>
            <p class="entry-hint">
                { "每一项的出处和把握程度见" }<a href={standards}>{ "标准库" }</a>{ "；以县级及以上教育督导部门的解释为准。" }
            </p>
        </details>
    }
}

/// Which facts of the profile something asks for now; the others wait under one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Needed {
    boarding: bool,
    built_year: bool,
    county: bool,
}

impl Needed {
    fn of(app: &App) -> Self {
        let draft = &app.state.draft;
        let findings = app.derived.evaluation.packs.iter();
        let mut findings = findings.flat_map(|pack| &pack.report.findings);
        let mut is_missing = |what: Unstated| {
            let is = |finding: &Finding| matches!(&finding.outcome, Outcome::NotComparable(WhyNot::Unstated(missing)) if *missing == what);
            findings.any(is)
        };
        Self {
            boarding: draft.profile.boarding.is_some()
                || draft.extent == Extent::Full
                || is_missing(Unstated::Boarding),
            built_year: !built_year(draft).is_empty()
                || !draft.claims.is_empty()
                || is_missing(Unstated::BuiltYear),
            county: !draft.profile.county.is_empty()
                || !draft.profile.bureau.is_empty()
                || draft.choices.plan_date.is_some(),
        }
    }
}

/// Who the school is.
#[component]
fn ProfileForm() -> Html {
    let app = use_app();
    let draft = app.state.draft.clone();
    // Nothing moves away under the hand of whoever types: what is asked for is decided when the form opens, or another
    // edition or standard is chosen.
    let needed = {
        let app = app.clone();
        let chosen = (draft.extent, draft.packs.clone());
        use_memo(chosen, move |_| Needed::of(&app))
    };
    let boarding = html! { <Boarding chosen={draft.profile.boarding} /> };
    let year = html! { <BuiltYear text={built_year(&draft)} is_read={draft.profile.built_year.is_some()} /> };
    let county = html! { <County county={draft.profile.county.clone()} bureau={draft.profile.bureau.clone()} /> };
    let parts = [
        (needed.boarding, "寄宿制", boarding),
        (needed.built_year, "建成年份", year),
        (needed.county, "县和教育局名称", county),
    ];
    let asked = parts
        .iter()
        .filter(|part| part.0)
        .map(|part| part.2.clone());
    let waiting: Vec<&(bool, &str, Html)> = parts.iter().filter(|part| !part.0).collect();
    let names: Vec<&str> = waiting.iter().map(|part| part.1).collect();
    html! {
        <section class="profile" aria-labelledby="profile-heading">
            <h2 id="profile-heading">{ "学校情况" }</h2>
            <Line
                id="name"
                label="学校名称"
                hint="写全称，方案里照此写。"
                value={draft.profile.name.clone()}
                edit={Callback::from(ProfileEdit::Name)}
            />
            <Kind chosen={draft.profile.kind} />
            <ZoneChoice chosen={draft.profile.zone} />
            <OwnershipChoice chosen={draft.profile.ownership} />
            <DataDate date={draft.profile.data_date} />
            { for asked }
            if !waiting.is_empty() {
                <details class="profile-more">
                    <summary>{ format!("用到时再填：{}", names.join("、")) }</summary>
                    { for waiting.iter().map(|part| part.2.clone()) }
                </details>
            }
        </section>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct LineProps {
    id: &'static str,
    label: &'static str,
    #[prop_or_default]
    hint: &'static str,
    value: String,
    /// Makes the change of what is typed.
    edit: Callback<String, ProfileEdit>,
}

/// A line of text.
#[component]
fn Line(props: &LineProps) -> Html {
    let dispatch = use_dispatch();
    let edit = props.edit.clone();
    let onchange =
        dispatch.reform(move |text: String| Action::Edit(Edit::Profile(edit.emit(text))));
    let hint = (!props.hint.is_empty()).then(|| format!("{}-hint", props.id));
    html! {
        <div class="entry">
            <label for={props.id}>{ props.label }</label>
            if let Some(id) = hint.clone() {
                <p class="entry-hint" {id}>{ props.hint }</p>
            }
            <TextField
                id={props.id}
                class="input-wide"
                value={props.value.clone()}
                describedby={hint.map(AttrValue::from)}
                {onchange}
            />
        </div>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct ChoiceProps<T: PartialEq> {
    chosen: Option<T>,
}

/// A choice among the variants of a type.
fn choice<T: Copy + PartialEq + 'static, const N: usize>(
    (name, label): (&'static str, &'static str),
    all: [T; N],
    words: fn(T) -> &'static str,
    chosen: Option<T>,
    edit: Callback<Option<T>>,
) -> Html {
    let options: Vec<AttrValue> = all.iter().map(|variant| words(*variant).into()).collect();
    let place = all.iter().position(|variant| chosen == Some(*variant));
    let onchoose = edit.reform(move |idx: usize| all.get(idx).copied());
    html! { <RadioGroup {name} {label} {options} chosen={place} {onchoose} /> }
}

#[component]
fn Kind(ChoiceProps { chosen }: &ChoiceProps<SchoolKind>) -> Html {
    let dispatch = use_dispatch();
    let edit = dispatch.reform(|kind| Action::Edit(Edit::Profile(ProfileEdit::Kind(kind))));
    choice(
        ("kind", "办学类型"),
        SchoolKind::ALL,
        labels::kind,
        *chosen,
        edit,
    )
}

#[component]
fn ZoneChoice(ChoiceProps { chosen }: &ChoiceProps<Zone>) -> Html {
    let dispatch = use_dispatch();
    let edit = dispatch.reform(|zone| Action::Edit(Edit::Profile(ProfileEdit::Zone(zone))));
    choice(("zone", "城乡类型"), Zone::ALL, labels::zone, *chosen, edit)
}

#[component]
fn OwnershipChoice(ChoiceProps { chosen }: &ChoiceProps<Ownership>) -> Html {
    let dispatch = use_dispatch();
    let edit = dispatch.reform(|owner| Action::Edit(Edit::Profile(ProfileEdit::Ownership(owner))));
    choice(
        ("ownership", "举办者"),
        Ownership::ALL,
        labels::ownership,
        *chosen,
        edit,
    )
}

#[component]
fn Boarding(ChoiceProps { chosen }: &ChoiceProps<bool>) -> Html {
    let dispatch = use_dispatch();
    let edit = dispatch.reform(|is| Action::Edit(Edit::Profile(ProfileEdit::Boarding(is))));
    let words = |is_boarding: bool| if is_boarding { "是" } else { "否" };
    choice(("boarding", "寄宿制"), [true, false], words, *chosen, edit)
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct DataDateProps {
    date: Option<Date>,
}

/// 数据时点.
#[component]
fn DataDate(DataDateProps { date }: &DataDateProps) -> Html {
    let dispatch = use_dispatch();
    let onchange = dispatch.reform(|event: Event| {
        let text = crate::hooks::composition::text_of(&event);
        Action::Edit(Edit::Profile(ProfileEdit::DataDate(Date::parse(&text))))
    });
    let value = date.map(|date| date.to_string()).unwrap_or_default();
    html! {
        <div class="entry">
            <label for="data-date">{ "数据时点" }</label>
            <p class="entry-hint" id="data-date-hint">{ "一般是教育事业统计的9月1日。" }</p>
            <input
                id="data-date"
                class="input input-date"
                type="date"
                min="1900-01-01"
                max="2199-12-31"
                aria-describedby="data-date-hint"
                {value}
                {onchange}
            />
        </div>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct BuiltYearProps {
    text: String,
    /// What is typed is a year.
    is_read: bool,
}

/// 建成年份.
#[component]
fn BuiltYear(BuiltYearProps { text, is_read }: &BuiltYearProps) -> Html {
    let dispatch = use_dispatch();
    let onchange =
        dispatch.reform(|text| Action::Edit(Edit::Profile(ProfileEdit::BuiltYear(text))));
    let is_invalid = !text.trim().is_empty() && !is_read;
    html! {
        <div class="entry">
            <label for="built-year">{ "建成年份（可不填）" }</label>
            <TextField
                id="built-year"
                class="input-short"
                inputmode="numeric"
                placeholder="如 2015"
                value={text.clone()}
                describedby="built-year-problem"
                {is_invalid}
                {onchange}
            />
            <p class="field-problem" id="built-year-problem" role="status">
                if is_invalid {
                    { "年份写四位数字，如 2015；现在当作没有填。" }
                }
            </p>
        </div>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct CountyProps {
    county: String,
    bureau: String,
}

/// The county and its bureau, as papers name them.
#[component]
fn County(CountyProps { county, bureau }: &CountyProps) -> Html {
    html! {
        <>
            <Line
                id="county"
                label="县（市、区）"
                value={county.clone()}
                edit={Callback::from(ProfileEdit::County)}
            />
            <Line
                id="bureau"
                label="教育局名称"
                hint="按它自己的写法，如“示例县教育和体育局”。"
                value={bureau.clone()}
                edit={Callback::from(ProfileEdit::Bureau)}
            />
        </>
    }
}

/// A pack that can be looked at beside the main one.
#[derive(Debug, Clone, PartialEq)]
struct PackOffer {
    id: String,
    name: String,
    is_chosen: bool,
}

/// Which packs there are beside the main one: those of the whole country first, then by province, then the user's.
fn offers(draft: &Draft) -> Vec<PackOffer> {
    let main = data::main_pack().id;
    let mut further: Vec<&PackEntry> = data::index()
        .iter()
        .filter(|pack| pack.id != main)
        .collect();
    further.sort_by_key(|pack| !pack.region.is_empty());
    let built_in = further.into_iter().map(|pack| PackOffer {
        id: pack.id.to_string(),
        name: labels::region_lead(&pack.region)
            + &labels::title_with_number(&pack.short, &pack.number),
        is_chosen: draft.packs.contains(&pack.id),
    });
    let written = draft.user_packs.iter().map(|pack| PackOffer {
        id: pack.id.clone(),
        name: format!("自己的标准：{}", pack.name),
        is_chosen: draft.packs.contains(&pack.id),
    });
    built_in.chain(written).collect()
}

/// Which standards the school is looked at by, beside the main one.
#[component]
fn FurtherStandards() -> Html {
    let app = use_app();
    let draft: Rc<Draft> = app.state.draft.clone();
    let offers = offers(&draft);
    let chosen = offers.iter().filter(|offer| offer.is_chosen).count();
    let count = if chosen == 0 {
        String::new()
    } else {
        format!("（已选 {chosen} 个）")
    };
    let standards = Route::from(Page::Standards).address();
    html! {
        <details class="packs">
            <summary>{ format!("还要对照别的标准{count}") }</summary>
            <p class="entry-hint">
                { "优质均衡标准始终对照。勾选后，完整版的“填报”和“结果”里会多出相应的内容；没有列出的省，请在" }
                <a href={standards}>{ "标准库" }</a>
                { "里照县里的文件写自己的标准。" }
            </p>
            { for offers.iter().map(|offer| html! { <PackTick key={offer.id.clone()} offer={offer.clone()} /> }) }
        </details>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct PackTickProps {
    offer: PackOffer,
}

#[component]
fn PackTick(PackTickProps { offer }: &PackTickProps) -> Html {
    let dispatch = use_dispatch();
    let (id, is_chosen) = (offer.id.clone(), !offer.is_chosen);
    let onchange = dispatch.reform(move |_: Event| {
        let id = id.clone();
        Action::Edit(Edit::Pack { id, is_chosen })
    });
    html! {
        <label class="tick">
            <input type="checkbox" value={offer.id.clone()} checked={offer.is_chosen} {onchange} />
            <span>{ offer.name.clone() }</span>
        </label>
    }
}
