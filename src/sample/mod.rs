//! A made-up district: student rows to try the index with, without anybody's data.
//!
//! Lives here: what `sqii sample` writes. May not live here: anything that reads.
//!
//! # What is made up, and how
//!
//! Everything. County 99 does not exist, nor do the schools; there are no names of people. Six schools — two elementary,
//! a middle school, one from kindergarten to grade 8, a high school and a small alternative one — for about 2,000
//! students a year, over three years; a larger sample is more such districts.
//!
//! A student is a number. Splitmix64 of the seed, the number, the year of life and the question gives every cell, so a
//! row can be made without the rows before it and memory does not grow with the sample. What stays with a student
//! (abilities, habits of attendance and conduct, groups) is drawn once; scores of one student go together over the
//! years, because they are ability, school and a year's luck. Students arrive, move between schools (also within a
//! year: then they have a row in both), change their status in English, repeat a grade, leave, graduate in four years
//! or five. Some cells are blank, as in real files: untested, unasked, not known.
//!
//! Disadvantage, disability and learning English lower scores a little, and disadvantage raises absence, so that gaps
//! can be seen. Race, ethnicity and gender change nothing: differences between them are chance.
//!
//! Not the real world's: the scale of the scores (one for both subjects, all grades and years), the tests' presence in
//! all three years, every rate. `attendance_rate` is a proportion; the `sel_` columns are the share of a student's answers that
//! are favorable.

mod broken;
mod district;
mod random;
mod row;
mod student;

use district::School;
use random::Dice;
use student::{OLDEST, Traits, YOUNGEST, year_at};

pub use broken::broken;

/// Students of one district in a year, about.
const DISTRICT: u64 = 2000;

/// Numbers kept for the age groups of one district; `years` stay well below.
const AGE_GROUPS: i64 = 128;

/// How large the sample is, and which.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Another seed makes other students.
    pub seed: u64,
    /// Students enrolled in one year, about.
    pub students: u64,
    /// Calendar year of the first year's spring.
    pub first_spring: u16,
    /// How many school years, up to 100.
    pub years: u16,
    /// Lowest and highest grade, −1 for transitional kindergarten, 0 for kindergarten. All rows of other grades are
    /// left out; `students` are those of these grades.
    pub grades: (i8, i8),
}

impl Default for Options {
    /// The sample on the page: 2,000 students a year, 2012-13 to 2014-15, all grades.
    fn default() -> Self {
        Self { seed: 2013, students: DISTRICT, first_spring: 2013, years: 3, grades: (-1, 12) }
    }
}

/// Writes the `students` file: its header, then a line a call, each with its line end; year by year.
pub fn students(options: &Options, out: &mut dyn FnMut(&str)) {
    out(row::HEADER);
    let mut line = String::with_capacity(512);
    for year in 0..options.years.min(100) {
        for district in 0..options.districts() {
            options.year_of_district(year, district, &mut |dice, traits, lived, student| {
                let place = row::Place {
                    district,
                    student_id: options.student_id(student),
                    spring: options.first_spring.saturating_add(year),
                    year: i64::from(year),
                    seen_in_two_years: (year + 2 < options.years)
                        .then(|| year_at(dice, traits, lived.age + 2).is_some_and(|later| later.grade >= 10)),
                };
                row::write(dice, traits, lived, &place, &mut line, out);
            });
        }
    }
}

/// Writes the `schools` file that goes with [`students`], with the last year's enrollment.
pub fn schools(options: &Options, out: &mut dyn FnMut(&str)) {
    out("school_code,school_name,lea_code,lea_name,school_type,grade_low,grade_high,charter,title_i,alternative,\
         enrollment,survey_invited_student,survey_invited_staff,survey_invited_family\n");
    let yes_no = |yes: bool| if yes { "Y" } else { "N" };
    for district in 0..options.districts() {
        let (mut enrolled, mut asked) = ([0_u64; 6], [0_u64; 6]);
        options.year_of_district(options.years.saturating_sub(1), district, &mut |_, _, lived, _| {
            enrolled[lived.school.number()] += 1;
            asked[lived.school.number()] += u64::from(lived.grade >= 4);
        });
        for school in School::ALL {
            let (low, high) = school.grades();
            if high < i64::from(options.grades.0) || low > i64::from(options.grades.1) {
                continue;
            }
            let count = enrolled[school.number()];
            out(&format!(
                "{},{},{},{},{},{},{high},N,{},{},{count},{},{},{}\n",
                district::school_code(district, school),
                district::school_name(district, school),
                district::lea_code(district),
                district::lea_name(district),
                school.school_type().id(),
                if low < 0 { "TK".to_owned() } else { low.to_string() },
                yes_no(school.is_title_i()),
                yes_no(school.is_alternative()),
                asked[school.number()],
                count / 16 + 4,
                count * 4 / 5,
            ));
        }
    }
}

impl Options {
    fn districts(&self) -> u64 {
        ((self.students + DISTRICT / 2) / DISTRICT).max(1)
    }

    /// The ages (see [`student`]) that can be in these grades.
    fn ages(&self) -> std::ops::RangeInclusive<i64> {
        let (low, high) = (i64::from(self.grades.0).max(YOUNGEST), i64::from(self.grades.1).min(12));
        // Somebody once retained is a year older, somebody in a fifth year of high school two.
        low..=(high + 1 + i64::from(high == 12)).min(OLDEST)
    }

    /// Students who are, ever, of one age in one district.
    fn born_together(&self) -> u64 {
        let each = self.students / self.districts();
        // Of those who ever come, about so many in a thousand are there at each age.
        let there = |grade: i64| match grade {
            ..0 => 210,
            0 => 700,
            _ => 700 + grade - 2 * (grade - 6).max(0),
        };
        let (low, high) = (i64::from(self.grades.0).max(YOUNGEST), i64::from(self.grades.1).min(12));
        let sum: i64 = (low..=high).map(there).sum();
        (each * 1000 / sum.max(1).unsigned_abs()).max(1)
    }

    /// Everybody of one year in one district.
    fn year_of_district(&self, year: u16, district: u64, each: &mut dyn FnMut(Dice, &Traits, &student::Year, u64)) {
        let ages = self.ages();
        let together = self.born_together();
        for age in ages.clone() {
            // Who is this old this year was one younger the year before: the number of the age group goes with them.
            let group = (age - i64::from(year)).rem_euclid(AGE_GROUPS).unsigned_abs();
            for member in 0..together {
                let student = (district * AGE_GROUPS.unsigned_abs() + group) * together + member;
                let dice = Dice::of_student(self.seed, student);
                let traits = Traits::of(dice);
                let Some(lived) = year_at(dice, &traits, age) else { continue };
                if (i64::from(self.grades.0)..=i64::from(self.grades.1)).contains(&lived.grade) {
                    each(dice, &traits, &lived, student);
                }
            }
        }
    }

    /// Ten digits in no order, each student's own.
    fn student_id(&self, student: u64) -> u64 {
        // Multiplying by a number prime to the modulus mixes without collisions.
        let id = (u128::from(student) * 7_368_787_069 + u128::from(self.seed)) % 10_000_000_000;
        u64::try_from(id).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests;
