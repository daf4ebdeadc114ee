//! Everything that is counted in a sentence: the words for one of it and for several, in both languages. A number stands
//! before such a word and before nothing else that bends, which `tests/it/counted.rs` holds every sentence to.

use crate::base::lang::{Lang, Say};
use crate::say;

/// What is counted, by the words for one and for several of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Noun {
    one: (&'static str, &'static str),
    many: (&'static str, &'static str),
}

impl Noun {
    /// Swedish first: the words for one, and for several.
    pub(crate) const fn new(one: (&'static str, &'static str), many: (&'static str, &'static str)) -> Self {
        Self { one, many }
    }

    /// The word for one.
    pub(crate) fn one(self) -> Say {
        Say::fixed(self.one.0, self.one.1)
    }

    /// The word for so many: of `0 av 1` and `1 av 4` it is the last number that counts.
    pub(crate) fn of(self, count: usize) -> Say {
        let (sv, en) = if count == 1 { self.one } else { self.many };
        Say::fixed(sv, en)
    }

    /// The word for so many, in a language.
    pub(crate) fn word(self, count: usize, lang: Lang) -> &'static str {
        let (sv, en) = if count == 1 { self.one } else { self.many };
        lang.pick(sv, en)
    }

    /// The number and its word: `3 åtgärder`.
    pub(crate) fn with(self, count: usize) -> Say {
        let (sv, en) = (self.word(count, Lang::Sv), self.word(count, Lang::En));
        say!("{count} {sv}", "{count} {en}")
    }

    /// The number and its word, in a language.
    pub(crate) fn told(self, count: usize, lang: Lang) -> String {
        format!("{count} {}", self.word(count, lang))
    }
}

/// Makes a constant of each noun, and [`ALL`] of them: Swedish, then English, one and many.
macro_rules! nouns {
    ($($name:ident: $one_sv:literal, $many_sv:literal; $one_en:literal, $many_en:literal;)*) => {
        $(pub(crate) const $name: Noun = Noun::new(($one_sv, $one_en), ($many_sv, $many_en));)*

        /// Each of them, for tests.
        #[cfg(test)]
        const ALL: &[Noun] = &[$($name),*];
    };
}

nouns! {
    OCCASIONS: "tillfälle", "tillfällen"; "occasion", "occasions";
    // What the records hold.
    ACTIVITIES: "åtgärd", "åtgärder"; "activity", "activities";
    OPEN_ACTIVITIES: "öppen åtgärd", "öppna åtgärder"; "open activity", "open activities";
    NOT_CANCELLED: "ej inställd åtgärd", "ej inställda åtgärder"; "activity not cancelled", "activities not cancelled";
    ONGOING_ACTIVITIES: "löpande åtgärd", "löpande åtgärder"; "ongoing activity", "ongoing activities";
    COMMITMENTS: "åtagande", "åtaganden"; "commitment", "commitments";
    REMAINING: "återstående åtagande", "återstående åtaganden"; "remaining commitment", "remaining commitments";
    CASES: "ärende", "ärenden"; "case", "cases";
    DECISIONS: "beslut", "beslut"; "decision", "decisions";
    EDITIONS: "utgåva", "utgåvor"; "edition", "editions";
    GOALS: "mål", "mål"; "goal", "goals";
    GOALS_AND_INDICATORS: "mål eller indikator", "mål och indikatorer"; "goal or indicator", "goals and indicators";
    PAGES: "sida", "sidor"; "page", "pages";
    MEETINGS: "möte", "möten"; "meeting", "meetings";
    MEETINGS_OF_PLAN: "möte där planen visades", "möten där planen visades"; "meeting where the plan was shown", "meetings where the plan was shown";
    NEEDS: "behov", "behov"; "need", "needs";
    OUTCOMES: "utfall", "utfall"; "outcome", "outcomes";
    SINGLE_DUTIES: "uppgift som görs en gång", "uppgifter som görs en gång"; "duty to be done once", "duties to be done once";
    RECURRING_DUTIES: "återkommande uppgift", "återkommande uppgifter"; "recurring duty", "recurring duties";
    DUTIES: "uppgift", "uppgifter"; "duty", "duties";
    LATE_ACTIVITIES: "försenad eller ej redovisad åtgärd", "försenade eller ej redovisade åtgärder"; "overdue or unreported activity", "overdue or unreported activities";
    OTHER_ACTIVITIES: "annan öppen åtgärd", "andra öppna åtgärder"; "other open activity", "other open activities";
    REQUIREMENTS: "krav", "krav"; "requirement", "requirements";
    SOURCES: "källa", "källor"; "source", "sources";
    ASKED_SOURCES: "tillfrågad källa", "tillfrågade källor"; "source", "sources";
    TRAININGS: "utbildning", "utbildningar"; "training", "trainings";
    UNITS: "enhet", "enheter"; "unit", "units";

    // What they lack, and what differs.
    GAPS: "brist", "brister"; "gap", "gaps";
    TARGETS_NOT_MET: "mål som inte är uppfyllt", "mål som inte är uppfyllda"; "target not met", "targets not met";
    PERCENTAGE_POINTS: "procentenhet", "procentenheter"; "percentage point", "percentage points";
    NEW_GAPS: "ny", "nya"; "new", "new";
    ENDED_GAPS: "upphörd", "upphörda"; "ended", "ended";
    DIFFERENCES: "skillnad", "skillnader"; "difference", "differences";
    SHARED: "gemensam", "gemensamma"; "shared", "shared";
    EXPLAINED: "förklarad", "förklarade"; "explained", "explained";
    NOTED: "noterad", "noterade"; "noted", "noted";
    NOT_NOTED: "inte noterad", "inte noterade"; "not noted", "not noted";
    CHANGES: "ändring", "ändringar"; "change", "changes";
    UNDECIDED: "ändring utan efterföljande beslut", "ändringar utan efterföljande beslut";
        "change without a later decision", "changes without a later decision";

    // People, always as a number.
    GUESTS: "gäst", "gäster"; "guest", "guests";
    MEMBERS: "ledamot", "ledamöter"; "member", "members";
    PARTICIPANTS: "deltagare", "deltagare"; "participant", "participants";
    PRESENT: "närvarande", "närvarande"; "present", "present";
    RESPONSIBLE: "ansvarig", "ansvariga"; "responsible", "responsible";
    UNITS_IN_PART: "enhet där en del återstår", "enheter där en del återstår"; "unit where some are left", "units where some are left";
    TRAINED: "utbildad", "utbildade"; "trained", "trained";

    // Times.
    DAYS: "dag", "dagar"; "day", "days";
    MONTHS: "månad", "månader"; "month", "months";
    HALF_YEARS: "halvår", "halvår"; "half-year", "half-years";
    EARLIER_HALF_YEARS: "tidigare halvår", "tidigare halvår"; "earlier half-year", "earlier half-years";
    YEARS: "år", "år"; "year", "years";
    PERIODS: "period", "perioder"; "period", "periods";
    TIMES: "gång", "gånger"; "time", "times";

    // Files, and what is found in them.
    FILES: "fil", "filer"; "file", "files";
    CHECKED_FILES: "fil granskad", "filer granskade"; "file checked", "files checked";
    SEEN_FILES: "fil genomgången", "filer genomgångna"; "file seen", "files seen";
    CHANGED: "ändrad", "ändrade"; "changed", "changed";
    MADE: "fil, mapp eller krok", "filer, mappar och krokar"; "file, folder or hook", "files, folders and hooks";
    CREATED: "skapad", "skapade"; "made", "made";
    OTHER_REPOSITORIES: "annat arkiv", "andra arkiv"; "other repository", "other repositories";
    ROWS: "rad", "rader"; "row", "rows";
    VALUES: "värde", "värden"; "value", "values";
    CELLS: "ruta", "rutor"; "cell", "cells";
    CHARACTERS: "tecken", "tecken"; "character", "characters";
    READ: "läst", "lästa"; "read", "read";
    INTERPRETED: "tolkad", "tolkade"; "interpreted", "interpreted";
    NOT_UNDERSTOOD: "inte förstådd", "inte förstådda"; "not understood", "not understood";
    LEFT_OUT: "utelämnad", "utelämnade"; "left out", "left out";
    ERRORS: "fel", "fel"; "error", "errors";
    WARNINGS: "varning", "varningar"; "warning", "warnings";
    FINDINGS: "avvikelse", "avvikelser"; "finding", "findings";
    NOTES: "upplysning", "upplysningar"; "note", "notes";
    ITEMS: "uppgift", "uppgifter"; "item", "items";
    THINGS: "sak", "saker"; "thing", "things";

    // Verbs that follow the number.
    HAVE: "har", "har"; "has", "have";
    ARE: "är", "är"; "is", "are";
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words that are the same for one and for several, in Swedish.
    const UNBENT: [&str; 16] = [
        "beslut", "mål", "behov", "utfall", "krav", "deltagare", "halvår", "tidigare halvår", "år", "tecken",
        "fel", "har", "är", "ansvarig", "närvarande", "period",
    ];

    #[test]
    fn one_is_one_and_none_two_and_many_are_several() {
        assert_eq!(
            [0, 1, 2, 12].map(|count| UNITS.told(count, Lang::Sv)),
            ["0 enheter", "1 enhet", "2 enheter", "12 enheter"]
        );
        let mut seen = Vec::new();
        for noun in ALL {
            let one = noun.told(1, Lang::Sv);
            for count in [0, 2, 12] {
                let several = noun.with(count);
                assert!(
                    several.sv.starts_with(&count.to_string()) && several.en == noun.told(count, Lang::En)
                );
                let bends = one.trim_start_matches("1 ")
                    != several.sv.trim_start_matches(|own: char| own.is_ascii_digit()).trim_start();
                assert_eq!(bends, noun.many.0 != noun.one.0, "{one}");
                assert!(bends || UNBENT.contains(&noun.one.0), "{one} and {}", several.sv);
            }
            assert!(!seen.contains(noun), "{one} is there twice");
            seen.push(*noun);
        }
    }
}
