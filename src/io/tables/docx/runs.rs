//! The text of a paragraph in a `.docx`: what its runs say, and what of it is seen.

use super::super::contents::Why;
use super::super::flow::Line;
use super::super::xml::Element;
use super::styles::Look;
use super::word::Word;

/// What is read of a paragraph.
#[derive(Default)]
pub(super) struct Read<'t> {
    pub(super) line: Line,
    /// The boxes of text that hang on it.
    pub(super) boxes: Vec<Element<'t>>,
}

/// Of the forms in which a document says one thing, as a text box for new programs and for old, the first with text.
pub(super) fn form(own: Element<'_>) -> Option<Element<'_>> {
    let forms = || own.children().filter(|form| matches!(form.name(), "Choice" | "Fallback"));
    let has_text = |form: &Element<'_>| form.within("t").any(|text| !text.text().trim().is_empty());
    forms().find(has_text).or_else(|| forms().next())
}

/// Why the content of a control is left out: it is only what the control asks for.
pub(super) fn prompt(control: Element<'_>) -> Option<Why> {
    let is_prompt = control.child("sdtPr").and_then(|own| own.flag("showingPlcHdr")).unwrap_or_default();
    is_prompt.then_some(Why::Prompt)
}

impl Word<'_> {
    /// Reads the runs in a paragraph, or in what stands for several of them.
    pub(super) fn runs<'t>(&self, around: Element<'t>, look: Look, why: Option<Why>, read: &mut Read<'t>) {
        for own in around.children() {
            match own.name() {
                "r" => self.run(own, look, why, read),
                "del" | "moveFrom" => self.runs(own, look, Some(Why::Deleted), read),
                "sdt" => {
                    if let Some(content) = own.child("sdtContent") {
                        self.runs(content, look, why.or(prompt(own)), read);
                    }
                }
                "AlternateContent" => {
                    if let Some(form) = form(own) {
                        self.runs(form, look, why, read);
                    }
                }
                "oMath" | "oMathPara" => {
                    read.line.say(&own.within("t").map(Element::text).collect::<String>(), why, false);
                }
                "hyperlink" | "smartTag" | "customXml" | "ins" | "moveTo" | "fldSimple" | "dir" | "bdo"
                | "rubyBase" => {
                    self.runs(own, look, why, read);
                }
                "drawing" | "pict" | "object" => boxes(own, &mut read.boxes),
                "txbxContent" => read.boxes.push(own),
                _ => {}
            }
        }
    }

    fn run<'t>(&self, run: Element<'t>, look: Look, why: Option<Why>, read: &mut Read<'t>) {
        let look = self.styles.of_run(run, look);
        let hidden = match () {
            () if !self.with_hidden && look.hidden == Some(true) => Some(Why::Hidden),
            () if !self.with_struck && look.struck == Some(true) => Some(Why::Struck),
            () => None,
        };
        let why = why.or(hidden);
        let is_bold = look.bold == Some(true);
        self.content(run, (look.symbols, is_bold), why, read);
    }

    fn content<'t>(&self, run: Element<'t>, look: (bool, bool), why: Option<Why>, read: &mut Read<'t>) {
        let (is_symbols, is_bold) = look;
        for own in run.children() {
            let mut say = |text: &str| read.line.say(text, why, is_bold);
            match own.name() {
                "t" => {
                    let text = own.text();
                    if is_symbols || text.contains(is_private) {
                        say(&text.chars().map(|char| symbol(char, is_symbols)).collect::<String>());
                    } else {
                        say(&text);
                    }
                }
                "delText" => read.line.say(&own.text(), Some(Why::Deleted), is_bold),
                "br" | "cr" => say("\n"),
                "tab" | "ptab" => say(" "),
                "noBreakHyphen" => say("-"),
                "sym" => {
                    let code = own.attribute("char").and_then(|code| u32::from_str_radix(&code, 16).ok());
                    let char = code.and_then(char::from_u32).unwrap_or_default();
                    say(symbol(char, true).encode_utf8(&mut [0; 4]));
                }
                "fldChar" => say(&field(own)),
                "ruby" => self.runs(own, Look::default(), why, read),
                "AlternateContent" => {
                    if let Some(form) = form(own) {
                        self.content(form, look, why, read);
                    }
                }
                "drawing" | "pict" | "object" => boxes(own, &mut read.boxes),
                "txbxContent" => read.boxes.push(own),
                _ => {}
            }
        }
    }
}

/// Finds the boxes of text in a drawing, each once. What lies in a box is found when the box is read.
fn boxes<'t>(around: Element<'t>, found: &mut Vec<Element<'t>>) {
    for own in around.children() {
        match own.name() {
            "txbxContent" => found.push(own),
            "AlternateContent" => {
                if let Some(form) = form(own) {
                    boxes(form, found);
                }
            }
            _ => boxes(own, found),
        }
    }
}

/// What is seen of a field to fill in of the old sort, which has no text of its own: a tick or a choice.
fn field(own: Element<'_>) -> String {
    let Some(data) = own.child("ffData") else { return String::new() };
    if let Some(tick) = data.child("checkBox") {
        let is = tick.flag("checked").or_else(|| tick.flag("default")).unwrap_or_default();
        return if is { "☒" } else { "☐" }.to_owned();
    }
    let Some(list) = data.child("ddList") else { return String::new() };
    let at =
        list.val("result").or_else(|| list.val("default")).and_then(|at| at.parse().ok()).unwrap_or_default();
    list.all("listEntry").nth(at).and_then(|entry| entry.attribute("val")).unwrap_or_default()
}

/// Whether a character has no meaning of its own but that of its font.
fn is_private(char: char) -> bool {
    ('\u{e000}'..='\u{f8ff}').contains(&char)
}

/// The character that a symbol looks like. Its font has a sign of its own in the place of each letter; of those only
/// the marks that people put in tables are known.
fn symbol(char: char, is_symbols: bool) -> char {
    let code = match u32::from(char) {
        code @ 0x21..=0xff if is_symbols => char::from_u32(0xf000 + code).unwrap_or_default(),
        _ => char,
    };
    match code {
        '\u{f0fc}' | '\u{f050}' | '\u{f0fe}' | '\u{f052}' => '✓',
        '\u{f0fd}' | '\u{f051}' | '\u{f0fb}' | '\u{f04f}' | '\u{f078}' | '\u{f053}' => '☒',
        '\u{f0a8}' | '\u{f06f}' | '\u{f0a3}' | '\u{f071}' | '\u{f072}' => '☐',
        '\u{f02d}' | '\u{f0be}' => '-',
        '\u{f0b7}' | '\u{f0a7}' | '\u{f06c}' | '\u{f0d8}' | '\u{f076}' => '•',
        '\u{f0e0}' | '\u{f0e8}' => '→',
        '\0' | '\u{e000}'..='\u{f8ff}' => '□',
        char => char,
    }
}
