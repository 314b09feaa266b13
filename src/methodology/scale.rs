//! Points in proportion to the value, in equal steps: `scale = { from = "0 %", to = "100 %", steps = 100 }` gives as many
//! hundredths of the maximum as the value has whole percent, half a percent rounded up. Levels are still those of the cut
//! points, for reading; the points are the scale's.

use super::file::{Raw, Reading};
use super::number::{cut_point, number};
use super::refusal::RefusalKind;
use super::types::{Better, Unit};
use crate::document::Kind;
use crate::model::{Fraction, Ratio};

/// Equal steps from no points to all. A value half way to the next step has reached it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scale {
    /// Where each step is reached, from the first to the last.
    reached_at: Vec<Fraction>,
}

/// More steps than anybody needs.
const MOST_STEPS: i64 = 1000;

impl Scale {
    /// So many steps between two values; nothing when the numbers are too fine, or `to` is not better than `from`.
    fn new(from: Fraction, to: Fraction, steps: u32, better: Better) -> Option<Self> {
        if from == to || !better.reaches(to, from) {
            return None;
        }
        let (from, to) = (from.ratio(), to.ratio());
        let halves = Ratio::from_integer(2 * i128::from(steps));
        let at = |step: u32| {
            let way = Ratio::from_integer(2 * i128::from(step) - 1) / halves;
            let value = from + (to - from) * way;
            Some(Fraction::new(i64::try_from(*value.numer()).ok()?, i64::try_from(*value.denom()).ok()?))
        };
        Some(Self { reached_at: (1..=steps).map(at).collect::<Option<_>>()? })
    }

    /// How many steps there are.
    #[must_use]
    pub fn steps(&self) -> u32 {
        u32::try_from(self.reached_at.len()).unwrap_or(u32::MAX)
    }

    /// How many steps the value has reached.
    #[must_use]
    pub fn mark(&self, value: Fraction, better: Better) -> u32 {
        u32::try_from(self.reached_at.partition_point(|at| better.reaches(value, *at))).unwrap_or(u32::MAX)
    }
}

/// Reads a scale; `from` and `to` are in the indicator's unit.
pub(super) fn scale(raw: &Raw<'_>, unit: Unit, better: Better, reading: &mut Reading<'_>) -> Option<Scale> {
    const EXPECTED: &str = "{ from = \"0 %\", to = \"100 %\", steps = 100 }, from what earns nothing to what earns all";
    let fields = match &raw.value.kind {
        Kind::Table(table) if table.len() == 3 => ["from", "to", "steps"].map(|key| table.get(key)),
        _ => [None; 3],
    };
    let [Some(from), Some(to), Some(steps)] = fields else {
        raw.refuse(reading, RefusalKind::Value, EXPECTED);
        return None;
    };
    let from = cut_point(from, unit == Unit::Percent, &raw.name, reading)?;
    let to = cut_point(to, unit == Unit::Percent, &raw.name, reading)?;
    let steps = number(&steps.kind).filter(|n| !n.percent && n.value.den == 1).map(|n| n.value.num);
    let steps = steps.filter(|n| (1..=MOST_STEPS).contains(n)).and_then(|n| u32::try_from(n).ok());
    let read = steps.and_then(|steps| Scale::new(from, to, steps, better));
    if read.is_none() {
        raw.refuse(reading, RefusalKind::Value, format!("{EXPECTED}; at most {MOST_STEPS} steps"));
    }
    read
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn percent(tenths: i64) -> Fraction {
        Fraction::new(tenths, 1000)
    }

    #[test]
    fn whole_percent_are_rounded_half_up() {
        let scale = Scale::new(percent(0), percent(1000), 100, Better::Higher).unwrap();
        for (tenths, mark) in [(0, 0), (4, 0), (5, 1), (444, 44), (445, 45), (994, 99), (995, 100), (1000, 100)] {
            assert_eq!(scale.mark(percent(tenths), Better::Higher), mark, "{tenths}");
        }
    }

    #[test]
    fn where_lower_is_better_the_steps_go_down() {
        let scale = Scale::new(percent(300), percent(0), 10, Better::Lower).unwrap();
        for (tenths, mark) in [(400, 0), (300, 0), (286, 0), (285, 1), (150, 5), (0, 10)] {
            assert_eq!(scale.mark(percent(tenths), Better::Lower), mark, "{tenths}");
        }
        assert_eq!(Scale::new(percent(0), percent(300), 10, Better::Lower), None);
    }

    #[test]
    fn what_lies_beyond_the_ends_earns_nothing_or_all() {
        let scale = Scale::new(Fraction::new(200, 1), Fraction::new(1000, 1), 800, Better::Higher).unwrap();
        let mark = |value| scale.mark(Fraction::new(value, 1), Better::Higher);
        assert_eq!([mark(-5), mark(200), mark(201), mark(800), mark(1000), mark(2000)], [0, 0, 1, 600, 800, 800]);
        assert_eq!(scale.steps(), 800);
    }
}
