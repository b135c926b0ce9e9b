//! What was found beside what stands in the form, for the person to take or leave each.
//!
//! In: what was read of the files, and the draft. Out: markup. What can be taken is a tick with the slot and the text that
//! it puts there; by default it is set where the form is blank, never where the two differ.

use super::{ReadFiles, rounds};
use crate::office::markup::Hole;
use crate::office::markup::all;
use crate::office::markup::markup;
use files::describe;
use files::tables::{FoundFigure, FoundProfile, place_name};
use school::draft::{Draft, Entry};
use school::profile::Profile;
use school::reading;
use words::{Words, labels};

/// Most troubles that are listed; the copy of the file has them all.
const LISTED: usize = 100;

/// The preview.
pub(super) fn page(read: &ReadFiles, draft: &Draft) -> String {
    let (own, _) = school::read(draft, data::form_catalogue());
    let words = Words::of(&own, data::form_catalogue());
    let profile = read.findings.profile.iter();
    let figures = read.findings.figures.iter();
    let rows: Vec<Row> = profile
        .filter_map(|found| profile_row(found, read, &draft.profile))
        .chain(figures.map(|found| figure_row(found, read, draft, &words)))
        .collect();
    let (fresh, other, same) = (
        count(&rows, State::Fresh),
        count(&rows, State::Differs),
        count(&rows, State::Same),
    );
    let of_rounds = rounds::section(&read.rounds, draft);
    let heading = if rows.is_empty() && !of_rounds.is_empty() {
        "找到上一轮的内容".to_owned()
    } else if rows.is_empty() {
        "没有找到要用的数".to_owned()
    } else {
        format!("找到 {} 个数", rows.len())
    };
    let table = if rows.is_empty() {
        String::new()
    } else {
        table(&rows, fresh, other, same)
    };
    markup(
        r#"<section class="found" aria-labelledby="found-heading"><h2 id="found-heading" tabindex="-1">{}</h2>{}{}{}{}{}<div class="buttons">{}<button type="button" class="button button-quiet" data-action="drop-import">{}</button></div></section>"#,
        [
            heading.into(),
            Hole::Markup(refused(read)),
            Hole::Markup(table),
            Hole::Markup(of_rounds.clone()),
            Hole::Markup(troubles(read)),
            Hole::Markup(notices(read)),
            Hole::Markup(if !of_rounds.is_empty() {
                r#"<button type="button" class="button button-strong" data-action="take-entries">带入勾选的内容</button>"#.to_owned()
            } else if fresh + other == 0 {
                String::new()
            } else {
                r#"<button type="button" class="button button-strong" data-action="take-entries">取用勾选的数</button>"#.to_owned()
            }),
            (if of_rounds.is_empty() {
                "关闭预览，不取"
            } else {
                "不带入"
            })
            .into(),
        ],
    )
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// Blank in the form.
    Fresh,
    Differs,
    Same,
}

struct Row {
    state: State,
    /// Figure and part, or `profile` and the field.
    take: (String, String),
    /// What is put into the form: `t:` and a text, or `n:` and why it does not apply.
    text: String,
    name: String,
    found: String,
    now: String,
    place: String,
    source: String,
    note: String,
}

fn count(rows: &[Row], state: State) -> usize {
    rows.iter().filter(|row| row.state == state).count()
}

fn figure_row(found: &FoundFigure, read: &ReadFiles, draft: &Draft, words: &Words) -> Row {
    let form = data::form_catalogue();
    let definition = form.figure(&found.slot.figure);
    let now = draft.entries.get(&found.slot);
    let shown = |entry: &Entry| match entry {
        Entry::Text(text) => {
            let unit = definition.map_or("", |own| labels::unit(own.unit));
            let is_plain = text.chars().all(|c| c.is_ascii_digit() || c == '.');
            format!("{text}{}", if is_plain { unit } else { "" })
        }
        Entry::NotApplicable(_) => "不适用".to_owned(),
    };
    let is_same = |now: &Entry| match (now, &found.entry, definition) {
        (Entry::Text(now), Entry::Text(new), Some(definition)) => {
            let values = (
                reading::read(now, definition),
                reading::read(new, definition),
            );
            now == new || (values.0.is_ok() && values.0 == values.1)
        }
        (Entry::NotApplicable(_), Entry::NotApplicable(_), _) => true,
        _ => false,
    };
    Row {
        state: match now {
            None => State::Fresh,
            Some(now) if is_same(now) => State::Same,
            Some(_) => State::Differs,
        },
        take: (found.slot.figure.0.to_string(), found.slot.part.key()),
        text: match &found.entry {
            Entry::Text(text) => format!("t:{text}"),
            Entry::NotApplicable(reason) => format!("n:{reason}"),
        },
        name: words.slot(&found.slot),
        found: shown(&found.entry),
        now: now.map_or_else(|| "空着".to_owned(), shown),
        place: place_name(&read.books, &found.at),
        source: found.source.clone(),
        note: found.note.clone(),
    }
}

fn profile_row(found: &FoundProfile, read: &ReadFiles, now: &Profile) -> Option<Row> {
    let mut new = Profile::default();
    describe(&mut new, &found.field, found.value.clone());
    let shown = |profile: &Profile| match found.field.as_str() {
        "name" => profile.name.trim().to_owned(),
        "kind" => profile.kind.map_or("", labels::kind).to_owned(),
        "zone" => profile.zone.map_or("", labels::zone).to_owned(),
        "ownership" => profile.ownership.map_or("", labels::ownership).to_owned(),
        _ => profile
            .boarding
            .map_or("", |is| if is { "是" } else { "否" })
            .to_owned(),
    };
    let name = match found.field.as_str() {
        "name" => "学校名称",
        "kind" => "办学类型",
        "zone" => "城乡类型",
        "ownership" => "举办者",
        "boarding" => "寄宿制",
        _ => return None,
    };
    let (new, now) = (shown(&new), shown(now));
    Some(Row {
        state: match &now {
            now if now.is_empty() => State::Fresh,
            now if *now == new => State::Same,
            _ => State::Differs,
        },
        take: ("profile".to_owned(), found.field.clone()),
        text: format!("t:{}", found.value),
        name: name.to_owned(),
        found: new,
        now: if now.is_empty() {
            "空着".to_owned()
        } else {
            now
        },
        place: place_name(&read.books, &found.at),
        source: found.source.clone(),
        note: String::new(),
    })
}

fn table(rows: &[Row], fresh: usize, other: usize, same: usize) -> String {
    let mut said = Vec::new();
    if fresh > 0 {
        said.push(format!("{fresh} 个在表单里空着，已勾选"));
    }
    if other > 0 {
        said.push(format!(
            "{other} 个与已填的不同，没有勾选，要用表里的数请自己勾"
        ));
    }
    if same > 0 {
        said.push(format!("{same} 个与已填的一致"));
    }
    let lines = rows.iter().enumerate().map(|(idx, row)| line(idx, row));
    markup(
        r#"<p>{}。取用以后可以撤销。</p><div class="scroll" role="region" tabindex="0" aria-label="找到的数"><table class="plain"><thead><tr><th scope="col">取用</th><th scope="col">填报项</th><th scope="col">表里的数</th><th scope="col">现在填的</th><th scope="col">在哪里找到</th></tr></thead><tbody>{}</tbody></table></div>"#,
        [said.join("；").into(), all(lines)],
    )
}

fn line(idx: usize, row: &Row) -> String {
    let id = format!("take-{idx}");
    let tick = match row.state {
        State::Same => "一致".to_owned(),
        State::Fresh | State::Differs => markup(
            r#"<input type="checkbox" id="{}" data-take="{}" data-part="{}" data-key="{}" aria-labelledby="{}"{}>"#,
            [
                (&id).into(),
                (&row.take.0).into(),
                (&row.take.1).into(),
                (&row.text).into(),
                format!("{id}-name").into(),
                Hole::Markup(if row.state == State::Fresh {
                    r#" begins-ticked="yes""#.to_owned()
                } else {
                    String::new()
                }),
            ],
        ),
    };
    let note = if row.note.is_empty() {
        String::new()
    } else {
        markup(
            r#"<br><span class="entry-hint">{}</span>"#,
            [(&row.note).into()],
        )
    };
    markup(
        r#"<tr><td>{}</td><th scope="row" id="{}">{}</th><td>{}</td><td>{}</td><td>{}<span class="entry-hint">（{}）</span>{}</td></tr>"#,
        [
            Hole::Markup(tick),
            format!("{id}-name").into(),
            (&row.name).into(),
            (&row.found).into(),
            (&row.now).into(),
            (&row.place).into(),
            (&row.source).into(),
            Hole::Markup(note.replace("<br>", " ")),
        ],
    )
}

fn refused(read: &ReadFiles) -> String {
    let lines = read.refused.iter();
    let lines: Vec<String> = lines
        .map(|text| markup("<li>{}。</li>", [text.into()]))
        .collect();
    if lines.is_empty() {
        return String::new();
    }
    markup(
        r#"<div class="summary" role="alert"><p>有文件没有读，填报的内容没有变：</p><ul>{}</ul></div>"#,
        [all(lines)],
    )
}

fn troubles(read: &ReadFiles) -> String {
    let troubles = &read.findings.warnings;
    if troubles.is_empty() {
        return String::new();
    }
    let lines = troubles.iter().take(LISTED).map(|trouble| {
        let place = place_name(&read.books, &trouble.at);
        markup("<li>{}：{}。</li>", [place.into(), (&trouble.text).into()])
    });
    let more = if troubles.len() > LISTED {
        format!("这里只列前 {LISTED} 处。")
    } else {
        String::new()
    };
    markup(
        r#"<section class="summary" aria-labelledby="trouble-heading"><h3 id="trouble-heading">表里有 {} 处没有取</h3><ul>{}</ul><p>{}可以下载一份带“问题”一列的副本（只有格子里的内容，没有原来的样式），改好后再导入。</p><div class="buttons"><button type="button" class="button" data-action="table-file" data-key="marked">下载带“问题”列的副本</button></div></section>"#,
        [troubles.len().to_string().into(), all(lines), more.into()],
    )
}

fn notices(read: &ReadFiles) -> String {
    // Where nothing was found, this is what there is to say.
    let open = if read.findings.figures.is_empty() {
        r#" open="""#
    } else {
        ""
    };
    let lines = read.findings.notices.iter();
    let lines: Vec<String> = lines
        .map(|text| markup("<li>{}。</li>", [text.into()]))
        .collect();
    if lines.is_empty() {
        return String::new();
    }
    markup(
        r#"<details class="read-sheets"{}><summary>读了哪些表</summary><ul>{}</ul></details>"#,
        [Hole::Markup(open.to_owned()), all(lines)],
    )
}
