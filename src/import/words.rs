//! The words by which municipalities name the columns of their tables. The one list of heads.

use super::columns::Column;

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
    (
        Column::Number,
        Loose,
        &["id", "ref", "punkt", "åtgärdsnummer", "aktivitetsnummer", "insatsnummer", "uppgifts id"],
    ),
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
            "aktivitetens namn", "åtgärdens namn", "insatsens namn", "namn på aktiviteten",
            "namn på aktivitet", "namn på åtgärden", "namn på åtgärd", "namn på insatsen", "namn på insats",
            "aktivitetsnamn", "åtgärdsnamn", "aktivitetens titel", "åtgärdens titel", "insatsens titel",
            "activity name", "name of the activity", "activity", "activities", "action", "actions",
            "measure", "measures", "commitment", "commitments",
        ],
    ),
    (
        Column::Title,
        Loose,
        &[
            "uppgift", "uppgifter", "uppgiftsnamn", "task name", "projekt", "arbetssätt", "aktivitets*",
            "åtgärds*", "insatsens", "*aktivitet", "*åtgärd", "*åtgärder", "*insats", "*insatser",
            "utvecklingsarbete", "arbete", "task", "tasks", "what",
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
            "responsible", "responsibility", "owner", "vilka gör det", "vem gör vad", "vilka är ansvariga",
            "vem har ansvar", "vem har ansvaret",
        ],
    ),
    (
        Column::Responsible,
        Loose,
        &[
            "aktör", "aktörer", "utförare", "genomförare", "ägare", "uppdragstagare", "förvaltning", "nämnd",
            "funktion", "verksamhet", "enhet", "avdelning", "roll", "part", "parter", "organisation",
            "*ansvarig", "*ansvariga", "*aktör", "*aktörer", "tilldelad", "tilldelad till", "tilldelade",
            "tilldelat till", "assigned to", "who", "lead", "håller i", "håller i det", "håller ihop",
            "vem håller i", "vem håller i det", "den som håller i", "den som håller i det", "huvudman",
            "huvudmän", "projektledare", "processledare", "processägare", "ledare", "genomförs av",
            "utförs av", "görs av", "drivs av", "leds av", "ägs av", "sköts av", "hanteras av",
            "samordnas av", "ansvaras av",
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
            "involverade", "stödjande", "samverkans*", "samarbets*", "with", "vilka är med", "vilka deltar",
            "vilka medverkar", "supporting agencies", "supporting partners", "supported by", "support from",
            "supporting",
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
            "när börjar", "när börjar vi", "när startar vi", "när startar", "när påbörjas", "börjar",
            "begynner", "uppstart", "from", "fr o m", "från och med", "start date",
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
            "finished", "due", "due date", "end", "end date", "när är det klart", "när är vi klara",
            "när är den klar",
        ],
    ),
    (
        Column::Finish,
        Loose,
        &[
            "förfallodatum", "måldatum", "slut*", "klar*", "target date", "completion date", "complete by",
            "by when",
        ],
    ),
    (
        Column::When,
        Sure,
        &[
            "när", "tidplan", "tidsplan", "tid", "tidpunkt", "tidsperiod", "tidsram", "period",
            "när ska det göras", "när ska det ske", "genomförs när", "tid för genomförande", "tidsättning",
            "tidsatt", "when", "time", "timeline", "start och slut", "start slut", "påbörjas avslutas",
            "startdatum slutdatum", "timeframe", "time frame", "timescale",
        ],
    ),
    (
        Column::When,
        Loose,
        &[
            "datum", "år", "genomförs", "kvartal", "termin", "halvår", "tids*", "tidplan*", "månad", "vecka",
            "veckonr", "veckonummer", "month", "week",
        ],
    ),
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
            "*område", "*områden", "*kategori", "tema", "kategori", "perspektiv", "spår", "rubrik",
            "kapitel", "bucket", "bucketnamn", "bucket name", "nivå", "preventionsnivå", "inriktning",
            "theme", "category", "pillar", "strand", "workstream", "priority area", "focus area",
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
            "kommunmål", "prioriterat mål", "prioriterade mål", "kopplas till mål", "kopplat till mål",
            "koppling till mål", "kopplar till mål", "bidrar till mål", "bidrar till målet",
            "bidrar till målen", "contributes to goal", "contributes to goals",
        ],
    ),
    (
        Column::Goal,
        Sure,
        &[
            "mål", "målet", "målsättning", "målsättningar", "operativt mål", "operativa mål", "delmål",
            "aktivitetsmål", "mål med aktiviteten", "mål med åtgärden", "mål med insatsen",
            "mål för aktiviteten", "mål för åtgärden", "mål för insatsen", "goal", "goals", "objective",
            "objectives",
        ],
    ),
    (
        Column::Goal,
        Loose,
        &[
            "målbild", "önskat läge", "vad vill vi uppnå", "vad ska uppnås", "vad ska vi uppnå",
            "vad vi vill uppnå", "*mål",
        ],
    ),
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
        &[
            "indikator", "indikatorer", "mätetal", "nyckeltal", "mått", "indicator", "indicators", "kpi",
            "kpis",
        ],
    ),
    (
        Column::Indicator,
        Loose,
        &[
            "mäts", "mätning", "hur mäts det", "hur mäter vi", "så mäter vi", "mätmetod", "*indikator",
            "*mått", "hur vet vi att", "hur vet vi om", "success measure", "measure of success",
            "how will we know",
        ],
    ),
    (Column::Target, Sure, &["målvärde", "målvärden", "målnivå", "måltal", "target", "target value"]),
    (Column::Baseline, Sure, &["utgångsvärde", "basvärde", "nollvärde", "baseline", "utgångsläge"]),
    (
        Column::TargetGroup,
        Sure,
        &[
            "målgrupp", "målgrupper", "målgruppen", "för vem", "riktar sig till", "target group",
            "target groups", "riktar sig mot", "vem berörs", "vilka berörs",
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
            "resursåtgång", "medel", "ekonomi", "resources", "cost", "costs",
        ],
    ),
    (
        Column::Resources,
        Loose,
        &["behov av resurser", "behov av medel", "behov av pengar", "kostar", "resursbehovet"],
    ),
    (Column::Priority, Sure, &["prioritet", "prioritering", "prio", "prioriterad", "priority"]),
    (
        Column::FollowUp,
        Sure,
        &[
            "uppföljning", "följs upp", "så följer vi upp", "så följs det upp", "vi följer upp",
            "hur följs det upp", "hur följer vi upp", "uppföljning och utvärdering", "utvärdering",
            "uppföljningsmetod", "follow up",
        ],
    ),
    (Column::FollowUp, Loose, &["avstämning", "avstämningar", "uppföljnings*", "utvärderings*"]),
    (
        Column::Status,
        Sure,
        &[
            "status", "läge", "måluppfyllelse", "lägesrapport", "trafikljus", "genomförandegrad",
            "aktuell status", "nuvarande status", "statusuppdatering", "rag",
        ],
    ),
    (
        Column::Status,
        Loose,
        &[
            "bedömning", "genomförd", "genomfört", "utförd", "utfört", "utfall", "resultat", "status*",
            "*status", "läges*", "nuläge", "har hänt", "vad har hänt", "vad som har gjorts", "progress",
            "färdigt %", "klart %", "klar %", "genomfört %", "% klart", "% genomfört", "risk för försening",
            "vad återstår", "återstår", "vad har gjorts", "åtgärd genomförd", "aktivitet genomförd",
            "insats genomförd", "mål uppnått", "målet uppnått", "måluppnåelse", "hur går det",
            "grad av genomförande", "genomförda åtgärder", "genomförda aktiviteter", "genomförda insatser",
            "vidtagna åtgärder", "utförda åtgärder", "avslutade åtgärder", "åtgärd klar", "aktivitet klar",
            "insats klar", "åtgärd avslutad", "aktivitet avslutad", "avvikelse", "avvikelser",
            "faktiskt slutdatum", "faktiskt slut", "faktiskt startdatum", "faktisk start", "faktisk sluttid",
            "faktisk starttid", "verkligt slutdatum", "verkligt slut", "verkligt startdatum", "klarmarkerad",
            "avklarad", "avklarat", "förlopp", "färdiggrad", "färdigställandegrad", "framdrift", "uppnått",
            "uppnådd", "uppfyllt", "uppfylld", "gjort", "gjord", "är det gjort", "actual end",
            "actual finish", "actual start", "is done",
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
            "ansvarig för uppföljningen", "ansvarar för", "bidrar med", "vem följer upp", "följs upp av",
            "slutsats", "slutsatser", "slutrapport", "aktivitetstyp", "åtgärdstyp", "insatstyp",
            "typ av åtgärd", "typ av aktivitet", "typ av insats", "senast uppdaterad", "senast ändrad",
            "senast reviderad", "last updated", "tidigare åtgärder", "tidigare insatser",
            "tidigare aktiviteter",
        ],
    ),
];

/// Words of a head that say nothing of what the column is.
pub(super) const NEUTRAL: &[&str] = &[
    "och", "eller", "samt", "för", "i", "till", "av", "att", "ska", "med", "på", "om", "den", "det", "de",
    "en", "ett", "vår", "våra", "vårt", "kommunens", "planens", "planerad", "planerat", "planerade",
    "beräknad", "beräknat", "ev", "eventuell", "eventuella", "ny", "nya", "kort", "konkret", "konkreta",
    "föreslagen", "föreslagna", "gemensam", "gemensamma", "datum", "planned", "the", "of", "and", "or", "%",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_says_one_thing_and_every_column_has_words() {
        let mut all: Vec<&str> = WORDS.iter().flat_map(|(_, _, words)| words.iter().copied()).collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count, "a word says one thing");
        for (_, column) in Column::typed() {
            assert!(WORDS.iter().any(|(own, ..)| *own == column), "{}", column.name());
        }
    }
}
