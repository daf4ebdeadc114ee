//! `vbe history`: finds the thing that is meant, and shows what git keeps of its files.

mod versions;

use std::collections::BTreeSet;

use versions::Kept;

use crate::base::lang::Say;
use crate::cli::args::{Args, Takes, operand, option};
use crate::cli::command::Command;
use crate::cli::context::CommandContext;
use crate::cli::lookup::entity;
use crate::cli::outcome::{CommandError, Exit, Out};
use crate::facts::Editions;
use crate::facts::entities::{Entity, EntityIndex, EntityKind};
use crate::facts::select::Trees;
use crate::io::git::GitError;
use crate::model::kinds::Kind;
use crate::model::records::Record;
use crate::model::records::activity::Progress;
use crate::model::workspace::{Filed, Workspace};
use crate::reports::HISTORY;
use crate::reports::history::{self, Made, Options, Subject, is_of};
use crate::say;
use crate::syntax::finding::FileId;
use crate::syntax::schema::Form;
use crate::syntax::word::Word;

#[derive(Debug)]
pub(super) struct History {
    options: Options,
}

impl Command for History {
    const NAME: &'static str = HISTORY.name;
    const USAGE: &'static Say = &Say::fixed("[FLAGGOR] ID", "[OPTIONS] ID");
    const ABOUT: &'static Say = &HISTORY.about;
    const EXAMPLES: &'static [&'static str] =
        &["history utbilda", "history plan-2025/utbilda --field finish"];

    fn options(args: &mut Args<'_>) -> Self {
        let options = Options {
            id: args.required_text(operand("id").takes(Takes::Thing).value("ID", "ID").heading("Id", "Id").help(
                "Ett id eller en titel, eller början på den: åtgärd, plan, krav, roll, ärende …; sort:id eller filens sökväg",
                "An id or a title, or the beginning of it: an activity, plan, requirement, role, case …; kind:id or the path of the file",
            )),
            field: args.text(
                option("field").takes(Takes::Field)
                    .value("FÄLT", "FIELD")
                    .help("Bara det fältet, till exempel finish eller asked.polisen.sent", "That field only, for example finish or asked.polisen.sent"),
            ),
        };
        args.page();
        Self { options }
    }

    fn run(self, context: &CommandContext, out: &mut Out<'_>) -> Result<Exit, CommandError> {
        let workspace = context.workspace(out)?;
        let reader = context.reader(&workspace.root, &workspace.config)?;
        let trees = Trees::new(&workspace);
        let things = EntityIndex::of(&workspace, &trees);
        let report = context.report(&workspace);
        let thing = &things.all[entity(&things, &Editions::on(&workspace, report.day), &self.options.id)?];
        let file = thing.place.file;
        let plan = match &workspace.file(file).record {
            Some(Record::Plan(plan)) => Some(plan),
            _ => None,
        };
        let part = trees
            .of(workspace.file(file).kind.map_or("", |kind| kind.name))
            .get(file)
            .and_then(|tree| things.part(tree.root()?, thing));
        let mut notes = Vec::new();
        let mut made = Vec::new();
        for (file, part) in files(&workspace, thing, part.as_ref().map(|(list, id)| (*list, id))) {
            let plan = plan.filter(|_| file == thing.place.file);
            let kept = Kept { context, workspace: &workspace, file, reader: &reader };
            match kept.versions() {
                Ok((versions, is_cut)) => {
                    made.extend(kept.made(versions, part, plan.map(|plan| &**plan)));
                    if is_cut {
                        let cut = say!(
                            "Historiken är inte hämtad i sin helhet; äldre ändringar saknas. git fetch --unshallow hämtar resten.",
                            "Not all of the history has been fetched; older changes are missing. git fetch --unshallow fetches the rest."
                        );
                        notes.push(cut.text(report.lang).to_owned());
                    }
                }
                Err(GitError::NoGit | GitError::NoRepository) => {
                    let none = say!(
                        "Utan git finns inga ändringar att visa, bara det som posterna själva säger.",
                        "Without git there are no changes to show, only what the records tell themselves."
                    );
                    notes.push(none.text(report.lang).to_owned());
                }
                Err(other) => return Err(other.into()),
            }
        }
        notes.dedup();
        made.sort_by_key(|made| made.day);
        let mut options = self.options;
        if let Some(field) = &mut options.field {
            let list = part.as_ref().map(|(list, _)| *list);
            *field = keyed(field, &forms(&workspace, thing, list));
            is_known(&made, field)?;
        }
        let title = if thing.title.is_empty() { thing.id.clone() } else { thing.title.clone() };
        let progress = progress_of(&workspace, thing).map(|filed| filed.record);
        let subject = Subject { id: thing.word(), title, plan: plan.map(|plan| &**plan), progress, made };
        let page = history::page(&report, &subject, &options, notes);
        context.put_page(&page, out)?;
        Ok(Exit::Fine)
    }
}

/// The files about a thing, and which part of each. An activity stands in its plan and in its progress file.
fn files<'t>(
    workspace: &Workspace,
    thing: &Entity,
    part: Option<(&'static str, &'t Word)>,
) -> Vec<(FileId, Option<(&'static str, &'t Word)>)> {
    let mut files = vec![(thing.place.file, part)];
    files.extend(progress_of(workspace, thing).map(|filed| (filed.file, None)));
    files
}

/// The progress of an activity.
fn progress_of<'w>(workspace: &'w Workspace, thing: &Entity) -> Option<Filed<'w, Progress>> {
    let (plan, id) = thing.of_plan().filter(|_| thing.kind == EntityKind::Activity)?;
    workspace.progress(&plan, &id)
}

/// What the schemas say of the thing and, where it is an activity, of its progress.
fn forms(workspace: &Workspace, thing: &Entity, list: Option<&'static str>) -> Vec<Form<'static>> {
    let whole = workspace.file(thing.place.file).kind.map(Kind::form);
    let own = match list {
        Some(list) => whole.and_then(|whole| whole.key(list)?.items()),
        None => whole,
    };
    let progress = Kind::named("activity").filter(|_| thing.kind == EntityKind::Activity).map(Kind::form);
    own.into_iter().chain(progress).collect()
}

/// A path with the key of its first field where the name of that is written.
fn keyed(path: &str, forms: &[Form<'_>]) -> String {
    let end = path.find(['.', '[']).unwrap_or(path.len());
    let (first, rest) = path.split_at(end);
    let key = forms.iter().find_map(|form| form.meant(first)).unwrap_or(first);
    format!("{key}{rest}")
}

/// A field that has never changed is more likely misspelt than untouched, so the known fields are listed.
fn is_known(made: &[Made], field: &str) -> Result<(), CommandError> {
    let changes = || made.iter().filter_map(|made| made.stage.as_ref()).flat_map(|stage| &stage.changes);
    if changes().any(|own| own.paths().any(|path| is_of(&path, field))) {
        return Ok(());
    }
    let fields: BTreeSet<&str> =
        changes().map(|change| change.field.as_str()).filter(|field| !field.is_empty()).collect();
    let what = say!(
        "Ingen ändring av fältet {field} finns i historiken.",
        "No change of the field {field} is in the history."
    );
    Err(CommandError::unknown(what, field, fields.iter().copied()))
}
