//! The closed schema is held at the commit: what `vbe validate` calls an error in a case stops it.

use vbe::cli::Exit;

use super::{REST, Repository};
use crate::sandbox::Run;

const FILE: &str = "records/cases/q3x7k2m9.yaml";
/// Nobody's: what must not be shown though no class of the scanner is about it.
const SECRET: &str = "xanthippisk";

fn sandbox() -> Repository {
    let repository = Repository::new();
    repository.file("vbe.toml", "").add().commit("Början");
    repository
}

fn case() -> String {
    format!("kind: case\nid: q3x7k2m9\n{REST}")
}

/// The errors in a file, each as its rule, its line and what is said of it.
fn errors(run: &Run, path: &str) -> Vec<(String, u64, String)> {
    assert!(!run.out.contains(SECRET) && !run.err.contains(SECRET), "{}{}", run.out, run.err);
    let page: serde_json::Value =
        serde_json::from_str(&run.out).unwrap_or_else(|_| panic!("{}{}", run.out, run.err));
    let is_error = |finding: &&serde_json::Value| finding["severity"] == "error" && finding["path"] == path;
    let told = |finding: &serde_json::Value| {
        let text = |key: &str| finding[key].to_string();
        (text("rule"), finding["line"].as_u64().unwrap(), text("message"))
    };
    page["findings"].as_array().unwrap().iter().filter(is_error).map(told).collect()
}

/// Cases that `vbe validate` refuses.
fn refused() -> Vec<String> {
    let case = case();
    let with = |line: &str| format!("{case}{line}\n");
    let without =
        |key: &str| case.split_inclusive('\n').filter(|line| !line.starts_with(key)).collect::<String>();
    let instead = |key: &str, line: &str| without(key) + line + "\n";
    vec![
        with("namn: xanthippisk"),
        with("religion: xanthippisk"),
        with("bakgrund: xanthippisk"),
        with("status: open"),
        with("note: &xanthippisk Inget"),
        with("links: {activities: xanthippisk}"),
        instead("age_band:", "age_band: xanthippisk"),
        instead("registered:", "registered: xanthippisk"),
        instead("expires:", "expires: 2034-H2"),
        instead("expires:", "expires: 2023-H1"),
        instead("id:", "id: kommun-17"),
        instead("status:", "status: closed"),
        instead("measures:", "measures: [none, talk]"),
        with("area: xanthippisk"),
        without("expires:"),
        without("source:"),
        with("steps: [\n\tx: \""),
    ]
}

#[test]
fn what_validate_refuses_in_a_case_stops_the_commit_in_the_same_words() {
    let repository = sandbox();
    for text in refused() {
        repository.file(FILE, &text).add();
        let run = repository.vbe("scan --staged --format json");
        let (told, wanted) = (errors(&run, FILE), errors(&repository.vbe("validate --format json"), FILE));
        assert_eq!(told, wanted, "{text}");
        assert!(run.exit == Exit::Found && !told.is_empty(), "{text}: {}", run.out);
    }
    repository.file(FILE, &case()).add();
    assert_eq!(repository.vbe("scan --staged").exit, Exit::Fine);
}

#[test]
fn the_index_is_judged_and_not_the_file() {
    let repository = sandbox();
    repository.file(FILE, &format!("{}religion: {SECRET}\n", case())).add();
    repository.file(FILE, &case());
    let run = repository.vbe("scan --staged");
    assert_eq!(run.exit, Exit::Found);
    assert!(run.out.contains("refused-field") && !run.out.contains(SECRET), "{}", run.out);
    assert!(run.err.contains("git gc --prune=now"), "git has a copy: {}", run.err);
    repository.add().file(FILE, &format!("{}religion: {SECRET}\n", case()));
    assert_eq!(repository.vbe("scan --staged").exit, Exit::Fine);
}

#[test]
fn no_settings_make_less_of_it() {
    let repository = sandbox();
    let faults =
        ["refused-field", "unknown-field", "wrong-value", "missing-field", "duplicate-key", "refused-yaml"];
    let alone = [
        "file-name", "progress-in-future", "telling-id", "unlisted-area", "closed-without-outcome",
        "case-out-of-order", "contradictory-measures", "expires-too-late", "times-out-of-order",
    ];
    for weight in ["off", "note", "warning"] {
        let faults: String = faults.iter().map(|rule| format!("{rule} = \"note\"\n")).collect();
        let alone: String = alone.iter().map(|rule| format!("{rule} = \"{weight}\"\n")).collect();
        repository.file("vbe.toml", &format!("[rules]\n{faults}{alone}unreadable-period = \"note\"\n"));
        for text in refused() {
            repository.file(FILE, &text).add();
            assert_eq!(repository.vbe("scan --staged").exit, Exit::Found, "{weight}: {text}");
        }
        // Each of these is wrong in nothing else.
        for text in [
            case().replace("q3x7k2m9", "sofia2008"),
            case().replace("2029-H1", "2099-H1"),
            case() + "area: xanthippisk\n",
            case().replace("status: open", "status: closed"),
            case().replace("[talk]", "[none, talk]"),
        ] {
            repository.file(FILE, &text).add();
            let run = repository.vbe("scan --staged");
            assert!(run.exit == Exit::Found && run.out.contains("error"), "{weight}: {text}{}", run.out);
        }
    }
}

#[test]
fn incidents_and_meetings_are_judged_and_plans_are_not() {
    let repository = sandbox();
    let stops = |path: &str, text: &str| {
        repository.file(path, text).add();
        let exit = repository.vbe("scan --staged").exit;
        repository.git("rm -q -r --cached .");
        std::fs::remove_file(repository.path().join(path)).unwrap();
        exit
    };
    assert_eq!(
        stops("records/incidents/a7k2m9x3.yaml", "kind: incident\nid: a7k2m9x3\nplats: torget\n"),
        Exit::Found
    );
    assert_eq!(stops("records/meetings/a.yaml", "kind: meeting\nid: a\nprotokoll: långt\n"), Exit::Found);
    assert_eq!(stops("plans/a.yaml", "kind: plan\nid: a\nutkast: ja\n"), Exit::Fine);
    // In any record a key that no schema knows may hold anything; what else is wrong with it tells of nobody.
    for line in ["fel: ja", "religion: xanthippisk"] {
        let text = format!("kind: measurement\nid: a\n{line}\n");
        assert_eq!(stops("records/measurements/a.yaml", &text), Exit::Found, "{line}");
    }
    assert_eq!(stops("records/measurements/a.yaml", "kind: measurement\nid: a\n"), Exit::Fine);
}

/// A record under another name, or of another kind, would be judged by no closed schema.
#[test]
fn a_record_that_does_not_stand_where_it_is_judged_stops() {
    let repository = sandbox();
    let text = case();
    let json = "{\"id\": \"q3x7k2m9\", \"kind\": \"case\"}";
    let stops = |path: &str, text: &str| {
        repository.file(path, text).add();
        let run = repository.vbe("scan --staged");
        repository.git("rm -q -r --cached .");
        std::fs::remove_file(repository.path().join(path)).unwrap();
        assert!(!run.err.contains("git gc"), "nothing has leaked: {}", run.err);
        run.exit
    };
    for ending in ["json", "txt", "md", "csv", "toml", "yaml~", "yaml.orig", "yaml (1)", "bak", "yaml.swp"] {
        for text in [text.as_str(), json] {
            let path = format!("records/cases/q3x7k2m9.{ending}");
            assert_eq!(stops(&path, text), Exit::Found, "{path}: {text}");
        }
    }
    assert_eq!(stops("records/cases/anteckning", "id;kind\nq3x7k2m9;case\n"), Exit::Found);
    assert_eq!(stops("records/cases/LÄS.txt", "Här är ärendena\n"), Exit::Found);
    assert_eq!(stops("records/cases/README.txt", "Här är ärendena\n"), Exit::Fine);
    assert_eq!(stops("records/cases/.gitkeep", ""), Exit::Fine);
    assert_eq!(stops("records/README.md", "Ett ärende börjar så:\n\nkind: case\n"), Exit::Fine);
    assert_eq!(stops("data/x.json", json), Exit::Fine);
}

#[test]
fn a_record_of_another_kind_among_cases_stops() {
    let repository = sandbox();
    for folder in ["cases", "Cases", "incidents/2024", "meetings"] {
        let path = format!("records/{folder}/a.yaml");
        repository.file(&path, "kind: measurement\nid: a\n").add();
        let run = repository.vbe("scan --staged");
        assert!(run.exit == Exit::Found && run.out.contains("wrong-value"), "{folder}: {}", run.out);
        repository.git(&format!("rm -q -f {path}"));
    }
    repository.file("records/measurements/a.yaml", "kind: measurement\nid: a\n").add();
    assert_eq!(repository.vbe("scan --staged").exit, Exit::Fine);
}

/// In a repository of cases every text is about them.
#[test]
fn in_a_repository_of_cases_nothing_is_published() {
    let repository = Repository::new();
    repository.file("vbe.toml", "[paths]\nplans = \"../planer\"\nrecords = \".\"\n");
    let init = repository.vbe("init --yes");
    assert_eq!(init.exit, Exit::Fine, "{}{}", init.out, init.err);
    repository.file(".gitlab-ci.yml", "vbe:\n  script: [vbe scan --range HEAD]\n").add();
    let run = repository.vbe("scan --staged");
    assert_eq!(run.exit, Exit::Fine, "what init writes: {}{}", run.out, run.err);
    for path in ["README.md", ".gitignore", ".gitattributes", "schemas/n.txt", "schemas/x.json"] {
        repository.git("rm -q -r --cached .");
        repository.file(path, "# Samtal med Fatima Hassan\n").git(&format!("add vbe.toml {path}"));
        assert_eq!(repository.vbe("scan --staged").exit, Exit::Found, "{path}");
    }
}

/// What is wrong only with the form has told nothing, and a later commit mends it.
#[test]
fn a_wrong_form_is_no_leak_and_a_mended_one_can_be_pushed() {
    let repository = sandbox();
    let bad: String = case().split_inclusive('\n').filter(|line| !line.starts_with("source:")).collect();
    repository.file(FILE, &bad).add();
    let run = repository.vbe("scan --staged");
    assert!(run.exit == Exit::Found && run.err.contains("It is the form that is wrong"), "{}", run.err);
    assert!(!run.err.contains("git gc"), "{}", run.err);
    repository.commit("förbi");
    let run = repository.vbe("scan --range HEAD~1..HEAD");
    assert!(run.exit == Exit::Found && run.err.contains("in a new commit"), "{}", run.err);
    assert!(!run.err.contains("72 hours"), "{}", run.err);
    repository.file(FILE, &case()).add().commit("rättat");
    for range in ["HEAD~2..HEAD", "--branches --not HEAD~2", "HEAD --not HEAD~2"] {
        let run = repository.vbe_words(&["scan", "--range", range]);
        assert_eq!(run.exit, Exit::Fine, "{range}: {}{}", run.out, run.err);
    }
    repository.git("branch gammal HEAD~1");
    let run = repository.vbe_words(&["scan", "--range", "--branches --not HEAD~2"]);
    assert_eq!(run.exit, Exit::Found, "one of the branches still ends with it: {}", run.out);
}

/// What does not say what it is may be a case.
#[test]
fn a_record_that_cannot_be_told_to_be_no_case_stops() {
    let repository = sandbox();
    for text in [
        "", "a: b\n", "kind: ärende\nid: a\n", "- a\n", "kind: [\n", "kind: activity\nid: \"a\n",
        "kind: activity\nkind: case\nid: a\n",
    ] {
        repository.file("records/x.yaml", text).file("annat/x.yaml", text).add();
        let run = repository.vbe("scan --staged --format json");
        assert_eq!(run.exit, Exit::Found, "{text}");
        assert!(!errors(&run, "records/x.yaml").is_empty(), "{text}: {}", run.out);
        if !text.contains("case") {
            assert!(errors(&run, "annat/x.yaml").is_empty(), "{text}: {}", run.out);
        }
    }
    repository.file("records/x.yaml", "").file("records/cases/a.yaml.txt", "kind: case\n").add();
    let run = repository.vbe("scan --staged");
    assert!(run.exit == Exit::Failed && run.out.contains("ends in .txt"), "{}", run.out);
}

#[test]
fn what_is_pushed_is_judged_and_what_has_been_kept_for_long_is_not() {
    let repository = sandbox();
    repository.file(FILE, &format!("{}religion: {SECRET}\n", case())).add().commit("förbi");
    repository.file(FILE, &case()).add().commit("rättat");
    let run = repository.vbe("scan --range HEAD~2..HEAD --format json");
    assert_eq!((run.exit, errors(&run, FILE).len()), (Exit::Found, 1), "{}", run.out);
    assert_eq!(repository.vbe("scan --range HEAD~1..HEAD").exit, Exit::Fine);
    assert_eq!(repository.vbe("scan --history").exit, Exit::Fine);
}

/// A file that has the name of an object is no note for that.
#[test]
fn a_case_does_not_escape_by_being_named_as_a_note() {
    let repository = Repository::new();
    repository.file("vbe.toml", "[paths]\nplans = \"../planer\"\nrecords = \".\"\n").add().commit("Början");
    let name = "abcdef".repeat(6) + "abcd";
    for path in [name.clone(), format!("{}/{}", &name[..2], &name[2..])] {
        repository.file(&path, &case()).add();
        let run = repository.vbe("scan --staged");
        assert!(run.exit == Exit::Found && run.out.contains(&path), "{path}: {}{}", run.out, run.err);
        repository.git(&format!("rm -q -f {path}"));
    }
    repository.git("notes add -m Granskad");
    assert_eq!(repository.vbe("scan --range refs/notes/commits").exit, Exit::Fine);
}
