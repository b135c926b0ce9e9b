//! A school's saved form, without the room between its lines, deflated.
//!
//! In: text. Out: bytes, and back. What is unpacked has a limit that no link can lift.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;

use super::fault::LinkFault;

/// Most that a link may unpack to, in bytes: twenty times a full school, and little enough that the page, which reads it
/// unasked, does not stand still.
const LARGEST_UNPACKED: usize = 200_000;
const LENGTH_BYTES: usize = 4;

/// The length of the text, then the text deflated.
///
/// # Errors
/// Too long when the text is larger than what is unpacked again.
pub(super) fn pack(saved: &str) -> Result<Vec<u8>, LinkFault> {
    // Line ends inside of texts are written as \n, so these are only those between fields.
    let compact: String = saved.lines().map(str::trim_start).collect();
    let length = u32::try_from(compact.len()).map_err(|_| LinkFault::TooLong)?;
    if compact.len() > LARGEST_UNPACKED {
        return Err(LinkFault::TooLong);
    }
    let mut deflate = DeflateEncoder::new(length.to_be_bytes().to_vec(), Compression::best());
    deflate
        .write_all(compact.as_bytes())
        .and_then(|()| deflate.finish())
        .map_err(|_| LinkFault::TooLong)
}

/// The text in `body`.
///
/// # Errors
/// Damaged when it is none or not of the length that it says; too long beyond the limit.
pub(super) fn unpack(body: &[u8]) -> Result<String, LinkFault> {
    let (length, deflated) = body
        .split_first_chunk::<LENGTH_BYTES>()
        .ok_or(LinkFault::Damaged)?;
    let length = u32::from_be_bytes(*length) as usize;
    if length > LARGEST_UNPACKED {
        return Err(LinkFault::TooLong);
    }
    let mut text = Vec::new();
    // One byte more than was said is enough to know better.
    let mut inflate = DeflateDecoder::new(deflated).take(length as u64 + 1);
    inflate
        .read_to_end(&mut text)
        .map_err(|_| LinkFault::Damaged)?;
    if text.len() != length {
        return Err(LinkFault::Damaged);
    }
    String::from_utf8(text).map_err(|_| LinkFault::Damaged)
}
