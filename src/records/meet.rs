//! Files meet: every school and year once, with the parts that the files tell of it. Nothing is copied; the order of the
//! files does not matter.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use serde::Serialize;

use crate::intake::{FindingKind, Findings, Layout};
use crate::model::{GradeBins, GradeSet, IndicatorId, Member, Members, Place, SchoolCode, SchoolType, SchoolYear};
use crate::order;

use super::bundle::{bundle_of, copied, join};
use super::listed::not_listed;
use super::{
    Answer, FileContent, Practice, Precedence, Reference, Respondent, SchoolFacts, SchoolRecords, StudentDetails,
    StudentKey, StudentRow,
};

/// A file's content under its name.
#[derive(Clone, Debug)]
pub struct Part {
    /// The file's name.
    pub name: String,
    /// The file's fingerprint.
    pub hash: String,
    /// The layout it was read by.
    pub layout: Option<Arc<Layout>>,
    /// What it tells.
    pub content: Rc<FileContent>,
}

/// What gave a school's type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum TypeSource {
    /// A `schools` file.
    SchoolsFile,
    /// The grades of its student rows.
    Grades,
    /// The grade rows of a public file.
    CdeRows,
    /// Nothing.
    Unknown,
}

/// One school in one year, wherever it is told of.
#[derive(Clone, Debug)]
pub struct SchoolYearRecords {
    /// Which year.
    pub year: SchoolYear,
    /// Which school.
    pub code: SchoolCode,
    /// Names and marks, each from the file that is believed first.
    pub facts: SchoolFacts,
    /// The members that make its type.
    pub members: Members,
    /// What gave them.
    pub type_source: TypeSource,
    /// Positions of the file and of the school in it.
    pub parts: Vec<(u16, u32)>,
}

impl SchoolYearRecords {
    /// What decides which of a methodology's rules hold for it.
    #[must_use]
    pub const fn place(&self) -> Place {
        Place { members: self.members, year: self.year }
    }

    /// Its type in this year.
    #[must_use]
    pub fn school_type(&self) -> SchoolType {
        self.members.school_type()
    }
}

/// Findings by position of their file in [`Records::files`].
pub type Found = BTreeMap<u16, Findings>;

/// All records of all files.
#[derive(Debug, Default)]
pub struct Records {
    /// The files, in an order of their own (name, fingerprint); a file given twice is here once.
    pub files: Vec<Part>,
    /// Files that were left out because another has the same bytes.
    pub twice: Vec<(String, String)>,
    /// Every indicator that a cell names, in order of id.
    pub indicators: Vec<IndicatorId>,
    /// Schools in order of year and code.
    pub schools: Vec<SchoolYearRecords>,
    /// What was found while the tables of roster bundles met.
    pub findings: Found,
    /// By file: its indicators' positions in `indicators`.
    positions: Vec<Vec<u16>>,
}

impl Records {
    /// Lets the files meet. `also` names indicators that are counted without a cell.
    #[must_use]
    pub fn meet(mut files: Vec<Part>, also: &[IndicatorId]) -> Self {
        order::sort_by(&mut files, |a, b| (&a.hash, &a.name).cmp(&(&b.hash, &b.name)));
        let mut twice = Vec::new();
        let copies = copied(&files);
        files.dedup_by(|next, first| {
            // Two bundles may well have the same manifest, or the same table of schools.
            let bundle = bundle_of(&next.name);
            let own = next.content.roster.is_some() && bundle != bundle_of(&first.name) && !copies.contains(bundle);
            let same = next.hash == first.hash && !own;
            if same {
                twice.push((next.name.clone(), next.hash.clone()));
            }
            same
        });
        order::sort_by(&mut files, |a, b| (&a.name, &a.hash).cmp(&(&b.name, &b.hash)));
        let mut findings = join(&mut files);
        let mut indicators: Vec<IndicatorId> =
            files.iter().flat_map(|f| &f.content.indicators).chain(also).cloned().collect();
        order::sort(&mut indicators);
        indicators.dedup();
        let position = |id: &IndicatorId| indicators.binary_search(id).ok().and_then(|i| u16::try_from(i).ok());
        let positions = files
            .iter()
            .map(|f| f.content.indicators.iter().map(|id| position(id).unwrap_or(u16::MAX)).collect())
            .collect();
        let schools = schools_of(&files);
        without_a_year(&files, &schools, &mut findings);
        not_listed(&files, &schools, &mut findings);
        Self { files, twice, indicators, schools, findings, positions }
    }

    /// What each file tells of a school and year.
    pub fn parts<'s>(&'s self, school: &'s SchoolYearRecords) -> impl Iterator<Item = (u16, &'s SchoolRecords)> + 's {
        school.parts.iter().map(|(file, at)| (*file, &self.files[usize::from(*file)].content.schools[*at as usize]))
    }

    /// A file's student rows of a school and year.
    pub fn students<'s>(&'s self, file: u16, part: &'s SchoolRecords) -> impl Iterator<Item = StudentRow> + 's {
        self.files[usize::from(file)].content.students.rows(&part.students)
    }

    /// Who a file's student rows of a school and year are about, in the order of [`Records::students`].
    pub fn keys<'s>(&'s self, file: u16, part: &'s SchoolRecords) -> impl Iterator<Item = StudentKey> + 's {
        self.files[usize::from(file)].content.students.keys(&part.students)
    }

    /// What more is known of the students of a school and year, in the order of [`Records::students`].
    pub fn details<'s>(&'s self, file: u16, part: &'s SchoolRecords) -> impl Iterator<Item = StudentDetails> + 's {
        self.files[usize::from(file)].content.students.details(&part.students)
    }

    /// Does a file tell more of any student than the row?
    #[must_use]
    pub fn has_details(&self, file: u16) -> bool {
        self.files[usize::from(file)].content.students.has_details()
    }

    /// Does a file tell more of any student than the row and scale scores?
    #[must_use]
    pub fn has_marks(&self, file: u16) -> bool {
        self.files[usize::from(file)].content.students.has_marks()
    }

    /// Does any file tell answers to a survey?
    #[must_use]
    pub fn has_answers(&self) -> bool {
        self.files.iter().any(|file| file.content.survey.is_some())
    }

    /// The answers to surveys in a school and year, each with the name of its construct.
    pub fn answers<'s>(&'s self, school: &'s SchoolYearRecords) -> impl Iterator<Item = (&'s str, &'s Answer)> + 's {
        school.parts.iter().flat_map(|(file, at)| {
            let table = self.files[usize::from(*file)].content.survey.as_ref();
            table.into_iter().flat_map(move |table| {
                table.of(*at).iter().map(|answer| (&*table.constructs[usize::from(answer.construct)], answer))
            })
        })
    }

    /// How many were invited to a survey at a school; nothing where no `schools` file says so, or two differ.
    #[must_use]
    pub fn invited(&self, code: &SchoolCode, respondent: Respondent) -> Option<u32> {
        let listed = self.files.iter().filter_map(|file| file.content.directory.get(code));
        let mut stated = listed.filter_map(|entry| entry.invited[respondent as usize]);
        let first = stated.next()?;
        stated.all(|next| next == first).then_some(first)
    }

    /// The references of all files, each with its file's position.
    pub fn references(&self) -> impl Iterator<Item = (u16, &Reference)> {
        (0_u16..).zip(&self.files).flat_map(|(at, file)| file.content.references.iter().map(move |one| (at, one)))
    }

    /// The practices of all files, each with its file's position.
    pub fn practices(&self) -> impl Iterator<Item = (u16, &Practice)> {
        (0_u16..).zip(&self.files).flat_map(|(at, file)| file.content.practices.iter().map(move |one| (at, one)))
    }

    /// The position in [`Records::indicators`] of a file's own indicator.
    #[must_use]
    pub fn indicator(&self, file: u16, own: u16) -> u16 {
        self.positions[usize::from(file)][usize::from(own)]
    }

    /// The school of this code in this year.
    #[must_use]
    pub fn find(&self, year: SchoolYear, code: &str) -> Option<usize> {
        self.schools.binary_search_by(|s| (s.year, s.code.as_str()).cmp(&(year, code))).ok()
    }
}

fn schools_of(files: &[Part]) -> Vec<SchoolYearRecords> {
    let mut by_school: BTreeMap<(SchoolYear, &SchoolCode), Vec<(u16, u32)>> = BTreeMap::new();
    for (file, part) in (0_u16..).zip(files) {
        for (at, school) in (0_u32..).zip(&part.content.schools) {
            by_school.entry((school.year, &school.code)).or_default().push((file, at));
        }
    }
    by_school
        .into_iter()
        .map(|((year, code), parts)| {
            let told: Vec<(Precedence, &SchoolRecords)> = parts
                .iter()
                .map(|(file, at)| {
                    let content = &files[usize::from(*file)].content;
                    (content.precedence, &content.schools[*at as usize])
                })
                .collect();
            let listed: Vec<_> = files.iter().filter_map(|f| f.content.directory.get(code)).collect();
            let facts = told
                .iter()
                .map(|(precedence, school)| (*precedence, &school.facts))
                .chain(listed.iter().map(|entry| (Precedence::Schools, &entry.facts)))
                .collect::<Vec<_>>();
            // Two schools files that state different types state none.
            let mut stated = listed.iter().map(|e| (e.members, e.span)).filter(|(m, span)| *span || !m.is_empty());
            let first = stated.next().filter(|first| stated.all(|next| next == *first)).unwrap_or_default();
            let grades = told.iter().fold(GradeSet::default(), |all, (_, s)| all.union(s.grades));
            let bins = told.iter().fold(GradeBins::default(), |all, (_, s)| all.union(s.bins));
            let graduation = told.iter().any(|(_, s)| s.graduation);
            let (members, type_source) = type_of(first, grades, bins, graduation);
            SchoolYearRecords { year, code: code.clone(), facts: believed(code, &facts), members, type_source, parts }
        })
        .collect()
}

/// Student rows without a year, of schools that have student rows with one: nobody can say whether they belong together.
fn without_a_year(files: &[Part], schools: &[SchoolYearRecords], findings: &mut Found) {
    let students = |(file, at): &(u16, u32)| files[usize::from(*file)].content.schools[*at as usize].students.len();
    let (unstated, stated) = schools.split_at(schools.partition_point(|s| s.year == SchoolYear::UNSTATED));
    if unstated.is_empty() || stated.is_empty() {
        return;
    }
    let with_year =
        order::set(stated.iter().filter(|school| school.parts.iter().any(|part| students(part) > 0)).map(|s| &s.code));
    for school in unstated.iter().filter(|school| with_year.contains(&school.code)) {
        for part in school.parts.iter().filter(|part| students(part) > 0) {
            let name = &files[usize::from(part.0)].name;
            let own = findings.entry(part.0).or_insert_with(|| Findings::of(name));
            let rows = u32::try_from(students(part)).unwrap_or(u32::MAX);
            let found = format!("{}: {rows} rows", school.code);
            own.add_many(FindingKind::YearNotJoined, rows, None, "school_year", &found, "a year such as 2023-24");
        }
    }
}

/// Rule 8 of methodology.md: the `schools` file; else the grades with a student; else CDE's grade rows. A `schools` file
/// that says only `span` leaves the members to the records. A graduation row alone makes a high school.
fn type_of(
    (stated, span): (Members, bool),
    grades: GradeSet,
    bins: GradeBins,
    graduation: bool,
) -> (Members, TypeSource) {
    let high: &[Member] = if graduation { &[Member::High] } else { &[] };
    let told = [
        (stated, TypeSource::SchoolsFile),
        (Members::from_grades(grades), TypeSource::Grades),
        (Members::from_bins(bins), TypeSource::CdeRows),
        (Members::of(high), TypeSource::CdeRows),
    ];
    match told.into_iter().find(|(members, _)| !members.is_empty()) {
        Some((members, _)) if span => (members.as_span(), TypeSource::SchoolsFile),
        Some(found) => found,
        None => (Members::default(), TypeSource::Unknown),
    }
}

/// Each fact from the file that is believed first; of equals the smallest text, so that no order matters.
/// Where nobody states the LEA it is the first part of a CDS code.
fn believed(code: &SchoolCode, facts: &[(Precedence, &SchoolFacts)]) -> SchoolFacts {
    let text = |get: fn(&SchoolFacts) -> &str| -> Box<str> {
        facts
            .iter()
            .map(|(p, f)| (*p, get(f)))
            .filter(|(_, t)| !t.is_empty())
            .min()
            .map_or_else(Box::default, |(_, t)| t.into())
    };
    // A mark that any file of the first-believed kind sets is set.
    let mark = |get: fn(&SchoolFacts) -> Option<bool>| -> Option<bool> {
        facts.iter().filter_map(|(p, f)| get(f).map(|yes| (*p, !yes))).min().map(|(_, not)| !not)
    };
    SchoolFacts {
        name: text(|f| &f.name),
        lea_code: Some(text(|f| &f.lea_code))
            .filter(|t| !t.is_empty())
            .unwrap_or_else(|| code.lea().unwrap_or_default().into()),
        lea_name: text(|f| &f.lea_name),
        charter: mark(|f| f.charter),
        alternative: mark(|f| f.alternative),
    }
}
