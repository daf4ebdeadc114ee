//! Everything outside the program: the disk, git, and the office files that people have. What any of it means is not
//! known here.

pub mod disk;
pub mod write;
pub mod git;
pub mod tables;
