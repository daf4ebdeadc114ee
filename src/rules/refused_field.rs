//! Finds a key for something that must never be written about a person: why it is refused, and what to write instead.
//!
//! The key itself is not repeated, since it may hold more than the word by which it was recognised.

use super::rule::Message;
use crate::base::forbidden::Forbidden;
use crate::base::lang::Say;
use crate::syntax::fault::FaultKind;

pub(super) fn tell(kind: &FaultKind) -> Option<Message> {
    let FaultKind::RefusedField { asked, of_people, .. } = kind else { return None };
    let (what, why) = reason(asked.what);
    let said = Say::new(
        format!("Här finns med avsikt ingen plats för {}: {}.", what.sv, why.sv),
        format!("By intent there is no place for {} here: {}.", what.en, why.en),
    );
    let roles = Say::fixed(
        "Här står roller, aldrig personer. Ta bort raden; skriv uppgiften inte heller under note.",
        "Here stand roles, never people. Remove the line, and do not put it under note either.",
    );
    Some(Message::new(said, if *of_people { instead(asked.what) } else { roles }))
}

/// What the thing is called, and why it has no place.
#[expect(clippy::too_many_lines, reason = "a table of sentences")]
fn reason(what: Forbidden) -> (Say, Say) {
    match what {
        Forbidden::PersonalNumber => (
            Say::fixed("personnummer", "personal identity numbers"),
            Say::fixed(
                "numret är personen, och git glömmer aldrig",
                "the number is the person, and git never forgets",
            ),
        ),
        Forbidden::Birth => (
            Say::fixed("ålder och födelsedatum", "age and date of birth"),
            Say::fixed(
                "tillsammans med en ort räcker de ofta för att peka ut någon",
                "together with a place they are often enough to identify somebody",
            ),
        ),
        Forbidden::Contact => (
            Say::fixed("kontaktuppgifter", "contact details"),
            Say::fixed("de leder till en enda människa", "they lead to one single person"),
        ),
        Forbidden::Unit => (
            Say::fixed("arbetsplats, förening och enhet", "workplace, club and unit"),
            Say::fixed(
                "den som vet vilken det är förstår ofta vem det gäller",
                "whoever knows which it is often understands who is meant",
            ),
        ),
        Forbidden::School => (
            Say::fixed("skolans namn", "the name of a school"),
            Say::fixed(
                "en skola och en åldersgrupp kan vara en enda klass",
                "a school and an age band can be one single class",
            ),
        ),
        Forbidden::Class => (
            Say::fixed("klass och årskurs", "class and year at school"),
            Say::fixed("en klass är trettio personer", "a class is thirty people"),
        ),
        Forbidden::Address => (
            Say::fixed("adress", "addresses"),
            Say::fixed("en adress är ett hushåll", "an address is a household"),
        ),
        Forbidden::Sex => (
            Say::fixed("kön", "sex"),
            Say::fixed(
                "det behövs inte för att följa upp åtgärder, och gör ärendet lättare att känna igen",
                "it is not needed to follow up measures, and makes the case easier to recognise",
            ),
        ),
        Forbidden::Ethnicity => (
            Say::fixed("etnicitet och ursprung", "ethnicity and origin"),
            Say::fixed(
                "det är en känslig uppgift, och säger inget om oron",
                "it is sensitive data, and says nothing of the concern",
            ),
        ),
        Forbidden::Nationality => (
            Say::fixed("nationalitet och födelseland", "nationality and country of birth"),
            Say::fixed(
                "det är en känslig uppgift, och säger inget om oron",
                "it is sensitive data, and says nothing of the concern",
            ),
        ),
        Forbidden::Religion => (
            Say::fixed("religion", "religion"),
            Say::fixed(
                "det är en känslig uppgift, och vad någon tror är inget som kommunen för register över",
                "it is sensitive data, and no municipality keeps a register of what anybody believes",
            ),
        ),
        Forbidden::Opinion => (
            Say::fixed("åsikter", "opinions"),
            Say::fixed(
                "ingen får antecknas bara för vad han eller hon tycker (regeringsformen 2 kap. 3 §)",
                "nobody may be put on record only for what they think (the Instrument of Government, chapter 2, article 3)",
            ),
        ),
        Forbidden::Language => (
            Say::fixed("språk", "language"),
            Say::fixed(
                "det säger var någon kommer ifrån, och inget om oron",
                "it tells where somebody is from, and nothing of the concern",
            ),
        ),
        Forbidden::Health => (
            Say::fixed("diagnos och hälsa", "diagnosis and health"),
            Say::fixed(
                "det är en känslig uppgift som hör hemma i journalen",
                "it is sensitive data that belongs in the medical file",
            ),
        ),
        Forbidden::Income => (
            Say::fixed("inkomst och försörjning", "income and support"),
            Say::fixed(
                "det hör hemma i socialtjänstens akt och ingen annanstans",
                "it belongs in the file of the social services and nowhere else",
            ),
        ),
        Forbidden::Reference => (
            Say::fixed("referensnummer", "reference numbers"),
            Say::fixed(
                "numret leder till akten, och akten till personen",
                "the number leads to the file, and the file to the person",
            ),
        ),
        Forbidden::Signs => (
            Say::fixed("tecken, profiler och risknivåer", "signs, profiles and levels of risk"),
            Say::fixed(
                "vbe följer åtgärder och bedömer aldrig människor",
                "vbe follows measures and never judges people",
            ),
        ),
        Forbidden::Day => (
            Say::fixed("en exakt dag", "an exact day"),
            Say::fixed(
                "den som var med den dagen vet vem det gäller",
                "whoever was there on the day knows who is meant",
            ),
        ),
        Forbidden::Name => (
            Say::fixed("namn", "names"),
            Say::fixed(
                "ett namn pekar ut en människa, och git glömmer aldrig",
                "a name points at a human being, and git never forgets",
            ),
        ),
    }
}

/// What to write in its place.
fn instead(what: Forbidden) -> Say {
    match what {
        Forbidden::PersonalNumber => Say::fixed(
            "Ta bort raden. Åldern skrivs bara som grupp: age_band: 16-17",
            "Remove the line. Age is written as a band only: age_band: 16-17",
        ),
        Forbidden::Birth => Say::fixed(
            "Skriv åldersgruppen i stället: age_band: 16-17",
            "Write the age band instead: age_band: 16-17",
        ),
        Forbidden::Contact => Say::fixed(
            "Ta bort raden. Vägen in skrivs som sort: channel: staff",
            "Remove the line. The way in is written as a sort: channel: staff",
        ),
        Forbidden::Unit => Say::fixed(
            "Skriv bara vilken sorts verksamhet som rapporterar: source: leisure",
            "Write only the sort of unit that reports: source: leisure",
        ),
        Forbidden::School => Say::fixed(
            "Skriv bara att det är en skola: source: school",
            "Write only that it is a school: source: school",
        ),
        Forbidden::Class => Say::fixed(
            "Skriv åldersgruppen i stället: age_band: 13-15",
            "Write the age band instead: age_band: 13-15",
        ),
        Forbidden::Address => Say::fixed(
            "Skriv vilken sorts plats en händelse hade (place: square), eller ett av områdena i vbe.toml (area).",
            "Write the sort of place that an incident had (place: square), or one of the areas in vbe.toml (area).",
        ),
        Forbidden::Sex | Forbidden::Language | Forbidden::Income => Say::fixed(
            "Ta bort raden. Inget ska stå i stället.",
            "Remove the line. Nothing is to stand in its place.",
        ),
        Forbidden::Ethnicity => Say::fixed(
            "Ta bort raden. Miljön som oron gäller skrivs i environment.",
            "Remove the line. The milieu of the concern is written in environment.",
        ),
        Forbidden::Nationality => Say::fixed(
            "Ta bort raden. Gäller oron en resa skrivs det så: concern: [travel]",
            "Remove the line. If the concern is a journey, write that: concern: [travel]",
        ),
        Forbidden::Religion => Say::fixed(
            "Skriv vilken miljö oron gäller, om den är känd: environment: unclear",
            "Write the milieu that the concern is about, if it is known: environment: unclear",
        ),
        Forbidden::Opinion => Say::fixed(
            "Skriv vad oron gäller och vilken miljö: concern: [propaganda], environment: unclear",
            "Write what the concern is about and the milieu: concern: [propaganda], environment: unclear",
        ),
        Forbidden::Health => Say::fixed(
            "Ta bort raden. Insatsen kan stå: measures: [referred]",
            "Remove the line. The measure can stand: measures: [referred]",
        ),
        Forbidden::Reference => Say::fixed(
            "Ta bort raden. Ärendets id räcker, och det ska inte säga något.",
            "Remove the line. The id of the case is enough, and it is to tell nothing.",
        ),
        Forbidden::Signs => Say::fixed(
            "Skriv vad oron gäller och vad som gjordes: concern: [symbols], measures: [talk]",
            "Write what the concern is about and what was done: concern: [symbols], measures: [talk]",
        ),
        Forbidden::Day => Say::fixed(
            "Skriv halvåret i ett ärende (registered: 2018-H1) och månaden i ett steg eller en händelse (month: 2018-05).",
            "Write the half-year in a case (registered: 2018-H1) and the month in a step or an incident (month: 2018-05).",
        ),
        Forbidden::Name => Say::fixed(
            "Ta bort raden, och skriv namnet inte heller under note. Den som rapporterade vet vem det gäller.",
            "Remove the line, and do not put the name under note either. Whoever reported it knows who is meant.",
        ),
    }
}
