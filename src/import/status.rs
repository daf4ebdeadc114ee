//! Words for how something has gone: a colour, or a state. They are told of a day, and never part of what a plan promises.

use super::marks;
use crate::base::likeness::fold;

/// What a cell says of how it has gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Status {
    /// The name of the assessment, if a colour is said.
    pub(super) assessment: Option<&'static str>,
    /// Whether the word says more than the colour does.
    pub(super) has_words: bool,
}

const COLOURS: [(&str, &[&str]); 3] = [
    ("green", &["grön", "grönt", "gröna", "green", "🟢", "🟩"]),
    ("yellow", &["gul", "gult", "gula", "yellow", "🟡", "🟨", "orange", "🟠"]),
    ("red", &["röd", "rött", "röda", "red", "🔴", "🟥"]),
];

const STATES: &[&str] = &[
    "klar", "klart", "klara", "genomförd", "genomfört", "genomförda", "avslutad", "avslutat", "avslutade",
    "slutförd", "slutfört", "färdig", "färdigt", "utförd", "utfört", "uppnått", "uppnådd", "delvis uppnådd",
    "delvis uppnått", "ej uppnådd", "ej uppnått", "done", "finished", "completed", "pågår", "pågående",
    "påbörjad", "påbörjat", "startad", "startat", "under arbete", "i gång", "igång", "delvis genomförd",
    "delvis genomfört", "delvis klart", "delvis klar", "ongoing", "in progress", "started", "ej påbörjad",
    "ej påbörjat", "inte påbörjad", "inte påbörjat", "ej startad", "ej startat", "inte startad",
    "inte startat", "ej genomförd", "ej genomfört", "inte genomförd", "inte genomfört", "not started",
    "planerad", "planerat", "planned", "försenad", "försenat", "delayed", "pausad", "pausat", "vilande",
    "inställd", "inställt", "utgår", "utgått", "struken", "struket", "avbruten", "avbrutet", "nedlagd",
    "nedlagt", "borttagen", "borttaget", "på gång", "hinder", "cancelled", "dropped", "enligt plan", "i fas",
    "ej i fas", "avvikelse", "✅", "⚪", "⚫",
];

/// The words that say that something is done.
const DONE: [&str; 14] = [
    "klar", "klart", "genomförd", "genomfört", "avslutad", "avslutat", "slutförd", "slutfört", "färdig",
    "färdigt", "done", "finished", "completed", "✅",
];

/// The status that a whole cell is: `Grön`, `Pågår`, `🟢 Klart`, `Grön – enligt plan`.
pub(super) fn read(said: &str) -> Option<Status> {
    let said = plain(said);
    let first =
        said.split([',', ';', '(', ':', '–', '/']).next().unwrap_or_default().trim().trim_end_matches(" -");
    let (assessment, rest) = colour(first);
    let is_state = |text: &str| STATES.contains(&text);
    let has_words = said != first || !rest.is_empty();
    if assessment.is_some() && (rest.is_empty() || is_state(rest) || rest.starts_with('-')) {
        return Some(Status { assessment, has_words });
    }
    let dashed = first.split(" - ").next().unwrap_or_default();
    let is_share = said.strip_suffix('%').is_some_and(|number| number.trim().parse::<u8>().is_ok());
    (is_state(first) || is_state(dashed) || is_share).then_some(Status { assessment: None, has_words: true })
}

/// The colour that a text in a column of statuses begins with.
pub(super) fn assessment(said: &str) -> Option<&'static str> {
    colour(&plain(said)).0
}

/// The words that a legend of colours has beside the states.
const LEGENDS: [&str; 12] = [
    "avviker", "avviker från plan", "avviker från planen", "mindre avvikelse", "större avvikelse",
    "risk för avvikelse", "följer plan", "följer planen", "enligt planen", "risk för försening", "on track",
    "off track",
];

/// The words that say that something is not to be done any more.
const DROPPED: [&str; 18] = [
    "utgår", "utgått", "struken", "struket", "avbruten", "avbrutet", "nedlagd", "nedlagt", "borttagen",
    "borttaget", "inställd", "inställt", "inte aktuellt längre", "ej aktuellt längre", "inte längre aktuell",
    "avslutad utan åtgärd", "cancelled", "dropped",
];

/// Whether a cell says that something is not to be done any more, perhaps with why: `Utgår – saknar medel`.
pub(super) fn is_dropped(said: &str) -> bool {
    let said = plain(said);
    let first = said.split([',', ';', '(', ':', '–', '/']).next().unwrap_or_default().trim();
    DROPPED.contains(&first.trim_end_matches(" -"))
}

/// Whether a title says that what it names is not to be done any more: `Kurs (utgår)`, `Kurs – UTGÅR`.
pub(super) fn ends_dropped(title: &str) -> bool {
    let title = title.trim().trim_end_matches('.');
    let bracketed = title.strip_suffix([')', ']']).and_then(|own| own.rsplit_once(['(', '[']));
    let dashed = || title.rsplit_once(" – ").or_else(|| title.rsplit_once(" - "));
    bracketed.or_else(dashed).is_some_and(|(before, own)| !before.trim().is_empty() && is_dropped(own))
}

/// Whether a cell says that something has been done, and nothing against it: `Klart`, `100 %`, `Genomförd, rapport finns`.
pub(super) fn says_done(said: &str) -> bool {
    let said = plain(said);
    let first = said.split([',', ';', '(', ':', '–']).next().unwrap_or_default().trim();
    DONE.contains(&first.trim_end_matches(" -")) || matches!(first.replace(' ', "").as_str(), "100%")
}

/// Whether a cell says that nothing is to be done.
pub(super) fn is_no_work(said: &str) -> bool {
    marks::is_no_answer(said) || is_dropped(said)
}

/// The words that a legend has for a colour: `Genomfört`, `Grön = enligt plan`.
pub(super) fn word(said: &str) -> Option<&str> {
    let is_colour = |text: &str| matches!(colour(&plain(text)), (Some(_), ""));
    let parted = said.split_once(['=', ':', '–']).filter(|(first, _)| is_colour(first));
    let own = parted.map_or(said, |(_, rest)| rest).trim();
    let is_known = |part: &str| STATES.contains(&part.trim()) || LEGENDS.contains(&part.trim());
    plain(own).split('/').all(is_known).then_some(own)
}

/// Whether a cell says that something is done.
pub(super) fn is_done(said: &str) -> bool {
    DONE.contains(&plain(said).as_str())
}

fn plain(said: &str) -> String {
    fold(&said.replace('\u{fe0f}', "")).trim_end_matches(['.', '!']).to_owned()
}

/// The colour at the beginning, and what follows it.
fn colour(said: &str) -> (Option<&'static str>, &str) {
    for (name, words) in COLOURS {
        for word in words {
            if let Some(rest) = said.strip_prefix(word)
                && !rest.starts_with(char::is_alphabetic)
            {
                return (Some(name), rest.trim());
            }
        }
    }
    (None, said)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_is_a_colour_or_a_state_and_nothing_that_only_begins_like_one() {
        let colour = |said| read(said).map(|own| own.assessment);
        assert_eq!(colour("Grön"), Some(Some("green")));
        assert_eq!(colour("🟡 Påbörjad"), Some(Some("yellow")));
        assert_eq!(colour("Gul (risk)"), Some(Some("yellow")));
        assert_eq!(colour("Röd - försenad"), Some(Some("red")));
        assert_eq!(colour("Ej påbörjad"), Some(None));
        assert_eq!(colour("75 %"), Some(None));
        assert_eq!(colour("Grönområden vid skolan"), None);
        assert_eq!(colour("Följs upp i delårsrapporten"), None);
        assert_eq!(colour("Klart"), Some(None));
        assert_eq!(word("Grön = enligt plan"), Some("enligt plan"));
        assert_eq!(word("Ej påbörjad/försenad"), Some("Ej påbörjad/försenad"));
        assert_eq!((word("Grön"), word("75 %"), word("Klart senast")), (None, None, None));
        assert!(is_done("Klart.") && !is_done("Klart språk"));
        assert!(
            is_dropped("Struket")
                && is_dropped("Utgår – saknar medel")
                && !is_dropped("Utgår från lägesbilden")
        );
        assert!(ends_dropped("Kurs (utgår)") && ends_dropped("Kurs – UTGÅR"));
        assert!(!ends_dropped("Kurs (nybörjare)") && !ends_dropped("Utgår – från lägesbilden"));
        assert!(says_done("Genomförd, rapport finns") && says_done("100 %") && !says_done("Delvis klart"));
    }
}
