//! A key that must be there.

use super::rule::Told;
use crate::say;
use crate::syntax::fault::Flaw;

pub(super) fn tell(flaw: &Flaw) -> Option<Told> {
    let Flaw::MissingField { key, example } = flaw else { return None };
    let example = example.as_deref().unwrap_or("…");
    Some(Told::new(
        say!("{key} saknas här.", "{key} is missing here."),
        say!("Lägg till en rad, till exempel: {key}: {example}", "Add a line, for example: {key}: {example}"),
    ))
}
