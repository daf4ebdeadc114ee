//! What records and their parts are called in a sentence: one of them, a certain one, and several. A word in Swedish
//! whose definite form ends in t is neuter, from which *ingen* or *inget*, *den* or *det* follow.

use crate::base::lang::Say;
use crate::base::nouns::Noun;

/// The forms of a noun.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Forms {
    name: &'static str,
    noun: Noun,
    /// Swedish only: in English it is the word with *the* before it.
    definite: &'static str,
}

const fn forms(
    name: &'static str,
    one: (&'static str, &'static str),
    definite: &'static str,
    many: (&'static str, &'static str),
) -> Forms {
    Forms { name, noun: Noun::new(one, many), definite }
}

static ALL: [Forms; 32] = [
    forms("plan", ("plan", "plan"), "planen", ("planer", "plans")),
    forms("framework", ("riktlinje", "framework"), "riktlinjen", ("riktlinjer", "frameworks")),
    forms("laws", ("lagtabell", "table of laws"), "lagtabellen", ("lagtabeller", "tables of laws")),
    forms(
        "organisation",
        ("organisation", "organisation"),
        "organisationen",
        ("organisationer", "organisations"),
    ),
    forms("activity", ("åtgärd", "activity"), "åtgärden", ("åtgärder", "activities")),
    forms("flow", ("flödesschema", "flow"), "flödesschemat", ("flödesscheman", "flows")),
    forms("case", ("ärende", "case"), "ärendet", ("ärenden", "cases")),
    forms("incident", ("händelse", "incident"), "händelsen", ("händelser", "incidents")),
    forms("deviation", ("avsteg", "deviation"), "avsteget", ("avsteg", "deviations")),
    forms("attestation", ("intygande", "attestation"), "intygandet", ("intyganden", "attestations")),
    forms("routine", ("rutin", "routine"), "rutinen", ("rutiner", "routines")),
    forms("training", ("utbildning", "training"), "utbildningen", ("utbildningar", "trainings")),
    forms("review", ("kontroll", "review"), "kontrollen", ("kontroller", "reviews")),
    forms(
        "agreement",
        ("överenskommelse", "agreement"),
        "överenskommelsen",
        ("överenskommelser", "agreements"),
    ),
    forms("report", ("redovisning", "report"), "redovisningen", ("redovisningar", "reports")),
    forms("meeting", ("möte", "meeting"), "mötet", ("möten", "meetings")),
    forms(
        "situation",
        ("lägesbild", "situation picture"),
        "lägesbilden",
        ("lägesbilder", "situation pictures"),
    ),
    // A survey of a situation picture is a result in it, and the record is what was asked.
    forms("survey", ("enkät", "survey"), "enkäten", ("enkäter", "surveys")),
    forms("measurement", ("mätvärde", "measurement"), "mätvärdet", ("mätvärden", "measurements")),
    forms("decision", ("beslut", "decision"), "beslutet", ("beslut", "decisions")),
    forms("area", ("område", "area"), "området", ("områden", "areas")),
    forms("need", ("behov", "need"), "behovet", ("behov", "needs")),
    forms("goal", ("mål", "goal"), "målet", ("mål", "goals")),
    forms("indicator", ("indikator", "indicator"), "indikatorn", ("indikatorer", "indicators")),
    forms("requirement", ("krav", "requirement"), "kravet", ("krav", "requirements")),
    forms("source", ("källa", "source"), "källan", ("källor", "sources")),
    forms("question", ("fråga", "question"), "frågan", ("frågor", "questions")),
    forms("role", ("roll", "role"), "rollen", ("roller", "roles")),
    forms("unit", ("enhet", "unit"), "enheten", ("enheter", "units")),
    forms("group", ("grupp", "group"), "gruppen", ("grupper", "groups")),
    forms("trial", ("prövning", "trial"), "prövningen", ("prövningar", "trials")),
    // What has no name of its own here is called this.
    forms("", ("post", "record"), "posten", ("poster", "records")),
];

impl Forms {
    /// The forms of a kind or a part, by its name in conditions.
    pub(crate) fn named(name: &str) -> Self {
        let own = ALL.iter().find(|own| own.name == name);
        own.or(ALL.last()).copied().unwrap_or(forms("", ("", ""), "", ("", "")))
    }

    pub(crate) fn one(self) -> Say {
        self.noun.one()
    }

    /// The word for so many.
    pub(crate) fn of(self, count: usize) -> Say {
        self.noun.of(count)
    }

    /// `en rutin`, `a routine`.
    pub(crate) fn a(self) -> Say {
        let Say { sv, en } = self.one();
        let own = if self.is_neuter() { "ett" } else { "en" };
        let a = if en.starts_with(['a', 'e', 'i', 'o']) { "an" } else { "a" };
        Say::new(format!("{own} {sv}"), format!("{a} {en}"))
    }

    /// `rutinen`, `the routine`.
    pub(crate) fn definite(self) -> Say {
        Say::new(self.definite, format!("the {}", self.one().en))
    }

    /// `ingen rutin`, `no routine`.
    pub(crate) fn none(self) -> Say {
        let Say { sv, en } = self.one();
        let no = if self.is_neuter() { "inget" } else { "ingen" };
        Say::new(format!("{no} {sv}"), format!("no {en}"))
    }

    /// `den senaste rutinen`, `the latest routine`.
    pub(crate) fn latest(self) -> Say {
        let the = if self.is_neuter() { "det" } else { "den" };
        Say::new(format!("{the} senaste {}", self.definite), format!("the latest {}", self.one().en))
    }

    pub(crate) fn is_neuter(self) -> bool {
        self.definite.ends_with('t')
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::kinds::KINDS;
    use crate::model::parts::PARTS;

    #[test]
    fn every_kind_and_part_has_its_own_forms() {
        let names = KINDS.iter().map(|kind| kind.name).chain(PARTS.iter().map(|part| part.name));
        for name in names {
            assert_eq!(Forms::named(name).name, name);
        }
        for part in PARTS.iter().filter(|part| part.name != "survey") {
            let Say { sv, en } = Forms::named(part.name).of(2);
            assert_eq!((sv, en), (part.words.sv.clone(), part.words.en.clone()), "{}", part.name);
        }
    }

    #[test]
    fn a_noun_agrees_with_what_stands_before_it() {
        assert_eq!(Forms::named("meeting").none().sv, "inget möte");
        assert_eq!(Forms::named("routine").none().sv, "ingen rutin");
        assert_eq!(Forms::named("decision").latest().sv, "det senaste beslutet");
        assert_eq!(
            [0, 1, 2].map(|count| Forms::named("activity").of(count).sv),
            ["åtgärder", "åtgärd", "åtgärder"]
        );
    }
}
