//! Bytes that are not the text they should be, and text in the forms that other systems give it.

use vbe::cli::Exit;

use super::{found, found_in, framework};
use crate::sandbox::{SOUND, Sandbox};

/// The sound workspace with every text changed.
fn sound_as(change: impl Fn(&str) -> String) -> Sandbox {
    SOUND.into_iter().fold(Sandbox::sound(), |sandbox, (path, text)| sandbox.file(path, &change(text)))
}

#[test]
fn a_byte_that_is_not_utf8_is_pointed_at() {
    for (bytes, at) in [
        (b"note: r\xC3\xB6d \xFF x\n".as_slice(), "5:11"),
        (b"note: r\xC3", "5:8"),
        (b"note: \xC0\xAF\n", "5:7"),
        (b"note: \xED\xA0\x80\n", "5:7"),
        (b"note: \xE5\xE4\xF6\n", "5:7"),
    ] {
        let text = [framework("").as_bytes(), bytes].concat();
        assert_eq!(found(text), [format!("{at} unreadable-file")], "{bytes:?}");
    }
}

#[test]
fn notepads_unicode_is_named_with_and_without_its_mark() {
    let text = framework("");
    let (little, big) =
        (text.encode_utf16().flat_map(u16::to_le_bytes), text.encode_utf16().flat_map(u16::to_be_bytes));
    let (little, big): (Vec<u8>, Vec<u8>) = (little.collect(), big.collect());
    for bytes in [
        [b"\xFF\xFE".as_slice(), &little].concat(),
        [b"\xFE\xFF".as_slice(), &big].concat(),
        little.clone(),
        big.clone(),
    ] {
        let sandbox = Sandbox::sound().bytes("plans/x.yaml", &bytes);
        assert!(sandbox.run("validate").out.contains("The file is saved as UTF-16"), "{:?}", &bytes[..4]);
        assert_eq!(found(bytes), ["1:1 unreadable-file"]);
    }
}

#[test]
fn what_is_no_text_is_not_read_as_text() {
    for (bytes, at) in [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0".to_vec(), "1:1"),
        (b"GIF8\x14\0\x06\0\x08\0\0\0!\0".to_vec(), "1:6"),
        (vec![0; 1_000_000], "1:1"),
        (framework("note: a\0b\n").into_bytes(), "5:8"),
    ] {
        assert_eq!(found(&bytes), [format!("{at} unreadable-file")]);
        let out = Sandbox::sound().bytes("plans/x.yaml", &bytes).run("validate").out;
        assert!(out.contains("The file is not text.") && !out.contains('\0'), "{out:?}");
    }
}

#[test]
fn a_byte_order_mark_moves_no_column_but_is_among_the_bytes() {
    assert_eq!(sound_as(|text| format!("\u{feff}{text}")).run("validate").exit, Exit::Fine);
    let sandbox = Sandbox::empty().file("plans/x.yaml", "\u{feff}kind: plam\n");
    let out = sandbox.run("validate --format json").out;
    let place = out.split_once("\"line\"").unwrap().1.split_once("\"message\"").unwrap().0;
    let place: String = place.split_whitespace().collect();
    let wanted = r#":1,"column":7,"end_line":1,"end_column":11,"bytes":{"start":9,"end":13},"#;
    assert_eq!(place, wanted, "{out}");
}

#[test]
fn the_line_ends_of_windows_move_no_caret_and_leak_into_no_value() {
    let sandbox = sound_as(|text| text.replace('\n', "\r\n"));
    assert_eq!(sandbox.run("validate").exit, Exit::Fine);
    for answer in ["status", "gaps", "status --format json", "status --format md"] {
        let out = sandbox.run(answer).out;
        assert!(!out.contains('\r') && !out.contains("\\r"), "{answer}: {out:?}");
    }
    let plan = SOUND[2].1.replace("[samordnaren]", "[samordnåren]").replace('\n', "\r\n");
    let sandbox = sandbox.file("plans/plan-2024.yaml", &plan).on_a_terminal();
    let out = sandbox.run("validate").out;
    let lines: Vec<&str> = out.lines().collect();
    let at = lines.iter().position(|line| line.contains("responsible: [samordnåren]")).unwrap();
    let column = |line: &str, what: &str| line.split(what).next().unwrap().chars().count();
    assert_eq!(column(lines[at + 1], "━"), column(lines[at], "samordnåren"), "{out}");
    assert!(lines[at + 1].trim_end().ends_with(&"━".repeat(11)) && !out.contains('\r'), "{out}");
}

#[test]
fn a_lone_carriage_return_is_the_one_fault_of_its_file() {
    let columns = framework("").lines().next().unwrap().chars().count();
    let fault = format!("1:{} syntax", columns + 1);
    assert_eq!(found(framework("").replace('\n', "\r")), [fault.as_str()]);
    assert_eq!(found(framework("fel: 1\n").replace('\n', "\r")), [fault]);
}

/// A Mac may save `å` as `a` and a ring; it is the same role.
#[test]
fn a_decomposed_name_is_the_same_name() {
    let register = SOUND[0].1.replace("[samordnaren]", "[Områdessamordnare]");
    let plan = SOUND[2].1.replace("[samordnaren]", "[Omra\u{30a}dessamordnare]");
    let sandbox = Sandbox::sound().file(SOUND[0].0, &register).file(SOUND[2].0, &plan);
    assert_eq!(sandbox.run("validate").exit, Exit::Fine);
    let other = SOUND[2].1.replace("[samordnaren]", "[Omra\u{308}dessamordnare]");
    let sandbox = sandbox.file(SOUND[2].0, &other).file(super::OTHER.0, super::OTHER.1);
    assert_eq!(found_in(&sandbox), ["plans/plan-2024.yaml:18:19 unknown-reference"]);
}

#[test]
fn utf_32_is_called_what_it_is_with_and_without_its_mark() {
    for to_bytes in [u32::to_le_bytes, u32::to_be_bytes] {
        let text: Vec<u8> = framework("").chars().map(u32::from).flat_map(to_bytes).collect();
        for bytes in [text.clone(), [&to_bytes(0xFEFF)[..], &text].concat()] {
            let sandbox = Sandbox::sound().bytes("plans/x.yaml", &bytes);
            let out = sandbox.run("validate").out;
            assert!(out.contains("The file is saved as UTF-32."), "{:?}: {out}", &bytes[..8]);
            assert!(sandbox.bytes("vbe.toml", &bytes).run("validate").err.contains("UTF-32"));
        }
    }
}
