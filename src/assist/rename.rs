//! Another id for something: where it is written, where it is named, and in the names of files.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::follow::{definition, uses};
use super::scene::{FileEdit, Scene, Splice};
use crate::base::lang::Say;
use crate::base::likeness::{fold, slug};
use crate::facts::leads::{self, Name};
use crate::model::load::Loaded;
use crate::model::records::Record;
use crate::model::references::Target;
use crate::model::workspace::Workspace;
use crate::say;
use crate::syntax::edit::in_brackets;
use crate::syntax::fault::Fault;
use crate::syntax::finding::{FileId, Place};
use crate::syntax::text::Span;
use crate::syntax::tree::At;
use crate::syntax::yaml;

/// What can be renamed at a byte of the file: what stands there of it, and the id as it stands.
pub(crate) fn renamable(scene: Scene<'_>, at: usize) -> Option<(Span, String)> {
    let place = definition(scene, at)?;
    let id = id_at(scene.workspace, place)?;
    let own = leads::names(scene.loaded()).into_iter().find(|name| super::follow::holds(name.text.span, at));
    // By another name than its id something is only named.
    let span = match own {
        None => place.span,
        Some(name) => last_part(&name, &id)?,
    };
    Some((span, id))
}

/// The id that stands at a place.
fn id_at(workspace: &Workspace, place: Place) -> Option<String> {
    let loaded = workspace.file(place.file);
    let parts = loaded.links.definitions.iter().flat_map(|list| &list.ids);
    let id = parts.chain(loaded.record.as_ref().map(Record::id)).find(|id| id.span == place.span)?;
    Some(id.stands().into_raw().to_owned())
}

/// Where the id stands in a name of it: the whole, or what comes after the plan or the framework.
fn last_part(name: &Name<'_>, id: &str) -> Option<Span> {
    let written = name.text.stands().into_raw();
    let own = written.rsplit('/').next()?;
    if fold(own) != fold(id) {
        return None;
    }
    // In quotes the letters begin one byte later, and then the whole is given.
    let span = name.text.span;
    let is_plain = span.range().len() == written.len();
    let start = if is_plain { span.end as usize - own.len() } else { span.start as usize };
    Some(Span::new(start, span.end as usize))
}

/// What has to be changed for what is named at a byte to have another id; why it cannot have it, otherwise.
pub(crate) fn renamed(scene: Scene<'_>, at: usize, new: &str) -> Result<Vec<FileEdit>, Say> {
    let nothing = || Say::fixed("Här står inget id att byta.", "There is no id here to change.");
    let workspace = scene.workspace;
    let (_, old) = renamable(scene, at).ok_or_else(nothing)?;
    let place = definition(scene, at).ok_or_else(nothing)?;
    if slug(new) != new || new.is_empty() {
        let form = slug(new);
        return Err(if form.is_empty() {
            Say::fixed(
                "Ett id skrivs med små bokstäver, siffror och bindestreck.",
                "An id is written with small letters, digits and hyphens.",
            )
        } else {
            say!(
                "Ett id skrivs med små bokstäver, siffror och bindestreck: {form}",
                "An id is written with small letters, digits and hyphens: {form}"
            )
        });
    }
    let loaded = workspace.file(place.file);
    // An id that is none is what another one mends, wherever it stands.
    let text = loaded.source.text.raw();
    let is_of_id = |fault: &Fault| text.get(fault.span.range()) == text.get(place.span.range());
    if loaded.record.is_none() || loaded.faults.iter().any(|fault| fault.tears() && !is_of_id(fault)) {
        return Err(Say::fixed(
            "Filen har fel. Rätta dem först, så att inget som nämner id:t förbises.",
            "The file has faults. Mend them first, so that nothing that names the id is missed.",
        ));
    }
    if let Some(other) = torn_beside(workspace, place.file, &old) {
        return Err(say!(
            "{other} har fel och kan nämna id:t. Rätta den filen först.",
            "{other} has faults and may name the id. Mend that file first."
        ));
    }
    if is_taken(workspace, place, new) {
        return Err(say!(
            "Det finns redan något med id {new}.",
            "There is something with the id {new} already."
        ));
    }
    let is_record = loaded.record.as_ref().is_some_and(|record| record.id().span == place.span);
    if is_record && workspace.config.flow.as_deref() == Some(old.as_str()) {
        return Err(say!(
            "vbe.toml har flow = \"{old}\". Ta bort den raden först, och skriv den igen med det nya id:t.",
            "vbe.toml has flow = \"{old}\". Take that line out first, and write it again with the new id."
        ));
    }
    let mut changes: Vec<(FileId, Splice)> = vec![(place.file, respelled(place.span, new))];
    for (file, name) in uses(workspace, place) {
        let written = name.text.stands().into_raw();
        let own = match written.split_once('/') {
            Some((before, own)) if own == old => format!("{before}/{new}"),
            None if fold(written) == fold(&old) => new.to_owned(),
            // It goes by another of its names, which it keeps.
            _ => continue,
        };
        changes.push((file, respelled(name.text.span, &own)));
    }
    changes.extend(of_no_id(loaded, &old, new).into_iter().map(|splice| (place.file, splice)));
    if is_record {
        changes.extend(of_parts(workspace, place.file, &old, new));
    }
    changes.sort_by_key(|(file, splice)| (*file, splice.span));
    changes.dedup();
    let mut edits: Vec<FileEdit> = Vec::new();
    for (file, splice) in changes {
        match edits.last_mut() {
            Some(FileEdit::Text { file: last, splices }) if *last == file => splices.push(splice),
            _ => edits.push(FileEdit::Text { file, splices: vec![splice] }),
        }
    }
    if !edits.iter().all(|edit| is_that(workspace, edit)) {
        return Err(Say::fixed(
            "Det som nämner id:t är skrivet så att det inte går att byta säkert. Byt det för hand.",
            "What names the id is written so that it cannot be changed with certainty. Change it by hand.",
        ));
    }
    edits.extend(moved(workspace, place, new));
    Ok(edits)
}

/// Whether a file says what it said with the new ids in their places, and nothing else. As with every other change to a file,
/// what is made is read again and compared (ADR 15).
fn is_that(workspace: &Workspace, edit: &FileEdit) -> bool {
    let FileEdit::Text { file, splices } = edit else { return true };
    let text = workspace.file(*file).source.text.raw();
    let mut new = text.to_string();
    for splice in splices.iter().rev() {
        new.replace_range(splice.span.range(), &splice.new);
    }
    let new = Arc::new(new);
    let (was, now) = (yaml::read(text, true), yaml::read(&new, true));
    let Some((was_root, now_root)) = was.tree.root().zip(now.tree.root()) else { return false };
    let spans: Vec<Span> = splices.iter().map(|splice| splice.span).collect();
    now.faults.is_empty()
        && was.comments.len() == now.comments.len()
        && is_same_but(was_root, now_root, &spans)
}

/// Whether two trees are the same but for the scalars at these places of the first.
fn is_same_but(was: At<'_>, now: At<'_>, spans: &[Span]) -> bool {
    match (was.scalar(), now.scalar()) {
        (Some(one), Some(other)) => one == other || spans.contains(&was.span()),
        (None, None) => {
            let (one, other) = (was.children(), now.children());
            was.items().count() == now.items().count()
                && was.len() == now.len()
                && one.zip(other).all(|(one, other)| is_same_but(one, other, spans))
        }
        _ => false,
    }
}

fn respelled(span: Span, text: &str) -> Splice {
    Splice { span, new: in_brackets(text) }
}

/// Where a file names something by what can be no id, and so leads nowhere: only one thing in it can be meant.
fn of_no_id(loaded: &Loaded, old: &str, new: &str) -> Vec<Splice> {
    let text = loaded.source.text.raw();
    let defined = loaded.links.definitions.iter().flat_map(|list| &list.ids);
    let defined: Vec<Span> = defined.filter(|id| *id.stands().raw() == old).map(|id| id.span).collect();
    let spans = loaded.faults.iter().map(|fault| fault.span).filter(|span| !defined.contains(span));
    let of_it = spans.filter(|span| defined.len() == 1 && text.get(span.range()) == Some(old));
    of_it.map(|span| respelled(span, new)).collect()
}

/// The names of parts of a record that begin with its id: `plan/activity`.
fn of_parts(workspace: &Workspace, of: FileId, old: &str, new: &str) -> Vec<(FileId, Splice)> {
    let is_whole = |name: &Name<'_>| {
        name.targets
            .iter()
            .any(|target| matches!(target, Target::Activity | Target::Requirement | Target::Indicator))
    };
    let files = workspace.files().flat_map(|(file, loaded)| {
        leads::names(loaded).into_iter().filter(is_whole).map(move |name| (file, name))
    });
    let change = |(file, name): (FileId, Name<'_>)| {
        let (before, own) = name.text.stands().into_raw().split_once('/')?;
        let is_of = before == old && leads::place(workspace, file, &name)?.file == of;
        is_of.then(|| (file, respelled(name.text.span, &format!("{new}/{own}"))))
    };
    files.filter_map(change).collect()
}

/// Another file that cannot be read in full and has the id as a word: what it names is not known.
fn torn_beside<'w>(workspace: &'w Workspace, of: FileId, id: &str) -> Option<&'w str> {
    let has_it = |loaded: &Loaded| {
        let text = fold(loaded.source.text.raw());
        let mut words = text.split(|char: char| !char.is_alphanumeric() && !matches!(char, '-' | '_'));
        words.any(|word| word == fold(id))
    };
    let mut torn = workspace.files().filter(|(file, loaded)| *file != of && loaded.is_incomplete());
    torn.find(|(_, loaded)| has_it(loaded)).map(|(_, loaded)| &*loaded.source.label)
}

/// Whether something of the sort has the id already.
fn is_taken(workspace: &Workspace, place: Place, new: &str) -> bool {
    let loaded = workspace.file(place.file);
    let own = loaded.record.as_ref();
    if own.is_some_and(|record| record.id().span == place.span) {
        return match own {
            // What has happened to an activity is of its plan.
            Some(Record::Activity(_)) | None => true,
            Some(record) => workspace.file_of(record.kind(), new).found().is_some(),
        };
    }
    let is_actor = |part: &str| matches!(part, "role" | "unit" | "group");
    let list = loaded.links.definitions.iter().find(|list| list.ids.iter().any(|id| id.span == place.span));
    list.is_none_or(|list| {
        if is_actor(list.part) {
            workspace.actor(new).found().is_some()
        } else {
            loaded.links.holds(list.part, new)
        }
    })
}

/// Where a file is on the disk.
pub(super) fn path_of(workspace: &Workspace, loaded: &Loaded) -> PathBuf {
    workspace.root.join(Path::new(loaded.source.path.raw()))
}

/// The files whose names are the id: that of the record, and those of what has happened to an activity or in a plan.
fn moved(workspace: &Workspace, place: Place, new: &str) -> Vec<FileEdit> {
    let own = workspace.file(place.file);
    let is_record = own.record.as_ref().is_some_and(|record| record.id().span == place.span);
    let path = |loaded: &Loaded| path_of(workspace, loaded);
    let named = |path: &Path, name: &str| {
        let ending = path.extension().map(|ending| ending.to_string_lossy().into_owned()).unwrap_or_default();
        path.with_file_name(format!("{name}.{ending}"))
    };
    let mut all: Vec<(PathBuf, PathBuf)> = Vec::new();
    if let Some(record) = own.record.as_ref().filter(|_| is_record) {
        if own.is_called(record.id()) {
            all.push((path(own), named(&path(own), new)));
        }
        if let Record::Plan(plan) = record {
            // The folder as a whole: not every editor makes one for a file that is moved.
            let filed = workspace.progress_of(&plan.id).map(|filed| workspace.file(filed.file));
            let mut folders = filed.filter(|told| told.is_filed_under(&plan.id)).map(path);
            let folder = folders.find_map(|told| told.parent().map(Path::to_path_buf));
            all.extend(folder.map(|folder| (folder.clone(), folder.with_file_name(new))));
        }
    } else if let Some(Record::Plan(plan)) = &own.record
        && let Some(activity) = plan.activities.iter().find(|activity| activity.id.span == place.span)
        && let Some(filed) = workspace.progress(&plan.id, &activity.id)
    {
        let told = workspace.file(filed.file);
        if told.is_called(&activity.id) {
            all.push((path(told), named(&path(told), new)));
        }
    }
    all.into_iter().map(|(from, to)| FileEdit::Move { from, to }).collect()
}
