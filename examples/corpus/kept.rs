//! What is kept beside a plan and its progress in a year, as a municipality would have it: forty-nine records for every
//! plan, of which half are cases and incidents.

use std::fmt::Write as _;

use super::{NOTES, ROLES};

/// A file: its folder under `records/`, its name, and its text.
pub(crate) type File = (&'static str, String, String);

/// Everything that is kept for the plan of that number, in the order in which it is left out when there is no room.
pub(crate) fn all(plan: &str, number: usize) -> Vec<File> {
    let mut files = vec![agreement(number), attestation(number), deviation(plan, number)];
    files.push(report(plan, number));
    files.extend((0..2).map(|at| routine(number, at)));
    files.extend((0..4).map(|at| measurement(plan, number, at)));
    files.extend((0..4).map(|at| training(plan, number, at)));
    files.extend((0..4).map(|at| review(plan, number, at)));
    files.extend((0..6).map(|at| meeting(plan, number, at)));
    files.extend((0..12).map(|at| incident(number, at)));
    files.extend((0..12).map(|at| case(number * 12 + at)));
    files
}

fn file(kind: &str, folder: &'static str, id: String, rest: &str) -> File {
    let text = format!(
        "# yaml-language-server: $schema=../../schemas/{kind}.schema.json\nkind: {kind}\nid: {id}\n{rest}"
    );
    (folder, id, text)
}

/// The situation picture that the plan of that number builds on.
pub(crate) fn situation(number: usize) -> File {
    let mut rest = format!(
        "title: Lägesbild {number}\nwhole_municipality: true\ndated: 2024-03\nprepared_by: [samordnare-vbe]\n\
         mapping: Enkät till alla verksamheter, och samtal med kommunpolisen och föreningarna.\nsources:\n"
    );
    for (at, role) in ROLES.iter().enumerate() {
        let level = ["signs", "present"][(number + at) % 2];
        let _ = write!(
            rest,
            "  - id: kalla-{at}\n    title: Verksamhet {at}\n    who: [{role}]\n    asked_on: 2024-01\n    answered_on: 2024-02\n    reports:\n      - {{environments: [islamist, autonomous], level: none}}\n      - {{environments: [white-power], level: {level}, text: Klistermärken och flygblad.}}\n"
        );
    }
    file("situation", "situations", format!("lagesbild-{number:05}"), &rest)
}

fn agreement(number: usize) -> File {
    let rest = format!(
        "title: Samverkansöverenskommelse\nparties: [kommunstyrelsen, polisen]\n\
         purposes: [Gemensam bild av läget, Färre unga dras in]\nareas: [Våldsbejakande extremism]\nperiod: 2023-2026\n\
         signed: 2023-02\nsituation: lagesbild-{number:05}\n"
    );
    file("agreement", "agreements", format!("polisen-{number:05}"), &rest)
}

fn attestation(number: usize) -> File {
    let rest = "requirement: riktlinje/sekretess\nrole: samordnare-vbe\non: 2024-10-01\n\
                document: Minnesanteckningar från chefsmötet, punkt 4\n";
    file("attestation", "attestations", format!("sekretess-{number:05}"), rest)
}

fn deviation(plan: &str, number: usize) -> File {
    let rest = format!(
        "excuses: {plan}/atgard-{:02}\nbody: kommunstyrelsen\non: 2024-02-07\nreference: § 23\n\
         motive: Åtgärden görs när det nya materialet är klart.\nexpires: 2025-06-30\n",
        number % 49
    );
    file("deviation", "deviations", format!("avsteg-{number:05}"), &rest)
}

fn report(plan: &str, number: usize) -> File {
    let rest = format!("sort: tertial\nto: kommunstyrelsen\nplan: {plan}\nperiod: T1 2024\non: 2024-05-20\n");
    file("report", "reports", format!("tertial-{number:05}"), &rest)
}

fn routine(number: usize, at: usize) -> File {
    let rest = format!(
        "title: Rutin vid oro, del {at}\nsort: routine\nowner: samordnare-vbe\nrevised: 2024-0{}\nrecurs: vartannat år\n\
         reference: Intranätet\n",
        at + 2
    );
    file("routine", "routines", format!("rutin-{number:05}-{at}"), &rest)
}

fn measurement(plan: &str, number: usize, at: usize) -> File {
    let (period, value) = (["2022", "2023", "V 2024", "2024-09"][at], 60 + (number * 7 + at * 3) % 40);
    let rest = format!(
        "indicator: {plan}/trygga-elever\nperiod: {period}\nvalue: {value}.5\nunit: procent\nsource: Elevenkäten\n"
    );
    file("measurement", "measurements", format!("trygga-elever-{number:05}-{at}"), &rest)
}

fn training(plan: &str, number: usize, at: usize) -> File {
    let rest = format!(
        "title: Grundutbildning för medarbetare\nlevel: basic\non: 2024-0{}\nunits: [{}]\nparticipants: {}\n\
         approximate: true\nheld_by: samordnare-vbe\npart_of: {plan}/atgard-00\n",
        at + 2,
        ROLES[(number + at) % 4],
        20 + (number + at) % 60
    );
    file("training", "trainings", format!("utbildning-{number:05}-{at}"), &rest)
}

fn review(plan: &str, number: usize, at: usize) -> File {
    let rest = format!(
        "sort: {}\nperiod: {}\nunit: enhetschef-fritid\nchecked: {}\nacted: {}\npart_of: {plan}/atgard-28\n",
        ["grants", "premises"][at % 2],
        ["V 2024", "2024-08"][at / 2],
        25 + number % 40,
        at % 2
    );
    file("review", "reviews", format!("kontroll-{number:05}-{at}"), &rest)
}

fn meeting(plan: &str, number: usize, at: usize) -> File {
    let mut rest = format!(
        "group: styrgrupp\non: 2024-{:02}-{:02}\npresent: [samordnare-vbe, enhetschef-fritid, sakerhetschef]\ndecisions:\n",
        at + 3,
        number % 27 + 1
    );
    for decision in 0..=(number + at) % 3 {
        let note = NOTES[(number + decision) % 5];
        let _ = writeln!(
            rest,
            "  - {{id: beslut-{decision}, text: '{note}', responsible: [{}], due: H 2024}}",
            ROLES[decision]
        );
    }
    let _ = writeln!(rest, "presented:\n  - {{plan: {plan}}}");
    file("meeting", "meetings", format!("styrgrupp-{number:05}-{at}"), &rest)
}

fn incident(number: usize, at: usize) -> File {
    let rest = format!(
        "month: 2024-{:02}\nplace: {}\nenvironment: {}\ntype: {}\nitems: {}\nreported: app\nmeasures: [documented]\n",
        at % 10 + 1,
        ["square", "transport", "residential", "park"][(number + at) % 4],
        ["white-power", "autonomous", "islamist"][(number + at) % 3],
        ["sticker", "graffiti", "leaflet"][at % 3],
        (number + at) % 9 + 1
    );
    file("incident", "incidents", format!("handelse-{number:05}-{at:02}"), &rest)
}

/// A case that has gone through the flow, as in the living example.
fn case(nth: usize) -> File {
    let rest = format!(
        "registered: 2024-H1\nsource: {}\nage_band: 16-17\nenvironment: {}\nconcern: [{}]\nchannel: staff\nsteps:\n  - {{step: orosanmalan, done: yes, month: 2024-03}}\n  - {{step: blankett, done: yes, month: 2024-03}}\n  - {{step: anhorigstod, done: yes, month: 2024-05}}\n  - {{step: uppfoljning, done: yes, month: 2024-09}}\nconsent: not-asked\nmeasures: [concern-report, talk]\nstatus: closed\nclosed: 2024-H2\noutcome: concern-eased\nexpires: 2029-H1\n",
        ["outreach", "school", "social-services"][nth % 3],
        ["white-power", "autonomous", "islamist"][nth % 3],
        ["symbols", "sympathy"][nth % 2]
    );
    file("case", "cases", random(nth), &rest)
}

/// Eight characters that look random and are not: the same for the same number, another for every other. A letter never
/// stands beside a letter, so that they are no word.
fn random(nth: usize) -> String {
    const LETTERS: &[u8] = b"bcdfghjkmnpqrstvwxz";
    const DIGITS: &[u8] = b"23456789";
    let all = (LETTERS.len() * DIGITS.len()).pow(4);
    // A step that has no factor in common with the number of ids visits each of them once.
    let mut left = nth * 48_271_003 % all;
    let mut id = String::new();
    for at in 0..8 {
        let from = if at % 2 == 0 { DIGITS } else { LETTERS };
        id.push(char::from(from[left % from.len()]));
        left /= from.len();
    }
    id
}
