//! What is wrong with the folder where git looks for hooks, and how people mend it.

use std::path::{Path, PathBuf};

use super::hooks::HOOKS;
use crate::base::lang::Say;
use crate::base::shell;
use crate::io::disk;
use crate::io::git::{HookFolder, HookTrouble};
use crate::say;

/// What hinders hooks there from running always, and the help. A relative path is told of where hooks are set up.
pub(super) fn trouble(folder: &HookFolder) -> Option<(Say, Say)> {
    match folder.trouble {
        Some(HookTrouble::Off | HookTrouble::NotRun) => Some(off(folder)),
        Some(HookTrouble::AmongFiles) if !is_of_husky(folder) => Some(among_files(folder)),
        Some(HookTrouble::Linked) => Some(linked_folder(folder)),
        Some(HookTrouble::AmongFiles | HookTrouble::Relative) => None,
        None => {
            let paths: Vec<PathBuf> = HOOKS.iter().map(|hook| folder.path.join(hook.name)).collect();
            paths.iter().find(|path| is_linked(path, folder)).map(|path| linked_hook(path))
        }
    }
}

/// Whether the hooks are those of husky, which are made anew in each working tree.
pub(super) fn is_of_husky(folder: &HookFolder) -> bool {
    folder.path.ends_with(".husky/_")
}

/// Whether git runs the hooks that are in the folder. Through a link that leads nowhere none can be put there either.
pub(super) fn runs_hooks(folder: &HookFolder) -> bool {
    let leads_nowhere = folder.trouble == Some(HookTrouble::Linked) && !folder.path.is_dir();
    !leads_nowhere && !matches!(folder.trouble, Some(HookTrouble::Off | HookTrouble::NotRun))
}

fn is_linked(path: &Path, folder: &HookFolder) -> bool {
    disk::is_link(path) && folder.is_among_files(path)
}

/// Hooks that git does not run, or cannot. The setting that says so is taken away where it is set, or overruled here.
fn off(folder: &HookFolder) -> (Say, Say) {
    let own = shell::word(&folder.own.display().to_string());
    let unset = match folder.scope.as_str() {
        "worktree" => "git config --worktree --unset core.hooksPath".to_owned(),
        "global" | "system" => format!("git config core.hooksPath {own}"),
        _ => "git config --unset core.hooksPath".to_owned(),
    };
    let what = if folder.trouble == Some(HookTrouble::Off) {
        Say::fixed(
            "Krokarna är avstängda: core.hooksPath är tom eller leder till något som inte är en mapp. git kör då inga krokar, och ingenting granskas.",
            "The hooks are turned off: core.hooksPath is empty or leads to what is no folder. So git runs no hooks, and nothing is scanned.",
        )
    } else {
        Say::fixed(
            "core.hooksPath är mappen själv (.). Där kan git inte köra krokarna, och varje incheckning stoppas.",
            "core.hooksPath is the folder itself (.). git cannot run the hooks there, and every commit is stopped.",
        )
    };
    let help = match folder.scope.as_str() {
        "command" => Say::fixed(
            "Inställningen kommer ur miljön (GIT_CONFIG_COUNT eller GIT_CONFIG_PARAMETERS), eller från git -c. Ta bort den där, och kör sedan vbe init igen.",
            "The setting comes from the environment (GIT_CONFIG_COUNT or GIT_CONFIG_PARAMETERS), or from git -c. Remove it there, and then run vbe init again.",
        ),
        _ => say!("Kör {unset} och sedan vbe init igen.", "Run {unset} and then vbe init again."),
    };
    (what, help)
}

/// Hooks among the files, though no path is relative.
fn among_files(folder: &HookFolder) -> (Say, Say) {
    let own = shell::word(&folder.own.display().to_string());
    let what = Say::fixed(
        "Krokarna ligger bland filerna i arbetskopian (core.hooksPath). De saknas då på en gren utan den mappen och efter git stash -u, och där granskas ingenting.",
        "The hooks are among the files of the working tree (core.hooksPath). So they are missing on a branch without that folder and after git stash -u, and nothing is scanned there.",
    );
    let help = say!(
        "Kör git config core.hooksPath {own} och sedan vbe init igen. Har ni egna krokar i den andra mappen: flytta dem dit.",
        "Run git config core.hooksPath {own} and then vbe init again. If you have hooks of your own in the other folder: move them there."
    );
    (what, help)
}

/// The repository's own folder of hooks, which is a link to one among the files.
fn linked_folder(folder: &HookFolder) -> (Say, Say) {
    let own = shell::word(&folder.own.display().to_string());
    let what = say!(
        "Mappen {own} är en länk till en mapp bland filerna i arbetskopian. Krokarna saknas då på en gren utan den mappen och efter git stash -u, och där granskas ingenting.",
        "The folder {own} is a link to a folder among the files of the working tree. So the hooks are missing on a branch without that folder and after git stash -u, and nothing is scanned there."
    );
    let help = say!(
        "Kör rm {own} och sedan vbe init igen: då blir det en vanlig mapp. Har ni egna krokar i den andra mappen: kopiera dem dit.",
        "Run rm {own} and then vbe init again: it is then made a plain folder. If you have hooks of your own in the other folder: copy them there."
    );
    (what, help)
}

/// A hook that is a link to a file among the files.
fn linked_hook(path: &Path) -> (Say, Say) {
    let own = shell::word(&path.display().to_string());
    let what = say!(
        "Kroken {own} är en länk till en fil i arbetskopian. Den saknas då på en gren utan den filen och efter git stash -u, och där granskas ingenting.",
        "The hook {own} is a link to a file of the working tree. So it is missing on a branch without that file and after git stash -u, and nothing is scanned there."
    );
    let help = say!("Kör rm {own} och sedan vbe init igen.", "Run rm {own} and then vbe init again.");
    (what, help)
}
