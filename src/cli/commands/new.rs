//! `vbe new`: makes a new record or activity. It asks the user for what must be known, or reports what is
//! missing.

mod question;

use question::ask;

use crate::base::lang::{Lang, Say};
use crate::cli::args::{Args, operand, option};
use crate::cli::command::Command;
use crate::cli::context::CommandContext;
use crate::cli::outcome::{CommandError, Exit, Out};
use crate::cli::write_changes::{Mode, carry_out, says_yes};
use crate::editing::{Blank, NewRecord, kinds};
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
        "new meeting group=styrgrupp on=2025-05-14 --dry-run",
        "new activity --plan plan-2025",
    ];

    fn options(args: &mut Args<'_>) -> Self {
        let names = kinds().map(|kind| kind.name).collect::<Vec<_>>().join(", ");
        Self {
            kind: args.text(
                operand("kind")
                    .value("SORT", "KIND")
                    .heading("Vad", "What")
                    .help(format!("En av {names}"), format!("One of {names}")),
            ),
            fields: args.texts(
                operand("field").any_number().value("FÄLT=VÄRDE", "FIELD=VALUE").heading("Vad", "What").help(
                    "Det som är känt, till exempel group=styrgrupp on=2018-05-14; i en lista flera med komma emellan",
                    "What is known, for example group=styrgrupp on=2018-05-14; in a list several with commas between",
                ),
            ),
            plan: args.text(option("plan").value("ID", "ID").help(
                "Planen som en ny åtgärd ska stå i, om det finns flera",
                "The plan that a new activity is to stand in, if there are several",
            )),
            dry_run: args.dry_run(),
        }
    }

    fn run(self, context: &CommandContext, out: &mut Out<'_>) -> Result<Exit, CommandError> {
        let Some(kind) = &self.kind else {
            let names: Vec<&str> = kinds().map(|kind| kind.name).collect();
            let names = names.join(", ");
            return Err(CommandError::Message(
                Say::fixed("Vilken sort ska skapas?", "Which kind is to be made?"),
                say!("Skriv en av sorterna: {names}.", "Write one of the kinds: {names}."),
            ));
        };
        let mut draft = NewRecord::new(kind, self.plan.as_deref(), &self.fields)?;
        let workspace = context.workspace(out)?;
        let blanks = draft.blanks(&workspace, context.day)?;
        drop(workspace);
        let lang = context.render_options.lang;
        if draft.is_of_a_person() {
            let warning = lang.pick(
                "vbe: ett avidentifierat ärende är inte anonymt. Räkna med att det som skrivs kan begäras ut.",
                "vbe: a de-identified case is not anonymous. Assume that what is written can be requested.",
            );
            out.talk.line(warning)?;
        }
        let person = Some(&context.input).filter(|input| input.person);
        match person {
            Some(input) => {
                for blank in &blanks {
                    ask(blank, input, lang, &mut draft, out)?;
                }
            }
            None => is_complete(&blanks, lang)?,
        }
        if let Some(input) = person.filter(|_| !self.dry_run) {
            let exit = carry_out(context, Mode::Show, out, |workspace| draft.change(workspace))?;
            if exit != Exit::Fine {
                return Ok(exit);
            }
            if !says_yes(&Say::fixed("Ska det skrivas? (j/n)", "Write it? (y/n)"), input, lang, out)? {
                out.answer.line(lang.pick("Ingenting är skrivet.", "Nothing has been written."))?;
                return Ok(Exit::Found);
            }
        }
        carry_out(context, Mode::of(self.dry_run), out, |workspace| draft.change(workspace))
    }
}

/// Reports all missing fields at once, where there is nobody to ask.
fn is_complete(blanks: &[Blank], lang: Lang) -> Result<(), CommandError> {
    let lacking: Vec<&Blank> = blanks.iter().filter(|blank| blank.required).collect();
    if lacking.is_empty() {
        return Ok(());
    }
    let names = lacking.iter().map(|blank| blank.key.as_str()).collect::<Vec<_>>().join(", ");
    let line = lacking.iter().map(|blank| line(blank, lang)).collect::<Vec<_>>().join(" ");
    Err(CommandError::Message(
        say!("Det saknas något: {names}.", "Something is lacking: {names}."),
        say!("Lägg till dem, till exempel {line}.", "Add them, for example {line}."),
    ))
}

/// How a field is written on the command line.
fn line(blank: &Blank, lang: Lang) -> String {
    let chosen = || Some(blank.choices.first()?.value.clone());
    let value = blank.usual.clone().or_else(chosen).or_else(|| blank.example.clone());
    let value = value.unwrap_or_else(|| lang.pick("VÄRDE", "VALUE").to_owned());
    let quoted = if value.contains(' ') { format!("'{value}'") } else { value };
    format!("{}={quoted}", blank.key)
}
