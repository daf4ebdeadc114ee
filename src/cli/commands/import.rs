//! `vbe import`: makes a plan of a file of tables, or progress of filled-in forms.

mod people;
mod answers;
mod columns;
mod about;
mod known;
mod first;
mod again;
mod asked;
mod plan;

use std::path::PathBuf;

use about::{Asked, How};
use answers::{Intake, import_answers};
use columns::said;
use plan::import_plan;

use crate::base::lang::Say;
use crate::cli::args::{Args, Takes, WrittenDay, operand, option};
use crate::cli::command::Command;
use crate::cli::context::CommandContext;
use crate::cli::outcome::{CommandError, Exit, Out};
use crate::import::{Finished, Options};
use crate::reports::IMPORT;
use crate::say;

#[derive(Debug)]
pub(super) struct Import {
    files: Vec<PathBuf>,
    id: Option<String>,
    period: Option<String>,
    title: Option<String>,
    finished: Option<Finished>,
    forms: Forms,
    columns: Vec<String>,
    sheet: Option<String>,
    table: Option<String>,
    with_hidden: bool,
    on: WrittenDay,
    by: Option<String>,
    how: How,
}

/// Whether the files are filled-in forms, and how they are taken in.
#[derive(Debug)]
struct Forms {
    answers: bool,
    partial: bool,
}

impl Command for Import {
    const NAME: &'static str = IMPORT.name;
    const USAGE: &'static Say = &Say::fixed("[FLAGGOR] FIL", "[OPTIONS] FILE");
    const ABOUT: &'static Say = &IMPORT.about;
    const EXAMPLES: &'static [&'static str] = &[
        "import plan.xlsx",
        "import --id plan-2027 --period 2027-2028 plan.xlsx --dry-run",
        "import --id plan-2027 --period 2027 --finished promise plan.docx",
        "import --id plan-2027 --period 2027 --column Aktör=partners plan.xlsx",
        "import --answers formular/samordnare.md --on 2026-05-14",
        "import --answers formular/samordnare.md --partial",
    ];

    fn options(args: &mut Args<'_>) -> Self {
        Self {
            files: args.paths(
                operand("file").required().many().value("FIL", "FILE").heading("Fil", "File").help(
                    "Filen med tabellen eller listan: .xlsx, .ods, .csv, .docx, .odt, .md eller .txt",
                    "The file with the table or the list: .xlsx, .ods, .csv, .docx, .odt, .md or .txt",
                ),
            ),
            id: args.text(option("id").takes(Takes::PLAN).value("ID", "ID").help(
                "Planens id, som också blir filens namn. Finns planen redan jämförs filen med den",
                "The id of the plan, which becomes the name of its file too. A plan that is there is compared with the file",
            )),
            period: args.text(option("period").takes(Takes::Time).value("TID", "TIME").help(
                "Planens tid, till exempel 2027 eller 2027-2028 (annars den som står i filen)",
                "The time of the plan, for example 2027 or 2027-2028 (otherwise the one in the file)",
            )),
            title: args.text(
                option("title")
                    .value("TEXT", "TEXT")
                    .help(
                        "Planens titel (annars den som står i filen, eller id:t)",
                        "The title of the plan (otherwise the one in the file, or its id)",
                    ),
            ),
            finished: args.choice(
                option("finished").value("VAD", "WHAT").help(
                    "Vad kolumnen Avslutad säger: planerad tid (promise) eller utfall (outcome, när det blev klart)",
                    "What the column of finishes says: promise (planned time) or outcome (when it was done)",
                ),
                Finished::ALL.map(|finished| (finished.typed(), finished)),
            ),
            columns: args.texts(option("column").repeated().value("RUBRIK=VAD", "HEAD=WHAT").help(
                "Vad en rubrik betyder, till exempel Aktör=samverkanspartner; sparas i vbe.toml",
                "What a head means, for example Aktör=partners; remembered in vbe.toml",
            )),
            sheet: args.text(
                option("sheet")
                    .value("NAMN", "NAME")
                    .help("Läs bara det blad som heter så", "Read only the sheet of that name"),
            ),
            table: args.text(
                option("table")
                    .value("NUMMER", "NUMBER")
                    .help("Läs bara den tabellen i filen, räknat från 1", "Read only that table of the file, from 1"),
            ),
            with_hidden: args.flag(option("with-hidden").help(
                "Läs också det som är dolt eller struket",
                "Read what is hidden or struck through too",
            )),
            forms: Forms {
            answers: args.flag(
                option("answers").conflicts_with(&["id", "period", "title", "finished", "column", "sheet", "table", "with-hidden", "by"]).help(
                    "Filerna är ifyllda formulär från vbe ask: skriv svaren som uppföljning",
                    "The files are filled-in forms of vbe ask: write the answers as progress",
                ),
            ),
            partial: args.flag(option("partial").conflicts_with(&["id", "period", "title", "finished"]).help(
                "Med --answers: skriv de svar som går att läsa, och lista de andra",
                "With --answers: write the answers that can be read, and list the others",
            )),
            },
            on: args.written_day(option("on").value("DATUM", "DATE").help(
                "Dagen som svaren lämnades (annars i dag), eller som det gällde som filen säger om läget, ÅÅÅÅ-MM-DD",
                "The day that the answers were given (otherwise today), or that the status in the file was true of, YYYY-MM-DD",
            )),
            by: args.text(option("by").takes(Takes::ACTOR).value("ROLL", "ROLE").help(
                "Rollen som säger hur det har gått, med --on (annars den ansvariga)",
                "The role that says how it has gone, with --on (otherwise the one who is responsible)",
            )),
            how: How {
            replace: args.flag(option("replace").conflicts_with(&["answers"]).help(
                "Skriv filens värden där planen som finns säger något annat (annars är planens kvar)",
                "Write the values of the file where the plan that is there says otherwise (otherwise the plan's are kept)",
            )),
            yes: args.flag(option("yes").short('y').conflicts_with(&["answers"]).help(
                "Fråga inte: ta gissningarna",
                "Do not ask: take the guesses",
            )),
            dry_run: args.dry_run(),
            },
        }
    }

    fn run(self, context: &CommandContext, out: &mut Out<'_>) -> Result<Exit, CommandError> {
        if self.forms.answers {
            let intake =
                Intake { on: self.on.day()?, dry_run: self.how.dry_run, partial: self.forms.partial };
            return import_answers(&self.files, intake, context, out);
        }
        let [file] = &self.files[..] else { return Err(several()) };
        let on = self.on.day()?;
        let asked = Asked { columns: said(&self.columns)?, with_hidden: self.with_hidden, how: self.how };
        let options = Options {
            id: self.id.unwrap_or_default(),
            title: self.title,
            period: self.period,
            finished: self.finished,
            sheet: self.sheet,
            table: self.table.map(|number| table(&number)).transpose()?,
            on,
            by: self.by,
            ..Options::default()
        };
        import_plan(file, options, &asked, context, out)
    }
}

/// The number of a table.
fn table(number: &str) -> Result<usize, CommandError> {
    number.trim().parse().ok().filter(|number| *number > 0).ok_or_else(|| {
        CommandError::Message(
            say!("{number} är inget nummer på en tabell.", "{number} is no number of a table."),
            Say::fixed("Skriv till exempel --table 2.", "Write for example --table 2."),
        )
    })
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
