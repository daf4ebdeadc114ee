//! What of one file points a person out, with its place in the file: in values, keys, comments and the file's name.

use std::fmt;

use crate::pii::detector::{Class, Detector, Exposure, Hit, settle};
use crate::syntax::allow;
use crate::syntax::fault::{Fault, FaultKind};
use crate::syntax::text::{Source, Span};
use crate::syntax::tree::{At, What};
use crate::syntax::yaml::{self, Yaml};

/// Letters that must not be told. Whoever prints it prints a sign for it.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret {
    /// What they are.
    pub class: Class,
    letters: Box<str>,
}

impl Secret {
    fn new(class: Class, letters: &str) -> Self {
        Self { class, letters: letters.into() }
    }

    /// The letters, for whoever is to take them out of a text.
    pub(crate) fn letters(&self) -> &str {
        &self.letters
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("████")
    }
}

/// What of a file points a person out.
#[derive(Clone, Debug, Default)]
pub struct Exposed {
    /// In its text, in order.
    pub hits: Vec<Hit>,
    /// In its path.
    pub in_path: Vec<Hit>,
    /// The letters found, as they are read and as they are written.
    pub secrets: Vec<Secret>,
}

impl Exposed {
    /// Looks at a file. Where it could be read as YAML each value is looked at as it is read, escapes undone and lines
    /// folded; where it could not be read in full, all of it as it stands, and what of it was read.
    pub fn of(detector: &Detector, source: &Source, yaml: Option<&Yaml<'_>>, exposure: Exposure) -> Self {
        let mut exposed = Self::default();
        let text = source.text.as_str();
        let root = yaml.and_then(|yaml| yaml.tree.root());
        let faults = yaml.map_or_else(Default::default, |yaml| yaml.faults.as_slice());
        let is_incomplete = |fault: &Fault| {
            matches!(
                fault.kind,
                FaultKind::Syntax(_) | FaultKind::RefusedYaml(_) | FaultKind::DuplicateKey { .. }
            )
        };
        match root {
            _ if faults.iter().any(is_incomplete) || yaml.is_some() && is_directed(text) => {
                exposed.whole(detector, text, exposure);
                exposed.marked(detector, text, exposure);
                if let Some(root) = root {
                    exposed.values(detector, text, root, exposure, &|_, _| true);
                }
                exposed.keys(detector, faults, exposure);
            }
            // Nothing but numbers is looked for: they are found in the text as it stands, and then in what is bent.
            Some(root) if exposure == Exposure::Open => {
                exposed.whole(detector, text, exposure);
                exposed.values(detector, text, root, exposure, &|raw, value| raw != value);
            }
            Some(root) => {
                exposed.values(detector, text, root, exposure, &|_, _| true);
                for comment in comments(text) {
                    for hit in detector.find(allow::telling(&text[comment.clone()]), exposure) {
                        let place = |byte: u32| comment.start + byte as usize;
                        exposed.add(text, Span::new(place(hit.span.start), place(hit.span.end)), hit);
                    }
                }
            }
            None => exposed.whole(detector, text, exposure),
        }
        exposed.hits = settle(std::mem::take(&mut exposed.hits), exposure);
        let name = source.path.rsplit_once('/').map_or(source.path.as_str(), |(_, name)| name);
        let before = source.path.len() - name.len();
        for hit in detector.find_in_name(&source.path, exposure) {
            if hit.span.end as usize > before || exposure == Exposure::Case {
                exposed.secrets.push(Secret::new(hit.class, &source.path[hit.span.range()]));
                exposed.in_path.push(hit);
            }
        }
        exposed
    }

    fn whole(&mut self, detector: &Detector, text: &str, exposure: Exposure) {
        for hit in detector.find(text, exposure) {
            self.add(text, hit.span, hit);
        }
    }

    /// The names of anchors, aliases, tags and directives: no values, and written as names of files are.
    fn marked(&mut self, detector: &Detector, text: &str, exposure: Exposure) {
        for word in marked(text) {
            for hit in detector.find_in_name(&text[word.clone()], exposure) {
                let place = |byte: u32| word.start + byte as usize;
                self.add(text, Span::new(place(hit.span.start), place(hit.span.end)), hit);
            }
        }
    }

    /// The keys that faults tell of, as they are read: escapes in them are undone, and what they lead to is not.
    fn keys(&mut self, detector: &Detector, faults: &[Fault], exposure: Exposure) {
        for fault in faults {
            let FaultKind::DuplicateKey { key, .. } = &fault.kind else { continue };
            let hits = detector.find(key, exposure).into_iter();
            self.secrets.extend(hits.map(|hit| Secret::new(hit.class, &key[hit.span.range()])));
        }
    }

    /// Every key and value that `wanted` says of how it is written and how it is read.
    fn values(
        &mut self,
        detector: &Detector,
        text: &str,
        at: At<'_>,
        exposure: Exposure,
        wanted: &dyn Fn(&str, &str) -> bool,
    ) {
        let What::Scalar { text: value, .. } = at.what() else {
            at.children().for_each(|child| self.values(detector, text, child, exposure, wanted));
            return;
        };
        let raw = &text[at.span().range()];
        if value.len() < 2 || !wanted(raw, value) {
            return;
        }
        // An id has the form of a file's name: words parted by hyphens, without capitals.
        let is_id = exposure == Exposure::Case && text[..at.span().start as usize].ends_with("\nid: ");
        let hits =
            if is_id { detector.find_in_name(value, exposure) } else { detector.find(value, exposure) };
        if hits.is_empty() {
            return;
        }
        let start = at.span().start;
        let places = (raw != value.as_ref()).then(|| yaml::places(raw, value));
        let place = |byte: u32| places.as_ref().map_or(byte, |places| places[byte as usize]);
        for hit in hits {
            let span = Span { start: start + place(hit.span.start), end: start + place(hit.span.end) };
            self.secrets.push(Secret::new(hit.class, &value[hit.span.range()]));
            self.add(text, span, hit);
        }
    }

    fn add(&mut self, text: &str, span: Span, hit: Hit) {
        self.secrets.push(Secret::new(hit.class, &text[span.range()]));
        self.hits.push(Hit { span, class: hit.class });
    }

    /// Whether nothing was found.
    pub(crate) fn is_empty(&self) -> bool {
        self.hits.is_empty() && self.in_path.is_empty()
    }
}

/// Whether directives stand before what a file says: `%TAG ! tag:`. Reading leaves no trace of them.
fn is_directed(text: &str) -> bool {
    let says = |line: &&str| !line.is_empty() && !line.starts_with('#');
    text.lines()
        .map(|line| line.trim_start_matches('\u{feff}').trim_end())
        .find(says)
        .is_some_and(|line| line.starts_with('%'))
}

/// What YAML takes for the name of something: the word after `&`, `*`, `!` or `%`, where a value can begin.
fn marked(text: &str) -> impl Iterator<Item = std::ops::Range<usize>> {
    const SIGNS: [char; 4] = ['&', '*', '!', '%'];
    let ends = |char: char| char.is_whitespace() || matches!(char, '[' | ']' | '{' | '}' | ',');
    let mut done = 0;
    std::iter::from_fn(move || {
        loop {
            let sign = done + text[done..].find(SIGNS)?;
            let before = text[..sign].chars().next_back();
            let start = sign + text[sign..].find(|char| !SIGNS.contains(&char))?;
            done = start;
            if before.is_none_or(|char| ends(char) || char == ':') {
                // What has been gone through is not gone through again, however few spaces there are.
                done += text[start..].find(ends).unwrap_or(text.len() - start);
                return Some(start..done);
            }
        }
    })
}

/// What can be comments in YAML: from `#` to the end of its line. In a quoted value it is none, and is looked at twice.
fn comments(text: &str) -> impl Iterator<Item = std::ops::Range<usize>> {
    text.match_indices('#').filter_map(|(at, _)| {
        let begins = at == 0 || text[..at].ends_with([' ', '\t', '\n']);
        let end = text[at..].find('\n').map_or(text.len(), |newline| at + newline);
        // A second sign in a comment is part of it.
        let line = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let inside = text[line..at].contains(" #") || text[line..at].starts_with('#');
        (begins && !inside).then_some(at..end)
    })
}
