//! A student's life in the district, year by year, made from the student's dice alone.
//!
//! Years of life are counted in grades: age 0 is the year of kindergarten, −1 the year before, 12 the year in which grade
//! 12 would come. Grades are numbers too: −1 transitional kindergarten, 0 kindergarten, 1–12.

use super::district::School;
use super::random::{Dice, Draw};
use crate::model::StudentGroup;

/// The oldest: once retained, and a fifth year of high school.
pub(super) const OLDEST: i64 = 14;
/// The youngest.
pub(super) const YOUNGEST: i64 = -1;

/// What stays with a student.
#[expect(clippy::struct_excessive_bools, reason = "each is a yes-or-no column of its own")]
pub(super) struct Traits {
    pub(super) race: Option<StudentGroup>,
    pub(super) gender: &'static str,
    pub(super) disability: Option<&'static str>,
    pub(super) disadvantaged: bool,
    pub(super) foster: bool,
    pub(super) homeless: bool,
    pub(super) migrant: bool,
    pub(super) prekindergarten: bool,
    /// Hundredths of a standard deviation.
    pub(super) ability_ela: i64,
    pub(super) ability_math: i64,
    /// 0–999: how often away.
    pub(super) often_away: i64,
    /// 0–999: how often in trouble.
    pub(super) often_in_trouble: i64,
    first_language: English,
    home: School,
    arrives_at: i64,
}

/// Status in English.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum English {
    Learner,
    Redesignated,
    InitiallyFluent,
    Only,
}

impl English {
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Learner => "EL",
            Self::Redesignated => "RFEP",
            Self::InitiallyFluent => "IFEP",
            Self::Only => "EO",
        }
    }
}

/// One student's year.
pub(super) struct Year {
    pub(super) age: i64,
    pub(super) grade: i64,
    /// Where the year ended.
    pub(super) school: School,
    /// Where it began, when that was elsewhere, and after how many days of 180 the student moved.
    pub(super) moved_from: Option<(School, i64)>,
    /// As of the year's end.
    pub(super) english: English,
    pub(super) redesignated: bool,
    /// How a year in grades 9–12 ended, when it was the last, or the fourth.
    pub(super) outcome: Option<&'static str>,
    /// Why no further year follows, where known.
    pub(super) exit_reason: &'static str,
    /// No further year follows.
    pub(super) last: bool,
    /// A fifth year of high school.
    pub(super) fifth: bool,
}

impl Traits {
    pub(super) fn of(dice: Dice) -> Self {
        let race = [
            (520, Some(StudentGroup::Hispanic)),
            (680, Some(StudentGroup::White)),
            (790, Some(StudentGroup::Asian)),
            (880, Some(StudentGroup::AfricanAmerican)),
            (925, Some(StudentGroup::Filipino)),
            (965, Some(StudentGroup::TwoOrMore)),
            (980, Some(StudentGroup::PacificIslander)),
            (992, Some(StudentGroup::AmericanIndian)),
            (1000, None),
        ];
        let disability = [
            (400, "specific_learning_disability"),
            (640, "speech_or_language_impairment"),
            (780, "other_health_impairment"),
            (900, "autism"),
            (950, "intellectual_disability"),
            (980, "emotional_disturbance"),
            (1000, "hard_of_hearing"),
        ];
        let language = [(210, English::Learner), (250, English::InitiallyFluent), (1000, English::Only)];
        let home = [(400, School::Harbor), (740, School::Juniper), (1000, School::Orchard)];
        Self {
            race: pick(dice.roll(Draw::Race, 1000), &race),
            gender: pick(dice.roll(Draw::Gender, 1000), &[(490, "F"), (992, "M"), (997, "X"), (1000, "")]),
            disability: dice
                .chance(Draw::Disability, 125)
                .then(|| pick(dice.roll(Draw::DisabilityCategory, 1000), &disability)),
            disadvantaged: dice.chance(Draw::Disadvantaged, 560),
            foster: dice.chance(Draw::Foster, 12),
            homeless: dice.chance(Draw::Homeless, 35),
            migrant: dice.chance(Draw::Migrant, 25),
            prekindergarten: dice.chance(Draw::Prekindergarten, 480),
            ability_ela: dice.bell(Draw::AbilityEla, 100),
            // The two subjects go together: three quarters of the one, two thirds of its own.
            ability_math: dice.bell(Draw::AbilityEla, 75) + dice.bell(Draw::AbilityMath, 66),
            often_away: dice.roll(Draw::Attendance, 1000),
            often_in_trouble: dice.roll(Draw::Conduct, 1000),
            first_language: pick(dice.roll(Draw::FirstLanguage, 1000), &language),
            home: pick(dice.roll(Draw::Home, 1000), &home),
            arrives_at: match dice.roll(Draw::Arrival, 1000) {
                0..700 => -i64::from(dice.chance(Draw::TransitionalKindergarten, 300)),
                rest => 1 + (rest - 700) / 25,
            },
        }
    }

    /// Did the student come to the district at this age, later than at the start of school?
    pub(super) fn arrives_during(&self, age: i64) -> bool {
        age == self.arrives_at && age > 0
    }

    /// What lowers a score a little, in scale points.
    pub(super) fn hurdles(&self, english: English) -> i64 {
        i64::from(english == English::Learner) * 28
            + i64::from(self.disability.is_some()) * 35
            + i64::from(self.disadvantaged) * 12
    }
}

/// The student's year at this age, or nothing when the student is not in the district then.
pub(super) fn year_at(dice: Dice, traits: &Traits, age: i64) -> Option<Year> {
    let mut school = traits.home;
    let mut english = traits.first_language;
    let mut retained = 0;
    let mut fifth = false;
    for now in traits.arrives_at..=age {
        let year = one_year(dice.at_age(now), traits, &Before { age: now, school, english, retained, fifth });
        if now == age {
            return Some(year);
        }
        if year.last {
            return None;
        }
        fifth = year.grade == 12;
        school = year.school;
        // Status follows the re-designation at the latest in the next year.
        english = if year.redesignated { English::Redesignated } else { year.english };
        if retained == 0 && (1..=8).contains(&year.grade) && dice.at_age(now).chance(Draw::Retained, 4) {
            retained = 1;
        }
    }
    None
}

/// What earlier years have left.
struct Before {
    age: i64,
    school: School,
    english: English,
    retained: i64,
    fifth: bool,
}

fn one_year(dice: Dice, traits: &Traits, before: &Before) -> Year {
    let grade = (before.age - before.retained).min(12);
    let begins_at = promoted(dice, before.school, grade);
    let moves_to = moves_to(dice, traits, begins_at, grade);
    let moved_from = moves_to.map(|_| (begins_at, 20 + dice.roll(Draw::MovesWhen, 120)));
    let school = moves_to.unwrap_or(begins_at);
    let redesignated = before.english == English::Learner
        && grade >= 2
        && dice.chance(Draw::Redesignated, (130 + traits.ability_ela / 2).max(10));
    // Some districts change the status in the same row, some only in the next.
    let at_once = redesignated && dice.chance(Draw::StatusChangesAtOnce, 500);
    let english = if at_once { English::Redesignated } else { before.english };
    let (outcome, exit_reason, last) = ending(dice, traits, school, grade, before.fifth);
    Year {
        age: before.age,
        grade,
        school,
        moved_from,
        english,
        redesignated,
        outcome,
        exit_reason,
        last,
        fifth: before.fifth,
    }
}

/// Grade 6 and grade 9 bring the next school.
fn promoted(dice: Dice, school: School, grade: i64) -> School {
    match school {
        School::Bridge => School::Bridge,
        _ if grade >= 9 => {
            let elsewhere = grade >= 10 && dice.chance(Draw::MovesAmongSchools, 35) && !moves_in_the_year(dice);
            if elsewhere { School::Bridge } else { School::Summit }
        }
        School::Orchard if grade == 6 && dice.chance(Draw::MovesAmongSchools, 150) => School::Lakeside,
        School::Harbor | School::Juniper if grade >= 6 => School::Lakeside,
        School::Harbor | School::Juniper | School::Orchard | School::Lakeside => school,
        School::Summit => School::Summit,
    }
}

fn moves_in_the_year(dice: Dice) -> bool {
    dice.chance(Draw::MovesInTheYear, 400)
}

/// The school to which the student moves during the year, if so.
fn moves_to(dice: Dice, traits: &Traits, school: School, grade: i64) -> Option<School> {
    let elementary = [School::Harbor, School::Juniper, School::Orchard];
    match school {
        School::Summit if grade >= 10 => {
            let unhappy = i64::from(traits.often_away > 800) * 40;
            (dice.chance(Draw::MovesAmongSchools, 35 + unhappy) && moves_in_the_year(dice)).then_some(School::Bridge)
        }
        School::Harbor | School::Juniper | School::Orchard
            if grade <= 5 && dice.chance(Draw::MovesAmongSchools, 20) =>
        {
            let others: Vec<School> = elementary.into_iter().filter(|s| *s != school).collect();
            others.get(usize::try_from(dice.roll(Draw::MovesWhere, 2)).unwrap_or_default()).copied()
        }
        School::Harbor | School::Juniper | School::Orchard | School::Lakeside | School::Summit | School::Bridge => None,
    }
}

/// Outcome of the cohort, reason of leaving, and whether this is the last year.
fn ending(
    dice: Dice,
    traits: &Traits,
    school: School,
    grade: i64,
    fifth: bool,
) -> (Option<&'static str>, &'static str, bool) {
    let how = dice.roll(Draw::LeavesHow, 1000);
    if grade == 12 {
        let outcome = finish(dice, traits, school, fifth);
        let goes_on = outcome == "still_enrolled";
        let reason = match outcome {
            "still_enrolled" => "",
            "dropout" => "dropout",
            _ => "completed",
        };
        return (Some(outcome), reason, !goes_on);
    }
    let leaves = dice.chance(Draw::Leaves, if school == School::Bridge { 90 } else { 30 });
    match (leaves, grade >= 9) {
        (false, _) => (None, "", false),
        (true, false) => (None, pick(how, &[(600, "transfer_out"), (680, "emigrated"), (1000, "")]), true),
        (true, true) => {
            let reason = pick(how, &[(520, "transfer_out"), (600, "emigrated"), (605, "deceased"), (1000, "dropout")]);
            (Some(reason), reason, true)
        }
    }
}

/// How grade 12 ends.
fn finish(dice: Dice, traits: &Traits, school: School, fifth: bool) -> &'static str {
    let likely = if fifth { 600 } else { 900 } + traits.ability_ela / 4
        - i64::from(school == School::Bridge) * 220
        - i64::from(traits.disability.is_some()) * 60;
    let how = dice.roll(Draw::FinishesHow, 1000);
    if dice.chance(Draw::Finishes, likely) {
        pick(how, &[(965, "regular_diploma"), (980, "adult_ed_diploma"), (1000, "chspe")])
    } else if traits.disability.is_some() && how < 300 {
        "sped_certificate"
    } else if fifth {
        pick(how, &[(200, "ged"), (1000, "dropout")])
    } else {
        pick(how, &[(80, "ged"), (700, "still_enrolled"), (1000, "dropout")])
    }
}

/// The first whose bound lies above what was rolled; the last one otherwise.
pub(super) fn pick<T: Copy>(rolled: i64, from: &[(i64, T)]) -> T {
    let at = from.iter().position(|(bound, _)| rolled < *bound).unwrap_or(from.len() - 1);
    from[at].1
}
