//! What goals look at in one school and year, and what of two years can be set beside each other.

use crate::judge::disparity::others;
use crate::judge::{changes, counted_by};
use crate::methodology::{Better, Goals, IndicatorRule, Methodology, ScoredGroup, Unit};
use crate::model::{Amount, Fraction, IndicatorId, Measure, Ratio, StudentGroup};
use crate::score::{IndicatorScore, LeaResult, NoIndex, Points, Results, SchoolScore};
use crate::tally::{Origin, SchoolTally};

use super::succeeds::AboutGap;

/// A school and year, as far as goals look at it.
#[derive(Clone, Debug)]
pub(super) struct Facts {
    /// Position in the records.
    pub(super) at: usize,
    /// Of an LEA its code; `at` is then the first of its schools.
    pub(super) lea: Option<Box<str>>,
    pub(super) index: Result<Points, NoIndex>,
    /// Positions in the methodology of the scored indicators, and who counted them.
    pub(super) scored: Vec<(usize, Option<Origin>)>,
    /// Graduation: the first of the rule's indicators with a result.
    pub(super) graduation: Option<Subject>,
    /// The subjects of achievement that have a result.
    pub(super) subjects: Vec<Subject>,
}

/// One indicator's results.
#[derive(Clone, Debug)]
pub(in crate::judge) struct Subject {
    /// Position in the methodology.
    pub(super) rule: usize,
    /// Who counted it.
    origin: Option<Origin>,
    pub(super) unit: Unit,
    pub(super) better: Better,
    /// At the n-size, all students first.
    pub(super) cells: Vec<(StudentGroup, Amount)>,
}

/// In points: percentage points of a rate, else as it is.
fn in_points(value: Ratio, unit: Unit) -> Ratio {
    match unit {
        Unit::Percent => value * Ratio::from_integer(100),
        Unit::Points | Unit::Ratio => value,
    }
}

/// A billionth of a point.
const FINEST: i128 = 1_000_000_000;

/// `num / den` in billionths of a point, half away from zero: sums of many fractions of different schools would outgrow any
/// integer. `den` is positive.
fn billionths(num: i128, mut den: i128, unit: Unit) -> i128 {
    let scale = FINEST
        * match unit {
            Unit::Percent => 100,
            Unit::Points | Unit::Ratio => 1,
        };
    let (whole, mut rest) = (num / den, num % den);
    // Bits that do not fit are nothing to a billionth.
    while den > FITS {
        (rest, den) = (rest / 2, den / 2);
    }
    let twice = 2 * rest * scale;
    whole * scale + (twice + twice.signum() * den) / (2 * den)
}

/// Numbers up to here can be scaled.
const FITS: i128 = 1 << 86;

/// Denominators up to here stay as they are; there is no school of so many students.
const EXACT_TO: i128 = 1_000_000;

impl Subject {
    fn of(methodology: &Methodology, indicator: &IndicatorScore) -> Option<Self> {
        let rule = indicator.rule?;
        let IndicatorRule { unit, better, .. } = &methodology.indicators()[rule];
        let reported = indicator.cells.iter().filter_map(|cell| match &cell.measure {
            Measure::Reported(amount) => Some((cell.group, *amount)),
            Measure::TooFew { .. } | Measure::Suppressed | Measure::Missing | Measure::NotApplicable => None,
        });
        let cells: Vec<_> = reported.collect();
        let origin = indicator.cells.first().and_then(|all| all.origin);
        let has_all = cells.first().is_some_and(|(group, _)| *group == StudentGroup::All);
        has_all.then_some(Self { rule, origin, unit: *unit, better: better.value, cells })
    }

    /// Of what was counted at a school, at this n-size; as of its score.
    pub(super) fn counted(results: &Results, rule: usize, tally: SchoolTally<'_>, n: u64) -> Option<Self> {
        let IndicatorRule { id, unit, better, .. } = &results.methodology.indicators()[rule];
        let counts = tally.indicator(results.position(id)?);
        let origin = counts.first().map(|all| all.origin);
        let amounts = counts.iter().filter_map(|count| Some((count.group, count.content.amount()?)));
        let cells: Vec<_> = amounts.filter(|(_, amount)| unit.fits(amount) && amount.denominator >= n).collect();
        let has_all = cells.first().is_some_and(|(group, _)| *group == StudentGroup::All);
        has_all.then_some(Self { rule, origin, unit: *unit, better: better.value, cells })
    }

    fn amount(&self, group: StudentGroup) -> Option<&Amount> {
        self.cells.iter().find(|(own, _)| *own == group).map(|(_, amount)| amount)
    }

    /// A group's value in points.
    pub(super) fn value(&self, group: StudentGroup) -> Option<Ratio> {
        let Fraction { num, den } = self.amount(group)?.value;
        let value = in_points(Ratio::new(num.into(), den.into()), self.unit);
        let fine = || Ratio::new(billionths(num.into(), den.into(), self.unit), FINEST);
        Some(if *value.denom() <= EXACT_TO { value } else { fine() })
    }

    /// The racial or ethnic group with the worst value; ties as in rule 3.
    fn lowest(&self) -> Option<StudentGroup> {
        let races = self.cells.iter().filter(|(group, _)| group.is_race_or_ethnicity());
        let worst = races.min_by(|(a, first), (b, second)| {
            let order = match self.better {
                Better::Higher => first.value.cmp(&second.value),
                Better::Lower => second.value.cmp(&first.value),
            };
            order.then_with(|| second.denominator.cmp(&first.denominator)).then_with(|| a.id().cmp(b.id()))
        });
        worst.map(|(group, _)| *group)
    }

    /// How far all other students are ahead of a group.
    pub(super) fn gap(&self, group: StudentGroup, n_size: u64) -> Option<Gap> {
        let (all, own) = (self.amount(StudentGroup::All)?, self.amount(group)?);
        let fraction = |of: Fraction| (i128::from(of.num), i128::from(of.den));
        let ((rest, of_rest), (num, den)) = (fraction(others(all, own, n_size)?), fraction(own.value));
        let ahead = rest * den - num * of_rest;
        let behind = if self.better == Better::Higher { ahead } else { -ahead };
        Some(Gap {
            behind: billionths(behind, of_rest * den, self.unit),
            value: billionths(num, den, self.unit),
            students: own.denominator,
        })
    }

    /// The value of all students in points, as a float.
    pub(super) fn about(&self) -> f64 {
        self.cells.first().map_or(0.0, |(_, all)| about(all.value) * scale(self.unit))
    }

    /// As [`Subject::gap`], in floats.
    pub(super) fn about_gap(&self, group: StudentGroup, n_size: u64) -> Option<AboutGap> {
        let (all, own) = (self.amount(StudentGroup::All)?, self.amount(group)?);
        let rest = all.denominator.checked_sub(own.denominator).filter(|rest| *rest > 0 && *rest >= n_size)?;
        let students = long(own.denominator);
        let (rest_value, sure) = if let (Some(cases), Some(own)) = (all.numerator, own.numerator) {
            (long(cases.checked_sub(own).filter(|cases| *cases <= rest)?) / long(rest), true)
        } else {
            let sum = |amount: &Amount| about(amount.value) * long(amount.denominator);
            let value = (sum(all) - sum(own)) / long(rest);
            // Before it is reduced, the exact fraction has these at most.
            let den = float(all.value.den) * float(own.value.den) * long(rest);
            (value, (den * value.abs().max(1.0)) < SURELY)
        };
        let (rest, value) = (rest_value * scale(self.unit), about(own.value) * scale(self.unit));
        let behind = if self.better == Better::Higher { rest - value } else { value - rest };
        Some(AboutGap { behind, value, students, sure })
    }

    /// The groups whose gaps are looked at; the lowest racial or ethnic group is this year's.
    pub(super) fn gap_groups(&self, rules: &Goals) -> Vec<StudentGroup> {
        let mut groups = Vec::new();
        for wanted in &rules.gap_groups.value {
            let group = match wanted {
                ScoredGroup::Group(group) => Some(*group),
                ScoredGroup::LowestRaceEthnicity => self.lowest(),
            };
            groups.extend(group.filter(|group| !groups.contains(group)));
        }
        groups
    }
}

/// Well within 64 bits.
const SURELY: f64 = 1e18;

const fn scale(unit: Unit) -> f64 {
    match unit {
        Unit::Percent => 100.0,
        Unit::Points | Unit::Ratio => 1.0,
    }
}

fn about(value: Fraction) -> f64 {
    float(value.num) / float(value.den)
}

#[expect(clippy::cast_precision_loss, reason = "what is near is worked out exactly")]
const fn float(value: i64) -> f64 {
    value as f64
}

#[expect(clippy::cast_precision_loss, reason = "what is near is worked out exactly")]
const fn long(value: u64) -> f64 {
    value as f64
}

/// A group behind all other students, in one subject.
#[derive(Clone, Copy, Debug)]
pub(super) struct Gap {
    /// In billionths of a point, above zero when the group is behind.
    behind: i128,
    /// The group's own value, in billionths of a point.
    value: i128,
    /// Its students.
    students: u64,
}

/// Groups behind all other students, on average.
#[derive(Clone, Copy, Debug)]
pub(super) struct MeanGap {
    /// In points, above zero when the groups are behind.
    pub(super) behind: Ratio,
    /// The groups' own value, in points.
    pub(super) value: Ratio,
}

impl MeanGap {
    /// Weighed by the groups' students.
    pub(super) fn of(gaps: &[Gap]) -> Option<Self> {
        let students: i128 = gaps.iter().map(|gap| i128::from(gap.students)).sum();
        let weigh = |of: fn(&Gap) -> i128| {
            let weighed: i128 = gaps.iter().map(|gap| of(gap) * i128::from(gap.students)).sum();
            Ratio::new(weighed, students * FINEST)
        };
        (students > 0).then(|| Self { behind: weigh(|gap| gap.behind), value: weigh(|gap| gap.value) })
    }
}

fn subject(results: &Results, indicators: &[IndicatorScore], id: &IndicatorId) -> Option<Subject> {
    Subject::of(&results.methodology, indicators.iter().find(|indicator| indicator.id == *id)?)
}

impl Facts {
    pub(super) fn of(results: &Results, rules: &Goals, at: usize, score: &SchoolScore) -> Self {
        let subject = |id: &IndicatorId| subject(results, &score.indicators, id);
        let scored = score.indicators.iter().filter(|indicator| indicator.scored);
        Self {
            at,
            lea: None,
            index: score.index.map(|num| score.points(num)),
            scored: scored.filter_map(|i| Some((i.rule?, i.cells.first().and_then(|all| all.origin)))).collect(),
            graduation: rules.graduation_of.value.iter().find_map(subject),
            subjects: rules.achievement_of.value.iter().filter_map(subject).collect(),
        }
    }

    /// Of an LEA, from its pooled measures; nothing without a school.
    pub(super) fn of_lea(results: &Results, rules: &Goals, lea: &LeaResult) -> Option<Self> {
        let subject = |id: &IndicatorId| subject(results, &lea.indicators, id);
        Some(Self {
            at: *lea.schools.first()?,
            lea: Some(lea.code.as_str().into()),
            index: lea.index.ok_or(NoIndex::PointsBase),
            scored: Vec::new(),
            graduation: rules.graduation_of.value.iter().find_map(subject),
            subjects: rules.achievement_of.value.iter().filter_map(subject).collect(),
        })
    }

    /// The subject of the same indicator, where both years' values are of one kind.
    pub(super) fn same<'s>(&'s self, results: &Results, now: &Self, subject: &Subject) -> Option<&'s Subject> {
        let own = self.subjects.iter().chain(&self.graduation).find(|own| own.rule == subject.rule)?;
        comparable(results, own.rule, (self.at, own.origin), (now.at, subject.origin)).then_some(own)
    }

    /// The indicators scored in both years whose values are of one kind.
    pub(super) fn common(&self, results: &Results, now: &Self) -> Vec<usize> {
        let both = now.scored.iter().filter_map(|(rule, origin)| {
            let (_, before) = self.scored.iter().find(|(own, _)| own == rule)?;
            comparable(results, *rule, (self.at, *before), (now.at, *origin)).then_some(*rule)
        });
        both.collect()
    }
}

/// Are two years' values of an indicator of one kind? Not after a change of what it means, nor where somebody else counted.
pub(super) fn comparable(
    results: &Results,
    rule: usize,
    from: (usize, Option<Origin>),
    to: (usize, Option<Origin>),
) -> bool {
    let id = &results.methodology.indicators()[rule].id;
    let [first, last] = [from, to].map(|(at, _)| &results.records.schools[at]);
    if !changes(id, first, last).is_empty() {
        return false;
    }
    let source = |(at, origin): (usize, Option<Origin>)| {
        counted_by(results, &results.records.schools[at], id, (StudentGroup::All, origin))
    };
    source(from) == source(to)
}
