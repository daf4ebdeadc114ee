//! `vbe import`: makes a plan of a file of tables, or progress of filled-in forms.

mod people;
mod answers;
mod plan;

use std::path::PathBuf;

use answers::{Intake, import_answers};
use plan::import_plan;

use crate::base::lang::Say;
use crate::cli::args::{Args, WrittenDay, operand, option};
use crate::cli::command::Command;
use crate::cli::context::CommandContext;
use crate::cli::outcome::{CommandError, Exit, Out};
use crate::import::{Finished, Options};
use crate::reports::IMPORT;

#[derive(Debug)]
pub(super) struct Import {
    files: Vec<PathBuf>,
    id: Option<String>,
    period: Option<String>,
    title: Option<String>,
    finished: Option<Finished>,
    answers: bool,
    partial: bool,
    on: WrittenDay,
    dry_run: bool,
}

impl Command for Import {
    const NAME: &'static str = IMPORT.name;
    const USAGE: &'static Say =
        &Say::fixed("--id ID --period TID [FLAGGOR] FIL", "--id ID --period TIME [OPTIONS] FILE");
    const ABOUT: &'static Say = &IMPORT.about;
    const EXAMPLES: &'static [&'static str] = &[
        "import --id plan-2027 --period 2027-2028 plan.xlsx --dry-run",
        "import --id plan-2027 --period 2027 --finished promise plan.docx",
        "import --answers formular/samordnare.md --on 2026-05-14",
        "import --answers formular/samordnare.md formular/polisen.xlsx --partial",
    ];

    fn options(args: &mut Args<'_>) -> Self {
        Self {
            files: args.paths(
                operand("file").required().many().value("FIL", "FILE").heading("Fil", "File").help(
                    "Filen med tabellen: .xlsx, .ods, .csv, .docx eller .md",
                    "The file with the table: .xlsx, .ods, .csv, .docx or .md",
                ),
            ),
            id: args.text(option("id").value("ID", "ID").required_unless("answers").help(
                "Planens id, som också blir filens namn",
                "The id of the plan, which becomes the name of its file too",
            )),
            period: args.text(option("period").value("TID", "TIME").required_unless("answers").help(
                "Planens tid, till exempel 2027 eller 2027-2028",
                "The time of the plan, for example 2027 or 2027-2028",
            )),
            title: args.text(
                option("title")
                    .value("TEXT", "TEXT")
                    .help("Planens titel (annars id:t)", "The title of the plan (otherwise its id)"),
            ),
            finished: args.choice(
                option("finished").value("VAD", "WHAT").help(
                    "Vad kolumnen Avslutad säger: planerad tid (promise) eller utfall (outcome, när det blev klart)",
                    "What the column of finishes says: promise (planned time) or outcome (when it was done)",
                ),
                Finished::ALL.map(|finished| (finished.typed(), finished)),
            ),
            answers: args.flag(
                option("answers").conflicts_with(&["id", "period", "title", "finished"]).help(
                    "Filerna är ifyllda formulär från vbe ask: skriv svaren som uppföljning",
                    "The files are filled-in forms of vbe ask: write the answers as progress",
                ),
            ),
            partial: args.flag(option("partial").conflicts_with(&["id", "period", "title", "finished"]).help(
                "Med --answers: skriv de svar som går att läsa, och lista de andra",
                "With --answers: write the answers that can be read, and list the others",
            )),
            on: args.written_day(option("on").value("DATUM", "DATE").help(
                "Dagen som svaren lämnades, ÅÅÅÅ-MM-DD (annars i dag)",
                "The day that the answers were given, YYYY-MM-DD (otherwise today)",
            )),
            dry_run: args.dry_run(),
        }
    }

    fn run(self, context: &CommandContext, out: &mut Out<'_>) -> Result<Exit, CommandError> {
        if self.answers {
            let intake = Intake { on: self.on.day()?, dry_run: self.dry_run, partial: self.partial };
            return import_answers(&self.files, intake, context, out);
        }
        let [file] = &self.files[..] else { return Err(several()) };
        let options = Options {
            id: self.id.unwrap_or_default(),
            title: self.title,
            period: self.period.unwrap_or_default(),
            finished: self.finished,
        };
        import_plan(file, options, self.dry_run, context, out)
    }
}

fn several() -> CommandError {
    CommandError::Message(
        Say::fixed("En plan görs av en fil.", "A plan is made of one file."),
        Say::fixed(
            "Skriv en fil i taget, eller --answers för ifyllda formulär.",
            "Write one file at a time, or --answers for forms that are filled in.",
        ),
    )
}
