//! Draws that depend on nothing but the seed and on what is asked: any row can be made alone, in any order.

/// What is drawn. One number each, so that a further question never changes the answers to the others.
#[derive(Clone, Copy)]
pub(super) enum Draw {
    Race,
    Gender,
    Disability,
    DisabilityCategory,
    Disadvantaged,
    Foster,
    Homeless,
    Migrant,
    FirstLanguage,
    Prekindergarten,
    Home,
    Arrival,
    TransitionalKindergarten,
    AbilityEla,
    AbilityMath,
    Attendance,
    Conduct,
    Leaves,
    LeavesHow,
    Retained,
    MovesAmongSchools,
    MovesWhere,
    MovesWhen,
    MovesInTheYear,
    Redesignated,
    StatusChangesAtOnce,
    Finishes,
    FinishesHow,
    ArrivesDuringTheYear,
    LeavesDuringTheYear,
    AbsentThisYear,
    DaysNotReported,
    Suspended,
    SuspendedHowOften,
    Expelled,
    NotTested,
    EtaEla,
    EtaMath,
    EtaScience,
    EtaHistory,
    EtaWriting,
    Gpa,
    LowMark,
    SurveyAnswered,
    GrowthMindset,
    SelfEfficacy,
    SelfManagement,
    SocialAwareness,
    CollegeCourses,
    FoundInGrade10,
}

/// A student's dice.
#[derive(Clone, Copy)]
pub(super) struct Dice(u64);

impl Dice {
    /// The dice of one student.
    pub(super) const fn of_student(seed: u64, student: u64) -> Self {
        Self(mix(mix(seed).wrapping_add(student)))
    }

    /// The same student's dice of one year of life.
    pub(super) const fn at_age(self, age: i64) -> Self {
        Self(mix(self.0.wrapping_add(age.unsigned_abs() + 1)))
    }

    /// 0 to `sides` − 1, all alike.
    pub(super) fn roll(self, what: Draw, sides: i64) -> i64 {
        self.rolled(what, 0, sides)
    }

    /// True so many times in a thousand.
    pub(super) fn chance(self, what: Draw, in_a_thousand: i64) -> bool {
        self.roll(what, 1000) < in_a_thousand
    }

    /// A bell around zero: the sum of four draws; standard deviation `spread`.
    pub(super) fn bell(self, what: Draw, spread: i64) -> i64 {
        // Four draws from 0–999 have a standard deviation of 577.
        ((0..4).map(|turn| self.rolled(what, turn, 1000)).sum::<i64>() - 1998) * spread / 577
    }

    fn rolled(self, what: Draw, turn: u64, sides: i64) -> i64 {
        let drawn = mix(self.0 ^ mix((what as u64) << 8 | turn));
        i64::try_from((u128::from(drawn) * u128::from(sides.unsigned_abs())) >> 64).unwrap_or_default()
    }
}

/// splitmix64 (Steele, Lea, Flood 2014).
const fn mix(state: u64) -> u64 {
    let z = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draw_depends_on_what_is_asked_and_on_nothing_else() {
        let dice = Dice::of_student(7, 42);
        assert_eq!(dice.roll(Draw::Race, 1000), dice.roll(Draw::Race, 1000));
        assert_ne!(
            (0..8).map(|age| dice.at_age(age).roll(Draw::EtaEla, 1000)).collect::<Vec<_>>(),
            (0..8).map(|age| dice.at_age(age).roll(Draw::EtaMath, 1000)).collect::<Vec<_>>(),
        );
    }

    #[test]
    fn the_generator_is_splitmix64() {
        // First outputs of the published reference for seed 1234567.
        assert_eq!(mix(1_234_567), 6_457_827_717_110_365_317);
        assert_eq!(mix(1_234_567_u64.wrapping_add(0x9E37_79B9_7F4A_7C15)), 3_203_168_211_198_807_973);
    }
}
