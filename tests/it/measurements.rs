//! What plans measure, and what it showed.

use vbe::base::rhythm::{Length, Recurrence};
use vbe::model::config::Config;
use vbe::model::load::Reader;
use vbe::model::records::plan::Direction;
use vbe::model::workspace::Workspace;

use crate::cases::{found, one};
use crate::sandbox::{SOUND, Sandbox, repository, run};

const INDICATOR: &str = "{id: chefer, title: Andel utbildade chefer, unit: procent, target: 26.5, \
                         direction: at-most, baseline: {period: 2023, value: 31}, recurs: vartannat år, \
                         answers: [kunskap], activities: [utbildning]}";

const MEASURED: &str = "kind: measurement
id: chefer-2024
indicator: plan-2024/chefer
period: V 2024
value: 27.5
unit: Procent
";

fn plan(indicators: &str) -> Sandbox {
    let indicators = format!("indicators: [{indicators}]\nactivities:\n");
    Sandbox::sound().file("plans/plan-2024.yaml", &SOUND[2].1.replace("activities:\n", &indicators))
}

fn measured(from: &str, to: &str) -> Sandbox {
    assert!(MEASURED.contains(from), "{from}");
    plan(INDICATOR).file("records/measurements/chefer-2024.yaml", &MEASURED.replace(from, to))
}

#[test]
fn a_measurement_is_of_an_indicator_that_a_plan_has() {
    assert_eq!(found(&measured("", "")), []);
    assert_eq!(found(&measured("unit: Procent\n", "")), []);
    for (from, to, rule, says) in [
        ("plan-2024/chefer", "plan-2024/cheefer", "unknown-reference", "Write plan-2024/chefer"),
        ("plan-2024/chefer", "plan-2023/chefer", "unknown-reference", "Write plan-2024/chefer"),
        ("plan-2024/chefer", "chefer", "unknown-reference", "What can stand here: plan-2024/chefer."),
        ("Procent", "antal", "unit-differs", "is measured in procent, not in antal"),
        ("V 2024", "2025", "progress-in-future", "has not begun yet"),
        ("27.5", "27 %", "wrong-value", "is no number"),
    ] {
        let (own, said) = one(&measured(from, to));
        assert!(own == rule && said.contains(says), "{to}: {own}: {said}");
    }
    // Half of a year is another time than the whole of it, and is written in several ways.
    let other = |period: &str| {
        let text = MEASURED.replace("V 2024", period).replace("id: chefer-2024", "id: chefer-igen");
        measured("", "").file("records/measurements/chefer-igen.yaml", &text)
    };
    assert_eq!(found(&other("2024")), []);
    assert_eq!(one(&other("våren 2024")).0, "measured-twice");
}

#[test]
fn an_indicator_points_to_what_stands_in_its_plan() {
    for (from, to, rule) in [
        ("[kunskap]", "[kunskaper]", "unknown-reference"),
        ("[utbildning]", "[utbildningar]", "unknown-reference"),
        ("unit: procent", "goals: [mal]", "unknown-reference"),
        ("vartannat år", "ibland", "wrong-value"),
        ("at-most", "högst", "wrong-value"),
    ] {
        assert_eq!(one(&plan(&INDICATOR.replace(from, to))).0, rule, "{to}");
    }
    assert_eq!(one(&plan(&format!("{INDICATOR}, {INDICATOR}"))).0, "duplicate-id");
    // A plan that cannot be read in full may have the indicator after all.
    let torn = plan(&INDICATOR.replace("id: chefer", "id: Chefer!"));
    assert_eq!(one(&torn.file("records/measurements/chefer-2024.yaml", MEASURED)).0, "wrong-value");
}

#[test]
fn an_indicator_is_read_as_it_is_written() {
    let sandbox = plan(INDICATOR);
    let workspace = Workspace::open(sandbox.path(), Config::default(), &Reader::default());
    let (_, indicator) = workspace.indicator("plan-2024/chefer").found().unwrap();
    let target = indicator.target.as_ref().map(|target| target.value.number);
    assert_eq!((target, indicator.direction), (Some(26.5), Some(Direction::AtMost)));
    let baseline = indicator.baseline.as_ref().unwrap();
    assert_eq!((baseline.value.value, baseline.period.is_some()), (31.0, true));
}

/// The two questions of the strategy: every second year, without a target, and never measured in the document.
#[test]
fn the_strategy_has_its_two_questions() {
    let workspace = Workspace::open(&repository(), Config::default(), &Reader::default());
    let plan = workspace.plan("solna-strategi-2017-2021").found().unwrap().record;
    let every_second = Recurrence { times: 1, most: 1, every: Length::Months(24), on: None };
    assert_eq!(plan.indicators.len(), 2);
    for indicator in &plan.indicators {
        assert_eq!(indicator.recurs.map(|recurs| recurs.value), Some(every_second));
        assert!(indicator.target.is_none() && indicator.baseline.is_none() && indicator.unit.is_none());
        assert_eq!(indicator.activities.len(), 1);
    }
    assert_eq!(workspace.measurements().count(), 0);
    let variables = vec![("VBE_LANG".to_owned(), "sv".to_owned())];
    let words = "status --plan solna-strategi-2017-2021 --indicators";
    let status = run(words, &repository(), "2020-01-01", false, variables);
    assert!(status.out.contains("Summa: 2 = 2 ej mätta\n"), "{}", status.out);
}
