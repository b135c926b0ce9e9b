//! What the page does with a table from outside. In: the bytes of a file, or a pasted text. Out: nothing; it must come back.

use duibiao::tables::PREVIEW;
use duibiao::tables::answer;
use duibiao::tables::encode;

/// The school beside whose figures the findings are shown.
const SCHOOL: &str = include_str!("corpus/school/worked-example.json");

/// Has the preview made, and the file with its troubles; a sentence why not is an answer too.
pub(crate) fn import(bytes: &[u8], pasted: &str) {
    let files = match bytes {
        [] => Vec::new(),
        bytes => vec![("file".to_owned(), bytes.to_vec())],
    };
    for wanted in [PREVIEW, "marked"] {
        let request = encode(wanted, SCHOOL, pasted, &files);
        answer(&request, &mut |_| ()).ok();
    }
}
