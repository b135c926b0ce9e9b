//! Mounts the page, and says where its module is cut in two.
//!
//! `xtask` cuts it at [`functions`]: whatever only what it gives leads to, be it code or data, is in the second part, which is
//! fetched by [`load`]. The names are those that the cutter looks for.

#![expect(
    unsafe_code,
    reason = "what the cutter puts in cannot be declared in any other way"
)]

use std::ffi::c_void;

use duibiao::later::{self, LATER, Later, Loader};

fn main() {
    duibiao::run(Loader { load, functions });
}

#[link(wasm_import_module = "./__wasm_split.js")]
unsafe extern "C" {
    /// Fetches the second part, and calls back with `data` and whether it is here.
    fn __wasm_split_load_later(callback: extern "C" fn(*const c_void, bool), data: *const c_void);

    /// [`__wasm_split_00later00_export_00000000000000000000000000000001_later`], to be called from the first part.
    #[expect(improper_ctypes, reason = "both sides are this program")]
    fn __wasm_split_00later00_import_00000000000000000000000000000001_later() -> &'static Later;
}

/// Where the second part begins.
#[unsafe(no_mangle)]
extern "C" fn __wasm_split_00later00_export_00000000000000000000000000000001_later()
-> &'static Later {
    &LATER
}

fn load() {
    extern "C" fn on_loaded(_: *const c_void, is_here: bool) {
        later::on_loaded(is_here);
    }
    // SAFETY: the loader calls back once, on this thread, with the pointer that it was given.
    unsafe { __wasm_split_load_later(on_loaded, std::ptr::null()) }
}

fn functions() -> &'static Later {
    // SAFETY: asked for when the part is here; the cutter leads the call to the function above.
    unsafe { __wasm_split_00later00_import_00000000000000000000000000000001_later() }
}
