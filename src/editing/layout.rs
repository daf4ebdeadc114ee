//! The one layout that records have.

use super::change::Change;
use super::quoted::quoted;
use crate::model::load::Loaded;
use crate::model::workspace::Workspace;
use crate::syntax::edit::{SpliceError, tidy};

/// The change that formats a file; `None` when it already has the layout.
pub(crate) fn tidied(workspace: &Workspace, loaded: &Loaded) -> Result<Option<Change>, SpliceError> {
    let source = &loaded.source;
    if loaded.record.is_none() {
        return Err(SpliceError::Faulty);
    }
    let raw = source.text.raw();
    let text = tidy(&loaded.kind.map_or(raw.as_str().into(), |kind| quoted(raw, kind.form())))?;
    let is_tidy = text == **source.text.raw() && source.mark == 0;
    // The byte-order mark that some editors write first is removed too.
    Ok((!is_tidy).then(|| Change { now: text.clone().into_bytes(), ..Change::to(workspace, source, &text) }))
}
