//! Which groups of one indicator, school and year may be shown to everybody.
//!
//! 1. A group of one to ten students is hidden. So is all of an indicator that counts one to ten students.
//! 2. Groups in which no student can be twice are a *partition*: the races and ethnicities, the genders, English learners
//!    and those reclassified, and every programme beside all others. Whoever takes the shown groups of a partition away
//!    from all students must be left with nobody or with at least eleven. Else its smallest shown group is hidden as well,
//!    and again, until it holds.
//! 3. The races and ethnicities, and the genders, are all there are: in these a group is never hidden alone. If only one
//!    is, by rule 1, by rule 2 or by the publisher, the smallest shown one is hidden with it.
//!
//! Of groups of one size the later in the order of lists goes first. Further ways to subtract (two programmes at once,
//! schools from a district, one year from another) are not looked at here: what is hidden so is one school's cells on one
//! page, not a publication.

use crate::model::StudentGroup::{
    self, AfricanAmerican, AmericanIndian, Asian, EnglishLearners, Female, Filipino, Foster, Hispanic, Homeless, Male,
    Migrant, Nonbinary, PacificIslander, Rfep, SocioeconomicallyDisadvantaged, StudentsWithDisabilities, TwoOrMore,
    White,
};

/// From so many students on a group may be shown.
pub(super) const FEWEST_SHOWN: u64 = 11;

/// Groups that share no student, and whether every student is in one of them.
const PARTITIONS: [(&[StudentGroup], bool); 10] = [
    (&[AfricanAmerican, AmericanIndian, Asian, Filipino, Hispanic, PacificIslander, White, TwoOrMore], true),
    (&[Female, Male, Nonbinary], true),
    (&[EnglishLearners, Rfep], false),
    (&[EnglishLearners], false),
    (&[Rfep], false),
    (&[StudentsWithDisabilities], false),
    (&[SocioeconomicallyDisadvantaged], false),
    (&[Foster], false),
    (&[Homeless], false),
    (&[Migrant], false),
];

/// A group that has students: so many; nothing when the publisher hid it.
pub(super) type GroupSize = (StudentGroup, Option<u64>);

/// Of groups among so many students, those that may be shown. Groups without students need not be given; nor need groups
/// that will not be shown and have at least eleven.
pub(super) fn showable(all: u64, groups: &[GroupSize]) -> Vec<StudentGroup> {
    if all < FEWEST_SHOWN {
        return Vec::new();
    }
    let mut shown: Vec<(StudentGroup, u64)> = groups
        .iter()
        .filter_map(|(group, students)| students.filter(|n| *n >= FEWEST_SHOWN).map(|n| (*group, n)))
        .collect();
    while let Some(next) = PARTITIONS.iter().find_map(|partition| to_hide(all, groups, &shown, *partition)) {
        shown.retain(|(group, _)| *group != next);
    }
    shown.into_iter().map(|(group, _)| group).collect()
}

/// The next group of a partition that must be hidden.
fn to_hide(
    all: u64,
    groups: &[GroupSize],
    shown: &[(StudentGroup, u64)],
    (partition, whole): (&[StudentGroup], bool),
) -> Option<StudentGroup> {
    let own = || shown.iter().filter(|(group, _)| partition.contains(group));
    let seen: u64 = own().map(|(_, students)| students).sum();
    // More than all: the groups share students after all, and nothing follows from them.
    let rest = all.checked_sub(seen)?;
    let there = groups.iter().filter(|(group, n)| partition.contains(group) && *n != Some(0)).count();
    let alone = whole && there == own().count() + 1;
    let revealing = (1..FEWEST_SHOWN).contains(&rest) || alone;
    let smallest = || own().min_by_key(|(group, students)| (*students, std::cmp::Reverse(*group)));
    if revealing { smallest().map(|(group, _)| *group) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(groups: &[(StudentGroup, u64)]) -> Vec<GroupSize> {
        groups.iter().map(|(group, n)| (*group, Some(*n))).collect()
    }

    fn shown(all: u64, groups: &[(StudentGroup, u64)]) -> Vec<StudentGroup> {
        showable(all, &known(groups))
    }

    #[test]
    fn eleven_students_are_shown_and_ten_are_not() {
        assert_eq!(shown(100, &[(Foster, 11)]), [Foster]);
        assert_eq!(shown(100, &[(Foster, 10)]), []);
        assert_eq!(shown(10, &[]), []);
    }

    #[test]
    fn a_group_is_hidden_when_few_are_not_in_it() {
        assert_eq!(shown(100, &[(EnglishLearners, 89)]), [EnglishLearners]);
        assert_eq!(shown(100, &[(EnglishLearners, 90)]), []);
        assert_eq!(shown(100, &[(EnglishLearners, 100)]), [EnglishLearners], "nobody is left over");
    }

    #[test]
    fn a_race_is_never_hidden_alone() {
        assert_eq!(shown(165, &[(Hispanic, 100), (White, 50), (Asian, 15)]), [Hispanic, White, Asian]);
        assert_eq!(shown(155, &[(Hispanic, 100), (White, 50), (Asian, 5)]), [Hispanic], "fifty-five are left over");
        // Ten whose race nobody wrote down do not help: who reads the page does not know of them.
        assert_eq!(shown(165, &[(Hispanic, 100), (White, 50), (Asian, 5)]), [Hispanic]);
    }

    #[test]
    fn two_small_races_that_are_ten_together_take_a_third_with_them() {
        assert_eq!(shown(160, &[(Hispanic, 100), (White, 50), (Asian, 5), (Filipino, 5)]), [Hispanic]);
        assert_eq!(shown(162, &[(Hispanic, 100), (White, 50), (Asian, 6), (Filipino, 6)]), [Hispanic, White]);
    }

    #[test]
    fn what_the_publisher_hid_is_not_worked_out_here() {
        let groups = [(Female, Some(50)), (Male, Some(60)), (Nonbinary, None)];
        assert_eq!(showable(130, &groups), [Male]);
    }

    #[test]
    fn learners_of_english_and_former_ones_together_leave_enough_others() {
        assert_eq!(shown(100, &[(EnglishLearners, 60), (Rfep, 35)]), [EnglishLearners]);
    }

    /// A small generator: the same cases every time (Knuth's constants for a 64-bit linear congruence).
    fn draws() -> impl FnMut(u64) -> u64 {
        let mut state = 2013_u64;
        move |sides| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % sides
        }
    }

    #[test]
    fn no_shown_groups_of_a_partition_leave_a_few_or_one_hidden_group() {
        let mut draw = draws();
        let mut hidden = 0_usize;
        for _ in 0..20_000 {
            let mut groups: Vec<GroupSize> = Vec::new();
            let mut all = 0;
            for race in PARTITIONS[0].0 {
                let students = match draw(4) {
                    0 => 0,
                    1 => draw(12),
                    _ => draw(60),
                };
                all += students;
                groups.push((*race, if draw(20) == 0 && students > 0 { None } else { Some(students) }));
            }
            all += draw(3) * draw(8);
            let female = draw(all + 1);
            groups.extend([(Female, Some(female)), (Male, Some(all - female))]);
            let english = draw(all + 1);
            groups.extend([(EnglishLearners, Some(english)), (Rfep, Some(draw(all - english + 1)))]);
            groups.push((StudentsWithDisabilities, Some(draw(all + 1))));
            let shown = showable(all, &groups);
            if all < FEWEST_SHOWN {
                assert_eq!(shown, [], "nothing of so few");
                continue;
            }
            let size = |group: &StudentGroup| groups.iter().find(|(g, _)| g == group).and_then(|(_, n)| *n);
            for (partition, whole) in PARTITIONS {
                let own: Vec<u64> = partition.iter().filter(|g| shown.contains(g)).filter_map(size).collect();
                assert!(own.iter().all(|n| *n >= FEWEST_SHOWN));
                // Whatever is taken away from all students, nobody or enough remain.
                for some in 0..1_u32 << own.len() {
                    let taken: u64 = (0..own.len()).filter(|at| some >> at & 1 == 1).map(|at| own[at]).sum();
                    let left = all - taken;
                    assert!(left == 0 || left >= FEWEST_SHOWN, "{left} of {all} are left: {groups:?}, shown {shown:?}");
                }
                let there = groups.iter().filter(|(g, n)| partition.contains(g) && *n != Some(0)).count();
                assert!(!whole || own.is_empty() || there != own.len() + 1, "one alone: {groups:?}, shown {shown:?}");
                hidden += there - own.len();
            }
        }
        assert!(hidden > 10_000, "the cases are hard enough");
    }
}
