//! Checks the guard: git, the program that the hooks run, and the hooks.

use std::env;
use std::path::Path;

use super::check::{Check, Checkup, State};
use super::places;
use crate::base::lang::Say;
use crate::io::git::{GitError, HookFolder, HookTrouble, Owner};
use crate::say;
use crate::setup::hook_folder::{is_of_husky, runs_hooks};
use crate::setup::hooks::{Found, HOOKS, Hook};
use crate::setup::steps::{foreign, framework, husky, is_configured, not_always_run, shared};

pub(super) fn all(look: &Checkup<'_>) -> Vec<Check> {
    let mut checks = vec![git(look), program(look)];
    if checks[0].state == State::There && !look.git.is_bare() {
        checks.extend(hooks(look));
    }
    checks.extend(records(look));
    checks.extend(places::all(look));
    checks
}

/// Records in a repository of their own need hooks there.
fn records(look: &Checkup<'_>) -> Option<Check> {
    let name = "records-guard";
    let folder = look.root.join(&look.config.records);
    let git = look.git.apart(&folder);
    let (own, other) = (look.git.top().ok().flatten(), git.top().ok().flatten()?);
    if own.as_ref() == Some(&other) {
        return None;
    }
    let hooks = git.hooks().ok()?;
    let guarded = runs_hooks(&hooks)
        && HOOKS.iter().all(|hook| match hook.find(&hooks.path) {
            Found::Framework => is_configured(hook, &other),
            found => !matches!(
                found,
                Found::Nothing | Found::Foreign | Found::Husky | Found::Asleep | Found::Broken
            ),
        });
    let place = look.config.records.display();
    Some(if guarded {
        Check::there(
            name,
            say!(
                "git-vakten i {place}, som är ett eget git-arkiv",
                "the git guard in {place}, which is a repository of its own"
            ),
        )
    } else {
        Check::missing(
            name,
            say!(
                "git-vakten i {place}, som är ett eget git-arkiv",
                "the git guard in {place}, which is a repository of its own"
            ),
            Say::fixed(
                "Gå till den mappen och kör vbe init där. docs/git-vakten.md i vbes eget arkiv visar vad som ska stå i dess vbe.toml.",
                "Go to that folder and run vbe init there. docs/git-vakten.md in vbe's own repository shows what its vbe.toml says.",
            ),
        )
    })
}

fn git(look: &Checkup<'_>) -> Check {
    let name = "git";
    match look.git.is_there() {
        Ok(()) => Check::there(
            name,
            Say::fixed(
                "git finns, och arbetsmappen ligger i ett git-arkiv",
                "git is here, and the workspace is in a repository",
            ),
        ),
        Err(GitError::NoGit) => Check::missing(
            name,
            Say::fixed("programmet git hittas inte", "the program git is not found"),
            Say::fixed("Installera git.", "Install git."),
        ),
        Err(GitError::NoRepository) => Check::missing(
            name,
            Say::fixed("arbetsmappen ligger inte i något git-arkiv", "the workspace is in no git repository"),
            Say::fixed("Kör git init, och sedan vbe init.", "Run git init, and then vbe init."),
        ),
        Err(_) => Check::missing(
            name,
            Say::fixed("git kan inte läsa arkivet", "git cannot read the repository"),
            Say::fixed(
                "Kör git status i mappen: där säger git varför.",
                "Run git status in the folder: git says why.",
            ),
        ),
    }
}

/// The hooks run the first `vbe` in `PATH`.
fn program(look: &Checkup<'_>) -> Check {
    let name = "program";
    let file = if cfg!(windows) { "vbe.exe" } else { "vbe" };
    let found = env::split_paths(look.path.unwrap_or_default()).any(|folder| is_program(&folder.join(file)));
    if found {
        return Check::there(name, Say::fixed("vbe hittas av krokarna (PATH)", "the hooks find vbe (PATH)"));
    }
    Check::missing(
        name,
        Say::fixed("vbe hittas inte i någon mapp i PATH", "vbe is found in no folder of PATH"),
        Say::fixed(
            "Lägg mappen med vbe till PATH. Utan det stoppar git-vakten varje incheckning.",
            "Add the folder with vbe to PATH. Without it the git guard stops every commit.",
        ),
    )
}

fn is_program(path: &Path) -> bool {
    path.is_file()
}

fn hooks(look: &Checkup<'_>) -> Vec<Check> {
    let Ok(folder) = look.git.hooks() else {
        return vec![Check::new(
            "hooks",
            State::Skipped,
            Say::fixed("git säger inte var krokarna ligger", "git does not say where the hooks are"),
        )];
    };
    if !runs_hooks(&folder) {
        return not_everywhere(&folder).into_iter().collect();
    }
    let top = look.git.top().ok().flatten().unwrap_or_else(|| look.root.clone());
    let found = |hook: &Hook| match hook.find(&folder.path) {
        Found::Framework if is_configured(hook, &top) => Found::Joined,
        found => found,
    };
    let mut checks: Vec<Check> = HOOKS.iter().map(|hook| self::hook(hook, found(hook), &folder)).collect();
    if folder.owner == Owner::Everyone {
        checks.push(Check::new(
            "hooks-path",
            State::Note,
            Say::fixed(
                "core.hooksPath pekar på krokar som gäller alla dina git-arkiv",
                "core.hooksPath leads to hooks that hold for all your repositories",
            ),
        ));
    }
    checks.extend(not_everywhere(&folder));
    checks
}

/// Whether the hooks run, and are there in every working tree.
fn not_everywhere(folder: &HookFolder) -> Option<Check> {
    if folder.trouble == Some(HookTrouble::Relative) && is_of_husky(folder) {
        let what = Say::fixed(
            "krokarna görs av ett program i varje arbetskopia (core.hooksPath är relativ): kör det också i en ny git worktree och efter git stash -u",
            "the hooks are made by a program in each working tree (core.hooksPath is relative): run it in a new git worktree and after git stash -u too",
        );
        return Some(Check::new("hooks-path", State::Note, what));
    }
    not_always_run(folder).map(|left| Check::missing("hooks-path", left.what, left.help))
}

fn hook(hook: &Hook, found: Found, folder: &HookFolder) -> Check {
    let name = format!("hook-{}", hook.name);
    let (own, sv, en) = (hook.name, &hook.when.sv, &hook.when.en);
    let init = Say::fixed("Kör vbe init.", "Run vbe init.");
    match found {
        Found::Ours | Found::Joined => {
            Check::there(&name, say!("git-vakten {sv} ({own})", "the git guard {en} ({own})"))
        }
        Found::Foreign => {
            let left = foreign(hook);
            Check::missing(
                &name,
                say!(
                    "git-vakten {sv}: kroken {own} kör inte vbe",
                    "the git guard {en}: the hook {own} does not run vbe"
                ),
                left.help,
            )
        }
        Found::Framework => {
            let left = framework(hook);
            Check::missing(&name, left.what, left.help)
        }
        Found::Husky => {
            let left = husky(hook, &folder.path);
            Check::missing(&name, left.what, left.help)
        }
        Found::Nothing | Found::Asleep | Found::Other | Found::Broken if folder.owner == Owner::Everyone => {
            let left = shared(hook, folder);
            Check::missing(&name, say!("git-vakten {sv} ({own})", "the git guard {en} ({own})"), left.help)
        }
        Found::Nothing => {
            Check::missing(&name, say!("git-vakten {sv} ({own})", "the git guard {en} ({own})"), init)
        }
        Found::Asleep => Check::missing(
            &name,
            say!("git-vakten {sv}: git får inte köra {own}", "the git guard {en}: git may not run {own}"),
            init,
        ),
        Found::Broken => Check::missing(
            &name,
            say!(
                "git-vakten {sv}: raderna i {own} slutar som i Windows (CRLF), så systemet kan inte köra den",
                "the git guard {en}: the lines of {own} end as in Windows (CRLF), so the system cannot run it"
            ),
            init,
        ),
        Found::Other => Check::missing(
            &name,
            say!(
                "git-vakten {sv}: {own} är från en annan version av vbe",
                "the git guard {en}: {own} is another version's"
            ),
            init,
        ),
    }
}
