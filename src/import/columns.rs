//! What a column of a table can say of an activity, and the words by which municipalities name it. The one list of heads.

use crate::base::lang::Say;
use crate::base::wording::Word;

/// What the cells of a column say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Column {
    Number,
    Title,
    Parts,
    Description,
    Responsible,
    Partners,
    To,
    Start,
    Ongoing,
    Finish,
    When,
    Recurs,
    Area,
    Cause,
    /// A goal of the plan, which several activities serve.
    Overall,
    Goal,
    /// A goal that says what is to become different.
    Outcome,
    Effect,
    Indicator,
    Target,
    Baseline,
    TargetGroup,
    Places,
    Resources,
    Priority,
    FollowUp,
    /// How it has gone: an assessment, or what is done.
    Status,
    Note,
}

/// How surely a word says what the column is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    /// The word says it.
    Sure,
    /// The word may say other things too, so that the column is guessed.
    Loose,
}

use Weight::{Loose, Sure};

/// The words of heads by what they say, in the form that [`super::heads::words`] gives. A star stands for any ending, or
/// for any beginning.
pub(super) const WORDS: &[(Column, Weight, &[&str])] = &[
    (Column::Number, Sure, &["nr", "nummer", "#", "löpnr", "löpnummer", "no"]),
    (Column::Number, Loose, &["id", "ref", "punkt"]),
    (
        Column::Title,
        Sure,
        &[
            "åtgärd", "åtgärder", "åtgärden", "åtgärderna", "aktivitet", "aktiviteter", "aktiviteten",
            "aktiviteterna", "insats", "insatser", "insatsen", "insatserna", "handling", "handlingar",
            "löfte", "löften", "medborgarlöfte", "åtagande", "åtaganden", "åtagandet", "uppdrag",
            "uppdraget", "vad", "vad ska göras", "vad ska vi göra", "vad vi ska göra", "vad gör vi",
            "vad vi gör", "det här gör vi", "det här ska vi göra", "så gör vi", "vi ska", "vi lovar",
            "att göra", "huvudaktivitet", "nyckelaktivitet", "åtgärdsförslag", "åtgärd aktivitet",
            "activity", "activities", "action", "actions", "measure", "measures", "commitment",
            "commitments",
        ],
    ),
    (
        Column::Title,
        Loose,
        &[
            "uppgift", "uppgifter", "projekt", "arbetssätt", "aktivitets*", "åtgärds*", "insatsens",
            "*aktivitet", "*åtgärd", "*åtgärder", "*insats", "*insatser", "utvecklingsarbete", "arbete",
            "task", "tasks", "what",
        ],
    ),
    (
        Column::Parts,
        Sure,
        &[
            "delaktivitet", "delaktiviteter", "delmoment", "delåtgärd", "delåtgärder", "delsteg",
            "delinsats", "delinsatser",
        ],
    ),
    (Column::Parts, Loose, &["moment", "steg", "konkretisering"]),
    (
        Column::Description,
        Sure,
        &["beskrivning", "åtgärdsbeskrivning", "aktivitetsbeskrivning", "insatsbeskrivning", "description"],
    ),
    (
        Column::Description,
        Loose,
        &[
            "syfte", "hur", "metod", "tillvägagångssätt", "genomförande", "innehåll", "förklaring", "så här",
            "purpose", "how",
        ],
    ),
    (
        Column::Responsible,
        Sure,
        &[
            "ansvarig", "ansvariga", "ansvar", "ansvarar", "huvudansvarig", "huvudansvariga", "huvudansvar",
            "vem", "vem gör", "vem ansvarar", "vem är ansvarig", "vem gör det", "ansvarig funktion",
            "ansvarig förvaltning", "ansvarig roll", "ansvarig nämnd", "ansvarig enhet",
            "ansvarig verksamhet", "ansvarig avdelning", "ansvarig part", "ansvarig aktör",
            "ansvarig organisation", "ansvarig chef", "ansvarig myndighet", "ansvariga funktioner",
            "ansvariga förvaltningar", "ansvariga aktörer", "ansvariga parter", "ansvarsfördelning",
            "responsible", "responsibility", "owner",
        ],
    ),
    (
        Column::Responsible,
        Loose,
        &[
            "aktör", "aktörer", "utförare", "genomförare", "ägare", "uppdragstagare", "förvaltning", "nämnd",
            "funktion", "verksamhet", "enhet", "avdelning", "roll", "part", "parter", "organisation",
            "*ansvarig", "*ansvariga", "who", "lead",
        ],
    ),
    (
        Column::Partners,
        Sure,
        &[
            "samverkan", "samverkan med", "i samverkan med", "samverkar med", "samverkanspart",
            "samverkansparter", "samverkanspartner", "samverkanspartners", "samverkansaktör",
            "samverkansaktörer", "samarbete", "samarbete med", "samarbetspart", "samarbetsparter",
            "samarbetspartner", "samarbetspartners", "tillsammans med", "medverkande", "med vem", "partners",
            "partner",
        ],
    ),
    (
        Column::Partners,
        Loose,
        &[
            "medansvarig", "medansvariga", "delaktiga", "deltar", "deltagande", "medverkar", "berörda",
            "berörda aktörer", "berörda parter", "berörda verksamheter", "övriga aktörer", "andra aktörer",
            "involverade", "stödjande", "samverkans*", "samarbets*", "with",
        ],
    ),
    (
        Column::To,
        Sure,
        &[
            "mottagare", "redovisas till", "redovisas för", "rapporteras till", "återrapporteras till",
            "återrapportering till", "återkoppling till", "receiver",
        ],
    ),
    (
        Column::Start,
        Sure,
        &[
            "påbörjas", "påbörjad", "påbörjat", "start", "starttid", "startdatum", "start datum", "startar",
            "börjar", "begynner", "uppstart", "from", "fr o m", "från och med", "start date",
        ],
    ),
    (Column::Start, Loose, &["från", "inleds", "*start", "start*"]),
    (Column::Ongoing, Sure, &["löpande", "ongoing", "fortlöpande", "kontinuerligt", "kontinuerlig"]),
    (Column::Ongoing, Loose, &["pågående", "ordinarie"]),
    (
        Column::Finish,
        Sure,
        &[
            "avslutad", "avslutas", "avslutat", "avslut", "klart", "klar", "klart senast", "klar senast",
            "slut", "sluttid", "slutdatum", "slut datum", "deadline", "senast", "senast klar",
            "senast klart", "färdig", "färdigt", "färdigställd", "slutförd", "slutförs", "slutfört",
            "genomförd senast", "genomfört senast", "genomförs senast", "ska vara klart", "ska vara klar",
            "när ska det vara klart", "när klart", "klardatum", "tom", "t o m", "till och med", "finish",
            "finished", "due", "due date", "end", "end date",
        ],
    ),
    (Column::Finish, Loose, &["förfallodatum", "måldatum", "slut*", "klar*"]),
    (
        Column::When,
        Sure,
        &[
            "när", "tidplan", "tidsplan", "tid", "tidpunkt", "tidsperiod", "tidsram", "period",
            "när ska det göras", "när ska det ske", "genomförs när", "tid för genomförande", "tidsättning",
            "tidsatt", "when", "time", "timeline", "start och slut", "start slut", "påbörjas avslutas",
            "startdatum slutdatum",
        ],
    ),
    (Column::When, Loose, &["datum", "år", "genomförs", "kvartal", "termin", "halvår", "tids*", "tidplan*"]),
    (Column::Recurs, Sure, &["periodicitet", "frekvens", "hur ofta", "intervall"]),
    (
        Column::Area,
        Sure,
        &[
            "område", "områden", "fokusområde", "fokusområden", "insatsområde", "insatsområden", "målområde",
            "målområden", "åtgärdsområde", "utvecklingsområde", "utvecklingsområden", "delområde",
            "prioriterat område", "prioriterade områden", "strategiskt område", "area",
        ],
    ),
    (
        Column::Area,
        Loose,
        &[
            "*område", "*områden", "tema", "kategori", "perspektiv", "spår", "rubrik", "kapitel", "nivå",
            "preventionsnivå", "inriktning",
        ],
    ),
    (
        Column::Cause,
        Sure,
        &[
            "orsak", "orsaker", "behov", "bakomliggande orsak", "bakomliggande orsaker",
            "identifierat behov", "identifierade behov",
        ],
    ),
    (
        Column::Cause,
        Loose,
        &[
            "problem", "problembild", "utmaning", "utmaningar", "risk", "risker", "riskfaktor",
            "riskfaktorer", "varför", "why",
        ],
    ),
    (
        Column::Overall,
        Sure,
        &[
            "övergripande mål", "inriktningsmål", "strategiskt mål", "strategiska mål", "långsiktigt mål",
            "långsiktiga mål", "huvudmål", "nämndmål", "nämndens mål", "kf mål", "fullmäktigemål",
            "kommunmål", "prioriterat mål", "prioriterade mål",
        ],
    ),
    (
        Column::Goal,
        Sure,
        &[
            "mål", "målet", "målsättning", "målsättningar", "operativt mål", "operativa mål", "delmål",
            "aktivitetsmål", "mål med aktiviteten", "mål med åtgärden", "mål med insatsen",
            "mål för aktiviteten", "mål för åtgärden", "mål för insatsen", "goal", "goals",
        ],
    ),
    (Column::Goal, Loose, &["målbild", "önskat läge", "vad vill vi uppnå", "*mål"]),
    (Column::Outcome, Sure, &["effektmål"]),
    (
        Column::Effect,
        Sure,
        &[
            "effekt", "effekter", "förväntad effekt", "förväntade effekter", "önskad effekt",
            "önskade effekter", "förväntat resultat", "förväntade resultat", "önskat resultat",
        ],
    ),
    (
        Column::Indicator,
        Sure,
        &["indikator", "indikatorer", "mätetal", "nyckeltal", "mått", "indicator", "indicators"],
    ),
    (
        Column::Indicator,
        Loose,
        &[
            "mäts", "mätning", "hur mäts det", "hur mäter vi", "så mäter vi", "mätmetod", "*indikator",
            "*mått",
        ],
    ),
    (Column::Target, Sure, &["målvärde", "målvärden", "målnivå", "måltal", "target", "target value"]),
    (Column::Baseline, Sure, &["utgångsvärde", "basvärde", "nollvärde", "baseline"]),
    (
        Column::TargetGroup,
        Sure,
        &[
            "målgrupp", "målgrupper", "målgruppen", "för vem", "riktar sig till", "target group",
            "target groups",
        ],
    ),
    (
        Column::Places,
        Sure,
        &["plats", "platser", "var", "kommundel", "kommundelar", "stadsdel", "ort", "places", "where"],
    ),
    (
        Column::Resources,
        Sure,
        &[
            "resurs", "resurser", "kostnad", "kostnader", "budget", "finansiering", "resursbehov",
            "resursåtgång", "medel", "ekonomi", "resources", "cost",
        ],
    ),
    (Column::Priority, Sure, &["prioritet", "prioritering", "prio", "prioriterad", "priority"]),
    (
        Column::FollowUp,
        Sure,
        &[
            "uppföljning", "följs upp", "hur följs det upp", "hur följer vi upp",
            "uppföljning och utvärdering", "utvärdering", "uppföljningsmetod", "follow up",
        ],
    ),
    (Column::FollowUp, Loose, &["uppföljnings*", "utvärderings*"]),
    (
        Column::Status,
        Sure,
        &[
            "status", "läge", "måluppfyllelse", "lägesrapport", "trafikljus", "genomförandegrad",
            "aktuell status", "nuvarande status", "statusuppdatering",
        ],
    ),
    (
        Column::Status,
        Loose,
        &[
            "bedömning", "genomförd", "genomfört", "utförd", "utfört", "utfall", "resultat", "status*",
            "*status", "läges*", "nuläge", "har hänt", "vad har hänt", "vad som har gjorts", "progress",
        ],
    ),
    (
        Column::Note,
        Sure,
        &[
            "kommentar", "kommentarer", "anteckning", "anteckningar", "anmärkning", "anmärkningar",
            "notering", "noteringar", "note", "notes", "comment", "comments",
        ],
    ),
    (
        Column::Note,
        Loose,
        &[
            "övrigt", "information", "källa", "dnr", "diarienummer", "beslut", "ansvarig för uppföljning",
            "ansvarig för uppföljningen",
        ],
    ),
];

/// Words of a head that say nothing of what the column is.
pub(super) const NEUTRAL: &[&str] = &[
    "och", "eller", "samt", "för", "i", "till", "av", "att", "ska", "med", "på", "om", "den", "det", "de",
    "en", "ett", "vår", "våra", "vårt", "kommunens", "planens", "planerad", "planerat", "planerade",
    "beräknad", "beräknat", "ev", "eventuell", "eventuella", "ny", "nya", "kort", "konkret", "konkreta",
    "föreslagen", "föreslagna", "gemensam", "gemensamma", "datum", "planned", "the", "of", "and", "or",
];

/// Every column: its name, which is the field of a plan that it becomes, and what it is called for people.
static ALL: [(Column, &str, Say); 28] = [
    (Column::Number, "number", Say::fixed("nummer", "number")),
    (Column::Title, "title", Say::fixed("åtgärd", "activity")),
    (Column::Parts, "parts", Say::fixed("delar", "parts")),
    (Column::Description, "description", Say::fixed("beskrivning", "description")),
    (Column::Responsible, "responsible", Say::fixed("ansvarig", "responsible")),
    (Column::Partners, "partners", Say::fixed("samverkanspartner", "partners")),
    (Column::To, "to", Say::fixed("mottagare", "receiver")),
    (Column::Start, "start", Say::fixed("start", "start")),
    (Column::Ongoing, "ongoing", Say::fixed("löpande", "ongoing")),
    (Column::Finish, "finish", Say::fixed("klart senast", "finish")),
    (Column::When, "when", Say::fixed("när", "when")),
    (Column::Recurs, "recurs", Say::fixed("hur ofta", "how often")),
    (Column::Area, "areas", Say::fixed("område", "area")),
    (Column::Cause, "needs", Say::fixed("behov", "need")),
    (Column::Overall, "serves", Say::fixed("planens mål", "goal of the plan")),
    (Column::Goal, "goal", Say::fixed("mål", "goal")),
    (Column::Outcome, "outcome", Say::fixed("effektmål", "outcome goal")),
    (Column::Effect, "effect", Say::fixed("förväntad effekt", "expected effect")),
    (Column::Indicator, "indicator", Say::fixed("indikator", "indicator")),
    (Column::Target, "target", Say::fixed("målvärde", "target")),
    (Column::Baseline, "baseline", Say::fixed("utgångsvärde", "baseline")),
    (Column::TargetGroup, "target_group", Say::fixed("målgrupp", "target group")),
    (Column::Places, "places", Say::fixed("plats", "places")),
    (Column::Resources, "resources", Say::fixed("resurser", "resources")),
    (Column::Priority, "priority", Say::fixed("prioritet", "priority")),
    (Column::FollowUp, "follow_up", Say::fixed("hur det följs upp", "follow-up")),
    (Column::Status, "status", Say::fixed("läge", "status")),
    (Column::Note, "note", Say::fixed("anmärkning", "note")),
];

impl Column {
    /// Every column, with what people type for it.
    pub(crate) fn typed() -> impl Iterator<Item = (Word<'static>, Self)> {
        ALL.iter().map(|(column, name, said)| (Word::new(name, said.clone()), *column))
    }

    /// The column with a name, as it stands in settings.
    pub(crate) fn named(name: &str) -> Option<Self> {
        ALL.iter().find(|(_, own, _)| *own == name).map(|(column, ..)| *column)
    }

    /// The name: the field of a plan that the column becomes.
    pub(crate) fn name(self) -> &'static str {
        self.row().1
    }

    /// What it is called for people.
    pub(crate) fn said(self) -> Say {
        self.row().2.clone()
    }

    /// Whether several columns of a table can say it, each a part.
    pub(super) fn is_shared(self) -> bool {
        matches!(self, Self::Status | Self::Note | Self::Responsible | Self::Partners)
    }

    fn row(self) -> &'static (Self, &'static str, Say) {
        // Every column has a row, which a test holds.
        ALL.iter().find(|(column, ..)| *column == self).unwrap_or(&ALL[27])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_has_a_name_that_leads_back_to_it_and_words_of_its_own() {
        for (column, name, _) in &ALL {
            assert_eq!((Column::named(name), column.name()), (Some(*column), *name));
            assert!(WORDS.iter().any(|(own, ..)| own == column), "{name}");
        }
        let mut all: Vec<&str> = WORDS.iter().flat_map(|(_, _, words)| words.iter().copied()).collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count, "a word says one thing");
    }
}
