//! What stands around the records: the files that a workspace begins with, the hooks that guard it, and whether it is
//! all there.

pub mod hooks;
mod editor;
pub mod ci;
mod files;
mod beginning;
mod hook_folder;
mod steps;
pub(crate) mod checks;

pub use beginning::Beginning;
pub use checks::{Check, Checkup, State};
pub use ci::Forge;
pub use editor::Editor;
pub use files::schema_line;
pub(crate) use files::{FORMS, forms, forms_ignored};
pub(crate) use steps::holds_something;
pub use steps::{Action, Left, Step, Work};
