//! What is made and read beside the page: files. A worker runs it, so that the page goes on meanwhile; nothing that is seen
//! on the page waits for it.
//!
//! In: a [`Request`] with the bytes of its files. Out: an [`Answer`], or the sentence why not. It must not know how they
//! travel, nor what is shown.

mod incoming;
mod links;
mod papers;
mod qr;
mod results;
mod tables;

use serde::{Deserialize, Serialize};

pub use incoming::Incoming;
pub use links::{LinkWish, MadeLink, ShareWhat};
pub use qr::QrCode;
pub use tables::{FieldRead, FigureRead, TableFile, TablesRead, UnrecognisedRead};

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
    /// The layout profile in the one file of that name.
    ReadLayout {
        /// Name of the file.
        name: String,
        /// The school; its choices say what the profile builds upon.
        draft: Box<Draft>,
    },
    /// What stands in tables of other programs: files, a pasted block, or both.
    ReadTables {
        /// The school; its profile says what is looked for.
        draft: Box<Draft>,
        /// Names of the files.
        names: Vec<String>,
        /// The block; empty for none.
        pasted: String,
    },
    /// The same tables once more, with a column that says what could not be taken.
    MarkedCopy {
        /// The school.
        draft: Box<Draft>,
        /// Names of the files.
        names: Vec<String>,
        /// The block; empty for none.
        pasted: String,
    },
    /// A file of tables.
    Table {
        /// The school.
        draft: Box<Draft>,
        /// Which.
        file: TableFile,
    },
    /// A link that hands something on; with a passphrase beside the request it is locked.
    MakeLink {
        /// The school.
        draft: Box<Draft>,
        /// What of it.
        wish: LinkWish,
    },
    /// The same as a file.
    ShareFile {
        /// The school.
        draft: Box<Draft>,
        /// What of it.
        wish: LinkWish,
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
    /// The file is a table of another program; the sentence says so, and where it is imported.
    Table(String),
    /// The link needs its passphrase.
    NeedsPassphrase,
    /// A pack that was read and found whole.
    Pack(PackRead),
    /// The text of a layout profile that was read and found whole.
    Layout(String),
    /// What stands in tables.
    Tables(Box<TablesRead>),
    /// A link.
    Link(MadeLink),
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
    packed(&respond(read(request)?, files, tell, now)?)
}

/// What a cipher has to do for a request with a passphrase: 1 to lock or 0 to unlock, the header, the bytes. The header is
/// authenticated and says how often PBKDF2 turns the passphrase; see docs/links.md. `salt_and_iv` are 28 random bytes.
///
/// # Errors
/// A sentence why there is nothing to be done.
pub fn cipher_task(request: &[u8], now: &str, salt_and_iv: &[u8]) -> Result<Vec<u8>, String> {
    links::cipher_task(read(request)?, now, salt_and_iv)
}

/// Answers a request with a passphrase from what the cipher gave back, which is nothing when the passphrase was wrong.
///
/// # Errors
/// A sentence why there is no answer, such as a wrong passphrase.
pub fn cipher_done(
    request: &[u8],
    header: &[u8],
    done: &[u8],
    passphrase: &str,
) -> Result<Vec<u8>, String> {
    packed(&links::cipher_done(
        read(request)?,
        header,
        done,
        passphrase,
    )?)
}

fn read(request: &[u8]) -> Result<Request, String> {
    let request = postcard::from_bytes(request);
    request.map_err(|fault| format!("请求没有传全（{fault}），请再试一次"))
}

fn packed(answer: &Answer) -> Result<Vec<u8>, String> {
    postcard::to_allocvec(answer).map_err(|fault| format!("结果没有传全（{fault}），请再试一次"))
}

fn respond(
    request: Request,
    files: Vec<Vec<u8>>,
    tell: &mut dyn FnMut(&str),
    now: &str,
) -> Result<Answer, String> {
    let one = |files: Vec<Vec<u8>>| {
        let file = files.into_iter().next();
        file.ok_or_else(|| "没有收到文件，请再选一次".to_owned())
    };
    Ok(match request {
        Request::ReadSchool { name } => incoming::school(&name, one(files)?)?,
        Request::ReadLink { link } => incoming::link(&link, now)?,
        Request::ReadPack { name } => Answer::Pack(incoming::pack(&name, one(files)?)?),
        Request::ReadLayout { name, draft } => Answer::Layout(incoming::layout_profile(
            &name,
            one(files)?,
            &draft.choices,
        )?),
        Request::ReadTables {
            draft,
            names,
            pasted,
        } => {
            let source = tables::Source::of(names, files, pasted);
            Answer::Tables(Box::new(source.read(&draft, tell)))
        }
        Request::MarkedCopy {
            draft,
            names,
            pasted,
        } => {
            let source = tables::Source::of(names, files, pasted);
            Answer::File(source.marked_copy(&draft, tell)?)
        }
        Request::Table { draft, file } => Answer::File(tables::file(&draft, file)?),
        Request::MakeLink { draft, wish } => Answer::Link(links::link(&draft, &wish, now)?),
        Request::ShareFile { draft, wish } => Answer::File(links::file(&draft, &wish, now)),
        Request::Paper { draft, key } => Answer::File(papers::paper(&draft, &key)?),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Box<Draft> {
        let incoming = Incoming::of_text(String::new(), data::sample());
        Box::new(incoming.expect("the sample is a school").draft)
    }

    /// What the page would get.
    fn ask(request: &Request, files: Vec<Vec<u8>>) -> Result<Answer, String> {
        let request = postcard::to_allocvec(request).map_err(|fault| fault.to_string())?;
        let answer = answer(&request, files, &mut |_| {}, "2026-11-25 16:05")?;
        postcard::from_bytes(&answer).map_err(|fault| fault.to_string())
    }

    fn wish(what: ShareWhat) -> LinkWish {
        LinkWish {
            what,
            with_people: false,
            by: "王主任".to_owned(),
            base: "https://x.example/".to_owned(),
        }
    }

    #[test]
    fn a_link_that_was_made_is_read_again() {
        for what in [
            ShareWhat::Whole,
            ShareWhat::Results,
            ShareWhat::Ask("teachers".to_owned()),
            ShareWhat::Answer("teachers".to_owned()),
        ] {
            let made = ask(
                &Request::MakeLink {
                    draft: sample(),
                    wish: wish(what.clone()),
                },
                Vec::new(),
            );
            let Ok(Answer::Link(link)) = made else {
                panic!("{what:?}: {made:?}");
            };
            assert!(
                link.qr.is_some(),
                "{what:?}: {} letters",
                link.address.len()
            );
            let (_, link) = link.address.split_once('#').expect("a link has a #");
            let read = ask(
                &Request::ReadLink {
                    link: link.to_owned(),
                },
                Vec::new(),
            );
            let Ok(Answer::School(incoming)) = read else {
                panic!("{what:?}: {read:?}");
            };
            assert_eq!(incoming.draft.profile.kind, sample().profile.kind);
            assert_eq!(incoming.is_results, what == ShareWhat::Results);
        }
    }

    #[test]
    fn what_is_not_recognised_is_listed_beside_what_is() {
        let request = Request::ReadTables {
            draft: sample(),
            names: Vec::new(),
            pasted: "专任教师 58\n骨干老师人数 8".to_owned(),
        };
        let Ok(Answer::Tables(read)) = ask(&request, Vec::new()) else {
            panic!("nothing was read");
        };
        assert_eq!(read.figures.len(), 1);
        let rest = &read.unrecognised;
        assert_eq!(
            (rest[0].label.as_str(), rest[0].text.as_str()),
            ("骨干老师人数", "8")
        );
    }

    #[test]
    fn every_file_of_tables_has_a_name_and_bytes() {
        for file in TableFile::ALL {
            let request = Request::Table {
                draft: sample(),
                file,
            };
            let Ok(Answer::File(made)) = ask(&request, Vec::new()) else {
                panic!("{file:?}");
            };
            assert!(
                !made.bytes.is_empty() && made.name.contains('.'),
                "{file:?}: {}",
                made.name
            );
        }
    }

    #[test]
    fn nothing_entered_gives_no_file_but_a_sentence_that_says_what_to_do() {
        let paper = |draft: Box<Draft>| {
            let key = files::papers::ALL.to_owned();
            ask(&Request::Paper { draft, key }, Vec::new())
        };
        let told = paper(Box::default());
        assert!(
            told.as_ref().is_err_and(|told| told.contains("请先填报")),
            "{told:?}"
        );
        let Ok(Answer::File(all)) = paper(sample()) else {
            panic!("the sample school has papers");
        };
        assert!(all.name.ends_with(".zip") && all.bytes.starts_with(b"PK"));
    }

    #[test]
    fn a_table_that_is_opened_as_a_school_is_told_from_what_cannot_be_read() {
        let request = Request::ReadSchool {
            name: "教师.xlsx".to_owned(),
        };
        let table = ask(&request, vec![b"PK\x03\x04xl/workbook.xml".to_vec()]);
        assert!(matches!(table, Ok(Answer::Table(_))), "{table:?}");
        assert!(ask(&request, vec![b"{".to_vec()]).is_err());
        let school = ask(&request, vec![data::sample().as_bytes().to_vec()]);
        assert!(matches!(school, Ok(Answer::School(_))));
    }

    #[test]
    fn what_is_no_request_gives_a_sentence() {
        assert!(answer(&[250], Vec::new(), &mut |_| {}, "").is_err());
        let name = "没有.json".to_owned();
        assert!(ask(&Request::ReadSchool { name }, Vec::new()).is_err());
    }
}
