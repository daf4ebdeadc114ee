//! `vbe revise`: makes a draft of the next plan.

use crate::base::day::Day;
use crate::base::lang::Say;
use crate::cli::args::{Args, Takes, operand, option};
use crate::cli::command::Command;
use crate::cli::context::CommandContext;
use crate::cli::outcome::{CommandError, Exit, Out};
use crate::cli::write_changes::{Mode, carry_out};
use crate::editing::{self, Revision};
use crate::say;

#[derive(Debug)]
pub(super) struct Revise {
    plan: String,
    to: String,
    period: String,
    on: Option<Day>,
    list_open: bool,
    dry_run: bool,
}

impl Command for Revise {
    const NAME: &'static str = "revise";
    const USAGE: &'static Say =
        &Say::fixed("--to ID --period TID [FLAGGOR] PLAN", "--to ID --period TIME [OPTIONS] PLAN");
    const ABOUT: &'static Say = &Say::fixed(
        "Skriv utkastet till nästa plan: det som inte är klart förs vidare",
        "Write the draft of the next plan: what is not done is carried over",
    );
    const EXAMPLES: &'static [&'static str] = &[
        "revise plan-2025 --to plan-2027 --period 2027-2028 --dry-run",
        "revise plan-2025 --to plan-2027 --period 2027 --list-open",
    ];

    fn options(args: &mut Args<'_>) -> Self {
        Self {
            plan: args.required_text(
                operand("plan")
                    .takes(Takes::PLAN)
                    .value("PLAN", "PLAN")
                    .heading("Plan", "Plan")
                    .help("Planen som utkastet görs av", "The plan that the draft is made from"),
            ),
            to: args.required_text(option("to").value("ID", "ID").help(
                "Den nya planens id, som också blir filens namn",
                "The id of the new plan, which becomes the name of its file too",
            )),
            period: args.required_text(option("period").takes(Takes::Time).value("TID", "TIME").help(
                "Den nya planens tid, till exempel 2027 eller 2027-2028",
                "The time of the new plan, for example 2027 or 2027-2028",
            )),
            on: args.day(option("on").value("DATUM", "DATE").help(
                "Dagen som det räknas på vad som är klart, ÅÅÅÅ-MM-DD (annars i dag)",
                "The day on which it is seen what is done, YYYY-MM-DD (otherwise today)",
            )),
            list_open: args.flag(option("list-open").help(
                "Ta med det som ingen har redovisat, och lista det i utkastet",
                "Take what nobody has accounted for into the draft, and list it there",
            )),
            dry_run: args.dry_run(),
        }
    }

    fn run(self, context: &CommandContext, out: &mut Out<'_>) -> Result<Exit, CommandError> {
        let Self { plan, to, period, on, list_open, dry_run } = self;
        let (context, lang) = (context.on(on), context.render_options.lang);
        let revision = Revision { plan, to, period, list_open };
        let exit = carry_out(&context, Mode::of(dry_run), out, |workspace| {
            editing::revise(workspace, &revision, context.day, lang)
        })?;
        if exit == Exit::Fine {
            let plan = &revision.plan;
            let advice = say!(
                "vbe: se över titel, tider och mål i utkastet: de är som i {plan}.",
                "vbe: look over the title, the times and the targets of the draft: they are as in {plan}."
            );
            out.answer.flush()?;
            out.talk.say(&advice, lang)?;
        }
        Ok(exit)
    }
}
