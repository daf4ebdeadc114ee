//! What of one file identifies a person, with its place in the file: in values, keys, comments and the file's name.

use std::borrow::Cow;

use super::diary;
use super::remark::{self, Remark};
use crate::pii::detector::{Class, Detector, Exposure, Hit, adds, is_label, settle};
use crate::syntax::allow;
use crate::syntax::fault::{Fault, FaultKind};
use crate::syntax::finding::Severity;
use crate::syntax::text::{Source, Span};
use crate::syntax::tree::{At, What};
use crate::syntax::yaml::{self, Yaml};

/// Everything in a file that identifies a person.
#[derive(Clone, Debug, Default)]
pub struct Exposed {
    /// The hits in the text, in order.
    pub hits: Vec<Hit>,
    /// The hits in the file's path, in bytes of the path.
    pub in_path: Vec<Hit>,
}

impl Exposed {
    /// Searches a file. A file that was read in full as YAML is searched value by value, with escapes undone and
    /// lines folded, so that a hit is what a reader of the data gets. Any other file is searched as raw text, and
    /// then in the values that could be read.
    pub fn of(detector: &Detector, source: &Source, yaml: Option<&Yaml<'_>>, exposure: Exposure) -> Self {
        let mut exposed = Self::default();
        let text = source.text.raw().as_str();
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
                exposed.remarks(detector, text, exposure);
                if let Some(root) = root {
                    exposed.values(detector, text, root, (exposure, false), &|_, _| true);
                }
            }
            // Only numbers are looked for here. They are found in the raw text, and then in values that are written
            // otherwise than they read.
            Some(root) if exposure == Exposure::Open => {
                exposed.whole(detector, text, exposure);
                exposed.remarks(detector, text, exposure);
                exposed.values(detector, text, root, (exposure, false), &|raw, value| raw != value);
            }
            Some(root) => {
                exposed.values(detector, text, root, (exposure, false), &|_, _| true);
                exposed.remarks(detector, text, exposure);
            }
            None => exposed.whole(detector, text, exposure),
        }
        exposed.hits = settle(std::mem::take(&mut exposed.hits), exposure);
        let (above, path) = source.own_path();
        exposed.in_path = exposed_path(detector, path, exposure);
        if above > 0 {
            let place = |hit: &Hit| Span::new(hit.span.start as usize + above, hit.span.end as usize + above);
            exposed.in_path.iter_mut().for_each(|hit| hit.span = place(hit));
        }
        exposed
    }

    /// Searches the text as it is written. The last day of a suppression is no finding here either.
    fn whole(&mut self, detector: &Detector, text: &str, exposure: Exposure) {
        let mut hits = detector.find(text, exposure);
        if !hits.is_empty() && text.contains(allow::MARK) {
            let days = remark::last_days(text);
            hits.retain(|hit| {
                let next = days.partition_point(|day| day.end < hit.span.end as usize);
                days.get(next).is_none_or(|day| (hit.span.start as usize) < day.start)
            });
        }
        self.hits.append(&mut hits);
    }

    /// Searches the comments, line by line and as sentences that wrap.
    fn remarks(&mut self, detector: &Detector, text: &str, exposure: Exposure) {
        for remark in Remark::all(text) {
            let mut hits = detector.find(&remark.lined, exposure);
            if remark.folded != remark.lined {
                let mut folded = detector.find(&remark.folded, exposure);
                folded.retain(|hit| adds(&hits, *hit));
                hits.append(&mut folded);
            }
            for hit in hits {
                let place = remark.back(hit.span.range());
                self.add(Span::new(place.start, place.end), hit);
            }
        }
    }

    /// Searches the names of anchors, aliases, tags and directives. They are no values, and are formed as file names
    /// are.
    fn marked(&mut self, detector: &Detector, text: &str, exposure: Exposure) {
        for word in marked(text) {
            for hit in detector.find_in_name(&text[word.clone()], exposure) {
                let place = |byte: u32| word.start + byte as usize;
                self.add(Span::new(place(hit.span.start), place(hit.span.end)), hit);
            }
        }
    }

    /// Searches every key and value for which `wanted` returns true of its raw and its read text. The id of a
    /// record is searched as the name of its file, which it is, in whatever kind and however its key is written.
    fn values(
        &mut self,
        detector: &Detector,
        text: &str,
        at: At<'_>,
        (exposure, is_id): (Exposure, bool),
        wanted: &dyn Fn(&str, &str) -> bool,
    ) {
        let What::Scalar { text: value, .. } = at.what() else {
            at.items().for_each(|item| self.values(detector, text, item, (exposure, is_id), wanted));
            for (key, value) in at.entries() {
                let is_id = key.scalar().is_some_and(|key| names_itself(key, exposure));
                self.values(detector, text, key, (exposure, false), wanted);
                if key.scalar().is_some_and(|key| is_reference(key, exposure))
                    && value.scalar().is_some_and(|own| diary::is_number(own))
                {
                    self.registered(detector, text, value, exposure);
                    continue;
                }
                let is_part = is_id && at.id().number() > 0;
                self.values(detector, text, value, (exposure, is_id && !is_part), wanted);
                if is_part {
                    self.part(detector, text, value, exposure);
                }
            }
            if exposure != Exposure::Open {
                at.entries().for_each(|(key, value)| self.labelled(detector, text, (key, value), exposure));
            }
            return;
        };
        let raw = &text[at.span().range()];
        if !wanted(raw, value) {
            return;
        }
        let hits =
            if is_id { detector.find_in_name(value, exposure) } else { detector.find(value, exposure) };
        if hits.is_empty() {
            return;
        }
        self.add_in(text, at, value, hits);
    }

    /// Searches the id of a part of a record as a name too. What only may be somebody's there is told of in no kind: it has
    /// no file that is called so, and is as often a word.
    fn part(&mut self, detector: &Detector, text: &str, id: At<'_>, exposure: Exposure) {
        let Some(value) = id.scalar() else { return };
        let mut hits = detector.find_in_name(value, exposure);
        hits.retain(|hit| hit.class.severity(exposure) == Some(Severity::Error));
        self.add_in(text, id, value, hits);
    }

    /// Searches the diary number of a document for all but what it is: that of the police looks like the number of a case,
    /// which it is elsewhere.
    fn registered(&mut self, detector: &Detector, text: &str, at: At<'_>, exposure: Exposure) {
        let Some(value) = at.scalar() else { return };
        let mut hits = detector.find(value, exposure);
        hits.retain(|hit| !matches!(hit.class, Class::CaseNumber | Class::Reference));
        self.add_in(text, at, value, hits);
    }

    /// Searches the values of a key that says what they are: `född: 2009-05-03`.
    fn labelled(
        &mut self,
        detector: &Detector,
        text: &str,
        (key, value): (At<'_>, At<'_>),
        exposure: Exposure,
    ) {
        let Some(key) = key.scalar().filter(|key| is_label(key)) else { return };
        let (mut labelled, label) = (String::new(), key.len() + 2);
        for at in std::iter::once(value).chain(value.items()) {
            let Some(said) = at.scalar() else { continue };
            if is_reference(key, exposure) && diary::is_number(said) {
                continue;
            }
            labelled.clear();
            labelled.extend([key, ": ", said]);
            let hits = detector.find(&labelled, exposure).into_iter();
            self.add_in(text, at, said, hits.filter_map(|hit| hit.after(label)).collect());
        }
    }

    /// Adds hits in a scalar that reads so.
    fn add_in(&mut self, text: &str, at: At<'_>, value: &str, hits: Vec<Hit>) {
        let (raw, start) = (&text[at.span().range()], at.span().start);
        let places = (raw != value).then(|| yaml::places(raw, value));
        let place = |byte: u32| places.as_ref().map_or(byte, |places| places[byte as usize]);
        for hit in hits {
            let span = Span { start: start + place(hit.span.start), end: start + place(hit.span.end) };
            self.add(span, hit);
        }
    }

    fn add(&mut self, span: Span, hit: Hit) {
        self.hits.push(Hit { span, class: hit.class });
    }

    /// Whether something is found in a stretch of the text.
    pub(crate) fn is_in(&self, span: Span) -> bool {
        self.hits.iter().any(|hit| hit.span.start < span.end && span.start < hit.span.end)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.hits.is_empty() && self.in_path.is_empty()
    }
}

/// Whether a key is of an id, or of the ids of records about people.
fn names_itself(key: &str, exposure: Exposure) -> bool {
    key == "id" || key == "incidents" && matches!(exposure, Exposure::Case | Exposure::Meeting)
}

/// Whether a key is of the number of a document, which has one in the register of some authority. A case has none.
fn is_reference(key: &str, exposure: Exposure) -> bool {
    key == "reference" && !matches!(exposure, Exposure::Open | Exposure::Case)
}

/// What in the path of a file identifies a person, in bytes of the path. The names of its folders too: git keeps them, and
/// every place that is told has them. In a text about people each is searched by itself as well, as the copy that another
/// program makes of it is.
pub(crate) fn exposed_path(detector: &Detector, path: &str, exposure: Exposure) -> Vec<Hit> {
    // A line may break in a name too, and parts words there as a hyphen does.
    let whole =
        if path.contains(is_control) { path.replace(is_control, "-").into() } else { Cow::Borrowed(path) };
    let path = whole.as_ref();
    let mut hits = detector.find_in_path(path, exposure);
    if !matches!(exposure, Exposure::Case | Exposure::Meeting) || !path.contains(SEPARATORS) {
        return hits;
    }
    let count = hits.len();
    for (start, name) in parts(path) {
        for hit in detector.find_in_name(name, exposure) {
            let place = |byte: u32| start + byte as usize;
            let span = Span::new(place(hit.span.start), place(hit.span.end));
            let hit = Hit { span, class: hit.class };
            let next = hits[..count].partition_point(|known| known.span.end <= span.start);
            if hits[..count].get(next).is_none_or(|known| known.span.start >= span.end) {
                hits.push(hit);
            }
        }
    }
    if hits.len() > count { settle(hits, exposure) } else { hits }
}

/// The parts of a path that are searched by themselves, each with its place. The file itself has been searched with its
/// path, which most often is all that there is to search; where its own name has parts it is searched whole too, since
/// what stands after a folder may not be seen: `records/MLB 842.yaml`.
fn parts(path: &str) -> Vec<(usize, &str)> {
    let last = path.rfind('/').map_or(0, |at| at + 1);
    let mut parts = Vec::new();
    if last > 0 && path[last..].contains(SEPARATORS) {
        parts.push((last, &path[last..]));
    }
    let mut start = 0;
    for part in path.split_inclusive(SEPARATORS) {
        if path[..start].ends_with('/') && !path[start..].contains(SEPARATORS) {
            break;
        }
        parts.push((start, part.trim_end_matches(SEPARATORS)));
        start += part.len();
    }
    parts
}

/// What parts the names of a path, and the name of a copy from what it is a copy of.
const SEPARATORS: [char; 3] = ['/', ' ', '('];

/// Whether a character steers and is one byte, as the hyphen is.
fn is_control(char: char) -> bool {
    char.is_ascii_control()
}

/// Whether a text begins with directives such as `%TAG ! tag:`, which parsing leaves no trace of.
fn is_directed(text: &str) -> bool {
    let says = |line: &&str| !line.is_empty() && !line.starts_with('#');
    text.lines()
        .map(|line| line.trim_start_matches('\u{feff}').trim_end())
        .find(says)
        .is_some_and(|line| line.starts_with('%'))
}

/// The ranges that YAML takes for names of anchors, aliases, tags and directives: the word after `&`, `*`, `!` or `%`
/// where a value can begin.
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
                // Each stretch is scanned once, however few spaces there are.
                done += text[start..].find(ends).unwrap_or(text.len() - start);
                return Some(start..done);
            }
        }
    })
}
