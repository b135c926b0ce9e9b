//! Makes elements from a text of HTML with holes.
//!
//! In: a template such as `<p class='lead'>{}</p>` and what goes into its holes. Out: the same as `html!` would make.
//! One small reader of templates serves every page; `html!` would write out each element as code of its own, which
//! made the page half as large again. Templates are part of the program: every element is closed, `<input/>` by its
//! slash, attributes stand in single quotes, and text never holds `<`, `{` or entities.

use yew::virtual_dom::{Key, VList, VTag, VText};
use yew::{AttrValue, Html};

/// What goes into a hole.
enum Hole {
    /// Nothing; an attribute that consists of this alone is left out.
    Nothing,
    /// Text, or the value of an attribute.
    Text(AttrValue),
    /// Elements.
    Html(Html),
}

/// A template with what goes into its holes, in order.
pub(crate) struct Filling {
    template: &'static str,
    holes: Vec<Hole>,
}

/// What can go into a hole; each kind has one function for the whole page.
pub(crate) trait Fill {
    /// Fills the next hole with itself.
    fn fill(self, filling: &mut Filling);
}

impl Fill for &'static str {
    #[inline(never)]
    fn fill(self, filling: &mut Filling) {
        filling.holes.push(Hole::Text(AttrValue::Static(self)));
    }
}

impl Fill for &String {
    #[inline(never)]
    fn fill(self, filling: &mut Filling) {
        filling
            .holes
            .push(Hole::Text(AttrValue::Rc(self.as_str().into())));
    }
}

impl Fill for String {
    #[inline(never)]
    fn fill(self, filling: &mut Filling) {
        (&self).fill(filling);
    }
}

impl Fill for Html {
    #[inline(never)]
    fn fill(self, filling: &mut Filling) {
        filling.holes.push(Hole::Html(self));
    }
}

impl Fill for Vec<Html> {
    #[inline(never)]
    fn fill(self, filling: &mut Filling) {
        Html::from(VList::with_children(self, None)).fill(filling);
    }
}

/// An attribute that is there or not.
impl Fill for bool {
    #[inline(never)]
    fn fill(self, filling: &mut Filling) {
        self.then_some("").fill(filling);
    }
}

impl<T: Fill> Fill for Option<T> {
    fn fill(self, filling: &mut Filling) {
        match self {
            Some(own) => own.fill(filling),
            None => filling.skip(),
        }
    }
}

/// `markup!("<p>{}</p>", text)`: the template with its holes filled in order.
macro_rules! markup {
    ($template:expr $(, $hole:expr)* $(,)?) => {{
        #[allow(unused_mut)]
        let mut filling = $crate::ui::markup::Filling::new($template);
        $($crate::ui::markup::Fill::fill($hole, &mut filling);)*
        filling.html()
    }};
}
pub(crate) use markup;

/// An element whose end has not been read yet.
struct Open {
    tag: Option<VTag>,
    children: Vec<Html>,
}

/// Used by [`markup!`].
impl Filling {
    #[inline(never)]
    pub(crate) fn new(template: &'static str) -> Self {
        Self {
            template,
            holes: Vec::new(),
        }
    }

    #[inline(never)]
    fn skip(&mut self) {
        self.holes.push(Hole::Nothing);
    }

    /// The elements.
    #[inline(never)]
    pub(crate) fn html(self) -> Html {
        let mut holes = self.holes.into_iter();
        let mut around: Vec<Open> = Vec::new();
        let mut inner = Open {
            tag: None,
            children: Vec::new(),
        };
        let mut rest = self.template;
        while !rest.is_empty() {
            if let Some(after) = rest.strip_prefix("{}") {
                inner.children.push(match holes.next() {
                    Some(Hole::Text(text)) => VText::new(text).into(),
                    Some(Hole::Html(html)) => html,
                    Some(Hole::Nothing) | None => Html::default(),
                });
                rest = after;
            } else if let Some(after) = rest.strip_prefix('<') {
                let (head, after) = after.split_once('>').unwrap_or((after, ""));
                rest = after;
                if !head.starts_with('/') {
                    let outer = Open {
                        tag: Some(start(head.trim_end_matches('/'), &mut holes)),
                        children: Vec::new(),
                    };
                    around.push(std::mem::replace(&mut inner, outer));
                }
                if head.starts_with('/') || head.ends_with('/') {
                    let element = inner.close();
                    inner = around.pop().unwrap_or(Open {
                        tag: None,
                        children: Vec::new(),
                    });
                    inner.children.push(element);
                }
            } else {
                let end = rest.find(['<', '{']).unwrap_or(rest.len());
                let (text, after) = rest.split_at(end);
                inner
                    .children
                    .push(VText::new(AttrValue::Static(text)).into());
                rest = after;
            }
        }
        inner.close()
    }
}

impl Open {
    /// The element with its children; without a tag, the children alone.
    fn close(mut self) -> Html {
        let children = if self.children.len() == 1 {
            self.children.pop().unwrap_or_default()
        } else {
            VList::with_children(self.children, None).into()
        };
        let Some(mut tag) = self.tag else {
            return children;
        };
        if let Some(own) = tag.children_mut() {
            *own = children;
        }
        tag.into()
    }
}

/// Reads `name attribute='value' …`.
fn start(head: &'static str, holes: &mut std::vec::IntoIter<Hole>) -> VTag {
    let (name, mut rest) = head.split_once(' ').unwrap_or((head, ""));
    let mut tag = VTag::new(name);
    while let Some((key, after)) = rest.trim_start().split_once("='") {
        let (text, after) = after.split_once('\'').unwrap_or((after, ""));
        rest = after;
        let value = match text.split_once("{}") {
            None => Some(AttrValue::Static(text)),
            Some((before, behind)) => match holes.next() {
                Some(Hole::Text(own)) if before.is_empty() && behind.is_empty() => Some(own),
                Some(Hole::Text(own)) => Some(AttrValue::from([before, &own, behind].concat())),
                _ => None,
            },
        };
        set(&mut tag, key, value);
    }
    tag
}

fn set(tag: &mut VTag, key: &'static str, value: Option<AttrValue>) {
    match (key, value) {
        ("checked", value) => tag.set_checked(value.is_some()),
        (_, None) => {}
        ("key", Some(value)) => tag.key = Some(Key::from(&*value)),
        ("value", Some(value)) if tag.tag() == "input" => tag.set_value(value),
        (key, Some(value)) => tag.add_attribute(key, value),
    }
}
