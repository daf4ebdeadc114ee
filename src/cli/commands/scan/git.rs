//! `vbe scan` of what git keeps: before a commit, of its message, before a push, of a range, and of all
//! history.

use std::path::{Path, PathBuf};

use super::advice;
use super::asked::Asked;
use super::place::{self, exit};
use crate::base::lang::Say;
use crate::cli::context::CommandContext;
use crate::cli::outcome::{CommandError, Exit, Out};
use crate::guard::{Guard, Places};
use crate::io::disk;
use crate::io::git::{ChangeVisitor, FileChanges, Git, GitError, Piece, Push, What, Words};
use crate::model::config::Config;
use crate::model::load::Reader;
use crate::output::render;
use crate::pii::detector::Detector;
use crate::say;
use crate::syntax::finding::Severity;
use crate::syntax::text::Source;

/// Scans the part of what git keeps that is asked for.
pub(super) fn scan_git(
    asked: &Asked,
    fail_on: Severity,
    context: &CommandContext,
    out: &mut Out<'_>,
) -> Result<Exit, CommandError> {
    let Place { git, root, config, reader, under } = place(context, out)?;
    let places = Places::of(&config, &root, &under);
    let mut guard = Guard::new(reader, places.clone());
    if let Asked::Message(path) = asked {
        guard.comment = Some(git.comment_mark());
        guard.take(message(&context.folder.join(path))?);
    } else {
        let pushes = pushes(asked, context)?;
        let mut take = |piece: Piece| guard.take(piece);
        pieces(asked, &pushes, &git, &mut take)??;
        let wanted = |path: &str| places.is_compared(path);
        let each = &mut |changes: FileChanges| guard.compare(&changes);
        let mut compared = ChangeVisitor { wanted: &wanted, each };
        compare(asked, &pushes, &git, &mut compared)??;
    }
    let verdict = guard.verdict(root, config, context.day);
    tell(asked, &verdict, context, out)?;
    Ok(exit(fail_on, &verdict.findings))
}

/// Passes on each piece of text that is to be scanned.
fn pieces(
    asked: &Asked,
    pushes: &[Push],
    git: &Git,
    take: &mut dyn FnMut(Piece),
) -> Result<Result<(), GitError>, CommandError> {
    Ok(match asked {
        Asked::Staged => git.staged(take),
        Asked::Range(written) => git.range(&words(written)?, take),
        Asked::History => git.history(take),
        Asked::Push(remote) => git.pushed(remote, pushes, take),
        Asked::Message(_) => Ok(()),
    })
}

/// The pushes to scan, when a push is asked about. git gives them once, on standard input.
fn pushes(asked: &Asked, context: &CommandContext) -> Result<Vec<Push>, CommandError> {
    if !matches!(asked, Asked::Push(_)) {
        return Ok(Vec::new());
    }
    let told = context.input.read(Source::LIMIT)?;
    Ok(Push::read(&String::from_utf8_lossy(&told))?)
}

/// Passes on how existing records were changed. For all history, this is not checked.
fn compare(
    asked: &Asked,
    pushes: &[Push],
    git: &Git,
    visitor: &mut ChangeVisitor<'_>,
) -> Result<Result<(), GitError>, CommandError> {
    Ok(match asked {
        Asked::Staged => git.staged_changes(visitor),
        Asked::Range(written) => git.range_changes(&words(written)?, visitor),
        Asked::Push(remote) => git.pushed_changes(remote, pushes, visitor),
        Asked::History | Asked::Message(_) => Ok(()),
    })
}

fn words(written: &str) -> Result<Words, CommandError> {
    Words::read(written).map_err(|word| {
        CommandError::Message(
            say!("--range går inte att läsa vid: {word}", "--range cannot be read at: {word}"),
            Say::fixed(
                "Skriv till exempel main..HEAD, HEAD, eller \"HEAD --not --remotes\".",
                "Write for example main..HEAD, HEAD, or \"HEAD --not --remotes\".",
            ),
        )
    })
}

/// The commit message, from the file that git keeps it in while it is written.
fn message(path: &Path) -> Result<Piece, CommandError> {
    let bytes = disk::read(path).map_err(|_| {
        let path = path.display();
        CommandError::Message(
            say!("Meddelandet i {path} går inte att läsa.", "The message in {path} cannot be read."),
            Say::fixed(
                "--message är till för kroken commit-msg, som anger filen.",
                "--message is for the hook commit-msg, which names the file.",
            ),
        )
    })?;
    Ok(Piece { what: What::Message, path: None, commit: None, bytes: Ok(bytes) })
}

/// Writes the findings, and then once what it means that git has them.
fn tell(
    asked: &Asked,
    verdict: &crate::guard::Verdict,
    context: &CommandContext,
    out: &mut Out<'_>,
) -> Result<(), CommandError> {
    let (workspace, findings, files) = (&verdict.workspace, &verdict.findings, verdict.files);
    let is_message = matches!(asked, Asked::Message(_));
    // A hook prints nothing about a message without findings.
    if !(is_message && findings.is_empty() && context.format == render::Format::Text) {
        let told = render::Verdict { workspace, findings, files, day: context.day, under: "" };
        out.answer.scan(told, context.format, context.render_options)?;
    }
    out.answer.flush()?;
    advice::tell(asked, verdict, context.render_options.lang, &mut out.talk)?;
    Ok(())
}

/// What a scan needs.
struct Place {
    git: Git,
    root: PathBuf,
    config: Config,
    reader: Reader,
    /// The workspace's path in its repository.
    under: String,
}

/// The workspace and its repository. A repository without a working tree has its settings in its last commit.
fn place(context: &CommandContext, out: &mut Out<'_>) -> Result<Place, CommandError> {
    let bare = context.root.as_ref().map_or_else(|| context.folder.clone(), |root| context.folder.join(root));
    let git = context.git.at(&bare);
    if disk::workspace(&bare).is_none() && context.config.is_none() && git.is_bare() {
        let committed = |path: &str| git.committed(path);
        let config = match committed("vbe.toml")? {
            Some(bytes) => context.settings_in("HEAD:vbe.toml".into(), bytes, out)?,
            None => Config::default(),
        };
        let names =
            config.names.as_ref().map(|path| committed(&path.to_string_lossy())).transpose()?.flatten();
        if config.names.is_some() && names.is_none() {
            return Err(no_names());
        }
        let names = names.map(|bytes| Source::of_bytes(String::new(), bytes).0.text);
        let names = names.iter().flat_map(|text| text.raw().lines()).filter(|line| !line.starts_with('#'));
        let detector = Detector::new(names, config.contacts.iter().map(String::as_str));
        let reader = Reader { detector, ..Reader::default() };
        return Ok(Place { git, root: bare, config, reader, under: String::new() });
    }
    let (root, config, reader) = place::place(context, out)?;
    let under = disk::place_in_repository(&root);
    Ok(Place { git: context.git.at(&root), root, config, reader, under })
}

fn no_names() -> CommandError {
    CommandError::Message(
        Say::fixed(
            "Filen med namn, som vbe.toml anger, finns inte i den senaste incheckningen.",
            "The file of names, which vbe.toml tells of, is not in the last commit.",
        ),
        Say::fixed(
            "Checka in den, eller ta bort raden ur vbe.toml.",
            "Commit it, or remove the line from vbe.toml.",
        ),
    )
}
