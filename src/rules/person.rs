//! The message of both rules about people: the class and the place, and never the text.

use super::rule::{Findings, RuleContext};
use crate::base::lang::Say;
use crate::base::nouns;
use crate::model::load::Loaded;
use crate::pii::detector::{Class, Exposure, Hit};
use crate::pii::privacy::Exposed;
use crate::syntax::finding::{FileId, Place, Severity};
use crate::syntax::text::Span;

/// Adds every hit of a severity in the files.
pub(super) fn judge(context: &RuleContext<'_>, severity: Severity, out: &mut Findings) {
    for (file, loaded) in context.workspace.files().filter(|(_, loaded)| !loaded.exposed.is_empty()) {
        add(file, loaded, &loaded.exposed, (loaded.exposure, severity), out);
    }
}

/// Adds the hits that have that severity in a text of that exposure.
pub(super) fn add(
    file: FileId,
    loaded: &Loaded,
    exposed: &Exposed,
    (exposure, severity): (Exposure, Severity),
    out: &mut Findings,
) {
    let weighs = |hit: &&Hit| hit.class.severity(exposure) == Some(severity);
    for hit in exposed.hits.iter().filter(weighs) {
        let letters = loaded.source.letters(hit.span);
        let instead = hit.class.instead(loaded.exposure);
        out.add_class(Place::new(file, hit.span), what(hit.class, letters), instead, hit.class.name());
    }
    for hit in exposed.in_path.iter().filter(weighs) {
        let (what, help) = in_path(loaded, hit);
        out.add_class(Place::new(file, Span::default()), what, help, hit.class.name());
    }
}

/// What is said of a hit of that many characters.
pub(crate) fn what(class: Class, letters: usize) -> Say {
    let word = class.word();
    let (sv, en) = (word.text(crate::base::lang::Lang::Sv), word.text(crate::base::lang::Lang::En));
    let long = nouns::CHARACTERS.with(letters);
    Say::new(format!("Här står {sv} ({}).", long.sv), format!("Found here: {en} ({}).", long.en))
}

fn in_path(loaded: &Loaded, hit: &Hit) -> (Say, Say) {
    let letters = loaded.source.letters_of_path(hit.span);
    let long = nouns::CHARACTERS.with(letters);
    let word = hit.class.word();
    let (sv, en) = (word.text(crate::base::lang::Lang::Sv), word.text(crate::base::lang::Lang::En));
    (
        Say::new(
            format!("I filens namn står {sv} ({}).", long.sv),
            format!("Found in the file's name: {en} ({}).", long.en),
        ),
        Say::fixed(
            "Döp om filen till något som inte säger vem det gäller.",
            "Rename the file to something that does not tell whom it is about.",
        ),
    )
}
