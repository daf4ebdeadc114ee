//! Everything outside the program: the disk, git, and the office files that people have. What their contents mean is
//! not known here.

pub mod disk;
pub(crate) mod state;
pub mod write;
pub mod git;
pub mod tables;
pub(crate) mod book;
pub(crate) mod document;
pub(crate) mod loopback;
pub(crate) mod editor;
