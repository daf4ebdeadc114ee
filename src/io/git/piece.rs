//! One thing that git keeps and that can hold words about somebody.

/// One thing that git keeps.
#[derive(Debug)]
pub struct Piece {
    /// What it is.
    pub what: What,
    /// Its path from the root of the repository, where it has one. It can itself hold what must not be shown.
    pub path: Option<String>,
    /// The commit that brought it, by its short name, where one is known.
    pub commit: Option<String>,
    /// What it says, or why that could not be had.
    pub bytes: Result<Vec<u8>, Unread>,
}

/// What a thing that git keeps is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum What {
    /// A file's content.
    File,
    /// Where a symbolic link leads.
    Link,
    /// The name of a file or folder that no commit has.
    Name,
    /// The message of a commit.
    Message,
    /// The message of a tag.
    TagMessage,
    /// The name of a branch.
    Branch,
    /// The name of a tag.
    Tag,
    /// The name of something else that points to a commit.
    Ref,
    /// The history itself.
    History,
}

/// Why something could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// Larger than any record; its size in bytes.
    TooLarge(u64),
    /// git knows of it and does not have it.
    Missing,
    /// It is a repository in the repository, and is not here.
    Submodule,
    /// The history is cut: what lies before has not been fetched.
    Cut,
}

/// Who is given the pieces, one by one.
pub type Sink<'s> = dyn FnMut(Piece) + 's;
