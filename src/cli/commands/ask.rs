//! `vbe ask`: writes a form for each person who answers without opening the workspace's files.

use std::io;
use std::path::{Path, PathBuf};

use crate::base::day::Day;
use crate::base::lang::{Lang, Say};
use crate::base::{nouns, wording};
use crate::cli::args::{Args, Takes, option};
use crate::cli::command::{Command, ONLY_OPTIONS};
use crate::cli::context::CommandContext;
use crate::cli::lookup::{actor_of, plan};
use crate::cli::outcome::{CommandError, Exit, Out};
use crate::cli::write_changes::why_not_written;
use crate::facts::Editions;
use crate::import::form::Form;
use crate::io::{disk, write};
use crate::model::records::Text;
use crate::model::records::plan::{Activity, Plan};
use crate::model::workspace::Workspace;
use crate::pii::detector::Exposure;
use crate::say;
use crate::setup::{self, FORMS, forms_ignored, holds_something};
use crate::syntax::word::Word;

#[derive(Clone, Copy, Debug, Default)]
enum Sheet {
    Xlsx,
    #[default]
    Md,
}

#[derive(Debug)]
pub(super) struct Ask {
    responsible: Option<String>,
    plan: Option<String>,
    form: Option<Sheet>,
    /// The folder that the forms are written in, relative to where the program was started.
    to: Option<PathBuf>,
    on: Option<Day>,
    dry_run: bool,
}

impl Command for Ask {
    const NAME: &'static str = "ask";
    const USAGE: &'static Say = ONLY_OPTIONS;
    const ABOUT: &'static Say = &Say::fixed(
        "Skriv ett formulär per ansvarig, med bara dess åtgärder",
        "Write a form for each responsible, with its activities only",
    );
    const EXAMPLES: &'static [&'static str] =
        &["ask --dry-run", "ask --responsible samordnare --form xlsx", "ask --plan plan-2025 --to utskick"];

    fn options(args: &mut Args<'_>) -> Self {
        Self {
            responsible: args.text(
                option("responsible").takes(Takes::ACTOR).value("ROLL", "ROLE").help(
                    "Bara den rollens, enhetens eller gruppens",
                    "Only that of this role, unit or group",
                ),
            ),
            plan: args.text(option("plan").takes(Takes::PLAN).value("ID", "ID").help(
                "Bara den planens åtgärder (annars alla planer som gäller)",
                "Only the activities of that plan (otherwise all plans that hold)",
            )),
            form: args.choice(
                option("form").value("FORM", "FORM").help(
                    "Ett kalkylblad (xlsx) eller Markdown (md, annars)",
                    "A sheet (xlsx) or Markdown (md, otherwise)",
                ),
                [
                    (
                        wording::Word::new("xlsx", Say::fixed("kalkylblad", "sheet"))
                            .also(Say::same("Excel")),
                        Sheet::Xlsx,
                    ),
                    (wording::Word::new("md", Say::same("Markdown")), Sheet::Md),
                ],
            ),
            to: args.path(option("to").takes(Takes::Folder).value("MAPP", "FOLDER").help(
                "Mappen som formulären skrivs i (annars formular)",
                "The folder that the forms are written in (otherwise forms)",
            )),
            on: args.day(option("on").value("DATUM", "DATE").help(
                "Dagen som läget gäller, ÅÅÅÅ-MM-DD (annars i dag)",
                "The day that the state is of, YYYY-MM-DD (otherwise today)",
            )),
            dry_run: args.dry_run(),
        }
    }

    fn run(self, context: &CommandContext, out: &mut Out<'_>) -> Result<Exit, CommandError> {
        let context = context.on(self.on);
        let workspace = context.workspace(out)?;
        let lang = context.render_options.lang;
        let (forms, nobodys) = self.forms(&workspace, context.day, lang)?;
        if forms.is_empty() {
            let nothing =
                lang.pick("Ingen har något kvar att svara på.", "Nobody has anything left to answer.");
            out.answer.line(nothing)?;
            tell_nobodys(&nobodys, lang, out)?;
            return Ok(Exit::Nothing);
        }
        let (is_sheet, ending) = match self.form.unwrap_or_default() {
            Sheet::Xlsx => (true, "xlsx"),
            Sheet::Md => (false, "md"),
        };
        let folder = self.to.unwrap_or_else(|| PathBuf::from(setup::forms(&context.folder, lang)));
        let path = |form: &Form| folder.join(format!("{}.{ending}", form.name));
        if self.dry_run {
            for form in &forms {
                out.answer.line(&format!("{}\n", path(form).display()))?;
                // A form is sent to those who answer: it may tell what a plan may.
                out.answer.text(&format!("{}\n", form.markdown()), Exposure::Open)?;
            }
            tell_nobodys(&nobodys, lang, out)?;
            return Ok(Exit::Fine);
        }
        // Everything that can stop a form is asked before the first is written.
        let there: Vec<PathBuf> =
            forms.iter().map(path).filter(|path| disk::is_there(&context.folder.join(path))).collect();
        if !there.is_empty() {
            return Err(are_there(&there));
        }
        let made: Vec<(PathBuf, Vec<u8>)> = forms
            .iter()
            .map(|form| {
                Ok((path(form), bytes(form, is_sheet).map_err(|error| not_made(&path(form), &error))?))
            })
            .collect::<Result<_, CommandError>>()?;
        let records = workspace.root.join(&workspace.config.records);
        let ignoring = ignoring(&folder, &context.folder, lang);
        for (path, bytes) in ignoring.into_iter().chain(made) {
            write::new_outside(&records, &context.folder.join(&path), &bytes)
                .map_err(|error| not_written(&path, error))?;
            let path = path.display();
            out.answer.say(&say!("Skrev {path}.", "Wrote {path}."), lang)?;
        }
        tell_nobodys(&nobodys, lang, out)?;
        Ok(Exit::Fine)
    }
}

impl Ask {
    /// The forms, and the activities that nobody is asked about.
    fn forms<'w>(
        &self,
        workspace: &'w Workspace,
        day: Day,
        lang: Lang,
    ) -> Result<(Vec<Form>, Nobodys<'w>), CommandError> {
        let editions = Editions::on(workspace, day);
        let asked = self.plan.as_deref().map(|id| plan(workspace, id)).transpose()?;
        let holding: Vec<&Text> = workspace
            .plans()
            .map(|filed| filed.record)
            .filter(|plan| asked.map_or_else(|| editions.counts(plan), |asked| asked.record.id == plan.id))
            .map(|plan| &plan.id)
            .collect();
        let (mut forms, mut nobodys) = Form::all(workspace, &holding, day, lang);
        if let Some(name) = &self.responsible {
            let role = actor(workspace, name)?;
            forms.retain(|form| form.role == role);
            nobodys.clear();
        }
        Ok((forms, nobodys))
    }
}

/// Activities that are not over and stand in no form.
type Nobodys<'w> = Vec<(&'w Plan, &'w Activity)>;

/// Tells which activities nobody is asked about, and how somebody is.
fn tell_nobodys(nobodys: &[(&Plan, &Activity)], lang: Lang, out: &mut Out<'_>) -> io::Result<()> {
    let Some((plan, activity)) = nobodys.first() else { return Ok(()) };
    let Say { sv, en } = nouns::ACTIVITIES.with(nobodys.len());
    let said = say!(
        "I inget formulär står {sv} som ingen i registret ansvarar för:",
        "In no form: {en} that nobody in the register is responsible for:"
    );
    out.answer.flush()?;
    out.talk.say(&said, lang)?;
    for (_, activity) in nobodys {
        out.talk.in_one_line(&format!("  {}", activity.title))?;
    }
    let at = format!("{}/{}", plan.id, activity.id);
    let next = say!(
        "Skriv in den ansvariga: vbe set {at} responsible=ROLL",
        "Enter who is responsible: vbe set {at} responsible=ROLE"
    );
    out.talk.say(&next, lang)
}

/// The file that keeps git from taking the forms along: in the usual folder, and in one that is made for them.
fn ignoring(folder: &Path, from: &Path, lang: Lang) -> Option<(PathBuf, Vec<u8>)> {
    let (place, path) = (from.join(folder), folder.join(".gitignore"));
    let is_own = place.file_name().is_some_and(|name| FORMS.iter().any(|own| name == *own))
        || !holds_something(&place);
    let is_there = disk::is_there(&from.join(&path));
    (is_own && !is_there).then(|| (path, forms_ignored(lang).as_bytes().to_vec()))
}

/// The id of the actor with that name.
fn actor(workspace: &Workspace, name: &str) -> Result<Word, CommandError> {
    let what = say!("{name} finns inte bland rollerna.", "{name} is not among the roles.");
    Ok(Word::from(&actor_of(workspace, name, what, |_| true)?.record.id))
}

fn bytes(form: &Form, is_sheet: bool) -> Result<Vec<u8>, String> {
    if is_sheet { form.sheet() } else { Ok(form.markdown().into_bytes()) }
}

/// The error when forms are there already. Nothing is written over them: somebody may have answered.
fn are_there(paths: &[PathBuf]) -> CommandError {
    let names: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
    let (names, is_one) = (names.join(", "), names.len() == 1);
    CommandError::Message(
        if is_one {
            say!("{names} finns redan.", "{names} is there already.")
        } else {
            say!("{names} finns redan.", "{names} are there already.")
        },
        {
            let (sv, en) = if is_one { ("det", "it") } else { ("dem", "them") };
            say!(
                "Någon kan ha svarat i {sv}. Flytta undan {sv}, välj en annan mapp med --to, eller en ansvarig med --responsible. Inget formulär är skrivet.",
                "Somebody may have answered in {en}. Move {en} away, choose another folder with --to, or one who answers with --responsible. No form has been written."
            )
        },
    )
}

fn not_made(path: &Path, error: &str) -> CommandError {
    let path = path.display();
    CommandError::Message(
        say!("{path} gick inte att göra: {error}.", "{path} could not be made: {error}."),
        Say::fixed("Inget formulär är skrivet. Prova --form md.", "No form has been written. Try --form md."),
    )
}

/// The error when a form was not written. Those before it are.
fn not_written(path: &Path, error: io::Error) -> CommandError {
    let (what, _) = why_not_written(&path.display().to_string(), &error.into());
    CommandError::Message(
        what,
        Say::fixed(
            "De formulär som står ovanför är skrivna. Rätta felet, och skriv de andra med --responsible.",
            "The forms that stand above have been written. Mend the fault, and write the others with --responsible.",
        ),
    )
}
