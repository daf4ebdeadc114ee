//! Pages that are handed out as files: what stands in them is what stands on the page, and where they are written.

use std::fs;

use vbe::cli::Exit;
use vbe::io::tables::{self, Document, Reading};

use crate::sandbox::{Sandbox, text};
use crate::town::town;

/// The commands whose pages are held to be the same in every form.
const PAGES: [&str; 6] = ["status", "status --indicators", "gaps", "due", "roles", "list activity"];

/// A small workspace with texts that a form could take for something else.
fn odd() -> Sandbox {
    let sandbox = Sandbox::sound();
    let plan = sandbox.read("plans/plan-2024.yaml");
    let odd = "title: \"=HYPERLINK(\\\"x\\\") & <b>Åtgärd</b>\"";
    sandbox.file("plans/plan-2024.yaml", &plan.replace("title: Utbilda personalen", odd))
}

fn book(sandbox: &Sandbox, words: &str) -> (Vec<u8>, Document) {
    let _ = fs::remove_file(sandbox.path().join("sida.xlsx"));
    let run = sandbox.run(&format!("{words} --out sida.xlsx"));
    assert!(run.out.contains("sida.xlsx"), "{words}: {}{}", run.out, run.err);
    let bytes = fs::read(sandbox.path().join("sida.xlsx")).unwrap();
    let document = tables::read("sida.xlsx", &bytes, &Reading::default()).unwrap();
    (bytes, document)
}

fn plain(text: &str) -> String {
    let text = text.replace("<br>", " ").replace("&lt;", "<").replace("&gt;", ">");
    let text = text.replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The rows of the tables of a piece of HTML.
fn rows(html: &str) -> Vec<Vec<String>> {
    let row = |row: &str| -> Vec<String> {
        row.split("<td")
            .skip(1)
            .map(|cell| plain(cell.split_once('>').unwrap().1.split("</td>").next().unwrap()))
            .collect()
    };
    html.split("<tr").skip(1).map(row).filter(|row| !row.is_empty()).collect()
}

#[test]
fn a_workbook_has_the_rows_of_the_page() {
    for sandbox in [odd(), town().swedish()] {
        for words in PAGES {
            let html = sandbox.run(&format!("{words} --format html-fragment")).out;
            let (_, document) = book(&sandbox, words);
            let found: Vec<Vec<String>> = document
                .tables()
                .flat_map(|table| &table.rows)
                .map(|row| row.cells.iter().map(|cell| plain(&cell.text)).collect())
                .collect();
            for wanted in rows(&html) {
                let is_in = |row: &Vec<String>| {
                    let mut left = row.iter().filter(|cell| !cell.is_empty());
                    // The mark before a word is left out.
                    let is_it = |cell: &String, own: &String| {
                        cell == own
                            || cell.split_once(' ').is_some_and(|(_, word)| word == own)
                            || cell.trim_matches(['(', ')']) == own
                    };
                    wanted.iter().filter(|cell| !cell.is_empty()).all(|cell| left.any(|own| is_it(cell, own)))
                };
                assert!(found.iter().any(is_in), "{words}: {wanted:?}");
            }
        }
    }
}

#[test]
fn a_day_is_a_day_in_a_workbook_and_a_text_is_never_run() {
    let sandbox = odd();
    let (bytes, document) = book(&sandbox, "status");
    let told = text(bytes.clone());
    assert!(!told.contains("<f>") && !told.contains("<hyperlink"), "{told}");
    let cells: Vec<&str> = document
        .tables()
        .flat_map(|table| &table.rows)
        .flat_map(|row| &row.cells)
        .map(|cell| cell.text.as_str())
        .collect();
    assert!(cells.contains(&"=HYPERLINK(\"x\") & <b>Åtgärd</b>"), "{cells:?}");
    // 2024-05-14, as sheets count days.
    assert!(told.contains("<v>45426</v>") && told.contains("yyyy-mm-dd"), "{told}");
    assert!(told.contains("<dc:language>en-GB</dc:language>"), "{told}");
    assert!(told.contains("<dc:title>Status of the plans</dc:title>"), "{told}");
    for has in ["<autoFilter ref=", "state=\"frozen\"", "_xlnm.Print_Titles", "orientation=\"landscape\""] {
        assert!(told.contains(has), "{has} in {told}");
    }
    // The clock is not asked.
    assert_eq!(bytes, book(&sandbox, "status").0);
    assert_eq!(told, sandbox.run("status --format xlsx").out);
    // What is more than a number stands beside the number: 100 %.
    let (bytes, document) = book(&sandbox, "status --indicators");
    let rows: Vec<_> = document.tables().flat_map(|table| &table.rows).collect();
    let head = rows.iter().find_map(|row| (0..9).find(|at| row.text(*at) == "Target (number)")).unwrap();
    assert!(rows.iter().any(|row| row.text(head) == "100%"), "{rows:?}");
    assert!(text(bytes).contains("numFmtId=\"9\""));
}

#[test]
fn a_form_that_is_no_text_is_not_shown_on_a_terminal() {
    let run = Sandbox::sound().on_a_terminal().run("status --format xlsx");
    assert_eq!((run.exit, run.out.as_str()), (Exit::Failed, ""));
    assert!(run.err.contains("--out") && run.err.contains("> page.xlsx"), "{}", run.err);
}

#[test]
fn a_page_is_written_in_a_file_whole_or_not_at_all() {
    let sandbox = Sandbox::sound().swedish();
    let page = sandbox.run("status").out;
    let run = sandbox.run("status --out läget.txt");
    assert_eq!((run.exit, run.out.as_str(), run.err.as_str()), (Exit::Fine, "Skrev läget.txt.\n", ""));
    assert_eq!(sandbox.read("läget.txt"), page);
    // The ending says the form, and what is asked for goes before it.
    let md = sandbox.run("status --format md").out;
    sandbox.run("status --out a.md");
    sandbox.run("status --format md --out b.txt");
    assert_eq!([sandbox.read("a.md"), sandbox.read("b.txt")], [md.clone(), md.clone()]);

    let before = sandbox.files();
    let refused = [
        ("status --format md --out läget.txt", "finns redan"),
        ("status --out borta/a.md", "Mappen borta finns inte"),
        ("status --out plans", "plans är en mapp"),
        ("status --force --out plans/plan-2024.yaml", "heter som en post"),
        ("status --force --out vbe.toml", "heter som en post"),
        ("status --force", "--force"),
    ];
    for (words, why) in &refused[..5] {
        let run = sandbox.run(words);
        assert_eq!((run.exit, run.out.as_str()), (Exit::Failed, ""), "{words}");
        assert!(run.err.contains(why), "{words}: {}", run.err);
    }
    assert_eq!(sandbox.files(), before);

    let words = ["status", "--format", "md", "--out", "läget.txt"];
    let run = sandbox.told(&words, Some("n\n"));
    assert_eq!(run.exit, Exit::Found);
    assert!(run.err.contains("Ska filen skrivas över?") && run.out.contains("Ingenting är skrivet"));
    assert_eq!(sandbox.files(), before);
    assert_eq!(sandbox.told(&words, Some("j\n")).exit, Exit::Fine);
    assert_eq!(sandbox.read("läget.txt"), md);
    assert_eq!(sandbox.run("status --force --out läget.txt").exit, Exit::Fine);
    assert_eq!(sandbox.read("läget.txt"), page);
    // A command that finds nothing to report on says so by its exit all the same.
    assert_eq!(Sandbox::empty().run("status --out a.md").exit, Sandbox::empty().run("status").exit);
}

#[cfg(unix)]
#[test]
fn a_page_does_not_replace_a_link() {
    let sandbox = Sandbox::sound().file("own.txt", "own");
    std::os::unix::fs::symlink("own.txt", sandbox.path().join("link.txt")).unwrap();
    let run = sandbox.run("status --force --out link.txt");
    assert_eq!(run.exit, Exit::Failed);
    assert!(run.err.contains("is a link"), "{}", run.err);
    assert_eq!(sandbox.read("own.txt"), "own");
}
