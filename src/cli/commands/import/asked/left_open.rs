//! What each question of an import is put about: nothing where the file, the options and the answers so far leave nothing
//! open.

use super::super::about::{Import, is_which};
use super::super::again::has_news;
use super::super::known::{Known, likely_id};
use crate::base::day::Day;
use crate::base::lang::{Lang, Say};
use crate::base::likeness::can_be_written;
use crate::base::nouns;
use crate::editing::{Choice, EditError};
use crate::facts::worded;
use crate::import::{self, Column, Finished, Headed, Imported, Options, Place, Unclear, draft};
use crate::model::records::organisation::{Actor, ActorKind};
use crate::say;

/// What the last question is called.
pub(super) const WHO: Say = Say::fixed("Vem som säger det", "Who says so");

/// What a question is put about, with the guess that Enter takes.
pub(super) struct Open<'a> {
    pub(super) usual: String,
    /// What can be answered, where not everything can.
    pub(super) choices: Vec<Choice>,
    /// What the question is called and how it is put, where the file decides that.
    pub(super) words: Option<(String, String)>,
    pub(super) take: Box<Take<'a>>,
}

/// What an answer does to what is known.
type Take<'a> = dyn Fn(&mut Known, &str) + 'a;

/// How many letters of a cell are shown.
const SHOWN: usize = 40;

impl<'a> Open<'a> {
    fn new(usual: impl Into<String>, take: impl Fn(&mut Known, &str) + 'a) -> Self {
        Self { usual: usual.into(), choices: Vec::new(), words: None, take: Box::new(take) }
    }

    fn of(self, choices: Vec<Choice>) -> Self {
        Self { choices, ..self }
    }

    fn put(self, key: String, asks: String) -> Self {
        Self { words: Some((key, asks)), ..self }
    }
}

fn lang(about: &Import<'_>) -> Lang {
    about.context.render_options.lang
}

/// The draft as it would be with what is known so far. What is unclear when all has been asked is told when it is made.
fn drafted(about: &Import<'_>, known: &Known) -> Result<Imported, Unclear> {
    draft(about.workspace, about.document, &known.options, about.context.day, "")
}

/// Which head stands above the activities, where none is known.
pub(super) fn activities<'a>(about: &'a Import<'a>, known: &Known) -> Vec<Open<'a>> {
    if !matches!(drafted(about, known), Err(Unclear::NoHeads)) {
        return Vec::new();
    }
    let Some((all, likeliest)) = import::heads(about.document, &known.options) else { return Vec::new() };
    let take = |known: &mut Known, head: &str| known.head(about.workspace, head, Column::Title);
    let choices = all.iter().map(|own| headed(own, lang(about))).collect();
    vec![Open::new(all[likeliest].head.clone(), take).of(choices)]
}

/// Which sheet is the plan, where several can be.
pub(super) fn sheets<'a>(about: &'a Import<'a>, known: &Known) -> Vec<Open<'a>> {
    let found = import::places(about.document, &known.options);
    if found.iter().any(|place| place.sheet.is_some()) { vec![place(about, found)] } else { Vec::new() }
}

/// Which table is the plan, where several can be.
pub(super) fn tables<'a>(about: &'a Import<'a>, known: &Known) -> Vec<Open<'a>> {
    let found = import::places(about.document, &known.options);
    let is_of_tables = !found.is_empty() && found.iter().all(|place| place.sheet.is_none());
    if is_of_tables { vec![place(about, found)] } else { Vec::new() }
}

fn place<'a>(about: &'a Import<'a>, found: Vec<Place>) -> Open<'a> {
    let lang = lang(about);
    let name = move |place: &Place| match &place.sheet {
        Some(sheet) => sheet.clone(),
        None => format!("{} {}", lang.pick("tabell", "table"), place.table),
    };
    let choice = |place: &Place| {
        let rows = nouns::ROWS.told(place.rows, lang);
        let title = place.title.as_ref().map(|title| format!("{}, {rows}", short(title)));
        Choice::new(name(place), &title.unwrap_or(rows))
    };
    let all = lang.pick("alla", "all");
    let choices = found.iter().map(choice).chain([Choice::new(all, "")]).collect();
    let take = move |known: &mut Known, said: &str| {
        if let Some(place) = found.iter().find(|place| name(place) == said) {
            known.options.sheet.clone_from(&place.sheet);
            known.options.table = Some(place.table).filter(|_| place.sheet.is_none());
        }
    };
    Open::new(all, take).of(choices)
}

/// Which of several heads a field has. The others become notes, and `vbe.toml` remembers it.
pub(super) fn rivals<'a>(about: &'a Import<'a>, known: &Known) -> Vec<Open<'a>> {
    let lang = lang(about);
    let open = |found: import::Rivals| {
        let column = found.column.said();
        let column = column.text(lang);
        let asks = lang.pick(
            format!("Flera rubriker kan betyda {column}. Vilken gäller? De andra blir anmärkningar."),
            format!("Several heads can mean {column}. Which one holds? The others become notes."),
        );
        let key = worded::capital(column);
        let usual = found.heads.first().map_or_else(String::new, |own| own.head.clone());
        let choices = found.heads.iter().map(|own| headed(own, lang)).collect();
        let take = move |known: &mut Known, chosen: &str| {
            for own in &found.heads {
                let column = if own.head == chosen { found.column } else { Column::Note };
                known.head(about.workspace, &own.head, column);
            }
        };
        Open::new(usual, take).of(choices).put(key, asks)
    };
    import::rivals(about.document, &known.options).into_iter().map(open).collect()
}

/// Whether the time of a finish is the planned one, or the one when it was done.
pub(super) fn finishes<'a>(about: &'a Import<'a>, known: &Known) -> Vec<Open<'a>> {
    let Err(Unclear::Finish(place)) = drafted(about, known) else { return Vec::new() };
    let lang = lang(about);
    let told = |finished: Finished| match finished {
        Finished::Promise => lang.pick("när det ska vara klart", "when it is to be done"),
        Finished::Outcome => lang.pick("när det blev klart", "when it was done"),
    };
    let choices = Finished::ALL.map(|own| Choice::new(own.typed().name, told(own))).into();
    let take = |known: &mut Known, said: &str| {
        known.options.finished = Finished::ALL.into_iter().find(|own| own.typed().name == said);
    };
    // Most plans have a column of what is to be done by when.
    let open = Open::new(Finished::Promise.typed().name, take).of(choices);
    let key = lang.pick("Avslutad", "Finished").to_owned();
    vec![open.put(key, is_which(&place).text(lang).to_owned())]
}

/// The time that the plan holds for.
pub(super) fn time<'a>(about: &'a Import<'a>, known: &Known) -> Vec<Open<'a>> {
    let Err(Unclear::NoPeriod(likely)) = drafted(about, known) else { return Vec::new() };
    let usual = likely.unwrap_or_else(|| about.context.day.year().to_string());
    vec![Open::new(usual, |known: &mut Known, said: &str| known.options.period = Some(said.to_owned()))]
}

pub(super) fn id<'a>(about: &'a Import<'a>, known: &Known) -> Vec<Open<'a>> {
    let Ok(imported) = drafted(about, known) else { return Vec::new() };
    if !known.options.id.is_empty() {
        return Vec::new();
    }
    let usual = likely_id(about.workspace, about.name, Some(&imported));
    let take = |known: &mut Known, said: &str| known.name(about.workspace, said.to_owned());
    vec![Open::new(usual, take)]
}

pub(super) fn title<'a>(about: &'a Import<'a>, known: &Known) -> Vec<Open<'a>> {
    // A draft without a title has its id in place of one.
    let is_untitled = drafted(about, known).is_ok_and(|imported| imported.title == known.options.id);
    if !is_untitled || known.options.title.is_some() || known.options.there.is_some() {
        return Vec::new();
    }
    let usual = lang(about)
        .pick("Handlingsplan mot våldsbejakande extremism", "Action plan against violent extremism");
    vec![Open::new(usual, |known: &mut Known, said: &str| known.options.title = Some(said.to_owned()))]
}

/// The day that what the file says of how it has gone is true of, where it says that.
pub(super) fn day<'a>(about: &'a Import<'a>, known: &Known) -> Vec<Open<'a>> {
    if known.options.on.is_some() {
        return Vec::new();
    }
    let today = about.context.today;
    let day = about.document.modified.filter(|day| *day <= today).unwrap_or(today);
    let dated = Known { options: Options { on: Some(day), ..known.options.clone() }, ..known.clone() };
    if !tells(about, &dated) {
        return Vec::new();
    }
    let take = |known: &mut Known, said: &str| known.options.on = Day::read(said);
    vec![Open::new(day.to_string(), take)]
}

/// Whether the file says something new of how it has gone, whoever says it. What cannot be compared is told when the plan is
/// written.
fn tells(about: &Import<'_>, dated: &Known) -> bool {
    let by = dated.options.by.clone().or_else(|| Some(actors(about).first()?.value.clone()));
    let said = Known { options: Options { by, ..dated.options.clone() }, ..dated.clone() };
    let is_new = || said.options.there.is_none() || has_news(&said, about).unwrap_or_default();
    told(about, &said) > 0 && is_new()
}

/// Of how many activities the file says how they have gone, if somebody is known who says it.
fn told(about: &Import<'_>, dated: &Known) -> usize {
    drafted(about, dated).map_or(0, |imported| imported.told.len())
}

/// Everybody in the register who can be written, those who work there first.
fn actors(about: &Import<'_>) -> Vec<Choice> {
    let actors = about.workspace.organisations().flat_map(|own| &own.record.actors);
    let mut known: Vec<&Actor> = actors.filter(|own| can_be_written(&own.id)).collect();
    known.sort_by_key(|own| own.kind != ActorKind::Role);
    known.into_iter().map(|own| Choice::new(&*own.id, &own.title)).collect()
}

/// Why an answer is no day of progress.
pub(super) fn unsound_day(about: &Import<'_>, said: &str) -> Option<EditError> {
    let today = about.context.today;
    let no = lang(about).pick("nej", "no");
    match Day::read(said) {
        _ if ["nej", "n", "no"].contains(&said.to_lowercase().as_str()) => None,
        Some(day) if day <= today => None,
        Some(day) => Some(EditError::new(
            say!("{day} har inte varit än.", "{day} has not been yet."),
            say!("Skriv en dag som har varit, eller {no}.", "Write a day that has been, or {no}."),
        )),
        None => Some(EditError::new(
            say!("{said} är ingen dag.", "{said} is no day."),
            say!(
                "Skriv den som ÅÅÅÅ-MM-DD, till exempel {today}, eller {no}.",
                "Write it as YYYY-MM-DD, for example {today}, or {no}."
            ),
        )),
    }
}

/// Who says how it has gone, where that is to be written: somebody in the register, and otherwise whoever is responsible
/// for each activity.
pub(super) fn who<'a>(about: &'a Import<'a>, known: &Known) -> Vec<Open<'a>> {
    let (lang, mut choices) = (lang(about), actors(about));
    let Some(first) = choices.first().map(|own| own.value.clone()) else { return Vec::new() };
    if known.options.on.is_none() || known.options.by.is_some() || !tells(about, known) {
        return Vec::new();
    }
    let by_one =
        Known { options: Options { by: Some(first.clone()), ..known.options.clone() }, ..known.clone() };
    let (own, all) = (told(about, known), told(about, &by_one));
    let each = lang.pick("de ansvariga", "those responsible");
    if own > 0 {
        let title = lang.pick("var och en om sina åtgärder", "each about their own activities");
        choices.insert(0, Choice::new(each, title));
    }
    let usual = if own > 0 { each.to_owned() } else { first };
    let take = move |known: &mut Known, said: &str| {
        known.options.by = Some(said.to_owned()).filter(|said| said != each);
    };
    let open = Open::new(usual, take).of(choices);
    if all == own {
        return vec![open];
    }
    let Say { sv, en } = nouns::ACTIVITIES.with(all - own);
    let asks = lang.pick(
        format!(
            "Vem i registret säger hur det har gått? För {sv} säger filen inte vem som ansvarar: hur de har gått skrivs bara om du väljer någon."
        ),
        format!(
            "Who in the register says how it has gone? For {en} the file does not say who is responsible: how they have gone is written only if you choose somebody."
        ),
    );
    vec![open.put(WHO.text(lang).to_owned(), asks)]
}

/// A head with a cell below it.
fn headed(own: &Headed, lang: Lang) -> Choice {
    let example = short(&own.example);
    let said = lang.pick(format!("till exempel {example}"), format!("for example {example}"));
    Choice::new(own.head.clone(), if example.is_empty() { "" } else { &said })
}

/// The beginning of a text, which is enough to know it by.
fn short(text: &str) -> String {
    if text.chars().count() <= SHOWN {
        return text.to_owned();
    }
    text.chars().take(SHOWN - 1).collect::<String>() + "…"
}
