//! Evidence: what belongs into the box of each indicator, what is at hand, and what the tasks will add.
//!
//! In: the findings, the plan and the ticks of the school. Out: an [`EvidenceBox`] per indicator. It must not know words.

use super::template::{Piece, Sentence};
use super::{Basis, Plan, WATCH_OF_ONE, Watch, WatchReason, problem, small};
use check::{Finding, Outcome, Role, WhyNot};
use numbers::calendar::Month;
use numbers::name::Name;

/// The box of one indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EvidenceBox {
    /// Number of the box, from 1, in the order of the standard.
    pub number: usize,
    /// Indicator of the standard, by id; the code of its tasks for what a school of few people sees to instead.
    pub indicator: Name,
    /// Short name of it.
    pub name: String,
    /// Who keeps it.
    pub owner: Sentence,
    /// What belongs into it.
    pub pieces: Vec<EvidencePiece>,
}

/// A piece of evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EvidencePiece {
    /// Id in all documents: `R5-e1`, or `R5-02-e1` for what a task brings forth.
    pub code: String,
    /// What it is.
    pub text: Sentence,
    /// Key of its tick; empty for what a task brings forth.
    pub key: String,
    /// At hand, as the school says.
    pub is_at_hand: bool,
    /// When the task that brings it forth is to be finished.
    pub finish: Option<Month>,
}

impl EvidenceBox {
    /// How many pieces are at hand.
    pub fn at_hand(&self) -> usize {
        self.pieces.iter().filter(|piece| piece.is_at_hand).count()
    }

    /// The pieces that pack or library list; those that tasks bring forth are left out.
    pub fn listed(&self) -> impl Iterator<Item = &EvidencePiece> {
        self.pieces.iter().filter(|piece| !piece.key.is_empty())
    }
}

/// A box per indicator that the school answers for or gives figures for, with what its tasks bring forth.
///
/// Indicators that do not apply to the school, and those for which no evidence is listed, have none.
pub fn boxes(basis: &Basis, plan: &Plan) -> Vec<EvidenceBox> {
    let mut boxes: Vec<EvidenceBox> = Vec::new();
    for finding in basis
        .report
        .findings
        .iter()
        .filter(|finding| is_kept(finding))
    {
        if boxes
            .iter()
            .any(|evidence_box| evidence_box.indicator == finding.indicator)
        {
            continue;
        }
        let mut pieces = listed_pieces(basis, &finding.indicator);
        let owners = plan.problems.iter();
        let owner = owners
            .clone()
            .find(|owner| owner.indicator == finding.indicator);
        for problem in owners.filter(|owner| owner.indicator == finding.indicator) {
            pieces.extend(problem.tasks().map(|task| EvidencePiece {
                code: format!("{}-e1", task.task_id),
                text: task.proof.clone(),
                key: String::new(),
                is_at_hand: false,
                finish: task.finish,
            }));
        }
        let watches = plan.watches.iter();
        let watches = watches.filter(|watch| {
            watch.indicator == finding.indicator && watch.reason != WatchReason::Basic
        });
        let watching = watches.clone().next();
        let of_one = watches.clone().find(|watch| watch.task.id == WATCH_OF_ONE);
        pieces.extend(watches.map(coming));
        if pieces.is_empty() {
            continue;
        }
        let kind = small::kind(basis, &finding.indicator);
        let indicator = basis.standard.indicator(&finding.indicator);
        boxes.push(EvidenceBox {
            number: boxes.len() + 1,
            indicator: finding.indicator,
            name: indicator.map_or_else(String::new, |indicator| indicator.short.clone()),
            // Whoever looks at a group together does not keep the box of each of its items.
            owner: match (owner, of_one, kind, watching) {
                (Some(problem), ..) => problem.owner.clone(),
                (None, Some(watch), ..) => watch.task.owner.clone(),
                (None, None, Some(kind), _) => problem::owner(basis, &kind.owner, ""),
                (None, None, None, Some(watch)) => watch.task.owner.clone(),
                (None, None, None, None) => problem::owner(basis, "office", ""),
            },
            pieces,
        });
    }
    boxes.extend(of_small(basis, plan, boxes.len() + 1));
    boxes
}

/// The box of what a school of few people sees to instead of the indicators, which belongs to none of them.
fn of_small(basis: &Basis, plan: &Plan, number: usize) -> Option<EvidenceBox> {
    let watches = plan.watches.iter();
    let watches = watches.filter(|watch| watch.reason == WatchReason::Basic);
    let first = watches.clone().next()?;
    Some(EvidenceBox {
        number,
        indicator: first.id.as_str().into(),
        name: basis.library.small.evidence_box.clone(),
        owner: first.task.owner.clone(),
        pieces: watches.map(coming).collect(),
    })
}

/// What the task of a watch brings forth.
fn coming(watch: &Watch) -> EvidencePiece {
    EvidencePiece {
        code: format!("{}-e1", watch.task.task_id),
        text: watch.task.proof.clone(),
        key: String::new(),
        is_at_hand: false,
        finish: watch.task.finish,
    }
}

/// What the pack lists, or what the library lists where the pack lists nothing; the numbers are those of the list.
pub(super) fn listed_pieces(basis: &Basis, indicator: &Name) -> Vec<EvidencePiece> {
    let pack = basis.standard.indicator(indicator);
    let listed = pack.map_or(&[][..], |indicator| indicator.evidence.as_slice());
    let of_library = small::kind(basis, indicator);
    let of_library = of_library.map_or(&[][..], |kind| kind.evidence.as_slice());
    let listed: Vec<(String, &str)> = if listed.is_empty() {
        let numbered = of_library.iter().enumerate();
        numbered
            .map(|(idx, text)| ((idx + 1).to_string(), text.as_str()))
            .collect()
    } else {
        let listed = listed.iter();
        listed
            .map(|piece| (piece.id.clone(), piece.text.as_str()))
            .collect()
    };
    let piece = |(idx, (id, text)): (usize, (String, &str))| {
        let key = format!("{}/{indicator}/{id}", basis.standard.id);
        let ticked = basis.provenance.evidence;
        EvidencePiece {
            code: format!("{indicator}-e{}", idx + 1),
            text: vec![Piece::Text(text.to_owned())],
            is_at_hand: ticked.is_some_and(|ticked| ticked.contains(&key)),
            key,
            finish: None,
        }
    };
    listed.into_iter().enumerate().map(piece).collect()
}

/// Boxes are kept of what the school or the county is judged by, unless it does not apply to the school.
fn is_kept(finding: &Finding) -> bool {
    let is_inapplicable = matches!(
        finding.outcome,
        Outcome::NotComparable(WhyNot::NotApplicable(_))
    );
    !is_inapplicable && finding.role != Role::Reference
}
