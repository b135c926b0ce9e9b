//! The crates of the core, and which may use which, as cargo itself tells it.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use serde_json::Value;

/// Each crate of the core with the crates that it may use. The compiler holds to what Cargo.toml says; this list says what
/// may stand there. The flow is numbers → school → standard → check → plan → documents → formats.
const EDGES: [(&str, &[&str]); 12] = [
    ("numbers", &[]),
    ("school", &["numbers"]),
    ("standard", &["numbers", "school"]),
    ("check", &["numbers", "school", "standard"]),
    ("county", &["numbers", "school", "standard", "check"]),
    ("words", &["numbers", "school", "standard", "check"]),
    ("plan", &["numbers", "school", "standard", "check", "words"]),
    (
        "documents",
        &["numbers", "school", "standard", "check", "words", "plan"],
    ),
    // School for the keys of the texts that can be changed in a preview.
    ("formats", &["numbers", "school", "documents"]),
    ("packs", &["numbers", "school", "standard", "documents"]),
    (
        "files",
        &[
            "numbers",
            "school",
            "standard",
            "check",
            "county",
            "words",
            "plan",
            "documents",
            "formats",
            "packs",
        ],
    ),
    (
        "data",
        &[
            "school",
            "standard",
            "check",
            "county",
            "words",
            "plan",
            "documents",
            "packs",
        ],
    ),
];

/// Crates that know a browser.
const BROWSER: [&str; 8] = [
    "yew",
    "gloo",
    "web-sys",
    "js-sys",
    "wasm-bindgen",
    "wasm-bindgen-futures",
    "console_error_panic_hook",
    "gloo-utils",
];

/// What libraries of office files bring: where it is built for a browser it takes clock or chance from there. The core asks
/// for neither.
const CLOCK_AND_CHANCE: [&str; 3] = ["rust_xlsxwriter", "cfb", "getrandom"];

/// What `cargo metadata` says of the workspace as it is built for browsers.
fn metadata() -> Value {
    let told = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--quiet"])
        .args(["--filter-platform", "wasm32-unknown-unknown"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(
        told.status.success(),
        "{}",
        String::from_utf8_lossy(&told.stderr)
    );
    serde_json::from_slice(&told.stdout).unwrap()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// Name of a core crate by the name of its package. What tests share is no part of the core, and no crate of it may be built
/// on that.
fn short(package: &str) -> Option<&str> {
    package
        .strip_prefix("duibiao-")
        .filter(|name| *name != "support")
}

#[test]
fn crates_of_the_core_use_only_those_below_them() {
    let metadata = metadata();
    let allowed: BTreeMap<&str, &[&str]> = EDGES.into_iter().collect();
    let mut looked_at = 0;
    for package in list(&metadata["packages"]) {
        let Some(name) = short(text(&package["name"])) else {
            continue;
        };
        looked_at += 1;
        let allowed = allowed
            .get(name)
            .unwrap_or_else(|| panic!("{name} is not in the list"));
        for dependency in list(&package["dependencies"]) {
            // Examples of the documentation may read what is built in.
            let is_for_tests = text(&dependency["kind"]) == "dev";
            let used = text(&dependency["name"]).strip_prefix("duibiao-");
            if let Some(used) = used.filter(|_| !is_for_tests) {
                assert!(allowed.contains(&used), "{name} uses {used}");
            }
        }
    }
    assert_eq!(looked_at, EDGES.len());
    // The list itself runs one way.
    let mut below = BTreeSet::new();
    for (name, uses) in EDGES {
        assert!(uses.iter().all(|used| below.contains(used)), "{name}");
        below.insert(name);
    }
}

#[test]
fn no_crate_of_the_core_reaches_one_that_knows_a_browser() {
    let metadata = metadata();
    let names: BTreeMap<&str, &str> = list(&metadata["packages"])
        .iter()
        .map(|package| (text(&package["id"]), text(&package["name"])))
        .collect();
    let uses: BTreeMap<&str, Vec<&str>> = list(&metadata["resolve"]["nodes"])
        .iter()
        .map(|node| {
            let used = list(&node["deps"]).iter().filter(|used| {
                let kinds = list(&used["dep_kinds"]);
                kinds.iter().any(|kind| text(&kind["kind"]) != "dev")
            });
            (
                text(&node["id"]),
                used.map(|used| text(&used["pkg"])).collect(),
            )
        })
        .collect();
    let core = names.iter().filter(|(_, name)| short(name).is_some());
    let mut open: Vec<&str> = core.map(|(id, _)| *id).collect();
    assert_eq!(open.len(), EDGES.len());
    let mut reached: BTreeSet<&str> = open.iter().copied().collect();
    while let Some(id) = open.pop() {
        if CLOCK_AND_CHANCE.contains(&names[id]) {
            continue;
        }
        let next = uses[id].iter().copied();
        open.extend(next.filter(|used| reached.insert(used)));
    }
    let reached: Vec<&str> = reached.iter().map(|id| names[id]).collect();
    println!("{} crates in the tree of the core", reached.len());
    assert!(reached.len() > 40, "{reached:?}");
    for name in BROWSER {
        assert!(!reached.contains(&name), "the core reaches {name}");
    }
    let page = names.values().filter(|name| BROWSER.contains(*name));
    assert!(page.count() > 4, "the page's crates are in the list");
}
