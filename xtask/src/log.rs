//! Where a step tells what it does. In: lines. Out: the terminal, or a file of the step while several steps run side by
//! side, so that their lines stand together.

use std::cell::RefCell;
use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::process::Stdio;

use anyhow::{Context, Result};

thread_local! {
    /// The file of the step that this thread runs; none for the terminal.
    static FILE: RefCell<Option<File>> = const { RefCell::new(None) };
}

/// Runs `work` with everything that it tells in a new file.
///
/// # Errors
/// Those of `work`, and a file that cannot be written.
pub fn into_file<T>(path: &Path, work: impl FnOnce() -> Result<T>) -> Result<T> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let file = File::create(path).with_context(|| format!("写不了 {}", path.display()))?;
    FILE.set(Some(file));
    let done = work();
    FILE.set(None);
    done
}

/// Tells one line.
pub fn line(text: &str) {
    FILE.with_borrow_mut(|file| match file {
        // A line that cannot be logged changes no result.
        Some(file) => drop(writeln!(file, "{text}")),
        None => println!("{text}"),
    });
}

/// Where another program may write what it tells.
///
/// # Errors
/// When the system gives no further handle of the file.
pub fn stdio() -> Result<Stdio> {
    FILE.with_borrow(|file| {
        Ok(match file {
            Some(file) => file.try_clone()?.into(),
            None => Stdio::inherit(),
        })
    })
}

/// Tells a line, formatted as by `println!`.
macro_rules! say {
    ($($words:tt)*) => { $crate::log::line(&format!($($words)*)) };
}
pub(crate) use say;
