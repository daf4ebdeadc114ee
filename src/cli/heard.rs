//! Whoever reads an answer may stop doing so.

use std::io::{self, Write};

/// Writes to somebody who may have read enough and closed the pipe, as in `vbe status | head`. What comes after that is
/// thrown away, and the command goes on: what it does and how it ends never depends on who reads.
pub(super) struct Heard<'o> {
    to: &'o mut dyn Write,
    has_left: bool,
}

impl<'o> Heard<'o> {
    pub(super) fn by(to: &'o mut dyn Write) -> Self {
        Self { to, has_left: false }
    }

    /// What came of telling it, or that nobody listens any more.
    fn or_left<T>(&mut self, told: io::Result<T>, otherwise: T) -> io::Result<T> {
        match told {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                self.has_left = true;
                Ok(otherwise)
            }
            told => told,
        }
    }
}

impl Write for Heard<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.has_left {
            return Ok(bytes.len());
        }
        let told = self.to.write(bytes);
        self.or_left(told, bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.has_left {
            return Ok(());
        }
        let told = self.to.flush();
        self.or_left(told, ())
    }
}
