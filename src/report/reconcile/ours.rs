//! What is computed here of one told thing, and where the trace explains it.

use crate::methodology::Unit;
use crate::model::{Amount, Fraction, Level, Ratio};
use crate::report::official::{Held, held};
use crate::score::{CellScore, IndicatorScore, Points, Results, SchoolScore};

use super::Beside;
use super::told::{Part, Step, Told};

/// One school's score, to be held against what is told.
pub(super) struct Ours<'r> {
    pub(super) results: &'r Results,
    pub(super) score: SchoolScore,
}

/// What is computed here: a number, a word, or nothing.
enum Found {
    Number(Points),
    Word(&'static str),
    Nothing,
}

impl Ours<'_> {
    /// A told thing beside ours.
    pub(super) fn beside(&self, told: &Told) -> Beside {
        let percent = told.text.ends_with('%') && self.is_rate(&told.part);
        let text = if percent { told.text.trim_end_matches('%').trim_end() } else { told.text.as_str() };
        let held = match self.find(told) {
            Found::Number(points) => held(text, Some(if percent { hundredfold(points) } else { points })),
            Found::Word(word) => {
                let same = word == told.text;
                Held { computed: word.to_owned(), difference: String::new(), same, last_place: false }
            }
            Found::Nothing => held(text, None),
        };
        let (label, group, group_label) = self.names(&told.part);
        Beside {
            step: told.step.id(),
            node: self.node(told),
            label,
            group,
            group_label,
            line: told.line,
            official: text.to_owned(),
            computed: held.computed,
            difference: held.difference,
            percent,
            same: held.same,
            last_place: held.last_place && !held.same,
        }
    }

    /// The index as our weights make it from the official levels; nothing when none is told that could stand in for ours.
    pub(super) fn with_levels(&self, told: &[Told]) -> Option<Points> {
        let own = self.score.index.ok()?;
        let mut moved = None;
        for told in told.iter().filter(|told| told.step == Step::Level) {
            let (Some(cell), Ok(level)) = (self.cell(&told.part), told.text.parse::<i128>()) else { continue };
            let by_level =
                matches!(told.part, Part::Cell(rule, _) if self.results.methodology.indicators()[rule].scale.is_none());
            if by_level && cell.scored && (1..=i128::from(Level::MAX)).contains(&level) {
                let ours = i128::from(cell.level.map_or(0, Level::number));
                *moved.get_or_insert(0) += (level - ours) * (cell.maximum / i128::from(Level::MAX));
            }
        }
        moved.map(|moved: i128| self.score.points(own + moved))
    }

    fn indicator(&self, rule: usize) -> Option<&IndicatorScore> {
        self.score.indicators.iter().find(|own| own.rule == Some(rule))
    }

    fn cell(&self, part: &Part) -> Option<&CellScore> {
        let Part::Cell(rule, group) = part else { return None };
        self.indicator(*rule)?.cells.iter().find(|cell| cell.group == *group)
    }

    fn is_rate(&self, part: &Part) -> bool {
        matches!(part, Part::Cell(rule, _) if self.results.methodology.indicators()[*rule].unit == Unit::Percent)
    }

    fn find(&self, told: &Told) -> Found {
        let number = |points: Option<Points>| points.map_or(Found::Nothing, Found::Number);
        let points = |num: i128| Some(self.score.points(num));
        match (&told.part, told.step) {
            (Part::Cell(..), step) => self.find_in_cell(&told.part, step),
            (Part::Indicator(rule), step) => {
                let own = self.indicator(*rule).filter(|own| own.scored);
                number(own.and_then(|own| match step {
                    Step::Possible => points(own.maximum),
                    Step::Points => points(own.points),
                    Step::State | Step::Denominator | Step::Numerator | Step::Value | Step::Level | Step::Base => None,
                }))
            }
            (Part::Domain(at), step) => {
                let own = self.score.domains.get(*at);
                number(own.and_then(|own| match step {
                    Step::Base => Some(own.base.into()),
                    Step::Possible => points(own.maximum),
                    Step::Points => (own.maximum > 0).then(|| self.score.points(own.points)),
                    Step::State | Step::Denominator | Step::Numerator | Step::Value | Step::Level => None,
                }))
            }
            (Part::Index, Step::Base) => number(Some(self.score.weights.base.into())),
            (Part::Index, Step::Possible) => {
                // In no more digits than it has: an index without points has no most points either.
                number(
                    self.score
                        .index
                        .ok()
                        .map(|_| self.score.domains.iter().map(|own| own.maximum).sum::<i128>())
                        .and_then(points),
                )
            }
            (Part::Index, Step::Points) => number(self.score.index.ok().and_then(points)),
            (Part::Index, Step::State | Step::Denominator | Step::Numerator | Step::Value | Step::Level) => {
                Found::Nothing
            }
        }
    }

    fn find_in_cell(&self, part: &Part, step: Step) -> Found {
        let whole = |count: u64| Points { num: i128::from(count), den: 1 };
        let Some(cell) = self.cell(part) else { return Found::Nothing };
        let amount = cell.measure.amount();
        let found = match step {
            Step::State => return Found::Word(cell.measure.state().id()),
            Step::Denominator => amount.map(|amount| whole(amount.denominator)),
            Step::Numerator => amount.and_then(|amount| amount.numerator).map(whole),
            Step::Value => amount.and_then(Amount::known_value).map(exact),
            Step::Level => cell.level.map(|level| whole(level.number().into())),
            Step::Possible => cell.scored.then(|| self.score.points(cell.maximum)),
            Step::Points => cell.scored.then(|| self.score.points(cell.points)),
            Step::Base => None,
        };
        found.map_or(Found::Nothing, Found::Number)
    }

    /// The node of the school's trace that explains it.
    fn node(&self, told: &Told) -> String {
        let methodology = &self.results.methodology;
        let id = |rule: usize| methodology.indicators()[rule].id.as_str();
        match (&told.part, told.step) {
            (Part::Index, _) => "index".to_owned(),
            (Part::Domain(at), _) => {
                let node = self.score.domains.get(*at).map_or(0, |own| own.node);
                format!("domain/{}", methodology.nodes()[node].id)
            }
            (Part::Indicator(rule), _) => format!("indicator/{}", id(*rule)),
            (Part::Cell(rule, group), step) => {
                let cell = self.cell(&told.part);
                let below = match step {
                    Step::State | Step::Denominator | Step::Numerator | Step::Value => "/measure",
                    Step::Level if cell.is_some_and(|cell| cell.level.is_some()) => "/level",
                    Step::Level | Step::Base | Step::Possible | Step::Points => "",
                };
                match cell {
                    Some(_) => format!("cell/{}/{}{below}", id(*rule), group.id()),
                    None => format!("indicator/{}", id(*rule)),
                }
            }
        }
    }

    /// Label, group's id and group's label.
    fn names(&self, part: &Part) -> (String, &'static str, &'static str) {
        let methodology = &self.results.methodology;
        let label = |rule: usize| methodology.indicators()[rule].label.clone();
        match part {
            Part::Index => (String::new(), "", ""),
            Part::Domain(at) => {
                let node = self.score.domains.get(*at).map_or(0, |own| own.node);
                (methodology.nodes()[node].label.clone(), "", "")
            }
            Part::Indicator(rule) => (label(*rule), "", ""),
            Part::Cell(rule, group) => (label(*rule), group.id(), group.label()),
        }
    }
}

fn exact(value: Fraction) -> Points {
    value.ratio().into()
}

/// A proportion in percent.
fn hundredfold(points: Points) -> Points {
    (points.ratio() * Ratio::from_integer(100)).into()
}
