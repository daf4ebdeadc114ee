//! A path as a word of a command that people are told to run.

/// The word for a path, whatever stands in it: a shell reads it as that path and as nothing else. A path that is empty is
/// the folder that one is in.
pub(crate) fn word(path: &str) -> String {
    let is_plain = |char: char| char.is_alphanumeric() || "._-/:█".contains(char);
    let path = match path {
        "" => ".".to_owned(),
        // It would be taken for an option.
        path if path.starts_with('-') => format!("./{path}"),
        path => path.to_owned(),
    };
    if path.chars().all(is_plain) {
        return path;
    }
    // In Windows no quotation mark can stand in a path, and cmd knows only that one.
    if cfg!(windows) && !path.contains(['$', '`', '%', '"']) {
        return format!("\"{path}\"");
    }
    format!("'{}'", path.replace('\'', r"'\''"))
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_shell_reads_a_word_as_it_is_written() {
        for path in
            ["mina ärenden/cases", "$(touch x)", "a'b", "a\"b", "a`b`", "a;b", "a&b", "*", "~x", "ä/ö.yaml"]
        {
            let told =
                std::process::Command::new("sh").args(["-c", &format!("printf %s {}", word(path))]).output();
            assert_eq!(String::from_utf8(told.unwrap().stdout).unwrap(), path);
        }
    }

    #[test]
    fn what_is_plain_stands_as_it_is() {
        assert_eq!(
            (word("records/cases"), word(""), word("-x")),
            ("records/cases".into(), ".".into(), "./-x".into())
        );
        assert_eq!(word("../c d"), "'../c d'");
    }
}
