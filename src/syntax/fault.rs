//! What can be wrong with a single file before it is known what it says: a place, and what stands there.
//!
//! A fault has no words. The rule that owns it says it in both languages, once the whole is known.

use std::sync::Arc;

use crate::base::forbidden::Asked;
use crate::syntax::text::{NotText, Span};

/// One fault, with its place in its file.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// Where.
    pub span: Span,
    /// What.
    pub kind: FaultKind,
}

impl Fault {
    /// A fault and where it is.
    pub(crate) fn new(span: Span, kind: FaultKind) -> Self {
        Self { span, kind }
    }

    /// Whether the file's record can be lacking something because of this, so that others who point into it
    /// must not be blamed.
    pub(crate) fn tears(&self) -> bool {
        !matches!(
            self.kind,
            FaultKind::UnknownField { .. } | FaultKind::RefusedField { .. } | FaultKind::DuplicateKey { .. }
        )
    }
}

/// The kinds of fault.
#[derive(Clone, Debug, PartialEq)]
pub enum FaultKind {
    /// The file could not be read at all.
    Unreadable(Unreadable),
    /// It is text, but not YAML.
    Syntax(Syntax),
    /// It is YAML, with something in it that records do without.
    RefusedYaml(RefusedYaml),
    /// The same key twice in one mapping.
    DuplicateKey {
        /// The key.
        key: String,
        /// Where it stands first.
        first: Span,
    },
    /// `kind` is missing, or names no kind.
    UnknownKind {
        /// What stands after `kind:`, if anything does.
        written: Option<String>,
    },
    /// A key that the schema does not know.
    UnknownField {
        /// The key.
        key: String,
        /// The keys that could stand there; shared, since a file may have as many unknown keys as lines.
        known: Arc<[String]>,
        /// Where its value stands.
        value: Span,
        /// The name of the schema.
        schema: Arc<str>,
        /// Whether it is of records about people: what is only unknown in a plan can be forbidden in a case.
        of_people: bool,
    },
    /// A key for something that must never be written about a person.
    RefusedField {
        /// What it asks for.
        asked: Asked,
        /// Whether it stands in a case or an incident.
        of_people: bool,
        /// Where its value stands.
        value: Span,
    },
    /// A key that must be there and is not.
    MissingField {
        /// The key.
        key: String,
        /// A value that the schema gives as an example.
        example: Option<String>,
    },
    /// A value of the wrong sort.
    WrongValue {
        /// The key that the value stands under, when it stands under one.
        key: Option<String>,
        /// The value, or its beginning.
        written: String,
        /// What is wrong with it.
        wrong: ValueFault,
        /// Where the value stands, when it must not be repeated: in a case it may be anything.
        hidden: Option<Span>,
    },
    /// A time that cannot be read.
    UnreadablePeriod {
        /// The key that it stands under.
        key: Option<String>,
        /// What stands there.
        written: String,
    },
}

/// Why a file could not be read at all.
#[derive(Clone, Debug, PartialEq)]
pub enum Unreadable {
    /// It is not there any more.
    Missing,
    /// The system does not let it be read.
    Forbidden,
    /// The system said no in another way; its own words.
    System(String),
    /// It is named `.yaml.txt`, as Notepad names what it saves.
    Misnamed,
    /// It is a document of another program: PDF, Office, a picture, an archive.
    Document,
    /// It is a folder.
    Folder,
    /// It is a symbolic link.
    Link,
    /// It is a queue, a socket or a device.
    NoFile,
    /// It is larger than any record; its size in bytes.
    TooLarge(u64),
    /// Its bytes are not UTF-8 text.
    Encoding(NotText),
}

/// What is wrong with YAML, in the classes that a person can do something about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syntax {
    /// Nothing in it but space and comments.
    Empty,
    /// The whole is a list or a single value.
    NotAMapping,
    /// A second document after `---`.
    SecondDocument,
    /// A tab where only spaces may indent.
    Tab,
    /// A quote that is not closed, or text after a closed one.
    Quote,
    /// A bracket or brace that is not closed, or closed by another.
    Bracket,
    /// Lines that do not stand under each other as they should.
    Indentation,
    /// A colon where a value cannot have one: most often text with `: ` in it.
    Colon,
    /// A key without its colon.
    NoColon,
    /// A character that starts nothing in YAML: `%`, `@`, a back-quote.
    Character,
    /// A character that cannot be seen: a control character, or a byte-order mark that is not first in the file.
    Unseen,
    /// Deeper than any record.
    TooDeep,
    /// A key that is itself a list or a mapping.
    KeyNotText,
    /// It is no TOML: only `vbe.toml` is written so.
    Toml,
    /// Something else.
    Other,
}

/// What YAML can do and records must not: each lets a file mean other than it reads.
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

/// How a value is wrong.
#[derive(Clone, Debug, PartialEq)]
pub enum ValueFault {
    /// There is no value after the colon.
    Nothing,
    /// A text was wanted, and this reads as a number or true/false.
    NotText,
    /// A list was wanted.
    NotAList,
    /// A mapping was wanted.
    NotAMapping,
    /// A single value was wanted.
    NotSingle,
    /// `true` or `false` was wanted.
    NotYesNo,
    /// A number was wanted.
    NotANumber,
    /// One of these was wanted.
    NotOneOf(Vec<String>),
    /// An id was wanted; what it could be.
    NotAnId(String),
    /// A day was wanted.
    NotADay,
    /// A target was wanted.
    NotATarget,
    /// A recurrence was wanted.
    NotARecurrence,
    /// A length of time was wanted.
    NotALength,
    /// A half-year was wanted.
    NotAHalfYear,
    /// A month or something coarser was wanted.
    NotAMonth,
    /// The list or mapping has nothing in it.
    Empty,
    /// The text is longer than so many characters.
    TooLong(u64),
    /// The list has more items than so many.
    TooMany(u64),
    /// The number is smaller than this.
    TooSmall(String),
    /// The number is larger than this.
    TooLarge(String),
    /// More tables of two dimensions than this.
    TooManyCrossed(usize),
    /// The same item stands twice.
    Twice,
    /// The key cannot stand together with another.
    NotTogether,
    /// The schema says no in a way that has no words of its own; the keyword.
    Other(String),
}
