//! What a finding tells to write is written, and then the finding is gone and nothing is lost.
//!
//! The help line is followed as an editor does that offers to: see `src/assist/mend.rs`.

mod broken;
mod person;

use std::sync::Arc;

use vbe::assist::mend;
use vbe::base::day::Day;
use vbe::model::config::Config;
use vbe::model::load::Reader;
use vbe::model::workspace::Workspace;
use vbe::rules::{self, CATALOGUE};
use vbe::syntax::finding::{Finding, Severity};
use vbe::syntax::tree::At;
use vbe::syntax::yaml;

use crate::rule_pages::laid;
use crate::sandbox::{SOUND, Sandbox, TODAY};
use broken::BROKEN;

/// What is found in a workspace, each with the path and the text of its file.
fn found(sandbox: &Sandbox) -> Vec<(Finding, String, String)> {
    let workspace = Workspace::open(sandbox.path(), Config::default(), &Reader::default());
    let all = rules::judge(&workspace, Day::read(TODAY).unwrap());
    let with_file = |finding: Finding| {
        let source = workspace.source(finding.place.file);
        (finding, source.path.raw().clone(), source.text.raw().to_string())
    };
    all.into_iter().map(with_file).collect()
}

/// Every value of a text, in order.
fn values(text: &str) -> Vec<String> {
    fn gather(at: At<'_>, all: &mut Vec<String>) {
        all.extend(at.scalar().map(ToString::to_string));
        at.children().for_each(|child| gather(child, all));
    }
    let (shared, mut all) = (Arc::new(text.to_owned()), Vec::new());
    if let Some(root) = yaml::read(&shared, false).tree.root() {
        gather(root, &mut all);
    }
    all
}

#[test]
fn what_is_told_to_write_mends_the_fault_and_keeps_every_value() {
    let mut wrong = String::new();
    for (path, sound, right, fault) in BROKEN {
        let (_, text) = SOUND.iter().find(|(own, _)| own == path).unwrap();
        assert!(text.contains(sound), "{path} has no {sound}");
        let (right, text) = (text.replacen(sound, right, 1), text.replacen(sound, fault, 1));
        let all = found(&Sandbox::sound().file(path, &text));
        let Some((finding, _, _)) = all.iter().find(|(_, own, _)| own == path) else {
            wrong += &format!("{fault:?}: nothing is found\n");
            continue;
        };
        let (en, sv) = (&*finding.help.en, &*finding.help.sv);
        assert_eq!(mend::literal(en), mend::literal(sv), "{fault:?}: {sv}");
        // A line that is told whole needs no thought of where its key is.
        let is_whole = mend::literal(en).is_none_or(|words| words.contains(": "));
        if !is_whole && !en.contains("in the list") {
            wrong += &format!("{fault:?}: {en} is no whole line\n");
        }
        let Some(mended) = mend::mended(&text, finding) else {
            wrong += &format!("{fault:?}: {} {en}\n    cannot be followed\n", finding.what.en);
            continue;
        };
        let left = found(&Sandbox::sound().file(path, &mended));
        let left: Vec<&str> = left
            .iter()
            .filter(|(finding, ..)| finding.severity != Severity::Note)
            .map(|(finding, ..)| &*finding.what.en)
            .collect();
        if !left.is_empty() || values(&mended) != values(&right) {
            wrong += &format!("{fault:?}: {en}\n    gives {left:?} in\n{mended}\n");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// The rules whose pages have an example with words to write. A rule that loses them is missed here.
const FOLLOWED: [&str; 13] = [
    "deviation-term", "expires-too-late", "missing-field", "refused-field", "stale-revision", "syntax",
    "text-cut-short", "unknown-field", "unknown-kind", "unknown-reference", "unreadable-period",
    "unjudgeable-condition", "wrong-value",
];

#[test]
fn what_the_example_of_a_rule_tells_to_write_takes_its_finding_away() {
    let (mut wrong, mut followed) = (String::new(), std::collections::BTreeSet::new());
    for rule in CATALOGUE {
        for (finding, path, text) in found(&laid(rule, "Example")) {
            let Some(mended) = mend::mended(&text, &finding) else { continue };
            followed.insert(rule.id);
            let left = found(&laid(rule, "Example").file(&path, &mended));
            let is_left = left.iter().any(|(own, own_path, _)| {
                (own.rule, own_path, &own.what) == (finding.rule, &path, &finding.what)
            });
            let lost = person::lost(&text, &mended, &finding);
            if is_left || !lost.is_empty() {
                wrong += &format!("{}: {}\n    loses {lost:?}, gives\n{mended}\n", rule.id, finding.help.en);
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    let missed: Vec<&str> = FOLLOWED.into_iter().filter(|id| !followed.contains(id)).collect();
    assert!(missed.is_empty(), "no words to write: {missed:?}; there are in {followed:?}");
}
