//! Every report as a spreadsheet: what stands over the columns depends neither on the records nor on what was asked for.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use vbe::cli::Exit;
use vbe::reports::REPORTS;

use crate::sandbox::{Run, Sandbox, repository, run};
use crate::town::town;

/// A workspace, and what there is in it to ask for by name.
pub(crate) struct Place {
    /// What the folder is thrown away with.
    _sandbox: Option<Sandbox>,
    folder: PathBuf,
    today: &'static str,
    names: &'static [(&'static str, &'static str)],
}

impl Place {
    fn of(sandbox: Sandbox, today: &'static str, names: &'static [(&'static str, &'static str)]) -> Self {
        Self { folder: sandbox.path().to_path_buf(), _sandbox: Some(sandbox), today, names }
    }

    /// Every record, and what is written in it.
    pub(crate) fn files(&self) -> Vec<(PathBuf, String)> {
        let is_record = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "yaml");
        let mut folders: Vec<PathBuf> =
            ["plans", "records", "planer", "uppfoljning"].map(|name| self.folder.join(name)).to_vec();
        let mut files = Vec::new();
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).into_iter().flatten() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else if is_record(&path) {
                    files.push((path.clone(), fs::read_to_string(path).unwrap()));
                }
            }
        }
        files
    }

    /// A command with the names of this workspace; nothing where it has none to ask for.
    pub(crate) fn run(&self, words: &str, format: &str) -> Option<Run> {
        let named = self.names.iter().fold(words.to_owned(), |words, (name, own)| words.replace(name, own));
        let asks = named.split(' ').any(|word| word.chars().all(char::is_uppercase));
        (!asks)
            .then(|| run(&format!("{named} --format {format}"), &self.folder, self.today, false, variables()))
    }
}

fn variables() -> Vec<(String, String)> {
    vec![("VBE_LANG".into(), "sv".into())]
}

/// A workspace with one activity.
fn one_activity() -> Sandbox {
    let organisation = "kind: organisation\nid: organisation\nroles:\n  - {id: samordnare, title: Samordnaren}\n\
                        groups:\n  - {id: styrgrupp, title: Styrgruppen, members: [samordnare]}\n";
    let plan =
        "kind: plan\nid: plan\ntitle: Planen\nperiod: 2024\nactivities:\n  - id: stod\n    title: Ge stöd\n";
    Sandbox::empty().file("plans/organisation.yaml", organisation).file("plans/plan.yaml", plan)
}

/// The repository's own records, the town, a workspace without anything and one with a single activity.
pub(crate) fn places() -> [Place; 4] {
    let own = &[
        ("PLAN", "rinkeby-kista-2018"),
        ("OTHER", "solna-strategi-2017-2021"),
        ("GROUP", "solna-trygghetsradet"),
        ("RECORD", "plan:rinkeby-kista-2018"),
        ("ACTIVITY", "rinkeby-kista-2018/implementering-handlingsplan"),
        ("REQUIREMENT", "stockholm-riktlinjer-2016/utbildning-deltagande"),
        ("AREA", "kista"),
        ("ROLE", "samordnaren"),
        ("FILE", "plans/rinkeby-kista-2018.yaml"),
    ];
    let of_town = &[
        ("PLAN", "atgardsplan-2025"),
        ("OTHER", "atgardsplan-2026"),
        ("GROUP", "strategiska-radet"),
        ("RECORD", "plan:atgardsplan-2026"),
        ("ACTIVITY", "atgardsplan-2026/kontroll-bidrag"),
        ("AREA", "centralorten"),
        ("ROLE", "kommundirektor"),
        ("FILE", "planer/atgardsplan-2026.yaml"),
    ];
    let of_one = &[
        ("PLAN", "plan"),
        ("GROUP", "styrgrupp"),
        ("RECORD", "plan:plan"),
        ("ACTIVITY", "plan/stod"),
        ("ROLE", "samordnare"),
        ("FILE", "plans/plan.yaml"),
    ];
    [
        Place { _sandbox: None, folder: repository(), today: "2026-01-01", names: own },
        Place::of(town(), "2026-05-21", of_town),
        Place::of(Sandbox::empty(), "2026-01-01", &[]),
        Place::of(one_activity(), "2026-01-01", of_one),
    ]
}

/// Every report with every option that changes what stands in it, under the command that `docs/json.md` has it under.
pub(crate) const COMMANDS: &[(&str, &str)] = &[
    ("status", "status"),
    ("status", "status --group-by responsible"),
    ("status", "status --group-by state --as-of 2030-01-01"),
    ("status", "status --plan PLAN --state overdue"),
    ("status --indicators", "status --indicators"),
    ("gaps", "gaps"),
    ("gaps", "gaps --group-by framework"),
    ("gaps", "gaps --group-by need"),
    ("gaps", "gaps --group-by unit"),
    ("gaps", "gaps --group-by role"),
    ("gaps", "gaps --kind silent"),
    ("gaps --what-if", "gaps --what-if FILE"),
    ("due", "due"),
    ("due", "due --until 2040-01-01"),
    ("diff", "diff PLAN OTHER"),
    ("overview", "overview"),
    ("diff", "diff PLAN PLAN"),
    ("account", "account PLAN"),
    ("history", "history ACTIVITY"),
    ("history", "history RECORD"),
    ("show", "show RECORD"),
    ("show", "show ACTIVITY GROUP --why"),
    ("show", "show REQUIREMENT --why"),
    ("list", "list activity"),
    ("list", "list role"),
    ("list", "list case"),
    ("list", "list meeting --since 2020-01-01"),
    ("list", "list requirement"),
    ("cases", "cases"),
    ("cases", "cases --area AREA"),
    ("cases", "cases --period 1999"),
    ("report --public", "report --public --period 2025 --dry-run"),
    ("report --kind", "report --kind annual --plan PLAN"),
    ("privacy", "privacy"),
    ("meeting", "meeting GROUP"),
    ("roles", "roles"),
    ("roles", "roles --responsible ROLE"),
    ("roles", "roles --plan PLAN"),
];

/// The heads of every command, as `docs/json.md` tells them.
fn described() -> BTreeMap<String, Vec<String>> {
    let page = fs::read_to_string(repository().join("docs/json.md")).unwrap();
    let section = page.split("\n## In a spreadsheet\n").nth(1).unwrap().split("\n## ").next().unwrap();
    let words =
        |cell: &str| -> Vec<String> { cell.split('`').skip(1).step_by(2).map(str::to_owned).collect() };
    let rows = section.lines().filter(|line| line.starts_with("| `vbe "));
    rows.map(|row| {
        let (command, heads) = row.trim_matches('|').split_once(" | ").unwrap();
        (words(command)[0].trim_start_matches("vbe ").to_owned(), words(heads))
    })
    .collect()
}

/// What a spreadsheet reads: the rows, all as long as the first.
fn read(text: &str) -> Vec<Vec<String>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or_else(|| panic!("{text}"));
    let mut reader =
        csv::ReaderBuilder::new().delimiter(b';').has_headers(false).from_reader(text.as_bytes());
    let rows = reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect());
    rows.collect()
}

#[test]
fn the_heads_are_the_same_whatever_the_records_and_the_question() {
    let places = places();
    let described = described();
    let asked: BTreeSet<&str> = COMMANDS.iter().map(|(command, _)| *command).collect();
    assert_eq!(asked, described.keys().map(String::as_str).collect(), "docs/json.md, In a spreadsheet");
    for (command, words) in COMMANDS {
        let mut filled = 0;
        for place in &places {
            let Some(run) = place.run(words, "csv") else { continue };
            // What was dropped without a decision is an error of the plan, and is told all the same.
            let is_found = words.starts_with("account") && run.exit == Exit::Found;
            assert!(
                is_found || matches!(run.exit, Exit::Fine | Exit::Nothing),
                "{words}: {:?} {}",
                run.exit,
                run.err
            );
            let rows = read(&run.out);
            assert_eq!(rows[0], described[*command], "{words}");
            assert_eq!(rows[0].iter().collect::<BTreeSet<_>>().len(), rows[0].len(), "{words}: a head twice");
            filled += rows.len() - 1;
        }
        let is_empty = ["diff PLAN PLAN", "cases --period 1999"].contains(words);
        assert_eq!(filled == 0, is_empty, "{words}: {filled}");
    }
    for report in REPORTS {
        let mut commands = asked.iter().map(|command| command.split(' ').next());
        assert!(commands.any(|command| command == Some(report.name)), "{}", report.name);
    }
}

/// A page with something on it is never an empty file.
#[test]
fn a_meeting_is_a_list_of_all_that_is_to_be_spoken_of() {
    let town = town();
    let vbe = |words: &str| run(words, town.path(), "2026-05-21", false, variables());
    let rows = read(&vbe("meeting strategiska-radet --format csv").out);
    let page: serde_json::Value =
        serde_json::from_str(&vbe("meeting strategiska-radet --format json").out).unwrap();
    let meeting = &page["meetings"][0];
    let count = |list: &serde_json::Value| list.as_array().map_or(0, Vec::len);
    let tables = meeting["sections"].as_array().unwrap().iter().flat_map(|section| {
        section.as_object().unwrap().values().filter(|value| value.is_array()).map(count).collect::<Vec<_>>()
    });
    assert_eq!(rows.len() - 1, tables.sum::<usize>() + count(&meeting["indicators"]));
    assert!(
        rows.iter()
            .skip(1)
            .all(|row| row[0] == "strategiska-radet" && !row[1].is_empty() && !row[3].is_empty())
    );
}
