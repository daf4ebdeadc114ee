//! Puts quotes around what is meant as a text and reads as something else: editors take an unquoted `0123`, `+46` or `TRUE` for
//! a number or a truth value.

use std::borrow::Cow;
use std::sync::Arc;

use crate::syntax::schema::Form;
use crate::syntax::text::Span;
use crate::syntax::tree::{At, What};
use crate::syntax::unquoted::{self, Unquoted};
use crate::syntax::yaml;

/// A record with quotes around each such value where any text may stand. What has another form is left to the judge: there
/// the quotes would not mend it.
pub(crate) fn quoted<'t>(text: &'t str, record: Form<'_>) -> Cow<'t, str> {
    let shared = Arc::new(text.to_owned());
    let yaml = yaml::read(&shared, false);
    let mut bare = Vec::new();
    if let Some(root) = yaml.tree.root().filter(|_| yaml.faults.is_empty()) {
        gather(root, record, &mut bare);
    }
    if bare.is_empty() {
        return text.into();
    }
    let (mut made, mut at) = (String::with_capacity(text.len() + 2 * bare.len()), 0);
    for span in bare {
        let range = span.range();
        made.push_str(&text[at..range.start]);
        made.push('"');
        made.push_str(&text[range.clone()]);
        made.push('"');
        at = range.end;
    }
    made.push_str(&text[at..]);
    made.into()
}

/// The places of such values, in the order of the text.
fn gather(at: At<'_>, form: Form<'_>, bare: &mut Vec<Span>) {
    match at.what() {
        What::Map => {
            for (key, value) in at.entries() {
                let field = key.scalar().and_then(|key| form.key(key.as_ref()));
                if let Some(field) = field {
                    gather(value, field, bare);
                }
            }
        }
        What::List => {
            if let Some(items) = form.items() {
                at.items().for_each(|item| gather(item, items, bare));
            }
        }
        What::Scalar { text, plain: true } if form.is_any_text() => {
            // A single value stands for a list of one elsewhere, never for a text.
            let other = matches!(
                unquoted::meaning(text),
                Unquoted::Truth(_) | Unquoted::Number | Unquoted::OtherNumber
            );
            bare.extend(other.then(|| at.span()));
        }
        What::Scalar { .. } => {}
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;
    use crate::model::kinds::Kind;

    #[test]
    fn what_is_meant_as_a_text_keeps_its_signs() {
        let form = Kind::named("plan").unwrap().form();
        let quoted = |text: &str| quoted(text, form).into_owned();
        for sign in ["0123", "+46", "TRUE", "2018", "1e3", "0x1F", ".5"] {
            assert_eq!(quoted(&format!("note: {sign} # x\n")), format!("note: \"{sign}\" # x\n"));
            assert_eq!(
                quoted(&format!("activities:\n  - {{id: a, title: {sign}}}\n")),
                format!("activities:\n  - {{id: a, title: \"{sign}\"}}\n")
            );
        }
        // A time, a number and a truth value are what they are, and nothing is no text.
        let own = "period: 2018\nnote: ~\nactivities:\n  - {id: a, ongoing: True, finish: 2018, title: 'x'}\nunknown: 12\n";
        assert_eq!(quoted(own), own);
    }
}
