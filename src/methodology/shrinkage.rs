//! Rates of few students drawn toward a declared rate, off unless a methodology says so: `shrink = { toward = "8 %",
//! students = 50 }` counts a rate as if so many more students had been there at the declared rate. The reference is the
//! methodology's own, so the same school counts the same alone and among thousands. What is shown stays as it was measured.

use super::file::{Raw, Reading};
use super::number::{cut_point, number};
use super::refusal::RefusalKind;
use super::types::{CutPoints, Unit};
use crate::document::Kind;
use crate::model::Fraction;

/// So many students more, at this rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shrinkage {
    /// The rate.
    pub toward: Fraction,
    /// The students.
    pub students: u32,
}

/// Parts of the declared rate, so that the moved cut points fit 64 bits.
const MOST_PARTS: i64 = 1000;
/// Parts of a cut point of the same indicator, for the same reason.
pub(super) const MOST_CUT_PARTS: i64 = 1_000_000;
/// Students at most.
const MOST_STUDENTS: i64 = 1000;

impl Shrinkage {
    /// What a rate of so many students counts as.
    #[must_use]
    pub fn counted(self, rate: Fraction, students: u64) -> Fraction {
        let (own, more) = (i128::from(students), i128::from(self.students));
        let (num, den) = (i128::from(rate.num), i128::from(rate.den));
        let toward = (i128::from(self.toward.num), i128::from(self.toward.den));
        let top = num * toward.1 * own + toward.0 * den * more;
        fraction(top, den * toward.1 * (own + more)).unwrap_or(rate)
    }

    /// The cut points that a rate of so many students must reach as it was measured, to have reached these as it counts.
    #[must_use]
    pub fn moved(self, cuts: &CutPoints, students: u64) -> CutPoints {
        let (own, more) = (i128::from(students.max(1)), i128::from(self.students));
        let toward = (i128::from(self.toward.num), i128::from(self.toward.den));
        cuts.map(|cut| {
            let (num, den) = (i128::from(cut.num), i128::from(cut.den));
            let top = num * toward.1 * (own + more) - toward.0 * den * more;
            fraction(top, den * toward.1 * own).unwrap_or(cut)
        })
    }
}

/// Reduced, where it fits.
fn fraction(num: i128, den: i128) -> Option<Fraction> {
    let ratio = crate::model::Ratio::new(num, den);
    Some(Fraction::new(i64::try_from(*ratio.numer()).ok()?, i64::try_from(*ratio.denom()).ok()?))
}

/// Reads it; only rates can be drawn toward a rate.
pub(super) fn shrinkage(raw: &Raw<'_>, unit: Unit, reading: &mut Reading<'_>) -> Option<Shrinkage> {
    const EXPECTED: &str = "{ toward = \"8 %\", students = 50 }, of an indicator in percent";
    let fields = match &raw.value.kind {
        Kind::Table(table) if table.len() == 2 => ["toward", "students"].map(|key| table.get(key)),
        _ => [None; 2],
    };
    let [Some(toward), Some(students)] = fields else {
        raw.refuse(reading, RefusalKind::Value, EXPECTED);
        return None;
    };
    let toward = cut_point(toward, true, &raw.name, reading)?;
    let students = number(&students.kind).filter(|n| !n.percent && n.value.den == 1).map(|n| n.value.num);
    let students = students.filter(|n| (1..=MOST_STUDENTS).contains(n)).and_then(|n| u32::try_from(n).ok());
    let toward = Some(toward).filter(|toward| unit == Unit::Percent && toward.den <= MOST_PARTS);
    let read = toward.zip(students).map(|(toward, students)| Shrinkage { toward, students });
    if read.is_none() {
        raw.refuse(
            reading,
            RefusalKind::Value,
            format!("{EXPECTED}, in whole thousandths; at most {MOST_STUDENTS} students"),
        );
    }
    read
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::methodology::Better;

    const SHRINK: Shrinkage = Shrinkage { toward: Fraction::new(8, 100), students: 50 };

    #[test]
    fn a_rate_counts_as_if_more_students_had_been_there() {
        // (12 + 50 x 0.08) / (40 + 50) = 16 / 90.
        assert_eq!(SHRINK.counted(Fraction::new(12, 40), 40), Fraction::new(16, 90));
        assert_eq!(SHRINK.counted(Fraction::new(8, 100), 20), SHRINK.toward);
        assert_eq!(SHRINK.counted(Fraction::new(0, 450), 450), Fraction::new(4, 500));
    }

    #[test]
    fn a_measured_rate_reaches_a_moved_cut_point_where_what_it_counts_as_reaches_the_cut_point() {
        let nine = [1, 3, 4, 8, 10, 15, 20, 30, 50].map(|percent| Fraction::new(percent, 100));
        let up = CutPoints::new(nine, Better::Higher).unwrap();
        let mut down = nine;
        down.reverse();
        let down = CutPoints::new(down, Better::Lower).unwrap();
        let mut moved = 0;
        for den in [20_u32, 37, 250, 4000] {
            for num in (0..=den).step_by(1 + den as usize / 60) {
                let rate = Fraction::new(num.into(), den.into());
                let counted = SHRINK.counted(rate, den.into());
                for (cuts, better) in [(up, Better::Higher), (down, Better::Lower)] {
                    let level = SHRINK.moved(&cuts, den.into()).level(rate, better);
                    assert_eq!(level, cuts.level(counted, better), "{num}/{den}");
                    moved += usize::from(level != cuts.level(rate, better));
                }
            }
        }
        assert!(moved > 50, "{moved}");
    }
}
