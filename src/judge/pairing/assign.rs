//! As many schools as possible get a partner; among all ways to do so, one of the least total distance.
//!
//! First it is found out who must share too few partners: schools from which no chain of exchanges leads to a place that is
//! free. Among them every place is taken in any best solution, so places look for schools; everywhere else every school
//! gets a partner, so schools look for places. Each search then ends with a pair, by the shortest chain of exchanges
//! (successive shortest paths with potentials: Edmonds and Karp 1972, Tomizawa 1971). A kept library for dense tables
//! (Kuhn–Munkres) would need every school beside every partner: a hundred million places for ten thousand schools.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};

/// A partner that a school could have, and at what distance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Possible {
    /// The partner's number.
    pub partner: u32,
    /// The distance.
    pub cost: u32,
}

/// For each school its partner's number: `places` says how many schools each partner takes.
#[must_use]
pub fn assign(schools: &[Vec<Possible>], places: &[u32]) -> Vec<Option<u32>> {
    let Scarce { schools: crowded, partners: scarce } = scarce(schools, places);
    let mut chosen = vec![None; schools.len()];

    let plenty: Vec<u32> = (0..index(schools.len())).filter(|at| !crowded[*at as usize]).collect();
    let edges = |at: &u32| {
        let free = schools[*at as usize].iter().filter(|o| !scarce[o.partner as usize]);
        free.map(|o| (o.partner, o.cost)).collect::<Vec<_>>()
    };
    let found = cheapest(&plenty.iter().map(edges).collect::<Vec<_>>(), &vec![1; plenty.len()], places);
    for (school, partners) in plenty.iter().zip(found) {
        chosen[*school as usize] = partners.first().copied();
    }

    let mut rows: Vec<Vec<(u32, u32)>> = vec![Vec::new(); places.len()];
    for (at, own) in (0..).zip(schools).filter(|(at, _)| crowded[*at as usize]) {
        for option in own {
            rows[option.partner as usize].push((at, option.cost));
        }
    }
    let wanted: Vec<u32> =
        places.iter().zip(&scarce).map(|(places, scarce)| if *scarce { *places } else { 0 }).collect();
    for (partner, taken) in (0..).zip(cheapest(&rows, &wanted, &vec![1; schools.len()])) {
        for school in taken {
            chosen[school as usize] = Some(partner);
        }
    }
    chosen
}

fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// Who must share too few partners.
struct Scarce {
    schools: Vec<bool>,
    partners: Vec<bool>,
}

/// Seeks a free place for one school after the other by exchanges. Where none is found, everybody met on the way stays
/// without one however the rest is exchanged, and is never looked at again.
fn scarce(schools: &[Vec<Possible>], places: &[u32]) -> Scarce {
    let mut taken: Vec<Vec<u32>> = vec![Vec::new(); places.len()];
    let mut partner_of: Vec<Option<u32>> = vec![None; schools.len()];
    let mut found = Scarce { schools: vec![false; schools.len()], partners: vec![false; places.len()] };
    // By partner: the search in which it was met, and the school from which.
    let mut met: Vec<(u32, u32)> = vec![(0, 0); places.len()];
    for (search, start) in (1..).zip(0..index(schools.len())) {
        let mut queue = VecDeque::from([start]);
        let mut seen: Vec<u32> = Vec::new();
        let mut free = None;
        'search: while let Some(school) = queue.pop_front() {
            for option in &schools[school as usize] {
                let at = option.partner as usize;
                if met[at].0 == search || found.partners[at] {
                    continue;
                }
                met[at] = (search, school);
                seen.push(option.partner);
                if taken[at].len() < places[at] as usize {
                    free = Some(option.partner);
                    break 'search;
                }
                queue.extend(&taken[at]);
            }
        }
        let Some(mut partner) = free else {
            found.schools[start as usize] = true;
            for partner in seen {
                found.partners[partner as usize] = true;
                for school in &taken[partner as usize] {
                    found.schools[*school as usize] = true;
                }
            }
            continue;
        };
        // Back along the exchanges: each school on the way moves one place on.
        loop {
            let school = met[partner as usize].1;
            taken[partner as usize].push(school);
            let Some(left) = partner_of[school as usize].replace(partner) else { break };
            taken[left as usize].retain(|other| *other != school);
            partner = left;
        }
    }
    found
}

/// Gives every row as many columns as it wants, at the least total cost. Every row can have them.
fn cheapest(rows: &[Vec<(u32, u32)>], wanted: &[u32], capacity: &[u32]) -> Vec<Vec<u32>> {
    let mut search = Search::new(rows, capacity);
    for (row, wanted) in wanted.iter().enumerate() {
        for _ in 0..*wanted {
            search.augment(row);
        }
    }
    search.columns()
}

/// Rows and columns are nodes: first the rows, then the columns.
struct Search<'r> {
    capacity: &'r [u32],
    count: usize,
    /// Where each row's edges begin.
    starts: Vec<usize>,
    /// Row, column, cost.
    edges: Vec<(u32, u32, i64)>,
    used: Vec<bool>,
    /// By column: the edges in use.
    load: Vec<Vec<usize>>,
    /// Chains cost what their ends' potentials differ by, and never less.
    potential: Vec<i64>,
    /// By node: the search in which it was met, its distance, the edge that led to it.
    met: Vec<(u32, i64, usize)>,
    number: u32,
    heap: BinaryHeap<Reverse<(i64, usize)>>,
}

impl<'r> Search<'r> {
    fn new(rows: &[Vec<(u32, u32)>], capacity: &'r [u32]) -> Self {
        let mut starts = vec![0];
        let mut edges = Vec::new();
        let mut potential: Vec<i64> = Vec::new();
        for (row, own) in (0..).zip(rows) {
            let mut own = own.clone();
            own.sort_unstable_by_key(|(column, cost)| (*cost, *column));
            edges.extend(own.iter().map(|(column, cost)| (row, *column, i64::from(*cost))));
            starts.push(edges.len());
            potential.push(-own.iter().map(|(_, cost)| i64::from(*cost)).min().unwrap_or(0));
        }
        let nodes = rows.len() + capacity.len();
        potential.resize(nodes, 0);
        Self {
            capacity,
            count: rows.len(),
            starts,
            used: vec![false; edges.len()],
            edges,
            load: vec![Vec::new(); capacity.len()],
            potential,
            met: vec![(0, 0, 0); nodes],
            number: 0,
            heap: BinaryHeap::new(),
        }
    }

    /// One column more for a row, by the cheapest chain of exchanges.
    fn augment(&mut self, row: usize) {
        self.number += 1;
        self.heap.clear();
        let mut passed: Vec<(usize, i64)> = Vec::new();
        // The nearest free column known: nothing farther matters.
        let mut bound = i64::MAX;
        self.meet(row, 0, usize::MAX);
        while let Some(Reverse((distance, node))) = self.heap.pop() {
            if self.met[node].1 < distance {
                continue;
            }
            if let Some(column) = node.checked_sub(self.count) {
                if self.load[column].len() < self.capacity[column] as usize {
                    for (node, of) in passed {
                        self.potential[node] += of - distance;
                    }
                    self.exchange(row, column);
                    return;
                }
                for at in 0..self.load[column].len() {
                    let edge = self.load[column][at];
                    let (owner, _, cost) = self.edges[edge];
                    let owner = owner as usize;
                    let step = self.potential[node] - self.potential[owner] - cost;
                    if distance + step < bound {
                        self.meet(owner, distance + step, edge);
                    }
                }
            } else {
                for edge in self.starts[node]..self.starts[node + 1] {
                    let (_, column, cost) = self.edges[edge];
                    // No column's potential is above zero, and later edges cost no less.
                    if distance + cost + self.potential[node] >= bound {
                        break;
                    }
                    let to = self.count + column as usize;
                    let reached = distance + cost + self.potential[node] - self.potential[to];
                    if !self.used[edge] && reached < bound {
                        let column = column as usize;
                        if self.load[column].len() < self.capacity[column] as usize {
                            bound = reached;
                        }
                        self.meet(to, reached, edge);
                    }
                }
            }
            passed.push((node, distance));
        }
    }

    fn meet(&mut self, node: usize, distance: i64, edge: usize) {
        let known = self.met[node];
        if known.0 != self.number || distance < known.1 {
            self.met[node] = (self.number, distance, edge);
            self.heap.push(Reverse((distance, node)));
        }
    }

    /// Back from a free column to the row that asked: what was in use on the way no longer is, and the other way round.
    fn exchange(&mut self, row: usize, mut column: usize) {
        loop {
            let edge = self.met[self.count + column].2;
            self.used[edge] = true;
            self.load[column].push(edge);
            let owner = self.edges[edge].0 as usize;
            if owner == row {
                return;
            }
            let left = self.met[owner].2;
            column = self.edges[left].1 as usize;
            self.used[left] = false;
            self.load[column].retain(|edge| *edge != left);
        }
    }

    /// By row: its columns.
    fn columns(&self) -> Vec<Vec<u32>> {
        let of = |row: usize| (self.starts[row]..self.starts[row + 1]).filter(|edge| self.used[*edge]);
        (0..self.count).map(|row| of(row).map(|edge| self.edges[edge].1).collect()).collect()
    }
}
