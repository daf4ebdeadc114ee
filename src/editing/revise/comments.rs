//! What a draft says of itself in comments: what it is, and what became of that which it does not carry on as it was.

use super::text::SCHEMA_LINE;
use crate::base::day::Day;
use crate::base::lang::{Lang, clause};
use crate::model::records::activity::Cancelled;
use crate::model::records::plan::{Activity, Plan};

/// What was cancelled, and the decision on it.
pub(super) type Ended<'w> = (&'w Activity, &'w Cancelled);

/// The text with the head of a draft, below the line that names the schema.
pub(super) fn headed(text: &str, plan: &Plan, day: Day, lang: Lang) -> String {
    let end = line_end(text);
    let id = &plan.id;
    let lines = match lang {
        Lang::Sv => [
            format!("# Utkast till nästa plan, skrivet {day} av vbe revise ur {id}. Det är inte beslutat."),
            "# Det som var genomfört då är inte med, och det inställda bara om det ska prövas igen; resten är som i planen före.".to_owned(),
        ],
        Lang::En => [
            format!("# A draft of the next plan, made on {day} by vbe revise from {id}. It is not decided on."),
            "# What was done then is left out, and what was cancelled unless it is tried again; the rest is as in the plan before.".to_owned(),
        ],
    };
    let is_schema = |line: &str| line.trim_start_matches('#').trim_start().starts_with(SCHEMA_LINE);
    let first = text.split_inclusive('\n').next().filter(|line| line.starts_with('#') && is_schema(line));
    let (above, below) = text.split_at(first.map_or(0, str::len));
    let lines: String = lines.into_iter().map(|line| line + end).collect();
    format!("{above}{lines}{}", below.trim_start_matches(['\r', '\n']))
}

/// The comment that lists the promises not accounted for.
pub(super) fn open(open: &[&Activity], lang: Lang) -> Vec<String> {
    let head = lang.pick(
        "# Ingen har redovisat hur det gick med de här i planen före. Gör det innan utkastet beslutas:",
        "# Nobody has accounted for these of the plan before. Do so before this draft is decided on:",
    );
    listed(head, open.iter().map(|activity| named(activity)))
}

/// The comment that lists what was cancelled and is carried on, since the decision said that it was to be tried again.
pub(super) fn tried_again(ended: &[Ended<'_>], lang: Lang) -> Vec<String> {
    let head = lang.pick(
        "# De här ställdes in i planen före och ska prövas igen enligt beslutet. De är med i utkastet:",
        "# These were cancelled in the plan before and are to be tried again by the decision. They are in this draft:",
    );
    listed(head, ended.iter().map(decided))
}

/// The comment that lists what was cancelled and is not in the draft.
pub(super) fn left_out(ended: &[Ended<'_>], lang: Lang) -> Vec<String> {
    let head = lang.pick(
        "# De här ställdes in i planen före och är inte med. Säger beslutet att något ska prövas igen, skriv in det:",
        "# These were cancelled in the plan before and are left out. Where a decision says that it is to be tried again, add it:",
    );
    listed(head, ended.iter().map(decided))
}

/// The comment that says of which plan the draft is no part any more, since its time is over.
pub(super) fn apart(above: &Plan, lang: Lang) -> Vec<String> {
    let (id, time) = (&above.id, above.period.as_ref().map_or("", |time| &time.text));
    vec![lang.pick(
        format!("# Planen före var en del av {id}, vars tid ({time}) är slut. Är utkastet en del av en annan plan, skriv dess id efter part_of."),
        format!("# The plan before was a part of {id}, whose time ({time}) is over. If this draft is a part of another plan, write its id after part_of."),
    )]
}

/// The text with comments after it, each apart from the others.
pub(super) fn followed(text: String, comments: &[Vec<String>]) -> String {
    let end = line_end(&text);
    let filled = comments.iter().filter(|lines| !lines.is_empty());
    filled.fold(text, |text, lines| {
        let first = if text.ends_with('\n') { "" } else { end };
        format!("{text}{first}{end}{}{end}", lines.join(end))
    })
}

fn listed(head: &str, items: impl ExactSizeIterator<Item = String>) -> Vec<String> {
    if items.len() == 0 {
        return Vec::new();
    }
    std::iter::once(head.to_owned()).chain(items.map(|item| format!("#   {item}"))).collect()
}

fn named(activity: &Activity) -> String {
    format!("{}: {}", activity.id, on_one_line(&activity.title))
}

fn decided((activity, cancelled): &Ended<'_>) -> String {
    format!("{} ({}, {})", named(activity), clause(&cancelled.decision), cancelled.on.day)
}

/// A title or a decision can have several lines; a comment line has one.
fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn line_end(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}
