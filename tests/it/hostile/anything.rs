//! Laws that hold for any bytes at all: nothing panics, and every fault has a place in its file.

use std::fs;
use std::sync::LazyLock;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use vbe::base::day::Day;
use vbe::cli::Exit;
use vbe::model::config::Config;
use vbe::model::load::{self, Loaded};
use vbe::model::workspace::Workspace;
use vbe::rules;
use vbe::syntax::text::{Source, Span};
use vbe::syntax::tree::At;
use vbe::syntax::yaml;

use crate::sandbox::{Sandbox, TODAY, repository};

/// What YAML is made of, and what breaks it: texts of these come further into the reader than texts of any letters.
const WORDS: [&str; 48] = [
    "kind: plan\n",
    "kind: framework\n",
    "kind: organisation\n",
    "kind: activity\n",
    "id: x\n",
    "title: ",
    "areas:\n",
    "activities:\n",
    "  - id: a\n",
    "    responsible: [",
    "\n",
    "\r\n",
    "\r",
    "  ",
    "\t",
    " ",
    ": ",
    ":",
    "- ",
    "? ",
    ", ",
    "[",
    "]",
    "{",
    "}",
    "&a ",
    "*a",
    "!t ",
    "<<: ",
    "|\n",
    ">-\n",
    "\"",
    "'",
    "\\x1b",
    "\\",
    "# vbe: ",
    "# vbe: allow[unused-area] hej, until 2030-01-01\n",
    "# hej\n",
    "---\n",
    "...\n",
    "%YAML 1.2\n",
    "å",
    "e\u{301}",
    "日",
    "\u{202e}",
    "\u{feff}",
    "\u{9b}",
    "2024-02-30",
];

/// The records that come with the program.
static SHIPPED: LazyLock<Vec<(String, Vec<u8>)>> = LazyLock::new(|| {
    let root = repository();
    let found =
        ["plans", "records"].into_iter().flat_map(|folder| vbe::io::disk::records(&root.join(folder), false));
    found.map(|found| (vbe::io::disk::name(&root, &found.path), fs::read(&found.path).unwrap())).collect()
});

/// A way to spoil a file.
#[derive(Clone, Debug)]
enum Spoil {
    Flip(Index, u8),
    Delete(Index, usize),
    Insert(Index, Vec<u8>),
    DeleteLine(Index),
    DoubleLine(Index),
    Write(Index, &'static str),
}

fn spoil() -> impl Strategy<Value = Spoil> {
    let at = any::<Index>;
    prop_oneof![
        (at(), any::<u8>()).prop_map(|(at, with)| Spoil::Flip(at, with)),
        (at(), 1..200_usize).prop_map(|(at, count)| Spoil::Delete(at, count)),
        (at(), vec(any::<u8>(), 1..20)).prop_map(|(at, bytes)| Spoil::Insert(at, bytes)),
        at().prop_map(Spoil::DeleteLine),
        at().prop_map(Spoil::DoubleLine),
        (at(), select(&WORDS[..])).prop_map(|(at, word)| Spoil::Write(at, word)),
    ]
}

impl Spoil {
    fn of(&self, bytes: &mut Vec<u8>) {
        let spot = |at: &Index, bytes: &[u8]| at.index(bytes.len() + 1);
        let line = |at: &Index, bytes: &[u8]| {
            let at = spot(at, bytes);
            let start = bytes[..at].iter().rposition(|byte| *byte == b'\n').map_or(0, |newline| newline + 1);
            let end = bytes[at..]
                .iter()
                .position(|byte| *byte == b'\n')
                .map_or(bytes.len(), |newline| at + newline + 1);
            start..end
        };
        match self {
            Self::Flip(at, with) => {
                let at = spot(at, bytes);
                bytes.get_mut(at).into_iter().for_each(|byte| *byte ^= with);
            }
            Self::Delete(at, count) => {
                let at = spot(at, bytes);
                bytes.drain(at..(at + count).min(bytes.len()));
            }
            Self::Insert(at, more) => {
                let at = spot(at, bytes);
                bytes.splice(at..at, more.iter().copied());
            }
            Self::DeleteLine(at) => {
                bytes.drain(line(at, bytes));
            }
            Self::DoubleLine(at) => {
                let line = line(at, bytes);
                let again = bytes[line.clone()].to_vec();
                bytes.splice(line.end..line.end, again);
            }
            Self::Write(at, word) => {
                let at = spot(at, bytes);
                bytes.splice(at..at, word.bytes());
            }
        }
    }
}

/// One of the shipped records, spoiled a few times over, and its number among them.
fn spoiled() -> impl Strategy<Value = (usize, Vec<u8>)> {
    (any::<Index>(), vec(spoil(), 1..6)).prop_map(|(which, spoils)| {
        let which = which.index(SHIPPED.len());
        let mut bytes = SHIPPED[which].1.clone();
        for spoil in &spoils {
            spoil.of(&mut bytes);
        }
        (which, bytes)
    })
}

/// Whether a span lies in a text, from a character to one that does not stand before it.
fn lies_in(span: Span, text: &str) -> bool {
    span.start <= span.end && text.get(span.range()).is_some()
}

fn holds(loaded: &Loaded) -> Result<(), TestCaseError> {
    let text = loaded.source.text.raw();
    for fault in &loaded.faults {
        prop_assert!(lies_in(fault.span, text), "{fault:?} in {text:?}");
        let (from, to) = (loaded.source.position(fault.span.start), loaded.source.position(fault.span.end));
        prop_assert!((1, 1) <= (from.line, from.column) && (from.line, from.column) <= (to.line, to.column));
    }
    for allow in &loaded.allows {
        prop_assert!(lies_in(allow.span, text) && lies_in(allow.line, text), "{allow:?} in {text:?}");
    }
    prop_assert!(loaded.record.is_some() || !loaded.faults.is_empty(), "unread, and nothing said: {text:?}");
    Ok(())
}

fn nodes_lie_in(node: At<'_>, text: &str) -> bool {
    lies_in(node.span(), text) && node.children().all(|child| nodes_lie_in(child, text))
}

/// Lines and characters, counted in the plainest way.
fn counted(text: &str, at: usize) -> (usize, usize) {
    let lines: Vec<&str> = text[..at].split('\n').collect();
    (lines.len(), lines.last().unwrap().chars().count() + 1)
}

/// A text of the same length, in which LF stands where CR alone ends a line.
fn with_lf(text: &str) -> String {
    let next = text.chars().skip(1).map(Some).chain([None]);
    let each = text.chars().zip(next);
    each.map(|(char, next)| if char == '\r' && next != Some('\n') { '\n' } else { char }).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_bytes_are_read_or_refused_at_a_place(bytes in vec(any::<u8>(), 0..2048)) {
        holds(&load::file(&load::Reader::default(), "plans/x.yaml".into(), bytes))?;
    }

    #[test]
    fn any_text_is_read_or_refused_at_a_place(words in vec(select(&WORDS[..]), 0..120)) {
        let text = words.concat();
        let (source, _) = Source::of_bytes("plans/x.yaml".into(), text.clone().into_bytes());
        let yaml = yaml::read(source.text.raw(), true);
        prop_assert!(yaml.tree.root().is_none_or(|root| nodes_lie_in(root, source.text.raw())), "{text:?}");
        let spans = yaml.faults.iter().map(|fault| fault.span).chain(yaml.comments.iter().copied());
        for span in spans {
            prop_assert!(lies_in(span, source.text.raw()), "{span:?} in {text:?}");
        }
        holds(&load::file(&load::Reader::default(), "plans/x.yaml".into(), text.into_bytes()))?;
    }

    #[test]
    fn a_place_is_the_line_and_the_character_in_it(words in vec(select(&WORDS[..]), 0..400), at in any::<Index>()) {
        let (source, _) = Source::of_bytes("x".into(), words.concat().trim_start_matches('\u{feff}').into());
        let at = vbe::syntax::text::floor(source.text.raw(), at.index(source.text.raw().len() + 1));
        let place = source.position(u32::try_from(at).unwrap());
        let text = with_lf(source.text.raw());
        prop_assert_eq!((place.line, place.column), counted(&text, at));
        let line = text.split('\n').nth(place.line - 1).unwrap();
        prop_assert_eq!(source.line_at(u32::try_from(at).unwrap()), line.trim_end_matches('\r'));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_spoiled_record_is_judged_with_the_others((which, bytes) in spoiled()) {
        let file = |at: usize, bytes: &[u8]| load::file(&load::Reader::default(), SHIPPED[at].0.clone(), bytes.to_vec());
        let files: Vec<Loaded> = SHIPPED
            .iter()
            .enumerate()
            .map(|(at, (_, own))| file(at, if at == which { &bytes } else { own }))
            .collect();
        holds(&files[which])?;
        let workspace = Workspace::of(repository(), Config::default(), files);
        for finding in rules::judge(&workspace, Day::read(TODAY).unwrap()) {
            let places = finding.related.iter().map(|(place, _)| *place).chain([finding.place]);
            for place in places {
                prop_assert!(lies_in(place.span, workspace.source(place.file).text.raw()), "{finding:?}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn a_spoiled_record_can_be_told_of_in_every_form((which, bytes) in spoiled()) {
        let lay = || {
            let workspace = SHIPPED.iter().fold(Sandbox::empty(), |laid, (path, own)| laid.bytes(path, own));
            workspace.bytes(&SHIPPED[which].0, &bytes)
        };
        let (piped, terminal) = (lay(), lay().on_a_terminal());
        let exit = piped.run("validate").exit;
        prop_assert!(matches!(exit, Exit::Fine | Exit::Found));
        for form in ["validate --format json", "validate --format github", "validate --lang sv"] {
            prop_assert_eq!(piped.run(form).exit, exit);
        }
        prop_assert_eq!(terminal.run("validate --color always").exit, exit);
        for page in ["status", "status --format json", "gaps --format md", "gaps --format csv"] {
            prop_assert_ne!(piped.run(page).exit, Exit::Failed, "{}", page);
        }
    }
}
