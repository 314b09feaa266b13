//! Rows of a roster bundle's table → narrow tables. What a bundle's tables say together is found out when files meet.

use std::collections::BTreeMap;

use crate::model::{CodeFault, Grade, SchoolYear, StudentGroup, check_cds};
use crate::records::{
    Class, Demographic, Enrollment, Org, OrgKind, Role, RosterId, RosterRows, RosterTable, Session, StudentKey, User,
};

use super::dates::school_year_of;
use super::finding::{FindingKind, Findings};
use super::layout::{Layout, normal};
use super::text::{Row, decode};
use super::values::{CodeList, whole, yes_or_no};

/// Which table of a roster bundle a layout describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RosterKind {
    /// What the bundle holds.
    Manifest,
    /// Schools and districts.
    Orgs,
    /// School years and their parts.
    Sessions,
    /// Classes.
    Classes,
    /// People.
    Users,
    /// Roles of people.
    Roles,
    /// Race, ethnicity, sex.
    Demographics,
    /// Students in classes.
    Enrollments,
    /// No indicator needs it.
    Unneeded,
}

/// A table's own columns, in the order in which [`RosterIntake::row`] reads them.
const COLUMNS: &[(RosterKind, &[&str])] = &[
    (RosterKind::Manifest, &["propertyName", "value"]),
    (RosterKind::Orgs, &["sourcedId", "type", "identifier", "name", "parentSourcedId"]),
    (RosterKind::Sessions, &["sourcedId", "parentSourcedId", "schoolYear", "startDate", "endDate"]),
    (RosterKind::Classes, &["sourcedId", "schoolSourcedId", "termSourcedIds"]),
    (
        RosterKind::Users,
        &["sourcedId", "identifier", "userIds", "grades", "role", "orgSourcedIds", "primaryOrgSourcedId"],
    ),
    (RosterKind::Roles, &["userSourcedId", "role", "orgSourcedId"]),
    (
        RosterKind::Demographics,
        &[
            "sourcedId",
            "sex",
            "hispanicOrLatinoEthnicity",
            "demographicRaceTwoOrMoreRaces",
            "americanIndianOrAlaskaNative",
            "asian",
            "blackOrAfricanAmerican",
            "nativeHawaiianOrOtherPacificIslander",
            "white",
        ],
    ),
    (RosterKind::Enrollments, &["userSourcedId", "role", "classSourcedId", "schoolSourcedId"]),
];

/// The groups of the last five columns of the demographics.
const RACES: [StudentGroup; 5] = [
    StudentGroup::AmericanIndian,
    StudentGroup::Asian,
    StudentGroup::AfricanAmerican,
    StudentGroup::PacificIslander,
    StudentGroup::White,
];

/// Reads the rows of one table.
pub(super) struct RosterIntake {
    table: RosterTable,
    /// Positions of the table's columns, as in [`COLUMNS`]; beyond any row where there is none.
    at: Vec<usize>,
    status: usize,
    /// Grades of users, sexes of demographics.
    codes: CodeList,
    flags: CodeList,
    /// Types of `userIds` that other files know students by.
    id_types: Vec<String>,
    /// Class and school → position.
    places: BTreeMap<(RosterId, RosterId), u32>,
    header: Vec<String>,
}

impl RosterIntake {
    pub(super) fn new(layout: &Layout, header: &[String], names: Vec<String>) -> Option<Self> {
        let kind = layout.table?;
        let at = |column: &&str| layout.find(column, header).first().copied().unwrap_or(usize::MAX);
        let columns = COLUMNS.iter().find(|(of, _)| *of == kind).map_or(&[][..], |(_, columns)| columns);
        let rows = match kind {
            RosterKind::Manifest => RosterRows::Manifest(0),
            RosterKind::Orgs => RosterRows::Orgs(Vec::new()),
            RosterKind::Sessions => RosterRows::Sessions(Vec::new()),
            RosterKind::Classes => RosterRows::Classes(Vec::new()),
            RosterKind::Users => RosterRows::Users(Vec::new()),
            RosterKind::Roles => RosterRows::Roles(Vec::new()),
            RosterKind::Demographics => RosterRows::Demographics(Vec::new()),
            RosterKind::Enrollments => RosterRows::Enrollments(Vec::new(), Vec::new()),
            RosterKind::Unneeded => RosterRows::Unneeded,
        };
        let codes = match kind {
            RosterKind::Users => {
                super::coded::codes(layout, "grades", |id| Some(usize::from(Grade::parse(id).map_or(0, Grade::index))))
            }
            _ => super::coded::codes(layout, "sex", |id| {
                Some(["", "female", "male"].iter().position(|g| *g == id).unwrap_or(0))
            }),
        };
        let id_types = layout.codes.get("userIds").into_iter().flatten().flat_map(|(_, types)| types);
        Some(Self {
            table: RosterTable { rows, lists: Vec::new() },
            at: columns.iter().map(at).collect(),
            status: at(&"status"),
            codes,
            flags: yes_or_no(),
            id_types: id_types.map(|name| normal(name)).collect(),
            places: BTreeMap::new(),
            header: names,
        })
    }

    pub(super) fn finish(self) -> RosterTable {
        self.table
    }

    #[inline(never)]
    pub(super) fn row(&mut self, row: &Row<'_>, findings: &mut Findings) {
        let Self { table: RosterTable { rows, lists }, at, status, codes, flags, id_types, places, header } = self;
        let mut cells = Cells { row, at, header, findings };
        if let RosterRows::Manifest(first_delta) = rows {
            let delta = cells.text(0).starts_with(b"file.") && cells.text(1).eq_ignore_ascii_case(b"delta");
            if delta && *first_delta == 0 {
                *first_delta = row.line;
            }
            return;
        }
        // Blank in a whole bundle: every row is active.
        let status = row.cell(*status);
        if [&b"tobedeleted"[..], b"inactive"].iter().any(|gone| status.eq_ignore_ascii_case(gone)) {
            cells.findings.add(FindingKind::InactiveRows, Some(row.line), "status", &decode(status).0, "active");
            return;
        }
        if !matches!(rows, RosterRows::Unneeded) && cells.text(0).is_empty() {
            cells.note(FindingKind::MissingCode, 0, "", "an id");
            return;
        }
        match rows {
            RosterRows::Orgs(orgs) => orgs.extend(cells.org()),
            RosterRows::Sessions(sessions) => sessions.push(cells.session()),
            RosterRows::Classes(classes) => classes.push(Class {
                id: cells.id(0),
                school: cells.id(1),
                sessions: listed(lists, cells.text(2)),
                line: row.line,
            }),
            RosterRows::Users(users) => users.extend(cells.user(lists, codes, id_types)),
            RosterRows::Roles(roles) if cells.student(1) => {
                roles.push(Role { user: cells.id(0), org: cells.id(2), line: row.line });
            }
            RosterRows::Demographics(people) => people.push(cells.demographic(codes, flags)),
            RosterRows::Enrollments(enrollments, pairs) if cells.student(1) => {
                let pair = (cells.id(2), cells.id(3));
                let place = *places.entry(pair).or_insert_with(|| {
                    pairs.push(pair);
                    u32::try_from(pairs.len() - 1).unwrap_or(u32::MAX)
                });
                enrollments.push(Enrollment { user: cells.id(0), place, line: row.line });
            }
            // Teachers, guardians, administrators are not counted.
            RosterRows::Manifest(_) | RosterRows::Unneeded | RosterRows::Roles(_) | RosterRows::Enrollments(..) => {}
        }
    }
}

/// The cells of one row by the order of its table in [`COLUMNS`].
struct Cells<'a, 'r> {
    row: &'a Row<'r>,
    at: &'a [usize],
    header: &'a [String],
    findings: &'a mut Findings,
}

impl<'r> Cells<'_, 'r> {
    fn text(&self, column: usize) -> &'r [u8] {
        self.at.get(column).map_or(&[], |at| self.row.cell(*at))
    }

    fn id(&self, column: usize) -> RosterId {
        RosterId::new(self.text(column))
    }

    fn student(&self, column: usize) -> bool {
        self.text(column).eq_ignore_ascii_case(b"student")
    }

    fn note(&mut self, kind: FindingKind, column: usize, found: &str, expected: &str) {
        let name = self.at.get(column).and_then(|at| self.header.get(*at)).map_or("", String::as_str);
        self.findings.add(kind, Some(self.row.line), name, found, expected);
    }

    /// A code of the list; zero where the cell is blank or unknown.
    fn code(&mut self, column: usize, list: &mut CodeList) -> u8 {
        let cell = self.text(column);
        if cell.is_empty() {
            return 0;
        }
        list.read(cell).unwrap_or_else(|| {
            self.note(FindingKind::BadValue, column, &decode(cell).0, list.expected());
            0
        })
    }

    /// An organisation. Its code for others is its identifier, else its id; zeros that a spreadsheet has dropped are put
    /// back.
    fn org(&mut self) -> Option<Org> {
        let identifier = self.text(2);
        let mut code = decode(if identifier.is_empty() { self.text(0) } else { identifier }).0.into_owned();
        match check_cds(&code) {
            Err(CodeFault::Exponent) => {
                self.note(FindingKind::ExponentCode, 2, &code, "14 digits");
                return None;
            }
            Err(CodeFault::LostZero) => {
                code.insert(0, '0');
                self.note(FindingKind::LostZero, 2, &code, "all its digits, as text");
            }
            Err(CodeFault::Length) | Ok(()) => {}
        }
        let (name, fallback) = decode(self.text(3));
        if fallback {
            self.note(FindingKind::Windows1252, 3, "Windows-1252", "UTF-8");
        }
        let kinds = [("school", OrgKind::School), ("department", OrgKind::Department), ("district", OrgKind::District)];
        let is = |kind: &&(&str, OrgKind)| self.text(1).eq_ignore_ascii_case(kind.0.as_bytes());
        let kind = kinds.iter().find(is).map_or(OrgKind::Other, |(_, kind)| *kind);
        let (name, code) = (Box::from(&*name), code.into());
        Some(Org { id: self.id(0), kind, parent: self.id(4), code, name, line: self.row.line })
    }

    fn session(&mut self) -> Session {
        let stated = whole(self.text(2)).and_then(|y| y.try_into().ok()).filter(|y| (1900..2200).contains(y));
        if stated.is_none() && !self.text(2).is_empty() {
            let expected = "the calendar year of the spring: 2024 for 2023-24";
            self.note(FindingKind::BadYear, 2, &decode(self.text(2)).0, expected);
        }
        let dates = [3, 4].map(|column| {
            let year = school_year_of(self.text(column));
            if year.is_none() && !self.text(column).is_empty() {
                self.note(
                    FindingKind::ImpossibleDate,
                    column,
                    &decode(self.text(column)).0,
                    "a date such as 2023-08-15",
                );
            }
            year.and_then(SchoolYear::spring).unwrap_or(0)
        });
        Session { id: self.id(0), parent: self.id(1), spring: stated.unwrap_or(0), dates, line: self.row.line }
    }

    fn user(&mut self, lists: &mut Vec<RosterId>, grades: &mut CodeList, id_types: &[String]) -> Option<User> {
        let known = student_id(self.text(2), id_types);
        let known = known.or_else(|| [self.text(1), self.text(0)].into_iter().find(|cell| !cell.is_empty()))?;
        if check_cds(&decode(known).0) == Err(CodeFault::Exponent) {
            self.note(FindingKind::ExponentCode, 1, "a number with an exponent", "a student id");
            return None;
        }
        // A person of several grades is in none.
        let grade = if self.text(3).contains(&b',') { 0 } else { self.code(3, grades) };
        let (from, _) = listed(lists, self.text(5));
        let (_, to) = listed(lists, self.text(6));
        Some(User {
            id: self.id(0),
            student: StudentKey::new(known),
            orgs: (from, to),
            line: self.row.line,
            grade: Grade::from_index(grade),
            student_role: self.student(4),
        })
    }

    fn demographic(&mut self, sexes: &mut CodeList, flags: &mut CodeList) -> Demographic {
        const YES: u8 = 2;
        let gender = self.code(1, sexes);
        let [hispanic, several] = [2, 3].map(|column| self.code(column, flags) == YES);
        let mut one = 0;
        let mut races = 0;
        for (race, column) in RACES.iter().zip(4..) {
            if self.code(column, flags) == YES {
                one = race.index();
                races += 1;
            }
        }
        let race = match races {
            _ if hispanic => StudentGroup::Hispanic.index(),
            0 | 1 if !several => one,
            _ => StudentGroup::TwoOrMore.index(),
        };
        Demographic { user: self.id(0), race: race.try_into().unwrap_or(0), gender, line: self.row.line }
    }
}

/// Adds the ids of a cell to the lists: first and one past the last.
fn listed(lists: &mut Vec<RosterId>, cell: &[u8]) -> (u32, u32) {
    let from = lists.len();
    lists.extend(cell.split(|b| *b == b',').map(<[u8]>::trim_ascii).filter(|id| !id.is_empty()).map(RosterId::new));
    let position = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    (position(from), position(lists.len()))
}

/// The id of one of these types in `{type:id},{type:id}`.
fn student_id<'c>(ids: &'c [u8], types: &[String]) -> Option<&'c [u8]> {
    ids.split(|b| matches!(b, b'{' | b'}')).find_map(|pair| {
        let colon = pair.iter().position(|b| *b == b':')?;
        let (of, id) = (normal(&decode(&pair[..colon]).0), pair[colon + 1..].trim_ascii());
        (types.contains(&of) && !id.is_empty()).then_some(id)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_states_id_is_found_among_others() {
        let types = ["ssid".to_owned()];
        assert_eq!(student_id(b"{LDAP:12},{SSID: 1234567890}", &types), Some(&b"1234567890"[..]));
        assert_eq!(student_id(b"{LDAP:12}", &types), None);
        assert_eq!(student_id(b"{SSID:}", &types), None);
        assert_eq!(student_id(b"SSID", &types), None);
    }
}
