//! Where the students of a roster bundle are: which school, which year.

use crate::intake::FindingKind;
use crate::model::SchoolYear;
use crate::order;

use super::bundle::{Bundle, Notes, Slot, list};
use super::roster::{OrgKind, RosterId, Session, User};

impl Bundle<'_> {
    pub(super) fn org(&self, id: RosterId) -> Option<u32> {
        let at = self.orgs.binary_search_by_key(&id, |(org, _)| org.id).ok()?;
        u32::try_from(at).ok()
    }

    /// The school that an organisation is or is a part of; the department itself where no school is above it.
    pub(super) fn school(&self, id: RosterId) -> Option<u32> {
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
    pub(super) fn years(&self, notes: &mut Notes<'_>) -> Vec<(RosterId, SchoolYear)> {
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
    pub(super) fn placed(&self, years: &[(RosterId, SchoolYear)], notes: &mut Notes<'_>) -> Vec<(RosterId, Slot)> {
        let year_of =
            |session: &RosterId| years.binary_search_by_key(session, |(id, _)| *id).ok().map(|at| years[at].1);
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
                    let named =
                        if *school == RosterId::NOBODY { class.map(|(row, ..)| row.school) } else { Some(*school) };
                    let school = named
                        .and_then(|id| self.school(id))
                        .ok_or(("schoolSourcedId", "an active school of orgs.csv"))?;
                    let mut of: Vec<SchoolYear> =
                        class.into_iter().flat_map(|(_, sessions, _)| sessions.iter().filter_map(year_of)).collect();
                    if of.is_empty() {
                        of.push(only);
                    }
                    order::sort(&mut of);
                    of.dedup();
                    Ok(of.into_iter().map(|year| (school, year)).collect())
                })
                .collect();
            for enrollment in *enrollments {
                match &slots[enrollment.place as usize] {
                    Ok(slots) => placed.extend(slots.iter().map(|slot| (enrollment.user, *slot))),
                    Err((column, expected)) => {
                        notes.add(
                            FindingKind::BrokenReference,
                            *file,
                            enrollment.line,
                            column,
                            "no such row",
                            expected,
                        );
                    }
                }
            }
        }
        placed
    }

    /// Where users and roles place students: what holds now.
    pub(super) fn by_role(&self, latest: SchoolYear) -> Vec<(RosterId, Slot)> {
        let of_users = self.users.iter().flat_map(|(_, users, lists)| {
            let orgs = |user: &User| list(lists, user.orgs);
            users
                .iter()
                .filter(|user| user.student_role)
                .flat_map(move |user| orgs(user).iter().map(|org| (user.id, *org)))
        });
        let of_roles = self.roles.iter().map(|(role, _)| (role.user, role.org));
        let placed = of_users.chain(of_roles);
        placed.filter_map(|(user, org)| Some((user, (self.school(org)?, latest)))).collect()
    }
}
