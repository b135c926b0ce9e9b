//! What is made and read beside the page: files. A worker runs it, so that the page goes on meanwhile; nothing that is seen
//! on the page waits for it.
//!
//! In: a [`Request`] with the bytes of its files. Out: an [`Answer`], or the sentence why not. It must not know how they
//! travel, nor what is shown.

mod incoming;
mod papers;

use serde::{Deserialize, Serialize};

pub use incoming::Incoming;

use crate::state::edit::PackRead;
use school::draft::Draft;

/// Something to be read or made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Request {
    /// The school in the one file of that name.
    ReadSchool {
        /// Name of the file.
        name: String,
    },
    /// What a link holds; a locked one comes with its passphrase beside the request.
    ReadLink {
        /// The link, from its `#` on.
        link: String,
    },
    /// The user-written pack in the one file of that name.
    ReadPack {
        /// Name of the file.
        name: String,
    },
    /// A paper of the plan, or all of them, by its key.
    Paper {
        /// The school.
        draft: Box<Draft>,
        /// Key of the paper; see `files::papers`.
        key: String,
    },
}

/// What comes of a [`Request`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    /// A school that came.
    School(Box<Incoming>),
    /// The link needs its passphrase.
    NeedsPassphrase,
    /// A pack that was read and found whole.
    Pack(PackRead),
    /// A file that was made.
    File(MadeFile),
}

/// A file that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MadeFile {
    /// Name with its ending.
    pub name: String,
    /// Media type.
    pub media_type: String,
    /// What stands in it.
    pub bytes: Vec<u8>,
}

/// Answers a request as the page sent it; `tell` is called with sentences that say how far it is, `now` is a moment as it
/// is saved.
///
/// # Errors
/// A sentence why there is no answer.
pub fn answer(
    request: &[u8],
    files: Vec<Vec<u8>>,
    tell: &mut dyn FnMut(&str),
    now: &str,
) -> Result<Vec<u8>, String> {
    let request = postcard::from_bytes(request);
    let request = request.map_err(|fault| format!("请求没有传全（{fault}），请再试一次"))?;
    let answer = respond(request, files, tell, now)?;
    postcard::to_allocvec(&answer).map_err(|fault| format!("结果没有传全（{fault}），请再试一次"))
}

fn respond(
    request: Request,
    files: Vec<Vec<u8>>,
    _tell: &mut dyn FnMut(&str),
    now: &str,
) -> Result<Answer, String> {
    let mut files = files.into_iter();
    let mut file = || files.next().ok_or("没有收到文件，请再选一次".to_owned());
    match request {
        Request::ReadSchool { name } => {
            incoming::school(&name, file()?).map(|incoming| Answer::School(Box::new(incoming)))
        }
        Request::ReadLink { link } => incoming::link(&link, now),
        Request::ReadPack { name } => incoming::pack(&name, file()?).map(Answer::Pack),
        Request::Paper { draft, key } => papers::paper(&draft, &key).map(Answer::File),
    }
}
