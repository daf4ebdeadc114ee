//! Finds a framework or a requirement that goes on after the day on which something else replaces it, or whose successor
//! says no day.

use super::rule::{Findings, RuleContext};
use crate::base::day::Day;
use crate::base::lang::Say;
use crate::model::records::{Dated, Text};
use crate::model::workspace::Filed;
use crate::say;
use crate::syntax::finding::Place;

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    for later in context.workspace.frameworks() {
        // What is expected replaces nothing yet.
        if later.record.is_coming {
            continue;
        }
        for id in &later.record.replaces {
            let Some(old) = context.workspace.framework(id).found() else { continue };
            let own = old.record;
            let sides = Sides {
                old: &own.id,
                new: &later.record.id,
                place: later.place(id.span),
                begins: (own.from.map(|own| own.day), later.record.from),
                to: own.to.map(|to| (to, old.place(to.span))),
                is_itself: old == later,
            };
            sides.judge(&later, out);
        }
        for requirement in &later.record.requirements {
            for reference in &requirement.replaces {
                let Some((old, own)) = context.workspace.requirement(reference).found() else { continue };
                let sides = Sides {
                    old: reference,
                    new: &requirement.id,
                    place: later.place(reference.span),
                    begins: (own.from.map(|own| own.day), requirement.from.or(later.record.from)),
                    to: own.to.map(|to| (to, old.place(to.span))),
                    is_itself: std::ptr::eq(own, requirement),
                };
                sides.judge(&later, out);
            }
        }
    }
}

/// What is replaced and what replaces it.
struct Sides<'s> {
    old: &'s Text,
    new: &'s Text,
    /// Where it says that it replaces it.
    place: Place,
    /// The first day of the old one, and of the new one.
    begins: (Option<Day>, Option<Dated>),
    /// The last day that the old one says itself.
    to: Option<(Dated, Place)>,
    is_itself: bool,
}

impl Sides<'_> {
    fn judge<T>(&self, later: &Filed<'_, T>, out: &mut Findings) {
        let (old, new) = (self.old, self.new);
        if self.is_itself {
            out.add(
                self.place,
                say!("{new} ersätter sig själv.", "{new} replaces itself."),
                Say::fixed(
                    "Skriv id för det som ersätts, eller ta bort raden.",
                    "Write the id of what is replaced, or remove the line.",
                ),
            );
            return;
        }
        let Some(from) = self.begins.1 else {
            out.add(
                self.place,
                say!(
                    "{new} ersätter {old}, men ingen dag står: båda gäller samtidigt.",
                    "{new} replaces {old}, but no day stands: both hold at once."
                ),
                say!(
                    "Ange första dagen som {new} gäller i from, eller coming: true när dagen inte är känd.",
                    "Write the first day of {new} in from, or coming: true when the day is not known."
                ),
            );
            return;
        };
        let (first, beside) = (from.day, later.place(from.span));
        let begins = say!("{new} gäller från {first}", "{new} in force from {first}");
        if let Some(begun) = self.begins.0.filter(|begun| *begun >= first) {
            out.add_beside(
                self.place,
                say!(
                    "{new} ersätter {old} från {first}, men {old} börjar gälla först {begun}.",
                    "{new} replaces {old} from {first}, but {old} begins only on {begun}."
                ),
                Say::fixed(
                    "Rätta den av dagarna som är fel, eller vilken som ersätter vilken.",
                    "Mend whichever of the days is wrong, or which replaces which.",
                ),
                (beside, begins),
            );
            return;
        }
        if let Some((to, place)) = self.to.filter(|(to, _)| to.day >= first) {
            let (last, before) = (to.day, first.minus_days(1));
            out.add_beside(
                place,
                say!(
                    "{old} gäller till och med {last}, men {new} ersätter det från {first}: båda gäller samtidigt.",
                    "{old} holds until {last}, but {new} replaces it from {first}: both hold at once."
                ),
                say!(
                    "Det som ersätts gäller till dagen före. Skriv: {before}",
                    "What is replaced holds until the day before. Write: {before}"
                ),
                (beside, begins),
            );
        }
    }
}
