//! How answers are written: a page of typed cells that knows no format, and the formats, which know no plan.
//! What a page contains is decided in `reports`.

pub mod columns;
pub(crate) mod page;
pub mod render;
