//! Links: the part of an address after `#` that begins with `/s/`, which no browser sends to any server.
//!
//! In: a preset, or the saved form of a school. Out: the link's text, and back. A preset is written so that a person can
//! see that no figures are in it; a school is compressed, and can be locked with a passphrase by whoever has a cipher.
//! It must not know the browser, chance or ciphers: salt, IV and ciphertext are passed in.
//!
//! ```text
//! /s/p1.primary.short.pack-one~pack-two.1a2b3c4d     a preset: version, kind, extent, packs, checksum
//! /s/dAQAAAA…                                        a school: base64url of the envelope (see `envelope`)
//! /s/rAQAAAA…                                        the same of a school that shares its results alone
//! ```

mod body;
mod envelope;
mod fault;
mod preset;
mod strength;

pub use envelope::{HEADER_BYTES, ITERATIONS, Locked, SALT_AND_IV_BYTES, header};
pub use fault::LinkFault;
pub use preset::Preset;
pub use strength::{Strength, strength};

/// What every link begins with, behind the `#`.
pub const PREFIX: &str = "/s/";
/// Longest link that is written or read, in characters; that of a full school has about 2,000.
pub const LONGEST: usize = 60_000;
/// From here on messengers and Windows shortcuts may cut a link, so a file is the better way. In characters.
pub const SAFE_LENGTH: usize = 2_048;

/// What a link holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Link {
    /// What to begin with; no figures.
    Preset(Preset),
    /// A school in its saved form, not opened yet.
    School(String),
    /// The same with the figures of the first group alone, whose results are to be looked at.
    Results(String),
    /// A school that needs its passphrase.
    Locked(Locked),
}

/// The link of a school that anybody can open. `saved` is the text of its saved file; indentation is left out.
///
/// ```
/// use files::links::{self, Link};
///
/// let link = links::school(data::sample())?;
/// assert!(link.starts_with("/s/d"));
/// let Link::School(saved) = links::read(&link)? else { unreachable!("it is not locked") };
/// assert!(files::saved::open(&saved, data::catalogue()).is_ok());
/// # Ok::<(), links::LinkFault>(())
/// ```
///
/// # Errors
/// [`LinkFault::TooLong`] when it does not fit into [`LONGEST`].
pub fn school(saved: &str) -> Result<String, LinkFault> {
    letters(SCHOOL, &envelope::open(&body::pack(saved)?))
}

/// The link of what [`share::results`](crate::share::results) gives, in its saved form: whoever opens it sees how the school stands, and nothing else of it.
///
/// # Errors
/// [`LinkFault::TooLong`] when it does not fit into [`LONGEST`].
pub fn results(saved: &str) -> Result<String, LinkFault> {
    letters(RESULTS, &envelope::open(&body::pack(saved)?))
}

/// The plain bytes of a locked link, for the cipher of whoever calls: AES-256-GCM with a key made of the passphrase by
/// PBKDF2 with SHA-256 in [`ITERATIONS`] rounds, and with the bytes of [`header`] authenticated.
///
/// # Errors
/// [`LinkFault::TooLong`] when it would not fit into [`LONGEST`].
pub fn to_lock(saved: &str) -> Result<Vec<u8>, LinkFault> {
    let body = body::pack(saved)?;
    if body.len() > LONGEST {
        return Err(LinkFault::TooLong);
    }
    Ok(body)
}

/// The link of a locked school: `header` as [`header`] gave it, and what the cipher made of the bytes of [`to_lock`], tag
/// included.
///
/// # Errors
/// [`LinkFault::TooLong`] when it does not fit into [`LONGEST`].
pub fn locked(header: &[u8; HEADER_BYTES], ciphertext: &[u8]) -> Result<String, LinkFault> {
    letters(SCHOOL, &envelope::locked(header, ciphertext))
}

/// The text of the saved file in the bytes that the cipher decrypted.
///
/// # Errors
/// [`LinkFault::Damaged`] when it is none.
pub fn unlocked(plain: &[u8]) -> Result<String, LinkFault> {
    body::unpack(plain)
}

/// Reads a link: the part of an address after `#`, with or without it. Blanks and punctuation that a messenger or a sentence
/// put behind it are passed over. A school is not opened yet: [`saved::open`](crate::saved::open) does that.
///
/// # Errors
/// A [`LinkFault`] that says what is wrong: no link, cut off, damaged, too long, or of a newer version.
pub fn read(address: &str) -> Result<Link, LinkFault> {
    let text = address.trim().trim_start_matches('#');
    let text = text.strip_prefix(PREFIX).ok_or(LinkFault::NoLink)?;
    if text.len() > LONGEST {
        return Err(LinkFault::TooLong);
    }
    // What a messenger or a sentence put behind the link: spaces, stops, also as %E3%80%82.
    let text = text.split('%').next().unwrap_or_default();
    let text = text.trim_end_matches(|character| !is_last_of_links(character));
    if let Some(preset) = text.strip_prefix('p') {
        return preset::read(preset).map(Link::Preset);
    }
    let (is_results, text) = match (text.strip_prefix(SCHOOL), text.strip_prefix(RESULTS)) {
        (Some(text), _) => (false, text),
        (None, Some(text)) => (true, text),
        (None, None) => return Err(LinkFault::Damaged),
    };
    use base64::Engine;
    // Four letters are three bytes; a rest of one letter is part of no byte.
    let whole = text.len() - usize::from(text.len() % 4 == 1);
    let bytes = text.get(..whole).ok_or(LinkFault::Damaged)?;
    let bytes = LETTERS.decode(bytes).map_err(|_| LinkFault::Damaged)?;
    match envelope::read(&bytes)? {
        envelope::EnvelopeContent::Plain(body) if is_results => {
            body::unpack(body).map(Link::Results)
        }
        envelope::EnvelopeContent::Plain(body) => body::unpack(body).map(Link::School),
        envelope::EnvelopeContent::Locked(locked) => Ok(Link::Locked(locked)),
    }
}

/// The letters of addresses, without padding; bits behind the last byte may be anything, as the checksum covers them.
const LETTERS: base64::engine::GeneralPurpose = base64::engine::GeneralPurpose::new(
    &base64::alphabet::URL_SAFE,
    base64::engine::GeneralPurposeConfig::new()
        .with_encode_padding(false)
        .with_decode_padding_mode(base64::engine::DecodePaddingMode::RequireNone)
        .with_decode_allow_trailing_bits(true),
);

/// Letter before the bytes of a school.
const SCHOOL: char = 'd';
/// Letter before the bytes of a school that shares its results alone.
const RESULTS: char = 'r';

fn letters(kind: char, bytes: &[u8]) -> Result<String, LinkFault> {
    use base64::Engine;
    let link = format!("{PREFIX}{kind}{}", LETTERS.encode(bytes));
    if link.len() > LONGEST {
        return Err(LinkFault::TooLong);
    }
    Ok(link)
}

/// True for what a link can end with.
fn is_last_of_links(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '-' | '_')
}
