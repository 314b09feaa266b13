//! Rows of a roster bundle's table → narrow tables. What a bundle's tables say together is found out when files meet.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::model::{CodeFault, Grade, StudentGroup, check_cds};
use crate::records::{
    Class, Demographic, Enrollment, Org, OrgKind, Role, RosterId, RosterRows, RosterTable, Session, StudentKey, User,
};

use super::checks::{Date, date};
use super::finding::{FindingKind, Findings};
use super::layout::{Layout, normal};
use super::text::{Row, decode};
use super::values::{CodeList, whole, yes_or_no};

/// Which table of a roster bundle a layout describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
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
                super::students::codes(layout, "grades", |id| Some(usize::from(Grade::parse(id).map_or(0, Grade::index))))
            }
            _ => super::students::codes(layout, "sex", |id| Some(["", "female", "male"].iter().position(|g| *g == id).unwrap_or(0))),
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

    pub(super) fn row(&mut self, row: &Row<'_>, findings: &mut Findings) {
        let Self { table: RosterTable { rows, lists }, at, header, .. } = self;
        let cell = |column: usize| at.get(column).map_or(&b""[..], |at| row.cell(*at));
        let id = |column: usize| RosterId::new(cell(column));
        let name = |column: usize| at.get(column).and_then(|at| header.get(*at)).map_or("", String::as_str);
        let line = row.line;
        if let RosterRows::Manifest(first_delta) = rows {
            let delta = cell(0).starts_with(b"file.") && cell(1).eq_ignore_ascii_case(b"delta");
            if delta && *first_delta == 0 {
                *first_delta = line;
            }
            return;
        }
        // Blank in a whole bundle: every row is active.
        let status = row.cell(self.status);
        if [&b"tobedeleted"[..], b"inactive"].iter().any(|gone| status.eq_ignore_ascii_case(gone)) {
            findings.add(FindingKind::InactiveRows, Some(line), "status", &decode(status).0, "active");
            return;
        }
        if !matches!(rows, RosterRows::Unneeded) && cell(0).is_empty() {
            findings.add(FindingKind::MissingCode, Some(line), name(0), "", "an id");
            return;
        }
        let student = |column: usize| cell(column).eq_ignore_ascii_case(b"student");
        match rows {
            RosterRows::Manifest(_) | RosterRows::Unneeded => {}
            RosterRows::Orgs(orgs) => {
                let Some(code) = code(cell(2), cell(0), line, name(2), findings) else { return };
                let (text, fallback) = decode(cell(3));
                if fallback {
                    findings.add(FindingKind::Windows1252, Some(line), "", "Windows-1252", "UTF-8");
                }
                let is = |kind: &[u8]| cell(1).eq_ignore_ascii_case(kind);
                let kind = match () {
                    () if is(b"school") => OrgKind::School,
                    () if is(b"department") => OrgKind::Department,
                    () if is(b"district") => OrgKind::District,
                    () => OrgKind::Other,
                };
                orgs.push(Org { id: id(0), kind, parent: id(4), code, name: (*text).into(), line });
            }
            RosterRows::Sessions(sessions) => {
                let mut spring = |column: usize, read: fn(&[u8]) -> Option<u16>, kind, expected| {
                    let found = read(cell(column));
                    if found.is_none() && !cell(column).is_empty() {
                        findings.add(kind, Some(line), name(column), &decode(cell(column)).0, expected);
                    }
                    found.unwrap_or(0)
                };
                let (kind, expected) = (FindingKind::ImpossibleDate, "a date such as 2023-08-15");
                let stated = |cell: &[u8]| whole(cell).and_then(|y| y.try_into().ok()).filter(|y| (1900..2200).contains(y));
                let dated = |cell: &[u8]| date(cell).map(Date::spring);
                let year = "the calendar year of the spring: 2024 for 2023-24";
                sessions.push(Session {
                    id: id(0),
                    parent: id(1),
                    spring: spring(2, stated, FindingKind::BadYear, year),
                    dates: [spring(3, dated, kind, expected), spring(4, dated, kind, expected)],
                    line,
                });
            }
            RosterRows::Classes(classes) => {
                let sessions = listed(lists, cell(2));
                classes.push(Class { id: id(0), school: id(1), sessions, line });
            }
            RosterRows::Users(users) => {
                let Some(student_id) = student_id(cell(2), &self.id_types).or_else(|| [cell(1), cell(0)].into_iter().find(|c| !c.is_empty()))
                else {
                    return;
                };
                if check_cds(&decode(student_id).0) == Err(CodeFault::Exponent) {
                    let found = "a number with an exponent";
                    findings.add(FindingKind::ExponentCode, Some(line), name(1), found, "a student id");
                    return;
                }
                // A person of several grades is in none.
                let grade = match cell(3) {
                    [] => 0,
                    several if several.contains(&b',') => 0,
                    one => self.codes.read(one).unwrap_or_else(|| {
                        let expected = "a CEDS entry grade level: PK, TK, KG, 01–12";
                        findings.add(FindingKind::BadValue, Some(line), name(3), &decode(one).0, expected);
                        0
                    }),
                };
                let from = listed(lists, cell(5)).0;
                let orgs = (from, listed(lists, cell(6)).1);
                users.push(User {
                    id: id(0),
                    student: StudentKey::new(student_id),
                    orgs,
                    line,
                    grade: Grade::from_index(grade),
                    student_role: student(4),
                });
            }
            RosterRows::Roles(roles) => {
                if student(1) {
                    roles.push(Role { user: id(0), org: id(2), line });
                }
            }
            RosterRows::Demographics(people) => {
                let gender = match cell(1) {
                    [] => 0,
                    sex => self.codes.read(sex).unwrap_or_else(|| {
                        findings.add(FindingKind::BadValue, Some(line), name(1), &decode(sex).0, self.codes.expected());
                        0
                    }),
                };
                let flags = &mut self.flags;
                let mut yes = |column: usize| match cell(column) {
                    [] => false,
                    flag => flags.read(flag).map_or_else(
                        || {
                            findings.add(FindingKind::BadValue, Some(line), name(column), &decode(flag).0, "true | false");
                            false
                        },
                        |code| code == 2,
                    ),
                };
                let races: Vec<StudentGroup> =
                    RACES.iter().zip(4..).filter(|(_, column)| yes(*column)).map(|(race, _)| *race).collect();
                let race = match (yes(2), yes(3), races.as_slice()) {
                    (true, ..) => StudentGroup::Hispanic.index(),
                    (_, true, _) | (_, _, [_, _, ..]) => StudentGroup::TwoOrMore.index(),
                    (_, _, [one]) => one.index(),
                    (_, _, []) => 0,
                };
                people.push(Demographic { user: id(0), race: race.try_into().unwrap_or(0), gender, line });
            }
            RosterRows::Enrollments(enrollments, pairs) => {
                if !student(1) {
                    return;
                }
                let place = *self.places.entry((id(2), id(3))).or_insert_with(|| {
                    pairs.push((id(2), id(3)));
                    u32::try_from(pairs.len() - 1).unwrap_or(u32::MAX)
                });
                enrollments.push(Enrollment { user: id(0), place, line });
            }
        }
    }
}

/// Adds the ids of a cell to the lists: first and one past the last.
fn listed(lists: &mut Vec<RosterId>, cell: &[u8]) -> (u32, u32) {
    let from = lists.len();
    lists.extend(cell.split(|b| *b == b',').map(<[u8]>::trim_ascii).filter(|id| !id.is_empty()).map(RosterId::new));
    let position = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    (position(from), position(lists.len()))
}

/// An organisation's code for others: its identifier, else its id. Zeros that a spreadsheet has dropped are put back.
fn code(identifier: &[u8], id: &[u8], line: u32, column: &str, findings: &mut Findings) -> Option<Box<str>> {
    let mut code = decode(if identifier.is_empty() { id } else { identifier }).0.into_owned();
    match check_cds(&code) {
        Err(CodeFault::Exponent) => {
            findings.add(FindingKind::ExponentCode, Some(line), column, &code, "14 digits");
            return None;
        }
        Err(CodeFault::LostZero) => {
            code.insert(0, '0');
            findings.add(FindingKind::LostZero, Some(line), column, &code, "all its digits, as text");
        }
        Err(CodeFault::Length) | Ok(()) => {}
    }
    Some(code.into())
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
