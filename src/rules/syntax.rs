//! Finds text that is not YAML.

use super::rule::Message;
use crate::base::lang::Say;
use crate::syntax::fault::{FaultKind, Syntax};

pub(super) fn tell(kind: &FaultKind) -> Option<Message> {
    let FaultKind::Syntax(syntax) = kind else { return None };
    let said = of_lines(*syntax).or_else(|| of_two(*syntax));
    let (what, help) = said.unwrap_or_else(|| of_whole(*syntax));
    Some(Message::new(what, help))
}

/// The message for a mistake on a line.
fn of_lines(syntax: Syntax) -> Option<(Say, Say)> {
    Some(match syntax {
        Syntax::Tab => (
            Say::fixed("Raden är indragen med en tabb.", "The line is indented with a tab."),
            Say::fixed("Dra in med mellanslag, två per nivå.", "Indent with spaces, two for each level."),
        ),
        Syntax::Quote => (
            Say::fixed(
                "Ett citattecken är inte avslutat, eller så står det något efter det avslutande.",
                "A quotation mark is not closed, or something stands after the closing one.",
            ),
            Say::fixed(
                "Avsluta med samma tecken som texten börjar med. Ett citattecken inuti texten skrivs dubbelt ('') eller med \\\".",
                "Close with the mark that the text begins with. A mark inside the text is doubled ('') or written \\\".",
            ),
        ),
        Syntax::Bracket => (
            Say::fixed(
                "En parentes, [ ] eller { }, är inte avslutad eller avslutas med fel tecken.",
                "A bracket, [ ] or { }, is not closed, or is closed by the wrong one.",
            ),
            Say::fixed(
                "Skriv en lista som [ett, två]. En text som börjar med [ eller { ska stå inom citattecken.",
                "Write a list as [one, two]. A text that begins with [ or { is to stand in quotation marks.",
            ),
        ),
        Syntax::Indentation => (
            Say::fixed(
                "Raden står inte rakt under dem som den hör ihop med.",
                "The line does not stand straight under those it belongs with.",
            ),
            Say::fixed(
                "Ge raden samma indrag som raderna på samma nivå, med mellanslag.",
                "Give the line the same indent as the lines of its level, with spaces.",
            ),
        ),
        Syntax::Colon => (
            Say::fixed(
                "Ett kolon står där inget värde kan börja. Ofta är det en text med ”: ” i sig, eller ett felaktigt indrag.",
                "A colon stands where no value can begin. Often it is a text with “: ” in it, or a wrong indent.",
            ),
            Say::fixed(
                "Sätt hela texten inom citattecken, eller rätta indraget.",
                "Put the whole text in quotation marks, or mend the indent.",
            ),
        ),
        Syntax::NoColon => (
            Say::fixed("Raden saknar kolon efter nyckeln.", "The line lacks a colon after its key."),
            Say::fixed(
                "Skriv nyckel: värde. Fortsätter en text på nästa rad ska den vara indragen.",
                "Write key: value. A text that goes on in the next line is to be indented.",
            ),
        ),
        Syntax::Character => (
            Say::fixed(
                "Ett värde kan inte börja med det här tecknet.",
                "A value cannot begin with this character.",
            ),
            Say::fixed("Sätt texten inom citattecken.", "Put the text in quotation marks."),
        ),
        Syntax::Unseen => (
            Say::fixed(
                "Här står ett tecken som inte syns, ofta ett hårt mellanslag. Det följer med när text klistras in.",
                "A character that cannot be seen stands here, often a hard space. It comes along when text is pasted.",
            ),
            Say::fixed(
                "Ta bort tecknet. Går det inte att se, skriv om raden för hand.",
                "Remove the character. If it cannot be seen, write the line anew by hand.",
            ),
        ),
        Syntax::LineEnd => (
            Say::fixed(
                "Raden slutar med bara CR, som i gamla Mac-program. Vissa program läser det som en ny rad och andra inte.",
                "The line ends with CR alone, as in old Mac programs. Some programs read a new line there and others do not.",
            ),
            Say::fixed(
                "Spara filen med radslut LF eller CRLF; det väljs i redigeringsprogrammet.",
                "Save the file with the line ends LF or CRLF; the editor lets you choose.",
            ),
        ),
        _ => return None,
    })
}

/// The message for two things that are read as one, or one that there are two of.
fn of_two(syntax: Syntax) -> Option<(Say, Say)> {
    Some(match syntax {
        Syntax::NoSpace => (
            Say::fixed(
                "Det saknas ett mellanslag efter kolonet, och då läses raden som ett enda ord.",
                "The space after the colon is missing, so that the line is read as one word.",
            ),
            Say::fixed(
                "Skriv ett mellanslag efter kolonet: nyckel: värde.",
                "Write a space after the colon: key: value.",
            ),
        ),
        Syntax::Conflict => (
            Say::fixed(
                "Här står två versioner av samma rader: två har ändrat dem, och git har lämnat kvar båda.",
                "Two versions of the same lines stand here: two have changed them, and git has left both.",
            ),
            Say::fixed(
                "Välj en av versionerna, eller gör en av dem båda, och ta bort raderna <<<<<<<, ======= och >>>>>>>.",
                "Choose one of the versions, or make one of both, and remove the lines <<<<<<<, ======= and >>>>>>>.",
            ),
        ),
        _ => return None,
    })
}

/// The message for a mistake in the structure of the file.
fn of_whole(syntax: Syntax) -> (Say, Say) {
    match syntax {
        Syntax::Empty => (
            Say::fixed("Filen är tom.", "The file is empty."),
            Say::fixed(
                "Skriv minst kind: och id:, eller ta bort filen.",
                "Write at least kind: and id:, or remove the file.",
            ),
        ),
        Syntax::NotAMapping => (
            Say::fixed(
                "Filen ska bestå av rader med nyckel: värde.",
                "The file is to be lines of key: value.",
            ),
            Say::fixed(
                "Börja filen med kind: och id:, längst till vänster.",
                "Begin the file with kind: and id:, at the left edge.",
            ),
        ),
        Syntax::SecondDocument => (
            Say::fixed(
                "Här börjar ett andra dokument i samma fil.",
                "A second document begins here in the same file.",
            ),
            Say::fixed(
                "Lägg det i en egen fil, och ta bort raden med ---.",
                "Put it in a file of its own, and remove the line with ---.",
            ),
        ),
        Syntax::Toml => (
            Say::fixed(
                "Inställningarna går inte att läsa vidare härifrån.",
                "The settings cannot be read from here on.",
            ),
            Say::fixed(
                "Skriv nyckel = \"värde\". En sökväg skrivs med /, också i Windows.",
                "Write key = \"value\". A path is written with /, on Windows too.",
            ),
        ),
        Syntax::TooDeep => (
            Say::fixed(
                "Det är för många nivåer inuti varandra.",
                "There are too many levels inside each other.",
            ),
            Say::fixed(
                "Ingen fil behöver mer än ett tiotal nivåer.",
                "No file needs more than some ten levels.",
            ),
        ),
        Syntax::KeyNotText => (
            Say::fixed("En nyckel ska vara ett ord, inte en lista.", "A key is to be a word, not a list."),
            Say::fixed("Skriv nyckel: värde.", "Write key: value."),
        ),
        _ => (
            Say::fixed("Det går inte att läsa vidare härifrån.", "Nothing can be read from here on."),
            Say::fixed(
                "Jämför med raderna omkring: indrag, kolon, citattecken och parenteser.",
                "Compare with the lines around: indents, colons, quotation marks and brackets.",
            ),
        ),
    }
}
