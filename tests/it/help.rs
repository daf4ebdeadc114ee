//! Every example in the help is run, in a fresh copy of a small workspace that has what the examples name, and does what it
//! says. A command without its exit in [`EXITS`] ends well.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use vbe::cli::{Exit, Input, command_examples};

use crate::guard::{Repository, alone};
use crate::import;
use crate::sandbox::{Run, run_words};

/// The day on which whoever reads the help tries it.
const DAY: &str = "2026-06-01";

/// The files that the examples name.
const FILES: [(&str, &str); 14] = [
    ("vbe.toml", "[cases]\nareas = [\"norr\"]\n"),
    (
        "plans/organisation.yaml",
        "kind: organisation
id: exempelkoping
title: Exempelköping
units:
  - {id: kommunstyrelsen, title: Kommunstyrelsen}
  - {id: socialtjansten, title: Socialtjänsten, parent: kommunstyrelsen}
  - {id: polisen, title: Polisen, external: true}
roles:
  - {id: samordnare, title: Samordnare, unit: socialtjansten}
groups:
  - {id: styrgrupp, title: Styrgruppen, members: [samordnare, polisen], convener: samordnare, meets: två gånger per år}
",
    ),
    (
        "plans/frameworks/nationell-strategi.yaml",
        "kind: framework
id: nationell-strategi
title: Nationell strategi
revision: 2024
requirements:
  - {id: utbildning, text: Personalen är utbildad, english: Staff are trained, judged: records}
",
    ),
    (
        "plans/plan-2024.yaml",
        "kind: plan
id: plan-2024
title: Handlingsplan 2024
organisation: kommunstyrelsen
period: 2024
decisions:
  - {body: kommunstyrelsen, decision: adopted, on: 2024-01-15}
activities:
  - id: kartlagga
    title: Kartlägga behoven
    responsible: [samordnare]
    start: V 2024
    finish: H 2024
",
    ),
    (
        "plans/plan-2025.yaml",
        "kind: plan
id: plan-2025
title: Handlingsplan 2025-2026
organisation: kommunstyrelsen
period: 2025-2026
previous: plan-2024
decisions:
  - {body: kommunstyrelsen, decision: adopted, on: 2025-01-15}
follows:
  - {framework: nationell-strategi, revision: 2024}
areas:
  - {id: forebygga, title: Förebygga}
needs:
  - {id: kunskap, title: Kunskap om miljöerna}
indicators:
  - {id: utbildade, title: Andel utbildade, unit: percent, target: minst 80 %}
activities:
  - id: utbilda
    title: Utbilda personalen
    areas: [forebygga]
    responsible: [samordnare]
    start: V 2025
    finish: H 2025
    needs: [kunskap]
    covers: [nationell-strategi/utbildning]
    goal: {text: Alla chefer är utbildade, type: output, indicator: utbildade}
  - id: kartlagga
    title: Kartlägga behoven
    carried_from: [plan-2024/kartlagga]
    responsible: [samordnare]
    start: 2025
    finish: 2026
",
    ),
    (
        "plans/flows/oro.yaml",
        "kind: flow
id: oro
title: Rutin vid oro
english: Routine on concern
steps:
  - {id: orosanmalan, title: Gör en orosanmälan, english: Make a concern report, means: concern-report}
",
    ),
    (
        "records/activities/plan-2025/utbilda.yaml",
        "kind: activity
id: utbilda
plan: plan-2025
updates:
  - {on: 2025-01-20, by: samordnare, note: Upphandlingen är klar.}
note: Skrivs om efter sommaren.
",
    ),
    (
        "records/meetings/styrgrupp-2025-05-14.yaml",
        "kind: meeting
id: styrgrupp-2025-05-14
group: styrgrupp
on: 2025-05-14
present: [samordnare, polisen]
",
    ),
    ("records/cases/k7qx2m9f.yaml", CASE),
    ("utkast.yaml", DRAFT),
    ("formular/.gitkeep", ""),
    ("records/trainings/.gitkeep", ""),
    ("records/reports/.gitkeep", ""),
    (".gitignore", "plan.xlsx\nplan.docx\nutkast.yaml\nformular\nutskick\n"),
];

const CASE: &str = "kind: case
id: k7qx2m9f
registered: 2025-H1
source: school
area: norr
age_band: 18-20
environment: unclear
concern: [symbols]
channel: staff
measures: [concern-report, talk]
status: open
expires: 2030-H1
";

const DRAFT: &str = "kind: plan
id: plan-2027
title: Handlingsplan 2027
organisation: kommunstyrelsen
period: 2027
previous: plan-2025
follows:
  - {framework: nationell-strategi, revision: 2024}
activities:
  - id: fortbilda
    title: Fortbilda personalen
    carried_from: [plan-2025/utbilda]
    responsible: [samordnare]
    start: 2027
    finish: 2027
    covers: [nationell-strategi/utbildning]
";

/// What ends otherwise than well, as it is meant to, and in what way.
const EXITS: [(&str, Exit); 5] = [
    // Nobody speaks with it.
    ("lsp", Exit::Nothing),
    ("lsp --lang en", Exit::Nothing),
    // There are gaps, and nobody has run `vbe init` here.
    ("gaps --what-if utkast.yaml --fail-on any", Exit::Found),
    ("doctor", Exit::Found),
    ("doctor --format json", Exit::Found),
];

/// What somebody at a terminal answers, where a command asks.
const ANSWERS: [(&str, &str); 4] = [
    ("import plan.xlsx", "\n\n\n\n\n"),
    ("init", "Exempelköping\n\n2025-2027\n\nj\n"),
    ("new meeting", "styrgrupp\n2025-11-12\n\nj\n"),
    ("new activity --plan plan-2025", "Informera föräldrar\n\nsamordnare\n\n\n\nj\n"),
];

fn vbe(folder: &Path, words: &[&str], input: Input, lang: &str) -> Run {
    let variables = [alone(), vec![("VBE_LANG".to_owned(), lang.to_owned())]].concat();
    let is_terminal = input.person;
    run_words(words.iter().copied(), folder, DAY, is_terminal, variables, input)
}

/// The workspace, committed before and after the plan of 2025, with the reports that were made of it.
fn workspace() -> Repository {
    let repository = Repository::new();
    for (path, text) in FILES.iter().filter(|(path, _)| !path.contains("2025") && !path.contains("k7qx")) {
        repository.file(path, text);
    }
    repository.commit_on("2024-12-01", "Planen för 2024");
    for (path, text) in FILES {
        repository.file(path, text);
    }
    fs::write(repository.path().join("plan.xlsx"), import::sheet()).unwrap();
    fs::write(repository.path().join("plan.docx"), import::document()).unwrap();
    repository.commit_on("2025-05-20", "Planen för 2025");
    for words in [
        "report --kind annual --plan plan-2024 --period 2024 --record redovisning-2024 --to kommunstyrelsen",
        "report --kind tertial --plan plan-2025 --period T1-2025 --record redovisning-t1-2025 --to kommunstyrelsen",
        "ask --form md",
    ] {
        let run = vbe(repository.path(), &words.split(' ').collect::<Vec<_>>(), Input::nothing(), "sv");
        assert_eq!(run.exit, Exit::Fine, "{words}: {}{}", run.out, run.err);
        repository.commit_on("2025-06-02", "Redovisat");
    }
    // The finish was put off, on a branch of its own.
    repository.git("checkout -q -b utkast");
    let (path, text) = FILES[4];
    repository.file(path, &text.replace("finish: H 2025", "finish: V 2026"));
    repository.commit_on("2025-09-01", "Utbildningen skjuts upp");
    repository
}

fn copied(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let (path, name) = entry.map(|entry| (entry.path(), entry.file_name())).unwrap();
        if path.is_dir() {
            copied(&path, &to.join(name));
        } else {
            fs::copy(&path, to.join(name)).unwrap();
        }
    }
}

#[test]
fn every_example_of_the_help_does_what_it_says() {
    let (origin, all) = (workspace(), crate::sandbox::folder());
    let (mut wrong, mut seen) = (String::new(), BTreeSet::new());
    for (at, (command, example)) in command_examples()
        .flat_map(|(name, examples)| examples.iter().map(move |example| (name, *example)))
        .enumerate()
    {
        let folder = all.path().join(at.to_string());
        if command == "init" {
            fs::create_dir(&folder).unwrap();
            crate::guard::git(&folder, "init -q -b main");
        } else {
            copied(origin.path(), &folder);
        }
        let words: Vec<&str> = example.split(' ').collect();
        let typed = ANSWERS.iter().find(|(own, _)| *own == example);
        let input = match typed {
            Some((_, typed)) => Input::new(std::io::Cursor::new(typed.as_bytes().to_vec()), true),
            None if example.contains("--stdin") => {
                Input::new(std::io::Cursor::new(b"Samtal i skolan".to_vec()), false)
            }
            None => Input::nothing(),
        };
        let run = vbe(&folder, &words, input, "sv");
        let wanted = EXITS.iter().find(|(own, _)| *own == example).map_or(Exit::Fine, |(_, exit)| *exit);
        if run.exit != wanted {
            wrong += &format!("$ vbe {example}\n{:?}: {}{}\n", run.exit, run.out, run.err);
        }
        seen.insert(command);
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(seen.len() > 25, "{seen:?}");
}
