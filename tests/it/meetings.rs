//! Meetings, and what the register says of groups and of who adopts what.

use vbe::base::rhythm::{Length, Recurrence};
use vbe::model::config::Config;
use vbe::model::load::Reader;
use vbe::model::workspace::Workspace;

use crate::cases::{found, one};
use crate::sandbox::{SOUND, Sandbox, repository};

const MEETING: &str = "kind: meeting
id: styrgrupp-2024-05
group: styrgrupp
on: 2024-05-14
present: [samordnaren, enhetschef-fritid]
";

fn with(more: &str) -> Sandbox {
    Sandbox::sound().file("records/meetings/styrgrupp-2024-05.yaml", &format!("{MEETING}{more}"))
}

/// The sound workspace with more in its register.
fn register(more: &str) -> Sandbox {
    Sandbox::sound().file("plans/organisation.yaml", &format!("{}{more}", SOUND[0].1))
}

#[test]
fn a_meeting_is_of_a_group_or_a_board() {
    assert_eq!(found(&with("")), []);
    let of = |group: &str| MEETING.replace("group: styrgrupp", &format!("group: {group}"));
    let meeting = |group: &str| Sandbox::sound().file("records/meetings/styrgrupp-2024-05.yaml", &of(group));
    assert_eq!(found(&meeting("KS")), [], "a board has no list of members");
    let (rule, said) = one(&meeting("enhetschef-fritid"));
    assert!(rule == "unknown-reference" && said.contains("Enhetschef fritid is a role"), "{said}");
    assert!(one(&meeting("styrgrup")).1.contains("Write styrgrupp"));
}

#[test]
fn what_a_meeting_names_must_be_there() {
    for (more, rule, says) in [
        ("invited: [polis]\n", "unknown-reference", "Write polisen"),
        ("presented: [{plan: plan-2023}]\n", "unknown-reference", "There is no plan plan-2023."),
        (
            "decisions: [{id: a, text: A, responsible: [samordnre-vbe]}]\n",
            "unknown-reference",
            "Write samordnare-vbe",
        ),
        ("decisions: [{id: a, text: A}, {id: a, text: B}]\n", "duplicate-id", "a is used already"),
        (
            "decisions: [{id: a, text: A, due: 2024-04}]\n",
            "times-out-of-order",
            "2024-04 is before 2024-05-14",
        ),
        ("present_names: [x]\n", "unknown-field", "present"),
    ] {
        let (own, said) = one(&with(more));
        assert!(own == rule && said.contains(says), "{more}: {own}: {said}");
    }
    // On the day itself is not before it.
    assert_eq!(
        found(&with("decisions: [{id: a, text: A, due: 2024-05-14}, {id: b, text: B, due: 2024}]\n")),
        []
    );
}

#[test]
fn a_meeting_is_written_down_when_it_has_been_held() {
    let on = |day: &str| {
        let text = MEETING.replace("2024-05-14", day);
        Sandbox::sound().file("records/meetings/styrgrupp-2024-05.yaml", &text)
    };
    assert_eq!(found(&on("2024-11-15")), []);
    assert_eq!(one(&on("2024-11-16")).0, "progress-in-future");
}

/// Nobody is present by a role that had ended.
#[test]
fn a_role_that_has_ended_comes_to_no_meeting() {
    let ended = |day: &str| {
        let role = format!("title: Enhetschef fritid, valid_until: {day}");
        let register = SOUND[0].1.replace("title: Enhetschef fritid", &role);
        with("").file("plans/organisation.yaml", &register)
    };
    assert_eq!(found(&ended("2024-05-14")), []);
    assert_eq!(one(&ended("2024-05-13")).0, "role-no-longer-valid");
}

#[test]
fn whoever_calls_to_the_meeting_belongs_and_so_does_whoever_is_in_a_unit_that_does() {
    let register = |members: &str| {
        format!(
            "kind: organisation\nid: organisation\nunits:\n  - {{id: kommunstyrelsen, title: KS}}\n  \
             - {{id: kontoret, title: Kontoret, parent: kommunstyrelsen}}\nroles:\n  \
             - {{id: samordnare-vbe, title: Samordnare VBE, aliases: [samordnaren]}}\n  \
             - {{id: enhetschef-fritid, title: Enhetschef fritid, unit: kontoret}}\ngroups:\n  \
             - {{id: styrgrupp, title: Styrgruppen, {members}convener: samordnare-vbe}}\n"
        )
    };
    let with = |members: &str| with("").file("plans/organisation.yaml", &register(members));
    assert_eq!(found(&with("members: [kommunstyrelsen], ")), []);
    assert_eq!(found(&with("")), [], "nobody is listed, so nobody is missing");
    let (rule, said) = one(&with("members: [samordnare-vbe], "));
    assert!(rule == "present-not-member" && said.contains("Enhetschef fritid is not among"), "{said}");
}

#[test]
fn units_in_a_ring_are_gone_through_in_the_end() {
    let ring = SOUND[0].1.replace("aliases: [KS]}", "aliases: [KS], parent: polisen}");
    let ring = ring.replace("external: true}", "parent: kommunstyrelsen}");
    let ring = ring.replace("title: Enhetschef fritid}", "title: Enhetschef fritid, unit: polisen}");
    let ring = ring.replace("samordnare-vbe, enhetschef-fritid]}", "samordnare-vbe]}");
    assert_eq!(one(&with("").file("plans/organisation.yaml", &ring)).0, "present-not-member");
}

#[test]
fn a_row_about_another_organisation_or_type_judges_no_plan() {
    let plan = |more: &str| {
        let text = SOUND[2].1.replace("period: 2024\n", &format!("period: 2024\n{more}"));
        move |sandbox: Sandbox| sandbox.file("plans/plan-2024.yaml", &text)
    };
    let strategy = plan("document_type: strategi\n");
    let row = |text: &str| strategy(register(&format!("documents: [{{{text}}}]\n")));
    assert_eq!(one(&row("type: strategi, adopted_by: [polisen]")).0, "adopted-by-wrong-body");
    assert_eq!(found(&row("type: policy, adopted_by: [polisen]")), []);
    assert_eq!(found(&row("type: strategi, organisation: polisen, adopted_by: [polisen]")), []);
    let own = row("type: strategi, organisation: kommunstyrelsen, adopted_by: [polisen]");
    assert_eq!(one(&own).0, "adopted-by-wrong-body");
    // One that the register does not know is told of once.
    assert_eq!(one(&row("type: strategi, adopted_by: [kommunfullmaktige]")).0, "unknown-reference");
}

/// The groups, networks and rows of the two documents.
#[test]
fn the_register_has_the_groups_of_the_documents() {
    let workspace = Workspace::open(&repository(), Config::default(), &Reader::default());
    let group = |id: &str| workspace.actor(id).found().unwrap().record;
    let coordination = group("samordningsgrupp");
    assert_eq!(coordination.members.len(), 15);
    let twice = Recurrence { times: 2, most: 2, every: Length::Months(12), on: None };
    assert_eq!(coordination.meets.map(|meets| meets.value), Some(twice));
    assert_eq!(group("styrgrupp").members.len(), 5);
    let solna = group("solna-samverkansgrupp");
    assert_eq!((solna.members.len(), solna.convener.as_deref()), (7, Some("solna-sakerhetschef")));
    for (plan, bodies) in [
        ("solna-strategi-2017-2021", ["solna-kommunstyrelsen"]),
        ("rinkeby-kista-2018", ["kommunstyrelsen-stockholm"]),
    ] {
        let plan = workspace.plan(plan).found().unwrap().record;
        let rows = workspace.adopting(plan, plan.document_type.as_ref().unwrap());
        assert_eq!(rows.flat_map(|row| &row.record.bodies).map(|body| &**body).collect::<Vec<_>>(), bodies);
    }
    let meetings: Vec<_> = workspace.meetings().map(|meeting| meeting.record).collect();
    assert_eq!(meetings.len(), 1);
    assert_eq!(meetings[0].group.as_deref(), Some("solna-trygghetsradet"));
}
