//! The coming years: pupils, need and gap of each indicator, where a gap closes or opens by itself.
//!
//! In: a desk. Out: markup with a picture for each indicator; what is missing where there can be no forecast.

use super::desk::Desk;
use super::markup::{Hole, all, markup};
use super::results::status;
use check::Finding;
use check::forecast::{Forecast, Missing};
use school::figures::Part;
use standard::Bound;
use words::status_style::StatusStyle;
use words::{forecast_words, labels};

/// The body of the page.
pub(super) fn page(desk: &Desk) -> String {
    match &desk.forecast {
        Err(missing) => not_yet(desk, missing),
        Ok(forecast) => {
            let lead = r#"<p class="lead">新生数是学校按学区摸底填的，不是预测的结论；每年9月按实际人数重算一次。现在的差距如果会自己消失，方案里不安排新建；以后会出现的差距，方案里提前提醒。</p>"#;
            let next = r##"<p class="next buttons"><a class="button button-strong" href="#/plan">下一步：写方案</a><button type="button" class="button" data-action="print">打印</button></p>"##;
            let body = assumptions(desk, forecast) + &pupils(forecast);
            format!("{lead}{body}{}{next}", indicators(desk, forecast))
        }
    }
}

fn not_yet(desk: &Desk, missing: &[Missing]) -> String {
    let words = desk.words();
    let lines = missing
        .iter()
        .map(|own| markup("<li>{}</li>", [forecast_words::missing(own, &words).into()]));
    markup(
        r##"<p class="lead">在“填报”页的“今后几年”里填预计新生数（三到五年），这里就列出今后每年的学生数、每项指标够不够。</p><section class="summary" aria-labelledby="missing-heading"><h2 id="missing-heading">还不能往后算</h2><ul>{}</ul></section><p class="next"><a class="button button-strong" href="#/figures/section-outlook">去填预计新生数</a></p>"##,
        [all(lines)],
    )
}

/// What the forecast rests on.
fn assumptions(desk: &Desk, forecast: &Forecast) -> String {
    let words = desk.words();
    let stages = forecast.assumptions.stages.iter().map(|own| {
        let transfers: i64 = own.transfers.iter().sum();
        let moved = if own.transfers.iter().all(|count| *count == 0) {
            "转入转出按0算".to_owned()
        } else {
            format!("净转入合计{transfers}人")
        };
        let text = format!("{}；{moved}", forecast_words::intake(forecast, own, &words));
        markup("<li>{}</li>", [text.into()])
    });
    let mut further =
        vec!["各年级逐年升级，用房、场地和设备按不变算，教师按填报的离岗和到岗人数增减。"];
    further.push(if forecast.assumptions.moves_classes {
        &data::texts().outlook_classes
    } else {
        "各年级的班额没有填全，或者与各年级学生数不一致，班额没有往后算。"
    });
    if forecast.assumptions.is_short {
        further.push("预计新生数填得少，再往后的变化没有测算。");
    }
    if forecast.assumptions.is_cut {
        further.push("各学段填的年数不一样，只算到最短的那一年。");
    }
    if forecast.assumptions.keeps_senior {
        further.push("高中学生数按不变算。");
    }
    let further = further
        .into_iter()
        .map(|text| markup("<li>{}</li>", [text.into()]));
    markup(
        r#"<section class="group" aria-labelledby="assumed-heading"><h2 id="assumed-heading">这样假定</h2><ul>{}{}</ul></section>"#,
        [all(stages), all(further)],
    )
}

/// Pupils of each part in each year.
fn pupils(forecast: &Forecast) -> String {
    let heads = forecast.years.iter().map(|year| {
        markup(
            r#"<th scope="col">{}</th>"#,
            [forecast_words::month(year).into()],
        )
    });
    let lines = forecast.trends.iter().map(|own| {
        let cells = forecast
            .years
            .iter()
            .map(|year| markup("<td>{}</td>", [year.pupils(own.part).to_string().into()]));
        let name = match own.part {
            Part::Whole => "合计".to_owned(),
            part => labels::part(part),
        };
        markup(
            r#"<tr><th scope="row">{}</th>{}<td>{}</td></tr>"#,
            [
                name.into(),
                all(cells),
                forecast_words::trend(own.trend).into(),
            ],
        )
    });
    markup(
        r#"<section class="group" aria-labelledby="coming-heading"><h2 id="coming-heading">学生数</h2><div class="scroll" role="region" tabindex="0" aria-label="学生数"><table class="plain plain-wide"><thead><tr><th scope="col">学段</th>{}<th scope="col">趋势</th></tr></thead><tbody>{}</tbody></table></div></section>"#,
        [all(heads), all(lines)],
    )
}

/// One section per indicator that the pupils decide.
fn indicators(desk: &Desk, forecast: &Forecast) -> String {
    let sections = forecast.courses.iter().map(|course| {
        let (id, part) = (course.indicator.as_str(), course.part);
        let rows = forecast_words::rows(forecast, id, part);
        if rows.is_empty() {
            return String::new();
        }
        let findings: Vec<&Finding> = forecast
            .years
            .iter()
            .filter_map(|year| year.report.finding(id, part))
            .collect();
        let lines = rows.iter().zip(&findings).map(|(row, finding)| {
            markup(
                r#"<tr><th scope="row">{}</th><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>"#,
                [
                    (&row.year).into(),
                    row.pupils.to_string().into(),
                    (&row.need).into(),
                    (&row.have).into(),
                    (&row.gap).into(),
                    Hole::Markup(status(StatusStyle::of_finding(finding), row.status)),
                ],
            )
        });
        let indicator = desk.main().standard.indicator(id);
        let name = indicator.map_or(id, |own| &own.name);
        let name = desk.words().part(part) + name;
        let heading = format!("outlook-{id}-{}", part.key());
        markup(
            r#"<section class="group" aria-labelledby="{}"><h2 id="{}">{}</h2><p>{}</p>{}<div class="scroll" role="region" tabindex="0" aria-label="{}"><table class="plain plain-wide"><thead><tr><th scope="col">时点</th><th scope="col">学生数</th><th scope="col">{}</th><th scope="col">现有</th><th scope="col">还差</th><th scope="col">判定</th></tr></thead><tbody>{}</tbody></table></div></section>"#,
            [
                (&heading).into(),
                (&heading).into(),
                (&name).into(),
                forecast_words::sentence(forecast, id, part).into(),
                Hole::Markup(chart(forecast, id, part, &name, bound_word(&findings))),
                (&name).into(),
                bound_word(&findings).into(),
                all(lines),
            ],
        )
    });
    sections.collect()
}

/// What a bound is called: what the school needs, or what it may not exceed.
fn bound_word(findings: &[&Finding]) -> &'static str {
    let mut bounds = findings.iter().filter_map(|own| own.bound.as_ref());
    if bounds.any(Bound::is_lower_bound) {
        "需要"
    } else {
        "上限"
    }
}

/// Width of a year in the picture, and height of its longest bar.
const STEP: usize = 120;
const HEIGHT: u32 = 100;

/// Two bars a year: what is needed, and what there is. The table below says the same in numbers.
fn chart(forecast: &Forecast, id: &str, part: Part, name: &str, bound: &str) -> String {
    let points = forecast_words::points(forecast, id, part);
    if points.is_empty() {
        return String::new();
    }
    let bar = |class: &str, x: usize, thousandths: u32| {
        let height = thousandths * HEIGHT / 1000;
        markup(
            r#"<rect class="{}" x="{}" y="{}" width="36" height="{}"></rect>"#,
            [
                class.into(),
                x.to_string().into(),
                (HEIGHT - height + 10).to_string().into(),
                height.to_string().into(),
            ],
        )
    };
    let years = points.iter().enumerate().map(|(idx, point)| {
        let left = idx * STEP + 20;
        let year = markup(
            r#"<text class="chart-year" x="{}" y="130" text-anchor="middle">{}</text>"#,
            [
                (left + 38).to_string().into(),
                point.year.to_string().into(),
            ],
        );
        bar("chart-need", left, point.need) + &bar("chart-have", left + 40, point.have) + &year
    });
    let told = format!("{name}：每年左边是{bound}的数，右边是现有的数；具体数字见下表");
    markup(
        r#"<figure class="chart"><svg class="chart-picture" viewBox="0 0 {} 140" role="img" aria-label="{}">{}</svg><figcaption><span class="chart-key chart-key-need" aria-hidden="true"></span>{} <span class="chart-key chart-key-have" aria-hidden="true"></span>现有</figcaption></figure>"#,
        [
            (points.len() * STEP).to_string().into(),
            told.into(),
            all(years),
            bound.into(),
        ],
    )
}
