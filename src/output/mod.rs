//! How answers are written: a page of typed cells that knows no format, and the formats, which know no plan. What stands
//! on a page is for `reports`.

pub mod page;
pub mod mask;
pub mod render;
