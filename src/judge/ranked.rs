//! Who is among the lowest, for indices that are drawn or tried anew: by [`support`](super::support)'s rules, in billionths.

use crate::methodology::{Lowest, Support};
use crate::model::Ratio;
use crate::score::Results;

use super::billionths::{Billionths, at_place, exactly_at_place, is_near};
use super::goals::Why;
use super::support::{Comparable, comparable, lowest_of};

/// Who is ranked with whom, whatever their indices are.
pub(super) struct Ranked {
    /// By the year's own index.
    pub(super) in_year: Vec<Comparable>,
    /// By the mean of years.
    pub(super) of_mean: Vec<Comparable>,
    /// The positions of the years that a school's rank looks at; nothing where it is not ranked.
    pub(super) years: Vec<Option<Vec<usize>>>,
}

impl Ranked {
    /// `has` says which schools have an index that is ranked; `earlier` finds the same school so many years before, of the
    /// same type.
    pub(super) fn new(
        results: &Results,
        rules: &Support,
        has: &[bool],
        earlier: &dyn Fn(usize, u16) -> Result<usize, Why>,
    ) -> Self {
        let (Lowest::MeanOfYears(years) | Lowest::InEachYear(years)) = rules.lowest.value;
        let chain = |at: usize| -> Option<Vec<usize>> {
            let back = (1..years).map(|back| earlier(at, back).ok().filter(|then| has[*then]));
            if has[at] { std::iter::once(Some(at)).chain(back).collect() } else { None }
        };
        let chains: Vec<_> = (0..has.len()).map(chain).collect();
        let in_year = comparable(results, rules, &|at| has.get(at) == Some(&true));
        let of_mean = match rules.lowest.value {
            Lowest::MeanOfYears(_) => comparable(results, rules, &|at| matches!(chains.get(at), Some(Some(_)))),
            Lowest::InEachYear(_) => Vec::new(),
        };
        Self { in_year, of_mean, years: chains }
    }

    /// What a school is ranked by over the declared years, times their number.
    pub(super) fn sum(&self, at: usize, indices: &[Billionths]) -> Billionths {
        self.years[at].as_ref().map_or(0, |years| years.iter().map(|at| indices[*at]).sum())
    }

    /// Is each school among the lowest? Nothing where it is not ranked. With the exact indices exactly, else as far as
    /// billionths tell.
    pub(super) fn lowest(
        &self,
        rules: &Support,
        indices: &[Billionths],
        exact: Option<&dyn Fn(usize) -> Ratio>,
    ) -> Vec<Option<bool>> {
        match rules.lowest.value {
            Lowest::MeanOfYears(_) => {
                let sums: Vec<Billionths> = (0..self.years.len()).map(|at| self.sum(at, indices)).collect();
                let exact_sum = exact
                    .map(|exact| move |at: usize| self.years[at].iter().flatten().map(|at| exact(*at)).sum::<Ratio>());
                let exact_sum = exact_sum.as_ref().map(|sum| sum as &dyn Fn(usize) -> Ratio);
                among_lowest(rules, &self.of_mean, &sums, exact_sum)
            }
            Lowest::InEachYear(_) => {
                let of_year = among_lowest(rules, &self.in_year, indices, exact);
                let each =
                    |years: &Option<Vec<usize>>| Some(years.as_ref()?.iter().all(|at| of_year[*at] == Some(true)));
                self.years.iter().map(each).collect()
            }
        }
    }
}

fn among_lowest(
    rules: &Support,
    pools: &[Comparable],
    values: &[Billionths],
    exact: Option<&dyn Fn(usize) -> Ratio>,
) -> Vec<Option<bool>> {
    let mut lowest = vec![None; values.len()];
    for Comparable { among, whom, .. } in pools {
        let Some(last) = lowest_of(rules, among.len()).checked_sub(1) else { continue };
        if let Some(exact) = exact {
            let Some((line, own)) = exactly_at_place(among, &|at| values[at], exact, last) else { continue };
            for at in whom {
                let value = values[*at];
                lowest[*at] = Some(if is_near(value, line) { exact(*at) <= own } else { value < line });
            }
        } else {
            let mut sorted: Vec<Billionths> = among.iter().map(|at| values[*at]).collect();
            let Some(line) = at_place(&mut sorted, last) else { continue };
            for at in whom {
                lowest[*at] = Some(values[*at] <= line);
            }
        }
    }
    lowest
}
