//! A file that has been read and judged by itself, and what it is called.

use std::collections::HashSet;

use crate::base::halfyear::HalfYear;
use crate::base::likeness::{are_alike, slug};
use crate::base::period::Period;
use crate::model::bounds::Broken;
use crate::model::cover::Cover;
use crate::model::kinds::Kind;
use crate::model::records::report::Audience;
use crate::model::records::{Record, Spanned, Text};
use crate::model::references::Links;
use crate::pii::detector::Exposure;
use crate::pii::privacy::Exposed;
use crate::syntax::allow::Allow;
use crate::syntax::fault::{Fault, FaultKind, Unreadable};
use crate::syntax::text::{Source, Span};
use crate::syntax::unsearched::Unsearched;
use crate::syntax::yaml::{self, Yaml};

/// One file, read and judged by itself.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The path and text; text that identifies a person is hidden in it.
    pub source: Source,
    /// The kind of record, when it could be determined.
    pub kind: Option<&'static Kind>,
    /// The record; `None` when the file could not be read as one.
    pub record: Option<Record>,
    /// The id of a file that could not be read as a record. The id is still taken.
    pub claims: Option<Text>,
    /// The faults of the file by itself.
    pub faults: Vec<Fault>,
    /// The suppressions in its comments.
    pub allows: Vec<Allow>,
    /// The kind of text, which decides what may stand in it.
    pub exposure: Exposure,
    /// Everything in the file that identifies a person.
    pub exposed: Exposed,
    /// A changed half-year of registration. Only the guard sets it, since only the guard has earlier versions.
    pub rewritten: Option<Rewritten>,
    /// A half-year of registration that was published before the case came. It takes git to know.
    pub late: Option<Late>,
    /// How a publication is no longer what was printed, or not all of it. It takes git to know.
    pub unkept: Option<Unkept>,
    /// The time of another publication that it overlaps, where git has both. Only the guard sets it.
    pub(crate) twice: Option<Period>,
    /// What it names, and what can be named in it.
    pub(crate) links: Links,
    /// What in it cannot be so beside what else it says.
    pub(crate) broken: Broken,
    /// What is covered in its tree.
    pub(crate) cover: Cover,
}

/// A half-year of registration that differs from an earlier version of the case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rewritten {
    /// The half-year in this version, and where it stands.
    pub now: Spanned<HalfYear>,
    /// The half-year in the earlier version.
    pub was: HalfYear,
}

/// A half-year of registration that was published before the case came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Late {
    /// The half-year, and where it stands.
    pub half: Spanned<HalfYear>,
    /// Whether a commit has the case already, so that its half-year is never changed.
    pub is_committed: bool,
}

/// How a publication is no longer what was printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unkept {
    /// It says something else.
    Changed,
    /// It has been taken out.
    Gone,
    /// It is kept, and another of the same years has been published with other numbers.
    Divided,
}

impl Loaded {
    /// The id of the record, or of a file that could not be read as one.
    pub(crate) fn id(&self) -> &str {
        self.id_text().map_or_else(|| stem(&self.source.label), |id| &**id)
    }

    /// What tells the record from others of its kind: its id, with its plan where it is progress.
    pub(crate) fn key(&self) -> Unsearched {
        let id = self.own_id().into_raw();
        Unsearched::new(match &self.record {
            Some(Record::Activity(progress)) => format!("{}/{id}", progress.plan.stands().into_raw()),
            _ => id.to_owned(),
        })
    }

    /// The same as it stands in the file, for comparisons.
    pub(crate) fn own_id(&self) -> Unsearched<&str> {
        self.id_text().map_or_else(|| Unsearched::new(stem(self.source.path.raw())), Text::stands)
    }

    pub(super) fn id_text(&self) -> Option<&Text> {
        self.record.as_ref().map(Record::id).or(self.claims.as_ref())
    }

    /// Whether the file is called as this text of its record. A name may have been composed differently by the system
    /// that stored it, and is still the same.
    pub(crate) fn is_called(&self, text: &Text) -> bool {
        are_alike(stem(self.source.path.raw()), text.stands().raw())
    }

    /// Whether the folder of the file is called as this text of its record.
    pub(crate) fn is_filed_under(&self, text: &Text) -> bool {
        let folder = self.source.path.raw().rsplit('/').nth(1).unwrap_or_default();
        are_alike(folder, text.stands().raw())
    }

    /// Whether a text of its record could be the name of a file, as it stands.
    pub(crate) fn is_slug(text: &Text) -> bool {
        slug(text.stands().raw()) == *text.stands().raw()
    }

    /// Whether the file only looks like a record: it is hidden, or a copy that another program left.
    pub(crate) fn is_stray(&self) -> bool {
        self.faults.iter().any(|fault| fault.kind == FaultKind::Unreadable(Unreadable::Stray))
    }

    /// Whether it is a record about people, or what is published of them, outside the folder for it.
    pub(crate) fn is_misplaced(&self) -> bool {
        self.faults.iter().any(|fault| matches!(fault.kind, FaultKind::Misplaced { .. }))
    }

    /// Whether it tells what has been published for the public.
    pub(crate) fn is_published(&self) -> bool {
        matches!(&self.record, Some(Record::Report(report)) if report.audience == Some(Audience::Public))
    }

    /// Whether the file could not be read at all.
    pub(crate) fn is_unreadable(&self) -> bool {
        self.faults.iter().any(|fault| matches!(fault.kind, FaultKind::Unreadable(_)))
    }

    /// The file's tree, as its record was read: what identifies people is covered in it.
    pub(crate) fn yaml(&self) -> Yaml<'_> {
        let text = self.source.text.raw();
        let mut yaml = yaml::read(text, false);
        self.cover.put_on(text, &mut yaml.tree);
        yaml
    }

    /// Tells these values as they are written, but for what is certain.
    pub(in crate::model) fn spare(&mut self, values: Vec<Span>) {
        self.cover.spare(values);
        self.read_again();
    }

    /// Covers a value that only the settings know to be wrong, wherever it is told.
    pub(in crate::model) fn hide(&mut self, value: Span) {
        self.cover.hide(&[value]);
        self.source.hide([value].into_iter());
        self.read_again();
    }

    /// Makes the record and its references of the tree as it is covered now.
    fn read_again(&mut self) {
        let yaml = self.yaml();
        let Some((root, kind)) = yaml.tree.root().zip(self.kind) else { return };
        let named: HashSet<Span> = self.links.references.iter().map(|own| own.text.span).collect();
        let links = kind.links(root, |span| !named.contains(&span));
        let record = kind.read(root);
        (self.record, self.links) = (record, links);
    }

    /// Whether part of the file's content may be missing from the record.
    pub(crate) fn is_incomplete(&self) -> bool {
        self.record.is_none() || self.faults.iter().any(Fault::tears)
    }
}

/// A file of which only the text is used.
pub(crate) fn bare(source: Source) -> Loaded {
    let (exposure, exposed) = (Exposure::Open, Exposed::default());
    Loaded {
        source,
        kind: None,
        record: None,
        claims: None,
        faults: Vec::new(),
        allows: Vec::new(),
        exposure,
        exposed,
        rewritten: None,
        late: None,
        unkept: None,
        twice: None,
        links: Links::default(),
        broken: Broken::default(),
        cover: Cover::default(),
    }
}

/// The name of a file without its folder and ending.
pub(crate) fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}
