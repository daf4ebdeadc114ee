//! Finds YAML that records may not use, because it makes a file mean something else than a reader sees.

use super::rule::Message;
use crate::base::lang::Say;
use crate::syntax::fault::{FaultKind, RefusedYaml};

pub(super) fn tell(kind: &FaultKind) -> Option<Message> {
    let FaultKind::RefusedYaml(refused) = kind else { return None };
    let (what, help) = match refused {
        RefusedYaml::Anchor => (
            Say::fixed(
                "& ger texten ett namn att återanvända. Det används inte här.",
                "& names a text to be used again. That is not done here.",
            ),
            Say::fixed(
                "Ta bort &namnet. Börjar texten själv med & ska den stå inom citattecken.",
                "Remove the &name. A text that itself begins with & is to stand in quotation marks.",
            ),
        ),
        RefusedYaml::Alias => (
            Say::fixed(
                "* i YAML hänvisar till en text någon annanstans. Det används inte här.",
                "* in YAML refers to a text somewhere else. That is not done here.",
            ),
            Say::fixed(
                "Skriv texten på nytt. Asterisken i planens tabell skrivs ongoing: true och ordinary: true.",
                "Write the text out. The asterisk in the plan's table is written ongoing: true and ordinary: true.",
            ),
        ),
        RefusedYaml::Tag => (
            Say::fixed("! anger en typ. Det används inte här.", "! gives a type. That is not done here."),
            Say::fixed(
                "Ta bort det. Börjar texten själv med ! ska den stå inom citattecken.",
                "Remove it. A text that itself begins with ! is to stand in quotation marks.",
            ),
        ),
        RefusedYaml::MergeKey => (
            Say::fixed(
                "<< slår ihop med en annan del av filen. Det används inte här.",
                "<< merges another part of the file. That is not done here.",
            ),
            Say::fixed("Skriv raderna på nytt.", "Write the lines out."),
        ),
        RefusedYaml::Directive => (
            Say::fixed(
                "En rad som börjar med % styr läsningen. Det används inte här.",
                "A line that begins with % directs the reading. That is not done here.",
            ),
            Say::fixed("Ta bort raden.", "Remove the line."),
        ),
    };
    Some(Message::new(what, help))
}
