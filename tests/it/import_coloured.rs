//! Cells that hold a colour and no text, in the files that can have them: nothing that is seen is lost.

use rust_xlsxwriter::{Color, Format, Workbook};
use vbe::cli::Exit;

use crate::sandbox::{Run, Sandbox, repository};

/// A cell of a table as it is drawn: its colour and its text. `{C6EFCE}Klart` is a green one.
fn cell(drawn: &str) -> (Option<&str>, &str) {
    let parted = drawn.strip_prefix('{').and_then(|rest| rest.split_once('}'));
    parted.map_or((None, drawn), |(colour, text)| (Some(colour), text))
}

fn xlsx(lines: &[Vec<&str>]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (cells, row) in lines.iter().zip(0_u32..) {
        for (drawn, column) in cells.iter().zip(0_u16..).filter(|(drawn, _)| !drawn.is_empty()) {
            let (colour, text) = cell(drawn);
            let look = Format::new();
            let look = colour.map_or(look.clone(), |colour| {
                look.set_background_color(Color::RGB(u32::from_str_radix(colour, 16).unwrap()))
            });
            if text.is_empty() {
                sheet.write_blank(row, column, &look).unwrap();
            } else {
                sheet.write_string_with_format(row, column, text, &look).unwrap();
            }
        }
    }
    book.save_to_buffer().unwrap()
}

fn docx(lines: &[Vec<&str>]) -> Vec<u8> {
    let own = |drawn: &&str| {
        let (colour, text) = cell(drawn);
        let shade =
            colour.map_or_else(String::new, |colour| format!("<w:shd w:val=\"clear\" w:fill=\"{colour}\"/>"));
        format!("<w:tc><w:tcPr>{shade}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>")
    };
    let row = |cells: &Vec<&str>| format!("<w:tr>{}</w:tr>", cells.iter().map(own).collect::<String>());
    let rows: String = lines.iter().map(row).collect();
    crate::import::packed(&format!(
        "<w:document xmlns:w=\"x\"><w:body><w:tbl>{rows}</w:tbl></w:body></w:document>"
    ))
}

fn open(lines: &[Vec<&str>], sort: &str) -> Vec<u8> {
    let own = |drawn: &&str| {
        let (colour, text) = cell(drawn);
        let style = colour.map_or_else(String::new, |colour| format!(" table:style-name=\"f{colour}\""));
        let text = if text.is_empty() { String::new() } else { format!("<text:p>{text}</text:p>") };
        format!("<table:table-cell{style}>{text}</table:table-cell>")
    };
    let row = |cells: &Vec<&str>| {
        format!("<table:table-row>{}</table:table-row>", cells.iter().map(own).collect::<String>())
    };
    let rows: String = lines.iter().map(row).collect();
    let colours = lines.iter().flatten().filter_map(|drawn| cell(drawn).0).map(|colour| {
        format!("<style:style style:name=\"f{colour}\" style:family=\"table-cell\"><style:table-cell-properties fo:background-color=\"#{colour}\"/></style:style>")
    });
    let colours: String = colours.collect();
    crate::reading::planted::packed(&[
        ("mimetype", format!("application/vnd.oasis.opendocument.{sort}")),
        (
            "content.xml",
            format!(
                "<office:document-content xmlns:office=\"a\" xmlns:table=\"b\" xmlns:text=\"c\" xmlns:style=\"d\" xmlns:fo=\"e\"><office:automatic-styles>{colours}</office:automatic-styles><office:body><office:{sort}><table:table table:name=\"Blad\">{rows}</table:table></office:{sort}></office:body></office:document-content>"
            ),
        ),
    ])
}

/// The import of a table as it is drawn, with cells parted by `|`, in each sort of file that has colours.
fn imported(drawn: &str, words: &str) -> Vec<(Sandbox, Run)> {
    let lines: Vec<Vec<&str>> = drawn.lines().map(|line| line.trim().split('|').collect()).collect();
    let files = [
        ("plan.xlsx", xlsx(&lines)),
        ("plan.docx", docx(&lines)),
        ("plan.ods", open(&lines, "spreadsheet")),
        ("plan.odt", open(&lines, "text")),
    ];
    let organisation = std::fs::read(repository().join("tests/imported/organisation.yaml")).unwrap();
    let run = |(file, bytes): (&str, Vec<u8>)| {
        let sandbox = Sandbox::empty().bytes("plans/organisation.yaml", &organisation).bytes(file, &bytes);
        let run = sandbox.run(&format!("import {file} --id ny --period 2025-2026 {words}"));
        assert_eq!(run.exit, Exit::Fine, "{file}: {}{}", run.out, run.err);
        (sandbox, run)
    };
    files.into_iter().map(run).collect()
}

const LIGHTS: &str = "{D9D9D9}Åtgärd|{D9D9D9}Ansvarig|{D9D9D9}Klart senast|{D9D9D9}Status
    Utbilda personalen|Fritidschef|2026|{C6EFCE}
    Ta fram en rutin|Socialchef|2026|{FFEB9C}
    {DDEBF7}Samordna lägesbilden|{DDEBF7}Samordnare VBE|{DDEBF7}2026|{DDEBF7}
    Följa upp planen|Socialchef|2026|{FF0000}
    Öva en gång om året|Socialchef|2026|{7030A0}
    {FFEB9C}|Pågår||";

/// A traffic light without a word is read as the sign that people write for it, with what the file calls its colour, and
/// is told as a guess. A colour that says nothing known is told as not understood, and that of a whole row is its look.
#[test]
fn a_colour_without_a_text_is_how_it_goes_and_told_as_a_guess() {
    for (sandbox, run) in imported(LIGHTS, "--on 2024-05-01") {
        let read = |id: &str| sandbox.read(&format!("records/activities/ny/{id}.yaml"));
        assert!(read("utbilda-personalen").contains("assessment: green"), "{}", run.out);
        assert!(!read("utbilda-personalen").contains("note:"));
        let rutin = read("ta-fram-en-rutin");
        assert!(rutin.contains("note: 🟡 Pågår") && rutin.contains("assessment: yellow"), "{rutin}");
        assert!(read("folja-upp-planen").contains("assessment: red"));
        for id in ["samordna-lagesbilden", "ova-en-gang-om-aret"] {
            assert!(!sandbox.path().join(format!("records/activities/ny/{id}.yaml")).exists(), "{id}");
        }
        for sign in ["🟢", "🟡 Pågår", "🔴", "■"] {
            assert_eq!(run.out.matches(sign).count(), 1, "{sign}: {}", run.out);
        }
        assert!(
            run.out.contains("progress; the colour") && run.out.contains("a colour without"),
            "{}",
            run.out
        );
        let plan = sandbox.read("plans/ny.yaml");
        assert_eq!(plan.matches(": \"■\"").count(), 1, "{plan}");
    }
}

/// Without a day the colour is kept as a note, as a word for how it goes is.
#[test]
fn a_colour_is_a_note_where_no_day_is_known() {
    let drawn = "Åtgärd|Ansvarig|Trafikljus
        Utbilda personalen|Fritidschef|{00B050}
        Ta fram en rutin|Socialchef|{FFC000}Klart";
    for (sandbox, run) in imported(drawn, "") {
        let plan = sandbox.read("plans/ny.yaml");
        assert!(plan.contains("note: 'Trafikljus: 🟢'"), "{plan}{}", run.out);
        assert!(plan.contains("note: 'Trafikljus: 🟡 Klart'"), "{plan}");
    }
}

/// A bar below times is a tick below each of them.
#[test]
fn a_bar_below_times_says_when_and_is_told_as_a_guess() {
    let drawn = "Åtgärd|Ansvarig|2025|2026
        Utbilda personalen|Fritidschef|{5B9BD5}|{5B9BD5}
        Ta fram en rutin|Socialchef||{5B9BD5}";
    for (sandbox, run) in imported(drawn, "") {
        let plan = sandbox.read("plans/ny.yaml");
        assert!(plan.contains("when: 2025-2026") && plan.contains("when: 2026}"), "{plan}{}", run.out);
        assert_eq!(run.out.matches("when; the colour of").count(), 3, "{}", run.out);
    }
}

/// What is coloured for its looks says nothing: a column to fill in, areas with a colour each.
#[test]
fn a_colour_for_its_looks_is_not_told() {
    let drawn = "Åtgärd|Ansvarig|Klart senast|Kommentar|
        {FFEB9C}Främja|{FFEB9C}|{FFEB9C}|{FFEB9C}|
        Utbilda personalen|Fritidschef|2026|{FFF2CC}|{70AD47}
        Ta fram en rutin|Socialchef|2026|{FFF2CC}Väntar på beslut|{70AD47}
        Öva en gång om året|Socialchef|2026|{FFF2CC}|{ED7D31}";
    for (sandbox, run) in imported(drawn, "") {
        assert!(!run.out.contains("colour"), "{}", run.out);
        assert!(!sandbox.read("plans/ny.yaml").contains(['🟢', '🟡', '■']));
    }
}
