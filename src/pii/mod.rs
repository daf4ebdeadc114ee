//! Finds what in a text identifies a person, and where it stands. The keys that a record may not have are in
//! `base::forbidden`, since the schema's judge needs them.

pub mod detector;
mod remark;
mod diary;
pub mod privacy;
pub(crate) mod told;
