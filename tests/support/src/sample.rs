//! How many inputs the tests of laws try: a fixed sample at every check, and far more, new each time, in
//! `cargo xtask test --long`. In: the environment's `DUIBIAO_LONG`. Out: counts, and settings for proptest.

use proptest::test_runner::{Config, FileFailurePersistence, RngSeed};

/// The seed of the sample: the same inputs at every check, so that a check that failed fails again.
const SEED: u64 = 0x2017_0006;

/// Whether this is the long check.
pub fn is_long() -> bool {
    std::env::var_os("DUIBIAO_LONG").is_some()
}

/// `usual` inputs, or `long` in the long check.
pub fn count<T>(usual: T, long: T) -> T {
    if is_long() { long } else { usual }
}

/// Settings of a law: `usual` inputs, or `long` in the long check. What once failed stands beside the test, in `NAME.proptest-regressions`, and is tried first.
pub fn laws(usual: u32, long: u32) -> Config {
    let seed = if is_long() {
        RngSeed::Random
    } else {
        RngSeed::Fixed(SEED)
    };
    Config {
        cases: count(usual, long),
        rng_seed: seed,
        failure_persistence: Some(Box::new(FileFailurePersistence::WithSource(
            "proptest-regressions",
        ))),
        ..Config::default()
    }
}
