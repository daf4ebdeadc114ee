//! Writes Word documents (`.docx`): headings, paragraphs and tables on A4, with a foot and page numbers. It knows paper, not
//! what the words mean.
//!
//! What is written is the part of ECMA-376 that Word, `LibreOffice` and `python-docx` read alike.

mod xml;
mod template;

use std::borrow::Cow;
use std::fmt::Write as _;

use super::book::About;
use super::tables::{Page, pack};
use crate::base::lang::Lang;
pub(crate) use template::{NoTemplate, Template};
use xml::{PARTS, RELATIONS, SETTINGS, SPACES, STYLES, TYPES, XML, escaped};

/// The sides of an A4 and the margin, in twentieths of a point.
const SHORT: u32 = 11_906;
const LONG: u32 = 16_838;
const MARGIN: u32 = 1_134;
/// About what a letter takes of the width.
const LETTER: u32 = 112;
/// The longest word and line that a column is made as wide as.
const WORD: usize = 22;
const LINE: usize = 44;
/// What the margins of a cell take, in letters, and what a wider type than ours would.
const PADDING: usize = 4;
/// The headings that are listed first.
const LISTED: u8 = 2;
/// The lowest heading that Word has a style for.
const LOWEST: u8 = 6;

/// A document.
#[derive(Clone, Debug)]
pub(crate) struct Document<'d> {
    pub(crate) about: About<'d>,
    pub(crate) blocks: Vec<Block<'d>>,
    /// What stands at the foot of each page, before its number.
    pub(crate) foot: &'d str,
    /// Whether the headings are listed first.
    pub(crate) has_contents: bool,
    /// The document whose styles, heads and feet it has; none where it has our own.
    pub(crate) template: Option<&'d Template>,
}

/// What stands under each other.
#[derive(Clone, Debug)]
pub(crate) enum Block<'d> {
    /// A heading, from 1.
    Heading(u8, Cow<'d, str>),
    /// A paragraph; its label, where it has one, stands first.
    Text(Cow<'d, str>, Vec<String>),
    /// A warning to everyone who sees the page.
    Marking(Cow<'d, str>),
    Grid(Grid<'d>),
}

/// A table.
#[derive(Clone, Debug)]
pub(crate) struct Grid<'d> {
    /// What it is of, for those who hear it.
    pub(crate) title: Cow<'d, str>,
    pub(crate) heads: Vec<Cow<'d, str>>,
    pub(crate) rows: Vec<Vec<Spot>>,
}

/// A cell of a table.
#[derive(Clone, Debug, Default)]
pub(crate) struct Spot {
    pub(crate) lines: Vec<String>,
    pub(crate) fill: Option<u32>,
    pub(crate) colour: Option<u32>,
    pub(crate) is_number: bool,
}

impl Document<'_> {
    /// The file.
    ///
    /// # Errors
    /// Why it cannot be packed.
    pub(crate) fn write(&self) -> Result<Vec<u8>, String> {
        if let Some(template) = self.template {
            return template.filled(&self.body(), self.properties(), self.lang());
        }
        let pages = [
            ("[Content_Types].xml", TYPES.to_owned()),
            ("_rels/.rels", RELATIONS.to_owned()),
            ("docProps/core.xml", self.properties()),
            ("word/document.xml", self.body()),
            ("word/styles.xml", STYLES.replace("LANG", self.lang())),
            ("word/settings.xml", SETTINGS.replace("LANG", self.lang())),
            ("word/footer1.xml", self.footer()),
            ("word/_rels/document.xml.rels", PARTS.to_owned()),
        ];
        pack(pages.into_iter().map(|(name, text)| Page { name, bytes: text.into_bytes() }))
    }

    fn lang(&self) -> &'static str {
        self.about.lang.pick("sv-SE", "en-GB")
    }

    fn properties(&self) -> String {
        let About { title, day, .. } = &self.about;
        format!(
            "{XML}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
             xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
             xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{}</dc:title><dc:creator>vbe</dc:creator>\
             <dcterms:created xsi:type=\"dcterms:W3CDTF\">{day}T00:00:00Z</dcterms:created>\
             <dc:language>{}</dc:language></cp:coreProperties>",
            escaped(title),
            self.lang()
        )
    }

    fn footer(&self) -> String {
        let [page, of] = match self.about.lang {
            Lang::Sv => ["Sida", "av"],
            Lang::En => ["Page", "of"],
        };
        let field =
            |name: &str| format!("<w:fldSimple w:instr=\" {name} \"><w:r><w:t>1</w:t></w:r></w:fldSimple>");
        // The number stands in a paragraph of its own: not every program knows where the right margin of a tab is.
        format!(
            "{XML}<w:ftr {SPACES}><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>{}</w:p>\
             <w:p><w:pPr><w:pStyle w:val=\"Footer\"/><w:jc w:val=\"right\"/></w:pPr>{}{}{}{}</w:p></w:ftr>",
            run(self.foot, ""),
            run(&format!("{page} "), ""),
            field("PAGE"),
            run(&format!(" {of} "), ""),
            field("NUMPAGES")
        )
    }

    fn body(&self) -> String {
        let mut body = match self.template {
            Some(template) => template.opening().to_owned(),
            None => format!("{XML}<w:document {SPACES}><w:body>"),
        };
        paragraph(&mut body, "Title", &run(self.about.title, ""));
        let sides = self.sides();
        let mut side = sides.first().copied().unwrap_or(Side::Upright);
        if self.has_contents {
            self.contents(&mut body);
        }
        let mut headings = 0;
        for (block, own) in self.blocks.iter().zip(&sides) {
            if *own != side {
                let _ = write!(
                    body,
                    "<w:p><w:pPr><w:spacing w:after=\"0\"/>{}</w:pPr></w:p>",
                    self.section(side)
                );
                side = *own;
            }
            match block {
                Block::Heading(level, text) => {
                    let level = (*level).clamp(1, LOWEST);
                    headings += 1;
                    let marked = format!(
                        "<w:bookmarkStart w:id=\"{headings}\" w:name=\"_Toc{headings}\"/>{}<w:bookmarkEnd w:id=\"{headings}\"/>",
                        run(text, "")
                    );
                    paragraph(&mut body, &format!("Heading{level}"), &marked);
                }
                Block::Text(label, lines) => {
                    let label =
                        if label.is_empty() { String::new() } else { run(&format!("{label}: "), "<w:b/>") };
                    paragraph(&mut body, "Normal", &format!("{label}{}", run(&lines.join("\n"), "")));
                }
                Block::Marking(text) => paragraph(&mut body, "vbeMarking", &run(text, "")),
                Block::Grid(grid) => grid.write(&mut body, side.room()),
            }
        }
        if self.template.is_some() {
            body.push_str(&template::stamp(self.foot));
        }
        let _ = write!(body, "{}</w:body></w:document>", self.section(side));
        body
    }

    fn section(&self, side: Side) -> String {
        self.template.map_or_else(|| side.section(), |template| template.section(side == Side::OnSide))
    }

    /// The headings, each of which leads to its place. They have no numbers of pages, which only a program that lays out
    /// the pages knows; the field can be updated to have them.
    fn contents(&self, body: &mut String) {
        paragraph(body, "TOCHeading", &run(self.about.lang.pick("Innehåll", "Contents"), ""));
        let begun = format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> TOC \\o &quot;1-{LISTED}&quot; \\h \\n \
             </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
        );
        let headings = self.blocks.iter().filter_map(|block| match block {
            Block::Heading(level, text) => Some((*level, text)),
            _ => None,
        });
        let listed = (1..).zip(headings).filter(|(_, (level, _))| *level <= LISTED);
        let mut before = begun.as_str();
        for (at, (level, text)) in listed {
            let link = format!("{before}<w:hyperlink w:anchor=\"_Toc{at}\">{}</w:hyperlink>", run(text, ""));
            paragraph(body, &format!("TOC{level}"), &link);
            before = "";
        }
        body.push_str("<w:p><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>");
    }

    /// How the paper lies for each block. What stands before a table lies as it does; where most rows are in wide tables,
    /// all lies on the side, so that the paper is not turned again and again.
    fn sides(&self) -> Vec<Side> {
        let rows = |is_wide: bool| -> usize {
            let grids = self.blocks.iter().filter_map(Block::grid);
            grids.filter(|grid| grid.is_wide() == is_wide).map(|grid| grid.rows.len()).sum()
        };
        if rows(true) > rows(false) {
            return vec![Side::OnSide; self.blocks.len()];
        }
        let mut sides = vec![Side::Upright; self.blocks.len()];
        let mut next = Side::Upright;
        for (at, block) in self.blocks.iter().enumerate().rev() {
            if let Some(grid) = block.grid() {
                next = if grid.is_wide() { Side::OnSide } else { Side::Upright };
            }
            sides[at] = next;
            // What comes before a heading is not what the table under it is of.
            if matches!(block, Block::Heading(1, _)) {
                next = Side::Upright;
            }
        }
        sides
    }
}

/// How the paper lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Upright,
    OnSide,
}

impl Side {
    /// The width between the margins.
    fn room(self) -> u32 {
        let width = if self == Self::Upright { SHORT } else { LONG };
        width - 2 * MARGIN
    }

    fn section(self) -> String {
        let (width, height, how) = match self {
            Self::Upright => (SHORT, LONG, ""),
            Self::OnSide => (LONG, SHORT, " w:orient=\"landscape\""),
        };
        format!(
            "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId3\"/><w:pgSz w:w=\"{width}\" w:h=\"{height}\"{how}/>\
             <w:pgMar w:top=\"{MARGIN}\" w:right=\"{MARGIN}\" w:bottom=\"{MARGIN}\" w:left=\"{MARGIN}\" w:header=\"567\" \
             w:footer=\"567\" w:gutter=\"0\"/></w:sectPr>"
        )
    }
}

impl<'d> Block<'d> {
    fn grid(&self) -> Option<&Grid<'d>> {
        match self {
            Self::Grid(grid) => Some(grid),
            _ => None,
        }
    }
}

impl Grid<'_> {
    /// For each column, the letters that it takes at least and those that it would have.
    fn letters(&self) -> Vec<(usize, usize)> {
        let of = |at: usize| {
            let cells = self.rows.iter().filter_map(|row| row.get(at)).flat_map(|spot| spot.lines.iter());
            let texts = || cells.clone().map(String::as_str).chain([&*self.heads[at]]);
            let count = |text: &str| text.chars().count();
            let word = texts().flat_map(str::split_whitespace).map(count).max().unwrap_or_default();
            let line = texts().map(count).max().unwrap_or_default();
            let least = word.min(WORD) + PADDING;
            (least, (line.min(LINE) + PADDING).max(least))
        };
        (0..self.heads.len()).map(of).collect()
    }

    /// Whether upright paper would crowd it.
    fn is_wide(&self) -> bool {
        let room = (Side::Upright.room() / LETTER) as usize;
        let letters = self.letters();
        let sum = |of: fn(&(usize, usize)) -> usize| -> usize { letters.iter().map(of).sum() };
        sum(|own| own.0) > room || sum(|own| own.1) * 2 > room * 3
    }

    /// The width of each column, which together are the room.
    fn widths(&self, room: u32) -> Vec<u32> {
        let letters = self.letters();
        let sum: usize = letters.iter().map(|own| own.0).sum();
        let wish: usize = letters.iter().map(|own| own.1 - own.0).sum();
        let all = (room / LETTER) as usize;
        let more = all.saturating_sub(sum);
        let own = |(least, most): &(usize, usize)| {
            *least * 100 + ((most - least) * 100 * more).checked_div(wish).unwrap_or_default()
        };
        let shares: Vec<usize> = letters.iter().map(own).collect();
        let whole = shares.iter().sum::<usize>().max(1);
        let width = |share: &usize| u32::try_from(share * room as usize / whole).unwrap_or(room);
        shares.iter().map(width).collect()
    }

    fn write(&self, body: &mut String, room: u32) {
        let widths = self.widths(room);
        let _ = write!(
            body,
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"vbeTable\"/><w:tblW w:w=\"5000\" w:type=\"pct\"/><w:tblLayout w:type=\"fixed\"/>\
             <w:tblLook w:val=\"00A0\" w:firstRow=\"1\" w:firstColumn=\"1\" w:noHBand=\"1\" w:noVBand=\"1\"/>\
             <w:tblCaption w:val=\"{0}\"/><w:tblDescription w:val=\"{0}\"/></w:tblPr><w:tblGrid>",
            escaped(&self.title)
        );
        for width in &widths {
            let _ = write!(body, "<w:gridCol w:w=\"{width}\"/>");
        }
        body.push_str("</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
        for (head, width) in self.heads.iter().zip(&widths) {
            let _ = write!(
                body,
                "<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"pct\"/></w:tcPr>",
                width * 5000 / room
            );
            paragraph(body, "vbeCell", &run(head, "<w:b/>"));
            body.push_str("</w:tc>");
        }
        body.push_str("</w:tr>");
        for row in &self.rows {
            body.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
            for (spot, width) in row.iter().zip(&widths) {
                spot.write(body, width * 5000 / room);
            }
            body.push_str("</w:tr>");
        }
        // Two tables after each other would be one.
        body.push_str("</w:tbl><w:p/>");
    }
}

impl Spot {
    /// Writes it with a share of the width, in fiftieths of a per cent: a template decides how wide the paper is.
    fn write(&self, body: &mut String, width: u32) {
        let fill =
            self.fill.map(|fill| format!("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{fill:06X}\"/>"));
        let colour =
            self.colour.map(|colour| format!("<w:color w:val=\"{colour:06X}\"/>")).unwrap_or_default();
        let _ = write!(
            body,
            "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"pct\"/>{}</w:tcPr>",
            fill.unwrap_or_default()
        );
        let side = if self.is_number { "<w:jc w:val=\"right\"/>" } else { "" };
        let lines = if self.lines.is_empty() { &[String::new()][..] } else { &self.lines };
        for line in lines {
            let _ = write!(
                body,
                "<w:p><w:pPr><w:pStyle w:val=\"vbeCell\"/>{side}</w:pPr>{}</w:p>",
                run(line, &colour)
            );
        }
        body.push_str("</w:tc>");
    }
}

fn paragraph(body: &mut String, style: &str, inside: &str) {
    let _ = write!(body, "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{inside}</w:p>");
}

/// A text with its line breaks, looking so.
fn run(text: &str, look: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let look = if look.is_empty() { String::new() } else { format!("<w:rPr>{look}</w:rPr>") };
    let lines: Vec<String> = text.split('\n').map(line).collect();
    format!("<w:r>{look}{}</w:r>", lines.join("<w:br/>"))
}

/// A line, in which no day is broken at its hyphens.
fn line(text: &str) -> String {
    const DAY: &str = "2024-05-14";
    let is_like = |(own, form): (u8, u8)| if form == b'-' { own == form } else { own.is_ascii_digit() };
    let is_day =
        |at: usize| text.get(at..at + DAY.len()).is_some_and(|own| own.bytes().zip(DAY.bytes()).all(is_like));
    let (mut line, mut from) = (String::new(), 0);
    let put = |line: &mut String, part: &str| {
        if !part.is_empty() {
            let _ = write!(line, "<w:t xml:space=\"preserve\">{}</w:t>", escaped(part));
        }
    };
    for (at, _) in text.match_indices('-') {
        if [4, 7].into_iter().any(|before| at.checked_sub(before).is_some_and(is_day)) {
            put(&mut line, &text[from..at]);
            line.push_str("<w:noBreakHyphen/>");
            from = at + 1;
        }
    }
    put(&mut line, &text[from..]);
    line
}
