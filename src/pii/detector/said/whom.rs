//! Words for the person that something is stated of.

use crate::pii::detector::cues::Cues;

pub(super) const SUBJECTS: Cues = Cues::of(&[
    "han", "hon", "hen", "jag", "pojken", "flickan", "eleven", "ungdomen", "killen", "tjejen", "mannen",
    "kvinnan", "personen", "barnet", "sonen", "dottern", "brodern", "systern", "mamman", "pappan", "modern",
    "fadern", "klienten", "brukaren", "hans", "hennes", "hens", "brorsan", "syrran", "storebror",
    "lillebror", "kusinen", "vännen", "kompisen", "deltagaren", "ynglingen", "grabben", "individen",
    "föräldrarna", "familjen", "patienten", "avhopparen", "elevens", "pojkens", "flickans", "ungdomens",
    "mammans", "pappans", "storasyster", "lillasyster", "mormor", "farmor",
]);
