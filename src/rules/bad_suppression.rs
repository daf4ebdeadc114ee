//! Finds a suppression without a rule, a reason or a last day.

use super::rule::{Findings, RuleContext, instead};
use crate::base::lang::Say;
use crate::pii::detector::Class;
use crate::say;
use crate::syntax::allow::Lack;
use crate::syntax::finding::Place;

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    for (file, loaded) in context.workspace.files() {
        for allow in &loaded.allows {
            let (what, help) = match &allow.says {
                Err(lack) => lacking(*lack),
                Ok(permit) => match context.rules.iter().find(|rule| rule.id == permit.rule) {
                    Some(rule) if rule.can_be_allowed() => continue,
                    Some(rule) if rule.id == "may-identify" => (
                        Say::fixed(
                            "Undantaget säger inte vad det gäller.",
                            "The suppression does not say of what.",
                        ),
                        Say::fixed(
                            "Skriv klassen inom hakparentes, till exempel first_name.",
                            "Write the class in the brackets, for example first_name.",
                        ),
                    ),
                    Some(rule) => never(rule.id),
                    None if Class::named(&permit.rule).is_some_and(Class::can_be_allowed) => continue,
                    None if Class::named(&permit.rule).is_some() => certain(),
                    None => {
                        let rule = &permit.rule;
                        let known =
                            context.rules.iter().filter(|rule| rule.can_be_allowed()).map(|rule| rule.id);
                        let what = say!("Regeln {rule} finns inte.", "There is no rule {rule}.");
                        (what, instead(rule, known, form()))
                    }
                },
            };
            out.add(Place::new(file, allow.span), what, help);
        }
    }
}

/// The message for a class that can never be suppressed.
fn certain() -> (Say, Say) {
    (
        Say::fixed(
            "Det som identifierar en person går inte att undanta.",
            "What identifies a person cannot be suppressed.",
        ),
        Say::fixed(
            "Ta bort uppgiften. En offentlig kontakt skrivs in under [privacy] i vbe.toml.",
            "Remove it. A public contact is written under [privacy] in vbe.toml.",
        ),
    )
}

fn form() -> Say {
    Say::fixed(
        "Skriv: # vbe: allow[regel] skälet till undantaget, until 2027-01-31",
        "Write: # vbe: allow[rule] the reason for the exception, until 2027-01-31",
    )
}

fn never(id: &str) -> (Say, Say) {
    (
        say!("Regeln {id} går inte att undanta.", "The rule {id} cannot be suppressed."),
        Say::fixed("Rätta felet och ta bort kommentaren.", "Mend the fault and remove the comment."),
    )
}

fn lacking(lack: Lack) -> (Say, Say) {
    let what = match lack {
        Lack::Form => Say::fixed(
            "Kommentaren talar till vbe men är inget undantag.",
            "The comment speaks to vbe but is no suppression.",
        ),
        Lack::Reason => Say::fixed("Undantaget har inget skäl.", "The suppression has no reason."),
        Lack::Until => Say::fixed("Undantaget har inget slutdatum.", "The suppression has no last day."),
    };
    (what, form())
}
