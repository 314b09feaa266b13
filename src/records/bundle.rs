//! The tables of a roster bundle become student rows: who was in which school in which year, with grade, race or
//! ethnicity, and sex. The rows stand in the file of the users, so a trace names a user's line.
//!
//! Assumed, where OneRoster leaves it open:
//! * A student is where an active enrolment with the role *student* says; one without any is where the user's or the role's
//!   organisation is, in the latest school year of the bundle.
//! * An enrolment's school is the class's school where it names none. A part of a school counts as the nearest school above
//!   it; where there is none, as a school of its own, with a finding.
//! * A session without a school year is in its parent's, else in the one that both of its dates lie in.
//! * A user's grade is that of the latest school year of the bundle; other years state none.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::intake::{FindingKind, Findings};
use crate::model::{GradeBins, GradeSet, SchoolCode, SchoolYear, check_cds};

use super::roster::{Class, Demographic, Enrollment, Org, OrgKind, Role, RosterId, RosterRows, RosterTable, Session, User};
use super::{Days, FileContent, Found, Part, SchoolFacts, SchoolRecords, StudentFacts, StudentRow, StudentRows};

/// The bundle a file is part of: all but the last part of `outer.zip › users.csv`; nothing for a loose file.
#[must_use]
pub fn bundle_of(name: &str) -> &str {
    name.rsplit_once(" › ").map_or("", |(bundle, _)| bundle)
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
        for (file, schools) in bundle.students(&mut notes) {
            let part = &mut files[usize::from(file)];
            let (precedence, directory, indicators) = (part.content.precedence, BTreeMap::new(), Vec::new());
            part.content = Rc::new(FileContent { precedence, schools, directory, indicators, roster: None });
        }
    }
    findings
}

/// Where findings go.
struct Notes<'a> {
    names: &'a [&'a str],
    found: &'a mut Found,
}

impl Notes<'_> {
    fn add(&mut self, kind: FindingKind, file: u16, line: u32, column: &str, found: &str, expected: &str) {
        let own = self.found.entry(file).or_insert_with(|| Findings::of(self.names[usize::from(file)]));
        own.add(kind, (line > 0).then_some(line), column, found, expected);
    }
}

/// The tables of one bundle, each with the position of its file.
#[derive(Default)]
struct Bundle<'t> {
    files: Vec<u16>,
    manifests: Vec<(u16, u32)>,
    orgs: Vec<(&'t Org, u16)>,
    sessions: Vec<(&'t Session, u16)>,
    classes: Vec<(&'t Class, &'t [RosterId], u16)>,
    users: Vec<(u16, &'t [User], &'t [RosterId])>,
    roles: Vec<(&'t Role, u16)>,
    people: Vec<&'t Demographic>,
    enrollments: Vec<(u16, &'t [Enrollment], &'t [(RosterId, RosterId)])>,
}

/// A school in a year: the school's position among the organisations, and the year.
type Slot = (u32, SchoolYear);

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
            RosterRows::Demographics(rows) => self.people.extend(rows),
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
    fn students(mut self, notes: &mut Notes<'_>) -> Vec<(u16, Vec<SchoolRecords>)> {
        self.check(notes);
        if self.users.is_empty() || self.orgs.is_empty() {
            return Vec::new();
        }
        one_of_each(&mut self.orgs, |(a, _)| (a.id, 0), |(a, file)| (*file, a.line), |(a, _), (b, _)| {
            Org { line: 0, ..(*a).clone() } == Org { line: 0, ..(*b).clone() }
        }, notes);
        one_of_each(&mut self.sessions, |(a, _)| (a.id, a.spring), |(a, file)| (*file, a.line), |(a, _), (b, _)| {
            (a.parent, a.spring, a.dates) == (b.parent, b.spring, b.dates)
        }, notes);
        one_of_each(&mut self.classes, |(a, ..)| (a.id, 0), |(a, _, file)| (*file, a.line), |(a, x, _), (b, y, _)| {
            a.school == b.school && x == y
        }, notes);
        let years = self.years(notes);
        let mut placed = self.placed(&years, notes);
        let enrolled = |placed: &[(RosterId, Slot)], user| placed.binary_search_by_key(&user, |(id, _)| *id).is_ok();
        placed.sort_unstable();
        placed.dedup();
        let latest = placed.iter().map(|(_, (_, year))| *year).chain(years.iter().map(|(_, year)| *year)).max();
        let latest = latest.unwrap_or(SchoolYear::UNSTATED);
        let here: Vec<(RosterId, Slot)> =
            self.by_role(latest).into_iter().filter(|(user, _)| !enrolled(&placed, *user)).collect();
        placed.extend(here);
        placed.sort_unstable();
        placed.dedup();
        self.note_strangers(&placed, notes);
        self.note_schools(&placed, notes);
        self.people.sort_unstable_by_key(|person| (person.user, person.race, person.gender, person.line));
        self.users.iter().map(|(file, users, _)| (*file, self.rows(*file, users, &placed, latest, notes))).collect()
    }

    fn org(&self, id: RosterId) -> Option<u32> {
        let at = self.orgs.binary_search_by_key(&id, |(org, _)| org.id).ok()?;
        u32::try_from(at).ok()
    }

    /// The school that an organisation is or is a part of; the department itself where no school is above it.
    fn school(&self, id: RosterId) -> Option<u32> {
        let first = self.org(id)?;
        let mut at = first;
        for _ in 0..8 {
            let org = self.orgs[at as usize].0;
            match org.kind {
                OrgKind::School => return Some(at),
                OrgKind::District => break,
                OrgKind::Department | OrgKind::Other => {}
            }
            let Some(above) = self.org(org.parent) else { break };
            at = above;
        }
        (self.orgs[first as usize].0.kind == OrgKind::Department).then_some(first)
    }

    /// The school year of each session, in order of id.
    fn years(&self, notes: &mut Notes<'_>) -> Vec<(RosterId, SchoolYear)> {
        let find = |id| self.sessions.binary_search_by_key(&id, |(session, _)| session.id).ok();
        let dated = |session: &Session| if session.dates[0] == session.dates[1] { session.dates[0] } else { 0 };
        let mut years = Vec::new();
        for (session, file) in &self.sessions {
            let (mut spring, mut above) = (session.spring, session.parent);
            for _ in 0..8 {
                let Some(parent) = find(above).filter(|_| spring == 0) else { break };
                (spring, above) = (self.sessions[parent].0.spring, self.sessions[parent].0.parent);
            }
            let by_dates = dated(session);
            if spring == 0 {
                spring = by_dates;
            } else if let (Some(stated), Some(other)) = (SchoolYear::of_spring(spring), SchoolYear::of_spring(by_dates))
                && stated != other
            {
                let (found, expected) = (stated.to_string(), format!("{other} by the dates of the session"));
                notes.add(FindingKind::SessionDates, *file, session.line, "schoolYear", &found, &expected);
            }
            if let Some(year) = SchoolYear::of_spring(spring) {
                years.push((session.id, year));
            }
        }
        years
    }

    /// Where enrolments place students.
    fn placed(&self, years: &[(RosterId, SchoolYear)], notes: &mut Notes<'_>) -> Vec<(RosterId, Slot)> {
        let year_of = |session: &RosterId| years.binary_search_by_key(session, |(id, _)| *id).ok().map(|at| years[at].1);
        let only = years.first().map(|(_, year)| *year).filter(|only| years.iter().all(|(_, year)| year == only));
        let only = only.unwrap_or(SchoolYear::UNSTATED);
        let mut placed = Vec::new();
        for (file, enrollments, places) in &self.enrollments {
            // What leads nowhere, or the slots.
            let slots: Vec<Result<Vec<Slot>, (&str, &str)>> = places
                .iter()
                .map(|(class, school)| {
                    let class = match self.classes.binary_search_by_key(class, |(row, ..)| row.id) {
                        Ok(at) => Some(&self.classes[at]),
                        Err(_) if self.classes.is_empty() => None,
                        Err(_) => return Err(("classSourcedId", "an active row of classes.csv")),
                    };
                    let named = if *school == RosterId::NOBODY { class.map(|(row, ..)| row.school) } else { Some(*school) };
                    let school = named.and_then(|id| self.school(id)).ok_or(("schoolSourcedId", "an active school of orgs.csv"))?;
                    let mut of: Vec<SchoolYear> =
                        class.into_iter().flat_map(|(_, sessions, _)| sessions.iter().filter_map(year_of)).collect();
                    if of.is_empty() {
                        of.push(only);
                    }
                    of.sort_unstable();
                    of.dedup();
                    Ok(of.into_iter().map(|year| (school, year)).collect())
                })
                .collect();
            for enrollment in *enrollments {
                match &slots[enrollment.place as usize] {
                    Ok(slots) => placed.extend(slots.iter().map(|slot| (enrollment.user, *slot))),
                    Err((column, expected)) => {
                        notes.add(FindingKind::BrokenReference, *file, enrollment.line, column, "no such row", expected);
                    }
                }
            }
        }
        placed
    }

    /// Where users and roles place students: what holds now.
    fn by_role(&self, latest: SchoolYear) -> Vec<(RosterId, Slot)> {
        let of_users = self.users.iter().flat_map(|(_, users, lists)| {
            let orgs = |user: &User| list(lists, user.orgs);
            users.iter().filter(|user| user.student_role).flat_map(move |user| orgs(user).iter().map(|org| (user.id, *org)))
        });
        let of_roles = self.roles.iter().map(|(role, _)| (role.user, role.org));
        let placed = of_users.chain(of_roles);
        placed.filter_map(|(user, org)| Some((user, (self.school(org)?, latest)))).collect()
    }

    /// Rows about people whom no table of users names. Their ids are not shown.
    fn note_strangers(&self, placed: &[(RosterId, Slot)], notes: &mut Notes<'_>) {
        let mut known: Vec<RosterId> = self.users.iter().flat_map(|(_, users, _)| users.iter().map(|u| u.id)).collect();
        known.sort_unstable();
        let strangers: Vec<RosterId> = placed.iter().map(|(user, _)| *user).filter(|u| known.binary_search(u).is_err()).collect();
        if strangers.is_empty() {
            return;
        }
        let enrolled = self.enrollments.iter().flat_map(|(file, rows, _)| rows.iter().map(|row| (row.user, *file, row.line)));
        let in_roles = self.roles.iter().map(|(role, file)| (role.user, *file, role.line));
        for (_, file, line) in enrolled.chain(in_roles).filter(|(user, ..)| strangers.binary_search(user).is_ok()) {
            let (found, expected) = ("no such row", "an active row of users.csv");
            notes.add(FindingKind::BrokenReference, file, line, "userSourcedId", found, expected);
        }
    }

    /// Organisations that hold students and are no schools, and codes that are no CDS codes.
    fn note_schools(&self, placed: &[(RosterId, Slot)], notes: &mut Notes<'_>) {
        let mut used: Vec<u32> = placed.iter().map(|(_, (school, _))| *school).collect();
        used.sort_unstable();
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
    ) -> Vec<SchoolRecords> {
        let role_of = |id: RosterId| self.roles.iter().any(|(role, _)| role.user == id);
        let mut schools: BTreeMap<Slot, SchoolRecords> = BTreeMap::new();
        for user in users {
            let from = placed.partition_point(|(id, _)| *id < user.id);
            let mut own = placed[from..].iter().take_while(|(id, _)| *id == user.id).peekable();
            if own.peek().is_none() && (user.student_role || role_of(user.id)) {
                notes.add(FindingKind::StudentWithoutSchool, file, user.line, "", "no school", "an enrolment in a class");
            }
            let mut facts = StudentFacts::default();
            let from = self.people.partition_point(|person| person.user < user.id);
            // Of several rows on one person the last that states something stands: they are in an order of their own.
            for person in self.people[from..].iter().take_while(|person| person.user == user.id) {
                if person.race != 0 {
                    facts.set_race(person.race);
                }
                if person.gender != 0 {
                    facts.set_gender(person.gender);
                }
            }
            for (_, slot) in own {
                let mut facts = facts;
                let school = schools.entry(*slot).or_insert_with(|| self.records(*slot));
                if slot.1 == latest {
                    facts.set_grade_index(user.grade.index());
                    school.grades.insert(user.grade);
                }
                let row = StudentRow { key: user.student, facts, days: Days::NOT_STATED, line: user.line };
                school.students.push(row);
            }
        }
        schools.into_values().collect()
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

fn list(lists: &[RosterId], (from, to): (u32, u32)) -> &[RosterId] {
    lists.get(from as usize..to as usize).unwrap_or_default()
}

/// Sorts rows by id and keeps one of each. Two that differ are a finding; which of them stands is the same in whatever
/// order the files come.
fn one_of_each<T, K: Ord + Copy>(
    rows: &mut Vec<T>,
    key: impl Fn(&T) -> (RosterId, K),
    place: impl Fn(&T) -> (u16, u32),
    same: impl Fn(&T, &T) -> bool,
    notes: &mut Notes<'_>,
) {
    rows.sort_by_key(|row| (key(row), place(row)));
    rows.dedup_by(|next, first| {
        let again = key(next).0 == key(first).0;
        if again && !same(next, first) {
            let ((file, line), (other, first)) = (place(next), place(first));
            let expected = format!("the same as in {}, line {first}, which is used", notes.names[usize::from(other)]);
            notes.add(FindingKind::ConflictingRosterRows, file, line, "sourcedId", "a row that differs", &expected);
        }
        again
    });
}
