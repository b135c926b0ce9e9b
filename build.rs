//! Asks the linker for what cutting the page's module into chunks needs: where each function and each piece of data is used.
//!
//! Only the page's module is cut; `xtask` takes these notes out again.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let is_wasm = std::env::var_os("CARGO_CFG_TARGET_ARCH").is_some_and(|arch| arch == "wasm32");
    if is_wasm && std::env::var_os("CARGO_FEATURE_BROWSER").is_some() {
        println!("cargo::rustc-link-arg-bin=duibiao=--emit-relocs");
    }
}
