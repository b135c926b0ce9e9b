//! Packs in few words, so that one can be chosen before its text is loaded.
//!
//! In: a pack with its file's bytes. Out: a [`PackEntry`].

use serde::{Deserialize, Serialize};

use super::{Carrier, Indicator, Standard};
use numbers::name::Name;
use school::catalogue::Catalogue;
use school::figures::FigureId;

/// Ids that can stand in a saved file beside packs and figures.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct KnownIds {
    /// Relaxations of all packs.
    pub exemptions: Vec<String>,
    /// Evidence of all packs, each as `pack/indicator/evidence`.
    pub evidence: Vec<String>,
    /// Indicators of all packs.
    pub indicators: Vec<String>,
    /// Posts of whom a plan names.
    pub posts: Vec<String>,
}

impl KnownIds {
    /// The ids of `standards`, with the posts.
    pub fn of(standards: &[Standard], posts: Vec<String>) -> Self {
        let mut known = Self {
            posts,
            ..Self::default()
        };
        for standard in standards {
            for indicator in &standard.indicators {
                known.indicators.push(indicator.id.to_string());
                let exemptions = indicator.exemptions.iter();
                known
                    .exemptions
                    .extend(exemptions.map(|exemption| exemption.id.to_string()));
                let evidence = indicator.evidence.iter();
                known.evidence.extend(
                    evidence.map(|piece| format!("{}/{}/{}", standard.id, indicator.id, piece.id)),
                );
            }
        }
        known
    }
}

/// A pack as it is listed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackEntry {
    /// Permanent id.
    pub id: Name,
    /// Edition.
    pub edition: String,
    /// Title of the document.
    pub title: String,
    /// Few words.
    pub short: String,
    /// Document number.
    pub number: String,
    /// Province or county; empty for the whole country.
    pub region: String,
    /// Fingerprint of the pack's text.
    pub hash: String,
    /// Figures of the form that it asks for, with the details that make them up.
    pub figures: Vec<FigureId>,
    /// Those by which its first group is judged; what the short edition of the form asks for.
    pub core: Vec<FigureId>,
}

impl PackEntry {
    /// The entry of `standard`, whose text is `text`.
    pub fn of(standard: &Standard, form: &Catalogue, text: &[u8]) -> Self {
        let mut figures = with_details(standard.asked_figures(), form);
        figures.sort();
        let core: Vec<FigureId> = core_figures(standard);
        Self {
            id: standard.id,
            edition: standard.edition.clone(),
            title: standard.title.clone(),
            short: standard.short.clone(),
            number: standard.number.clone(),
            region: standard.region.clone(),
            hash: fingerprint(text),
            figures,
            core,
        }
    }
}

/// The figures by which the first group is judged, each once: those of its rules, and of the conditions under which it does
/// not apply. Relaxations, which a school may claim or not, add nothing.
pub fn core_figures(standard: &Standard) -> Vec<FigureId> {
    let mut asked = Vec::new();
    let mut ask = |figure: FigureId| {
        if !asked.contains(&figure) {
            asked.push(figure);
        }
    };
    let Some(first) = standard.groups.first() else {
        return asked;
    };
    let is_judged = |indicator: &&Indicator| {
        indicator.group == first.id && indicator.carrier != Carrier::County
    };
    let judged = standard.indicators.iter().filter(is_judged);
    judged.for_each(|indicator| indicator.rule.figures(&mut ask));
    let exclusions = first.exclusions.iter();
    exclusions.for_each(|exclusion| exclusion.when.asked(&mut ask));
    asked
}

/// Those figures that the form has, with the details that make them up.
pub fn with_details(mut waiting: Vec<FigureId>, form: &Catalogue) -> Vec<FigureId> {
    let mut figures: Vec<FigureId> = Vec::new();
    while let Some(figure) = waiting.pop() {
        let Some(definition) = form.figure(&figure) else {
            continue;
        };
        if figures.contains(&figure) {
            continue;
        }
        figures.push(figure);
        waiting.extend(definition.sum_of.iter().flat_map(|sum| sum.figures.clone()));
        waiting.extend(definition.from_list.as_ref().map(|list| list.figure));
    }
    figures
}

/// Twelve digits that change when a pack's text does: the first of its SHA-256, line ends and a byte order mark left
/// out, so that the same text has the same fingerprint wherever it was saved.
pub fn fingerprint(text: &[u8]) -> String {
    use sha2::{Digest, Sha256};
    let text = text.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(text);
    let plain: Vec<u8> = text.iter().copied().filter(|byte| *byte != b'\r').collect();
    let digest = Sha256::digest(&plain);
    digest
        .iter()
        .take(6)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
