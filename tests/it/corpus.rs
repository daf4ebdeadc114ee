//! How well the detector does on notes with marks: one part it was tuned on, one that it was not.
//!
//! A note is a line. What points a person out in it stands as `⟦class:text⟧`, a name with its origin as
//! `⟦name_full/somali:…⟧`. A mark is found when a finding of its class shares a letter with it. Everyone in the notes is
//! composed; numbers are from the series that are set aside for it.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::ops::Range;

use vbe::pii::detector::{CLASSES, Class, Detector, Exposure};
use vbe::syntax::finding::Severity;

use crate::sandbox::repository;

/// What is marked in a note.
struct Mark {
    class: Class,
    origin: Option<String>,
    span: Range<usize>,
}

/// The texts of the part of the corpus that the detector was tuned on, without marks.
pub(crate) fn texts() -> Vec<String> {
    notes("tuned").into_iter().map(|note| note.text).collect()
}

struct Note {
    text: String,
    marks: Vec<Mark>,
}

/// Every note of a part of the corpus.
fn notes(part: &str) -> Vec<Note> {
    let folder = repository().join("tests/corpus").join(part);
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let texts = files.iter().map(|file| fs::read_to_string(file).unwrap());
    let lines: Vec<String> =
        texts.flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>()).collect();
    let is_note = |line: &&String| !line.trim().is_empty() && !line.starts_with('#');
    lines.iter().filter(is_note).map(|line| note(line)).collect()
}

fn note(line: &str) -> Note {
    let (mut text, mut marks, mut rest) = (String::new(), Vec::new(), line);
    while let Some((before, mark)) = rest.split_once('⟦') {
        let (mark, after) = mark.split_once('⟧').unwrap_or_else(|| panic!("not closed: {line}"));
        let (class, own) = mark.split_once(':').unwrap();
        let (class, origin) =
            class.split_once('/').map_or((class, None), |(class, origin)| (class, Some(origin)));
        text.push_str(before);
        let start = text.len();
        text.push_str(own);
        let class = Class::named(class).unwrap_or_else(|| panic!("{class} is no class: {line}"));
        marks.push(Mark { class, origin: origin.map(str::to_owned), span: start..text.len() });
        rest = after;
    }
    text.push_str(rest);
    Note { text, marks }
}

fn is_error(class: Class) -> bool {
    class.severity(Exposure::Case) == Some(Severity::Error)
}

/// Which classes count as one another: a name is a name, an account is an account.
fn family(class: Class) -> Class {
    match class {
        Class::NameCue => Class::NameFull,
        Class::Iban => Class::Account,
        other => other,
    }
}

/// So many of so many.
#[derive(Clone, Copy, Default)]
struct Share(u32, u32);

impl Share {
    fn count(&mut self, good: bool) {
        self.0 += u32::from(good);
        self.1 += 1;
    }

    fn of(self) -> f64 {
        if self.1 == 0 { 1.0 } else { f64::from(self.0) / f64::from(self.1) }
    }
}

/// What a part of the corpus gives.
#[derive(Default)]
struct Score {
    recall: BTreeMap<Class, Share>,
    precision: BTreeMap<Class, Share>,
    origins: BTreeMap<String, Share>,
    errors_found: Share,
    errors_right: Share,
    warnings_right: Share,
    blocked: Share,
}

fn score(part: &str) -> Score {
    let detector = Detector::default();
    let mut score = Score::default();
    for note in notes(part) {
        let hits = detector.find(&note.text, Exposure::Case);
        let meets = |span: &Range<usize>, hit: &vbe::pii::detector::Hit| {
            (hit.span.start as usize) < span.end && (hit.span.end as usize) > span.start
        };
        for mark in &note.marks {
            let found =
                hits.iter().any(|hit| meets(&mark.span, hit) && family(hit.class) == family(mark.class));
            score.recall.entry(mark.class).or_default().count(found);
            if is_error(mark.class) {
                score.errors_found.count(found);
            }
            if let Some(origin) = mark.origin.as_ref().filter(|_| is_error(mark.class)) {
                score.origins.entry(origin.clone()).or_default().count(found);
            }
        }
        for hit in &hits {
            let of_error = is_error(hit.class);
            let right =
                note.marks.iter().any(|mark| meets(&mark.span, hit) && (!of_error || is_error(mark.class)));
            score.precision.entry(hit.class).or_default().count(right);
            if of_error { score.errors_right.count(right) } else { score.warnings_right.count(right) }
        }
        if !note.marks.iter().any(|mark| is_error(mark.class)) {
            score.blocked.count(hits.iter().any(|hit| is_error(hit.class)));
        }
    }
    score
}

/// The score as a page for whoever changes the detector.
fn told(part: &str, score: &Score) -> String {
    let mut page = format!("{part}\n");
    for class in CLASSES.iter().filter(|class| score.recall.contains_key(class)) {
        let (recall, precision) =
            (score.recall[class], score.precision.get(class).copied().unwrap_or_default());
        let name = class.name();
        writeln!(
            page,
            "  {name:<14} found {:>3}/{:<3} {:.3}   right {:>3}/{:<3} {:.3}",
            recall.0,
            recall.1,
            recall.of(),
            precision.0,
            precision.1,
            precision.of()
        )
        .unwrap();
    }
    writeln!(
        page,
        "  errors: recall {:.3}, precision {:.3}; warnings: precision {:.3}; clean notes stopped {}/{}",
        score.errors_found.of(),
        score.errors_right.of(),
        score.warnings_right.of(),
        score.blocked.0,
        score.blocked.1
    )
    .unwrap();
    page
}

/// The share of names found, by large groups of origins: single origins have too few names to tell them apart.
fn groups(scores: &[&Score]) -> BTreeMap<&'static str, Share> {
    let group = |origin: &str| match origin {
        "swedish" | "finnish" | "sami" | "nordic" => "nordic",
        "english" | "westeuropean" | "hispanic" => "western",
        "slavic" | "balkan" | "baltic" | "romani" | "hungarian-romanian-greek" => "eastern",
        "arabic" | "assyrian" | "kurdish" | "turkish" | "persian" | "afghan" => "near-east",
        "somali" | "eritrean" | "westafrican" | "eastafrican" => "african",
        "southasian" | "eastasian" | "southeastasian" => "asian",
        other => panic!("{other} is no origin"),
    };
    let mut groups: BTreeMap<&'static str, Share> = BTreeMap::new();
    for (origin, share) in scores.iter().flat_map(|score| &score.origins) {
        let own = groups.entry(group(origin)).or_default();
        own.0 += share.0;
        own.1 += share.1;
    }
    groups
}

/// What a part of the corpus must give, and goes on giving.
struct Floor {
    recall: f64,
    precision: f64,
    warnings: f64,
    blocked: f64,
}

/// Run with `--nocapture` to read the scores.
#[test]
fn the_detector_finds_what_is_marked_and_leaves_the_rest() {
    // Hard on purpose, and tuned on: what is missed here is known.
    let tuned = Floor { recall: 0.978, precision: 0.990, warnings: 0.80, blocked: 0.005 };
    // Never tuned on: the goals themselves.
    let held = Floor { recall: 0.97, precision: 0.98, warnings: 0.75, blocked: 0.005 };
    let scores = [("tuned", tuned, score("tuned")), ("held", held, score("held"))];
    for (part, floor, score) in &scores {
        println!("{}", told(part, score));
        assert!(score.errors_found.of() >= floor.recall, "{part}: recall {}", score.errors_found.of());
        assert!(score.errors_right.of() >= floor.precision, "{part}: precision {}", score.errors_right.of());
        assert!(
            score.warnings_right.of() >= floor.warnings,
            "{part}: warnings {}",
            score.warnings_right.of()
        );
        assert!(score.blocked.of() <= floor.blocked, "{part}: stopped {}", score.blocked.of());
        for class in [Class::Personnummer, Class::Reservnummer] {
            assert!(score.recall[&class].of() >= 1.0, "{part}: {}", class.name());
        }
        // No class is left behind by the others.
        for (class, share) in score.recall.iter().filter(|(class, share)| is_error(**class) && share.1 >= 10)
        {
            assert!(share.of() >= 0.9, "{part}: {} {}/{}", class.name(), share.0, share.1);
        }
    }
    let by_origin = groups(&[&scores[0].2, &scores[1].2]);
    let shares: Vec<f64> = by_origin.values().map(|share| share.of()).collect();
    for (group, share) in &by_origin {
        println!("  names, {group}: {}/{} {:.3}", share.0, share.1, share.of());
    }
    let (least, most) =
        (shares.iter().copied().fold(1.0, f64::min), shares.iter().copied().fold(0.0, f64::max));
    assert!(most - least <= 0.05, "names of some origins are found less often: {least:.3} and {most:.3}");
}
