//! Which sort of file a file is: by its name where it is text, and by what is in it where it is packed.

use super::pack::Pack;
use super::room::{Foreign, TableError};

/// The endings of the files that are read, as people are told of them. Others of the same programs are read too.
pub const ENDINGS: [&str; 7] = [".xlsx", ".ods", ".csv", ".docx", ".odt", ".md", ".txt"];

pub(super) enum Sort<'b> {
    /// Pages of XML, packed.
    Packed(Pack<'b>),
    Values,
    Markdown,
    Text,
}

/// What begins a file of one of Microsoft's programs before 2007, and one that is locked with a password since.
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// What a locked file has in it, in two bytes a letter.
const ENCRYPTED: &str = "EncryptedPackage";

impl<'b> Sort<'b> {
    pub(super) fn of(name: &str, bytes: &'b [u8]) -> Result<Self, TableError> {
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_lowercase();
        let foreign = |what| Err(TableError::Foreign(what));
        match ending.as_str() {
            "csv" | "tsv" | "tab" => Ok(Self::Values),
            "md" | "markdown" => Ok(Self::Markdown),
            "txt" | "text" => Ok(Self::Text),
            "doc" | "dot" | "rtf" => foreign(Foreign::OldDocument),
            "xls" | "xlt" | "xlsb" => foreign(Foreign::OldSheet),
            "pdf" | "xps" | "png" | "jpg" | "jpeg" | "tif" | "tiff" | "heic" => foreign(Foreign::Page),
            "pages" => foreign(Foreign::Pages),
            "numbers" => foreign(Foreign::Numbers),
            "ppt" | "pptx" | "odp" | "key" => foreign(Foreign::Slides),
            "xlsx" | "xlsm" | "xltx" | "xltm" | "docx" | "docm" | "dotx" | "dotm" | "ods" | "ots" | "odt"
            | "ott" => Self::packed(ending.starts_with('x'), bytes),
            _ => Err(TableError::Sort),
        }
    }

    fn packed(is_sheet: bool, bytes: &'b [u8]) -> Result<Self, TableError> {
        if bytes.starts_with(COMPOUND) {
            let mark: Vec<u8> = ENCRYPTED.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let is_locked = bytes.windows(mark.len()).any(|own| own == mark);
            let old = if is_sheet { Foreign::OldSheet } else { Foreign::OldDocument };
            return Err(if is_locked { TableError::Locked } else { TableError::Foreign(old) });
        }
        if bytes.starts_with(b"%PDF-") {
            return Err(TableError::Foreign(Foreign::Page));
        }
        Pack::open(bytes).map(Self::Packed)
    }
}
