//! Makes elements from a text of HTML with holes.
//!
//! In: a template such as `<p class='lead'>{}</p>` and what goes into its holes. Out: the same as `html!` would make.
//! One small reader of templates serves every page; `html!` would write out each element as code of its own, which
//! made the page half as large again. Templates are part of the program: every element is closed, `<input/>` by its
//! slash, attributes stand in single quotes, and text never holds `<`, `{` or entities. What the office worker makes is
//! read by the same reader ([`read`]): attributes in double quotes, text escaped, and only names that are known here.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use words::isolate;
use yew::virtual_dom::{Key, VList, VNode, VTag, VText};
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
pub(crate) struct Filling<'a> {
    template: &'a str,
    holes: Vec<Hole>,
    quote: char,
    /// Makes a value of a piece of the template.
    value: fn(&'a str) -> AttrValue,
    /// The attribute's name for good, or `None` for one that is left out.
    name: fn(&'a str) -> Option<&'static str>,
}

/// Elements from markup that the office worker made.
pub(crate) fn read(text: &str) -> Html {
    let filling = Filling {
        template: text,
        holes: Vec::new(),
        quote: '"',
        value: unescaped,
        name: known,
    };
    filling.html()
}

/// Every attribute that markup of the worker may bear; none of them runs anything.
const NAMES: &[&str] = &[
    "accept",
    "aria-describedby",
    "aria-hidden",
    "aria-label",
    "aria-labelledby",
    "aria-level",
    "aria-pressed",
    "autocomplete",
    "begins-ticked",
    "checked",
    "class",
    "colspan",
    "cx",
    "cy",
    "d",
    "data-action",
    "data-answer",
    "data-blank",
    "data-cause",
    "data-claim",
    "data-field",
    "data-key",
    "data-label",
    "data-layout",
    "data-measure",
    "data-not-applicable",
    "data-note",
    "data-own-cause",
    "data-owner",
    "data-part",
    "data-person",
    "data-plan",
    "data-problem",
    "data-reason",
    "data-take",
    "data-ticked",
    "data-words",
    "dx",
    "dy",
    "font-size",
    "for",
    "height",
    "href",
    "id",
    "inputmode",
    "key",
    "max",
    "min",
    "multiple",
    "name",
    "open",
    "placeholder",
    "points",
    "preserveAspectRatio",
    "r",
    "readonly",
    "role",
    "rows",
    "rowspan",
    "scope",
    "selected",
    "tabindex",
    "text-anchor",
    "type",
    "value",
    "viewBox",
    "width",
    "x",
    "x1",
    "x2",
    "y",
    "y1",
    "y2",
];

fn known(name: &str) -> Option<&'static str> {
    // Too few for a search to be worth its code.
    NAMES.iter().copied().find(|own| *own == name)
}

/// Text as it was before the worker escaped it.
fn unescaped(text: &str) -> AttrValue {
    if !text.contains('&') {
        return AttrValue::Rc(text.into());
    }
    let mut plain = text.to_owned();
    // The ampersand last, so that nothing is read twice.
    for (entity, sign) in [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&apos;", "'"),
        ("&#10;", "\n"),
        ("&#13;", "\r"),
        ("&#9;", "\t"),
        ("&amp;", "&"),
    ] {
        plain = plain.replace(entity, sign);
    }
    AttrValue::Rc(plain.as_str().into())
}

/// What can go into a hole; each kind has one function for the whole page.
pub(crate) trait Fill {
    /// Fills the next hole with itself.
    fn fill(self, filling: &mut Filling<'static>);
}

impl Fill for &'static str {
    #[inline(never)]
    fn fill(self, filling: &mut Filling<'static>) {
        filling.holes.push(Hole::Text(AttrValue::Static(self)));
    }
}

impl Fill for &String {
    #[inline(never)]
    fn fill(self, filling: &mut Filling<'static>) {
        filling
            .holes
            .push(Hole::Text(AttrValue::Rc(self.as_str().into())));
    }
}

impl Fill for String {
    #[inline(never)]
    fn fill(self, filling: &mut Filling<'static>) {
        (&self).fill(filling);
    }
}

impl Fill for Html {
    #[inline(never)]
    fn fill(self, filling: &mut Filling<'static>) {
        filling.holes.push(Hole::Html(self));
    }
}

impl Fill for Vec<Html> {
    #[inline(never)]
    fn fill(self, filling: &mut Filling<'static>) {
        Html::from(VList::with_children(self, None)).fill(filling);
    }
}

/// An attribute that is there or not.
impl Fill for bool {
    #[inline(never)]
    fn fill(self, filling: &mut Filling<'static>) {
        self.then_some("").fill(filling);
    }
}

impl<T: Fill> Fill for Option<T> {
    fn fill(self, filling: &mut Filling<'static>) {
        match self {
            Some(own) => own.fill(filling),
            None => filling.skip(),
        }
    }
}

/// `markup!("<p>{}</p>", text)`: the template with its holes filled in order.
macro_rules! markup {
    ($template:expr $(, $hole:expr)* $(,)?) => {{
        #[allow(unused_mut, reason = "a template without holes changes nothing")]
        let mut filling = $crate::ui::markup::Filling::new($template);
        $($crate::ui::markup::Fill::fill($hole, &mut filling);)*
        filling.html()
    }};
}
pub(crate) use markup;

/// An element whose end has not been read yet.
#[derive(Default)]
struct Open {
    tag: Option<VTag>,
    children: Vec<Child>,
    /// Whether one of [`STATEFUL_ELEMENTS`] is in it, or it is one.
    has_field: bool,
}

/// What stands in an element.
struct Child {
    html: Html,
    /// Whether one of [`STATEFUL_ELEMENTS`] is in it, or it is one.
    has_field: bool,
}

impl From<Html> for Child {
    fn from(html: Html) -> Self {
        Self {
            html,
            has_field: false,
        }
    }
}

/// Used by [`markup!`].
impl Filling<'static> {
    #[inline(never)]
    pub(crate) fn new(template: &'static str) -> Self {
        Self {
            template,
            holes: Vec::new(),
            quote: '\'',
            value: AttrValue::Static,
            name: Some,
        }
    }

    #[inline(never)]
    fn skip(&mut self) {
        self.holes.push(Hole::Nothing);
    }
}

impl<'a> Filling<'a> {
    /// The elements.
    #[inline(never)]
    pub(crate) fn html(self) -> Html {
        let value = self.value;
        let is_template = self.quote == '\'';
        let reader = Reader {
            quote: self.quote,
            value,
            name: self.name,
        };
        let mut holes = self.holes.into_iter();
        let mut around: Vec<Open> = Vec::new();
        let mut inner = Open::default();
        let mut rest = self.template;
        while !rest.is_empty() {
            if is_template && let Some(after) = rest.strip_prefix("{}") {
                let html = match holes.next() {
                    Some(Hole::Text(text)) => text_of(text),
                    Some(Hole::Html(html)) => html,
                    Some(Hole::Nothing) | None => Html::default(),
                };
                inner.children.push(html.into());
                rest = after;
            } else if let Some(after) = rest.strip_prefix('<') {
                let (head, after) = after.split_once('>').unwrap_or((after, ""));
                rest = after;
                if !head.starts_with('/') {
                    let tag = reader.start(head.trim_end_matches('/'), &mut holes);
                    let outer = Open {
                        has_field: !is_template && STATEFUL_ELEMENTS.contains(&tag.tag()),
                        tag: Some(tag),
                        children: Vec::new(),
                    };
                    around.push(std::mem::replace(&mut inner, outer));
                }
                // HTML's one element without an end that is used here.
                let is_void = head.ends_with('/') || head.starts_with("input ");
                if head.starts_with('/') || is_void {
                    let has_field = inner.has_field;
                    let element = inner.close();
                    inner = around.pop().unwrap_or_default();
                    inner.has_field |= has_field;
                    inner.children.push(Child {
                        html: element,
                        has_field,
                    });
                }
            } else {
                let signs: &[char] = if is_template { &['<', '{'] } else { &['<'] };
                let end = rest.find(signs).unwrap_or(rest.len());
                let (text, after) = rest.split_at(end);
                inner.children.push(text_of(value(text)).into());
                rest = after;
            }
        }
        inner.close()
    }
}

/// Text as it is shown: no character in it turns the words around it.
fn shown(text: AttrValue) -> AttrValue {
    let changed = match isolate::shown(&text) {
        Cow::Owned(shown) => Some(shown),
        Cow::Borrowed(_) => None,
    };
    changed.map_or(text, |shown| AttrValue::Rc(shown.into()))
}

fn text_of(text: AttrValue) -> Html {
    VText::new(shown(text)).into()
}

impl Open {
    /// The element with its children; without a tag, the children alone.
    fn close(self) -> Html {
        let mut children = if self.has_field {
            with_keys(self.children)
        } else {
            self.children.into_iter().map(|child| child.html).collect()
        };
        let children = if children.len() == 1 && !self.has_field {
            children.pop().unwrap_or_default()
        } else {
            VList::with_children(children, None).into()
        };
        let Some(mut tag) = self.tag else {
            return children;
        };
        if let Some(inside) = tag.children_mut() {
            *inside = children;
        }
        tag.into()
    }
}

/// Elements that hold what a person typed, chose or opened.
const STATEFUL_ELEMENTS: [&str; 4] = ["input", "select", "textarea", "details"];

/// Children that each have a key: their own, their id, or what they are and how many of the same stand before them. Without
/// keys lists are compared from their end, and a message that goes would take the field before it along with what is typed
/// in it at that moment. What holds no field is counted from the last child that holds one: were it counted from the
/// beginning, a message that goes from above a field would be taken for the one below it, the two would have changed
/// places, and an element that is moved loses the keyboard.
fn with_keys(children: Vec<Child>) -> Vec<Html> {
    let mut keys = BTreeSet::new();
    let explicit: Vec<&Key> = children
        .iter()
        .filter_map(|child| child.html.key())
        .collect();
    if explicit.iter().any(|key| !keys.insert(key.to_string())) {
        return children.into_iter().map(|child| child.html).collect();
    }
    let mut field_before = String::new();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut counted = |what: String| {
        let count = counts.entry(what.clone()).or_default();
        *count += 1;
        format!("{what} {count}")
    };
    let keyed = |Child { html, has_field }| {
        let html = match html {
            VNode::VTag(mut tag) if tag.key.is_none() => {
                let id = tag.attributes.iter().find(|(name, _)| *name == "id");
                let key = counted(match id {
                    Some((_, id)) => format!("#{id}"),
                    None if has_field => tag.tag().to_owned(),
                    None => format!("{field_before}/{}", tag.tag()),
                });
                Rc::make_mut(&mut tag).key = Some(Key::from(key));
                VNode::VTag(tag)
            }
            VNode::VText(text) => {
                let key = Key::from(counted(format!("{field_before}/text")));
                VList::with_children(vec![text.into()], Some(key)).into()
            }
            other => other,
        };
        if let Some(key) = html.key().filter(|_| has_field) {
            field_before = key.to_string();
        }
        html
    };
    children.into_iter().map(keyed).collect()
}

/// How attributes are read.
struct Reader<'a> {
    quote: char,
    value: fn(&'a str) -> AttrValue,
    name: fn(&'a str) -> Option<&'static str>,
}

impl<'a> Reader<'a> {
    /// Reads `name attribute='value' …`.
    fn start(&self, head: &'a str, holes: &mut std::vec::IntoIter<Hole>) -> VTag {
        let (name, mut rest) = head.split_once(' ').unwrap_or((head, ""));
        let mut tag = VTag::new((self.value)(name));
        while let Some((key, after)) = rest.trim_start().split_once('=') {
            let after = after.strip_prefix(self.quote).unwrap_or(after);
            let (text, after) = after.split_once(self.quote).unwrap_or((after, ""));
            rest = after;
            let value = match text.split_once("{}") {
                Some((before, behind)) if self.quote == '\'' => match holes.next() {
                    Some(Hole::Text(own)) if before.is_empty() && behind.is_empty() => Some(own),
                    Some(Hole::Text(own)) => Some(AttrValue::from([before, &own, behind].concat())),
                    _ => None,
                },
                _ => Some((self.value)(text)),
            };
            let value = match key {
                "aria-label" => value.map(shown),
                _ => value,
            };
            if let Some(key) = (self.name)(key) {
                set(&mut tag, key, value, self.quote == '\'');
            }
        }
        tag
    }
}

/// What is drawn from the state follows the state. What the worker made may be a moment behind, so its text is only
/// where a field begins, and never put over what is being typed.
fn set(tag: &mut VTag, key: &'static str, value: Option<AttrValue>, follows_state: bool) {
    match (key, value) {
        ("checked", value) => tag.set_checked(value.is_some()),
        (_, None) => {}
        ("key", Some(value)) => tag.key = Some(Key::from(&*value)),
        // Keeps what is half typed; it is made anew when the whole draft is replaced.
        ("begins", Some(value)) => tag.add_attribute("value", value),
        ("begins-ticked", Some(value)) => tag.add_attribute("checked", value),
        ("value", Some(value)) if follows_state && tag.tag() == "input" => tag.set_value(value),
        (key, Some(value)) => tag.add_attribute(key, value),
    }
}
