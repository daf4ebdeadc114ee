//! What one row of a form says of its activity that is not already recorded, or why that cannot be told.

use super::listed::Fault;
use crate::base::day::Day;
use crate::base::lang::{Lang, Say, clause};
use crate::base::likeness::{can_be_written, plain_form};
use crate::base::shell;
use crate::editing::{self, ProgressAction, ProgressEntry};
use crate::import::form::{Answer, Column, Ended, assessment, day, ended, names};
use crate::model::records::Text;
use crate::model::records::activity::{Assessment, Progress};
use crate::model::records::plan::{Activity, Plan};
use crate::model::workspace::{Filed, Workspace};
use crate::say;

/// The days that matter when answers are read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Days {
    /// The day that the answers were given.
    pub on: Day,
    /// The day that it is.
    pub today: Day,
}

/// Something that an answer says has happened, and where it says so.
#[derive(Clone, Debug)]
pub(super) struct Deed {
    pub action: ProgressAction,
    pub entry: ProgressEntry,
    pub file: String,
    pub place: Say,
}

/// An activity as a row names it.
pub(super) type Named<'w> = (Filed<'w, Plan>, &'w Activity);

/// The activity that a row is about: that of its id, which must be that of its title too. A row without an id is about
/// the activity with its title.
pub(super) fn named<'w>(
    workspace: &'w Workspace,
    file: &str,
    answer: &Answer,
    on: Day,
) -> Result<Named<'w>, Fault> {
    let (id, title) = (answer.cell(Column::Id), answer.cell(Column::Title));
    let (written, own) = (answer.text(Column::Id), plain_form(&title.cell.text));
    let is_own = |named: &Named<'w>| plain_form(&named.1.title) == own;
    // An id that is covered in the form is none.
    if written.is_empty() || !can_be_written(&written) {
        let found = editing::activity(workspace, &answer.text(Column::Title), on).ok();
        return found.filter(is_own).ok_or_else(|| untitled(file, &title.place));
    }
    let found =
        editing::activity(workspace, &written, on).map_err(|error| Fault::refused(file, &id.place, error))?;
    if own.is_empty() || is_own(&found) {
        return Ok(found);
    }
    let (sv, en) = (id.place.text(Lang::Sv), id.place.text(Lang::En));
    let told = clause(&found.1.title);
    Err(Fault::new(
        file,
        &title.place,
        say!(
            "Åtgärden här är en annan än den som Id i {sv} hör till: ”{told}”.",
            "The activity here is another than that of the Id in {en}: “{told}”."
        ),
        Say::fixed(
            "Har en kolumn sorterats för sig: ångra det, eller fråga den som svarade. Har åtgärden fått en ny titel: skriv den som i planen.",
            "If a column has been sorted by itself: undo that, or ask whoever answered. If the activity has a new title: write it as in the plan.",
        ),
    ))
}

fn untitled(file: &str, place: &Say) -> Fault {
    Fault::new(
        file,
        place,
        Say::fixed(
            "Raden har inget Id, och ingen åtgärd har den titeln.",
            "The row has no Id, and no activity has that title.",
        ),
        Say::fixed(
            "Skriv åtgärdens titel som i planen, eller flytta svaret till åtgärdens egen rad.",
            "Write the title of the activity as in the plan, or move the answer to the activity's own row.",
        ),
    )
}

/// What a row says of its activity, and whether anybody has answered in it.
pub(super) fn deeds(
    workspace: &Workspace,
    file: &str,
    answer: &Answer,
    (plan, activity): Named<'_>,
    days: Days,
) -> Result<(Vec<Deed>, bool), Vec<Fault>> {
    let progress = workspace.progress(&plan.record.id, &activity.id).map(|filed| filed.record);
    let row = Row { workspace, file, answer, progress, days };
    let mut faults = Vec::new();
    let last = kept(row.day(Column::Last), &mut faults);
    let told = progress.and_then(|progress| progress.started).map(|own| own.day);
    let started = kept(row.new_start(told), &mut faults);
    let over = progress.and_then(|progress| progress.finished).map(|own| own.day);
    let finished = kept(row.new_finish(), &mut faults);
    if let (Some(from), Some(to)) = (started.or(told), finished.as_ref().map(Ended::last).or(over))
        && to < from
        && (started.is_some() || finished.is_some())
    {
        faults.push(row.backwards(from, to));
    }
    let entry = row.entry().unwrap_or_else(|fault| {
        faults.push(fault);
        None
    });
    if !faults.is_empty() {
        return Err(faults);
    }
    let day_told = |column, action, on| {
        let entry = ProgressEntry { on, by: None, note: None, evidence: None, value: None, assessment: None };
        row.deed(column, action, entry)
    };
    let mut deeds: Vec<Deed> = Vec::new();
    deeds.extend(started.map(|on| day_told(Column::Started, ProgressAction::Start, on)));
    deeds.extend(finished.map(|over| {
        let on = over.last();
        let action = match over {
            Ended::On(_) => ProgressAction::Finish,
            Ended::In(written, _) => ProgressAction::FinishIn(written),
        };
        day_told(Column::Finished, action, on)
    }));
    let is_new = |entry: &ProgressEntry| !progress.is_some_and(|own| is_told(workspace, own, last, entry));
    let (is_noted, at) = (entry.is_some(), row.reply());
    let new = entry.filter(is_new);
    deeds.extend(new.map(|entry| row.deed(at, ProgressAction::Note, entry)));
    // A day of beginning that is no later than the last news may have come with the form.
    let is_begun = answer.has(Column::Started) && told.is_some_and(|on| last.is_none_or(|last| last < on));
    let is_answered = is_noted || is_begun || started.is_some() || answer.has(Column::Finished);
    Ok((deeds, is_answered))
}

/// What was read; where that is a fault, it is put with the others.
fn kept<T>(read: Result<Option<T>, Fault>, faults: &mut Vec<Fault>) -> Option<T> {
    read.unwrap_or_else(|fault| {
        faults.push(fault);
        None
    })
}

/// A row whose activity is known.
struct Row<'r> {
    workspace: &'r Workspace,
    file: &'r str,
    answer: &'r Answer,
    progress: Option<&'r Progress>,
    days: Days,
}

impl Row<'_> {
    fn fault(&self, column: Column, what: Say, help: Say) -> Fault {
        Fault::new(self.file, &self.answer.cell(column).place, what, help)
    }

    fn deed(&self, column: Column, action: ProgressAction, entry: ProgressEntry) -> Deed {
        let (file, place) = (self.file.to_owned(), self.answer.cell(column).place.clone());
        Deed { action, entry, file, place }
    }

    fn day(&self, column: Column) -> Result<Option<Day>, Fault> {
        day(&self.answer.cell(column).cell).map_err(|_| {
            self.fault(
                column,
                Say::fixed("Det som står här går inte att läsa som en dag.", "What stands here cannot be read as a day."),
                Say::fixed(
                    "Skriv dagen så här: 2026-05-14. Är den inte känd: låt rutan vara tom, och skriv under Vad har hänt.",
                    "Write the day like this: 2026-05-14. If it is not known: leave the cell empty, and write under What has happened.",
                ),
            )
        })
    }

    /// The day of the beginning, if it is not recorded already.
    fn new_start(&self, recorded: Option<Day>) -> Result<Option<Day>, Fault> {
        let column = Column::Started;
        let Some(on) = self.day(column)?.filter(|on| recorded != Some(*on)) else { return Ok(None) };
        self.has_been(column, &on.to_string(), on)?;
        let Some(recorded) = recorded else { return Ok(Some(on)) };
        Err(self.otherwise(column, ("påbörjad", "started"), &on.to_string(), &recorded.to_string()))
    }

    /// When it was over, if that is not recorded already. A day in the month or year that is recorded says more, and the
    /// month or year of a day that is recorded says nothing new.
    fn new_finish(&self) -> Result<Option<Ended>, Fault> {
        let column = Column::Finished;
        let read = ended(&self.answer.cell(column).cell).map_err(|_| {
            self.fault(
                column,
                Say::fixed(
                    "Det som står här går inte att läsa som en dag, en månad eller ett år.",
                    "What stands here cannot be read as a day, a month or a year.",
                ),
                Say::fixed(
                    "Skriv dagen så här: 2026-05-14, eller bara månaden: 2026-05. Är den inte känd: låt rutan vara tom, och skriv under Vad har hänt.",
                    "Write the day like this: 2026-05-14, or only the month: 2026-05. If it is not known: leave the cell empty, and write under What has happened.",
                ),
            )
        })?;
        let Some(over) = read else { return Ok(None) };
        let recorded = self.progress.and_then(|own| Some((own, own.finished?)));
        if let Some((own, on)) = recorded {
            let is_in = own.finished_in.as_ref().is_some_and(|time| match &over {
                Ended::On(day) => time.period.holds(*day),
                Ended::In(_, period) => time.period == *period,
            });
            let is_same = match &over {
                Ended::On(day) => own.finished_in.is_none() && *day == on.day,
                Ended::In(_, period) if own.finished_in.is_none() => period.holds(on.day),
                Ended::In(..) => is_in,
            };
            if is_same {
                return Ok(None);
            }
            if !is_in {
                return Err(self.otherwise(
                    column,
                    ("avslutad", "finished"),
                    &over.written(),
                    &own.written(on),
                ));
            }
        }
        self.has_been(column, &over.written(), over.last())?;
        Ok(Some(over))
    }

    fn has_been(&self, column: Column, written: &str, last: Day) -> Result<(), Fault> {
        if last <= self.days.today {
            return Ok(());
        }
        Err(self.fault(
            column,
            say!("{written} har inte varit än.", "{written} has not come yet."),
            Say::fixed(
                "Här står bara det som har hänt. Skriv planerna under Vad har hänt.",
                "Only what has happened stands here. Write what is planned under What has happened.",
            ),
        ))
    }

    /// The fault of a time that is another than the one that is recorded.
    fn otherwise(&self, column: Column, (sv, key): (&str, &str), written: &str, recorded: &str) -> Fault {
        let id = self.progress.map_or_else(String::new, |own| format!("{}/{}", own.plan, own.id));
        let value = shell::word(written);
        self.fault(
            column,
            say!(
                "Här står {written}, men åtgärden är redan {sv} {recorded}.",
                "Here stands {written}, but the activity is {key} already, {recorded}."
            ),
            say!(
                "Är det nya rätt: vbe set {id} {key}={value}. Annars: ta bort det ur formuläret.",
                "If the new one is right: vbe set {id} {key}={value}. Otherwise: take it out of the form."
            ),
        )
    }

    fn backwards(&self, from: Day, to: Day) -> Fault {
        let column = if self.answer.has(Column::Finished) { Column::Finished } else { Column::Started };
        self.fault(
            column,
            say!(
                "Åtgärden skulle vara avslutad {to}, innan den påbörjades {from}.",
                "The activity would be finished {to}, before it was started {from}."
            ),
            Say::fixed("Rätta den av dagarna som är fel.", "Mend whichever of the days is wrong."),
        )
    }

    /// The column of what is told beside days.
    fn reply(&self) -> Column {
        if self.answer.has(Column::Note) { Column::Note } else { Column::Assessed }
    }

    /// What the role tells of the activity, if anything.
    fn entry(&self) -> Result<Option<ProgressEntry>, Fault> {
        if self.answer.cell(Column::Assessed).is_coloured {
            return Err(self.fault(
                Column::Assessed,
                Say::fixed(
                    "Rutan har en färg men ingen text, och en färg läses inte.",
                    "The cell has a colour and no text, and a colour is not read.",
                ),
                Say::fixed(
                    "Skriv grön, gul eller röd, eller ta bort färgen.",
                    "Write green, yellow or red, or take the colour away.",
                ),
            ));
        }
        let assessed = assessment(&self.answer.cell(Column::Assessed).cell).map_err(|_| {
            self.fault(
                Column::Assessed,
                Say::fixed(
                    "Det som står här går inte att läsa som en bedömning.",
                    "What stands here cannot be read as an assessment.",
                ),
                Say::fixed(
                    "Skriv grön, gul eller röd, och resten under Vad har hänt.",
                    "Write green, yellow or red, and the rest under What has happened.",
                ),
            )
        })?;
        if self.answer.has(Column::Note) && self.answer.text(Column::Note).is_empty() {
            return Err(self.fault(
                Column::Note,
                Say::fixed(
                    "Rutan har en formel utan värde, så svaret går inte att läsa.",
                    "The cell has a formula without a value, so the answer cannot be read.",
                ),
                Say::fixed("Skriv svaret som text.", "Write the answer as text."),
            ));
        }
        let note = Some(self.answer.text(Column::Note)).filter(|note| !note.is_empty());
        if note
            .as_ref()
            .is_some_and(|note| note.chars().all(|char| char.is_ascii_punctuation() || char == ' '))
        {
            return Err(self.fault(
                Column::Note,
                Say::fixed(
                    "Det som står här går inte att läsa som ett svar.",
                    "What stands here cannot be read as an answer.",
                ),
                Say::fixed(
                    "Skriv vad som har hänt, eller låt rutan vara tom.",
                    "Write what has happened, or leave the cell empty.",
                ),
            ));
        }
        if note.is_none() && assessed.is_none() {
            return Ok(None);
        }
        let informants = self.informants()?;
        let by = informants.first().map(|(id, _)| id.clone());
        // Progress is told by one: those who answer with them stand in words.
        let together = informants.iter().map(|(_, said)| *said).collect::<Vec<_>>().join(", ");
        let note = match note {
            _ if informants.len() < 2 => note,
            Some(note) => Some(format!("{note} ({together})")),
            None => Some(together),
        };
        let assessment = assessed.map(|own| own.name().to_owned());
        Ok(Some(ProgressEntry { on: self.days.on, by, note, evidence: None, value: None, assessment }))
    }

    /// Those who answer: the id of each as it stands in the register, and what the form calls them.
    fn informants(&self) -> Result<Vec<(String, &str)>, Fault> {
        let actor = |said: &str| {
            let found = names(said).into_iter().find_map(|name| self.workspace.actor(name).found())?;
            Some(found.record.id.stands().into_raw().to_owned())
        };
        let said = self.answer.role.as_deref().unwrap_or_default();
        if let Some(id) = actor(said) {
            return Ok(vec![(id, said)]);
        }
        let mut all: Vec<(String, &str)> = Vec::new();
        let parts = said.split([',', ';', '/', '&', '+']).flat_map(|part| part.split(" och "));
        let mut parts = parts.flat_map(|part| part.split(" and ")).map(str::trim);
        let are_known = parts.all(|part| {
            let own = actor(part);
            all.extend(
                own.clone().filter(|id| all.iter().all(|(other, _)| other != id)).map(|id| (id, part)),
            );
            own.is_some()
        });
        Some(all).filter(|_| are_known).ok_or_else(|| {
            self.fault(
                self.reply(),
                Say::fixed(
                    "Det framgår inte vem som svarar: ovanför rubrikerna står ingen roll, enhet eller grupp som är känd.",
                    "It is not said who answers: no known role, unit or group stands above the heads.",
                ),
                Say::fixed(
                    "Skriv den överst i formuläret, som den heter i organisationsfilen.",
                    "Write it at the top of the form, as it is called in the file of the organisation.",
                ),
            )
        })
    }
}

/// Whether the same role has told the same since the form was asked, as when a form is read in twice. What was told
/// before that is another answer, however alike.
fn is_told(workspace: &Workspace, progress: &Progress, asked: Option<Day>, entry: &ProgressEntry) -> bool {
    let role = |name: &Text| Some(workspace.actor(name).found()?.record.id.stands().into_raw().to_owned());
    progress.updates.iter().any(|update| {
        (update.on.day == entry.on || asked.is_none_or(|asked| update.on.day > asked))
            && update.note.as_deref() == entry.note.as_deref()
            && update.assessment.map(Assessment::name) == entry.assessment.as_deref()
            && update.by.as_ref().and_then(role) == entry.by
    })
}
