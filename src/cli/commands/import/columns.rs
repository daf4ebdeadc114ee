//! What the user says that heads mean, and what `vbe.toml` remembers of it.

use crate::base::lang::Say;
use crate::base::wording::{self, Word};
use crate::cli::context::CommandContext;
use crate::cli::outcome::{CommandError, Out};
use crate::cli::write_changes::lock;
use crate::import::{Column, Said, head_key};
use crate::model::config::Config;
use crate::model::workspace::Workspace;
use crate::say;
use crate::syntax::text::Source;

/// What is said on the command line: each head, and what it means.
pub(super) fn said(written: &[String]) -> Result<Vec<(String, Column)>, CommandError> {
    let (words, columns): (Vec<Word<'static>>, Vec<Column>) = Column::typed().unzip();
    let one = |written: &String| {
        let (head, name) =
            written.rsplit_once('=').filter(|(head, _)| !head_key(head).is_empty()).ok_or_else(unclear)?;
        let at = wording::meant(name, &words).ok_or_else(|| unknown(name, &words))?;
        Ok((head.trim().to_owned(), columns[at]))
    };
    written.iter().map(one).collect()
}

/// What heads mean in the workspace: what is said now comes before what is remembered.
pub(super) fn known(workspace: &Workspace, said: &[(String, Column)]) -> Said {
    let mut all = Said::default();
    for (head, name) in &workspace.config.columns {
        if let Some(column) = Column::named(name) {
            all.add(head, column);
        }
    }
    for (head, column) in said {
        all.add(head, *column);
    }
    all
}

/// Writes what is new in `vbe.toml`, so that the next table goes through.
pub(super) fn remember(
    workspace: &Workspace,
    said: &[(String, Column)],
    context: &CommandContext,
    out: &mut Out<'_>,
) -> Result<(), CommandError> {
    let known = |head: &str, column: Column| {
        workspace
            .config
            .columns
            .iter()
            .any(|(own, name)| head_key(own) == head_key(head) && name == column.name())
    };
    let new: Vec<&(String, Column)> = said.iter().filter(|(head, column)| !known(head, *column)).collect();
    // Settings of another file are nobody's to change here.
    if new.is_empty() || context.config.is_some() {
        return Ok(());
    }
    let lang = context.render_options.lang;
    let path = workspace.root.join("vbe.toml");
    let lock = lock(context, out)?;
    let was = crate::io::disk::read(&path).ok();
    let text = was.as_ref().and_then(|was| String::from_utf8(was.clone()).ok());
    let made =
        text.and_then(|text| new.iter().try_fold(text, |text, (head, column)| with(&text, head, *column)));
    let written = was.zip(made).map(|(was, made)| lock.change(&path, &was, made.as_bytes()));
    if !matches!(written, Some(Ok(()))) {
        let rows: Vec<String> = new.iter().map(|(head, column)| row(head, *column)).collect();
        let rows = rows.join(", ");
        out.talk.say(
            &say!(
                "vbe: rubrikerna sparades inte. Skriv under [import.columns] i vbe.toml: {rows}",
                "vbe: the heads were not remembered. Write under [import.columns] in vbe.toml: {rows}"
            ),
            lang,
        )?;
        return Ok(());
    }
    for (head, column) in new {
        let Say { sv, en } = column.said();
        out.answer.say(
            &say!("vbe.toml minns att {head} är {sv}.", "vbe.toml remembers that {head} is {en}."),
            lang,
        )?;
    }
    Ok(())
}

const HEADER: &str = "[import.columns]";

/// The settings with one more head; `None` where that cannot be written without knowing better.
fn with(text: &str, head: &str, column: Column) -> Option<String> {
    let name = column.name();
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let header = lines.iter().position(|line| line.trim() == HEADER);
    match header {
        None => {
            if lines.last().is_some_and(|line| !line.trim().is_empty()) {
                lines.push(String::new());
            }
            lines.extend([HEADER.to_owned(), row(head, column)]);
        }
        Some(header) => {
            let own = lines.iter().skip(header + 1).take_while(|line| !line.trim_start().starts_with('['));
            let at =
                own.into_iter().position(|line| line.split('=').next().is_some_and(|key| key.trim() == name));
            match at.map(|at| header + 1 + at) {
                None => lines.insert(header + 1, row(head, column)),
                Some(at) => {
                    let before =
                        lines[at].trim_end().strip_suffix(']')?.trim_end().trim_end_matches(',').to_owned();
                    lines[at] = format!("{before}, {}]", quoted(head));
                }
            }
        }
    }
    let made = lines.join("\n") + "\n";
    let mut source = Source::of_bytes("vbe.toml".to_owned(), made.clone().into_bytes()).0;
    let is_it = |(own, own_name): &(String, String)| own == head && own_name == name;
    let is_read = Config::read(&mut source).is_ok_and(|config| config.columns.iter().any(is_it));
    is_read.then_some(made)
}

fn row(head: &str, column: Column) -> String {
    format!("{} = [{}]", column.name(), quoted(head))
}

fn quoted(head: &str) -> String {
    let head = head.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', " ");
    format!("\"{head}\"")
}

fn unclear() -> CommandError {
    CommandError::Message(
        Say::fixed(
            "--column säger inte vilken rubrik som är vad.",
            "--column does not say which head is what.",
        ),
        Say::fixed(
            "Skriv till exempel --column Aktör=samverkanspartner.",
            "Write for example --column Aktör=partners.",
        ),
    )
}

fn unknown(name: &str, words: &[Word<'static>]) -> CommandError {
    let all = |lang| words.iter().map(|word| word.shown(lang)).collect::<Vec<_>>().join(", ");
    let (sv, en) = (all(crate::base::lang::Lang::Sv), all(crate::base::lang::Lang::En));
    CommandError::Message(
        say!("{name} är inget som en kolumn kan säga.", "{name} is nothing that a column can say."),
        say!("Skriv ett av: {sv}.", "Write one of: {en}."),
    )
}
