//! The questions of `vbe import`: only what the file, the options and `vbe.toml` leave open, each with the best guess.

use super::about::{Import, is_which, unsound_id, unsound_period};
use super::again::has_news;
use super::known::{Known, likely_id};
use crate::base::day::Day;
use crate::base::lang::{Lang, Say};
use crate::base::nouns;
use crate::cli::outcome::{CommandError, Out};
use crate::cli::question::{Answer, ask};
use crate::editing::{Blank, Choice, EditError};
use crate::import::{Column, Finished, Headed, Imported, Options, Place, Rivals, Unclear, draft};
use crate::import::{heads, places, rivals};
use crate::say;

/// How many texts of a cell are shown.
const SHOWN: usize = 40;

/// Asks for what is open.
pub(super) fn ask_all(known: &mut Known, about: &Import<'_>, out: &mut Out<'_>) -> Result<(), CommandError> {
    let mut asking = Asking { about, lang: about.context.render_options.lang, out };
    if matches!(asking.draft(known), Err(Unclear::NoHeads)) {
        asking.activities(known)?;
    }
    let found = places(about.document, &known.options);
    if !found.is_empty() {
        asking.place(known, &found)?;
    }
    for found in rivals(about.document, &known.options) {
        asking.rivals(known, &found)?;
    }
    if let Err(Unclear::Finish(place)) = asking.draft(known) {
        asking.finished(known, &place)?;
    }
    if let Err(Unclear::NoPeriod(likely)) = asking.draft(known) {
        asking.period(known, likely)?;
    }
    // What is still unclear no answer makes clear, and is told when the draft is made.
    let Ok(imported) = asking.draft(known) else { return Ok(()) };
    let is_titled = imported.title != known.options.id;
    if known.options.id.is_empty() {
        asking.id(known, &imported)?;
    }
    if !is_titled && known.options.there.is_none() {
        asking.title(known)?;
    }
    if known.options.on.is_none() {
        asking.day(known)?;
    }
    Ok(())
}

struct Asking<'a, 'o> {
    about: &'a Import<'a>,
    lang: Lang,
    out: &'a mut Out<'o>,
}

impl Asking<'_, '_> {
    fn draft(&self, known: &Known) -> Result<Imported, Unclear> {
        let about = self.about;
        draft(about.workspace, about.document, &known.options, about.context.day, "")
    }

    /// One question, with the answer; nothing where none is needed.
    fn one(
        &mut self,
        known: &mut Known,
        blank: &Blank,
        objection: impl FnMut(&str) -> Option<(Say, Say)>,
    ) -> Result<Option<String>, CommandError> {
        match ask(blank, &self.about.context.input, self.lang, self.out, objection)? {
            Answer::Said(value) => {
                known.is_answered = true;
                Ok(Some(value))
            }
            Answer::Nothing => Ok(None),
            Answer::Gone => Err(CommandError::Message(
                Say::fixed("Avbrutet: ingenting är skrivet.", "Interrupted: nothing has been written."),
                known.go_on(self.about.name),
            )),
        }
    }

    /// Which head stands above the activities, where none is known.
    fn activities(&mut self, known: &mut Known) -> Result<(), CommandError> {
        let Some((all, likeliest)) = heads(self.about.document, &known.options) else { return Ok(()) };
        let lang = self.lang;
        let blank = Blank::choice(
            lang.pick("Åtgärderna", "The activities"),
            lang.pick(
                "Ingen rubrik säger var åtgärderna står. Vilken rubrik står över dem?",
                "No head says where the activities stand. Which head is above them?",
            ),
            all.iter().map(|own| headed(own, lang)).collect(),
        );
        let blank = Blank { usual: Some(all[likeliest].head.clone()), ..blank };
        if let Some(head) = self.one(known, &blank, |_| None)? {
            known.head(self.about.workspace, &head, Column::Title);
        }
        Ok(())
    }

    /// Which sheet or table is the plan, where several can be.
    fn place(&mut self, known: &mut Known, found: &[Place]) -> Result<(), CommandError> {
        let lang = self.lang;
        let name = |place: &Place| match &place.sheet {
            Some(sheet) => sheet.clone(),
            None => format!("{} {}", lang.pick("tabell", "table"), place.table),
        };
        let choice = |place: &Place| {
            let rows = nouns::ROWS.told(place.rows, lang);
            let title = place.title.as_ref().map(|title| format!("{}, {rows}", short(title)));
            Choice::new(name(place), &title.unwrap_or(rows))
        };
        let all = lang.pick("alla", "all");
        let (key, description) = if found.iter().any(|place| place.sheet.is_some()) {
            (
                lang.pick("Blad", "Sheet"),
                lang.pick(
                    "Flera blad har åtgärder. Vilket är planen?",
                    "Several sheets have activities. Which is the plan?",
                ),
            )
        } else {
            (
                lang.pick("Tabell", "Table"),
                lang.pick(
                    "Filen har tabeller med olika rubriker. Vilken är planen?",
                    "The file has tables with different heads. Which is the plan?",
                ),
            )
        };
        let choices = found.iter().map(choice).chain([Choice::new(all, "")]).collect();
        let blank = Blank { usual: Some(all.to_owned()), ..Blank::choice(key, description, choices) };
        let said = self.one(known, &blank, |_| None)?;
        if let Some(place) = found.iter().find(|place| Some(name(place)) == said) {
            known.options.sheet.clone_from(&place.sheet);
            known.options.table = Some(place.table).filter(|_| place.sheet.is_none());
        }
        Ok(())
    }

    /// Which of several heads a field has. The others become notes, and `vbe.toml` remembers it.
    fn rivals(&mut self, known: &mut Known, found: &Rivals) -> Result<(), CommandError> {
        let lang = self.lang;
        let column = found.column.said();
        let column = column.text(lang);
        let description = lang.pick(
            format!("Flera rubriker kan betyda {column}. Vilken gäller? De andra blir anmärkningar."),
            format!("Several heads can mean {column}. Which one holds? The others become notes."),
        );
        let choices = found.heads.iter().map(|own| headed(own, lang)).collect();
        let blank = Blank::choice(&crate::facts::worded::capital(column), &description, choices);
        let blank = Blank { usual: found.heads.first().map(|own| own.head.clone()), ..blank };
        let Some(chosen) = self.one(known, &blank, |_| None)? else { return Ok(()) };
        for own in &found.heads {
            let column = if own.head == chosen { found.column } else { Column::Note };
            known.head(self.about.workspace, &own.head, column);
        }
        Ok(())
    }

    /// Whether the time of a finish is the planned one, or the one when it was done.
    fn finished(&mut self, known: &mut Known, place: &Say) -> Result<(), CommandError> {
        let lang = self.lang;
        let choices = vec![
            Choice::new(
                Finished::Promise.typed().name,
                lang.pick("när det ska vara klart", "when it is to be done"),
            ),
            Choice::new(Finished::Outcome.typed().name, lang.pick("när det blev klart", "when it was done")),
        ];
        let blank = Blank::choice(lang.pick("Avslutad", "Finished"), is_which(place).text(lang), choices);
        // Most plans have a column of what is to be done by when.
        let blank = Blank { usual: Some(Finished::Promise.typed().name.to_owned()), ..blank };
        let said = self.one(known, &blank, |_| None)?;
        known.options.finished =
            Finished::ALL.into_iter().find(|own| Some(own.typed().name) == said.as_deref());
        Ok(())
    }

    fn period(&mut self, known: &mut Known, likely: Option<String>) -> Result<(), CommandError> {
        let lang = self.lang;
        let blank = Blank::question(
            lang.pick("Planens tid", "The time of the plan"),
            lang.pick(
                "Filen säger inte vilken tid planen gäller: ett år (2027), flera (2027-2028) eller tills vidare.",
                "The file does not say which time the plan holds for: a year (2027), several (2027-2028) or tills vidare (until further notice).",
            ),
        );
        let usual = likely.unwrap_or_else(|| self.about.context.day.year().to_string());
        let blank = Blank { usual: Some(usual), ..blank };
        known.options.period = self.one(known, &blank, |said| unsound_period(said).map(pair))?;
        Ok(())
    }

    fn id(&mut self, known: &mut Known, imported: &Imported) -> Result<(), CommandError> {
        let lang = self.lang;
        let blank = Blank::question(
            lang.pick("Planens id", "The id of the plan"),
            lang.pick(
                "Filens namn blir detsamma. Finns planen redan jämförs filen med den.",
                "The file is named so too. If the plan is there already, the file is compared with it.",
            ),
        );
        let usual = likely_id(self.about.workspace, self.about.name, Some(imported));
        let blank = Blank { usual: Some(usual), ..blank };
        if let Some(id) = self.one(known, &blank, |said| unsound_id(said).map(pair))? {
            known.name(self.about.workspace, id);
        }
        Ok(())
    }

    fn title(&mut self, known: &mut Known) -> Result<(), CommandError> {
        let lang = self.lang;
        let blank = Blank::question(
            lang.pick("Planens titel", "The title of the plan"),
            lang.pick(
                "Filen har ingen titel. Skriv den som på planens första sida.",
                "The file has no title. Write it as on the first page of the plan.",
            ),
        );
        let usual =
            lang.pick("Handlingsplan mot våldsbejakande extremism", "Action plan against violent extremism");
        let blank = Blank { usual: Some(usual.to_owned()), ..blank };
        known.options.title = self.one(known, &blank, |_| None)?;
        Ok(())
    }

    /// The day that what the file says of how it has gone is true of, where it says that.
    fn day(&mut self, known: &mut Known) -> Result<(), CommandError> {
        let (lang, today) = (self.lang, self.about.context.today);
        let day = self.about.document.modified.filter(|day| *day <= today).unwrap_or(today);
        let dated = Known { options: Options { on: Some(day), ..known.options.clone() }, ..known.clone() };
        if !self.draft(&dated).is_ok_and(|imported| !imported.told.is_empty())
            || dated.options.there.is_some() && !has_news(&dated, self.about)?
        {
            return Ok(());
        }
        let no = lang.pick("nej", "no");
        let blank = Blank::question(
            lang.pick("Läget", "How it has gone"),
            lang.pick(
                "Filen säger hur det har gått. Vilken dag gällde det? Svara nej om det inte är uppföljning.",
                "The file says how it has gone. On which day was that true? Answer no if it is no progress.",
            ),
        );
        let blank = Blank { usual: Some(day.to_string()), ..blank };
        let is_no = |said: &str| ["nej", "n", "no"].contains(&said.to_lowercase().as_str());
        let said = self.one(known, &blank, |said| match Day::read(said) {
            _ if is_no(said) => None,
            Some(day) if day <= today => None,
            Some(day) => Some((
                say!("{day} har inte varit än.", "{day} has not been yet."),
                say!("Skriv en dag som har varit, eller {no}.", "Write a day that has been, or {no}."),
            )),
            None => Some((
                say!("{said} är ingen dag.", "{said} is no day."),
                say!(
                    "Skriv den som ÅÅÅÅ-MM-DD, till exempel {today}, eller {no}.",
                    "Write it as YYYY-MM-DD, for example {today}, or {no}."
                ),
            )),
        })?;
        known.options.on = said.as_deref().and_then(Day::read);
        Ok(())
    }
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

fn pair(error: EditError) -> (Say, Say) {
    (error.what, error.help)
}
