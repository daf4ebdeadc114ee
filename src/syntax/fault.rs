//! What can be wrong with a single file, found before the other files are read: a place, and what stands there.
//!
//! A fault has no words of its own. The rule that owns it turns it into a finding in both languages. Of a thousand faults
//! of a kind and more, the last do not repeat what stands in the file either: they are only counted.

use std::sync::Arc;

use crate::base::forbidden::Asked;
use crate::base::lang::Say;
use crate::base::period::Period;
use crate::base::wording::Word;
use crate::syntax::text::{NotText, Span};

/// The most characters of a value that a fault repeats.
pub(crate) const LONGEST: usize = 120;

/// One fault, with its place in its file.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// Where the fault is marked, in bytes of the file.
    pub span: Span,
    /// The fault without its place.
    pub kind: FaultKind,
}

impl Fault {
    /// A fault and where it is.
    pub(crate) fn new(span: Span, kind: FaultKind) -> Self {
        Self { span, kind }
    }

    /// Whether this fault may hide part of the file's record, so that references into the record must not be reported
    /// as broken.
    pub(crate) fn tears(&self) -> bool {
        !matches!(
            self.kind,
            FaultKind::UnknownField { .. }
                | FaultKind::RefusedField { .. }
                | FaultKind::DuplicateKey { .. }
                | FaultKind::CutShort
        )
    }
}

impl FaultKind {
    /// Calls `change` on every text that was written in the file or made of what was.
    pub(crate) fn each_text(&mut self, change: &mut dyn FnMut(&mut String)) {
        match self {
            Self::DuplicateKey { key, .. } | Self::UnknownField { key, .. } => change(key),
            Self::UnknownKind { written: Some(written) } => change(written),
            Self::WrongValue { key, written, wrong, .. } => {
                key.iter_mut().for_each(&mut *change);
                change(written);
                if let ValueFault::NotAnId(suggested) = wrong {
                    change(suggested);
                }
            }
            Self::UnreadablePeriod { key, written, .. } => {
                key.iter_mut().for_each(&mut *change);
                change(written);
            }
            Self::Unreadable(Unreadable::System(message)) => change(message),
            Self::Unreadable(_)
            | Self::Syntax(_)
            | Self::RefusedYaml(_)
            | Self::CutShort
            | Self::UnknownKind { written: None }
            | Self::RefusedField { .. }
            | Self::Misplaced { .. }
            | Self::MissingField { .. } => {}
        }
    }
}

/// The kinds of fault that a single file can have. Each is owned by the rule of that name.
#[derive(Clone, Debug, PartialEq)]
pub enum FaultKind {
    /// The file could not be read at all.
    Unreadable(Unreadable),
    /// It is text, but not YAML.
    Syntax(Syntax),
    /// It is YAML, with something in it that records do without.
    RefusedYaml(RefusedYaml),
    /// A text that goes on after ` #`, which begins a comment.
    CutShort,
    /// The same key twice in one mapping.
    DuplicateKey {
        /// The repeated key.
        key: String,
        /// Where the key stands first.
        first: Span,
    },
    /// `kind` is missing, or names no kind.
    UnknownKind {
        /// The text after `kind:`, if there is one.
        written: Option<String>,
    },
    /// A key that the schema does not know.
    UnknownField {
        /// The key as written.
        key: String,
        /// The keys that could stand there; shared, since a file may have as many unknown keys as lines.
        known: Arc<[String]>,
        /// Where the key's value stands.
        value: Span,
        /// The name of the schema.
        schema: Arc<str>,
        /// Whether it is of records about people: what is only unknown in a plan can be forbidden in a case.
        of_people: bool,
    },
    /// A key for something that must never be written about a person.
    RefusedField {
        /// Which forbidden thing the key asks for.
        asked: Asked,
        /// Whether the record is about a person: a case or an incident.
        of_people: bool,
        /// Where the key's value stands; the value is never shown.
        value: Span,
    },
    /// A key that must be there and is not.
    MissingField {
        /// The key that is missing.
        key: String,
        /// A value that the schema gives as an example.
        example: Option<String>,
    },
    /// A value of the wrong type or form.
    WrongValue {
        /// The key of the value, or of the list that it is in.
        key: Option<String>,
        /// Whether it is an item of a list.
        is_item: bool,
        /// The value, or its beginning.
        written: String,
        /// What is wrong with the value.
        wrong: ValueFault,
        /// Where the value stands, when it must not be shown: in a case a value may hold anything.
        hidden: Option<Span>,
    },
    /// A record about people, or what is published of them, outside the folder for it.
    Misplaced {
        /// The folder in which it belongs, as the settings write it.
        folder: String,
        /// Whether it is what is published.
        is_published: bool,
    },
    /// A time that cannot be read.
    UnreadablePeriod {
        /// The key of the time, when its parent is a mapping.
        key: Option<String>,
        /// The text that could not be read as a time.
        written: String,
        /// Whether the time could be without an end.
        is_open: bool,
        /// The time of the plan that does not say which year is meant.
        plan: Option<Period>,
    },
}

/// Why a file could not be read at all.
#[derive(Clone, Debug, PartialEq)]
pub enum Unreadable {
    /// The file no longer exists.
    Missing,
    /// Access was denied.
    Forbidden,
    /// Another error; the message of the operating system.
    System(String),
    /// The name ends in `.yaml.txt`, which is what Notepad makes of `.yaml`.
    Misnamed,
    /// The file looks like a record but is hidden, or is a copy that another program has left.
    Stray,
    /// The file is a document of another program: PDF, Office, a picture, an archive.
    Document,
    /// The name is not UTF-8 text, so that no answer can hold it and nothing can be written under it.
    Name,
    /// The path is a folder.
    Folder,
    /// The path is a symbolic link.
    Link,
    /// The path is a symbolic link that leads to nothing, or round in a ring.
    Astray,
    /// The path is a queue, a socket or a device.
    NoFile,
    /// The file is larger than `Source::LIMIT`; its size in bytes.
    TooLarge(u64),
    /// The bytes are not UTF-8 text.
    Encoding(NotText),
}

/// What is wrong with YAML, in the classes that a person can do something about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syntax {
    /// Nothing in it but space and comments.
    Empty,
    /// The file is a list or a single value.
    NotAMapping,
    /// A second document after `---`.
    SecondDocument,
    /// A tab where only spaces may indent.
    Tab,
    /// A quote that is not closed, or text after a closed one.
    Quote,
    /// A bracket or brace that is not closed, or closed by another.
    Bracket,
    /// Lines that are not indented consistently.
    Indentation,
    /// A colon where a value cannot have one: most often text with `: ` in it.
    Colon,
    /// A key without its colon.
    NoColon,
    /// A colon without the space after it.
    NoSpace,
    /// What git leaves in a file that two have changed.
    Conflict,
    /// A character that begins no value in YAML: `%`, `@`, a back-quote.
    Character,
    /// A character that cannot be seen: a control character, or a byte-order mark that is not first in the file.
    Unseen,
    /// A line that ends with CR alone, as on old Macs: some programs read two lines there, and some one.
    LineEnd,
    /// Nested deeper than any record.
    TooDeep,
    /// A key that is itself a list or a mapping.
    KeyNotText,
    /// Not TOML. Only `vbe.toml` is written so.
    Toml,
    /// Any other syntax error of the parser.
    Other,
}

/// What YAML allows and records do not, because it makes a file mean something else than a reader sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefusedYaml {
    /// `&name`
    Anchor,
    /// `*name`
    Alias,
    /// `!tag`
    Tag,
    /// `<<:`
    MergeKey,
    /// `%YAML`
    Directive,
}

/// How a list or a mapping is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// In brackets or braces.
    Brackets,
    /// On lines of its own.
    Lines,
}

/// A value of a closed list: the word that a file has, and what people call it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// The word in the file.
    pub name: String,
    /// What it is called in Swedish; empty where the word is all there is.
    pub said: String,
}

impl Choice {
    /// The same as people type it.
    pub(crate) fn word(&self) -> Word<'_> {
        let said = Some(&self.said).filter(|said| !said.is_empty());
        said.map_or_else(|| Word::bare(&self.name), |said| Word::new(&self.name, Say::same(said.clone())))
    }
}

/// How a value is wrong.
#[derive(Clone, Debug, PartialEq)]
pub enum ValueFault {
    /// There is no value after the key.
    Nothing,
    /// A text was wanted, and this reads as a number or true/false.
    NotText,
    /// A list was wanted.
    NotAList,
    /// A list of rows with keys was wanted, and this is a single value; the key that a row begins with.
    NotRows(Arc<str>),
    /// A list was wanted, and this is one row of it.
    BareRow(Way),
    /// One row was wanted, and this is a list of that row alone.
    LoneRow(Way),
    /// A mapping was wanted; the keys that it can have.
    NotAMapping(Arc<[String]>),
    /// A single value was wanted.
    NotSingle,
    /// `true` or `false` was wanted.
    NotYesNo,
    /// A number was wanted; whether it must be a whole one.
    NotANumber {
        /// Whether it must be a whole one.
        is_whole: bool,
    },
    /// One of these values was wanted.
    NotOneOf(Arc<[Choice]>),
    /// It is what people call one of the values that can stand there: the name of that.
    CalledSo(String),
    /// An id was wanted; a suggestion made from the text.
    NotAnId(String),
    /// The id of a part was wanted, and its number stands there: the id of the part with that number.
    NumberOf(String),
    /// A day was wanted, as `2018-05-14`.
    NotADay,
    /// A target was wanted: a comparison, a number and a unit.
    NotATarget,
    /// A recurrence was wanted, such as `två gånger per år`.
    NotARecurrence,
    /// A length of time was wanted, such as `12 månader`.
    NotALength,
    /// A half-year was wanted, as `2018-H1`.
    NotAHalfYear,
    /// A month or a coarser time was wanted.
    NotAMonth,
    /// The list or mapping is empty.
    Empty,
    /// The text is longer than this many characters.
    TooLong(u64),
    /// The list has more items than this.
    TooMany(u64),
    /// There are more than is judged in one place.
    Crowded(usize),
    /// The number is smaller than this.
    TooSmall(String),
    /// The number is larger than this.
    TooLarge(String),
    /// There are more two-dimensional tables than this.
    TooManyCrossed(usize),
    /// The list has the word already.
    Taken,
    /// The folder holds the plans or the records, or is in one of theirs, so that it cannot be exempt.
    HoldsRecords,
    /// The same item stands twice.
    Twice,
    /// The key cannot be combined with another key.
    NotTogether,
    /// Another keyword of the schema, which has no message of its own.
    Other(String),
}
