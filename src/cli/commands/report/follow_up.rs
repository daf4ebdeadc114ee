//! `vbe report --kind`: writes the follow-up of a plan as one document, and a record that it was reported.

use super::printed::last_printed;
use crate::base::day::Day;
use crate::base::lang::{Lang, Say};
use crate::base::likeness::slug;
use crate::base::period::Period;
use crate::base::time_words;
use crate::cli::context::CommandContext;
use crate::cli::fingerprints::fingerprints;
use crate::cli::lookup::plan_or_only;
use crate::cli::outcome::{CommandError, Exit, Out};
use crate::cli::write_changes::{Mode, carry_out};
use crate::editing::{Change, EditError};
use crate::io::git::Revision;
use crate::model::kinds::Kind;
use crate::model::records::plan::Plan;
use crate::model::records::report::Verification;
use crate::model::workspace::Workspace;
use crate::reports::follow_up::{self, FollowUpKind, Options, whole_months};
use crate::say;
use crate::setup::schema_line;
use crate::syntax::edit::{Value, new_file};

/// The options of a follow-up.
#[derive(Debug)]
pub(super) struct FollowUp {
    pub kind: FollowUpKind,
    pub plan: Option<String>,
    /// The period, as written; `None` for the plan's own.
    pub period: Option<String>,
    pub as_of: Option<Day>,
    /// The id of the record that it was reported; `None` when no record is to be written.
    pub record: Option<String>,
    /// Who received the follow-up.
    pub to: Option<String>,
    /// The day when it is reported; `None` for the day of the command.
    pub on: Option<Day>,
    pub dry_run: bool,
}

/// Writes the follow-up, and the record that it was reported where that is asked for.
pub(super) fn report(
    asked: &FollowUp,
    context: &CommandContext,
    out: &mut Out<'_>,
) -> Result<Exit, CommandError> {
    if asked.record.is_some() && context.format.is_binary() && context.page_file.is_none() {
        let name = context.format.name();
        return Err(CommandError::Message(
            say!(
                "Med --record visas också posten som skrivs, och den får inte rum i formen {name}.",
                "With --record the record that is written is shown too, and there is no room for it in the form {name}."
            ),
            say!(
                "Skriv sidan i en fil: --out uppfoljning.{name}. Ingenting är skrivet.",
                "Write the page in a file: --out follow-up.{name}. Nothing has been written."
            ),
        ));
    }
    let workspace = context.workspace(out)?;
    let plan = plan_or_only(&workspace, asked.plan.as_deref(), context.day)?;
    let (written, period) = time(asked, plan.record)?;
    begun(plan.record, period)?;
    let on = asked.on.unwrap_or(context.day);
    // A period that has ended is shown as it was on its last day.
    let day = asked.as_of.unwrap_or_else(|| context.day.min(period.last));
    let has_ended = day == period.last && on > period.last;
    let context = CommandContext { day, ..context.clone() };
    let printed = last_printed(&workspace, &context);
    let (kind, plan_id) = (asked.kind, plan.record.id.to_string());
    let options = Options { has_ended, kind, plan: plan_id, written, period, printed };
    let report = context.report(&workspace);
    let page = follow_up::page(&report, plan, &options);
    if let Some(id) = &asked.record {
        let revision = committed(report.revision.as_ref())?;
        let exit = record(asked, id, &options, (&revision, on), &context, out)?;
        if exit != Exit::Fine {
            return Ok(exit);
        }
        out.answer.line("")?;
    }
    context.put_page(&page, out)?;
    Ok(Exit::Fine)
}

/// That the time of a plan has begun in the period that is asked for: before that there is nothing to follow up.
fn begun(plan: &Plan, period: Period) -> Result<(), CommandError> {
    let Some(own) = plan.period.as_ref().filter(|own| period.last < own.period.first) else { return Ok(()) };
    let (id, first, Say { sv, en }) = (&plan.id, own.period.first, time_words::said(&own.text));
    Err(CommandError::Message(
        say!(
            "{id} har ingenting att följa upp då: planens tid börjar {first}.",
            "There is nothing to follow up of {id} then: the time of the plan begins {first}."
        ),
        say!(
            "Välj en tid inom planens, {sv}, eller planen som gällde då med --plan.",
            "Choose a time within that of the plan, {en}, or the plan that was in force then with --plan."
        ),
    ))
}

/// The period that is asked for, or else that of the plan. A part of a year is whole months, and less than a year.
fn time(asked: &FollowUp, plan: &Plan) -> Result<(String, Period), CommandError> {
    // A year of the plan itself, so that what is told can be written as it stands.
    let own = plan.period.as_ref().map(|time| time.period).filter(|time| !time.is_open());
    let year = own.map_or(2019, |time| time.last.year());
    let help = match asked.kind {
        FollowUpKind::Annual => {
            say!("Skriv till exempel --period {year}.", "Write for example --period {year}.")
        }
        FollowUpKind::Tertial => say!(
            "Skriv en del av ett år: --period 'T1 {year}', 'kv 1 {year}' eller 'H {year}'.",
            "Write a part of a year: --period 'T1 {year}', 'Q1 {year}' or 'H {year}'."
        ),
    };
    let lacking = || CommandError::Message(Say::fixed("För vilken tid?", "For what time?"), help.clone());
    let written = match (&asked.period, asked.kind) {
        (Some(written), FollowUpKind::Tertial) => as_pages_say(written),
        (Some(written), _) => written.clone(),
        (None, FollowUpKind::Annual) => {
            let ended = plan
                .period
                .as_ref()
                .filter(|time| !time.period.is_open() && Period::read(&time.text) == Some(time.period));
            ended.ok_or_else(lacking)?.text.to_string()
        }
        (None, FollowUpKind::Tertial) => return Err(lacking()),
    };
    let refused = || {
        CommandError::Message(
            say!("{written} är ingen sådan tid.", "{written} is no such time."),
            help.clone(),
        )
    };
    // What the plan says of the year need not be said again, but is written in what is reported.
    let dated = || {
        let readings =
            plan.period.as_ref().map_or_else(Vec::new, |time| Period::readings(&written, time.period));
        let [only] = <[_; 1]>::try_from(readings).ok()?;
        Some((only.said, only.period))
    };
    let read = Period::read(&written).map(|period| (written.clone(), period));
    let (written, period) = read.or_else(dated).ok_or_else(refused)?;
    let is_part = whole_months(period).is_some_and(|months| months < 12);
    if asked.kind == FollowUpKind::Tertial && !is_part {
        return Err(refused());
    }
    Ok((written, period))
}

/// A part of a year as plans and pages write it: of `T1-2025`, `V2025` and `Q1-2025`, which need no quotation marks, it is
/// `T1 2025`, `V 2025` and `kv 1 2025`. Anything else is as it is written.
fn as_pages_say(written: &str) -> String {
    let part_and_year = || {
        let (part, year) = written.split_at_checked(written.len().checked_sub(4)?)?;
        year.parse::<u16>().ok()?;
        Some((part.trim_end_matches([' ', '-']).to_uppercase(), year))
    };
    let Some((part, year)) = part_and_year() else { return written.to_owned() };
    let number = |letters: &str| {
        let number = part.strip_prefix(letters)?.trim_start().parse::<u8>().ok()?;
        (1..=4).contains(&number).then_some(number)
    };
    match (&*part, number("T"), number("Q").or_else(|| number("KV"))) {
        ("V" | "H", ..) => format!("{part} {year}"),
        (_, Some(number), _) => format!("T{number} {year}"),
        (_, _, Some(number)) => format!("kv {number} {year}"),
        _ => written.to_owned(),
    }
}

/// The commit, when the files are unchanged since it.
fn committed(revision: Option<&Revision>) -> Result<String, CommandError> {
    let found = revision.filter(|revision| !revision.changed).and_then(|revision| revision.commit.clone());
    found.ok_or_else(|| {
        CommandError::Message(
            Say::fixed(
                "Filerna är inte incheckade som de är: ingen revision säger vad som redovisas.",
                "The files are not committed as they are: no revision says what is reported.",
            ),
            Say::fixed(
                "Checka in dem (git add, git commit) och kör igen, eller kör utan --record.",
                "Commit them (git add, git commit) and run again, or run without --record.",
            ),
        )
    })
}

/// Writes the record of what is reported.
fn record(
    asked: &FollowUp,
    id: &str,
    options: &Options,
    revision: (&str, Day),
    context: &CommandContext,
    out: &mut Out<'_>,
) -> Result<Exit, CommandError> {
    let Some(to) = &asked.to else {
        return Err(CommandError::Message(
            Say::fixed("Till vem redovisas det?", "To whom is it reported?"),
            Say::fixed(
                "Skriv nämnden, gruppen eller rollen: --to ID.",
                "Write the board, group or role: --to ID.",
            ),
        ));
    };
    let (revision, on) = revision;
    let marks = fingerprints(options, context, out)?;
    let kept = Verification {
        as_of: context.day,
        lang: context.render_options.lang,
        version: env!("CARGO_PKG_VERSION").to_owned(),
        sections: marks,
    };
    // The content is true on a day that may be long past; the record is judged on the day of the report.
    let context = &CommandContext { day: on, ..context.clone() };
    carry_out(context, Mode::of(asked.dry_run), out, |workspace| {
        made(workspace, id, to, options, revision, &kept, on).map(Some)
    })
}

fn made(
    workspace: &Workspace,
    id: &str,
    to: &str,
    options: &Options,
    revision: &str,
    kept: &Verification,
    on: Day,
) -> Result<Change, EditError> {
    let path = workspace.config.records.join("reports").join(format!("{id}.yaml"));
    let is_taken =
        workspace.reports().any(|report| *report.record.id == *id) || workspace.root.join(&path).exists();
    if id.is_empty() || slug(id) != id || is_taken {
        return Err(EditError::new(
            say!(
                "Id:t {id} är upptaget eller går inte att använda.",
                "The id {id} is taken or cannot be used."
            ),
            Say::fixed(
                "Välj ett annat efter --record: små bokstäver a–z, siffror och bindestreck.",
                "Choose another after --record: small letters a–z, digits and hyphens.",
            ),
        ));
    }
    let entry = |key: &str, value: Value| (key.to_owned(), value);
    let text = |key: &str, text: &str| entry(key, Value::text(text));
    let section = |(id, mark): &(String, String)| Value::Map(vec![text("id", id), text("fingerprint", mark)]);
    let verification = Value::Map(vec![
        entry("as_of", Value::word(kept.as_of.to_string())),
        text("language", if kept.lang == Lang::Sv { "sv" } else { "en" }),
        text("version", &kept.version),
        entry("sections", Value::List(kept.sections.iter().map(section).collect())),
    ]);
    let entries = [
        text("kind", "report"),
        text("id", id),
        text("sort", options.kind.name()),
        text("to", to),
        text("plan", &options.plan),
        text("revision", revision),
        entry("period", Value::word(&options.written)),
        entry("on", Value::word(on.to_string())),
        entry("verification", verification),
    ];
    let line = schema_line(&path, &workspace.config, "report").unwrap_or_default();
    let lacking = || {
        EditError::new(
            Say::fixed("Sorten report finns inte.", "There is no kind report."),
            Say::fixed("Det är ett fel i vbe.", "This is an error in vbe."),
        )
    };
    let kind = Kind::named("report").ok_or_else(lacking)?;
    Change::new(workspace, &path, kind, &new_file(&line, &entries), &[])
}
