//! The commands that write records, with what help says of each, and how their words are read.

use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, Command};

use super::commands::{choice, dry_run, own};
use super::read::{day, flag, text, texts};
use crate::base::lang::{Lang, Say};
use crate::cli::ask::CommandContext;
use crate::cli::world::{CommandError, Exit, Input, Out};
use crate::cli::{fmt, forms, import, new, progress};
use crate::editing::{ProgressAction, ProgressEntry, Revision, kinds};
use crate::import::{Finished, Options};
use crate::reports::IMPORT;

/// Every command and word there is.
pub(super) fn command(lang: Lang) -> Command {
    let own = [
        start(lang),
        finish(lang),
        cancel(lang),
        note(lang),
        set(lang),
        new(lang),
        revise(lang),
        import(lang),
        ask(lang),
        layout(lang),
    ];
    super::commands::command(lang).subcommands(own)
}

/// Does what a command that writes is asked to; nothing when it is none of them.
pub(super) fn obey(
    name: &str,
    own: &ArgMatches,
    input: &Input,
    context: &CommandContext,
    out: &mut Out<'_>,
) -> Option<Result<Exit, CommandError>> {
    let deed = match name {
        "start" => ProgressAction::Start,
        "finish" => ProgressAction::Finish,
        "cancel" => ProgressAction::Cancel(text(own, "decision").unwrap_or_default()),
        "note" => ProgressAction::Note,
        "set" => {
            let (id, fields) = (text(own, "id").unwrap_or_default(), texts(own, "field"));
            return Some(progress::set(&id, &fields, flag(own, "dry-run"), context, out));
        }
        "new" => {
            let question = new::Question {
                kind: text(own, "kind"),
                plan: text(own, "plan"),
                fields: texts(own, "field"),
                dry: flag(own, "dry-run"),
                input: input.clone(),
            };
            return Some(new::answer(&question, context, out));
        }
        "ask" => return Some(asking(own, context, out)),
        "import" => return Some(importing(own, input, context, out)),
        "revise" => {
            let options = Revision {
                plan: text(own, "plan").unwrap_or_default(),
                to: text(own, "to").unwrap_or_default(),
                period: text(own, "period").unwrap_or_default(),
                list_open: flag(own, "list-open"),
            };
            return Some(day(own, "on").and_then(|on| {
                let context = CommandContext { day: on.unwrap_or(context.day), ..context.clone() };
                progress::revise(&options, flag(own, "dry-run"), &context, out)
            }));
        }
        "fmt" => {
            let question = fmt::Question {
                files: own.get_many::<PathBuf>("files").into_iter().flatten().cloned().collect(),
                check: flag(own, "check"),
                dry: flag(own, "dry-run"),
            };
            return Some(fmt::answer(&question, context, out));
        }
        _ => return None,
    };
    Some(question(deed, own, context).and_then(|question| progress::answer(&question, context, out)))
}

fn asking(own: &ArgMatches, context: &CommandContext, out: &mut Out<'_>) -> Result<Exit, CommandError> {
    let question = forms::Question {
        responsible: text(own, "responsible"),
        plan: text(own, "plan"),
        is_sheet: text(own, "form").is_some_and(|form| form == "xlsx"),
        folder: own.get_one::<PathBuf>("to").cloned().unwrap_or_else(|| PathBuf::from("formular")),
        dry: flag(own, "dry-run"),
    };
    let context = CommandContext { day: day(own, "on")?.unwrap_or(context.day), ..context.clone() };
    forms::ask(&question, &context, out)
}

fn importing(
    own: &ArgMatches,
    input: &Input,
    context: &CommandContext,
    out: &mut Out<'_>,
) -> Result<Exit, CommandError> {
    let files: Vec<PathBuf> = own.get_many::<PathBuf>("file").into_iter().flatten().cloned().collect();
    if flag(own, "answers") {
        let context = CommandContext { day: day(own, "on")?.unwrap_or(context.day), ..context.clone() };
        return forms::import(&files, flag(own, "dry-run"), &context, out);
    }
    if files.len() > 1 {
        return Err(CommandError::Said(
            Say::fixed("En plan görs av en fil.", "A plan is made of one file."),
            Say::fixed(
                "Skriv en fil i taget, eller --answers för ifyllda formulär.",
                "Write one file at a time, or --answers for forms that are filled in.",
            ),
        ));
    }
    let question = import::Question {
        file: files.into_iter().next().unwrap_or_default(),
        options: Options {
            id: text(own, "id").unwrap_or_default(),
            title: text(own, "title"),
            period: text(own, "period").unwrap_or_default(),
            finished: text(own, "finished").map(|word| match word.as_str() {
                "outcome" => Finished::Outcome,
                _ => Finished::Promise,
            }),
        },
        dry: flag(own, "dry-run"),
        input: input.clone(),
    };
    import::answer(&question, context, out)
}

fn question(
    deed: ProgressAction,
    own: &ArgMatches,
    context: &CommandContext,
) -> Result<progress::Question, CommandError> {
    let told = ProgressEntry {
        on: day(own, "on")?.unwrap_or(context.day),
        by: text(own, "by"),
        note: text(own, "note"),
        evidence: text(own, "evidence"),
        assessment: text(own, "assessment"),
    };
    let activity = text(own, "activity").unwrap_or_default();
    Ok(progress::Question { activity, deed, told, dry: flag(own, "dry-run") })
}

fn import(lang: Lang) -> Command {
    let t = |sv: &'static str, en: &'static str| lang.pick(sv, en);
    let usage = Say::fixed("--id ID --period TID [FLAGGOR] FIL", "--id ID --period TIME [OPTIONS] FILE");
    own(lang, IMPORT.name, &usage, &IMPORT.about)
        .arg(
            Arg::new("file")
                .value_name(t("FIL", "FILE"))
                .required(true)
                .num_args(1..)
                .value_parser(clap::value_parser!(PathBuf))
                .help_heading(t("Fil", "File"))
                .help(t("Filen med tabellen: .xlsx, .ods, .csv, .docx eller .md", "The file with the table: .xlsx, .ods, .csv, .docx or .md")),
        )
        .arg(Arg::new("id").long("id").value_name("ID").required_unless_present("answers").help(t(
            "Planens id, som också blir filens namn",
            "The id of the plan, which becomes the name of its file too",
        )))
        .arg(Arg::new("period").long("period").value_name(t("TID", "TIME")).required_unless_present("answers").help(t(
            "Planens tid, till exempel 2027 eller 2027-2028",
            "The time of the plan, for example 2027 or 2027-2028",
        )))
        .arg(
            Arg::new("title")
                .long("title")
                .value_name("TEXT")
                .help(t("Planens titel (annars id:t)", "The title of the plan (otherwise its id)")),
        )
        .arg(choice("finished", &["promise", "outcome"], t("VAD", "WHAT")).help(t(
            "Vad kolumnen Avslutad säger: promise (när det ska vara klart) eller outcome (när det blev klart)",
            "What the column of finishes says: promise (when it is to be done) or outcome (when it was)",
        )))
        .arg(Arg::new("answers").long("answers").action(ArgAction::SetTrue).conflicts_with_all(["id", "period", "title", "finished"]).help(t(
            "Filerna är ifyllda formulär från vbe ask: skriv svaren som uppföljning",
            "The files are filled-in forms of vbe ask: write the answers as progress",
        )))
        .arg(Arg::new("on").long("on").value_name(t("DATUM", "DATE")).help(t(
            "Dagen som svaren lämnades, ÅÅÅÅ-MM-DD (annars i dag)",
            "The day that the answers were given, YYYY-MM-DD (otherwise today)",
        )))
        .arg(dry_run(lang))
}

fn ask(lang: Lang) -> Command {
    let t = |sv: &'static str, en: &'static str| lang.pick(sv, en);
    let about = Say::fixed(
        "Skriv ett formulär per ansvarig, med bara dess åtgärder",
        "Write a form for each responsible, with its activities only",
    );
    own(lang, "ask", &Say::fixed("[FLAGGOR]", "[OPTIONS]"), &about)
        .arg(
            Arg::new("responsible").long("responsible").value_name(t("ROLL", "ROLE")).help(t(
                "Bara den rollens, enhetens eller gruppens",
                "Only that of this role, unit or group",
            )),
        )
        .arg(Arg::new("plan").long("plan").value_name("ID").help(t(
            "Bara den planens åtgärder (annars alla planer som gäller)",
            "Only the activities of that plan (otherwise all plans that hold)",
        )))
        .arg(choice("form", &["xlsx", "md"], "FORM").help(t(
            "Ett kalkylblad (xlsx) eller Markdown (md, annars)",
            "A sheet (xlsx) or Markdown (md, otherwise)",
        )))
        .arg(
            Arg::new("to")
                .long("to")
                .value_name(t("MAPP", "FOLDER"))
                .value_parser(clap::value_parser!(PathBuf))
                .help(t(
                    "Mappen som formulären skrivs i (annars formular)",
                    "The folder that the forms are written in (otherwise formular)",
                )),
        )
        .arg(Arg::new("on").long("on").value_name(t("DATUM", "DATE")).help(t(
            "Dagen som läget gäller, ÅÅÅÅ-MM-DD (annars i dag)",
            "The day that the state is of, YYYY-MM-DD (otherwise today)",
        )))
        .arg(dry_run(lang))
}

fn revise(lang: Lang) -> Command {
    let t = |sv: &'static str, en: &'static str| lang.pick(sv, en);
    let usage = Say::fixed("--to ID --period TID [FLAGGOR] PLAN", "--to ID --period TIME [OPTIONS] PLAN");
    let about = Say::fixed(
        "Skriv utkastet till nästa plan: det som inte är klart förs vidare",
        "Write the draft of the next plan: what is not done is carried over",
    );
    own(lang, "revise", &usage, &about)
        .arg(
            Arg::new("plan")
                .value_name("PLAN")
                .required(true)
                .help_heading("Plan")
                .help(t("Planen som utkastet görs av", "The plan that the draft is made from")),
        )
        .arg(Arg::new("to").long("to").value_name("ID").required(true).help(t(
            "Den nya planens id, som också blir filens namn",
            "The id of the new plan, which becomes the name of its file too",
        )))
        .arg(Arg::new("period").long("period").value_name(t("TID", "TIME")).required(true).help(t(
            "Den nya planens tid, till exempel 2027 eller 2027-2028",
            "The time of the new plan, for example 2027 or 2027-2028",
        )))
        .arg(Arg::new("on").long("on").value_name(t("DATUM", "DATE")).help(t(
            "Dagen som det räknas på vad som är klart, ÅÅÅÅ-MM-DD (annars i dag)",
            "The day on which it is seen what is done, YYYY-MM-DD (otherwise today)",
        )))
        .arg(Arg::new("list-open").long("list-open").action(ArgAction::SetTrue).help(t(
            "Ta med det som ingen har redovisat, och lista det i utkastet",
            "Take what nobody has accounted for into the draft, and list it there",
        )))
        .arg(dry_run(lang))
}

/// A command that tells of an activity.
fn telling(lang: Lang, name: &'static str, usage: &Say, about: &Say) -> Command {
    let t = |sv: &'static str, en: &'static str| lang.pick(sv, en);
    own(lang, name, usage, about)
        .arg(
            Arg::new("activity")
                .value_name(t("ÅTGÄRD", "ACTIVITY"))
                .required(true)
                .help(t(
                    "Åtgärdens id, eller så mycket av det att ingen annan börjar så; plan/åtgärd om flera planer har den",
                    "The id of the activity, or as much of it as no other begins with; plan/activity if several plans have it",
                ))
                .help_heading(t("Åtgärd", "Activity")),
        )
        .arg(Arg::new("on").long("on").value_name(t("DATUM", "DATE")).help(t(
            "Dagen då det hände, ÅÅÅÅ-MM-DD (annars i dag)",
            "The day when it happened, YYYY-MM-DD (otherwise today)",
        )))
        .arg(Arg::new("by").long("by").value_name(t("ROLL", "ROLE")).help(t(
            "Rollen som lämnar uppgiften, eller som beslutade",
            "The role that tells this, or that decided",
        )))
        .arg(
            Arg::new("note")
                .long("note")
                .value_name("TEXT")
                .help(t("Vad som har hänt, utan personuppgifter", "What has happened, without personal data")),
        )
        .arg(Arg::new("evidence").long("evidence").value_name(t("KÄLLA", "REF")).help(t(
            "Var det går att se: protokoll, dokument, diarienummer",
            "Where it can be seen: minutes, a document, a reference number",
        )))
        .arg(choice("assessment", &["green", "yellow", "red"], t("LÄGE", "STATE")).help(t(
            "Hur det går: green (enligt plan), yellow (risk) eller red (avvikelse)",
            "How it goes: green (as planned), yellow (at risk) or red (off plan)",
        )))
        .arg(dry_run(lang))
}

fn usage() -> Say {
    Say::fixed("[FLAGGOR] ÅTGÄRD", "[OPTIONS] ACTIVITY")
}

fn start(lang: Lang) -> Command {
    telling(
        lang,
        "start",
        &usage(),
        &Say::fixed("Skriv att en åtgärd har påbörjats", "Write that an activity has begun"),
    )
}

fn finish(lang: Lang) -> Command {
    telling(
        lang,
        "finish",
        &usage(),
        &Say::fixed("Skriv att en åtgärd är avslutad", "Write that an activity is done"),
    )
}

fn cancel(lang: Lang) -> Command {
    let t = |sv: &'static str, en: &'static str| lang.pick(sv, en);
    let usage = Say::fixed("--decision BESLUT [FLAGGOR] ÅTGÄRD", "--decision DECISION [OPTIONS] ACTIVITY");
    let about = Say::fixed(
        "Skriv att en åtgärd är inställd, och av vilket beslut",
        "Write that an activity is cancelled, and by which decision",
    );
    telling(lang, "cancel", &usage, &about).arg(
        Arg::new("decision").long("decision").value_name(t("BESLUT", "DECISION")).required(true).help(t(
            "Beslutet: vem som beslutade, när, och var det står",
            "The decision: who decided, when, and where it stands",
        )),
    )
}

fn note(lang: Lang) -> Command {
    telling(
        lang,
        "note",
        &usage(),
        &Say::fixed("Anteckna hur det går med en åtgärd", "Note how it goes with an activity"),
    )
}

fn set(lang: Lang) -> Command {
    let t = |sv: &'static str, en: &'static str| lang.pick(sv, en);
    own(
        lang,
        "set",
        &Say::fixed("[FLAGGOR] ID FÄLT=VÄRDE...", "[OPTIONS] ID FIELD=VALUE..."),
        &Say::fixed("Ändra fält i en fil, och inget annat i den", "Change fields of a record, and nothing else in it"),
    )
    .arg(
        Arg::new("id")
            .value_name("ID")
            .required(true)
            .help(t(
                "Postens id, eller början av det; sort/id eller plan/åtgärd om flera heter så",
                "The id of the record, or the beginning of it; kind/id or plan/activity if several are called so",
            ))
            .help_heading(t("Vad", "What")),
    )
    .arg(
        Arg::new("field")
            .value_name(t("FÄLT=VÄRDE", "FIELD=VALUE"))
            .required(true)
            .num_args(1..)
            .help(t(
                "Till exempel started=2018-02-12. Inget efter = tar bort; += och -= lägger till och tar bort i en lista; punkt leder inåt: cancelled.on",
                "For example started=2018-02-12. Nothing after = removes; += and -= add to a list and remove from it; a dot leads inwards: cancelled.on",
            ))
            .help_heading(t("Vad", "What")),
    )
    .arg(dry_run(lang))
}

fn new(lang: Lang) -> Command {
    let t = |sv: &'static str, en: &'static str| lang.pick(sv, en);
    let names = kinds().map(|kind| kind.name).collect::<Vec<_>>().join(", ");
    own(
        lang,
        "new",
        &Say::fixed("[FLAGGOR] SORT [FÄLT=VÄRDE]...", "[OPTIONS] KIND [FIELD=VALUE]..."),
        &Say::fixed(
            "Gör något nytt: en åtgärd, ett ärende, ett möte; frågar efter det som behövs",
            "Make something new: an activity, a case, a meeting; asks for what is needed",
        ),
    )
    .arg(
        Arg::new("kind")
            .value_name(t("SORT", "KIND"))
            .help(lang.pick(format!("En av {names}"), format!("One of {names}")))
            .help_heading(t("Vad", "What")),
    )
    .arg(
        Arg::new("field")
            .value_name(t("FÄLT=VÄRDE", "FIELD=VALUE"))
            .num_args(0..)
            .help(t(
                "Det som är känt, till exempel group=styrgrupp on=2018-05-14; i en lista flera med komma emellan",
                "What is known, for example group=styrgrupp on=2018-05-14; in a list several with commas between",
            ))
            .help_heading(t("Vad", "What")),
    )
    .arg(Arg::new("plan").long("plan").value_name("ID").help(t(
        "Planen som en ny åtgärd ska stå i, om det finns flera",
        "The plan that a new activity is to stand in, if there are several",
    )))
    .arg(dry_run(lang))
}

fn layout(lang: Lang) -> Command {
    let t = |sv: &'static str, en: &'static str| lang.pick(sv, en);
    own(
        lang,
        "fmt",
        &Say::fixed("[FLAGGOR] [SÖKVÄG]...", "[OPTIONS] [PATH]..."),
        &Say::fixed(
            "Ställ upp filerna på ett och samma sätt; ord, ordning och kommentarer är kvar",
            "Give the files one and the same layout; words, order and comments stay",
        ),
    )
    .arg(
        Arg::new("files")
            .value_name(t("SÖKVÄG", "PATH"))
            .num_args(0..)
            .value_parser(clap::value_parser!(PathBuf))
            .help(t("Filer och mappar (annars alla poster)", "Files and folders (otherwise all records)"))
            .help_heading(t("Filer", "Files")),
    )
    .arg(Arg::new("check").long("check").action(ArgAction::SetTrue).help(t(
        "Säg vilka filer som skulle ändras, skriv ingenting och avsluta med 1 om det finns någon",
        "Tell which files would change, write nothing and end with 1 if there are any",
    )))
    .arg(dry_run(lang))
}
