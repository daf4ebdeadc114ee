use proptest::prelude::*;

use super::*;
use crate::pii::detector::Detector;

/// What each file may say. The name of the group may be that of a school, and is told as it is written only while a register has it.
const FILES: [(&str, &[&str]); 5] = [
    (
        "plans/organisation.yaml",
        &[
            "kind: organisation\nid: organisation\ngroups:\n  - {id: grupp, title: Gruppen, aliases: [Ekskolan]}\n",
            "kind: organisation\nid: organisation\ngroups:\n  - {id: grupp, title: Gruppen}\n",
            "kind: organisation\nid: [\n",
        ],
    ),
    (
        "plans/plan.yaml",
        &[
            "kind: plan\nid: plan\ntitle: Plan\nperiod: 2024\n",
            "kind: plan\nid: plan\ntitle: En annan\nperiod: 2025\nactivities:\n  - {id: kurs, title: Kurs}\n",
            "kind: plan\nid: annan\ntitle: Plan\n",
            "kind: plan\nid: plan\nx: [\n",
        ],
    ),
    (
        "plans/records/activities/plan/kurs.yaml",
        &[
            "kind: activity\nid: kurs\nplan: plan\nstarted: 2024-02-01\n",
            "kind: activity\nid: kurs\nplan: plan\n",
            "kind: activity\nid: kurs\nplan: annan\n",
        ],
    ),
    (
        "records/meetings/2024-05-01.yaml",
        &[
            "kind: meeting\nid: 2024-05-01\ngroup: Ekskolan\non: 2024-05-01\npresented:\n  - {plan: plan}\n",
            "kind: meeting\nid: 2024-05-01\ngroup: grupp\non: 2024-05-01\n",
        ],
    ),
    (
        "records/meetings/2024-06-01.yaml",
        &["kind: meeting\nid: 2024-06-01\ngroup: Ekskolan\non: 2024-06-01\n"],
    ),
];

fn reader() -> Reader {
    let detector = Detector::plain().clone();
    Reader { detector, closed: "records/".into(), open: "plans/".into(), ..Reader::default() }
}

fn read(reader: &Reader, nth: usize, version: usize) -> Loaded {
    let (path, texts) = FILES[nth];
    load::file(reader, path.to_owned(), texts[version % texts.len()].as_bytes().to_vec())
}

/// Everything that can be told of a workspace.
fn told(workspace: &Workspace) -> String {
    let of = |(_, own): (FileId, &Loaded)| {
        let text = own.source.shown(0..own.source.text.raw().len()).into_owned();
        format!(
            "{} {text} {:?} {:?} {:?} {:?}\n",
            own.source.label, own.record, own.faults, own.cover, own.links
        )
    };
    let files: String = workspace.files().map(of).collect();
    let by = &workspace.found_by;
    format!("{files}{:?} {:?} {:?}", by.named, by.progress, by.claimed.len())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// A file that is written, taken away or brought back gives the workspace that would be read from the disk.
    #[test]
    fn a_workspace_that_is_changed_is_as_one_that_is_read_anew(
        changes in prop::collection::vec((0..FILES.len(), prop::option::of(0_usize..4)), 1..12),
    ) {
        let reader = reader();
        let mut now = [Some(0); FILES.len()];
        let of = |now: &[Option<usize>]| {
            let files = now.iter().enumerate().filter_map(|(nth, version)| Some(read(&reader, nth, (*version)?)));
            Workspace::of(PathBuf::new(), Config::default(), files.collect())
        };
        let mut workspace = of(&now);
        for (nth, version) in changes {
            now[nth] = version;
            let written = version.map(|version| read(&reader, nth, version));
            let gone = if version.is_none() { vec![FILES[nth].0.to_owned()] } else { Vec::new() };
            workspace = workspace.changed(written.into_iter().collect(), &gone);
            prop_assert_eq!(told(&workspace), told(&of(&now)));
        }
    }
}

/// The law above would hold of a program that covers nothing.
#[test]
fn a_name_is_told_only_while_the_register_has_it() {
    let is_told = |register| {
        let files = vec![read(&reader(), 0, register), read(&reader(), 3, 0)];
        let workspace = Workspace::of(PathBuf::new(), Config::default(), files);
        let Some(Record::Meeting(meeting)) = &workspace.file(FileId(1)).record else { return false };
        meeting.group.as_deref() == Some("Ekskolan")
    };
    assert!(is_told(0) && !is_told(1));
}
