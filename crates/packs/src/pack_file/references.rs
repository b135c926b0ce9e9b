//! What the entries of a pack can refer to: figures, groups, sources.
//!
//! In: a parsed file and the form. Out: names to compare with. It must not keep any name for good ([`numbers::name`] does).

use std::collections::BTreeSet;

use toml::de::DeTable;

use crate::toml_file::nearest::nearest;
use crate::toml_file::text_of;
use school::catalogue::Catalogue;

/// Names that a reference may have.
pub(crate) struct References<'a> {
    form: &'a Catalogue,
    figures: BTreeSet<&'a str>,
    groups: BTreeSet<&'a str>,
    sources: BTreeSet<&'a str>,
}

impl<'a> References<'a> {
    /// Those of `form` and of the file.
    pub(crate) fn of(file: &'a DeTable<'_>, form: &'a Catalogue) -> Self {
        let mut figures: BTreeSet<&str> = form
            .figures
            .iter()
            .map(|figure| figure.id.0.as_str())
            .collect();
        figures.extend(texts(file, "figures", "id"));
        figures.extend(entries(file, "indicators").filter_map(judged));
        Self {
            form,
            figures,
            groups: texts(file, "groups", "id").collect(),
            sources: texts(file, "sources", "key").collect(),
        }
    }

    /// What to say of a figure that is not there; `None` when it is.
    pub(crate) fn figure(&self, written: &str) -> Option<String> {
        if self.figures.contains(written) {
            return None;
        }
        Some(missing_figure(
            self.form,
            self.figures.iter().copied(),
            written,
        ))
    }

    /// What to say of a group that is not there; `None` when it is.
    pub(crate) fn group(&self, written: &str) -> Option<String> {
        missing("分组", &self.groups, written)
    }

    /// What to say of a source that is not there; `None` when it is.
    pub(crate) fn source(&self, written: &str) -> Option<String> {
        missing("来源", &self.sources, written)
    }
}

/// What to say of a figure that is neither in `form` nor among `ids`: the one of that name, or the nearest id.
pub(crate) fn missing_figure<'a>(
    form: &Catalogue,
    ids: impl IntoIterator<Item = &'a str>,
    written: &str,
) -> String {
    let short = crate::fault::short(written);
    let named = form
        .figures
        .iter()
        .find(|figure| figure.name == written.trim());
    if let Some(figure) = named {
        return format!("填报项要写代号：“{short}”的代号是 {}", figure.id.0);
    }
    match nearest(written, ids) {
        Some(id) => {
            let figure = form.figures.iter().find(|figure| figure.id.0 == *id);
            let name = figure.map_or_else(String::new, |figure| format!("（{}）", figure.name));
            format!("没有名为 {short} 的填报项，是不是 {id}{name}？")
        }
        None => format!("没有名为 {short} 的填报项；请对照填报项的代号改正"),
    }
}

fn missing(kind: &str, names: &BTreeSet<&str>, written: &str) -> Option<String> {
    if names.contains(written) {
        return None;
    }
    let written = crate::fault::short(written);
    let first: Vec<String> = names
        .iter()
        .take(8)
        .map(|name| crate::fault::short(name))
        .collect();
    Some(match nearest(&written, names.iter().copied()) {
        _ if first.is_empty() => format!("没有名为 {written} 的{kind}；文件里还没有写{kind}"),
        Some(near) if names.len() > 8 => {
            format!("没有名为 {written} 的{kind}，是不是 {near}？")
        }
        _ => format!("没有名为 {written} 的{kind}；文件里有 {}", first.join("、")),
    })
}

/// The tables of a list of the file.
fn entries<'a>(file: &'a DeTable<'_>, key: &str) -> impl Iterator<Item = &'a DeTable<'a>> {
    let list = file.get(key).and_then(|value| value.get_ref().as_array());
    list.into_iter()
        .flat_map(|list| list.iter())
        .filter_map(|entry| entry.get_ref().as_table())
}

fn texts<'a>(
    file: &'a DeTable<'_>,
    list: &str,
    key: &'static str,
) -> impl Iterator<Item = &'a str> {
    entries(file, list).filter_map(move |entry| text_of(entry, key))
}

/// The figure with three levels of an item.
fn judged<'a>(indicator: &'a DeTable<'_>) -> Option<&'a str> {
    let rule = indicator.get("rule")?.get_ref().as_table()?;
    let judged = rule.get("document").or_else(|| rule.get("judgement"))?;
    text_of(judged.get_ref().as_table()?, "figure")
}
