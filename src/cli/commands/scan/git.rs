//! `vbe scan` of what git keeps: before a commit, of its message, before a push, of a range, and of all
//! history.

use std::path::Path;

use super::advice;
use super::asked::Asked;
use super::place::exit;
use super::published::Past;
use super::removed::Removed;
use super::settings::{self, Settings};
use crate::base::lang::Say;
use crate::cli::context::CommandContext;
use crate::cli::named_file;
use crate::cli::outcome::{CommandError, Exit, Out};
use crate::cli::step_summary;
use crate::facts::seen::Seen;
use crate::guard::{Ask, Comments, Guard, Verdict};
use crate::io::disk;
use crate::io::git::{
    Arrival, ChangeVisitor, Contents, Doing, FileChanges, Git, GitError, Piece, Push, Reach, Update, What,
    Wish, Words,
};
use crate::model::config::Config;
use crate::model::load;
use crate::output::render;
use crate::say;
use crate::syntax::finding::Severity;
use crate::syntax::text::Source;

/// The state of a transaction in which it can still be refused.
const PREPARED: &str = "prepared";

/// Scans the part of what git keeps that is asked for.
pub(super) fn scan_git(
    asked: &Asked,
    fail_on: Severity,
    context: &CommandContext,
    out: &mut Out<'_>,
) -> Result<Exit, CommandError> {
    if matches!(asked, Asked::Transaction(state) if state != PREPARED) {
        return Ok(Exit::Fine);
    }
    let git = settings::git(context);
    let reaches = reaches(asked, &git, context)?;
    // Refs move all the time, and where nothing comes with them no settings are needed.
    if matches!(asked, Asked::Receive | Asked::Transaction(_)) && reaches.is_empty() {
        return Ok(Exit::Fine);
    }
    let moved = reaches.clone();
    let scanned = scan_reached((asked, reaches), fail_on, &git, context, out);
    if scanned.is_err() {
        // What git has done on the way here is undone by nobody else.
        advice::unseen((asked, &moved), &git, context.render_options.lang, &mut out.talk)?;
    }
    scanned
}

/// Scans what is known to be asked about.
fn scan_reached(
    (asked, reaches): (&Asked, Vec<Reach>),
    fail_on: Severity,
    git: &Git,
    context: &CommandContext,
    out: &mut Out<'_>,
) -> Result<Exit, CommandError> {
    let moved = reaches.clone();
    let tips: Vec<String> = reaches.iter().flat_map(Reach::tips).map(str::to_owned).collect();
    let mut parts = Vec::new();
    let (mut common, mut unheeded) = (None, Vec::new());
    for reaches in settings::groups(reaches, git)? {
        let settings = settings::find(asked, (&reaches, &tips), git, context, out)?;
        let (root, config) = (settings.root.clone(), settings.config.clone());
        out.know(&config);
        unheeded.extend_from_slice(&settings.unheeded);
        let guard = look(asked, &reaches, settings, git, context)?;
        parts.push(guard.judged(&root, &config, context.day));
        common.get_or_insert((root, config));
    }
    let (root, config) = common.unwrap_or_else(|| (context.folder.clone(), Config::default()));
    let mut verdict = Verdict::of(parts, root, config);
    // The hook of the merge has told of the files a moment ago, and what stops is told again.
    let is_told = matches!(asked, Asked::Transaction(_)) && !verdict.findings.is_empty();
    if is_told && git.doing() == Doing::Merge {
        verdict.forget_warnings_of_files();
    }
    if !is_told_already(asked, &verdict, &moved, git) {
        tell((asked, &moved), (&verdict, fail_on), (git, context), out)?;
        advice::unheeded(&unheeded, &verdict, context.render_options.lang, &mut out.talk)?;
    }
    if verdict.pieces == 0 && verdict.findings.is_empty() && !asked.is_by_hook() {
        let nothing =
            context.render_options.lang.pick("vbe: ingenting att granska.", "vbe: nothing to look at.");
        out.talk.line(nothing)?;
        return Ok(Exit::Nothing);
    }
    Ok(exit(fail_on, &verdict.findings))
}

/// Scans what is judged by the same settings.
fn look(
    asked: &Asked,
    reaches: &[Reach],
    settings: Settings,
    git: &Git,
    context: &CommandContext,
) -> Result<Guard, CommandError> {
    let Settings { config, reader, locals, places, roots, are_moved, .. } = settings;
    let past = Past { git, reader: reader.clone(), places: places.clone(), roots, day: context.day };
    let mut guard = Guard::new(reader, places.clone()).with_locals(locals);
    if !matches!(asked, Asked::History) {
        guard = guard.with_shape(&config, context.day);
    }
    if matches!(asked, Asked::Receive) {
        guard = guard.without_submodules();
    }
    if let Asked::Message(path) = asked {
        let message = message(&context.folder.join(path), git)?;
        // Without an editor git drops no line, and puts none there.
        let text = message.bytes.as_deref().unwrap_or_default();
        guard.comments = Comments::of(text, git.comment_mark(), git.uses_editor(), git.drops_comments());
        guard.take(message);
    } else {
        // What becomes a record by being where the records now are has not been looked at as one.
        let is_closed = |path: &str| places.is_closed(path);
        let closed: Option<&Wish<'_>> = are_moved.then_some(&is_closed);
        pieces(asked, reaches, git, closed, &mut |piece: Piece| guard.take(piece))?;
        let wanted = |path: &str| places.is_compared(path);
        let (mut trouble, mut troubled) = (None, None);
        let mut removed = Removed::of(git, reaches);
        let mut ask = Ask {
            published: &mut || past.published(reaches).unwrap_or_else(|why| kept(why, &mut trouble)),
            removed: &mut |stems| removed.named(stems).unwrap_or_else(|why| kept(why, &mut troubled)),
        };
        let each = &mut |changes: FileChanges| guard.compare_with(&changes, &mut ask);
        compare(asked, reaches, git, &mut ChangeVisitor { wanted: &wanted, each })?;
        trouble.or(troubled).map_or(Ok(()), Err)?;
        past.compare(asked, reaches, &mut guard)?;
        past.lost_in_merges(asked, reaches, &mut guard)?;
        guard.tell_committed(|path| git.has_had(path));
    }
    let words = guard.lost_words();
    if !words.is_empty() {
        let is_open = |path: &str| !places.is_closed(path);
        guard.excuse(&git.standing(words, &is_open)?);
    }
    // What is fetched from one place and sent to another cannot be written anew here either.
    if matches!(asked, Asked::Transaction(_) | Asked::Push(_)) && guard.has_caught() {
        guard.spare(git.fetched(reaches)?);
    }
    if guard.has_caught() {
        guard.forgive(|path, commit| git.versions_before(commit, path).unwrap_or_default());
    }
    let tips: Vec<&str> = reaches.iter().flat_map(Reach::tips).collect();
    if guard.has_caught() && is_underway(asked, reaches, git) {
        guard.settle(|_, _| Some(Vec::new()));
    } else if guard.has_caught() && !tips.is_empty() {
        let mut contents = git.contents()?;
        guard.settle(|path, id| ends(git, &mut contents, &tips, (path, id)).ok());
    }
    Ok(guard)
}

/// Nothing, and why it could not be told.
fn kept<T>(why: GitError, trouble: &mut Option<GitError>) -> Vec<T> {
    *trouble = Some(why);
    Vec::new()
}

/// What a file is in what the commits end with: under its path, and under any that has the id of its case.
fn ends(
    git: &Git,
    contents: &mut Contents,
    tips: &[&str],
    (path, id): (&str, &str),
) -> Result<Vec<Vec<u8>>, GitError> {
    let mut held = Vec::new();
    for tip in tips {
        held.extend(contents.read(tip, path)?);
        if !id.is_empty() {
            let is_other = |other: &String| other != path && load::stem(other) == id;
            for other in git.records_in(tip)?.into_iter().filter(is_other) {
                held.extend(contents.read(tip, &other)?);
            }
        }
    }
    Ok(held)
}

/// Whether git makes commits one after another, and more of them follow: what is wrong only with the form may be mended
/// by the next, and the branch is judged by what it ends with.
fn is_underway(asked: &Asked, reaches: &[Reach], git: &Git) -> bool {
    let is_own = || reaches.iter().all(|reach| git.is_checked_out(reach));
    matches!(asked, Asked::Transaction(_))
        && ((git.is_rebasing() && !reaches.iter().any(Reach::is_named)) || (git.picks_left() > 1 && is_own()))
}

/// Whether the hooks of a commit have told all this a moment ago, and nothing in it stops.
fn is_told_already(asked: &Asked, verdict: &Verdict, moved: &[Reach], git: &Git) -> bool {
    let is_stopped = verdict.findings.iter().any(|finding| finding.severity == Severity::Error);
    let is_asked = matches!(asked, Asked::Transaction(_)) && !is_stopped && !verdict.findings.is_empty();
    is_asked && git.is_just_made(moved) && !git.is_reverted(moved)
}

/// The commits that are asked about. git tells a hook of them once, on standard input.
fn reaches(asked: &Asked, git: &Git, context: &CommandContext) -> Result<Vec<Reach>, CommandError> {
    let told = if asked.is_told() { context.input.read(Source::LIMIT)? } else { Vec::new() };
    let told = String::from_utf8_lossy(&told);
    let garbled = |trouble: GitError| match trouble {
        GitError::Garbled => not_as_told(asked),
        other => other.into(),
    };
    Ok(match asked {
        Asked::Range(written) => git.range(&words(written)?)?,
        Asked::Push(remote) => git.pushed(remote, &Push::read(&told).map_err(garbled)?)?,
        Asked::Receive => Update::reaches(Arrival::Server, &Update::read(&told).map_err(garbled)?),
        Asked::Transaction(_) => {
            git.since_the_first_pick(Update::reaches(Arrival::Own, &Update::read(&told).map_err(garbled)?))
        }
        Asked::Staged | Asked::Message(_) | Asked::History => Vec::new(),
    })
}

/// The error when what a hook hands over is not what git gives it.
fn not_as_told(asked: &Asked) -> CommandError {
    let (option, hook) = match asked {
        Asked::Receive => ("--receive", "pre-receive"),
        Asked::Transaction(_) => ("--transaction", "reference-transaction"),
        _ => ("--push", "pre-push"),
    };
    CommandError::Message(
        say!(
            "Det som lämnades över går inte att läsa så som git skriver det till kroken {hook}.",
            "What was handed over cannot be read as git writes it to the hook {hook}."
        ),
        say!(
            "{option} är till för kroken {hook}. För hand används vbe scan --range.",
            "{option} is for the hook {hook}. By hand, use vbe scan --range."
        ),
    )
}

/// Passes on each piece of text that is to be scanned.
fn pieces(
    asked: &Asked,
    reaches: &[Reach],
    git: &Git,
    wanted: Option<&Wish<'_>>,
    take: &mut dyn FnMut(Piece),
) -> Result<(), GitError> {
    match asked {
        Asked::Staged => git.staged(wanted, take),
        Asked::History => git.history(take),
        _ => git.reached(reaches, wanted, take),
    }
}

/// Passes on how existing records were changed. For all history, this is not checked.
fn compare(
    asked: &Asked,
    reaches: &[Reach],
    git: &Git,
    visitor: &mut ChangeVisitor<'_>,
) -> Result<(), GitError> {
    match asked {
        Asked::Staged => git.staged_changes(visitor),
        _ => git.reached_changes(reaches, visitor),
    }
}

fn words(written: &str) -> Result<Words, CommandError> {
    Words::read(written).map_err(|word| {
        CommandError::Message(
            say!("--range går inte att läsa vid: {word}", "--range cannot be read at: {word}"),
            Say::fixed(
                "Skriv till exempel main..HEAD, HEAD, eller \"HEAD --not --remotes\". Båda ändarna ska stå där: en tom variabel ger annars ett intervall där ingenting finns.",
                "Write for example main..HEAD, HEAD, or \"HEAD --not --remotes\". Both ends must be there: an empty variable otherwise gives a range that holds nothing.",
            ),
        )
    })
}

/// The commit message, from the file that git keeps it in while it is written.
fn message(path: &Path, git: &Git) -> Result<Piece, CommandError> {
    let bytes = disk::read(path).map_err(|why| {
        let path = path.display();
        named_file::unread(
            &say!("Meddelandets fil {path}", "The file of the message, {path},"),
            &why,
            Say::fixed(
                "--message är till för kroken commit-msg, som anger filen.",
                "--message is for the hook commit-msg, which names the file.",
            ),
        )
    })?;
    Ok(Piece { what: What::Message, path: None, commit: None, bytes: git.written_message(&bytes) })
}

/// Writes the findings, and then once what it means that git has them.
fn tell(
    (asked, moved): (&Asked, &[Reach]),
    (verdict, fail_on): (&Verdict, Severity),
    (git, context): (&Git, &CommandContext),
    out: &mut Out<'_>,
) -> Result<(), CommandError> {
    let (workspace, findings) = (&verdict.workspace, &verdict.findings);
    let files = Seen::among(verdict.files, verdict.of_people);
    // These hooks run for every message and every branch, and print nothing when all is well.
    let is_quiet = matches!(asked, Asked::Message(_) | Asked::Receive | Asked::Transaction(_));
    if !(is_quiet && findings.is_empty() && context.format == render::Format::Text) {
        let told = render::Verdict {
            workspace,
            findings,
            files,
            asker: render::Asker::Scan,
            fails_from: fail_on,
            day: context.day,
            under: "",
        };
        out.answer.scan(told, context.format, context.render_options)?;
        step_summary::add(told, context, out)?;
    }
    out.answer.flush()?;
    advice::tell((asked, moved), verdict, git, context.render_options.lang, &mut out.talk)?;
    Ok(())
}
