//! Finds an area that the workspace has not listed for cases and incidents.

use super::rule::{Findings, RuleContext, instead};
use crate::base::lang::Say;
use crate::model::records::Text;
use crate::syntax::finding::Place;

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    for case in context.workspace.cases() {
        if let Some(area) = &case.record.area {
            one(context, area, case.place(area.span), out);
        }
    }
    for incident in context.workspace.incidents() {
        if let Some(area) = &incident.record.area {
            one(context, area, incident.place(area.span), out);
        }
    }
}

fn one(context: &RuleContext<'_>, area: &Text, place: Place, out: &mut Findings) {
    let areas = &context.workspace.config.areas;
    // It is covered where it is told, and compared as it stands.
    let stands = area.stands();
    let written = *stands.raw();
    if areas.iter().any(|known| known == written) {
        return;
    }
    // The area is not repeated: where none is listed it may be a street or a school.
    let (what, help) = if areas.is_empty() {
        (
            Say::fixed("Arbetsmappen har inga områden.", "The workspace has no areas."),
            Say::fixed(
                "Ta bort raden. Har ni beslutat att skriva ut områden, räkna upp dem under [cases] areas i vbe.toml.",
                "Remove the line. If you have decided to tell areas, list them under [cases] areas in vbe.toml.",
            ),
        )
    } else {
        let none = Say::fixed(
            "Ta bort raden, eller skriv ett av områdena under [cases] areas i vbe.toml.",
            "Remove the line, or write one of the areas under [cases] areas in vbe.toml.",
        );
        (
            Say::fixed(
                "Området finns inte bland dem i vbe.toml.",
                "The area is not among those in vbe.toml.",
            ),
            instead(written, areas.iter().map(String::as_str), none),
        )
    };
    out.add(place, what, help);
}
