use std::fmt::Write as _;

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;
use crate::model::config::Config;
use crate::model::load::{self, Reader};

/// Names of those who may be anywhere: units, and the roles and groups that are in one, or in none.
const NAMES: [&str; 10] = ["u0", "u1", "u2", "u3", "u4", "r0", "r1", "g0", "g1", "okänd"];
const PLANS: [&str; 4] = ["p0", "p1", "p2", "p3"];
const KINDS: [&str; 9] =
    ["plan", "activity", "situation", "survey", "meeting", "training", "routine", "report", "attestation"];

/// A workspace after numbers: who is above whom and works with whom, whose the plans are, and who answers for the records.
fn workspace(above: &[usize], plans: &[[usize; 4]], records: &[[usize; 3]]) -> Workspace {
    let name = |at: usize| NAMES[at % NAMES.len()];
    // The last name is of nobody.
    let unit = |at: usize| match at % 7 {
        at @ 0..5 => format!(", unit: u{at}"),
        _ => String::new(),
    };
    let mut register = "kind: organisation\nid: organisation\nunits:\n".to_owned();
    for (at, above) in above[..5].iter().enumerate() {
        let _ =
            writeln!(register, "  - {{id: u{at}, title: U{at}{}}}", unit(*above).replace("unit", "part_of"));
    }
    register += "roles:\n";
    for (at, above) in above[5..7].iter().enumerate() {
        let _ = writeln!(register, "  - {{id: r{at}, title: R{at}{}}}", unit(*above));
    }
    register += "groups:\n";
    for at in 0..2 {
        let (convener, member) = (name(above[7 + at]), name(above[5 + at]));
        let _ = writeln!(
            register,
            "  - {{id: g{at}, title: G{at}, convener: {convener}, members: [{member}]{}}}",
            unit(above[3 + at])
        );
    }
    let mut files = vec![("plans/organisation.yaml".to_owned(), register)];
    for (at, [of, owner, before, state]) in plans.iter().enumerate() {
        let mut text = format!("kind: plan\nid: p{at}\ntitle: P{at}\nperiod: {}\n", 2024 + at);
        if of % 12 < NAMES.len() {
            let _ = writeln!(text, "organisation: {}", name(of % 12));
        }
        if owner % 3 == 0 {
            let _ = writeln!(text, "owners: [{}]", name(*owner));
        }
        if *before % 5 < at {
            let _ = writeln!(text, "previous: p{}", before % 5);
        }
        if state % 2 == 0 {
            let _ = writeln!(text, "decisions: [{{act: adopted, on: 2024-0{}-01, body: u0}}]", state % 8 + 1);
        }
        if state % 3 == 0 {
            text += "situation: s0\n";
        }
        files.push((format!("plans/p{at}.yaml"), text));
    }
    for (at, [kind, of, plan]) in records.iter().enumerate() {
        let (who, plan) = (name(*of), PLANS[plan % 4]);
        let (kind, text) = match kind % 10 {
            0 => ("situation", format!("id: s{at}\ntitle: S\nprepared_by: [{who}]\n")),
            1 => ("survey", format!("id: e{at}\ntitle: S\nasked: [{{who: {who}}}]\n")),
            2 => (
                "meeting",
                format!("id: m{at}\ngroup: {who}\non: 2024-03-01\npresented: [{{plan: {plan}}}]\n"),
            ),
            3 => ("training", format!("id: t{at}\ntitle: T\nunits: [{who}]\non: 2024-04\n")),
            4 => {
                ("training", format!("id: t{at}\ntitle: T\nunits: [{who}]\non: 2024-04\npart_of: {plan}/a\n"))
            }
            5 => ("routine", format!("id: r{at}\ntitle: R\nowner: {who}\n")),
            6 => ("routine", format!("id: r{at}\ntitle: R\n")),
            7 => ("report", format!("id: o{at}\nto: {who}\non: 2024-05-01\n")),
            8 => ("report", format!("id: o{at}\nto: {who}\nplan: {plan}\non: 2024-05-01\n")),
            _ => ("attestation", format!("id: i{at}\nrequirement: f/k\nrole: {who}\non: 2024-06-01\n")),
        };
        files.push((format!("records/{kind}s/x{at}.yaml"), format!("kind: {kind}\n{text}")));
    }
    let file = |(path, text): (String, String)| load::file(&Reader::default(), path, text.into_bytes());
    Workspace::of("".into(), Config::default(), files.into_iter().map(file).collect())
}

proptest! {
    /// What is looked up is what is found by asking of each record.
    #[test]
    fn the_records_of_a_plan_are_those_that_concern_it(
        above in vec(0_usize..70, 9),
        plans in vec([0_usize..60, 0_usize..60, 0_usize..60, 0_usize..60], 1..5),
        records in vec([0_usize..60, 0_usize..60, 0_usize..60], 1..12),
        year in 2023_u32..2028,
    ) {
        let workspace = workspace(&above, &plans, &records);
        let day = Day::read(&format!("{year}-06-15")).unwrap();
        for plan in workspace.plans() {
            let scope = Scope::of(&workspace, plan.record, day);
            for kind in KINDS {
                let concerns = |own: &(FileId, &load::Loaded)| own.1.record.as_ref().is_some_and(|own| scope.concerns(own));
                let asked: Vec<FileId> = workspace.of_kind(kind).filter(concerns).map(|(file, _)| file).collect();
                prop_assert_eq!(scope.files(kind), asked, "{} of {}", kind, plan.record.id);
            }
        }
    }
}
