//! What can be written where the caret stands: keys with what they are for, the words of closed lists with what they mean,
//! ids with their titles, and times. Everything comes from the schemas and the walker of references.

use super::caret::{Begins, Caret, form};
use super::scene::Scene;
use crate::base::day::Day;
use crate::base::halfyear::HalfYear;
use crate::base::lang::{Lang, Say};
use crate::base::likeness::fold;
use crate::base::period::Period;
use crate::editing::{Choice, candidates};
use crate::facts::naming;
use crate::model::kinds::{KINDS, Kind};
use crate::model::records::activity::Progress;
use crate::model::records::plan::Plan;
use crate::model::records::{Record, Recorded};
use crate::model::references::Target;
use crate::model::workspace::Filed;
use crate::syntax::edit::{Step, in_brackets};
use crate::syntax::schema::Form;
use crate::syntax::text::Span;

/// What a suggestion is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SuggestionKind {
    Key,
    /// A word of a closed list.
    Word,
    /// The id of something.
    Id,
    Time,
}

/// Something that can be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Suggestion {
    pub kind: SuggestionKind,
    /// What is chosen by.
    pub label: String,
    /// What people call it; empty where that is the label.
    pub title: String,
    /// What else it is chosen by: its other names, and what it is called in the other language.
    pub also: Vec<String>,
    /// What it is for; empty where the schema does not say.
    pub said: String,
    /// The bytes that are replaced, and what is written there.
    pub span: Span,
    pub new: String,
}

/// How many are suggested. With more letters there are fewer, and an editor asks again for each letter.
const MOST: usize = 200;

/// What can be written at a byte of the file, the best first. What is typed already chooses among it: by the value itself,
/// and by what people call it.
pub(crate) fn suggestions(scene: Scene<'_>, at: usize) -> (Vec<Suggestion>, bool) {
    let mut found = Vec::new();
    let mut places = Caret::at(scene.text(), at);
    // Before anything is typed, what is named is more than the keys of a longer form.
    if places.iter().all(|caret| caret.typed.is_empty()) {
        places.reverse();
    }
    let is_of_windows = scene.text().contains("\r\n");
    for caret in places {
        let mut own = if caret.is_key { keys(scene, &caret) } else { values(scene, &caret) };
        for one in &mut own {
            one.new.push_str(caret.space);
            if is_of_windows {
                one.new = one.new.replace('\n', "\r\n");
            }
        }
        let typed = fold(&caret.typed);
        own.retain(|one| is_meant(&typed, one));
        own.sort_by_key(|one| !fold(&one.label).starts_with(&typed));
        found.extend(own);
    }
    let is_whole = found.len() <= MOST;
    found.truncate(MOST);
    (found, is_whole)
}

/// Whether what is typed begins the value, a word of it, or a word of what people call it.
fn is_meant(typed: &str, one: &Suggestion) -> bool {
    let begins = |text: &str| {
        let text = fold(text);
        let starts = text
            .char_indices()
            .filter(|(at, _)| *at == 0 || text[..*at].ends_with(|char: char| !char.is_alphanumeric()));
        starts.into_iter().any(|(at, _)| text[at..].starts_with(typed))
    };
    typed.is_empty() || begins(&one.label) || begins(&one.title) || one.also.iter().any(|name| begins(name))
}

/// The keys that the mapping can have and has not.
fn keys(scene: Scene<'_>, caret: &Caret) -> Vec<Suggestion> {
    let Some(kind) = scene.kind() else { return first_key(caret) };
    // What has been emptied says no more what it is.
    let first = first_key(caret);
    let Some(map) = caret.form(kind.form()).filter(|form| form.keys().next().is_some()) else {
        return Vec::new();
    };
    let mut there = caret.present.clone();
    there.extend(first.iter().map(|own| own.label.clone()));
    let required: Vec<&str> = map.required().collect();
    let mut keys: Vec<&'static str> = map.keys().filter(|key| !there.iter().any(|own| own == key)).collect();
    keys.sort_by_key(|key| !required.contains(key));
    let suggestion = |key: &'static str| {
        let field = map.key(key)?;
        let Say { sv, en } = naming::last(kind, &dotted(&caret.path, key));
        let also = vec![sv.to_string(), en.to_string()];
        let title = scene.lang.pick(sv, en).into_owned();
        let said = field.description().to_owned();
        let new = if caret.has_colon { key.to_owned() } else { begun(key, field, caret) };
        let new = format!("{}{new}", caret.gap);
        Some(Suggestion {
            kind: SuggestionKind::Key,
            label: key.to_owned(),
            title,
            also,
            said,
            span: caret.span,
            new,
        })
    };
    first.into_iter().chain(keys.into_iter().filter_map(suggestion)).collect()
}

/// Of a file of no kind the kind comes first.
fn first_key(caret: &Caret) -> Vec<Suggestion> {
    if !caret.path.is_empty() || caret.present.iter().any(|key| key == "kind") {
        return Vec::new();
    }
    let new = if caret.has_colon { "kind" } else { "kind: " }.to_owned();
    vec![Suggestion {
        kind: SuggestionKind::Key,
        label: "kind".to_owned(),
        title: String::new(),
        also: Vec::new(),
        said: String::new(),
        span: caret.span,
        new,
    }]
}

/// A key with what its value begins with.
fn begun(key: &str, field: Form<'static>, caret: &Caret) -> String {
    let under = " ".repeat(caret.indent);
    match () {
        () if caret.in_flow => format!("{key}: "),
        () if field.is_list() => format!("{key}:\n{under}  - "),
        () if field.is_map() => format!("{key}:\n{under}  "),
        () => format!("{key}: "),
    }
}

fn dotted(path: &[Step], key: &str) -> String {
    let keys = path.iter().filter_map(|step| match step {
        Step::Key(key) => Some(key.as_str()),
        Step::Item(_) => None,
    });
    keys.chain([key]).collect::<Vec<_>>().join(".")
}

/// The values that can stand at the caret.
fn values(scene: Scene<'_>, caret: &Caret) -> Vec<Suggestion> {
    if caret.path == ["kind".into()] {
        return KINDS.iter().map(|kind| of_kind(kind, scene, caret)).collect();
    }
    let Some(field) = scene.kind().and_then(|kind| form(kind.form(), &caret.path)) else { return Vec::new() };
    // A list without brackets or hyphens yet is begun with the value.
    let is_bare = field.is_list();
    let single = field.items().unwrap_or(field);
    if single.is_map() {
        return Vec::new();
    }
    let write = |value: &str, is_word: bool| {
        let value = if is_word { value.to_owned() } else { in_brackets(value) };
        match caret.begins {
            _ if !is_bare => format!("{}{value}", caret.gap),
            Begins::Hyphen => format!("- {value}"),
            Begins::Below(indent) => format!("\n{}- {value}", " ".repeat(indent)),
            Begins::Brackets => format!("{}[{value}]", caret.gap),
        }
    };
    let is_closed = !single.choices().is_empty() || single.is_boolean();
    let kind = if is_closed { SuggestionKind::Word } else { SuggestionKind::Id };
    let choice = |own: Choice| {
        let title = own.title(scene.lang).to_owned();
        // The schema says it in Swedish, and the English word is the value itself.
        let said = single.meaning(&own.value).filter(|_| scene.lang == Lang::Sv).unwrap_or_default();
        let said = if said == title { String::new() } else { said.to_owned() };
        let new = write(&own.value, is_closed);
        let also = own.names();
        Suggestion { kind, label: own.value, title, also, said, span: caret.span, new }
    };
    let is_id_of_progress =
        || *caret.path == ["id".into()] && scene.kind().is_some_and(|kind| kind.name == Progress::KIND);
    let mut all = candidates(scene.workspace, scene.readable(), field);
    if is_id_of_progress() {
        all.extend(without_progress(scene));
    }
    let refers_to_its_like = Target::of(single).into_iter().any(|target| match target {
        Target::EarlierStep | Target::OwnActivity => true,
        Target::Record(kind) => scene.kind().is_some_and(|own| own.name == kind),
        _ => false,
    });
    // Nothing comes after itself.
    all.retain(|own| !refers_to_its_like || !caret.within.contains(&own.value));
    let mut found: Vec<Suggestion> = all.into_iter().map(choice).collect();
    found.extend(times(scene, single).into_iter().map(|(value, title)| Suggestion {
        kind: SuggestionKind::Time,
        new: write(&value, true),
        also: of_season(&value),
        label: value,
        title,
        said: String::new(),
        span: caret.span,
    }));
    found
}

/// What has happened to an activity goes by its id, in the folder of its plan: the activities of which nothing is told yet.
fn without_progress(scene: Scene<'_>) -> Vec<Choice> {
    let workspace = scene.workspace;
    let loaded = scene.readable();
    let plan = match &loaded.record {
        Some(Record::Activity(progress)) => workspace.plan(&progress.plan).found(),
        _ => loaded.source.label.rsplit('/').nth(1).and_then(|folder| workspace.plan(folder).found()),
    };
    let of = |plan: Filed<'_, Plan>| {
        let left = plan.record.activities.iter();
        let left = left.filter(|own| workspace.progress(&plan.record.id, &own.id).is_none());
        left.map(|own| Choice::new(&*own.id, &own.title)).collect()
    };
    plan.map(of).unwrap_or_default()
}

fn of_kind(kind: &'static Kind, scene: Scene<'_>, caret: &Caret) -> Suggestion {
    let new = format!("{}{}", caret.gap, kind.name);
    Suggestion {
        kind: SuggestionKind::Word,
        label: kind.name.to_owned(),
        title: kind.word.text(scene.lang).to_owned(),
        also: vec![kind.word.sv.to_string(), kind.word.en.to_string()],
        said: kind.form().description().to_owned(),
        span: caret.span,
        new,
    }
}

/// Times that are near: today, and the halves and years of the plan that is written in, otherwise of this year and the next;
/// where the form is another, what the schema has as examples.
fn times(scene: Scene<'_>, field: Form<'static>) -> Vec<(String, String)> {
    let day = scene.day;
    let today = || (day.to_string(), scene.lang.pick("i dag", "today").to_owned());
    match field.format() {
        "day" => vec![today()],
        "month" => vec![(
            day.to_string()[..7].to_owned(),
            scene.lang.pick("den här månaden", "this month").to_owned(),
        )],
        "half-year" => {
            let now = HalfYear::of(day);
            let near = [0, -1, 1].map(|count| now.plus(count));
            let told = |half: HalfYear| {
                let Period { first, last } = half.period()?;
                Some((half.to_string(), format!("{first} – {last}")))
            };
            near.into_iter().filter_map(told).collect()
        }
        "period" | "planned" | "begun" | "validity" => {
            let (first, last) = span_of(scene);
            let halves = (first..=last).flat_map(|year| ["V", "H"].map(|half| format!("{half} {year}")));
            let years = (first..=last).map(|year| year.to_string());
            let told = |text: String| {
                let Period { first, last } = Period::read(&text)?;
                Some((text, format!("{first} – {last}")))
            };
            let several = [2, 3].map(|count| format!("{}-{}", day.year(), day.year() + count - 1));
            if field.format() == "validity" {
                // What holds holds for years.
                let always =
                    (scene.lang.pick("tills vidare", "until further notice").to_owned(), String::new());
                let next = [day.year(), day.year() + 1].map(|year| year.to_string());
                return next.into_iter().chain(several).filter_map(told).chain([always]).collect();
            }
            halves.chain(years).filter_map(told).chain([today()]).collect()
        }
        "" => Vec::new(),
        _ => field.examples().into_iter().map(|example| (example.to_owned(), String::new())).collect(),
    }
}

/// What a half-year is called in words.
fn of_season(value: &str) -> Vec<String> {
    let names = [("V ", ["våren", "spring"]), ("H ", ["hösten", "autumn"])];
    let of = names.iter().find_map(|(sign, names)| Some((value.strip_prefix(sign)?, names)));
    of.into_iter().flat_map(|(year, names)| names.iter().map(move |name| format!("{name} {year}"))).collect()
}

/// The first and the last year that is written of.
fn span_of(scene: Scene<'_>) -> (i32, i32) {
    let now = scene.day.year();
    let plan = match &scene.readable().record {
        Some(Record::Plan(plan)) => plan.period.as_ref().map(|time| time.period),
        _ => None,
    };
    let near = |day: Day| day.year().clamp(now - 10, now + 10);
    plan.map_or((now, now + 1), |period| (near(period.first), near(period.last)))
}
