//! Messages for what git could not do or did not have.

use super::outcome::CommandError;
use crate::base::lang::Say;
use crate::io::git::GitError;
use crate::model::past::RevisionError;
use crate::pii::detector::{Detector, Exposure};
use crate::pii::told::searched;
use crate::say;

impl From<GitError> for CommandError {
    fn from(error: GitError) -> Self {
        let (what, help) = git(&error);
        Self::Message(what, help)
    }
}

impl From<RevisionError> for CommandError {
    fn from(error: RevisionError) -> Self {
        let (what, help) = revision(error);
        Self::Message(what, help)
    }
}

/// Why git gave no answer, and what the user can do.
fn git(error: &GitError) -> (Say, Say) {
    match error {
        GitError::NoGit => (
            Say::fixed("Programmet git hittas inte.", "The program git is not found."),
            Say::fixed(
                "Installera git, eller se till att mappen med git står i PATH.",
                "Install git, or see to it that its folder is in PATH.",
            ),
        ),
        GitError::NoRepository => (
            Say::fixed("Mappen ligger inte i något git-arkiv.", "The folder is in no git repository."),
            Say::fixed(
                "Gå till en mapp i arkivet, eller kör git init här. Filer utan git granskas med vbe scan.",
                "Go to a folder in the repository, or run git init here. Files without git are scanned by vbe scan.",
            ),
        ),
        GitError::Silent => (
            Say::fixed(
                "Arkivet (.git) finns, men git går inte att fråga.",
                "The repository (.git) is there, but git cannot be asked.",
            ),
            Say::fixed(
                "Kör git status i mappen: finns programmet git, och läser det arkivet, så säger det vad som är fel. vbe ändrar ingenting i .git.",
                "Run git status in the folder: if the program git is there, it says what is wrong. vbe changes nothing in .git.",
            ),
        ),
        GitError::NotTrusted => (
            Say::fixed(
                "git vill inte läsa arkivet: mappen ägs av en annan användare på datorn.",
                "git will not read the repository: the folder belongs to another user of the machine.",
            ),
            Say::fixed(
                "Kör git status i mappen. git skriver då ut kommandot som säger att mappen är betrodd.",
                "Run git status in the folder. git then prints the command that says that the folder is trusted.",
            ),
        ),
        GitError::UnknownRevision => (
            Say::fixed(
                "Det finns ingen sådan version i arkivet: en gren, tagg eller incheckning som angavs saknas.",
                "There is no such revision in the repository: a branch, tag or commit that was named is not there.",
            ),
            Say::fixed(
                "Se efter med git log. På en byggserver är ofta bara det senaste hämtat: låt den hämta hela historiken (fetch-depth: 0).",
                "Look with git log. A build server often fetches only the latest: let it fetch the whole history (fetch-depth: 0).",
            ),
        ),
        GitError::Partial => (
            Say::fixed(
                "Bara en del av innehållet är hämtat: klonen är gjord med --filter.",
                "Only some of the content has been fetched: the clone was made with --filter.",
            ),
            refetch(),
        ),
        GitError::NoIndex => (
            Say::fixed(
                "Det index som git anger (GIT_INDEX_FILE) finns inte, så det som ska sparas går inte att läsa.",
                "The index that git names (GIT_INDEX_FILE) is not there, so what is to be kept cannot be read.",
            ),
            Say::fixed(
                "Kör git status i arkivets översta mapp, och försök igen. Har du satt GIT_INDEX_FILE själv: ta bort den ur miljön (unset GIT_INDEX_FILE).",
                "Run git status in the top folder of the repository, and try again. If you have set GIT_INDEX_FILE yourself: take it out of the environment (unset GIT_INDEX_FILE).",
            ),
        ),
        GitError::Garbled => (
            Say::fixed("Det som git lämnade över går inte att läsa.", "What git handed over cannot be read."),
            Say::fixed(
                "Kör git fsck i mappen: där säger git om något är skadat.",
                "Run git fsck in the folder: git says whether something is damaged.",
            ),
        ),
        GitError::Failed(command) => (
            say!(
                "git {command} misslyckades, så allt blev inte granskat.",
                "git {command} failed, so not everything was scanned."
            ),
            Say::fixed(
                "Kör git fsck i mappen: där säger git om något är skadat.",
                "Run git fsck in the folder: git says whether something is damaged.",
            ),
        ),
        GitError::Io(error) => (
            say!("git gick inte att läsa: {error}.", "git could not be read: {error}."),
            Say::fixed("Försök igen.", "Try again."),
        ),
    }
}

/// Why the files could not be read from git.
fn revision(error: RevisionError) -> (Say, Say) {
    match error {
        RevisionError::Git(error) => git(&error),
        RevisionError::Unknown { .. } => git(&GitError::UnknownRevision),
        RevisionError::Early { first: Some(day), cut } => (
            say!(
                "Så tidigt finns ingenting incheckat: det första är från {day}.",
                "Nothing had been committed so early: the first is of {day}."
            ),
            if cut { fetch() } else { say!("Skriv --at {day} eller senare.", "Write --at {day} or later.") },
        ),
        RevisionError::Early { first: None, .. } => (
            Say::fixed("Ingenting är incheckat ännu.", "Nothing has been committed yet."),
            Say::fixed(
                "--at läser det som git har sparat. Utan --at läses filerna så som de är.",
                "--at reads what git has kept. Without --at the files are read as they are.",
            ),
        ),
        RevisionError::Apart(folder) => {
            let folder = folder.display();
            (
                say!(
                    "Mappen {folder} ligger utanför arkivet, och går inte att läsa så som den var då.",
                    "The folder {folder} is outside the repository, and cannot be read as it was then."
                ),
                Say::fixed(
                    "Den behöver ligga i ett eget git-arkiv, som fanns då.",
                    "It needs to be in a git repository of its own, that was there then.",
                ),
            )
        }
        RevisionError::Unread(path) => {
            let path = searched(Detector::plain(), &path, Exposure::Case);
            (say!("git har inte innehållet i {path}.", "git does not have the content of {path}."), refetch())
        }
    }
}

/// What the user can do where only some of the history is here.
pub(super) fn fetch() -> Say {
    Say::fixed(
        "Bara en del av historiken är hämtad. git fetch --unshallow hämtar resten; på en byggserver: fetch-depth: 0.",
        "Only some of the history has been fetched. git fetch --unshallow fetches the rest; on a build server: fetch-depth: 0.",
    )
}

/// What the user can do where the contents of files have not been fetched.
fn refetch() -> Say {
    Say::fixed(
        "git fetch --refetch --no-filter hämtar allt innehåll; på en byggserver: ta bort filter ur det som klonar. Hjälper inte det säger git fsck om något är skadat.",
        "git fetch --refetch --no-filter fetches all content; on a build server: remove the filter from what clones. If that does not help, git fsck says whether something is damaged.",
    )
}
