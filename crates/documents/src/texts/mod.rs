//! The sentences of all papers as data, a module per file of `static/texts/`.
//!
//! In: TOML, packed by the build of the crate `data`. Out: a struct per file, one field per sentence. It must not know when a
//! sentence is used: that is decided by `papers` and `sections`.
//!
//! A sentence may have slots in braces, such as `{count}`. Which ones its writer fills stands beside its field; the build
//! stops at every other name ([`Texts::faults`], [`PaperTexts::faults`]).

mod evidence;
mod ledger;
mod lint;
mod plan;
mod report;
mod request;
mod school_plan;
mod slots;

pub use evidence::EvidenceTexts;
pub use ledger::{LedgerTexts, SheetTexts};
pub use lint::LintTexts;
pub use plan::{
    ClaimTexts, ClosingTexts, CountyTexts, MarkTexts, PhraseTexts, ProseTexts, RoundTexts, Texts,
    WatchTexts,
};
pub use report::ReportTexts;
pub use request::RequestTexts;
pub use school_plan::{
    Genre, PlanAnnex, PlanAskTexts, PlanCauseTexts, PlanDutyTexts, PlanFactsTexts, PlanFundTexts,
    PlanGoalTexts, PlanGroupTexts, PlanGuidelineTexts, PlanIntroTexts, PlanLedgerTexts,
    PlanMeasureTexts, PlanMissingTexts, PlanMonitoringTexts, PlanNeedsTexts, PlanOnePageTexts,
    PlanProjectTexts, PlanSafeguardTexts, PlanSchoolYearTexts, PlanSection, PlanShortening,
    PlanSolutionTexts, PlanStandingTexts, PlanStepTexts, PlanTargetTexts, PlanWatchTexts,
    PlanYearTableTexts, PlanYearTexts, SchoolPlanTexts, WorkField,
};
pub(crate) use slots::unknown_slots;

use serde::{Deserialize, Serialize};

/// The sentences of the papers beside the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperTexts {
    /// 上报的方案: `static/texts/school-plan.toml`.
    pub school_plan: SchoolPlanTexts,
    /// 自查报告: `static/texts/self-check-report.toml`.
    pub report: ReportTexts,
    /// 请示: `static/texts/request.toml`.
    pub request: RequestTexts,
    /// 佐证材料目录: `static/texts/evidence.toml`.
    pub evidence: EvidenceTexts,
    /// 整改台账: `static/texts/ledger.toml`.
    pub ledger: LedgerTexts,
    /// What is looked at before downloading: `static/texts/lint.toml`.
    pub lint: LintTexts,
}

impl Texts {
    /// Slots of sentences that no writer fills, each with its entry in `static/texts/plan.toml`; none in good texts.
    pub fn faults(&self) -> Vec<String> {
        slots::faults(self)
    }
}

impl PaperTexts {
    /// Slots of sentences that no writer fills, each with the file and its entry; none in good texts.
    pub fn faults(&self) -> Vec<String> {
        let of_file = |file: &str, faults: Vec<String>| -> Vec<String> {
            let with_file = faults.iter().map(|fault| format!("{file}: {fault}"));
            with_file.collect()
        };
        [
            of_file(
                "static/texts/self-check-report.toml",
                slots::faults(&self.report),
            ),
            of_file(
                "static/texts/school-plan.toml",
                slots::faults(&self.school_plan),
            ),
            of_file("static/texts/request.toml", slots::faults(&self.request)),
            of_file("static/texts/evidence.toml", slots::faults(&self.evidence)),
            of_file("static/texts/ledger.toml", slots::faults(&self.ledger)),
            of_file("static/texts/lint.toml", slots::faults(&self.lint)),
        ]
        .concat()
    }
}

/// Declares structs of sentences. Behind the type of a field stand the slots that its writer fills: those, and no others, may
/// stand in braces in the sentence. A field without a list has no slots.
///
/// ```text
/// texts! {
///     /// Sentences of a letter.
///     pub struct LetterTexts {
///         /// Who writes.
///         from: String [school, county],
///     }
/// }
/// ```
macro_rules! texts {
    ($(
        $(#[$about:meta])*
        pub struct $name:ident {
            $(
                $(#[$field_about:meta])*
                $field:ident: $kind:ty $([$($slot:ident),* $(,)?])?,
            )*
        }
    )*) => {$(
        $(#[$about])*
        #[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            $(
                $(#[$field_about])*
                pub $field: $kind,
            )*
        }

        impl $crate::texts::slots::Templates for $name {
            fn check(&self, entry: &str, _: &[&str], faults: &mut Vec<String>) {
                $(
                    let entry_of_field = $crate::texts::slots::join(entry, stringify!($field));
                    let filled: &[&str] = &[$($(stringify!($slot)),*)?];
                    $crate::texts::slots::Templates::check(
                        &self.$field,
                        &entry_of_field,
                        filled,
                        faults,
                    );
                )*
            }
        }
    )*};
}

pub(crate) use texts;
