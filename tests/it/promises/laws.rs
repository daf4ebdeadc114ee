//! What holds of any two plans that follow each other.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::Value;

use super::{fates, json, of_class, two};
use crate::sandbox::Sandbox;

/// An activity of the earlier plan, its progress, and what the later plan makes of it.
type Fortune = (usize, usize, usize, usize);

const TIMES: [&str; 4] = ["finish: H 2023", "finish: V 2025", "ongoing: true", "when: 2026"];
const LISTS: [&str; 4] = [
    "responsible: [KS]",
    "responsible: [KS, polisen]",
    "responsible: [polisen], serves: [m1, m2]",
    "responsible: [KS], serves: [m2], goal: {text: x, target: 3}",
];
const PROGRESS: [&str; 4] = [
    "",
    "started: 2023-02-01\n",
    "finished: 2023-06-01\n",
    "cancelled: {on: 2023-09-01, decision: KS 2023-77}\n",
];

fn activity(at: usize, time: usize, list: usize) -> String {
    format!("id: a{at}, title: Åtgärd {at}, {}, {}", TIMES[time % 4], LISTS[list % 4])
}

/// Both plans. The later drops, keeps, changes, merges or splits the activities, and lacks one of the goals.
fn plans(fortunes: &[Fortune]) -> Sandbox {
    let first: Vec<String> =
        fortunes.iter().enumerate().map(|(at, (time, list, ..))| activity(at, *time, *list)).collect();
    let mut second = vec!["id: ny, title: Ny, ongoing: true".to_owned()];
    for (at, (time, list, progress, turn)) in fortunes.iter().enumerate() {
        match turn {
            0 => {}
            1 => second.push(activity(at, *time, *list)),
            2 => second.push(
                format!("{}, carried_from: [p-2023/a{at}]", activity(at, time + progress + 1, list + 1))
                    .replacen("id: a", "id: b", 1),
            ),
            3 => second.extend([1, 2].map(|part| {
                format!("{}, carried_from: [p-2023/a{at}]", activity(at, *time, list + part)).replacen(
                    "id: a",
                    &format!("id: c{part}"),
                    1,
                )
            })),
            _ => second.push(
                format!("{}, carried_from: [p-2023/a{at}, p-2023/a0]", activity(at, *time, *list))
                    .replacen("id: a", "id: d", 1),
            ),
        }
    }
    let [first, second] = [&first, &second].map(|all| all.iter().map(String::as_str).collect::<Vec<_>>());
    let goals = "goals:\n  - {id: m1, title: Ett}\n  - {id: m2, title: Två}\n";
    two((goals, &first), ("goals:\n  - {id: m1, title: Ett}\n", &second))
}

fn with_progress(sandbox: Sandbox, fortunes: &[Fortune]) -> Sandbox {
    fortunes.iter().enumerate().filter(|(_, own)| own.2 > 0).fold(sandbox, |sandbox, (at, own)| {
        let text = format!("kind: activity\nplan: p-2023\nid: a{at}\n{}", PROGRESS[own.2]);
        sandbox.file(&format!("records/activities/p-2023/a{at}.yaml"), &text)
    })
}

fn count(value: &Value) -> usize {
    value.as_u64().map_or(0, |count| usize::try_from(count).unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_weaker_one_way_is_stronger_the_other(
        fortunes in prop::collection::vec((0_usize..4, 0_usize..4, 0_usize..1, 0_usize..5), 1..6),
    ) {
        let sandbox = plans(&fortunes);
        let [there, back] = ["diff p-2023 p-2025", "diff p-2025 p-2023"].map(|words| json(&sandbox.run(&format!("{words} --format json")).out));
        for (class, turned) in [("weakened", "strengthened"), ("strengthened", "weakened"), ("other", "other"), ("wording", "wording")] {
            let [one, other] = [(&there, class), (&back, turned)].map(|(page, class)| count(&page["diffs"][0]["summary"][class]));
            prop_assert_eq!(one, other, "{}: {} {}", class, there, back);
        }
    }

    #[test]
    fn each_activity_stands_once_and_what_is_done_is_not_weakened(
        fortunes in prop::collection::vec((0_usize..4, 0_usize..4, 0_usize..4, 0_usize..5), 1..6),
    ) {
        let sandbox = with_progress(plans(&fortunes), &fortunes);
        let account = json(&sandbox.run("account p-2023 --format json").out);
        let fates = fates(&account);
        let mut ids: Vec<&String> = fates.iter().map(|(id, _)| id).collect();
        ids.dedup();
        prop_assert_eq!(ids.len(), fortunes.len());
        let mut sums: BTreeMap<&str, usize> = BTreeMap::new();
        for (_, fate) in &fates {
            *sums.entry(fate).or_default() += 1;
        }
        let summary = &account["accounts"][0]["summary"];
        prop_assert_eq!(count(&summary["promises"]), fortunes.len());
        for (fate, sum) in &sums {
            prop_assert_eq!(count(&summary[*fate]), *sum);
        }
        // The page on the status of the same plan has the same number of what is done and of what is cancelled.
        let listed = |state: &str| {
            let page = json(&sandbox.run(&format!("list activity --plan p-2023 --state {state} --format json")).out);
            page["lists"][0]["rows"].as_array().map_or(0, Vec::len)
        };
        prop_assert_eq!(sums.get("done").copied().unwrap_or(0), listed("finished"));
        prop_assert_eq!(sums.get("cancelled").copied().unwrap_or(0), listed("cancelled"));
        // The difference of the two plans says the same: what was dropped, what is over, and what is changed.
        let diff = json(&sandbox.run("diff p-2023 p-2025 --format json").out);
        let weakened = of_class(&diff, "weakened");
        let dropped = weakened.iter().filter(|own| own.starts_with("p-2023/")).count();
        prop_assert_eq!(sums.get("dropped").copied().unwrap_or(0), dropped, "{} {}", account, diff);
        for (at, (.., progress, turn)) in fortunes.iter().enumerate() {
            let over = [format!("p-2023/a{at}"), format!("p-2025/a{at} "), format!("p-2025/b{at} ")];
            let is_weakened = weakened.iter().any(|own| over.iter().any(|id| own.starts_with(id.as_str())));
            prop_assert!(*progress < 2 || !is_weakened || *turn > 2, "{}", diff);
        }
    }
}
