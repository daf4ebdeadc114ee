//! Any bytes, read as a file of tables and made a draft of: nothing panics, and every cell that is read is told of once.
//!
//! The first byte says which sort of file it is.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use vbe::base::day::Day;
use vbe::import::{Options, draft, is_head};
use vbe::io::tables::{self, ENDINGS, Reading};
use vbe::model::config::Config;
use vbe::model::load::Reader;
use vbe::model::workspace::Workspace;

/// A folder without records: nobody is in the register.
static WORKSPACE: LazyLock<Workspace> = LazyLock::new(|| {
    let folder = std::env::temp_dir().join("vbe-fuzz-import");
    std::fs::create_dir_all(&folder).unwrap();
    Workspace::open(&folder, Config::default(), &Reader::default())
});

fuzz_target!(|bytes: &[u8]| {
    let Some((sort, bytes)) = bytes.split_first() else { return };
    let name = format!("a{}", ENDINGS[usize::from(*sort) % ENDINGS.len()]);
    let reading = Reading { is_head, ..Reading::default() };
    let Ok(document) = tables::read(&name, bytes, &reading) else { return };
    let day = Day::read("2025-05-14").unwrap();
    let options = Options { id: "ny".to_owned(), period: Some("2025".to_owned()), ..Options::default() };
    let Ok(made) = draft(&WORKSPACE, &document, &options, day, "") else { return };
    let cells = document.tables().flat_map(|table| &table.rows).map(|row| row.own().count()).sum::<usize>();
    assert!(made.lines.len() >= cells, "{} lines of {cells} cells", made.lines.len());
});
