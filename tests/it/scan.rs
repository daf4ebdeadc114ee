//! `vbe scan`: what is asked, what is answered, and where it is.

use serde_json::Value;
use vbe::cli::{Exit, Input};

use crate::sandbox::{Run, Sandbox, TODAY, run_with};

/// From the tax agency's published series of test numbers: it belongs to nobody.
const NUMBER: &str = "18900101-9802";

/// A case with a note, sound but for what the note says.
fn with_note(note: &str) -> String {
    format!(
        "kind: case\nid: k7qx2m9f\nregistered: 2024-H1\nsource: school\nage_band: 18-20\nenvironment: islamist\nconcern: [symbols]\nchannel: staff\nconsent: not-asked\nmeasures: [talk]\nstatus: open\nexpires: 2028-H1\n{note}"
    )
}

fn handed(words: &str, text: &str) -> Run {
    handed_to(&Sandbox::empty(), words, text.as_bytes())
}

fn handed_to(sandbox: &Sandbox, words: &str, bytes: &[u8]) -> Run {
    let input = Input::new(std::io::Cursor::new(bytes.to_vec()), false);
    run_with(words, sandbox.path(), TODAY, false, Vec::new(), input)
}

fn json(run: &Run) -> Value {
    serde_json::from_str(&run.out).unwrap_or_else(|_| panic!("{}{}", run.out, run.err))
}

/// The stretches of a text that findings name by bytes and by characters, with their classes.
fn found(text: &str, answer: &Value) -> Vec<(String, String)> {
    let findings = answer["findings"].as_array().unwrap().iter();
    let stretch = |finding: &Value| {
        let at = |unit: &str, end: &str| usize::try_from(finding[unit][end].as_u64().unwrap()).unwrap();
        let by_bytes = text[at("bytes", "start")..at("bytes", "end")].to_owned();
        let by_chars: String =
            text.chars().skip(at("chars", "start")).take(at("chars", "end") - at("chars", "start")).collect();
        assert_eq!(by_bytes, by_chars);
        (finding["class"].as_str().unwrap().to_owned(), by_bytes)
    };
    findings.map(stretch).collect()
}

#[test]
fn a_text_that_is_handed_over_is_answered_with_exact_places_and_no_letters() {
    let text =
        format!("Åsa såg det.\nEnligt läraren är {NUMBER} på väg till Hodan Lindqvist på Storgatan 12.\n");
    let run = handed("scan --stdin --as case --format json", &text);
    assert_eq!(run.exit, Exit::Found);
    let answer = json(&run);
    assert_eq!(answer["schema"], "vbe.scan/1");
    let found = found(&text, &answer);
    let errors: Vec<_> = found.iter().filter(|(class, _)| class != "first_name").collect();
    assert_eq!(
        errors,
        [
            &("personnummer".to_owned(), NUMBER.to_owned()),
            &("name_full".to_owned(), "Hodan Lindqvist".to_owned()),
            &("address".to_owned(), "Storgatan 12".to_owned()),
        ]
    );
    assert!(!run.out.contains("Hodan") && !run.out.contains(NUMBER));
    let plan = handed("scan --stdin --as plan --format json", &text);
    assert_eq!(json(&plan)["findings"].as_array().unwrap().len(), 1, "{}", plan.out);
}

#[test]
fn each_line_is_a_text_of_its_own_and_has_a_line_for_answer() {
    let run =
        handed("scan --lines --as case", &format!("å {NUMBER}\r\n\nlugnt, SIG 19-29 år\nring 070-174 06 05"));
    let lines: Vec<Value> = run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 4);
    assert_eq!(lines[0]["findings"][0]["bytes"]["start"], 3);
    assert_eq!(lines[0]["findings"][0]["chars"]["start"], 2);
    assert!(lines[1]["findings"].as_array().unwrap().is_empty());
    assert!(lines[2]["findings"].as_array().unwrap().is_empty());
    assert_eq!(lines[3]["findings"][0]["class"], "phone");
}

#[test]
fn what_is_bent_in_yaml_is_found_where_it_stands() {
    for (note, written) in [
        ("note: \"å 18900101\\u002D9802 ö\"\n", "18900101\\u002D9802"),
        ("note: >\n  åäö 18900101-\n  9802\n", "18900101-\n  9802"),
        ("note: |\n  åäö\n  18900101-9802\n", "18900101-9802"),
        ("note: 'it''s 18900101-9802'\n", "18900101-9802"),
        ("note: x # 18900101-9802\n", "18900101-9802"),
    ] {
        for (mark, ending) in [("", "\n"), ("\u{feff}", "\r\n")] {
            let text = format!("{mark}{}", with_note(note).replace('\n', ending));
            let sandbox = Sandbox::empty().file("records/cases/k7qx2m9f.yaml", &text);
            let answer = json(&sandbox.run("scan --format json"));
            let found = found(&text, &answer);
            let wanted = ("personnummer".to_owned(), written.replace('\n', ending));
            assert!(found.contains(&wanted), "{note:?} {found:?}");
        }
    }
}

#[test]
fn what_a_reader_sees_is_found_however_it_is_written() {
    for (class, text) in [
        ("personnummer", "född \u{ff11}\u{ff18}９００１０１-９８０２ i staden"),
        ("personnummer", "nr ١٨٩٠٠١٠١-٩٨٠٢ här"),
        ("personnummer", "nr 1890\u{ad}0101\u{200b}-9802 här"),
        ("personnummer", "nr &#49;8900101-98&#x30;2 här"),
        ("personnummer", "nr %318900101-9802 här"),
        ("personnummer", "nr \\x31\\x38900101\\u002d9802 här"),
        ("personnummer", "nr 1890O1o1-98O2 här"),
        ("personnummer", "> nr 18900101-\n> 9802 här"),
        ("name_full", "Vi såg Jоnas Erikssоn i går."),
        ("name_full", "Vi såg Jo\u{ad}nas Eriks\u{200b}son i går."),
        ("name_full", "Vi såg **Jonas** Eriksson i går."),
        ("name_full", "Vi såg Jonas_Eriksson i går."),
        ("name_full", "Vi såg Jonas \"Jocke\" Eriksson i går."),
        ("name_full", "> Vi såg Hodan\n> Lindqvist i går."),
        ("name_cue", "> Pojken heter\n> Liban och kom i går."),
        ("phone", "> Ring mig på 070-174\n> 06 05 i morgon."),
        ("address", "Hon bor på Storgatan\n12 sedan i våras."),
        ("email", "Skriv till hodan.w@exam\nple.com i morgon."),
        ("email", "Skriv till hodan.w@\n> example.com i morgon."),
    ] {
        let run = handed("scan --stdin --as case --format json", text);
        let answer = json(&run);
        let found = found(text, &answer);
        assert!(found.iter().any(|(own, _)| own == class), "{text}: {found:?}");
    }
}

#[test]
fn wrapped_lines_that_hide_nothing_stay_clean() {
    for text in [
        "Samtal med enhetschef. Ny tid bokas\n2024, efter sommaren.",
        "Oron gäller symboler på\nSkolan följde upp efter sex veckor.",
        "> Vi ses\n> I morgon på biblioteket.",
        "plan_2024 och *inget* annat, 100%25 klart & 20 OOO kr",
    ] {
        let run = handed("scan --stdin --as case --format json", text);
        assert_eq!(found(text, &json(&run)), [], "{text}");
    }
}

#[test]
fn a_name_from_a_mac_is_the_same_name() {
    let run = handed("scan --lines --as case", "Vi såg A\u{30a}sa Bja\u{308}rnlund i går.");
    assert!(run.out.contains("name_full"), "{}", run.out);
}

#[test]
fn a_workspace_has_names_and_contacts_of_its_own() {
    let note = with_note("note: Zzyxa kom. Ring 070-174 06 05 eller vbe@example.se.\n");
    let case = "records/cases/k7qx2m9f.yaml";
    let plain = Sandbox::empty().file(case, &note).run("scan --format json");
    let classes = |run: &Run| -> Vec<String> {
        let answer = json(run);
        let findings = answer["findings"].as_array().unwrap();
        findings.iter().map(|finding| finding["class"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(classes(&plain), ["phone", "email"]);
    let config = "[privacy]\nnames = \"namn.txt\"\ncontacts = [\"070-1740605\", \"vbe@example.se\"]\n";
    let sandbox =
        Sandbox::empty().file("vbe.toml", config).file("namn.txt", "# egna\nZzyxa\n").file(case, &note);
    assert_eq!(classes(&sandbox.run("scan --format json")), ["first_name"]);
    let sandbox = sandbox.bytes("namn.txt", b"# egna\rZzyxa\r");
    assert_eq!(classes(&sandbox.run("scan --format json")), ["first_name"]);
    let sandbox = sandbox.file("namn.txt", "# egna\nZzyxa, Yrsella\n");
    let several = sandbox.run("scan");
    assert_eq!(several.exit, Exit::Failed);
    assert!(several.err.contains("on line 2") && !several.err.contains("Zzyxa"), "{}", several.err);
    let missing = sandbox.without("namn.txt").run("scan");
    assert_eq!(missing.exit, Exit::Failed);
    assert!(missing.err.contains("namn.txt"), "{}", missing.err);
}

#[test]
fn a_warning_is_excused_by_its_class_and_an_error_never_is() {
    let excused = |class: &str, note: &str| {
        let note = with_note(&format!(
            "note: {note} # vbe: allow[{class}] namnet på en kampanj, until 2027-01-31\n"
        ));
        Sandbox::empty().file("records/cases/k7qx2m9f.yaml", &note).run("validate --format json")
    };
    let run = excused("first_name", "Affischen Hodan sattes upp.");
    assert!(!run.out.contains("may-identify") && !run.out.contains("suppression"), "{}", run.out);
    let run = excused("name_full", "Hodan Lindqvist kom.");
    assert!(run.out.contains("identifies-person") && run.out.contains("bad-suppression"), "{}", run.out);
    let run = excused("first_name", "Ingen kom.");
    assert!(run.out.contains("unused-suppression"), "{}", run.out);
}

#[test]
fn what_cannot_be_looked_at_is_never_passed_for_clean() {
    for (path, bytes) in [
        ("records/cases/brev.pdf", b"%PDF-1.7".as_slice()),
        ("records/cases/brev.docx", b"PK\x03\x04".as_slice()),
        ("records/cases/k7qx2m9f.yaml", b"kind: case\x00\x01\x02".as_slice()),
        (
            "records/cases/k7qx2m9f.yaml",
            "kind: case".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>().leak(),
        ),
    ] {
        let sandbox = Sandbox::empty().bytes(path, bytes);
        let run = sandbox.run("scan");
        assert_eq!(run.exit, Exit::Failed, "{path}: {}{}", run.out, run.err);
        assert!(run.out.contains("unreadable-file"), "{path}: {}", run.out);
        assert_eq!(sandbox.run("validate").exit, Exit::Found, "{path}");
    }
    let large = "x ".repeat(5 * 1024 * 1024);
    let run = handed("scan --stdin", &large);
    assert_eq!(run.exit, Exit::Failed);
    let note = Sandbox::empty().file("records/cases/k7qx2m9f.yaml", &with_note(&format!("note: {large}\n")));
    assert_eq!(note.run("scan").exit, Exit::Failed);
}

#[test]
fn a_document_is_known_by_its_first_bytes_under_any_name_and_none() {
    for bytes in [
        b"%PDF-1.7\n1 0 obj\n".as_slice(),
        b"PK\x03\x04ab",
        b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
        b"{\\rtf1 x}",
    ] {
        let sandbox = Sandbox::empty().bytes("records/cases/k7qx2m9f.yaml", bytes);
        for run in [sandbox.run("scan"), handed_to(&Sandbox::empty(), "scan --stdin", bytes)] {
            assert_eq!(run.exit, Exit::Failed, "{}{}", run.out, run.err);
            assert!(run.out.contains("document of another program"), "{}{}", run.out, run.err);
        }
    }
}

#[test]
fn the_clean_list_stays_clean() {
    let clean = [
        "Ring 112, 114 14, 1177 eller 020-100 200.",
        "Enligt lagen (2001:454), Dir. 2014:103 och KS/2016:365.",
        "V 2018, H 2018, 2018-H1, vecka 12, åk 7-9, 16-29 år, SIG 19-29 år.",
        "Klottret var 88 och 1488. Mötet är 09.00-10.45.",
        "Max 20 deltagare. Per capita. Dag 2. Sol och värme i maj. Hans skola. Bo kvar. Liv och rörelse i augusti.",
        "Ärendet k7qx2m9f hör till utbildning-chefer-2024.",
        "Polisen, Socialtjänsten, Fryshuset, Rädda Barnen och Länsstyrelsen var med.",
        "Perioden 2018-05 till 2018-09 och ISBN 978-91-7385-102-0.",
    ];
    let run = handed("scan --lines --as case", &clean.join("\n"));
    for (line, text) in run.out.lines().zip(clean) {
        let line: Value = serde_json::from_str(line).unwrap();
        assert!(line["findings"].as_array().unwrap().is_empty(), "{text}: {line}");
    }
    assert_eq!(run.exit, Exit::Fine);
}

#[test]
fn a_class_is_found_without_its_school() {
    let classes = |text: &str| -> Vec<String> {
        let found = found(text, &json(&handed("scan --stdin --as case --format json", text)));
        found.into_iter().filter(|(class, _)| class == "school_class").map(|(_, text)| text).collect()
    };
    let told: [(&str, &[&str]); 12] = [
        ("Eleven i klass 9C ritar symboler.", &["9C"]),
        ("Hen går i 9C och har bytt vänner.", &["9C"]),
        ("8B på skolan har sett filmen.", &["8B"]),
        ("Klass: 7 b.", &[]),
        ("Klass: 7b", &["7b"]),
        ("Oron gäller en elev (8B på skolan).", &["8B"]),
        ("Det gäller klasserna 8A, 8B och 9C.", &["8A", "8B", "9C"]),
        ("Brodern gick i NA21 då.", &["NA21"]),
        ("Skolans 8B och 8C var på plats.", &["8B", "8C"]),
        ("Pojken i 9 D på vår skola.", &["9 D"]),
        ("Går i klass 7:2.", &["7:2"]),
        ("En 9C-elev i klass 9C-F.", &["9C"]),
    ];
    for (text, wanted) in told {
        assert_eq!(classes(text), wanted, "{text}");
    }
    for text in [
        "Personal i åk 7-9 på skolan.",
        "Elever i åk 9 och klass 8 fick svara.",
        "Sal 4B på skolan är målad, hus 3 C på skolan inte.",
        "Moped klass 1, tvåhjulig.",
        "Matematik 2b på gymnasiet.",
        "Se 11 kap. 1 a § och artikel 6.1 e.",
        "De går i 3 grupper, 2 D-skivor och i 4 led.",
        "Alla i åk 9 B-språk svarade.",
        "Skolan vann med 3:1 på skolan.",
    ] {
        assert_eq!(classes(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn a_file_is_judged_alike_on_the_disk_and_in_the_index() {
    let text = "Ring Anna Andersson 070-174 06 05";
    for (path, head, severity) in [
        // A plan among the records is not published, whatever it says of itself.
        ("records/plan-2030.yaml", "kind: plan\nid: plan-2030\ntitle: ", "error"),
        ("records/routines/r.yaml", "kind: routine\nid: r\ntitle: ", "error"),
        ("records/activities/plan-2024/a.yaml", "kind: activity\nid: a\nplan: plan-2024\nnote: ", "error"),
        ("plans/register.yaml", "kind: organisation\nid: r\ntitle: ", "error"),
        ("records/anteckning.txt", "", "error"),
        ("records/sida.html", "", "error"),
        ("plans/plan-2030.yaml", "kind: plan\nid: plan-2030\ntitle: ", "none"),
    ] {
        let sandbox = Sandbox::sound().file(path, &format!("{head}{text}\n"));
        let git = |words: &[&str]| {
            let done = std::process::Command::new("git").args(words).current_dir(sandbox.path()).output();
            assert!(done.unwrap().status.success());
        };
        git(&["init", "-q", "."]);
        git(&["add", "-A"]);
        let told = |words: &str| -> Vec<(String, String)> {
            let run = sandbox.run(&format!("scan {words} --format json"));
            let page: serde_json::Value = serde_json::from_str(&run.out).unwrap();
            let findings = page["findings"].as_array().unwrap().iter();
            findings
                .map(|finding| {
                    let text = |key: &str| finding[key].as_str().unwrap().to_owned();
                    (text("class"), text("severity"))
                })
                .collect()
        };
        let on_disk = told(path);
        assert_eq!(on_disk, told("--staged"), "{path}");
        assert_eq!(on_disk.first().map_or("none", |(_, severity)| severity), severity, "{path}");
    }
}

#[test]
fn what_may_stand_in_a_record_of_each_kind_is_the_table_in_the_code() {
    let severity = |kind: &str, text: &str| {
        let run = handed(&format!("scan --stdin --as {kind} --format json"), text);
        let page: serde_json::Value = serde_json::from_str(&run.out).unwrap();
        page["findings"][0]["severity"].as_str().unwrap_or("none").to_owned()
    };
    let work = [
        "activity", "situation", "training", "review", "routine", "deviation", "attestation", "measurement",
        "report",
    ];
    let about_parties = ["organisation", "agreement"];
    for kind in work.into_iter().chain(about_parties) {
        for text in [
            "Hodan Lindqvist", "hon heter Hodan", "070-174 06 05", "vbe@example.se", "Ekgatan 12",
            "klass 8B på Ekskolan",
        ] {
            assert_eq!(severity(kind, text), "error", "{kind}: {text}");
        }
        for text in ["läraren Kalle sa det", "Hodan sa det", "en 15-åring"] {
            assert_eq!(severity(kind, text), "warning", "{kind}: {text}");
        }
        for text in ["2024-03-01", "Mötet hölls på Ekskolan", "https://example.se/plan"] {
            assert_eq!(severity(kind, text), "none", "{kind}: {text}");
        }
    }
    for kind in ["plan", "framework", "flow"] {
        assert_eq!(severity(kind, "Hodan Lindqvist, 070-174 06 05"), "none", "{kind}");
        assert_eq!(severity(kind, NUMBER), "error", "{kind}");
    }
}

#[test]
fn markup_between_characters_hides_nothing() {
    for (class, text) in [
        ("personnummer", "<b>900101</b>-9802"),
        ("personnummer", "<p class=\"a\">18900101<!-- x --><br/>-9802</p>"),
        ("personnummer", "<td>900101</td><td>-9802</td>"),
        ("personnummer", "900101&shy;-98&#8203;02"),
        ("personnummer", "900101&nbsp;-&nbsp;9802"),
        ("personnummer", "9<i>0</i>0<span style='x'>1</span>01-9<I>8</I>02"),
        ("name_full", "<b>Hodan</b> <i>Lindqvist</i>"),
        ("name_full", "<td>Hodan</td><td>Lindqvist</td>"),
        ("name_full", "Hod<b>an</b> Lind&shy;qvist"),
        ("phone", "070<wbr>-174<b> 06</b> 05"),
    ] {
        let run = handed("scan --stdin --as case --format json", text);
        let page: serde_json::Value = serde_json::from_str(&run.out).unwrap();
        let found = page["findings"].as_array().unwrap();
        assert!(found.iter().any(|own| own["class"] == class), "{text}: {}", run.out);
    }
    // A published page is searched for numbers in the same way.
    let run = handed("scan --stdin --as plan", "<b>900101</b>-9802");
    assert_eq!(run.exit, Exit::Found, "{}", run.out);
}

#[test]
fn what_cannot_be_read_is_not_said_to_be_an_answer_that_cannot_be_written() {
    struct Folder;
    impl std::io::Read for Folder {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::IsADirectory.into())
        }
    }
    let sandbox = Sandbox::sound();
    let lang = vec![("VBE_LANG".to_owned(), "en".to_owned())];
    for words in ["scan --stdin", "scan --stdin --lines", "gaps --what-if -"] {
        let input = Input::new(Folder, false);
        let run = crate::sandbox::run_with(
            words,
            sandbox.path(),
            crate::sandbox::TODAY,
            false,
            lang.clone(),
            input,
        );
        assert_eq!(run.exit, Exit::Failed, "{words}");
        assert!(run.err.contains("(standard input) could not be read"), "{words}: {}", run.err);
    }
}
