//! `vbe export`: the columns that are documented, in each form the same, of all workspaces that can be read.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;
use vbe::cli::Exit;

use crate::docs::{document, held};
use crate::sandbox::{SOUND, Sandbox, TODAY};
use crate::secrets::{self, NUMBER};

/// The files of an export, by their names in its folder.
fn files(root: &Path) -> BTreeMap<String, String> {
    fn gather(root: &Path, at: &Path, all: &mut BTreeMap<String, String>) {
        for entry in fs::read_dir(at).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                gather(root, &path, all);
            } else {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
                all.insert(name, fs::read_to_string(&path).unwrap());
            }
        }
    }
    let mut all = BTreeMap::new();
    gather(root, root, &mut all);
    all
}

#[test]
fn what_is_exported_is_the_same_in_each_form_and_has_the_columns_that_are_told_of() {
    let sandbox = Sandbox::sound();
    assert_eq!(sandbox.run("export --out rader").exit, Exit::Fine);
    assert_eq!(sandbox.run("export --out rader-2 --format jsonl").exit, Exit::Fine);
    let (csv, lines) = (files(&sandbox.path().join("rader")), files(&sandbox.path().join("rader-2")));
    let told: Value = serde_json::from_str(&csv["vbe-export.json"]).unwrap();
    assert_eq!(told["schema"], "vbe.export/1");
    assert_eq!(told["days"][0], TODAY);
    let mut seen = 0;
    for table in told["tables"].as_array().unwrap() {
        let name = table["name"].as_str().unwrap();
        let columns: Vec<&str> =
            table["columns"].as_array().unwrap().iter().map(|own| own["name"].as_str().unwrap()).collect();
        let mut rows = 0;
        for (path, text) in csv.iter().filter(|(path, _)| path.starts_with(&format!("{name}/"))) {
            let mut of_csv = csv::Reader::from_reader(text.as_bytes());
            assert_eq!(of_csv.headers().unwrap().iter().collect::<Vec<_>>(), columns, "{path}");
            let beside = &lines[&path.replace(".csv", ".jsonl")];
            for (row, line) in of_csv.records().zip(beside.lines()) {
                let line: Value = serde_json::from_str(line).unwrap();
                for (column, field) in columns.iter().zip(row.unwrap().iter()) {
                    let other = match &line[column] {
                        Value::Null => String::new(),
                        Value::String(text) => text.clone(),
                        Value::Number(number) if number.is_f64() => number.as_f64().unwrap().to_string(),
                        other => other.to_string(),
                    };
                    assert_eq!(field, other, "{path} {column}");
                }
                rows += 1;
            }
        }
        assert_eq!(table["rows"], rows, "{name}");
        seen += usize::from(rows > 0);
    }
    assert!(seen >= 4, "only {seen} tables have rows: {:?}", csv.keys());
    let state = csv.iter().find(|(path, _)| path.starts_with("states/")).unwrap();
    assert!(
        state.0.contains("/year=2024/") && state.1.contains(",plan-2024,utbildning,started,2024-05-14,"),
        "{state:?}"
    );
}

#[test]
fn an_export_is_whole_or_not_there_and_replaces_nothing_else() {
    let sandbox =
        Sandbox::sound().swedish().file("annat/vbe.toml", "plans = [\n").file("fullt/brev.txt", "x");
    let run = sandbox.told(&["export", ".", "annat", "finns-inte", ".", "--out", "rader"], None);
    assert_eq!(run.exit, Exit::Fine, "{}", run.err);
    assert!(run.err.contains("finns-inte") && run.err.contains("annat"), "{}", run.err);
    let first = files(&sandbox.path().join("rader"));
    let told: Value = serde_json::from_str(&first["vbe-export.json"]).unwrap();
    assert_eq!(told["workspaces"].as_array().unwrap().len(), 4);
    // Again only by force, and over what is something else never.
    for (words, is_done) in [
        (["export", "--out", "rader", "--years", "2024"], false),
        (["export", "--out", "fullt", "--force", "."], false),
        (["export", "--out", "rader", "--force", "."], true),
    ] {
        assert_eq!(sandbox.told(&words, None).exit == Exit::Fine, is_done, "{words:?}");
    }
    assert_eq!(fs::read_to_string(sandbox.path().join("fullt/brev.txt")).unwrap(), "x");
    // What else lies in an export is nobody's to remove, and no export lies among records.
    let sandbox = sandbox.file("rader/fragor.sql", "x");
    assert!(sandbox.told(&["export", "--out", "rader", "--force", "."], None).err.contains("annat i sig"));
    assert!(sandbox.told(&["export", "--out", "records/rader", "."], None).err.contains("bland posterna"));
    // Nothing waits beside.
    let left: Vec<_> = fs::read_dir(sandbox.path()).unwrap().map(|own| own.unwrap().file_name()).collect();
    assert!(left.iter().all(|name| !name.to_str().unwrap().starts_with(".rader")), "{left:?}");
    // What cannot be read is said, and what has not come.
    let torn = Sandbox::sound().swedish().file("records/meetings/2024-01-01.yaml", "kind: meeting\n  x: [\n");
    assert!(torn.run("export --out rader").err.contains("1 fil går inte att läsa"));
    assert!(sandbox.run("export --out mer --years 2024-2030").err.contains("2024-11-15"));
    // Years that are none, and none that can be read.
    assert!(sandbox.run("export --out mer --years igår").err.contains("2016-2025"));
    assert_eq!(sandbox.run("export finns-inte --out mer").exit, Exit::Nothing);
}

#[test]
fn each_year_is_as_it_stood_then() {
    let sandbox = Sandbox::sound();
    assert_eq!(sandbox.run("export --out rader --years 2023-2024").exit, Exit::Fine);
    let all = files(&sandbox.path().join("rader"));
    let of = |year: u16| {
        all.keys().filter(|path| path.starts_with("plans/") && path.contains(&format!("year={year}"))).count()
    };
    assert_eq!((of(2023), of(2024), of(2022)), (1, 1, 0), "{:?}", all.keys());
    let (_, plans) =
        all.iter().find(|(path, _)| path.starts_with("plans/") && path.contains("year=2023")).unwrap();
    assert!(plans.contains("2023-12-31,plan-2024,"), "{plans}");
}

#[test]
fn no_secret_is_in_what_is_exported() {
    let all = secrets::files();
    let mut tried = 0;
    for (path, text) in
        all.iter().filter(|(path, _)| !path.contains("/cases/") && !path.contains("/incidents/"))
    {
        for (field, place) in secrets::fields(text) {
            let mut changed = text.clone();
            changed.replace_range(place, &format!("\"x {NUMBER} y\""));
            let files = all.iter().map(|(own, text)| (own, if own == path { &changed } else { text }));
            let sandbox = files.fold(Sandbox::empty(), |sandbox, (path, text)| sandbox.file(path, text));
            sandbox.run("export --out uttag");
            let written = sandbox.path().join("uttag");
            let told = if written.is_dir() { self::files(&written) } else { BTreeMap::new() };
            for (name, text) in told {
                assert!(!text.contains(NUMBER) && !name.contains("9802"), "{path} {field}: {name}\n{text}");
            }
            tried += 1;
        }
    }
    assert!(tried > 50, "only {tried} fields were tried");
}

/// What cases and incidents answer is in no row.
#[test]
fn no_answer_of_incidents_leaves_its_workspace() {
    let framework = "kind: framework\nid: lag\ntitle: Lag\nrevision: 2024\nrequirements:\n  - {id: klotter, text: Händelser antecknas., judged: records, condition: {exists: {kind: incident}}}\n";
    let plan = SOUND.iter().find(|(path, _)| *path == "plans/plan-2024.yaml").unwrap().1;
    let plan = plan.replace("follows:\n", "follows:\n  - lag\n");
    let sandbox =
        Sandbox::sound().file("plans/frameworks/lag.yaml", framework).file("plans/plan-2024.yaml", &plan);
    sandbox.run("export . --out rader");
    let all = files(&sandbox.path().join("rader"));
    let rows = |table: &str| {
        let of_it = all.iter().filter(move |(path, _)| path.starts_with(&format!("{table}/")));
        of_it.flat_map(|(_, text)| text.lines()).filter(|line| line.contains("klotter")).collect::<Vec<_>>()
    };
    assert_eq!(rows("coverage"), [".,2024-11-15,plan-2024,lag,klotter,,0"]);
    assert_eq!(rows("gaps"), [""; 0]);
}

/// The tables of the manual are those of the program.
#[test]
fn the_columns_of_the_manual_are_those_that_are_written() {
    let text = document("docs/kolumner.md");
    let (before, rest) = text.split_once("<!-- tabeller -->\n").unwrap();
    let (_, after) = rest.split_once("<!-- slut -->").unwrap();
    let mut made = String::new();
    for table in vbe::reports::export::TABLES {
        made += &format!(
            "### {}\n\n{}.\n\n| kolumn | typ | säger |\n| --- | --- | --- |\n",
            table.name, table.about.sv
        );
        for head in table.heads() {
            made += &format!("| `{}` | {} | {} |\n", head.name, head.of.name(), head.said.sv);
        }
        made.push('\n');
    }
    held("docs/kolumner.md", &format!("{before}<!-- tabeller -->\n{made}<!-- slut -->{after}"));
}
