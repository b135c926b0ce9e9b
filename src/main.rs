//! Mounts the page; nothing else.

fn main() {
    duibiao::ui::run();
}

/// The page's memory; nothing of it runs in two threads.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
