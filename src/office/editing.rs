//! The part of the plan's page where documents are changed: the preview of the paper that is looked at, and the fields of
//! sections of one's own. Fields of the tasks are in [`super::editing_tasks`], what was changed in [`super::changes`].
//!
//! In: the papers of a plan. Out: markup whose fields say by `data-answer` and whose buttons of class
//! `set-answer` say by `data-key` and `value` what they change; `static/editing.js` brings it to life. Whatever can come or go
//! beside a field has a `key`, and so have its neighbours, so that the page keeps the field. It decides nothing.

use super::markup::{Hole, all, markup};
use documents::added_sections::{OwnSection, own_sections};
use documents::edits::Editing;
use documents::{Document, PLAN, REPORT};
use files::papers::{Content, PRINT, Paper};
use formats::html;
use formats::html::edits::BETWEEN_KEYS;
use plan::template::{Piece, Sentence};
use school::answers::{AnswerKey, SectionField, Setting};
use school::draft::PlanChoices;

const TEXT_HINT: &str = "点一下要改的段落、标题或表格里的字就能改。用键盘：按 Tab 进入全文，按上下箭头选一处，按回车改，Ctrl+回车保存，Esc 放弃。改过的左边有一道线。任务的字改一处，各份文件一起改。";
const SHEETS_HINT: &str = "点一下白格就能改，空着的也可以填。灰格是编号、日期，或者由填报的数算出来的，跟着别处变，不在这里改。措施、责任人、时限、金额、凭据、状态和完成情况改一处，各份文件一起改。用键盘：按 Tab 进入表格，按上下箭头选一格，按回车改，Ctrl+回车保存，Esc 放弃。改过的左边有一道线。";

/// The papers that can be looked at, and which one is.
pub(super) struct Papers<'a> {
    pub(super) all: &'a [Paper],
    pub(super) shown: usize,
}

impl<'a> Papers<'a> {
    pub(super) fn of(choices: &PlanChoices, papers: &'a [Paper]) -> Self {
        let key = choices.answer(Setting::ShownPaper);
        let shown = papers.iter().position(|paper| paper.key == key);
        Self {
            all: papers,
            shown: shown.unwrap_or_default(),
        }
    }

    pub(super) fn editings(&self) -> Vec<&'a Editing> {
        let papers = self.all.iter();
        papers.map(|paper| paper.content.editing()).collect()
    }

    /// The paper that is looked at, to be chosen, changed and downloaded.
    ///
    /// # Errors
    /// When memory does not suffice.
    pub(super) fn preview(&self, choices: &PlanChoices) -> Result<String, html::HtmlFault> {
        let Some(paper) = self.all.get(self.shown) else {
            return Ok(String::new());
        };
        let option = |(idx, paper): (usize, &Paper)| {
            let selected = if idx == self.shown {
                r#" selected="selected""#
            } else {
                ""
            };
            markup(
                r#"<option value="{}"{}>{}</option>"#,
                [
                    (&paper.key).into(),
                    Hole::Markup(selected.to_owned()),
                    name(paper).into(),
                ],
            )
        };
        let (marks, ending, print, hint, text) = match &paper.content {
            Content::Text(document) => (
                document.marks().count(),
                "docx",
                r#"data-action="print""#.to_owned(),
                TEXT_HINT,
                html::write_editable(document, choices)?,
            ),
            Content::Sheets(book) => (
                book.marks(),
                "xlsx",
                markup(
                    r#"data-action="paper" data-key="{}{}""#,
                    [PRINT.into(), (&paper.key).into()],
                ),
                SHEETS_HINT,
                html::write_editable_workbook(book, choices)?,
            ),
        };
        let marks = match marks {
            0 => "没有待填的地方。".to_owned(),
            count => format!("还有 {count} 处【待填】，已用底色标出。"),
        };
        Ok(markup(
            r#"<section class="preview" aria-labelledby="preview-heading"><h2 id="preview-heading">文件全文，可以直接改</h2><div class="entry"><label for="shown-paper">看哪一份</label><select id="shown-paper" class="input input-wide" data-answer="{}">{}</select></div><p>{}</p><p class="entry-hint" id="editing-hint">{}</p><div class="buttons"><button id="download-plan" type="button" class="button button-strong" data-action="paper" data-key="{}">下载（.{}）</button><button type="button" class="button" {}>打印</button></div>{}</section>"#,
            [
                AnswerKey::from(Setting::ShownPaper).to_string().into(),
                all(self.all.iter().enumerate().map(option)),
                marks.into(),
                hint.into(),
                (&paper.key).into(),
                ending.into(),
                Hole::Markup(print),
                Hole::Markup(text),
            ],
        ))
    }

    /// Fields for the sections of one's own of the paper that is looked at; nothing where it has no sections.
    pub(super) fn sections(&self, choices: &PlanChoices) -> String {
        let Some(paper) = self.all.get(self.shown) else {
            return String::new();
        };
        let Content::Text(document) = &paper.content else {
            return String::new();
        };
        if paper.key != PLAN && paper.key != REPORT {
            return String::new();
        }
        let own = own_sections(choices, &paper.key);
        let next = own.last().map_or(1, |last| last.number + 1);
        let blank = OwnSection {
            number: next,
            after: String::new(),
            heading: String::new(),
            text: String::new(),
        };
        let fields = own.iter().chain([&blank]);
        let fields = fields.map(|section| section_fields(section, &paper.key, document));
        markup(
            r#"<details class="common optional" id="own-sections"><summary key="summary">自己加的章节（{} 节）</summary><p key="hint" class="entry-hint">加在《{}》里，章节的序号自动重排。内容一行一段；行首写（一）、1.、（1）的，照那一级标题排。</p>{}</details>"#,
            [
                own.len().to_string().into(),
                name(paper).into(),
                all(fields),
            ],
        )
    }
}

pub(super) fn name(paper: &Paper) -> String {
    paper.name.replace('_', "：")
}

/// A button that puts `value` into the answers of these keys.
pub(super) fn button(text: &str, keys: &str, value: &str) -> String {
    markup(
        r#"<button type="button" class="button button-quiet set-answer" data-key="{}" value="{}">{}</button>"#,
        [keys.into(), value.into(), text.into()],
    )
}

fn section_fields(section: &OwnSection, paper: &str, document: &Document) -> String {
    let key = |field| {
        AnswerKey::AddedSection {
            paper,
            number: section.number,
            field,
        }
        .to_string()
    };
    let id = |field: &str| format!("section-{paper}-{}-{field}", section.number);
    let is_written = !section.heading.is_empty() || !section.text.is_empty();
    // A list without a mark would show its last.
    let mut sections = document.editing.sections.iter();
    let is_known = sections.any(|(name, _)| *name == section.after);
    let after = if is_known { section.after.as_str() } else { "" };
    let option = |name: &str, text: String| {
        let selected = if name == after { r#" selected="""# } else { "" };
        markup(
            r#"<option value="{}"{}>{}</option>"#,
            [name.into(), Hole::Markup(selected.to_owned()), text.into()],
        )
    };
    let options = document
        .editing
        .sections
        .iter()
        .map(|(name, heading)| option(name, format!("“{heading}”之后")));
    let options = std::iter::once(option("", "最后".to_owned())).chain(options);
    let heading = markup(
        r#"<div class="entry" key="heading"><label for="{}">标题</label><input id="{}" class="input input-wide" autocomplete="off" data-answer="{}" value="{}"></div>"#,
        [
            id("heading").into(),
            id("heading").into(),
            key(SectionField::Heading).into(),
            (&section.heading).into(),
        ],
    );
    let after = markup(
        r#"<div class="entry" key="after"><label for="{}">放在哪一节之后</label><select id="{}" class="input input-wide" data-answer="{}">{}</select></div>"#,
        [
            id("after").into(),
            id("after").into(),
            key(SectionField::After).into(),
            all(options),
        ],
    );
    let remove = if is_written {
        let fields = [
            SectionField::Heading,
            SectionField::Text,
            SectionField::After,
        ];
        let keys = fields.map(key).join(BETWEEN_KEYS);
        button("删除这一节", &keys, "")
    } else {
        String::new()
    };
    markup(
        r#"<fieldset key="{}" class="section-fields" id="section-{}-{}"><legend key="legend">{}</legend>{}{}{}<div key="buttons" class="buttons">{}</div></fieldset>"#,
        [
            section.number.to_string().into(),
            paper.into(),
            section.number.to_string().into(),
            if is_written {
                format!("自己加的第 {} 节", section.number).into()
            } else {
                "再加一节".into()
            },
            Hole::Markup(heading),
            Hole::Markup(after),
            Hole::Markup(area(
                &id("text"),
                "内容，一行一段",
                &key(SectionField::Text),
                "",
                &section.text,
            )),
            Hole::Markup(remove),
        ],
    )
}

/// A field of several lines. The page puts `value` into it, for the markup of an area cannot carry its text.
pub(super) fn area(id: &str, label: &str, key: &str, generated: &str, text: &str) -> String {
    markup(
        r#"<div class="entry" key="{}"><label for="{}">{}</label><textarea id="{}" class="input input-wide" rows="3" autocomplete="off" data-answer="{}" placeholder="{}" value="{}"></textarea></div>"#,
        [
            key.into(),
            id.into(),
            label.into(),
            id.into(),
            key.into(),
            generated.into(),
            text.into(),
        ],
    )
}

pub(super) fn shown(sentence: &Sentence) -> String {
    sentence.iter().map(Piece::shown).collect()
}
