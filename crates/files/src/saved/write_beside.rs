//! Writes what stands beside the figures: the last check, further sheets, packs of the school's own, who provides what.
//!
//! In: a draft. Out: fields of the saved form, each only when there is something in it.

use super::json::Writer;
use super::write::{date, figures, ids, texts};
use school::catalogue::Catalogue;
use school::draft::{Department, Draft, Extent};
use school::profile::SchoolKind;

pub(super) fn asked(out: &mut Writer, draft: &Draft) {
    if let Some(section) = &draft.asked {
        out.field("asked", section);
    }
}

pub(super) fn filled(out: &mut Writer, draft: &Draft) {
    if !draft.filled.is_empty() {
        texts(out, "filled", &draft.filled);
    }
}

pub(super) fn checked(out: &mut Writer, draft: &Draft) {
    if draft.checked.is_empty() {
        return;
    }
    out.key("checked");
    out.open('{');
    for (pack, checked) in &draft.checked {
        out.key(pack);
        out.open('{');
        out.field("edition", &checked.edition);
        out.field("hash", &checked.hash);
        ids(out, "verdicts", Some(&checked.verdicts));
        out.close('}');
    }
    out.close('}');
}

pub(super) fn own_packs(out: &mut Writer, draft: &Draft) {
    if draft.own_packs.is_empty() {
        return;
    }
    out.key("own_packs");
    out.open('[');
    for pack in &draft.own_packs {
        out.open('{');
        texts(out, "edits", &pack.edits);
        ids(out, "figures", Some(&pack.figures));
        out.field("id", &pack.id);
        out.field("name", &pack.name);
        out.field("text", &pack.text);
        out.close('}');
    }
    out.close(']');
}

pub(super) fn sheets(out: &mut Writer, draft: &Draft, catalogue: &Catalogue) {
    if draft.sheets.is_empty() {
        return;
    }
    out.key("sheets");
    out.open('[');
    for sheet in &draft.sheets {
        out.open('{');
        date(out, "date", sheet.date);
        figures(out, &sheet.entries, catalogue);
        out.field("kind", sheet.kind.key());
        out.field("name", &sheet.name);
        out.optional("school_kind", sheet.school_kind.map(SchoolKind::key));
        out.close('}');
    }
    out.close(']');
}

pub(super) fn extent(out: &mut Writer, draft: &Draft) {
    if draft.extent != Extent::default() {
        out.field("form", draft.extent.key());
    }
}

pub(super) fn providers(out: &mut Writer, draft: &Draft) {
    if draft.providers.is_empty() {
        return;
    }
    out.key("providers");
    out.open('{');
    for (section, provider) in &draft.providers {
        out.key(section);
        out.open('{');
        out.optional("department", provider.department.map(Department::key));
        out.field("name", &provider.own_name);
        out.field("note", &provider.note);
        out.field("person", &provider.person);
        out.close('}');
    }
    out.close('}');
}
