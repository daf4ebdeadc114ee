//! A municipality's own Word document as the frame of ours: its styles, heads, feet and paper stay, and its text goes.

use super::xml::{RELATIONS, STYLES, TYPES, escaped};
use crate::io::tables::{Pack, Page, with_pages};

/// The page of what the file says of itself, where it has none.
const PROPERTIES: &str = "docProps/core.xml";
/// The styles of ours that a program has names for, by their ids, with those names.
const NAMED: [(&str, &str); 12] = [
    ("Normal", "normal"),
    ("Title", "title"),
    ("Heading1", "heading 1"),
    ("Heading2", "heading 2"),
    ("Heading3", "heading 3"),
    ("Heading4", "heading 4"),
    ("Heading5", "heading 5"),
    ("Heading6", "heading 6"),
    ("TOCHeading", "toc heading"),
    ("TOC1", "toc 1"),
    ("TOC2", "toc 2"),
    ("Footer", "footer"),
];
/// The styles that only our documents have. A template that has one decides how it looks.
const OWN: [(&str, &str); 3] =
    [("vbeCell", "vbe cell"), ("vbeMarking", "vbe marking"), ("vbeTable", "vbe table")];

/// A document to be filled.
#[derive(Clone, Debug)]
pub(crate) struct Template {
    bytes: Vec<u8>,
    /// The page with the text, and what stands in it before the text.
    page: String,
    opening: String,
    /// The last section: the paper, and which heads and feet it has.
    section: String,
    /// The page with the styles, and what stands in it.
    styles: (String, String),
    /// The page with the kinds of pages, and that of what the file says of itself.
    types: String,
    relations: String,
    properties: Option<String>,
}

/// Why a file is no template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoTemplate {
    /// It is no Word document.
    Word,
    /// It has macros, which would go along in each page.
    Macros,
}

impl Template {
    /// Reads a `.docx` or a `.dotx`.
    pub(crate) fn read(bytes: Vec<u8>) -> Result<Self, NoTemplate> {
        let no_word = NoTemplate::Word;
        let mut pack = Pack::open(&bytes).map_err(|_| no_word)?;
        let mut page_of = |name: &str| pack.page(name).ok().flatten().ok_or(no_word);
        let types = page_of("[Content_Types].xml")?;
        if types.contains("macroEnabled") || types.contains("vbaProject") {
            return Err(NoTemplate::Macros);
        }
        let relations = page_of("_rels/.rels")?;
        let page = pack.main().ok().flatten().ok_or(no_word)?;
        let text = pack.page(&page).ok().flatten().ok_or(no_word)?;
        let body = "<w:body>";
        let (opening, rest) = text.split_once(body).ok_or(no_word)?;
        let end = "</w:sectPr>";
        let last = rest.rfind("<w:sectPr").zip(rest.rfind(end));
        let section =
            last.filter(|(from, to)| from < to).map(|(from, to)| rest[from..to + end.len()].to_owned());
        let named = pack.relations(&page).map_err(|_| no_word)?;
        let styles = named.into_iter().find(|own| own.sort == "styles").ok_or(no_word)?.target;
        let written = pack.page(&styles).ok().flatten().ok_or(no_word)?;
        let of_file = pack.relations("").map_err(|_| no_word)?;
        let properties = of_file.into_iter().find(|own| own.sort == "core-properties").map(|own| own.target);
        Ok(Self {
            page,
            opening: format!("{opening}{body}"),
            section: section.unwrap_or_default(),
            styles: (styles, written),
            types,
            relations,
            properties,
            bytes,
        })
    }

    /// The section of a page, upright or on its side.
    pub(super) fn section(&self, is_on_side: bool) -> String {
        let Some((before, rest)) = self.section.split_once("<w:pgSz").filter(|_| is_on_side) else {
            return self.section.clone();
        };
        let Some((size, after)) = rest.split_once("/>") else { return self.section.clone() };
        let (wide, high) = (attribute(size, "w:w"), attribute(size, "w:h"));
        let (Some(wide), Some(high)) = (wide, high) else { return self.section.clone() };
        // What lies on its side already stays so.
        let numbers = wide.parse::<u32>().ok().zip(high.parse::<u32>().ok());
        if numbers.is_some_and(|(wide, high)| wide > high) {
            return self.section.clone();
        }
        format!("{before}<w:pgSz w:w=\"{high}\" w:h=\"{wide}\" w:orient=\"landscape\"/>{after}")
    }

    pub(super) fn opening(&self) -> &str {
        &self.opening
    }

    /// The file with our text, of which `properties` say something.
    pub(super) fn filled(&self, body: &str, properties: String, lang: &str) -> Result<Vec<u8>, String> {
        let (styles, body) = self.dressed(body, lang);
        let mut types =
            self.types.replace("wordprocessingml.template.main+xml", "wordprocessingml.document.main+xml");
        let mut relations = self.relations.clone();
        let named = self.properties.clone().unwrap_or_else(|| {
            types = types.replace("</Types>", &format!("{}</Types>", line(TYPES, PROPERTIES)));
            let own = line(RELATIONS, PROPERTIES).replace("rId2", "rIdVbe");
            relations = relations.replace("</Relationships>", &format!("{own}</Relationships>"));
            PROPERTIES.to_owned()
        });
        let pages = [
            ("[Content_Types].xml", types),
            ("_rels/.rels", relations),
            (&self.page, body),
            (&self.styles.0, styles),
            (&named, properties),
        ];
        let pages: Vec<Page<'_>> =
            pages.into_iter().map(|(name, text)| Page { name, bytes: text.into_bytes() }).collect();
        with_pages(&self.bytes, &pages)
    }

    /// The styles of the template with those that only we have, and a body whose paragraphs have its styles.
    fn dressed(&self, body: &str, lang: &str) -> (String, String) {
        let mut body = body.to_owned();
        let mut added = String::new();
        let mut renamed: Vec<(String, String)> = Vec::new();
        for (id, name) in NAMED.iter().chain(&OWN) {
            if let Some(own) = self.style(name) {
                renamed.push((format!("tyle w:val=\"{id}\"/>"), format!("tyle w:val=\"{own}\"/>")));
            } else {
                added += style(STYLES, id);
            }
        }
        let normal = self.style("normal").unwrap_or("Normal");
        added = added.replace("basedOn w:val=\"Normal\"", &format!("basedOn w:val=\"{normal}\""));
        for (ours, theirs) in &renamed {
            body = body.replace(ours, theirs);
        }
        let mut styles = self.styles.1.replace("</w:styles>", &format!("{added}</w:styles>"));
        // The language of the page is that of its texts, whatever the template was written in.
        if let Some(from) = styles.find("<w:lang ")
            && styles[..from].contains("<w:docDefaults")
            && let Some(to) = styles[from..].find("/>")
        {
            styles.replace_range(from..from + to + 2, &format!("<w:lang w:val=\"{lang}\"/>"));
        }
        (styles, body)
    }

    /// The id of the style that has a name, which is the same in every language of the program.
    fn style(&self, name: &str) -> Option<&str> {
        let mut all = self.styles.1.split("<w:style ").skip(1);
        all.find_map(|own| {
            let own = own.split_once("</w:style>").map_or(own, |(own, _)| own);
            let said = own.split_once("<w:name ").and_then(|(_, rest)| attribute(rest, "w:val"))?;
            attribute(own, "w:styleId").filter(|_| said.eq_ignore_ascii_case(name))
        })
    }
}

/// The value of an attribute, the first of that name.
fn attribute<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let (_, rest) = text.split_once(&format!("{name}=\""))?;
    Some(rest.split_once('"')?.0)
}

/// The style of an id, as it is written.
fn style<'t>(styles: &'t str, id: &str) -> &'t str {
    let end = "</w:style>";
    let mut all = styles.split_inclusive(end);
    let own = all.find(|own| own.contains(&format!("styleId=\"{id}\""))).unwrap_or_default();
    own.find("<w:style ").map_or("", |from| &own[from..])
}

/// The line of a page that has a word in it.
fn line<'t>(page: &'t str, word: &str) -> &'t str {
    page.lines().find(|line| line.contains(word)).unwrap_or_default().trim()
}

/// A paragraph that says what the foot of a page of our own says: the template has a foot of its own.
pub(super) fn stamp(foot: &str) -> String {
    format!(
        "<w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr><w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>",
        escaped(foot)
    )
}
