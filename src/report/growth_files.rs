//! `growth.csv` and `growth_schools.csv`.

use std::collections::BTreeMap;

use crate::growth::{Percentiles, SchoolSpread, Subject, Together, number, together};
use crate::model::StudentGroup;
use crate::records::Records;
use crate::tally::Scores;

use super::GrownStudents;
use super::files::{Table, harmless};

/// What was found of one subject.
#[derive(Clone, Debug)]
pub struct SubjectPercentiles {
    /// The subject.
    pub subject: Subject,
    /// Its percentiles.
    pub made: Percentiles,
}

/// `growth.csv`: a row for each student, school and subject at the highest order, or for each order. An id that is kept by
/// a hash alone is written as that hash.
#[must_use]
pub fn growth_file(records: &Records, grown: &GrownStudents, every_order: bool) -> Vec<u8> {
    let GrownStudents { scores: Scores { linked, students }, found, .. } = grown;
    let mut rows = Vec::new();
    for (at_subject, SubjectPercentiles { subject, made }) in found.iter().enumerate() {
        for (at, own) in made.students.iter().enumerate().filter(|(_, own)| own.is_highest || every_order) {
            let schools = linked.schools(own.score, *subject);
            rows.extend(schools.map(|entry| (entry.school, entry.student, at_subject, at)));
        }
    }
    rows.sort_unstable();
    let names: Vec<Vec<String>> =
        found.iter().map(|own| own.made.cohorts.iter().map(crate::growth::FittedCohort::name).collect()).collect();
    let mut table =
        Table::new("school_year,student_id,school_code,grade,subject,growth_percentile,order,cohort,lower,upper");
    for (school, student, subject, at) in rows {
        let (school, own) = (&records.schools[school as usize], found[subject].made.students[at]);
        let grade = linked.score(own.score, found[subject].subject).map_or(0, |score| number(score.grade));
        let [lower, upper] = own.interval.map_or_else(Default::default, |ends| ends.map(|end| end.to_string()));
        table.row([
            &school.year.to_string(),
            &harmless(&students[student as usize].text()),
            &harmless(school.code.as_str()),
            &grade.to_string(),
            found[subject].subject.id(),
            &own.percentile.to_string(),
            &own.order.to_string(),
            &names[subject][own.cohort as usize],
            &lower,
            &upper,
        ]);
    }
    table.bytes()
}

/// The percentiles of each school, subject and student group.
type BySchool = BTreeMap<(u32, Subject, usize), Vec<u8>>;

fn by_school(grown: &GrownStudents) -> BySchool {
    let mut schools = BySchool::new();
    for SubjectPercentiles { subject, made } in &grown.found {
        for own in made.students.iter().filter(|own| own.is_highest) {
            for entry in grown.scores.linked.schools(own.score, *subject) {
                for group in (0..StudentGroup::EVERY.len()).filter(|group| entry.groups >> group & 1 == 1) {
                    schools.entry((entry.school, *subject, group)).or_default().push(own.percentile);
                }
            }
        }
    }
    schools
}

/// `growth_schools.csv`: mean and median percentile of each school, subject and student group, with their 95 % intervals.
#[must_use]
pub fn growth_schools_file(records: &Records, grown: &GrownStudents) -> Vec<u8> {
    let mut table = Table::new(
        "school_year,school_code,subject,student_group,students,state,mean,mean_lower,mean_upper,median,median_lower,\
         median_upper",
    );
    for ((school, subject, group), mut percentiles) in by_school(grown) {
        let Some(all) = together(&mut percentiles) else { continue };
        let Together { students, mean, mean_interval, median, median_interval } = all;
        let ends =
            |ends: Option<[f64; 2]>| ends.map_or_else(Default::default, |ends| ends.map(|end| format!("{end:.6}")));
        let ([mean_lower, mean_upper], [median_lower, median_upper]) = (ends(mean_interval), ends(median_interval));
        let school = &records.schools[school as usize];
        table.row([
            &school.year.to_string(),
            &harmless(school.code.as_str()),
            subject.id(),
            StudentGroup::EVERY[group].id(),
            &students.to_string(),
            if students < grown.settings.minimum_group { "too_few" } else { "reported" },
            &format!("{mean:.6}"),
            &mean_lower,
            &mean_upper,
            &format!("{median:.6}"),
            &median_lower,
            &median_upper,
        ]);
    }
    table.bytes()
}

/// How schools spread in their mean percentile, by year, subject and student group, for norms: of schools with enough students.
#[must_use]
pub fn school_spreads(records: &Records, grown: &GrownStudents) -> Vec<SchoolSpread> {
    let mut means: BTreeMap<(u16, Subject, usize), Vec<f64>> = BTreeMap::new();
    for ((school, subject, group), mut percentiles) in by_school(grown) {
        let spring = records.schools[school as usize].year.spring().unwrap_or(0);
        let enough = together(&mut percentiles).filter(|all| all.students >= grown.settings.minimum_group);
        means.entry((spring, subject, group)).or_default().extend(enough.map(|all| all.mean));
    }
    let spread = |((spring, subject, group), mut means): ((u16, Subject, usize), Vec<f64>)| {
        SchoolSpread::of("percentiles", subject, spring, StudentGroup::EVERY[group].id(), &mut means)
    };
    means.into_iter().filter_map(spread).collect()
}
