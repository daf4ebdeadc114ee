//! The contacts that settings list: they are offices, and nobody. So they are in the settings themselves, whether or not
//! those are the ones that hold.

use crate::pii::detector::Hit;
use crate::syntax::text::Source;
use crate::syntax::toml;
use crate::syntax::tree::At;

/// The key that lists them, under `[privacy]`.
pub(crate) const KEY: &str = "contacts";

/// The contacts that the text of settings lists; none when it cannot be read.
pub(crate) fn listed(text: &str) -> Vec<String> {
    let Ok(tree) = toml::read(text) else { return Vec::new() };
    let items = tree.root().and_then(|root| root.get("privacy")?.get(KEY)).into_iter().flat_map(At::items);
    items.filter_map(|item| item.scalar().map(ToString::to_string)).collect()
}

/// The hits in the text of settings that are none of its contacts. What `vbe init` shows an example of, on a line that is
/// commented out, is one too.
pub(crate) fn apart_from(source: &Source, mut hits: Vec<Hit>) -> Vec<Hit> {
    if hits.is_empty() {
        return hits;
    }
    let listed = listed(source.text.raw());
    hits.retain(|hit| {
        let remark = source.line_at(hit.span.start).strip_prefix('#');
        let is_example = remark.is_some_and(|remark| remark.trim_start().starts_with(KEY));
        let is_listed = || listed.iter().any(|contact| contact.contains(source.slice(hit.span)));
        !(hit.class.can_be_public() && (is_example || is_listed()))
    });
    hits
}
