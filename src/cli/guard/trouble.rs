//! What git could not do, told.

use crate::cli::world::Failure;
use crate::git::Trouble;
use crate::lang::Say;
use crate::say;

/// Why git gave no answer, and what to do.
pub(in crate::cli) fn trouble(trouble: &Trouble) -> Failure {
    let (what, help) = match trouble {
        Trouble::NoGit => (
            Say::fixed("Programmet git hittas inte.", "The program git is not found."),
            Say::fixed(
                "Installera git, eller se till att mappen med git står i PATH.",
                "Install git, or see to it that its folder is in PATH.",
            ),
        ),
        Trouble::NoRepository => (
            Say::fixed("Mappen ligger inte i något git-arkiv.", "The folder is in no git repository."),
            Say::fixed(
                "Gå till en mapp i arkivet, eller kör git init här. Filer utan git granskas med vbe scan.",
                "Go to a folder in the repository, or run git init here. Files without git are scanned by vbe scan.",
            ),
        ),
        Trouble::NotTrusted => (
            Say::fixed(
                "git vill inte läsa arkivet: mappen ägs av en annan användare på datorn.",
                "git will not read the repository: the folder belongs to another user of the machine.",
            ),
            Say::fixed(
                "Kör git status i mappen. git skriver då ut kommandot som säger att mappen är betrodd.",
                "Run git status in the folder. git then prints the command that says that the folder is trusted.",
            ),
        ),
        Trouble::UnknownRevision => (
            Say::fixed(
                "Det finns ingen sådan version i arkivet: en gren, tagg eller incheckning som angavs saknas.",
                "There is no such revision in the repository: a branch, tag or commit that was named is not there.",
            ),
            Say::fixed(
                "Se efter med git log. På en byggserver är ofta bara det senaste hämtat: låt den hämta hela historiken (fetch-depth: 0).",
                "Look with git log. A build server often fetches only the latest: let it fetch the whole history (fetch-depth: 0).",
            ),
        ),
        Trouble::Garbled => (
            Say::fixed(
                "Det som lämnades över går inte att läsa så som git skriver det före en push.",
                "What was handed over cannot be read as git writes it before a push.",
            ),
            Say::fixed(
                "--push är till för kroken pre-push. För hand används vbe scan --range.",
                "--push is for the hook pre-push. By hand, use vbe scan --range.",
            ),
        ),
        Trouble::Failed(command) => (
            say!(
                "git {command} misslyckades, så allt blev inte granskat.",
                "git {command} failed, so not everything was scanned."
            ),
            Say::fixed(
                "Kör git fsck i mappen: där säger git om något är skadat.",
                "Run git fsck in the folder: git says whether something is damaged.",
            ),
        ),
        Trouble::Io(error) => (
            say!("git gick inte att läsa: {error}.", "git could not be read: {error}."),
            Say::fixed("Försök igen.", "Try again."),
        ),
    };
    Failure::Said(what, help)
}
