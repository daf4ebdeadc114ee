//! Chooses the language, colours, signs and width of an answer: from the options, and else from the
//! environment.

use std::path::PathBuf;

use super::world::World;
use crate::base::lang::{Lang, Say};
use crate::base::wording::{self, Word};
use crate::io::disk;
use crate::model::config::Config;
use crate::output::render::{RenderOptions, Signs};
use crate::syntax::text::Source;

// The options that are looked for before the parser has read the arguments.
pub(super) const ROOT: &str = "root";
pub(super) const CONFIG: &str = "config";
pub(super) const LANG: &str = "lang";
pub(super) const COLOR: &str = "color";

/// The language: `--lang`, then `VBE_LANG`, then `vbe.toml`, then the locale, then English.
///
/// It is needed before the arguments are parsed, since help and usage errors are in that language too. So
/// this function looks for its own options, and leaves every fault to the parser.
pub(super) fn language(world: &World) -> Lang {
    said_language(world).unwrap_or(Lang::En)
}

/// The language, where anything says which.
pub(super) fn said_language(world: &World) -> Option<Lang> {
    let said = word(world, LANG).and_then(|lang| Lang::read(&lang));
    let variable = |name: &str| world.variable(name).and_then(Lang::read);
    let configured = || Config::language(&settings(world)?.1);
    let locale = || ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(variable);
    said.or_else(|| variable("VBE_LANG")).or_else(configured).or_else(locale)
}

/// What is told in Swedish where nothing says which language is read.
pub(super) const IN_SWEDISH: &str = "På svenska: --lang sv";

/// The folder of the workspace and the text of its settings, before the arguments are parsed.
pub(super) fn settings(world: &World) -> Option<(PathBuf, Source)> {
    let root = word(world, ROOT).map(|root| world.folder.join(root));
    let root = root.or_else(|| disk::workspace(&world.folder))?;
    let config = word(world, CONFIG).map_or_else(|| root.join("vbe.toml"), |path| world.folder.join(path));
    let (source, _) = Source::of_bytes(String::new(), disk::read(&config).ok()?);
    Some((root, source))
}

/// The value of an option, given as the next argument or joined to the option with `=`.
fn word(world: &World, name: &str) -> Option<String> {
    let option = format!("--{name}");
    let mut args = world.args.iter().skip(1).map(|arg| arg.to_string_lossy()).take_while(|arg| arg != "--");
    while let Some(arg) = args.next() {
        if arg == option {
            return args.next().map(Into::into);
        }
        if let Some(value) = arg.strip_prefix(&option).and_then(|rest| rest.strip_prefix('=')) {
            return Some(value.to_owned());
        }
    }
    None
}

/// The narrowest page: on a narrower screen its lines are broken by the screen.
pub(super) const NARROWEST: usize = 40;

/// How an answer looks: the width and colours that were asked for, or else those of the terminal.
pub(super) fn render_options(world: &World, lang: Lang, width: Option<usize>, comma: bool) -> RenderOptions {
    let columns = world.variable("COLUMNS").and_then(|columns| columns.parse().ok());
    // A page is made to be read at a meeting: 80 columns, also on a wide screen, unless more is asked for.
    let seen = world.width.or(columns).map_or(80, |width| width.clamp(NARROWEST, 100));
    let width = width.unwrap_or(if world.terminal { seen } else { 80 });
    RenderOptions { lang, width, terminal: world.terminal, colour: colour(world), signs: signs(world), comma }
}

/// When there is colour, as people type it.
pub(super) fn colours() -> [Word<'static>; 3] {
    [
        Word::new("auto", Say::fixed("automatiskt", "automatically")),
        Word::new("always", Say::fixed("alltid", "always")),
        Word::new("never", Say::fixed("aldrig", "never")),
    ]
}

/// Whether there is colour: `--color`, then `NO_COLOR`, then whether a person sees it.
pub(super) fn colour(world: &World) -> bool {
    let words = colours();
    let said = word(world, COLOR).and_then(|written| words.get(wording::meant(&written, &words)?));
    match said.map(|word| word.name) {
        Some("always") => true,
        Some("never") => false,
        _ => world.terminal && world.variable("NO_COLOR").is_none() && world.variable("TERM") != Some("dumb"),
    }
}

/// Which signs an answer can be written with: all of them, unless the locale has another encoding than
/// Unicode's or the terminal is a plain one.
fn signs(world: &World) -> Signs {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(|name| world.variable(name));
    let has_letters = locale.is_none_or(|locale| match locale.split_once('.') {
        Some((_, letters)) => letters.to_lowercase().replace('-', "").starts_with("utf8"),
        None => !matches!(locale, "C" | "POSIX"),
    });
    let has_all = has_letters && world.variable("TERM") != Some("dumb");
    if has_all { Signs::All } else { Signs::Plain }
}
