//! What is said of a person: an exact age, a belonging, a belief, an illness, a crime, a nickname.

use super::class::Class;
use super::found::Found;
use super::lexicon::Flags;
use super::tokens::Tokens;

/// Ages in letters.
const AGES: [&str; 14] = [
    "åtta", "nio", "tio", "elva", "tolv", "tretton", "fjorton", "femton", "sexton", "sjutton", "arton",
    "nitton", "tjugo", "tjugoett",
];
/// Illness and disability, in the words that notes use.
const HEALTH: [&str; 34] = [
    "adhd",
    "add",
    "autism",
    "autist",
    "asperger",
    "aspergers",
    "depression",
    "deprimerad",
    "psykos",
    "psykotisk",
    "schizofren",
    "schizofreni",
    "bipolär",
    "ptsd",
    "diagnos",
    "diagnosen",
    "ätstörning",
    "anorexi",
    "självskadebeteende",
    "sjukskriven",
    "suicidal",
    "missbruk",
    "missbrukar",
    "missbrukare",
    "epilepsi",
    "diabetes",
    "gravid",
    "tourettes",
    "ocd",
    "tvångssyndrom",
    "utvecklingsstörning",
    "ångest",
    "hiv",
    "alkoholist",
];
const HAS: [&str; 23] = [
    "anger",
    "har",
    "hade",
    "fått",
    "fick",
    "lider",
    "led",
    "är",
    "var",
    "med",
    "diagnosen",
    "diagnosticerad",
    "diagnostiserad",
    "diagnosticerats",
    "blivit",
    "behandlas",
    "medicineras",
    "utredd",
    "utreds",
    "av",
    "för",
    "sin",
    "hans",
];
const CRIME: [&str; 23] = [
    "dömd",
    "dömdes",
    "dömts",
    "misstänkt",
    "misstänks",
    "efterlyst",
    "häktad",
    "häktades",
    "gripen",
    "greps",
    "åtalad",
    "åtalades",
    "anhållen",
    "villkorligt",
    "fängelse",
    "kriminell",
    "straffad",
    "brottsbelastad",
    "lagförd",
    "frigiven",
    "avtjänar",
    "avtjänat",
    "skyddstillsyn",
];
const SEXUALITY: [&str; 12] = [
    "homosexuell",
    "bisexuell",
    "lesbisk",
    "gay",
    "transperson",
    "transsexuell",
    "bög",
    "queer",
    "hbtq-person",
    "asexuell",
    "pansexuell",
    "transkvinna",
];
/// Who something is said of.
const SUBJECTS: [&str; 52] = [
    "han",
    "hon",
    "hen",
    "jag",
    "pojken",
    "flickan",
    "eleven",
    "ungdomen",
    "killen",
    "tjejen",
    "mannen",
    "kvinnan",
    "personen",
    "barnet",
    "sonen",
    "dottern",
    "brodern",
    "systern",
    "mamman",
    "pappan",
    "modern",
    "fadern",
    "klienten",
    "brukaren",
    "hans",
    "hennes",
    "hens",
    "brorsan",
    "syrran",
    "storebror",
    "lillebror",
    "kusinen",
    "vännen",
    "kompisen",
    "deltagaren",
    "ynglingen",
    "grabben",
    "individen",
    "föräldrarna",
    "familjen",
    "patienten",
    "avhopparen",
    "elevens",
    "pojkens",
    "flickans",
    "ungdomens",
    "mammans",
    "pappans",
    "storasyster",
    "lillasyster",
    "mormor",
    "farmor",
];
const ORIGIN: [&str; 16] = [
    "från",
    "ursprung",
    "bakgrund",
    "rötter",
    "medborgare",
    "född",
    "flytt",
    "flydde",
    "kommer",
    "härkomst",
    "uppvuxen",
    "medborgarskap",
    "flytt",
    "härstammar",
    "påbrå",
    "anknytning",
];
const FAITH: [&str; 22] = [
    "konverterat",
    "konverterade",
    "konvertit",
    "konverterar",
    "troende",
    "religiös",
    "muslimsk",
    "kristen",
    "judisk",
    "shiamuslim",
    "sunnimuslim",
    "salafist",
    "buddhist",
    "hinduisk",
    "hindu",
    "ateist",
    "katolik",
    "pingstvän",
    "ortodox",
    "jude",
    "muslim",
    "döpt",
];
const PARTIES: [&str; 12] = [
    "sverigedemokraterna",
    "moderaterna",
    "socialdemokraterna",
    "vänsterpartiet",
    "centerpartiet",
    "kristdemokraterna",
    "liberalerna",
    "miljöpartiet",
    "nyans",
    "afs",
    "medborgerlig",
    "sd",
];

pub(super) fn find(tokens: &Tokens<'_>, found: &mut Found) {
    for at in 0..tokens.len() {
        if tokens.is_number(at) {
            age(tokens, at, tokens.digits(at).parse().unwrap_or(0), found);
        } else {
            worded_age(tokens, at, found);
            nickname(tokens, at, found);
            belonging(tokens, at, found);
            protected(tokens, at, found);
        }
    }
}

/// `14-åring`, `är 15 år`, `16 år gammal`; ages of groups, spans and lengths of time are none.
fn age(tokens: &Tokens<'_>, at: usize, years: u32, found: &mut Found) {
    if !(4..=99).contains(&years) || tokens.digits(at).len() > 2 {
        return;
    }
    let span = matches!(tokens.before(at), "-" | "–" | "/" | "," | ".") && at > 0 && tokens.is_number(at - 1)
        || tokens.is_one_of(
            at.wrapping_sub(1),
            &[
                "till",
                "och",
                "över",
                "under",
                "minst",
                "högst",
                "fyllt",
                "från",
                "mellan",
                "cirka",
                "ca",
                "snitt",
                "i",
                "på",
                "för",
                "senaste",
                "åldern",
                "åldrarna",
            ],
        );
    if span {
        return;
    }
    let start = tokens.list[at].start;
    let next = tokens.str(at + 1);
    let gap = tokens.before(at + 1);
    let one = matches!(next, "åring" | "åringen" | "åringens" | "årings" | "årig" | "årige" | "åriga");
    if one && matches!(gap, "-" | " " | "" | "–") {
        let of_many = matches!(next, "åriga" | "årig")
            && tokens.is_one_of(
                at + 2,
                &[
                    "barn",
                    "ungdomar",
                    "elever",
                    "pojkar",
                    "flickor",
                    "killar",
                    "tjejer",
                    "plan",
                    "strategi",
                    "period",
                    "utbildning",
                    "projekt",
                    "satsning",
                    "handlingsplan",
                ],
            );
        if !of_many {
            found.add(Class::ExactAge, start, tokens.list[at + 1].end);
        }
        return;
    }
    let turns = tokens.is_one_of(at.wrapping_sub(1), &["fyller", "fyllde", "fyllt"])
        && (at < 2 || is_person(tokens, at - 2));
    let is_he = tokens.is_one_of(at.wrapping_sub(1), &["är", "var", "blev", "blir"])
        && at >= 2
        && tokens.is_one_of(
            at - 2,
            &["han", "hon", "hen", "pojken", "flickan", "eleven", "killen", "tjejen", "sonen", "dottern"],
        );
    let ends = next.is_empty()
        || gap.contains(['.', ',', ')'])
        || tokens.is_one_of(at + 1, &["och", "men", "den", "i", "på", "nästa", "nu", "fast"]);
    if (turns || is_he) && ends && years >= 6 {
        found.add(Class::ExactAge, start, tokens.list[at].end);
        return;
    }
    if next != "år" || gap.trim().len() > 0 {
        return;
    }
    if matches!(tokens.str(at + 2), "gammal" | "ung") && tokens.before(at + 2) == " " {
        found.add(Class::ExactAge, start, tokens.list[at + 2].end);
        return;
    }
    let is = tokens.is_one_of(
        at.wrapping_sub(1),
        &["är", "var", "bara", "endast", "blev", "blir", "nu", "knappt", "nyss"],
    ) || turns;
    let said = at >= 2
        && ((at.saturating_sub(4)..at)
            .any(|word| tokens.is_one_of(word, &SUBJECTS) || tokens.flags(word).is(Flags::FIRST))
            || turns);
    let of_time = tokens.is_one_of(
        at + 2,
        &["sedan", "sen", "framåt", "gammalt", "gamla", "tillbaka", "senare", "före", "innan", "till"],
    );
    let aside = matches!(tokens.before(at), ", " | " (" | "(")
        && matches!(tokens.after(at + 1).chars().next(), Some(',' | ')' | '.'));
    if (is && said && !of_time)
        || (aside
            && (at.saturating_sub(6)..at).any(|word| {
                tokens.is_one_of(word, &SUBJECTS)
                    || tokens.flags(word).is(Flags::FIRST) && tokens.is_capital(word)
                    || tokens.is_one_of(
                        word,
                        &["pnr", "personnr", "pojke", "flicka", "kille", "tjej", "man", "kvinna", "elev"],
                    )
            }))
        || tokens.is_one_of(
            at.wrapping_sub(1),
            &["modern", "fadern", "mamman", "pappan", "pojke", "flicka", "kille", "tjej", "ålder"],
        ) && !of_time
    {
        found.add(Class::ExactAge, start, tokens.list[at + 1].end);
    }
}

/// Whether a word is somebody rather than something.
fn is_person(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.is_one_of(at, &SUBJECTS)
        || tokens.is_one_of(at, &["som", "snart", "nyss", "och", "elev", "när"])
        || (tokens.flags(at).is(Flags::FIRST) || tokens.flags(at).is(Flags::SURNAME)) && tokens.is_capital(at)
}

/// `fjortonåring`, `femton år gammal`
fn worded_age(tokens: &Tokens<'_>, at: usize, found: &mut Found) {
    let word = tokens.str(at).to_lowercase();
    let Some(head) = AGES.iter().find(|age| word.starts_with(*age)) else { return };
    let tail = &word[head.len()..];
    let one = matches!(tail, "åring" | "åringen" | "åringens" | "årig" | "årige" | "åriga");
    if one {
        found.add(Class::ExactAge, tokens.list[at].start, tokens.list[at].end);
    } else if tail.is_empty() && tokens.str(at + 1) == "år" && matches!(tokens.str(at + 2), "gammal" | "ung")
    {
        found.add(Class::ExactAge, tokens.list[at].start, tokens.list[at + 2].end);
    } else if tail.is_empty()
        && tokens.is_one_of(at.wrapping_sub(1), &["fyller", "fyllde"])
        && at >= 2
        && is_person(tokens, at - 2)
    {
        found.add(Class::ExactAge, tokens.list[at].start, tokens.list[at].end);
    } else if tail.is_empty()
        && tokens.str(at + 1) == "år"
        && tokens.is_one_of(at.wrapping_sub(1), &["är", "hon", "han"])
        && (at.saturating_sub(3)..at).any(|word| tokens.is_one_of(word, &SUBJECTS))
        && !tokens.is_one_of(at + 2, &["sedan", "sen"])
    {
        found.add(Class::ExactAge, tokens.list[at].start, tokens.list[at + 1].end);
    }
}

/// `kallas Zorro`, `går under namnet "Räven"`
fn nickname(tokens: &Tokens<'_>, at: usize, found: &mut Found) {
    let called = tokens.is_one_of(
        at,
        &[
            "kallas",
            "kallar",
            "kallad",
            "kallade",
            "kallat",
            "smeknamn",
            "smeknamnet",
            "öknamn",
            "öknamnet",
            "aka",
            "gatunamn",
            "gatunamnet",
            "alias",
        ],
    ) || (tokens.is_one_of(at, &["namnet"]) && tokens.is_one_of(at.wrapping_sub(1), &["under"]));
    if !called {
        return;
    }
    let mut next = at + 1;
    while tokens.is_one_of(
        next,
        &[
            "för",
            "sig",
            "är",
            "av",
            "allmänt",
            "bara",
            "ofta",
            "vännerna",
            "själv",
            "också",
            "av",
            "kompisarna",
            "i",
            "gänget",
        ],
    ) && next < at + 6
    {
        next += 1;
    }
    let gap = tokens.before(next);
    let quoted = gap.ends_with(['"', '”', '“', '\'', '’', '«']);
    let fits = tokens.is_word(next) && !gap.contains(['.', ';', '\n', '!', '?']) && gap.len() <= 6;
    let named = tokens.is_capital(next)
        && !tokens.flags(next).is(Flags::WORD)
        && !tokens.flags(next).is(Flags::BODY)
        && !tokens.flags(next).is(Flags::PLACE);
    if fits && (quoted || named) {
        let mut last = next;
        while (quoted && !tokens.after(last).contains(['"', '”', '“', '\'', '’', '»'])
            || !quoted && tokens.is_capital(last + 1))
            && tokens.before(last + 1) == " "
            && last < next + 3
            && last + 1 < tokens.len()
        {
            last += 1;
        }
        found.add(Class::Nickname, tokens.list[next].start, tokens.list[last].end);
    }
}

/// A club, a congregation or an employer by its name, where somebody belongs to it.
fn belonging(tokens: &Tokens<'_>, at: usize, found: &mut Found) {
    const CLUBS: [&str; 16] = [
        "IF",
        "IK",
        "FF",
        "BK",
        "FC",
        "SK",
        "AIK",
        "BoIS",
        "GoIF",
        "HC",
        "IS",
        "IFK",
        "BTK",
        "BBK",
        "Boxningsklubb",
        "SC",
    ];
    const HOUSES: [&str; 22] = [
        "moskén",
        "moské",
        "församlingen",
        "församling",
        "kyrkan",
        "kyrka",
        "synagogan",
        "synagoga",
        "tempel",
        "templet",
        "föreningen",
        "klubben",
        "boxningsklubb",
        "fotbollsklubb",
        "kampsportsklubb",
        "idrottsförening",
        "kulturförening",
        "bönelokalen",
        "gurdwara",
        "pingstkyrka",
        "pingstkyrkan",
        "pizzeria",
    ];
    let tokens_before = |count: usize| at.checked_sub(count);
    let word = tokens.str(at);
    let above = tokens_before(1).filter(|above| tokens.is_capital(*above) && tokens.before(at) == " ");
    if (CLUBS.contains(&word) || tokens.is_one_of(at, &HOUSES))
        && above.is_some_and(|above| {
            !tokens.begins(above) && !tokens.flags(above).is(Flags::WORD) || CLUBS.contains(&word)
        })
    {
        let mut first = above.unwrap_or(at);
        while let Some(next) = first
            .checked_sub(1)
            .filter(|next| tokens.is_capital(*next) && tokens.before(first) == " " && !tokens.begins(*next))
        {
            first = next;
        }
        if !(word == "IS" || word == "SK") || above.is_some_and(|above| !tokens.begins(above)) {
            found.add(Class::Affiliation, tokens.list[first].start, tokens.list[at].end);
            return;
        }
    }
    if tokens.is_capital(at)
        && !tokens.begins(at)
        && tokens.is_one_of(at.wrapping_sub(1), &["i", "till", "på", "hos", "från", "av", "vid"])
        && (word.ends_with("moskén")
            || word.ends_with("församlingen")
            || word.ends_with("kyrkan")
            || word.ends_with("klubben"))
        && !tokens.flags(at).is(Flags::BODY)
    {
        found.add(Class::Affiliation, tokens.list[at].start, tokens.list[at].end);
        return;
    }
    // Works, plays, trains at something with a capital.
    let joins = tokens.is_one_of(
        at,
        &[
            "jobbar",
            "arbetar",
            "jobb",
            "anställd",
            "anställning",
            "praktik",
            "praktiserar",
            "praktikplats",
            "spelar",
            "tränar",
            "boxas",
            "extrajobbar",
            "sommarjobbar",
            "lärling",
            "sommarjobb",
            "extrajobb",
            "jobbade",
            "tränat",
            "medlem",
            "jobbat",
            "arbetat",
            "sparkades",
            "sparkad",
            "kock",
            "servitör",
            "städare",
        ],
    );
    if !joins {
        return;
    }
    let mut next = at + 1;
    while tokens.is_one_of(
        next,
        &[
            "från",
            "på",
            "hos",
            "i",
            "vid",
            "fotboll",
            "boxning",
            "innebandy",
            "basket",
            "extra",
            "som",
            "med",
            "deltid",
            "handboll",
            "kampsport",
            "mma",
            "brottning",
            "thaiboxning",
            "hockey",
            "ishockey",
            "aktiv",
        ],
    ) && next < at + 6
    {
        next += 1;
    }
    let told = next > at + 1 && tokens.is_one_of(next - 1, &["på", "hos", "i", "vid", "från"]);
    let flags = tokens.flags(next);
    if told
        && tokens.is_capital(next)
        && tokens.before(next) == " "
        && !flags.is(Flags::BODY)
        && !flags.is(Flags::PLACE)
        && !flags.is(Flags::WORD)
        && !flags.is(Flags::PHRASE)
    {
        let mut last = next;
        while tokens.is_capital(last + 1) && tokens.before(last + 1) == " " && last < next + 3 {
            last += 1;
        }
        found.add(Class::Affiliation, tokens.list[next].start, tokens.list[last].end);
    }
}

/// A belief, an origin, an illness, a crime, a party or a sexuality, within a few words of whom it is said of.
fn protected(tokens: &Tokens<'_>, at: usize, found: &mut Found) {
    let near = |from: usize, words: &[&str]| {
        (from.saturating_sub(6)..from)
            .rev()
            .take_while(|word| !tokens.before(word + 1).contains(['.', ';', '!', '?', '\n']))
            .any(|word| tokens.is_one_of(word, words))
    };
    let said = near(at, &SUBJECTS)
        || near_name(tokens, at)
        || near(at, &["läkarintyg", "läkarintyget", "ordföranden", "elev", "klient"]);
    let add = |found: &mut Found, first: usize| {
        found.add(Class::Protected, tokens.list[first].start, tokens.list[at].end)
    };
    if tokens.is_one_of(at, &SEXUALITY) && (said || near(at, &["är", "som"])) {
        return add(found, at);
    }
    if tokens.is_one_of(at, &HEALTH) && (said || near(at, &["sin", "sitt"])) && near(at, &HAS) {
        return add(found, at);
    }
    if tokens.is_one_of(at, &FAITH)
        && said
        && !tokens.is_one_of(at + 1, &["miljö", "extremism", "församling", "förening", "högtid"])
    {
        let to = tokens.is_one_of(at + 1, &["till"])
            && tokens
                .is_one_of(at + 2, &["islam", "kristendomen", "judendomen", "shia", "sunni", "buddhismen"]);
        return found.add(
            Class::Protected,
            tokens.list[at].start,
            tokens.list[at + if to { 2 } else { 0 }].end,
        );
    }
    if tokens.is_one_of(at, &CRIME)
        && said
        && near(
            at,
            &[
                "nu",
                "är",
                "var",
                "har",
                "blivit",
                "blev",
                "hade",
                "tidigare",
                "han",
                "hon",
                "brodern",
                "pappan",
                "som",
                "storebror",
            ],
        )
    {
        return add(found, at);
    }
    if tokens.is_one_of(at, &CRIME) && tokens.begins(at) && tokens.is_one_of(at + 1, &["för", "sedan", "mot"])
    {
        return add(found, at);
    }
    if tokens.is_one_of(
        at,
        &[
            "nazist",
            "nynazist",
            "fascist",
            "jihadist",
            "islamist",
            "anarkist",
            "kommunist",
            "rasist",
            "högerextremist",
            "vänsterextremist",
        ],
    ) && said
        && near(at, &["är", "blivit", "var"])
    {
        return add(found, at);
    }
    if tokens.is_one_of(at, &PARTIES)
        && said
        && near(
            at,
            &["medlem", "aktiv", "röstar", "röstade", "röstat", "engagerad", "kandiderar", "sympatiserar"],
        )
    {
        return add(found, at);
    }
    let flags = tokens.flags(at);
    if flags.is(Flags::PEOPLE)
        && said
        && (near(at, &["är", "som", "en", "och", "har"])
            || tokens.is_one_of(
                at + 1,
                &["medborgare", "ursprung", "bakgrund", "medborgarskap", "härkomst", "familj", "föräldrar"],
            ))
    {
        return add(found, at);
    }
    if flags.is(Flags::PLACE) && said && tokens.is_capital(at) && is_country(tokens, at) {
        if let Some(first) = (at.saturating_sub(3)..at)
            .rev()
            .find(|word| tokens.is_one_of(*word, &ORIGIN))
            .filter(|_| tokens.is_one_of(at - 1, &["från", "i"]))
        {
            let from = (first.saturating_sub(2)..=first)
                .find(|word| tokens.is_one_of(*word, &ORIGIN))
                .unwrap_or(first);
            add(found, from);
        }
    }
}

/// Whether a first name stands a few words before.
fn near_name(tokens: &Tokens<'_>, at: usize) -> bool {
    (at.saturating_sub(4)..at).any(|word| {
        tokens.flags(word).is(Flags::FIRST) && !tokens.flags(word).is(Flags::BOTH) && tokens.is_capital(word)
    })
}

/// Countries that people have come from. What a town in Sweden says of a person is another matter.
fn is_country(tokens: &Tokens<'_>, at: usize) -> bool {
    const COUNTRIES: [&str; 56] = [
        "somalia",
        "syrien",
        "irak",
        "iran",
        "afghanistan",
        "eritrea",
        "etiopien",
        "turkiet",
        "libanon",
        "palestina",
        "gaza",
        "marocko",
        "algeriet",
        "tunisien",
        "egypten",
        "jemen",
        "sudan",
        "bosnien",
        "serbien",
        "kosovo",
        "albanien",
        "makedonien",
        "kroatien",
        "polen",
        "ryssland",
        "ukraina",
        "rumänien",
        "bulgarien",
        "ungern",
        "chile",
        "colombia",
        "peru",
        "bolivia",
        "thailand",
        "vietnam",
        "kina",
        "indien",
        "pakistan",
        "bangladesh",
        "nigeria",
        "gambia",
        "ghana",
        "kongo",
        "uganda",
        "kenya",
        "burundi",
        "rwanda",
        "finland",
        "tjetjenien",
        "kurdistan",
        "uzbekistan",
        "jordanien",
        "kuwait",
        "libyen",
        "senegal",
        "mongoliet",
    ];
    let word = super::tokens::same;
    COUNTRIES.iter().any(|country| word(tokens.str(at), country))
}
