//! LEA results (rule 17 of methodology.md): measures from counts pooled over the LEA's schools, and as its index the mean of
//! its schools' indices, weighed by their students. It is a mean and no index of its own: no points are given to an LEA.
//!
//! Assumed: a school's weight is the largest denominator of its all-student cells, which is its enrolment where absence or
//! suspension is counted.

use crate::model::{Members, Place, Ratio, SchoolYear, StudentGroup};
use crate::order;
use crate::tally::SchoolTally;

use super::{IndicatorScore, Points, Results};

/// An LEA in one year.
#[derive(Clone, Debug)]
pub struct LeaResult {
    /// Which year.
    pub year: SchoolYear,
    /// Its code.
    pub code: String,
    /// Its name; may be empty.
    pub name: String,
    /// Positions of its schools in [`Records::schools`](crate::records::Records::schools).
    pub schools: Vec<usize>,
    /// How many of them have an index.
    pub indexed: usize,
    /// The students whose schools have an index.
    pub students: u64,
    /// The mean of its schools' indices, weighed by their students.
    pub index: Option<Points>,
    /// Measures of all students and of every group, without levels and points.
    pub indicators: Vec<IndicatorScore>,
}

/// The LEAs of all years, by year and code.
#[derive(Clone, Debug, Default)]
pub struct LeaResults(Vec<LeaResult>);

impl LeaResults {
    /// Each, in order of year and code.
    #[must_use]
    pub fn all(&self) -> &[LeaResult] {
        &self.0
    }

    /// One LEA in one year.
    #[must_use]
    pub fn find(&self, year: SchoolYear, code: &str) -> Option<&LeaResult> {
        let at = self.0.binary_search_by(|lea| (lea.year, lea.code.as_str()).cmp(&(year, code))).ok()?;
        self.0.get(at)
    }
}

impl Results {
    /// Pools the schools of every LEA and year. Schools of which nobody says the LEA are in none.
    #[must_use]
    pub fn leas(&self) -> LeaResults {
        let mut schools: Vec<(SchoolYear, &str, usize)> = self
            .schools()
            .filter(|(_, school)| !school.facts.lea_code.is_empty())
            .map(|(at, school)| (school.year, &*school.facts.lea_code, at))
            .collect();
        order::sort(&mut schools);
        let of =
            |own: &[(SchoolYear, &str, usize)]| self.lea(own[0].0, own[0].1, own.iter().map(|lea| lea.2).collect());
        LeaResults(schools.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)).map(of).collect())
    }

    fn lea(&self, year: SchoolYear, code: &str, schools: Vec<usize>) -> LeaResult {
        let counts = self.tallies.together(&self.records, &schools);
        // Of no type, and so without levels.
        let score = self.scorer().score(SchoolTally::of(&counts), Place { members: Members::default(), year });
        let (mut weighed, mut students, mut indexed) = (Ratio::from_integer(0), 0_u64, 0);
        for at in &schools {
            if let Ok(index) = self.summaries[*at].index {
                let weight = self.weight(*at);
                weighed += tidy(index.ratio()) * Ratio::from_integer(i128::from(weight));
                students += weight;
                indexed += 1;
            }
        }
        let index = (students > 0).then(|| (weighed / Ratio::from_integer(i128::from(students))).into());
        let name = schools.iter().map(|at| &*self.records.schools[*at].facts.lea_name).filter(|name| !name.is_empty());
        LeaResult {
            year,
            code: code.to_owned(),
            name: name.min().unwrap_or_default().to_owned(),
            indexed,
            students,
            index,
            indicators: score.indicators.into_iter().filter(|i| i.cells.iter().any(|c| c.origin.is_some())).collect(),
            schools,
        }
    }

    /// The weight of a school in the mean of its LEA.
    pub(crate) fn weight(&self, school: usize) -> u64 {
        let all = self.tallies.school(school).counts().filter(|count| count.group == StudentGroup::All);
        all.filter_map(|count| Some(count.content.amount()?.denominator)).max().unwrap_or(0)
    }
}

/// To twelve decimals, so that a sum over many schools' denominators cannot overflow.
pub(crate) fn tidy(index: Ratio) -> Ratio {
    const UNIT: i128 = 1_000_000_000_000;
    Ratio::new((index * Ratio::from_integer(UNIT)).round().to_integer(), UNIT)
}
