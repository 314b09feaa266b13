//! All schools under one methodology: a summary each; whole scores on demand.

use std::rc::Rc;
use std::sync::Arc;

use crate::methodology::Methodology;
use crate::model::{IndicatorId, Ratio, SchoolYear, fixed};
use crate::records::{Records, SchoolYearRecords};
use crate::tally::Tallies;

use super::{NoIndex, SchoolScore, Scorer};

/// An exact number of points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Points {
    /// Whole number over `den`.
    pub num: i128,
    /// Positive.
    pub den: i128,
}

impl Points {
    /// Decimals, rounded once, half away from zero.
    #[must_use]
    pub fn fixed(self, places: u32) -> String {
        fixed(self.num, self.den, places)
    }

    /// The exact number: a decimal of up to six places, else a reduced fraction.
    #[must_use]
    pub fn exact(self) -> String {
        let ratio = self.ratio();
        if 1_000_000 % ratio.denom() != 0 {
            return ratio.to_string();
        }
        let decimals = self.fixed(6);
        decimals.trim_end_matches('0').trim_end_matches('.').to_owned()
    }

    /// The reduced fraction, whose order cannot overflow.
    #[must_use]
    pub fn ratio(self) -> Ratio {
        Ratio::new(self.num, self.den)
    }
}

impl From<Ratio> for Points {
    fn from(ratio: Ratio) -> Self {
        Self { num: *ratio.numer(), den: *ratio.denom() }
    }
}

/// What the overview needs of a school and year.
#[derive(Clone, Debug)]
pub struct Summary {
    /// The index, or why there is none.
    pub index: Result<Points, NoIndex>,
    /// `points_base`.
    pub base: Points,
    /// Earned and possible by domain, in the methodology's order.
    pub domains: Vec<(Points, Points)>,
}

/// All schools, scored under one methodology.
#[derive(Clone, Debug)]
pub struct Results {
    /// The rules.
    pub methodology: Arc<Methodology>,
    /// The records.
    pub records: Rc<Records>,
    /// What was counted under the methodology's definitions.
    pub tallies: Rc<Tallies>,
    /// As [`Records::schools`].
    pub summaries: Vec<Summary>,
    /// Cells by state, as [`State::ALL`](crate::model::State::ALL).
    pub states: [u64; 5],
}

impl Results {
    /// Scores every school.
    #[must_use]
    pub fn new(methodology: Arc<Methodology>, records: Rc<Records>, tallies: Rc<Tallies>) -> Self {
        let mut states = [0; 5];
        let mut scorer = Scorer::new(&methodology, &records.indicators);
        let summaries = records
            .schools
            .iter()
            .enumerate()
            .map(|(at, school)| {
                let score = scorer.score(tallies.school(at), school.place());
                states.iter_mut().zip(score.states()).for_each(|(all, own)| *all += own);
                score.summary()
            })
            .collect();
        Self { methodology, records, tallies, summaries, states }
    }

    /// A scorer for whole scores.
    #[must_use]
    pub fn scorer(&self) -> Scorer<'_> {
        Scorer::new(&self.methodology, &self.records.indicators)
    }

    /// The whole score of one school and year.
    pub fn score(&self, scorer: &mut Scorer<'_>, at: usize) -> SchoolScore {
        scorer.score(self.tallies.school(at), self.records.schools[at].place())
    }

    /// Each school and year with its position.
    pub fn schools(&self) -> impl Iterator<Item = (usize, &SchoolYearRecords)> {
        self.records.schools.iter().enumerate()
    }

    /// The years there are, in order.
    #[must_use]
    pub fn years(&self) -> Vec<SchoolYear> {
        let mut years: Vec<_> = self.records.schools.iter().map(|s| s.year).collect();
        years.dedup();
        years
    }

    /// School-years with an index.
    #[must_use]
    pub fn indexed(&self) -> usize {
        self.summaries.iter().filter(|s| s.index.is_ok()).count()
    }

    /// The records' id of an indicator's position.
    #[must_use]
    pub fn position(&self, id: &IndicatorId) -> Option<u16> {
        self.records.indicators.binary_search(id).ok().and_then(|at| u16::try_from(at).ok())
    }
}

impl SchoolScore {
    /// A number of points of this score, exactly.
    #[must_use]
    pub fn points(&self, num: i128) -> Points {
        Points { num, den: self.weights.den }
    }

    /// What the overview needs.
    #[must_use]
    pub fn summary(&self) -> Summary {
        Summary {
            index: self.index.map(|num| self.points(num)),
            base: self.weights.base.into(),
            domains: self.domains.iter().map(|d| (self.points(d.points), self.points(d.maximum))).collect(),
        }
    }
}
