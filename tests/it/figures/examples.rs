//! The six examples of the rule: records in, the printed numbers out.

use vbe::cli::Exit;

use super::{Like, by_milieu, cases, said};
use crate::sandbox::Sandbox;

fn prints(sandbox: Sandbox, tables: &str) -> String {
    let tables = format!("[publication]\ntables = [{tables}]\n");
    let run = sandbox.file("vbe.toml", &tables).run("report --public --period 2018 --format csv --comma");
    assert_eq!(run.exit, Exit::Fine, "{}", run.err);
    // The last column marks a draft, and this is none.
    let unmarked = |line: &str| line.strip_suffix(',').unwrap().to_owned();
    said(&run).lines().map(unmarked).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_small_cell_holds_back_its_table() {
    let sandbox = by_milieu(&[("2018-H1", &[9, 7, 3, 1])]);
    assert_eq!(prints(sandbox, "'environment'"), "2018,all,,,20\n2018,environment,,,not shown");
}

#[test]
fn a_table_stands_with_its_nought() {
    let sandbox = by_milieu(&[("2018-H1", &[13, 9, 6, 0])]);
    assert_eq!(
        prints(sandbox, "'environment'"),
        "2018,all,,,28\n\
         2018,environment,the white power milieu,,13\n\
         2018,environment,the autonomous milieu,,9\n\
         2018,environment,the islamist milieu,,6\n\
         2018,environment,unclear,,0\n\
         2018,environment,another milieu,,0"
    );
}

#[test]
fn two_small_cells_hold_it_back_too() {
    let sandbox = by_milieu(&[("2018-H2", &[5, 4, 4])]);
    assert_eq!(prints(sandbox, "'environment'"), "2018,all,,,13\n2018,environment,,,not shown");
}

#[test]
fn half_years_and_milieus_stand_and_not_the_two_together() {
    let sandbox = by_milieu(&[("2018-H1", &[7, 6, 2]), ("2018-H2", &[8, 5, 9])]);
    assert_eq!(
        prints(sandbox, "'half-year', 'environment', 'half-year x environment'"),
        "2018,all,,,37\n\
         2018,half-year,2018-H1,,15\n\
         2018,half-year,2018-H2,,22\n\
         2018,environment,the white power milieu,,15\n\
         2018,environment,the autonomous milieu,,11\n\
         2018,environment,the islamist milieu,,11\n\
         2018,environment,unclear,,0\n\
         2018,environment,another milieu,,0\n\
         2018,half-year x environment,,,not shown"
    );
}

#[test]
fn an_age_that_is_all_one_milieu_is_not_told() {
    let like = |milieu, age| -> Like { ("2018-H1", milieu, age, "school", "talk") };
    let sorts = [
        (5, like("white-power", "13-15")),
        (8, like("white-power", "21-29")),
        (6, like("islamist", "0-12")),
        (7, like("islamist", "30+")),
        (9, like("islamist", "unknown")),
    ];
    assert_eq!(
        prints(cases(Sandbox::empty(), &sorts), "'environment', 'age', 'environment x age'"),
        "2018,all,,,35\n\
         2018,environment,the white power milieu,,13\n\
         2018,environment,the autonomous milieu,,0\n\
         2018,environment,the islamist milieu,,22\n\
         2018,environment,unclear,,0\n\
         2018,environment,another milieu,,0\n\
         2018,age,under 18,,11\n\
         2018,age,18 and older,,15\n\
         2018,age,unknown age,,9\n\
         2018,environment x age,,,not shown"
    );
}

#[test]
fn of_fewer_than_five_nothing_more_is_said() {
    let like = |milieu, age| -> Like { ("2018-H1", milieu, age, "school", "talk") };
    let sorts = [
        (2, like("white-power", "13-15")),
        (1, like("white-power", "21-29")),
        (1, like("islamist", "21-29")),
    ];
    let sandbox = cases(Sandbox::empty(), &sorts);
    assert_eq!(prints(sandbox, "'environment', 'age', 'environment x age'"), "2018,all,,,fewer than 5");
    // None at all in the year reads the same.
    let sandbox = by_milieu(&[("2017-H1", &[8])]);
    assert_eq!(prints(sandbox, "'environment'"), "2018,all,,,fewer than 5");
}
