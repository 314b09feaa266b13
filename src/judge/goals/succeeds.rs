//! Two of the things that great success asks for, of many schools at once: achievement rose, and gaps narrowed without the
//! groups falling. In floats; where these are too close to say, exactly as [`success`](super::success) has it.

use crate::methodology::{Better, Goals};
use crate::model::StudentGroup;
use crate::score::Results;
use crate::tally::SchoolTally;

use super::facts::{Subject, comparable};
use super::{achievement, gaps};

/// So near each other nobody can say: a millionth of a point.
const NEAR: f64 = 1e-6;

/// The subjects of achievement that a school has results in, at this n-size.
pub(in crate::judge) fn subjects(results: &Results, rules: &Goals, tally: SchoolTally<'_>, n: u64) -> Vec<Subject> {
    let ids = rules.achievement_of.value.iter();
    ids.filter_map(|id| Subject::counted(results, results.methodology.position(id)?, tally, n)).collect()
}

/// By position in the methodology: is an indicator of one kind in two years of a school, given by their positions?
pub(in crate::judge) fn alike(results: &Results, [then, now]: [usize; 2]) -> Vec<bool> {
    let origin = |at: usize, position: u16| {
        let all = results.tallies.school(at).indicator(position).first();
        all.filter(|all| all.group == StudentGroup::All).map(|all| all.origin)
    };
    let rules = results.methodology.indicators().iter().enumerate();
    rules
        .map(|(rule, own)| {
            let origins = results.position(&own.id).and_then(|at| origin(then, at).zip(origin(now, at)));
            origins.is_some_and(|(before, after)| comparable(results, rule, (then, Some(before)), (now, Some(after))))
        })
        .collect()
}

/// Is it so? `alike` says by position in the methodology what is of one kind in both years.
pub(in crate::judge) fn succeeds(rules: &Goals, n: u64, [now, before]: [&[Subject]; 2], alike: &[bool]) -> bool {
    let Some(better) = now.first().map(|subject| subject.better) else { return false };
    let ahead = |now: f64, before: f64| if better == Better::Higher { now - before } else { before - now };
    let same = |subject: &Subject| alike[subject.rule];
    let pairs = || {
        let kept = now.iter().filter(|subject| same(subject));
        kept.filter_map(|subject| Some((subject, before.iter().find(|own| own.rule == subject.rule)?)))
    };
    let rise: f64 = pairs().map(|(now, before)| ahead(now.about(), before.about())).sum();
    let is_better = |now, before| if better == Better::Higher { now > before } else { now < before };
    let achieved = if rise.abs() > NEAR {
        rise > 0.0
    } else {
        achievement(now, before, StudentGroup::All, &same).is_ok_and(|both| is_better(both.now, both.before))
    };
    if !achieved {
        return false;
    }
    let (mut sums, mut sums_before) = (About::default(), About::default());
    for (subject, there) in pairs() {
        for group in there.gap_groups(rules) {
            if let (Some(gap), Some(gap_before)) = (subject.about_gap(group, n), there.about_gap(group, n)) {
                sums.add(gap);
                sums_before.add(gap_before);
            }
        }
    }
    if sums.students == 0.0 {
        return false;
    }
    let narrowed = sums_before.behind() - sums.behind();
    let kept = ahead(sums.value(), sums_before.value());
    if sums.sure && sums_before.sure && narrowed.abs() > NEAR && kept.abs() > NEAR {
        return narrowed > 0.0 && kept > 0.0;
    }
    gaps(rules, n, now, before, StudentGroup::All, &same)
        .is_ok_and(|[now, before]| now.behind < before.behind && !is_better(before.value, now.value))
}

/// A gap in floats.
#[derive(Clone, Copy, Debug)]
pub(super) struct AboutGap {
    pub(super) behind: f64,
    pub(super) value: f64,
    pub(super) students: f64,
    /// Are its numbers so short that it is surely looked at?
    pub(super) sure: bool,
}

/// Gaps, weighed by students.
struct About {
    behind: f64,
    value: f64,
    students: f64,
    sure: bool,
}

impl Default for About {
    fn default() -> Self {
        Self { behind: 0.0, value: 0.0, students: 0.0, sure: true }
    }
}

impl About {
    fn add(&mut self, gap: AboutGap) {
        self.behind += gap.behind * gap.students;
        self.value += gap.value * gap.students;
        self.students += gap.students;
        self.sure &= gap.sure;
    }

    fn behind(&self) -> f64 {
        self.behind / self.students
    }

    fn value(&self) -> f64 {
        self.value / self.students
    }
}
