//! A repository that somebody else has made may name programs in its settings. No command runs one, on whatever it is asked.

use std::fs;

use vbe::cli::command_examples;

use super::{Repository, command};

/// The settings that make git run a program.
const RUNS: [&str; 16] = [
    "filter.x.clean", "filter.x.smudge", "filter.x.process", "core.fsmonitor", "core.sshCommand",
    "core.askPass", "core.editor", "core.pager", "core.alternateRefsCommand", "diff.external",
    "diff.x.textconv", "diff.x.command", "merge.x.driver", "credential.helper", "gpg.program",
    "uploadpack.packObjectsHook",
];

const HOOKS: [&str; 8] = [
    "pre-commit", "post-checkout", "post-index-change", "reference-transaction", "pre-auto-gc", "post-merge",
    "pre-push", "fsmonitor-watchman",
];

/// The repository of somebody else, with all that is named in it, and files that git must read anew to compare.
#[cfg(unix)]
fn foreign() -> Repository {
    use std::os::unix::fs::PermissionsExt;
    let repository = Repository::new();
    repository.file("vbe.toml", "");
    for (path, text) in crate::sandbox::SOUND {
        repository.file(path, text);
    }
    let case = format!("kind: case\nid: k7qx2m9f\n{}", super::REST);
    repository.file("records/cases/k7qx2m9f.yaml", &case).add().commit("Början");
    repository
        .file("plans/plan-2024.yaml", &(crate::sandbox::SOUND[2].1.to_owned() + "\n"))
        .add()
        .commit("Sedan");
    repository.file(".gitattributes", "* filter=x diff=x merge=x\n").add().commit("Egenskaper");
    let hooks = repository.beside("krokar");
    fs::create_dir(&hooks).unwrap();
    for name in HOOKS {
        let hook = hooks.join(name);
        fs::write(&hook, format!("#!/bin/sh\ntouch '{}'\n", trap(&repository, name).display())).unwrap();
        fs::set_permissions(hook, fs::Permissions::from_mode(0o755)).unwrap();
    }
    let set = |name: &str, value: &str| {
        assert!(command(repository.path(), &["config", name, value]).status().unwrap().success(), "{name}");
    };
    for name in RUNS {
        set(name, &format!("touch '{}' #", trap(&repository, name).display()));
    }
    set("core.hooksPath", &hooks.display().to_string());
    set("log.showSignature", "true");
    set("filter.x.required", "true");
    set("diff.x.cachetextconv", "true");
    set("remote.origin.url", "ssh://borta.example/arkiv");
    // As they were, at another time: only their contents tell that they are the same.
    for (path, text) in crate::sandbox::SOUND {
        repository.file(path, text);
    }
    repository.file("records/cases/k7qx2m9f.yaml", &case);
    repository
}

#[cfg(unix)]
fn trap(repository: &Repository, name: &str) -> std::path::PathBuf {
    let traps = repository.beside("spår");
    fs::create_dir_all(&traps).unwrap();
    traps.join(name)
}

#[cfg(unix)]
fn sprung(repository: &Repository) -> Vec<String> {
    let traps = fs::read_dir(repository.beside("spår")).unwrap();
    traps.map(|trap| trap.unwrap().file_name().into_string().unwrap()).collect()
}

/// Every command of the list, asked about what is there.
#[cfg(unix)]
#[test]
fn no_command_runs_what_the_settings_of_a_repository_name() {
    let repository = foreign();
    let lines = crate::door::lines();
    for (name, _) in command_examples() {
        assert!(lines.iter().any(|line| line.split(' ').next() == Some(name)), "{name} is not asked");
    }
    let own = [
        "scan --range HEAD", "scan --range HEAD~1..HEAD", "history plan-2024", "history case:k7qx2m9f",
        "show case:k7qx2m9f", "status --at HEAD~1", "diff HEAD~2 HEAD",
    ];
    for line in lines.iter().map(String::as_str).chain(own) {
        repository.vbe(line);
        assert_eq!(sprung(&repository), [""; 0], "vbe {line}");
    }
    // The traps are set: git itself runs them.
    let _ = command(repository.path(), &["status", "--short"]).output();
    let run = sprung(&repository);
    for name in ["core.fsmonitor", "filter.x.process"] {
        assert!(run.iter().any(|own| own == name), "{name}: {run:?}");
    }
}
