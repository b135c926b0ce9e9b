//! The command `bench`. In: the published form of the page. Out: figures of speed, printed by tests/browser/bench.mjs.

use anyhow::Result;

use crate::bundle::{self, Finish};

/// Builds, serves and measures.
pub fn command() -> Result<()> {
    let folder = bundle::build(Finish::Release)?;
    crate::browser::script(&folder, "bench.mjs")
}
