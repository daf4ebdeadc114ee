//! What `vbe start`, `finish`, `cancel` and `note` have in common: they record what has happened to an
//! activity, so that nobody has to open a file.

use super::args::{Args, Takes, WrittenDay, operand, option};
use super::context::CommandContext;
use super::outcome::{CommandError, Exit, Out};
use super::write_changes::{Mode, carry_out, says_yes};
use crate::base::lang::Say;
use crate::editing::{self, ProgressAction, ProgressEntry};
use crate::model::records::activity::Assessment;
use crate::say;

pub(super) const USAGE: &Say = &Say::fixed("[FLAGGOR] ÅTGÄRD", "[OPTIONS] ACTIVITY");

/// The activity, and what is to be recorded about it.
#[derive(Debug)]
pub(super) struct ProgressOptions {
    activity: String,
    on: WrittenDay,
    by: Option<String>,
    note: Option<String>,
    evidence: Option<String>,
    assessment: Option<&'static str>,
    /// What was counted or measured, where the command asks for it.
    pub(super) value: Option<String>,
    dry_run: bool,
}

impl ProgressOptions {
    pub(super) fn visit(args: &mut Args<'_>) -> Self {
        Self {
            activity: args.required_text(
                operand("activity").takes(Takes::ACTIVITY).value("ÅTGÄRD", "ACTIVITY").heading("Åtgärd", "Activity").help(
                    "Åtgärdens id eller titel, eller så mycket av den att ingen annan börjar så; plan/åtgärd om flera planer har den",
                    "The id or title of the activity, or as much of it as no other begins with; plan/activity if several plans have it",
                ),
            ),
            on: args.written_day(option("on").value("DATUM", "DATE").help(
                "Dagen då det hände, ÅÅÅÅ-MM-DD (annars i dag)",
                "The day when it happened, YYYY-MM-DD (otherwise today)",
            )),
            by: args.text(option("by").takes(Takes::ACTOR).value("ROLL", "ROLE").help(
                "Rollen som lämnar uppgiften, eller som beslutade",
                "The role that tells this, or that decided",
            )),
            note: args.text(
                option("note")
                    .value("TEXT", "TEXT")
                    .help("Vad som har hänt, utan personuppgifter", "What has happened, without personal data"),
            ),
            evidence: args.text(option("evidence").value("KÄLLA", "REF").help(
                "Var det går att se: protokoll, dokument, diarienummer",
                "Where it can be seen: minutes, a document, a reference number",
            )),
            assessment: args.choice(
                option("assessment").value("LÄGE", "STATE").help(
                    "Hur det går: grön (green, enligt plan), gul (yellow, risk) eller röd (red, avviker från planen)",
                    "How it goes: green (as planned), yellow (at risk) or red (off plan)",
                ),
                Assessment::ALL.map(|own| (own.typed(), own.name())),
            ),
            value: None,
            dry_run: args.dry_run(),
        }
    }

    /// Writes the progress, or shows what would be written.
    pub(super) fn write(
        self,
        deed: ProgressAction,
        context: &CommandContext,
        out: &mut Out<'_>,
    ) -> Result<Exit, CommandError> {
        let (deed, day) = match self.on.longer() {
            // Of a finish only the month or the year may be known. A note about it is from the day it is written.
            Some((time, last)) if deed == ProgressAction::Finish => {
                (ProgressAction::FinishIn(time), Some(last))
            }
            _ => (deed, self.on.day()?),
        };
        if deed == ProgressAction::Finish && day.is_none() && !self.dry_run && !self.ends(context, out)? {
            out.answer.line(
                context.render_options.lang.pick("Ingenting är skrivet.", "Nothing has been written."),
            )?;
            return Ok(Exit::Found);
        }
        let Self { activity, by, note, evidence, assessment, value, dry_run, .. } = self;
        let assessment = assessment.map(str::to_owned);
        let found_on = day.unwrap_or(context.day);
        let on = if matches!(deed, ProgressAction::FinishIn(_)) { context.day } else { found_on };
        let told = ProgressEntry { on, by, note, evidence, value, assessment };
        carry_out(context, Mode::of(dry_run), out, |workspace| {
            editing::progress(workspace, &activity, found_on, &[(deed, told)])
        })
    }

    /// Whether an activity is to end today. One that goes on has no last day in its plan, so whoever ends it says so: at a
    /// terminal by a yes, and elsewhere by the day.
    fn ends(&self, context: &CommandContext, out: &mut Out<'_>) -> Result<bool, CommandError> {
        let workspace = context.workspace(out)?;
        let (plan, activity) = editing::activity(&workspace, &self.activity, context.day)?;
        let is_told = workspace.progress(&plan.record.id, &activity.id);
        let is_over =
            is_told.is_some_and(|own| own.record.finished.is_some() || own.record.cancelled.is_some());
        if activity.promise.ongoing.is_none() || is_over {
            return Ok(true);
        }
        let (id, day) = (&activity.id, context.day);
        if context.input.person {
            let question = say!(
                "{id} är löpande enligt planen. Ska den avslutas {day}? (j/n)",
                "{id} goes on, by the plan. Is it to end {day}? (y/n)"
            );
            return says_yes(&question, &context.input, context.render_options.lang, out);
        }
        Err(CommandError::Message(
            say!("{id} är löpande enligt planen.", "{id} goes on, by the plan."),
            say!(
                "Ska den avslutas: skriv dagen, --on {day}. Ska bara läget antecknas: vbe note {id} --note …",
                "If it is to end: write the day, --on {day}. If only how it goes is to be noted: vbe note {id} --note …"
            ),
        ))
    }
}
