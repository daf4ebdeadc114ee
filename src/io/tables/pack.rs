//! Unpacks `.docx`, `.xlsx` and `.ods`, which are zip files with pages of XML.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::table::{LIMIT, TableError};

/// Fails unless the contents of a zip file can be unpacked within the limits.
pub(super) fn is_small(bytes: &[u8]) -> Result<(), TableError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| TableError::Broken)?;
    let mut size = 0_u64;
    for at in 0..archive.len() {
        size = size.saturating_add(archive.by_index_raw(at).map_err(|_| TableError::Broken)?.size());
    }
    if size > LIMIT { Err(TableError::TooLarge) } else { Ok(()) }
}

/// Reads the page of that name.
pub(super) fn page(bytes: &[u8], name: &str) -> Result<String, TableError> {
    is_small(bytes)?;
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| TableError::Broken)?;
    text(archive.by_name(name).map_err(|_| TableError::Broken)?)
}

/// Reads every page whose name in lower case is wanted.
pub(super) fn pages(bytes: &[u8], is_wanted: impl Fn(&str) -> bool) -> Result<Vec<String>, TableError> {
    is_small(bytes)?;
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| TableError::Broken)?;
    let mut pages = Vec::new();
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(|_| TableError::Broken)?;
        let is_it = part.name().is_ok_and(|name| is_wanted(&name.to_lowercase()));
        if is_it {
            pages.push(text(part)?);
        }
    }
    Ok(pages)
}

/// The same file with another page under a name.
pub(super) fn with_page(bytes: &[u8], name: &str, page: &str) -> Result<Vec<u8>, TableError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| TableError::Broken)?;
    let mut made = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let part = archive.by_index_raw(at).map_err(|_| TableError::Broken)?;
        if part.name().is_ok_and(|own| own == name) {
            made.start_file(name, SimpleFileOptions::default()).map_err(|_| TableError::Broken)?;
            made.write_all(page.as_bytes()).map_err(|_| TableError::Broken)?;
        } else {
            made.raw_copy_file(part).map_err(|_| TableError::Broken)?;
        }
    }
    Ok(made.finish().map_err(|_| TableError::Broken)?.into_inner())
}

fn text(page: impl Read) -> Result<String, TableError> {
    let mut text = String::new();
    page.take(LIMIT).read_to_string(&mut text).map_err(|_| TableError::Broken)?;
    Ok(text)
}
