//! The list of a school's students who are off track: for its staff alone. It holds ids of students.

use serde::Serialize;

use crate::judge::{OffTrack, Reason, off_track};
use crate::model::fixed;
use crate::score::Results;

use super::files::{Table, harmless};
use super::{Unknown, find};

/// A school's students who are off track.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct OffTrackView {
    /// `2022-23` or `unstated`.
    pub year: String,
    /// The school's code.
    pub school_code: String,
    /// Its name.
    pub school_name: String,
    /// Are there student rows of it? Else nobody can be told of.
    pub there: bool,
    /// How many students each reason is told of, in order of kind.
    pub kinds: Vec<usize>,
    /// What the rules say: absence in percent, days enrolled, years as an English learner, grade of A-G, points, levels.
    pub rules: Vec<String>,
    /// Those whom the reason asked for is told of, in order of id.
    pub students: Vec<OffTrackStudent>,
}

/// A student who is off track.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct OffTrackStudent {
    /// The id.
    pub student: String,
    /// The grade: K, 1, … 12.
    pub grade: String,
    /// Every reason.
    pub reasons: Vec<OffTrackReason>,
}

/// A reason.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct OffTrackReason {
    /// `absent`, `d_or_f`, `a_g`, `not_redesignated` or `fell`.
    pub kind: &'static str,
    /// `ela` or `math`; else empty.
    pub subject: &'static str,
    /// Days absent, years, or this year's score; else empty.
    pub now: String,
    /// Days enrolled, or last year's score; else empty.
    pub before: String,
    /// Are the scores achievement levels?
    pub levels: bool,
}

fn reason(reason: &Reason) -> OffTrackReason {
    let days = |hundredths: u16| trimmed(&fixed(hundredths.into(), 100, 2));
    let (subject, now, before, levels) = match reason {
        Reason::Absent { absent, enrolled } => ("", days(*absent), days(*enrolled), false),
        Reason::DOrF | Reason::AToG => ("", String::new(), String::new(), false),
        Reason::NotRedesignated { years } => ("", years.to_string(), String::new(), false),
        Reason::Fell { math, levels, before, now } => {
            let score = |score: i32| match levels {
                true => score.to_string(),
                false => trimmed(&fixed(score.into(), 1000, 3)),
            };
            (if *math { "math" } else { "ela" }, score(*now), score(*before), *levels)
        }
    };
    OffTrackReason { kind: reason.id(), subject, now, before, levels }
}

fn trimmed(decimals: &str) -> String {
    decimals.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn told(students: Vec<OffTrack>, kind: &str) -> impl Iterator<Item = OffTrackStudent> {
    let asked = kind.to_owned();
    let has = move |own: &OffTrack| asked.is_empty() || own.reasons.iter().any(|reason| reason.id() == asked);
    students.into_iter().filter(has).map(|own| OffTrackStudent {
        student: own.key.text(),
        grade: own.grade.label(),
        reasons: own.reasons.iter().map(reason).collect(),
    })
}

/// A school's students who are off track, for the reason of this kind or for any.
///
/// # Errors
/// When there is no such school in that year.
pub fn off_track_view(results: &Results, year: &str, school_code: &str, kind: &str) -> Result<OffTrackView, Unknown> {
    let at = find(results, year, school_code)?;
    let school = &results.records.schools[at];
    let students = off_track(results, at);
    let has = |kind: &str| students.iter().filter(|own| own.reasons.iter().any(|reason| reason.id() == kind)).count();
    let (definitions, watch) = (results.methodology.definitions(), results.methodology.watch());
    let share = definitions.absence_share.value;
    let rules = [
        trimmed(&fixed(*share.numer() * 100, *share.denom(), 2)),
        definitions.absence_minimum_days.value.to_string(),
        watch.english_years.value.to_string(),
        watch.a_g_grade.value.to_string(),
        watch.score_fall.value.to_string(),
        watch.level_fall.value.to_string(),
    ];
    Ok(OffTrackView {
        year: school.year.to_string(),
        school_code: school.code.to_string(),
        school_name: school.facts.name.to_string(),
        there: results.records.parts(school).any(|(file, part)| results.records.students(file, part).next().is_some()),
        kinds: Reason::KINDS.map(has).into(),
        rules: rules.into(),
        students: told(students, kind).collect(),
    })
}

/// `off_track.csv`: a row for each student and reason.
///
/// # Errors
/// When there is no such school in that year.
pub fn off_track_csv(results: &Results, year: &str, school_code: &str, kind: &str) -> Result<Vec<u8>, Unknown> {
    let at = find(results, year, school_code)?;
    let mut table =
        Table::new("marking,school_year,school_code,student_id,grade,reason,subject,measured_in,this_year,before");
    let year = results.records.schools[at].year.to_string();
    for own in told(off_track(results, at), kind) {
        for reason in &own.reasons {
            let measured_in = match reason.kind {
                "absent" => "days",
                "not_redesignated" => "years",
                "fell" if reason.levels => "levels",
                "fell" => "points",
                _ => "",
            };
            table.row([
                "internal: contains student data",
                &year,
                school_code,
                &harmless(&own.student),
                &own.grade,
                reason.kind,
                reason.subject,
                measured_in,
                &reason.now,
                &reason.before,
            ]);
        }
    }
    Ok(table.bytes())
}
