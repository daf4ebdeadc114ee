//! One thing in git that can hold text about a person.

/// One thing that git keeps.
#[derive(Debug)]
pub struct Piece {
    /// What kind of thing it is.
    pub what: What,
    /// The path from the root of the repository, if there is one. A path can itself hold what must not be shown.
    pub path: Option<String>,
    /// The short name of the commit that added it, if known.
    pub commit: Option<String>,
    /// The content, or why it could not be read.
    pub bytes: Result<Vec<u8>, Unread>,
}

/// The kinds of thing that git keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum What {
    /// The content of a file.
    File,
    /// The target of a symbolic link.
    Link,
    /// The name of a file or folder that belongs to no commit.
    Name,
    /// The message of a commit.
    Message,
    /// The message of a tag.
    TagMessage,
    /// A note that git keeps beside a commit.
    Note,
    /// The name of a branch.
    Branch,
    /// The name of a tag.
    Tag,
    /// The name of another ref.
    Ref,
    /// The part of the history that a shallow clone lacks.
    History,
}

/// Why something could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// Larger than the largest allowed record; the size in bytes.
    TooLarge(u64),
    /// git refers to the object but does not have it.
    Missing,
    /// A message in an encoding that cannot be read here.
    Encoding,
    /// A submodule whose repository is not here.
    Submodule,
    /// The clone is shallow: the history before this has not been fetched.
    Cut,
}

/// Receives the pieces one by one.
pub type Sink<'s> = dyn FnMut(Piece) + 's;

/// Which files are wanted though nothing is new in them, by their paths.
pub type Wish<'w> = dyn Fn(&str) -> bool + 'w;
