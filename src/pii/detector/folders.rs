//! The folders of records, which are the same for thousands of files. No detector begins at their names nor asks for them
//! beside what it finds, so that only the rest of a path is searched.

use super::fold::Key;
use super::lexicon::{self, Flags};
use crate::base::remembered::Remembered;

/// What folders of records are called. In one text: a word that stands alone in quotes is one that a detector asks for.
const NAMES: &str = "activities agreements attestations cases deviations incidents measurements meetings plans records \
    reports reviews routines situations surveys trainings";
/// What the folder of a plan is called before its number: `plan-00014`.
const PLAN: &str = "plan-";
/// The most digits of a number that is nobody's.
const LONGEST: usize = 5;

/// What of a path stands after the folders of records that it begins with, where nothing in them can change what is found in
/// the rest, nor the rest what is found in them; `None` where the whole is to be searched.
pub(super) fn past(path: &str) -> Option<&str> {
    const LONGEST: usize = 64;
    thread_local! {
        // The same folder has thousands of files.
        static FOLDERS: Remembered<(usize, bool)> = const { Remembered::new(LONGEST, 256) };
    }
    let stem = path.strip_suffix(".yaml")?;
    let above = &path[..path.rfind('/').map_or(0, |last| last + 1)];
    let (len, is_numbered) = Remembered::or_read(&FOLDERS, above, || folders(above));
    let rest = &path[len..];
    let own = stem.get(path.len() - rest.len()..).filter(|own| own.len() < stem.len())?;
    (is_plain(own) && (!is_numbered || begins_with_a_word(own))).then_some(rest)
}

/// How long the folders of records are that a path begins with, each with its sign, and whether the last has a number.
fn folders(above: &str) -> (usize, bool) {
    let mut rest = above;
    let mut is_numbered = false;
    while let Some((folder, after)) = rest.split_once('/').filter(|(folder, _)| is_folder(folder)) {
        is_numbered = is_number(folder);
        rest = after;
    }
    (above.len() - rest.len(), is_numbered)
}

/// Whether a text begins with a word that no detector asks for, so that no number before it is a part of anything.
fn begins_with_a_word(text: &str) -> bool {
    let end = text.bytes().position(|byte| !byte.is_ascii_lowercase()).unwrap_or(text.len());
    end > 0 && !lexicon::find(Key::of(&text[..end])).is(Flags::CUE)
}

/// Whether nothing in a text can be said of somebody because of what stands before it: it has no word for anybody nor of
/// what somebody is or does, no number as long as anybody's, and no sign that is seen otherwise than it is written.
fn is_plain(text: &str) -> bool {
    const SAID: Flags = Flags::SAID_CUE
        .or(Flags::FIRST)
        .or(Flags::SURNAME)
        .or(Flags::KIN)
        .or(Flags::ROLE)
        .or(Flags::PEOPLE)
        .or(Flags::TRAIT)
        .or(Flags::CONDITION)
        .or(Flags::OFFENCE)
        .or(Flags::COUNTRY)
        .or(Flags::PHRASE);
    let is_sign = |byte: u8| matches!(byte, b'-' | b'/');
    let is_known = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || is_sign(byte);
    let is_number = |part: &str| part.as_bytes()[0].is_ascii_digit();
    let mut parts = text.as_bytes().chunk_by(|one, other| {
        one.is_ascii_digit() == other.is_ascii_digit() && !is_sign(*one) && !is_sign(*other)
    });
    let mut at = 0;
    text.bytes().all(is_known)
        && parts.all(|part| {
            let part = &text[at..at + part.len()];
            at += part.len();
            if is_number(part) { part.len() <= LONGEST } else { !lexicon::find(Key::of(part)).is(SAID) }
        })
}

/// The words of the folders, as somebody may have them for a name.
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    NAMES.split(' ').chain([PLAN.trim_end_matches('-')])
}

pub(crate) fn is_folder(folder: &str) -> bool {
    NAMES.split(' ').any(|name| name == folder) || is_number(folder)
}

/// Whether it is the folder of a plan with a number, which is too short for anybody's and too long for an age.
fn is_number(folder: &str) -> bool {
    let number = folder.strip_prefix(PLAN);
    number.is_some_and(|digits| {
        (3..=LONGEST).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
    })
}

#[cfg(test)]
pub(super) mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    use super::super::{Detector, Exposure};
    use super::*;
    use crate::base::likeness::slug;

    /// Every word that some detector asks for, and of each list of names one in twenty, as ids have them.
    pub(in crate::pii::detector) fn words() -> Vec<String> {
        fn read(folder: &Path, found: &mut BTreeSet<String>) {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                let text = || fs::read_to_string(&path).unwrap();
                match path.to_string_lossy() {
                    _ if path.is_dir() => read(&path, found),
                    name if name.ends_with(".rs") => {
                        found.extend(text().split('"').skip(1).step_by(2).map(slug));
                    }
                    name if name.ends_with(".txt") => {
                        let lines = text();
                        let words = lines.lines().filter(|line| !line.starts_with('#'));
                        found.extend(words.flat_map(str::split_whitespace).step_by(20).map(slug));
                    }
                    _ => {}
                }
            }
        }
        let mut found = BTreeSet::new();
        read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/pii/detector"), &mut found);
        found.into_iter().filter(|word| (1..=24).contains(&word.len())).collect()
    }

    /// What may stand after the folders: a word alone, and beside numbers and other words.
    fn names(word: &str, other: &str) -> [String; 12] {
        [
            word.to_owned(),
            format!("{word}-12"),
            format!("12-{word}"),
            format!("{word}-9c-{other}"),
            format!("9c-{word}"),
            format!("{word}-{other}"),
            format!("{word}-{other}-7781-22"),
            format!("0701740605-{word}"),
            format!("{word}12345-18"),
            format!("{word}/{other}"),
            format!("plan-{word}/2005-03-12-{other}"),
            format!("abc12d-{word}-14-{other}"),
        ]
    }

    #[test]
    fn in_a_path_nothing_is_found_that_is_not_in_what_stands_after_its_folders() {
        let detector = Detector::default();
        let folders: Vec<String> = ["plan-014", "plan-2018", "plan-00014"]
            .map(|plan| format!("records/activities/{plan}"))
            .into_iter()
            .chain(NAMES.split(' ').map(|name| format!("records/{name}")))
            .collect();
        let words = words();
        assert!(words.len() > 5000, "{}", words.len());
        let (mut tried, mut clean) = (0, 0);
        for (at, word) in words.iter().enumerate() {
            let other = &words[(at * 7919 + 13) % words.len()];
            // A third of the ways for each word.
            for (nth, name) in names(word, other).iter().enumerate().skip(at % 3).step_by(3) {
                let path = format!("{}/{name}.yaml", folders[(at + nth) % folders.len()]);
                let exposure = Exposure::ALL[1 + at % 5];
                let Some(own) = past(&path) else { continue };
                tried += 1;
                if detector.find_in_name(own, exposure).is_empty() {
                    clean += 1;
                    assert_eq!(detector.find_in_name(&path, exposure), [], "{path}");
                }
            }
        }
        assert!(tried > 3000 && clean > 3000, "{tried} {clean}");
    }

    #[test]
    fn the_folders_of_records_are_passed_over_and_no_others() {
        for (path, own) in [
            ("records/cases/8x2c7r9q.yaml", Some("8x2c7r9q.yaml")),
            ("records/activities/plan-00014/atgard-3.yaml", Some("atgard-3.yaml")),
            ("records/activities/atgarder-2018/atgard-3.yaml", Some("atgarder-2018/atgard-3.yaml")),
            ("records/activities/plan-00014/12.yaml", None),
            ("records/activities/plan-00014/fodd-2009.yaml", None),
            ("records/activities/plan-00014/mars-2009.yaml", None),
            ("records/activities/plan-900101/9802.yaml", None),
            ("records/arkiv/atgard-3.yaml", Some("arkiv/atgard-3.yaml")),
            ("records/cases/lagkamraten-brasilianskt.yaml", None),
            ("records/cases/900101-atgard.yaml", None),
            ("akter/atgard-3.yaml", None),
            ("atgard-3.yaml", None),
            ("records/cases/Atgard.yaml", None),
            ("records/cases/atgard 3.yaml", None),
            ("records/cases/atgard.md", None),
        ] {
            assert_eq!(past(path), own, "{path}");
        }
    }

    #[test]
    fn a_name_of_the_workspace_that_a_folder_has_is_searched_as_ever() {
        let detector = Detector::new(["Records "], []);
        let path = "records/cases/8x2c7r9q.yaml";
        let exposure = Exposure::Case;
        assert_eq!(detector.find_in_path(path, exposure), detector.find_in_name(path, exposure));
        assert!(Detector::default().find_in_path(path, exposure).is_empty());
        let path = "records/cases/hodan-lindqvist.yaml";
        assert_eq!(Detector::default().find_in_path(path, exposure).len(), 1);
    }
}
