//! What to do when a branch does not get what it was to get: how all becomes as before it without losing other work, and
//! then how what is wrong is mended.

use crate::base::lang::{Lang, Say};
use crate::io::git::{Doing, Git, HeadStep, Reach};
use crate::say;

/// How a patch that is put on is stopped.
const APPLY: &str = "git am --abort";

const PATCH_SV: &str = "
  2. Rätta i lappen och kör git am igen. Eller kör git apply --index med lappens fil, rätta, git add, och git commit.";
const PATCH_EN: &str = "
  2. Mend it in the patch and run git am again. Or run git apply --index with the file of the patch, mend it, git add, and
     git commit.";

/// How git came to the branch, as far as the way back from it differs.
enum Way {
    /// A commit that is made here: nothing is to be undone.
    Commit,
    /// The same, in place of the last.
    Amend,
    /// A branch that is not checked out. The files are only changed when it was to be, at once.
    Branch(String),
    /// The branch was moved to a commit that there is.
    Jump(String),
    /// One command, with an end of its own.
    Stopped(&'static str),
}

impl Way {
    fn of(git: &Git, moved: &[Reach]) -> Self {
        let tip = moved.iter().flat_map(Reach::tips).next().unwrap_or_default();
        let name = || git.short_of(tip);
        match git.doing() {
            _ if !moved.iter().all(|reach| git.is_checked_out(reach)) => Self::Branch(name()),
            Doing::Rebase => Self::Stopped("git rebase --abort"),
            Doing::Apply => Self::Stopped(APPLY),
            Doing::Pick => Self::Stopped("git cherry-pick --abort"),
            Doing::Revert => Self::Stopped("git revert --abort"),
            Doing::Merge => Self::Stopped("git merge --abort"),
            Doing::Squash | Doing::Forward | Doing::Other => match git.step_to(tip) {
                HeadStep::Commit => Self::Commit,
                HeadStep::Amend => Self::Amend,
                HeadStep::Jump => Self::Jump(name()),
            },
        }
    }

    /// The first thing to do.
    fn back(&self) -> Say {
        match self {
            Self::Commit => Say::fixed(
                "1. Rätta filen eller meddelandet, kör git add på filen, och checka in igen. Gällde det git revert: git reset\n     --merge, så är allt som före.",
                "1. Mend the file or the message, run git add on the file, and commit again. If it was git revert: git reset\n     --merge, and all is as before.",
            ),
            Self::Amend => Say::fixed(
                "1. Rätta filen eller meddelandet, kör git add på filen, och kör git commit --amend igen. Utan --amend blir den\n     incheckning som skulle ändras kvar, och grenen leder till den.",
                "1. Mend the file or the message, run git add on the file, and run git commit --amend again. Without --amend the\n     commit that was to be changed is left, and the branch leads to it.",
            ),
            Self::Branch(tip) => say!(
                "1. Ingen gren har gjorts eller flyttats, och det du arbetar med är orört. Gällde det git switch -c eller git\n     checkout -b: git read-tree -m -u {tip} HEAD ger filerna tillbaka.",
                "1. No branch has been made or moved, and what you are working on is untouched. If it was git switch -c or git\n     checkout -b: git read-tree -m -u {tip} HEAD gives the files back."
            ),
            Self::Jump(tip) => say!(
                "1. Kör git read-tree -m -u {tip} HEAD i arkivets översta mapp: filerna är då som före, och det du själv har ändrat\n     är kvar.",
                "1. Run git read-tree -m -u {tip} HEAD in the top folder of the repository: the files are then as before, and what\n     you have changed yourself is left."
            ),
            Self::Stopped(command) => say!(
                "1. Kör {command}: allt är då som före, och det du själv har ändrat är kvar.",
                "1. Run {command}: all is then as before, and what you have changed yourself is left."
            ),
        }
    }

    fn is_brought(&self) -> bool {
        matches!(self, Self::Branch(_) | Self::Jump(_) | Self::Stopped("git merge --abort"))
    }
}

/// What to do about something that may have been told of somebody.
pub(super) fn leak(git: &Git, moved: &[Reach], lang: Lang) -> String {
    let way = Way::of(git, moved);
    let back = way.back();
    let back = back.text(lang);
    let mend = match &way {
        Way::Commit | Way::Amend => "",
        way if way.is_brought() => lang.pick(
            "
  2. Säg till den som har skickat det. Där måste det bort ur historiken: att rätta filen här räcker inte.",
            "
  2. Tell whoever pushed it. It must be removed from the history there: to mend the file here is not enough.",
        ),
        Way::Stopped(APPLY) => lang.pick(PATCH_SV, PATCH_EN),
        _ => lang.pick(
            "
  2. Rätta där det är gjort. Eller gör om det med --no-commit, rätta filen, git add, och git commit.",
            "
  2. Mend it where it was made. Or do it again with --no-commit, mend the file, git add, and git commit.",
        ),
    };
    let last = if mend.is_empty() { 2 } else { 3 };
    lang.pick(
        format!(
            "STOPP: grenen får inte det här. Incheckningen finns redan i git på den här datorn, men ingen gren leder till den.
  {back}{mend}
  {last}. Kör sedan git gc --prune=now. Annars ligger det kvar på datorn, och i dess säkerhetskopior, i ett par veckor. Är det
     hämtat leder en hämtad gren dit tills den är rättad: då hjälper det först efter git fetch --prune."
        ),
        format!(
            "STOPPED: the branch does not get this. The commit is in git on this machine already, but no branch leads to it.
  {back}{mend}
  {last}. Then run git gc --prune=now. Otherwise it stays on the machine, and in its backups, for a couple of weeks. If it
     was fetched, a fetched branch leads there until it is mended: then it helps only after git fetch --prune."
        ),
    )
}

/// What to do when nothing has leaked.
pub(super) fn form(git: &Git, moved: &[Reach], lang: Lang) -> String {
    let back = back(git, moved, lang);
    lang.pick(
        format!("STOPP: grenen får inte det här. Det är formen som är fel; ingen uppgift om någon har hittats.{back}"),
        format!(
            "STOPPED: the branch does not get this. It is the form that is wrong; nothing about anybody has been found.{back}"
        ),
    )
}

/// What to do when something could not be looked at, or the settings do not hold.
pub(super) fn unseen(git: &Git, moved: &[Reach], lang: Lang) -> String {
    let back = back(git, moved, lang);
    lang.pick(
        format!("STOPP: grenen får inte det här, för allt i det har inte kunnat granskas.{back}"),
        format!("STOPPED: the branch does not get this, since not all of it could be scanned.{back}"),
    )
}

/// How all becomes as before, and what is wrong is mended on the way in.
fn back(git: &Git, moved: &[Reach], lang: Lang) -> String {
    let way = Way::of(git, moved);
    let again = match &way {
        Way::Commit | Way::Amend => "",
        Way::Stopped(APPLY) => lang.pick(PATCH_SV, PATCH_EN),
        Way::Stopped("git rebase --abort") => lang.pick(
            "
  2. Eller rätta, kör git add på filen, och git rebase --continue.",
            "
  2. Or mend it, run git add on the file, and git rebase --continue.",
        ),
        Way::Stopped("git cherry-pick --abort" | "git revert --abort") => lang.pick(
            "
  2. Gör om det med --no-commit, rätta filen, kör git add på den, och checka in med git commit.",
            "
  2. Do it again with --no-commit, mend the file, run git add on it, and commit with git commit.",
        ),
        _ => lang.pick(
            "
  2. Gör sedan om det utan att checka in: git merge --no-ff --no-commit FETCH_HEAD (eller grenens namn). Rätta filen, kör
     git add på den, och checka in med git commit.
  3. Kom det från någon annan: säg till den, så att det rättas där också.",
            "
  2. Then do it again without committing: git merge --no-ff --no-commit FETCH_HEAD (or the name of the branch). Mend the
     file, run git add on it, and commit with git commit.
  3. If it came from somebody else: tell them, so that it is mended there too.",
        ),
    };
    format!("\n  {}{again}", way.back().text(lang))
}
