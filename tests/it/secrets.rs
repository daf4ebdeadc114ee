//! A secret in every field of every kind, in comments, keys, names of files and files that cannot be read: no answer to
//! any command holds it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::Arc;

use vbe::cli::Exit;
use vbe::model::kinds::KINDS;
use vbe::syntax::tree::{At, What};
use vbe::syntax::yaml;

use crate::kept::{BESIDE, KEPT, REPORT};
use crate::sandbox::{SOUND, Sandbox, repository};

/// From the tax agency's published series of test numbers: it belongs to nobody.
pub(crate) const NUMBER: &str = "18900101-9802";
/// Composed.
const NAME: &str = "Hodan Lindqvist";

/// Every command that answers from records, in every form that it answers in.
const COMMANDS: &[&str] = &[
    "validate",
    "validate --format json",
    "validate --format github",
    "validate --format sarif",
    "validate --format gitlab",
    "validate --format junit",
    "scan",
    "scan --format json",
    "scan --format jsonl",
    "scan --format sarif",
    "scan --format github",
    "scan --format gitlab",
    "scan --format junit",
    "status",
    "status --format json",
    "due --as-of 2018-06-01",
    "due --as-of 2018-06-01 --format ics",
    "status --format csv",
    "status --format md",
    "gaps --format json",
    "gaps",
    "gaps --format github",
    "gaps --format gitlab",
    "gaps --format junit",
    "gaps --format sarif",
    "overview",
    "overview --format json",
    "export --out uttag --force",
    "gaps --group-by role",
    "gaps --what-if plans/plan-2024.yaml",
    "cases --format json",
    "privacy --format json",
    "report --public --period 2023 --dry-run",
    "report --public --period 2022 --dry-run",
    "doctor --format json",
    "note utbildning --by samordnaren --note x --dry-run",
    "set case/37d5g8xy consent=no --dry-run",
    "set hod note=x --dry-run",
    "set case/ note=x --dry-run",
    "fmt --check",
    "fmt --dry-run",
    "set organisation units.kommunstyrelsen.title=x --dry-run",
    "account plan-2024",
    "account plan-2024 --format json",
    "account plan-2024 --format csv",
    "account plan-2024 --format md",
    "diff plan-2024 plan-2024",
    "history plan-2024",
    "revise plan-2024 --to plan-2025 --period 2025 --list-open --dry-run",
    "ask --dry-run",
    "report --kind annual --plan plan-2024 --dry-run",
    "serve --internal",
    "report --kind annual --plan plan-2024 --format json",
    "verify arsredovisning",
    "meeting styrgrupp",
    "meeting styrgrupp --format json",
    "roles --format json",
    "show plan-2024",
    "show utbildning --format json",
    "show case/37d5g8xy",
    "list activity",
    "list progress --format json",
    "list plan",
    "list meeting",
    "new plan title=x period=2025 --dry-run",
    "add role title=x --dry-run",
    "add step 37d5g8xy sig done=no because=declined --dry-run",
    "completions bash -- vbe show case:",
    "completions zsh -- vbe show plan-2024/",
    "completions fish -- vbe show role:",
    "completions fish -- vbe status --responsible=",
    "completions fish -- vbe report --period=",
    "completions fish -- vbe set case:37d5g8xy note=",
    "start utbildning --by samordnaren --dry-run",
    "finish utbildning --by samordnaren --dry-run",
    "cancel utbildning --by samordnaren --decision x --dry-run",
];

/// Those that tell most of what a file holds.
const TELLING: &[&str] = &[
    "validate", "validate --format json", "scan --format jsonl", "show case/37d5g8xy", "list activity",
    "set case/37d5g8xy consent=no --dry-run", "fmt --dry-run", "doctor",
];

/// The commands that answer from no record, and the one that `lsp.rs` tries with secrets.
const ELSEWHERE: [&str; 6] = ["explain", "schema", "init", "import", "lsp", "man"];

/// A new command is tried with secrets, or says here that it has none to tell.
#[test]
fn every_command_that_answers_from_records_is_tried_with_secrets() {
    let tried: BTreeSet<&str> = COMMANDS.iter().filter_map(|words| words.split(' ').next()).collect();
    let all: BTreeSet<&str> = vbe::cli::command_examples().map(|(name, _)| name).collect();
    let untried: Vec<_> =
        all.iter().filter(|name| !tried.contains(*name) && !ELSEWHERE.contains(name)).collect();
    assert!(untried.is_empty(), "{untried:?} stand neither in COMMANDS nor in ELSEWHERE");
    let both: Vec<_> = ELSEWHERE.iter().filter(|name| tried.contains(*name)).collect();
    assert!(both.is_empty(), "{both:?} stand in both");
}

/// One file of every kind, beside the small sound workspace.
pub(crate) fn files() -> BTreeMap<String, String> {
    let mut files: BTreeMap<String, String> =
        SOUND.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
    let shipped = [
        "plans/flows/rinkeby-kista-2018.yaml",
        "records/cases/37d5g8xy.yaml",
        "records/incidents/klotter-gangtunnel.yaml",
        "records/situations/rinkeby-kista-2018.yaml",
    ];
    for path in shipped {
        files.insert(path.to_owned(), fs::read_to_string(repository().join(path)).unwrap());
    }
    files.extend(KEPT.into_iter().chain(BESIDE).map(|(path, text)| (path.to_owned(), text.to_owned())));
    files.insert("records/reports/arsredovisning.yaml".into(), REPORT.into());
    let meeting = "kind: meeting\nid: styrgrupp-2023\ngroup: styrgrupp\non: 2023-05-10\npresent: [samordnaren]\n\
        invited: [enhetschef-fritid]\ndecisions:\n  - {id: informera, text: Informera, responsible: [samordnaren], \
        due: H 2023, reference: '3', note: Klart}\npresented:\n  - {plan: plan-2024, revision: 3f9c2ab81d, note: Utkast}\n\
        reference: '1'\nsource: Protokoll\nnote: Kort\n";
    files.insert("records/meetings/styrgrupp-2023.yaml".into(), meeting.into());
    let measurement = "kind: measurement\nid: trygga-2023\nindicator: plan-2024/trygga\nperiod: 2023\nvalue: 84\n\
        unit: procent\nby: [{unit: enhetschef-fritid, count: 60, answered: 80}]\nsource: Enkät\nnote: Kort\n";
    files.insert("records/measurements/trygga-2023.yaml".into(), measurement.into());
    let laws = "kind: laws\nid: lagar\ntitle: Lagar\nacts:\n  - {number: 2001:453, title: Socialtjänstlag, english: Act, names: [SoL], replaced: 2025-07-01, by: 2025:400, look_up: Kapitlet, source: Lagen, read: 2025-08-01, unread: Dagen}\n";
    files.insert("plans/lagar.yaml".into(), laws.into());
    let ledger = "kind: report\nid: statistik-2023\naudience: public\nperiod: 2023\non: 2024-02-01\nk: 5\n";
    files.insert("records/reports/statistik-2023.yaml".into(), ledger.into());
    files
}

/// The same files with a secret in a case, a plan and the progress of an activity, and the secret.
pub(crate) fn planted() -> (BTreeMap<String, String>, &'static str) {
    let mut files = files();
    for path in ["records/cases/37d5g8xy.yaml", "plans/plan-2024.yaml"] {
        let text = files.get_mut(path).unwrap();
        text.push_str(&format!("note: {NAME} {NUMBER}\n"));
    }
    (files, NUMBER)
}

fn sandbox(files: &BTreeMap<String, String>) -> Sandbox {
    files.iter().fold(Sandbox::empty(), |sandbox, (path, text)| sandbox.file(path, text))
}

/// The place of one value under every path of keys.
pub(crate) fn fields(text: &str) -> BTreeMap<String, std::ops::Range<usize>> {
    fn walk(at: At<'_>, path: &str, found: &mut BTreeMap<String, std::ops::Range<usize>>) {
        match at.what() {
            What::Scalar { .. } => {
                found.entry(path.to_owned()).or_insert(at.span().range());
            }
            What::List => at.items().for_each(|item| walk(item, &format!("{path}[]"), found)),
            What::Map => at.entries().for_each(|(key, value)| {
                walk(value, &format!("{path}/{}", key.scalar().unwrap()), found);
            }),
        }
    }
    let shared = Arc::new(text.to_owned());
    let yaml = yaml::read(&shared, false);
    let mut found = BTreeMap::new();
    walk(yaml.tree.root().unwrap(), "", &mut found);
    found
}

/// Runs every command, and finds the secret in no answer.
fn keeps(sandbox: &Sandbox, secrets: &[&str], why: &str) {
    keep(COMMANDS, sandbox, secrets, why);
}

/// Runs some commands, and finds the secret in no answer.
fn keep(commands: &[&str], sandbox: &Sandbox, secrets: &[&str], why: &str) {
    for command in commands {
        let run = sandbox.run(command);
        for secret in secrets {
            for answer in [&run.out, &run.err] {
                assert!(!answer.contains(secret), "{why}: vbe {command} tells it:\n{answer}");
            }
        }
    }
}

#[test]
fn a_number_in_any_field_of_any_kind_is_found_and_never_told() {
    let files = files();
    let kinds: Vec<&str> = KINDS.iter().map(|kind| kind.name).collect();
    let mut seen: Vec<String> = Vec::new();
    for (path, text) in &files {
        for (field, place) in fields(text) {
            let mut planted = files.clone();
            let mut changed = text.clone();
            changed.replace_range(place, &format!("\"x {NUMBER} y\""));
            planted.insert(path.clone(), changed);
            let sandbox = sandbox(&planted);
            let why = format!("{path} {field}");
            // A record is read once for all commands: what these do not tell no other does.
            for command in ["validate", "validate --format json", "status --format json"] {
                let run = sandbox.run(command);
                assert!(
                    !run.out.contains(NUMBER) && !run.err.contains(NUMBER),
                    "{why}: vbe {command}:\n{}{}",
                    run.out,
                    run.err
                );
            }
            let found = sandbox.run("scan --format jsonl");
            assert_eq!(found.exit, Exit::Found, "{why}: not found\n{}{}", found.out, found.err);
            assert!(found.out.contains("\"class\":\"personnummer\""), "{why}:\n{}", found.out);
        }
        let kind = text.lines().find_map(|line| line.strip_prefix("kind: ")).unwrap();
        seen.push(kind.to_owned());
    }
    for kind in kinds {
        assert!(seen.iter().any(|own| own == kind), "no file of the kind {kind} is tried");
    }
}

#[test]
fn a_secret_in_every_place_that_is_no_field_is_told_by_no_command() {
    let case = "records/cases/37d5g8xy.yaml";
    let text = files()[case].clone();
    let places = [
        ("a comment", case, format!("# {NAME}, {NUMBER}\n{text}")),
        ("a key", case, format!("{text}\"{NAME} {NUMBER}\": x\n")),
        ("a name as key", case, format!("{text}namn: {NAME} {NUMBER}\n")),
        ("an escape", case, format!("{text}note: \"Hodan\\u0020Lindqvist 18900101\\x2D9802\"\n")),
        ("a folded line", case, format!("{text}note: >\n  Hodan\n  Lindqvist, 18900101-\n  9802\n")),
        ("a file that cannot be read", case, format!("{text}  note: [{NAME} {NUMBER}\n\t- x\n")),
        (
            "an escape in a faulty file",
            case,
            format!("{text}  note: [\"\\x48odan\\u0020Lindqvist 18900101\\x2D9802\"\n\t- x\n"),
        ),
        (
            "a key that stands twice",
            case,
            format!(
                "{text}\"Hodan\\u0020Lindqvist 18900101\\x2D9802\": x\n\"Hodan\\u0020Lindqvist 18900101\\x2D9802\": y\n"
            ),
        ),
        (
            "the value of a key that stands twice",
            case,
            format!("{text}note: x\nnote: \"Hodan\\u0020Lindqvist 18900101\\x2D9802\"\n"),
        ),
        (
            "a name over lines of a faulty file",
            case,
            format!("{text}note: Hodan\n  Lindqvist, 18900101-\n  9802\n\t- x\n"),
        ),
        ("an anchor", case, format!("{text}namn: &hodan-lindqvist {NAME} {NUMBER}\n")),
        ("an alias", case, format!("{text}note: *hodan-lindqvist\n")),
        (
            "the rule of a suppression",
            case,
            format!("{text}# vbe: allow[{NAME}] ett skäl, until 2099-01-01\n"),
        ),
        ("a tag", case, format!("{text}note: !hodan-lindqvist x\n")),
        ("a tag in full", case, format!("{text}note: !<tag:hodan-lindqvist> x\n")),
        ("an anchor after a fault", case, format!("{text}  note: [x\n\t- x\nlinks: &hodan-lindqvist x\n")),
        ("a directive", case, format!("%TAG !e! tag:hodan-lindqvist,2000:\n---\n{text}")),
        ("an id", case, text.replace("37d5g8xy", "hodan-lindqvist")),
        ("a file's name", "records/cases/hodan-lindqvist.yaml", text.clone()),
        (
            "the name of a file that cannot be read",
            "records/cases/hodan-lindqvist.yaml",
            format!("{text}  note: [\n\t- x\n"),
        ),
        (
            "a reference",
            "records/cases/37d5g8xy.yaml",
            format!("{text}links: {{incidents: [hodan-lindqvist]}}\n"),
        ),
        ("a tied name in a comment", case, format!("# se hodan-lindqvist\n{text}")),
        ("a file's name with a number", "records/cases/18900101-9802.yaml", text.clone()),
        ("a long line", case, format!("{text}note: {}{NAME} {NUMBER}\n", "x ".repeat(3000))),
        (
            "an organisation's alias",
            "plans/organisation.yaml",
            SOUND[0].1.replace("aliases: [KS]", &format!("aliases: [\"{NUMBER}\"]")),
        ),
    ];
    // Each place by itself in those that tell most of a file, and all together in every command.
    let secrets = [NAME, NUMBER, "Hodan", "hodan", "Lindqvist", "18900101", "9802"];
    let mut all = files();
    for (number, (why, path, text)) in places.into_iter().enumerate() {
        let mut planted = files();
        planted.insert(path.to_owned(), text.clone());
        let sandbox = sandbox(&planted);
        keep(TELLING, &sandbox, &secrets, why);
        let run = sandbox.run("scan");
        assert_eq!(run.exit, Exit::Found, "{why}: {}{}", run.out, run.err);
        let own = format!("p{number:07}");
        all.insert(path.replace("37d5g8xy", &own), text.replace("37d5g8xy", &own));
    }
    let sandbox = sandbox(&all);
    keeps(&sandbox, &secrets, "all places");
    keeps(&sandbox.on_a_terminal(), &[NAME, NUMBER, "9802"], "all places");
}

#[test]
fn a_first_name_that_yaml_takes_for_a_sign_is_found_and_never_told() {
    let case = "records/cases/37d5g8xy.yaml";
    for line in [
        "note: &hodan x",
        "note: *hodan",
        "note: !hodan x",
        "note: !!hodan x",
        "*hodan : x",
        "links: {incidents: [&hodan klotter-gangtunnel]}",
        "note: [x\n\t- y\nlinks: &hodan x",
    ] {
        let mut planted = files();
        planted.entry(case.to_owned()).and_modify(|text| *text = format!("{text}{line}\n"));
        let sandbox = sandbox(&planted);
        keep(TELLING, &sandbox, &["hodan"], line);
        let run = sandbox.run("scan --fail-on warning");
        assert_eq!(run.exit, Exit::Found, "{line}: {}{}", run.out, run.err);
    }
}
