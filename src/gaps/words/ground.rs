//! The basis of a plan: its situation picture, the groups that meet, what they decide, the routines that are kept and the units
//! that are trained.

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
        "Påminn källan. När svaret har kommit: skriv in det (`answered: yes`) och när det kom (`answered_on`).",
        "Remind the source. When the answer has come: enter it (`answered: yes`) and when it came (`answered_on`).",
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
        "Påminn dem, och skriv in hur många som svarade (`answered`).",
        "Remind them, and enter how many did (`answered`).",
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
        "Ta reda på vad skillnaden beror på, och skriv in förklaringen (`explained`) vid skillnaden (`contradictions`).",
        "Find out what the difference comes from, and enter the explanation (`explained`) with the difference (`contradictions`).",
    ),
};

pub(in crate::gaps) static GROUP_NOT_MET: Words = Words {
    name: "group-not-met",
    title: Say::fixed("Grupper med för få antecknade möten", "Groups with too few meetings recorded"),
    one: Say::fixed("grupp med för få antecknade möten", "group with too few meetings recorded"),
    many: Say::fixed("grupper med för få antecknade möten", "groups with too few meetings recorded"),
    also: &[],
    subject: Subject::Group,
    close: Say::fixed(
        "Kalla till nästa möte, eller skriv in de möten som har hållits: vbe new möte.",
        "Call the next meeting, or enter those that have been held: vbe new meeting.",
    ),
};

pub(in crate::gaps) static NOT_FOLLOWED_UP: Words = Words {
    name: "not-followed-up",
    title: Say::fixed(
        "Planer med färre antecknade uppföljningar än de ska ha",
        "Plans with fewer follow-ups recorded than they ask for",
    ),
    one: Say::fixed(
        "plan med färre antecknade uppföljningar än beslutat",
        "plan with fewer follow-ups recorded than decided",
    ),
    many: Say::fixed(
        "planer med färre antecknade uppföljningar än beslutat",
        "plans with fewer follow-ups recorded than decided",
    ),
    also: &[
        Say::fixed("plan utan antecknad uppföljning", "plan without a recorded follow-up"),
        Say::fixed("planer utan antecknad uppföljning", "plans without a recorded follow-up"),
    ],
    subject: Subject::Plan,
    close: Say::fixed(
        "Lämna en uppföljning till mottagaren, eller skriv in den som har lämnats, med den tid som den avser (`period`): vbe new redovisning.",
        "Give the receiver a follow-up, or enter the one that was given, with the time that it is for (`period`): vbe new report.",
    ),
};

pub(in crate::gaps) static REVISION_OVERDUE: Words = Words {
    name: "revision-overdue",
    title: Say::fixed("Planer som skulle ha reviderats", "Plans overdue for revision"),
    one: Say::fixed("plan som skulle ha reviderats", "plan overdue for revision"),
    many: Say::fixed("planer som skulle ha reviderats", "plans overdue for revision"),
    also: &[],
    subject: Subject::Plan,
    close: Say::fixed(
        "Ta upp planen för revidering, och skriv in beslutet under beslut (`decisions`) eller en ny tid för revideringen (`revision`).",
        "Take the plan up for revision, and enter the decision (`decisions`) or a new time for the revision (`revision`).",
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
        "Ordna en utbildning, eller skriv in de som har hållits, med enheterna (`units`) eller antalen enhet för enhet (`by_unit`): vbe new utbildning.",
        "Arrange training, or enter what has been held, with the units (`units`) or the numbers unit by unit (`by_unit`): vbe new training.",
    ),
};

pub(in crate::gaps) static TRAINING_NOT_HELD: Words = Words {
    name: "training-not-held",
    title: Say::fixed(
        "Planerade utbildningar som inte är antecknade som hållna",
        "Planned training not recorded as held",
    ),
    one: Say::fixed(
        "planerad utbildning som inte är antecknad som hållen",
        "planned training not recorded as held",
    ),
    many: Say::fixed(
        "planerade utbildningar som inte är antecknade som hållna",
        "planned trainings not recorded as held",
    ),
    also: &[],
    subject: Subject::Training,
    close: Say::fixed(
        "Skriv in när den hölls (`on`) och vilka som deltog, eller när den ska hållas i stället (`planned`).",
        "Enter when it was held (`on`) and who took part, or when it is to be held instead (`planned`).",
    ),
};

pub(in crate::gaps) static DECISION_NOT_DONE: Words = Words {
    name: "decision-not-done",
    title: Say::fixed(
        "Beslut som inte är antecknade som verkställda i tid",
        "Decisions not recorded as carried out in time",
    ),
    one: Say::fixed(
        "beslut som inte är antecknat som verkställt i tid",
        "decision not recorded as carried out in time",
    ),
    many: Say::fixed(
        "beslut som inte är antecknade som verkställda i tid",
        "decisions not recorded as carried out in time",
    ),
    also: &[Say::fixed("beslut ej verkställda", "decisions not done"), Say::fixed("ej verkställt", "")],
    subject: Subject::Decision,
    close: Say::fixed(
        "Verkställ beslutet och skriv dagen (`done`) vid beslutet i mötets fil, eller ta upp det på nästa möte.",
        "Carry out the decision and write the day (`done`) by it in the meeting's file, or raise it at the next meeting.",
    ),
};

pub(in crate::gaps) static TASK_OVERDUE: Words = Words {
    name: "task-overdue",
    title: Say::fixed(
        "Uppgifter som inte är antecknade som gjorda i tid",
        "Tasks not recorded as done in time",
    ),
    one: Say::fixed("uppgift som inte är antecknad som gjord i tid", "task not recorded as done in time"),
    many: Say::fixed(
        "uppgifter som inte är antecknade som gjorda i tid",
        "tasks not recorded as done in time",
    ),
    also: &[
        Say::fixed("försenad uppgift", "overdue task"),
        Say::fixed("försenade uppgifter", "overdue tasks"),
    ],
    subject: Subject::Task,
    close: Say::fixed(
        "Gör uppgiften och skriv dagen (`done`) vid den i åtgärdens uppföljning (`leads_to`), eller skriv en ny tid (`due`).",
        "Do the task and write the day (`done`) by it in the follow-up of the activity (`leads_to`), or write a new time (`due`).",
    ),
};

pub(in crate::gaps) static ROUTINE_OUTDATED: Words = Words {
    name: "routine-outdated",
    title: Say::fixed("Rutiner som hänvisar till en ersatt lag", "Routines that refer to a replaced law"),
    one: Say::fixed("rutin som hänvisar till en ersatt lag", "routine that refers to a replaced law"),
    many: Say::fixed("rutiner som hänvisar till en ersatt lag", "routines that refer to a replaced law"),
    also: &[Say::fixed("ersatt lag", "replaced law")],
    subject: Subject::Routine,
    close: Say::fixed(
        "Se över rutinen mot den lag som gäller nu, med en jurist där något är oklart. Skriv hänvisningen som den ska vara, och när översynen gjordes (`revised`).",
        "Review the routine against the law that holds now, with a lawyer where something is unclear. Write the reference as it is to be, and when the review was made (`revised`).",
    ),
};

pub(in crate::gaps) static REVIEW_OVERDUE: Words = Words {
    name: "review-overdue",
    title: Say::fixed("Rutiner som skulle ha setts över", "Routines overdue for review"),
    one: Say::fixed("rutin som skulle ha setts över", "routine overdue for review"),
    many: Say::fixed("rutiner som skulle ha setts över", "routines overdue for review"),
    also: &[],
    subject: Subject::Routine,
    close: Say::fixed(
        "Se över rutinen, och skriv in när det gjordes (`revised`) och när det ska göras nästa gång (`next`).",
        "Review the routine, and enter when that was done (`revised`) and when it is to be done next (`next`).",
    ),
};

pub(in crate::gaps) static TRIAL_OVERDUE: Words = Words {
    name: "trial-overdue",
    title: Say::fixed("Larmkedjor som skulle ha prövats", "Alarm chains overdue for a test"),
    one: Say::fixed("larmkedja som skulle ha prövats", "alarm chain overdue for a test"),
    many: Say::fixed("larmkedjor som skulle ha prövats", "alarm chains overdue for a test"),
    also: &[],
    subject: Subject::Chain,
    close: Say::fixed(
        "Pröva larmkedjan, och skriv in månaden (`tried`).",
        "Test the alarm chain, and enter the month (`tried`).",
    ),
};
