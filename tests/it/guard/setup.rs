//! `vbe init` and `vbe doctor`: what is made, what is never touched, and what is told to be missing.

use std::fs;
use std::path::Path;

use vbe::cli::{Exit, Input};
use vbe::setup::hooks::HOOKS;

use super::{Repository, alone, git, vbe};
use crate::sandbox::{Run, run_with};

impl Repository {
    fn hook(&self, name: &str) -> String {
        fs::read_to_string(self.path().join(".git/hooks").join(name)).unwrap_or_default()
    }
}

/// Every file in a folder, with its text and whether it may be run.
fn everything(folder: &Path) -> Vec<(String, Vec<u8>, u32)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap().map(Result::unwrap) {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push((path.display().to_string(), fs::read(&path).unwrap(), mode(&path)));
            }
        }
    }
    found.sort();
    found
}

#[cfg(unix)]
fn mode(path: &Path) -> u32 {
    use std::os::unix::fs::PermissionsExt;
    path.metadata().unwrap().permissions().mode() & 0o777
}

#[cfg(not(unix))]
fn mode(_: &Path) -> u32 {
    0o700
}

#[test]
fn a_new_workspace_is_sound_and_guarded_and_made_once() {
    for lang in ["sv", "en"] {
        let repository = Repository::new();
        let first = repository.vbe(&format!("init --yes --lang {lang}"));
        assert_eq!(first.exit, Exit::Fine, "{}{}", first.out, first.err);
        let checked = repository.vbe("validate --fail-on note");
        assert_eq!(checked.exit, Exit::Fine, "{}{}", checked.out, checked.err);
        for hook in &HOOKS {
            assert!(repository.hook(hook.name).contains("vbe scan"), "{}", hook.name);
            assert_eq!(mode(&repository.path().join(".git/hooks").join(hook.name)) & 0o100, 0o100);
        }
        // Who begins is told what can be kept, and makes no folder for what there is none of yet.
        let welcome = fs::read_to_string(repository.path().join("records/README.md")).unwrap();
        for kind in vbe::model::kinds::KINDS.iter().filter(|kind| kind.folder.starts_with("records/")) {
            let row = format!("| `{}/` | `{}` |", &kind.folder["records/".len()..], kind.name);
            assert!(welcome.contains(&row), "{row}: {welcome}");
        }
        assert!(!repository.path().join("records/meetings").exists());
        let before = everything(repository.path());
        let second = repository.vbe("init --yes");
        assert_eq!((second.exit, second.err.as_str()), (Exit::Fine, ""));
        assert_eq!(second.out, "All is in place already: nothing was changed.\n");
        assert!(before == everything(repository.path()), "the second time changes nothing");
    }
}

/// Where nothing is promised yet the law and the template are there to follow; who has begun has chosen.
#[test]
fn a_new_workspace_has_what_every_municipality_is_to_follow() {
    let packs = |repository: &Repository| {
        ["sfs-2023-196", "bra-mall"]
            .map(|id| repository.path().join(format!("plans/frameworks/{id}.yaml")).is_file())
    };
    let repository = Repository::new();
    repository.vbe("init --yes");
    assert_eq!(packs(&repository), [true, true]);
    fs::remove_file(repository.path().join("plans/frameworks/bra-mall.yaml")).unwrap();
    repository.vbe("init --yes");
    assert_eq!(packs(&repository), [true, false]);
}

#[test]
fn what_would_be_done_is_shown_and_not_done() {
    let repository = Repository::new();
    let before = everything(repository.path());
    let run = repository.vbe("init --dry-run");
    assert_eq!(run.exit, Exit::Fine);
    assert!(
        run.out.contains("plans/organisation.yaml") && run.out.contains(".git/hooks/pre-commit"),
        "{}",
        run.out
    );
    let refused = repository.vbe("init");
    assert_eq!(refused.exit, Exit::Failed, "nobody can be asked");
    assert!(refused.err.contains("--yes"), "{}", refused.err);
    let person = |answer: &'static str| Input::new(answer.as_bytes(), true);
    for (no, exit) in [
        ("Exempelköpings kommun\n\n2025\n\nn\n", Exit::Found),
        ("Exempelköpings kommun\n\n2025\n\nkanske\n", Exit::Found),
        ("Exempelköpings kommun\n\n2025\n", Exit::Failed),
        ("", Exit::Failed),
    ] {
        let run = vbe(repository.path(), "init", person(no));
        assert_eq!(run.exit, exit, "{no}: {}{}", run.out, run.err);
        let kept = "vbe init --name 'Exempelköpings kommun' --plan 'Action plan against violent extremism' --period 2025\n";
        assert!(no.is_empty() || run.err.ends_with(kept), "{no}: {}", run.err);
    }
    assert!(before == everything(repository.path()));
    assert_eq!(vbe(repository.path(), "init", person("Exempelköpings kommun\n\n\n\nj\n")).exit, Exit::Fine);
    assert!(repository.path().join("vbe.toml").is_file());
}

#[test]
fn what_is_there_is_never_written_over() {
    let repository = Repository::new();
    let settings = "[paths]\nplans = \"planer\"\nrecords = \"uppfoljning\"\n";
    repository
        .file("vbe.toml", settings)
        .file("planer/organisation.yaml", "kind: organisation\nid: organisation\n");
    repository
        .file(".gitattributes", "*.bin binary\n")
        .file(".git/hooks/pre-commit", "#!/bin/sh\nmake check\n");
    let kept = |path: &str| fs::read_to_string(repository.path().join(path)).unwrap();
    let run = repository.vbe("init --yes");
    assert_eq!(run.exit, Exit::Found, "the guard stands open: {}{}", run.out, run.err);
    assert!(run.err.contains("vbe scan --staged || exit 1"), "{}", run.err);
    assert_eq!(kept("vbe.toml"), settings);
    assert_eq!(kept("planer/organisation.yaml"), "kind: organisation\nid: organisation\n");
    assert_eq!(kept(".gitattributes"), "*.bin binary\n");
    assert_eq!(repository.hook("pre-commit"), "#!/bin/sh\nmake check\n");
    assert!(repository.path().join("uppfoljning/cases").is_dir(), "the settings say where");
    assert!(!repository.path().join("plans").exists());
    assert!(repository.hook("pre-push").contains("vbe scan"), "the others are set all the same");
    assert_eq!(repository.vbe("init --yes").exit, Exit::Found, "and it is said every time");
    repository.file(".git/hooks/pre-commit", "#!/bin/sh\nvbe scan --staged || exit 1\nmake check\n");
    let run = repository.vbe("init --yes");
    #[cfg(unix)]
    assert_eq!(run.exit, Exit::Found, "a hook that git may not run guards nothing");
    let _ = vbe::io::write::runnable(&repository.path().join(".git/hooks/pre-commit"));
    let run = if run.exit == Exit::Fine { run } else { repository.vbe("init --yes") };
    assert_eq!((run.exit, run.err.as_str()), (Exit::Fine, ""), "once the line is in it");
}

#[test]
fn an_older_hook_of_ours_is_renewed() {
    let repository = Repository::new();
    repository.file(".git/hooks/pre-commit", "#!/bin/sh\n# vbe-hook 0: gammal\nvbe scan\n");
    let run = repository.vbe("init --yes");
    assert!(run.out.contains("renews       .git/hooks/pre-commit"), "{}", run.out);
    assert!(repository.hook("pre-commit").contains("exec vbe scan --staged"));
}

#[test]
fn hooks_go_where_git_looks_for_them() {
    let repository = Repository::new();
    let elsewhere = repository.beside("krokar");
    repository.git(&format!("config core.hooksPath {}", elsewhere.display()));
    assert_eq!(repository.vbe("init --yes").exit, Exit::Fine);
    assert!(elsewhere.join("pre-commit").is_file());
    assert_eq!(repository.hook("pre-commit"), "");
    // A worktree has the hooks of its repository.
    let repository = Repository::new();
    repository.commit("ett");
    let tree = repository.beside("träd");
    repository.git(&format!("worktree add -q -b annan {}", tree.display()));
    assert_eq!(vbe(&tree, "init --yes", Input::nothing()).exit, Exit::Fine);
    assert!(repository.hook("pre-commit").contains("vbe scan") && tree.join("vbe.toml").is_file());
    // The hook is the same wherever in its repository the workspace is.
    let repository = Repository::new();
    fs::create_dir(repository.path().join("vår kommun")).unwrap();
    let run = vbe(&repository.path().join("vår kommun"), "init --yes", Input::nothing());
    assert_eq!(run.exit, Exit::Fine, "{}", run.err);
    assert!(repository.hook("pre-commit").contains("exec vbe scan --staged\n"));
}

/// Hooks that are files of one working tree are gone in the next.
#[test]
fn hooks_that_are_not_in_every_working_tree_are_told_of_and_the_help_helps() {
    for written in ["krokar", ".git/hooks", "./krokar"] {
        let repository = Repository::new();
        repository.commit("ett");
        repository.git(&format!("config core.hooksPath {written}"));
        let init = repository.vbe("init --yes");
        assert_eq!(init.exit, Exit::Found, "{written}: {}{}", init.out, init.err);
        assert!(!init.out.contains("guard is on"), "{}", init.out);
        let told = init.err.split_whitespace().collect::<Vec<_>>().join(" ");
        let (_, help) = told.split_once("git config core.hooksPath \"").unwrap_or_else(|| panic!("{told}"));
        let doctor = repository.vbe("doctor");
        assert!(doctor.exit == Exit::Found && doctor.out.contains("relative path"), "{}", doctor.out);
        let own =
            help.split('"').next().unwrap().replace("[folder]", &repository.path().display().to_string());
        repository.git(&format!("config core.hooksPath {own}"));
        assert_eq!(repository.vbe("init --yes").exit, Exit::Fine, "{written}");
        assert!(!repository.vbe("doctor").out.contains("relative path"));
        let tree = repository.beside("träd");
        repository.git(&format!("worktree add -q -b annan {}", tree.display()));
        let doctor = vbe(&tree, "doctor", Input::nothing());
        assert!(!doctor.out.contains("guard before each commit (pre-commit)\n  MISSING"), "{}", doctor.out);
        assert!(repository.hook("pre-commit").contains("vbe scan"), "{written}");
    }
}

/// git runs no hook at all, or cannot: a guard that is not on is not told to be.
#[test]
fn hooks_that_git_does_not_run_are_told_of_and_the_help_helps() {
    for written in ["", "/dev/null", ".", "./", "vbe.toml"] {
        let repository = Repository::new();
        repository.file("vbe.toml", "").commit("ett");
        let config = super::command(repository.path(), &["config", "core.hooksPath", written]).status();
        assert!(config.unwrap().success());
        let init = repository.vbe("init --yes");
        assert_eq!(init.exit, Exit::Found, "{written}: {}{}", init.out, init.err);
        assert!(!init.out.contains("guard is on") && !repository.path().join("pre-commit").exists());
        let doctor = repository.vbe("doctor");
        assert!(!doctor.out.contains("guard before each commit"), "{written}: {}", doctor.out);
        for told in [&init.err, &doctor.out] {
            let told = told.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(told.contains("git config --unset core.hooksPath"), "{written}: {told}");
        }
        repository.git("config --unset core.hooksPath");
        assert_eq!(repository.vbe("init --yes").exit, Exit::Fine, "{written}");
        assert!(repository.hook("pre-commit").contains("vbe scan"), "{written}");
    }
    // Where it is set for all repositories, this one is given hooks of its own.
    let repository = Repository::new();
    let settings = repository.beside("gitconfig");
    fs::write(&settings, "[core]\nhooksPath =\n").unwrap();
    let mut variables = alone();
    variables.retain(|(name, _)| name != "GIT_CONFIG_GLOBAL");
    variables.push(("GIT_CONFIG_GLOBAL".into(), settings.display().to_string()));
    variables.push(("VBE_LANG".into(), "en".into()));
    let run = |words: &str| {
        run_with(words, repository.path(), "2024-11-15", false, variables.clone(), Input::nothing())
    };
    let init = run("init --yes");
    let told = init.err.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(init.exit == Exit::Found && told.contains("git config core.hooksPath"), "{told}");
    let own = repository.path().join(".git/hooks");
    repository.git(&format!("config core.hooksPath {}", own.display()));
    assert_eq!(run("init --yes").exit, Exit::Fine);
    assert!(repository.hook("pre-commit").contains("vbe scan"));
}

/// Hooks among the files are missing on another branch, however git was told where they are.
#[cfg(unix)]
#[test]
fn hooks_that_are_files_of_the_working_tree_are_told_of_by_whatever_way() {
    use std::os::unix::fs::symlink;
    let plain = |run: &Run| run.out.split_whitespace().collect::<Vec<_>>().join(" ");
    let told_of = |repository: &Repository, word: &str| {
        let init = repository.vbe("init --yes");
        assert!(init.exit == Exit::Found && !init.out.contains("guard is on"), "{}{}", init.out, init.err);
        let doctor = plain(&repository.vbe("doctor"));
        assert!(doctor.contains("git stash -u"), "{doctor}");
        let told = init.err.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(told.contains(word), "{told}");
    };
    let sound = |repository: &Repository| {
        let init = repository.vbe("init --yes");
        assert_eq!(init.exit, Exit::Fine, "{}{}", init.out, init.err);
        assert!(!plain(&repository.vbe("doctor")).contains("git stash -u"));
        assert!(!repository.path().join(".git/hooks").is_symlink());
    };
    let repository = Repository::new();
    repository.git(&format!("config core.hooksPath {}", repository.path().join("krokar").display()));
    told_of(&repository, "git config core.hooksPath");
    let own = repository.path().join(".git/hooks");
    repository.git(&format!("config core.hooksPath {}", own.display()));
    sound(&repository);
    // The folder is a link, whether or not there is anything where it leads.
    for is_there in [true, false] {
        let repository = Repository::new();
        let own = repository.path().join(".git/hooks");
        fs::remove_dir_all(&own).unwrap();
        symlink("../krokar", &own).unwrap();
        if is_there {
            fs::create_dir(repository.path().join("krokar")).unwrap();
        }
        told_of(&repository, "Run rm ");
        fs::remove_file(&own).unwrap();
        sound(&repository);
    }
    // A single hook is a link.
    let repository = Repository::new();
    sound(&repository);
    let hook = repository.path().join(".git/hooks/pre-commit");
    fs::rename(&hook, repository.path().join("krok")).unwrap();
    symlink("../../krok", &hook).unwrap();
    told_of(&repository, "Run rm ");
    fs::remove_file(&hook).unwrap();
    sound(&repository);
    // In a linked working tree the main one's files are files too.
    let repository = Repository::new();
    repository.file("vbe.toml", "").add().commit("ett");
    repository.git(&format!("config core.hooksPath {}", repository.path().join("krokar").display()));
    let tree = repository.beside("träd");
    repository.git(&format!("worktree add -q -b annan {}", tree.display()));
    assert!(plain(&vbe(&tree, "doctor", Input::nothing())).contains("git stash -u"));
}

/// What is put among the hooks of every repository is run in every repository.
#[test]
fn hooks_that_hold_for_all_repositories_are_left_alone() {
    let repository = Repository::new();
    let (shared, settings) = (repository.beside("allas"), repository.beside("gitconfig"));
    fs::create_dir(&shared).unwrap();
    fs::write(&settings, format!("[core]\nhooksPath = {}\n", shared.display())).unwrap();
    let mut variables = alone();
    variables.retain(|(name, _)| name != "GIT_CONFIG_GLOBAL");
    variables.push(("GIT_CONFIG_GLOBAL".into(), settings.display().to_string()));
    variables.push(("VBE_LANG".into(), "en".into()));
    let run = |words: &str| {
        run_with(words, repository.path(), "2024-11-15", false, variables.clone(), Input::nothing())
    };
    let init = run("init --yes");
    assert_eq!(init.exit, Exit::Found);
    assert!(init.err.contains("core.hooksPath"), "{}", init.err);
    assert_eq!(fs::read_dir(&shared).unwrap().count(), 0);
    let doctor = run("doctor");
    assert!(doctor.out.contains("all your repositories"), "{}", doctor.out);
}

#[test]
fn a_workspace_can_be_made_without_git_and_says_what_is_lacking() {
    let folder = crate::sandbox::folder();
    let run = vbe(folder.path(), "init --yes", Input::nothing());
    assert_eq!(run.exit, Exit::Fine);
    assert!(run.err.contains("git init"), "{}", run.err);
    assert!(folder.path().join("vbe.toml").is_file());
    let nowhere = vec![("PATH".to_owned(), folder.path().display().to_string())];
    let run = run_with("init --yes --lang en", folder.path(), "2024-11-15", false, nowhere, Input::nothing());
    assert_eq!(run.exit, Exit::Fine);
    assert!(run.err.contains("There is no git program"), "{}", run.err);
}

#[test]
fn no_workspace_is_made_inside_another_or_where_there_are_no_files() {
    let repository = Repository::new();
    repository.vbe("init --yes");
    let run = vbe(&repository.path().join("plans"), "init --yes", Input::nothing());
    assert_eq!(run.exit, Exit::Failed);
    assert!(run.err.contains("belongs to the workspace"), "{}", run.err);
    let bare = repository.beside("bar.git");
    git(repository.path(), &format!("init -q --bare {}", bare.display()));
    let run = vbe(&bare, "init --yes", Input::nothing());
    assert_eq!(run.exit, Exit::Failed);
    assert!(run.err.contains("bare") && !bare.join("vbe.toml").exists(), "{}", run.err);
}

/// What `vbe doctor` says of each thing.
fn states(run: &Run) -> Vec<(String, String)> {
    let page: serde_json::Value =
        serde_json::from_str(&run.out).unwrap_or_else(|_| panic!("{}{}", run.out, run.err));
    assert_eq!(page["schema"], "vbe.doctor/1");
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    page["checks"]
        .as_array()
        .unwrap()
        .iter()
        .map(|check| (text(&check["check"]), text(&check["state"])))
        .collect()
}

#[test]
fn doctor_tells_what_is_missing_until_it_is_there() {
    let repository = Repository::new();
    repository.file("vbe.toml", "").file("plans/x.yaml", "kind: plan\nid: x\ntitle: X\nperiod: 2024\n");
    repository.git("remote add origin https://git.example.se/x");
    let programs = repository.beside("program");
    fs::create_dir(&programs).unwrap();
    let doctor = || {
        let path = std::env::var("PATH").unwrap();
        let path = ("PATH".to_owned(), format!("{}:{path}", programs.display()));
        let lang = ("VBE_LANG".to_owned(), "en".to_owned());
        let variables = [alone(), vec![path, lang]].concat();
        run_with("doctor --format json", repository.path(), "2024-11-15", false, variables, Input::nothing())
    };
    let state = |name: &str| {
        let found = states(&doctor());
        found.iter().find(|(check, _)| check == name).map_or("", |(_, state)| state).to_owned()
    };
    assert_eq!(doctor().exit, Exit::Found);
    for name in ["hook-pre-commit", "hook-pre-merge-commit", "hook-commit-msg", "hook-pre-push"] {
        assert_eq!(state(name), "missing", "{name}");
    }
    for name in ["program", "schemas", "schema-lines", "ci"] {
        assert_eq!(state(name), "missing", "{name}");
    }
    assert_eq!((state("git"), state("remotes")), ("ok".into(), "note".into()));
    assert_eq!(state("editor"), "note", "an editor that lays out files in its own way is no hole");

    repository.vbe("init --yes");
    assert_eq!(state("editor"), "ok");
    for name in ["hook-pre-commit", "hook-pre-merge-commit", "hook-commit-msg", "hook-pre-push", "schemas"] {
        assert_eq!(state(name), "ok", "{name}");
    }
    fs::write(programs.join(if cfg!(windows) { "vbe.exe" } else { "vbe" }), "").unwrap();
    let line = "# yaml-language-server: $schema=../schemas/plan.schema.json\n";
    repository.file("plans/x.yaml", &format!("{line}kind: plan\nid: x\ntitle: X\nperiod: 2024\n"));
    repository.file(".github/workflows/vbe.yml", "run: vbe validate\n");
    assert_eq!(state("ci"), "missing", "validate does not look into history");
    repository.file(".github/workflows/vbe.yml", "run: vbe scan --range origin/main..HEAD\n");
    let last = doctor();
    assert_eq!(last.exit, Exit::Fine, "{}", last.out);

    for wrong in [
        "#yaml-language-server: $schema=../schemas/plan.schema.json",
        "# yaml-language-server: $schema= ../schemas/plan.schema.json",
        "# yaml-language-server: $schema=schemas/plan.schema.json",
        "# yaml-language-server: $schema=../schemas/case.schema.json",
        "",
    ] {
        repository.file("plans/x.yaml", &format!("{wrong}\nkind: plan\nid: x\ntitle: X\nperiod: 2024\n"));
        assert_eq!(state("schema-lines"), "missing", "{wrong}");
        // What it tells to write is right.
        let told = doctor().out;
        let (_, told) = told.split_once("plans/x.yaml: ").unwrap();
        let (told, _) = told.split_once('"').unwrap();
        repository.file("plans/x.yaml", &format!("{told}\nkind: plan\nid: x\ntitle: X\nperiod: 2024\n"));
        assert_eq!(state("schema-lines"), "ok", "{told}");
    }

    repository.file("schemas/plan.schema.json", "{}");
    assert_eq!(state("schemas"), "missing");
    repository.file("records/cases/x.yaml", "kind: case\n").add();
    assert_eq!(state("same-repository"), "note");
    #[cfg(unix)]
    {
        let hook = repository.path().join(".git/hooks/pre-commit");
        let mode = std::os::unix::fs::PermissionsExt::from_mode(0o644);
        fs::set_permissions(hook, mode).unwrap();
        assert_eq!(state("hook-pre-commit"), "missing", "git does not run what may not be run");
    }
}

/// The settings by which an editor's formatter and `vbe fmt` leave each other's work as it is; `tests/others/run` tries them.
#[test]
fn init_tells_editors_to_lay_out_files_as_fmt_does_and_leaves_what_is_there() {
    let repository = Repository::new();
    repository.file(".vscode/settings.json", "{\"yaml.format.singleQuote\": true}\n");
    repository.vbe("init --yes");
    let kept = |path: &str| fs::read_to_string(repository.path().join(path)).unwrap();
    assert_eq!(kept(".vscode/settings.json"), "{\"yaml.format.singleQuote\": true}\n");
    let prettier = kept(".prettierrc.toml");
    for option in
        ["singleQuote = true", "bracketSpacing = false", "proseWrap = \"preserve\"", "printWidth = 100000"]
    {
        assert!(prettier.contains(option), "{prettier}");
    }
    let told = repository.vbe("doctor --lang en").out;
    assert!(told.contains("Write in .vscode/settings.json: \"yaml.format.bracketSpacing\":false"), "{told}");
    assert!(!told.contains("\"yaml.format.singleQuote\":true"), "{told}");

    // Where nothing but records may lie, no settings are put.
    let repository = Repository::new();
    repository.file("vbe.toml", "[paths]\nplans = \"../planer\"\nrecords = \".\"\n");
    repository.vbe("init --yes");
    assert!(
        !repository.path().join(".vscode").exists() && !repository.path().join(".prettierrc.toml").exists()
    );
    assert!(
        states(&repository.vbe("doctor --format json"))
            .contains(&("editor".to_owned(), "skipped".to_owned()))
    );
}

#[cfg(unix)]
#[test]
fn a_folder_of_cases_that_others_can_read_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let repository = Repository::new();
    repository.vbe("init --yes");
    let open = |path: &Path| fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
    fs::set_permissions(repository.path(), fs::Permissions::from_mode(0o700)).unwrap();
    let permissions = || {
        let found = states(&repository.vbe("doctor --format json"));
        found.into_iter().find(|(check, _)| check == "permissions").unwrap().1
    };
    assert_eq!(permissions(), "ok", "init shuts them");
    open(&repository.path().join("records/cases"));
    assert_eq!(permissions(), "ok", "a shut folder above shuts all that is in it");
    repository.path().ancestors().take(2).for_each(open);
    assert_eq!(permissions(), "missing");
    let run = repository.vbe("doctor");
    assert!(run.out.contains("chmod go-rwx records/cases"), "{}", run.out);
}

/// Records in a repository of their own are guarded there.
#[test]
fn records_in_another_repository_want_a_guard_there() {
    let repository = Repository::new();
    let records = repository.beside("arenden");
    fs::create_dir(&records).unwrap();
    git(&records, "init -q -b main");
    repository.file("vbe.toml", "[paths]\nrecords = \"../arenden\"\n");
    repository.vbe("init --yes");
    let guard = || {
        let found = states(&repository.vbe("doctor --format json"));
        found.into_iter().find(|(check, _)| check == "records-guard").map(|(_, state)| state)
    };
    assert_eq!(guard().as_deref(), Some("missing"));
    fs::write(records.join("vbe.toml"), "[paths]\nrecords = \".\"\nplans = \"../repo/plans\"\n").unwrap();
    let run = vbe(&records, "init --yes", Input::nothing());
    assert_eq!(run.exit, Exit::Fine, "{}", run.err);
    assert_eq!(guard().as_deref(), Some("ok"));
}

/// What the settings show as choices are choices: with every line taken into use, they hold.
#[test]
fn the_settings_that_are_shown_can_be_used() {
    for lang in ["sv", "en"] {
        let repository = Repository::new();
        repository.vbe(&format!("init --yes --lang {lang}"));
        let text = fs::read_to_string(repository.path().join("vbe.toml")).unwrap();
        let is_setting = |line: &str| line.starts_with('[') || line.contains(" = ");
        let used: Vec<&str> = text
            .lines()
            .map(|line| line.strip_prefix("# ").filter(|line| is_setting(line)).unwrap_or(line))
            .collect();
        assert!(used.len() > 20 && used.join("\n").contains("\n[privacy]\n"), "{used:?}");
        repository.file("vbe.toml", &used.join("\n")).file("namn.txt", "").file("names.txt", "");
        let run = repository.vbe("validate --fail-on note");
        assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    }
}
