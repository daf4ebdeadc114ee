//! One file's text: read into a tree that knows its places, judged by a schema, and changed in place. No disk, and
//! nothing about what a plan or a case is: that is for `model`.

pub(crate) mod decode;
pub mod unsearched;
pub mod text;
pub(crate) mod unquoted;
pub mod tree;
pub mod word;
pub mod fault;
pub mod finding;
pub(crate) mod allow;
pub mod yaml;
pub(crate) mod toml;
pub(crate) mod schema;
pub mod edit;
