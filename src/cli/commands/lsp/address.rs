//! The addresses of files as editors write them, `file:///home/…`, and their paths.

use std::path::{Path, PathBuf};

/// The path of a file; `None` for what is no file of this machine, such as one that has never been saved.
pub(super) fn path(address: &str) -> Option<PathBuf> {
    let rest = address.strip_prefix("file://")?;
    // Between the two there may be the name of this machine.
    let rest = &rest[rest.find('/')?..];
    let path = decoded(rest)?;
    let path = if is_drive(&path) { path[1..].to_owned() } else { path };
    Some(PathBuf::from(path))
}

/// Whether a path has a letter of a drive after its first `/`: `/c:/`.
fn is_drive(path: &str) -> bool {
    let mut chars = path.chars().skip(1);
    chars.next().is_some_and(|letter| letter.is_ascii_alphabetic()) && chars.next() == Some(':')
}

/// The address of a file.
pub(super) fn address(path: &Path) -> String {
    let path = path.to_string_lossy().replace('\\', "/");
    let path = path.strip_prefix("//?/").unwrap_or(&path);
    let mut address = String::from("file://");
    if !path.starts_with('/') {
        address.push('/');
    }
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) {
            address.push(byte.into());
        } else {
            let digit = |half: u8| char::from_digit(half.into(), 16).unwrap_or_default().to_ascii_uppercase();
            address.extend(['%', digit(byte >> 4), digit(byte & 15)]);
        }
    }
    address
}

fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        if let (b'%', [high, low, after @ ..]) = (first, after) {
            let digit = |byte: &u8| char::from(*byte).to_digit(16);
            let byte = digit(high)? * 16 + digit(low)?;
            bytes.push(u8::try_from(byte).ok()?);
            rest = after;
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_leads_to_its_file_and_back() {
        for own in ["/hem/å ä/plan 1.yaml", "/a/b#c%20.yaml", "/a/(b)+&=.yaml"] {
            assert_eq!(path(&address(Path::new(own))), Some(PathBuf::from(own)));
        }
        assert_eq!(path("file:///c%3A/plan.yaml"), Some(PathBuf::from("c:/plan.yaml")));
        assert_eq!(path("file:///C:/plan.yaml"), Some(PathBuf::from("C:/plan.yaml")));
        assert_eq!(address(Path::new("C:\\a b\\plan.yaml")), "file:///C%3A/a%20b/plan.yaml");
        assert_eq!(path("file://localhost/a.yaml"), Some(PathBuf::from("/a.yaml")));
        for none in ["untitled:Untitled-1", "https://a/b.yaml", "file://", "file:///%zz", "file:///%ff"] {
            assert_eq!(path(none), None, "{none}");
        }
    }
}
