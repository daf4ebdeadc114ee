//! What the detector as a whole finds, and what it leaves alone.

use proptest::prelude::*;

use super::*;

/// Words and characters that detectors look for, in any order.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[A-ZÅÄÖa-zåäö]{1,8}",
        "[0-9]{1,12}",
        "[ -/:-@_(){}\\[\\]|\n\t”–é\u{a0}\u{30a}]{1,3}",
        Just("heter".to_owned()),
        Just("Anna".to_owned()),
        Just("Al-Sayed".to_owned()),
        Just("gatan".to_owned()),
        Just("8B på Centralskolan".to_owned()),
        Just("(at)".to_owned()),
        Just("https://".to_owned()),
        Just("född".to_owned()),
        Just("maj".to_owned()),
        Just("kv".to_owned()),
        Just("K".to_owned()),
        Just("SE".to_owned()),
        Just("van der".to_owned()),
        Just("insta".to_owned()),
        Just("-åring".to_owned()),
        Just("dömd".to_owned()),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    /// What a word may begin is known by the word: a detector that is asked at every word finds no more.
    #[test]
    fn nothing_begins_at_a_word_that_nothing_may_begin_at(text in text(), said in said()) {
        for text in [text, said] {
            let found = |tokens: &Tokens<'_>| {
                let mut found = Found::default();
                school::find(tokens, &mut found);
                super::said::find(tokens, &mut found);
                found.settle(Exposure::Case)
            };
            let all = found(&Tokens::of(&text, Some(begins)).all_may_begin());
            prop_assert_eq!(found(&Tokens::of(&text, Some(begins))), all, "{:?}", text);
        }
    }
}

/// Statements made of the words that detectors ask for.
fn said() -> impl Strategy<Value = String> {
    let words = "han hon är var en medlem i aktiv jobbar på Karavan restaurang islamistförening heroinberoende vapenbrott \
        fjortonåring trettioåtta år gammal nynazist dömd för misshandel kommer från Irak går andra året på \
        ekonomiprogrammet vid Ekgymnasiet Norra skolan åttan B klass nio Förskolan Hjortronet teknik läser koranen \
        dricker sedan i vintras röstar Sverigedemokraterna kallas Zorro Betaniakyrkan Nordins Åkeri";
    let word = prop::sample::select(words.split_whitespace().collect::<Vec<_>>());
    let gap = prop_oneof![6 => Just(" "), 1 => Just(", "), 1 => Just(": "), 1 => Just("-"), 1 => Just(" ”")];
    prop::collection::vec((word, gap), 0..16)
        .prop_map(|all| all.into_iter().flat_map(|(word, gap)| [word, gap]).collect())
}

/// In one of fifty fingerprints there are ten digits that pass for a number, and a report could not be recorded.
#[test]
fn the_digits_of_a_fingerprint_are_no_number() {
    let detector = Detector::default();
    let is_found =
        |text: &str| detector.find(text, Exposure::Case).iter().any(|hit| hit.class == Class::Personnummer);
    let fingerprint = "5f1c8d0ec189001019802fb7a9e4c3d2f6a1b0c9d8e7f6a5b4c3d2e1f0a9b8c7";
    assert_eq!(fingerprint.len(), 64);
    assert!(!is_found(&format!("fingerprint: {fingerprint}")));
    for hash in [
        "07053218ce",
        "0705321a8ce",
        "revision: 07053218ce",
        "commit 07053218c4fe i main",
        "91d19530821fe",
        "5f1c8d0ec1f530821019802fb7a9e4c3d2f6a1b0c9d8e7f6a5b4c3d2e1f0a9b8",
        "reverts commit 5f530821c1f5308210198020b7a9e4c3d2f6a1b0.",
    ] {
        assert_eq!(classes(hash), [], "{hash}");
    }
    for text in ["f530821", "ab9001019802", "07017406050", "070-1740605f", "ab 0701740605"] {
        assert!(!classes(text).is_empty(), "{text}");
    }
    // What is longer, shorter or hardly has a letter is looked at as ever.
    assert!(is_found("189001019802") && is_found("Nr 18900101-9802"));
}

#[test]
fn an_address_and_an_account_that_meet_a_mark_keep_apart() {
    let text = "insta(at)heter:\u{30a}van der";
    for hits in [
        Detector::default().find(text, Exposure::Case),
        Detector::default().find_in_name(text, Exposure::Case),
    ] {
        for hit in hits {
            assert!(hit.span.end > hit.span.start && text.get(hit.span.range()).is_some(), "{hit:?}");
        }
    }
}

#[test]
fn every_form_of_a_sign_is_seen() {
    let found = |text: &str| {
        let hits = Detector::default().find(text, Exposure::Case);
        hits.iter().map(|hit| hit.class).collect::<Vec<_>>()
    };
    let signs = ('\u{80}'..=char::MAX).filter_map(|char| Some((char, view::plain_sign(char)?)));
    let signs: Vec<(char, char)> = signs.filter(|(_, sign)| *sign != '\n').collect();
    for text in [
        "bilen ABC-12A", "bankgiro 9912-3458", "mål B 4417-24", "LMA-kort 51-2290417",
        "konto 8327-9, 123 456 789-0", "fastigheten Granen 3:12", "akt SN 2024/0318", "snap: elin-00x",
        "klass 9C på Centralskolan", "se LVU-2024-118", "en 14-åring", "pnr 900101-9802",
        "ring 070-174 06 05", "18900101-9802", "SE45 5000 0000 0583 9825 7466", "Al-Sayed Karimi",
        "born 2009-05-03 - och flyttade", "namn: Hodan Lindqvist", "mejla a.lind@example.com",
    ] {
        let plain = found(text);
        for (form, sign) in &signs {
            assert_eq!(found(&text.replace(*sign, &form.to_string())), plain, "{text} {form:?}");
        }
    }
    assert_eq!(found("konto SE45\t5000\t0000\t0583\t9825\t7466"), [Class::Iban]);
    for end in ["\r", "\u{b}", "\u{c}", "\u{85}", "\u{2028}", "\u{2029}"] {
        let (wrapped, plain) = (format!("ring 070-174{end}06 05 nu"), "ring 070-174\n06 05 nu");
        assert_eq!(found(&wrapped), found(plain), "{end:?}");
        assert_eq!(found(&wrapped), [Class::Phone], "{end:?}");
    }
}

#[test]
fn a_hit_spans_the_signs_as_they_are_written() {
    let text = "– ring\u{a0}070‑174\u{a0}06\u{202f}05 – nu";
    let hits = Detector::default().find(text, Exposure::Case);
    let own: Vec<&str> = hits.iter().map(|hit| &text[hit.span.range()]).collect();
    assert_eq!(own, ["070‑174\u{a0}06\u{202f}05"]);
}

#[test]
fn a_name_in_two_columns_is_one() {
    for text in ["Hodan  Lindqvist ringde", "Hodan\tLindqvist\tringde", "Heter Hodan   Lindqvist"] {
        let hits = Detector::default().find(text, Exposure::Case);
        let is_whole = |hit: &Hit| text[hit.span.range()].ends_with("Lindqvist");
        assert!(hits.iter().any(|hit| is_whole(hit) && hit.class != Class::FirstName), "{text}: {hits:?}");
    }
}

#[test]
fn what_has_a_name_of_its_own_is_nobody() {
    let is_sure = |text: &str| {
        let hits = Detector::default().find(text, Exposure::Meeting);
        hits.iter().any(|hit| hit.class.severity(Exposure::Meeting) == Some(Severity::Error))
    };
    for text in ["Kampanjen Alva pågår", "Projektet Elsa startar", "Vi startar. Verktyget Hugo används."] {
        assert!(!is_sure(text), "{text}");
    }
    for text in ["Kampanjen Alva Lindqvist", "Hodan Lindqvist ringde", "Hodan Kampanjen"] {
        assert!(is_sure(text), "{text}");
    }
}

/// `Stan`, `Ute`, `Amber` and `Nasta` are names too, but words where nothing else says that somebody is called so.
#[test]
fn a_word_that_is_a_rare_name_is_nobody_alone() {
    let detector = Detector::default();
    for text in [
        "Fältarbetare är ute på stan.", "Arbetet på stan", "Stan är lugn om kvällarna", "Ute: fler vuxna",
        "Amber", "Status: Amber",
    ] {
        assert!(detector.find(text, Exposure::Brought).is_empty(), "{text}");
    }
    assert!(detector.find_in_name("nasta", Exposure::Brought).is_empty());
    assert!(detector.find_in_name("handlingsplan-nasta", Exposure::Brought).is_empty());
    for text in ["Amber Lindqvist", "Stan Lindqvist"] {
        assert!(!detector.find(text, Exposure::Brought).is_empty(), "{text}");
    }
}

/// A page folds the lines of a text, and shows what stands on both sides of a break as one.
#[test]
fn what_goes_on_over_a_line_is_found() {
    for text in [
        "Numret är 18900101- 9802", "Hon nås på 070-174 06 05", "Numret är 18900101 9802", "Går i 9C",
        "Hon är elev i 9C på Centralskolan", "Går i 8B på Centralskolan", "Har pass nr 12345678",
        "Hennes snapchat: qwertina99", "Mamman heter Hodan", "Bor på Storgatan 12",
    ] {
        let plain = classes(text);
        assert!(!plain.is_empty(), "{text}");
        for (at, _) in text.match_indices(' ').skip(1) {
            let broken = format!("{}\n{}", &text[..at], &text[at + 1..]);
            let is_sure = |class: &&Class| class.severity(Exposure::Case) == Some(Severity::Error);
            for class in plain.iter().filter(is_sure) {
                assert!(classes(&broken).contains(class), "{broken:?}: {plain:?}");
            }
        }
    }
    for text in ["Numret är 18900101-\n\n9802", "Numret är 18900101\n \n9802", "Ring 070-174\n\n06 05"] {
        assert!(!classes(text).is_empty(), "{text:?}");
    }
}

fn classes(text: &str) -> Vec<Class> {
    Detector::default().find(text, Exposure::Case).iter().map(|hit| hit.class).collect()
}

#[test]
fn a_telephone_number_is_one_after_any_sign() {
    let is_found = |text: &str| {
        Detector::default().find(text, Exposure::Case).iter().any(|hit| hit.class == Class::Phone)
    };
    for text in [
        "mamma,070-1740605", "mamma:070-1740605", "mamma.070-1740605", "mamma-070-1740605",
        "mamma/070-174 06 05", "8B/070-1740605", "x/08-465 004 00", "§070-1740605", "1,mamma,0701740605",
    ] {
        assert!(is_found(text), "{text}");
    }
    for text in [
        "KS-2016/08-365",
        "kl.08.00-10.45",
        "ISBN 978-91-0-012345-6",
        "Dir. 2014:103",
        "Växel, räddningstjänsten: 08-465 004 00.",
    ] {
        assert!(!is_found(text), "{text}");
    }
}

#[test]
fn what_ties_digits_together_hides_no_number() {
    let found = |class: Class, text: &str| {
        let detector = Detector::default();
        [detector.find(text, Exposure::Case), detector.find_in_name(text, Exposure::Case)]
            .iter()
            .all(|hits| hits.iter().any(|hit| hit.class == class))
    };
    for text in [
        "18900101_9802", "900101_9802", "1890_01_01_9802", "18900101--9802", "18900101\\-9802",
        "18900101~9802", "18900101*9802", "18900101\\_9802", "**18900101**-9802", "_18900101_-9802",
        "18900101·9802", "elev_18900101_9802", "18900101 -- 9802",
    ] {
        assert!(found(Class::Personnummer, text), "{text}");
    }
    for text in ["070_1740605", "070--174--06--05", "mamma_070_174_06_05", "070\\-1740605", "070~1740605"] {
        assert!(found(Class::Phone, text), "{text}");
    }
    assert!(found(Class::Iban, "SE35_5000_0000_0549_1000_0003"));
    for text in [
        "plan_2024-2027", "plan_2024_2027", "v1_2_10", "v0_12_4", "redovisning_2018_05", "2018--2019",
        "lagesbild_2024_05_01", "t1_2024_03", "protokoll_2018-05-01_2018-05-31", "sfs_2023_196",
    ] {
        for hit in Detector::default().find_in_name(text, Exposure::Meeting) {
            assert_eq!(hit.class.severity(Exposure::Meeting), None, "{text}: {hit:?}");
        }
    }
}

#[test]
fn a_name_is_one_however_the_words_of_a_file_are_joined() {
    let error = |text: &str| {
        let hits = Detector::default().find_in_name(text, Exposure::Meeting);
        hits.iter().any(|hit| hit.class.severity(Exposure::Meeting) == Some(Severity::Error))
    };
    let people = [
        "HodanLindqvist", "hodan+lindqvist", "Hodan.Lindqvist", "hodan.lindqvist", "lindqvist-hodan",
        "LindqvistHodan", "Lindqvist_Hodan", "familjen-lindqvist", "FamiljenLindqvist", "storgatan-12",
        "Storgatan_12", "storgatan12", "9c-centralskolan", "centralskolan-9c", "9C_Centralskolan",
        "hodan~lindqvist", "hodan__lindqvist", "hodan%20lindqvist", "notes/hodanLindqvist.yaml",
        "bror-hodan", "anteckning-om-hodan-lindqvist",
    ];
    let missed: Vec<&str> = people.into_iter().filter(|text| !error(text)).collect();
    assert!(missed.is_empty(), "{missed:?}");
    let things = [
        "handlingsplan-2", "plan-2024", "utbilda-personal", "vera", "styrgrupp-2023", "StyrgruppMöte",
        "familjecentral-2", "familjen-i-fokus", "centralskolan", "arsredovisning", "ReadMe", "kommun-12",
        "bra-mall", "rinkeby-kista-2018", "klotter-gangtunnel", "feature/nya-regler", "centralskolan-2024",
        "fritidsgarden-12", "enhetschef-fritid", "trygg-skola-9", "records/activities/plan-2024/alma",
        "elsa-programmet", "alma-modellen", "hugo-verktyget", "stella-plattformen", "ida-kampanjen",
        "tor-servern", "alfa-programmet", "elsa-cirkeln", "alma_teamet", "trainings/ida-satsningen",
    ];
    let alarms: Vec<&str> = things.into_iter().filter(|text| error(text)).collect();
    assert!(alarms.is_empty(), "{alarms:?}");
}

#[test]
fn the_ending_of_a_file_is_no_surname() {
    let class = |name: &str| {
        let hits = Detector::default().find_in_name(name, Exposure::Case);
        hits.first().map(|hit| hit.class)
    };
    assert!(![Some(Class::NameFull), Some(Class::NameCue)].contains(&class("records/trainings/vera.yaml")));
    assert_eq!(class("records/trainings/vera-lindqvist.yaml"), Some(Class::NameFull));
    assert_eq!(class("hodan.lindqvist"), Some(Class::NameFull));
}

#[test]
fn a_name_of_the_workspace_is_found_where_hyphens_tie_it_to_a_family_name() {
    let found = |names: &[&str], text: &str| {
        Detector::new(names.iter().copied(), []).find(text, Exposure::Case).len()
    };
    for text in ["xilquorvo-lindqvist", "xilquorvo-af-lindqvist"] {
        assert_eq!((found(&[], text), found(&["Xilquorvo"], text)), (0, 1), "{text}");
    }
    assert_eq!(found(&["Xilquorvo"], "xilquorvo-torget"), 0);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]
    #[test]
    fn hits_are_in_order_within_the_text_and_not_over_each_other(text in text(), spaced in any::<bool>()) {
        let text = if spaced { text.replace('-', " ") } else { text };
        for hits in [Detector::default().find(&text, Exposure::Case), Detector::default().find_in_name(&text, Exposure::Case)] {
            let mut end = 0;
            for hit in hits {
                prop_assert!(hit.span.start >= end && hit.span.end > hit.span.start);
                prop_assert!(text.get(hit.span.range()).is_some());
                end = hit.span.end;
            }
        }
    }

    #[test]
    fn any_text_can_be_looked_at(text in "\\PC{0,200}") {
        for exposure in Exposure::ALL {
            Detector::default().find(&text, exposure);
        }
    }
}

#[test]
fn the_address_of_every_machine_to_itself_is_nobody_s() {
    assert!(!classes("Sidan visas på http://127.0.0.1:4711/ tills vidare").contains(&Class::Ip));
    for text in ["Från 127.0.0.12 i går", "Inloggad från 192.0.2.17", "ip 1.2.7.1"] {
        assert!(classes(text).contains(&Class::Ip), "{text}");
    }
}

#[test]
fn what_a_plan_is_to_reach_is_no_offence_of_anybody() {
    for text in [
        "Mål: Färre anmälda våldsbrott i centrum",
        "Mål: Inga inbrott i skolor",
        "Vårt mål är att antalet rån minskar",
        "Antal anmälningar av misshandel",
        "Färre domar för stöld i kommunen",
    ] {
        assert!(!classes(text).contains(&Class::Protected), "{text}");
    }
    for text in [
        "Han nämns i mål om misshandel, våldsbrott",
        "mål B 4417-24 våldsbrott, han dömdes",
        "Har flera domar för stöld",
        "Pojken förekommer i anmälningar, misshandel",
    ] {
        assert!(classes(text).contains(&Class::Protected), "{text}");
    }
}

/// The headings of a plan are lettered as often as they are numbered.
#[test]
fn a_letter_that_a_heading_is_counted_by_is_no_initial() {
    let headings = [
        "Tidiga insatser", "Samordning", "Förebyggande arbete", "Främjande åtgärder", "Åtgärdande insatser",
        "Kunskapshöjande insatser", "Trygga mötesplatser", "Kunskap och kompetens", "Lokal samverkan",
        "Avhopparverksamhet", "Orosanmälningar", "Krishantering", "Digitala miljöer", "Stärkt demokrati",
        "Uppföljning", "Organisation", "Skola och fritid", "Motverka rekrytering", "Ökad trygghet",
        "Inledning", "Mål och syfte", "Utsatta områden", "Situationell prevention", "Riktade insatser",
        "Generella insatser", "Individinriktade insatser", "Hantera", "Förhindra", "Försvåra", "Skydda",
        "Barn och unga", "Föräldrastöd", "Civilsamhälle", "Styrning", "Genomförande", "Ansvarsfördelning",
        "Gemensamma mål",
    ];
    for (nth, heading) in headings.iter().enumerate() {
        let letter = char::from(b'A' + u8::try_from(nth % 8).unwrap());
        for text in [format!("{letter}. {heading}"), format!("# Plan\n\n**{letter}. {heading}**\n")] {
            assert_eq!(classes(&text), [], "{text}");
        }
    }
    for name in [
        "Barghouthi", "Okafor", "Hrytsenko", "Perera", "Sandelius", "Haddad", "Rautapää", "Tallåker",
        "Nyman", "Tran", "Kovacs", "Wiklander", "Björkegren", "Grane", "Ågren", "Modin", "Sköld", "Frisk",
        "Lagerbäck",
    ] {
        assert_eq!(classes(&format!("B. {name}")), [Class::NameFull], "{name}");
        assert_eq!(classes(&format!("B. {name} ringde")), [Class::NameFull], "{name}");
    }
    assert_eq!(classes("Ansvarig är B. Samordning"), [Class::NameFull], "it begins no line");
}
