//! A file that is read once more: what the plan lacks is filled in and new rows become activities. What the plan says
//! otherwise stays as it is and is told, unless the file's is chosen.

use super::about::{Import, unclear};
use super::first::{is_agreed, progress};
use super::known::Known;
use crate::base::lang::Say;
use crate::base::nouns;
use crate::cli::outcome::{CommandError, Exit, Out};
use crate::cli::question::{Answer, ask};
use crate::cli::write_changes::{Mode, carry_out_all};
use crate::editing::{self, Blank, Change, EditError, ProgressAction, ProgressEntry};
use crate::facts::diff;
use crate::import::{Again, Imported, Options, Told, again, draft};
use crate::model::load::Reader;
use crate::model::workspace::Workspace;
use crate::reports;
use crate::say;

/// Compares the file with the plan, and writes what is new in it.
pub(super) fn import_again(
    known: &Known,
    about: &Import<'_>,
    out: &mut Out<'_>,
) -> Result<Exit, CommandError> {
    let (context, lang) = (about.context, about.context.render_options.lang);
    let reader = context.reader(&about.workspace.root, &about.workspace.config)?;
    let compared = Compared { known, about, reader };
    let (imported, again) = compared.of(about.workspace)?;
    let count = again.differing.len();
    let shown = imported.shown(&about.workspace.config.detector);
    let page = reports::import::again_page(
        &context.report(about.workspace),
        about.name,
        (&shown, &again, about.asked.how.replace),
        &known.options.id,
    );
    let mut chosen = Vec::new();
    if about.is_asked() {
        if !page.parts.is_empty() {
            out.answer.line("")?;
            context.put_page(&page, out)?;
        }
        chosen = compared.chosen(&again, out)?;
    } else if about.asked.how.replace {
        chosen = again.differing.iter().map(|own| own.change.path()).collect();
    }
    let make = |workspace: &Workspace| compared.changes(workspace, &chosen);
    let planned = make(about.workspace)?.len();
    let exit = if planned == 0 {
        let same = if count == 0 {
            Say::fixed(
                "Inget nytt i filen: ingenting ändrades.",
                "Nothing new in the file: nothing was changed.",
            )
        } else {
            Say::fixed("Ingenting ändrades.", "Nothing was changed.")
        };
        out.answer.say(&same, lang)?;
        Exit::Fine
    } else if about.is_asked() {
        let shown = carry_out_all(context, Mode::Show, out, make)?;
        if shown != Exit::Fine || !is_agreed(planned, known, about, out)? {
            return Ok(Exit::Found);
        }
        carry_out_all(context, Mode::Write, out, make)?
    } else {
        let mode = if about.asked.how.dry_run { Mode::Dry } else { Mode::Tell };
        carry_out_all(context, mode, out, make)?
    };
    if exit != Exit::Fine {
        return Ok(exit);
    }
    if !about.is_asked() && !page.parts.is_empty() {
        out.answer.line("")?;
        context.put_page(&page, out)?;
    }
    tell(count - chosen.len(), about, out)?;
    if !about.is_asked() && known.options.on.is_none() && has_news(known, about)? {
        let unread = Say::fixed(
            "vbe: filen säger hur det har gått, och det är inte skrivet. --on DATUM skriver det som uppföljning.",
            "vbe: the file says how it has gone, which is not written. --on DATE writes it as progress.",
        );
        out.talk.say(&unread, lang)?;
    }
    Ok(Exit::Fine)
}

/// Whether the file tells something of how it has gone that is not noted already.
pub(super) fn has_news(known: &Known, about: &Import<'_>) -> Result<bool, CommandError> {
    let reader = about.context.reader(&about.workspace.root, &about.workspace.config)?;
    let compared = Compared { known, about, reader };
    let (imported, again) = compared.of(about.workspace)?;
    Ok(!compared.told(about.workspace, imported, &again)?.is_empty())
}

/// Tells how much the plan says otherwise than the file.
fn tell(kept: usize, about: &Import<'_>, out: &mut Out<'_>) -> Result<(), CommandError> {
    if kept == 0 {
        return Ok(());
    }
    let Say { sv, en } = nouns::VALUES.with(kept);
    out.answer.flush()?;
    let told = say!(
        "vbe: {sv} i planen är kvar, fast filen säger något annat. --replace skriver filens.",
        "vbe: the plan keeps {en} that the file says otherwise. --replace writes what the file says."
    );
    Ok(out.talk.say(&told, about.context.render_options.lang)?)
}

/// A file that is compared with its plan.
struct Compared<'a> {
    known: &'a Known,
    about: &'a Import<'a>,
    reader: Reader,
}

impl Compared<'_> {
    fn of(&self, workspace: &Workspace) -> Result<(Imported, Again), EditError> {
        let options = &self.known.options;
        let unread = || unread(&options.id);
        let plan = workspace.plan(options.id.as_str()).found().ok_or_else(unread)?;
        let (document, day) = (self.about.document, self.about.context.day);
        let made = |by: Option<String>| {
            let dated = Options { on: Some(options.on.unwrap_or(day)), by, ..options.clone() };
            draft(workspace, document, &dated, day, "").map_err(|why| unclear(&why))
        };
        // How it has gone is no part of the plan, whether or not it is to be noted, and whoever says it.
        let said = made(Some(options.by.clone().unwrap_or_default()))?;
        let told = if options.by.is_some() { said.told.clone() } else { made(None)?.told };
        let imported = Imported { told, ..said };
        let again = again(workspace, plan, &imported.text, &self.reader).ok_or_else(unread)?;
        Ok((imported, again))
    }

    /// What is written, with what the file says of the fields that are chosen.
    fn changes(&self, workspace: &Workspace, chosen: &[String]) -> Result<Vec<Change>, EditError> {
        let (imported, again) = self.of(workspace)?;
        let id = self.known.options.id.as_str();
        let unread = || unread(id);
        let plan = workspace.plan(id).found().ok_or_else(unread)?;
        let is_chosen = |change: &diff::Change| chosen.contains(&change.path());
        let [placed, last] = again.edits(is_chosen);
        let change = Change::of(workspace, plan.file, &placed).or_else(|refused| {
            if placed == last { Err(refused) } else { Change::of(workspace, plan.file, &last) }
        })?;
        let mut changes: Vec<Change> = change.into_iter().collect();
        if self.known.options.on.is_some() {
            changes.extend(self.told(workspace, imported, &again)?);
        }
        Ok(changes)
    }

    /// What is new of how it has gone.
    fn told(
        &self,
        workspace: &Workspace,
        imported: Imported,
        again: &Again,
    ) -> Result<Vec<Change>, EditError> {
        let (id, mut changes) = (&self.known.options.id, Vec::new());
        for told in imported.told {
            // What has gone with an activity that another plan has is told there.
            if let Some(own) = again.elsewhere.iter().find(|own| own.drafted == told.activity) {
                changes.extend(noted(workspace, &own.plan, Told { activity: own.activity.clone(), ..told })?);
                continue;
            }
            let activity = again.ids.get(&told.activity).unwrap_or(&told.activity).clone();
            let is_new = again.new.contains(&activity);
            let told = Told { activity, ..told };
            if is_new {
                changes.push(progress(workspace, id, &told)?);
            } else {
                changes.extend(noted(workspace, id, told)?);
            }
        }
        Ok(changes)
    }

    /// Which of the file's values are to be written, as whoever sits there says.
    fn chosen(&self, again: &Again, out: &mut Out<'_>) -> Result<Vec<String>, CommandError> {
        let count = again.differing.len();
        if count == 0 {
            return Ok(Vec::new());
        }
        let context = self.about.context;
        let lang = context.render_options.lang;
        let (none, all) = (lang.pick("inga", "none"), lang.pick("alla", "all"));
        let blank = Blank::question(
            lang.pick("Filens värden", "The values of the file"),
            lang.pick(
                "Vilka ska skrivas i planen? Skriv nummer med komma, alla eller inga. De andra är kvar som de är.",
                "Which are to be written in the plan? Write numbers with commas, all or none. The others are kept as they are.",
            ),
        );
        let blank = Blank { usual: Some(none.to_owned()), ..blank };
        let numbers = |said: &str| numbers(said, count);
        let answer = ask(&blank, &context.input, context.render_options, out, |said| {
            numbers(said).is_none().then(|| {
                (
                    say!("{said} är inga nummer i tabellen.", "{said} are no numbers in the table."),
                    say!(
                        "Skriv till exempel 1, {all} eller {none}.",
                        "Write for example 1, {all} or {none}."
                    ),
                )
            })
        })?;
        match answer {
            Answer::Said(said) => {
                let places = numbers(&said).unwrap_or_default();
                Ok(places.into_iter().map(|at| again.differing[at].change.path()).collect())
            }
            Answer::Nothing => Ok(Vec::new()),
            Answer::Gone => Err(CommandError::Message(
                Say::fixed("Avbrutet: ingenting är skrivet.", "Interrupted: nothing has been written."),
                self.known.go_on(self.about.name),
            )),
        }
    }
}

/// The plan that is there cannot be read, and nothing can be compared with it.
fn unread(id: &str) -> EditError {
    EditError::new(
        say!("Planen {id} går inte att läsa.", "The plan {id} cannot be read."),
        Say::fixed(
            "Rätta det som vbe validate visar och kör igen.",
            "Mend what vbe validate shows and run again.",
        ),
    )
}

/// The places that are meant by numbers from 1, or by a word for all or none.
fn numbers(said: &str, count: usize) -> Option<Vec<usize>> {
    match said.trim().to_lowercase().as_str() {
        "inga" | "ingen" | "nej" | "n" | "none" | "no" => return Some(Vec::new()),
        "alla" | "allt" | "all" => return Some((0..count).collect()),
        _ => {}
    }
    let words = said.split([',', ' ']).filter(|word| !word.is_empty());
    words.map(|word| word.parse::<usize>().ok()?.checked_sub(1).filter(|at| *at < count)).collect()
}

/// The change that notes what is told, unless the same is noted already, whatever day the file was read.
fn noted(workspace: &Workspace, plan: &str, told: Told) -> Result<Option<Change>, EditError> {
    let progress = workspace.progress(plan, told.activity.as_str());
    let is_there = progress.is_some_and(|filed| {
        filed.record.updates.iter().any(|update| {
            let assessment = update.assessment.map(|own| own.typed().name);
            update.note.as_deref() == told.note.as_deref() && assessment == told.assessment.as_deref()
        })
    });
    if is_there {
        return Ok(None);
    }
    let entry = ProgressEntry {
        on: told.on,
        by: Some(told.by),
        note: told.note,
        evidence: None,
        value: None,
        assessment: told.assessment,
    };
    let written = format!("{plan}/{}", told.activity);
    editing::progress(workspace, &written, told.on, &[(ProgressAction::Note, entry)])
}
