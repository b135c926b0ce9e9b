//! Links without figures: the kind of school, how much of the form is shown, and the packs, readable as they are.
//!
//! In: a draft. Out: text such as `1.primary.short.jiaoji-2021-3~guangdong.1a2b3c4d`, and back.

use super::PREFIX;
use super::fault::LinkFault;
use school::draft::{Draft, Extent, Ids};
use school::profile::SchoolKind;

/// Version that this program writes.
const VERSION: &str = "1";

/// What a school begins with.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Preset {
    /// 办学类型, where it is chosen.
    pub kind: Option<SchoolKind>,
    /// How much of the form is shown.
    pub extent: Extent,
    /// Built-in packs beside the main one, by id.
    pub packs: Ids,
}

impl Preset {
    /// The preset of a draft: its kind of school, extent and built-in packs, never a figure or a name. A pack that the school
    /// added is left out, since its id means nothing elsewhere.
    pub fn of(draft: &Draft) -> Self {
        let is_added = |id: &str| draft.user_packs.iter().any(|pack| pack.id == id);
        let packs = draft.packs.as_slice().iter();
        Self {
            kind: draft.profile.kind,
            extent: draft.extent,
            packs: packs
                .filter(|id| !is_added(id) && is_plain(id))
                .cloned()
                .collect(),
        }
    }

    /// A draft with kind, extent and packs of the preset and nothing else.
    pub fn draft(&self) -> Draft {
        let mut draft = Draft {
            packs: self.packs.clone(),
            extent: self.extent,
            ..Draft::default()
        };
        draft.profile.kind = self.kind;
        draft
    }

    /// The link of the preset, which [`read`](super::read()) takes back; no longer than a line of text.
    pub fn link(&self) -> String {
        let kind = self.kind.map_or("", SchoolKind::key);
        let extent = self.extent.key();
        let text = format!(
            "{VERSION}.{kind}.{extent}.{}",
            self.packs.as_slice().join("~")
        );
        let sum = checksum(&text);
        format!("{PREFIX}p{text}.{sum}")
    }
}

/// Reads what stands behind the `p`.
///
/// # Errors
/// Cut off without its checksum; damaged when that does not fit or a kind is unknown; newer.
pub(super) fn read(text: &str) -> Result<Preset, LinkFault> {
    let (text, sum) = text.rsplit_once('.').ok_or(LinkFault::CutOff)?;
    if checksum(text) != sum {
        let dots = text.matches('.').count();
        let is_cut = dots < 3 || sum.len() < CHECKSUM_DIGITS;
        return Err(if is_cut {
            LinkFault::CutOff
        } else {
            LinkFault::Damaged
        });
    }
    let mut fields = text.split('.');
    let version = fields.next().unwrap_or_default();
    if version != VERSION {
        let version = version.parse().map_err(|_| LinkFault::Damaged)?;
        return Err(LinkFault::Newer { version });
    }
    let kind = fields.next().unwrap_or_default();
    let extent = fields.next().unwrap_or_default();
    let packs = fields.next().unwrap_or_default();
    let packs = packs.split('~').filter(|id| !id.is_empty());
    Ok(Preset {
        kind: match kind {
            "" => None,
            kind => Some(SchoolKind::from_key(kind).ok_or(LinkFault::Damaged)?),
        },
        extent: Extent::from_key(extent).ok_or(LinkFault::Damaged)?,
        packs: packs.map(str::to_owned).collect(),
    })
}

const CHECKSUM_DIGITS: usize = 8;

fn checksum(text: &str) -> String {
    format!("{:08x}", crc32fast::hash(text.as_bytes()))
}

/// True for an id that an address takes as it is.
fn is_plain(id: &str) -> bool {
    let is_of_ids =
        |character: char| character.is_ascii_alphanumeric() || matches!(character, '-' | '_');
    !id.is_empty() && id.len() <= 60 && id.chars().all(is_of_ids)
}
