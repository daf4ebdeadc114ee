//! Unpacks `.docx`, `.xlsx`, `.odt` and `.ods`, which are zip files with pages of XML, and finds the pages that one of
//! them names.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::room::{LIMIT, TableError};
use super::text;
use super::xml::Tree;

/// A packed file.
pub(in crate::io) struct Pack<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// How many bytes may still be unpacked.
    left: u64,
}

/// What a page says of another.
pub(in crate::io) struct Relation {
    pub(in crate::io) id: String,
    /// The last part of its sort: `worksheet`, `comments`.
    pub(in crate::io) sort: String,
    /// The name of the other page in the file.
    pub(in crate::io) target: String,
}

impl<'b> Pack<'b> {
    /// Opens a file, unless it says itself that it is larger than any that people write.
    pub(in crate::io) fn open(bytes: &'b [u8]) -> Result<Self, TableError> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| TableError::Broken)?;
        let mut size = 0_u64;
        for at in 0..archive.len() {
            size = size.saturating_add(archive.by_index_raw(at).map_err(|_| TableError::Broken)?.size());
        }
        if size > LIMIT { Err(TableError::TooLarge) } else { Ok(Self { archive, left: LIMIT }) }
    }

    /// The place of a page among the others.
    fn place(&self, name: &str) -> Option<usize> {
        let is_it = |own: &str| own.eq_ignore_ascii_case(name);
        self.archive.file_names().position(|own| own.is_ok_and(|own| is_it(&own)))
    }

    /// The page of that name, or none where there is none.
    pub(in crate::io) fn page(&mut self, name: &str) -> Result<Option<String>, TableError> {
        // Some programs write a name in other letters where it is named than where it is.
        let Some(at) = self.place(name) else { return Ok(None) };
        let part = self.archive.by_index(at).map_err(|_| TableError::Broken)?;
        let mut bytes = Vec::new();
        part.take(self.left).read_to_end(&mut bytes).map_err(|_| TableError::Broken)?;
        // What a file says of its size need not be so.
        self.left -= bytes.len() as u64;
        if self.left == 0 {
            return Err(TableError::TooLarge);
        }
        text::decoded(&bytes).map(Some)
    }

    /// The pages that a page names; that of the file itself is the empty name.
    pub(in crate::io) fn relations(&mut self, page: &str) -> Result<Vec<Relation>, TableError> {
        let (folder, name) = page.rsplit_once('/').unwrap_or(("", page));
        let path = if folder.is_empty() {
            format!("_rels/{name}.rels")
        } else {
            format!("{folder}/_rels/{name}.rels")
        };
        let Some(text) = self.page(&path)? else { return Ok(Vec::new()) };
        let tree = Tree::read(&text)?;
        let relation = |own: super::xml::Element<'_>| {
            let target = own.attribute("Target")?;
            let sort = own.attribute("Type")?;
            Some(Relation {
                id: own.attribute("Id").unwrap_or_default(),
                sort: sort.rsplit('/').next().unwrap_or_default().to_owned(),
                target: placed(folder, &target),
            })
        };
        Ok(tree.root()?.all("Relationship").filter_map(relation).collect())
    }

    /// The main page of a file of Microsoft's, whatever it is called.
    pub(in crate::io) fn main(&mut self) -> Result<Option<String>, TableError> {
        let named =
            self.relations("")?.into_iter().find(|own| own.sort == "officeDocument").map(|own| own.target);
        let usual = ["word/document.xml", "xl/workbook.xml"].map(str::to_owned);
        Ok(named.into_iter().chain(usual).find(|name| self.place(name).is_some()))
    }
}

/// A page of a file that is packed.
#[derive(Debug)]
pub(in crate::io) struct Page<'p> {
    pub(in crate::io) name: &'p str,
    pub(in crate::io) bytes: Vec<u8>,
}

/// A packed file of some pages, or why it could not be made. The same pages are the same file.
pub(in crate::io) fn pack<'p>(pages: impl Iterator<Item = Page<'p>>) -> Result<Vec<u8>, String> {
    let made = || -> zip::result::ZipResult<Vec<u8>> {
        let mut packed = ZipWriter::new(Cursor::new(Vec::new()));
        for page in pages {
            packed.start_file(page.name, SimpleFileOptions::default())?;
            packed.write_all(&page.bytes)?;
        }
        Ok(packed.finish()?.into_inner())
    };
    made().map_err(|error| error.to_string())
}

/// A packed file with some of its pages replaced or added, or why it could not be made.
pub(in crate::io) fn with_pages(bytes: &[u8], pages: &[Page<'_>]) -> Result<Vec<u8>, String> {
    let made = || -> zip::result::ZipResult<Vec<u8>> {
        let mut archive = ZipArchive::new(Cursor::new(bytes))?;
        let mut packed = ZipWriter::new(Cursor::new(Vec::with_capacity(bytes.len())));
        for at in 0..archive.len() {
            let own = archive.by_index_raw(at)?;
            let name = own.name()?.into_owned();
            if !pages.iter().any(|page| page.name == name) {
                packed.raw_copy_file(own)?;
            }
        }
        for page in pages {
            packed.start_file(page.name, SimpleFileOptions::default())?;
            packed.write_all(&page.bytes)?;
        }
        Ok(packed.finish()?.into_inner())
    };
    made().map_err(|error| error.to_string())
}

/// The same with one page changed.
pub(in crate::io) fn with_page(
    bytes: &[u8],
    name: &str,
    change: impl Fn(&str) -> String,
) -> Result<Vec<u8>, String> {
    let page = Pack::open(bytes).and_then(|mut pack| pack.page(name));
    let page = page.ok().flatten().ok_or_else(|| format!("no page {name}"))?;
    with_pages(bytes, &[Page { name, bytes: change(&page).into_bytes() }])
}

/// The name of a page that another in a folder calls so.
fn placed(folder: &str, target: &str) -> String {
    if let Some(whole) = target.strip_prefix('/') {
        return whole.to_owned();
    }
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            ".." => {
                parts.pop();
            }
            "." | "" => {}
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_found_from_the_folder_of_the_one_that_names_it() {
        for (folder, target, name) in [
            ("", "word/document.xml", "word/document.xml"),
            ("", "/word/document2.xml", "word/document2.xml"),
            ("xl/worksheets", "../comments1.xml", "xl/comments1.xml"),
            ("xl", "./worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl", "../../../a.xml", "a.xml"),
        ] {
            assert_eq!(placed(folder, target), name);
        }
    }
}
