//! `vbe report --kind` and `vbe verify`: the follow-up as one document, what says that it was reported, and whether it would
//! be the same again.

use sha2::{Digest, Sha256};

use super::ask::{Call, unknown};
use super::desk::{Mode, carry_out};
use super::past;
use super::world::{Exit, Failure, Out};
use crate::base::day::Day;
use crate::base::lang::{Lang, Say};
use crate::base::likeness::slug;
use crate::base::period::Period;
use crate::editing::{Change, Objection};
use crate::io::git::Revision;
use crate::model::kinds::Kind;
use crate::model::records::plan::Plan;
use crate::model::records::report::{Account, Report, Verification};
use crate::model::whole::{Filed, Whole};
use crate::output::page::Page;
use crate::output::render::{self, Format};
use crate::reports::follow_up::{self, Sort, Wish};
use crate::say;
use crate::setup::schema_line;
use crate::syntax::edit::{Value, new_file};

/// What is asked of `vbe report --kind`.
#[derive(Clone, Debug)]
pub(super) struct Question {
    /// The sort.
    pub sort: Sort,
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

pub(super) fn report(question: &Question, call: &Call, out: &mut Out<'_>) -> Result<Exit, Failure> {
    let whole = call.whole(out)?;
    let plan = named(&whole, question.plan.as_deref())?;
    let (written, period) = time(question, plan.record)?;
    let on = question.on.unwrap_or(call.day);
    // What is over is told of as it was when it ended.
    let day = question.as_of.unwrap_or_else(|| call.day.min(period.last));
    let call = Call { day, ..call.clone() };
    let wish = Wish { sort: question.sort, plan: plan.record.id.to_string(), written, period };
    let setting = call.setting(&whole);
    let page = follow_up::page(&setting, plan, &wish);
    if let Some(id) = &question.record {
        let revision = committed(setting.revision.as_ref())?;
        let exit = record(question, id, &wish, &page, (&revision, on), &call, out)?;
        if exit != Exit::Fine {
            return Ok(exit);
        }
        writeln!(out.answer)?;
    }
    render::page(&page, call.format, call.look, out.answer)?;
    Ok(Exit::Fine)
}

/// Makes a follow-up again that was reported, and says whether it is the same.
pub(super) fn verify(id: &str, call: &Call, out: &mut Out<'_>) -> Result<Exit, Failure> {
    let here = call.whole(out)?;
    let found = here.one::<Report>(id).found();
    let ids = || here.reports().map(|filed| &*filed.record.id).collect::<Vec<&str>>();
    let what = say!("Det finns ingen redovisning {id}.", "There is no report {id}.");
    let report = found.ok_or_else(|| unknown(what, id, ids().into_iter()))?.record;
    let (Some(kept), Some(plan), Some(period), Some(revision)) =
        (&report.verification, &report.plan, &report.period, &report.revision)
    else {
        return Err(Failure::Said(
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
    let sort = if report.sort == Some(Account::Tertial) { Sort::Tertial } else { Sort::Annual };
    let mut look = call.look;
    look.lang = kept.lang;
    let then = Call { past: Some(past::find(call, revision)?), day: kept.as_of, look, ..call.clone() };
    let whole = then.whole(out)?;
    let filed = named(&whole, Some(plan))?;
    let wish = Wish { sort, plan: plan.to_string(), written: period.text.to_string(), period: period.period };
    let page = follow_up::page(&then.setting(&whole), filed, &wish);
    let now = fingerprints(&page, &then)?;
    let differs =
        |(name, mark): &&(String, String)| !kept.sections.iter().any(|own| own.0 == *name && own.1 == *mark);
    let mut names: Vec<&str> = now.iter().filter(differs).map(|(name, _)| name.as_str()).collect();
    let is_gone = |(name, _): &&(String, String)| !now.iter().any(|own| own.0 == *name);
    names.extend(kept.sections.iter().filter(is_gone).map(|(name, _)| name.as_str()));
    let lang = call.look.lang;
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
fn fingerprints(page: &Page, call: &Call) -> Result<Vec<(String, String)>, Failure> {
    let mut marks = Vec::new();
    for (id, part) in follow_up::apart(page) {
        let mut bytes = Vec::new();
        render::page(&part, Format::Md, call.look, &mut bytes)?;
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
fn named<'w>(whole: &'w Whole, id: Option<&str>) -> Result<Filed<'w, Plan>, Failure> {
    let ids: Vec<&str> = whole.plans().map(|plan| &*plan.record.id).collect();
    match (id, &ids[..]) {
        (Some(id), _) => whole.plan(id).found().ok_or_else(|| {
            unknown(say!("Det finns ingen plan {id}.", "There is no plan {id}."), id, ids.iter().copied())
        }),
        (None, [only]) => named(whole, Some(only)),
        (None, _) => Err(unknown(
            Say::fixed("Vilken plan? Skriv --plan ID.", "Which plan? Write --plan ID."),
            "",
            ids.into_iter(),
        )),
    }
}

/// The time that is asked for, or else that of the plan. Four months are four months.
fn time(question: &Question, plan: &Plan) -> Result<(String, Period), Failure> {
    let help = match question.sort {
        Sort::Annual => Say::fixed("Skriv till exempel --period 2018.", "Write for example --period 2018."),
        Sort::Tertial => {
            Say::fixed("Skriv till exempel --period 'T1 2019'.", "Write for example --period 'T1 2019'.")
        }
    };
    let lacking = || Failure::Said(Say::fixed("För vilken tid?", "For what time?"), help.clone());
    let written = match (&question.period, question.sort) {
        (Some(written), _) => written.clone(),
        (None, Sort::Annual) => plan.period.as_ref().ok_or_else(lacking)?.text.to_string(),
        (None, Sort::Tertial) => return Err(lacking()),
    };
    let refused =
        || Failure::Said(say!("{written} är ingen sådan tid.", "{written} is no such time."), help.clone());
    let period = Period::read(&written).ok_or_else(refused)?;
    let is_tertial = written.trim().to_uppercase().starts_with('T');
    if question.sort == Sort::Tertial && !is_tertial {
        return Err(refused());
    }
    Ok((written, period))
}

/// The revision, when the files are what it says.
fn committed(revision: Option<&Revision>) -> Result<String, Failure> {
    let found = revision.filter(|revision| !revision.changed).and_then(|revision| revision.commit.clone());
    found.ok_or_else(|| {
        Failure::Said(
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
    wish: &Wish,
    page: &Page,
    revision: (&str, Day),
    call: &Call,
    out: &mut Out<'_>,
) -> Result<Exit, Failure> {
    let Some(to) = &question.to else {
        return Err(Failure::Said(
            Say::fixed("Till vem redovisas det?", "To whom is it reported?"),
            Say::fixed(
                "Skriv nämnden, gruppen eller rollen: --to ID.",
                "Write the board, group or role: --to ID.",
            ),
        ));
    };
    let (revision, on) = revision;
    let marks = fingerprints(page, call)?;
    let kept = Verification {
        as_of: call.day,
        lang: call.look.lang,
        version: env!("CARGO_PKG_VERSION").to_owned(),
        sections: marks,
    };
    // What is told is true on a day that may be long over; that it is told is judged on the day when it is.
    let call = &Call { day: on, ..call.clone() };
    carry_out(call, Mode::of(question.dry), out, |whole| {
        made(whole, id, to, wish, revision, &kept, on).map(Some)
    })
}

fn made(
    whole: &Whole,
    id: &str,
    to: &str,
    wish: &Wish,
    revision: &str,
    kept: &Verification,
    on: Day,
) -> Result<Change, Objection> {
    let path = whole.config.records.join("reports").join(format!("{id}.yaml"));
    let is_taken = whole.reports().any(|report| *report.record.id == *id) || whole.root.join(&path).exists();
    if id.is_empty() || slug(id) != id || is_taken {
        return Err(Objection::new(
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
        text("sort", wish.sort.name()),
        text("to", to),
        text("plan", &wish.plan),
        text("revision", revision),
        entry("period", Value::word(&wish.written)),
        entry("on", Value::word(on.to_string())),
        entry("verification", verification),
    ];
    let line = schema_line(&path, &whole.config, "report").unwrap_or_default();
    let lacking = || {
        Objection::new(
            Say::fixed("Sorten report finns inte.", "There is no kind report."),
            Say::fixed("Det är ett fel i vbe.", "This is an error in vbe."),
        )
    };
    let kind = Kind::named("report").ok_or_else(lacking)?;
    Change::new(whole, &path, kind, &new_file(&line, &entries), &[])
}
