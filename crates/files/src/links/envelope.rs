//! The bytes of a link: what they are, how many there should be, and a checksum.
//!
//! In: a body. Out: bytes, and back. It must not know what the body means.
//!
//! | Bytes | Content |
//! |---|---|
//! | 0 | version, 1 |
//! | 1 | 0 plain, 1 locked |
//! | 2..6 | how many bytes there are in all, so that a link that was cut off is known as such |
//! | 6 | locked only: 1, for PBKDF2 with SHA-256 and AES-256-GCM |
//! | 7..11 | locked only: iterations |
//! | 11..27 | locked only: salt |
//! | 27..39 | locked only: IV |
//! | then | the body; locked: the ciphertext with its tag, for which the first 39 bytes are authenticated too |
//! | last 4 | CRC-32 of everything before |
//!
//! Numbers are big-endian. Version and checksum stand in these places in every version.

use super::fault::LinkFault;

/// Version that this program writes.
const VERSION: u8 = 1;
const PLAIN: u8 = 0;
const LOCKED: u8 = 1;
const CIPHER: u8 = 1;
const CHECKSUM_BYTES: usize = 4;
const PLAIN_HEADER_BYTES: usize = 6;
/// Bytes that AES-GCM adds to what it encrypts.
const TAG_BYTES: usize = 16;

/// Bytes of the header of a locked link, which the cipher authenticates.
pub const HEADER_BYTES: usize = 39;
/// Bytes of chance that a locked link needs: 16 of salt, 12 of IV.
pub const SALT_AND_IV_BYTES: usize = 28;
/// How often PBKDF2 turns the passphrase: what OWASP asks for with SHA-256.
pub const ITERATIONS: u32 = 600_000;
/// More would only keep an old machine busy.
const MOST_ITERATIONS: u32 = 5_000_000;

/// A link that needs its passphrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Locked {
    /// What the cipher needs and authenticates: see the table of this module's source and docs/links.md.
    pub header: [u8; HEADER_BYTES],
    /// What was encrypted, with its tag.
    pub ciphertext: Vec<u8>,
}

/// What is in an envelope.
pub(super) enum EnvelopeContent<'a> {
    Plain(&'a [u8]),
    Locked(Locked),
}

/// An envelope that anybody can open.
pub(super) fn open(body: &[u8]) -> Vec<u8> {
    let mut bytes = vec![VERSION, PLAIN];
    push_length(&mut bytes, PLAIN_HEADER_BYTES + body.len() + CHECKSUM_BYTES);
    bytes.extend_from_slice(body);
    with_checksum(bytes)
}

/// The header of a locked link around `plain_bytes` bytes of [`to_lock`](super::to_lock); the cipher authenticates it
/// together with them. `salt_and_iv` are fresh random bytes: the salt of PBKDF2, then the IV of AES-GCM.
pub fn header(plain_bytes: usize, salt_and_iv: &[u8; SALT_AND_IV_BYTES]) -> [u8; HEADER_BYTES] {
    let mut bytes = vec![VERSION, LOCKED];
    push_length(
        &mut bytes,
        HEADER_BYTES + plain_bytes + TAG_BYTES + CHECKSUM_BYTES,
    );
    bytes.push(CIPHER);
    bytes.extend_from_slice(&ITERATIONS.to_be_bytes());
    bytes.extend_from_slice(salt_and_iv);
    let mut header = [0; HEADER_BYTES];
    header.copy_from_slice(&bytes);
    header
}

/// An envelope around what was encrypted.
pub(super) fn locked(header: &[u8; HEADER_BYTES], ciphertext: &[u8]) -> Vec<u8> {
    let mut bytes = header.to_vec();
    bytes.extend_from_slice(ciphertext);
    with_checksum(bytes)
}

/// What is in `bytes`.
///
/// # Errors
/// Cut off when there are fewer than the header says; newer when the checksum is right and the version higher; damaged
/// in every other case.
pub(super) fn read(bytes: &[u8]) -> Result<EnvelopeContent<'_>, LinkFault> {
    let is_whole = bytes
        .split_last_chunk()
        .is_some_and(|(before, sum)| crc32fast::hash(before).to_be_bytes() == *sum);
    if !is_whole {
        let length = bytes.get(2..6).map(number);
        // Too short even for its own length, or shorter than that.
        let is_cut = length.is_none_or(|length| bytes.len() < length as usize);
        return Err(if is_cut {
            LinkFault::CutOff
        } else {
            LinkFault::Damaged
        });
    }
    let version = bytes.first().copied().unwrap_or_default();
    if version > VERSION {
        return Err(LinkFault::Newer { version });
    }
    let body = bytes
        .len()
        .checked_sub(CHECKSUM_BYTES)
        .and_then(|end| bytes.get(..end))
        .filter(|_| version == VERSION)
        .ok_or(LinkFault::Damaged)?;
    match body.get(1) {
        Some(&PLAIN) => body
            .get(PLAIN_HEADER_BYTES..)
            .map(EnvelopeContent::Plain)
            .ok_or(LinkFault::Damaged),
        Some(&LOCKED) => read_locked(body)
            .map(EnvelopeContent::Locked)
            .ok_or(LinkFault::Damaged),
        _ => Err(LinkFault::Damaged),
    }
}

fn read_locked(body: &[u8]) -> Option<Locked> {
    let (header, ciphertext) = body.split_first_chunk::<HEADER_BYTES>()?;
    let iterations = header.get(7..11).map(number)?;
    let is_known = header.get(6) == Some(&CIPHER)
        && (ITERATIONS..=MOST_ITERATIONS).contains(&iterations)
        && ciphertext.len() >= TAG_BYTES;
    is_known.then(|| Locked {
        header: *header,
        ciphertext: ciphertext.to_vec(),
    })
}

fn push_length(bytes: &mut Vec<u8>, length: usize) {
    // Links are far shorter than four gigabytes: whoever calls keeps to the longest one.
    let length = u32::try_from(length).unwrap_or(u32::MAX);
    bytes.extend_from_slice(&length.to_be_bytes());
}

fn with_checksum(mut bytes: Vec<u8>) -> Vec<u8> {
    let sum = crc32fast::hash(&bytes);
    bytes.extend_from_slice(&sum.to_be_bytes());
    bytes
}

/// Up to four bytes as a number.
fn number(bytes: &[u8]) -> u32 {
    bytes
        .iter()
        .fold(0, |sum, byte| sum << 8 | u32::from(*byte))
}
