//! `vbe schema`: prints a kind's schema, or the list of kinds.

use crate::base::lang::{Lang, Own, Say};
use crate::base::wording::{self, Word};
use crate::cli::args::{Args, Takes, operand};
use crate::cli::command::Command;
use crate::cli::context::CommandContext;
use crate::cli::outcome::{CommandError, Exit, Out};
use crate::model::kinds::{self, KINDS, Kind};
use crate::say;

#[derive(Debug)]
pub(super) struct Schema {
    name: Option<String>,
}

impl Command for Schema {
    const NAME: &'static str = "schema";
    const USAGE: &'static Say = &Say::fixed("[SORT]", "[KIND]");
    const ABOUT: &'static Say = &Say::fixed(
        "Skriv ut schemat för en sorts fil, eller lista sorterna",
        "Print the schema of a kind, or list the kinds",
    );
    const EXAMPLES: &'static [&'static str] = &["schema", "schema plan"];

    fn options(args: &mut Args<'_>) -> Self {
        Self {
            name: args.text(
                operand("name")
                    .takes(Takes::Words(words()))
                    .value("SORT", "KIND")
                    .heading("Sort", "Kind")
                    .help("Till exempel plan eller möte", "For example plan or meeting"),
            ),
        }
    }

    fn run(self, context: &CommandContext, out: &mut Out<'_>) -> Result<Exit, CommandError> {
        let Some(name) = self.name else { return list(context.render_options.lang, out) };
        let words = words();
        let Some(at) = wording::meant(&name, &words) else {
            let what = say!("Sorten {name} finns inte.", "There is no kind {name}.");
            return Err(CommandError::Message(what, wording::instead(&name, &words)));
        };
        let schema = KINDS.get(at).map_or(kinds::PUBLISHED_CONFIG.as_str(), Kind::published);
        out.answer.own(&Own::new(schema))?;
        Ok(Exit::Fine)
    }
}

/// What people type for what has a schema.
fn words() -> Vec<Word<'static>> {
    KINDS.iter().map(Kind::typed).chain([settings()]).collect()
}

/// What people type for the settings of a workspace.
fn settings() -> Word<'static> {
    Word::new("config", Say::fixed("inställningar", "settings"))
}

fn list(lang: Lang, out: &mut Out<'_>) -> Result<Exit, CommandError> {
    for kind in &KINDS {
        out.answer.line(&format!("{:<14} {:<24} {}", kind.name, kind.word.text(lang), kind.folder))?;
    }
    out.answer.line(&format!("{:<14} {:<24} vbe.toml", "config", lang.pick("inställningar", "settings")))?;
    Ok(Exit::Fine)
}
