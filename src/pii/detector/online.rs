//! Where a person is found online: accounts, profiles, IP addresses, and other web addresses.

use super::class::Class;
use super::cues::{Cues, Endings, cues};
use super::found::Found;
use super::lexicon::Flags;
use super::tokens::{Tokens, is_letter};
use crate::syntax::text::floor;

/// Beginnings of addresses whose rest belongs to a person.
const PROFILES: [&str; 28] = [
    "facebook.com/", "fb.com/", "fb.me/", "m.me/", "instagram.com/", "tiktok.com/", "snapchat.com/", "t.me/",
    "telegram.me/", "x.com/", "twitter.com/", "linkedin.com/in/", "youtube.com/", "youtu.be/", "vk.com/",
    "discord.gg/", "discord.com/", "discordapp.com/", "twitch.tv/", "steamcommunity.com/", "reddit.com/u",
    "flashback.org/u", "gab.com/", "truthsocial.com/", "ask.fm/", "pinterest.", "soundcloud.com/", "wa.me/",
];

/// The longest name of a host, in bytes.
const HOST: usize = 253;

/// Names of platforms where people have accounts.
static PLATFORMS: &Cues = cues![
    "facebook", "fb", "instagram", "insta", "ig", "tiktok", "snapchat", "snap", "telegram", "twitter",
    "discord", "steam", "twitch", "youtube", "kik", "whatsapp", "signal", "vk", "vkontakte", "flashback",
    "reddit", "roblox", "xbox", "psn", "playstation", "messenger", "linkedin", "gab", "odysee", "element",
    "threema", "wickr", "session", "skype", "viber", "mastodon", "fortnite", "minecraft", "valorant", "csgo",
    "counter-strike", "cs", "battlenet", "ubisoft", "bereal", "yubo", "omegle", "simplex", "matrix",
    "bluesky", "threads", "rumble", "spotify", "soundcloud", "parler", "warzone", "fifa", "nintendo",
    "switch", "gta", "steamprofilen", "steamprofil", "steamkonto", "steamkontot", "discordkonto",
    "discordkontot", "discordservern", "instagramkonto", "instagramkontot", "instakonto", "instakontot",
    "tiktokkonto", "tiktokkontot", "snapkonto", "snapkontot", "snapchatkonto", "snapchatkontot", "steamnamn",
    "telegramkonto", "telegramkontot", "facebookprofil", "facebookprofilen", "robloxkonto", "robloxkontot",
    "minecraftkonto", "twitchkanal", "youtubekanal", "youtubekanalen", "twitchkanalen", "xboxkonto",
];

/// Endings of Swedish words.
static INFLECTED: Endings =
    Endings::of(&["as", "ar", "er", "ade", "et", "en", "iga", "na", "ats", "ande", "or", "lig"]);

/// Words that the name of an account follows.
static CALLED: &Cues = cues![
    "konto", "kontot", "kontonamn", "kontonamnet", "användare", "användaren", "användarnamn",
    "användarnamnet", "alias", "nick", "handle", "profil", "profilen", "heter", "hette", "kallar",
    "username", "user", "anv", "gamertag", "spelnamn", "spelnamnet", "skärmnamn", "skärmnamnet", "id",
    "visningsnamn", "visningsnamnet", "namnet", "kallas", "nicket", "nicknamn", "smeknamnet",
];

pub(super) fn find(tokens: &Tokens<'_>, found: &mut Found) {
    if tokens.has('.') || tokens.has(':') {
        addresses(tokens.text, found);
    }
    for at in tokens.places_of('@') {
        handle(tokens.text, at, found);
    }
    for at in tokens.cues(Flags::ONLINE_CUE) {
        account(tokens, at, found);
    }
    for at in tokens.places_of('_') {
        underscored(tokens.text, at, found);
    }
    for &at in &tokens.numbers {
        ip4(tokens, at, found);
    }
    if tokens.has(':') {
        ip6(tokens.text, found);
    }
}

/// The next full stop or colon from a byte. `next` has where each of them was last found, and is the end of the text where
/// there are no more.
fn sign_from(text: &str, done: usize, next: &mut [usize; 2]) -> Option<usize> {
    for (next, sign) in next.iter_mut().zip(['.', ':']) {
        if *next <= done {
            *next = text[done..].find(sign).map_or(text.len(), |at| done + at);
        }
    }
    let first = next[0].min(next[1]);
    (first < text.len()).then_some(first)
}

/// Every web address: as a profile or a place when the host is of that kind.
fn addresses(text: &str, found: &mut Found) {
    let bytes = text.as_bytes();
    // An address continues right after the sign; a sentence does not.
    let goes_on =
        |at: usize| bytes.get(at + 1).is_some_and(|next| next.is_ascii_alphanumeric() || *next == b'/');
    let mut done = 0;
    // A sign that is not there at all is not looked for again.
    let mut next = [done; 2];
    while let Some(dot) = sign_from(text, done, &mut next) {
        done = dot + 1;
        if !goes_on(dot) {
            continue;
        }
        // From the first sign of an address to the next space.
        let starts =
            text[dot..].starts_with("://") || text[..dot].ends_with("www") || text[..dot].ends_with("WWW");
        let tail = &text[dot..];
        let is_bare = !starts && is_bare_host(text, dot);
        if !starts && !is_bare {
            continue;
        }
        let start = text[..dot]
            .char_indices()
            .rev()
            .take(64)
            .take_while(|(_, char)| char.is_ascii_alphanumeric() || matches!(char, '.' | '-'))
            .last()
            .map_or(dot, |(at, _)| at);
        let length: usize = tail
            .chars()
            .take(2048)
            .take_while(|char| !char.is_whitespace() && !matches!(char, '<' | '>' | '"' | '”' | '|'))
            .map(char::len_utf8)
            .sum();
        let end = dot
            + tail[..length].trim_end_matches(['.', ',', ';', ')', ':', '!', '?', '\'', '’', ']', '}']).len();
        if end <= dot + 2 {
            continue;
        }
        let address = text[start..end].to_ascii_lowercase();
        found.add(kind(&address), start, end);
        // An address inside this one, such as where it leads on to, is a part of it.
        done = end;
    }
}

/// `host.tld/path` without a scheme.
fn is_bare_host(text: &str, dot: usize) -> bool {
    if !text[dot..].starts_with('.') || !text[..dot].ends_with(|char: char| char.is_ascii_alphanumeric()) {
        return false;
    }
    let tail = &text[dot + 1..];
    let top: usize = tail.bytes().take(24).take_while(u8::is_ascii_alphabetic).count();
    let host = || {
        let parts = |char: char| char.is_whitespace() || matches!(char, '(' | '"' | ',' | ';' | ':' | '/');
        text[floor(text, dot.saturating_sub(HOST))..dot].rsplit(parts).next().unwrap_or_default()
    };
    (2..=10).contains(&top)
        && tail[top..].starts_with('/')
        && tail[top + 1..].starts_with(|char: char| char.is_ascii_alphanumeric() || matches!(char, '@' | '_'))
        && is_top(&tail[..top])
        && !host().contains('@')
        && !host().is_empty()
}

fn is_top(top: &str) -> bool {
    [
        "se", "nu", "com", "org", "net", "eu", "me", "tv", "gg", "be", "info", "io", "gl", "fm", "de", "no",
        "dk", "fi", "uk", "ru", "ly", "example", "social", "app", "chat", "xyz", "online", "site", "blog",
        "news", "top", "club", "live", "link", "shop", "forum", "to", "cc", "ch", "fr", "pl", "is", "ws",
        "co",
    ]
    .iter()
    .any(|own| top.eq_ignore_ascii_case(own))
}

fn kind(address: &str) -> Class {
    const MAPS: [&str; 9] = [
        "maps.google", "google.com/maps", "google.se/maps", "goo.gl/maps", "maps.app.goo",
        "openstreetmap.org", "hitta.se/kart", "kartor.eniro", "maps.apple",
    ];
    if MAPS.iter().any(|map| address.contains(map))
        || address.contains("w3w.co")
        || address.contains("bing.com/maps")
    {
        return Class::Geo;
    }
    let profile = PROFILES.iter().any(|host| {
        address.match_indices(host).any(|(at, _)| {
            let before = address[..at].chars().next_back();
            before.is_none_or(|char| !char.is_ascii_alphanumeric()) && address.len() > at + host.len()
        })
    });
    if profile { Class::Social } else { Class::Url }
}

/// `@kalle_99`
fn handle(text: &str, at: usize, found: &mut Found) {
    let before = text[..at].chars().next_back();
    let length: usize = text[at + 1..]
        .chars()
        .take(64)
        .take_while(|char| char.is_alphanumeric() || matches!(char, '_' | '.'))
        .map(char::len_utf8)
        .sum();
    let name = text[at + 1..at + 1 + length].trim_end_matches('.');
    let is_free = before.is_none_or(|char| {
        char.is_whitespace()
            || matches!(
                char,
                '(' | '"' | '”' | ':' | '/' | ',' | '\'' | '’' | '[' | ';' | '|' | '=' | '-' | '>'
            )
    });
    if is_free && name.chars().count() >= 3 && name.chars().any(char::is_alphabetic) {
        found.add(Class::Social, at, at + 1 + name.len());
    }
}

/// The name of an account within a few words of a platform, or after a word that announces one.
fn account(tokens: &Tokens<'_>, at: usize, found: &mut Found) {
    let on_platform = tokens.is_one_of(at, PLATFORMS);
    let is_called = !on_platform
        && tokens.is_one_of(
            at,
            cues![
                "användarnamn", "användarnamnet", "kontonamn", "kontonamnet", "gamertag", "username",
                "alias", "nick", "handle", "spelnamn", "spelnamnet", "skärmnamn", "skärmnamnet",
                "visningsnamn", "visningsnamnet", "nicket", "gamertaggen",
            ],
        );
    if tokens.is_one_of(at, cues!["användaren", "nicket"])
        && tokens.is_capital(at + 1)
        && tokens.before(at + 1) == " "
    {
        let (start, end) = run(tokens, at + 1);
        if tokens.flags(at + 1).is_unknown() {
            found.add(Class::Social, start, end);
            return;
        }
    }
    if !on_platform && !is_called {
        return;
    }
    if on_platform && let Some((start, end)) = named_before(tokens, at) {
        found.add(Class::Social, start, end);
        return;
    }
    let mut told = is_called;
    let mut from = at + 1;
    while from < (at + 7).min(tokens.len()) {
        let gap = tokens.before(from);
        if gap.contains(['\n', '!', '?', ';']) || gap.contains(". ") || (gap.contains(',') && !told) {
            return;
        }
        told |= gap.contains([':', '"', '”', '\'', '’', '@']);
        // `på PSN är han Krigare`
        let asked = from >= 2
            && tokens.is_one_of(from - 1, cues!["han", "hon", "hen"])
            && tokens.is_one_of(from - 2, cues!["är", "heter", "kallas"]);
        if asked && on_platform && tokens.is_capital(from) && tokens.flags(from).is_unknown() {
            let (start, end) = run(tokens, from);
            found.add(Class::Social, start, end);
            return;
        }
        if tokens.is_one_of(from, CALLED) {
            told = true;
            from += 1;
            continue;
        }
        let (start, end) = run(tokens, from);
        let name = &tokens.text[start..end];
        // `vk7q2m9f` is an id, and `vk_7q2m9f` an account.
        let glued = gap.is_empty() && tokens.is_number(from) && !name.contains('_');
        if looks_made_up(name)
            && !glued
            && (told || from == at + 1 || name.contains('_') || is_led(tokens, from))
            || (told && is_called && !tokens.is_one_of(at, cues!["alias"]) && quoted(tokens.text, start, end))
            || (told && quoted(tokens.text, start, end) && on_platform)
        {
            found.add(Class::Social, start, end);
            return;
        }
        if told
            && !is_small(tokens, from)
            && from > at + 1
            && (is_called || on_platform)
            && tokens.is_one_of(from - 1, CALLED)
            && !tokens.flags(from).is(Flags::WORD)
            && tokens.str(from).len() >= 4
            && tokens.is_word(from)
        {
            found.add(Class::Social, start, end);
            return;
        }
        // `spelar Roblox som Nordvargen`
        if on_platform
            && from > at + 1
            && is_led(tokens, from)
            && tokens.is_capital(from)
            && tokens.flags(from).is_unknown()
        {
            found.add(Class::Social, start, end);
            return;
        }
        if is_announced(tokens, from, is_called, on_platform) || is_tied(tokens, at, from, on_platform) {
            found.add(Class::Social, start, end);
            return;
        }
        if told && !is_small(tokens, from) && !tokens.is_one_of(from, PLATFORMS) {
            return;
        }
        from += 1;
    }
}

/// `hans gamertag är IronWulf`, `Kontonamn på TikTok: svartkorpen`, `Discord-namn Ulfhednar`
fn is_announced(tokens: &Tokens<'_>, from: usize, is_called: bool, on_platform: bool) -> bool {
    let flags = tokens.flags(from);
    let (start, end) = run(tokens, from);
    let name = &tokens.text[start..end];
    let announced = tokens.is_one_of(from - 1, cues!["är"]) || tokens.before(from).contains(':');
    let inflected = INFLECTED.of_word(name).is_some() && !tokens.is_capital(from);
    let fits = tokens.is_word(from) && tokens.length(from) > 3 && !inflected && !is_small(tokens, from);
    let of_noun = is_called && announced && fits && !tokens.is_one_of(from - 1, cues!["alias"]);
    let named = on_platform && tokens.is_one_of(from - 1, cues!["namn"]) && tokens.is_capital(from);
    let humped = is_humped(name) && is_led(tokens, from);
    of_noun && (flags.is_unknown() || flags.is(Flags::FIRST)) || (humped || named) && flags.is_unknown()
}

/// `på psn ragnabo-se`: small letters with a hyphen, right after a platform.
fn is_tied(tokens: &Tokens<'_>, at: usize, from: usize, on_platform: bool) -> bool {
    let (start, end) = run(tokens, from);
    let name = &tokens.text[start..end];
    let tied =
        name.contains('-') && name == name.to_lowercase() && from == at + 1 && tokens.before(from) == " ";
    tied && on_platform && tokens.flags(from).is_unknown() && tokens.length(from) > 3 && tokens.is_word(from)
}

/// Whether the word before the name of an account announces one.
fn is_led(tokens: &Tokens<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|word| {
        tokens.is_one_of(word, CALLED)
            || tokens.is_one_of(word, cues!["som", "under", "är"]) && tokens.before(at).len() <= 2
    })
}

/// The name of an account in the words before its platform: `heter draken_77 på Discord`.
fn named_before(tokens: &Tokens<'_>, platform: usize) -> Option<(usize, usize)> {
    let ends = |at: usize| {
        let gap = tokens.before(at + 1);
        gap.contains(['\n', '!', '?', ';', ',']) || gap.contains(". ")
    };
    for at in (platform.saturating_sub(7)..platform).rev() {
        if ends(at) {
            return None;
        }
        let (start, end) = run(tokens, at);
        let name = &tokens.text[start..end];
        if tokens.is_number(at) || start < tokens.list[at].start || end > tokens.list[platform].start {
            continue;
        }
        let plain = tokens.is_capital(at)
            && tokens.flags(at).is_unknown()
            && (at + 1..platform)
                .all(|word| is_small(tokens, word) || tokens.is_one_of(word, cues!["i", "online", "inne"]));
        let asked = plain
            && tokens.is_one_of(at + 1, cues!["heter", "kallar", "kallas"])
            && tokens.is_one_of(at + 2, cues!["han", "hon", "hen"]);
        let is_it = plain && is_humped(name) && tokens.is_one_of(at + 1, cues!["på", "i"])
            || looks_made_up(name) && (is_led(tokens, at) || name.contains('_'))
            || asked
            || is_led(tokens, at) && (plain || quoted(tokens.text, start, end));
        if is_it {
            return Some((start, end));
        }
    }
    None
}

/// Whether it is a small word that can stand between a platform and an account.
fn is_small(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.is_one_of(
        at,
        cues![
            "som", "är", "med", "under", "på", "sig", "för", "hen", "han", "hon", "där", "namnet", "och",
            "via", "ett", "en", "av", "finns", "har", "namn", "sitt", "hans", "hennes",
        ],
    ) || tokens.is_one_of(at, CALLED)
}

/// Everything up to the next space that can be part of an account's name.
fn run(tokens: &Tokens<'_>, at: usize) -> (usize, usize) {
    let start = tokens.list[at].start;
    let back = tokens.text[..start].chars().rev().take_while(|char| *char == '_').count();
    let length: usize = tokens.text[start..]
        .chars()
        .take(64)
        .take_while(|char| is_letter(*char) || char.is_numeric() || matches!(char, '_' | '.' | '-' | '#'))
        .map(char::len_utf8)
        .sum();
    let end = start + tokens.text[start..start + length].trim_end_matches(['.', '-', '#']).len();
    (start - back, end)
}

/// Whether a name mixes letters with digits or signs, as no word in a sentence does.
fn looks_made_up(name: &str) -> bool {
    let letters = name.chars().filter(|char| char.is_alphabetic()).count();
    let signs =
        name.chars().any(|char| char == '_') || name.trim_matches('.').contains('.') || name.contains('#');
    let digits = name.chars().any(|char| char.is_ascii_digit());
    letters >= 2 && (signs || digits) && name.chars().count() >= 4 && !name.contains("..") && !is_domain(name)
}

/// `heter draken_77`: a name with a low line right after a word that announces one.
fn underscored(text: &str, sign: usize, found: &mut Found) {
    let is_part = |char: &char| char.is_alphanumeric() || matches!(char, '_' | '.');
    let before: usize = text[..sign].chars().rev().take(32).take_while(is_part).map(char::len_utf8).sum();
    let after: usize = text[sign..].chars().take(32).take_while(is_part).map(char::len_utf8).sum();
    let start = sign - before;
    let end = start + text[start..sign + after].trim_end_matches('.').len();
    let head = text[..start].trim_end_matches(['"', '”', '\'', '’', ' ', ':']);
    let word = head.rsplit(|char: char| !char.is_alphabetic()).next().unwrap_or_default();
    let told = !word.is_empty() && word.len() <= 24 && CALLED.hold(word);
    let free = text[end..].chars().next().is_none_or(|char| !matches!(char, '@' | '/' | ':'));
    if told && free && looks_made_up(&text[start..end]) {
        found.add(Class::Social, start, end);
    }
}

/// Whether a name has a capital inside it, as no Swedish word does: `IronWulf`, `VinterulvSE`.
fn is_humped(name: &str) -> bool {
    let lower_then_upper = |two: (char, char)| two.0.is_lowercase() && two.1.is_uppercase();
    name.chars().count() > 4 && name.chars().zip(name.chars().skip(1)).any(lower_then_upper)
}

fn is_domain(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(host, top)| {
        is_top(top) && host.len() > 2 && !host.contains(|char: char| char.is_ascii_digit() || char == '_')
    })
}

fn quoted(text: &str, start: usize, end: usize) -> bool {
    let sign = |char: char| matches!(char, '"' | '”' | '“' | '\'' | '’' | '«' | '»');
    text[..start].ends_with(sign) && text[end..].starts_with(sign)
}

/// An IPv4 address: four numbers below 256. Four small numbers are as often a chapter number, and one address is that of
/// every machine to itself.
fn ip4(tokens: &Tokens<'_>, at: usize, found: &mut Found) {
    let dotted = |nth: usize| tokens.before(at + nth) == ".";
    if !dotted(1) {
        return;
    }
    let is_it = (0..4).all(|nth| {
        tokens.digits(at + nth).parse::<u16>().is_ok_and(|part| part < 256)
            && tokens.digits(at + nth).len() <= 3
    }) && (1..4).all(dotted)
        && !(tokens.is_number(at + 4) && tokens.before(at + 4) == ".")
        && !(at > 0 && tokens.is_number(at - 1) && tokens.before(at) == ".");
    let told = tokens.is_one_of(at.wrapping_sub(1), cues!["ip", "adress", "adressen", "nummer", "nr"]);
    let numbered = tokens.is_one_of(
        at.wrapping_sub(1),
        cues![
            "version", "v", "avsnitt", "kapitel", "kap", "punkt", "bilaga", "steg", "rubrik", "ver",
            "delmål", "aktivitet", "mål",
        ],
    );
    let small = (0..4).all(|nth| tokens.digits(at + nth).len() == 1);
    let is_own = (0..4).map(|nth| tokens.digits(at + nth)).eq(["127", "0", "0", "1"]);
    if is_it && !is_own && !numbered && (told || !small) {
        found.add(Class::Ip, tokens.list[at].start, tokens.list[at + 3].end);
    }
}

/// An IPv6 address: hexadecimal groups between colons; at least three colons, and either two adjacent ones or seven
/// in all.
fn ip6(text: &str, found: &mut Found) {
    let bytes = text.as_bytes();
    let is_part = |byte: u8| byte.is_ascii_hexdigit() || byte == b':';
    let mut at = 0;
    // Most texts have few colons, and hardly any beside a hexadecimal digit.
    while let Some(colon) = text[at..].find(':').map(|offset| at + offset) {
        let digits = bytes[at..colon].iter().rev().take_while(|byte| byte.is_ascii_hexdigit()).count();
        let start = colon - digits;
        at = colon + bytes[colon..].iter().take_while(|byte| is_part(**byte)).count();
        if start > 0 && (bytes[start - 1].is_ascii_alphanumeric() || bytes[start - 1] >= 0x80) {
            continue;
        }
        let address = text[start..at].trim_end_matches(':');
        let groups: Vec<&str> = address.split(':').collect();
        let digits = address.bytes().filter(u8::is_ascii_hexdigit).count();
        let ends = bytes.get(at).is_none_or(|byte| !byte.is_ascii_alphanumeric());
        let full = groups.len() == 8 && groups.iter().all(|group| (1..=4).contains(&group.len()));
        let short = address.contains("::")
            && (3..=8).contains(&groups.len())
            && groups.iter().all(|group| group.len() <= 4)
            && digits >= 4;
        if ends && (full || short) {
            found.add(Class::Ip, start, start + address.len());
        }
    }
}
