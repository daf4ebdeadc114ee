//! `vbe set`: changes fields of a record, and nothing else in it.

use crate::base::lang::Say;
use crate::cli::args::{Args, Of, Takes, operand};
use crate::cli::command::Command;
use crate::cli::context::CommandContext;
use crate::cli::outcome::{CommandError, Exit, Out};
use crate::cli::write_changes::{Mode, carry_out};
use crate::editing::{self, Assignment};

#[derive(Debug)]
pub(super) struct Set {
    id: String,
    fields: Vec<String>,
    dry_run: bool,
}

impl Command for Set {
    const NAME: &'static str = "set";
    const USAGE: &'static Say = &Say::fixed("[FLAGGOR] ID FÄLT=VÄRDE...", "[OPTIONS] ID FIELD=VALUE...");
    const ABOUT: &'static Say = &Say::fixed(
        "Ändra fält i en fil, och inget annat i den",
        "Change fields of a record, and nothing else in it",
    );
    const EXAMPLES: &'static [&'static str] = &[
        "set plan-2025/utbilda started=2025-02-12",
        "set utbilda note= --dry-run",
        "set plan:plan-2025 activities.utbilda.title=Fortbildning --dry-run",
    ];

    fn options(args: &mut Args<'_>) -> Self {
        Self {
            id: args.required_text(operand("id").takes(Takes::Record).value("ID", "ID").heading("Vad", "What").help(
                "Postens id eller titel, eller början av den, sort:id, plan/åtgärd eller filens sökväg",
                "The id or title of the record or the beginning of it, kind:id, plan/activity or the path of the file",
            )),
            fields: args.texts(
                operand("field").takes(Takes::Assignment(Of::Record)).required().many().value("FÄLT=VÄRDE", "FIELD=VALUE").heading("Vad", "What").help(
                    "Till exempel started=2018-02-12. Inget efter = tar bort; += och -= lägger till och tar bort i en lista; punkt leder inåt: cancelled.on; en rad utan id skrivs med det som skiljer den från andra, asked.polisen.sent=3, och en ny rad som \"asked+={who: polisen, sent: 3}\"",
                    "For example started=2018-02-12. Nothing after = removes; += and -= add to a list and remove from it; a dot leads inwards: cancelled.on; a row without an id is written by what tells it from others, asked.polisen.sent=3, and a new row as \"asked+={who: polisen, sent: 3}\"",
                ),
            ),
            dry_run: args.dry_run(),
        }
    }

    fn run(self, context: &CommandContext, out: &mut Out<'_>) -> Result<Exit, CommandError> {
        let Self { id, fields, dry_run } = self;
        let assignments: Vec<Assignment> =
            fields.iter().map(|written| Assignment::read(written)).collect::<Result<_, _>>()?;
        carry_out(context, Mode::of(dry_run), out, |workspace| {
            editing::set(workspace, &id, &assignments, context.day)
        })
    }
}
