//! Pages that are handed out as files: what stands in them is what stands on the page, and where they are written.

use std::fs;

use sha2::{Digest, Sha256};
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
    assert!(rows.iter().any(|row| row.text(head) == "100 %"), "{rows:?}");
    assert!(text(bytes).contains("formatCode=\"0%\""));
}

/// A page as a Word document: its bytes, its XML, and what is read back of it.
fn document(sandbox: &Sandbox, words: &str) -> (Vec<u8>, String, Document) {
    let _ = fs::remove_file(sandbox.path().join("sida.docx"));
    let run = sandbox.run(&format!("{words} --out sida.docx"));
    assert!(run.out.contains("sida.docx"), "{words}: {}{}", run.out, run.err);
    let bytes = fs::read(sandbox.path().join("sida.docx")).unwrap();
    let document = tables::read("sida.docx", &bytes, &Reading::default()).unwrap();
    (bytes.clone(), text(bytes), document)
}

#[test]
fn a_document_has_the_rows_of_the_page() {
    for sandbox in [odd(), town().swedish()] {
        for words in PAGES {
            let html = sandbox.run(&format!("{words} --format html-fragment")).out;
            let (_, _, document) = document(&sandbox, words);
            let found: Vec<Vec<String>> = document
                .tables()
                .flat_map(|table| &table.rows)
                .map(|row| row.cells.iter().map(|cell| plain(&cell.text.replace('\u{a0}', " "))).collect())
                .collect();
            for wanted in rows(&html) {
                // Empty cells at the end of a row are not read back.
                let is_it = |row: &Vec<String>| {
                    let is_same = |at: usize, cell: &String| {
                        row.get(at).is_some_and(|own| own == cell) || cell.is_empty()
                    };
                    wanted.iter().enumerate().all(|(at, cell)| is_same(at, cell))
                };
                assert!(found.iter().any(is_it), "{words}: {wanted:?}");
            }
        }
    }
}

/// What a screen reader needs, by the XML: language, title, headings in order, heads of tables that are repeated, and what
/// each table is of.
#[test]
fn a_document_can_be_heard() {
    let sandbox = town().swedish();
    for words in PAGES.into_iter().chain([
        "report --kind annual --period 2025",
        "meeting samordningsgruppen --on 2026-06-10",
        "account atgardsplan-2025",
    ]) {
        let (_, told, _) = document(&sandbox, words);
        for has in [
            "<dc:language>sv-SE<", "<dc:title>", "<w:themeFontLang w:val=\"sv-SE\"/>",
            "<w:lang w:val=\"sv-SE\"",
        ] {
            assert!(told.contains(has), "{words}: {has}");
        }
        let tables = told.matches("<w:tbl>").count();
        for each in ["<w:tblHeader/>", "<w:tblCaption w:val=\"", "<w:tblDescription w:val=\""] {
            assert_eq!(told.matches(each).count(), tables, "{words}: {each}");
        }
        assert!(!told.contains("<w:tblCaption w:val=\"\""), "{words}: a table of nothing");
        let mut before = 0;
        for style in told.split("<w:pStyle w:val=\"Heading").skip(1) {
            let level = style.chars().next().unwrap().to_digit(10).unwrap();
            assert!(level <= before + 1, "{words}: heading {level} after {before}");
            before = level;
        }
        assert_eq!(told.matches("<w:pStyle w:val=\"Title\"/>").count(), 1, "{words}");
    }
}

#[test]
fn a_document_has_the_paper_and_the_foot_that_it_needs() {
    let sandbox = town().swedish();
    let (bytes, told, _) = document(&sandbox, "status");
    assert!(told.contains("w:orient=\"landscape\""), "{told}");
    assert!(told.contains(" NUMPAGES ") && told.contains("Läget den"), "{told}");
    // A day is not broken over two lines, and the clock is not asked.
    assert!(told.contains("<w:noBreakHyphen/>"), "{told}");
    assert_eq!(bytes, document(&sandbox, "status").0);
    let (_, long, _) = document(&sandbox, "gaps");
    assert!(long.contains(" TOC \\o ") && long.contains("<w:hyperlink w:anchor=\"_Toc1\">"), "{long}");
    let (_, narrow, _) = document(&Sandbox::sound().swedish(), "roles");
    assert!(!narrow.contains("landscape"), "{narrow}");
}

/// A packed file whose pages are these.
fn packed(pages: &[(String, String)]) -> Vec<u8> {
    let mut packed = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, page) in pages {
        packed.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut packed, page.as_bytes()).unwrap();
    }
    packed.finish().unwrap().into_inner()
}

fn put(sandbox: &Sandbox, name: &str, bytes: &[u8]) {
    fs::write(sandbox.path().join(name), bytes).unwrap();
}

/// A template as a Swedish Word makes it of one of our pages: other ids of styles, and a head of its own.
fn template(sandbox: &Sandbox, change: impl Fn(&str, String) -> String) -> Vec<u8> {
    let (bytes, _, _) = document(sandbox, "status");
    let mut own = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut pages: Vec<(String, String)> = Vec::new();
    for at in 0..own.len() {
        let mut packed = own.by_index(at).unwrap();
        let (name, mut page) = (packed.name().unwrap().into_owned(), String::new());
        std::io::Read::read_to_string(&mut packed, &mut page).unwrap();
        let page = page.replace("\"Heading1\"", "\"Rubrik1\"").replace("\"Title\"", "\"Rubrik\"");
        let page = page.replace("name w:val=\"Rubrik\"", "name w:val=\"Title\"");
        let page = page.replace("</w:sectPr>", "<w:titlePg/></w:sectPr>").replace("Calibri", "Gill Sans");
        let page = change(&name, page);
        pages.push((name, page));
    }
    packed(&pages)
}

#[test]
fn a_document_takes_the_styles_and_the_paper_of_a_template() {
    let sandbox = town().swedish();
    let (_, own, _) = document(&sandbox, "gaps");
    put(&sandbox, "mall.docx", &template(&sandbox, |_, page| page));
    let (bytes, told, read) = document(&sandbox, "gaps --template mall.docx");
    assert!(told.contains("<w:pStyle w:val=\"Rubrik1\"/>") && !told.contains("\"Heading1\""), "{told}");
    assert!(told.contains("<w:pStyle w:val=\"Rubrik\"/>") && told.contains("Gill Sans"), "{told}");
    assert!(told.matches("<w:titlePg/></w:sectPr>").count() >= 1, "{told}");
    assert!(told.contains("<dc:title>Brister i arbetet</dc:title>"), "{told}");
    // The text of the template goes, and its foot is not ours: the stamp stands last.
    let last = told.rfind("Läget den").unwrap();
    assert!(told.rfind("<w:pStyle w:val=\"Footer\"/>").unwrap() < last);
    let rows = |text: &str| text.matches("<w:tr>").count();
    assert_eq!(rows(&own), rows(&told));
    assert!(read.tables().count() > 1);
    assert_eq!(bytes, document(&sandbox, "gaps --template mall.docx").0);
    // A template that has none of our styles is given them.
    let bare = |name: &str, page: String| match name {
        "word/styles.xml" => {
            let (before, _) = page.split_once("<w:style w:type=\"paragraph\" w:customStyle").unwrap();
            format!("{before}</w:styles>")
        }
        "[Content_Types].xml" => page.replace("document.main+xml", "template.main+xml"),
        _ => page,
    };
    put(&sandbox, "mall.dotx", &template(&sandbox, bare));
    let (_, told, _) = document(&sandbox, "status --lang en --template mall.dotx");
    assert!(told.contains("w:styleId=\"vbeTable\"") && told.contains("document.main+xml"), "{told}");
    assert!(told.contains("<w:lang w:val=\"en-GB\"/>"), "{told}");
}

#[test]
fn what_is_no_template_is_refused_before_anything_is_written() {
    let sandbox = Sandbox::sound().swedish();
    put(&sandbox, "text.docx", b"hej");
    let macros = |name: &str, page: String| match name {
        "[Content_Types].xml" => page.replace("document.main+xml", "document.macroEnabled.main+xml"),
        _ => page,
    };
    let with_macros = template(&sandbox, macros);
    put(&sandbox, "makron.docx", &with_macros);
    let sheet = sandbox.run("status --out bok.xlsx");
    assert_eq!(sheet.exit, Exit::Fine, "{}", sheet.err);
    for (words, said) in [
        ("status --template text.docx --out ny.docx", "text.docx är inget Word-dokument"),
        ("status --template bok.xlsx --out ny.docx", "bok.xlsx är inget Word-dokument"),
        ("status --template makron.docx --out ny.docx", "makron.docx har makron"),
        ("status --template saknas.docx --out ny.docx", "saknas.docx finns inte"),
        ("status --template text.docx --out ny.html", "--format docx"),
        ("status --template text.docx", "--format docx"),
    ] {
        let run = sandbox.run(words);
        assert_eq!((run.exit, run.out.as_str()), (Exit::Failed, ""), "{words}");
        assert!(run.err.contains(said), "{words}: {}", run.err);
        assert!(
            !sandbox.path().join("ny.docx").exists() && !sandbox.path().join("ny.html").exists(),
            "{words}"
        );
    }
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
    for (words, why) in &refused {
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

#[test]
fn a_record_and_a_workbook_are_not_one_answer() {
    let sandbox = Sandbox::sound();
    let before = sandbox.files();
    let words = "report --kind annual --plan plan-2024 --period 2024 --record arlig --format xlsx";
    let run = sandbox.run(words);
    assert_eq!((run.exit, run.out.as_str()), (Exit::Failed, ""));
    assert!(run.err.contains("--out"), "{}", run.err);
    assert_eq!(sandbox.files(), before);
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

/// The tags of a page in order: their names, whether they end something, and what stands in them.
fn tags(html: &str) -> Vec<(String, bool, String)> {
    let body = html.split("</style>").nth(1).unwrap();
    let tag = |own: &str| {
        let own = own.split('>').next().unwrap();
        let (is_end, own) = own.strip_prefix('/').map_or((false, own), |own| (true, own));
        let name = own.split([' ', '/']).next().unwrap().to_owned();
        (name, is_end, own.to_owned())
    };
    body.split('<').skip(1).map(tag).collect()
}

/// A page without the program's own script, which is the only one: a browser runs none but that which the page names by its
/// fingerprint.
fn without_script(page: &str) -> String {
    let script = include_str!("../../src/output/render/html/page.js");
    let (before, after) = page.split_once("<script>").unwrap();
    let (own, after) = after.split_once("</script>").unwrap();
    assert_eq!(own, script);
    assert!(!after.contains("<script") && !before.contains("<script"), "{page}");
    assert!(before.contains(&format!("script-src 'sha256-{}'", base64(&Sha256::digest(script)))), "{before}");
    before.to_owned() + after
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let letters = |three: &[u8]| {
        let number = (0..3).fold(0, |number, at| number << 8 | u32::from(*three.get(at).unwrap_or(&0)));
        let letter = |at: usize| {
            let own = char::from(LETTERS[(number >> (18 - 6 * at) & 63) as usize]);
            if at <= three.len() { own } else { '=' }
        };
        (0..4).map(letter).collect::<String>()
    };
    bytes.chunks(3).map(letters).collect()
}

/// The value of an attribute.
fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    tag.split_once(&format!(" {name}=\""))?.1.split('"').next()
}

#[test]
fn a_whole_page_is_well_made_and_loads_nothing() {
    for sandbox in [odd(), town().swedish(), Sandbox::empty()] {
        for words in PAGES {
            let html = sandbox.run(&format!("{words} --format html")).out;
            assert!(html.starts_with("<!DOCTYPE html>\n<html lang=\""), "{words}: {html}");
            assert!(html.contains("default-src 'none'") && html.contains("width=device-width"), "{words}");
            assert!(html.contains("vbe 0.1.0</p>\n</footer>\n<script>"), "{words}: {html}");
            let html = without_script(&html);
            let (mut open, mut level, mut ids, mut regions) = (Vec::new(), 0, Vec::new(), Vec::new());
            for (name, is_end, tag) in tags(&html) {
                assert!(!["link", "img", "iframe"].contains(&name.as_str()), "{words}: {tag}");
                assert!(!tag.contains(" on") && !tag.contains("url("), "{words}: {tag}");
                if is_end {
                    // A page of its own begins before what was looked at.
                    let opened = open.pop().unwrap_or_else(|| "head".to_owned());
                    assert!(opened == name || name == "html", "{words}: {opened} ended by {name}");
                } else if !["br", "meta"].contains(&name.as_str()) && !tag.ends_with('/') {
                    open.push(name.clone());
                }
                if let Some(own) =
                    name.strip_prefix('h').and_then(|own| own.parse::<usize>().ok()).filter(|_| !is_end)
                {
                    assert!(own <= level + 1 && (own > 1 || level == 0), "{words}: h{own} after h{level}");
                    level = own;
                }
                ids.extend(attribute(&tag, "id").map(str::to_owned));
                // What is unfolded is named by its row, and a row may stand in two tables.
                let is_region = name != "summary";
                regions.extend(attribute(&tag, "aria-label").filter(|_| is_region).map(str::to_owned));
            }
            for all in [&mut ids, &mut regions] {
                let count = all.len();
                all.sort();
                all.dedup();
                assert_eq!(all.len(), count, "{words}: two have one name: {all:?}");
            }
            assert_eq!(html.matches("<table").count(), html.matches("<caption>").count(), "{words}");
            assert_eq!(
                html.matches("<th").count(),
                html.matches("<th scope=").count() + html.matches("<thead").count()
            );
            for landmark in ["<main id=\"main\"", "href=\"#main\"", "<header>", "<footer>"] {
                assert_eq!(html.matches(landmark).count(), 1, "{words}: {landmark}");
            }
        }
    }
    let html = odd().run("status --format html").out;
    assert!(html.contains("=HYPERLINK(&quot;x&quot;) &amp; &lt;b&gt;Åtgärd&lt;/b&gt;"), "{html}");
    assert!(html.contains("<time class=\"day\" datetime=\"2024-05-14\">"), "{html}");
    assert!(html.contains("<span class=\"word\">◐ started</span>"), "{html}");
    assert!(html.contains("<span class=\"good word\">+ green</span>"), "{html}");
}

/// How far two colours are from each other, as WCAG counts it.
fn contrast(one: &str, other: &str) -> f64 {
    let light = |colour: &str| {
        let part = |at: usize| {
            let part = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
    };
    let (one, other) = (light(one) + 0.05, light(other) + 0.05);
    one.max(other) / one.min(other)
}

#[test]
fn what_is_shown_by_colour_can_be_seen_in_both_themes() {
    let style = include_str!("../../src/output/render/html/style.css");
    let themes: Vec<&str> = style.split("--paper: ").skip(1).collect();
    assert_eq!(themes.len(), 2);
    for theme in themes {
        let theme = format!("--paper: {theme}");
        let colour = |name: &str| {
            let after = theme.split_once(&format!("--{name}: ")).unwrap().1;
            after.split(';').next().unwrap().to_owned()
        };
        // Text is read, and what is drawn or framed is seen.
        for (on, ink, least) in [
            ("paper", "ink", 7.0),
            ("paper", "soft", 4.5),
            ("paper", "link", 4.5),
            ("head", "ink", 7.0),
            ("good", "good-ink", 4.5),
            ("watch", "watch-ink", 4.5),
            ("bad", "bad-ink", 4.5),
            ("paper", "line", 3.0),
            ("paper", "plan", 3.0),
            ("paper", "done", 3.0),
            ("paper", "late", 3.0),
        ] {
            let seen = contrast(&colour(on), &colour(ink));
            assert!(seen >= least, "{ink} on {on}: {seen:.2}");
        }
    }
}

/// A plan whose activities end in different half-years.
fn timed() -> Sandbox {
    let plan = "kind: plan\nid: plan\ntitle: Planen\nperiod: 2024-2025\nactivities:\n";
    let activity = |(id, finish): (&str, &str)| format!("  - {{id: {id}, title: Uppgift {id}{finish}}}\n");
    let rows = [("a", ", finish: V 2024"), ("b", ", finish: V 2024"), ("c", ", finish: H 2025"), ("d", "")];
    let plan = format!("{plan}{}", rows.map(activity).concat());
    let progress = "kind: activity\nid: a\nplan: plan\nfinished: 2024-09-02\n";
    Sandbox::empty().file("plans/plan.yaml", &plan).file("records/activities/plan/a.yaml", progress)
}

#[test]
fn a_timeline_has_what_was_planned_and_what_was_finished() {
    let sandbox = timed();
    let told = sandbox.run("status --timeline").out;
    let drawn = told.split("Timeline\n").nth(1).unwrap().split("\n\n").next().unwrap();
    assert_eq!(
        drawn,
        "spring 2024  ▓░ planned: 2, not done: 1\n             finished: 0\n\
         autumn 2024  planned: 0\n             █ finished: 1\n-- today 2024-11-15 --\n\
         spring 2025  planned: 0\n             finished: 0\n\
         autumn 2025  ░ planned: 1\n             finished: 0"
    );
    for (lang, columns) in [("sv", "40"), ("en", "40"), ("sv", "100")] {
        let told = sandbox.run(&format!("status --timeline --lang {lang} --width {columns}")).out;
        let wide = told.lines().map(|line| line.chars().count()).max().unwrap();
        assert!(wide <= columns.parse().unwrap(), "{told}");
    }
    // What is drawn is asked for, but for a page that is looked at; the numbers are the same in every form.
    assert!(!sandbox.run("status").out.contains("Timeline"));
    assert_eq!(sandbox.run("status --format json").out, sandbox.run("status --timeline --format json").out);
    let rows_of = |format: &str| rows(&sandbox.run(&format!("status --timeline --format {format}")).out);
    let table = rows_of("html-fragment");
    assert_eq!(
        table[..4],
        [
            ["spring 2024", "2", "1", "0"],
            ["autumn 2024", "0", "0", "1"],
            ["spring 2025", "0", "0", "0"],
            ["autumn 2025", "1", "0", "0"],
        ]
    );
    let html = sandbox.run("status --format html").out;
    assert!(html.contains("<svg role=\"img\" aria-labelledby=\"bild-1 om-1\""), "{html}");
    assert!(html.contains("<title id=\"bild-1\">Planned and finished by half-year</title>"), "{html}");
    assert!(html.contains(">today 2024-11-15</text>"), "{html}");
    for row in &table[..4] {
        assert!(
            html.contains(&format!("<th scope=\"row\">{}</th><td class=\"n\">{}</td>", row[0], row[1])),
            "{row:?}"
        );
    }
    // Some of the activities are not the plan.
    assert!(!sandbox.run("status --state planned --format html").out.contains("<svg"));
}

#[test]
fn a_page_of_html_draws_coverage_and_indicators() {
    let html = town().swedish().run("gaps --format html").out;
    assert!(html.contains("Kraven i varje riktlinje</title>") && html.contains("class=\"late\""), "{html}");
    let measured = crate::indicators::measured();
    let html = measured.run("status --format html").out;
    assert!(html.contains("<polyline class=\"line\""), "{html}");
    assert!(!measured.run("status --format html-fragment").out.contains("<svg"));
}

#[test]
fn a_site_has_every_page_and_leads_between_them() {
    let sandbox = town().swedish();
    let run = sandbox.run("report --format html --out sidor/2026 --as-of 2026-06-01");
    assert_eq!(run.exit, Exit::Fine, "{}", run.err);
    let folder = sandbox.path().join("sidor/2026");
    let mut files: Vec<String> =
        fs::read_dir(&folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    files.sort_unstable();
    assert!(run.out.contains(&format!("Skrev {} sidor. Börja med", files.len())), "{}", run.out);
    let known = ["due.html", "gaps.html", "index.html", "indicators.html"];
    assert!(
        files.starts_with(&known.map(str::to_owned))
            && files.iter().any(|file| file == "plan-atgardsplan-2026.html"),
        "{files:?}"
    );
    for file in &files {
        let page = fs::read_to_string(folder.join(file)).unwrap();
        // Each leads to every page, says which it is itself, and loads nothing.
        for other in &files {
            assert!(page.contains(&format!("<a href=\"{other}\"")), "{file} does not lead to {other}");
        }
        assert!(page.contains(&format!("<a href=\"{file}\" aria-current=\"page\">")), "{file}");
        assert_eq!(page.matches("aria-current=").count(), 1, "{file}");
        let page = without_script(&page);
        assert!(!page.contains("src=") && !page.contains("href=\"http"), "{file}");
    }
    // The first page leads to every plan, whatever has become of it, and no two pages that are not of one plan have one title.
    let title = |file: &str| {
        let page = fs::read_to_string(folder.join(file)).unwrap();
        page.split("<h1>").nth(1).unwrap().split("</h1>").next().unwrap().to_owned()
    };
    let index = fs::read_to_string(folder.join("index.html")).unwrap();
    let rows = index.split_once("<table").unwrap().1;
    for plan in ["atgardsplan-2023-2024", "atgardsplan-2025", "atgardsplan-2026"] {
        assert!(rows.contains(&format!("<a href=\"plan-{plan}.html\">")), "{plan}: {rows}");
    }
    assert_eq!(title("plan-atgardsplan-2025.html"), "Läget i planen");
    assert_ne!(title("status.html"), title("indicators.html"));
    // What a page says is what its command says, and it tells of no cases.
    let own = sandbox.run("gaps --as-of 2026-06-01 --format html").out;
    let main = |page: &str| page.split_once("<main").unwrap().1.to_owned();
    assert_eq!(main(&fs::read_to_string(folder.join("gaps.html")).unwrap()), main(&own));
    // The second time is asked about, and is the same.
    let before = fs::read(folder.join("index.html")).unwrap();
    let again = sandbox.run("report --format html --out sidor/2026 --as-of 2026-06-01");
    assert_eq!((again.exit, again.out.as_str()), (Exit::Failed, ""));
    assert!(again.err.contains("finns redan sidor") && again.err.contains("--force"), "{}", again.err);
    let forced = sandbox.run("report --format html --out sidor/2026 --as-of 2026-06-01 --force");
    assert_eq!((forced.exit, fs::read(folder.join("index.html")).unwrap()), (Exit::Fine, before));
}

#[test]
fn a_site_is_written_where_it_can_be_and_otherwise_not_at_all() {
    let sandbox = Sandbox::sound().swedish();
    put(&sandbox, "fil", b"hej");
    let run = sandbox.run("report --format html --out fil/sidor");
    assert_eq!((run.exit, run.out.as_str()), (Exit::Failed, ""));
    assert!(run.err.contains("fil/sidor"), "{}", run.err);
    // Another form is no site, and neither is a file.
    for words in
        ["report --format md --out sidor", "report --format html --out sida.html", "report --format html"]
    {
        let run = sandbox.run(words);
        assert_eq!((run.exit, run.out.as_str()), (Exit::Failed, ""), "{words}");
        assert!(
            run.err.contains("Vilken redovisning?") && run.err.contains("--out MAPP"),
            "{words}: {}",
            run.err
        );
    }
    assert!(!sandbox.path().join("sidor").exists());
    // An empty workspace has its pages too.
    let empty = Sandbox::empty().swedish();
    assert_eq!(empty.run("report --format html --out sidor").exit, Exit::Fine);
    assert!(
        fs::read_to_string(empty.path().join("sidor/index.html")).unwrap().contains("Här finns ingen plan")
    );
}
