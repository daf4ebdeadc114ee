//! What forges read: annotations, reports and summaries; what a change brings; and the files of build servers.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use serde_json::Value;
use vbe::cli::{Exit, Input};
use vbe::setup::Forge;

use crate::guard::{Repository, alone, command, vbe};
use crate::sandbox::{Run, SOUND, Sandbox, run_with};

/// Three faults: an unknown key, a responsible who is not in the register, and a time that cannot be read.
const FAULTY: &str = "kind: plan
id: plan-2025
title: Plan 2025
period: 2025
decisions:
  - {body: kommunstyrelsen, decision: adopted, on: 2025-01-15}
areas:
  - {id: forebygga, title: Förebygga}
activities:
  - {id: ett, title: Första, areas: [forebygga], responsible: [nagon], start: 2025, finish: vecka 12}
  - {id: tva, title: Andra, areas: [forebygga], responsible: [nagon], start: 2025, farg: röd}
";

fn json(run: &Run) -> Value {
    serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{error}: {}", run.out))
}

/// The fingerprints that a command gives in a format.
fn marks(sandbox: &Sandbox, words: &str) -> Vec<String> {
    let page = json(&sandbox.run(words));
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    match &page {
        Value::Array(all) => all.iter().map(|own| text(&own["fingerprint"])).collect(),
        page => {
            let all = page["runs"][0]["results"].as_array().unwrap();
            all.iter().map(|own| text(&own["partialFingerprints"]["vbe/v1"])).collect()
        }
    }
}

#[test]
fn fingerprints_stand_still_when_lines_move_and_no_two_are_the_same() {
    for command in ["validate", "gaps --as-of 2025-06-01", "scan plans"] {
        for format in ["sarif", "gitlab"] {
            let words = format!("{command} --format {format}");
            let number = "    # 189001019802\n";
            let text = FAULTY.replace("activities:\n", &format!("activities:\n{number}"));
            let then = marks(&Sandbox::sound().file("plans/plan-2025.yaml", &text), &words);
            assert!(!then.is_empty(), "{words}");
            assert_eq!(then.iter().collect::<BTreeSet<_>>().len(), then.len(), "{words}");
            let moved = format!("# A note.\n\n{}", text.replace("areas:\n", "# Another.\nareas:\n"));
            let now = marks(&Sandbox::sound().file("plans/plan-2025.yaml", &moved), &words);
            assert_eq!(then, now, "{words}");
        }
    }
}

/// The text says what each rule is; validate, scan and gaps are kept apart; and a rule is named once.
#[test]
fn sarif_says_what_its_rules_are_and_which_command_asked() {
    let sandbox = Sandbox::sound().file("plans/plan-2025.yaml", FAULTY).swedish();
    let mut ids = BTreeSet::new();
    for command in ["validate", "gaps", "scan"] {
        let page = json(&sandbox.run(&format!("{command} --format sarif")));
        let run = &page["runs"][0];
        ids.insert(run["automationDetails"]["id"].as_str().unwrap().to_owned());
        let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
        for rule in rules {
            for key in ["shortDescription", "fullDescription", "help"] {
                assert!(rule[key]["text"].as_str().unwrap().len() > 10, "{rule}");
            }
            let name = rule["name"].as_str().unwrap_or_default();
            assert!(name.chars().all(char::is_alphanumeric), "{name}");
            assert!(rule["helpUri"].as_str().unwrap().contains("docs"), "{rule}");
        }
        for result in run["results"].as_array().unwrap() {
            let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
            assert_eq!(rules[index]["id"], result["ruleId"]);
        }
    }
    assert_eq!(ids.len(), 3, "{ids:?}");
}

/// A gap is told where what has it stands: of an activity at its id, of a requirement where the plan follows it.
#[test]
fn a_gap_is_told_on_the_line_of_what_has_it() {
    let sandbox = Sandbox::sound().file("plans/plan-2025.yaml", FAULTY);
    let page = json(&sandbox.run("gaps --format gitlab --as-of 2025-06-01"));
    let line = |kind: &str| {
        let own = page.as_array().unwrap().iter().find(|own| own["check_name"] == kind);
        let place = &own.unwrap_or_else(|| panic!("{kind}: {page:#}"))["location"];
        (place["path"].as_str().unwrap().to_owned(), place["lines"]["begin"].as_u64().unwrap())
    };
    assert_eq!(line("without-goal"), ("plans/plan-2025.yaml".to_owned(), 10));
    assert_eq!(line("requirement-uncovered"), ("plans/plan-2024.yaml".to_owned(), 9));
    assert_eq!(sandbox.run("gaps --format sarif --fail-on any --as-of 2025-06-01").exit, Exit::Found);
    let stopped = json(&sandbox.run("gaps --format gitlab --fail-on without-goal --as-of 2025-06-01"));
    let severities: BTreeSet<&str> =
        stopped.as_array().unwrap().iter().map(|own| own["severity"].as_str().unwrap()).collect();
    assert_eq!(severities, BTreeSet::from(["critical", "major"]));
    let file = sandbox.run("gaps --format junit --out brister.xml");
    assert_eq!((file.exit, file.out.as_str()), (Exit::Fine, "Wrote brister.xml.\n"));
    assert!(sandbox.read("brister.xml").starts_with("<?xml"));
    assert_eq!(sandbox.run("gaps --what-if plans/plan-2024.yaml --format sarif").exit, Exit::Failed);
}

/// Every mark is closed by its like, and there is no sign that XML does not have.
fn is_well_formed(text: &str) {
    let control = |char: char| char.is_control() && char != '\n';
    assert!(!text.contains(|char: char| control(char) || "\u{fffe}\u{ffff}".contains(char)), "{text}");
    let mut open = Vec::new();
    for part in text.split('<').skip(1) {
        let (mark, rest) = part.split_once('>').unwrap();
        assert!(!rest.contains('>') && !mark.contains("&&"), "{part}");
        let name = mark.split([' ', '/']).find(|word| !word.is_empty()).unwrap();
        match mark {
            mark if mark.starts_with('?') || mark.ends_with('/') => {}
            mark if mark.starts_with('/') => assert_eq!(open.pop(), Some(name), "{part}"),
            _ => open.push(name),
        }
    }
    assert!(open.is_empty(), "{open:?}");
}

#[test]
fn junit_has_a_test_case_for_each_rule_and_what_is_found_as_its_failure() {
    let odd = FAULTY.replace("farg: röd", "\"<a & \\u0007\\uFFFE]]>\": 1");
    for text in [FAULTY, &odd] {
        let sandbox = Sandbox::sound().file("plans/plan-2025.yaml", text);
        for (command, fails) in [("validate", 1..), ("gaps --fail-on any", 1..), ("scan", 0..)] {
            let run = sandbox.run(&format!("{command} --format junit"));
            is_well_formed(&run.out);
            let failures = run.out.matches("<failure ").count();
            assert!(fails.contains(&failures), "{command}: {}", run.out);
            assert!(run.out.contains(&format!("failures=\"{failures}\"")), "{command}: {}", run.out);
            assert_eq!(run.exit == Exit::Found, failures > 0, "{command}");
        }
        // A warning that stops nothing is told, and is no failure.
        let run = sandbox.run("gaps --format junit");
        assert!(run.out.contains("<system-out>") && !run.out.contains("<failure"), "{}", run.out);
    }
}

/// GitHub shows ten errors and ten warnings of a step: the errors come first, and the rest is a number.
#[test]
fn annotations_keep_within_what_a_forge_shows() {
    let rows: String = (0..30)
        .map(|at| {
            format!("  - {{id: a{at}, title: Åtgärd {at}, areas: [forebygga], start: {at}x, fel{at}: 1}}\n")
        })
        .collect();
    let text = FAULTY.split("activities:\n").next().unwrap().to_owned() + "activities:\n" + &rows;
    let sandbox = Sandbox::sound().file("plans/plan-2025.yaml", &text);
    for words in [
        "validate --format github",
        "gaps --format github --as-of 2025-06-01",
        "gaps --format github --fail-on any --as-of 2025-06-01",
    ] {
        let run = sandbox.run(words);
        let lines: Vec<&str> = run.out.lines().collect();
        let of = |command: &str| lines.iter().filter(|line| line.starts_with(command)).count();
        assert!(of("::error") <= 10 && of("::warning") <= 10 && of("::notice") <= 10, "{}", run.out);
        assert!(of("::error") + of("::warning") >= 10, "{}", run.out);
        let order = ["::error", "::warning", "::notice"];
        let kinds: Vec<usize> =
            lines.iter().map(|line| order.iter().position(|kind| line.starts_with(kind)).unwrap()).collect();
        assert!(kinds.is_sorted(), "{kinds:?}");
        let last = lines.last().unwrap();
        assert!(last.starts_with("::notice title=vbe ") && last.contains("not shown here"), "{last}");
    }
}

fn summed(sandbox: &Sandbox, words: &str, file: &str) -> Run {
    let variables = [("VBE_LANG", "en"), ("GITHUB_STEP_SUMMARY", file)];
    let variables = variables.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
    run_with(words, sandbox.path(), "2025-06-01", false, variables, Input::nothing())
}

#[test]
fn the_summary_of_a_step_is_added_to_what_is_there_already() {
    let sandbox = Sandbox::sound().file("plans/plan-2025.yaml", FAULTY).file("sum.md", "# Build\n");
    for words in ["validate --format github", "gaps --format github", "validate --format json"] {
        summed(&sandbox, words, "sum.md");
    }
    let told = sandbox.read("sum.md");
    assert!(told.starts_with("# Build\n## vbe validate\n"), "{told}");
    assert!(told.contains("\n## vbe gaps\n") && told.contains("| Severity | Where | What |"), "{told}");
    assert_eq!(told.matches("## vbe").count(), 2, "{told}");
    // One that cannot be written changes nothing of the answer.
    let plain = sandbox.run("validate --format github --as-of 2025-06-01");
    for file in [".", "finns/inte/sum.md", "plans/plan-2025.yaml", "vbe.toml"] {
        let before = sandbox.files();
        let run = summed(&sandbox, "validate --format github", file);
        assert_eq!((run.exit, &run.out), (plain.exit, &plain.out), "{file}");
        assert!(run.err.contains("GITHUB_STEP_SUMMARY"), "{file}: {}", run.err);
        assert_eq!(sandbox.files(), before, "{file}");
    }
}

fn repository() -> Repository {
    let repository = Repository::new();
    repository.file("vbe.toml", "");
    for (path, text) in SOUND {
        repository.file(path, text);
    }
    repository.file("plans/plan-2025.yaml", FAULTY).add().commit("Planen");
    repository
}

/// What was there is counted, whatever moves above it; what the change brings is told, also in a file that it does not touch.
#[test]
fn only_what_a_change_brings_is_told_and_the_rest_is_counted() {
    let repository = repository();
    let all = repository.vbe("validate --format json");
    let count = |run: &Run| json(run)["findings"].as_array().unwrap().len();
    let old = count(&all);
    assert!(old >= 3, "{}", all.out);
    for words in ["validate --new-since HEAD", "validate --changed-since HEAD", "scan --new-since HEAD"] {
        let run = repository.vbe(words);
        assert_eq!(run.exit, Exit::Fine, "{words}: {}{}", run.out, run.err);
    }
    // Lines move, one finding more comes, and a role that another file names is taken away.
    let text = format!("# Först\n{}", FAULTY.replace("finish: vecka 12", "finish: vecka 12, storlek: 3"));
    repository.file("plans/plan-2025.yaml", &text);
    let register =
        SOUND[0].1.replace("  - {id: samordnare-vbe, title: Samordnare VBE, aliases: [samordnaren]}\n", "");
    repository.file(
        "plans/organisation.yaml",
        &register.replace("[samordnare-vbe, enhetschef-fritid]", "[enhetschef-fritid]"),
    );
    let run = repository.vbe("validate --new-since HEAD --format json");
    let own = json(&run);
    let told: BTreeSet<(&str, &str)> = own["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|own| (own["path"].as_str().unwrap(), own["rule"].as_str().unwrap()))
        .collect();
    assert!(told.contains(&("plans/plan-2025.yaml", "unknown-field")), "{told:?}");
    assert!(told.iter().any(|(path, _)| *path == "plans/plan-2024.yaml"), "{told:?}");
    assert!(run.err.contains(&format!("Not shown: {old} findings that HEAD had already.")), "{}", run.err);
    assert_eq!(run.exit, Exit::Found);
    // Of changed files all is told, and of others what the change gave.
    let changed = repository.vbe("validate --changed-since HEAD --format json");
    assert_eq!(count(&changed), count(&run) + old, "{}", changed.out);
    // A file that is moved has the findings that it had.
    repository.git("checkout -q -- plans");
    repository.git("mv plans/plan-2025.yaml plans/plan-2026.yaml");
    let moved = repository.vbe("validate --new-since HEAD --format json");
    let left: Vec<Value> = json(&moved)["findings"].as_array().unwrap().clone();
    assert!(left.iter().all(|own| own["rule"] == "file-name"), "{left:?}");
}

/// Gaps are compared by what has them; what a page shows is said on it.
#[test]
fn new_gaps_are_those_that_were_not_there() {
    let repository = repository();
    assert!(
        repository
            .vbe("gaps --new-since HEAD --as-of 2025-06-01")
            .out
            .contains("gaps that HEAD had already.")
    );
    repository.file("plans/plan-2025.yaml", &FAULTY.replace("{id: tva, ", "{id: tre, "));
    let page = json(&repository.vbe("gaps --new-since HEAD --format gitlab --as-of 2025-06-01"));
    let all = page.as_array().unwrap();
    assert!(!all.is_empty() && all.iter().all(|own| own["location"]["lines"]["begin"] == 11), "{page:#}");
    assert_eq!(repository.vbe("gaps --new-since HEAD --fail-on any --as-of 2025-06-01").exit, Exit::Found);
}

#[test]
fn a_scan_of_what_has_changed_tells_what_came_with_it() {
    let repository = repository();
    repository
        .file("plans/a.md", "Nummer 189001019802.\n")
        .file("plans/b.md", "Nummer 189003229805.\n")
        .add();
    repository.commit("Nummer");
    repository.file("plans/a.md", "En rad.\nNummer 189001019802.\nNummer 189003229805.\n");
    let lines = |words: &str| {
        let run = repository.vbe(words);
        let page = json(&run);
        let all = page["findings"].as_array().unwrap().iter();
        all.map(|own| format!("{} {}", own["path"].as_str().unwrap(), own["line"])).collect::<Vec<_>>()
    };
    assert_eq!(lines("scan --new-since HEAD --format json plans").len(), 1);
    assert_eq!(lines("scan --changed-since HEAD --format json plans"), ["plans/a.md 2", "plans/a.md 3"]);
    // Other settings make other things of files that are the same.
    repository.file("vbe.toml", "language = \"en\"\n");
    assert_eq!(lines("scan --new-since HEAD --format json plans").len(), 1);
    let run = repository.vbe("scan --new-since HEAD --staged");
    assert_eq!(run.exit, Exit::Failed, "{}", run.err);
}

#[test]
fn a_revision_that_is_not_there_is_told_in_words() {
    let repository = repository();
    for command in ["validate", "gaps", "scan"] {
        for option in ["--new-since", "--changed-since"] {
            let run = repository.vbe(&format!("{command} {option} finns-inte"));
            assert_eq!((run.exit, run.out.as_str()), (Exit::Failed, ""), "{command} {option}");
            assert!(run.err.contains("no branch, tag or commit finns-inte"), "{}", run.err);
            let bare = Sandbox::sound().run(&format!("{command} {option} main"));
            assert_eq!((bare.exit, bare.out.as_str()), (Exit::Failed, ""), "{command} {option}");
            assert!(bare.err.contains("no git repository"), "{}", bare.err);
        }
    }
    let run = repository.vbe("validate --new-since HEAD --at HEAD");
    assert_eq!(run.exit, Exit::Failed);
    // A clone of the last commit alone has no other.
    repository.file("plans/x.md", "x\n").add().commit("Mer");
    let first = repository.git("rev-parse HEAD~1").trim().to_owned();
    let shallow = repository.beside("shallow");
    let from = format!("file://{}", repository.path().display());
    let words = ["clone", "-q", "--depth", "1", &from, shallow.to_str().unwrap()];
    assert!(command(repository.path(), &words).status().unwrap().success());
    let run = vbe(&shallow, &format!("validate --new-since {first}"), Input::nothing());
    assert_eq!(run.exit, Exit::Failed);
    assert!(run.err.contains("git fetch --unshallow"), "{}", run.err);
}

/// The commands of a file of a build server, as its shell gets them.
fn script(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let at = lines.iter().position(|line| {
        ["run: |", "bash: |", "- |"]
            .iter()
            .any(|mark| line.trim_start().trim_start_matches("- ").ends_with(mark) || line.trim() == *mark)
    });
    let depth = |line: &str| line.len() - line.trim_start().len();
    let own = &lines[at.unwrap() + 1..];
    let indent = depth(own[0]);
    let own = own.iter().take_while(|line| line.trim().is_empty() || depth(line) >= indent);
    own.map(|line| format!("{}\n", line.get(indent..).unwrap_or_default())).collect()
}

/// Runs the commands of a file, with git and vbe and what every system has.
fn build(repository: &Repository, script: &str, base: &str) -> (Option<i32>, String) {
    assert!(!script.contains("${{"), "{script}");
    let bin = repository.beside("bin");
    fs::create_dir_all(&bin).unwrap();
    let _ = fs::remove_file(bin.join("vbe"));
    std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_vbe"), bin.join("vbe")).unwrap();
    let path = format!("{}:/usr/bin:/bin", bin.display());
    let mut shell = Command::new("sh");
    shell.args(["-c", script]).current_dir(repository.path()).env_clear();
    shell.envs(alone()).env("PATH", path).env("VBE_LANG", "en").env("base", base);
    let output = shell.output().unwrap();
    let told = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8(told).unwrap())
}

#[test]
fn the_files_of_build_servers_do_what_they_say() {
    for forge in Forge::ALL {
        let repository = repository();
        let name = forge.path();
        let word = format!("{forge:?}").to_lowercase();
        let run = repository.vbe(&format!("init --yes --ci {word}"));
        assert!(run.out.contains(name), "{}{}", run.out, run.err);
        let text = fs::read_to_string(repository.path().join(name)).unwrap();
        assert!(!text.contains("ROOT%") && !text.contains("CHECK%"), "{text}");
        let script = script(&text);
        // A first push: there is nothing before it, and the plan is faulty.
        let (code, told) = build(&repository, &script, &"0".repeat(40));
        assert_eq!(code, Some(1), "{name}: {told}");
        assert!(told.contains("unknown-field"), "{name}: {told}");
        // A merge request that mends it.
        let first = repository.git("rev-parse HEAD").trim().to_owned();
        let sound =
            FAULTY.replace("vecka 12", "2025").replace("nagon", "samordnaren").replace(", farg: röd", "");
        repository.file("plans/plan-2025.yaml", &sound).add().commit("Rättat");
        repository.git("update-ref refs/remotes/origin/main HEAD~1");
        let set = match forge {
            Forge::Azure => "export SYSTEM_PULLREQUEST_TARGETBRANCH=refs/heads/main\n".to_owned(),
            _ => String::new(),
        };
        let (code, told) = build(&repository, &format!("{set}{script}"), &first);
        assert_eq!(code, Some(0), "{name}: {told}");
        let diff = fs::read_to_string(repository.path().join("vbe-diff.md")).unwrap();
        assert!(diff.starts_with("# "), "{name}: {diff}");
        // A file that is there already is somebody's.
        fs::write(repository.path().join(name), "own: true\n").unwrap();
        let run = repository.vbe(&format!("init --yes --ci {word}"));
        assert!(run.err.contains("is there already and is not changed"), "{}", run.err);
        assert_eq!(fs::read_to_string(repository.path().join(name)).unwrap(), "own: true\n");
    }
}

/// A workspace in a folder of the repository is told of from there, in a file at the top.
#[test]
fn a_workspace_in_a_folder_is_checked_from_the_top() {
    let repository = Repository::new();
    repository.file("kommun/vbe.toml", "");
    for (path, text) in SOUND {
        repository.file(&format!("kommun/{path}"), text);
    }
    repository.add().commit("Planen");
    let folder = repository.path().join("kommun");
    let run = vbe(&folder, "init --yes --ci github", Input::nothing());
    assert!(run.out.contains("/.github/workflows/vbe.yml\n"), "{}{}", run.out, run.err);
    let text = fs::read_to_string(repository.path().join(".github/workflows/vbe.yml")).unwrap();
    let script = script(&text);
    assert!(script.contains("vbe validate --root kommun --format github"), "{script}");
    let (code, told) = build(&repository, &script, "");
    assert_eq!(code, Some(0), "{told}");
}
