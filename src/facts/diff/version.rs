//! A record at one moment.

use super::leaves::{Leaves, in_list, leaves};
use crate::model::kinds::Kind;
use crate::model::load::Loaded;
use crate::model::records::Record;
use crate::syntax::schema::Form;
use crate::syntax::tree::What;
use crate::syntax::word::Word;

pub(super) struct Version {
    /// The content; empty when it cannot be read.
    pub(super) leaves: Leaves,
    /// The id as it is told; empty where it is not asked for.
    pub(super) id: String,
    pub(super) title: String,
    pub(super) is_read: bool,
}

/// What the schema of a file's kind says.
fn form(loaded: &Loaded) -> Option<Form<'static>> {
    loaded.kind.map(Kind::form)
}

impl Version {
    /// A version of a sound record.
    pub(super) fn of(loaded: &Loaded) -> Self {
        let yaml = loaded.yaml();
        let is_read = loaded.record.is_some();
        let root = yaml.tree.root().filter(|_| is_read);
        let leaves = root.map(|root| leaves(form(loaded), root)).unwrap_or_default();
        let title = leaves.get(&vec![Word::from("title")]).and_then(|title| title.first());
        let title = title.map(ToString::to_string);
        let id = match &loaded.record {
            Some(Record::Activity(progress)) => format!("{}/{}", progress.plan, progress.id),
            _ => loaded.id().to_owned(),
        };
        Self { leaves, id, title: title.unwrap_or_default(), is_read }
    }

    /// A version of a file, also one that is no sound record.
    pub(super) fn of_file(loaded: &Loaded) -> Self {
        let yaml = loaded.yaml();
        let root = yaml.tree.root().filter(|root| matches!(root.what(), What::Map));
        let leaves = root.map(|root| leaves(form(loaded), root)).unwrap_or_default();
        Self {
            is_read: root.is_some() && yaml.faults.is_empty(),
            leaves,
            id: String::new(),
            title: String::new(),
        }
    }

    /// The content of one part.
    pub(super) fn part(&self, list: &str, id: &Word) -> impl Iterator<Item = (&Vec<Word>, &Vec<Word>)> {
        let from = vec![Word::from(list), in_list(id)];
        let own = from.clone();
        self.leaves.range(from..).take_while(move |(path, _)| path.starts_with(&own))
    }

    /// The version reduced to one part.
    pub(super) fn only(self, list: &str, id: &Word) -> Self {
        let leaves = self.part(list, id).map(|(path, values)| (path.clone(), values.clone())).collect();
        Self { leaves, ..self }
    }
}
