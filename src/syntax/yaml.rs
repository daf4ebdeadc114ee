//! YAML as a [`Tree`]. The only door to the YAML parser.
//!
//! Records are a plain subset of YAML: mappings, lists and values. What makes a file mean something else than a
//! reader sees (anchors, aliases, tags, merge keys, a second document) is refused at its place, and the rest is still
//! read.

mod back;
mod plain;
mod trouble;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use granit_parser::{Event, Parser, ScalarStyle, ScanError};

use crate::syntax::fault::{Fault, FaultKind, RefusedYaml, Syntax};
use crate::syntax::text::Span;
use crate::syntax::tree::{NodeId, Tree, What};

/// The deepest nesting that is read. The deepest record has six levels.
const DEPTH: usize = 64;
/// A mapping with more keys than this is searched for duplicates by hash, not key by key.
const FEW_KEYS: usize = 32;

/// A comment: its place, with the `#`.
pub(crate) type Comment = Span;

/// The result of reading: always a tree, possibly incomplete, and every fault found.
#[derive(Debug, Default)]
pub struct Yaml<'t> {
    /// The tree, as far as the file could be read.
    pub tree: Tree<'t>,
    /// What was wrong with the text, in the order found.
    pub faults: Vec<Fault>,
    /// The comments, when they were asked for.
    pub comments: Vec<Comment>,
    /// The comments that stand directly after a text without quotes and have no space after their `#`: most often the
    /// text was to go on there.
    pub(crate) cut_short: Vec<Comment>,
}

/// Reads a text. Comments are collected only when `with_comments`, since most files need none.
pub fn read(text: &Arc<String>, with_comments: bool) -> Yaml<'_> {
    let plain = if with_comments { None } else { plain::read(text) };
    match plain {
        Some(tree) => Yaml { tree, ..Yaml::default() },
        None => by_library(text, with_comments),
    }
}

/// For each byte of `value`, the byte in `raw` that it came from. `raw` is the value as written in its file.
pub(crate) fn places(raw: &str, value: &str) -> Vec<u32> {
    back::places(raw, value)
}

/// Reads any text with the library.
fn by_library(text: &Arc<String>, with_comments: bool) -> Yaml<'_> {
    let may_cut = may_cut_short(text);
    let options = granit_parser::options! {
        emit_unresolved_aliases: true,
        emit_anchor_events: true,
        emit_comments: with_comments || may_cut,
        max_buffered_comment_events: 100_000,
        flow_nesting_limit: DEPTH,
        block_nesting_limit: DEPTH,
    };
    let yaml = Yaml { tree: Tree::of(text), ..Yaml::default() };
    let ends = may_cut.then(HashSet::new);
    let mut builder = Builder { text, yaml, open: Vec::new(), done: false, quoted: Vec::new(), ends };
    for event in Parser::new_from_str_with_options(text, options) {
        match event {
            Ok((event, span)) => {
                if !builder.take(event, span) {
                    break;
                }
            }
            Err(error) => {
                builder.fail(&error);
                break;
            }
        }
    }
    let mut yaml = builder.finish();
    if !with_comments {
        yaml.comments.clear();
    }
    yaml
}

/// Whether a ` #` without a space after it stands anywhere. Hardly any file has one.
fn may_cut_short(text: &str) -> bool {
    text.match_indices(" #").any(|(at, _)| goes_on(&text[at + 2..]))
}

/// Whether what follows on a `#` is more of a text, and not a comment as people write them.
fn goes_on(rest: &str) -> bool {
    rest.starts_with(|next: char| !next.is_whitespace() && !matches!(next, '#' | '!'))
}

struct Builder<'t> {
    text: &'t str,
    yaml: Yaml<'t>,
    open: Vec<Open<'t>>,
    done: bool,
    /// The values in quotes that hold a CR, which there is a character as others are.
    quoted: Vec<Span>,
    /// Where the texts without quotes end, when a comment may stand where they were to go on.
    ends: Option<HashSet<u32>>,
}

/// A list or mapping that has not ended.
struct Open<'t> {
    id: NodeId,
    last: Option<NodeId>,
    map: bool,
    /// In a mapping: the key whose value comes next.
    key: Option<NodeId>,
    keys: Keys<'t>,
    /// The node is a key or inside one, which has been reported once.
    in_key: bool,
    /// The key is repeated or refused: its value is parsed and dropped.
    dropping: bool,
}

#[derive(Default)]
struct Keys<'t> {
    few: Vec<(&'t str, Span)>,
    many: HashMap<String, Span>,
    /// A repeated key has been reported in this mapping.
    told: bool,
}

impl<'t> Builder<'t> {
    /// Takes one event. Returns false when the rest of the text is of no use.
    fn take(&mut self, event: Event<'t>, at: granit_parser::Span) -> bool {
        let span = self.span(&at);
        match event {
            Event::Comment(..) => self.yaml.comments.push(span),
            Event::DocumentStart(explicit, version) => {
                if version.is_some() {
                    self.refuse(span, RefusedYaml::Directive);
                }
                if self.done {
                    let end = if explicit { (span.start + 3).max(span.end) } else { span.end };
                    self.fault(Span { start: span.start, end }, FaultKind::Syntax(Syntax::SecondDocument));
                    return false;
                }
            }
            Event::DocumentEnd => self.done = true,
            Event::Scalar(text, style, _, tag) => {
                self.refuse_tag(span, tag.is_some(), &at);
                let plain = matches!(style, ScalarStyle::Plain);
                let is_quoted = matches!(style, ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted);
                if is_quoted && self.text.get(span.range()).is_some_and(|raw| raw.contains('\r')) {
                    self.quoted.push(span);
                }
                // The parser gives `~` for an empty value.
                let text = if plain && span.start == span.end { "".into() } else { text };
                let merges = plain && text == "<<" && self.wants_key();
                if let Some(ends) = self.ends.as_mut().filter(|_| plain && !text.is_empty()) {
                    ends.insert(span.end);
                }
                let id = self.yaml.tree.add(What::Scalar { text, plain }, span);
                self.place(id);
                if merges {
                    self.refuse(span, RefusedYaml::MergeKey);
                    self.drop_entry();
                }
            }
            Event::SequenceStart(_, _, tag) => {
                self.refuse_tag(span, tag.is_some(), &at);
                self.open(What::List, span, false);
            }
            Event::MappingStart(_, _, tag) => {
                self.refuse_tag(span, tag.is_some(), &at);
                self.open(What::Map, span, true);
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(span),
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.refuse(span, RefusedYaml::Alias);
                let is_key = self.wants_key();
                let id = self.yaml.tree.add(What::Scalar { text: "".into(), plain: true }, span);
                self.place(id);
                if is_key {
                    self.drop_entry();
                }
            }
            Event::Anchor(..) => self.refuse(span, RefusedYaml::Anchor),
            _ => {}
        }
        true
    }

    fn span(&self, span: &granit_parser::Span) -> Span {
        let byte =
            |mark: granit_parser::Marker| mark.byte_offset().unwrap_or(self.text.len()).min(self.text.len());
        Span::new(byte(span.start), byte(span.end))
    }

    fn fault(&mut self, span: Span, kind: FaultKind) {
        self.yaml.faults.push(Fault::new(span, kind));
    }

    fn refuse(&mut self, span: Span, what: RefusedYaml) {
        self.fault(span, FaultKind::RefusedYaml(what));
    }

    fn refuse_tag(&mut self, span: Span, tagged: bool, at: &granit_parser::Span) {
        if tagged {
            let place = at.tag_span().map_or(span, |tag| self.span(&tag));
            self.refuse(place, RefusedYaml::Tag);
        }
    }

    fn wants_key(&self) -> bool {
        self.open.last().is_some_and(|open| open.map && open.key.is_none())
    }

    /// Drops the entry whose key was just added: a refused key is reported once, not as an unknown key too.
    fn drop_entry(&mut self) {
        if let Some(open) = self.open.last_mut() {
            open.dropping = true;
        }
    }

    fn open(&mut self, what: What<'t>, span: Span, map: bool) {
        let inherits = self.open.last().is_some_and(|open| open.in_key);
        let wanted = self.wants_key();
        if wanted && !inherits {
            self.fault(span, FaultKind::Syntax(Syntax::KeyNotText));
        }
        let id = self.yaml.tree.add(what, span);
        let in_key = wanted || inherits;
        self.open.push(Open {
            id,
            last: None,
            map,
            key: None,
            keys: Keys::default(),
            in_key,
            dropping: false,
        });
    }

    fn close(&mut self, span: Span) {
        let Some(open) = self.open.pop() else { return };
        // A block collection ends with its last child; the parser reports the start of what follows.
        let block = span.start == span.end;
        let last = open.last.map(|last| self.yaml.tree.at(last).span().end);
        self.yaml.tree.close(open.id, last.filter(|_| block).unwrap_or(span.end));
        self.place(open.id);
    }

    /// Adds a finished node to its open parent: in a mapping as a key or a value in turn.
    fn place(&mut self, id: NodeId) {
        let Some(open) = self.open.last_mut() else { return };
        if !open.map {
            self.yaml.tree.append(open.id, open.last, id);
            open.last = Some(id);
            return;
        }
        let Some(key) = open.key.take() else {
            open.key = Some(id);
            let (text, span) =
                (self.yaml.tree.at(id).scalar().map(ToString::to_string), self.yaml.tree.at(id).span());
            let first = text.as_deref().and_then(|text| open.keys.meet(text, span, self.text));
            open.dropping = first.is_some();
            // Several repeated keys in one mapping have one cause: a missing dash.
            let told = open.keys.told;
            open.keys.told |= first.is_some();
            if let (Some(first), Some(key), false) = (first, text, told) {
                self.fault(span, FaultKind::DuplicateKey { key, first });
            }
            return;
        };
        if !open.dropping {
            self.yaml.tree.append(open.id, open.last, key);
            self.yaml.tree.append(open.id, Some(key), id);
            open.last = Some(id);
        }
    }

    fn cut_short(&self) -> Vec<Comment> {
        let Some(ends) = &self.ends else { return Vec::new() };
        let is_cut = |comment: &&Comment| {
            let before = self.text[..comment.range().start].trim_end_matches(' ');
            let end = Span::new(0, before.len()).end;
            ends.contains(&end) && goes_on(&self.text[comment.range().start + 1..])
        };
        self.yaml.comments.iter().filter(is_cut).copied().collect()
    }

    fn fail(&mut self, error: &ScanError) {
        let at = error.marker().byte_offset().unwrap_or(self.text.len()).min(self.text.len());
        let (span, kind) = trouble::name(error.kind(), self.text, at);
        self.fault(span, kind);
    }

    fn finish(mut self) -> Yaml<'t> {
        if let Some(marker) = conflict(self.text) {
            // What else is wrong comes of there being two versions.
            self.yaml.faults.clear();
            self.fault(marker, FaultKind::Syntax(Syntax::Conflict));
            return self.yaml;
        }
        if let Some(at) = lone_cr(self.text, &self.quoted) {
            // What else is wrong may be only that the lines are read as one.
            self.yaml.faults.clear();
            self.fault(Span::new(at, at + 1), FaultKind::Syntax(Syntax::LineEnd));
            return self.yaml;
        }
        if self.yaml.faults.iter().any(|fault| matches!(fault.kind, FaultKind::Syntax(_))) {
            return self.yaml;
        }
        self.yaml.cut_short = self.cut_short();
        match self.yaml.tree.root().map(|root| (root.span(), root.what().clone())) {
            None => self.fault(Span::default(), FaultKind::Syntax(Syntax::Empty)),
            Some((_, What::Scalar { text, plain: true })) if text.is_empty() => {
                self.fault(Span::default(), FaultKind::Syntax(Syntax::Empty));
            }
            Some((span, What::Scalar { .. } | What::List)) => {
                self.fault(span, FaultKind::Syntax(Syntax::NotAMapping));
            }
            Some((_, What::Map)) => {}
        }
        self.yaml
    }
}

/// The line that git begins with what one of two who have changed the same lines wrote, or ends what the other did.
fn conflict(text: &str) -> Option<Span> {
    let markers = ["<<<<<<< ", ">>>>>>> "];
    let at = markers.iter().find_map(|marker| {
        let mut all = text.match_indices(marker).map(|(at, _)| at);
        all.find(|at| *at == 0 || text.as_bytes()[at - 1] == b'\n')
    })?;
    Some(Span::new(at, at + 7))
}

/// The first CR that ends a line alone. What is in quotes is in order.
fn lone_cr(text: &str, quoted: &[Span]) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut quoted = quoted.iter().peekable();
    text.match_indices('\r').map(|(at, _)| at).filter(|at| bytes.get(at + 1) != Some(&b'\n')).find(|at| {
        while quoted.next_if(|span| span.end as usize <= *at).is_some() {}
        quoted.peek().is_none_or(|span| span.start as usize > *at)
    })
}

impl<'t> Keys<'t> {
    /// Where the same key stood before, if it did. Remembers the key.
    fn meet(&mut self, key: &str, span: Span, text: &'t str) -> Option<Span> {
        if self.many.is_empty() && self.few.len() < FEW_KEYS {
            let seen = self.few.iter().find(|(seen, _)| *seen == key).map(|(_, first)| *first);
            // A key with escapes is no slice of the text, so it is kept in the hash map.
            match text.get(span.range()).filter(|slice| *slice == key) {
                Some(slice) if seen.is_none() => self.few.push((slice, span)),
                Some(_) => {}
                None => return seen.or_else(|| self.meet_many(key, span)),
            }
            return seen;
        }
        self.meet_many(key, span)
    }

    fn meet_many(&mut self, key: &str, span: Span) -> Option<Span> {
        for (key, span) in self.few.drain(..) {
            self.many.insert(key.to_owned(), span);
        }
        let first = self.many.get(key).copied();
        if first.is_none() {
            self.many.insert(key.to_owned(), span);
        }
        first
    }
}

#[cfg(test)]
mod sameness;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::tree::At;

    fn kinds(text: &str) -> Vec<(String, FaultKind)> {
        let faults = read(&Arc::new(text.to_owned()), false).faults;
        faults.into_iter().map(|fault| (text[fault.span.range()].to_owned(), fault.kind)).collect()
    }

    #[test]
    fn a_plain_text_is_read_as_plain_however_long() {
        let text = Arc::new(format!("list:\n{}", "  - some words\n".repeat(100_000)));
        let (plain, other) = (plain::read(&text).unwrap(), by_library(&text, false));
        let spans = |tree: &Tree<'_>| -> Vec<Span> {
            tree.root().unwrap().get("list").unwrap().items().map(At::span).collect()
        };
        assert_eq!(spans(&plain), spans(&other.tree));
    }

    #[test]
    fn every_node_knows_its_place() {
        let text = "titel: Åtgärd \"x\"\nlista: [å, 'b c']\nblock: |\n  rad ett\n  rad två\n";
        let shared = Arc::new(text.to_owned());
        let yaml = read(&shared, false);
        let root = yaml.tree.root().unwrap();
        let places: Vec<&str> = root.children().map(|node| &text[node.span().range()]).collect();
        assert_eq!(places[..4], ["titel", "Åtgärd \"x\"", "lista", "[å, 'b c']"]);
        let items: Vec<&str> =
            root.get("lista").unwrap().items().map(|item| &text[item.span().range()]).collect();
        assert_eq!(items, ["å", "'b c'"]);
        assert_eq!(root.get("block").unwrap().scalar().unwrap(), "rad ett\nrad två\n");
    }

    #[test]
    fn words_that_older_yaml_bends_stay_words() {
        for word in ["no", "NO", "on", "yes", "1.10", "2018", "0123", "12:30", "2018-05-14"] {
            let text = Arc::new(format!("a: {word}\n"));
            let yaml = read(&text, false);
            assert_eq!(yaml.tree.root().unwrap().get("a").unwrap().scalar().unwrap(), word);
        }
    }

    #[test]
    fn what_lets_a_file_mean_other_than_it_reads_is_refused_at_its_place() {
        let refused = |what| FaultKind::RefusedYaml(what);
        assert_eq!(
            kinds("a: &x 1\nb: *x\nc: !!str 2\n<<: {d: 1}\n"),
            [
                ("&x".into(), refused(RefusedYaml::Anchor)),
                ("*x".into(), refused(RefusedYaml::Alias)),
                ("!!str".into(), refused(RefusedYaml::Tag)),
                ("<<".into(), refused(RefusedYaml::MergeKey)),
            ]
        );
        assert_eq!(
            kinds("a: 1\na: 2\n"),
            [("a".into(), FaultKind::DuplicateKey { key: "a".into(), first: Span::new(0, 1) })]
        );
        assert_eq!(kinds("a: *\n"), [("*".into(), refused(RefusedYaml::Alias))]);
        assert_eq!(kinds("a: * b c\n"), [("*".into(), refused(RefusedYaml::Alias))]);
        assert_eq!(kinds("a: 1\n---\nb: 2\n"), [("---".into(), FaultKind::Syntax(Syntax::SecondDocument))]);
    }

    #[test]
    fn a_cr_in_quotes_ends_no_line() {
        assert_eq!(kinds("a: \"b\rc\"\r\nd: 'e\r f'\n"), []);
    }

    #[test]
    fn a_text_that_a_comment_cuts_short_is_told_and_a_comment_as_people_write_them_is_not() {
        let cut = |text: &str| -> Vec<String> {
            let cut = read(&Arc::new(text.to_owned()), false).cut_short;
            cut.into_iter().map(|span| text[span.range()].to_owned()).collect()
        };
        assert_eq!(cut("a: Fråga #3 till\nb:\n  - två  #x\n  - {c: d} #e\n"), ["#3 till", "#x"]);
        for text in [
            "a: Fråga # tre\n", "a: 'Fråga #3'\n", "a: Fråga#3\n", "a: b ## c\n", "#a\na: b\n #c\n",
            "a: |\n  Fråga #3\n", "a: \"b\" #c\n",
        ] {
            assert_eq!(cut(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn a_syntax_fault_has_a_class_a_person_can_act_on() {
        let class = |text: &str| kinds(text).pop().map(|(_, kind)| kind);
        for (text, syntax) in [
            ("", Syntax::Empty),
            ("# bara en kommentar\n", Syntax::Empty),
            ("- a\n- b\n", Syntax::NotAMapping),
            ("a:\n\tb: 1\n", Syntax::Tab),
            ("a: \"b\n", Syntax::Quote),
            ("a: [b\n", Syntax::Bracket),
            ("a: b: c\n", Syntax::Colon),
            ("a: 1\n  b: 2\n", Syntax::Colon),
            ("a: 1\nb\n", Syntax::NoColon),
            ("kind plan\nid: x\n", Syntax::NoColon),
            ("kind: plan\ntitle:Plan\nid: x\n", Syntax::NoSpace),
            ("kind: plan\nid: x\ntitle:Plan\n", Syntax::NoSpace),
            ("title:Plan\nid: x\n", Syntax::NoSpace),
            ("a:\n  - id:x\n    b: y\n", Syntax::NoSpace),
            ("a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> other\n", Syntax::Conflict),
            ("a: [b,\n<<<<<<< HEAD\n c]\n", Syntax::Conflict),
            ("kind: plan\rid: x\r", Syntax::LineEnd),
            ("a: 1 # om a\rb: 2\n", Syntax::LineEnd),
            ("a: |\n  ett\r  två\n", Syntax::LineEnd),
            ("a: b: c\rd: [\n", Syntax::LineEnd),
            ("a: @b\n", Syntax::Character),
            ("a: - b\n", Syntax::Character),
            ("a: [b] c\n", Syntax::Character),
            ("a: [b\nc: d\n", Syntax::Bracket),
        ] {
            assert_eq!(class(text), Some(FaultKind::Syntax(syntax)), "{text:?}");
        }
        assert_eq!(class(&"[".repeat(100_000)), Some(FaultKind::Syntax(Syntax::TooDeep)));
        assert_eq!(class(&"- ".repeat(100_000)), Some(FaultKind::Syntax(Syntax::TooDeep)));
    }
}
