//! Workspaces whose records name each other, and what is done with each.

use crate::{case, numbered, plan};

/// Makes the files of a workspace of about a size.
pub(crate) type Files = fn(usize) -> Vec<(&'static str, String)>;

/// Workspaces whose records name each other, and what is done with each.
pub(crate) const WORKSPACES: &[(&str, Files, &[&[&str]])] = &[
    (
        "areas and their activities",
        areas,
        &[
            &["validate"],
            &["status"],
            &["status", "--format", "csv"],
            &["status", "--format", "html-fragment"],
            &["status", "--format", "json"],
            &["list", "activity", "--format", "csv"],
            &["list", "area", "--format", "md"],
            &["set", "plan-2025", "title=Ny", "--dry-run"],
            &["set", "plan-2025", "activities.a1.title=Ny", "--dry-run"],
            &["revise", "plan-2025", "--to", "plan-2026", "--period", "2026", "--list-open", "--dry-run"],
            &["account", "plan-2025"],
            &["ask", "--dry-run"],
            &["show", "plan-2025"],
        ],
    ),
    (
        "responsible roles",
        responsible,
        &[
            &["validate"],
            &["roles"],
            &["status", "--group-by", "responsible"],
            &["gaps", "--group-by", "unit"],
            &["ask", "--dry-run"],
        ],
    ),
    (
        "needs, goals and indicators",
        measured,
        &[
            &["validate"],
            &["gaps"],
            &["gaps", "--group-by", "need"],
            &["status", "--indicators"],
            &["list", "goal"],
        ],
    ),
    (
        "needs and requirements that one answers for",
        alone,
        &[
            &["gaps", "--group-by", "role"],
            &["gaps", "--group-by", "unit"],
            &["gaps", "--group-by", "framework"],
            &["gaps", "--what-if", "utkast.yaml"],
        ],
    ),
    ("requirements that are excused and attested", excused, &[&["validate"], &["gaps"], &["due"]]),
    ("cases without a flow", flowless, &[&["validate"], &["cases"]]),
    (
        "a long list of one activity",
        listed,
        &[
            &["validate"],
            &["set", "plan-2025", "activities.a.needs+=x", "--dry-run"],
            &["set", "plan-2025", "activities.a.needs=a,b", "--dry-run"],
        ],
    ),
    (
        "needs, roles and their activities",
        owned,
        &[
            &["revise", "plan-2025", "--to", "plan-2026", "--period", "2026", "--list-open", "--dry-run"],
            &["fmt", "--check"],
        ],
    ),
    ("a long line of telephone numbers", called, &[&["set", "plan-2025", "title=Ny", "--dry-run"]]),
    ("two plans", plans, &[&["diff", "plan-2025", "plan-2026"], &["account", "plan-2025"]]),
    ("plans of many towns", towns, OF_PLANS),
    ("many plans of one town", parts, OF_PLANS),
    ("requirements that are covered", covered, &[&["validate"], &["gaps"], &["list", "requirement"]]),
    ("steps of a case", steps, &[&["validate"], &["cases"]]),
    ("comments between items", commented, &[&["fmt", "--dry-run"]]),
    ("a file in another layout", spread, &[&["fmt", "--dry-run"]]),
    (
        "updates of an activity",
        updated,
        &[
            &["note", "plan-2025/a", "--note", "Hej", "--by", "samordnare-vbe", "--dry-run"],
            &["history", "plan-2025/a"],
        ],
    ),
    ("settings", settings, &[&["validate"]]),
    ("names of the workspace", names, &[&["validate"]]),
    ("a table of many rows", rows, &[IMPORT]),
    ("a table of rows with one id", alike, &[IMPORT]),
    ("a table of rows without titles", untitled, &[IMPORT]),
    ("a table of many columns", columns, &[IMPORT]),
    ("a table in Markdown", marked, &[&["import", "--id", "p", "--period", "2025", "table.md", "--dry-run"]]),
];

/// Says the words of a command on a workspace of about a size.
pub(crate) type Words = fn(usize) -> Vec<String>;

/// Workspaces, and commands that say as much as there is.
pub(crate) const WRITTEN: &[(&str, Files, Words)] = &[
    ("that halves a list in brackets", halved, without_half),
    ("that halves a list on lines", halved_on_lines, without_half),
    ("of many fields", fielded, fields),
    ("of many new fields", fielded, new_fields),
    ("that removes many records", fielded, removed),
];

/// What goes through every plan.
const OF_PLANS: &[&[&str]] = &[
    &["validate"],
    &["status"],
    &["gaps"],
    &["gaps", "--group-by", "role"],
    &["due"],
    &["roles"],
    &["list", "activity", "--format", "csv"],
    &["ask", "--dry-run"],
];

/// How many bytes a plan and what is kept beside it take, about.
const OF_A_TOWN: usize = 4096;

/// How many bytes a small case takes, about.
const OF_A_CASE: usize = 256;

/// Cases that follow no flow, since there is none, beside a file that may be one.
fn flowless(size: usize) -> Vec<(&'static str, String)> {
    let small = "source: school\nage_band: 16-17\nenvironment: unclear\nconcern: [symbols]\nchannel: staff\n\
        measures: [talk]\nstatus: open\nexpires: 2023-H1\n";
    let one = |number: usize| {
        // A path lives as long as the bench does: there are as many as there are cases.
        let path: &'static str = format!("records/cases/vk7q{number}.yaml").leak();
        (path, case(small).replace("vk7q2m9f", &format!("vk7q{number}")))
    };
    (0..size / OF_A_CASE).map(one).chain([("plans/x.yaml", "id: x\n".to_owned())]).collect()
}

const IMPORT: &[&str] = &["import", "--id", "p", "--period", "2025", "table.csv", "--dry-run"];

const PLAN: &str = "plans/plan-2025.yaml";

fn areas(size: usize) -> Vec<(&'static str, String)> {
    let areas = numbered("areas:\n", "  - {id: o#, title: X#}\n", size / 2);
    let activities =
        numbered("activities:\n", "  - {id: a#, title: T#, areas: [o#], start: 2025}\n", size / 2);
    vec![(PLAN, plan(&format!("{areas}{activities}")))]
}

fn responsible(size: usize) -> Vec<(&'static str, String)> {
    let head = "kind: organisation\nid: organisation\ntitle: X\nroles:\n";
    let roles = numbered(head, "  - {id: r#, title: Roll #}\n", size / 2);
    let activities = "  - {id: a#, title: T#, responsible: [r#], start: 2025}\n";
    vec![("plans/organisation.yaml", roles), (PLAN, plan(&numbered("activities:\n", activities, size / 2)))]
}

fn measured(size: usize) -> Vec<(&'static str, String)> {
    let parts = [
        numbered("needs:\n", "  - {id: b#, title: X}\n", size / 4),
        numbered("goals:\n", "  - {id: m#, title: X, answers: [b#]}\n", size / 4),
        numbered("indicators:\n", "  - {id: i#, title: X, unit: x, goals: [m#]}\n", size / 4),
        numbered("activities:\n", "  - {id: a#, title: T#, serves: [m#], start: 2025}\n", size / 4),
    ];
    vec![(PLAN, plan(&parts.concat()))]
}

fn alone(size: usize) -> Vec<(&'static str, String)> {
    let head = "kind: organisation\nid: organisation\ntitle: X\nroles:\n";
    let roles = numbered(head, "  - {id: r#, title: Roll #}\n", size / 4);
    let head = "kind: framework\nid: ram\ntitle: X\nrequirements:\n";
    let item = "  - {id: k#, text: Krav #, judged: records, condition: {promised: activity}}\n";
    let requirements = numbered(head, item, size / 4);
    let needs = numbered("follows: [ram]\nneeds:\n", "  - {id: b#, title: X}\n", size / 4);
    let whole = |who: &str| {
        let item = format!("  - {{id: a#, title: T#, {who}, needs: [b#], covers: [ram/k#], start: 2025}}\n");
        plan(&format!("{needs}{}", numbered("activities:\n", &item, size / 4)))
    };
    vec![
        ("plans/organisation.yaml", roles),
        ("plans/frameworks/ram.yaml", requirements),
        (PLAN, whole("responsible: [r#]")),
        ("utkast.yaml", whole("note: Av r#")),
    ]
}

/// A decision and an attestation of each requirement.
fn excused(size: usize) -> Vec<(&'static str, String)> {
    let head = "kind: framework\nid: ram\ntitle: X\nrequirements:\n";
    let requirements = numbered(head, "  - {id: k#, text: Krav #, judged: attestation}\n", size / 4);
    let roles = "kind: organisation\nid: organisation\ntitle: X\nroles:\n  - {id: r, title: Roll}\n";
    let one = |number: usize| {
        // A path lives as long as the bench does: there are as many as there are records.
        let of: [&'static str; 2] = [
            format!("records/deviations/d{number}.yaml").leak(),
            format!("records/attestations/i{number}.yaml").leak(),
        ];
        let deviation = format!(
            "kind: deviation\nid: d{number}\ntitle: X\non: 2025-02-01\nbody: r\nexcuses: ram/k{number}\nexpires: 2030-01-01\n"
        );
        let attestation = format!(
            "kind: attestation\nid: i{number}\nrequirement: ram/k{number}\nrole: r\non: 2025-03-01\n"
        );
        [(of[0], deviation), (of[1], attestation)]
    };
    let shared = [
        ("plans/organisation.yaml", roles.to_owned()),
        ("plans/frameworks/ram.yaml", requirements),
        (PLAN, plan("organisation: r\nfollows: [ram]\n")),
    ];
    (0..size / OF_A_CASE).flat_map(one).chain(shared).collect()
}

fn listed(size: usize) -> Vec<(&'static str, String)> {
    let list = numbered("", "n#, ", size);
    vec![(PLAN, plan(&format!("activities:\n  - {{id: a, title: T, start: 2025, needs: [{list}]}}\n")))]
}

fn owned(size: usize) -> Vec<(&'static str, String)> {
    let head = "kind: organisation\nid: organisation\ntitle: X\nroles:\n";
    let roles = numbered(head, "  - {id: r#, title: Roll #}\n", size / 4);
    let needs = numbered("needs:\n", "  - {id: b#, title: X}\n", size / 4);
    let item = "  - id: a#\n    title: T#\n    needs: [b#]\n    responsible: [r#]\n    start: 2025\n";
    let activities = numbered("activities:\n", item, size / 2);
    vec![("plans/organisation.yaml", roles), (PLAN, plan(&format!("{needs}{activities}")))]
}

/// How many items of the list there are in a text of a size, of which every other is removed.
fn halves(size: usize) -> usize {
    size / 64
}

fn halved(size: usize) -> Vec<(&'static str, String)> {
    let list: Vec<String> = (0..halves(size)).map(|number| format!("n{number}, ")).collect();
    let list = list.concat();
    let others = numbered("", "  - {id: a#, title: T#, start: 2025}\n", size);
    vec![(
        PLAN,
        plan(&format!("activities:\n  - {{id: a, title: T, start: 2025, needs: [{list}]}}\n{others}")),
    )]
}

fn halved_on_lines(size: usize) -> Vec<(&'static str, String)> {
    let list: Vec<String> = (0..halves(size)).map(|number| format!("      - n{number} # ord\n")).collect();
    let list = list.concat();
    let others = numbered("", "  - {id: a#, title: T#, start: 2025}\n", size);
    vec![(PLAN, plan(&format!("activities:\n  - id: a\n    title: T\n    needs:\n{list}{others}")))]
}

fn without_half(size: usize) -> Vec<String> {
    (0..halves(size) / 2).map(|number| format!("activities.a.needs-=n{}", 2 * number)).collect()
}

fn fielded(size: usize) -> Vec<(&'static str, String)> {
    vec![(PLAN, plan(&numbered("activities:\n", "  - id: a#\n    title: T#\n    start: 2025\n", size)))]
}

/// The words for every other activity, `#` standing for its number.
fn every_other(size: usize, word: &str) -> Vec<String> {
    (0..size / 96).map(|number| word.replace('#', &(2 * number).to_string())).collect()
}

fn fields(size: usize) -> Vec<String> {
    every_other(size, "activities.a#.title=Ny #")
}

fn new_fields(size: usize) -> Vec<String> {
    [every_other(size, "activities.a#.finish=2026"), every_other(size, "activities.a#.needs=b")].concat()
}

fn removed(size: usize) -> Vec<String> {
    every_other(size, "activities.a#=")
}

/// A path lives as long as the bench does: there are as many as there are files.
fn path(of: String) -> &'static str {
    of.leak()
}

const REQUIRED: &str = "kind: framework\nid: ram\ntitle: X\nrequirements:\n  \
    - {id: a, text: A, judged: attestation}\n  \
    - {id: b, text: B, judged: records, condition: {exists: {kind: training, within: 24 months}}}\n  \
    - {id: c, text: C, judged: records, condition: {told: {to: styrelse, within: 12 months}}}\n  \
    - {id: d, text: D, judged: records, condition: {trained: {within: 24 months}}}\n";

/// The plan of that number, and what is kept beside it in a year.
fn town(number: usize) -> Vec<(&'static str, String)> {
    let (of, group, role) = (format!("u{number}"), format!("styrelse{number}"), format!("r{number}"));
    let plan = format!(
        "kind: plan\nid: p{number}\ntitle: Plan {number}\norganisation: {of}\nperiod: 2024-2025\nfollows: [ram]\n\
        situation: s{number}\nreporting: [{{to: {group}, recurs: yearly}}]\n\
        indicators: [{{id: i, title: X, unit: x, recurs: yearly}}]\nactivities:\n  \
        - {{id: a, title: T, start: 2024, responsible: [{role}]}}\n  \
        - {{id: b, title: T, ongoing: true, recurs: yearly, to: {group}, responsible: [{role}]}}\n  \
        - {{id: c, title: T, ongoing: true, recurs: monthly, responsible: [{role}]}}\n"
    );
    let kept = [
        ("situation", "situations", "s", format!("title: X\nprepared_by: [{role}]\ndated: 2024-01\n")),
        (
            "survey",
            "surveys",
            "e",
            format!(
                "title: X\nsituation: s{number}\non: 2024-02\nasked: [{{who: {role}, sent: 4, answered: 0}}]\n"
            ),
        ),
        (
            "meeting",
            "meetings",
            "m",
            format!(
                "group: {group}\non: 2024-03-01\npresented: [{{plan: p{number}}}]\n\
                decisions: [{{id: d, text: X, responsible: [{role}], due: 2024-04}}]\n"
            ),
        ),
        (
            "training",
            "trainings",
            "u",
            format!("title: X\nunits: [{role}]\non: 2024-04\nparticipants: 4\npart_of: p{number}/c\n"),
        ),
        ("training", "trainings", "v", format!("title: X\nmeant_for: [{role}]\nplanned: 2024-05\n")),
        (
            "review",
            "reviews",
            "g",
            format!("sort: grants\nperiod: 2024\nunit: {role}\nchecked: 4\npart_of: p{number}/c\n"),
        ),
        (
            "routine",
            "routines",
            "k",
            format!("title: X\nsort: routine\nowner: {role}\nrevised: 2023\nrecurs: yearly\n"),
        ),
        ("report", "reports", "o", format!("sort: annual\nto: {group}\nplan: p{number}\non: 2024-05-01\n")),
        ("attestation", "attestations", "j", format!("requirement: ram/a\nrole: {role}\non: 2024-06-01\n")),
        (
            "measurement",
            "measurements",
            "n",
            format!("indicator: p{number}/i\nperiod: 2024\nvalue: 4\nunit: x\n"),
        ),
    ];
    let kept = kept.into_iter().map(|(kind, folder, letter, rest)| {
        let id = format!("{letter}{number}");
        (path(format!("records/{folder}/{id}.yaml")), format!("kind: {kind}\nid: {id}\n{rest}"))
    });
    let told = format!(
        "kind: activity\nid: a\nplan: p{number}\nstarted: 2024-01-10\nupdates: [{{on: 2024-02-01, note: Hej}}]\n\
        leads_to: [{{text: X, due: 2024-03, responsible: [{role}]}}]\n"
    );
    let told = (path(format!("records/activities/p{number}/a.yaml")), told);
    kept.chain([(path(format!("plans/p{number}.yaml")), plan), told]).collect()
}

/// A plan in each of many towns.
fn towns(size: usize) -> Vec<(&'static str, String)> {
    planned(size, "", "")
}

/// Many plans of one town, each of a part of it.
fn parts(size: usize) -> Vec<(&'static str, String)> {
    planned(size, "  - {id: u, title: Stad}\n", ", part_of: u")
}

fn planned(size: usize, roof: &str, above: &str) -> Vec<(&'static str, String)> {
    let count = size / OF_A_TOWN;
    let each =
        |item: &str| (0..count).map(|number| item.replace('#', &number.to_string())).collect::<String>();
    let register = format!(
        "kind: organisation\nid: organisation\nunits:\n{roof}{}roles:\n{}groups:\n{}",
        each(&format!("  - {{id: u#, title: Enhet #{above}}}\n")),
        each("  - {id: r#, title: Roll #, unit: u#}\n"),
        each("  - {id: styrelse#, title: Styrelse #, unit: u#, meets: quarterly}\n")
    );
    let shared = [("plans/organisation.yaml", register), ("plans/frameworks/ram.yaml", REQUIRED.to_owned())];
    (0..count).flat_map(town).chain(shared).collect()
}

fn called(size: usize) -> Vec<(&'static str, String)> {
    let numbers = "070-1740605 ".repeat(size / 12);
    vec![(
        PLAN,
        plan(&format!("activities:\n  - id: a\n    title: T\n    start: 2025\n    note: {numbers}\n")),
    )]
}

fn plans(size: usize) -> Vec<(&'static str, String)> {
    let own = |title: &str| {
        numbered("activities:\n", &format!("  - {{id: a#, title: {title} #, start: 2025}}\n"), size / 2)
    };
    let later = plan(&own("Utbilda")).replace("plan-2025", "plan-2026");
    let later = format!("{later}\nprevious: plan-2025\n");
    vec![(PLAN, plan(&own("Utbilda rektor"))), ("plans/plan-2026.yaml", later)]
}

fn covered(size: usize) -> Vec<(&'static str, String)> {
    let head = "kind: framework\nid: ram\ntitle: X\nrequirements:\n";
    let requirements = numbered(head, "  - {id: r#, title: Krav #, judged: attestation}\n", size / 2);
    let covers = numbered("follows: [ram]\ncovers:\n", "  - ram/r#\n", size / 2);
    vec![("plans/frameworks/ram.yaml", requirements), (PLAN, plan(&covers))]
}

fn steps(size: usize) -> Vec<(&'static str, String)> {
    let head = "kind: flow\nid: flode\ntitle: X\nsteps:\n  - {id: s, title: X}\n";
    let flow = numbered(head, "  - {id: s#, title: X, after: [s], required: true}\n", size / 2);
    let taken = numbered("flow: flode\nsteps:\n", "  - {step: s#, done: yes}\n", size / 2);
    vec![("plans/flows/flode.yaml", flow), ("records/cases/vk7q2m9f.yaml", case(&taken))]
}

fn commented(size: usize) -> Vec<(&'static str, String)> {
    let items = "    # ord\n    - {id: a#,   title: T}\n";
    vec![(PLAN, plan(&numbered("activities:\n", items, size)))]
}

fn spread(size: usize) -> Vec<(&'static str, String)> {
    let items = "      - id: a#\n        title: \"T#\"\n\n\n        start: 2025\n";
    vec![(PLAN, plan(&numbered("activities:\n", items, size)))]
}

fn updated(size: usize) -> Vec<(&'static str, String)> {
    let head = "kind: activity\nid: a\nplan: plan-2025\nupdates:\n";
    let updates = numbered(head, "  - {on: 2018-01-01, note: Hej #}\n", size);
    vec![
        (PLAN, plan("activities:\n  - {id: a, title: T, start: 2018}\n")),
        ("records/activities/plan-2025/a.yaml", updates),
    ]
}

fn settings(size: usize) -> Vec<(&'static str, String)> {
    let list = |name: &str, item: &str| format!("{name} = [{}]\n", numbered("", item, size / 3));
    let settings = [
        list("areas", "\"omrade-#\", "),
        list("contacts", "\"a#@example.se\", "),
        numbered("[rules]\n", "regel-# = \"off\"\n", size / 3),
    ];
    vec![("vbe.toml", settings.concat()), (PLAN, plan(""))]
}

fn names(size: usize) -> Vec<(&'static str, String)> {
    vec![
        ("vbe.toml", "[privacy]\nnames = \"names.txt\"\n".to_owned()),
        ("names.txt", numbered("", "Xilq#\n", size / 2)),
        ("records/x.yaml", case(&numbered("note: |\n", "  hej xilq#\n", size / 2))),
    ]
}

fn rows(size: usize) -> Vec<(&'static str, String)> {
    vec![("table.csv", numbered("Åtgärd;Ansvarig;Start\n", "Utbilda #;Rektor #;2025\n", size))]
}

fn alike(size: usize) -> Vec<(&'static str, String)> {
    vec![("table.csv", numbered("Åtgärd;Ansvarig\n", "Utbilda all personal i skolorna nummer #;x\n", size))]
}

fn untitled(size: usize) -> Vec<(&'static str, String)> {
    vec![("table.csv", numbered("Åtgärd;Ansvarig;Annat\nUtbilda;Rektor;x\n", ";Rektor #;ord #\n", size))]
}

fn columns(size: usize) -> Vec<(&'static str, String)> {
    let heads = numbered("Åtgärd;Ansvarig;", "rubrik #;", size / 2);
    vec![("table.csv", format!("{heads}\n{}\n", numbered("Utbilda;Rektor;", "ord #;", size / 2)))]
}

fn marked(size: usize) -> Vec<(&'static str, String)> {
    vec![("table.md", numbered("| Åtgärd | Ansvarig |\n| --- | --- |\n", "| Utbilda # | Rektor |\n", size))]
}
