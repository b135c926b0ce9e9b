//! The schools that are kept in this browser, as a list; `static/store.js` keeps it.
//!
//! In: what a person has done with a school in the list. Out: the [`Listing`], or the sentence why there is none.

use super::store;
use crate::state::listing::{self, Listing};
use crate::state::persistence::KeptSchoolTask;

/// Reads the list; `on_answer` is called once.
pub(crate) fn list(on_answer: impl FnOnce(Result<Listing, String>) + 'static) {
    /// What is said where the store does not answer.
    const UNREAD: &str = "没能读出本机保存的内容的清单，请刷新页面再试";
    let promise = store::promise("list");
    js_sys::futures::spawn_local(async move {
        let records = promise.await.ok().and_then(|records| records.as_string());
        let read = records.and_then(|records| listing::read(&records));
        let answer = read.map(|(listing, expired)| {
            for id in &expired {
                store::tell("eraseSchool", &[id]);
            }
            listing
        });
        on_answer(answer.ok_or_else(|| UNREAD.to_owned()));
    });
}

/// Has something done with a school; the store tells when the list has changed.
pub(crate) fn run(task: &KeptSchoolTask) {
    match task {
        KeptSchoolTask::Rename { school, label } => {
            store::tell("renameSchool", &[school, label.trim()]);
        }
        KeptSchoolTask::Copy { school, label } => store::tell("copySchool", &[school, label]),
        KeptSchoolTask::Delete(school) => store::tell("deleteSchool", &[school]),
        KeptSchoolTask::BringBack(school) => store::tell("bringBackSchool", &[school]),
    }
}
