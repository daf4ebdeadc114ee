//! Signs that a plan may exist on paper only. Each says what is seen, and blames nobody.

use super::entry::{Subject, Words};
use crate::base::lang::Say;

pub(in crate::gaps) static UNTOLD: Words = Words {
    name: "symbolic-untold",
    title: Say::fixed(
        "Planer där ingen åtgärd har följts upp",
        "Plans in which no activity has been followed up",
    ),
    one: Say::fixed("plan där ingen åtgärd har följts upp", "plan in which no activity has been followed up"),
    many: Say::fixed(
        "planer där ingen åtgärd har följts upp",
        "plans in which no activity has been followed up",
    ),
    also: &[
        Say::fixed("plan utan uppföljning", "plan without follow-up"),
        Say::fixed("planer utan uppföljning", "plans without follow-up"),
    ],
    subject: Subject::Plan,
    close: Say::fixed(
        "Gå igenom åtgärderna en gång med de ansvariga, och skriv in vad de säger: vbe note ÅTGÄRD.",
        "Go through the activities once with those responsible, and enter what they say: vbe note ACTIVITY.",
    ),
};

pub(in crate::gaps) static UNMEASURED: Words = Words {
    name: "symbolic-unmeasured",
    title: Say::fixed("Löpande arbete som inte mäts", "Ongoing work that is not measured"),
    one: Say::fixed("plan med löpande arbete som inte mäts", "plan with ongoing work that is not measured"),
    many: Say::fixed(
        "planer med löpande arbete som inte mäts",
        "plans with ongoing work that is not measured",
    ),
    also: &[],
    subject: Subject::Plan,
    close: Say::fixed(
        "Välj de viktigaste löpande åtgärderna, och ange en indikator (`indicator`) för var och en.",
        "Choose the most important of the ongoing activities, and enter an indicator (`indicator`) for each.",
    ),
};

pub(in crate::gaps) static UNCHANGED: Words = Words {
    name: "symbolic-unchanged",
    title: Say::fixed("Åtgärder med oförändrad text", "Activities with unchanged text"),
    one: Say::fixed("plan med oförändrade åtgärder", "plan with unchanged activities"),
    many: Say::fixed("planer med oförändrade åtgärder", "plans with unchanged activities"),
    also: &[],
    subject: Subject::Plan,
    close: Say::fixed(
        "Pröva varje åtgärd mot den senaste lägesbilden, och ange vilket behov (`needs`) den är kopplad till.",
        "Try every activity against the latest situation picture, and enter which need (`needs`) it answers.",
    ),
};
