//! Every command and word there is, with what help says of each.

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, Command};

use crate::base::lang::{Lang, Say};
use crate::facts::State;
use crate::gaps::GapKind;
use crate::output::render::Format;
use crate::pii::detector::Exposure;
use crate::reports::gaps::Grouping;
use crate::reports::{
    ACCOUNT, CASES, DIFF, DUE, GAPS, HISTORY, LIST, MEETING, PRIVACY, PUBLIC, ROLES, SHOW, STATUS,
};

/// Every command and word there is.
pub(super) fn command(lang: Lang) -> Command {
    let t = |sv: &'static str, en: &'static str| lang.pick(sv, en);
    Command::new("vbe")
        .version(env!("CARGO_PKG_VERSION"))
        .about(t(
            "Håller ordning på kommunens arbete mot våldsbejakande extremism: planer, uppföljning och vad som saknas.",
            "Keeps a municipality's work against violent extremism in order: plans, progress and what is lacking.",
        ))
        .help_template(template(lang))
        .override_usage(t("vbe [FLAGGOR] KOMMANDO", "vbe [OPTIONS] COMMAND"))
        .subcommand_help_heading(t("Kommandon", "Commands"))
        .disable_help_subcommand(true)
        .term_width(80)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .next_help_heading(t("Flaggor", "Options"))
        .arg(Arg::new("version").long("version").short('V').action(ArgAction::Version).help(t("Visa version", "Show the version")))
        .args(everywhere(lang))
        .subcommand(validate(lang))
        .subcommand(scanning(lang))
        .subcommand(status(lang))
        .subcommand(gaps(lang))
        .subcommand(due(lang))
        .subcommand(meeting(lang))
        .subcommand(roles(lang))
        .subcommand(show(lang))
        .subcommand(listing(lang))
        .subcommand(diff(lang))
        .subcommand(history(lang))
        .subcommand(account(lang))
        .subcommand(cases(lang))
        .subcommand(report(lang))
        .subcommand(verify(lang))
        .subcommand(privacy(lang))
        .subcommand(init(lang))
        .subcommand(doctor(lang))
        .subcommand(explaining(lang))
        .subcommand(schema(lang))
        .after_help(t(
            "Avslutas med 0 när allt är väl, 1 vid avvikelser, 2 när något gick fel och 3 när det inte fanns något att granska.",
            "Ends with 0 when all is well, 1 on findings, 2 when something failed and 3 when there was nothing to check.",
        ))
}

fn template(lang: Lang) -> &'static str {
    lang.pick(
        "{about}\n\nAnvändning: {usage}\n\n{all-args}{after-help}\n",
        "{about}\n\nUsage: {usage}\n\n{all-args}{after-help}\n",
    )
}

/// A command of its own, with what all of them have.
pub(super) fn own(lang: Lang, name: &'static str, usage: &Say, about: &Say) -> Command {
    Command::new(name)
        .about(about.text(lang).to_owned())
        .override_usage(format!("vbe {name} {}", usage.text(lang)))
        .help_template(template(lang))
        .disable_help_flag(true)
        .disable_version_flag(true)
        .next_help_heading(lang.pick("Flaggor", "Options"))
}

fn everywhere(lang: Lang) -> Vec<Arg> {
    let t = |sv: &'static str, en: &'static str| lang.pick(sv, en);
    let path = clap::value_parser!(std::path::PathBuf);
    let args = vec![
        Arg::new("root")
            .long("root")
            .value_name(t("MAPP", "DIR"))
            .value_parser(path.clone())
            .global(true)
            .help(t(
                "Arbetsmappen (annars den närmaste med vbe.toml)",
                "The workspace (otherwise the nearest with vbe.toml)",
            )),
        Arg::new("config").long("config").value_name(t("FIL", "FILE")).value_parser(path).global(true).help(
            t(
                "Inställningar i stället för arbetsmappens vbe.toml",
                "Settings in place of the workspace's vbe.toml",
            ),
        ),
        choice("lang", &["sv", "en"], t("SPRÅK", "LANG"))
            .global(true)
            .help(t("Språk: sv eller en", "Language: sv or en")),
        choice("color", &["auto", "always", "never"], t("NÄR", "WHEN"))
            .global(true)
            .help(t("Färg: auto, always eller never", "Colour: auto, always or never")),
        Arg::new("help")
            .long("help")
            .short('h')
            .action(ArgAction::Help)
            .global(true)
            .help(t("Visa hjälp", "Show help")),
    ];
    // What every command has stands after what is its own.
    args.into_iter().zip(100..).map(|(arg, order)| arg.display_order(order)).collect()
}

/// A word with a closed list of values; the list stands in its help.
pub(super) fn choice(id: &'static str, values: &[&'static str], name: &'static str) -> Arg {
    Arg::new(id)
        .long(id)
        .value_name(name)
        .value_parser(PossibleValuesParser::new(values))
        .hide_possible_values(true)
}

fn formats(lang: Lang, formats: &[Format]) -> Arg {
    let names: Vec<&'static str> = formats.iter().map(|format| format.name()).collect();
    let list = names.join(", ");
    choice("format", &names, lang.pick("FORM", "FORM"))
        .help(lang.pick(format!("Svarets form: {list}"), format!("The form of the answer: {list}")))
}

fn as_of(lang: Lang) -> Arg {
    Arg::new("as-of").long("as-of").value_name(lang.pick("DATUM", "DATE")).help(
        lang.pick(
            "Läget den dagen (annars i dag), ÅÅÅÅ-MM-DD",
            "As of that day (otherwise today), YYYY-MM-DD",
        ),
    )
}

/// The other clock: what the files said then.
fn at(lang: Lang) -> Arg {
    Arg::new("at").long("at").value_name(lang.pick("NÄR", "WHEN")).help(lang.pick(
        "Filerna så som de var: ett datum, en tagg, en gren eller en incheckning",
        "The files as they were: a date, a tag, a branch or a commit",
    ))
}

fn of_pages(lang: Lang) -> Vec<Arg> {
    of_pages_as(lang, Format::OF_PAGES)
}

/// What a page can be asked for that can be written in those formats.
fn of_pages_as(lang: Lang, as_formats: &[Format]) -> Vec<Arg> {
    [at(lang), as_of(lang), formats(lang, as_formats)].into_iter().chain(of_any_page(lang)).collect()
}

/// What a page can be asked for that is not true of one day.
fn of_any_day(lang: Lang) -> Vec<Arg> {
    [formats(lang, Format::OF_PAGES)].into_iter().chain(of_any_page(lang)).collect()
}

fn of_any_page(lang: Lang) -> [Arg; 2] {
    [
        Arg::new("width")
            .long("width")
            .value_name(lang.pick("TECKEN", "COLUMNS"))
            .help(lang.pick("Sidans bredd i tecken (annars 80)", "The width of the page (otherwise 80)")),
        Arg::new("comma").long("comma").action(ArgAction::SetTrue).help(lang.pick(
            "Med csv: komma i stället för semikolon, och inget BOM",
            "With csv: commas in place of semicolons, and no byte-order mark",
        )),
    ]
}

fn plan(lang: Lang) -> Arg {
    Arg::new("plan").long("plan").value_name("ID").help(lang.pick("Bara den planen", "Only that plan"))
}

fn responsible(lang: Lang) -> Arg {
    Arg::new("responsible")
        .long("responsible")
        .value_name(lang.pick("ROLL", "ROLE"))
        .help(lang.pick("Bara det som rollen ansvarar för", "Only what the role is responsible for"))
}

fn validate(lang: Lang) -> Command {
    let t = |sv: &'static str, en: &'static str| lang.pick(sv, en);
    own(
        lang,
        "validate",
        &Say::fixed("[FLAGGOR] [FIL]...", "[OPTIONS] [FILE]..."),
        &Say::fixed("Granska filerna (även: check)", "Check the files (also: check)"),
    )
    .alias("check")
    .arg(
        Arg::new("files")
            .value_name(t("FIL", "FILE"))
            .num_args(0..)
            .value_parser(clap::value_parser!(std::path::PathBuf))
            .help(t(
                "Visa bara avvikelser i de här filerna eller mapparna",
                "Show only findings in these files or folders",
            ))
            .help_heading(t("Filer", "Files")),
    )
    .arg(at(lang))
    .arg(as_of(lang))
    .arg(formats(lang, Format::OF_FINDINGS))
    .arg(choice("fail-on", &["error", "warning", "note"], t("VIKT", "SEVERITY")).help(t(
        "Avsluta med 1 från och med: error (annars), warning eller note",
        "End with 1 from: error (otherwise), warning or note",
    )))
}

/// What `vbe scan` can look at of what git keeps.
fn of_git(lang: Lang) -> Vec<Arg> {
    let t = |sv: &'static str, en: &'static str| lang.pick(sv, en);
    let heading = t("Det som git sparar", "What git keeps");
    let args = vec![
        Arg::new("staged").long("staged").action(ArgAction::SetTrue).help(t(
            "Det som är på väg in i nästa incheckning, och grenens namn",
            "What is about to be committed, and the name of the branch",
        )),
        Arg::new("message")
            .long("message")
            .value_name(t("FIL", "FILE"))
            .value_parser(clap::value_parser!(std::path::PathBuf))
            .help(t(
                "Ett meddelande, i den fil där git har det",
                "A message, in the file that git has it in",
            )),
        Arg::new("range").long("range").value_name(t("INTERVALL", "RANGE")).allow_hyphen_values(true).help(
            t(
                "Incheckningarna i A..B, eller allt som A når; \"A --not --remotes\" för det som är nytt",
                "The commits in A..B, or all that A reaches; \"A --not --remotes\" for what is new",
            ),
        ),
        Arg::new("push").long("push").value_name(t("ARKIV", "REMOTE")).help(t(
            "Det som är på väg dit, så som git säger det till kroken pre-push",
            "What is about to be sent there, as git tells the hook pre-push",
        )),
        Arg::new("history").long("history").action(ArgAction::SetTrue).help(t(
            "Allt som git har kvar: borttaget, ersatt, undanlagt och aldrig incheckat",
            "All that git still has: deleted, replaced, stashed and never committed",
        )),
    ];
    args.into_iter().map(|arg| arg.help_heading(heading)).collect()
}

fn scanning(lang: Lang) -> Command {
    let t = |sv: &'static str, en: &'static str| lang.pick(sv, en);
    let sorts = Exposure::NAMES.map(|(name, _)| name);
    own(
        lang,
        "scan",
        &Say::fixed("[FLAGGOR] [SÖKVÄG]...", "[OPTIONS] [PATH]..."),
        &Say::fixed("Leta efter det som pekar ut en person", "Look for what points a person out"),
    )
    .arg(
        Arg::new("paths")
            .value_name(t("SÖKVÄG", "PATH"))
            .num_args(0..)
            .value_parser(clap::value_parser!(std::path::PathBuf))
            .help(t(
                "Filer och mappar att granska (annars planer och uppföljning)",
                "Files and folders to look at (otherwise plans and records)",
            ))
            .help_heading(t("Filer", "Files")),
    )
    .args(of_git(lang))
    .arg(Arg::new("stdin").long("stdin").action(ArgAction::SetTrue).help(t(
        "Granska en text som skickas in i stället för filer",
        "Look at a text that is handed over in place of files",
    )))
    .arg(Arg::new("lines").long("lines").action(ArgAction::SetTrue).help(t(
        "Med --stdin: varje rad är en egen text, och får en rad JSON till svar",
        "With --stdin: each line is a text of its own, and is answered by one line of JSON",
    )))
    .arg(choice("as", &sorts, t("SORT", "KIND")).help(t(
        "Vad texten ska ingå i: case, incident, meeting eller plan",
        "What the text is to be part of: case, incident, meeting or plan",
    )))
    .arg(as_of(lang))
    .arg(formats(lang, Format::OF_SCANS))
    .arg(choice("fail-on", &["error", "warning"], t("VIKT", "SEVERITY")).help(t(
        "Avsluta med 1 från och med: error (annars) eller warning",
        "End with 1 from: error (otherwise) or warning",
    )))
}

fn status(lang: Lang) -> Command {
    let t = |sv: &'static str, en: &'static str| lang.pick(sv, en);
    let states: Vec<&'static str> = State::BY_CONCERN.iter().map(|state| state.name()).collect();
    own(lang, STATUS.name, &Say::fixed("[FLAGGOR]", "[OPTIONS]"), &STATUS.about)
        .args(of_pages(lang))
        .arg(plan(lang))
        .arg(Arg::new("area").long("area").value_name("ID").help(t("Bara det området", "Only that area")))
        .arg(responsible(lang))
        .arg(
            choice("state", &states, t("LÄGE", "STATE")).value_delimiter(',').action(ArgAction::Append).help(
                format!(
                    "{}: {}",
                    t("Bara åtgärder i de lägena", "Only activities in those states"),
                    states.join(", ")
                ),
            ),
        )
        .arg(choice("group-by", &["area", "responsible", "state"], t("GRUPP", "GROUP")).help(t(
            "Gruppera efter area (annars), responsible eller state",
            "Group by area (otherwise), responsible or state",
        )))
        .arg(
            Arg::new("since")
                .long("since")
                .value_name(t("DATUM", "DATE"))
                .help(t("Bara det som rört sig sedan dagen", "Only what has moved since that day")),
        )
        .arg(
            Arg::new("indicators")
                .long("indicators")
                .action(ArgAction::SetTrue)
                .conflicts_with_all(["area", "responsible", "state", "since", "group-by"])
                .help(t("Bara indikatorer och mål", "Only indicators and goals")),
        )
}

fn gaps(lang: Lang) -> Command {
    let t = |sv: &'static str, en: &'static str| lang.pick(sv, en);
    let kinds: Vec<&'static str> = GapKind::ALL.iter().map(|kind| kind.name()).collect();
    let any: Vec<&'static str> = kinds.iter().copied().chain(["any"]).collect();
    let grouping = Grouping::ALL.map(|(name, _)| name);
    own(lang, GAPS.name, &Say::fixed("[FLAGGOR]", "[OPTIONS]"), &GAPS.about)
        .args(of_pages(lang))
        .arg(plan(lang))
        .arg(
            Arg::new("framework")
                .long("framework")
                .value_name("ID")
                .help(t("Bara kraven i den riktlinjen", "Only the requirements of that framework")),
        )
        .arg(
            Arg::new("need")
                .long("need")
                .value_name("ID")
                .help(t("Bara det som rör det behovet", "Only what concerns that need")),
        )
        .arg(Arg::new("unit").long("unit").value_name(t("ENHET", "UNIT")).help(t(
            "Bara det som rör den enheten, eller en under den",
            "Only what concerns that unit, or one below it",
        )))
        .arg(responsible(lang))
        .arg(choice("group-by", &grouping, t("GRUPP", "GROUP")).help(t(
            "Gruppera efter kind (annars), framework, need, unit eller role",
            "Group by kind (otherwise), framework, need, unit or role",
        )))
        .arg(choice("kind", &kinds, t("SLAG", "KIND")).value_delimiter(',').action(ArgAction::Append).help(
            format!("{}: {}", t("Bara brister av de slagen", "Only gaps of those kinds"), kinds.join(", ")),
        ))
        .arg(choice("fail-on", &any, t("SLAG", "KIND")).value_delimiter(',').action(ArgAction::Append).help(
            t(
                "Avsluta med 1 när det finns brister av de slagen; any för alla",
                "End with 1 when there are gaps of those kinds; any for all",
            ),
        ))
        .arg(
            Arg::new("what-if")
                .long("what-if")
                .value_name(t("FIL", "FILE"))
                .num_args(1..)
                .action(ArgAction::Append)
                .value_parser(clap::value_parser!(std::path::PathBuf))
                .help(t(
                    "Vad utkast i de här filerna skulle ändra; - för det som skickas in",
                    "What drafts in these files would change; - for what is handed over",
                )),
        )
}

fn due(lang: Lang) -> Command {
    let t = |sv: &'static str, en: &'static str| lang.pick(sv, en);
    own(lang, DUE.name, &Say::fixed("[FLAGGOR]", "[OPTIONS]"), &DUE.about)
        .args(of_pages_as(lang, Format::OF_DAYS))
        .arg(Arg::new("until").long("until").value_name(t("DATUM", "DATE")).help(t(
            "Det som kommer till och med den dagen (annars ett år framåt)",
            "What comes up to that day (otherwise a year ahead)",
        )))
        .arg(plan(lang))
        .arg(responsible(lang))
}

fn show(lang: Lang) -> Command {
    let t = |sv: &'static str, en: &'static str| lang.pick(sv, en);
    own(lang, SHOW.name, &Say::fixed("[FLAGGOR] ID...", "[OPTIONS] ID..."), &SHOW.about)
        .arg(Arg::new("ids").value_name("ID").num_args(1..).required(true).help_heading("Id").help(t(
            "Ett id eller början på det: åtgärd, krav, roll, plan, möte …; kind:id när två heter lika",
            "An id or the beginning of it: an activity, requirement, role, plan, meeting …; kind:id where two are called the same",
        )))
        .arg(Arg::new("why").long("why").action(ArgAction::SetTrue).help(t(
            "Visa också kedjan av uppgifter bakom läget, med fil och rad",
            "Show the chain of facts behind the state too, with file and line",
        )))
        .args(of_pages(lang))
}

fn meeting(lang: Lang) -> Command {
    let t = |sv: &'static str, en: &'static str| lang.pick(sv, en);
    own(lang, MEETING.name, &Say::fixed("[FLAGGOR] GRUPP", "[OPTIONS] GROUP"), &MEETING.about)
        .arg(
            Arg::new("group")
                .value_name(t("GRUPP", "GROUP"))
                .required(true)
                .help_heading(t("Grupp", "Group"))
                .help(t(
                    "Gruppen eller nämnden som möts, så som den heter i registret",
                    "The group or board that meets, as it is called in the register",
                )),
        )
        .args(of_pages(lang))
        .arg(
            Arg::new("on")
                .long("on")
                .value_name(t("DATUM", "DATE"))
                .help(t("Mötets dag (annars i dag)", "The day of the meeting (otherwise today)")),
        )
        .arg(Arg::new("all").long("all").action(ArgAction::SetTrue).help(t(
            "Visa allt, även det som inte får rum på en sida",
            "Show everything, also what there is no room for on a page",
        )))
}

fn roles(lang: Lang) -> Command {
    let t = |sv: &'static str, en: &'static str| lang.pick(sv, en);
    own(lang, ROLES.name, &Say::fixed("[FLAGGOR]", "[OPTIONS]"), &ROLES.about)
        .args(of_pages(lang))
        .arg(Arg::new("plan").long("plan").value_name("ID").help(t("Bara den planen", "Only that plan")))
        .arg(responsible(lang))
        .arg(
            Arg::new("unit")
                .long("unit")
                .value_name(t("ENHET", "UNIT"))
                .help(t("Bara den enheten och de under den", "Only that unit and those under it")),
        )
}

fn listing(lang: Lang) -> Command {
    let t = |sv: &'static str, en: &'static str| lang.pick(sv, en);
    let one = |id: &'static str, name: &'static str, help: &'static str| {
        Arg::new(id).long(id).value_name(name).help(help)
    };
    own(lang, LIST.name, &Say::fixed("[FLAGGOR] SORT", "[OPTIONS] KIND"), &LIST.about)
        .arg(Arg::new("kind").value_name(t("SORT", "KIND")).required(true).help_heading(t("Sort", "Kind")).help(t(
            "activity, requirement, role, unit, group, need, area, goal, indicator, progress, plan, meeting, situation …",
            "activity, requirement, role, unit, group, need, area, goal, indicator, progress, plan, meeting, situation …",
        )))
        .args(of_pages(lang))
        .arg(one("plan", "ID", t("Bara det som hör till planen", "Only what belongs to the plan")))
        .arg(one("area", "ID", t("Bara det området", "Only that area")))
        .arg(responsible(lang))
        .arg(one("unit", t("ENHET", "UNIT"), t("Bara den enheten och de under den", "Only that unit and those under it")))
        .arg(one("state", t("LÄGE", "STATE"), t("Bara i de lägena, med komma mellan", "Only in those states, with commas between")).value_delimiter(','))
        .arg(one("since", t("DATUM", "DATE"), t("Bara det som gäller den dagen eller senare", "Only what is about that day or later")))
        .arg(one("until", t("DATUM", "DATE"), t("Bara det som gäller den dagen eller tidigare", "Only what is about that day or earlier")))
        .arg(one("where", t("FÄLT=VÄRDE", "FIELD=VALUE"), t("Bara de där det står så i fältet; kan skrivas flera gånger", "Only those in which that stands in the field; can be written several times")).action(ArgAction::Append))
}

fn diff(lang: Lang) -> Command {
    let t = |sv: &'static str, en: &'static str| lang.pick(sv, en);
    let which = t("Vilka", "Which");
    own(lang, DIFF.name, &Say::fixed("[FLAGGOR] FÖRE [EFTER]", "[OPTIONS] BEFORE [AFTER]"), &DIFF.about)
        .arg(Arg::new("was").value_name(t("FÖRE", "BEFORE")).required(true).help_heading(which).display_order(1).help(t(
            "Ett datum, en tagg, en gren, en incheckning eller en plans id; en plan ensam jämförs med den före",
            "A date, a tag, a branch, a commit or a plan's id; a plan alone is compared with the one before it",
        )))
        .arg(
            Arg::new("now")
                .value_name(t("EFTER", "AFTER"))
                .help_heading(which)
                .display_order(2)
                .help(t("Detsamma (annars filerna som de är)", "The same (otherwise the files as they are)")),
        )
        .arg(as_of(lang))
        .arg(formats(lang, Format::OF_PAGES))
        .args(of_any_page(lang))
}

fn history(lang: Lang) -> Command {
    let t = |sv: &'static str, en: &'static str| lang.pick(sv, en);
    own(lang, HISTORY.name, &Say::fixed("[FLAGGOR] ID", "[OPTIONS] ID"), &HISTORY.about)
        .arg(Arg::new("id").value_name("ID").required(true).help_heading("Id").help(t(
            "Ett id eller början på det: åtgärd, plan, krav, roll, ärende …",
            "An id or the beginning of it: an activity, plan, requirement, role, case …",
        )))
        .arg(
            Arg::new("field")
                .long("field")
                .value_name(t("FÄLT", "FIELD"))
                .help(t("Bara det fältet, till exempel finish", "That field only, for example finish")),
        )
        .args(of_pages(lang))
}

fn account(lang: Lang) -> Command {
    let t = |sv: &'static str, en: &'static str| lang.pick(sv, en);
    own(lang, ACCOUNT.name, &Say::fixed("[FLAGGOR] PLAN", "[OPTIONS] PLAN"), &ACCOUNT.about)
        .arg(
            Arg::new("plan")
                .value_name("PLAN")
                .required(true)
                .help_heading("Plan")
                .help(t("Planens id", "The plan's id")),
        )
        .arg(Arg::new("next").long("next").value_name("PLAN").help(t(
            "Nästa plan (annars den som nämner planen i previous)",
            "The next plan (otherwise the one that names the plan in previous)",
        )))
        .args(of_pages(lang))
}

fn cases(lang: Lang) -> Command {
    let t = |sv: &'static str, en: &'static str| lang.pick(sv, en);
    own(lang, CASES.name, &Say::fixed("[FLAGGOR]", "[OPTIONS]"), &CASES.about)
        .args(of_pages(lang))
        .arg(Arg::new("period").long("period").value_name(t("TID", "TIME")).help(t(
            "Bara halvåren i den tiden, till exempel 2018 (annars de senaste som får plats)",
            "Only the half-years in that time, for example 2018 (otherwise the last that there is room for)",
        )))
        .arg(Arg::new("area").long("area").value_name("ID").help(t("Bara det området", "Only that area")))
}

fn report(lang: Lang) -> Command {
    let t = |sv: &'static str, en: &'static str| lang.pick(sv, en);
    own(lang, PUBLIC.name, &Say::fixed("--kind SORT --plan ID [FLAGGOR]\n       vbe report --public [FLAGGOR]", "--kind KIND --plan ID [OPTIONS]\n       vbe report --public [OPTIONS]"), &Say::fixed("Följ upp en plan i ett dokument, eller statistik om ärendena för allmänheten", "Follow up a plan in one document, or statistics of the cases for anybody"))
        .args(of_any_day(lang))
        .arg(Arg::new("public").long("public").action(ArgAction::SetTrue).help(t(
            "Statistik om ärendena för allmänheten; skrivs i records/reports/",
            "Statistics of the cases for anybody; written in records/reports/",
        )))
        .arg(Arg::new("period").long("period").value_name(t("TID", "TIME")).help(t(
            "Tiden: 2018 eller 'T1 2019'; för --public 2018, 2018-2019 eller 2018-2020 (annars planens tid, eller de senaste åren som är slut)",
            "The time: 2018 or 'T1 2019'; for --public 2018, 2018-2019 or 2018-2020 (otherwise that of the plan, or the last years that are over)",
        )))
        .arg(Arg::new("dry-run").long("dry-run").action(ArgAction::SetTrue).help(t(
            "Visa vad som skulle skrivas, och skriv ingenting",
            "Show what would be written, and write nothing",
        )))
        .arg(choice("kind", &["annual", "tertial"], t("SORT", "KIND")).conflicts_with("public").help(t(
            "Uppföljningen av en plan: annual (årlig) eller tertial",
            "The follow-up of a plan: annual or tertial (of four months)",
        )))
        .arg(as_of(lang).conflicts_with("public"))
        .arg(Arg::new("plan").long("plan").value_name("ID").help(t("Planen", "The plan")))
        .arg(Arg::new("record").long("record").value_name("ID").help(t(
            "Skriv i records/reports/ID.yaml vad som redovisades, vid vilken revision",
            "Write in records/reports/ID.yaml what was reported, at which revision",
        )))
        .arg(Arg::new("to").long("to").value_name(t("ORGAN", "BODY")).help(t(
            "Nämnden, gruppen eller rollen som det redovisas för, med --record",
            "The board, group or role that it is reported to, with --record",
        )))
        .arg(Arg::new("on").long("on").value_name(t("DATUM", "DATE")).help(t(
            "Dagen då det redovisas, med --record (annars i dag)",
            "The day that it is reported, with --record (otherwise today)",
        )))
}

fn verify(lang: Lang) -> Command {
    let t = |sv: &'static str, en: &'static str| lang.pick(sv, en);
    let about = Say::fixed(
        "Gör om en redovisning vid sin revision och säg om den blir densamma",
        "Make a report again at its revision and say whether it is the same",
    );
    own(lang, "verify", &Say::fixed("[FLAGGOR] REDOVISNING", "[OPTIONS] REPORT"), &about).arg(
        Arg::new("id")
            .value_name(t("REDOVISNING", "REPORT"))
            .required(true)
            .help_heading(t("Redovisning", "Report"))
            .help(t("Redovisningens id, i records/reports/", "The id of the report, in records/reports/")),
    )
}

fn privacy(lang: Lang) -> Command {
    own(lang, PRIVACY.name, &Say::fixed("[FLAGGOR]", "[OPTIONS]"), &PRIVACY.about).args(of_pages(lang))
}

fn init(lang: Lang) -> Command {
    let t = |sv: &'static str, en: &'static str| lang.pick(sv, en);
    own(
        lang,
        "init",
        &Say::fixed("[FLAGGOR]", "[OPTIONS]"),
        &Say::fixed(
            "Skapa en arbetsmapp här, med git-vakten som stoppar personuppgifter",
            "Make a workspace here, with the git guard that stops personal data",
        ),
    )
    .arg(
        Arg::new("yes").long("yes").short('y').action(ArgAction::SetTrue).help(t("Fråga inte", "Do not ask")),
    )
    .arg(dry_run(lang))
}

pub(super) fn dry_run(lang: Lang) -> Arg {
    Arg::new("dry-run").long("dry-run").action(ArgAction::SetTrue).help(
        lang.pick("Visa vad som skulle göras, och gör det inte", "Show what would be done, and do not do it"),
    )
}

fn doctor(lang: Lang) -> Command {
    own(
        lang,
        "doctor",
        &Say::fixed("[FLAGGOR]", "[OPTIONS]"),
        &Say::fixed(
            "Visa vad som saknas av det som skyddar arbetsmappen",
            "Show what is missing of what guards the workspace",
        ),
    )
    .arg(formats(lang, Format::OF_CHECKS))
}

fn explaining(lang: Lang) -> Command {
    own(
        lang,
        "explain",
        &Say::fixed("[REGEL]", "[RULE]"),
        &Say::fixed("Förklara en regel, eller lista alla", "Explain a rule, or list all"),
    )
    .arg(
        Arg::new("rule")
            .value_name(lang.pick("REGEL", "RULE"))
            .help(lang.pick("Regelns namn", "The rule's name"))
            .help_heading(lang.pick("Regel", "Rule")),
    )
}

fn schema(lang: Lang) -> Command {
    own(
        lang,
        "schema",
        &Say::fixed("[SORT]", "[KIND]"),
        &Say::fixed(
            "Skriv ut schemat för en sorts fil, eller lista sorterna",
            "Print the schema of a kind, or list the kinds",
        ),
    )
    .arg(
        Arg::new("name")
            .value_name(lang.pick("SORT", "KIND"))
            .help(lang.pick("Till exempel plan", "For example plan"))
            .help_heading(lang.pick("Sort", "Kind")),
    )
}
