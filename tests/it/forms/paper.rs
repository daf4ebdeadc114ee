//! A form as it came, which a test fills in and sends back in any file.

use std::io::Write;

use rust_xlsxwriter::{Color, ExcelDateTime, Format, Workbook};

use crate::sandbox::Sandbox;

/// A form that has been read as Markdown.
#[derive(Clone)]
pub(super) struct Paper {
    /// Whose it is.
    pub role: String,
    above: Vec<String>,
    pub heads: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

/// The files that a form comes back in.
pub(super) const FILES: [&str; 4] = ["svar.md", "svar.csv", "svar.xlsx", "svar.ods"];

/// A workspace with three activities, of which one role has two and another has two.
pub(super) fn workspace() -> Sandbox {
    let more = "  - {id: samtal, title: Samtala med föreningarna, areas: [forebygga], responsible: [samordnaren, enhetschef-fritid], start: V 2024, finish: H 2024}\n  - {id: natverk, title: Samla nätverket, areas: [forebygga], responsible: [enhetschef-fritid], ongoing: true, recurs: varje år}\n";
    let plan = Sandbox::sound().read("plans/plan-2024.yaml");
    Sandbox::sound().file("plans/plan-2024.yaml", &format!("{plan}{more}")).swedish()
}

pub(super) const TRAINING: &str = "records/activities/plan-2024/utbildning.yaml";
pub(super) const TALKS: &str = "records/activities/plan-2024/samtal.yaml";
pub(super) const NETWORK: &str = "records/activities/plan-2024/natverk.yaml";

impl Paper {
    /// The form of a role, as it is asked on a day.
    pub(super) fn asked(sandbox: &Sandbox, role: &str, day: &str) -> Self {
        let _ = std::fs::remove_dir_all(sandbox.path().join(format!("ut-{role}-{day}")));
        let run = sandbox.run(&format!("ask --responsible {role} --on {day} --to ut-{role}-{day}"));
        assert!(run.err.is_empty(), "{}", run.err);
        Self::of(&sandbox.read(&format!("ut-{role}-{day}/{role}.md")))
    }

    fn of(form: &str) -> Self {
        let cells = |line: &str| -> Vec<String> {
            let line = line.trim().trim_start_matches('|').trim_end_matches('|');
            line.split('|').map(|cell| cell.trim().to_owned()).collect()
        };
        let mut table = form.lines().filter(|line| line.starts_with('|'));
        let heads = cells(table.next().unwrap());
        let rows = table.skip(1).map(cells).collect();
        let role = form.lines().find_map(|line| line.strip_prefix("## ")).unwrap().to_owned();
        let above = form.lines().filter(|line| !line.starts_with(['#', '|']) && !line.is_empty());
        Self { role, above: above.map(str::to_owned).collect(), heads, rows }
    }

    fn place(&self, head: &str) -> usize {
        self.heads
            .iter()
            .position(|own| own.starts_with(head))
            .unwrap_or_else(|| panic!("{head}: {:?}", self.heads))
    }

    /// The form with an answer in the row of an activity.
    pub(super) fn with(mut self, title: &str, head: &str, said: &str) -> Self {
        let at = self.place(head);
        let row = self.rows.iter_mut().find(|row| row[0].starts_with(title)).unwrap();
        said.clone_into(&mut row[at]);
        self
    }

    /// What stands in a cell.
    pub(super) fn cell(&self, title: &str, head: &str) -> &str {
        &self.rows.iter().find(|row| row[0].starts_with(title)).unwrap()[self.place(head)]
    }

    /// The form with one column in the opposite order, as when it has been sorted by itself.
    pub(super) fn with_column_turned(mut self, head: &str) -> Self {
        let at = self.place(head);
        let turned: Vec<String> = self.rows.iter().rev().map(|row| row[at].clone()).collect();
        for (row, cell) in self.rows.iter_mut().zip(turned) {
            row[at] = cell;
        }
        self
    }

    /// The form without a column.
    pub(super) fn without(mut self, head: &str) -> Self {
        let at = self.place(head);
        self.heads.remove(at);
        self.rows.iter_mut().for_each(|row| drop(row.remove(at)));
        self
    }

    /// Every row, those above the heads first, as a sheet has them.
    fn lines(&self) -> Vec<Vec<String>> {
        let above = [self.role.clone()].into_iter().chain(self.above.clone()).map(|line| vec![line]);
        let all = above.chain([self.heads.clone()]).chain(self.rows.clone());
        all.map(|row| row.iter().map(|cell| cell.replace("<br>", "\n")).collect()).collect()
    }

    pub(super) fn markdown(&self) -> String {
        let line = |cells: &Vec<String>| format!("| {} |\n", cells.join(" | "));
        let rule = vec!["---".to_owned(); self.heads.len()];
        let rows: String = self.rows.iter().map(line).collect();
        let above = self.above.join("\n\n");
        format!("{above}\n\n## {}\n\n{}{}{rows}", self.role, line(&self.heads), line(&rule))
    }

    /// As Excel in Swedish saves it.
    fn csv(&self) -> String {
        let cell = |text: &String| format!("\"{}\"", text.replace('"', "\"\""));
        let line = |mut cells: Vec<String>| {
            cells.resize(self.heads.len(), String::new());
            cells.iter().map(cell).collect::<Vec<_>>().join(";") + "\r\n"
        };
        format!("\u{feff}{}", self.lines().into_iter().map(line).collect::<String>())
    }

    fn xlsx(&self) -> Vec<u8> {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        let days = Format::new().set_num_format("yyyy-mm-dd");
        for (cells, row) in self.lines().iter().zip(0_u32..) {
            for (cell, column) in cells.iter().zip(0_u16..).filter(|(cell, _)| !cell.is_empty()) {
                if let Some(colour) = coloured(cell) {
                    let colour = u32::from_str_radix(colour, 16).unwrap();
                    let look = Format::new().set_background_color(Color::RGB(colour));
                    sheet.write_blank(row, column, &look).unwrap();
                    continue;
                }
                // What Markdown strikes through has that look in a sheet.
                if let Some(struck) = struck(cell) {
                    let look = Format::new().set_font_strikethrough();
                    sheet.write_string_with_format(row, column, struck, &look).unwrap();
                    continue;
                }
                // What a sheet takes for a day it keeps as one.
                match ExcelDateTime::parse_from_str(cell).ok().filter(|_| is_day(cell)) {
                    Some(day) => sheet.write_datetime_with_format(row, column, &day, &days).unwrap(),
                    None => sheet.write_string(row, column, cell).unwrap(),
                };
            }
        }
        book.save_to_buffer().unwrap()
    }

    fn ods(&self) -> Vec<u8> {
        let cell = |text: &String| match is_day(text) {
            _ if text.is_empty() => "<table:table-cell/>".to_owned(),
            _ if coloured(text).is_some() => {
                format!("<table:table-cell table:style-name=\"f{}\"/>", coloured(text).unwrap())
            }
            _ if struck(text).is_some() => format!(
                "<table:table-cell table:style-name=\"struken\" office:value-type=\"string\"><text:p>{}</text:p></table:table-cell>",
                struck(text).unwrap()
            ),
            true => format!(
                "<table:table-cell office:value-type=\"date\" office:date-value=\"{text}\"><text:p>{text}</text:p></table:table-cell>"
            ),
            false => {
                let lines: String = text.split('\n').map(|line| format!("<text:p>{line}</text:p>")).collect();
                format!("<table:table-cell office:value-type=\"string\">{lines}</table:table-cell>")
            }
        };
        let row = |cells: Vec<String>| {
            format!("<table:table-row>{}</table:table-row>", cells.iter().map(cell).collect::<String>())
        };
        let colours: String = self.lines().iter().flatten().filter_map(|text| coloured(text)).map(|colour| {
            format!("<style:style style:name=\"f{colour}\" style:family=\"table-cell\"><style:table-cell-properties fo:background-color=\"#{colour}\"/></style:style>")
        }).collect();
        let rows: String = self.lines().into_iter().map(row).collect();
        let page = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\"><office:automatic-styles>{colours}<style:style style:name=\"struken\" style:family=\"table-cell\"><style:text-properties style:text-line-through-style=\"solid\"/></style:style></office:automatic-styles><office:body><office:spreadsheet><table:table table:name=\"Blad1\">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
        );
        let manifest = "<?xml version=\"1.0\"?><manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"><manifest:file-entry manifest:full-path=\"/\" manifest:media-type=\"application/vnd.oasis.opendocument.spreadsheet\"/></manifest:manifest>";
        let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        let plain = zip::write::SimpleFileOptions::default();
        for (name, text) in [
            ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
            ("META-INF/manifest.xml", manifest),
            ("content.xml", &page),
        ] {
            archive.start_file(name, plain).unwrap();
            archive.write_all(text.as_bytes()).unwrap();
        }
        archive.finish().unwrap().into_inner()
    }

    /// As somebody who has copied it into a letter sends it.
    fn docx(&self) -> Vec<u8> {
        let cell = |text: &String| {
            let (shade, text) = match coloured(text) {
                Some(colour) => (format!("<w:shd w:val=\"clear\" w:fill=\"{colour}\"/>"), ""),
                None => (String::new(), text.as_str()),
            };
            let lines = text.split('\n').map(|line| format!("<w:t>{line}</w:t>")).collect::<Vec<_>>();
            format!("<w:tc><w:tcPr>{shade}</w:tcPr><w:p><w:r>{}</w:r></w:p></w:tc>", lines.join("<w:br/>"))
        };
        let row =
            |cells: &Vec<String>| format!("<w:tr>{}</w:tr>", cells.iter().map(cell).collect::<String>());
        let table: String = [self.heads.clone()].iter().chain(&self.rows).map(row).collect();
        let page = format!(
            "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>{}</w:t></w:r></w:p><w:tbl>{table}</w:tbl></w:body></w:document>",
            self.role
        );
        let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        archive.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(page.as_bytes()).unwrap();
        archive.finish().unwrap().into_inner()
    }

    /// The bytes of a file with this name.
    pub(super) fn as_file(&self, name: &str) -> Vec<u8> {
        match name.rsplit('.').next().unwrap() {
            "md" => self.markdown().into_bytes(),
            "csv" => self.csv().into_bytes(),
            "xlsx" => self.xlsx(),
            "docx" => self.docx(),
            _ => self.ods(),
        }
    }
}

/// The text that is struck through, where all of it is.
fn struck(text: &str) -> Option<&str> {
    text.strip_prefix("~~")?.strip_suffix("~~")
}

/// The colour of a cell that has nothing else, which a test writes as `{FF0000}`.
fn coloured(text: &str) -> Option<&str> {
    text.strip_prefix('{')?.strip_suffix('}')
}

fn is_day(text: &str) -> bool {
    text.len() == 10
        && text
            .bytes()
            .enumerate()
            .all(|(at, byte)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() })
}
