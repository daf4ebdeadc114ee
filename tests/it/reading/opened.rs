//! Writes shapes as `.odt` and `.ods`.

use vbe::io::tables::Why;

use super::planted::{Bit, Odd, Plant, Shape, Table, packed};

const NAMES: &str = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" xmlns:fo=\"x\" xmlns:draw=\"y\" xmlns:loext=\"z\"";

const STYLES: &str = "<style:style style:name=\"Fet\" style:family=\"text\"><style:text-properties fo:font-weight=\"bold\"/></style:style><style:style style:name=\"Dold\" style:family=\"text\"><style:text-properties text:display=\"none\"/></style:style><style:style style:name=\"Struken\" style:family=\"text\"><style:text-properties style:text-line-through-style=\"solid\"/></style:style><style:style style:name=\"Struket\" style:family=\"table-cell\"><style:text-properties style:text-line-through-style=\"solid\"/></style:style><style:style style:name=\"Borta\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style><text:list-style style:name=\"L\"><text:list-level-style-number text:level=\"1\" style:num-format=\"1\" style:num-suffix=\".\"/><text:list-level-style-number text:level=\"2\" style:num-format=\"a\" style:num-suffix=\")\"/></text:list-style>";

fn page(sort: &str, body: &str, margins: &str) -> Vec<u8> {
    let page = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-content {NAMES}>\n <office:automatic-styles>{STYLES}</office:automatic-styles>\n <office:body>\n  <office:{sort}>{body}</office:{sort}>\n </office:body>\n</office:document-content>"
    );
    let beside = format!(
        "<office:document-styles {NAMES}><office:master-styles>{margins}</office:master-styles></office:document-styles>"
    );
    packed(&[
        ("mimetype", format!("application/vnd.oasis.opendocument.{sort}")),
        ("content.xml", page),
        ("styles.xml", beside),
    ])
}

pub(crate) fn odt(shapes: &[Shape], plant: &mut Plant) -> Vec<u8> {
    let gone = plant.word(Some(Why::Deleted));
    let changes = format!(
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>{gone}</text:p></text:deletion></text:changed-region></text:tracked-changes>"
    );
    let body: String = shapes.iter().map(|shape| block(shape, plant)).collect();
    let margin = |name: &str, word: String| format!("<style:{name}><text:p>{word}</text:p></style:{name}>");
    let margins =
        margin("header", plant.word(Some(Why::Margin))) + &margin("footer", plant.word(Some(Why::Margin)));
    let hidden = plant.word(Some(Why::Hidden));
    let hidden = format!(
        "<text:section text:name=\"Dolt\" text:display=\"none\"><text:p>{hidden}</text:p></text:section>"
    );
    let page_of = format!("<style:master-page style:name=\"Standard\">{margins}</style:master-page>");
    page("text", &format!("{changes}{body}{hidden}"), &page_of)
}

fn span(style: &str, word: &str) -> String {
    format!("<text:span text:style-name=\"{style}\">{word}<text:s/></text:span>")
}

fn bits(bits: &[Bit], why: Option<Why>, plant: &mut Plant) -> String {
    bits.iter().map(|own| bit(*own, why, plant)).collect()
}

fn bit(bit: Bit, why: Option<Why>, plant: &mut Plant) -> String {
    let or = |own: Why| Some(why.unwrap_or(own));
    match bit {
        Bit::Bold => span("Fet", &plant.word(why)),
        Bit::Parted => {
            let word = plant.word(why);
            let (first, rest) = word.split_at(2);
            format!("<text:span>{first}</text:span><text:bookmark/>{rest}\n  ")
        }
        Bit::Linked => format!("<text:a>{} </text:a>", plant.word(why)),
        Bit::Inserted => {
            format!(
                "<text:change-start text:change-id=\"c\"/>{} <text:change-end text:change-id=\"c\"/>",
                plant.word(why)
            )
        }
        Bit::Struck => span("Struken", &plant.word(or(Why::Struck))),
        Bit::Hidden => span("Dold", &plant.word(or(Why::Hidden))),
        Bit::Prompt => format!("<text:placeholder>{} </text:placeholder>", plant.word(or(Why::Prompt))),
        Bit::Control => format!("<loext:content-control>{} </loext:content-control>", plant.word(why)),
        Bit::Boxed => format!(
            "<draw:frame><draw:text-box><text:p>{}</text:p></draw:text-box></draw:frame>",
            plant.word(why)
        ),
        Bit::Comment => {
            format!(
                "<office:annotation><text:p>{}</text:p></office:annotation>",
                plant.word(Some(Why::Comment))
            )
        }
        Bit::Note if why.is_none() => format!(
            "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>{}</text:p></text:note-body></text:note>",
            plant.word(None)
        ),
        _ => format!("{} ", plant.word(why)),
    }
}

fn block(shape: &Shape, plant: &mut Plant) -> String {
    match shape {
        Shape::Heading => format!("<text:h text:outline-level=\"1\">{}</text:h>", plant.word(None)),
        Shape::Paragraph(own) => format!("<text:p>{}</text:p>", bits(own, None, plant)),
        Shape::Framed(own) => {
            format!("<text:section><text:p>{}</text:p></text:section>", bits(own, None, plant))
        }
        Shape::Point { depth, is_numbered, bits: own } => {
            let list = if *is_numbered { " text:style-name=\"L\"" } else { "" };
            let own = format!("<text:p>{}</text:p>", bits(own, None, plant));
            let (mut open, mut close) = (String::new(), String::new());
            for _ in 0..=*depth {
                open.push_str(&format!("<text:list{list}><text:list-item>"));
                close.push_str("</text:list-item></text:list>");
            }
            format!("{open}{own}{close}")
        }
        Shape::Table(own) => table(own, "T", false, plant),
    }
}

pub(crate) fn ods(shapes: &[Shape], plant: &mut Plant) -> Vec<u8> {
    let mut body = String::new();
    for (at, shape) in shapes.iter().enumerate() {
        let name = format!("Blad {at}");
        body.push_str(&match shape {
            Shape::Table(own) => table(own, &name, true, plant),
            _ => format!(
                "<table:table table:name=\"{name}\"><table:shapes><draw:frame><draw:text-box><text:p>{}</text:p></draw:text-box></draw:frame></table:shapes><table:table-row><table:table-cell office:value-type=\"string\"><text:p>{}</text:p></table:table-cell></table:table-row></table:table>",
                plant.word(None),
                plant.word(None)
            ),
        });
    }
    let margin = |name: &str, region: &str, word: String| {
        format!(
            "<style:{name}><style:region-{region}><text:p>{word} <text:page-number>1</text:page-number></text:p></style:region-{region}></style:{name}>"
        )
    };
    let pages = format!(
        "<style:master-page style:name=\"Default\">{}{}</style:master-page><style:master-page style:name=\"Report\"><style:header><text:p>Ingen sida</text:p></style:header></style:master-page>",
        margin("header", "left", plant.word(Some(Why::Margin))),
        margin("footer", "center", plant.word(Some(Why::Margin))),
    );
    page("spreadsheet", &body, &pages)
}

fn table(own: &Table, name: &str, is_sheet: bool, plant: &mut Plant) -> String {
    let hidden_sheet = (is_sheet && own.odd == Odd::HiddenSheet).then_some(Why::HiddenSheet);
    let style = if hidden_sheet.is_some() { " table:style-name=\"Borta\"" } else { "" };
    let (last, columns) = (own.rows.len() - 1, own.rows[0].len());
    let mut text = String::new();
    for column in 0..columns {
        let is_hidden = own.odd == Odd::HiddenColumn && column + 1 == columns;
        text.push_str(if is_hidden {
            "<table:table-column table:visibility=\"collapse\"/>"
        } else {
            "<table:table-column/>\n"
        });
    }
    for (at, cells) in own.rows.iter().enumerate() {
        let is_hidden = matches!(own.odd, Odd::HiddenRow | Odd::Filtered) && at == last;
        let is_filtered = own.odd == Odd::Filtered;
        let of_row =
            hidden_sheet.or(is_hidden.then_some(if is_filtered { Why::Filtered } else { Why::HiddenRow }));
        let mut row = String::new();
        for (column, cell) in cells.iter().enumerate() {
            let why = of_row
                .or((own.odd == Odd::HiddenColumn && column + 1 == columns).then_some(Why::HiddenColumn));
            let down = own.odd == Odd::MergedDown && column == 0 && last > 0;
            let over = own.odd == Odd::MergedOver && at == 0 && columns > 1;
            let (tag, merge, why) = match () {
                () if down && at == 0 => {
                    ("table-cell", format!(" table:number-rows-spanned=\"{}\"", last + 1), why)
                }
                () if over && column == 0 => {
                    ("table-cell", " table:number-columns-spanned=\"2\"".to_owned(), why)
                }
                () if down || over && column == 1 => {
                    ("covered-table-cell", String::new(), Some(Why::Covered))
                }
                () => ("table-cell", String::new(), why),
            };
            // What hangs beside a text that is not seen is told for what it is.
            let cell = if why.is_some() { &vec![Bit::Plain] } else { cell };
            let nested = if own.nested && !is_sheet && at == 0 && column == 0 {
                nested(why, plant)
            } else {
                String::new()
            };
            let inside = bits(cell, why, plant);
            row.push_str(&format!("\n<table:{tag}{merge} office:value-type=\"string\">\n<text:p>{inside}</text:p>{nested}</table:{tag}>"));
        }
        let look = match (is_hidden, is_filtered) {
            (true, true) => " table:visibility=\"filter\"",
            (true, false) => " table:visibility=\"collapse\"",
            (false, _) => "",
        };
        let row = format!("<table:table-row{look}>{row}</table:table-row>\n");
        text.push_str(&match () {
            () if own.odd == Odd::Wrapped && at == 0 => {
                format!("<table:table-header-rows>{row}</table:table-header-rows>")
            }
            () => row,
        });
    }
    format!("<table:table{style} table:name=\"{name}\">{text}</table:table>")
}

fn nested(why: Option<Why>, plant: &mut Plant) -> String {
    let mut row = || {
        let cell = |word: String| format!("<table:table-cell><text:p>{word}</text:p></table:table-cell>");
        format!("<table:table-row>{}{}</table:table-row>", cell(plant.word(why)), cell(plant.word(why)))
    };
    let rows = row() + &row();
    format!("<table:table>{rows}</table:table>")
}
