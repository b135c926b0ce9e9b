//! Whether a pack is whole: every reference has its other end and every bound makes sense.
//!
//! In: a [`Standard`] and the catalogue of figures. Out: every fault, each naming the indicator and the field.

use std::collections::BTreeSet;

use super::rule::Rule;
use super::{
    Absence, Bound, BoundCase, Carrier, Clause, Condition, Disputed, GroupRule, Indicator,
    Neighbour, Norm, OffTable, Standard, StepCase, Term, Way,
};
use numbers::Decimal;
use school::catalogue::{Catalogue, FigureDefinition, FigureForm};
use school::figures::FigureId;

/// Most of anything that a pack can list; no standard comes near.
const MOST: usize = 2_000;
/// Longest text, in characters.
const LONGEST_TEXT: usize = 4_000;
/// Deepest nesting of conditions.
const DEEPEST: usize = 4;

/// Every fault of the pack, as sentences for the person who wrote it; empty when it is whole. `catalogue` is the tool's
/// own; the pack's figures are added to it here.
pub fn faults(standard: &Standard, catalogue: &Catalogue) -> Vec<String> {
    if standard.indicators.len() > MOST || standard.figures.len() > MOST {
        return vec![format!(
            "指标或填报项太多，最多各 {MOST} 条；请分成几个标准包"
        )];
    }
    let catalogue = &catalogue.with(standard.added_figures());
    let mut check = Check {
        standard,
        catalogue,
        faults: Vec::new(),
    };
    check.head();
    check.groups();
    check.splits();
    check.indicators();
    check.faults
}

/// A walk through the pack.
struct Check<'a> {
    standard: &'a Standard,
    catalogue: &'a Catalogue,
    faults: Vec<String>,
}

/// What kind of figure a place can take.
#[derive(Clone, Copy, PartialEq)]
enum Form {
    Number,
    List,
    Level,
}

impl Check<'_> {
    fn fault(&mut self, name: &str, what: &str) {
        self.faults.push(format!("{name}：{what}"));
    }

    fn head(&mut self) {
        let standard = self.standard;
        let texts = [
            ("id", standard.id.as_str()),
            ("edition", &standard.edition),
            ("title", &standard.title),
            ("short", &standard.short),
        ];
        for (field, text) in texts {
            if text.trim().is_empty() {
                self.fault(&format!("标准包的 {field}"), "不能空着");
            }
            if text.chars().count() > LONGEST_TEXT {
                self.fault(
                    &format!("标准包的 {field}"),
                    &format!("超过 {LONGEST_TEXT} 字"),
                );
            }
        }
        let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if !standard.id.chars().all(is_plain) {
            self.fault("标准包的 id", "只能用小写字母、数字和 -");
        }
        if standard.groups.is_empty() || standard.indicators.is_empty() {
            self.fault("标准包", "至少要有一个分组 groups 和一个指标 indicators");
        }
        let mut ids = BTreeSet::new();
        for figure in &standard.figures {
            let name = format!("填报项 {}", figure.id.0);
            if !ids.insert(figure.id) {
                self.fault(&name, "id 重复");
            }
            self.figure(&name, figure);
        }
    }

    fn figure(&mut self, name: &str, figure: &FigureDefinition) {
        if figure.name.trim().is_empty() || figure.definition.trim().is_empty() {
            self.fault(name, "缺名称 name 或口径 definition");
        }
        let sums = figure.sum_of.iter().flat_map(|sum| &sum.figures);
        let lists = figure.from_list.iter().map(|list| &list.figure);
        for other in figure.part_of.iter().chain(sums).chain(lists) {
            if *other == figure.id {
                self.fault(name, "引用了自己");
            }
            if self.catalogue.figure(other).is_none() {
                self.fault(name, &format!("没有名为 {} 的填报项", other.0));
            }
        }
    }

    fn groups(&mut self) {
        let groups = &self.standard.groups;
        for (idx, group) in groups.iter().enumerate() {
            let name = format!("分组 {}", group.id);
            if groups[..idx].iter().any(|earlier| earlier.id == group.id) {
                self.fault(&name, "id 重复");
            }
            for exclusion in &group.exclusions {
                let name = format!("{name} 的除外情形");
                self.clause(&name, &exclusion.clause);
                self.condition(&name, &exclusion.when, 0);
            }
            for notice in &group.notices {
                let name = format!("{name} 的提示");
                self.condition(&name, &notice.when, 0);
                if notice.text.trim().is_empty() {
                    self.fault(&name, "text 不能空着");
                }
            }
            self.clause(&name, &group.clause);
            if let GroupRule::AtLeast { floor, .. } = &group.rule
                && (floor.is_negative() || *floor > Decimal::ONE)
            {
                self.fault(&name, &format!("floor 应在 0 到 1 之间，现在是 {floor}"));
            }
        }
    }

    fn splits(&mut self) {
        for split in &self.standard.splits {
            self.clause("拆分系数", &split.clause);
            for weight in &split.weights {
                if weight.weight <= Decimal::ZERO {
                    self.fault("拆分系数", &format!("应大于 0，现在是 {}", weight.weight));
                }
            }
        }
    }

    fn indicators(&mut self) {
        let mut ids = BTreeSet::new();
        for indicator in &self.standard.indicators {
            let name = format!("指标 {}", indicator.id);
            if !ids.insert(indicator.id) {
                self.fault(&name, "id 重复");
            }
            if indicator.name.trim().is_empty() || indicator.short.trim().is_empty() {
                self.fault(&name, "缺名称 name 或短名 short");
            }
            if indicator.name.chars().count() > LONGEST_TEXT {
                self.fault(&name, &format!("名称超过 {LONGEST_TEXT} 字"));
            }
            if self.standard.group(&indicator.group).is_none() {
                self.fault(&name, &format!("没有名为 {} 的分组", indicator.group));
            }
            if indicator.gap_step <= Decimal::ZERO {
                self.fault(&name, "gap_step 应大于 0");
            }
            if indicator.places > 6 {
                self.fault(&name, "places 应在 0 到 6 之间");
            }
            self.clause(&name, &indicator.clause);
            let is_asking = indicator.carrier != Carrier::County;
            if is_asking || indicator.level_figure().is_none() {
                self.rule(&name, &indicator.rule);
            }
            self.bounds(&name, indicator);
            self.absence(&name, indicator);
            for condition in indicator.conditions() {
                self.condition(&name, condition, 0);
            }
            for exemption in &indicator.exemptions {
                let name = format!("{name} 的放宽 {}", exemption.id);
                self.terms(&name, &exemption.terms);
                self.clause(&name, &exemption.clause);
            }
            for variant in &indicator.variants {
                if let Some(rule) = &variant.rule {
                    self.rule(&format!("{name} 的另一读法"), rule);
                }
            }
            let evidence: BTreeSet<&str> = indicator
                .evidence
                .iter()
                .map(|indicator| indicator.id.as_str())
                .collect();
            if evidence.len() < indicator.evidence.len() {
                self.fault(&name, "佐证 evidence 的 id 重复");
            }
        }
    }

    fn bounds(&mut self, name: &str, indicator: &Indicator) {
        let group = self.standard.group(&indicator.group);
        let is_listed = group.is_some_and(|group| group.rule == GroupRule::None);
        let needs_bound = matches!(
            indicator.rule,
            Rule::Ratio { .. }
                | Rule::Share { .. }
                | Rule::TotalLimit { .. }
                | Rule::Quota { .. }
                | Rule::EachLimit { .. }
        );
        if needs_bound && indicator.bounds.is_empty() && !is_listed {
            self.fault(name, "缺标准值 bounds");
        }
        let bounds = indicator.bounds.iter().chain(
            indicator
                .exemptions
                .iter()
                .flat_map(|exemption| &exemption.bounds),
        );
        for case in bounds {
            self.bound_case(name, case);
        }
    }

    fn bound_case(&mut self, name: &str, case: &BoundCase) {
        self.bound(name, &case.bound);
        if let Some(clause) = &case.clause {
            self.clause(name, clause);
        }
        if let Some(disputed) = &case.disputed {
            self.disputed(name, case.bound, disputed);
        }
        self.stricter_unseen(name, &case.stricter_unseen, case.disputed.is_some());
    }

    fn stricter_unseen(&mut self, name: &str, why: &str, is_disputed: bool) {
        if !why.is_empty() && why.trim().is_empty() {
            self.fault(
                name,
                "stricter_unseen 是空的：写明为什么实际更严，或者删去这一项",
            );
        }
        if !why.is_empty() && is_disputed {
            self.fault(
                name,
                "stricter_unseen 和 disputed 只能写一样：见到更严的数的写 disputed，没有见到的写 stricter_unseen",
            );
        }
    }

    fn disputed(&mut self, name: &str, bound: Bound, disputed: &Disputed) {
        let (strict, lax) = (bound.value, disputed.value);
        let is_laxer = if bound.is_lower_bound() {
            lax < strict
        } else {
            lax > strict
        };
        if !is_laxer {
            self.fault(
                name,
                &format!("disputed 的数 {lax} 应比标准值 {strict} 宽；把较严的写在 bound 里"),
            );
        }
        if lax.is_negative() || (bound.is_lower_bound() && lax == Decimal::ZERO) {
            self.fault(name, &format!("disputed 的数应大于 0，现在是 {lax}"));
        }
        if disputed.why.trim().is_empty() {
            self.fault(name, "disputed 缺 why：写明哪两处不一致");
        }
    }

    fn step_case(&mut self, name: &str, case: &StepCase) {
        self.bound(name, &case.bound);
        if let Some(clause) = &case.clause {
            self.clause(name, clause);
        }
        if let Some(disputed) = &case.disputed {
            self.disputed(name, case.bound, disputed);
        }
        self.stricter_unseen(name, &case.stricter_unseen, case.disputed.is_some());
        if case.at.is_some() && (case.from.is_some() || case.up_to.is_some()) {
            self.fault(name, "一级里写了 at，就不再写 from 和 up_to");
        }
        if let (Some(from), Some(up_to)) = (case.from, case.up_to)
            && from > up_to
        {
            self.fault(
                name,
                &format!("一级里 from 是 {from}，比 up_to 的 {up_to} 还大"),
            );
        }
    }

    /// `other` is the side on which a table has no step for such a count.
    fn off_table(
        &mut self,
        name: &str,
        key: &str,
        off: Option<&OffTable>,
        other: Option<Neighbour>,
    ) {
        let Some(off) = off else {
            return;
        };
        if Some(off.take) == other {
            self.fault(name, &format!("{key} 的 take 那一边没有级可以取"));
        }
        if off.take == Neighbour::Open && off.why.trim().is_empty() {
            self.fault(name, &format!("{key} 写了 open，还要写 why：为什么不判定"));
        }
        if let Some(clause) = &off.clause {
            self.clause(name, clause);
        }
    }

    fn ways(&mut self, name: &str, ways: &[Way]) {
        if ways.len() < 2 {
            self.fault(name, "ways 至少要有两种，有一种达到即可");
        }
        for way in ways {
            let name = &format!("{name} 的一种 {}", way.name);
            if way.name.trim().is_empty() {
                self.fault(name, "缺名称 name");
            }
            if way.places > 6 {
                self.fault(name, "places 应在 0 到 6 之间");
            }
            match *way.rule {
                Rule::Ratio { .. } | Rule::Share { .. } | Rule::TotalLimit { .. } => {
                    if way.bounds.is_empty() {
                        self.fault(name, "缺标准值 bounds");
                    }
                    self.rule(name, &way.rule);
                }
                Rule::Steps { .. } => {
                    if !way.bounds.is_empty() {
                        self.fault(name, "steps 的标准值写在 table 里，不写 bounds");
                    }
                    self.rule(name, &way.rule);
                }
                _ => self.fault(name, "rule 只能是 ratio、share、total_limit 或 steps"),
            }
            for case in &way.bounds {
                self.bound_case(name, case);
            }
        }
    }

    /// What 不适用 means must not make the indicator easier than the number itself would.
    fn absence(&mut self, name: &str, indicator: &Indicator) {
        match &indicator.not_applicable {
            None | Some(Absence::Open) => {}
            Some(Absence::Zero) => {
                let ways: Vec<&Rule> = match &indicator.rule {
                    Rule::Either { ways } => ways.iter().map(|way| &*way.rule).collect(),
                    rule => vec![rule],
                };
                let is_of_kind = |rule: &&Rule| {
                    !matches!(
                        rule,
                        Rule::EachLimit { .. } | Rule::Document { .. } | Rule::Judgement { .. }
                    )
                };
                let is_counted = ways.iter().all(is_of_kind);
                let steps = ways.iter().flat_map(|rule| match rule {
                    Rule::Steps { table, .. } => table.as_slice(),
                    _ => &[],
                });
                let steps = steps.map(|case| case.bound);
                let exempted = indicator
                    .exemptions
                    .iter()
                    .flat_map(|exemption| &exemption.bounds);
                let of_ways = match &indicator.rule {
                    Rule::Either { ways } => ways.as_slice(),
                    _ => &[],
                };
                let of_ways = of_ways.iter().flat_map(|way| &way.bounds);
                let bounds = indicator.bounds.iter().chain(exempted).chain(of_ways);
                let mut bounds = bounds.map(|case| case.bound).chain(steps);
                let is_more_better = bounds.all(|bound| bound.is_lower_bound());
                if !is_counted || !is_more_better {
                    self.fault(
                        name,
                        "not_applicable 写 zero 的，要是数得出来、越多越好的项；请改成 open",
                    );
                }
                if indicator.rule.counted().iter().any(|(_, minus)| *minus) {
                    self.fault(name, "not_applicable 写 zero 的，不能有减去的项");
                }
            }
            Some(Absence::Claim { grounds }) => {
                if grounds.is_empty() {
                    self.fault(name, "not_applicable 的 grounds 至少写一条");
                }
                for ground in grounds {
                    if ground.text.trim().is_empty() {
                        self.fault(name, "not_applicable 的 text 不能空着");
                    }
                    for figure in &ground.contradicted_by {
                        let form = self.catalogue.figure(figure).map(|figure| figure.form);
                        if matches!(form, None | Some(FigureForm::Level)) {
                            let id = figure.0;
                            self.fault(
                                name,
                                &format!("contradicted_by 里的 {id} 不是填数的填报项"),
                            );
                        }
                    }
                }
            }
        }
    }

    fn bound(&mut self, name: &str, bound: &Bound) {
        if bound.value.is_negative() {
            self.fault(name, &format!("标准值不应小于 0，现在是 {}", bound.value));
        }
        if bound.is_lower_bound() && bound.value == Decimal::ZERO {
            self.fault(name, "标准值为 0 时，不低于 0 总是成立");
        }
    }

    fn clause(&mut self, name: &str, clause: &Clause) {
        if clause.place.is_empty() {
            self.fault(name, "缺条款位置 place");
        }
        if clause.sources.is_empty() {
            self.fault(name, "缺来源 sources");
        }
        for key in &clause.sources {
            if !self
                .standard
                .sources
                .iter()
                .any(|source| source.key == *key)
            {
                self.fault(name, &format!("没有名为 {key} 的来源"));
            }
        }
    }

    fn rule(&mut self, name: &str, rule: &Rule) {
        match rule {
            Rule::Ratio {
                numerator,
                each,
                times,
                denominator,
                scale,
                ..
            } => {
                self.terms(name, numerator);
                self.terms(name, each);
                self.terms(name, times);
                self.terms(name, denominator);
                if *scale <= Decimal::ZERO {
                    self.fault(name, "scale 应大于 0");
                }
                if numerator.is_empty() || denominator.is_empty() {
                    self.fault(name, "numerator 和 denominator 都不能空着");
                }
            }
            Rule::Share { part, whole } => {
                self.terms(name, part);
                self.terms(name, whole);
                if part.is_empty() || whole.is_empty() {
                    self.fault(name, "part 和 whole 都不能空着");
                }
            }
            Rule::TotalLimit { of } => {
                self.terms(name, of);
                if of.is_empty() {
                    self.fault(name, "of 不能空着");
                }
            }
            Rule::Steps {
                of,
                over,
                by,
                table,
                below,
                between,
                above,
            } => {
                self.terms(name, of);
                self.terms(name, over);
                self.terms(name, by);
                if table.is_empty() || of.is_empty() || by.is_empty() {
                    self.fault(name, "of、by 和分级表 table 都不能空着");
                }
                table.iter().for_each(|case| self.step_case(name, case));
                self.off_table(name, "below", below.as_deref(), Some(Neighbour::Lower));
                self.off_table(name, "between", between.as_deref(), None);
                self.off_table(name, "above", above.as_deref(), Some(Neighbour::Upper));
            }
            Rule::Either { ways } => self.ways(name, ways),
            Rule::Need { of, norms } => {
                self.terms(name, of);
                if norms.is_empty() || of.is_empty() {
                    self.fault(name, "of 和 norms 都不能空着");
                }
                norms.iter().for_each(|norm| self.norm(name, norm));
            }
            Rule::Quota { rooms, per, every } => {
                self.terms(name, per);
                self.known(name, *rooms, Form::List);
                if *every == 0 {
                    self.fault(name, "every 应大于 0");
                }
            }
            Rule::EachLimit { of } => of
                .iter()
                .for_each(|figure| self.known(name, *figure, Form::List)),
            Rule::Document { figure } | Rule::Judgement { figure, .. } => {
                self.known(name, *figure, Form::Level);
            }
        }
    }

    fn norm(&mut self, name: &str, norm: &Norm) {
        self.terms(name, std::slice::from_ref(&norm.of));
        if norm.every <= Decimal::ZERO || norm.amount <= Decimal::ZERO {
            self.fault(name, "norms 的 every 和 amount 应大于 0");
        }
        if let Some(clause) = &norm.clause {
            self.clause(name, clause);
        }
    }

    fn terms(&mut self, name: &str, terms: &[Term]) {
        for term in terms {
            self.known(name, term.figure, Form::Number);
        }
    }

    fn known(&mut self, name: &str, figure: FigureId, wanted: Form) {
        let Some(definition) = self.catalogue.figure(&figure) else {
            return self.fault(name, &format!("没有名为 {} 的填报项", figure.0));
        };
        let form = match definition.form {
            FigureForm::Counts | FigureForm::Measures => Form::List,
            FigureForm::Level => Form::Level,
            FigureForm::Count | FigureForm::Measure => Form::Number,
        };
        if form != wanted {
            self.fault(name, &format!("填报项 {} 的形式不合这条规则", figure.0));
        }
    }

    fn condition(&mut self, name: &str, condition: &Condition, depth: usize) {
        if depth > DEEPEST {
            return self.fault(name, &format!("条件 any 最多套 {DEEPEST} 层"));
        }
        let mut asked = Vec::new();
        condition
            .figures
            .iter()
            .for_each(|figure| asked.push(figure.figure));
        for share in &condition.shares {
            asked.extend([share.part, share.whole]);
        }
        for figure in asked {
            self.known(name, figure, Form::Number);
        }
        for alternative in &condition.any {
            self.condition(name, alternative, depth + 1);
        }
    }
}
