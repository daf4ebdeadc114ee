//! TOML as a [`Tree`], so that `vbe.toml` is judged by a schema and has the same messages as a record. The only door
//! to the TOML parser.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::syntax::fault::{Fault, FaultKind, Syntax};
use crate::syntax::text::Span;
use crate::syntax::tree::{NodeId, Tree, What};

/// The tree of a text, or the first place where it is not TOML.
pub(crate) fn read(text: &str) -> Result<Tree<'static>, Fault> {
    let table = DeTable::parse(text).map_err(|error| {
        let span = error.span().map_or(Span::default(), |span| Span::new(span.start, span.end));
        Fault::new(span, FaultKind::Syntax(Syntax::Toml))
    })?;
    let mut tree = Tree::default();
    let span = Span::new(0, text.trim_end().len());
    map(&mut tree, table.get_ref(), span);
    Ok(tree)
}

fn map(tree: &mut Tree<'static>, table: &DeTable<'_>, span: Span) -> NodeId {
    let id = tree.add(What::Map, span);
    // The table is sorted by key; the tree has the order of the file.
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    let mut last = None;
    for (key, item) in entries {
        let name = scalar(tree, key.get_ref().to_string(), false, place(key));
        let value = value(tree, item);
        tree.append(id, last, name);
        tree.append(id, Some(name), value);
        last = Some(value);
    }
    id
}

fn value(tree: &mut Tree<'static>, value: &Spanned<DeValue<'_>>) -> NodeId {
    let span = place(value);
    match value.get_ref() {
        DeValue::Table(table) => map(tree, table, span),
        DeValue::Array(items) => {
            let id = tree.add(What::List, span);
            let mut last = None;
            for item in items {
                let child = self::value(tree, item);
                tree.append(id, last, child);
                last = Some(child);
            }
            id
        }
        DeValue::String(text) => scalar(tree, text.to_string(), false, span),
        DeValue::Integer(number) => scalar(tree, number.to_string(), true, span),
        DeValue::Float(number) => scalar(tree, number.to_string(), true, span),
        DeValue::Boolean(truth) => scalar(tree, truth.to_string(), true, span),
        DeValue::Datetime(time) => scalar(tree, time.to_string(), false, span),
    }
}

fn scalar(tree: &mut Tree<'static>, text: String, plain: bool, span: Span) -> NodeId {
    tree.add(What::Scalar { text: text.into(), plain }, span)
}

fn place<T>(spanned: &Spanned<T>) -> Span {
    Span::new(spanned.span().start, spanned.span().end)
}
