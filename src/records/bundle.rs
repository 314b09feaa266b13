//! The tables of a roster bundle become student rows: who was in which school in which year, with grade, race or
//! ethnicity, and sex. The rows stand in the file of the users, so a trace names a user's line.
//!
//! Assumed, where the standard leaves it open:
//! * A student is where an active enrolment with the role *student* says; one without any is where the user's or the role's
//!   organisation is, in the latest school year of the bundle.
//! * An enrolment's school is the class's school where it names none. A part of a school counts as the nearest school above
//!   it; where there is none, as a school of its own, with a finding.
//! * A session without a school year is in its parent's, else in the one that both of its dates lie in.
//! * A user's grade is that of the latest school year of the bundle; other years state none.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::intake::{FindingKind, Findings};
use crate::model::{GradeBins, GradeSet, SchoolCode, SchoolYear, check_cds};
use crate::order;

use super::roster::{
    Class, Demographic, Enrollment, Org, OrgKind, Role, RosterId, RosterRows, RosterTable, Session, User,
};
use super::{
    Days, FileContent, Found, Part, SchoolFacts, SchoolRecords, StudentArena, StudentFacts, StudentRow, StudentRows,
};

/// The bundle a file is part of: all but the last part of `outer.zip › users.csv`; nothing for a loose file.
#[must_use]
pub fn bundle_of(name: &str) -> &str {
    name.rsplit_once(" › ").map_or("", |(bundle, _)| bundle)
}

/// Bundles of which each file is also in an earlier one with as many files, by name: the same bundle given twice.
pub(super) fn copied(files: &[Part]) -> BTreeSet<String> {
    let mut bundles: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for part in files.iter().filter(|part| part.content.roster.is_some()) {
        bundles.entry(bundle_of(&part.name)).or_default().push(&part.hash);
    }
    for hashes in bundles.values_mut() {
        order::sort(hashes);
    }
    let mut seen = BTreeSet::new();
    let again = bundles.into_iter().filter(|(_, hashes)| !seen.insert(hashes.clone()));
    order::set(again.map(|(bundle, _)| bundle.to_owned()))
}

/// Joins the tables of each bundle. The files of users get the rows; findings go to the file they are about.
pub(super) fn join(files: &mut [Part]) -> Found {
    let mut bundles: BTreeMap<String, Vec<(u16, Rc<FileContent>)>> = BTreeMap::new();
    for (at, part) in (0_u16..).zip(files.iter()) {
        if part.content.roster.is_some() {
            bundles.entry(bundle_of(&part.name).to_owned()).or_default().push((at, Rc::clone(&part.content)));
        }
    }
    let mut findings = Found::new();
    for contents in bundles.values() {
        let mut bundle = Bundle::default();
        for (file, content) in contents {
            if let Some(table) = &content.roster {
                bundle.take(*file, table);
            }
        }
        let names: Vec<&str> = files.iter().map(|part| part.name.as_str()).collect();
        let mut notes = Notes { names: &names, found: &mut findings };
        for (file, schools, students) in bundle.students(&mut notes) {
            let part = &mut files[usize::from(file)];
            part.content = Rc::new(FileContent { schools, students, ..FileContent::new(part.content.precedence) });
        }
    }
    findings
}

/// Where findings go.
pub(super) struct Notes<'a> {
    names: &'a [&'a str],
    found: &'a mut Found,
}

impl Notes<'_> {
    pub(super) fn add(&mut self, kind: FindingKind, file: u16, line: u32, column: &str, found: &str, expected: &str) {
        let own = self.found.entry(file).or_insert_with(|| Findings::of(self.names[usize::from(file)]));
        own.add(kind, (line > 0).then_some(line), column, found, expected);
    }
}

/// A file of enrolments: its position, its rows, and the pairs of class and school that they name.
pub(super) type Enrolled<'t> = (u16, &'t [Enrollment], &'t [(RosterId, RosterId)]);

/// The tables of one bundle, each with the position of its file.
#[derive(Default)]
pub(super) struct Bundle<'t> {
    files: Vec<u16>,
    manifests: Vec<(u16, u32)>,
    pub(super) orgs: Vec<(&'t Org, u16)>,
    pub(super) sessions: Vec<(&'t Session, u16)>,
    pub(super) classes: Vec<(&'t Class, &'t [RosterId], u16)>,
    pub(super) users: Vec<(u16, &'t [User], &'t [RosterId])>,
    pub(super) roles: Vec<(&'t Role, u16)>,
    people: Vec<(&'t Demographic, u16)>,
    pub(super) enrollments: Vec<Enrolled<'t>>,
}

/// A school in a year: the school's position among the organisations, and the year.
pub(super) type Slot = (u32, SchoolYear);

impl<'t> Bundle<'t> {
    fn take(&mut self, file: u16, table: &'t RosterTable) {
        self.files.push(file);
        match &table.rows {
            RosterRows::Unneeded => {}
            RosterRows::Manifest(line) => self.manifests.push((file, *line)),
            RosterRows::Orgs(rows) => self.orgs.extend(rows.iter().map(|row| (row, file))),
            RosterRows::Sessions(rows) => self.sessions.extend(rows.iter().map(|row| (row, file))),
            RosterRows::Classes(rows) => {
                let sessions = |row: &Class| list(&table.lists, row.sessions);
                self.classes.extend(rows.iter().map(|row| (row, sessions(row), file)));
            }
            RosterRows::Users(rows) => self.users.push((file, rows, &table.lists)),
            RosterRows::Roles(rows) => self.roles.extend(rows.iter().map(|row| (row, file))),
            RosterRows::Demographics(rows) => self.people.extend(rows.iter().map(|row| (row, file))),
            RosterRows::Enrollments(rows, places) => self.enrollments.push((file, rows, places)),
        }
    }

    /// Is the bundle what it should be?
    fn check(&self, notes: &mut Notes<'_>) {
        for (file, line) in self.manifests.iter().filter(|(_, line)| *line > 0) {
            notes.add(FindingKind::RosterDelta, *file, *line, "value", "delta", "bulk");
        }
        let first = self.users.first().map_or(self.files[0], |(file, ..)| *file);
        if self.manifests.is_empty() {
            notes.add(FindingKind::RosterNoManifest, first, 0, "", "", "manifest.csv");
        }
        let lacks_users = self.users.is_empty() && (!self.enrollments.is_empty() || !self.orgs.is_empty());
        let lacks_orgs = self.orgs.is_empty() && !self.users.is_empty();
        for (lacks, table) in [(lacks_users, "users.csv"), (lacks_orgs, "orgs.csv")] {
            if lacks {
                notes.add(FindingKind::RosterTableMissing, first, 0, "", "", table);
            }
        }
    }

    /// The student rows, by file of users.
    fn students(mut self, notes: &mut Notes<'_>) -> Vec<(u16, Vec<SchoolRecords>, StudentArena)> {
        self.check(notes);
        if self.users.is_empty() || self.orgs.is_empty() {
            return Vec::new();
        }
        one_of_each(
            &mut self.orgs,
            |(a, file)| (a.id, *file, a.line),
            |(a, _), (b, _)| (a.kind, a.parent, &a.code, &a.name) == (b.kind, b.parent, &b.code, &b.name),
            notes,
        );
        one_of_each(
            &mut self.sessions,
            |(a, file)| (a.id, *file, a.line),
            |(a, _), (b, _)| (a.parent, a.spring, a.dates) == (b.parent, b.spring, b.dates),
            notes,
        );
        one_of_each(
            &mut self.classes,
            |(a, _, file)| (a.id, *file, a.line),
            |(a, x, _), (b, y, _)| (a.school, x) == (b.school, y),
            notes,
        );
        one_of_each(
            &mut self.people,
            |(a, file)| (a.user, *file, a.line),
            |(a, _), (b, _)| (a.race, a.gender) == (b.race, b.gender),
            notes,
        );
        let years = self.years(notes);
        let mut placed = self.placed(&years, notes);
        let enrolled = |placed: &[(RosterId, Slot)], user| placed.binary_search_by_key(&user, |(id, _)| *id).is_ok();
        order::sort(&mut placed);
        placed.dedup();
        let enrolled_in = placed.iter().map(|(_, (_, year))| *year).max();
        let latest = enrolled_in.or_else(|| years.iter().map(|(_, year)| *year).max()).unwrap_or(SchoolYear::UNSTATED);
        let here: Vec<(RosterId, Slot)> =
            self.by_role(latest).into_iter().filter(|(user, _)| !enrolled(&placed, *user)).collect();
        placed.extend(here);
        order::sort(&mut placed);
        placed.dedup();
        self.note_strangers(&placed, notes);
        self.note_schools(&placed, notes);
        self.users
            .iter()
            .map(|(file, users, _)| {
                let (schools, students) = self.rows(*file, users, &placed, latest, notes);
                (*file, schools, students)
            })
            .collect()
    }

    /// Rows about people whom no table of users names. Their ids are not shown.
    fn note_strangers(&self, placed: &[(RosterId, Slot)], notes: &mut Notes<'_>) {
        let mut known: Vec<RosterId> = self.users.iter().flat_map(|(_, users, _)| users.iter().map(|u| u.id)).collect();
        order::sort(&mut known);
        let strangers: Vec<RosterId> =
            placed.iter().map(|(user, _)| *user).filter(|u| known.binary_search(u).is_err()).collect();
        if strangers.is_empty() {
            return;
        }
        let enrolled =
            self.enrollments.iter().flat_map(|(file, rows, _)| rows.iter().map(|row| (row.user, *file, row.line)));
        let in_roles = self.roles.iter().map(|(role, file)| (role.user, *file, role.line));
        for (_, file, line) in enrolled.chain(in_roles).filter(|(user, ..)| strangers.binary_search(user).is_ok()) {
            let (found, expected) = ("no such row", "an active row of users.csv");
            notes.add(FindingKind::BrokenReference, file, line, "userSourcedId", found, expected);
        }
    }

    /// Organisations that hold students and are no schools, and codes that are no CDS codes.
    fn note_schools(&self, placed: &[(RosterId, Slot)], notes: &mut Notes<'_>) {
        let mut used: Vec<u32> = placed.iter().map(|(_, (school, _))| *school).collect();
        order::sort(&mut used);
        used.dedup();
        for (org, file) in used.into_iter().map(|at| self.orgs[at as usize]) {
            if org.kind != OrgKind::School {
                let expected = "a school above it";
                notes.add(FindingKind::OrgNotSchool, file, org.line, "type", "department", expected);
            }
            if check_cds(&org.code).is_err() {
                notes.add(FindingKind::CodeLength, file, org.line, "identifier", &org.code, "14 digits");
            }
        }
    }

    /// The rows of one file of users.
    fn rows(
        &self,
        file: u16,
        users: &[User],
        placed: &[(RosterId, Slot)],
        latest: SchoolYear,
        notes: &mut Notes<'_>,
    ) -> (Vec<SchoolRecords>, StudentArena) {
        let mut in_roles: Vec<RosterId> = self.roles.iter().map(|(role, _)| role.user).collect();
        order::sort(&mut in_roles);
        let mut schools: BTreeMap<Slot, SchoolRecords> = BTreeMap::new();
        let mut arena = StudentArena::default();
        for user in users {
            let from = placed.partition_point(|(id, _)| *id < user.id);
            let mut own = placed[from..].iter().take_while(|(id, _)| *id == user.id).peekable();
            if own.peek().is_none() && (user.student_role || in_roles.binary_search(&user.id).is_ok()) {
                notes.add(
                    FindingKind::StudentWithoutSchool,
                    file,
                    user.line,
                    "",
                    "no school",
                    "an enrolment in a class",
                );
            }
            let mut facts = StudentFacts::default();
            if let Ok(at) = self.people.binary_search_by_key(&user.id, |(person, _)| person.user) {
                facts.set_race(self.people[at].0.race);
                facts.set_gender(self.people[at].0.gender);
            }
            for (_, slot) in own {
                let mut facts = facts;
                let school = schools.entry(*slot).or_insert_with(|| self.records(*slot));
                if slot.1 == latest {
                    facts.set_grade_index(user.grade.index());
                    school.grades.insert(user.grade);
                }
                let row = StudentRow { key: user.student, facts, days: Days::NOT_STATED, line: user.line };
                arena.push(&mut school.students, row);
            }
        }
        (schools.into_values().collect(), arena)
    }

    fn records(&self, (at, year): Slot) -> SchoolRecords {
        let org = self.orgs[at as usize].0;
        let mut facts = SchoolFacts { name: org.name.clone(), ..SchoolFacts::default() };
        let mut above = org.parent;
        for _ in 0..8 {
            let Some(parent) = self.org(above).map(|at| self.orgs[at as usize].0) else { break };
            if parent.kind == OrgKind::District {
                // The LEA of a CDS code is its first seven digits, here as in every other file.
                if check_cds(&org.code).is_err() {
                    facts.lea_code.clone_from(&parent.code);
                }
                facts.lea_name.clone_from(&parent.name);
                break;
            }
            above = parent.parent;
        }
        SchoolRecords {
            code: SchoolCode::new(&org.code),
            year,
            facts,
            grades: GradeSet::default(),
            bins: GradeBins::default(),
            graduation: false,
            students: StudentRows::default(),
            cells: Vec::new(),
        }
    }
}

pub(super) fn list(lists: &[RosterId], (from, to): (u32, u32)) -> &[RosterId] {
    lists.get(from as usize..to as usize).unwrap_or_default()
}

/// Sorts rows by id and keeps the first of each in the order of files and lines. One that differs from it is a finding.
fn one_of_each<T>(
    rows: &mut Vec<T>,
    place: impl Fn(&T) -> (RosterId, u16, u32),
    same: impl Fn(&T, &T) -> bool,
    notes: &mut Notes<'_>,
) {
    order::sort_by_key(rows, &place);
    rows.dedup_by(|next, first| {
        let ((id, file, line), (other, first_file, first_line)) = (place(next), place(first));
        if id == other && !same(next, first) {
            let kept = notes.names[usize::from(first_file)];
            let expected = format!("the same as in {kept}, line {first_line}, which is used");
            notes.add(FindingKind::ConflictingRosterRows, file, line, "sourcedId", "a row that differs", &expected);
        }
        id == other
    });
}
