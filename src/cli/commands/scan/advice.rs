//! Explains what it means that git already has something that identifies a person, and how to remove it. It
//! is printed once, and never with the text that was found.

use std::collections::HashSet;
use std::io;

use super::asked::Asked;
use super::moved;
use crate::base::lang::Lang;
use crate::base::shell;
use crate::cli::door::Door;
use crate::guard::{Verdict, is_form};
use crate::io::git::{Doing, Git, Reach};
use crate::syntax::finding::{Finding, Severity};

pub(super) fn tell(
    (asked, reaches): (&Asked, &[Reach]),
    found: &Verdict,
    git: &Git,
    lang: Lang,
    talk: &mut Door<'_>,
) -> io::Result<()> {
    // A warning stops nothing, so it needs no advice.
    let stopping = found.findings.iter().filter(|finding| finding.severity == Severity::Error);
    let is_form = |finding: &Finding| {
        ["duplicate-key", "stray-file"].contains(&finding.rule)
            || is_form(finding, found.workspace.file(finding.place.file))
    };
    // What could not be looked at and a half-year have told nothing of anybody.
    let is_leak = |finding: &Finding| {
        !is_form(finding) && !["unreadable-file", "registered-changed"].contains(&finding.rule)
    };
    let (leaks, others): (Vec<&Finding>, Vec<&Finding>) = stopping.partition(|finding| is_leak(finding));
    let is_file = |finding: &Finding| {
        let label = &found.workspace.source(finding.place.file).label;
        !["(branch-name)", "(tag-name)", "(ref-name)", "(note)"].contains(&label.as_str())
    };
    let is_rebasing = || matches!(asked, Asked::Staged | Asked::Transaction(_)) && git.is_rebasing();
    let text = match asked {
        _ if leaks.is_empty() => match others.iter().any(|finding| is_form(finding)) {
            false if others.is_empty() => return Ok(()),
            false => return unseen((asked, reaches), git, lang, talk),
            true if is_rebasing() => rebase(git, lang),
            true => match asked {
                Asked::Staged if git.doing() == Doing::Apply => lang.pick(APPLY_FORM_SV, APPLY_FORM_EN),
                Asked::Staged if git.doing() == Doing::Merge => lang.pick(MERGE_FORM_SV, MERGE_FORM_EN),
                Asked::Staged | Asked::Message(_) => lang.pick(FORM_SV, FORM_EN),
                Asked::Transaction(_) => return talk.line(&format!("\n{}", moved::form(git, reaches, lang))),
                _ => lang.pick(FORM_SENT_SV, FORM_SENT_EN),
            },
        },
        // A name and a note are in no file, and their findings say how to change them.
        Asked::Staged | Asked::Push(_) | Asked::Transaction(_)
            if !leaks.iter().any(|finding| is_file(finding)) =>
        {
            return Ok(());
        }
        _ if is_rebasing() => rebase_leak(git, lang),
        Asked::Staged if matches!(git.doing(), Doing::Merge | Doing::Forward) => {
            lang.pick(MERGE_SV, MERGE_EN)
        }
        Asked::Staged if git.doing() == Doing::Apply => lang.pick(APPLY_SV, APPLY_EN),
        Asked::Staged => lang.pick(STAGED_SV, STAGED_EN),
        Asked::Message(_) if git.doing() == Doing::Apply => lang.pick(APPLY_MESSAGE_SV, APPLY_MESSAGE_EN),
        Asked::Message(_) => lang.pick(MESSAGE_SV, MESSAGE_EN),
        Asked::Push(_) => lang.pick(PUSH_SV, PUSH_EN),
        Asked::Receive => lang.pick(RECEIVE_SV, RECEIVE_EN),
        Asked::Transaction(_) => {
            talk.line(&format!("\n{}", moved::leak(git, reaches, lang)))?;
            return conflicts(git, lang, talk);
        }
        Asked::Range(_) | Asked::History => lang.pick(HISTORY_SV, HISTORY_EN),
    };
    talk.line(&format!("\n{text}"))?;
    if leaks.is_empty() { Ok(()) } else { conflicts(git, lang, talk) }
}

/// What git has copied of files in conflict is taken away by nothing else.
fn conflicts(git: &Git, lang: Lang, talk: &mut Door<'_>) -> io::Result<()> {
    if !git.keeps_conflicts() {
        return Ok(());
    }
    talk.line(lang.pick(
        "  Git har också skrivit av filer som har varit i konflikt (rerere). Ta bort mappen rr-cache, som ligger i .git.",
        "  git has also copied files that have been in conflict (rerere). Remove the folder rr-cache, which is in .git.",
    ))
}

/// Tells how all becomes as before when what is on its way in could not be looked at.
pub(super) fn unseen(
    (asked, reaches): (&Asked, &[Reach]),
    git: &Git,
    lang: Lang,
    talk: &mut Door<'_>,
) -> io::Result<()> {
    match asked {
        Asked::Transaction(_) => talk.line(&format!("\n{}", moved::unseen(git, reaches, lang))),
        Asked::Staged if matches!(git.doing(), Doing::Merge | Doing::Forward) => {
            talk.line(&format!("\n{}", lang.pick(MERGE_UNSEEN_SV, MERGE_UNSEEN_EN)))
        }
        Asked::Staged if git.doing() == Doing::Apply => {
            talk.line(&format!("\n{}", lang.pick(APPLY_FORM_SV, APPLY_FORM_EN)))
        }
        _ => Ok(()),
    }
}

/// What to do about the form in a rebase. Patches are committed by `--continue`.
fn rebase(git: &Git, lang: Lang) -> &'static str {
    if git.rebases_patches() { lang.pick(PATCHES_SV, PATCHES_EN) } else { lang.pick(REBASE_SV, REBASE_EN) }
}

fn rebase_leak(git: &Git, lang: Lang) -> &'static str {
    if git.rebases_patches() {
        lang.pick(PATCHES_LEAK_SV, PATCHES_LEAK_EN)
    } else {
        lang.pick(REBASE_LEAK_SV, REBASE_LEAK_EN)
    }
}

/// Says what settings were read and not heeded, where something was stopped: they may say that it is allowed.
pub(super) fn unheeded(
    settings: &[String],
    found: &Verdict,
    lang: Lang,
    talk: &mut Door<'_>,
) -> io::Result<()> {
    let is_stopped = found.findings.iter().any(|finding| finding.severity == Severity::Error);
    let mut seen = HashSet::new();
    for path in settings.iter().filter(|path| is_stopped && seen.insert(*path)) {
        let word = shell::word(path);
        let told = lang.pick(
            format!(
                "
  git har inte {path}. Mapparna i den skyddas, men det som den tillåter gäller först när den är tillagd: git add {word}"
            ),
            format!(
                "
  git does not have {path}. Its folders are protected, but what it allows holds only once it is added: git add {word}"
            ),
        );
        talk.line(&told)?;
    }
    Ok(())
}

const FORM_SV: &str = "\
STOPP: det här checkas inte in. Det är formen som är fel; ingen uppgift om någon har hittats.
  Rätta filen, kör git add på den igen, och checka in.";
const FORM_EN: &str = "\
STOPPED: this is not committed. It is the form that is wrong; nothing about anybody has been found.
  Mend the file, run git add on it again, and commit.";

const MERGE_FORM_SV: &str = "\
STOPP: sammanslagningen checkas inte in. Det är formen som är fel; ingen uppgift om någon har hittats.
  Rätta filen, kör git add på den, och git commit. Eller kör git merge --abort: allt är då som före, och det du själv har
  ändrat är kvar.";
const MERGE_FORM_EN: &str = "\
STOPPED: the merge is not committed. It is the form that is wrong; nothing about anybody has been found.
  Mend the file, run git add on it, and git commit. Or run git merge --abort: all is then as before, and what you have
  changed yourself is left.";

const FORM_SENT_SV: &str = "\
STOPP: formen är fel i det som skickas; ingen uppgift om någon har hittats, och historiken behöver inte skrivas om.
  Rätta filen i en ny incheckning, och skicka igen.";
const FORM_SENT_EN: &str = "\
STOPPED: the form is wrong in what is pushed; nothing about anybody has been found, and the history can stay as it is.
  Mend the file in a new commit, and push again.";

const MERGE_UNSEEN_SV: &str = "\
STOPP: sammanslagningen checkas inte in, för allt i den har inte kunnat granskas.
  Kör git merge --abort: allt är då som före, och det du själv har ändrat är kvar. Eller rätta, kör git add, och git commit.";
const MERGE_UNSEEN_EN: &str = "\
STOPPED: the merge is not committed, since not all of it could be scanned.
  Run git merge --abort: all is then as before, and what you have changed yourself is left. Or mend it, run git add, and
  git commit.";

const APPLY_FORM_SV: &str = "\
STOPP: lappen läggs inte på. Ingen uppgift om någon har hittats.
  Rätta filen, kör git add på den, och git am --continue. Eller kör git am --abort: allt är då som före.";
const APPLY_FORM_EN: &str = "\
STOPPED: the patch is not applied. Nothing about anybody has been found.
  Mend the file, run git add on it, and git am --continue. Or run git am --abort: all is then as before.";

const APPLY_SV: &str = "\
STOPP: lappen läggs inte på (git am).
  1. Rätta filen, kör git add på den, och git am --continue. Eller kör git am --abort: allt är då som före.
  2. Lappen har uppgifterna kvar: ta bort den, och säg till den som har skickat den.
  3. Kör sedan git gc --prune=now. Annars ligger de kvar på datorn, och i dess säkerhetskopior, i ett par veckor.";
const APPLY_EN: &str = "\
STOPPED: the patch is not applied (git am).
  1. Mend the file, run git add on it, and git am --continue. Or run git am --abort: all is then as before.
  2. The patch has it still: remove it, and tell whoever sent it.
  3. Then run git gc --prune=now. Otherwise it stays on the machine, and in its backups, for a couple of weeks.";

const APPLY_MESSAGE_SV: &str = "\
STOPP: lappen läggs inte på (git am). Meddelandet står i lappen.
  Kör git am --abort: allt är då som före. Ändra meddelandet i lappens fil, och kör git am igen. Eller kör git apply --index
  med lappens fil, och skriv meddelandet själv med git commit.";
const APPLY_MESSAGE_EN: &str = "\
STOPPED: the patch is not applied (git am). The message stands in the patch.
  Run git am --abort: all is then as before. Change the message in the file of the patch, and run git am again. Or run git
  apply --index with the file of the patch, and write the message yourself with git commit.";

const PATCHES_SV: &str = "\
STOPP: det här checkas inte in. Det är formen som är fel; ingen uppgift om någon har hittats.
  git rebase pågår. Rätta filen, kör git add på den, och sedan git rebase --continue, utan git commit.";
const PATCHES_EN: &str = "\
STOPPED: this is not committed. It is the form that is wrong; nothing about anybody has been found.
  git rebase is under way. Mend the file, run git add on it, and then git rebase --continue, without git commit.";

const PATCHES_LEAK_SV: &str = "\
STOPP: det här checkas inte in. git rebase pågår.
  1. Är det ditt eget: rätta filen, kör git add på den, och sedan git rebase --continue, utan git commit.
  2. Kom det från den gren som ditt läggs ovanpå (git pull --rebase): kör git rebase --abort, så är allt som före, och säg
     till den som har skickat det. Där måste det bort ur historiken.
  3. När allt är klart: git reflog expire --expire=now --all, och git gc --prune=now. Annars ligger uppgifterna kvar på
     datorn, och i dess säkerhetskopior. Det som är undanlagt med git stash försvinner då.";
const PATCHES_LEAK_EN: &str = "\
STOPPED: this is not committed. git rebase is under way.
  1. If it is your own: mend the file, run git add on it, and then git rebase --continue, without git commit.
  2. If it came from the branch that yours is put on (git pull --rebase): run git rebase --abort, and all is as before, and
     tell whoever pushed it. It must be removed from the history there.
  3. When all is done: git reflog expire --expire=now --all, and git gc --prune=now. Otherwise it stays on the machine,
     and in its backups. What git stash has put aside is then gone.";

const REBASE_SV: &str = "\
STOPP: det här checkas inte in. Det är formen som är fel; ingen uppgift om någon har hittats.
  git rebase pågår. Rätta filen, kör git add på den, git commit, och sedan git rebase --continue.";
const REBASE_EN: &str = "\
STOPPED: this is not committed. It is the form that is wrong; nothing about anybody has been found.
  git rebase is under way. Mend the file, run git add on it, git commit, and then git rebase --continue.";

const REBASE_LEAK_SV: &str = "\
STOPP: det här checkas inte in. git rebase pågår.
  1. Är det ditt eget: rätta filen eller meddelandet, kör git add på filen, git commit, och sedan git rebase --continue.
  2. Kom det från den gren som ditt läggs ovanpå (git pull --rebase): kör git rebase --abort, så är allt som före, och säg
     till den som har skickat det. Där måste det bort ur historiken.
  3. När allt är klart: git reflog expire --expire=now --all, och git gc --prune=now. Annars ligger uppgifterna kvar på
     datorn, och i dess säkerhetskopior. Det som är undanlagt med git stash försvinner då.";
const REBASE_LEAK_EN: &str = "\
STOPPED: this is not committed. git rebase is under way.
  1. If it is your own: mend the file or the message, run git add on the file, git commit, and then git rebase --continue.
  2. If it came from the branch that yours is put on (git pull --rebase): run git rebase --abort, and all is as before, and
     tell whoever pushed it. It must be removed from the history there.
  3. When all is done: git reflog expire --expire=now --all, and git gc --prune=now. Otherwise it stays on the machine,
     and in its backups. What git stash has put aside is then gone.";

const STAGED_SV: &str = "\
STOPP: det här checkas inte in. Uppgifterna finns inte i historiken, men git skrev av filen redan vid git add.
  1. Ta bort uppgifterna ur filen, och kör git add på den igen.
  2. Kör sedan: git gc --prune=now
     Annars ligger avskriften kvar på datorn, och i dess säkerhetskopior, i ett par veckor.
  Kom det från en annan gren (merge --squash, cherry-pick -n): git reset --merge tar tillbaka det. En hämtad gren har det
  kvar, så säg till den som har skickat det, och kör git fetch --prune före git gc när det är rättat där.";
const STAGED_EN: &str = "\
STOPPED: this is not committed. It is not in the history, but git made a copy of the file already at git add.
  1. Remove it from the file, and run git add on the file again.
  2. Then run: git gc --prune=now
     Otherwise the copy stays on the machine, and in its backups, for a couple of weeks.
  If it came from another branch (merge --squash, cherry-pick -n): git reset --merge takes it back. A fetched branch has it
  still, so tell whoever pushed it, and run git fetch --prune before git gc when it is mended there.";

const MERGE_SV: &str = "\
STOPP: sammanslagningen checkas inte in.
  1. Kör git merge --abort: allt är då som före, och det du själv har ändrat är kvar.
  2. Kom uppgifterna med den andra grenen: säg till den som har skickat dem. Där måste de bort ur historiken, och att rätta
     filen här räcker inte: incheckningen som har dem kommer också hit.
  3. Skrev du dem själv när du löste en konflikt: rätta filen, kör git add på den, och checka in, utan --abort.
  4. Kör git gc --prune=now. En hämtad gren har dem kvar tills de är rättade där: git fetch --prune först.";
const MERGE_EN: &str = "\
STOPPED: the merge is not committed.
  1. Run git merge --abort: all is then as before, and what you have changed yourself is left.
  2. If it came with the other branch: tell whoever pushed it. It must be removed from the history there, and to mend the
     file here is not enough: the commit that has it comes here too.
  3. If you wrote it yourself when you settled a conflict: mend the file, run git add on it, and commit, without --abort.
  4. Run git gc --prune=now. A fetched branch has it still until it is mended there: git fetch --prune first.";

const MESSAGE_SV: &str = "\
STOPP: det här checkas inte in. Skriv meddelandet utan uppgifterna.
  Det du skrev ligger kvar i .git/COMMIT_EDITMSG tills nästa meddelande är skrivet.";
const MESSAGE_EN: &str = "\
STOPPED: this is not committed. Write the message without it.
  What you wrote stays in .git/COMMIT_EDITMSG until the next message is written.";

const PUSH_SV: &str = "\
STOPP: inget skickas. Uppgifterna är incheckade här, men har inte lämnat den här datorn den här vägen.
  1. Skicka ingenting, inte heller härifrån på annat sätt, förrän det är rättat.
  2. Rätta filen eller meddelandet, och kör git commit --amend. Är det en äldre incheckning: git rebase -i.
  3. Kör git reflog expire --expire=now --all, och git gc --prune=now. Det som är undanlagt med git stash försvinner då.
  4. Kör vbe scan --history. Den säger vad som ska göras om något redan har skickats.";
const PUSH_EN: &str = "\
STOPPED: nothing is pushed. It is committed here, but has not left this machine this way.
  1. Push nothing, nor send it from here in any other way, until it is mended.
  2. Mend the file or the message, and run git commit --amend. If it is an older commit: git rebase -i.
  3. Run git reflog expire --expire=now --all, and git gc --prune=now. What git stash has put aside is then gone.
  4. Run vbe scan --history. It tells what to do if something has been pushed before.";

const RECEIVE_SV: &str = "\
STOPP: servern tar inte emot det här. Ingenting av det är kvar på servern.
  Rätta det där det är gjort: vbe scan --history i den klonen säger hur. Skicka ingenting förrän det är rättat.";
const RECEIVE_EN: &str = "\
STOPPED: the server does not take this. Nothing of it is left on the server.
  Mend it where it was made: vbe scan --history in that clone tells how. Push nothing until it is mended.";

const HISTORY_SV: &str = "\
GÖR SÅ HÄR. Uppgifterna finns i historiken, och att ta bort dem ur filen räcker inte.
  1. Sluta skicka (git push), från alla kloner.
  2. Tala med dataskyddsombudet nu. En personuppgiftsincident ska anmälas till Integritetsskyddsmyndigheten inom
     72 timmar från att den upptäcktes.
  3. Har det inte skickats någonstans: rätta, kör git commit --amend (för en äldre incheckning git rebase -i), sedan
     git reflog expire --expire=now --all, och git gc --prune=now. Det som är undanlagt med git stash försvinner då.
  4. Har det skickats: gör en ny klon och skriv om historiken i den med git filter-repo. Skicka alla grenar och taggar
     med --force. Alla andra kastar sina kloner och klonar på nytt.
  5. Säkerhetskopior, loggar från byggservrar och leverantörens egna kopior räknas. Be att de rensas.
  6. Kör vbe scan --history igen. Är allt borta hittar den ingenting.";
const HISTORY_EN: &str = "\
DO THIS. It is in the history, and removing it from the file is not enough.
  1. Stop pushing (git push), from every clone.
  2. Tell the data protection officer now. A personal data breach is to be reported to the supervisory authority within
     72 hours of its discovery.
  3. If it has not been pushed anywhere: mend it, run git commit --amend (for an older commit git rebase -i), then
     git reflog expire --expire=now --all, and git gc --prune=now. What git stash has put aside is then gone.
  4. If it has been pushed: make a fresh clone and rewrite the history in it with git filter-repo. Push all branches and
     tags with --force. Everybody else throws their clones away and clones anew.
  5. Backups, logs of build servers and the provider's own copies count. Ask that they be cleared.
  6. Run vbe scan --history again. When all is gone it finds nothing.";
