//! Finds a source of a situation picture that was not asked, and has not answered.

use super::rule::{Findings, RuleContext};
use crate::base::lang::Say;
use crate::say;

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    for filed in context.workspace.situations() {
        if context.workspace.file(filed.file).is_incomplete() {
            continue;
        }
        let silent = filed.record.sources.iter().filter(|source| !source.is_asked() && !source.is_answered());
        for source in silent {
            let title = &source.title;
            out.add(
                filed.place(source.id.span),
                say!("{title} är varken tillfrågad eller har svarat.", "{title} was not asked and has not answered."),
                Say::fixed(
                    "Skriv asked: yes när frågan är ställd och answered: yes när svaret har kommit, gärna med asked_on och answered_on.",
                    "Write asked: yes when the question is put and answered: yes when the answer has come, if possible with asked_on and answered_on.",
                ),
            );
        }
    }
}
