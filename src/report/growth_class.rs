//! Students' growth percentiles, one by one and together: of a school's year, or of the class whose rows a teacher has.

use serde::Serialize;

use crate::growth::{NoteKind, Settings, Subject, Together, number, together};
use crate::model::Grade;
use crate::records::Records;
use crate::tally::Scores;

use super::growth_files::SubjectPercentiles;
use super::{Unknown, find_records};

/// Everything that was found of students' growth.
#[derive(Clone, Debug)]
pub struct GrownStudents {
    /// The scores that they grew in.
    pub scores: Scores,
    /// By subject.
    pub found: Vec<SubjectPercentiles>,
    /// What it was measured with.
    pub settings: Settings,
    /// Is it held against norms?
    pub of_norms: bool,
}

impl GrownStudents {
    /// The percentile of a score at the highest order, and the place of its subject.
    pub(super) fn percentile(&self, subject: usize, score: u32) -> Option<&crate::growth::StudentPercentile> {
        let students = &self.found[subject].made.students;
        let end = students.partition_point(|own| own.score <= score);
        students[..end].last().filter(|own| own.score == score)
    }

    /// Why a score has none: an id of [`NoteKind`], or `no_model`.
    pub(super) fn why_none(&self, subject: usize, score: u32) -> &'static str {
        let (linked, subject) = (&self.scores.linked, self.found[subject].subject);
        let grade = linked.score(score, subject).map_or(Grade::NOT_STATED, |score| score.grade);
        let ways = self.settings.progressions(subject, grade);
        if ways.iter().any(|way| linked.priors(score, subject, way).next().is_some()) {
            return "no_model";
        }
        NoteKind::NoPrior(linked.why_none(score, subject)).id()
    }

    /// The id of the student with the score at this position, as its file writes it.
    pub(super) fn student(&self, score: u32) -> String {
        self.scores.students[self.scores.linked.student(score) as usize].text()
    }

    /// The positions of a school's scores in a subject.
    pub(super) fn scores_of(&self, subject: Subject, school: usize) -> impl Iterator<Item = u32> {
        let linked = &self.scores.linked;
        let is_there = move |at: &u32| linked.schools(*at, subject).any(|entry| entry.school as usize == school);
        linked.scores(subject).map(|(at, _)| at).filter(is_there)
    }
}

/// Students of a school in a year.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct GrowthClass {
    /// `2022-23` or `unstated`.
    pub year: String,
    /// The school's code.
    pub school_code: String,
    /// Its name.
    pub school_name: String,
    /// Fewer students are too few to conclude anything.
    pub needed: usize,
    /// Of the subjects with a score, all students together.
    pub subjects: Vec<ClassSubject>,
    /// Students whose id holds what was searched for.
    pub found: usize,
    /// The first of them, in order of id.
    pub students: Vec<ClassStudent>,
}

/// The percentiles of a subject together.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct ClassSubject {
    /// `ela` or `math`.
    pub subject: &'static str,
    /// Students with a percentile.
    pub students: usize,
    /// Students with a score and no percentile.
    pub without: usize,
    /// Are they enough to conclude something?
    pub enough: bool,
    /// With one place; empty without percentiles.
    pub mean: String,
    /// The ends of its 95 % interval; empty for fewer than three.
    pub mean_interval: Vec<String>,
    /// With one place; empty without percentiles.
    pub median: String,
    /// The ends of its 95 % interval; empty for fewer than six.
    pub median_interval: Vec<String>,
}

/// One student.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct ClassStudent {
    /// The id as its file writes it.
    pub student: String,
    /// By subject with a score.
    pub results: Vec<ClassResult>,
}

/// A student's growth in one subject.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct ClassResult {
    /// `ela` or `math`.
    pub subject: &'static str,
    /// 1–12.
    pub grade: u8,
    /// The scale score.
    pub score: String,
    /// 1–99; 0 without one.
    pub percentile: u8,
    /// The ends of its interval; empty where nothing tells how sure it is.
    pub interval: Vec<u8>,
    /// How many prior scores it rests on.
    pub order: u8,
    /// The cohort that it is held against.
    pub cohort: String,
    /// How many students made its model.
    pub of: usize,
    /// Why there is none: an id of a note, or `no_model`.
    pub why: &'static str,
}

/// So many students are listed at most.
const LISTED: usize = 300;

/// The students of a school whose ids hold `search`; of an empty one all.
///
/// # Errors
/// When there is no such school.
pub fn growth_class(
    records: &Records,
    grown: &GrownStudents,
    year: &str,
    school_code: &str,
    search: &str,
) -> Result<GrowthClass, Unknown> {
    let place = find_records(records, year, school_code)?;
    let mut class: Vec<(String, Vec<(usize, u32)>)> = Vec::new();
    for (subject, own) in grown.found.iter().enumerate() {
        class.extend(grown.scores_of(own.subject, place).map(|at| (grown.student(at), vec![(subject, at)])));
    }
    class.sort();
    class.dedup_by(|next, first| {
        next.0 == first.0 && {
            first.1.append(&mut next.1);
            true
        }
    });
    let subjects = (0..grown.found.len()).filter_map(|subject| together_in(grown, subject, &class)).collect();
    class.retain(|(student, _)| student.contains(search.trim()));
    let found = class.len();
    let student = |(student, scores): (String, Vec<(usize, u32)>)| ClassStudent {
        student,
        results: scores.into_iter().filter_map(|(subject, at)| result(grown, subject, at)).collect(),
    };
    let school = &records.schools[place];
    Ok(GrowthClass {
        year: school.year.to_string(),
        school_code: school.code.to_string(),
        school_name: school.facts.name.to_string(),
        needed: grown.settings.minimum_group,
        subjects,
        found,
        students: class.into_iter().take(LISTED).map(student).collect(),
    })
}

fn together_in(grown: &GrownStudents, subject: usize, class: &[(String, Vec<(usize, u32)>)]) -> Option<ClassSubject> {
    let own = class.iter().flat_map(|(_, scores)| scores).filter(|(of, _)| *of == subject);
    let all: Vec<Option<u8>> = own.map(|(_, at)| grown.percentile(subject, *at).map(|own| own.percentile)).collect();
    let mut percentiles: Vec<u8> = all.iter().copied().flatten().collect();
    let (students, scored) = (percentiles.len(), all.len());
    let found = together(&mut percentiles);
    let ends = |ends: Option<[f64; 2]>| ends.map_or_else(Vec::new, |ends| ends.map(one_place).to_vec());
    let of = |pick: fn(&Together) -> f64| found.as_ref().map_or_else(String::new, |all| one_place(pick(all)));
    (scored > 0).then(|| ClassSubject {
        subject: grown.found[subject].subject.id(),
        students,
        without: scored - students,
        enough: students >= grown.settings.minimum_group,
        mean: of(|all| all.mean),
        mean_interval: ends(found.and_then(|all| all.mean_interval)),
        median: of(|all| all.median),
        median_interval: ends(found.and_then(|all| all.median_interval)),
    })
}

fn one_place(value: f64) -> String {
    format!("{value:.1}")
}

/// What came of the score at a position; nothing where there is none.
pub(super) fn result(grown: &GrownStudents, subject: usize, at: u32) -> Option<ClassResult> {
    let SubjectPercentiles { subject: id, made } = &grown.found[subject];
    let score = grown.scores.linked.score(at, *id)?;
    let own = grown.percentile(subject, at);
    let cohort = own.map(|own| &made.cohorts[own.cohort as usize]);
    Some(ClassResult {
        subject: id.id(),
        grade: number(score.grade),
        score: decimal(score.score),
        percentile: own.map_or(0, |own| own.percentile),
        interval: own.and_then(|own| own.interval).map_or_else(Vec::new, |ends| ends.to_vec()),
        order: own.map_or(0, |own| own.order),
        cohort: cohort.map_or_else(String::new, crate::growth::FittedCohort::name),
        of: cohort.map_or(0, |cohort| cohort.students),
        why: if own.is_some() { "" } else { grown.why_none(subject, at) },
    })
}

/// Thousandths as a decimal text without needless places.
pub(super) fn decimal(thousandths: i32) -> String {
    let text = format!("{:.3}", f64::from(thousandths) / 1000.0);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
