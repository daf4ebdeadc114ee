//! `vbe new`: makes a new record or activity. It asks the user for what must be known, or reports what is
//! missing.

use crate::base::lang::{Lang, Say};
use crate::base::wording;
use crate::cli::args::{Args, Of, Takes, operand, option};
use crate::cli::command::Command;
use crate::cli::context::CommandContext;
use crate::cli::drafting::write;
use crate::cli::outcome::{CommandError, Exit, Out};
use crate::cli::question::{Answer, ask};
use crate::editing::{Blank, Choice, Draft, NewRecord, kinds};
use crate::model::workspace::Workspace;
use crate::say;

#[derive(Debug)]
pub(super) struct New {
    kind: Option<String>,
    /// `field=value`, as written.
    fields: Vec<String>,
    /// The plan that a new activity is put in.
    plan: Option<String>,
    dry_run: bool,
}

impl Command for New {
    const NAME: &'static str = "new";
    const USAGE: &'static Say =
        &Say::fixed("[FLAGGOR] SORT [FÄLT=VÄRDE]...", "[OPTIONS] KIND [FIELD=VALUE]...");
    const ABOUT: &'static Say = &Say::fixed(
        "Skapa en åtgärd, ett ärende, ett möte eller en annan post; frågar efter det som behövs",
        "Make an activity, a case, a meeting or another record; asks for what is needed",
    );
    const EXAMPLES: &'static [&'static str] = &[
        "new meeting",
        "new meeting group=styrgrupp on=2025-11-12 --dry-run",
        "new activity --plan plan-2025",
    ];

    fn options(args: &mut Args<'_>) -> Self {
        let (sv, en) = (wording::listed(&kinds(), Lang::Sv), wording::listed(&kinds(), Lang::En));
        Self {
            kind: args.text(
                operand("kind").takes(Takes::Words(kinds()))
                    .value("SORT", "KIND")
                    .heading("Vad", "What")
                    .help(format!("En av {sv}"), format!("One of {en}")),
            ),
            fields: args.texts(
                operand("field").takes(Takes::Assignment(Of::New)).any_number().value("FÄLT=VÄRDE", "FIELD=VALUE").heading("Vad", "What").help(
                    "Det som är känt, till exempel group=styrgrupp on=2018-05-14; i en lista flera med komma emellan",
                    "What is known, for example group=styrgrupp on=2018-05-14; in a list several with commas between",
                ),
            ),
            plan: args.text(option("plan").takes(Takes::PLAN).value("ID", "ID").help(
                "Planen som en ny åtgärd ska stå i, om det finns flera",
                "The plan that a new activity is to stand in, if there are several",
            )),
            dry_run: args.dry_run(),
        }
    }

    fn run(self, context: &CommandContext, out: &mut Out<'_>) -> Result<Exit, CommandError> {
        let Some(kind) = &self.kind else {
            let (sv, en) = (wording::listed(&kinds(), Lang::Sv), wording::listed(&kinds(), Lang::En));
            return Err(CommandError::Message(
                Say::fixed("Vilken sort ska skapas?", "Which kind is to be made?"),
                say!("Skriv en av sorterna: {sv}.", "Write one of the kinds: {en}."),
            ));
        };
        let mut draft = NewRecord::new(kind, self.plan.as_deref(), &self.fields)?;
        let workspace = context.workspace(out)?;
        let lang = context.render_options.lang;
        if draft.is_of_a_person() {
            let warning = lang.pick(
                "vbe: ett avidentifierat ärende är inte anonymt. Räkna med att det som skrivs kan begäras ut.",
                "vbe: a de-identified case is not anonymous. Assume that what is written can be requested.",
            );
            out.talk.line(warning)?;
        }
        if context.input.person {
            choose_plan(&mut draft, &workspace, context, out)?;
        }
        write(draft, workspace, self.dry_run, context, out)
    }
}

/// Asks which plan a new activity is put in, where there are several.
fn choose_plan(
    draft: &mut NewRecord,
    workspace: &Workspace,
    context: &CommandContext,
    out: &mut Out<'_>,
) -> Result<(), CommandError> {
    let plans = draft.plans_to_choose(workspace);
    if plans.is_empty() {
        return Ok(());
    }
    let lang = context.render_options.lang;
    let choices = plans.iter().map(|plan| Choice::new(&*plan.id, &plan.title)).collect();
    let description =
        lang.pick("Planen som åtgärden ska stå i.", "The plan that the activity is to stand in.");
    let blank = Blank::choice("plan", description, choices);
    if let Answer::Said(plan) = ask(&blank, &context.input, context.render_options, out, |_| None)? {
        draft.put_in(plan);
    }
    Ok(())
}
