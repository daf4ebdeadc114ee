//! What the work lacks: requirements and needs that nothing answers, promises without a time, a goal or somebody
//! responsible, and what is late or without news. A gap is no error in the records; those are found by `rules`.
//!
//! How gaps are shown is for `reports`: nothing here knows a language setting, a page or a revision. The list of the
//! kinds of gap is [`GapKind`].

mod words;
mod kind;
mod gap;
mod ground;
mod occasions;
mod surveys;
mod decided;
mod told;
mod overdue;
mod revised;
mod training;
mod signs;
mod laws;
mod find;
mod filter;
mod compared;
pub(crate) mod placed;
pub(crate) mod moments;

pub use compared::Compared;
pub use filter::Filter;
pub use find::Found;
pub(crate) use find::late;
pub use gap::Gap;
pub use kind::GapKind;
pub(crate) use occasions::missed;
pub(crate) use words::Subject;
