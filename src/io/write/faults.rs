//! What a test does to the disk: it lets any one deed fail, or be the last that is done.
//!
//! Everything that is written passes `step`, one deed at a time, so a test can take them in order until a run needs no
//! more of them.

use std::cell::{Cell, RefCell};
use std::io;
use std::rc::Rc;

use super::Deed;

/// What is asked before each deed.
type Hook = Box<dyn FnMut(Deed) -> io::Result<()>>;

thread_local! {
    static HOOK: RefCell<Option<Hook>> = const { RefCell::new(None) };
}

/// Asks the hook of this thread, if there is one.
pub(super) fn before(deed: Deed) -> io::Result<()> {
    HOOK.with_borrow_mut(|hook| hook.as_mut().map_or(Ok(()), |hook| hook(deed)))
}

/// Runs something with a hook.
pub(crate) fn with<T>(hook: impl FnMut(Deed) -> io::Result<()> + 'static, run: impl FnOnce() -> T) -> T {
    HOOK.set(Some(Box::new(hook)));
    let came = run();
    HOOK.set(None);
    came
}

/// What becomes of a deed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    /// That deed fails so, and those after it are done.
    Fails(io::ErrorKind),
    /// The process dies before it: nothing more is done to the disk.
    Dies,
}

/// Runs something where the deed with that number has that fate, and tells whether it came so far.
pub(crate) fn at<T>(number: usize, fate: Fate, run: impl FnOnce() -> T) -> (T, bool) {
    let done = Rc::new(Cell::new(0));
    let counted = Rc::clone(&done);
    let hook = move |_| {
        let own = counted.replace(counted.get() + 1);
        match fate {
            Fate::Fails(kind) if own == number => Err(kind.into()),
            Fate::Dies if own >= number => Err(io::ErrorKind::Other.into()),
            _ => Ok(()),
        }
    };
    let came = with(hook, run);
    (came, done.get() > number)
}
