//! `vbe fmt`: gives every record the same layout, and keeps its text and comments.

use std::path::PathBuf;

use crate::base::lang::Say;
use crate::base::nouns;
use crate::cli::args::{Args, Takes, operand, option};
use crate::cli::command::Command;
use crate::cli::context::CommandContext;
use crate::cli::outcome::{CommandError, Exit, Out};
use crate::cli::write_changes::{lock, not_written};
use crate::editing::tidied;
use crate::facts::seen::Seen;
use crate::model::load;
use crate::model::workspace::Workspace;
use crate::say;
use crate::syntax::edit::SpliceError;
use crate::syntax::finding::FileId;

#[derive(Debug)]
pub(super) struct Fmt {
    /// The files and folders to format; empty for all records.
    files: Vec<PathBuf>,
    check: bool,
    dry_run: bool,
}

impl Command for Fmt {
    const NAME: &'static str = "fmt";
    const USAGE: &'static Say = &Say::fixed("[FLAGGOR] [SÖKVÄG]...", "[OPTIONS] [PATH]...");
    const ABOUT: &'static Say = &Say::fixed(
        "Ställ upp filerna på ett och samma sätt; ord, ordning och kommentarer är kvar",
        "Give the files one and the same layout; words, order and comments stay",
    );
    const EXAMPLES: &'static [&'static str] = &["fmt", "fmt --check", "fmt plans --dry-run"];

    fn options(args: &mut Args<'_>) -> Self {
        Self {
            files: args.paths(
                operand("files")
                    .takes(Takes::File)
                    .any_number()
                    .value("SÖKVÄG", "PATH")
                    .heading("Filer", "Files")
                    .help(
                        "Filer och mappar (annars alla poster)",
                        "Files and folders (otherwise all records)",
                    ),
            ),
            check: args.flag(option("check").help(
                "Säg vilka filer som skulle ändras, skriv ingenting och avsluta med 1 om det finns någon",
                "Tell which files would change, write nothing and end with 1 if there are any",
            )),
            dry_run: args.dry_run(),
        }
    }

    fn run(self, context: &CommandContext, out: &mut Out<'_>) -> Result<Exit, CommandError> {
        let is_reading = self.check || self.dry_run;
        let lock = if is_reading { None } else { Some(lock(context, out)?) };
        let workspace = context.workspace(out)?;
        let reader = context.reader(&workspace.root, &workspace.config)?;
        let lang = context.render_options.lang;
        let (mut seen, mut untidy, mut left) = (0, 0, 0);
        let files = wanted(&self.files, &workspace, context)?;
        let all = Seen::of(files.iter().map(|file| workspace.file(*file)));
        for file in files {
            let loaded = workspace.file(file);
            let label = &loaded.source.label;
            seen += 1;
            let change = match tidied(&workspace, loaded) {
                Ok(None) => continue,
                Ok(Some(change)) => change,
                Err(refusal) => {
                    left += 1;
                    out.answer.flush()?;
                    out.talk.line(&format!("vbe: {label}: {}", why(refusal).text(lang)))?;
                    continue;
                }
            };
            untidy += 1;
            if self.dry_run {
                let new = load::file(&reader, change.name, change.now);
                out.answer.diff(Some(&loaded.source), &new.source)?;
            } else if self.check {
                out.answer.line(label)?;
            } else if let Some(lock) = &lock {
                lock.change(&change.path, change.was.as_deref().unwrap_or_default(), &change.now)
                    .map_err(|trouble| not_written(label, &trouble))?;
                out.answer.say(&say!("Skrev {label}.", "Wrote {label}."), lang)?;
            }
        }
        out.answer.flush()?;
        let seen_files = all.text(lang, nouns::SEEN_FILES);
        let changed = nouns::CHANGED.with(untidy);
        let sum = if is_reading {
            say!("{seen_files}, {untidy} skulle ändras.", "{seen_files}, {untidy} would change.")
        } else {
            Say::new(format!("{seen_files}, {}.", changed.sv), format!("{seen_files}, {}.", changed.en))
        };
        out.talk.line(&format!("vbe: {}", sum.text(lang)))?;
        Ok(match () {
            () if seen == 0 => Exit::Nothing,
            () if left > 0 || self.check && untidy > 0 => Exit::Found,
            () => Exit::Fine,
        })
    }
}

fn wanted(
    files: &[PathBuf],
    workspace: &Workspace,
    context: &CommandContext,
) -> Result<Vec<FileId>, CommandError> {
    if files.is_empty() {
        return Ok(workspace.files().map(|(file, _)| file).collect());
    }
    let mut all = Vec::new();
    for path in files {
        let found = workspace.files_under(&context.folder, path);
        if found.is_empty() {
            let path = path.display();
            return Err(CommandError::Message(
                say!("Det finns ingen post i {path}.", "There is no record in {path}."),
                Say::fixed(
                    "Ange en fil eller mapp bland planerna eller uppföljningen.",
                    "Name a file or folder among the plans or the records.",
                ),
            ));
        }
        all.extend(found);
    }
    all.sort_unstable();
    all.dedup();
    Ok(all)
}

fn why(refusal: SpliceError) -> Say {
    match refusal {
        SpliceError::Faulty => Say::fixed(
            "har fel och lämnas som den är; vbe validate säger vilka.",
            "has faults and is left as it is; vbe validate tells which.",
        ),
        _ => Say::fixed(
            "är skriven så att den inte går att ställa om säkert, och lämnas som den är.",
            "is written so that its layout cannot be changed with certainty, and is left as it is.",
        ),
    }
}
