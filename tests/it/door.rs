//! The door holds: every class of what identifies people, planted in every place that the program reads, is told by no
//! command in any format on either stream. The command lines are made of the list of commands, so a new one is here.

mod commands;
mod settings;

use std::collections::BTreeSet;

use vbe::cli::command_examples;
use vbe::output::render::Format;
use vbe::pii::detector::{CLASSES, Class, Detector, Exposure, Hit};
use vbe::syntax::finding::Severity;

use crate::corpus;
use crate::guard::Repository;
use crate::house;
use crate::sandbox::Run;
use crate::secrets;

/// From the tax agency's published series of test numbers: it belongs to nobody.
const NUMBER: &str = "18900101-9802";
/// Composed, as it is written in names of files and branches.
const NAME: &str = "hodan-lindqvist";

/// A note in which a class is found, and everything in it that may not be told.
struct Note {
    class: Class,
    text: String,
}

impl Note {
    /// What weighs at least so much in a text of this exposure.
    fn secrets(&self, exposure: Exposure, least: Severity) -> Vec<String> {
        let hits = Detector::default().find(&self.text, exposure).into_iter();
        let weighs = hits.filter(|hit| hit.class.severity(exposure) >= Some(least));
        weighs.map(|hit| self.text[hit.span.range()].to_owned()).collect()
    }
}

/// A note for each class, the shortest of the corpus in which it is found.
fn notes() -> Vec<Note> {
    let mut texts: Vec<String> = corpus::texts();
    texts.push("Hon har konto hos banken, IBAN SE35 5000 0000 0549 1000 0003.".to_owned());
    texts.retain(|text| !text.contains(['"', '\\']));
    texts.sort_by_key(String::len);
    // What is shorter stands elsewhere for other reasons.
    let is_told_apart = |hit: &Hit| hit.span.end - hit.span.start > 3;
    let found = |class: Class, text: &str| {
        let hits = Detector::default().find(text, Exposure::Case);
        hits.iter().any(|hit| hit.class == class) && hits.iter().all(is_told_apart)
    };
    let note = |class: &Class| {
        let text = texts.iter().find(|text| found(*class, text));
        Note { class: *class, text: text.unwrap_or_else(|| panic!("no note has {class:?}")).clone() }
    };
    CLASSES.iter().map(note).collect()
}

/// Command lines that ask for what is there: the examples of every command, with the names of these records.
pub(crate) fn lines() -> Vec<String> {
    const NAMES: [(&str, &str); 9] = [
        ("utbilda", "utbildning"),
        ("plan-2025", "plan-2024"),
        ("plan-2027", "plan-2029"),
        ("redovisning-2024", "arsredovisning"),
        ("redovisning-t1-2025", "arsredovisning"),
        ("samordnare", "samordnaren"),
        ("2025-01-01", "2024-02-02"),
        ("2024-2025", "2018-2024"),
        ("main..HEAD", "HEAD~2..HEAD"),
    ];
    let meant = |word: &str| {
        let mut parts: Vec<&str> = word.split('/').collect();
        for part in &mut parts {
            *part = NAMES.iter().find(|(example, _)| example == part).map_or(*part, |(_, own)| *own);
        }
        parts.join("/")
    };
    let line = |example: &&str| example.split(' ').map(meant).collect::<Vec<_>>().join(" ");
    let mut lines: Vec<String> = command_examples().flat_map(|(_, examples)| examples).map(line).collect();
    lines.extend(
        [
            "scan --history",
            "scan --staged",
            "list case",
            "list meeting",
            "list incident",
            "list progress",
            "show case:c0000001",
            "show case:c0000009",
            "show incident:klotter-gangtunnel",
            "show styrgrupp-2023",
            "history case:c0000001",
            "history case:c0000012",
            "history case:omdopt --at HEAD",
            "history case:c0000001 --at HEAD",
            "history styrgrupp-2023",
            "history plan-2024",
            "history klotter-gangtunnel",
            "diff HEAD~1",
            "diff hodan-lindqvist HEAD",
            "diff HEAD hodan-lindqvist",
            "diff HEAD~2 HEAD~1",
            "diff HEAD~2 HEAD",
            "status --at HEAD~2",
            "status --at saknas",
            "show utbildning --at HEAD~2",
            "gaps --at HEAD~2",
            "status --since HEAD~2",
            "report --public --period 2018 --dry-run",
            "fmt --dry-run",
            "set case/c0000003 consent=no --dry-run",
            "set case/c0000004 note=x --dry-run",
            "note utbildning --by samordnaren --note x --dry-run",
            "gaps --what-if records/cases/c0000001.yaml",
        ]
        .map(str::to_owned),
    );
    // What a line writes would be there for the next one.
    let writes = |line: &String| {
        let runs = [
            "start", "finish", "cancel", "note", "set", "new", "add", "revise", "fmt", "init", "report",
            "import", "ask",
        ];
        runs.iter().any(|run| line.split(' ').next() == Some(run))
    };
    for line in &mut lines {
        if writes(line) && !line.contains("--dry-run") && !line.contains("--check") {
            line.push_str(" --dry-run");
        }
    }
    lines
}

/// The first line of every command in every format, and the others as they are. A format that a command
/// does not take is a fault of usage, and told as such.
fn lines_in_formats() -> Vec<String> {
    let mut seen = BTreeSet::new();
    let mut made = Vec::new();
    for line in lines() {
        let is_first = seen.insert(line.split(' ').next().unwrap().to_owned());
        if is_first && !line.contains("--format") {
            made.extend(Format::ALL.iter().map(|format| format!("{line} --format {}", format.name())));
            continue;
        }
        // In JSON no text is broken over lines.
        if !line.contains("--format") && !line.contains("--dry-run") {
            made.push(format!("{line} --format json"));
        }
        made.push(line);
    }
    made
}

/// Neither stream may hold a secret.
fn holds(line: &str, run: &Run, secrets: &[String]) {
    for secret in secrets {
        for told in [&run.out, &run.err] {
            assert!(!told.contains(secret.as_str()), "vbe {line} tells {secret}:\n{told}");
        }
    }
}

/// A workspace in git with every kind of record. With secrets they hold every class, in every place.
fn fill(repository: &Repository, notes: &[Note], has_secrets: bool) {
    let said = |note: &Note| if has_secrets { note.text.clone() } else { "Inget särskilt.".to_owned() };
    for (path, text) in secrets::files() {
        repository.file(&path, &text);
    }
    let case = secrets::files()["records/cases/37d5g8xy.yaml"].clone();
    for (number, note) in notes.iter().enumerate() {
        let id = format!("c{number:07}");
        let text = format!("{}note: \"{}\"\n", case.replace("37d5g8xy", &id), said(note));
        let text = if has_secrets { format!("# {}\n{text}", note.text) } else { text };
        repository.file(&format!("records/cases/{id}.yaml"), &text);
    }
    let decision = |(number, note): (usize, &Note)| {
        format!("  - {{id: d{number}, text: \"{}\", responsible: [samordnaren], due: H 2024}}\n", said(note))
    };
    // What may stand in a meeting or in the progress of an activity is no secret there.
    let is_all = |note: &Note, exposure, least| {
        note.secrets(exposure, least) == note.secrets(Exposure::Case, Severity::Warning)
    };
    let meant =
        notes.iter().enumerate().filter(|(_, note)| is_all(note, Exposure::Meeting, Severity::Warning));
    let decisions: String = meant.map(decision).collect();
    let meeting = "kind: meeting\nid: styrgrupp-2023\ngroup: styrgrupp\non: 2023-05-10\npresent: [samordnaren]\ndecisions:\n";
    repository.file("records/meetings/styrgrupp-2023.yaml", &format!("{meeting}{decisions}"));
    let update = |note: &Note| {
        format!("  - {{on: 2024-05-14, by: samordnare-vbe, note: \"{}\", assessment: green}}\n", said(note))
    };
    let updates: String =
        notes.iter().filter(|note| is_all(note, Exposure::Work, Severity::Error)).map(update).collect();
    let progress = "kind: activity\nid: utbildning\nplan: plan-2024\nstarted: 2024-02-12\nupdates:\n";
    repository.file("records/activities/plan-2024/utbildning.yaml", &format!("{progress}{updates}"));
    let number = if has_secrets { NUMBER } else { "nio" };
    let plan = &secrets::files()["plans/plan-2024.yaml"];
    let plan = plan.replace("title: Utbilda personalen", &format!("title: Utbilda {number} chefer"));
    repository.file("plans/plan-2024.yaml", &plan);
    let moved = ["records/cases/omdopt.yaml".to_owned(), format!("records/cases/{NAME}-{NUMBER}.yaml")];
    let _ = std::fs::remove_file(repository.path().join(&moved[usize::from(!has_secrets)]));
    let id = if has_secrets { format!("{NAME}-{NUMBER}") } else { "omdopt".to_owned() };
    repository.file(&moved[usize::from(has_secrets)], &case.replace("37d5g8xy", &id));
}

#[test]
fn no_command_tells_what_is_planted_anywhere() {
    let notes = notes();
    let repository = Repository::new();
    repository.file("vbe.toml", &format!("# {NUMBER}\n"));
    fill(&repository, &notes, true);
    repository.commit_on("2024-02-01", &format!("Ring {NUMBER}\n\nMamman heter Hodan Lindqvist, {NUMBER}"));
    repository.git(&format!("config user.name {NUMBER}"));
    fill(&repository, &notes, false);
    repository.commit_on("2024-03-01", "Lagat");
    repository.git(&format!("branch {NAME}-{NUMBER}"));
    repository.git(&format!("branch {NAME}"));
    repository.git(&format!("tag t-{NAME}-{NUMBER}"));
    repository.git(&format!("remote add {NAME} https://example.org/{NAME}-{NUMBER}"));
    repository.file("plans/borttagen.yaml", &format!("kind: plan\nid: x\ntitle: {NUMBER}\n"));
    repository.commit_on("2024-04-01", "Mer");
    fill(&repository, &notes, true);
    let mut secrets: BTreeSet<String> = [NUMBER, NAME, "Hodan", "Lindqvist"].map(str::to_owned).into();
    for note in &notes {
        secrets.extend(note.secrets(Exposure::Case, Severity::Warning));
        assert!(!note.secrets(Exposure::Case, Severity::Warning).is_empty(), "{:?}", note.class);
    }
    let secrets: Vec<String> = secrets.into_iter().collect();
    for line in lines_in_formats() {
        holds(&line, &repository.vbe(&line), &secrets);
    }
    // What would not be found would not be told either.
    let history = repository.vbe("history case:omdopt --at HEAD");
    assert!(history.out.contains('█') && history.err.is_empty(), "{}{}", history.out, history.err);
}

#[test]
fn no_command_repeats_what_it_is_asked() {
    let repository = Repository::new();
    repository.file("vbe.toml", "");
    fill(&repository, &[], false);
    repository.commit_on("2024-02-01", "Som det var");
    let said = [NUMBER.to_owned(), NAME.to_owned()];
    for line in lines() {
        let words: Vec<&str> = line.split(' ').collect();
        for at in 0..words.len() {
            for secret in &said {
                let instead = match words[at].split_once('=') {
                    Some((key, _)) => format!("{key}={secret}"),
                    None if words[at].starts_with("--") => format!("{}={secret}", words[at]),
                    None => secret.clone(),
                };
                let mut asked = words.clone();
                asked[at] = &instead;
                let asked = asked.join(" ");
                if asked.contains("--dry-run") || !asked.starts_with("new ") {
                    let run = repository.vbe(&asked);
                    // What would be written is a record of the user's own, and is shown as the scanner sees it.
                    let is_shown = run.out.starts_with("--- ") || run.out.contains("\n+++ ");
                    let secrets = if is_shown { &said[..1] } else { &said[..] };
                    holds(&asked, &run, secrets);
                }
            }
        }
    }
}

#[test]
fn a_faulty_setting_is_told_by_its_place_and_not_by_what_stands_there() {
    let faulty = [
        format!("language = \"{NUMBER}\"\n"),
        format!("{NUMBER} = 1\n"),
        "[rules]\n\"Hodan Lindqvist\" = \"error\"\n".to_owned(),
        format!("[paths]\nplans = \"{NAME}\"\n"),
        "[time]\nsilent_after = \"ring 070-174 06 12\"\n".to_owned(),
        format!("språk = [ # {NUMBER}\n"),
        format!("[publication]\nk = \"{NUMBER}\"\n"),
    ];
    let secrets = [NUMBER, NAME, "Hodan", "Lindqvist", "070-174 06 12"].map(str::to_owned);
    for text in faulty {
        let repository = Repository::new();
        repository.file("vbe.toml", &text);
        for line in ["status", "validate --format json", "scan", "doctor", "list plan"] {
            let run = repository.vbe(line);
            holds(line, &run, &secrets);
        }
        let run = repository.vbe("status");
        assert!(!run.err.is_empty(), "{text}");
    }
}

#[test]
fn a_table_and_a_form_are_told_of_without_what_identifies_people() {
    let repository = Repository::new();
    repository.file("vbe.toml", "");
    fill(&repository, &[], false);
    let table = format!(
        "Åtgärd;Ansvarig;Påbörjas;Avslutad;{NUMBER}\nUtbilda {NUMBER};{NUMBER};{NUMBER};H 2027;{NUMBER}\n\
         Samverka;samordnaren;V 2027;ring {NUMBER};x\n"
    );
    repository.file(&format!("{NUMBER}.csv"), &table);
    repository.file(
        "svar.md",
        &format!("# {NUMBER}\n\n| Åtgärd | {NUMBER} |\n|---|---|\n| {NUMBER} | {NUMBER} |\n"),
    );
    let secrets = [NUMBER.to_owned()];
    for format in Format::ALL.map(Format::name) {
        for line in [
            format!("import --id plan-2029 --period 2029 {NUMBER}.csv --dry-run --format {format}"),
            format!("import --id {NUMBER} --period {NUMBER} {NUMBER}.csv --dry-run --format {format}"),
        ] {
            holds(&line, &repository.vbe(&line), &secrets);
        }
    }
    for line in [
        format!("import --id plan-2029 --period 2029 {NUMBER}.csv --dry-run"),
        "import --answers svar.md --on 2024-05-14 --dry-run".to_owned(),
    ] {
        holds(&line, &repository.vbe(&line), &secrets);
    }
}

/// The door searches the program's own sentences with the rest. One that looked like somebody would be told with holes.
#[test]
fn what_the_program_says_by_itself_names_nobody() {
    let mut told = 0;
    for module in house::modules().iter().filter(|module| !module.file.starts_with("pii/")) {
        // A literal that goes on in the next line is one.
        let text = module.text.replace("\\\n", " ");
        for sentence in text.split('"').skip(1).step_by(2).filter(|literal| literal.contains(' ')) {
            let hits = Detector::default().find(sentence, Exposure::Meeting);
            let is_error = |hit: &&Hit| hit.class.severity(Exposure::Meeting) == Some(Severity::Error);
            let hidden = hits.iter().find(is_error).map(|hit| &sentence[hit.span.range()]);
            assert_eq!(hidden, None, "{}: {sentence}", module.file);
            told += 1;
        }
    }
    assert!(told > 2_000, "{told}");
}
