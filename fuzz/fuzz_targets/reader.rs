//! Any bytes, read as a record: nothing panics, every fault lies in its text, and a file that cannot be read says why.

#![no_main]

use libfuzzer_sys::fuzz_target;
use vbe::load;
use vbe::text::Span;

/// Whether a span lies in a text, from a character to one that does not stand before it.
fn lies_in(span: Span, text: &str) -> bool {
    span.start <= span.end && text.get(span.range()).is_some()
}

fuzz_target!(|bytes: &[u8]| {
    let loaded = load::file("plans/x.yaml".to_owned(), bytes.to_vec());
    let text = loaded.source.text.as_str();
    for fault in &loaded.faults {
        assert!(lies_in(fault.span, text), "{fault:?}");
        let (from, to) = (loaded.source.position(fault.span.start), loaded.source.position(fault.span.end));
        assert!((from.line, from.column) <= (to.line, to.column), "{fault:?}");
    }
    for allow in &loaded.allows {
        assert!(lies_in(allow.span, text) && lies_in(allow.line, text), "{allow:?}");
    }
    assert!(loaded.record.is_some() || !loaded.faults.is_empty(), "unread, and nothing said");
});
