//! From the files that people have: `vbe import`. The tables of the real plan are made here as sheets, documents and text,
//! with the misreadings mended that the plan in the repository mends.

use std::io::{Read, Write};
use std::path::Path;

use proptest::prelude::*;
use vbe::base::day::Day;
use vbe::cli::Exit;
use vbe::import::{Certainty, Finished, Options, draft};
use vbe::io::tables::{Block, Cell, Document, Reading, Row, Table, TableError};
use vbe::model::config::Config;
use vbe::model::records::plan::Plan;
use vbe::model::workspace::Workspace;

use crate::sandbox::{Sandbox, repository};

const HEADS: [&str; 5] = ["Åtgärd", "Ansvarig", "Påbörjas", "Löpande", "Avslutad"];

const BEFORE: [[&str; 5]; 18] = [
    ["Utveckling av delaktighet och demokrati bland unga", "ungdomsstrateg", "", "*", ""],
    [
        "Samordnare för fritidsfrågor för unga med funktionsnedsättning",
        "enhetschef ungdomsgårdar samordnare unga med funktionsnedsättning",
        "",
        "*",
        "",
    ],
    ["Våldsförebyggande metod MVP", "enhetschef Familjehuset samordnare MVP", "", "*", ""],
    [
        "Veckorapport gällande risker inför varje helg till goda krafter i området",
        "strateg för trygghet och säkerhet",
        "",
        "*",
        "",
    ],
    [
        "Uppsökande verksamhet fältassistenter, medborgarvärdar, ungdomsvärdar",
        "enhetschef preventionsenheten enhetschef medborgarkontoret",
        "",
        "*",
        "",
    ],
    ["MYS - forum för social prevention", "avdelningschefer enhetschef", "", "*", ""],
    ["Utbildning gällande VBE\n• Allmän\n• Riktad", "stadsledningskontoret", "", "*", ""],
    [
        "Implementering av: ”Vägledning”, ”Flödesschema”, ”Blankett för avidentifiering”, Juridiska avdelningens promemoria",
        "samordnaren vbe avdelningschefer",
        "V 2018",
        "",
        "H 2018",
    ],
    [
        "Samtliga berörda verksamheter ska rapportera alla ärenden med anknytning till VBE avidentifierat till samordnaren via blanketten för avidentifiering",
        "avdelningschefer",
        "V 2018",
        "*",
        "",
    ],
    [
        "Skolsociala team som arbetar i skolan med elever som riskerar att inte nå kunskapsmålen",
        "enhetschef preventionsenheten",
        "",
        "*",
        "",
    ],
    [
        "Rådet för trygghet i fastigheter och utemiljö",
        "stadsdelsdirektör, strateg för trygghet och säkerhet",
        "",
        "*",
        "",
    ],
    [
        "Informera berörda verksamheter om lägesbild, stadens övergripande arbete samt utbildningar",
        "samordnaren vbe avdelningschefer",
        "",
        "*",
        "",
    ],
    [
        "Ta fram infomaterial till civilsamhället om rutiner, stödinsatser, kontaktuppgifter mm – även finnas på hemsidan samt inom alla verksamheter",
        "samordnaren vbe styrgrupp",
        "V 2018",
        "",
        "H 2018",
    ],
    ["Implementering av handlingsplanen", "samordnaren vbe avdelningschefer", "V 2018", "", "H 2018"],
    [
        "Kartläggning samt påkallade inspektioner av uthyrda lokaler",
        "Samordnaren vbe i samverkan med polis och fastighetsägare",
        "V 2018",
        "",
        "H 2018",
    ],
    [
        "Fältare och medborgarvärdar ska rapportera händelser i utemiljöer kopplade till våldsbejakande extremism i ”Tyck till-appen” samt skicka informationen till samordnaren för dokumentation",
        "enhetschef preventionsenheten",
        "",
        "*",
        "",
    ],
    ["Arbetsmarknadsinsats för unga Ungdomens Hus", "enhetschef träffpunkter", "V 2018", "*", ""],
    ["Dokumentation av händelser och ärenden kopplade till vbe", "samordnaren vbe", "V 2018", "*", ""],
];

const AGAINST: [[&str; 5]; 7] = [
    [
        "Socialtjänsten ska uppmärksamma om oro finns för våldsbejakande extremism i sitt stöd till barn och unga inom ramen för ordinarie myndighetsutövning gällande utredning och insatser",
        "enhetschef barnenheten enhetschef ungdomsenheten",
        "",
        "*",
        "",
    ],
    [
        "Socialtjänsten ska erbjuda avhoppare stöd inom SIG 19-29 år",
        "enhetschef Rinkeby-Kistamottagningen",
        "H 2018",
        "*",
        "",
    ],
    [
        "Stöd till anhöriga ska erbjudas inom SIG 19-29 år",
        "enhetschef Rinkeby-Kistamottagningen",
        "H 2018",
        "*",
        "",
    ],
    [
        "Samtliga berörda verksamheter ska rapportera alla ärenden med anknytning till VBE avidentifierat till samordnaren via blanketten för avidentifiering",
        "avdelningschefer",
        "V 2018",
        "*",
        "",
    ],
    [
        "Implementering av: ”Vägledning”, ”Flödesschema”, ”Blankett för avidentifiering”, Juridiska avdelningens promemoria",
        "samordnaren avdelningschefer",
        "V 2018",
        "",
        "H 2018",
    ],
    [
        "Informera berörda verksamheter om lägesbild, stadens övergripande arbete samt utbildningar",
        "samordnaren vbe avdelningschefer",
        "",
        "*",
        "",
    ],
    ["Implementering av handlingsplanen", "samordnaren vbe avdelningschefer", "V 2018", "", "H 2018"],
];

/// The tables of a file.
fn read(name: &str, bytes: &[u8]) -> Result<Vec<Table>, TableError> {
    vbe::io::tables::read(name, bytes, &Reading::default()).map(vbe::io::tables::Document::into_tables)
}

/// The two tables, by the heading above each.
fn tables() -> [(&'static str, Vec<[&'static str; 5]>); 2] {
    [("Förebyggande arbete", BEFORE.to_vec()), ("Förhindrande arbete", AGAINST.to_vec())]
}

/// The repository without progress: what a plan is read beside.
fn sandbox() -> Sandbox {
    ["plans", "schemas"].into_iter().fold(Sandbox::empty(), |sandbox, folder| {
        sandbox.tree(&repository().join(folder), &format!("{folder}/"))
    })
}

pub(crate) fn sheet() -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    for (title, rows) in tables() {
        let sheet = book.add_worksheet();
        sheet.set_name(title).unwrap();
        for (at, cells) in std::iter::once(HEADS).chain(rows).enumerate() {
            for (column, cell) in cells.into_iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
                // As in life: the table stands a bit down and in.
                sheet
                    .write_string(u32::try_from(at).unwrap() + 2, u16::try_from(column).unwrap() + 1, cell)
                    .unwrap();
            }
        }
    }
    book.save_to_buffer().unwrap()
}

pub(crate) fn packed(page: &str) -> Vec<u8> {
    zipped(&[("word/document.xml".to_owned(), page.to_owned())])
}

/// A packed file, with a page of it made otherwise.
fn repacked(bytes: Vec<u8>, name: &str, other: impl Fn(&str) -> String) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let parts = (0..archive.len()).map(|part| {
        let mut part = archive.by_index(part).unwrap();
        let own = part.name().unwrap().into_owned();
        let mut page = String::new();
        part.read_to_string(&mut page).unwrap();
        let page = if own.ends_with(name) { other(&page) } else { page };
        (own, page)
    });
    zipped(&parts.collect::<Vec<_>>())
}

fn zipped(parts: &[(String, String)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let plain = zip::write::SimpleFileOptions::default();
    for (name, text) in parts {
        archive.start_file(name.as_str(), plain).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

pub(crate) fn document() -> Vec<u8> {
    let paragraph = |text: &str| format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", text.replace('&', "&amp;"));
    let cell = |text: &str| {
        let lines: String = text.split('\n').map(paragraph).collect();
        format!("<w:tc><w:tcPr><w:tcW w:w=\"1\"/></w:tcPr>{lines}</w:tc>")
    };
    let row = |cells: [&str; 5]| format!("<w:tr>{}</w:tr>", cells.map(cell).concat());
    let table = |(title, rows): (&str, Vec<[&str; 5]>)| {
        let rows: String = std::iter::once(HEADS).chain(rows).map(row).collect();
        format!("{}<w:tbl>{rows}</w:tbl>", paragraph(title))
    };
    let body = tables().map(table).concat();
    packed(&format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>"
    ))
}

const MANIFEST: &str = "<?xml version=\"1.0\"?><manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"><manifest:file-entry manifest:full-path=\"/\" manifest:media-type=\"application/vnd.oasis.opendocument.spreadsheet\"/></manifest:manifest>";

fn open_sheet() -> Vec<u8> {
    let cell = |text: &str| {
        let lines: String = text.split('\n').map(|line| format!("<text:p>{line}</text:p>")).collect();
        format!("<table:table-cell office:value-type=\"string\">{lines}</table:table-cell>")
    };
    let row = |cells: [&str; 5]| format!("<table:table-row>{}</table:table-row>", cells.map(cell).concat());
    let table = |(title, rows): (&str, Vec<[&str; 5]>)| {
        let rows: String = std::iter::once(HEADS).chain(rows).map(row).collect();
        format!("<table:table table:name=\"{title}\">{rows}</table:table>")
    };
    opened(&tables().map(table).concat())
}

/// An open spreadsheet with these tables.
fn opened(body: &str) -> Vec<u8> {
    let page = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>"
    );
    let sort = "application/vnd.oasis.opendocument.spreadsheet";
    zipped(
        &[("mimetype", sort), ("META-INF/manifest.xml", MANIFEST), ("content.xml", page.as_str())]
            .map(|(name, text)| (name.to_owned(), text.to_owned())),
    )
}

fn markdown() -> Vec<u8> {
    let row =
        |cells: [&str; 5]| format!("| {} |\n", cells.join(" | ").replace('\n', "<br>").replace('*', "\\*"));
    let table = |(title, rows): (&str, Vec<[&str; 5]>)| {
        let rows: String = rows.into_iter().map(row).collect();
        format!("## {title}\n\n{}|---|---|---|---|---|\n{rows}\n", row(HEADS))
    };
    tables().map(table).concat().into_bytes()
}

/// The activities of a plan, as far as a table says anything of them.
fn said(plan: &Plan) -> Vec<String> {
    let of = |activity: &vbe::model::records::plan::Activity| {
        let text = |texts: &[vbe::model::records::Text]| {
            texts.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
        };
        let area = |id: &vbe::model::records::Text| {
            let title = plan.areas.find(id).map_or("", |area| &*area.title);
            title.trim_end_matches(" arbete").to_owned()
        };
        let areas: Vec<String> = activity.areas.iter().map(area).collect();
        let promise = &activity.promise;
        let time = |time: Option<&vbe::model::records::Time>| time.map(|time| time.text.to_string());
        format!(
            "{} | {areas:?} | {} | {} | {:?} {} {:?} | {:?}",
            activity.title,
            text(&activity.responsible),
            text(&activity.partners),
            time(promise.start.as_ref()),
            promise.ongoing.is_some(),
            time(promise.finish.as_ref()),
            activity.ordinary.unwrap_or(false),
        )
    };
    plan.activities.iter().map(of).collect()
}

fn plan(folder: &Path, id: &str) -> Vec<String> {
    let workspace = Workspace::open(folder, Config::default(), &vbe::model::load::Reader::default());
    said(workspace.plan(id).found().unwrap().record)
}

#[test]
fn the_tables_of_the_real_plan_become_the_plan_in_the_repository() {
    let expected = plan(&repository(), "rinkeby-kista-2018");
    assert_eq!(expected.len(), 21);
    for (name, bytes) in [
        ("plan.xlsx", sheet()),
        ("plan.ods", open_sheet()),
        ("plan.docx", document()),
        ("plan.md", markdown()),
    ] {
        let sandbox = sandbox().bytes(name, &bytes);
        let run = sandbox.run(&format!("import {name} --id ny --period 2018"));
        assert_eq!(run.exit, Exit::Fine, "{name}: {}{}", run.out, run.err);
        assert!(run.out.contains("25 rows, 21 activities"), "{name}: {}", run.out);
        assert_eq!(plan(sandbox.path(), "ny"), expected, "{name}");
        let again = sandbox.run(&format!("import {name} --id ny --period 2018"));
        assert_eq!(again.out, "Nothing new in the file: nothing was changed.\n", "{name}: {}", again.err);
        let checked = sandbox.run("validate plans/ny.yaml");
        assert_eq!(checked.exit, Exit::Fine, "{}", checked.out);
    }
}

/// What is merged over rows is said of each of them.
#[test]
fn a_cell_that_is_merged_over_rows_says_the_same_of_each() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in [["Åtgärd", "Ansvarig"], ["Utbilda", ""], ["Samtala", ""]].iter().enumerate() {
        for (column, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            sheet.write_string(u32::try_from(row).unwrap(), u16::try_from(column).unwrap(), *cell).unwrap();
        }
    }
    sheet.merge_range(1, 1, 2, 1, "samordnaren", &rust_xlsxwriter::Format::new()).unwrap();
    let cell = |text: &str, merge: &str| {
        format!("<w:tc><w:tcPr>{merge}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>")
    };
    let row = |cells: [String; 2]| format!("<w:tr>{}</w:tr>", cells.concat());
    let rows = [
        row([cell("Åtgärd", ""), cell("Ansvarig", "")]),
        row([cell("Utbilda", ""), cell("samordnaren", "<w:vMerge w:val=\"restart\"/>")]),
        row([cell("Samtala", ""), cell("", "<w:vMerge/>")]),
    ];
    let page =
        format!("<w:document xmlns:w=\"x\"><w:body><w:tbl>{}</w:tbl></w:body></w:document>", rows.concat());
    let row = |cells: &str| format!("<table:table-row>{cells}</table:table-row>");
    let open = |text: &str, rows: &str| {
        format!(
            "<table:table-cell office:value-type=\"string\"{rows}><text:p>{text}</text:p></table:table-cell>"
        )
    };
    let sheet = [
        "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell table:number-columns-repeated=\"3\"/></table:table-row>",
        &row(&(open("Åtgärd", "") + &open("Ansvarig", ""))),
        &row(&(open("Utbilda", "") + &open("samordnaren", " table:number-rows-spanned=\"2\""))),
        &row(&(open("Samtala", "") + "<table:covered-table-cell/>")),
    ];
    let open = opened(&format!("<table:table table:name=\"Plan\">{}</table:table>", sheet.concat()));
    for (name, bytes) in
        [("plan.xlsx", book.save_to_buffer().unwrap()), ("plan.docx", packed(&page)), ("plan.ods", open)]
    {
        let sandbox = Sandbox::sound().bytes(name, &bytes);
        let run = sandbox.run(&format!("import {name} --id ny --period 2024"));
        assert_eq!(run.exit, Exit::Fine, "{name}: {}{}", run.out, run.err);
        let draft = sandbox.read("plans/ny.yaml");
        assert_eq!(draft.matches("responsible: [samordnare-vbe]").count(), 2, "{name}: {draft}");
    }
}

/// A program that writes maps lays each element of an open spreadsheet on a line of its own.
#[test]
fn an_open_spreadsheet_with_an_element_on_each_line_is_read() {
    let cell = |text: &str| {
        format!(
            "  <table:table-cell office:value-type=\"string\">\n<text:p>{text}</text:p>\n  </table:table-cell>\n"
        )
    };
    let row =
        |cells: [&str; 2]| format!(" <table:table-row>\n{}</table:table-row>\n", cells.map(cell).concat());
    let rows = [
        row(["Åtgärd", "Ansvarig"]),
        row(["Utbilda <text:span>alla</text:span> <text:span>chefer</text:span>", "samordnaren"]),
    ];
    let table = format!("\n<table:table table:name=\"Plan\">\n{}</table:table>\n", rows.concat());
    let sandbox = Sandbox::sound().bytes("plan.ods", &opened(&table));
    let run = sandbox.run("import plan.ods --id ny --period 2024");
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    let draft = sandbox.read("plans/ny.yaml");
    assert!(draft.contains("title: Utbilda alla chefer"), "{draft}");
    assert!(draft.contains("responsible: [samordnare-vbe]"), "{draft}");
}

/// What is moved while changes are tracked stands in the file twice.
#[test]
fn text_that_is_moved_in_a_document_is_read_where_it_is_now() {
    let run = |text: &str| format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>");
    let cell = |text: &str| format!("<w:tc><w:p>{text}</w:p></w:tc>");
    let row = |cells: [String; 2]| format!("<w:tr>{}</w:tr>", cells.concat());
    let moved = |tag: &str| format!("<w:{tag}>{}</w:{tag}>", run(" i mars"));
    let rows = [
        row([cell(&run("Åtgärd")), cell(&run("Ansvarig"))]),
        row([cell(&(run("Utbilda") + &moved("moveFrom"))), cell(&run("samordnaren"))]),
        row([cell(&(run("Samtala") + &moved("moveTo"))), cell(&run("samordnaren"))]),
    ];
    let page =
        format!("<w:document xmlns:w=\"x\"><w:body><w:tbl>{}</w:tbl></w:body></w:document>", rows.concat());
    let sandbox = Sandbox::sound().bytes("plan.docx", &packed(&page));
    let run = sandbox.run("import plan.docx --id ny --period 2024");
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    let draft = sandbox.read("plans/ny.yaml");
    assert!(draft.contains("title: Utbilda,") && draft.contains("title: Samtala i mars,"), "{draft}");
}

/// A document says some signs in words of its own, and a text box twice: for new programs and for old.
#[test]
fn every_sign_of_a_document_is_read_and_each_text_once() {
    let text = |text: &str| format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>");
    let cell = |text: &str| format!("<w:tc><w:p>{text}</w:p></w:tc>");
    let row = |cells: [String; 3]| format!("<w:tr>{}</w:tr>", cells.concat());
    let years = format!("{}<w:r><w:noBreakHyphen/></w:r>{}", text("Utbilda 2025"), text("2026"));
    let boxed = |tag: &str| {
        format!("<mc:{tag}><w:txbxContent><w:p>{}</w:p></w:txbxContent></mc:{tag}>", text("i mars"))
    };
    let both = format!(
        "{}<w:r><mc:AlternateContent>{}{}</mc:AlternateContent></w:r>",
        text("Samtala "),
        boxed("Choice"),
        boxed("Fallback")
    );
    let old = format!("{}<mc:AlternateContent>{}</mc:AlternateContent>", text("Lyssna "), boxed("Fallback"));
    let tabbed = format!("{}<w:r><w:ptab/></w:r>{}", text("Ge"), text("stöd"));
    let ticked = "<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/></w:r>";
    let rows = [
        row([cell(&text("Åtgärd")), cell(&text("Ansvarig")), cell(&text("Löpande"))]),
        row([cell(&years), cell(&text("samordnaren")), cell(ticked)]),
        row([cell(&both), cell(&text("samordnaren")), cell("")]),
        row([cell(&old), cell(&text("samordnaren")), cell("")]),
        row([cell(&tabbed), cell(&text("samordnaren")), cell("")]),
    ];
    let page = format!(
        "<w:document xmlns:w=\"x\" xmlns:mc=\"y\"><w:body><w:tbl>{}</w:tbl></w:body></w:document>",
        rows.concat()
    );
    let sandbox = Sandbox::sound().bytes("plan.docx", &packed(&page));
    let run = sandbox.run("import plan.docx --id ny --period 2024");
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    let draft = sandbox.read("plans/ny.yaml");
    for title in ["Utbilda 2025-2026", "Samtala i mars", "Lyssna i mars", "Ge stöd"] {
        let is_whole = |ending: char| draft.matches(&format!("title: {title}{ending}")).count();
        let whole = is_whole(',') + is_whole('\n');
        assert_eq!(whole, 1, "{title}\n{draft}");
    }
    assert_eq!(draft.matches("ongoing: true").count(), 1, "{draft}");
}

/// A spreadsheet program can save a text in more ways than one, and says so in its first line or its first bytes.
#[test]
fn a_text_is_read_as_it_was_saved_or_told_for_what_it_is() {
    let rows = "Åtgärd\tAnsvarig\nUtbilda\tsamordnaren\nSamtala\tsamordnaren\n";
    let pairs = |of: fn(u16) -> [u8; 2]| rows.encode_utf16().flat_map(of).collect::<Vec<u8>>();
    let little = pairs(u16::to_le_bytes);
    let big = pairs(u16::to_be_bytes);
    let told = rows.replace('\t', "#");
    for (name, bytes) in [
        ("a.txt", [b"\xFF\xFE".to_vec(), little.clone()].concat()),
        ("b.txt", little),
        ("c.csv", [b"\xFE\xFF".to_vec(), big.clone()].concat()),
        ("d.csv", big),
        ("e.csv", format!("sep=#\r\n{told}").into_bytes()),
        ("f.csv", format!("\u{feff}\"SEP=#\"\n{told}").into_bytes()),
        (
            "g.csv",
            format!("sep=;\n{}", rows.replace('\t', ";").replace("Samtala", "Samtala, lyssna, svara"))
                .into_bytes(),
        ),
    ] {
        let tables = read(name, &bytes).unwrap();
        let rows = &tables[0].rows;
        assert_eq!(rows[0].cells, ["Åtgärd", "Ansvarig"], "{name}");
        assert_eq!(rows.len(), 3, "{name}");
        let above = usize::from(name > "d.csv");
        assert_eq!(rows[2].number, 3 + above, "{name}");
    }
    let sandbox = Sandbox::sound()
        .bytes("plan.csv", &sheet())
        .bytes("plan.md", &document())
        .bytes("noll.csv", b"\0\0\x01\0\0;\0")
        .file("citat.csv", "Åtgärd;Ansvarig\nUtbilda;\"samordnaren\nSamtala;samordnaren\n")
        .file(
            "citat-sep.csv",
            "sep=;\nÅtgärd;Ansvarig\nUtbilda;\"Den \"\"stora\"\" gruppen\"\nSamtala;\"en\n",
        );
    for (name, told) in [
        ("plan.csv", "is a document or an archive"),
        ("plan.md", "is a document or an archive"),
        ("noll.csv", "cannot be read"),
        ("citat.csv", "citat.csv, line 2: a quotation mark"),
        ("citat-sep.csv", "citat-sep.csv, line 4: a quotation mark"),
    ] {
        let run = sandbox.run(&format!("import {name} --id ny --period 2024"));
        assert!(run.exit == Exit::Failed && run.err.contains(told), "{name}: {}{}", run.out, run.err);
    }
    let whole = "Åtgärd;Ansvarig\n\"Utbilda \"\"alla\"\"\nefter hand\";sam\"ord\"naren\n";
    assert_eq!(read("a.csv", whole.as_bytes()).unwrap()[0].rows[1].cells[1], "sam\"ord\"naren");
}

/// What shows nothing and turns what is beside it is no part of a title; a lost letter is told, and the rest is read.
#[test]
fn no_title_has_control_characters_and_a_lost_letter_is_told() {
    let rows =
        "Åtgärd;Ansvarig\nTema\u{202e}dag\u{202c}\u{1b} röd;samordnaren\nL\u{fffd}gesbild;samordnaren\n";
    let sandbox = Sandbox::sound().file("plan.csv", rows);
    let run = sandbox.run("import plan.csv --id ny --period 2024");
    assert!(run.err.contains("plan.csv, table 1, row 3, column 1: letters such as"), "{}", run.err);
    let plan = sandbox.read("plans/ny.yaml");
    assert!(plan.contains("title: Temadag röd,"), "{plan}");
    // UTF-8 that was read as another encoding and saved is told in the same words.
    let sandbox = Sandbox::sound().file("plan.csv", "Ã…tgÃ¤rd;Ansvarig\nLÃ¤gesbild;samordnaren\n").swedish();
    let run = sandbox.run("import plan.csv --id ny --period 2024 --dry-run");
    assert!(run.err.contains("rad 1, kolumn 1: bokstäver som å, ä och ö är trasiga"), "{}", run.err);
}

/// A `|` that somebody wrote in a cell makes one more cell, which no reader of Markdown shows.
#[test]
fn what_stands_beyond_the_heads_of_a_table_in_markdown_is_read() {
    let text = "| Åtgärd | Ansvarig |\n|---|---|\n| Utbilda | a \\| b | c | d |\n| Samtala |\n";
    let tables = read("a.md", text.as_bytes()).unwrap();
    assert_eq!(tables[0].rows[1].cells, ["Utbilda", "a | b", "c", "d"]);
    assert_eq!(tables[0].rows[2].cells[0], "Samtala");
}

/// Rows with one title and different points are different activities; one without points is of the first.
#[test]
fn rows_with_one_title_are_parted_by_their_points() {
    let text = "Åtgärd;Ansvarig;Mål\n\"Utbilda\n- chefer\";samordnaren;\n\"Utbilda\n- lärare\";samordnaren;\nUtbilda;;Alla kan\n\"Utbilda\n- lärare\";;Lärare kan\n";
    let sandbox = Sandbox::sound().file("plan.csv", text);
    let run = sandbox.run("import plan.csv --id ny --period 2024");
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    let draft = sandbox.read("plans/ny.yaml");
    assert_eq!(draft.matches("title: Utbilda").count(), 2, "{draft}");
    let (first, second) = draft.split_once("utbilda-2").unwrap();
    assert!(first.contains("Alla kan") && second.contains("Lärare kan"), "{draft}");
}

/// A true cell is shown as SANT, and is no English word in a Swedish plan.
/// A day of a year that is none of any plan is kept as it is written.
#[test]
fn a_day_of_a_year_without_plans_is_kept_in_words() {
    for day in ["14/5 1013", "31/12 2200", "1/1 1799", "3/4 9999"] {
        let table = format!("Åtgärd;Start;Klart senast\nUtbilda;2027;{day}\nSamtala;{day};2027\n");
        let sandbox = Sandbox::sound().swedish().file("plan.csv", &table);
        let run = sandbox.run("import plan.csv --id ny --period 2027 --title Ny");
        assert_eq!(run.exit, Exit::Fine, "{day}: {}{}", run.out, run.err);
        let plan = sandbox.read("plans/ny.yaml");
        assert_eq!(plan.matches(day).count(), 2, "{day}: {plan}");
    }
}

#[test]
fn a_true_cell_is_a_yes() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (column, head) in (0..).zip(["Åtgärd", "Ansvarig", "Löpande", "Anmärkning"]) {
        sheet.write_string(0, column, head).unwrap();
    }
    for (row, title, is) in [(1, "Utbilda", true), (2, "Samtala", false)] {
        sheet.write_string(row, 0, title).unwrap();
        sheet.write_string(row, 1, "samordnaren").unwrap();
        sheet.write_boolean(row, 2, is).unwrap();
        sheet.write_boolean(row, 3, is).unwrap();
    }
    let sandbox = Sandbox::sound().bytes("plan.xlsx", &book.save_to_buffer().unwrap());
    let run = sandbox.run("import plan.xlsx --id ny --period 2024");
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    let draft = sandbox.read("plans/ny.yaml");
    assert_eq!(draft.matches("ongoing: true").count(), 1, "{draft}");
    assert!(!draft.contains("time_note"), "{draft}");
    assert!(!run.out.contains("true") && run.out.contains("nej"), "{}", run.out);
}

#[test]
fn what_is_read_guessed_and_not_understood_is_told_by_its_place() {
    let text = "Åtgärder 2024;;;;\nNr;Insats;Vem;Tidplan;Budget\n1;Utbilda;samordnaren;H 2024;50 tkr\n2;Samtala;Byråchefen;snart;\n;;samordnaren;;\n3;Utbilda;;vartannat år;\n";
    // As a spreadsheet in Sweden saved it before UTF-8.
    let bytes: Vec<u8> = text.chars().map(|char| u8::try_from(u32::from(char)).unwrap()).collect();
    let sandbox = Sandbox::sound().bytes("plan.csv", &bytes);
    let run = sandbox.run("import plan.csv --id ny --period 2024 --title Ny");
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    insta::assert_snapshot!(run.out);
    insta::assert_snapshot!(sandbox.read("plans/ny.yaml"));
}

/// The receiver of what recurs is one of the register, or is kept in words.
#[test]
fn a_column_of_receivers_is_read() {
    let with = |who: &str| {
        let text = format!("Åtgärd;Ansvarig;Löpande;Redovisas till\nRapport;samordnaren;årligen;{who}\n");
        let sandbox = Sandbox::sound().file("plan.csv", &text);
        let run = sandbox.run("import plan.csv --id ny --period 2024 --title Ny --dry-run");
        assert_eq!(run.exit, Exit::Fine, "{}", run.err);
        run.out
    };
    assert!(with("KS").contains("to: kommunstyrelsen"), "{}", with("KS"));
    let unknown = with("Rådet för framtiden");
    assert!(unknown.contains("Mottagare: Rådet för framtiden") && !unknown.contains("to: "), "{unknown}");
}

/// A plan is for the one organisation that the register is of; which of several it is for nobody guesses.
#[test]
fn the_only_organisation_of_the_register_is_that_of_the_plan() {
    let register = Sandbox::sound().read("plans/organisation.yaml");
    let other = register.replace("units:\n", "units:\n  - {id: regionen, title: Regionen}\n");
    let under = other.replace("title: Regionen}", "title: Regionen, parent: kommunstyrelsen}");
    for (register, is_told) in [(&register, true), (&other, false), (&under, true)] {
        let sandbox = Sandbox::sound().file("plan.csv", "Åtgärd,Ansvarig\nUtbilda,KS\n");
        let sandbox = sandbox.file("plans/organisation.yaml", register);
        let run = sandbox.run("import plan.csv --id ny --period 2024 --title Ny --dry-run");
        assert_eq!(run.exit, Exit::Fine, "{}", run.err);
        assert_eq!(run.out.contains("organisation: kommunstyrelsen"), is_told, "{}", run.out);
        let told = run.out.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(told.contains("The organisation of the plan is Kommunstyrelsen"), is_told, "{told}");
        assert_eq!(told.contains("the register has several"), !is_told, "{told}");
    }
}

#[test]
fn a_finish_that_may_be_an_outcome_is_asked_about() {
    let sandbox = Sandbox::sound().file("plan.csv", "Åtgärd,Avslutad\nUtbilda,H 2023\n");
    let asked = sandbox.run("import plan.csv --id ny --period 2023");
    assert!(asked.exit == Exit::Failed && asked.err.contains("table 1, row 2, column 2"), "{}", asked.err);
    let promise = sandbox.run("import plan.csv --id ny --period 2023 --finished promise --dry-run");
    assert!(promise.out.contains("finish: H 2023"), "{}", promise.out);
    let outcome = sandbox.run("import plan.csv --id ny --period 2023 --finished outcome --dry-run");
    assert!(
        !outcome.out.contains("finish: H 2023") && outcome.out.contains("note: 'Avslutad: H 2023'"),
        "{}",
        outcome.out
    );
    // Who sits there is asked, and asked again when the answer is none.
    let sandbox = sandbox.on_a_terminal();
    let words = ["import", "plan.csv", "--id", "ny", "--period", "2023", "--title", "Ny"];
    let gone = sandbox.told(&words, Some(""));
    assert!(gone.exit == Exit::Failed && gone.err.contains("nothing has been written"), "{}", gone.err);
    let told = sandbox.told(&words, Some("kanske\n2\n\n"));
    assert!(told.err.contains("table 1, row 2, column 2"), "{}", told.err);
    assert!(told.err.contains("--finished outcome --yes"), "{}", told.err);
    assert!(sandbox.read("plans/ny.yaml").contains("note: 'Avslutad: H 2023'"));
}

#[test]
fn what_cannot_be_imported_is_told_and_nothing_is_written() {
    let number = "19811228-9874";
    let sandbox = Sandbox::sound()
        .file("plan.pdf", "%PDF")
        .file("plan.docx", "no zip")
        .file("plan.xlsx", "no zip")
        .bytes("tom.docx", &packed("<w:document xmlns:w=\"x\"><w:body/></w:document>"))
        .bytes("bruten.ods", &opened("<table:table table:name=\"A\"><table:table-row>"))
        .bytes("bruten.docx", &packed("<w:document><w:body><w:tbl>"))
        .file("annan.csv", "Namn;Ort\nEn;Ett\n")
        .file("rubriker.csv", "Åtgärd;Ansvarig\n")
        .file("tider.csv", "Åtgärd;Ansvarig\nUtbilda;samordnaren\n")
        .file("person.csv", &format!("Åtgärd;Ansvarig;Övrigt\nUtbilda;samordnaren;gäller {number}\n"))
        .file("ovan.csv", &format!("gäller {number};två\nÅtgärd;Ansvarig\nUtbilda;samordnaren\n"));
    for (words, told) in [
        ("import", "FILE"),
        ("import tider.csv --period 2024", "--id tider-2024"),
        ("import finns-inte.csv --id ny --period 2024", "There is no file"),
        ("import plan.pdf --id ny --period 2024", "picture of its pages"),
        ("import plan.docx --id ny --period 2024", "cannot be read"),
        ("import plan.xlsx --id ny --period 2024", "cannot be read"),
        ("import tom.docx --id ny --period 2024", "no table"),
        ("import bruten.ods --id ny --period 2024", "cannot be read"),
        ("import bruten.docx --id ny --period 2024", "cannot be read"),
        ("import annan.csv --id ny --period 2024", "heads that are known"),
        ("import rubriker.csv --id ny --period 2024", "no activities below them"),
        ("import tider.csv --id Ny --period 2024", "cannot be an id"),
        ("import tider.csv --id ny --period snart", "no time"),
    ] {
        let run = sandbox.run(words);
        assert_eq!(
            (run.exit, run.err.contains(told)),
            (Exit::Failed, true),
            "{words}: {}{}",
            run.out,
            run.err
        );
    }
    for file in ["person.csv", "ovan.csv"] {
        let run = sandbox.run(&format!("import {file} --id ny --period 2024"));
        assert_eq!(run.exit, Exit::Found, "{file}: {}{}", run.out, run.err);
        assert!(!run.out.contains("9874") && !run.err.contains("9874"), "{file}");
    }
    assert!(!sandbox.path().join("plans/ny.yaml").exists());
}

/// Nothing that is packed small and unpacked large is taken in.
#[test]
fn what_would_fill_the_machine_is_refused_and_a_cell_far_away_is_not() {
    let cell = "<table:table-cell office:value-type=\"string\" table:number-columns-repeated=\"16000\"><text:p>x</text:p></table:table-cell>";
    let row = format!("<table:table-row table:number-rows-repeated=\"6000\">{cell}</table:table-row>");
    let wide = opened(&format!("<table:table table:name=\"A\">{row}</table:table>"));
    let boast = repacked(sheet(), "sharedStrings.xml", |page| {
        let (head, rest) = page.split_once("uniqueCount=\"").unwrap();
        format!("{head}uniqueCount=\"99999999999{rest}")
    });
    let heavy = packed(&" ".repeat(65 * 1024 * 1024));
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (column, cell) in [(0, "Åtgärd"), (1, "Ansvarig")] {
        sheet.write_string(0, column, cell).unwrap();
    }
    sheet.write_string(1, 0, "Utbilda").unwrap();
    sheet.write_string(1_048_575, 16_383, "x").unwrap();
    let far = book.save_to_buffer().unwrap();
    let sandbox = Sandbox::sound()
        .bytes("wide.ods", &wide)
        .bytes("boast.xlsx", &boast)
        .bytes("heavy.docx", &heavy)
        .bytes("far.xlsx", &far);
    for name in ["wide.ods", "heavy.docx"] {
        let run = sandbox.run(&format!("import {name} --id ny --period 2024"));
        assert!(run.exit == Exit::Failed && run.err.contains("too large"), "{name}: {}{}", run.out, run.err);
    }
    let run = sandbox.run("import boast.xlsx --id ny --period 2024");
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    let run = sandbox.run("import far.xlsx --id fjarran --period 2024");
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    assert!(run.out.contains("XFD1048576"), "{}", run.out);
}

/// What holds nothing takes room too.
#[test]
fn more_empty_tables_rows_and_sheets_than_there_is_room_for_are_refused() {
    const MANY: usize = 250_000;
    let tables = packed(&format!(
        "<w:document xmlns:w=\"x\"><w:body>{}</w:body></w:document>",
        "<w:tbl/>".repeat(MANY)
    ));
    let rows = packed(&format!(
        "<w:document xmlns:w=\"x\"><w:body><w:tbl>{}</w:tbl></w:body></w:document>",
        "<w:tr/>".repeat(MANY)
    ));
    let open_rows =
        opened(&format!("<table:table table:name=\"A\">{}</table:table>", "<table:table-row/>".repeat(MANY)));
    let open_sheets = opened(&"<table:table/>".repeat(2000));
    let sheets = repacked(sheet(), "workbook.xml", |page| {
        let (head, rest) = page.split_once("<sheet ").unwrap();
        let (own, rest) = rest.split_once("/>").unwrap();
        format!("{head}{}{rest}", format!("<sheet {own}/>").repeat(2000))
    });
    let texts = repacked(sheet(), "sharedStrings.xml", |page| {
        page.replace("</sst>", &("<si/>".repeat(MANY) + "</sst>"))
    });
    for (name, bytes) in [
        ("a.docx", tables),
        ("b.docx", rows),
        ("a.ods", open_rows),
        ("b.ods", open_sheets),
        ("a.xlsx", sheets),
        ("b.xlsx", texts),
        ("a.csv", "a\n".repeat(MANY).into_bytes()),
        ("a.md", "|a|\n|-|\n\n".repeat(MANY).into_bytes()),
    ] {
        assert_eq!(read(name, &bytes), Err(TableError::TooLarge), "{name}");
    }
}

/// A text that is written once and stands in many cells is a text of each, however the format says so.
#[test]
fn a_text_in_many_cells_is_counted_in_each() {
    const ROWS: usize = 1_000;
    let long = "ord ".repeat(7_500);
    let cell = |text: &str, merge: &str| {
        format!("<w:tc><w:tcPr>{merge}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>")
    };
    let row = |cells: [String; 2]| format!("<w:tr>{}</w:tr>", cells.concat());
    let below = row([cell("Samtala", ""), cell("", "<w:vMerge/>")]).repeat(ROWS);
    let first = row([cell("Utbilda", ""), cell(&long, "<w:vMerge w:val=\"restart\"/>")]);
    let document = format!(
        "<w:document xmlns:w=\"x\"><w:body><w:tbl>{}{first}{below}</w:tbl></w:body></w:document>",
        row([cell("Åtgärd", ""), cell("Syfte", "")])
    );
    let book = |is_merged: bool| {
        let mut book = rust_xlsxwriter::Workbook::new();
        let sheet = book.add_worksheet();
        for (column, head) in [(0, "Åtgärd"), (1, "Syfte")] {
            sheet.write_string(0, column, head).unwrap();
        }
        for row in 1..=u32::try_from(ROWS).unwrap() {
            sheet.write_string(row, 0, "Samtala").unwrap();
            if !is_merged {
                sheet.write_string(row, 1, &long).unwrap();
            }
        }
        if is_merged {
            sheet.merge_range(1, 1, 1_000, 1, &long, &rust_xlsxwriter::Format::new()).unwrap();
        }
        book.save_to_buffer().unwrap()
    };
    let open = |text: &str, more: &str| {
        format!(
            "<table:table-cell office:value-type=\"string\"{more}><text:p>{text}</text:p></table:table-cell>"
        )
    };
    let open_row = |more: &str, cells: [String; 2]| {
        format!("<table:table-row{more}>{}</table:table-row>", cells.concat())
    };
    let sheet = |rows: &str| {
        let head = open_row("", [open("Åtgärd", ""), open("Syfte", "")]);
        opened(&format!("<table:table table:name=\"Plan\">{head}{rows}</table:table>"))
    };
    let spanned = open_row("", [open("Utbilda", ""), open(&long, " table:number-rows-spanned=\"1000\"")])
        + &open_row("", [open("Samtala", ""), "<table:covered-table-cell/>".to_owned()]).repeat(ROWS);
    let repeated = open_row(" table:number-rows-repeated=\"1000\"", [open("Utbilda", ""), open(&long, "")]);
    let spaces = open_row("", [open("Utbilda", ""), open("<text:s text:c=\"900000000\"/>", "")]);
    for (name, bytes) in [
        ("merged.docx", packed(&document)),
        ("merged.xlsx", book(true)),
        ("shared.xlsx", book(false)),
        ("merged.ods", sheet(&spanned)),
        ("repeated.ods", sheet(&repeated)),
        ("spaces.ods", sheet(&spaces)),
    ] {
        let sandbox = Sandbox::sound().bytes(name, &bytes);
        let run = sandbox.run(&format!("import {name} --id ny --period 2024"));
        assert!(run.exit == Exit::Failed && run.err.contains("too large"), "{name}: {}{}", run.out, run.err);
    }
}

proptest! {
    // Packing and unpacking takes its time; fuzz/ tries more.
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// However a file is broken, it is read or refused.
    #[test]
    fn no_broken_file_of_tables_stops_the_program(
        at in any::<prop::sample::Index>(),
        length in 0_usize..9,
        put in "(|[<>&\"/;|0-9a-z -]{0,6}|4294967295|table:|</w:tc>)",
    ) {
        let broken = |page: &str| {
            let mut chars: Vec<char> = page.chars().collect();
            let from = at.index(chars.len());
            chars.splice(from..(from + length).min(chars.len()), put.chars());
            chars.into_iter().collect::<String>()
        };
        let torn = |part: &str, bytes: Vec<u8>| repacked(bytes, part, broken);
        for (name, part, bytes) in [
            ("a.xlsx", "sheet1.xml", sheet()),
            ("a.xlsx", "workbook.xml", sheet()),
            ("a.xlsx", "sharedStrings.xml", sheet()),
            ("a.xlsx", "styles.xml", sheet()),
            ("a.ods", "content.xml", open_sheet()),
            ("a.docx", "document.xml", document()),
        ] {
            let _ = read(name, &torn(part, bytes));
        }
        let mut bytes = sheet();
        let from = at.index(bytes.len());
        let to = (from + length).min(bytes.len());
        bytes.splice(from..to, put.bytes());
        for name in ["a.xlsx", "a.ods", "a.docx", "a.csv", "a.md"] {
            let _ = read(name, &bytes);
        }
        for name in ["a.csv", "a.md"] {
            let _ = read(name, broken(&String::from_utf8(markdown()).unwrap()).as_bytes());
        }
    }

}

proptest! {
    /// Whatever stands in a table, every cell with something in it is told of once, and the draft can be read.
    #[test]
    fn every_cell_is_accounted_for(
        rows in prop::collection::vec(prop::collection::vec("(|[a-zåäö*•:# ]{0,9}|H 2024|klar)", 5..7), 0..9),
        heads in prop::sample::subsequence(vec!["Åtgärd", "Vem", "När", "Mål", "Klart", "Budget", "Löpande"], 2..7),
    ) {
        let cells = |row: Vec<String>| row.iter().map(|cell| Cell::from(cell.trim())).collect::<Vec<_>>();
        let all = std::iter::once(heads.iter().map(|head| (*head).to_owned()).collect()).chain(rows);
        let rows: Vec<Row> =
            all.enumerate().map(|(at, row)| Row { number: at + 1, first: 0, cells: cells(row) }).collect();
        let filled: usize = rows.iter().map(|row| row.filled().count()).sum();
        let table = Table { title: None, sheet: None, number: 1, rows };
        let sandbox = Sandbox::sound();
        let workspace = Workspace::open(sandbox.path(), Config::default(), &vbe::model::load::Reader::default());
        let wish = Options { id: "ny".into(), period: Some("2024".into()), finished: Some(Finished::Promise), ..Options::default() };
        let day = Day::read("2024-11-15").unwrap();
        if let Ok(made) = draft(&workspace, &Document { blocks: vec![Block::Table(table)], ..Document::default() }, &wish, day, "") {
            prop_assert_eq!(made.lines.len(), filled);
            let text = std::sync::Arc::new(made.text.clone());
            let yaml = vbe::syntax::yaml::read(&text, false);
            prop_assert!(yaml.faults.is_empty(), "{}", made.text);
            for line in made.lines.iter().filter(|line| line.how == Certainty::Unread) {
                prop_assert!(made.text.contains(&line.said), "{}", made.text);
            }
        }
    }
}

#[test]
fn a_cell_that_identifies_somebody_is_told_by_its_place_and_stops_the_import() {
    let sandbox = Sandbox::sound().swedish().file(
        "lista.csv",
        "Åtgärd;Ansvarig;När;Anteckning\nUtbildning;Anna Andersson;2025;Ring Anna 070-1740605\nMöten;samordnare;2025;klass 8B på Ekskolan\n",
    );
    let before = sandbox.files();
    for dry in ["", " --dry-run"] {
        let run = sandbox.run(&format!("import --id plan-2025 --period 2025 lista.csv{dry}"));
        assert_eq!(run.exit, Exit::Found, "{}{}", run.out, run.err);
        for told in [
            "lista.csv, tabell 1, rad 2, kolumn 2 (Ansvarig): fel [identifies-person]: Här står ett namn (14 tecken).",
            "rad 2, kolumn 4 (Anteckning): fel [identifies-person]: Här står ett namn (9 tecken).",
            "rad 2, kolumn 4 (Anteckning): fel [identifies-person]: Här står ett telefonnummer (11 tecken).",
            "rad 3, kolumn 4 (Anteckning): fel [identifies-person]: Här står en skolklass",
        ] {
            assert!(run.out.contains(told), "{told}\n{}", run.out);
        }
        assert!(run.err.contains("ingenting är skrivet"), "{}", run.err);
        for secret in ["Anna", "174", "8B"] {
            assert!(!run.out.contains(secret) && !run.err.contains(secret), "{}{}", run.out, run.err);
        }
    }
    // Nor by what is asked for beside the table, nor by the file's own words for itself.
    let sandbox = sandbox.file("lista.csv", "Åtgärd;Ansvarig;När\nUtbildning;samordnare;2025\n");
    let words =
        ["import", "--id", "plan-2025", "--period", "2025", "--title", "Anna Anderssons plan", "lista.csv"];
    let run = sandbox.told(&words, None);
    assert!(run.exit == Exit::Found && !run.out.contains("Anna"), "{}{}", run.out, run.err);
    assert!(!sandbox.path().join("plans/plan-2025.yaml").exists());
    assert_eq!(before.len(), sandbox.files().len());
}

#[test]
fn the_words_of_a_plan_stop_no_import() {
    let sandbox = Sandbox::sound().file(
        "plan.csv",
        "Åtgärd;Ansvarig;När;Anteckning\n\
         Anta en ny handlingsplan;kommunstyrelsen;2025;KS/2025:14, beslut 2025-02-03\n\
         Dela erfarenheter med Solna och Rinkeby-Kista;samordnaren;H 2025;https://example.se/plan\n\
         Spela upp filmen på Ekskolan;enhetschef fritid;2025;åk 7-9 och Barn- och fritidsprogrammet\n\
         Ange kontaktvägar: 112, 114 14 och 020-100 200;polisen;2025;Rädda Barnen och Röda korset i Kista\n\
         Leda nätverket;samordnaren;2025;Tas upp i Brottsförebyggande rådet\n",
    );
    let run = sandbox.run("import --id plan-2025 --period 2025 plan.csv");
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    assert!(!run.err.contains("identif") && !run.out.contains("[may-identify]"), "{}{}", run.out, run.err);
}

#[test]
fn a_heading_that_identifies_somebody_is_told_by_its_place() {
    let table = "| Åtgärd | Ansvarig | Påbörjas |\n|---|---|---|\n| Utbilda | samordnare | V 2027 |\n";
    let sandbox = Sandbox::sound().swedish().file("lista.md", &format!("# Hodan Lindqvist\n\n{table}"));
    let run = sandbox.run("import lista.md --id ny --period 2027 --dry-run");
    assert_eq!(run.exit, Exit::Found, "{}{}", run.out, run.err);
    assert!(
        run.out.contains("lista.md, rubriken ovanför tabell 1: fel [identifies-person]: Här står ett namn"),
        "{}",
        run.out
    );
    assert!(!run.out.contains("plans/") && !run.out.contains("Hodan"), "{}", run.out);
}

#[test]
fn the_page_of_an_import_tells_no_more_than_the_draft() {
    let table = "Åtgärd;Ansvarig;Påbörjas;Religion;Ålder\nUtbilda;samordnare;V 2027;muslim;17 år\n";
    let sandbox = Sandbox::sound().file("lista-hodan-lindqvist.csv", table);
    let run = sandbox.run("import lista-hodan-lindqvist.csv --id ny --period 2027 --dry-run");
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    for secret in ["muslim", "17 år", "hodan"] {
        assert!(!run.out.contains(secret) && !run.err.contains(secret), "{secret}: {}", run.out);
    }
}

#[test]
fn the_head_of_a_column_says_what_its_cells_are() {
    let table = "Åtgärd;Ansvarig;Påbörjas;Telefon\nUtbilda;samordnare;V 2027;701740605\n";
    let sandbox = Sandbox::sound().file("lista.csv", table);
    let run = sandbox.run("import lista.csv --id ny --period 2027 --dry-run");
    let told = "lista.csv, table 1, row 2, column 4 (Telefon): error [identifies-person]";
    assert!(run.exit == Exit::Found && run.out.contains(told), "{}{}", run.out, run.err);
}

/// What a head means is said once, and the table of the next year goes through.
#[test]
fn what_the_user_says_of_a_head_is_remembered() {
    let table = "Punkt;Vem;Vikt\nUtbilda;samordnaren;Hög\n";
    let sandbox = Sandbox::sound().file("plan.csv", table).file("senare.csv", table);
    let unsaid = sandbox.run("import plan.csv --id ny --period 2024 --dry-run");
    assert!(!unsaid.out.contains("priority: "), "{}{}", unsaid.out, unsaid.err);
    let words = "import plan.csv --id ny --period 2024 --column Punkt=activity --column Vikt=priority";
    let said = sandbox.run(words);
    assert_eq!(said.exit, Exit::Fine, "{}{}", said.out, said.err);
    assert!(said.out.contains("vbe.toml remembers that Vikt is priority."), "{}", said.out);
    assert!(sandbox.read("plans/ny.yaml").contains("priority: Hög"), "{}", sandbox.read("plans/ny.yaml"));
    let settings = sandbox.read("vbe.toml");
    assert!(
        settings.contains("[import.columns]\n") && settings.contains("title = [\"Punkt\"]"),
        "{settings}"
    );
    let next = sandbox.run("import senare.csv --id plan-2025 --period 2025");
    assert_eq!(next.exit, Exit::Fine, "{}{}", next.out, next.err);
    assert!(sandbox.read("plans/plan-2025.yaml").contains("priority: Hög"));
    // Another head of the same column stands beside the first, and the same is written once.
    let more = sandbox
        .run("import senare.csv --id plan-2026 --period 2026 --column Vikt=priority --column Sak=title");
    assert_eq!(more.exit, Exit::Fine, "{}{}", more.out, more.err);
    let settings = sandbox.read("vbe.toml");
    assert!(settings.contains("title = [\"Punkt\", \"Sak\"]"), "{settings}");
    assert_eq!(settings.matches("Vikt").count(), 1, "{settings}");
    for (column, told) in
        [("Punkt", "does not say which head"), ("Punkt=penna", "is nothing that a column can say")]
    {
        let wrong = sandbox.run(&format!("import plan.csv --id fel --period 2025 --column {column}"));
        assert!(wrong.exit == Exit::Failed && wrong.err.contains(told), "{}{}", wrong.out, wrong.err);
    }
}

/// Where a file has several sheets or tables, one can be chosen, and the others are told as left out.
#[test]
fn one_sheet_or_table_can_be_chosen() {
    let mut book = rust_xlsxwriter::Workbook::new();
    for (name, title) in [("Gammal", "Utbilda"), ("Ny", "Samtala")] {
        let sheet = book.add_worksheet();
        sheet.set_name(name).unwrap();
        for (column, (head, cell)) in (0..).zip([("Åtgärd", title), ("Ansvarig", "samordnaren")]) {
            sheet.write_string(0, column, head).unwrap();
            sheet.write_string(1, column, cell).unwrap();
        }
    }
    let sandbox = Sandbox::sound().bytes("plan.xlsx", &book.save_to_buffer().unwrap());
    for choice in ["--sheet ny", "--table 2"] {
        let run = sandbox.run(&format!("import plan.xlsx --id ny --period 2024 {choice} --dry-run"));
        assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
        assert!(run.out.contains("title: Samtala") && !run.out.contains("title: Utbilda"), "{}", run.out);
        assert!(
            run.out.contains("Left out; running text is kept as a comment in the draft (4)"),
            "{}",
            run.out
        );
    }
    for (choice, said) in [
        ("--sheet Annan", "Write one of the sheets after --sheet: Gammal, Ny."),
        ("--table 3", "Write --table with a number from 1 to 2."),
    ] {
        let none = sandbox.run(&format!("import plan.xlsx --id ny --period 2024 {choice} --dry-run"));
        assert!(none.exit == Exit::Failed && none.err.contains(said), "{}{}", none.out, none.err);
    }
}

/// What files are read is said in several places, and all of them name the same.
#[test]
fn every_list_of_files_that_are_read_names_all_of_them() {
    let sandbox = Sandbox::sound().file("plan.bin", "x");
    let mut places = vec![
        sandbox.run("import --help").out,
        sandbox.run("import --help --lang sv").out,
        sandbox.run("import plan.bin --id ny --period 2024").err,
    ];
    let docs = std::fs::read_to_string(repository().join("docs/redovisa.md")).unwrap();
    let listed = docs.split("\n\n").filter(|text| text.contains(".xlsx") && text.contains(".ods"));
    places.extend(listed.map(str::to_owned));
    assert_eq!(places.len(), 5, "{places:#?}");
    for place in places {
        let missing: Vec<&str> =
            vbe::io::tables::ENDINGS.into_iter().filter(|ending| !place.contains(ending)).collect();
        assert!(missing.is_empty(), "{missing:?}: {place}");
    }
}

/// What a file becomes in a workspace with the register of the imported plans: the account of it, and the draft.
fn imported(name: &str, bytes: &[u8], words: &str) -> (String, String) {
    let organisation = std::fs::read(repository().join("tests/imported/organisation.yaml")).unwrap();
    let sandbox =
        Sandbox::empty().swedish().bytes("plans/organisation.yaml", &organisation).bytes(name, bytes);
    let run = sandbox.run(&format!("import {name} --id ny {words}"));
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    (run.out.split_whitespace().collect::<Vec<_>>().join(" "), sandbox.read("plans/ny.yaml"))
}

#[test]
fn a_row_with_a_day_a_number_or_a_state_is_never_one_of_heads() {
    let rows = [
        "Insatser för unga;Trygga platser;Polisen;2026-05;Klar",
        "Aktiviteter på lov;Trygga platser;Polisen;2026-09-30;Avslutad",
        "Åtgärder mot klotter;Var;Polisen;2026;Klar",
        "Åtaganden i medborgarlöftet;Trygga platser;Polisen;Löpande;Klart",
        "Medborgarlöfte;Trygga platser;Polisen;2026-03-01;Avslutad",
    ];
    for row in rows {
        let text = format!(
            "Aktivitet;Område;Ansvarig;Tid;Status\nVandringar;Skola;Rektorer;2026;Pågår\n{row}\nMöten;Skola;Rektorer;2027;Pågår\n"
        );
        let (told, plan) = imported("plan.csv", text.as_bytes(), "--period 2026-2027 --on 2024-11-01");
        let title = row.split(';').next().unwrap();
        assert!(plan.contains(&format!("title: {title}")) && plan.contains("title: Möten"), "{row}\n{plan}");
        assert_eq!(told.matches("rubrik: ").count(), 5, "{row}\n{told}");
    }
    // Heads of another table in the same sheet are heads all the same, also where one of them may be a state.
    let text =
        "Aktivitet;Ansvarig;Status\nVandringar;Rektorer;Pågår\nÅtgärd;Ansvarig;Klart\nMöten;Polisen;2027\n";
    let (told, plan) = imported("plan.csv", text.as_bytes(), "--period 2026-2027 --on 2024-11-01");
    assert!(plan.contains("finish: 2027") && told.matches("rubrik: ").count() == 6, "{plan}\n{told}");
}

#[test]
fn a_row_whose_activity_is_struck_says_nothing_of_the_one_above() {
    let text = "| Vad | Vem | När |\n|---|---|---|\n| Samtal | Polisen | 2027 |\n| ~~Läger~~ | Rektorer | juli |\n\
                | | Socialchef | 2028 |\n| Stöd | Socialchef | 2027 |\n";
    let struck = |book: &mut rust_xlsxwriter::Workbook| {
        let sheet = book.add_worksheet();
        let rows = [
            ["Vad", "Vem", "När"],
            ["Samtal", "Polisen", "2027"],
            ["Läger", "Rektorer", "juli"],
            ["Stöd", "Socialchef", "2027"],
        ];
        for (at, row) in (0..).zip(rows) {
            for (column, said) in (0..).zip(row) {
                let format = rust_xlsxwriter::Format::new();
                let format = if said == "Läger" { format.set_font_strikethrough() } else { format };
                sheet.write_string_with_format(at, column, said, &format).unwrap();
            }
        }
        book.save_to_buffer().unwrap()
    };
    let sheet = struck(&mut rust_xlsxwriter::Workbook::new());
    for (name, bytes) in [("plan.md", text.as_bytes()), ("plan.xlsx", &sheet)] {
        let (told, plan) = imported(name, bytes, "--period 2027-2028");
        assert!(plan.contains("title: Samtal") && plan.contains("title: Stöd"), "{plan}");
        for own in ["juli", "responsible: rektorer", ", rektorer"] {
            assert!(!plan.contains(own), "{name}: {own}\n{plan}");
        }
        assert_eq!(told.matches("raden hör till en struken").count(), 2, "{name}\n{told}");
    }
}

#[test]
fn the_time_that_the_plan_holds_for_is_the_one_that_is_said_of_it() {
    let table = "\n\n## Insatser\n\n| Åtgärd | Ansvarig | När |\n|---|---|---|\n| Samtal | Polisen | 2027 |\n| Stöd | Polisen | 2028 |\n";
    for (text, period) in [
        ("Hedelunda kommun 2027–2029", "2027-2029"),
        ("Planperiod: 1 januari 2027 – 31 december 2029", "1 januari 2027 – 31 december 2029"),
        ("Gäller 2027–2029. Ersätter planen för 2022–2026.", "2027-2029"),
        ("Ersätter planen för 2022–2026. Planen är giltig 2027–2029.", "2027-2029"),
        ("Bygger på lägesbilden 2024–2025; giltighetstid 2027–2029", "2027-2029"),
        ("Beslutad av KF 2026-12-14 § 187, giltig 2027-2029. Ersätter 2022-2026.", "2027-2029"),
        ("Gäller 2027 och tills vidare. Fastställd av socialnämnden 2027-01-20.", "2027 tills vidare"),
    ] {
        for title in ["# Handlingsplan mot extremism", "# Handlingsplan 2026"] {
            if title.contains("2026") && text.starts_with("Hedelunda") {
                continue;
            }
            let (told, plan) = imported("plan.md", format!("{title}\n\n{text}{table}").as_bytes(), "");
            assert!(plan.contains(&format!("\nperiod: {period}\n")), "{text}\n{plan}");
            assert!(told.contains("giltighetstid:"), "{text}\n{told}");
        }
    }
}

#[test]
fn what_one_sentence_says_of_a_plan_takes_nothing_of_the_others() {
    let table = "Åtgärd;Ansvarig;När\nSamtal;Polisen;2027\n";
    let said = "Alvlunda kommun. Antagen av kommunstyrelsen 2026-11-18, § 214. Dnr KS 2026/318";
    let (_, plan) = imported("plan.csv", format!("{said};;\n{table}").as_bytes(), "--period 2027");
    for own in ["reference: KS 2026/318", "2026-11-18", "§ 214", ": \"Alvlunda kommun.\""] {
        assert!(plan.contains(own), "{own}\n{plan}");
    }
    assert!(!plan.contains("areas:"), "{plan}");
    // A body that the register does not have is kept as it is written.
    let said = "# Plan mot extremism\n\nGäller 2027 och tills vidare. Fastställd av socialnämnden 2027-01-20.\n\n- Utbildning. Ansvarig: Polisen. Klart: juni 2027.\n";
    let (_, plan) = imported("plan.md", said.as_bytes(), "");
    assert!(plan.contains(": \"Fastställd av socialnämnden 2027-01-20.\""), "{plan}");
    assert!(plan.contains("\nperiod: 2027 tills vidare\n"), "{plan}");
}

/// What is only shown may be a guess, which is told; what is written may be one where nobody is to be asked.
#[test]
fn a_dry_run_shows_what_it_guesses_and_says_so() {
    let sandbox =
        Sandbox::sound().file("tabell.csv", "Åtgärd;Ansvarig;När\nUtbildning;samordnare;mars 2025\n");
    let before = sandbox.files();
    let run = sandbox.run("import tabell.csv --id ny --dry-run");
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    assert!(run.out.contains("period: 2025") && run.err.contains("a guess: --period 2025"), "{}", run.err);
    let run = sandbox.run("import tabell.csv --dry-run");
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    assert!(run.err.contains("a guess: --id tabell-2025 --period 2025"), "{}", run.err);
    assert_eq!(sandbox.files(), before);
    let run = sandbox.run("import tabell.csv --id ny");
    assert_eq!(run.exit, Exit::Failed, "what is written is asked for: {}", run.out);
}

#[test]
fn an_empty_file_and_a_lock_file_are_told_as_what_they_are() {
    let mut sandbox = Sandbox::sound().swedish();
    for name in ["tom.csv", "tom.md", "tom.xlsx", "tom.docx", "blank.csv", "~$plan.docx"] {
        sandbox = sandbox.file(name, if name == "blank.csv" { "\n \n" } else { "" });
    }
    for name in ["tom.csv", "tom.md", "tom.xlsx", "tom.docx", "blank.csv"] {
        let run = sandbox.told(&["import", name, "--id", "ny"], None);
        assert!(run.exit == Exit::Failed && run.err.contains(&format!("{name} är tom")), "{}", run.err);
    }
    let run = sandbox.told(&["import", "~$plan.docx", "--id", "ny"], None);
    assert!(run.exit == Exit::Failed && run.err.contains("en låsfil"), "{}", run.err);
}

#[test]
fn places_in_markdown_are_lines_and_a_line_break_in_a_cell_is_seen() {
    let table = "# Plan 2027\n\n| Vad | Vem | Kommentar |\n|---|---|---|\n| Samtal | Socialchef | Del 1<br>Del 2 |\n| ~~Läger~~ | Fritidschef | |\n";
    let (said, _) = imported("plan.md", table.as_bytes(), "");
    let left_out = &said[said.find("Utelämnat").unwrap()..];
    assert!(left_out.contains("tabell 1, rad 6, Läger"), "{left_out}");
    assert!(said.contains("Del 1 / Del 2"), "{said}");
}

/// Running text beside tables is counted and kept as comments, but not where it identifies somebody.
#[test]
fn running_text_beside_tables_is_kept_unless_it_identifies_somebody() {
    let text = "# Plan 2027\n\nKontakt: Anna Andersson\n\nPlanen bygger på lägesbilden.\n\n| Vad | Vem |\n|---|---|\n| Samtal | Socialchef |\n";
    let (said, plan) = imported("plan.md", text.as_bytes(), "");
    assert!(said.contains("; 2 utelämnade"), "{said}");
    assert!(plan.contains("\"Planen bygger på lägesbilden.\""), "{plan}");
    assert!(!plan.contains("Andersson") && !said.contains("Andersson"), "{plan}");
    assert!(said.contains("pekar ut"), "{said}");
    // An activity that is read there is searched like any other.
    let activity = "## Samtal\n- Ansvarig: Anna Andersson\n- Tid: maj 2027\n\n";
    let sandbox =
        Sandbox::sound().swedish().file("plan.md", &text.replace("Kontakt: Anna Andersson\n\n", activity));
    let run = sandbox.run("import plan.md --id ny");
    assert!(
        run.exit == Exit::Found && run.out.contains("rad 4: fel [identifies-person]"),
        "{}{}",
        run.out,
        run.err
    );
}

/// A table of what is measured becomes the indicators of the plan, with what the schema has of them.
#[test]
fn a_table_of_indicators_becomes_the_indicators_of_the_plan() {
    let text = "# Plan 2027\n\n| Vad | Vem |\n|---|---|\n| Samtal | Socialchef |\n\n| Indikator | Måttenhet | Mål | Nuläge 2025 | Källa | Mäts när | Ägare |\n|---|---|---|---|---|---|---|\n| Trygga elever | procent | minst 90 | 81 | Enkäten | Vartannat år | Skolan |\n| Orosanmälningar | antal | fler | ca 30 | – | löpande | |\n";
    let (said, plan) = imported("plan.md", text.as_bytes(), "");
    for line in [
        "title: Trygga elever",
        "unit: procent",
        "period: 2025",
        "value: 81",
        "target: minst 90",
        "recurs: Vartannat år",
        "source: Enkäten",
        "note: 'Ägare: Skolan'",
        "note: 'Mål: fler. Nuläge 2025: ca 30. Mäts när: löpande'",
    ] {
        assert!(plan.contains(line), "{line}\n{plan}");
    }
    assert!(said.contains("1 rad, 1 åtgärd") && said.contains("anmärkning om indikatorn"), "{said}");
}
