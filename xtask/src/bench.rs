//! The command `bench`. In: the published form of the page. Out: figures of speed, printed by tests/browser/bench.mjs, and what
//! the writers of files weigh.

use anyhow::Result;

use crate::bundle::{self, Finish};

/// The worker's module as the compiler leaves it, in the target folder.
const WORKER: &str = "wasm32-unknown-unknown/wasm/duibiao-worker.wasm";

/// Builds, serves and measures.
pub fn command() -> Result<()> {
    let folder = bundle::build(Finish::Release)?;
    crate::writers::print(&crate::process::target_folder().join(WORKER))?;
    crate::browser::script(&folder, "bench.mjs")
}
