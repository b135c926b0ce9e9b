//! What will be reached and when, as sentences and as a table, and on what that rests.
//!
//! In: the paper with what its measures add up to. Out: blocks, and cells that other sections show as well. It calculates
//! nothing that the plan has.

use super::*;
use crate::sections::claims;
use crate::texts::PlanShortening;

/// What must be known of one goal.
pub(super) enum Note {
    /// Nothing.
    None,
    /// A sentence.
    Sentence(String),
    /// Everything together is not enough for it: as a sentence, and as one of several.
    Short(String, String),
    /// It rests on what is asked for, and nobody knows when it is reached without that: as a sentence, and as one of several.
    Support(String, String),
}

impl<'a> Paper<'a> {
    /// What the measures of a problem add up to; `None` where that can't be counted, and where the bound is reached by what
    /// can't be.
    pub(super) fn effects(&self, problem: &PlanProblem) -> Option<&'a IndicatorEffects> {
        let effects = self.plan().effects.of_problem(&problem.id)?;
        let is_promised = matches!(
            problem.promise.kind,
            PromiseKind::Bound | PromiseKind::Closes
        );
        let is_reached = effects.reaches(|year| year.with_support).is_some();
        (is_reached || !is_promised).then_some(effects)
    }

    pub(super) fn year(&self, idx: usize) -> Option<u16> {
        self.plan().effects.years.get(idx)?.year
    }

    /// The day from which on a problem's bound is reached; `None` where nobody knows.
    pub(super) fn reached_on(&self, problem: &PlanProblem) -> Option<Date> {
        let counted = self.effects(problem).and_then(|effects| {
            let idx = effects.reaches(|year| year.with_support)?;
            Date::of_statistics(self.year(idx)?)
        });
        counted.or(match problem.promise.kind {
            PromiseKind::Bound | PromiseKind::Closes => problem.promise.date,
            PromiseKind::Spared | PromiseKind::Open => None,
        })
    }

    pub(super) fn september(&self, year: u16) -> String {
        fill_text(
            &self.texts.goals.september,
            &[("year", year.to_string())].into(),
        )
    }

    pub(super) fn goals(&mut self) {
        let texts = &self.texts.goals;
        let plan = self.plan();
        let heading = if plan.problems.is_empty() {
            &texts.heading_keep
        } else {
            &texts.heading
        };
        self.writer.heading("goals", heading);
        if plan.problems.is_empty() {
            let text = self.keep();
            let others = self.other_goals();
            if others.is_empty() {
                self.writer.text("keep", ParagraphKind::Body, cell(text));
            } else {
                self.numbered("keep", 0, &texts.keep_lead, &text);
                self.numbered("others", 1, &texts.raise_lead, &others);
            }
            return;
        }
        let mut text = self.overall();
        let number = (!plan.problems.is_empty()).then(|| self.writer.table_number());
        if let Some(number) = &number {
            text += &fill_text(&texts.table, &[("number", number.clone())].into());
        }
        self.numbered("overall", 0, &texts.overall, &text);
        if let Some(number) = number {
            self.goal_table(number);
        }
        let mut idx = 1;
        let notes = self.notes();
        if !notes.is_empty() {
            self.numbered("notes", idx, &texts.notes, &notes);
            idx += 1;
        }
        let others = self.other_goals();
        if !others.is_empty() {
            self.numbered("others", idx, &texts.others, &others);
        }
    }

    /// Goals of what no number of the main standard tells: other packs, and what the school wrote itself.
    fn other_goals(&self) -> String {
        let texts = &self.texts.goals;
        let mut goals = String::new();
        for problem in &self.plan().pack_problems {
            let slots: Slots = [
                ("until", self.until(problem.finish())),
                ("heading", problem.heading.clone()),
                ("goal", problem.goal.clone()),
            ]
            .into();
            goals += &fill_text(&texts.other, &slots);
        }
        let school = &self.plan().school_problems;
        let stated = school.iter().filter(|problem| !problem.goal.is_empty());
        for problem in stated {
            let until = self.until(problem.finish);
            goals += &format!("{until}{}。", problem.goal);
        }
        let unstated = school
            .iter()
            .filter(|problem| problem.goal.is_empty())
            .count();
        if unstated > 0 {
            let slots: Slots = [("count", unstated.to_string())].into();
            goals += &fill_text(&texts.school, &slots);
        }
        goals
    }

    /// What is met stays so.
    pub(super) fn keep(&self) -> String {
        let texts = &self.texts.goals;
        let findings = self.basis().report.findings.iter();
        let met = findings.filter(|finding| finding.is_comparable() && !finding.is_problem());
        let mut slots: Slots = [("met", met.count().to_string())].into();
        match self.plan().target_date {
            Some(target) => {
                slots.insert("target", target.month().in_words());
                fill_text(&texts.keep, &slots)
            }
            None => fill_text(&texts.keep_undated, &slots),
        }
    }

    pub(super) fn overall(&self) -> String {
        let texts = &self.texts.goals;
        let plan = self.plan();
        let mut sentences = String::new();
        let spared: Vec<&str> = if plan.is_full {
            Vec::new()
        } else {
            plan.spared()
                .map(|spared| spared.problem_id.as_str())
                .collect()
        };
        // What is reached by the target date all the same is a goal like the others.
        let is_reached = |problem: &PlanProblem| {
            let effects = self.effects(problem);
            let idx = effects.and_then(|effects| effects.reaches(|year| year.with_support));
            idx.zip(plan.effects.target_idx)
                .is_some_and(|(idx, target)| idx <= target)
        };
        let is_spared =
            |problem: &&PlanProblem| spared.contains(&problem.id.as_str()) && !is_reached(problem);
        let mut dated: Vec<(Date, Vec<&PlanProblem>)> = Vec::new();
        let (mut open, mut undecided) = (Vec::new(), Vec::new());
        for problem in self.problems().filter(|problem| !is_spared(problem)) {
            match self.reached_on(problem) {
                Some(date) => match dated.iter_mut().find(|(known, _)| *known == date) {
                    Some((_, problems)) => problems.push(problem),
                    None => dated.push((date, vec![problem])),
                },
                None if problem.tasks().next().is_none() && problem.covered_by.is_none() => {
                    undecided.push(problem);
                }
                None => open.push(problem),
            }
        }
        dated.sort_by_key(|(date, _)| *date);
        let parted =
            |problems: &[&'a PlanProblem]| -> (Vec<&'a PlanProblem>, Vec<&'a PlanProblem>) {
                problems.iter().partition(|problem| self.is_event(problem))
            };
        for (date, problems) in &dated {
            let (events, others) = parted(problems);
            for (problems, names, text) in [
                (&others, self.names(&others), &texts.by),
                (&events, self.names(&events), &texts.by_events),
            ] {
                if !problems.is_empty() {
                    let slots: Slots = [("date", date.month().in_words()), ("names", names)].into();
                    sentences += &fill_text(text, &slots);
                }
            }
        }
        sentences += &self.rules(dated.last().map(|(date, _)| date.month().in_words()));
        let spared: Vec<&PlanProblem> = self.problems().filter(is_spared).collect();
        let bureau = if self.is_private() {
            self.texts.needs.founder.clone()
        } else {
            self.bureau()
        };
        let (open_events, open) = parted(&open);
        let (undecided_events, undecided) = parted(&undecided);
        for (problems, text) in [
            (&spared, &texts.spared),
            (&open, &texts.open),
            (&open_events, &texts.open_events),
            (&undecided, &texts.undecided),
            (&undecided_events, &texts.undecided_events),
        ] {
            if problems.is_empty() {
                continue;
            }
            let floor = plan.aims.first().map(|aim| display::percent(aim.floor));
            let slots: Slots = [
                ("names", self.names(problems)),
                ("bureau", bureau.clone()),
                ("floor_percent", floor.unwrap_or_default()),
            ]
            .into();
            sentences += &fill_text(text, &slots);
        }
        match sentences.strip_suffix('；') {
            Some(rest) => format!("{rest}。"),
            None => sentences,
        }
    }

    /// When the rule of each group that spares some holds with the measures of the plan, or that nobody knows.
    /// `told` is the day of the sentence before.
    pub(super) fn rules(&self, told: Option<String>) -> String {
        let texts = &self.texts.goals;
        let plan = self.plan();
        let mut sentences = String::new();
        for ways in &plan.effects.ways {
            let group = self.basis().standard.group(&ways.group);
            let Some(GroupRule::AtLeast { floor, .. }) = group.map(|group| &group.rule) else {
                continue;
            };
            let verdicts = self.basis().report.verdicts.iter();
            let mut verdicts =
                verdicts.filter(|found| found.group == ways.group && found.part() == ways.part);
            let Some(verdict) = verdicts
                .next()
                .filter(|verdict| verdict.verdict == Verdict::Fails)
            else {
                continue;
            };
            let mut slots: Slots = [
                ("stage", self.writer.stage_name(ways.part)),
                ("total", verdict.total().to_string()),
                ("least", ways.least.to_string()),
                ("floor_percent", display::percent(*floor)),
                ("bureau", self.bureau()),
            ]
            .into();
            let Some(target) = plan.target_date else {
                continue;
            };
            slots.insert("target", target.month().in_words());
            let by_target =
                |idx: usize| plan.effects.target_idx.is_some_and(|target| idx <= target);
            let text = match ways.with_support {
                Some(idx) => {
                    let date = self.year(idx).map(|year| self.september(year));
                    let date = date.unwrap_or_else(|| target.month().in_words());
                    let is_told = told.as_ref() == Some(&date);
                    slots.insert("date", date);
                    match (by_target(idx), is_told) {
                        (true, true) => &texts.rule_then,
                        (true, false) => &texts.rule,
                        (false, _) => &texts.rule_late,
                    }
                }
                None => &texts.rule_open,
            };
            sentences += &fill_text(text, &slots);
        }
        sentences
    }

    /// A standing as a cell or sentence has it, with its unit.
    pub(super) fn shown(&self, finding: &Finding, standing: &Standing) -> String {
        let texts = &self.texts.goals;
        let count = display::whole(standing.value);
        match finding.detail {
            Detail::Rooms { .. } => fill_text(&texts.rooms, &[("count", count)].into()),
            Detail::Classes { .. } if standing.value == Fraction::ZERO => {
                texts.classes_none.clone()
            }
            Detail::Classes { .. } => fill_text(&texts.classes, &[("count", count)].into()),
            _ => {
                let indicator = self.basis().standard.indicator(&finding.indicator);
                let Some(indicator) = indicator else {
                    return count;
                };
                let unit = findings::unit(finding, indicator);
                let places = indicator.places.into();
                let limits = BoundAndFloor::of(finding);
                let number = display::rounded_against(standing.value, places, limits);
                if self.per_words(unit).is_empty() {
                    return format!("{}{}", without_end_zeros(&number), labels::unit(unit));
                }
                format!("{number}{}", self.short_unit(finding))
            }
        }
    }

    /// A standing as a sentence has it: 生均7.11平方米 instead of 7.11㎡/生, without zeros at its end.
    pub(super) fn told(&self, finding: &Finding, standing: &Standing) -> String {
        let indicator = self.basis().standard.indicator(&finding.indicator);
        let counted = matches!(
            finding.detail,
            Detail::Rooms { .. } | Detail::Classes { .. }
        );
        let Some(indicator) = indicator.filter(|_| !counted) else {
            return self.shown(finding, standing);
        };
        let unit = findings::unit(finding, indicator);
        let places = indicator.places.into();
        let number = display::rounded_against(standing.value, places, BoundAndFloor::of(finding));
        self.in_words(without_end_zeros(&number), unit)
    }

    /// A number with its unit in words, per pupil or per hundred of them in front of it.
    pub(super) fn in_words(&self, number: &str, unit: Unit) -> String {
        let per = self.per_words(unit);
        format!("{per}{number}{}", labels::unit_in_text(unit))
    }

    /// 生均 or 每百名学生; empty for what is counted otherwise.
    pub(super) fn per_words(&self, unit: Unit) -> &'a str {
        let texts = &self.texts.goals;
        match unit {
            Unit::SquareMetrePerPupil | Unit::YuanPerPupil | Unit::VolumesPerPupil => {
                &texts.per_pupil
            }
            Unit::TeachersPerHundred | Unit::RoomsPerHundred | Unit::MachinesPerHundred => {
                &texts.per_hundred
            }
            _ => "",
        }
    }

    /// The bound in words.
    pub(super) fn bound_in_words(&self, finding: &Finding) -> Option<String> {
        let indicator = self.basis().standard.indicator(&finding.indicator)?;
        let unit = findings::unit(finding, indicator);
        let bound = finding.bound?.value.to_string();
        Some(self.in_words(&bound, unit))
    }

    /// The year that a cell speaks of: the first from which on the bound is reached, or the target's, or the last.
    pub(super) fn told_year(
        &self,
        effects: &IndicatorEffects,
        standing: impl Fn(&YearStandings) -> Standing,
    ) -> Option<usize> {
        let last = effects.years.len().checked_sub(1)?;
        let target = self.plan().effects.target_idx;
        Some(
            effects
                .reaches(standing)
                .or(target)
                .unwrap_or(last)
                .min(last),
        )
    }

    pub(super) fn goal_cell(
        &self,
        finding: &Finding,
        effects: &IndicatorEffects,
        standing: impl Fn(&YearStandings) -> Standing + Copy,
    ) -> String {
        let nothing = || self.texts.goals.nothing.clone();
        let Some(idx) = self.told_year(effects, |year| year.with_support) else {
            return nothing();
        };
        let Some(year) = effects.years.get(idx) else {
            return nothing();
        };
        let value = self.shown(finding, &standing(year));
        match (self.basis().forecast, self.year(idx)) {
            (Some(_), Some(year)) => {
                let year = fill_text(&self.texts.goals.year, &[("year", year.to_string())].into());
                format!("{year}{value}")
            }
            _ => value + &self.share(finding, &standing(year)),
        }
    }

    /// （标准的89.5%） where the bound is missed and has a share.
    pub(super) fn share(&self, finding: &Finding, standing: &Standing) -> String {
        let is_share = matches!(finding.detail, Detail::Stock { .. });
        match self.percent(finding, standing) {
            Some(share) if is_share && standing.reached != Reached::Bound => {
                fill_text(&self.texts.goals.share, &[("share", share)].into())
            }
            _ => String::new(),
        }
    }

    pub(super) fn percent(&self, finding: &Finding, standing: &Standing) -> Option<String> {
        let share = standing.value.over(finding.bound?.value.fraction())?;
        let percent = share.times(Decimal::HUNDRED.fraction());
        Some(format!("{}%", display::tenths(percent)))
    }

    pub(super) fn goal_table(&mut self, number: String) {
        let texts = &self.texts.goals;
        let words = self.writer.words();
        let is_short = self.is_short(PlanShortening::Goals);
        let rows = self.problems().filter_map(|problem| {
            let finding = self.finding(problem)?;
            if is_short && self.effects(problem).is_none() {
                return None;
            }
            let shown = findings::row(finding, self.basis().standard, &words)?;
            let mut cells = vec![self.name(&problem.indicator, problem.part)];
            let is_event = self.is_event(problem);
            let promised = match problem.promise.kind {
                PromiseKind::Bound | PromiseKind::Closes if is_event => texts.never.clone(),
                PromiseKind::Bound | PromiseKind::Closes => texts.reached.clone(),
                _ => texts.settle.clone(),
            };
            match self.effects(problem) {
                Some(effects) => {
                    let school = |year: &YearStandings| year.by_school;
                    let support = |year: &YearStandings| year.with_support;
                    let is_changed =
                        |now: &dyn Fn(&YearStandings) -> Standing,
                         then: &dyn Fn(&YearStandings) -> Standing| {
                            effects.years.iter().any(|year| now(year) != then(year))
                        };
                    let changes_by_school = is_changed(&|year| year.now, &school)
                        || effects.years.iter().any(|year| year.now != effects.today);
                    let per = self.per(finding);
                    cells.push(format!("{per}{}", self.shown(finding, &effects.today)));
                    cells.push(if changes_by_school {
                        self.goal_cell(finding, effects, school)
                    } else {
                        texts.nothing.clone()
                    });
                    cells.push(if is_changed(&school, &support) {
                        self.goal_cell(finding, effects, support)
                    } else {
                        texts.nothing.clone()
                    });
                }
                None => {
                    let by_school = problem.tasks().all(MeasureOption::is_done_by_school);
                    let (school, support) = if by_school {
                        (promised, texts.nothing.clone())
                    } else {
                        (texts.nothing.clone(), promised)
                    };
                    let today = self.value_cell(finding, shown.value);
                    cells.extend([today, school, support]);
                }
            }
            cells.push(self.goal_date(problem));
            Some(row(cells.into_iter().map(cell).collect()))
        });
        let rows: Vec<Row> = rows.collect();
        let caption = match self.basis().forecast {
            _ if !self.counts_pupils() => &texts.caption_plain,
            Some(_) => &texts.caption,
            None => &texts.caption_today,
        };
        let head = if self.is_private() {
            texts.columns_private.clone()
        } else {
            texts.columns.clone()
        };
        let shares = [
            (26, Align::Left),
            (18, Align::Centre),
            (24, Align::Centre),
            (24, Align::Centre),
            (18, Align::Centre),
        ];
        let caption = fill_text(caption, &[("number", number)].into());
        self.writer
            .table("goals", Some(caption), head, columns(&shares), rows);
    }

    pub(super) fn goal_date(&self, problem: &PlanProblem) -> String {
        let texts = &self.texts.goals;
        match self.reached_on(problem) {
            Some(date) => date.month().in_words(),
            None if problem.tasks().next().is_none() && problem.covered_by.is_none() => {
                texts.unsettled.clone()
            }
            None => texts.settle.clone(),
        }
    }

    /// Whether one of the problems is counted by the pupils.
    fn counts_pupils(&self) -> bool {
        !self.counted_by_pupils().is_empty()
    }

    /// The problems that are counted by the pupils.
    pub(super) fn counted_by_pupils(&self) -> Vec<&'a PlanProblem> {
        let is_counted = |problem: &&PlanProblem| {
            let finding = self.finding(problem);
            finding.is_some_and(|finding| finding.capacity().is_some())
        };
        self.problems().filter(is_counted).collect()
    }

    /// What must be known of the goals: on what they rest, what is not enough, what comes later.
    pub(super) fn notes(&self) -> String {
        let texts = &self.texts.goals;
        let mut notes = String::new();
        let (mut supports, mut shorts) = (Vec::new(), Vec::new());
        for problem in self.problems() {
            let (Some(effects), Some(finding)) = (self.effects(problem), self.finding(problem))
            else {
                continue;
            };
            let is_told = problem.tasks().next().is_some() && self.is_spared_group(problem);
            if is_told {
                match self.note(problem, finding, effects) {
                    Note::Sentence(text) => notes += &text,
                    Note::Support(sentence, item) => supports.push((sentence, item)),
                    Note::Short(sentence, item) => shorts.push((sentence, item)),
                    Note::None => {}
                }
            }
        }
        // Several of one kind are told in one sentence.
        for (found, text, between) in [
            (shorts, &texts.note_shorts, "；"),
            (supports, &texts.note_supports, "、"),
        ] {
            match found.as_slice() {
                [] => {}
                [(sentence, _)] => notes += sentence,
                several => {
                    let items = several.iter().map(|(_, item)| item.as_str());
                    let slots: Slots = [
                        ("items", items.collect::<Vec<&str>>().join(between)),
                        ("bureau", self.bureau()),
                    ]
                    .into();
                    notes += &fill_text(text, &slots);
                }
            }
        }
        let unmet = self.problems();
        let unmet = unmet.filter_map(|problem| self.finding(problem));
        let rest = &self.writer.texts.prose.claims.plan;
        let is_short = self.is_short(PlanShortening::Notes);
        notes += &claims::sentence(&self.writer, unmet, rest, is_short);
        if self.basis().forecast.is_none() && self.counts_pupils() {
            let names = self.names(&self.counted_by_pupils());
            notes += &fill_text(&texts.no_pupils, &[("names", names)].into());
        }
        notes
    }

    pub(super) fn note(
        &self,
        problem: &PlanProblem,
        finding: &Finding,
        effects: &IndicatorEffects,
    ) -> Note {
        let texts = &self.texts.goals;
        let plan = self.plan();
        let school = effects.reaches(|year| year.by_school);
        let support = effects.reaches(|year| year.with_support);
        let now = effects.reaches(|year| year.now);
        let mut slots: Slots = [
            ("name", self.name(&problem.indicator, problem.part)),
            ("bureau", self.bureau()),
        ]
        .into();
        let told = |idx: usize| {
            let year = self.year(idx).map(|year| year.to_string());
            year.map_or_else(String::new, |year| {
                fill_text(&texts.year, &[("year", year)].into())
            })
        };
        let is_number = matches!(finding.detail, Detail::Stock { .. });
        let value =
            |standing: &Standing| self.told(finding, standing) + &self.share(finding, standing);
        match (support, school) {
            (Some(idx), school) if school.is_none_or(|school| school > idx) && is_number => {
                let Some(year) = effects.years.get(idx) else {
                    return Note::None;
                };
                if self.is_short(PlanShortening::Notes) {
                    return Note::None;
                }
                let matters = self.briefs(problem.tasks().filter(|task| !task.is_done_by_school()));
                slots.insert("matters", matters);
                slots.insert("year", told(idx));
                slots.insert("value", value(&year.by_school));
                let date = school.and_then(|idx| self.year(idx));
                let otherwise = match date {
                    Some(year) => {
                        let slots: Slots = [("date", self.september(year))].into();
                        fill_text(&texts.otherwise_year, &slots)
                    }
                    None => fill_text(&texts.otherwise_open, &slots),
                };
                slots.insert("otherwise", otherwise);
                let sentence = fill_text(&texts.note_support, &slots);
                // In a list the shares would be brackets within brackets.
                slots.insert("value", self.told(finding, &year.by_school));
                if date.is_some() {
                    return Note::Sentence(sentence);
                }
                Note::Support(sentence, fill_text(&texts.note_supports_item, &slots))
            }
            (None, _) if is_number => {
                let idx = self.told_year(effects, |year| year.with_support);
                let Some((idx, year)) = idx.and_then(|idx| Some((idx, effects.years.get(idx)?)))
                else {
                    return Note::None;
                };
                let standing = year.with_support;
                if standing == year.now && self.basis().forecast.is_none() {
                    return Note::None;
                }
                let is_forecast = self.basis().forecast.is_some();
                slots.insert(
                    "year",
                    if is_forecast {
                        told(idx)
                    } else {
                        String::new()
                    },
                );
                slots.insert("value", value(&standing));
                slots.insert("missing", self.amount_in_words(finding, standing.missing));
                Note::Short(
                    fill_text(&texts.note_short, &slots),
                    fill_text(&texts.note_shorts_item, &slots),
                )
            }
            (Some(idx), _) if plan.effects.target_idx.is_some_and(|target| idx > target) => {
                let year = self
                    .year(idx)
                    .filter(|_| now == Some(idx) || school == Some(idx));
                let Some(year) = year else {
                    return Note::None;
                };
                slots.insert("date", self.september(year));
                Note::Sentence(fill_text(&texts.note_later, &slots))
            }
            _ => Note::None,
        }
    }

    /// An amount of what is counted, such as 930㎡.
    pub(super) fn amount(&self, finding: &Finding, amount: Decimal) -> String {
        let unit = stock_unit(finding);
        let shown = findings::readable_unit(amount.fraction(), unit);
        let number = display::amount(amount.fraction(), unit, shown);
        format!("{number}{}", labels::unit(shown))
    }

    /// The same in a sentence, such as 930平方米.
    pub(super) fn amount_in_words(&self, finding: &Finding, amount: Decimal) -> String {
        let unit = stock_unit(finding);
        let shown = findings::readable_unit(amount.fraction(), unit);
        let number = display::amount(amount.fraction(), unit, shown);
        format!("{number}{}", labels::unit_in_text(shown))
    }
}
