//! The keys of answers: what kinds there are, and how each is written.
//!
//! In: a key as files, links and the page write it. Out: an [`AnswerKey`], and the same text again. It must not know what
//! is answered.

use std::fmt;

/// How the id of a task begins that the school added.
const ADDED: &str = "own-";
/// What stands in the place of a task where a whole problem is closed out.
const WHOLE_PROBLEM: &str = "round";

/// What an answer is about.
///
/// A key is read by [`AnswerKey::parse`] and written by its `Display`. Whatever text is read, the same is written; a text
/// that is none of the kinds is [`AnswerKey::Unknown`]. `docs/file-format.md` says what each holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AnswerKey<'a> {
    /// A text of a paper that was changed: `edit/plan/facts/school`.
    TextEdit(BlockPath<'a>),
    /// What was generated there when it was changed: `edit-from/plan/facts/school`.
    TextGenerated(BlockPath<'a>),
    /// A field of a task of the measure library that was changed: `task/R5/survey/owner`.
    LibraryTask {
        /// Problem or watched item, by id.
        problem: &'a str,
        /// Measure, by id.
        measure: &'a str,
        /// The field.
        field: TaskField,
    },
    /// What was generated there when it was changed: `task-from/R5/survey/text`.
    TaskGenerated {
        /// Problem or watched item, by id.
        problem: &'a str,
        /// Task, by id.
        task: &'a str,
        /// The field.
        field: TaskField,
    },
    /// A field of a task that the school added: `own-task/R5/1/text`.
    AddedTask {
        /// Problem, by id.
        problem: &'a str,
        /// Tells it from the others of the problem.
        number: u32,
        /// The field.
        field: TaskField,
    },
    /// The order of a problem's tasks, as their ids with blanks between: `order/R5`.
    TaskOrder {
        /// Problem, by id.
        problem: &'a str,
    },
    /// The source that pays for a task, by id: `fund/R5/clear`, or `fund/R5-01` as older files have it.
    Fund(TaskRef<'a>),
    /// Price of one, in 元, for all tasks with that kind of cost: `price/clear`.
    Price {
        /// Kind of cost, by id.
        cost: &'a str,
    },
    /// Price of one, in 元, for one task: `price/clear/R5/clear`, or `price/clear/R5-01` as older files have it.
    TaskPrice {
        /// Kind of cost, by id.
        cost: &'a str,
        /// The task.
        task: TaskRef<'a>,
    },
    /// How far a task is: `status/R5/survey`, or `status/R5-01` where only the number is known.
    Progress {
        /// What is said of it.
        field: ProgressField,
        /// The task.
        task: TaskRef<'a>,
    },
    /// How a whole problem was closed out, which belongs to this round only: `closed/R5/round`.
    Closing {
        /// What is said of it.
        field: ProgressField,
        /// Problem, by id.
        problem: &'a str,
    },
    /// Day of the last round's figures, as documents write it: `round/date`.
    LastDate,
    /// How a problem of the last round stood, with its unit: `round/R5/value`.
    LastValue {
        /// Problem, by id.
        problem: &'a str,
    },
    /// A field of a section that the school added to a paper: `section/plan/1/heading`.
    AddedSection {
        /// Paper, by key.
        paper: &'a str,
        /// Tells it from the others of the paper.
        number: u32,
        /// The field.
        field: SectionField,
    },
    /// A line of a list of the self-check report: `report/done/1`.
    ReportLine {
        /// The list.
        list: ReportList,
        /// Its number on the page, from 1.
        number: u32,
    },
    /// A field of a problem that the school found itself or was told of: `problem/1/text`.
    SchoolProblem {
        /// Tells it from the others.
        number: u32,
        /// The field.
        field: ProblemField,
    },
    /// What is said of the inspection that told of problems: `feedback/by`.
    Feedback(FeedbackField),
    /// Whom to ask: `contact`.
    Contact,
    /// How to reach them: `phone`.
    Phone,
    /// The meeting that settled the plan, such as 党支部会议: `meeting`.
    Meeting,
    /// Who signs what goes to the county, 签发人: `signatory`.
    Signatory,
    /// That somebody has looked at the months of a problem, which follow from usual durations: `dates-seen/R5`.
    DatesSeen {
        /// Problem, by id.
        problem: &'a str,
    },
    /// 发文字号 of a paper: `number/request-field`.
    PaperNumber {
        /// Paper, by key.
        paper: &'a str,
    },
    /// What the county calls a department: `department/县教育局`.
    Department {
        /// The department, as the measure library calls it.
        name: &'a str,
    },
    /// How papers are made or looked at: `form/order`.
    Setting(Setting),
    /// A key that this edition does not know, as it is written.
    Unknown(&'a str),
}

impl<'a> AnswerKey<'a> {
    /// Reads a key. Every text is one.
    pub fn parse(text: &'a str) -> Self {
        known(text).unwrap_or(Self::Unknown(text))
    }

    /// Key of a field of a task, which is one of the library or one that the school added, by its id.
    pub fn task(problem: &'a str, task: &'a str, field: TaskField) -> Self {
        match added_task_number(task) {
            Some(number) => Self::AddedTask {
                problem,
                number,
                field,
            },
            None => Self::LibraryTask {
                problem,
                measure: task,
                field,
            },
        }
    }

    /// The field of a task that was changed, with the problem; `None` for any other key.
    pub fn as_task(&self) -> Option<(&'a str, TaskField)> {
        match *self {
            Self::LibraryTask { problem, field, .. } | Self::AddedTask { problem, field, .. } => {
                Some((problem, field))
            }
            _ => None,
        }
    }

    /// Key under which the generated words are kept at which this one's text was changed; `None` where none are kept.
    pub fn generated(&self) -> Option<Self> {
        match *self {
            Self::TextEdit(block) => Some(Self::TextGenerated(block)),
            Self::LibraryTask {
                problem,
                measure,
                field,
            } => Some(Self::TaskGenerated {
                problem,
                task: measure,
                field,
            }),
            _ => None,
        }
    }

    /// True for the key of generated words, which go along with another answer and are no choice of the school.
    pub fn is_generated(&self) -> bool {
        matches!(self, Self::TextGenerated(_) | Self::TaskGenerated { .. })
    }

    /// True for the key of a changed text of a paper.
    pub fn is_text_edit(&self) -> bool {
        matches!(self, Self::TextEdit(_))
    }

    /// True for what was taken over of the last round's figures.
    pub fn is_of_last_round(&self) -> bool {
        matches!(self, Self::LastDate | Self::LastValue { .. })
    }
}

/// Where a text stands in a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct BlockPath<'a> {
    /// Paper, by key, such as `plan`.
    pub paper: &'a str,
    /// What the text is about, with `/` between: section, problem or table, sentence or row and column.
    pub path: &'a str,
}

impl<'a> BlockPath<'a> {
    /// The section, or the sheet of a workbook; the title of a document is a section of its own.
    pub fn section(&self) -> &'a str {
        self.parts().next().unwrap_or_default()
    }

    /// Every part of the path.
    pub fn parts(&self) -> impl Iterator<Item = &'a str> {
        self.path.split('/')
    }

    /// The column of a cell of a table, from 0; `None` for a text that stands in no cell.
    pub fn column(&self) -> Option<usize> {
        self.path.rsplit_once('/')?.1.parse().ok()
    }
}

/// How the written keys of all texts of a paper begin.
pub fn paper_prefix(paper: &str) -> String {
    AnswerKey::TextEdit(BlockPath { paper, path: "" }).to_string()
}

/// Written key of a cell of the table whose written key is `block`: by what tells its row from the others, and its column
/// from 0.
pub fn cell_key(block: &str, row: &str, column: usize) -> String {
    format!("{block}/{row}/{column}")
}

/// Written key of a further part of the block whose written key is `block`, such as `caption`.
pub fn part_key(block: &str, part: &str) -> String {
    format!("{block}/{part}")
}

/// A task that something is said of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TaskRef<'a> {
    /// By what stays when tasks are numbered anew: `R5/survey`.
    Id {
        /// Problem, by id.
        problem: &'a str,
        /// Task, by id.
        task: &'a str,
    },
    /// By its number in the papers, such as `R5-01`, where nothing else is known.
    Number(&'a str),
}

impl<'a> TaskRef<'a> {
    /// Reads what stands in a file for a task: `R5/survey` or `R5-01`.
    pub fn parse(text: &'a str) -> Self {
        match text.split_once('/') {
            Some((problem, task)) => Self::Id { problem, task },
            None => Self::Number(text),
        }
    }

    /// True for a task of that problem.
    pub fn is_of(&self, id: &str) -> bool {
        match self {
            Self::Id { problem, .. } => *problem == id,
            Self::Number(number) => number
                .strip_prefix(id)
                .is_some_and(|rest| rest.starts_with('-')),
        }
    }
}

/// Id of the task with that number that the school added to a problem.
pub fn added_task_id(number: u32) -> String {
    format!("{ADDED}{number}")
}

/// Number of a task that the school added, by its id; `None` for one of the library.
pub fn added_task_number(task: &str) -> Option<u32> {
    task.strip_prefix(ADDED).and_then(number)
}

/// Fields that are named by a word in a key.
macro_rules! words {
    ($(#[$about:meta])* $name:ident { $($(#[$says:meta])* $variant:ident = $key:literal,)* }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $name {
            $($(#[$says])* $variant,)*
        }

        impl $name {
            /// Every one, in the order in which they are listed above.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Permanent word in keys.
            pub fn key(self) -> &'static str {
                match self {
                    $(Self::$variant => $key,)*
                }
            }

            /// The one of that word; `None` for anything else.
            pub fn from_key(key: &str) -> Option<Self> {
                match key {
                    $($key => Some(Self::$variant),)*
                    _ => None,
                }
            }
        }
    };
}

words! {
    /// A field of a task.
    TaskField {
        /// What is done.
        Text = "text",
        /// Who carries it.
        Owner = "owner",
        /// Month in which it is to be finished.
        Month = "month",
        /// Sum in 万元.
        Sum = "sum",
        /// What proves that it is done.
        Proof = "proof",
        /// Kind of spending, by id; where the library knows none.
        Kind = "kind",
        /// Not part of the plan, whatever the answer says; only of what is watched, for the measures of a problem are ticked.
        LeftOut = "left-out",
        /// Who acts; only of a task that the school added, which the school does unless this says otherwise.
        Actor = "actor",
        /// Leading department; only of an added task for which the county acts.
        Lead = "lead",
        /// Matter of the 请示, by id; only of an added task for which the county acts.
        Matter = "matter",
    }
}

words! {
    /// What is said of how far a task is.
    ProgressField {
        /// One of the states.
        State = "status",
        /// What was done.
        Done = "done",
        /// The day of closing out.
        Closed = "closed",
        /// Who verified it.
        Verifier = "verifier",
    }
}

words! {
    /// A field of a section that the school added.
    SectionField {
        /// Name of the section behind which it stands.
        After = "after",
        /// Heading without number.
        Heading = "heading",
        /// Paragraphs, one a line.
        Text = "text",
    }
}

words! {
    /// A field of a problem of the school's own, or of an inspection's feedback.
    ProblemField {
        /// What is wrong; of feedback, as the inspection wrote it.
        Text = "text",
        /// `feedback` where an inspection told of it; anything else for what the school found itself.
        Source = "source",
        /// The day on which it was found or told.
        Date = "date",
        /// By which document or rule it is a problem.
        Basis = "basis",
        /// Why.
        Cause = "cause",
        /// What will be so then.
        Goal = "goal",
        /// What is done, one step a line.
        Measures = "measures",
        /// What is asked for; empty for nothing.
        Asked = "asked",
        /// Who answers for it.
        Owner = "owner",
        /// Month by whose end it is done.
        Month = "month",
        /// What proves that it is done.
        Proof = "proof",
    }
}

words! {
    /// What is said of an inspection that told of problems.
    FeedbackField {
        /// Who inspected.
        By = "by",
        /// The day of the inspection.
        Date = "date",
        /// The day on which the school met about it.
        Met = "met",
        /// The day by which the school reports back.
        Due = "due",
    }
}

words! {
    /// A list of the self-check report.
    ReportList {
        /// 自查工作开展情况.
        Work = "work",
        /// 已经完成的工作.
        Done = "done",
    }
}

words! {
    /// How papers are made or looked at.
    Setting {
        /// Which paper is looked at on the plan's page; it changes no paper.
        ShownPaper = "shown",
        /// Kind of the plan, by the id of its genre; empty for the one that the findings call for.
        Genre = "genre",
        /// The least sum for which a letter is written that is about money alone, as typed; empty for the usual one.
        LetterSum = "letter-sum",
        /// The year of building as it was typed, where the number alone keeps less: 约2015, 2015年9月.
        BuiltYear = "built-year",
        /// Whether every resource indicator is a goal.
        Aim = "aim",
        /// Order of the plan's sections.
        SectionOrder = "order",
        /// Typefaces of the papers.
        Typefaces = "faces",
        /// The county's own layout profile, as text.
        Layout = "layout",
    }
}

fn known(text: &str) -> Option<AnswerKey<'_>> {
    let Some((kind, rest)) = text.split_once('/') else {
        return match text {
            "contact" => Some(AnswerKey::Contact),
            "phone" => Some(AnswerKey::Phone),
            "meeting" => Some(AnswerKey::Meeting),
            "signatory" => Some(AnswerKey::Signatory),
            _ => None,
        };
    };
    if let Some(field) = ProgressField::from_key(kind) {
        let task = TaskRef::parse(rest);
        return Some(match task {
            TaskRef::Id { problem, task } if task == WHOLE_PROBLEM => {
                AnswerKey::Closing { field, problem }
            }
            task => AnswerKey::Progress { field, task },
        });
    }
    Some(match kind {
        "edit" => AnswerKey::TextEdit(block(rest)?),
        "edit-from" => AnswerKey::TextGenerated(block(rest)?),
        "task" => {
            let (problem, measure, field) = task_field(rest)?;
            // Written as an added one, it would be another key.
            if added_task_number(measure).is_some() {
                return None;
            }
            AnswerKey::LibraryTask {
                problem,
                measure,
                field,
            }
        }
        "task-from" => {
            let (problem, task, field) = task_field(rest)?;
            AnswerKey::TaskGenerated {
                problem,
                task,
                field,
            }
        }
        "own-task" => {
            let (problem, task, field) = task_field(rest)?;
            AnswerKey::AddedTask {
                problem,
                number: number(task)?,
                field,
            }
        }
        "order" => AnswerKey::TaskOrder { problem: rest },
        "fund" => AnswerKey::Fund(TaskRef::parse(rest)),
        "price" => match rest.split_once('/') {
            Some((cost, task)) => AnswerKey::TaskPrice {
                cost,
                task: TaskRef::parse(task),
            },
            None => AnswerKey::Price { cost: rest },
        },
        "round" if rest == "date" => AnswerKey::LastDate,
        "round" => AnswerKey::LastValue {
            problem: rest.strip_suffix("/value")?,
        },
        "section" => {
            let (paper, rest) = rest.split_once('/')?;
            let (section, field) = rest.split_once('/')?;
            AnswerKey::AddedSection {
                paper,
                number: number(section)?,
                field: SectionField::from_key(field)?,
            }
        }
        "report" => {
            let (list, line) = rest.split_once('/')?;
            AnswerKey::ReportLine {
                list: ReportList::from_key(list)?,
                number: number(line)?,
            }
        }
        "dates-seen" => AnswerKey::DatesSeen { problem: rest },
        "number" => AnswerKey::PaperNumber { paper: rest },
        "problem" => {
            let (problem, field) = rest.split_once('/')?;
            AnswerKey::SchoolProblem {
                number: number(problem)?,
                field: ProblemField::from_key(field)?,
            }
        }
        "feedback" => AnswerKey::Feedback(FeedbackField::from_key(rest)?),
        "department" => AnswerKey::Department { name: rest },
        "form" => AnswerKey::Setting(Setting::from_key(rest)?),
        _ => return None,
    })
}

fn block(text: &str) -> Option<BlockPath<'_>> {
    let (paper, path) = text.split_once('/')?;
    Some(BlockPath { paper, path })
}

fn task_field(text: &str) -> Option<(&str, &str, TaskField)> {
    let (problem, rest) = text.split_once('/')?;
    let (task, field) = rest.split_once('/')?;
    Some((problem, task, TaskField::from_key(field)?))
}

/// A number as it is written: without zeros or signs before it.
fn number(text: &str) -> Option<u32> {
    let number: u32 = text.parse().ok()?;
    (number.to_string() == text).then_some(number)
}

impl fmt::Display for AnswerKey<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::TextEdit(BlockPath { paper, path }) => write!(out, "edit/{paper}/{path}"),
            Self::TextGenerated(BlockPath { paper, path }) => {
                write!(out, "edit-from/{paper}/{path}")
            }
            Self::LibraryTask {
                problem,
                measure,
                field,
            } => write!(out, "task/{problem}/{measure}/{}", field.key()),
            Self::TaskGenerated {
                problem,
                task,
                field,
            } => write!(out, "task-from/{problem}/{task}/{}", field.key()),
            Self::AddedTask {
                problem,
                number,
                field,
            } => write!(out, "own-task/{problem}/{number}/{}", field.key()),
            Self::TaskOrder { problem } => write!(out, "order/{problem}"),
            Self::Fund(task) => write!(out, "fund/{task}"),
            Self::Price { cost } => write!(out, "price/{cost}"),
            Self::TaskPrice { cost, task } => write!(out, "price/{cost}/{task}"),
            Self::Progress { field, task } => write!(out, "{}/{task}", field.key()),
            Self::Closing { field, problem } => {
                write!(out, "{}/{problem}/{WHOLE_PROBLEM}", field.key())
            }
            Self::LastDate => out.write_str("round/date"),
            Self::LastValue { problem } => write!(out, "round/{problem}/value"),
            Self::AddedSection {
                paper,
                number,
                field,
            } => write!(out, "section/{paper}/{number}/{}", field.key()),
            Self::ReportLine { list, number } => write!(out, "report/{}/{number}", list.key()),
            Self::SchoolProblem { number, field } => {
                write!(out, "problem/{number}/{}", field.key())
            }
            Self::Feedback(field) => write!(out, "feedback/{}", field.key()),
            Self::Contact => out.write_str("contact"),
            Self::Phone => out.write_str("phone"),
            Self::Meeting => out.write_str("meeting"),
            Self::Signatory => out.write_str("signatory"),
            Self::DatesSeen { problem } => write!(out, "dates-seen/{problem}"),
            Self::PaperNumber { paper } => write!(out, "number/{paper}"),
            Self::Department { name } => write!(out, "department/{name}"),
            Self::Setting(setting) => write!(out, "form/{}", setting.key()),
            Self::Unknown(text) => out.write_str(text),
        }
    }
}

impl fmt::Display for TaskRef<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Id { problem, task } => write!(out, "{problem}/{task}"),
            Self::Number(number) => out.write_str(number),
        }
    }
}

impl<'a> From<&'a str> for AnswerKey<'a> {
    fn from(text: &'a str) -> Self {
        Self::parse(text)
    }
}

impl<'a> From<&'a String> for AnswerKey<'a> {
    fn from(text: &'a String) -> Self {
        Self::parse(text)
    }
}

impl From<Setting> for AnswerKey<'_> {
    fn from(setting: Setting) -> Self {
        Self::Setting(setting)
    }
}
