//! The messages of an editor as they come on standard input and go to standard output: a head that tells how long each is, an
//! empty line, and the message.

use std::io::{self, BufRead, Read};

/// The longest message that is read. A file of the largest size that is a record, with every character written as an escape,
/// has room in it.
const LIMIT: usize = 64 * 1024 * 1024;

/// The longest line of a head.
const LINE: u64 = 1024;

/// The next message; `None` when the editor has ended.
///
/// # Errors
/// What comes is no head, or a message longer than any that an editor sends: where the next one begins is then not known.
pub(crate) fn read(from: &mut impl BufRead) -> io::Result<Option<Vec<u8>>> {
    let mut length: Option<usize> = None;
    loop {
        let mut line = Vec::new();
        let read = from.by_ref().take(LINE).read_until(b'\n', &mut line)?;
        if read == 0 {
            return Ok(None);
        }
        let line = String::from_utf8_lossy(&line);
        let line = line.strip_suffix('\n').ok_or_else(no_head)?.trim_end_matches('\r');
        if line.is_empty() {
            break;
        }
        let (name, value) = line.split_once(':').ok_or_else(no_head)?;
        if name.trim().eq_ignore_ascii_case("content-length") {
            length = Some(value.trim().parse().map_err(|_| no_head())?);
        }
    }
    let length = length.filter(|length| *length <= LIMIT).ok_or_else(no_head)?;
    let mut message = Vec::new();
    // What is promised is not made room for before it comes.
    let read = from.take(length as u64).read_to_end(&mut message)?;
    Ok((read == length).then_some(message))
}

fn no_head() -> io::Error {
    io::Error::from(io::ErrorKind::InvalidData)
}

/// A message to an editor.
#[derive(Debug)]
pub(crate) struct Message(String);

impl Message {
    /// The message of a text in the form that editors read.
    pub(crate) fn new(text: String) -> Self {
        Self(text)
    }

    /// The message with its head.
    pub(crate) fn framed(&self) -> String {
        format!("Content-Length: {}\r\n\r\n{}", self.0.len(), self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(mut bytes: &[u8]) -> Vec<Result<String, io::ErrorKind>> {
        let mut found = Vec::new();
        loop {
            match read(&mut bytes) {
                Ok(Some(message)) => found.push(Ok(String::from_utf8(message).unwrap())),
                Ok(None) => return found,
                Err(error) => {
                    found.push(Err(error.kind()));
                    return found;
                }
            }
        }
    }

    #[test]
    fn a_message_is_as_long_as_its_head_says() {
        let two = ["{\"å\":1}", "{}"].map(|text| Message::new(text.to_owned()).framed()).concat();
        assert_eq!(all(two.as_bytes()), [Ok("{\"å\":1}".to_owned()), Ok("{}".to_owned())]);
        let others = b"content-type: x\ncontent-length:2\n\n{}";
        assert_eq!(all(others), [Ok("{}".to_owned())], "other heads and line ends");
        assert_eq!(all(b"Content-Length: 9\r\n\r\n{}"), [], "an editor that died while it wrote");
        let wrong: [&[u8]; 5] = [
            b"hello\r\n\r\n{}", b"\r\n{}", b"Content-Length: -1\r\n\r\n",
            b"Content-Length: 99999999999\r\n\r\n{}", &[b'a'; 4096],
        ];
        for bytes in wrong {
            assert_eq!(all(bytes), [Err(io::ErrorKind::InvalidData)]);
        }
    }
}
