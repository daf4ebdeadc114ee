//! How well the detector does on notes with marks, in three parts: `tuned`, which it was tuned on; `held`, which it was
//! not when first scored; and `aside`, by another author, whose notes are never read and which is scored as totals only.
//!
//! A note is a line. What points a person out in it stands as `⟦class:text⟧`, a name with its origin as
//! `⟦name_full/somali:…⟧`. A mark is found when a finding that answers it shares a letter with it. Everyone in the notes
//! is composed; numbers are from the series that are set aside for it.

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

/// Texts come from many programs: each writes its own dashes and spaces.
#[test]
fn every_dash_and_every_space_gives_the_same_findings() {
    const DASHES: [char; 8] = ['‐', '‑', '‒', '–', '—', '−', '﹣', '－'];
    const SPACES: [char; 4] = ['\u{a0}', '\u{2007}', '\u{202f}', '\u{3000}'];
    let detector = Detector::default();
    let found = |text: &str, own: &str| {
        let hits = detector.find(text, Exposure::Case);
        let chars = |bytes: u32| text[..bytes as usize].chars().count();
        let place = |span: vbe::syntax::text::Span| chars(span.start)..chars(span.end);
        assert_eq!(text.chars().count(), own.chars().count());
        hits.iter().map(|hit| (hit.class, place(hit.span))).collect::<Vec<_>>()
    };
    for (nth, own) in texts().iter().enumerate() {
        let plain = own.replace('–', "-").replace('\u{a0}', " ");
        let expected = found(&plain, own);
        let dashed = plain.replace('-', &DASHES[nth % DASHES.len()].to_string());
        let spaced = plain.replace(' ', &SPACES[nth % SPACES.len()].to_string());
        for text in [own, &dashed, &spaced] {
            assert_eq!(found(text, own), expected, "{text}");
        }
    }
}

fn is_error(class: Class) -> bool {
    class.severity(Exposure::Case) == Some(Severity::Error)
}

/// Which classes count as one another: a name is a name, an account is an account.
fn family(class: Class) -> Class {
    match class {
        Class::NameCue => Class::NameFull,
        Class::Iban => Class::Account,
        Class::TitleName | Class::Nickname => Class::FirstName,
        other => other,
    }
}

/// Whether a finding tells what a mark marks. What stops the note answers what would only have been warned of, and a
/// driving licence has its owner's personal number.
fn answers(found: Class, mark: Class) -> bool {
    family(found) == family(mark)
        || !is_error(mark) && is_error(found)
        || (found, mark) == (Class::Personnummer, Class::IdDoc)
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
    warnings_found: Share,
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
            let found = hits.iter().any(|hit| meets(&mark.span, hit) && answers(hit.class, mark.class));
            score.recall.entry(mark.class).or_default().count(found);
            let of_kind =
                if is_error(mark.class) { &mut score.errors_found } else { &mut score.warnings_found };
            of_kind.count(found);
            if let Some(origin) = &mark.origin {
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
        "  errors: recall {:.3}, precision {:.3}; warnings: recall {:.3}, precision {:.3}; clean notes stopped {}/{}",
        score.errors_found.of(),
        score.errors_right.of(),
        score.warnings_found.of(),
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

/// What a part of the corpus must give, and goes on giving: shares found and shares right.
struct Floor {
    errors: [f64; 2],
    warnings: [f64; 2],
    blocked: f64,
}

const PARTS: [(&str, Floor); 3] = [
    // Hard on purpose, and tuned on: what is missed here is known.
    ("tuned", Floor { errors: [0.985, 0.990], warnings: [0.92, 0.85], blocked: 0.005 }),
    ("held", Floor { errors: [0.97, 0.98], warnings: [0.85, 0.85], blocked: 0.005 }),
    // Never read by those who work on the detector: the goals.
    ("aside", Floor { errors: [0.97, 0.98], warnings: [0.85, 0.85], blocked: 0.005 }),
];

impl Floor {
    fn hold(&self, part: &str, score: &Score) {
        let shares = [
            ("errors found", score.errors_found.of(), self.errors[0]),
            ("errors right", score.errors_right.of(), self.errors[1]),
            ("warnings found", score.warnings_found.of(), self.warnings[0]),
            ("warnings right", score.warnings_right.of(), self.warnings[1]),
            ("clean notes let through", 1.0 - score.blocked.of(), 1.0 - self.blocked),
        ];
        for (what, share, least) in shares {
            assert!(share >= least, "{part}: {what} {share:.3}, at least {least}");
        }
    }
}

/// Run with `--nocapture` to read the scores.
#[test]
fn the_detector_finds_what_is_marked_and_leaves_the_rest() {
    let scores = PARTS.map(|(part, floor)| (part, floor, score(part)));
    for (part, floor, score) in &scores {
        println!("{}", told(part, score));
        floor.hold(part, score);
        for class in [Class::Personnummer, Class::Reservnummer] {
            assert!(score.recall[&class].of() >= 1.0, "{part}: {}", class.name());
        }
        // No class is left behind by the others.
        for (class, share) in score.recall.iter().filter(|(class, share)| is_error(**class) && share.1 >= 10)
        {
            assert!(share.of() >= 0.85, "{part}: {} {}/{}", class.name(), share.0, share.1);
        }
    }
    let by_origin = groups(&scores.each_ref().map(|(_, _, score)| score));
    let shares: Vec<f64> = by_origin.values().map(|share| share.of()).collect();
    for (group, share) in &by_origin {
        println!("  names, {group}: {}/{} {:.3}", share.0, share.1, share.of());
    }
    let (least, most) =
        (shares.iter().copied().fold(1.0, f64::min), shares.iter().copied().fold(0.0, f64::max));
    assert!(most - least <= 0.05, "names of some origins are found less often: {least:.3} and {most:.3}");
}

#[test]
fn masked_numbers_marked_letters_and_headings_are_told_apart() {
    let classes = |text: &str| {
        let hits = Detector::default().find(text, Exposure::Case);
        hits.iter().map(|hit| hit.class).collect::<Vec<_>>()
    };
    for text in ["1994 07 18-99XX", "0307??-1234", "890101-XXXX"] {
        assert_eq!(classes(text), [Class::NumberLike], "{text}");
    }
    assert_eq!(classes("I går kom Nguyễn Thị Hường hit."), [Class::NameFull]);
    assert_eq!(classes("Ansvarig: Per Sten"), [Class::NameFull]);
    for text in ["Bilaga 1 heter Redovisning.", "Bilagan, som heter Redovisning, är klar.", "Skattning 3:4"]
    {
        assert_eq!(classes(text), [], "{text}");
    }
}
