//! How the school stands, as markup for the page: verdict sentences, then tables with working, relaxations and bars.
//!
//! In: a desk. Out: the body of the page, pack by pack. It decides nothing.

use super::compare;
use super::desk::{Desk, Pack};
use super::markup::{Hole, all, markup};
use check::{Finding, GroupVerdict, Report, Verdict};
use school::School;
use school::draft::Claim;
use standard::{Exemption, Group, Standard};
use words::findings::{self, Bar, FindingCells, ResultColumn, columns};
use words::status_style::StatusStyle;
use words::{Words, labels, working};

/// The body of the page: what changed with a newer edition, then each pack, then what is compared.
pub(super) fn page(desk: &Desk) -> String {
    let results = |pack: &Pack| {
        Results {
            school: &desk.school,
            report: &pack.report,
            standard: &pack.standard,
            words: desk.words(),
        }
        .pack(pack, pack.standard.id == desk.main().standard.id)
    };
    let faulty = desk.faulty.iter().map(|pack| {
        let faults = pack.faults.iter().map(|fault| markup("<li>{}</li>", [fault.into()]));
        let holes = [(&pack.name).into(), all(faults)];
        markup(
            r#"<section class="summary"><h2>自己的标准包“{}”有错，没有比对</h2><ul>{}</ul></section>"#,
            holes,
        )
    });
    let packs: String = desk.packs.iter().map(results).collect();
    let faulty: String = faulty.collect();
    compare::editions(desk) + &faulty + &packs + &compare::all_sheets(desk)
}

/// Everything that the tables of one pack show.
pub(super) struct Results<'a> {
    pub(super) school: &'a School,
    pub(super) report: &'a Report,
    pub(super) standard: &'a Standard,
    pub(super) words: Words<'a>,
}

impl Results<'_> {
    /// Sentences, then one section per group in the standard's order, then where the numbers were read.
    fn pack(&self, pack: &Pack, is_main: bool) -> String {
        let verdicts = || self.report.verdicts.iter();
        let claimed = check::with_claims(self.report, self.standard);
        let sentence = |verdict: &GroupVerdict| {
            let with = claimed.iter().find(|(own, _)| *own == verdict);
            markup(
                "<li>{}<p>{}</p>{}</li>",
                [
                    Hole::Markup(group_status(verdict)),
                    findings::verdict(verdict, self.standard, &self.words).into(),
                    Hole::Markup(with.map_or_else(String::new, |(_, with)| self.with_claims(with))),
                ],
            )
        };
        let region = labels::region_lead(&self.standard.region);
        let named = format!(
            "{region}{}，标准包 {} 第 {} 版，指纹 {}",
            labels::title_with_number(
                &format!("《{}》", self.standard.title),
                &self.standard.number
            ),
            self.standard.id,
            self.standard.edition,
            pack.hash
        );
        let sources = self.standard.sources.iter().map(|source| {
            markup(
                "<div><dt>{}</dt><dd>{}</dd></div>",
                [(&source.key).into(), (&source.what).into()],
            )
        });
        let groups: String = verdicts().map(|verdict| self.group(verdict)).collect();
        // Further packs are many and long: their tables are opened when asked for.
        let groups = if is_main {
            groups
        } else {
            markup(
                r#"<details class="pack-tables" id="tables-{}"><summary>逐项结果</summary>{}</details>"#,
                [self.standard.id.as_str().into(), Hole::Markup(groups)],
            )
        };
        markup(
            r#"<section class="pack" aria-labelledby="pack-{}"><h2 class="pack-name" id="pack-{}">{}</h2><p class="entry-hint">{}</p><ul class="verdicts">{}</ul>{}<details class="pack-sources" id="sources-{}"><summary>来源</summary><p>{}</p><dl class="working">{}</dl></details></section>"#,
            [
                self.standard.id.as_str().into(),
                self.standard.id.as_str().into(),
                (&self.standard.short).into(),
                named.into(),
                all(verdicts().map(sentence)),
                Hole::Markup(groups),
                self.standard.id.as_str().into(),
                (&self.standard.status).into(),
                all(sources),
            ],
        )
    }

    /// How the group would stand if what the school claims were recognised; the verdict above it stays.
    fn with_claims(&self, with: &GroupVerdict) -> String {
        markup(
            r#"<p class="verdicts-claimed">如果本校提出的放宽都得到认可：{} {}放宽现在是否还有效没有核实，先问县教育局；上面的判定没有算放宽。</p>"#,
            [
                Hole::Markup(group_status(with)),
                findings::verdict(with, self.standard, &self.words).into(),
            ],
        )
    }

    fn group(&self, verdict: &GroupVerdict) -> String {
        let Some(group) = self.standard.group(&verdict.group) else {
            return String::new();
        };
        let name = self.words.part(verdict.part()) + &group.name;
        let pack = self.standard.id;
        let heading_id = format!("group-{pack}-{}-{}", verdict.group, verdict.part().key());
        let body = match &verdict.verdict {
            Verdict::Excluded { reason, place } => {
                let cited = format!("{} {place}", self.standard.number);
                let text = format!("{reason}（依据：{}）", cited.trim_start());
                markup("<p>{}</p>", [text.into()])
            }
            _ => {
                let row =
                    |finding| Some((findings::row(finding, self.standard, &self.words)?, finding));
                let rows: Vec<(FindingCells, &Finding)> =
                    self.report.findings_of(verdict).filter_map(row).collect();
                let notices = verdict
                    .notices
                    .iter()
                    .map(|notice| markup(r#"<p class="entry-hint">{}</p>"#, [notice.into()]));
                let notices: String = notices.collect();
                notices + &self.table(&name, group, &rows) + &bars(&rows)
            }
        };
        markup(
            r#"<section class="group" aria-labelledby="{}"><h3 id="{}">{}</h3>{}</section>"#,
            [
                (&heading_id).into(),
                (&heading_id).into(),
                name.into(),
                Hole::Markup(body),
            ],
        )
    }

    /// Columns in which nothing stands are left out. On narrow screens each row is a card.
    fn table(&self, caption: &str, group: &Group, rows: &[(FindingCells, &Finding)]) -> String {
        let is_used = |column: &ResultColumn| rows.iter().any(|(row, _)| column.1(row) != "—");
        let columns: Vec<ResultColumn> = columns(group).into_iter().filter(is_used).collect();
        // Under a heading for several stages, each row says which one it is about.
        let is_shared = rows.windows(2).any(|pair| pair[0].0.part != pair[1].0.part);
        let heading = |(name, _): &ResultColumn| {
            markup(
                r#"<th scope="col" role="columnheader">{}</th>"#,
                [name.as_str().into()],
            )
        };
        let line = |(row, finding): &(FindingCells, &Finding)| {
            let name = if is_shared {
                self.words.part(row.part) + &row.name
            } else {
                row.name.clone()
            };
            self.line(&name, row, &columns, finding)
        };
        // The roles are said again, because a table shown as cards is no table to some browsers.
        markup(
            r#"<table class="results" role="table"><caption class="visually-hidden">{}</caption><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">指标</th>{}<th scope="col" role="columnheader">判定</th></tr></thead><tbody role="rowgroup">{}</tbody></table>"#,
            [
                caption.into(),
                all(columns.iter().map(heading)),
                all(rows.iter().map(line)),
            ],
        )
    }

    fn line(
        &self,
        name: &str,
        row: &FindingCells,
        columns: &[ResultColumn],
        finding: &Finding,
    ) -> String {
        let cell = |(heading, text): &ResultColumn| {
            let text = text(row);
            let class = if text == "—" {
                "results-none"
            } else {
                "results-value"
            };
            let holes = [heading.as_str().into(), class.into(), text.into()];
            markup(
                r#"<td role="cell" data-label="{}" class="{}">{}</td>"#,
                holes,
            )
        };
        let note = if row.note.is_empty() {
            String::new()
        } else {
            markup(
                r#"<span class="results-note">{}</span>"#,
                [(&row.note).into()],
            )
        };
        // The page keeps what is open by its id when the figures change.
        let id = format!("more-{}-{}-{}", self.standard.id, row.id, row.part.key());
        markup(
            r#"<tr role="row" class="results-row"><th scope="row" role="rowheader">{}</th>{}<td role="cell" data-label="判定" class="results-status">{}{}</td></tr><tr role="row" class="results-more"><td role="cell" colspan="{}"><details id="{}"><summary>怎么算的<span class="visually-hidden">：{}</span></summary>{}</details></td></tr>"#,
            [
                name.into(),
                all(columns.iter().map(cell)),
                Hole::Markup(status(StatusStyle::of_finding(finding), row.status)),
                Hole::Markup(note),
                (columns.len() + 2).to_string().into(),
                id.into(),
                name.into(),
                Hole::Markup(self.working(finding) + &self.claims(finding)),
            ],
        )
    }

    fn working(&self, finding: &Finding) -> String {
        let working = check::explain(self.school, self.standard, self.words.catalogue(), finding);
        let steps = working::steps(finding, &working, self.standard, &self.words);
        let step = |(name, text): (&str, String)| {
            markup(
                "<div><dt>{}</dt><dd>{}</dd></div>",
                [name.into(), text.into()],
            )
        };
        markup(
            r#"<dl class="working">{}</dl>"#,
            [all(steps.into_iter().map(step))],
        )
    }

    /// Relaxations that the school can claim; none holds unless the school says so.
    fn claims(&self, finding: &Finding) -> String {
        let exemptions = match self.standard.indicator(&finding.indicator) {
            Some(indicator) if !indicator.exemptions.is_empty() => &indicator.exemptions,
            _ => return String::new(),
        };
        markup(
            r#"<fieldset class="claims"><legend>放宽条件（本校提出才考虑，判定仍按标准）</legend>{}</fieldset>"#,
            [all(exemptions
                .iter()
                .map(|exemption| self.claim(exemption, finding)))],
        )
    }

    fn claim(&self, exemption: &Exemption, finding: &Finding) -> String {
        let clause = &exemption.clause;
        let is_claimed = self.school.claims.contains_key(exemption.id.as_str());
        let claimed = finding
            .claimed
            .iter()
            .find(|claimed| claimed.exemption == exemption.id);
        let effect = match (is_claimed, claimed) {
            (false, _) => String::new(),
            (true, Some(claimed)) if claimed.outcome == finding.outcome => {
                "<p>这条放宽得到认可，判定也不变。</p>".to_owned()
            }
            (true, Some(claimed)) => {
                let status = status(
                    StatusStyle::of(&claimed.outcome),
                    labels::outcome(&claimed.outcome),
                );
                markup("<p>如果这条放宽得到认可：{}</p>", [Hole::Markup(status)])
            }
            (true, None) => "<p>按现在填的学校情况，这条放宽不适用于本校。</p>".to_owned(),
        };
        let place = format!(
            "需要的材料：{}。依据：{}；可信度：{}。{}",
            exemption.document,
            clause.place,
            labels::confidence(clause.confidence),
            clause.note
        );
        let papers = match self.school.claims.get(exemption.id.as_str()) {
            Some(claim) => papers(exemption, claim, &finding.indicator),
            None => String::new(),
        };
        let checked = if is_claimed {
            r#" checked="checked""#
        } else {
            ""
        };
        markup(
            r#"<div><label class="tick"><input type="checkbox" id="claim-{}-{}"{} data-claim="{}"><span>{}</span></label><p class="entry-hint">{}</p>{}{}</div>"#,
            [
                finding.indicator.as_str().into(),
                exemption.id.as_str().into(),
                Hole::Markup(checked.to_owned()),
                exemption.id.as_str().into(),
                format!("{}：{}", exemption.name, exemption.condition).into(),
                place.into(),
                Hole::Markup(papers),
                Hole::Markup(effect),
            ],
        )
    }
}

/// Since when the relaxation is claimed, and what supports it.
fn papers(exemption: &Exemption, claim: &Claim, indicator: &str) -> String {
    let id = format!("{indicator}-{}", exemption.id);
    let since = claim.since.map(|date| date.to_string()).unwrap_or_default();
    markup(
        r#"<div class="entries"><div class="entry"><label for="since-{}">提出日期</label><input id="since-{}" class="input input-date" type="date" min="1900-01-01" max="2199-12-31" data-note="claim-since" data-key="{}" value="{}"></div><div class="entry"><label for="paper-{}">依据的材料（名称、文号）</label><input id="paper-{}" class="input input-wide" autocomplete="off" data-note="claim-document" data-key="{}" value="{}"></div></div>"#,
        [
            (&id).into(),
            (&id).into(),
            exemption.id.as_str().into(),
            since.into(),
            (&id).into(),
            (&id).into(),
            exemption.id.as_str().into(),
            (&claim.document).into(),
        ],
    )
}

fn group_status(verdict: &GroupVerdict) -> String {
    let look = StatusStyle::of_group(&verdict.verdict);
    status(look, labels::verdict(verdict))
}

/// Icon and word in the state's colour.
pub(super) fn status(look: StatusStyle, word: &str) -> String {
    markup(
        r#"<span class="status {}"><span class="status-icon" aria-hidden="true">{}</span>{}</span>"#,
        [look.class().into(), look.icon().into(), word.into()],
    )
}

/// The bars of `rows`, where a bar has a meaning; nothing when none has.
fn bars(rows: &[(FindingCells, &Finding)]) -> String {
    let bar = |(row, finding): &(FindingCells, &Finding)| {
        Some(bar(row, StatusStyle::of(&finding.outcome), row.bar?))
    };
    let drawn: Vec<String> = rows.iter().filter_map(bar).collect();
    if drawn.is_empty() {
        return String::new();
    }
    markup(
        r#"<figure class="bars"><figcaption>每项指标相当于标准的多少（粗线是标准，虚线是底线，超过两倍的画到两倍）</figcaption><ul>{}</ul></figure>"#,
        [all(drawn)],
    )
}

/// One bar, drawn in thousandths of the standard.
fn bar(row: &FindingCells, look: StatusStyle, bar: Bar) -> String {
    let told = format!(
        "{}：现状 {}，标准 {}，达标率 {}，{}",
        row.name, row.value, row.bound, row.share, row.status
    );
    let floor = bar.floor.to_string();
    markup(
        r#"<li class="bars-line"><span class="bars-name" aria-hidden="true">{}</span><svg class="bars-picture {}" viewBox="0 0 2000 40" preserveAspectRatio="none" role="img" aria-label="{}"><rect class="bars-ground" x="0" y="6" width="2000" height="28"></rect><rect class="bars-value" x="0" y="6" width="{}" height="28"></rect><line class="bars-floor" x1="{}" x2="{}" y1="0" y2="40"></line><line class="bars-bound" x1="1000" x2="1000" y1="0" y2="40"></line></svg><span class="bars-share" aria-hidden="true">{}</span></li>"#,
        [
            (&row.short).into(),
            look.class().into(),
            told.into(),
            bar.value.to_string().into(),
            (&floor).into(),
            (&floor).into(),
            (&row.share).into(),
        ],
    )
}
