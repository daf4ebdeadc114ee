//! Writes shapes as `.docx` and `.xlsx`.

use rust_xlsxwriter::{Format, Note, Shape as TextBox, Workbook};
use vbe::io::tables::Why;

use super::planted::{Bit, Odd, Plant, Shape, Table, packed};

const WORD: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const TYPE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A page that says which others there are.
pub(crate) fn relations(of: &[(&str, &str)]) -> String {
    let own = |(sort, target): &(&str, &str)| {
        format!("<Relationship Id=\"r{sort}\" Type=\"{TYPE}/{sort}\" Target=\"{target}\"/>")
    };
    format!("<Relationships xmlns=\"{RELATIONS}\">{}</Relationships>", of.iter().map(own).collect::<String>())
}

const NUMBERING: &str = "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"lowerLetter\"/><w:lvlText w:val=\"%2)\"/></w:lvl><w:lvl w:ilvl=\"2\"><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.%2.%3\"/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"x\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num>";

/// The text of a document while it is written.
#[derive(Default)]
struct Pages {
    notes: String,
    ends: String,
    comments: String,
}

pub(crate) fn docx(shapes: &[Shape], plant: &mut Plant) -> Vec<u8> {
    let mut pages = Pages::default();
    let body: String = shapes.iter().map(|shape| block(shape, plant, &mut pages)).collect();
    let header = format!("<w:p>{}</w:p>", run(&plant.word(Some(Why::Margin)), ""));
    let page = |name: &str, inside: &str| format!("<w:{name} {WORD}>{inside}</w:{name}>");
    let empty = "<w:footnote w:type=\"separator\" w:id=\"-1\"><w:p/></w:footnote>";
    packed(&[
        ("_rels/.rels", relations(&[("officeDocument", "word/other.xml")])),
        (
            "word/_rels/other.xml.rels",
            relations(&[
                ("styles", "styles.xml"),
                ("numbering", "numbering.xml"),
                ("footnotes", "footnotes.xml"),
                ("endnotes", "endnotes.xml"),
                ("comments", "/word/comments.xml"),
                ("header", "header1.xml"),
            ]),
        ),
        ("word/other.xml", page("document", &format!("<w:body>{body}</w:body>"))),
        (
            "word/styles.xml",
            page(
                "styles",
                "<w:style w:type=\"paragraph\" w:styleId=\"R1\"><w:name w:val=\"heading 1\"/></w:style><w:style w:type=\"character\" w:styleId=\"Dold\"><w:rPr><w:vanish/></w:rPr></w:style>",
            ),
        ),
        ("word/numbering.xml", page("numbering", NUMBERING)),
        ("word/footnotes.xml", page("footnotes", &format!("{empty}{}", pages.notes))),
        ("word/endnotes.xml", page("endnotes", &pages.ends)),
        ("word/comments.xml", page("comments", &pages.comments)),
        ("word/header1.xml", page("hdr", &header)),
    ])
}

fn run(word: &str, look: &str) -> String {
    format!("<w:r><w:rPr>{look}</w:rPr><w:t xml:space=\"preserve\">{word} </w:t></w:r>")
}

fn bits(bits: &[Bit], why: Option<Why>, plant: &mut Plant, pages: &mut Pages) -> String {
    bits.iter().map(|own| bit(*own, why, plant, pages)).collect()
}

fn bit(bit: Bit, why: Option<Why>, plant: &mut Plant, pages: &mut Pages) -> String {
    let or = |own: Why| Some(why.unwrap_or(own));
    match bit {
        Bit::Plain => run(&plant.word(why), ""),
        Bit::Bold => run(&plant.word(why), "<w:b/><w:strike w:val=\"0\"/>"),
        Bit::Parted => {
            let word = plant.word(why);
            let (first, rest) = word.split_at(2);
            format!(
                "<w:r><w:t>{first}</w:t></w:r><w:proofErr/><w:r><w:t xml:space=\"preserve\">{rest} </w:t></w:r>"
            )
        }
        Bit::Linked => format!("<w:hyperlink>{}</w:hyperlink>", run(&plant.word(why), "")),
        Bit::Struck => run(&plant.word(or(Why::Struck)), "<w:strike/>"),
        Bit::Hidden => run(&plant.word(or(Why::Hidden)), "<w:rStyle w:val=\"Dold\"/>"),
        Bit::Inserted => format!("<w:ins>{}</w:ins>", run(&plant.word(why), "")),
        Bit::Deleted => {
            format!(
                "<w:del><w:r><w:delText xml:space=\"preserve\">{} </w:delText></w:r></w:del>",
                plant.word(Some(Why::Deleted))
            )
        }
        Bit::Moved => {
            let (from, to) = (plant.word(Some(Why::Deleted)), plant.word(why));
            format!("<w:moveFrom>{}</w:moveFrom><w:moveTo>{}</w:moveTo>", run(&from, ""), run(&to, ""))
        }
        Bit::Control => {
            format!("<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>", run(&plant.word(why), ""))
        }
        Bit::Prompt => format!(
            "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
            run(&plant.word(or(Why::Prompt)), "")
        ),
        Bit::Boxed => {
            let word = plant.word(why);
            let form = |name: &str, around: &str| {
                format!(
                    "<mc:{name}><w:{around}><w:txbxContent><w:p>{}</w:p></w:txbxContent></w:{around}></mc:{name}>",
                    run(&word, "")
                )
            };
            format!(
                "<w:r><mc:AlternateContent>{}{}</mc:AlternateContent></w:r>",
                form("Choice", "drawing"),
                form("Fallback", "pict")
            )
        }
        Bit::Comment => {
            pages.comments.push_str(&format!(
                "<w:comment><w:p>{}</w:p></w:comment>",
                run(&plant.word(Some(Why::Comment)), "")
            ));
            "<w:r><w:commentReference/></w:r>".to_owned()
        }
        Bit::Note => {
            pages
                .notes
                .push_str(&format!("<w:footnote><w:p>{}</w:p></w:footnote>", run(&plant.word(None), "")));
            // Some have their notes at the end.
            pages.ends.push_str(&format!("<w:endnote><w:p>{}</w:p></w:endnote>", run(&plant.word(None), "")));
            "<w:r><w:footnoteReference/><w:endnoteReference/></w:r>".to_owned()
        }
    }
}

fn block(shape: &Shape, plant: &mut Plant, pages: &mut Pages) -> String {
    match shape {
        Shape::Heading => {
            format!("<w:p><w:pPr><w:pStyle w:val=\"R1\"/></w:pPr>{}</w:p>", run(&plant.word(None), ""))
        }
        Shape::Paragraph(own) => format!("<w:p>{}</w:p>", bits(own, None, plant, pages)),
        Shape::Framed(own) => format!(
            "<w:sdt><w:sdtPr/><w:sdtContent><w:p>{}</w:p></w:sdtContent></w:sdt>",
            bits(own, None, plant, pages)
        ),
        Shape::Point { depth, is_numbered, bits: own } => {
            let (list, depth) = if *is_numbered { (1, *depth) } else { (2, 0) };
            format!(
                "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{depth}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr>{}</w:p>",
                bits(own, None, plant, pages)
            )
        }
        Shape::Table(own) => table(own, plant, pages),
    }
}

fn table(own: &Table, plant: &mut Plant, pages: &mut Pages) -> String {
    let last = own.rows.len() - 1;
    let mut text = String::new();
    for (at, cells) in own.rows.iter().enumerate() {
        let is_odd = |odd: Odd| own.odd == odd && at == last;
        let (look, why) = match () {
            () if is_odd(Odd::HiddenRow) || is_odd(Odd::Filtered) => ("<w:hidden/>", Some(Why::HiddenRow)),
            () if is_odd(Odd::DeletedRow) => ("<w:del/>", Some(Why::Deleted)),
            () if is_odd(Odd::Shifted) => ("<w:gridBefore w:val=\"1\"/>", None),
            () => ("", None),
        };
        let over = usize::from(own.odd == Odd::MergedOver && at == 0 && cells.len() > 1);
        let mut row = String::new();
        for (column, cell) in cells.iter().take(cells.len() - over).enumerate() {
            let down = own.odd == Odd::MergedDown && column == 0 && last > 0;
            let (merge, why) = match () {
                () if over > 0 && column == 0 => ("<w:gridSpan w:val=\"2\"/>", why),
                () if down && at == 0 => ("<w:vMerge w:val=\"restart\"/>", why),
                () if down => ("<w:vMerge/>", Some(Why::Covered)),
                () => ("", why),
            };
            // What hangs beside a text that is not seen is told for what it is.
            let cell = if why.is_some() { &vec![Bit::Plain] } else { cell };
            let inside = bits(cell, why, plant, pages);
            let nested =
                if own.nested && at == 0 && column == 0 { nested(why, plant) } else { String::new() };
            row.push_str(&format!("<w:tc><w:tcPr>{merge}</w:tcPr><w:p>{inside}</w:p>{nested}</w:tc>"));
        }
        let row = format!("<w:tr><w:trPr>{look}</w:trPr>{row}</w:tr>");
        text.push_str(&match () {
            () if is_odd(Odd::Wrapped) => format!("<w:sdt><w:sdtContent>{row}</w:sdtContent></w:sdt>"),
            () => row,
        });
    }
    format!("<w:tbl><w:tblPr/>{text}</w:tbl>")
}

/// A table in a cell, of two rows and two columns.
fn nested(why: Option<Why>, plant: &mut Plant) -> String {
    let mut row = || {
        let cell = |word: String| format!("<w:tc><w:p>{}</w:p></w:tc>", run(&word, ""));
        format!("<w:tr>{}{}</w:tr>", cell(plant.word(why)), cell(plant.word(why)))
    };
    let rows = row() + &row();
    format!("<w:tbl>{rows}</w:tbl><w:p/>")
}

pub(crate) fn xlsx(shapes: &[Shape], plant: &mut Plant) -> Vec<u8> {
    let mut book = Workbook::new();
    let (bold, struck) = (Format::new().set_bold(), Format::new().set_font_strikethrough());
    let first = book.add_worksheet();
    first.write_string(0, 0, plant.word(None)).unwrap();
    for shape in shapes {
        let sheet = book.add_worksheet();
        let Shape::Table(table) = shape else {
            sheet.write_string(3, 2, plant.word(None)).unwrap();
            sheet.insert_shape(5, 5, &TextBox::textbox().set_text(plant.word(None))).unwrap();
            continue;
        };
        let hidden_sheet = (table.odd == Odd::HiddenSheet).then_some(Why::HiddenSheet);
        sheet.set_hidden(hidden_sheet.is_some());
        if hidden_sheet.is_none() {
            // Where pages are counted, nothing is said.
            sheet.set_footer("&C&\"Times New Roman,Regular\"&12Sida &P av &N");
            sheet.set_header(format!("&C&B{}&RSida &P", plant.word(Some(Why::Margin))));
        }
        let last = table.rows.len() - 1;
        let is_merged = table.odd == Odd::MergedDown && last > 0;
        if is_merged {
            let bottom = u32::try_from(last).unwrap() + 2;
            sheet.merge_range(2, 1, bottom, 1, "x", &Format::new()).unwrap();
        }
        let is_over = table.odd == Odd::MergedOver && table.rows[0].len() > 1;
        if is_over {
            sheet.merge_range(2, 1, 2, 2, "x", &Format::new()).unwrap();
        }
        let is_filtered = table.odd == Odd::Filtered && last > 0;
        if is_filtered {
            let right = u16::try_from(table.rows[0].len()).unwrap();
            sheet.autofilter(2, 1, u32::try_from(last).unwrap() + 2, right).unwrap();
        }
        for (at, cells) in table.rows.iter().enumerate() {
            let hidden = match table.odd {
                Odd::HiddenRow => Some(Why::HiddenRow),
                Odd::Filtered if is_filtered => Some(Why::Filtered),
                _ => None,
            };
            let why = hidden_sheet.or(hidden.filter(|_| at == last));
            let row = u32::try_from(at).unwrap() + 2;
            if matches!(why, Some(Why::HiddenRow | Why::Filtered)) {
                sheet.set_row_hidden(row).unwrap();
            }
            for (column, bits) in cells.iter().enumerate() {
                let is_hidden = table.odd == Odd::HiddenColumn && column + 1 == cells.len();
                let why = why.or(is_hidden.then_some(Why::HiddenColumn));
                let is_covered = is_merged && column == 0 && at > 0 || is_over && column == 1 && at == 0;
                let covered = is_covered.then_some(Why::Covered);
                let column = u16::try_from(column).unwrap() + 1;
                if is_hidden {
                    sheet.set_column_hidden(column).unwrap();
                }
                match bits[0] {
                    Bit::Bold => sheet
                        .write_string_with_format(row, column, plant.word(why.or(covered)), &bold)
                        .unwrap(),
                    Bit::Struck if covered.is_none() && why.is_none() => sheet
                        .write_string_with_format(row, column, plant.word(Some(Why::Struck)), &struck)
                        .unwrap(),
                    Bit::Parted if covered.is_none() => {
                        let (seen, gone) = (plant.word(why.or(covered)), plant.word(Some(Why::Struck)));
                        let runs = [
                            (&Format::default(), seen.as_str()),
                            (&Format::default(), " "),
                            (&struck, gone.as_str()),
                        ];
                        sheet.write_rich_string(row, column, &runs).unwrap()
                    }
                    Bit::Comment => {
                        sheet
                            .insert_note(
                                row,
                                column,
                                &Note::new(plant.word(Some(Why::Comment))).add_author_prefix(false),
                            )
                            .unwrap();
                        sheet.write_string(row, column, plant.word(why.or(covered))).unwrap()
                    }
                    _ => sheet.write_string(row, column, plant.word(why.or(covered))).unwrap(),
                };
            }
        }
    }
    book.save_to_buffer().unwrap()
}
