//! What programs write in more ways than one, and how it is read.

use vbe::base::day::Day;
use vbe::cli::Exit;
use vbe::io::tables::{Block, Document, Kind, Merged, Reading, Shows, TableError, read};

use super::office::relations;
use super::planted::packed;
use crate::sandbox::Sandbox;

/// A document in lines: its blocks, then what is left out.
fn told(document: &Document) -> String {
    let row = |row: &vbe::io::tables::Row| {
        let cells = row.cells.iter().map(|cell| match cell.merged {
            Merged::Own => cell.text.replace('\n', "/"),
            Merged::Above => format!("^{}", cell.text),
            Merged::Covered => "<".to_owned(),
        });
        format!("|{}|\n", cells.collect::<Vec<_>>().join("|"))
    };
    let block = |block: &Block| match block {
        Block::Heading { level, text, .. } => format!("h{level} {text}\n"),
        Block::Paragraph { text, bold, .. } => {
            format!("{} {}\n", if *bold { "b" } else { "p" }, text.replace('\n', "/"))
        }
        Block::Point { depth, marker, text, .. } => format!("{depth} {marker} {}\n", text.replace('\n', "/")),
        Block::Table(table) => table.rows.iter().map(row).collect(),
    };
    let left = document
        .left_out
        .iter()
        .map(|own| format!("({}: {} – {})\n", own.place.sv, own.why.said().sv, own.text));
    document.blocks.iter().map(block).chain(left).collect()
}

fn document(name: &str, bytes: &[u8]) -> String {
    read(name, bytes, &Reading::default()).map_or_else(|why| format!("{why:?}"), |document| told(&document))
}

const WORD: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

/// A document of Word with a body, styles and lists.
fn word(body: &str, styles: &str, lists: &str) -> String {
    let page = |name: &str, inside: &str| format!("<w:{name} {WORD}>{inside}</w:{name}>");
    let bytes = packed(&[
        (
            "word/_rels/document.xml.rels",
            relations(&[("styles", "styles.xml"), ("numbering", "numbering.xml")]),
        ),
        ("word/document.xml", page("document", &format!("<w:body>{body}</w:body>"))),
        ("word/styles.xml", page("styles", styles)),
        ("word/numbering.xml", page("numbering", lists)),
    ]);
    document("a.docx", &bytes)
}

fn run(text: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

fn point(list: u32, level: u32, text: &str) -> String {
    format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr>{}</w:p>",
        run(text)
    )
}

fn cell(inside: &str) -> String {
    format!("<w:tc>{inside}</w:tc>")
}

fn paragraph(text: &str) -> String {
    format!("<w:p>{}</w:p>", run(text))
}

/// The number before a point is what Word shows, though the file does not have it.
#[test]
fn the_numbers_of_a_document_are_counted() {
    let level = |at: u32, format: &str, text: &str, more: &str| {
        format!(
            "<w:lvl w:ilvl=\"{at}\">{more}<w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/></w:lvl>"
        )
    };
    let shape =
        |id: u32, levels: &str| format!("<w:abstractNum w:abstractNumId=\"{id}\">{levels}</w:abstractNum>");
    let list = |id: u32, shape: u32, more: &str| {
        format!("<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"{shape}\"/>{more}</w:num>")
    };
    let lists = [
        shape(
            0,
            &(level(0, "decimal", "%1.", "")
                + &level(1, "decimal", "%1.%2", "")
                + &level(2, "lowerLetter", "%3)", "")),
        ),
        shape(1, &level(0, "upperRoman", "Del %1", "<w:start w:val=\"3\"/>")),
        shape(2, &level(0, "bullet", "\u{f0b7}", "")),
        shape(3, "<w:numStyleLink w:val=\"Lista\"/>"),
        list(1, 0, ""),
        list(2, 0, "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride>"),
        list(3, 1, ""),
        list(4, 2, ""),
        list(5, 3, ""),
    ];
    let styles = "<w:style w:type=\"paragraph\" w:styleId=\"Punkt\"><w:name w:val=\"List Bullet\"/><w:pPr><w:numPr><w:numId w:val=\"4\"/></w:numPr></w:pPr></w:style><w:style w:type=\"paragraph\" w:styleId=\"Under\"><w:basedOn w:val=\"Punkt\"/></w:style><w:style w:type=\"numbering\" w:styleId=\"Lista\"><w:pPr><w:numPr><w:numId w:val=\"3\"/></w:numPr></w:pPr></w:style><w:style w:type=\"paragraph\" w:styleId=\"R2\"><w:name w:val=\"heading 2\"/><w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>";
    let by_style = |style: &str, more: &str, text: &str| {
        format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{more}</w:pPr>{}</w:p>", run(text))
    };
    let none = "<w:numPr><w:numId w:val=\"0\"/></w:numPr>";
    let body = [
        point(1, 0, "a"),
        point(1, 1, "b"),
        point(1, 2, "c"),
        point(1, 2, "d"),
        point(1, 0, "e"),
        point(1, 1, "f"),
        by_style("R2", "", "rubrik"),
        point(2, 0, "från början"),
        point(3, 0, "g"),
        point(5, 0, "h"),
        by_style("Under", "", "i"),
        by_style("Punkt", none, "ingen punkt"),
        point(9, 0, "okänd lista"),
    ];
    let expected = "0 1. a\n1 1.1 b\n2 a) c\n2 b) d\n0 2. e\n1 2.1 f\nh2 2.2 rubrik\n0 1. från början\n0 Del III g\n0 Del IV h\n0 • i\np ingen punkt\np okänd lista\n";
    assert_eq!(word(&body.concat(), styles, &lists.concat()), expected);
    // In a cell the number is a part of the text, also where it stands alone.
    let row = |number: &str, text: &str| format!("<w:tr>{}{}</w:tr>", cell(number), cell(text));
    let table = format!(
        "<w:tbl>{}{}</w:tbl>",
        row(&point(1, 0, ""), &(point(4, 0, "Utbilda") + &point(4, 0, ""))),
        row(&point(1, 0, ""), &by_style("Punkt", none, "Samtala"))
    );
    assert_eq!(word(&table, styles, &lists.concat()), "|1.|• Utbilda|\n|2.|Samtala|\n");
}

/// Ticks, hyphens and boxes are written in many ways.
#[test]
fn every_sign_of_a_document_is_read_as_it_is_seen() {
    let symbol = |char: &str| format!("<w:r><w:sym w:font=\"Wingdings\" w:char=\"{char}\"/></w:r>");
    let dings =
        "<w:r><w:rPr><w:rFonts w:ascii=\"Wingdings\" w:hAnsi=\"Wingdings\"/></w:rPr><w:t>ü</w:t></w:r>";
    let control = "<w:sdt><w:sdtPr><w14:checkbox xmlns:w14=\"x\"><w14:checked w14:val=\"1\"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:t>☒</w:t></w:r></w:sdtContent></w:sdt>";
    let old = |is: u32| {
        format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:checkBox><w:default w:val=\"0\"/><w:checked w:val=\"{is}\"/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r>"
        )
    };
    let choice = "<w:r><w:fldChar><w:ffData><w:ddList><w:result w:val=\"1\"/><w:listEntry w:val=\"nej\"/><w:listEntry w:val=\"kanske\"/></w:ddList></w:ffData></w:fldChar></w:r>";
    let years = format!(
        "{}<w:r><w:noBreakHyphen/></w:r>{}",
        run("2027"),
        run("20<w:softHyphen/>28").replace("<w:softHyphen/>", "\u{ad}")
    );
    let lines = [
        symbol("F0FC"),
        symbol("F0FE"),
        symbol("F0A8"),
        symbol("2612"),
        dings.to_owned(),
        control.to_owned(),
        old(1),
        old(0),
        choice.to_owned(),
        years,
        format!("{}<w:r><w:br/><w:tab/></w:r>{}", run("a"), run("b")),
    ];
    let body: String = lines.iter().map(|line| format!("<w:p>{line}</w:p>")).collect();
    let expected = "p ✓\np ✓\np ☐\np ☒\np ✓\np ☒\np ☒\np ☐\np kanske\np 2027-2028\np a/b\n";
    assert_eq!(word(&body, "", ""), expected);
}

/// The cells of a row stand under the heads that they are seen under, and what lies in controls is in its place.
#[test]
fn the_cells_of_a_document_stand_where_they_are_seen() {
    let row = |look: &str, cells: &[&str]| {
        let cells: String = cells.iter().map(|text| cell(&paragraph(text))).collect();
        format!("<w:tr><w:trPr>{look}</w:trPr>{cells}</w:tr>")
    };
    let control = |inside: &str| format!("<w:sdt><w:sdtContent>{inside}</w:sdtContent></w:sdt>");
    let merged = |look: &str, text: &str| cell(&format!("<w:tcPr>{look}</w:tcPr>{}", paragraph(text)));
    let rows = [
        row("", &["Mål", "Åtgärd", "Vem"]),
        row("<w:gridBefore w:val=\"1\"/>", &["a", "b"]),
        control(&row("", &["c", "d", "e"])),
        format!(
            "<w:tr>{}{}</w:tr>",
            control(&cell(&paragraph("f"))),
            merged("<w:gridSpan w:val=\"2\"/>", "g")
        ),
        format!(
            "<w:tr>{}{}{}</w:tr>",
            merged("<w:vMerge w:val=\"restart\"/>", "h"),
            merged("<w:hMerge w:val=\"restart\"/>", "i"),
            merged("<w:hMerge/>", "")
        ),
        format!(
            "<w:tr>{}{}{}</w:tr>",
            merged("<w:vMerge/>", "under"),
            cell(&paragraph("j")),
            cell(&paragraph("k"))
        ),
    ];
    let expected = "|Mål|Åtgärd|Vem|\n||a|b|\n|c|d|e|\n|f|g|<|\n|h|i|<|\n|^h|j|k|\n(tabell 1, rad 6, kolumn 1: text under en sammanslagen cell – under)\n";
    assert_eq!(word(&format!("<w:tbl>{}</w:tbl>", rows.concat()), "", ""), expected);
    // A table that only lays out the page holds the real one; a table of one row in a cell is lines of it.
    let inner = format!("<w:tbl>{}{}</w:tbl>", row("", &["Åtgärd", "Vem"]), row("", &["a", "b"]));
    let frame = format!("{}<w:tbl><w:tr>{}</w:tr></w:tbl>", paragraph("Förebygga"), cell(&inner));
    let small = format!(
        "<w:tbl><w:tr>{}{}</w:tr></w:tbl>",
        cell(&(paragraph("c") + &format!("<w:tbl>{}</w:tbl>", row("", &["d", "e"])))),
        cell(&paragraph("f"))
    );
    assert_eq!(word(&(frame.clone() + &small), "", ""), "p Förebygga\n|Åtgärd|Vem|\n|a|b|\n|c/d/e|f|\n");
    let bytes =
        packed(&[("word/document.xml", format!("<w:document {WORD}><w:body>{frame}</w:body></w:document>"))]);
    let read = read("a.docx", &bytes, &Reading::default()).unwrap();
    assert_eq!(read.tables().next().unwrap().title.as_deref(), Some("Förebygga"));
}

/// A book with one sheet, as Microsoft's format has it.
fn book(styles: &str, sheet: &str) -> Vec<u8> {
    packed(&[
        ("_rels/.rels", relations(&[("officeDocument", "/xl/bok.xml")])),
        ("xl/_rels/bok.xml.rels", relations(&[("worksheet", "blad.xml"), ("styles", "styles.xml")])),
        ("xl/bok.xml", "<workbook xmlns:r=\"x\"><sheets><sheet name=\"Plan &amp; mål\" sheetId=\"1\" r:id=\"rworksheet\"/></sheets></workbook>".to_owned()),
        ("xl/styles.xml", format!("<styleSheet>{styles}</styleSheet>")),
        ("xl/blad.xml", format!("<worksheet><sheetData>{sheet}</sheetData></worksheet>")),
    ])
}

/// A cell has the text that its number format shows, and an odd one refuses no other.
#[test]
fn a_cell_of_a_sheet_is_what_is_seen_in_it() {
    let codes = ["mmmm yyyy", "yyyy", "[$-41D]d mmmm yyyy;@", "#,##0\\ &quot;kr&quot;", "0.00", ";;;"];
    let formats: String = (100..)
        .zip(codes)
        .map(|(id, code)| format!("<numFmt numFmtId=\"{id}\" formatCode=\"{code}\"/>"))
        .collect();
    let looks: String = [0, 9, 100, 101, 102, 103, 104, 105]
        .iter()
        .map(|id| format!("<xf numFmtId=\"{id}\" fontId=\"0\"/>"))
        .collect();
    let styles =
        format!("<numFmts>{formats}</numFmts><fonts><font><b/></font></fonts><cellXfs>{looks}</cellXfs>");
    let cells = [
        "<c s=\"2\"><v>46521</v></c>",
        "<c s=\"3\"><v>46521</v></c>",
        "<c s=\"4\"><v>46521</v></c>",
        "<c s=\"1\"><v>0.26</v></c>",
        "<c s=\"5\"><v>25000</v></c>",
        "<c s=\"6\"><v>1.1</v></c>",
        "<c><v>3</v></c>",
        "<c t=\"b\"><v>1</v></c>",
        "<c t=\"e\"><v>#SPILL!</v></c>",
        "<c><f>B2+1</f></c>",
        "<c t=\"str\"><f>A1</f><v></v></c>",
        "<c s=\"7\"><v>9</v></c>",
        "<c t=\"n\"><v>tre</v></c>",
        "<c t=\"d\" s=\"4\"><v>2027-05-14</v></c>",
        "<c t=\"s\"><v>99</v></c>",
        "<c t=\"inlineStr\"><is><r><t>Mål_x000a_</t></r><r><rPr><strike/></rPr><t>ett</t></r></is></c>",
    ];
    let bytes = book(&styles, &format!("<row>{}</row>", cells.concat()));
    let document = read("a.xlsx", &bytes, &Reading::default()).unwrap();
    let expected = "|maj 2027|2027|2027-05-14|26 %|25 000 kr|1.10|3|ja|#SPILL!|=B2+1|||tre|2027-05-14||Mål|\n(Plan & mål!L1: dold text – 9)\n(Plan & mål!P1: struken text – ett)\n";
    assert_eq!(told(&document), expected);
    let day = Day::read("2027-05-14").unwrap();
    let kinds: Vec<Kind> =
        document.tables().next().unwrap().rows[0].cells.iter().map(|cell| cell.shown).collect();
    assert_eq!(
        kinds[..10],
        [
            Kind::Time(day, Shows::Month),
            Kind::Time(day, Shows::Year),
            Kind::Time(day, Shows::Day),
            Kind::Number,
            Kind::Number,
            Kind::Number,
            Kind::Number,
            Kind::Truth(true),
            Kind::Error,
            Kind::Unstored,
        ]
    );
    assert!(document.tables().next().unwrap().rows[0].cells[0].bold);
}

/// The same of an open spreadsheet, whose program has said what it showed.
#[test]
fn a_cell_of_an_open_sheet_is_what_is_seen_in_it() {
    let styles = "<number:date-style style:name=\"N1\"><number:month number:textual=\"true\" number:style=\"long\"/><number:text> </number:text><number:year/></number:date-style><number:date-style style:name=\"N2\"><number:text>v </number:text><number:week-of-year/><number:text> </number:text><number:year number:style=\"long\"/></number:date-style><number:date-style style:name=\"N3\"><number:day/><number:text>/</number:text><number:month/><number:text> </number:text><number:year/></number:date-style><style:style style:name=\"c1\" style:family=\"table-cell\" style:data-style-name=\"N1\"/><style:style style:name=\"c2\" style:family=\"table-cell\" style:data-style-name=\"N2\"/><style:style style:name=\"c3\" style:family=\"table-cell\" style:data-style-name=\"N3\"/>";
    let cell =
        |attributes: &str, text: &str| format!("<table:table-cell {attributes}>{text}</table:table-cell>");
    let day = |style: &str, text: &str| {
        cell(
            &format!(
                "table:style-name=\"{style}\" office:value-type=\"date\" office:date-value=\"2027-05-14T00:00:00\""
            ),
            text,
        )
    };
    let cells = [
        day("c1", "<text:p>maj 27</text:p>"),
        day("c2", "<text:p>v 19 2027</text:p>"),
        day("c2", ""),
        day("c3", "<text:p>14/5 27</text:p>"),
        cell("office:value-type=\"percentage\" office:value=\"0.26\"", "<text:p>26%</text:p>"),
        cell("office:value-type=\"currency\" office:value=\"25000\"", "<text:p>25 000 kr</text:p>"),
        cell("office:value-type=\"float\" office:value=\"1.1\"", "<text:p>1.10</text:p>"),
        cell("office:value-type=\"boolean\" office:boolean-value=\"false\"", "<text:p>FALSKT</text:p>"),
        cell("office:value-type=\"string\"", "<text:p>#REF!</text:p>"),
        cell("office:value-type=\"string\" office:string-value=\"ord\"", ""),
        cell("table:formula=\"of:=[.A1]\"", ""),
        cell(
            "office:value-type=\"string\"",
            "<office:annotation><text:p>kolla</text:p></office:annotation><text:p>med <text:span>mera</text:span></text:p>",
        ),
    ];
    let body = format!(
        "<table:table table:name=\"Plan\"><table:table-row table:number-rows-repeated=\"2\">{}</table:table-row><table:table-row table:number-rows-repeated=\"1048570\" table:visibility=\"collapse\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row></table:table>",
        cells.concat()
    );
    let page = format!(
        "<office:document-content xmlns:office=\"a\" xmlns:table=\"b\" xmlns:text=\"c\" xmlns:style=\"d\" xmlns:number=\"e\"><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>"
    );
    let row =
        "|maj 2027|v 19 2027|v 19 2027|2027-05-14|26 %|25 000 kr|1.10|nej|#REF!|ord|of:=[.A1]|med mera|\n";
    let expected = format!(
        "{row}{row}(Plan!L1: kommentar i marginalen – kolla)\n(Plan!L2: kommentar i marginalen – kolla)\n"
    );
    assert_eq!(document("a.ods", &packed(&[("content.xml", page)])), expected);
}

/// A sheet may hold one table below another, and a text several.
#[test]
fn tables_below_each_other_are_several_where_heads_follow() {
    let text = |name: &str| format!("<c t=\"inlineStr\"><is><t>{name}</t></is></c>");
    let row = |at: usize, cells: &[&str]| {
        format!("<row r=\"{at}\">{}</row>", cells.iter().map(|cell| text(cell)).collect::<String>())
    };
    let rows = [
        row(1, &["Förebygga"]),
        row(2, &["Åtgärd", "Vem"]),
        row(3, &["a", "b"]),
        row(5, &["c", "d"]),
        row(8, &["Förhindra"]),
        row(9, &["Åtgärd", "Vem"]),
        row(10, &["e", "f"]),
    ];
    let reading = Reading { is_head: |head| ["Åtgärd", "Vem"].contains(&head), ..Reading::default() };
    let document = read("a.xlsx", &book("", &rows.concat()), &reading).unwrap();
    let counts: Vec<(usize, usize)> =
        document.tables().map(|table| (table.number, table.rows.len())).collect();
    assert_eq!(counts, [(1, 4), (2, 3)]);
    let without = read("a.xlsx", &book("", &rows.concat()), &Reading::default()).unwrap();
    assert_eq!(without.tables().count(), 1);
}

/// Lists and headings of an open document have the numbers that its program counts.
#[test]
fn the_numbers_of_an_open_document_are_counted() {
    let styles = "<text:list-style style:name=\"L\"><text:list-level-style-number text:level=\"1\" style:num-format=\"1\" style:num-suffix=\".\"/><text:list-level-style-number text:level=\"2\" style:num-format=\"a\" text:display-levels=\"2\"/></text:list-style><text:list-style style:name=\"P\"><text:list-level-style-bullet text:level=\"1\" text:bullet-char=\"x\"/></text:list-style>";
    let outline = "<text:outline-style><text:outline-level-style text:level=\"1\" style:num-format=\"I\" style:num-suffix=\".\"/></text:outline-style>";
    let item = |inside: &str| format!("<text:list-item>{inside}</text:list-item>");
    let list = |attributes: &str, items: &str| format!("<text:list {attributes}>{items}</text:list>");
    let p = |text: &str| format!("<text:p>{text}</text:p>");
    let numbered = "text:style-name=\"L\"";
    let body = [
        "<text:h text:outline-level=\"1\">Mål</text:h>".to_owned(),
        list(
            numbered,
            &(item(&(p("a") + &list("", &(item(&p("b")) + &item(&p("c")))))) + &item(&(p("d") + &p("mer")))),
        ),
        list("text:style-name=\"L\" text:continue-numbering=\"true\"", &item(&p("e"))),
        list(numbered, &item(&p("f"))),
        list("text:style-name=\"P\"", &item(&p("g"))),
        list(numbered, "<text:list-item text:start-value=\"7\"><text:p>h</text:p></text:list-item>"),
        "<text:h text:outline-level=\"1\">Tid</text:h>".to_owned(),
        "<text:p>rad<text:line-break/>två<text:s text:c=\"3\"/>!</text:p>".to_owned(),
    ];
    let names = "xmlns:office=\"a\" xmlns:text=\"c\" xmlns:style=\"d\"";
    let page = format!(
        "<office:document-content {names}><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{}</office:text></office:body></office:document-content>",
        body.concat()
    );
    let beside = format!(
        "<office:document-styles {names}><office:styles>{outline}</office:styles></office:document-styles>"
    );
    let expected = "h1 I. Mål\n0 1. a\n1 1.a b\n1 1.b c\n0 2. d/mer\n0 3. e\n0 1. f\n0 • g\n0 7. h\nh1 II. Tid\np rad/två !\n";
    assert_eq!(document("a.odt", &packed(&[("content.xml", page), ("styles.xml", beside)])), expected);
}

/// Markdown has headings, points and ticks besides its tables.
#[test]
fn the_text_of_a_page_of_markdown_is_read_with_its_tables() {
    let text = "# Plan\n\nInledning med\nflera rader.\n\n1. Utbilda\n   - chefer\n   - [x] lärare\n\n   Ansvarig: samordnaren\n2. Samtala ~~inte~~ <!-- kolla -->\n\n**Förebygga**\n\n| Åtgärd | **Vem** |\n|---|---|\n| a<br>b | ~~c~~ | d |\n\n> Citat\n\n<p>Ett <b>stycke</b></p>\n";
    let expected = "h1 Plan\np Inledning med/flera rader.\n0 1. Utbilda\n1 • chefer\n1 • ☒ lärare/Ansvarig: samordnaren\n0 2. Samtala\nb Förebygga\n|Åtgärd|Vem|\n|a/b||d|\np Citat\np Ett stycke\n(rad 11: struken text – inte)\n(rad 11: kommentar i marginalen – kolla)\n(tabell 1, rad 17, kolumn 2: struken text – c)\n";
    assert_eq!(document("a.md", text.as_bytes()), expected);
}

/// What cannot be read is called what it is, with what to do.
#[test]
fn a_file_that_is_not_read_is_called_what_it_is() {
    let locked: Vec<u8> = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"
        .iter()
        .copied()
        .chain("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let manifest =
        "<manifest:manifest xmlns:manifest=\"m\"><manifest:encryption-data/></manifest:manifest>".to_owned();
    let locked_open = packed(&[("META-INF/manifest.xml", manifest), ("content.xml", "\u{1}".to_owned())]);
    let old = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 Word.Document.8".to_vec();
    for (name, bytes, told, help) in [
        ("plan.xlsx", locked.clone(), "låst med lösenord", "utan lösenord"),
        ("plan.docx", locked, "låst med lösenord", "utan lösenord"),
        ("plan.ods", locked_open, "låst med lösenord", "utan lösenord"),
        ("plan.docx", old.clone(), "ett äldre format", ".docx"),
        ("plan.doc", old, "ett äldre format", ".docx"),
        ("plan.xls", b"x".to_vec(), "kalkylblad i ett äldre format", ".xlsx"),
        ("plan.pdf", b"%PDF-1.7".to_vec(), "en bild av sidorna", "originalet"),
        ("plan.docx", b"%PDF-1.7".to_vec(), "en bild av sidorna", "originalet"),
        ("plan.pages", b"PK".to_vec(), "Pages", "Exportera"),
        ("plan.numbers", b"PK".to_vec(), "Numbers", "Exportera"),
        ("plan.pptx", b"PK".to_vec(), "presentation", ".docx"),
        ("plan.odt", b"PK".to_vec(), "skadad", "spara den på nytt"),
        ("plan.zip", b"PK".to_vec(), "ingen fil som vbe kan läsa", ".odt"),
    ] {
        let sandbox = Sandbox::sound().swedish().bytes(name, &bytes);
        let run = sandbox.run(&format!("import {name} --id ny --period 2024"));
        assert_eq!(run.exit, Exit::Failed, "{name}: {}{}", run.out, run.err);
        assert!(run.err.contains(told) && run.err.contains(help), "{name}: {}", run.err);
    }
    // What is packed is read as what it is, whatever the ending says.
    let page = format!("<w:document {WORD}><w:body>{}</w:body></w:document>", paragraph("a"));
    assert_eq!(document("a.xlsx", &packed(&[("word/document.xml", page)])), "p a\n");
    assert_eq!(read("tom.csv", b"\n", &Reading::default()), Err(TableError::Empty));
}

/// What says little and means much is refused before it has been made.
#[test]
fn what_a_small_file_makes_large_is_refused() {
    let open = |body: &str| {
        let page = format!(
            "<office:document-content xmlns:office=\"a\" xmlns:table=\"b\" xmlns:text=\"c\"><office:body><office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>"
        );
        packed(&[("content.xml", page)])
    };
    let copies = "<table:table><table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell table:number-columns-repeated=\"1000000\" office:value-type=\"string\"><text:p><text:span/></text:p></table:table-cell></table:table-row></table:table>";
    let deep = |tag: &str, times: usize| {
        format!("{}{}", format!("<{tag}>").repeat(times), format!("</{tag}>").repeat(times))
    };
    let document = |body: &str| {
        packed(&[("word/document.xml", format!("<w:document {WORD}><w:body>{body}</w:body></w:document>"))])
    };
    let merged: String = (0..16_000).map(|column| format!("<mergeCell ref=\"R1C{column}\"/>")).collect();
    let sheet = |body: &str| {
        let bytes = packed(&[
            ("xl/_rels/workbook.xml.rels", relations(&[("worksheet", "blad.xml")])),
            (
                "xl/workbook.xml",
                "<workbook><sheets><sheet name=\"A\" id=\"rworksheet\"/></sheets></workbook>".to_owned(),
            ),
            ("xl/blad.xml", format!("<worksheet>{body}</worksheet>")),
        ]);
        read("a.xlsx", &bytes, &Reading::default())
    };
    assert_eq!(read("a.ods", &open(copies), &Reading::default()), Err(TableError::TooLarge));
    assert_eq!(
        read("a.docx", &document(&deep("w:tbl", 500)), &Reading::default()),
        Err(TableError::TooLarge)
    );
    assert_eq!(
        read("a.docx", &document(&"<w:p/>".repeat(250_000)), &Reading::default()),
        Err(TableError::TooLarge)
    );
    assert_eq!(sheet(&format!("<mergeCells>{merged}</mergeCells>")), Err(TableError::Empty));
    let wide = "<sheetData><row><c t=\"str\"><v>a</v></c></row><row r=\"9\"><c r=\"XFD9\" t=\"str\"><v>b</v></c></row></sheetData>";
    let regions = "<mergeCell ref=\"A1:XFD1\"/>".repeat(50_000);
    let read = sheet(&format!("{wide}<mergeCells>{regions}</mergeCells>"));
    assert_eq!(read.map(|read| read.tables().count()), Ok(1));
}
