//! Any bytes, read as a record: nothing panics, every fault lies in its text, a file that cannot be read says why, and
//! the reader of plain YAML reads as the library does.

#![no_main]

use libfuzzer_sys::fuzz_target;
use vbe::pii::detector::Exposure;
use vbe::syntax::text::Span;
use vbe::syntax::tree::At;
use vbe::model::load;
use vbe::syntax::yaml;

/// Whether a span lies in a text, from a character to one that does not stand before it.
fn lies_in(span: Span, text: &str) -> bool {
    span.start <= span.end && text.get(span.range()).is_some()
}

/// Every node under a node, as what it is and where.
fn nodes(at: At<'_>, into: &mut Vec<String>) {
    into.push(format!("{:?} {:?} {}", at.what(), at.span(), at.len()));
    at.children().for_each(|child| nodes(child, into));
}

/// What a text says. With comments it is always read by the library, without them by the plain reader if that can.
fn said(yaml: &yaml::Yaml<'_>) -> Vec<String> {
    let mut said: Vec<String> = yaml.faults.iter().map(|fault| format!("{fault:?}")).collect();
    yaml.tree.root().into_iter().for_each(|root| nodes(root, &mut said));
    said
}

fuzz_target!(|bytes: &[u8]| {
    let loaded = load::file(&load::Reader::default(), "plans/x.yaml".to_owned(), bytes.to_vec());
    let text = loaded.source.text.raw().as_str();
    for fault in &loaded.faults {
        assert!(lies_in(fault.span, text), "{fault:?}");
        let (from, to) = (loaded.source.position(fault.span.start), loaded.source.position(fault.span.end));
        assert!((from.line, from.column) <= (to.line, to.column), "{fault:?}");
    }
    for allow in &loaded.allows {
        assert!(lies_in(allow.span, text) && lies_in(allow.line, text), "{allow:?}");
    }
    let text = loaded.source.text.raw();
    assert_eq!(said(&yaml::read(text, false)), said(&yaml::read(text, true)));
    assert!(loaded.record.is_some() || !loaded.faults.is_empty(), "unread, and nothing said");
    // The same bytes as a note of a person, and as a record of one.
    let closed = load::Reader { kind: Some(Exposure::Case), ..load::Reader::default() };
    for loaded in [
        load::text(&closed, "records/x.txt".to_owned(), bytes.to_vec()),
        load::file(&closed, "records/x.yaml".to_owned(), bytes.to_vec()),
    ] {
        for hit in &loaded.exposed.hits {
            assert!(lies_in(hit.span, loaded.source.text.raw()), "{hit:?}");
        }
    }
});
