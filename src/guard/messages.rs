//! Adjusts the messages of findings in git's history: where a piece is when it is not a file, and what to do about it
//! there.

use std::collections::HashSet;

use crate::base::lang::Say;
use crate::io::git::What;
use crate::pii::detector::{Class, Exposure};
use crate::say;
use crate::syntax::finding::FileId;
use crate::syntax::finding::{Finding, Place, Severity};
use crate::syntax::text::Span;

/// Why a piece could not be scanned, when no fault of a file says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unscanned {
    /// git does not have the object.
    Missing,
    /// A submodule that is not here.
    Submodule,
    /// The clone is shallow: the earlier history is not here.
    Cut,
    /// The content is kept outside git.
    Pointer,
}

/// What a message needs to know of a piece beside its text.
#[derive(Debug)]
pub(super) struct PieceContext {
    pub(super) what: What,
    pub(super) commit: Option<String>,
    pub(super) unscanned: Option<Unscanned>,
    /// Whether it is among the plans and the records.
    pub(super) is_record: bool,
}

/// Adds to each finding its place in the history, and adds findings for what could not be scanned.
pub(super) fn tell(pieces: &[PieceContext], findings: &mut Vec<Finding>) {
    for finding in findings.iter_mut() {
        let Some(piece) = pieces.get(finding.place.file.0 as usize) else { continue };
        if finding.rule == "unreadable-file" && !piece.is_record {
            finding.help = elsewhere();
        }
        let help = if finding.rule == "unreadable-file" { rewritten(piece.what) } else { help(piece.what) };
        finding.help = help.unwrap_or_else(|| finding.help.clone());
        finding.what = at(piece, &finding.what);
    }
    for (piece, file) in pieces.iter().zip(0..) {
        if let Some(unscanned) = piece.unscanned {
            let place = Place::new(FileId(file), Span::default());
            let (what, help) = words(unscanned, piece.is_record);
            let what = at(piece, &what);
            findings.push(Finding::new("unreadable-file", Severity::Error, place, what, help));
        }
    }
    for finding in findings.iter_mut() {
        let piece = pieces.get(finding.place.file.0 as usize);
        finding.commit = piece.and_then(|piece| piece.commit.as_deref()).map(Into::into);
    }
    findings.sort_by_key(|finding| (finding.place, finding.rule));
}

/// What a message says of somebody is a warning when it came by fetch: it cannot be written anew here, and what a server
/// writes of those who work there stops no pull. Numbers of people are errors wherever they come from.
pub(super) fn spare(pieces: &[PieceContext], fetched: &HashSet<String>, findings: &mut [Finding]) {
    for finding in findings.iter_mut().filter(|finding| finding.severity == Severity::Error) {
        let Some(piece) = pieces.get(finding.place.file.0 as usize) else { continue };
        let is_fetched = piece.commit.as_ref().is_some_and(|commit| fetched.contains(commit));
        let class = finding.class.and_then(Class::named);
        let is_soft = class.is_some_and(|class| class.severity(Exposure::Open) != Some(Severity::Error));
        if piece.what == What::Message && is_fetched && is_soft {
            finding.severity = Severity::Warning;
            finding.help = Say::fixed(
                "Meddelandet är hämtat och kan inte skrivas om här. Säg till den som skrev det.",
                "The message has been fetched and cannot be written anew here. Tell whoever wrote it.",
            );
        }
    }
}

/// `Incheckning 0123456789, meddelandet: …`
fn at(piece: &PieceContext, what: &Say) -> Say {
    let part = match piece.what {
        What::File | What::History => None,
        What::Link => Some(Say::fixed("dit länken leder", "where the link leads")),
        What::Name => Some(Say::fixed("namnet på en fil eller mapp", "the name of a file or folder")),
        What::Message => Some(Say::fixed("meddelandet", "the message")),
        What::Note => Some(Say::fixed("en anteckning i git", "a note in git")),
        What::TagMessage => Some(Say::fixed("taggens meddelande", "the tag's message")),
        What::Branch => Some(Say::fixed("grenens namn", "the branch's name")),
        What::Tag => Some(Say::fixed("taggens namn", "the tag's name")),
        What::Ref => Some(Say::fixed("en referens namn", "the name of a ref")),
    };
    let commit = piece.commit.as_ref().map(|commit| say!("incheckning {commit}", "commit {commit}"));
    let parts: Vec<Say> = [commit, part].into_iter().flatten().collect();
    if parts.is_empty() {
        return what.clone();
    }
    let join = |side: fn(&Say) -> &str| upper(&parts.iter().map(side).collect::<Vec<_>>().join(", "));
    let (sv, en) = (join(|part| &part.sv), join(|part| &part.en));
    Say::new(format!("{sv}: {}", what.sv), format!("{en}: {}", what.en))
}

fn upper(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// What to do about a piece that is not a file.
fn help(what: What) -> Option<Say> {
    Some(match what {
        What::File | What::Link | What::Name | What::History => return None,
        What::Message | What::TagMessage => {
            Say::fixed("Skriv om meddelandet utan uppgiften.", "Write the message without it.")
        }
        What::Note => Say::fixed(
            "Skriv om anteckningen utan uppgiften: git notes edit. Är den sparad redan har anteckningarnas historik den kvar; gör dem då på nytt, utan historik: git update-ref refs/notes/commits $(git commit-tree -m Anteckningar refs/notes/commits^{tree}), git reflog expire --expire=now --all. Kör sedan git gc --prune=now.",
            "Write the note without it: git notes edit. If it is kept already, the history of the notes has it still; then make them anew, without history: git update-ref refs/notes/commits $(git commit-tree -m Notes refs/notes/commits^{tree}), git reflog expire --expire=now --all. Then run git gc --prune=now.",
        ),
        What::Branch => Say::fixed(
            "Byt namn på grenen: git branch -m NYTT-NAMN",
            "Rename the branch: git branch -m NEW-NAME",
        ),
        What::Tag | What::Ref => Say::fixed(
            "Sätt en ny tagg på samma incheckning och ta bort den gamla, som har sitt namn i sig: git tag -a NYTT \"GAMMALT^{}\", git tag -d GAMMALT. Kör sedan git gc --prune=now.",
            "Put a new tag on the same commit and delete the old, which holds its own name: git tag -a NEW \"OLD^{}\", git tag -d OLD. Then run git gc --prune=now.",
        ),
    })
}

/// What to do about a message that is no text.
fn rewritten(what: What) -> Option<Say> {
    Some(match what {
        What::Note => Say::fixed(
            "Skriv anteckningen på nytt som vanlig text i UTF-8: git notes edit. Kör sedan git gc --prune=now.",
            "Write the note anew as plain text in UTF-8: git notes edit. Then run git gc --prune=now.",
        ),
        What::Message | What::TagMessage => Say::fixed(
            "Skriv meddelandet på nytt som vanlig text i UTF-8.",
            "Write the message anew as plain text in UTF-8.",
        ),
        _ => return None,
    })
}

/// What to do about a file that cannot be scanned and is not a record.
fn elsewhere() -> Say {
    Say::fixed(
        "Rymmer mappen inget om någon person, till exempel bilder till en webbsida, skriv den i vbe.toml: [privacy] elsewhere = [\"mappen\"]. Annars: ta bort filen.",
        "If the folder holds nothing about any person, such as pictures for a web page, write it in vbe.toml: [privacy] elsewhere = [\"folder\"]. Otherwise remove the file.",
    )
}

fn words(unscanned: Unscanned, is_record: bool) -> (Say, Say) {
    match unscanned {
        Unscanned::Missing => (
            Say::fixed(
                "git känner till det här men har det inte, så det är inte granskat.",
                "git knows of this but does not have it, so it has not been looked at.",
            ),
            Say::fixed(
                "Hämta allt: git fetch --refetch --no-filter. Är arkivet skadat säger git fsck det.",
                "Fetch everything: git fetch --refetch --no-filter. If the repository is damaged, git fsck says so.",
            ),
        ),
        Unscanned::Submodule => (
            Say::fixed(
                "Det här är en undermodul, och den version som är antecknad finns inte här. Den är inte granskad.",
                "This is a submodule, and the commit that is recorded is not here. It has not been looked at.",
            ),
            if is_record {
                Say::fixed("Hämta den: git submodule update --init", "Fetch it: git submodule update --init")
            } else {
                Say::fixed(
                    "Hämta den: git submodule update --init. Rymmer den inget om någon person, skriv mappen i vbe.toml: [privacy] elsewhere = [\"mappen\"]",
                    "Fetch it: git submodule update --init. If it holds nothing about any person, write the folder in vbe.toml: [privacy] elsewhere = [\"folder\"]",
                )
            },
        ),
        Unscanned::Cut => (
            Say::fixed(
                "Historiken är avkortad: det som kom före är inte hämtat, och inte granskat.",
                "The history is cut: what came before has not been fetched, and has not been looked at.",
            ),
            Say::fixed(
                "Hämta hela: git fetch --unshallow. På en byggserver: fetch-depth: 0.",
                "Fetch all of it: git fetch --unshallow. On a build server: fetch-depth: 0.",
            ),
        ),
        Unscanned::Pointer => (
            Say::fixed(
                "Filens innehåll ligger utanför git (git LFS), så det är inte granskat.",
                "The file's content is kept outside git (git LFS), so it has not been looked at.",
            ),
            if is_record {
                Say::fixed(
                    "Planer och uppföljning ska vara vanlig text: ta bort filen ur LFS med git lfs untrack.",
                    "Plans and records are plain text: move the file from LFS with git lfs untrack.",
                )
            } else {
                elsewhere()
            },
        ),
    }
}
