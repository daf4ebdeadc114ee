//! Signs that a plan may exist on paper only. Each is a question to the steering group, and blames nobody.

use super::entry::{Subject, Words};
use crate::base::lang::Say;

pub(in crate::gaps) static UNTOLD: Words = Words {
    name: "symbolic-untold",
    title: Say::fixed(
        "Fråga till styrgruppen: pågår arbetet utan att antecknas?",
        "A question for the steering group: does the work go on unrecorded?",
    ),
    one: Say::fixed("fråga om uppföljningen", "question of the follow-up"),
    many: Say::fixed("frågor om uppföljningen", "questions of the follow-up"),
    also: &[],
    subject: Subject::Plan,
    close: Say::fixed(
        "Gå igenom åtgärderna en gång med de ansvariga, och skriv under updates vad de säger.",
        "Go through the activities once with those responsible, and write under updates what they say.",
    ),
};

pub(in crate::gaps) static UNMEASURED: Words = Words {
    name: "symbolic-unmeasured",
    title: Say::fixed(
        "Fråga till styrgruppen: hur märks det om det löpande arbetet gör nytta?",
        "A question for the steering group: how is it seen whether the ongoing work is of use?",
    ),
    one: Say::fixed("fråga om vad som mäts", "question of what is measured"),
    many: Say::fixed("frågor om vad som mäts", "questions of what is measured"),
    also: &[],
    subject: Subject::Plan,
    close: Say::fixed(
        "Välj de viktigaste löpande åtgärderna, och skriv en indicator för var och en.",
        "Choose the most important of the ongoing activities, and write an indicator for each.",
    ),
};

pub(in crate::gaps) static UNCHANGED: Words = Words {
    name: "symbolic-unchanged",
    title: Say::fixed(
        "Fråga till styrgruppen: är åtgärderna fortfarande de rätta?",
        "A question for the steering group: are the activities still the right ones?",
    ),
    one: Say::fixed("fråga om oförändrad text", "question of unchanged text"),
    many: Say::fixed("frågor om oförändrad text", "questions of unchanged text"),
    also: &[],
    subject: Subject::Plan,
    close: Say::fixed(
        "Pröva varje åtgärd mot den senaste lägesbilden, och skriv i needs varför den står kvar.",
        "Try every activity against the latest situation picture, and write in needs why it stays.",
    ),
};
