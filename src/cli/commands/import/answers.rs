//! `vbe import --answers`: writes what was answered in forms of `vbe ask` as progress. Every form is read before anything is
//! written, and what is wrong in one of them hides nothing in the others.

mod listed;
mod replies;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use listed::{Fault, Note, list};
use replies::{Days, Deed, Named, deeds, named};

use crate::base::day::Day;
use crate::base::lang::Say;
use crate::base::nouns;
use crate::cli::context::CommandContext;
use crate::cli::outcome::{CommandError, Exit, Out};
use crate::cli::read_tables::read_document;
use crate::cli::write_changes::{Mode, carry_out_all};
use crate::cli::write_sound::carry_out_sound;
use crate::editing::{self, Change, ProgressAction, ProgressEntry};
use crate::import::form::{Answer, Column, changed, filled, reading};
use crate::import::{in_text, misread};
use crate::model::workspace::Workspace;
use crate::pii::detector::Detector;
use crate::pii::told::told_in_place;
use crate::say;

/// How answers are taken in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Intake {
    /// The day that they were given; otherwise today.
    pub on: Option<Day>,
    pub dry_run: bool,
    /// Whether what can be written is written, though something else cannot.
    pub partial: bool,
}

/// Writes the answers. Nothing is written where something is wrong, unless the rest was asked for.
pub(super) fn import_answers(
    files: &[PathBuf],
    intake: Intake,
    context: &CommandContext,
    out: &mut Out<'_>,
) -> Result<Exit, CommandError> {
    let workspace = context.workspace(out)?;
    let days = Days { on: intake.on.unwrap_or(context.day), today: context.day };
    let forms = Forms::read(files, &workspace.config.detector, context)?;
    let judged = Judged::of(&workspace, &forms, days);
    let faults = [forms.faults.clone(), judged.faults.clone()].concat();
    let is_stopped = !faults.is_empty() && !intake.partial;
    let mode = match (is_stopped, intake.dry_run) {
        (true, _) => Mode::Show,
        (false, true) => Mode::Dry,
        (false, false) => Mode::Tell,
    };
    let make = |workspace: &Workspace| {
        let again = Judged::of(workspace, &forms, days);
        // Somebody may have written meanwhile.
        match again.faults.into_iter().find(|fault| !judged.faults.contains(fault)) {
            Some(fault) => Err(*fault.told),
            None => Ok(again.changes),
        }
    };
    let exit = match (judged.changes.is_empty(), intake.partial) {
        (true, _) => Exit::Fine,
        (false, true) => carry_out_sound(context, mode, out, make)?,
        (false, false) => carry_out_all(context, mode, out, make)?,
    };
    let lang = context.render_options.lang;
    if judged.changes.is_empty() && faults.is_empty() {
        out.answer.say(&judged.nothing(), lang)?;
    }
    judged.tell(context, out)?;
    list(&[forms.notes, judged.notes].concat(), &faults, context, out)?;
    if faults.is_empty() {
        return Ok(exit);
    }
    out.answer.flush()?;
    out.talk.say(&unwritten(is_stopped), lang)?;
    Ok(if exit == Exit::Fine { Exit::Found } else { exit })
}

fn unwritten(is_stopped: bool) -> Say {
    if is_stopped {
        return Say::fixed(
            "vbe: ingenting är skrivet. Rätta det som står ovan och kör igen, eller skriv bara de andra svaren med --partial.",
            "vbe: nothing has been written. Mend what is told above and run again, or write only the other answers with --partial.",
        );
    }
    Say::fixed(
        "vbe: svaren med fel skrivs inte. Rätta dem och kör igen: det som redan är skrivet skrivs inte en gång till.",
        "vbe: the answers with errors are not written. Mend them and run again: what has been written is not written again.",
    )
}

/// The rows of all forms, and what is wrong with them before anybody looks at the workspace.
#[derive(Default)]
struct Forms {
    /// Each with the name of its file.
    rows: Vec<(String, Answer)>,
    faults: Vec<Fault>,
    notes: Vec<Note>,
}

impl Forms {
    /// Reads every file. Fails only where none of them is a form.
    fn read(files: &[PathBuf], detector: &Detector, context: &CommandContext) -> Result<Self, CommandError> {
        let (mut forms, mut failed) = (Self::default(), Vec::new());
        for file in files {
            let mut name = file.display().to_string();
            told_in_place(detector, &mut name);
            match forms.file(file, &name, detector, context) {
                Err(CommandError::Message(what, help)) => failed.push((name, what, help)),
                read => read?,
            }
        }
        let is_none = failed.len() == files.len();
        match failed.pop() {
            Some((_, what, help)) if is_none => return Err(CommandError::Message(what, help)),
            last => failed.extend(last),
        }
        let whole = failed.into_iter().map(|(file, what, help)| Fault::of_file(file, what, help));
        forms.faults.splice(0..0, whole);
        Ok(forms)
    }

    fn file(
        &mut self,
        file: &Path,
        name: &str,
        detector: &Detector,
        context: &CommandContext,
    ) -> Result<(), CommandError> {
        let document = read_document(file, context, name, &reading())?;
        // An answer with broken letters would stand so in the follow-up, and its heads and titles are not known.
        if let Some(place) = misread(&document) {
            self.faults.push(Fault::misread(name, &place));
            return Ok(());
        }
        let found = filled(&document).ok_or_else(|| no_form(name))?;
        self.faults.extend(found.lost.iter().map(|(place, why)| Fault::lost(name, place, *why)));
        self.notes.extend(found.unread.into_iter().map(|(place, why)| Note::unread(name, place, why)));
        for answer in found.answers {
            let note = answer.text(Column::Note);
            let hits = in_text(detector, &note, || answer.cell(Column::Note).place.clone());
            if hits.is_empty() {
                self.rows.push((name.to_owned(), answer));
            } else {
                self.faults.extend(hits.iter().map(|hit| Fault::of_hit(name, hit)));
            }
        }
        Ok(())
    }
}

fn no_form(name: &str) -> CommandError {
    CommandError::Message(
        say!("{name} är inget formulär från vbe ask.", "{name} is no form of vbe ask."),
        Say::fixed(
            "Ändra inte rubrikerna. vbe ask skriver ett nytt formulär.",
            "Do not change the heads. vbe ask writes a new form.",
        ),
    )
}

/// An activity that was asked about.
struct Asked<'w> {
    named: Named<'w>,
    is_answered: bool,
    /// Whether an answer can be written, or is written already.
    is_used: bool,
}

/// What the forms come to in a workspace.
#[derive(Default)]
struct Judged<'w> {
    changes: Vec<Change>,
    faults: Vec<Fault>,
    notes: Vec<Note>,
    /// In the order in which they are first asked about.
    asked: Vec<Asked<'w>>,
}

impl<'w> Judged<'w> {
    fn of(workspace: &'w Workspace, forms: &Forms, days: Days) -> Self {
        let mut judged = Self::default();
        let mut places: BTreeMap<String, usize> = BTreeMap::new();
        // Each answer by its activity.
        let mut replies: BTreeMap<usize, Vec<Vec<Deed>>> = BTreeMap::new();
        for (file, answer) in &forms.rows {
            let named = match named(workspace, file, answer, days.on) {
                Ok(named) => named,
                Err(fault) => {
                    judged.faults.extend(unnamed(&workspace.config.detector, file, answer, fault));
                    continue;
                }
            };
            let (plan, activity) = named;
            let at = *places.entry(key(named)).or_insert_with(|| {
                judged.asked.push(Asked { named, is_answered: false, is_used: false });
                judged.asked.len() - 1
            });
            let progress = workspace.progress(&plan.record.id, &activity.id).map(|filed| filed.record);
            let others = changed(answer, (plan.record, activity), progress);
            judged.notes.extend(others.into_iter().map(|place| Note::changed(file, place)));
            let asked = &mut judged.asked[at];
            match deeds(workspace, file, answer, named, days) {
                Ok((deeds, is_answered)) => {
                    asked.is_answered |= is_answered;
                    asked.is_used |= is_answered;
                    if !deeds.is_empty() {
                        replies.entry(at).or_default().push(deeds);
                    }
                }
                Err(faults) => {
                    asked.is_answered = true;
                    judged.faults.extend(faults);
                }
            }
        }
        for (at, mut replies) in replies {
            judged.faults.extend(apart(&mut replies));
            judged.asked[at].is_used &= !replies.is_empty();
            judged.change(workspace, at, replies.concat(), days.on);
        }
        judged
    }

    /// Makes the change of all that is told of an activity.
    fn change(&mut self, workspace: &Workspace, at: usize, deeds: Vec<Deed>, on: Day) {
        let Some((file, place)) = deeds.first().map(|deed| (deed.file.clone(), deed.place.clone())) else {
            return;
        };
        let told: Vec<(ProgressAction, ProgressEntry)> =
            deeds.into_iter().map(|deed| (deed.action, deed.entry)).collect();
        match editing::progress(workspace, &key(self.asked[at].named), on, &told) {
            Ok(change) => self.changes.extend(change),
            Err(error) => {
                self.asked[at].is_used = false;
                self.faults.push(Fault::refused(&file, &place, error));
            }
        }
    }

    /// What is told when nothing is to be written.
    fn nothing(&self) -> Say {
        if self.asked.iter().any(|asked| asked.is_answered) {
            return Say::fixed(
                "Svaren står redan i uppföljningen: ingenting ändrades.",
                "The answers stand in the follow-up already: nothing was changed.",
            );
        }
        Say::fixed("Ingen har svarat: ingenting ändrades.", "Nobody has answered: nothing was changed.")
    }

    /// Tells how many activities were answered about, and which were not.
    fn tell(&self, context: &CommandContext, out: &mut Out<'_>) -> Result<(), CommandError> {
        let lang = context.render_options.lang;
        let Say { sv: all, en: of_all } = nouns::ACTIVITIES.with(self.asked.len());
        let answered = self.asked.iter().filter(|asked| asked.is_answered).count();
        let used = self.asked.iter().filter(|asked| asked.is_used).count();
        let told = if used == answered {
            say!("Svar: {answered} av {all}.", "Answers: {answered} of {of_all}.")
        } else {
            say!(
                "Svar: {answered} av {all}. Går att använda: {used}.",
                "Answers: {answered} of {of_all}. Can be used: {used}."
            )
        };
        out.answer.say(&told, lang)?;
        let plans: BTreeSet<&str> = self.asked.iter().map(|asked| &*asked.named.0.record.id).collect();
        for Asked { named: (plan, activity), .. } in self.asked.iter().filter(|asked| !asked.is_answered) {
            let title = activity.title.replace('\n', " ");
            let of = if plans.len() > 1 { format!(" ({})", plan.record.title) } else { String::new() };
            out.answer.say(&say!("Svar saknas: {title}{of}", "No answer: {title}{of}"), lang)?;
        }
        Ok(())
    }
}

/// The activity as `plan/activity`, as the ids stand in the files.
fn key((plan, activity): Named<'_>) -> String {
    format!("{}/{}", plan.record.id.stands().raw(), activity.id.stands().raw())
}

/// Why a row has no activity. What is no id may be anything, and is repeated where that is told, unless it is somebody.
fn unnamed(detector: &Detector, file: &str, answer: &Answer, fault: Fault) -> Vec<Fault> {
    let id = answer.cell(Column::Id);
    let hits = in_text(detector, &answer.text(Column::Id), || id.place.clone());
    if hits.is_empty() { vec![fault] } else { hits.iter().map(|hit| Fault::of_hit(file, hit)).collect() }
}

/// Takes away the answers that cannot all be true: different days for one beginning or end, and different assessments by
/// one role. Whatever else several people tell of an activity is kept.
fn apart(replies: &mut Vec<Vec<Deed>>) -> Vec<Fault> {
    let all: Vec<(usize, &Deed)> =
        replies.iter().enumerate().flat_map(|(at, deeds)| deeds.iter().map(move |deed| (at, deed))).collect();
    let (mut faults, mut bad) = (Vec::new(), BTreeSet::new());
    for (nth, (at, deed)) in all.iter().enumerate() {
        let mut others = all.iter().enumerate().filter(|(other, _)| *other != nth);
        let Some((_, (_, other))) = others.find(|(_, (_, other))| is_against(deed, other)) else { continue };
        bad.insert(*at);
        let (file, place) = (&other.file, &other.place);
        let (sv, en) = (&place.sv, &place.en);
        faults.push(Fault::new(
            &deed.file,
            &deed.place,
            say!(
                "Ett annat svar om samma åtgärd säger något annat: {file}, {sv}.",
                "Another answer about the same activity says something else: {file}, {en}."
            ),
            Say::fixed(
                "Fråga dem som har svarat, och rätta det ena formuläret.",
                "Ask those who answered, and mend one of the forms.",
            ),
        ));
    }
    let mut at = 0;
    replies.retain(|_| {
        at += 1;
        !bad.contains(&(at - 1))
    });
    faults
}

fn is_end(action: &ProgressAction) -> bool {
    matches!(action, ProgressAction::Finish | ProgressAction::FinishIn(_))
}

/// Whether two answers about one activity cannot both be true.
fn is_against(one: &Deed, other: &Deed) -> bool {
    let (own, others) = (&one.entry, &other.entry);
    match (&one.action, &other.action) {
        (ProgressAction::Start, ProgressAction::Start) => own.on != others.on,
        (one, other) if is_end(one) && is_end(other) => one != other || own.on != others.on,
        (ProgressAction::Note, ProgressAction::Note) => {
            let are_told = own.assessment.is_some() && others.assessment.is_some();
            own.by == others.by && are_told && own.assessment != others.assessment
        }
        _ => false,
    }
}
