//! Sentences, rows and chart points of the coming years.
//!
//! In: a forecast. Out: the texts that page and document both show, and lengths for a chart.

use super::{Words, display, findings, labels};
use check::forecast::{Forecast, Intake, Missing, StageAssumptions, Trend, Year};
use check::{Detail, Finding, Gap, Outcome};
use numbers::{Decimal, Fraction};
use school::figures::Part;
use standard::Standard;

/// How classes are carried on into the coming years.
pub const CLASSES: &str =
    "各班随年级升级，起始年级按今年起始年级的班数平均编班，转入转出按各班人数分摊。";

/// One year of one indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearCells {
    /// 2027年9月.
    pub year: String,
    /// Pupils of the part.
    pub pupils: i64,
    /// Needed for the bound, with its unit.
    pub need: String,
    /// What there is, with its unit.
    pub have: String,
    /// What is missing (or too much); — when nothing is.
    pub gap: String,
    /// State, as a word.
    pub status: &'static str,
    /// Not met.
    pub is_problem: bool,
}

/// One year of one indicator in a chart, in thousandths of the largest number of the chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChartPoint {
    /// Calendar year.
    pub year: u16,
    /// Length of what there is.
    pub have: u32,
    /// Length of what is needed.
    pub need: u32,
}

/// A row per year in which the indicator can be compared.
pub fn rows(forecast: &Forecast, indicator: &str, part: Part) -> Vec<YearCells> {
    let row = |year: &Year| {
        let finding = year.report.finding(indicator, part)?;
        let (have, need, unit) = amounts(finding)?;
        let readable = findings::readable_unit(have.max(need), unit);
        let written = |amount: String| format!("{amount}{}", labels::unit(readable));
        Some(YearCells {
            year: month(year),
            pupils: year.pupils(part),
            need: written(display::amount_beside(need, have, unit, readable)),
            have: written(display::amount(have, unit, readable)),
            gap: gap(finding),
            status: labels::outcome(&finding.outcome),
            is_problem: finding.is_problem(),
        })
    };
    forecast.years.iter().filter_map(row).collect()
}

/// A point per row; none where nothing is needed and nothing is there.
pub fn points(forecast: &Forecast, indicator: &str, part: Part) -> Vec<ChartPoint> {
    let found = forecast.years.iter().filter_map(|year| {
        let (have, need, _) = amounts(year.report.finding(indicator, part)?)?;
        Some((year.year(), have, need))
    });
    let found: Vec<(u16, Fraction, Fraction)> = found.collect();
    let largest = found.iter().map(|(_, have, need)| *have.max(need)).max();
    let thousandths = |amount: Fraction| {
        let share = amount.over(largest?)?;
        let count = share.times(Decimal::whole(1000).fraction()).floor();
        u32::try_from(count.max(0)).ok()
    };
    let point = |(year, have, need): (u16, Fraction, Fraction)| {
        Some(ChartPoint {
            year,
            have: thousandths(have)?,
            need: thousandths(need)?,
        })
    };
    found.into_iter().filter_map(point).collect()
}

/// What becomes of an indicator, as one sentence; empty where it is not measured by the pupils or can be compared in no
/// year.
pub fn sentence(forecast: &Forecast, indicator: &str, part: Part) -> String {
    let Some(course) = forecast.course(indicator, part) else {
        return String::new();
    };
    let at = |idx: usize| {
        let year = forecast.years.get(idx);
        year.map_or_else(String::new, |year| {
            format!("{}（{}人）", month(year), year.pupils(part))
        })
    };
    let today = forecast.finding(0, indicator, part);
    let is_unmet = today.is_some_and(Finding::is_problem);
    let compared = |idx: &usize| {
        let finding = forecast.finding(*idx, indicator, part);
        finding.is_some_and(Finding::is_comparable)
    };
    let mut years = 0..forecast.years.len();
    let Some(last) = years.clone().rfind(compared) else {
        return String::new();
    };
    let mut clauses = Vec::new();
    let is_new = |idx: &usize| *idx > 0 && course.opens != Some(*idx);
    if let Some(idx) = years.find(compared).filter(is_new) {
        clauses.push(format!("{}起纳入", at(idx)));
    }
    if let Some(idx) = course
        .reaches_floor
        .filter(|idx| Some(*idx) != course.closes)
    {
        clauses.push(format!("{}达到底线", at(idx)));
    }
    match (is_unmet, course.closes) {
        (true, Some(idx)) => clauses.push(format!("{}差距自然消失", at(idx))),
        (true, None) if last > 0 => {
            let finding = forecast.finding(last, indicator, part);
            let gap = finding.map(gap).unwrap_or_default();
            clauses.push(format!("到{}仍有差距，为{gap}", at(last)));
        }
        _ => {}
    }
    match course.opens {
        Some(idx) if is_unmet => clauses.push(format!("{}又达不到标准", at(idx))),
        Some(idx) => clauses.push(format!("{}起达不到标准", at(idx))),
        None if !is_unmet && last > 0 => clauses.push(format!("到{}仍然达标", at(last))),
        None => {}
    }
    if last + 1 < forecast.years.len() {
        clauses.push(format!("{}起不再纳入", at(last + 1)));
    }
    format!("{}。", clauses.join("，"))
}

/// Where the pupils of a part are heading, as a word.
pub fn trend(trend: Trend) -> &'static str {
    match trend {
        Trend::Rising => "上升",
        Trend::Steady => "平稳",
        Trend::Falling => "下降",
    }
}

/// What a number of further pupils of a stage needs of each of `indicators`: 教学及辅助用房45平方米，….
pub fn needs(forecast: &Forecast, indicators: &[&str], part: Part, standard: &Standard) -> String {
    let step = forecast.settings.step_pupils.fraction();
    let need = |id: &&str| {
        let finding = forecast.finding(0, id, part)?;
        let Detail::Stock { need, unit, by, .. } = finding.detail else {
            return None;
        };
        let weight = finding.stage_weight.unwrap_or(Decimal::ONE).fraction();
        let each = need.over(by)?.times(weight);
        let amount = each.times(step);
        // What comes whole: for so many pupils one.
        if unit.is_counted() && !amount.is_whole() {
            let pupils = Fraction::ONE.over(each)?;
            let about = if pupils.is_whole() { "" } else { "约" };
            return Some(format!(
                "{}{about}每{}人1{}",
                standard.indicator(id)?.short,
                display::whole(pupils),
                labels::unit_in_text(unit)
            ));
        }
        let readable = findings::readable_unit(amount, unit);
        Some(format!(
            "{}{}{}",
            standard.indicator(id)?.short,
            display::amount(amount, unit, readable),
            labels::unit_in_text(readable)
        ))
    };
    let needs: Vec<String> = indicators.iter().filter_map(need).collect();
    needs.join("，")
}

/// Where the new pupils of a stage come from: 小学部2027年9月150人、….
pub fn intake(forecast: &Forecast, assumed: &StageAssumptions, words: &Words) -> String {
    let stage = words.part(Part::Stage(assumed.stage));
    match &assumed.intake {
        Intake::StageBefore => format!("{stage}新生按本校小学毕业班全部升入计算"),
        Intake::Given(counts) => {
            let coming = forecast.years.iter().skip(1).zip(counts);
            let texts: Vec<String> = coming
                .map(|(year, count)| format!("{}{count}人", month(year)))
                .collect();
            format!("{stage}{}", texts.join("、"))
        }
    }
}

/// What keeps a forecast from being made, as one sentence.
pub fn missing(missing: &Missing, words: &Words) -> String {
    match missing {
        Missing::Kind => "没有选办学类型，不能预测".to_owned(),
        Missing::Date => "没有填数据时点，不知道从哪一年算起".to_owned(),
        Missing::Blank(slot) => format!("没有填{}，不能预测", words.slot(slot)),
        Missing::Unreadable(slot) => format!("{}看不懂，不能预测", words.slot(slot)),
        Missing::NotApplicable(slot) => {
            format!("{}填为不适用，不能预测；不再招生的填 0", words.slot(slot))
        }
        Missing::Differs {
            stage,
            grades,
            pupils,
        } => format!(
            "{}各年级合计{grades}人，与在校生数{pupils}人不一致，请先核对",
            words.part(Part::Stage(*stage))
        ),
        Missing::TooManyLeave(slot) => {
            format!("{}：走的人数多于现有人数，请核对", words.slot(slot))
        }
    }
}

/// 2027年9月.
pub fn month(year: &Year) -> String {
    year.date.month().in_words()
}

/// The gap of a finding: 290㎡; — when there is none.
pub fn gap(finding: &Finding) -> String {
    finding
        .gap
        .map_or_else(|| "—".to_owned(), findings::gap_in_table)
}

/// A gap in running text: 290平方米.
pub fn gap_in_text(gap: Gap) -> String {
    let unit = findings::readable_unit(gap.amount.fraction(), gap.unit);
    let amount = display::amount(gap.amount.fraction(), gap.unit, unit);
    format!("{amount}{}", labels::unit_in_text(unit))
}

/// What there is and what is needed, with the unit of both.
fn amounts(finding: &Finding) -> Option<(Fraction, Fraction, school::catalogue::Unit)> {
    if matches!(finding.outcome, Outcome::NotComparable(_)) {
        return None;
    }
    match finding.detail {
        Detail::Stock {
            have, need, unit, ..
        } => Some((have, need, unit)),
        // Of a limit: what there is against what is allowed.
        _ => {
            let unit = school::catalogue::Unit::Person;
            Some((finding.value?, finding.bound?.value.fraction(), unit))
        }
    }
}
