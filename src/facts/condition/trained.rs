//! Whether those who are to have had training have had it: a plan's units, or those that a requirement names.

use super::verdict::{Fact, Met, Verdict};
use crate::base::day::Day;
use crate::base::lang::{Lang, Say, listed};
use crate::base::rhythm::Length;
use crate::facts::select::Candidates;
use crate::facts::trained::{self, Span, Trained};
use crate::model::records::Text;
use crate::model::records::organisation::Actor;
use crate::model::workspace::Filed;
use crate::say;

/// The most that are named of those who have had training, and of those who have not.
const NAMED: usize = 3;

/// How far they have had it: all of them, some of them or some of somebody, or nobody.
pub(super) fn judge(bench: &Candidates<'_, '_>, of: &[Text], within: Option<Length>) -> Verdict {
    let actors = actors(bench, of);
    let span = within.map_or(Span::Ever, Span::Within);
    let all = Trained::each(bench.workspace, &actors, span, bench.day);
    // A name that nobody has is somebody without training, until it is mended.
    let total = if of.is_empty() { all.len() } else { of.len() };
    let done = all.iter().filter(|one| one.is_done()).count();
    let met = match done {
        _ if all.iter().all(|one| one.had.is_empty()) => Met::No,
        done if done == total => Met::Yes,
        _ => Met::Partly,
    };
    let because = match total {
        0 => trained::without_units(bench.workspace, bench.survey.plan),
        _ => because(&all, done, total),
    };
    let mut facts: Vec<Fact> = Vec::new();
    for filed in all.iter().flat_map(|one| &one.had) {
        let (id, title) = (&filed.record.id, &filed.record.title);
        let what = say!("utbildning ”{title}”", "training “{title}”");
        let fact = Fact { what, place: filed.place(id.span) };
        if !facts.contains(&fact) {
            facts.push(fact);
        }
    }
    Verdict::new(met, because, facts)
}

/// Those who are to have had it.
pub(crate) fn actors<'w>(bench: &Candidates<'_, 'w>, of: &[Text]) -> Vec<Filed<'w, Actor>> {
    if of.is_empty() {
        return trained::units(bench.workspace, bench.survey, bench.day);
    }
    of.iter().filter_map(|name| bench.workspace.actor(name).found()).collect()
}

/// The day since which all of them have had training; `None` where somebody has not.
pub(crate) fn since(bench: &Candidates<'_, '_>, of: &[Text]) -> Option<Day> {
    let last = |own: Trained<'_>| {
        let on = own.last().and_then(|last| last.on.as_ref()).map(|on| on.period.last.min(bench.day));
        on.filter(|_| own.is_done())
    };
    let all = Trained::each(bench.workspace, &actors(bench, of), Span::Ever, bench.day);
    let days: Option<Vec<Day>> = all.into_iter().map(last).collect();
    days?.into_iter().min()
}

fn because(all: &[Trained<'_>], done: usize, total: usize) -> Say {
    let (had, lacking): (Vec<&Trained<'_>>, Vec<&Trained<'_>>) = all.iter().partition(|one| one.is_done());
    let Say { sv, en } = named(&had, |one| Say::same(one.name().to_owned()), " (", ")");
    let done =
        say!("Har fått utbildning: {done} av {total}{sv}.", "Have had training: {done} of {total}{en}.");
    let Say { sv, en } = named(&lacking, left, "", ".");
    if lacking.is_empty() {
        return done;
    }
    Say::new(format!("{} Saknas för: {sv}", done.sv), format!("{} Missing for: {en}", done.en))
}

/// The first of some units and roles by name, between two signs; nothing where there are none.
fn named(all: &[&Trained<'_>], say: impl Fn(&Trained<'_>) -> Say, before: &str, after: &str) -> Say {
    if all.is_empty() {
        return Say::fixed("", "");
    }
    let told = |lang: Lang| {
        let all: Vec<Say> = all.iter().map(|one| say(one)).collect();
        let names: Vec<&str> = all.iter().map(|one| one.text(lang)).collect();
        format!("{before}{}{after}", listed(&names, NAMED).text(lang))
    };
    Say::new(told(Lang::Sv), told(Lang::En))
}

/// A unit, and how many of it have had training where some have.
pub(crate) fn left(one: &Trained<'_>) -> Say {
    let name = one.name();
    match (one.count, one.staff) {
        (Some(count), Some(staff)) if count > 0 => {
            say!("{name} ({count} av {staff} utbildade)", "{name} ({count} of {staff} trained)")
        }
        _ => Say::same(name.to_owned()),
    }
}
