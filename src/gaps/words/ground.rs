//! The basis of a plan: its situation picture, the groups that meet, what they decide and the units that are trained.

use super::entry::{Subject, Words};
use crate::base::lang::Say;

pub(in crate::gaps) static SITUATION_STALE: Words = Words {
    name: "situation-stale",
    title: Say::fixed("Planer utan aktuell lägesbild", "Plans without a current situation picture"),
    one: Say::fixed("plan utan aktuell lägesbild", "plan without a current situation picture"),
    many: Say::fixed("planer utan aktuell lägesbild", "plans without a current situation picture"),
    also: &[],
    subject: Subject::Plan,
    close: Say::fixed(
        "Ta fram en ny lägesbild och ange den som planens lägesbild (`situation`), med när den gjordes (`dated`).",
        "Make a new situation picture and name it as that of the plan (`situation`), with when it was made (`dated`).",
    ),
};

pub(in crate::gaps) static SOURCE_SILENT: Words = Words {
    name: "source-silent",
    title: Say::fixed(
        "Källor till lägesbilden som inte har svarat",
        "Sources of the situation picture that have not answered",
    ),
    one: Say::fixed("källa utan svar", "source without an answer"),
    many: Say::fixed("källor utan svar", "sources without an answer"),
    also: &[],
    subject: Subject::Source,
    close: Say::fixed(
        "Påminn källan, och skriv answered: yes och answered_on när svaret har kommit.",
        "Remind the source, and write answered: yes and answered_on when the answer has come.",
    ),
};

pub(in crate::gaps) static SURVEY_SILENT: Words = Words {
    name: "survey-silent",
    title: Say::fixed("Enkäter som alla inte har svarat på", "Surveys that not everybody has answered"),
    one: Say::fixed("enkät utan alla svar", "survey without all answers"),
    many: Say::fixed("enkäter utan alla svar", "surveys without all answers"),
    also: &[],
    subject: Subject::Survey,
    close: Say::fixed(
        "Påminn dem, och skriv i answered hur många som svarade.",
        "Remind them, and write in answered how many did.",
    ),
};

pub(in crate::gaps) static DIVERGENCE: Words = Words {
    name: "divergence",
    title: Say::fixed("Oförklarade skillnader mellan källor", "Unexplained differences between sources"),
    one: Say::fixed("oförklarad skillnad mellan källor", "unexplained difference between sources"),
    many: Say::fixed("oförklarade skillnader mellan källor", "unexplained differences between sources"),
    also: &[],
    subject: Subject::Milieu,
    close: Say::fixed(
        "Ta reda på vad skillnaden beror på, och skriv det i explained under contradictions.",
        "Find out what the difference comes from, and write it in explained under contradictions.",
    ),
};

pub(in crate::gaps) static GROUP_NOT_MET: Words = Words {
    name: "group-not-met",
    title: Say::fixed("Grupper som har träffats för sällan", "Groups that have met too seldom"),
    one: Say::fixed("grupp som har träffats för sällan", "group that has met too seldom"),
    many: Say::fixed("grupper som har träffats för sällan", "groups that have met too seldom"),
    also: &[],
    subject: Subject::Group,
    close: Say::fixed(
        "Kalla till nästa möte, eller skriv de möten som har hållits i records/meetings.",
        "Call the next meeting, or write those that have been held in records/meetings.",
    ),
};

pub(in crate::gaps) static NOT_FOLLOWED_UP: Words = Words {
    name: "not-followed-up",
    title: Say::fixed(
        "Planer som inte har följts upp så ofta som de ska",
        "Plans that have not been followed up as often as they say",
    ),
    one: Say::fixed("plan som inte har följts upp", "plan that has not been followed up"),
    many: Say::fixed("planer som inte har följts upp", "plans that have not been followed up"),
    also: &[],
    subject: Subject::Plan,
    close: Say::fixed(
        "Lämna en uppföljning till mottagaren, eller skriv den som har lämnats i records/reports med tiden i period.",
        "Give the receiver a follow-up, or write the one that was given in records/reports with its time in period.",
    ),
};

pub(in crate::gaps) static UNIT_UNTRAINED: Words = Words {
    name: "unit-untrained",
    title: Say::fixed("Planer med enheter utan utbildning", "Plans with units without training"),
    one: Say::fixed("plan med enheter utan utbildning", "plan with units without training"),
    many: Say::fixed("planer med enheter utan utbildning", "plans with units without training"),
    also: &[],
    subject: Subject::Units,
    close: Say::fixed(
        "Ordna en utbildning, eller skriv de som har hållits i records/trainings, med enheterna i units eller antalen i by_unit.",
        "Arrange training, or write what has been held in records/trainings, with the units in units or the numbers in by_unit.",
    ),
};

pub(in crate::gaps) static TRAINING_NOT_HELD: Words = Words {
    name: "training-not-held",
    title: Say::fixed(
        "Planerade utbildningar som inte är genomförda",
        "Planned training that has not been held",
    ),
    one: Say::fixed("planerad utbildning som inte är genomförd", "planned training that has not been held"),
    many: Say::fixed(
        "planerade utbildningar som inte är genomförda",
        "planned trainings that have not been held",
    ),
    also: &[],
    subject: Subject::Training,
    close: Say::fixed(
        "Skriv i on när den hölls och vilka som deltog, eller i planned när den ska hållas i stället.",
        "Write in on when it was held and who took part, or in planned when it is to be held instead.",
    ),
};

pub(in crate::gaps) static DECISION_NOT_DONE: Words = Words {
    name: "decision-not-done",
    title: Say::fixed("Beslut som inte är genomförda i tid", "Decisions not carried out in time"),
    one: Say::fixed("beslut som inte är genomfört i tid", "decision not carried out in time"),
    many: Say::fixed("beslut som inte är genomförda i tid", "decisions not carried out in time"),
    also: &[Say::fixed("beslut ej genomförda", "decisions not done")],
    subject: Subject::Decision,
    close: Say::fixed(
        "Genomför beslutet och skriv dagen (`done`) vid beslutet i mötets fil, eller ta upp det på nästa möte.",
        "Carry out the decision and write the day (`done`) by it in the meeting's file, or raise it at the next meeting.",
    ),
};
