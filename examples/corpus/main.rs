//! Writes a workspace of N records, the same every time, to measure with:
//! `cargo run --release --example corpus -- 100000 /tmp/corpus`.
//!
//! One register, one framework, one flow, and for every hundred records a plan, the progress of its activities, and what
//! is kept beside them in a year. The text is municipal Swedish; nothing in it is anyone's.

mod kept;

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// Activities in a plan, each with its progress.
const ACTIVITIES: usize = 49;

const VERBS: [&str; 7] =
    ["Utveckla", "Genomföra", "Ta fram", "Följa upp", "Samordna", "Kartlägga", "Informera om"];
const THINGS: [&str; 7] = [
    "utbildning för chefer och medarbetare i den lokala lägesbilden",
    "rutiner för avidentifierad rapportering till samordnaren",
    "information till föreningar och trossamfund om stöd och kontaktvägar",
    "uppsökande arbete på mötesplatser för unga under kvällar och helger",
    "kontroll av föreningsbidrag och uthyrda lokaler tillsammans med polisen",
    "stöd till anhöriga inom ramen för sociala insatsgrupper",
    "våldsförebyggande arbete i årskurs 7–9 med skolsociala team",
];
const NOTES: [&str; 5] = [
    "Två tillfällen genomförda, återstående enheter bokade till hösten. Deltagarna vill ha mer om rutinerna.",
    "Utkastet är skickat till styrgruppen, som lämnar synpunkter före sommaren; därefter beslut i nämnden.",
    "Arbetet går enligt plan. Enheten har fått frågor om sekretess och tar hjälp av juridiska avdelningen.",
    "Försenat på grund av vakans. Ny tidplan är överenskommen med enhetschefen och redovisas i tertialrapporten.",
    "Uppföljningen visar att flera verksamheter saknar kännedom om blanketten. Informationen görs om i höst.",
];
const ROLES: [&str; 5] =
    ["samordnare-vbe", "enhetschef-fritid", "enhetschef-forebyggande", "sakerhetschef", "styrgrupp"];

/// The flow that the cases follow: the repository's own.
const FLOW: &str = include_str!("../../plans/flows/rinkeby-kista-2018.yaml");

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let (Some(count), Some(folder)) = (args.next().and_then(|count| count.parse().ok()), args.next()) else {
        return Err("corpus N FOLDER: how many records, and where to write them".into());
    };
    write(count, Path::new(&folder))
}

/// Writes `count` records (at least the register, the framework and the flow) into an empty or new folder.
pub(crate) fn write(count: usize, folder: &Path) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(folder.join("plans/frameworks"))?;
    fs::write(folder.join("vbe.toml"), "language = \"sv\"\n")?;
    fs::write(folder.join("plans/organisation.yaml"), organisation())?;
    fs::write(folder.join("plans/frameworks/riktlinje.yaml"), framework())?;
    fs::create_dir_all(folder.join("plans/flows"))?;
    fs::write(folder.join("plans/flows/rinkeby-kista-2018.yaml"), FLOW)?;
    let mut left = count.saturating_sub(3);
    for number in 0.. {
        if left == 0 {
            break;
        }
        let id = format!("plan-{number:05}");
        let progress = folder.join("records/activities").join(&id);
        fs::create_dir_all(&progress)?;
        // What others point to is written before them, so that nothing points to what there was no room for.
        let mut files = vec![kept(folder, kept::situation(number))];
        files.push((folder.join(format!("plans/{id}.yaml")), plan(&id, number)));
        let own = |at: usize| (progress.join(format!("atgard-{at:02}.yaml")), record(&id, number, at));
        files.extend((0..ACTIVITIES).map(own));
        files.extend(kept::all(&id, number).into_iter().map(|file| kept(folder, file)));
        for (path, text) in files.into_iter().take(left) {
            fs::create_dir_all(path.parent().unwrap_or(folder))?;
            fs::write(path, text)?;
            left -= 1;
        }
    }
    Ok(())
}

/// Where a file among the records stands, and its text.
fn kept(folder: &Path, (kind, id, text): kept::File) -> (PathBuf, String) {
    (folder.join("records").join(kind).join(format!("{id}.yaml")), text)
}

fn organisation() -> String {
    let mut text = String::from(
        "kind: organisation\nid: organisation\nunits:\n  - {id: kommunstyrelsen, title: Kommunstyrelsen}\n  - {id: polisen, title: Polisen, external: true}\ngroups:\n  - {id: styrgrupp, title: Styrgruppen, members: [samordnare-vbe, enhetschef-fritid, sakerhetschef], meets: fyra gånger per år}\nroles:\n",
    );
    for role in &ROLES[..4] {
        let _ = writeln!(text, "  - {{id: {role}, title: Rollen {role}}}");
    }
    text
}

fn framework() -> String {
    let mut text =
        String::from("kind: framework\nid: riktlinje\ntitle: Riktlinje\nrevision: 2023\nrequirements:\n");
    for (at, thing) in THINGS.iter().enumerate() {
        let _ = writeln!(text, "  - {{id: krav-{at}, text: Det finns {thing}, judged: records}}");
    }
    text + "  - {id: sekretess, text: Alla chefer känner till sekretessen, judged: attestation}\n"
}

fn plan(id: &str, number: usize) -> String {
    let mut text = format!(
        "# yaml-language-server: $schema=../schemas/plan.schema.json\nkind: plan\nid: {id}\ntitle: Handlingsplan {number}\n\
         document_type: handlingsplan\norganisation: kommunstyrelsen\nperiod: 2024\n\
         decisions:\n  - {{body: kommunstyrelsen, decision: adopted, on: 2024-01-15}}\n\
         follows:\n  - {{framework: riktlinje, revision: 2023}}\n\
         areas:\n  - {{id: forebygga, title: Förebyggande arbete}}\n  - {{id: forhindra, title: Förhindrande arbete}}\n\
         needs:\n  - {{id: kunskap, title: Kunskap om miljöerna och om rutinerna}}\n\
         situation: {{id: lagesbild-{number:05}, title: Lägesbilden}}\n\
         indicators:\n  - {{id: trygga-elever, title: Andel trygga elever, unit: procent, target: 90, baseline: {{period: 2021, value: 60}}, recurs: årligen}}\n\
         activities:\n"
    );
    for at in 0..ACTIVITIES {
        let (verb, thing) = (VERBS[at % 7], THINGS[at / 7]);
        let time = if at % 3 == 0 {
            "    ongoing: true\n    ordinary: true\n"
        } else {
            "    start: V 2024\n    finish: H 2024\n"
        };
        let _ = write!(
            text,
            "  - id: atgard-{at:02}\n    title: {verb} {thing}\n    areas: [{}]\n    responsible: [{}]\n{time}    needs: [kunskap]\n    covers: [riktlinje/krav-{}]\n    goal: {{text: Alla berörda är nådda, type: output, indicator: Andel, target: 90 %}}\n",
            ["forebygga", "forhindra"][at % 2],
            ROLES[at % 5],
            at % 7,
        );
    }
    text
}

fn record(plan: &str, number: usize, at: usize) -> String {
    let mut text = format!(
        "# yaml-language-server: $schema=../../../schemas/activity.schema.json\nkind: activity\nid: atgard-{at:02}\nplan: {plan}\nstarted: 2024-0{}-12\nupdates:\n",
        at % 6 + 1
    );
    // One to four updates, as in the living example's own progress.
    for update in 0..=(number + at) % 4 {
        let seed = number + at + update;
        let _ = writeln!(
            text,
            "  - on: 2024-{:02}-{:02}\n    by: {}\n    note: {}\n    assessment: {}",
            7 + update % 5,
            seed % 27 + 1,
            ROLES[seed % 5],
            NOTES[seed % 5],
            ["green", "yellow", "red"][seed % 3],
        );
    }
    text
}
