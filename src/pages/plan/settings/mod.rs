//! 高级设置: order and goal of the plan, typefaces, the county's layout, names of departments, prices and funds.
//!
//! In: the plan. Out: answers of the school. Nothing here must be touched to get a plan.

mod layout;
mod prices;

use yew::prelude::*;

use super::fields::{AnswerChoice, AnswerField, answer_id};
use super::plan_view::{OfPlanProps, use_plan_view};
use super::to_papers;
use crate::app::HEADING;
use layout::LayoutSection;
use plan::promise;
use prices::Prices;
pub(super) use prices::sources;
use school::answers::{AnswerKey, Setting};

/// The screen.
#[component]
pub(super) fn SettingsScreen() -> Html {
    let view = use_plan_view();
    html! {
        <>
            <h1 id={HEADING} tabindex="-1">{ "高级设置" }</h1>
            <p class="lead">{ "都可以不改。改了以后，各份文件一起变。" }</p>
            <Form view={view.clone()} />
            <LayoutSection text={view.answers().get(Setting::Layout).to_owned()} />
            <Departments view={view.clone()} />
            <Prices view={view.clone()} />
            <nav class="pager buttons" aria-label="下一步">
                <a class="button button-strong" href={to_papers()}>{ "回到预览与下载" }</a>
            </nav>
        </>
    }
}

/// Order and goal of the plan, and typefaces of all documents.
#[component]
fn Form(OfPlanProps { view }: &OfPlanProps) -> Html {
    let choice =
        |setting: Setting, label: &'static str, options: &[(&'static str, &'static str)]| {
            let key = AnswerKey::from(setting);
            let options: Vec<(AttrValue, AttrValue)> = options
                .iter()
                .map(|(value, name)| ((*value).into(), (*name).into()))
                .collect();
            html! {
                <AnswerChoice
                    answer={key.to_string()}
                    id={answer_id(key)}
                    {label}
                    {options}
                    value={view.answers().get(setting).to_owned()}
                    is_wide=true
                />
            }
        };
    html! {
        <section class="common" aria-labelledby="form-heading">
            <h2 id="form-heading">{ "次序、字体、请示" }</h2>
            <p class="entry-hint">
                { "页边距、行距、字号照 GB/T 9704—2012；县里另有规定的，见下面的版式文件。" }
            </p>
            { choice(
                Setting::SectionOrder,
                "方案的次序",
                &[
                    ("", "问题、目标、任务、保障"),
                    ("traditional", "传统次序：指导思想在前，组织领导在任务之前"),
                ],
            ) }
            { choice(
                Setting::Aim,
                "资源配置指标的目标",
                &[
                    ("", "基本目标：可以留一项，不低于标准的85%"),
                    (promise::FULL_AIM, "力争目标：每项都达标"),
                ],
            ) }
            { choice(
                Setting::Typefaces,
                "文件用的字体",
                &[
                    ("", "方正小标宋、仿宋、楷体、黑体"),
                    ("office", "机关字体：仿宋_GB2312、楷体_GB2312"),
                    ("no_title_face", "电脑里没有方正小标宋：标题用宋体加粗"),
                ],
            ) }
            <AnswerField
                answer={AnswerKey::from(Setting::LetterSum).to_string()}
                id={answer_id(AnswerKey::from(Setting::LetterSum))}
                label="只要钱的事，多少万元以上写请示"
                hint="不到这个数的只列进提请支持事项清单；要岗位、土地、校舍的一律写请示。"
                placeholder={data::papers().request.least_sum.trim_end_matches("万元").to_owned()}
                value={view.answers().typed(AnswerKey::from(Setting::LetterSum)).unwrap_or_default().to_owned()}
            />
        </section>
    }
}

/// The departments that the plan names, as the county calls them.
#[component]
fn Departments(OfPlanProps { view }: &OfPlanProps) -> Html {
    let named = plan::departments(&view.basis(), view.plan());
    if named.is_empty() {
        return Html::default();
    }
    let fields = named.iter().map(|department| {
        let key = AnswerKey::Department {
            name: &department.key,
        };
        html! {
            <AnswerField
                key={department.key.clone()}
                answer={key.to_string()}
                id={answer_id(key)}
                label={format!("{}（现写作“{}”）", department.key, department.name)}
                value={view.answers().typed(key).unwrap_or_default().to_owned()}
                is_wide=true
            />
        }
    });
    html! {
        <details class="common optional">
            <summary>{ "部门名称" }</summary>
            <p class="entry-hint">
                { "各县部门名称不同，与下面写的不一样的，请填本县的叫法，各份文件一起改。" }
            </p>
            <>{ for fields }</>
        </details>
    }
}
