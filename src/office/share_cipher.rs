//! What the cipher of a link with a passphrase has to do, and what comes of it.
//!
//! In: a draft or a link. Out: bytes for the cipher; then the link as markup, or the school that it held. It must not
//! know how the cipher works.

use super::sharing::{Wish, named, shown};
use files::links::{self, HEADER_BYTES, Link, LinkFault, SALT_AND_IV_BYTES};
use school::draft::Draft;

/// What a cipher has to do: 1 to lock or 0 to unlock, then the header, then the bytes.
///
/// # Errors
/// The sentence why there is nothing to be done.
pub(super) fn cipher_task(
    draft: Option<&Draft>,
    focus: &str,
    now: &str,
    salt_and_iv: &[u8; SALT_AND_IV_BYTES],
) -> Result<Vec<u8>, LinkFault> {
    let (locks, header, bytes) = match draft {
        Some(draft) => {
            let plain = links::to_lock(&Wish::read(focus, now).saved(draft))?;
            (1, links::header(plain.len(), salt_and_iv), plain)
        }
        None => match links::read(focus)? {
            Link::Locked(locked) => (0, locked.header, locked.ciphertext),
            _ => return Err(LinkFault::Damaged),
        },
    };
    Ok([[locks].as_slice(), &header, &bytes].concat())
}

/// What comes of a cipher's work: the link as markup, or the school that it held. No bytes mean that the passphrase
/// was wrong.
///
/// # Errors
/// The sentence why there is nothing.
pub(super) fn cipher_done(
    is_making: bool,
    focus: &str,
    header: &[u8; HEADER_BYTES],
    done: &[u8],
    passphrase: &str,
) -> Result<Vec<u8>, String> {
    if done.is_empty() {
        return Err(LinkFault::WrongPassphrase.to_string());
    }
    if is_making {
        let link = links::locked(header, done).map_err(|fault| fault.to_string())?;
        let hint = links::strength(passphrase).hint();
        return Ok(shown(&Wish::read(focus, ""), &link, hint).into_bytes());
    }
    named(&links::unlocked(done).map_err(|fault| fault.to_string())?)
}
