//! `vbe schema`: prints a kind's schema, or the list of kinds.

use crate::base::lang::{Lang, Own, Say};
use crate::base::wording::{self, Word};
use crate::cli::args::{Args, Takes, operand, option};
use crate::cli::command::Command;
use crate::cli::context::CommandContext;
use crate::cli::outcome::{CommandError, Exit, Out};
use crate::cli::write_changes::why_not_written;
use crate::editing::everything;
use crate::io::disk;
use crate::io::write::{self, Access, WriteError};
use crate::model::kinds::{self, KINDS, Kind};
use crate::model::workspace::Workspace;
use crate::pii::detector::Exposure;
use crate::say;

#[derive(Debug)]
pub(super) struct Schema {
    name: Option<String>,
    with_workspace: bool,
    is_written: bool,
}

impl Command for Schema {
    const NAME: &'static str = "schema";
    const USAGE: &'static Say = &Say::fixed("[FLAGGOR] [SORT]", "[OPTIONS] [KIND]");
    const ABOUT: &'static Say = &Say::fixed(
        "Skriv ut schemat för en sorts fil, eller lista sorterna",
        "Print the schema of a kind, or list the kinds",
    );
    const EXAMPLES: &'static [&'static str] = &["schema", "schema plan", "schema plan --workspace"];

    fn options(args: &mut Args<'_>) -> Self {
        Self {
            name: args.text(
                operand("name")
                    .takes(Takes::Words(words()))
                    .value("SORT", "KIND")
                    .heading("Sort", "Kind")
                    .help("Till exempel plan eller möte", "For example plan or meeting"),
            ),
            with_workspace: args.flag(option("workspace").help(
                "Med de roller, områden, krav och åtgärder som finns här, med rubriker: redigerare som läser schemat föreslår dem",
                "With the roles, areas, requirements and activities that there are here, with titles: editors that read the schema suggest them",
            )),
            is_written: args.flag(option("write").help(
                "Med --workspace: ersätt schemana i arbetsmappens mapp för scheman. Kör igen när roller och åtgärder har blivit andra",
                "With --workspace: replace the schemas in the workspace's folder of schemas. Run it again when roles and activities have changed",
            )),
        }
    }

    fn run(self, context: &CommandContext, out: &mut Out<'_>) -> Result<Exit, CommandError> {
        let lang = context.render_options.lang;
        if self.is_written {
            return self.write(context, out);
        }
        let Some(name) = self.name else { return list(lang, out) };
        let words = words();
        let Some(at) = wording::meant(&name, &words) else {
            let what = say!("Sorten {name} finns inte.", "There is no kind {name}.");
            return Err(CommandError::Message(what, wording::instead(&name, &words)));
        };
        match KINDS.get(at) {
            Some(kind) if self.with_workspace => {
                let schema = with_workspace(kind, &context.workspace(out)?, lang);
                out.answer.text(&schema, Exposure::Open)?;
            }
            kind => {
                let schema = kind.map_or(kinds::PUBLISHED_CONFIG.as_str(), Kind::published);
                out.answer.own(&Own::new(schema))?;
            }
        }
        Ok(Exit::Fine)
    }
}

impl Schema {
    /// Writes the schemas of all kinds, or of one, where the workspace has its schemas.
    fn write(&self, context: &CommandContext, out: &mut Out<'_>) -> Result<Exit, CommandError> {
        if !self.with_workspace {
            return Err(CommandError::Message(
                Say::fixed("--write hör till --workspace.", "--write belongs to --workspace."),
                Say::fixed(
                    "Skriv vbe schema --workspace --write. De vanliga schemana skriver vbe init.",
                    "Write vbe schema --workspace --write. The usual schemas are written by vbe init.",
                ),
            ));
        }
        let workspace = context.workspace(out)?;
        let lang = context.render_options.lang;
        let folder = workspace.root.join(&workspace.config.schemas);
        let name = disk::name(&workspace.root, &folder);
        let refused = |error: &WriteError| {
            let (what, help) = why_not_written(&name, error);
            CommandError::Message(what, help)
        };
        write::folder(&folder, Access::Usual).map_err(|error| refused(&WriteError::from(error)))?;
        let is_meant = |kind: &&Kind| self.name.as_ref().is_none_or(|name| kind.typed().is(name));
        for kind in KINDS.iter().filter(is_meant) {
            let file = format!("{}.schema.json", kind.name);
            let path = folder.join(&file);
            let text = with_workspace(kind, &workspace, lang);
            let put = if disk::is_there(&path) {
                write::replace(&path, text.as_bytes())
            } else {
                write::new(&path, text).map_err(WriteError::from)
            };
            put.map_err(|error| refused(&error))?;
            out.answer.say(&say!("Skrev {name}/{file}.", "Wrote {name}/{file}."), lang)?;
        }
        Ok(Exit::Fine)
    }
}

/// The schema of a kind with what a workspace has. Titles and ids are those that pages tell.
fn with_workspace(kind: &'static Kind, workspace: &Workspace, lang: Lang) -> String {
    kind.judge().published_with(|word| everything(workspace, word, lang))
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
