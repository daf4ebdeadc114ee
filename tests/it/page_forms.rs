//! Each report in each format, on a workspace where all is well, one where little is, and one without anything: one text for
//! each, to be read as its readers read it. What is packed is told as it is read back.

use std::fmt::Write as _;
use std::fs;

use vbe::cli::Exit;
use vbe::io::tables::{self, Block, Reading};

use crate::sandbox::Sandbox;

/// The reports, by command lines.
const REPORTS: [&str; 7] = [
    "status",
    "gaps",
    "due",
    "roles",
    "meeting styrgrupp",
    "account plan-2024",
    "report --kind annual --plan plan-2024 --period 2024",
];

/// A workspace in which a file cannot be read, a title looks like markup and a formula, and a reference leads nowhere.
fn messy() -> Sandbox {
    let sandbox = Sandbox::sound();
    let plan = sandbox.read("plans/plan-2024.yaml");
    let odd = "title: \"=SUM(1) & <b>Åtgärd</b> | *med* tecken\"";
    let plan = plan.replace("title: Utbilda personalen", odd);
    sandbox
        .file("plans/plan-2024.yaml", &plan)
        .file("plans/trasig.yaml", "kind: plan\nid: trasig\n  title: [\n")
        .file(
            "records/meetings/styrgrupp-2024.yaml",
            "kind: meeting\nid: styrgrupp-2024\ngroup: styrgrupp\non: 2024-05-10\ndecisions:\n  \
             - {id: d1, text: Se över <planen>, responsible: [finns-inte], due: V 2024}\n",
        )
}

/// What a packed page says, read back.
fn read_back(name: &str, bytes: &[u8]) -> String {
    let document = tables::read(name, bytes, &Reading::default()).unwrap();
    let mut told = String::new();
    for block in &document.blocks {
        match block {
            Block::Table(table) => {
                let _ = writeln!(told, "[{}]", table.sheet.as_deref().unwrap_or("tabell"));
                for row in &table.rows {
                    let cells: Vec<_> = row.cells.iter().map(|cell| cell.text.replace('\n', " / ")).collect();
                    let _ = writeln!(told, "| {}", cells.join(" | ").trim_end());
                }
            }
            Block::Heading { level, text, .. } => {
                let _ = writeln!(told, "{} {text}", "#".repeat(*level));
            }
            Block::Paragraph { text, .. } | Block::Point { text, .. } => {
                let _ = writeln!(told, "{text}");
            }
        }
    }
    told
}

/// The page in every format, one after another.
fn every_form(sandbox: &Sandbox, words: &str) -> String {
    let mut told = String::new();
    for ending in ["txt", "md", "html", "csv", "json", "docx", "xlsx"] {
        let name = format!("sida.{ending}");
        let run = sandbox.run(&format!("{words} --out {name}"));
        // Where there is nothing to tell of, that is a page too.
        if run.exit == Exit::Failed {
            return format!("{:?}\n{}{}", run.exit, run.out, run.err);
        }
        let bytes = fs::read(sandbox.path().join(&name)).unwrap();
        fs::remove_file(sandbox.path().join(&name)).unwrap();
        let _ = writeln!(told, "===== {ending}");
        if ["docx", "xlsx"].contains(&ending) {
            told += &read_back(&name, &bytes);
            continue;
        }
        let text = String::from_utf8(bytes).unwrap();
        // Of a page of HTML what is the same on all of them is left out.
        let own = text.split_once("<body>").and_then(|(_, rest)| rest.split_once("<script>"));
        told += own.map_or(text.as_str(), |(own, _)| own);
        if !told.ends_with('\n') {
            told.push('\n');
        }
    }
    told
}

#[test]
fn every_report_in_every_format_says_what_is_kept() {
    let all = [("calm", Sandbox::sound()), ("messy", messy()), ("empty", Sandbox::empty())];
    for (name, sandbox) in all {
        let sandbox = sandbox.swedish();
        for words in REPORTS {
            let first = if words.contains("annual") { "annual" } else { words.split(' ').next().unwrap() };
            insta::assert_snapshot!(format!("{name}_{first}"), every_form(&sandbox, words));
        }
    }
}
