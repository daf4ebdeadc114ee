//! How long the steps take, beside the floor that only reads the files. What counts is the ratio of two rows of the
//! same run; `docs/performance.md` keeps them.
//!
//! `VBE_CORPUS=/tmp/corpus cargo bench` measures a corpus that `examples/corpus` has written.

#![allow(missing_docs, clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use vbe::base::day::Day;
use vbe::base::lang::Lang;
use vbe::io::disk;
use vbe::model::config::Config;
use vbe::model::kinds::Kind;
use vbe::model::load;
use vbe::model::workspace::Workspace;
use vbe::pii::detector::{Detector, Exposure};
use vbe::pii::privacy::Exposed;
use vbe::reports::{ReportContext, status};
use vbe::rules;
use vbe::syntax::text::Source;
use vbe::syntax::yaml;

fn main() {
    divan::main();
}

/// The corpus, or the repository itself where none is named.
fn root() -> PathBuf {
    std::env::var_os("VBE_CORPUS").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from)
}

fn files(root: &Path) -> Vec<PathBuf> {
    let folders = [root.join("plans"), root.join("records")];
    folders.iter().flat_map(|folder| disk::records(folder, false)).map(|found| found.path).collect()
}

fn texts(root: &Path) -> Vec<(String, Vec<u8>)> {
    files(root).iter().map(|path| (disk::name(root, path), fs::read(path).unwrap())).collect()
}

fn shared(texts: &[(String, Vec<u8>)]) -> Vec<Arc<String>> {
    texts.iter().map(|(_, bytes)| Arc::new(String::from_utf8(bytes.clone()).unwrap())).collect()
}

fn day() -> Day {
    Day::of(2024, 11, 15).unwrap()
}

/// The floor: a bare loop, one thread, that walks and reads the same files.
#[divan::bench]
fn a_floor_read(bencher: Bencher) {
    let root = root();
    bencher.bench(|| files(&root).iter().map(|path| fs::read(path).unwrap().len()).sum::<usize>());
}

#[divan::bench]
fn b_parse(bencher: Bencher) {
    let texts = shared(&texts(&root()));
    bencher.bench(|| texts.iter().map(|text| yaml::read(text, false).faults.len()).sum::<usize>());
}

#[divan::bench]
fn c_schema(bencher: Bencher) {
    let texts = shared(&texts(&root()));
    let trees: Vec<_> = texts.iter().map(|text| yaml::read(text, false)).collect();
    let judge = |yaml: &yaml::Yaml<'_>| {
        let root = yaml.tree.root().unwrap();
        Kind::named(root.get("kind").unwrap().scalar().unwrap()).unwrap().judge().faults(root).len()
    };
    bencher.bench(|| trees.iter().map(judge).sum::<usize>());
}

#[divan::bench]
fn d_load(bencher: Bencher) {
    let texts = texts(&root());
    bencher.bench(|| {
        for (name, bytes) in &texts {
            black_box(load::file(&load::Reader::default(), name.clone(), bytes.clone()));
        }
    });
}

#[divan::bench]
fn e_rules(bencher: Bencher) {
    let workspace = Workspace::open(&root(), Config::default(), &load::Reader::default());
    bencher.bench(|| rules::judge(&workspace, day()).len());
}

/// The whole of `vbe validate`, from the disk.
#[divan::bench]
fn f_validate(bencher: Bencher) {
    let root = root();
    bencher.bench(|| {
        rules::judge(&Workspace::open(&root, Config::default(), &load::Reader::default()), day()).len()
    });
}

#[divan::bench]
fn g_status(bencher: Bencher) {
    let workspace = Workspace::open(&root(), Config::default(), &load::Reader::default());
    let setting = ReportContext {
        workspace: &workspace,
        day: day(),
        lang: Lang::Sv,
        revision: None,
        is_drawn: false,
        is_git_silent: false,
    };
    bencher.bench(|| status::page(&setting, &status::Options::default()).parts.len());
}

/// Notes as people write them, without the marks of the corpus, on one core: to be read as bytes a second.
fn notes() -> String {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/tuned");
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let marked: String = files.iter().map(|file| fs::read_to_string(file).unwrap()).collect();
    let mut plain = String::new();
    for piece in marked.split(['⟦', '⟧']) {
        let marked = piece.split_once(':').filter(|(class, _)| {
            class.chars().all(|char| char.is_ascii_lowercase() || matches!(char, '_' | '/' | '-'))
        });
        plain.push_str(marked.map_or(piece, |(_, text)| text));
    }
    plain
}

/// The values, keys and comments of the records, for what may not stand in each: what every commit waits for.
#[divan::bench]
fn h_scan_of_records(bencher: Bencher) {
    scan(bencher, |kind| kind.exposure);
}

/// The same, with everything looked for in each, as in cases.
#[divan::bench]
fn h_scan_of_records_as_cases(bencher: Bencher) {
    scan(bencher, |_| Exposure::Case);
}

fn scan(bencher: Bencher, exposure: fn(&Kind) -> Exposure) {
    let sources: Vec<Source> =
        texts(&root()).into_iter().map(|(name, bytes)| Source::of_bytes(name, bytes).0).collect();
    let texts: Vec<_> = sources.iter().map(|source| Arc::clone(source.text.raw())).collect();
    let trees: Vec<_> = texts.iter().map(|text| yaml::read(text, false)).collect();
    let detector = Detector::default();
    let bytes: usize = texts.iter().map(|text| text.len()).sum();
    let kind = |tree: &yaml::Yaml<'_>| {
        Kind::named(tree.tree.root().unwrap().get("kind").unwrap().scalar().unwrap()).unwrap()
    };
    let scan = |(source, tree)| Exposed::of(&detector, source, Some(tree), exposure(kind(tree))).hits.len();
    bencher.counter(BytesCount::new(bytes)).bench(|| sources.iter().zip(&trees).map(scan).sum::<usize>());
}

/// Everything is looked for, in notes full of it.
#[divan::bench]
fn i_scan_of_notes(bencher: Bencher) {
    let notes = notes();
    let detector = Detector::default();
    bencher.counter(BytesCount::of_str(&notes)).bench(|| detector.find(&notes, Exposure::Case).len());
}

/// Numbers alone are looked for, as in plans.
#[divan::bench]
fn j_scan_of_plans(bencher: Bencher) {
    let notes = notes();
    let detector = Detector::default();
    bencher.counter(BytesCount::of_str(&notes)).bench(|| detector.find(&notes, Exposure::Open).len());
}

/// The floor of both: every character of the same text once.
#[divan::bench]
fn k_floor_of_scans(bencher: Bencher) {
    let notes = notes();
    bencher
        .counter(BytesCount::of_str(&notes))
        .bench(|| notes.chars().filter(|char| char.is_uppercase()).count());
}
