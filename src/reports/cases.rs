//! The cases as counts, half-year by half-year, for the coordination group. Never for publication.

use std::collections::BTreeMap;

use super::list::CASES;
use super::setting::Setting;
use crate::facts::discretion::{Counted, crossed, is_crossing_safe, is_safe};
use crate::halfyear::HalfYear;
use crate::lang::{Lang, Say};
use crate::page::{Cell, Column, Fact, Fit, Of, Page, Part, Table};
use crate::period::Period;
use crate::records::case::Case;
use crate::records::vocabulary::{AgeBand, Environment, Measure, Source, Vocabulary};

/// What to show.
#[derive(Clone, Debug, Default)]
pub struct Wish {
    /// Only half-years within this time: as it is written, and its days.
    pub period: Option<(String, Period)>,
    /// Only cases of this area.
    pub area: Option<String>,
}

impl Wish {
    fn wants(&self, half: HalfYear) -> bool {
        let within = |(_, wanted): &(String, Period)| {
            half.period().is_some_and(|own| wanted.holds(own.first) && wanted.holds(own.last))
        };
        self.period.as_ref().is_none_or(within)
    }
}

/// What is said where there is no case.
pub(super) fn none(lang: Lang) -> &'static str {
    lang.pick("Här finns inga ärenden.", "There are no cases here.")
}

/// What must stand on every page of counts that are not to be published.
pub(super) fn internal(lang: Lang) -> &'static str {
    lang.pick("Internt – inte för publicering.", "Internal – not for publication.")
}

/// The page.
pub fn page(setting: &Setting<'_>, wish: &Wish) -> Page {
    let lang = setting.lang;
    let k = setting.whole.config.publication.k;
    let mut halves: BTreeMap<HalfYear, Vec<&Case>> = BTreeMap::new();
    for filed in setting.whole.cases() {
        let case = filed.record;
        let Some(registered) = case.registered.filter(|half| half.value.has_come(setting.day)) else {
            continue;
        };
        let area = wish
            .area
            .as_ref()
            .is_none_or(|area| case.area.as_ref().is_some_and(|own| *own == *area.as_str()));
        if wish.wants(registered.value) && area {
            halves.entry(registered.value).or_default().push(case);
        }
    }
    let sight = Sight { k, lang, is_part: wish.area.is_some() };
    let parts: Vec<Part> = halves.iter().map(|(half, cases)| sight.part(*half, cases)).collect();
    let mut notes = vec![internal(lang).to_owned()];
    if parts.is_empty() {
        notes.push(none(lang).to_owned());
    } else {
        notes.extend(sight.notes());
    }
    notes.extend(setting.cautions());
    let title = lang.pick("Ärenden – internt, inte för publicering", "Cases – internal, not for publication");
    setting.page(&CASES, title, parts, notes, asked(wish))
}

fn asked(wish: &Wish) -> Vec<(&'static str, Cell)> {
    let period = wish.period.as_ref().map_or(Cell::Nothing, |(text, _)| Cell::text(text));
    vec![("period", period), ("area", wish.area.as_ref().map_or(Cell::Nothing, Cell::text))]
}

/// A dimension that cases are counted by here: its name, what people call it, and its categories.
struct Dimension {
    name: &'static str,
    word: Say,
    categories: Vec<(&'static str, Say)>,
}

impl Dimension {
    fn of<V: Vocabulary>(name: &'static str, word: Say) -> Self {
        Self { name, word, categories: V::ALL.iter().map(|value| (value.name(), value.word())).collect() }
    }

    /// Those that a case has one category of.
    fn single() -> [Self; 3] {
        [
            Self::of::<Environment>("environment", Say::fixed("miljö", "milieu")),
            Self::of::<Source>("source", Say::fixed("rapporterat av", "reported by")),
            Self::of::<AgeBand>("age_band", Say::fixed("ålder", "age")),
        ]
    }

    /// The one that a case can have several of.
    fn multiple() -> Self {
        Self::of::<Measure>("measure", Say::fixed("insats", "measure"))
    }
}

/// A case's categories. One that has faults can lack some, and is then not counted in any: it is told of in a note.
fn counted(case: &Case) -> Option<Counted> {
    fn at<V: Vocabulary>(value: V) -> Option<usize> {
        V::ALL.iter().position(|own| *own == value)
    }
    let single = vec![at(case.environment?.value)?, at(case.source?.value)?, at(case.age_band?.value)?];
    Some(Counted { single, multiple: case.measures.iter().filter_map(|measure| at(measure.value)).collect() })
}

/// How counts are to be seen.
struct Sight {
    k: u64,
    lang: Lang,
    /// Whether only a part of the cases is seen: then a number could be taken from the same number of the whole, and
    /// what is left would be somebody else's small count. So no number is told there.
    is_part: bool,
}

impl Sight {
    fn cell(&self, count: u64) -> Cell {
        if self.is_part && count >= self.k { Cell::AtLeast(self.k) } else { Cell::guarded(count, self.k) }
    }

    fn notes(&self) -> Vec<String> {
        let (k, most) = (self.k, self.k - 1);
        let mut notes = vec![
            self.lang.pick(
                format!(
                    "<{k} betyder 0 till {most}. Ett ärende kan ha flera insatser. Halvår läggs inte ihop: av en \
                     summa går det att räkna fram det som inte visas."
                ),
                format!(
                    "<{k} means 0 to {most}. A case can have several measures. Half-years are not summed: from a \
                     sum one can work out what is not shown."
                ),
            ),
            self.lang
                .pick(
                    "Avidentifierat är inte anonymt; se vbe privacy.",
                    "De-identified is not anonymous; see vbe privacy.",
                )
                .to_owned(),
        ];
        if self.is_part {
            notes.push(self.lang.pick(
                format!("För ett område visas bara om antalet är minst {k} ({k}+)."),
                format!("For an area it is only shown whether a count is at least {k} ({k}+)."),
            ));
        }
        notes
    }

    fn part(&self, half: HalfYear, cases: &[&Case]) -> Part {
        let lang = self.lang;
        let counted: Vec<Counted> = cases.iter().filter_map(|case| counted(case)).collect();
        let total = counted.len() as u64;
        let mut facts = vec![Fact::new("cases", lang.pick("Ärenden", "Cases"), self.cell(total))];
        let (mut rows, mut hidden) = (Vec::new(), Vec::new());
        // Fewer than may be told of, and their categories would all be so too.
        if total >= self.k {
            let (own, kept) = self.rows(&counted);
            (rows, hidden) = (own, kept);
        }
        let hidden = if hidden.is_empty() { Cell::Empty(String::new()) } else { Cell::List(hidden) };
        facts.push(Fact::new("not_shown", lang.pick("Visas inte", "Not shown"), hidden));
        let columns = vec![
            Column::new("dimension", lang.pick("Efter", "By"), Fit::Narrow(14)),
            Column::new("category", lang.pick("Vad", "What"), Fit::Wide(1)),
            Column::new("count", lang.pick("Antal", "Count"), Fit::Narrow(7)),
        ];
        let table = (!rows.is_empty()).then_some(Table { of: "counts", columns, rows });
        Part {
            of: Of { list: "half_years", one: "half_year" },
            id: half.to_string(),
            title: half.to_string(),
            facts,
            table,
            lists: if total >= self.k { &[] } else { &["counts"] },
            parts: Vec::new(),
        }
    }

    /// The rows of a half-year, and the dimensions that must be held back.
    fn rows(&self, cases: &[Counted]) -> (Vec<Vec<Cell>>, Vec<Cell>) {
        let (single, multiple) = (Dimension::single(), Dimension::multiple());
        let (mut rows, mut hidden) = (Vec::new(), Vec::new());
        for (at, dimension) in single.iter().chain([&multiple]).enumerate() {
            let of = |category: usize| {
                let has = |case: &&Counted| match case.single.get(at) {
                    Some(own) => *own == category,
                    None => case.multiple.contains(&category),
                };
                cases.iter().filter(has).count() as u64
            };
            let counts: Vec<u64> = (0..dimension.categories.len()).map(of).collect();
            if is_safe(&counts, self.k) {
                let row = |(count, (name, word)): (&u64, &(&'static str, Say))| {
                    vec![
                        self.named(dimension.name, &dimension.word),
                        self.named(name, word),
                        self.cell(*count),
                    ]
                };
                rows.extend(counts.iter().zip(&dimension.categories).map(row));
            } else {
                hidden.push(self.named(dimension.name, &dimension.word));
            }
        }
        let all = self.named("crossed", &Say::fixed("alla fyra", "all four"));
        if self.is_part || !hidden.is_empty() || !is_crossing_safe(cases, self.k) {
            hidden.push(all);
        } else {
            rows.extend(self.crossed(cases, &all, &single, &multiple));
        }
        (rows, hidden)
    }

    /// The counts by all dimensions at once that are large enough. Every other is small, and is not listed: a list of
    /// them would be a list of the cases.
    fn crossed(
        &self,
        cases: &[Counted],
        all: &Cell,
        single: &[Dimension],
        multiple: &Dimension,
    ) -> Vec<Vec<Cell>> {
        let mut rows = Vec::new();
        for ((place, own), count) in crossed(cases).into_iter().filter(|(_, count)| *count >= self.k) {
            let of = single.iter().zip(&place).chain([(multiple, &own)]);
            let (mut ids, mut words) = (Vec::new(), Vec::new());
            for (name, word) in of.map(|(dimension, category)| &dimension.categories[*category]) {
                ids.push(*name);
                words.push(word.text(self.lang));
            }
            let category = Cell::Named { id: ids.join("/"), title: words.join(", ") };
            rows.push(vec![all.clone(), category, self.cell(count)]);
        }
        rows
    }

    fn named(&self, id: &str, word: &Say) -> Cell {
        Cell::Named { id: id.to_owned(), title: word.text(self.lang).to_owned() }
    }
}
