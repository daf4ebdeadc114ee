//! Any bytes, read as a file of tables: nothing panics, and what is read is no larger than it may be.
//!
//! The first byte says which sort of file it is.

#![no_main]

use libfuzzer_sys::fuzz_target;
use vbe::io::tables::{self, ENDINGS, Reading};

fuzz_target!(|bytes: &[u8]| {
    let Some((sort, bytes)) = bytes.split_first() else { return };
    let name = format!("a{}", ENDINGS[usize::from(*sort) % ENDINGS.len()]);
    if let Ok(read) = tables::read(&name, bytes, &Reading::default()) {
        let cells: usize = read.tables().flat_map(|table| &table.rows).map(|row| row.cells.len()).sum();
        assert!(cells <= 200_000, "{cells}");
    }
});
