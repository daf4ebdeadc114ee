//! Git hooks: small programs that run before a commit and a push. They block when vbe is not there.

use std::path::Path;

use crate::base::lang::{Lang, Say};
use crate::io::disk;

/// A git hook that runs vbe. It holds for its repository, and for every workspace there.
#[derive(Debug)]
pub struct Hook {
    /// The name, which is that of the file.
    pub name: &'static str,
    /// The arguments of vbe.
    command: &'static str,
    /// What the hook decides by itself, before vbe is looked for.
    first: &'static str,
    /// How vbe is run.
    run: &'static str,
    /// Whether git tells the hook something on standard input, which can be read once.
    is_told: bool,
    /// When git runs it, for people.
    pub when: Say,
}

/// Every hook. A merge commit that git makes itself runs `pre-merge-commit` and not `pre-commit`, a patch from a mail
/// has hooks of its own, and what makes or fetches commits in other ways runs only `reference-transaction`.
pub const HOOKS: [Hook; 7] = [
    Hook::plain("pre-commit", "scan --staged", Say::fixed("före varje incheckning", "before each commit")),
    Hook::plain(
        "pre-merge-commit",
        "scan --staged",
        Say::fixed("före varje sammanslagning", "before each merge"),
    ),
    Hook::plain(
        "commit-msg",
        "scan --message \"$1\"",
        Say::fixed("när meddelandet är skrivet", "when the message is written"),
    ),
    Hook::plain(
        "pre-applypatch",
        "scan --staged",
        Say::fixed("när en lapp har lagts på (git am)", "when a patch has been applied (git am)"),
    ),
    Hook::plain(
        "applypatch-msg",
        "scan --message \"$1\"",
        Say::fixed(
            "när en lapps meddelande är läst (git am)",
            "when the message of a patch is read (git am)",
        ),
    ),
    Hook {
        name: "reference-transaction",
        command: "scan --transaction \"$1\"",
        first: MOVED,
        run: "printf '%s' \"$moved\" | ",
        is_told: true,
        when: Say::fixed("innan en gren flyttas", "before a branch is moved"),
    },
    Hook {
        name: "pre-push",
        command: "scan --push \"$1\"",
        first: "",
        run: "exec ",
        is_told: true,
        when: Say::fixed("innan något skickas", "before anything is pushed"),
    },
];

/// git runs this hook for every ref that moves, also when refs are packed or a fetch brings those of a remote. Only a
/// commit that no branch has needs vbe, so that the rest is as fast as before, and goes on without vbe.
const MOVED: &str = r#"[ "$1" = prepared ] || exit 0
moved=
while read -r old new ref; do
    case "$new" in ref:*) continue ;; *[!0]*) ;; *) continue ;; esac
    case "$ref" in HEAD|refs/heads/*|refs/notes/*) ;; *) continue ;; esac
    [ -n "$(git rev-list -n 1 "$new" --not --branches '--glob=refs/notes/*' 2>&1)" ] || continue
    moved="$moved$old $new $ref
"
done
[ -n "$moved" ] || exit 0
"#;

/// The line that marks a file as ours, followed by the edition of its content.
const MARK: &str = "# vbe-hook ";
/// The edition. It is raised when a hook is changed, so that older ones are replaced.
const EDITION: &str = "3";

/// What is in the place of a hook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// There is no file.
    Nothing,
    /// The hook as this program writes it.
    Ours,
    /// The hook, without permission to run.
    Asleep,
    /// A hook of ours from another edition of the program.
    Other,
    /// A hook of ours whose lines end as in Windows: the system looks for a program of that name, and finds none.
    Broken,
    /// Another hook, which runs vbe as it should.
    Joined,
    /// The hook of the program pre-commit, which does not run ours.
    Framework,
    /// The hook of the program husky, which runs a file of that name in the folder above, and that does not run vbe.
    Husky,
    /// Another hook, which does not run vbe as it should.
    Foreign,
}

impl Hook {
    const fn plain(name: &'static str, command: &'static str, when: Say) -> Self {
        Self { name, command, first: "", run: "exec ", is_told: false, when }
    }

    /// The line that another hook runs vbe with. What git has told is kept, so that the rest of the hook can read it
    /// too.
    pub(crate) fn line(&self) -> String {
        let command = self.command;
        if self.is_told {
            format!(
                r#"told=$(mktemp) && cat >"$told" && vbe {command} <"$told" || {{ rm -f "$told"; exit 1; }}; exec <"$told"; rm -f "$told""#
            )
        } else {
            format!("vbe {command} || exit 1")
        }
    }

    /// The text of the hook.
    pub(crate) fn text(&self, lang: Lang) -> String {
        let (first, run, command) = (self.first, self.run, self.command);
        lang.pick(
            format!(
                "#!/bin/sh
{MARK}{EDITION}: skriven av vbe init. Den stoppar personuppgifter innan git sparar eller skickar dem.
{first}PATH=\"$PATH:${{HOME:-}}/.cargo/bin\"
if ! command -v vbe >/dev/null 2>&1; then
    echo 'vbe: git-vakten hittar inte programmet vbe, och utan det kan ingenting granskas. Därför blev det stopp.' >&2
    echo '  hjälp: Installera vbe, eller se till att mappen med vbe står i PATH. Försök sedan igen.' >&2
    exit 1
fi
{run}vbe {command}
"
            ),
            format!(
                "#!/bin/sh
{MARK}{EDITION}: written by vbe init. It stops personal data before git keeps or sends it.
{first}PATH=\"$PATH:${{HOME:-}}/.cargo/bin\"
if ! command -v vbe >/dev/null 2>&1; then
    echo 'vbe: the git guard cannot find the program vbe, and without it nothing can be scanned. So this is stopped.' >&2
    echo '  help: Install vbe, or see to it that its folder is in PATH. Then try again.' >&2
    exit 1
fi
{run}vbe {command}
"
            ),
        )
    }

    /// Finds what is in the place of the hook, in a folder of hooks.
    pub(crate) fn find(&self, folder: &Path) -> Found {
        let path = folder.join(self.name);
        if !path.exists() && path.symlink_metadata().is_err() {
            return Found::Nothing;
        }
        let text_of = |path: &Path| disk::read(path).ok().and_then(|bytes| String::from_utf8(bytes).ok());
        // A file that is not text is a program of somebody else.
        let Some(text) = text_of(&path) else { return Found::Foreign };
        let is_broken = text.contains("\r\n");
        let is_ours = text.lines().any(|line| line.starts_with(MARK));
        if is_broken {
            return if is_ours { Found::Broken } else { Found::Foreign };
        }
        let is_run = is_run(&path);
        if [Lang::Sv, Lang::En].into_iter().any(|lang| text == self.text(lang)) {
            return if is_run { Found::Ours } else { Found::Asleep };
        }
        if is_ours {
            return self.of_ours(&text, is_run);
        }
        if text.contains(FRAMEWORK) {
            // That program keeps the hook that was there, and runs it before its own.
            let kept = text_of(&folder.join(format!("{}.legacy", self.name)));
            let is_kept = [Lang::Sv, Lang::En].into_iter().any(|lang| kept == Some(self.text(lang)));
            return if is_run && is_kept { Found::Joined } else { Found::Framework };
        }
        if is_husky(&text) {
            let own = above(folder).and_then(|folder| text_of(&folder.join(self.name))).unwrap_or_default();
            // That file is given to the shell, so it need not say that it is for one.
            return if is_run && self.is_first_in(own.lines()) { Found::Joined } else { Found::Husky };
        }
        if is_run && self.is_first_in_shell(&text) { Found::Joined } else { Found::Foreign }
    }

    /// What a hook with our mark is, when it is not as we write it: of another edition, or one to which somebody has added
    /// lines, which are not to be lost.
    fn of_ours(&self, text: &str, is_run: bool) -> Found {
        let edition = text.lines().find_map(|line| line.strip_prefix(MARK));
        let edition =
            edition.and_then(|rest| rest.split(':').next()).and_then(|number| number.parse::<u32>().ok());
        let is_newer = edition > EDITION.parse::<u32>().ok();
        let is_grown = [Lang::Sv, Lang::En].into_iter().any(|lang| {
            let mut lines = text.lines();
            self.text(lang).lines().all(|own| lines.any(|line| line == own))
        });
        match () {
            () if is_run && (is_newer || self.is_first_in_shell(text)) => Found::Joined,
            () if is_grown => Found::Foreign,
            () => Found::Other,
        }
    }

    /// Whether the line stands in a shell script, exactly as it is told, before anything that could end the hook, pass the line by or read
    /// what git tells.
    fn is_first_in_shell(&self, text: &str) -> bool {
        let mut lines = text.lines();
        let is_shell = lines.next().is_some_and(|line| {
            let program = line.split_whitespace().find(|word| word.ends_with("sh"));
            line.starts_with("#!") && program.is_some()
        });
        is_shell && self.is_first_in(lines)
    }

    fn is_first_in<'l>(&self, mut lines: impl Iterator<Item = &'l str>) -> bool {
        lines.find(|line| !does_nothing(line)).is_some_and(|line| line == self.line())
    }
}

/// What the program pre-commit writes in its hooks.
const FRAMEWORK: &str = "File generated by pre-commit";

/// Whether a hook is one of those that husky writes anew whenever it is installed, which only run its program `h`.
fn is_husky(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let is_call = |line: &str| line.starts_with(". \"") && line.ends_with("/h\"");
    lines.next().is_some_and(is_call) && lines.next().is_none()
}

/// The folder above that of the hooks, where husky has what people write.
pub(crate) fn above(folder: &Path) -> Option<&Path> {
    folder.parent()
}

/// Whether a line of a hook only prepares for those that follow.
fn does_nothing(line: &str) -> bool {
    let line = line.trim();
    line.is_empty()
        || line.starts_with('#')
        || ["set -e", "set -u", "set -eu", "set -euo pipefail"].contains(&line)
        || (line.starts_with("PATH=") && !line.contains([';', '&', '|', '(', '`', ' ']))
}

#[cfg(unix)]
fn is_run(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    path.metadata().is_ok_and(|meta| meta.permissions().mode() & 0o100 != 0)
}

#[cfg(not(unix))]
fn is_run(_: &Path) -> bool {
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hook_knows_itself_in_both_languages_and_no_other() {
        let folder = tempfile::tempdir().unwrap();
        let [hook, ..] = &HOOKS;
        let path = folder.path().join(hook.name);
        assert_eq!(hook.find(folder.path()), Found::Nothing);
        for lang in [Lang::Sv, Lang::En] {
            crate::io::write::over(&path, hook.text(lang)).unwrap();
            crate::io::write::runnable(&path).unwrap();
            assert_eq!(hook.find(folder.path()), Found::Ours);
        }
        for (text, found) in [
            ("#!/bin/sh\nmake check\n", Found::Foreign),
            ("#!/bin/sh\n# vbe scan --staged\n", Found::Foreign),
            ("#!/bin/sh\n\n# Vakten\nset -e\nvbe scan --staged || exit 1\nmake check\n", Found::Joined),
            ("#!/bin/sh\nmake check && vbe scan --staged || exit 1\n", Found::Foreign),
            ("#!/bin/sh\nvbe scan --staged || true\n", Found::Foreign),
            ("#!/bin/sh\nvbe scan --staged || exit 1 &\n", Found::Foreign),
            ("#!/bin/sh\nexit 0\nvbe scan --staged || exit 1\n", Found::Foreign),
            ("#!/bin/sh\nif false; then\nvbe scan --staged || exit 1\nfi\n", Found::Foreign),
            ("#!/usr/bin/env python3\nvbe scan --staged || exit 1\n", Found::Foreign),
            ("#!/usr/bin/env bash\n# File generated by pre-commit: https\n", Found::Framework),
            ("#!/bin/sh\n# vbe-hook 0: gammal\n", Found::Other),
            ("#!/bin/sh\n# vbe-hook 99: ny\n", Found::Joined),
            ("#!/bin/sh\r\n# vbe-hook 2: sparad i Windows\r\n", Found::Broken),
            ("#!/bin/sh\r\nvbe scan --staged || exit 1\r\n", Found::Foreign),
        ] {
            crate::io::write::over(&path, text).unwrap();
            crate::io::write::runnable(&path).unwrap();
            assert_eq!(hook.find(folder.path()), found, "{text}");
        }
        // What somebody has added to ours is not to be lost.
        let own = hook.text(Lang::Sv);
        for text in [format!("{own}make check\n"), own.replacen("PATH=", "make check || exit 1\nPATH=", 1)] {
            crate::io::write::over(&path, &text).unwrap();
            assert_eq!(hook.find(folder.path()), Found::Foreign, "{text}");
        }
    }
}
