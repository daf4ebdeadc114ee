//! `vbe report --kind` and `vbe verify`: the follow-up as one document, what says that it was reported, and whether it would
//! be the same again.

use sha2::{Digest, Sha256};

use super::ask::{CommandContext, unknown};
use super::desk::{Mode, carry_out};
use super::past;
use super::world::{CommandError, Exit, Out};
use crate::base::day::Day;
use crate::base::lang::{Lang, Say};
use crate::base::likeness::slug;
use crate::base::period::Period;
use crate::editing::{Change, EditError};
use crate::io::git::Revision;
use crate::model::kinds::Kind;
use crate::model::records::plan::Plan;
use crate::model::records::report::{Account, Report, Verification};
use crate::model::workspace::{Filed, Workspace};
use crate::output::page::Page;
use crate::output::render::{self, Format};
use crate::reports::follow_up::{self, FollowUpKind, Options};
use crate::say;
use crate::setup::schema_line;
use crate::syntax::edit::{Value, new_file};

/// What is asked of `vbe report --kind`.
#[derive(Clone, Debug)]
pub(super) struct Question {
    /// The sort.
    pub kind: FollowUpKind,
    /// The plan.
    pub plan: Option<String>,
    /// The time, as written; otherwise the plan's own.
    pub period: Option<String>,
    /// `--as-of`, where it was given.
    pub as_of: Option<Day>,
    /// `--record`: the id of the record that says that it was reported.
    pub record: Option<String>,
    /// `--to`: who received it.
    pub to: Option<String>,
    /// `--on`: when it is reported; otherwise the day that is asked on.
    pub on: Option<Day>,
    /// `--dry-run`
    pub dry: bool,
}

pub(super) fn report(
    question: &Question,
    context: &CommandContext,
    out: &mut Out<'_>,
) -> Result<Exit, CommandError> {
    let workspace = context.workspace(out)?;
    let plan = named(&workspace, question.plan.as_deref())?;
    let (written, period) = time(question, plan.record)?;
    let on = question.on.unwrap_or(context.day);
    // What is over is told of as it was when it ended.
    let day = question.as_of.unwrap_or_else(|| context.day.min(period.last));
    let context = CommandContext { day, ..context.clone() };
    let options = Options { kind: question.kind, plan: plan.record.id.to_string(), written, period };
    let report = context.report(&workspace);
    let page = follow_up::page(&report, plan, &options);
    if let Some(id) = &question.record {
        let revision = committed(report.revision.as_ref())?;
        let exit = record(question, id, &options, &page, (&revision, on), &context, out)?;
        if exit != Exit::Fine {
            return Ok(exit);
        }
        writeln!(out.answer)?;
    }
    render::page(&page, context.format, context.render_options, out.answer)?;
    Ok(Exit::Fine)
}

/// Makes a follow-up again that was reported, and says whether it is the same.
pub(super) fn verify(id: &str, context: &CommandContext, out: &mut Out<'_>) -> Result<Exit, CommandError> {
    let here = context.workspace(out)?;
    let found = here.one::<Report>(id).found();
    let ids = || here.reports().map(|filed| &*filed.record.id).collect::<Vec<&str>>();
    let what = say!("Det finns ingen redovisning {id}.", "There is no report {id}.");
    let report = found.ok_or_else(|| unknown(what, id, ids().into_iter()))?.record;
    let (Some(kept), Some(plan), Some(period), Some(revision)) =
        (&report.verification, &report.plan, &report.period, &report.revision)
    else {
        return Err(CommandError::Said(
            say!(
                "Redovisningen {id} går inte att göra om: den är inte skriven av vbe report --record.",
                "The report {id} cannot be made again: it was not written by vbe report --record."
            ),
            Say::fixed(
                "Bara det som har plan, period, revision och verification går att kontrollera.",
                "Only what has plan, period, revision and verification can be verified.",
            ),
        ));
    };
    let kind =
        if report.kind == Some(Account::Tertial) { FollowUpKind::Tertial } else { FollowUpKind::Annual };
    let mut render_options = context.render_options;
    render_options.lang = kept.lang;
    let then = CommandContext {
        past: Some(past::find(context, revision)?),
        day: kept.as_of,
        render_options,
        ..context.clone()
    };
    let workspace = then.workspace(out)?;
    let filed = named(&workspace, Some(plan))?;
    let options =
        Options { kind, plan: plan.to_string(), written: period.text.to_string(), period: period.period };
    let page = follow_up::page(&then.report(&workspace), filed, &options);
    let now = fingerprints(&page, &then)?;
    let differs =
        |(name, mark): &&(String, String)| !kept.sections.iter().any(|own| own.0 == *name && own.1 == *mark);
    let mut names: Vec<&str> = now.iter().filter(differs).map(|(name, _)| name.as_str()).collect();
    let is_gone = |(name, _): &&(String, String)| !now.iter().any(|own| own.0 == *name);
    names.extend(kept.sections.iter().filter(is_gone).map(|(name, _)| name.as_str()));
    let lang = context.render_options.lang;
    if names.is_empty() {
        let same = say!("{id}: detsamma, räknat på {revision}.", "{id}: the same, made from {revision}.");
        writeln!(out.answer, "{}", same.text(lang))?;
        return Ok(Exit::Fine);
    }
    let names = names.join(", ");
    let other = say!("{id}: skiljer sig, i {names}.", "{id}: different, in {names}.");
    writeln!(out.answer, "{}", other.text(lang))?;
    let (made, own) = (&kept.version, env!("CARGO_PKG_VERSION"));
    if made != own {
        let versions = say!(
            "Den gjordes med vbe {made}; det här är vbe {own}.",
            "It was made with vbe {made}; this is vbe {own}."
        );
        writeln!(out.answer, "{}", versions.text(lang))?;
    }
    Ok(Exit::Found)
}

/// What each section of the document is known by: SHA-256 of it as Markdown.
fn fingerprints(page: &Page, context: &CommandContext) -> Result<Vec<(String, String)>, CommandError> {
    let mut marks = Vec::new();
    for (id, part) in follow_up::apart(page) {
        let mut bytes = Vec::new();
        render::page(&part, Format::Md, context.render_options, &mut bytes)?;
        let mark: String =
            Sha256::digest(&bytes).iter().flat_map(|byte| [byte >> 4, byte & 15]).map(digit).collect();
        marks.push((id, mark));
    }
    Ok(marks)
}

/// A digit of sixteen.
fn digit(number: u8) -> char {
    char::from_digit(u32::from(number), 16).unwrap_or_default()
}

/// The plan that is meant; where there is one only, that.
fn named<'w>(workspace: &'w Workspace, id: Option<&str>) -> Result<Filed<'w, Plan>, CommandError> {
    let ids: Vec<&str> = workspace.plans().map(|plan| &*plan.record.id).collect();
    match (id, &ids[..]) {
        (Some(id), _) => workspace.plan(id).found().ok_or_else(|| {
            unknown(say!("Det finns ingen plan {id}.", "There is no plan {id}."), id, ids.iter().copied())
        }),
        (None, [only]) => named(workspace, Some(only)),
        (None, _) => Err(unknown(
            Say::fixed("Vilken plan? Skriv --plan ID.", "Which plan? Write --plan ID."),
            "",
            ids.into_iter(),
        )),
    }
}

/// The time that is asked for, or else that of the plan. Four months are four months.
fn time(question: &Question, plan: &Plan) -> Result<(String, Period), CommandError> {
    let help = match question.kind {
        FollowUpKind::Annual => {
            Say::fixed("Skriv till exempel --period 2018.", "Write for example --period 2018.")
        }
        FollowUpKind::Tertial => {
            Say::fixed("Skriv till exempel --period 'T1 2019'.", "Write for example --period 'T1 2019'.")
        }
    };
    let lacking = || CommandError::Said(Say::fixed("För vilken tid?", "For what time?"), help.clone());
    let written = match (&question.period, question.kind) {
        (Some(written), _) => written.clone(),
        (None, FollowUpKind::Annual) => plan.period.as_ref().ok_or_else(lacking)?.text.to_string(),
        (None, FollowUpKind::Tertial) => return Err(lacking()),
    };
    let refused = || {
        CommandError::Said(say!("{written} är ingen sådan tid.", "{written} is no such time."), help.clone())
    };
    let period = Period::read(&written).ok_or_else(refused)?;
    let is_tertial = written.trim().to_uppercase().starts_with('T');
    if question.kind == FollowUpKind::Tertial && !is_tertial {
        return Err(refused());
    }
    Ok((written, period))
}

/// The revision, when the files are what it says.
fn committed(revision: Option<&Revision>) -> Result<String, CommandError> {
    let found = revision.filter(|revision| !revision.changed).and_then(|revision| revision.commit.clone());
    found.ok_or_else(|| {
        CommandError::Said(
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
    question: &Question,
    id: &str,
    options: &Options,
    page: &Page,
    revision: (&str, Day),
    context: &CommandContext,
    out: &mut Out<'_>,
) -> Result<Exit, CommandError> {
    let Some(to) = &question.to else {
        return Err(CommandError::Said(
            Say::fixed("Till vem redovisas det?", "To whom is it reported?"),
            Say::fixed(
                "Skriv nämnden, gruppen eller rollen: --to ID.",
                "Write the board, group or role: --to ID.",
            ),
        ));
    };
    let (revision, on) = revision;
    let marks = fingerprints(page, context)?;
    let kept = Verification {
        as_of: context.day,
        lang: context.render_options.lang,
        version: env!("CARGO_PKG_VERSION").to_owned(),
        sections: marks,
    };
    // What is told is true on a day that may be long over; that it is told is judged on the day when it is.
    let context = &CommandContext { day: on, ..context.clone() };
    carry_out(context, Mode::of(question.dry), out, |workspace| {
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
