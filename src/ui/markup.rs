//! Makes elements from a text of HTML with holes.
//!
//! In: a template such as `<p class='lead'>{}</p>` and what goes into its holes. Out: the same as `html!` would make.
//! One small reader of templates serves every page; `html!` would write out each element as code of its own, which
//! made the page half as large again. Templates are part of the program: every element is closed, `<input/>` by its
//! slash, attributes stand in single quotes, and text never holds `<`, `{` or entities.

use yew::virtual_dom::{Key, VList, VTag, VText};
use yew::{AttrValue, Html};

/// What goes into a hole.
pub(crate) enum Hole {
    /// Nothing; an attribute that consists of this alone is left out.
    Nothing,
    /// Text, or the value of an attribute.
    Text(AttrValue),
    /// Elements.
    Html(Html),
}

impl From<&'static str> for Hole {
    fn from(text: &'static str) -> Self {
        Self::Text(AttrValue::Static(text))
    }
}

impl From<&String> for Hole {
    fn from(text: &String) -> Self {
        Self::Text(AttrValue::Rc(text.as_str().into()))
    }
}

impl From<String> for Hole {
    fn from(text: String) -> Self {
        Self::from(&text)
    }
}

impl From<bool> for Hole {
    fn from(is_there: bool) -> Self {
        if is_there {
            Self::from("")
        } else {
            Self::Nothing
        }
    }
}

impl From<Html> for Hole {
    fn from(html: Html) -> Self {
        Self::Html(html)
    }
}

impl From<Vec<Html>> for Hole {
    fn from(children: Vec<Html>) -> Self {
        Self::Html(VList::with_children(children, None).into())
    }
}

impl<T: Into<Hole>> From<Option<T>> for Hole {
    fn from(hole: Option<T>) -> Self {
        hole.map_or(Self::Nothing, Into::into)
    }
}

/// `markup!("<p>{}</p>", text)`: the template with its holes filled in order.
macro_rules! markup {
    ($template:expr $(, $hole:expr)* $(,)?) => {
        $crate::ui::markup::fill($template, vec![$($crate::ui::markup::Hole::from($hole)),*])
    };
}
pub(crate) use markup;

/// An element whose end has not been read yet.
struct Open {
    tag: Option<VTag>,
    children: Vec<Html>,
}

/// The elements of `template`; use [`markup!`].
#[inline(never)]
pub(crate) fn fill(template: &'static str, holes: Vec<Hole>) -> Html {
    let mut holes = holes.into_iter();
    let mut around: Vec<Open> = Vec::new();
    let mut inner = Open {
        tag: None,
        children: Vec::new(),
    };
    let mut rest = template;
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
