//! Finds two sources of a situation picture that cannot both be right about a milieu, when nobody has noted it.

use super::rule::{Findings, RuleContext};
use crate::base::lang::Say;
use crate::model::records::Spanned;
use crate::model::records::situation::{Situation, Source};
use crate::model::records::vocabulary::{Environment, Level, Vocabulary};
use crate::say;

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    for filed in context.workspace.situations() {
        let situation = filed.record;
        for source in &situation.sources {
            let nothing = source.levels().filter(|(_, level)| level.value == Level::None);
            for (environment, level) in nothing {
                let Some((other, seen)) = against(situation, source, environment) else { continue };
                let (milieu, own, other) = (environment.word(), &source.title, &other.title);
                let word = seen.value.word();
                out.add_beside(
                    filed.place(level.span),
                    Say::new(
                        format!("{own} ser inget av {}; {other} säger: {}.", milieu.sv, word.sv),
                        format!("{own} sees nothing of {}; {other} says: {}.", milieu.en, word.en),
                    ),
                    say!(
                        "Skillnaden får finnas, men ska synas. Skriv den under contradictions, med explained om den går att förklara.",
                        "They may differ, but it is to be seen. Write it under contradictions, with explained if it can be explained."
                    ),
                    (filed.place(seen.span), word.clone()),
                );
            }
        }
    }
}

/// A source that reports what this one does not, without a note about it.
fn against<'s>(
    situation: &'s Situation,
    source: &Source,
    environment: Environment,
) -> Option<(&'s Source, Spanned<Level>)> {
    let others = situation.sources.iter().filter(|other| other.id.stands() != source.id.stands());
    let levels = others.flat_map(|other| other.levels().map(move |(of, level)| (other, of, level)));
    let mut seen = levels.filter(|(other, of, level)| {
        let is_seen = matches!(level.value, Level::Present | Level::Serious);
        *of == environment && is_seen && !situation.notes(&source.id, &other.id, environment)
    });
    seen.next().map(|(other, _, level)| (other, level))
}
