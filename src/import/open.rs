//! What a file leaves open, which only a person can say: which sheet or table is the plan, which head is above the
//! activities, and which of two heads is meant.

use super::account::Options;
use super::columns::Column;
use super::heads::key;
use super::layout::{self, Layout};
use super::wanted::{is_wanted, need};
use crate::io::tables::{Document, Row, Table};

/// A head, and a cell below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Headed {
    pub(crate) head: String,
    pub(crate) example: String,
}

/// A sheet or a table that can be the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// The name of the sheet, where it is one.
    pub(crate) sheet: Option<String>,
    /// The number of the table.
    pub(crate) table: usize,
    /// What stands above it.
    pub(crate) title: Option<String>,
    pub(crate) rows: usize,
}

/// Heads that say the same where only one can be meant, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Rivals {
    pub(crate) column: Column,
    pub(crate) heads: Vec<Headed>,
}

/// How many rows of a table are looked at for a guess.
const SHOWN: usize = 50;

fn layouts<'d>(document: &'d Document, options: &Options) -> Vec<(&'d Table, Layout)> {
    let Some(need) = need(document, options) else { return Vec::new() };
    let tables = document.tables().filter(|table| is_wanted(table, options));
    let found = tables.filter_map(|table| {
        Some((table, layout::find(table, 0, layout::width(table), &options.columns, need)?))
    });
    found.collect()
}

/// The sheets, or the tables with different heads, that can each be the plan; nothing where there is no choice.
pub(crate) fn places(document: &Document, options: &Options) -> Vec<Place> {
    if options.sheet.is_some() || options.table.is_some() {
        return Vec::new();
    }
    let all = layouts(document, options);
    let mut places: Vec<Place> = Vec::new();
    for (table, layout) in &all {
        let rows = table.rows.len() - layout.body;
        match places.iter_mut().find(|own| own.sheet.is_some() && own.sheet == table.sheet) {
            Some(own) => own.rows += rows,
            None => places.push(Place {
                sheet: table.sheet.clone(),
                table: table.number,
                title: table.title.clone().filter(|_| table.sheet.is_none()),
                rows,
            }),
        }
    }
    let keys = |layout: &Layout| layout.heads.iter().map(|head| key(head)).collect::<Vec<_>>();
    // A plan in a document often has a table for each of its areas, all with the same heads.
    let is_one = || all.windows(2).all(|pair| keys(&pair[0].1) == keys(&pair[1].1));
    let is_sheets = places.iter().all(|own| own.sheet.is_some());
    if places.len() < 2 || !is_sheets && is_one() { Vec::new() } else { places }
}

/// The heads of the largest table where none is known as that of the activities, and which of them is the likeliest.
pub(crate) fn heads(document: &Document, options: &Options) -> Option<(Vec<Headed>, usize)> {
    let wanted = document.tables().filter(|table| is_wanted(table, options));
    let table = wanted.max_by_key(|table| (table.rows.len(), std::cmp::Reverse(table.number)))?;
    let width = layout::width(table);
    let at = table.rows.iter().position(|row| row.filled().count() == width)?;
    let body = &table.rows[at + 1..table.rows.len().min(at + 1 + SHOWN)];
    let headed: Vec<(Headed, usize)> = table.rows[at].filled().map(|own| below(own, body)).collect();
    // The activity is what has most words.
    let likeliest = (0..headed.len()).max_by_key(|at| (headed[*at].1, std::cmp::Reverse(*at)))?;
    (!body.is_empty()).then(|| (headed.into_iter().map(|(own, _)| own).collect(), likeliest))
}

/// The heads that claim a field that only one of them can have. One that takes all it can is chosen by its place.
pub(crate) fn rivals(document: &Document, options: &Options) -> Vec<Rivals> {
    let mut found: Vec<Rivals> = Vec::new();
    for (table, layout) in layouts(document, options) {
        let row = &table.rows[layout.body - 1];
        let body = &table.rows[layout.body..table.rows.len().min(layout.body + SHOWN)];
        let mut claims: Vec<Rivals> = Vec::new();
        for (at, text) in row.filled() {
            let sure = options.columns.of(text).filter(|own| own.is_sure);
            let Some(column) = sure.map(|own| own.column) else { continue };
            let is_single = !column.is_shared() && column != Column::Title;
            if !is_single || layout.is_time_of_ticks(at) {
                continue;
            }
            let (own, _) = below((at, text), body);
            match claims.iter_mut().find(|claim| claim.column == column) {
                Some(claim) if claim.heads.iter().all(|head| key(&head.head) != key(text)) => {
                    claim.heads.push(own);
                }
                Some(_) => {}
                None => claims.push(Rivals { column, heads: vec![own] }),
            }
        }
        claims.retain(|claim| claim.heads.len() > 1 && !found.contains(claim));
        found.extend(claims);
    }
    found
}

/// A head with the first text below it, and how many letters stand there.
fn below((at, head): (usize, &str), body: &[Row]) -> (Headed, usize) {
    let texts = || body.iter().map(|row| row.text(at)).filter(|text| !text.is_empty());
    let example = texts().next().unwrap_or_default().replace('\n', " ");
    // A word may be parted at the end of a line.
    let head = head.replace("-\n", "").replace('\n', " ");
    (Headed { head, example }, texts().map(str::len).sum())
}
