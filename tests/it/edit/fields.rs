//! Every field of every schema, in every row at any depth, is written by `vbe set` as a path, judged sound, shown and laid
//! out as `vbe fmt` would. A field that comes into a schema comes into this test.

use vbe::cli::Exit;
use vbe::model::kinds::KINDS;

use super::words::{Field, WITH, Walk};
use crate::sandbox::Sandbox;

/// A record of each kind: the kind, its id and its file. Progress goes by its plan too.
pub(crate) const KIND_IDS: [(&str, &str, &str); 19] = [
    ("plan", "plan-2024", "plans/plan-2024.yaml"),
    ("framework", "riktlinje", "plans/frameworks/riktlinje.yaml"),
    ("laws", "lagar", "plans/lagar.yaml"),
    ("organisation", "organisation", "plans/organisation.yaml"),
    ("activity", "plan-2024/utbildning", "records/activities/plan-2024/utbildning.yaml"),
    ("flow", "oro", "plans/flows/oro.yaml"),
    ("case", "k7qx2m9f", "records/cases/k7qx2m9f.yaml"),
    ("incident", "klotter", "records/incidents/klotter.yaml"),
    ("deviation", "avsteg", "records/deviations/avsteg.yaml"),
    ("attestation", "intygande", "records/attestations/intygande.yaml"),
    ("routine", "rutin", "records/routines/rutin.yaml"),
    ("training", "kurs", "records/trainings/kurs.yaml"),
    ("review", "granskning", "records/reviews/granskning.yaml"),
    ("agreement", "samverkan", "records/agreements/samverkan.yaml"),
    ("report", "redovisning", "records/reports/redovisning.yaml"),
    ("meeting", "mote", "records/meetings/mote.yaml"),
    ("situation", "lage", "records/situations/lage.yaml"),
    ("survey", "enkat", "records/surveys/enkat.yaml"),
    ("measurement", "matning", "records/measurements/matning.yaml"),
];

/// The files beside those of [`Sandbox::sound`].
const MORE: [(&str, &str); 17] = [
    ("plans/lagar.yaml", "kind: laws\nid: lagar\nacts:\n  - {number: 2001:453, title: Lokal ordning}\n"),
    ("plans/plan-2023.yaml", "kind: plan\nid: plan-2023\ntitle: Handlingsplan 2023\nperiod: 2023\n"),
    ("vbe.toml", "[cases]\nareas = [\"norr\"]\n"),
    (
        "plans/flows/oro.yaml",
        "kind: flow\nid: oro\ntitle: Oro\nsteps:\n  - {id: kontakt, title: Kontakt, required: true}\n  - {id: plan, title: Plan}\n",
    ),
    (
        "records/cases/k7qx2m9f.yaml",
        "kind: case\nid: k7qx2m9f\nregistered: 2024-H1\nsource: school\nage_band: 18-20\nenvironment: white-power\n\
         concern: [symbols]\nchannel: staff\nstatus: open\nexpires: 2026-H1\n",
    ),
    (
        "records/incidents/klotter.yaml",
        "kind: incident\nid: klotter\nmonth: 2024-05\nplace: square\nenvironment: white-power\ntype: graffiti\n",
    ),
    (
        "records/deviations/avsteg.yaml",
        "kind: deviation\nid: avsteg\nexcuses: riktlinje/lagesbild\nbody: KS\non: 2024-02-01\nmotive: Görs senare.\nexpires: 2025-01-31\n",
    ),
    (
        "records/attestations/intygande.yaml",
        "kind: attestation\nid: intygande\nrequirement: riktlinje/lagesbild\nrole: samordnare-vbe\non: 2024-03-01\ndocument: KS 2024/1\n",
    ),
    (
        "records/routines/rutin.yaml",
        "kind: routine\nid: rutin\ntitle: Rutin\nsort: routine\nowner: samordnare-vbe\n",
    ),
    ("records/trainings/kurs.yaml", "kind: training\nid: kurs\ntitle: Kurs\non: 2024-05-02\n"),
    (
        "records/reviews/granskning.yaml",
        "kind: review\nid: granskning\nsort: grants\nperiod: 2024-H1\nunit: KS\nchecked: 30\n",
    ),
    (
        "records/agreements/samverkan.yaml",
        "kind: agreement\nid: samverkan\ntitle: Samverkan\nparties: [KS, polisen]\n",
    ),
    (
        "records/reports/redovisning.yaml",
        "kind: report\nid: redovisning\nsort: annual\nto: styrgrupp\non: 2024-06-01\n",
    ),
    ("records/meetings/mote.yaml", "kind: meeting\nid: mote\ngroup: styrgrupp\non: 2024-05-14\n"),
    (
        "records/situations/lage.yaml",
        "kind: situation\nid: lage\ntitle: Lägesbild\nsources:\n  - {id: kalla-a, title: A}\n  - {id: kalla-b, title: B}\n",
    ),
    ("records/surveys/enkat.yaml", "kind: survey\nid: enkat\ntitle: Enkät\n"),
    (
        "records/measurements/matning.yaml",
        "kind: measurement\nid: matning\nindicator: plan-2024/andel\nperiod: 2024\nvalue: 80\n",
    ),
];

/// A sound workspace with a record of every kind.
pub(crate) fn every_kind() -> Sandbox {
    let sandbox = MORE.iter().fold(Sandbox::sound(), |sandbox, (path, text)| sandbox.file(path, text));
    let more = "goals:\n  - {id: kunskap-hos-alla, title: Alla vet}\nindicators:\n  - {id: andel, title: Andel utbildade}\n";
    let plan = sandbox.read("plans/plan-2024.yaml").replace("activities:\n", &format!("{more}activities:\n"));
    sandbox.file("plans/plan-2024.yaml", &plan)
}

#[test]
fn the_workspace_with_every_kind_is_sound() {
    let run = every_kind().run("validate");
    assert_eq!(run.exit, Exit::Fine, "{}", run.out);
    assert_eq!(KIND_IDS.len(), KINDS.len());
}

/// What only the program writes: its numbers hang together, and by hand they are refused.
const REFUSED: [(&str, &str); 6] = [
    ("report.audience", "vbe report --public"),
    ("report.cases", "vbe report --public"),
    ("report.k", "vbe report --public"),
    ("report.not_shown", "vbe report --public"),
    ("report.tables", "vbe report --public"),
    ("plan.part_of", "part-outside-plan"),
];

/// What is shown only as the rules for small counts allow.
const HELD_BACK: [&str; 2] = ["survey.questions[].answers", "measurement.by"];

/// How what a field stands in is asked for, and the key that is shown there: a part with an id is shown by itself.
fn shown(kind: &str, id: &str, path: &str) -> (String, String) {
    let steps: Vec<&str> = path.split(['.', '[', ']', '+']).filter(|step| !step.is_empty()).collect();
    let part = match (kind, steps[0]) {
        ("plan", "activities") => "activity:plan-2024/",
        ("plan", "areas") => "area:plan-2024/",
        ("plan", "needs") => "need:plan-2024/",
        ("plan", "goals") => "goal:plan-2024/",
        ("plan", "indicators") => "indicator:plan-2024/",
        ("framework", "requirements") => "requirement:riktlinje/",
        ("organisation", "units" | "roles" | "groups") => "actor:",
        ("activity", _) => return (format!("progress:{id}"), steps[0].to_owned()),
        _ => return (format!("{kind}:{id}"), steps[0].to_owned()),
    };
    (format!("{part}{}", steps[1]), steps[2].to_owned())
}

/// A record of the workspace, and what it said at first.
struct Bench<'b> {
    sandbox: &'b Sandbox,
    own: (&'static str, &'static str, &'static str),
    text: String,
}

impl Bench<'_> {
    /// Writes a field beside what is written already. The value that was written, or why none could be.
    fn write(&self, field: &Field) -> Result<String, String> {
        let with = WITH.iter().filter(|(name, _)| field.name.starts_with(name)).flat_map(|(_, words)| *words);
        let with: Vec<&str> = field.beside.iter().map(String::as_str).chain(with.copied()).collect();
        let record = format!("{}:{}", self.own.0, self.own.1);
        let mut told = Err(String::new());
        for value in &field.values {
            let word = format!("{}={value}", field.path);
            let words = ["set", &record].into_iter().chain(with.iter().copied()).chain([word.as_str()]);
            let words: Vec<&str> = words.collect();
            let run = self.sandbox.told(&words, None);
            if run.exit == Exit::Fine {
                return Ok(value.clone());
            }
            told = told.map_err(|first: String| {
                if first.is_empty() { format!("{words:?}: {}{}", run.out, run.err) } else { first }
            });
        }
        told
    }

    /// Why what is written is not shown.
    fn hidden(&self, (asked, key): &(String, String), values: &[String]) -> Option<String> {
        let show = self.sandbox.told(&["show", asked, "--format", "json"], None);
        let shows = |text: &str| show.out.contains(text);
        let is_shown = shows(&format!("\"{key}\"")) || key == "id" || values.is_empty();
        let hidden: Vec<&String> = values.iter().filter(|value| !shows(value)).collect();
        (!is_shown || !hidden.is_empty())
            .then(|| format!("{key} shown: {is_shown}, but {hidden:?}\n{}{}", show.out, show.err))
    }

    /// Why all that is written is not sound and laid out as it should be. The record is as it was at first after that.
    fn settled(&self) -> Option<String> {
        let file = self.own.2;
        let text = self.sandbox.read(file);
        let is_fine = |words: &[&str]| self.sandbox.told(words, None).exit == Exit::Fine;
        let (sound, tidy) = (is_fine(&["validate", file]), is_fine(&["fmt", "--check", file]));
        std::fs::write(self.sandbox.path().join(file), &self.text).unwrap();
        (!sound || !tidy).then(|| format!("sound {sound}, tidy {tidy}\n{text}"))
    }
}

/// What must be seen of a value: no more than the first of several, and not how it is put in brackets.
fn seen(field: &Field, value: &str) -> Option<String> {
    let is_told = !HELD_BACK.iter().any(|name| field.name.starts_with(name)) && !value.starts_with('{');
    is_told.then(|| value.split(',').next().unwrap_or_default().to_owned())
}

#[test]
fn every_field_of_every_schema_is_written_judged_shown_and_laid_out() {
    let (mut faults, mut count, sandbox) = (Vec::new(), 0, every_kind());
    for own in KIND_IDS {
        let schema = KINDS.iter().find(|kind| kind.name == own.0).unwrap().judge().schema();
        let bench = Bench { sandbox: &sandbox, own, text: sandbox.read(own.2) };
        let fields = Walk::of(own.0, schema);
        let place = |field: &Field| shown(own.0, own.1, &field.path);
        // Fields are written beside one another as far as they can stand together.
        for some in fields.chunk_by(|one, other| place(one) == place(other)) {
            let mut values = Vec::new();
            for field in some {
                count += 1;
                let written = bench.write(field).or_else(|_| {
                    faults.extend(bench.hidden(&place(field), &values));
                    faults.extend(bench.settled());
                    values.clear();
                    bench.write(field)
                });
                let refused = REFUSED.iter().find(|(name, _)| field.name.starts_with(name));
                match written {
                    Ok(_) if refused.is_some() => faults.push(format!("{} was not refused", field.name)),
                    Ok(value) => values.extend(seen(field, &value)),
                    Err(told) if refused.is_some_and(|(_, rule)| told.contains(rule)) => {}
                    Err(told) => faults.push(format!("{}: {told}", field.name)),
                }
            }
            faults.extend(bench.hidden(&place(&some[0]), &values));
        }
        faults.extend(bench.settled());
    }
    assert!(count > 400, "only {count} fields were seen");
    assert!(faults.is_empty(), "{} of {count}:\n{}", faults.len(), faults.join("\n"));
}
