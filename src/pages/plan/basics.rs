//! Who makes the plan, when, and on which grounds; and the list of the problems that come next.
//!
//! In: the plan. Out: which kind of plan it is, county and bureau, days, the document that asks for it, names of people, and
//! what the report and the requests need.

use yew::prelude::*;

use super::fields::{AnswerField, DateField, HeldField, answer_id, put};
use super::papers::use_papers;
use super::plan_view::{OfPlanProps, PlanItem, use_plan_view};
use super::school_problem::{ADD, next_route};
use super::{to_papers, to_progress};
use crate::app::HEADING;
use crate::hooks::use_dispatch;
use crate::state::Action;
use crate::state::edit::{Edit, PlanEdit, ProfileEdit};
use numbers::calendar::Date;
use plan::PlanProblem;
use school::answers::{AnswerKey, ReportList, Setting};

/// How many lines there are for what the school did to check itself, and for what it has done.
const LINES: [(ReportList, &str, &str, u32); 2] = [
    (
        ReportList::Work,
        "自查工作开展情况",
        "开过哪些会、核对过哪些账表，一行一件，写日期。空着的不写进自查报告。",
        3,
    ),
    (
        ReportList::Done,
        "已经完成的工作",
        "一行一件，要有数或日期，没有数的不写进自查报告的“主要做法”。",
        5,
    ),
];

/// The screen.
#[component]
pub(super) fn BasicsScreen() -> Html {
    let view = use_plan_view();
    let first = view.items().first().map(PlanItem::address);
    let (href, label) = match first {
        Some(href) => (href, "下一步：逐个问题定措施"),
        None => (to_papers(), "下一步：预览与下载"),
    };
    html! {
        <>
            <h1 id={HEADING} tabindex="-1">{ "基本信息" }</h1>
            <p class="lead">
                { "不知道的可以空着：文件里不写这一处，列在“待确认”里。" }
            </p>
            <GenreChoice view={view.clone()} />
            <CountyAndDays view={view.clone()} />
            <People view={view.clone()} />
            <Answers view={view.clone()} />
            <ProblemList view={view.clone()} />
            <nav class="pager buttons" aria-label="下一步">
                <a class="button" href={to_progress()}>{ "任务进展和佐证材料" }</a>
                <a class="button button-strong" {href}>{ label }</a>
            </nav>
        </>
    }
}

/// Which document the bureau asked for; nothing where there is no choice.
#[component]
fn GenreChoice(OfPlanProps { view }: &OfPlanProps) -> Html {
    let dispatch = use_dispatch();
    let basis = view.basis();
    let papers = data::papers();
    let genres = documents::genres(&basis, view.plan(), papers);
    let usual = documents::usual_genre(&basis, view.plan());
    if genres.len() < 2 {
        return Html::default();
    }
    let key = AnswerKey::from(Setting::Genre);
    let typed = view.answers().get(key);
    let is_offered = genres.iter().any(|genre| genre.id == typed);
    let chosen = if is_offered { Some(typed) } else { usual };
    let radios = genres.iter().map(|genre| {
        let is_usual = usual == Some(genre.id.as_str());
        // The usual one is whatever the findings call for, also when they change.
        let answer = if is_usual {
            String::new()
        } else {
            genre.id.clone()
        };
        let onchange =
            dispatch.reform(move |_: Event| put(vec![(key.to_string(), answer.clone())]));
        let pages = documents::plan_pages(view.plan(), papers, &genre.id);
        let pages = match pages {
            Some((0, most)) => format!("不超过{most}页。"),
            Some((body, _)) => format!("正文不超过{body}页。"),
            None => String::new(),
        };
        html! {
            <label class="radio genre" key={genre.id.clone()}>
                <input
                    type="radio"
                    name="genre"
                    value={genre.id.clone()}
                    checked={chosen == Some(genre.id.as_str())}
                    {onchange}
                />
                <span>
                    <strong>{ genre.name.clone() }</strong>
                    if is_usual {
                        { " " }
                        <span class="tag tag-suggested">{ "通常用这一种" }</span>
                    }
                    <span class="genre-about">{ format!("{}{pages}", genre.about) }</span>
                </span>
            </label>
        }
    });
    html! {
        <fieldset class="common genres" id={answer_id(key)} tabindex="-1">
            <legend><h2>{ "要写哪一种方案" }</h2></legend>
            <p class="entry-hint">{ "看县教育局的通知要的是哪一种；数和措施是同一套，随时可以换。" }</p>
            <div class="radio-options">{ for radios }</div>
        </fieldset>
    }
}

/// To whom the plan goes, its days, and the document that asks for it.
#[component]
fn CountyAndDays(OfPlanProps { view }: &OfPlanProps) -> Html {
    let dispatch = use_dispatch();
    let choices = view.choices();
    let shown = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
    let day = |edit: fn(Option<Date>) -> PlanEdit| {
        dispatch.reform(move |text: String| Action::Edit(Edit::Plan(edit(Date::parse(&text)))))
    };
    let basis = dispatch.reform(|text: String| Action::Edit(Edit::Plan(PlanEdit::Basis(text))));
    let profile = &view.derived().draft.profile;
    let of_school = |edit: fn(String) -> ProfileEdit| {
        dispatch.reform(move |text: String| Action::Edit(Edit::Profile(edit(text))))
    };
    // Whoever comes from the two minutes of a self-check has not been asked for it. It does not go away while it is typed.
    let asks_for_name = {
        let is_unnamed = profile.name.trim().is_empty();
        use_memo((), move |()| is_unnamed)
    };
    html! {
        <section class="common" aria-labelledby="days-heading">
            <h2 id="days-heading">{ "报给谁、什么时候" }</h2>
            if *asks_for_name {
                <HeldField
                    id="name"
                    label="学校名称"
                    hint="写全称，方案里照此写。"
                    value={profile.name.clone()}
                    onchange={of_school(ProfileEdit::Name)}
                    is_wide=true
                />
            }
            <div class="entries">
                <HeldField
                    id="county"
                    label="县（市、区）"
                    hint="如“示例县”。"
                    value={profile.county.clone()}
                    onchange={of_school(ProfileEdit::County)}
                />
                <HeldField
                    id="bureau"
                    label="教育局名称"
                    hint="按它自己的写法，如“示例县教育和体育局”。"
                    value={profile.bureau.clone()}
                    onchange={of_school(ProfileEdit::Bureau)}
                />
                <DateField
                    id="plan-date"
                    label="方案日期"
                    hint="写在方案末尾的日期。"
                    value={shown(choices.plan_date)}
                    onchange={day(PlanEdit::PlanDate)}
                />
                <DateField
                    id="target-date"
                    label="目标日期"
                    hint="全部完成整改的日期。"
                    value={shown(choices.target_date)}
                    onchange={day(PlanEdit::TargetDate)}
                />
            </div>
            <HeldField
                id="basis"
                label="依据文件"
                hint="县里要求制定方案的文件名称和文号；没有可不填。"
                value={choices.basis.clone()}
                onchange={basis}
                is_wide=true
            />
            <AnswerField
                answer={AnswerKey::Meeting.to_string()}
                id={answer_id(AnswerKey::Meeting)}
                label="研究方案的会议"
                value={view.answers().typed(AnswerKey::Meeting).unwrap_or_default().to_owned()}
                hint="如“党支部会议”“校务会”，方案里写“经党支部会议研究”；没有开可不填。"
            />
        </section>
    }
}

/// Names of the people at the posts.
#[component]
fn People(OfPlanProps { view }: &OfPlanProps) -> Html {
    let dispatch = use_dispatch();
    let people = &view.choices().people;
    let posts = view.basis().library.posts.iter();
    let fields = posts.filter(|post| !post.small_only).map(|post| {
        let id = post.id.clone();
        let onchange = dispatch.reform(move |name: String| {
            Action::Edit(Edit::Plan(PlanEdit::Person(id.clone(), name)))
        });
        html! {
            <HeldField
                key={post.id.clone()}
                id={format!("person-{}", post.id)}
                label={post.name.clone()}
                value={people.get(&post.id).cloned().unwrap_or_default()}
                {onchange}
            />
        }
    });
    let fields = fields.collect::<Vec<Html>>();
    html! {
        <details class="common optional">
            <summary>{ "各岗位人员姓名（可不填）" }</summary>
            <p class="entry-hint">
                { "填了姓名，方案里写“总务主任某某”；不填就只写岗位。书记和校长同为组长，没有党组织的不填书记。" }
            </p>
            <div class="entries">{ for fields }</div>
        </details>
    }
}

/// What the school did, line by line, and whom to call.
#[component]
fn Answers(OfPlanProps { view }: &OfPlanProps) -> Html {
    let answers = view.answers();
    let field = |key: AnswerKey, label: String| {
        html! {
            <AnswerField
                answer={key.to_string()}
                id={answer_id(key)}
                {label}
                value={answers.typed(key).unwrap_or_default().to_owned()}
                is_wide=true
            />
        }
    };
    let lists = LINES.map(|(list, name, hint, count)| {
        let lines = (1..=count).map(|number| {
            field(
                AnswerKey::ReportLine { list, number },
                format!("{name}（第{number}件）"),
            )
        });
        html! {
            <fieldset>
                <legend>{ name }</legend>
                <p class="entry-hint">{ hint }</p>
                <>{ for lines }</>
            </fieldset>
        }
    });
    let papers = use_papers();
    let letters = papers.all().iter();
    let letters = letters.filter(|paper| paper.key.starts_with(documents::REQUEST));
    let numbers = letters.map(|paper| {
        let key = AnswerKey::PaperNumber { paper: &paper.key };
        field(key, format!("{}的发文字号", super::papers::name(paper)))
    });
    html! {
        <details class="common optional">
            <summary>{ "自查报告和请示要补的内容（可不填）" }</summary>
            <p class="entry-hint">
                { "报告里不能夹带请示事项：写了请求的句子会自动移到请示里。" }
            </p>
            <>{ for lists }</>
            <>{ for numbers }</>
            { field(AnswerKey::Signatory, "请示的签发人（不填写校长）".to_owned()) }
            { field(AnswerKey::Contact, "请示的联系人".to_owned()) }
            { field(AnswerKey::Phone, "联系电话".to_owned()) }
        </details>
    }
}

/// The problems with what was chosen for each, in the order in which they are worked through.
#[component]
fn ProblemList(OfPlanProps { view }: &OfPlanProps) -> Html {
    let items = view.items();
    let lines = items.iter().map(|item| {
        let name = view.item_name(item);
        let (tag, chosen) = match item {
            PlanItem::Standard(problem) => (problem.urgency.label(), chosen(problem)),
            PlanItem::Pack(problem) => (
                "其他标准",
                format!(
                    "{}项，措施 {} 条",
                    problem.items.len(),
                    problem.tasks().count()
                ),
            ),
            PlanItem::School(problem) => (
                if problem.is_feedback {
                    "督导反馈"
                } else {
                    "自己查出"
                },
                if problem.steps.is_empty() {
                    "还没有写措施".to_owned()
                } else {
                    format!("措施 {} 条", problem.steps.len())
                },
            ),
        };
        html! {
            <li key={item.id()}>
                <a href={item.address()}>{ name }</a>
                <span class="tag">{ tag }</span>
                <span class="problem-chosen">{ chosen }</span>
            </li>
        }
    });
    let add = next_route(view);
    html! {
        <section class="common" aria-labelledby="problems-heading">
            <h2 id="problems-heading">{ format!("问题与措施（共 {} 个问题）", items.len()) }</h2>
            if !items.is_empty() {
                <ol class="problem-list">{ for lines }</ol>
            }
            <p>
                <a class="button" id={ADD} href={add.address()}>{ "加一个问题" }</a>
                <span class="entry-hint">{ " 督导反馈的、学校自己查出的，如功能室记录、档案、校园文化。" }</span>
            </p>
        </section>
    }
}

/// How many causes and measures were chosen for a problem.
fn chosen(problem: &PlanProblem) -> String {
    let causes = problem
        .causes
        .iter()
        .filter(|cause| cause.is_ticked)
        .count();
    let causes = causes + usize::from(!problem.written_cause.is_empty());
    let measures = problem
        .measures
        .iter()
        .filter(|measure| measure.is_ticked)
        .count();
    if causes == 0 {
        format!("原因未定，措施 {measures} 条")
    } else {
        format!("原因 {causes} 条，措施 {measures} 条")
    }
}
