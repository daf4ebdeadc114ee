//! Heads made of a word for an activity and another, `Åtgärdsägare`, and heads that say by whom something is done, who helps, or when
//! it was written down.

/// The words for an activity, as others are made with them.
const ACTIVITIES: [&str; 6] = ["åtgärds", "aktivitets", "insats", "uppdrags", "uppgifts", "projekt"];

/// The words for an activity that another may stand right behind.
const BEFORE: [&str; 14] = [
    "åtgärd", "åtgärds", "aktivitet", "aktivitets", "insats", "uppdrag", "uppdrags", "projekt", "action",
    "activity", "measure", "task", "commitment", "project",
];

/// What a word is made with that begins with one for an activity: the `ägare` of `åtgärdsägare`.
pub(super) fn of_activity(word: &str) -> Option<&str> {
    ACTIVITIES.iter().find_map(|own| word.strip_prefix(own)).filter(|rest| !rest.is_empty())
}

/// The word that stands right behind one for an activity, and says something of it: `Action owner`. Two heads in one, as
/// `Åtgärd/ansvarig`, are none.
pub(super) fn behind_activity<'w>(head: &str, words: &'w [String]) -> Option<&'w String> {
    let [first, second] = words else { return None };
    let is_one = !head.contains(['/', '&', '+', '\n', ',', '(']);
    (is_one && BEFORE.contains(&first.as_str())).then_some(second)
}

/// Whether a word for an activity is made with one that nothing is known of: `Aktivitetsplan`.
pub(super) fn is_open(key: &str) -> bool {
    !key.contains(' ') && of_activity(key).is_some()
}

/// Whether a head says by whom something is done, and not that it is: `Slutförd av`, `Completed by`. When something is to be done
/// by is said with other words.
pub(super) fn is_by_whom(words: &[String]) -> bool {
    match words {
        [.., verb, last] => last == "av" || last == "by" && verb.ends_with("ed"),
        _ => false,
    }
}

/// Whether the first word of a head says that whoever it speaks of helps: `Medaktör`, `Extern aktör`. `is_who` says whether a word
/// is one for who is responsible.
pub(super) fn is_of_helper(first: &str, is_who: impl Fn(&str) -> bool) -> bool {
    const WORDS: [&str; 9] = [
        "andra", "co", "external", "other", "support", "bidragande", "samverkande", "samarbetande",
        "bistående",
    ];
    const BEGINNINGS: [&str; 4] = ["extern", "övrig", "berörd", "deltagande"];
    const MADE: [&str; 6] = ["med", "stöd", "samverkans", "samarbets", "bi", "extern"];
    let is_made =
        || MADE.iter().filter_map(|own| first.strip_prefix(own)).any(|rest| rest.len() > 2 && is_who(rest));
    WORDS.contains(&first) || BEGINNINGS.iter().any(|own| first.starts_with(own)) || is_made()
}

/// Whether a head of a day says when something was written down, decided or changed: `Skapat datum`.
pub(super) fn is_of_record(words: &[String]) -> bool {
    const DAYS: [&str; 4] = ["datum", "år", "tidpunkt", "time"];
    const RECORDS: [&str; 18] = [
        "skapa", "registrer", "upprätta", "inlagd", "inlagt", "inkom", "ändra", "uppdatera", "revidera",
        "beslut", "antag", "rapporter", "publicera", "created", "modified", "updated", "registered",
        "reported",
    ];
    let is_record = |word: &String| RECORDS.iter().any(|own| word.starts_with(own));
    words.iter().any(|word| DAYS.contains(&word.as_str())) && words.iter().any(is_record)
}

/// A number under a head that says what it is the number of, as a time: `12` under `Vecka` is `v. 12`.
pub(super) fn of_calendar(head: &str, said: &str) -> Option<String> {
    const MONTHS: [&str; 12] = [
        "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober",
        "november", "december",
    ];
    let head = head.to_lowercase();
    let has = |own: &[&str]| head.split(|char: char| !char.is_alphabetic()).any(|word| own.contains(&word));
    let said = said.trim();
    let number = |text: &str| text.trim().parse::<usize>().ok();
    let is_week = has(&["vecka", "veckonr", "veckonummer", "week"]);
    let weeks = || said.split(['-', '–']).all(|week| number(week).is_some_and(|own| (1..=53).contains(&own)));
    if is_week && weeks() {
        return Some(format!("v. {said}"));
    }
    let month = number(said).filter(|_| has(&["månad", "month"]))?;
    MONTHS.get(month.checked_sub(1)?).map(|&month| month.to_owned())
}
