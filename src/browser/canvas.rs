//! A surface to draw a picture on, and the picture as a PNG.
//!
//! In: boxes, lines and texts in CSS pixels, with the origin in the top left corner. Out: a blob. It must not know what the
//! picture is of.

use gloo::file::Blob;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// How many pixels of the picture one CSS pixel is, so that text is sharp on a phone.
const SCALE: u32 = 2;

/// The surface.
pub(crate) struct Canvas {
    element: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
}

impl Canvas {
    /// A surface of that size in CSS pixels, filled with `ground`; `None` where the browser has none.
    pub(crate) fn new(width: u32, height: u32, ground: &str) -> Option<Self> {
        let element = gloo::utils::document().create_element("canvas").ok()?;
        let element: HtmlCanvasElement = element.dyn_into().ok()?;
        element.set_width(width * SCALE);
        element.set_height(height * SCALE);
        let context = element.get_context("2d").ok()??;
        let context: CanvasRenderingContext2d = context.dyn_into().ok()?;
        context.scale(f64::from(SCALE), f64::from(SCALE)).ok()?;
        let canvas = Self { element, context };
        canvas.fill(ground, [0.0, 0.0, f64::from(width), f64::from(height)]);
        Some(canvas)
    }

    /// Fills a box: left, top, width, height.
    pub(crate) fn fill(&self, colour: &str, [left, top, width, height]: [f64; 4]) {
        self.context.set_fill_style_str(colour);
        self.context.fill_rect(left, top, width, height);
    }

    /// Writes `text` from `left` on; `baseline` is the line that it stands on.
    pub(crate) fn write(&self, font: &str, colour: &str, text: &str, left: f64, baseline: f64) {
        self.context.set_font(font);
        self.context.set_fill_style_str(colour);
        self.context.fill_text(text, left, baseline).ok();
    }

    /// Width of `text` in that font.
    pub(crate) fn width_of(&self, font: &str, text: &str) -> f64 {
        self.context.set_font(font);
        self.context
            .measure_text(text)
            .map_or(0.0, |measured| measured.width())
    }

    /// The picture as a PNG, when the browser has made it; `None` where it cannot.
    pub(crate) fn into_png(self, then: impl FnOnce(Option<Blob>) + 'static) {
        let done = Closure::once_into_js(move |blob: Option<web_sys::Blob>| {
            then(blob.map(Blob::from));
        });
        // Without a way to make one the callback is never called.
        self.element.to_blob(done.unchecked_ref()).ok();
    }
}
