//! A key that the schema does not know.

use super::rule::{Told, instead};
use crate::fault::Flaw;
use crate::lang::Say;
use crate::say;

pub(super) fn tell(flaw: &Flaw) -> Option<Told> {
    let Flaw::UnknownField { key, known } = flaw else { return None };
    Some(Told::new(
        say!("{key} är ingen nyckel som finns här.", "{key} is no key that can stand here."),
        instead(
            key,
            known.iter().map(String::as_str),
            Say::fixed(
                "vbe schema visar vilka nycklar som finns. Det som inte har någon egen plats kan stå under note.",
                "vbe schema shows the keys there are. What has no place of its own can stand under note.",
            ),
        ),
    ))
}
