//! `vbe man`: prints the manual page of vbe or of a command, or writes all of them in a folder.

use std::path::{Path, PathBuf};

use crate::base::lang::{Lang, Say};
use crate::cli::args::{Args, Takes, operand, option};
use crate::cli::command::Command;
use crate::cli::context::CommandContext;
use crate::cli::outcome::{CommandError, Exit, Out};
use crate::io::disk;
use crate::io::write::{self, Access};
use crate::say;

/// The folders of pages below one that `man` looks in, with the language that their pages are in.
const FOLDERS: [(&str, Lang); 2] = [("man1", Lang::En), ("sv/man1", Lang::Sv)];

#[derive(Debug)]
pub(super) struct Man {
    command: Option<String>,
    folder: Option<PathBuf>,
    is_forced: bool,
}

impl Command for Man {
    const NAME: &'static str = "man";
    const USAGE: &'static Say = &Say::fixed("[FLAGGOR] [KOMMANDO]", "[OPTIONS] [COMMAND]");
    const ABOUT: &'static Say = &Say::fixed(
        "Visa manualsidan om vbe eller ett kommando, eller skriv alla i en mapp",
        "Print the manual page of vbe or of a command, or write all of them in a folder",
    );
    const EXAMPLES: &'static [&'static str] = &["man status", "man --out share/man"];

    fn options(args: &mut Args<'_>) -> Self {
        Self {
            command: args.text(
                operand("command")
                    .takes(Takes::Command)
                    .value("KOMMANDO", "COMMAND")
                    .heading("Kommando", "Command")
                    .help(
                        "Kommandot som sidan är om (annars vbe)",
                        "The command that the page is of (otherwise vbe)",
                    ),
            ),
            folder: args.path(
                option("out").takes(Takes::Folder).conflicts_with(&["command"]).value("MAPP", "DIR").help(
                    "Skriv alla sidor i mappen: man1 på engelska, sv/man1 på svenska",
                    "Write all pages in the folder: man1 in English, sv/man1 in Swedish",
                ),
            ),
            is_forced: args.flag(
                option("force")
                    .help("Med --out: ersätt sidor som finns", "With --out: replace pages that are there"),
            ),
        }
    }

    fn run(self, context: &CommandContext, out: &mut Out<'_>) -> Result<Exit, CommandError> {
        let lang = context.render_options.lang;
        if let Some(folder) = &self.folder {
            return put_all(context, folder, self.is_forced, out);
        }
        if self.is_forced {
            return Err(CommandError::Message(
                Say::fixed("--force gäller sidor i en mapp.", "--force is of pages in a folder."),
                Say::fixed("Skriv också --out och mappen.", "Write --out and the folder too."),
            ));
        }
        let Some(page) = (context.manual.page)(self.command.as_deref(), context.today, lang) else {
            let name = self.command.unwrap_or_default();
            let what = say!("Kommandot {name} finns inte.", "There is no command {name}.");
            return Err(CommandError::unknown(what, &name, (context.manual.names)().into_iter()));
        };
        out.answer.own(&page)?;
        Ok(Exit::Fine)
    }
}

/// Writes the pages in both languages. Where one is there already nothing is written.
fn put_all(
    context: &CommandContext,
    folder: &Path,
    is_forced: bool,
    out: &mut Out<'_>,
) -> Result<Exit, CommandError> {
    let names = || std::iter::once(None).chain((context.manual.names)().into_iter().map(Some));
    let file = |sub: &str, name: Option<&str>| {
        let name = name.map_or_else(|| "vbe.1".to_owned(), |name| format!("vbe-{name}.1"));
        context.folder.join(folder).join(sub).join(name)
    };
    let all: Vec<(PathBuf, Option<&str>, Lang)> = FOLDERS
        .iter()
        .flat_map(|(sub, lang)| names().map(move |name| (file(sub, name), name, *lang)))
        .collect();
    if let Some((there, ..)) = all.iter().find(|(path, ..)| !is_forced && disk::is_there(path)) {
        let there = there.display();
        return Err(CommandError::Message(
            say!("{there} finns redan.", "{there} is there already."),
            Say::fixed(
                "Ingenting är skrivet. Välj en annan mapp, eller skriv --force för att ersätta sidorna.",
                "Nothing has been written. Choose another folder, or write --force to replace the pages.",
            ),
        ));
    }
    for (sub, _) in FOLDERS {
        write::folder(&context.folder.join(folder).join(sub), Access::Usual)
            .map_err(|error| not_written(folder, &error.to_string()))?;
    }
    for (path, name, lang) in &all {
        let Some(page) = (context.manual.page)(*name, context.today, *lang) else { continue };
        let written = if disk::is_there(path) {
            write::over(path, page.as_bytes())
        } else {
            write::new(path, page.as_bytes())
        };
        written.map_err(|error| not_written(path, &error.to_string()))?;
    }
    let folder = folder.display();
    out.answer.say(
        &say!("Skrev manualsidorna i {folder}.", "Wrote the manual pages in {folder}."),
        context.render_options.lang,
    )?;
    Ok(Exit::Fine)
}

fn not_written(path: &Path, error: &str) -> CommandError {
    let path = path.display();
    CommandError::Message(
        say!("{path} gick inte att skriva: {error}.", "{path} could not be written: {error}."),
        Say::fixed("Välj en mapp som du får skriva i.", "Choose a folder that you may write in."),
    )
}
