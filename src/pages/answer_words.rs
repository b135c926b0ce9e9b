//! What the school answered for its papers, in words: what an answer is about, and what it says.
//!
//! In: keys of answers and what stands under them. Out: Chinese without a key or an id. It decides nothing.

use plan::library::ProblemKind;
use plan::template::slots;
use school::answers::{
    AnswerKey, BlockPath, FeedbackField, LEFT_OUT, ProblemField, ProgressField, ReportList,
    SectionField, Setting, TaskField, TaskRef, added_task_number,
};
use words::isolate::isolated;

/// Characters of a measure by which its task is told.
const EXCERPT: usize = 18;

/// What an answer is about.
pub(crate) fn name(key: AnswerKey) -> String {
    match key {
        AnswerKey::TextEdit(BlockPath { paper, .. })
        | AnswerKey::TextGenerated(BlockPath { paper, .. }) => {
            format!("{}里改过的一处", of_paper(paper))
        }
        AnswerKey::LibraryTask {
            problem,
            measure,
            field,
        } => format!("{}的{}", of_task(problem, measure), task_field(field)),
        AnswerKey::TaskGenerated {
            problem,
            task,
            field,
        } => format!("{}的{}", of_task(problem, task), task_field(field)),
        AnswerKey::AddedTask { problem, field, .. } => {
            format!("{}自己加的任务：{}", of_problem(problem), task_field(field))
        }
        AnswerKey::TaskOrder { problem } => format!("{}任务的次序", of_problem(problem)),
        AnswerKey::Fund(task) => format!("{}的资金渠道", of_ref(task)),
        AnswerKey::Price { cost } => format!("单价：{}", of_cost(cost)),
        AnswerKey::TaskPrice { cost, task } => {
            format!("单价：{}（只用于{}）", of_cost(cost), of_ref(task))
        }
        AnswerKey::Progress { field, task } => {
            format!("{}：{}", of_ref(task), progress_field(field))
        }
        AnswerKey::Closing { field, problem } => {
            format!("{}：{}", of_problem(problem), progress_field(field))
        }
        AnswerKey::LastDate => "上一轮的数据时点".to_owned(),
        AnswerKey::LastValue { problem } => format!("{}上一轮的现状", of_problem(problem)),
        AnswerKey::AddedSection { paper, field, .. } => {
            let field = match field {
                SectionField::After => "放在哪一节后面",
                SectionField::Heading => "标题",
                SectionField::Text => "内容",
            };
            format!("{}里自己加的一节：{field}", of_paper(paper))
        }
        AnswerKey::ReportLine { list, .. } => match list {
            ReportList::Work => "自查工作开展情况".to_owned(),
            ReportList::Done => "已经完成的工作".to_owned(),
        },
        AnswerKey::SchoolProblem { number, field } => {
            format!("学校自己写的第{number}个问题：{}", problem_field(field))
        }
        AnswerKey::Feedback(field) => match field {
            FeedbackField::By => "督导单位",
            FeedbackField::Date => "督导检查的日期",
            FeedbackField::Met => "学校开会研究反馈的日期",
            FeedbackField::Due => "报送整改情况的期限",
        }
        .to_owned(),
        AnswerKey::Contact => "请示的联系人".to_owned(),
        AnswerKey::Phone => "联系电话".to_owned(),
        AnswerKey::Meeting => "研究方案的会议".to_owned(),
        AnswerKey::Signatory => "请示的签发人".to_owned(),
        AnswerKey::DatesSeen { problem } => format!("{}的完成时间看过没有", of_problem(problem)),
        AnswerKey::PaperNumber { paper } => format!("{}的发文字号", of_paper(paper)),
        AnswerKey::Department { name } => format!("部门名称：{name}"),
        AnswerKey::Setting(setting) => match setting {
            Setting::Genre => "方案的文种",
            Setting::LetterSum => "只为资金写请示的最低金额",
            Setting::BuiltYear => "建成年份",
            Setting::Aim => "资源配置指标的目标",
            Setting::SectionOrder => "方案的次序",
            Setting::Typefaces => "文件用的字体",
            Setting::Layout => "县里的版式文件",
            Setting::ShownPaper => "正在看的文件",
        }
        .to_owned(),
        AnswerKey::Unknown(_) => "较新版本的对标才有的一项".to_owned(),
    }
}

/// What an answer says.
pub(crate) fn value(key: AnswerKey, text: &str) -> String {
    let (library, papers) = (data::library(), data::papers());
    let known = match key {
        _ if text == LEFT_OUT => Some("删去".to_owned()),
        AnswerKey::Fund(_) => library.source(text).map(|source| source.name.clone()),
        AnswerKey::LibraryTask { field, .. } | AnswerKey::AddedTask { field, .. } => {
            return task_value(field, text);
        }
        AnswerKey::TaskOrder { .. } => Some(format!("{} 项任务排过", text.split(' ').count())),
        AnswerKey::SchoolProblem {
            field: ProblemField::Source,
            ..
        } => Some(
            if text == "feedback" {
                "督导反馈"
            } else {
                "学校自查"
            }
            .to_owned(),
        ),
        AnswerKey::DatesSeen { .. } => Some("看过".to_owned()),
        AnswerKey::AddedSection {
            field: SectionField::After,
            ..
        } => Some("另一处".to_owned()),
        AnswerKey::Setting(Setting::Genre) => {
            let mut genres = papers.school_plan.genres.iter();
            let genre = genres.find(|genre| genre.id == text);
            genre.map(|genre| genre.name.clone())
        }
        AnswerKey::Setting(Setting::Aim) => Some("全面目标，每项都达标".to_owned()),
        AnswerKey::Setting(Setting::SectionOrder) => Some("传统次序".to_owned()),
        AnswerKey::Setting(Setting::Typefaces) => Some(
            if text == "office" {
                "机关字体"
            } else {
                "标题用宋体加粗"
            }
            .to_owned(),
        ),
        AnswerKey::Setting(Setting::Layout) => {
            Some(format!("一份版式文件（{} 字）", text.chars().count()))
        }
        _ => None,
    };
    known.unwrap_or_else(|| text.to_owned())
}

/// Name of a field of a task.
pub(crate) fn task_field(field: TaskField) -> &'static str {
    match field {
        TaskField::Text => "写法",
        TaskField::Owner => "责任人",
        TaskField::Month => "完成月份",
        TaskField::Sum => "金额（万元）",
        TaskField::Proof => "佐证材料",
        TaskField::Kind => "支出类别",
        TaskField::LeftOut => "删去",
        TaskField::Actor => "谁来办",
        TaskField::Lead => "牵头单位",
        TaskField::Matter => "请示事由",
    }
}

/// What stands in a field of a task, as a person chose it.
pub(crate) fn task_value(field: TaskField, typed: &str) -> String {
    let (library, texts) = (data::library(), data::texts());
    let name = match field {
        TaskField::Actor => match typed {
            "bureau" => Some(&texts.actor_bureau),
            "government" => Some(&texts.actor_government),
            _ => Some(&texts.actor_school),
        },
        TaskField::Matter => library.matter(typed).map(|matter| &matter.name),
        TaskField::Kind => {
            let mut kinds = library.kinds.iter();
            kinds.find(|kind| kind.id == typed).map(|kind| &kind.name)
        }
        _ => None,
    };
    name.map_or_else(|| typed.to_owned(), String::clone)
}

fn progress_field(field: ProgressField) -> &'static str {
    match field {
        ProgressField::State => "状态",
        ProgressField::Done => "完成情况",
        ProgressField::Closed => "销号日期",
        ProgressField::Verifier => "核验人",
    }
}

fn problem_field(field: ProblemField) -> &'static str {
    match field {
        ProblemField::Text => "问题",
        ProblemField::Source => "哪里来的",
        ProblemField::Date => "日期",
        ProblemField::Basis => "依据",
        ProblemField::Cause => "原因",
        ProblemField::Goal => "改到什么程度",
        ProblemField::Measures => "整改措施",
        ProblemField::Asked => "要上级支持的事",
        ProblemField::Owner => "责任人",
        ProblemField::Month => "完成月份",
        ProblemField::Proof => "销号依据",
    }
}

/// What the library says about a problem; of several stages the id ends with a letter for the stage.
pub(crate) fn problem(id: &str) -> Option<&'static ProblemKind> {
    let library = data::library();
    let without_stage = || library.problem(id.strip_suffix(['P', 'J'])?);
    library.problem(id).or_else(without_stage)
}

/// “骨干教师不足”, with the stage where the school has several; what is not of the library is one of the school's.
fn of_problem(id: &str) -> String {
    let Some(kind) = problem(id) else {
        return "另一个问题".to_owned();
    };
    let stage = match id.strip_prefix(kind.indicator.as_str()) {
        Some("P") => "小学部",
        Some("J") => "初中部",
        _ => "",
    };
    format!("{stage}“{}”", kind.heading)
}

fn of_task(problem_id: &str, task: &str) -> String {
    let of_problem = of_problem(problem_id);
    if added_task_number(task).is_some() {
        return format!("{of_problem}自己加的任务");
    }
    let found = problem(problem_id).and_then(|kind| {
        let mut measures = kind.measures.iter();
        measures.find(|measure| measure.id == task)
    });
    match found {
        Some(measure) => format!("{of_problem}的任务“{}”", excerpt(&measure.text)),
        None => format!("{of_problem}的一项任务"),
    }
}

fn of_ref(task: TaskRef) -> String {
    match task {
        TaskRef::Id { problem, task } => of_task(problem, task),
        TaskRef::Number(number) => format!("任务 {number}"),
    }
}

fn of_cost(id: &str) -> &str {
    let cost = data::library().cost(id);
    cost.map_or("另一种支出", |cost| cost.name.as_str())
}

/// 《自查报告》; of a request with its matter.
fn of_paper(key: &str) -> String {
    let papers = data::papers();
    let name = match key {
        documents::PLAN => "方案",
        documents::REPORT => &papers.report.name,
        documents::LEDGER => &papers.ledger.name,
        documents::EVIDENCE => &papers.evidence.name,
        documents::CLOSE_OUT => &data::texts().round.name,
        key => {
            let matter = key.strip_prefix(documents::REQUEST);
            let matter = matter.and_then(|matter| data::library().matter(matter));
            return match matter {
                Some(matter) => format!("请示（{}）", matter.name),
                None => "请示".to_owned(),
            };
        }
    };
    format!("《{name}》")
}

/// The beginning of a sentence of the library, without its blanks for figures.
pub(crate) fn excerpt(text: &str) -> String {
    let text = plain(text);
    if text.chars().count() <= EXCERPT {
        return isolated(&text).into_owned();
    }
    let start: String = text.chars().take(EXCERPT).collect();
    format!("{start}…")
}

/// A sentence of the library with … for what the figures of a school put in.
pub(crate) fn plain(text: &str) -> String {
    let mut plain = text.to_owned();
    for slot in slots(text) {
        plain = plain.replace(&format!("{{{slot}}}"), "…");
    }
    while plain.contains("……") {
        plain = plain.replace("……", "…");
    }
    plain
}
