//! A student's year as rows of the canonical `students` file.

use std::fmt::Write as _;

use super::district::{School, lea_code, lea_name, school_code, school_name};
use super::random::{Dice, Draw};
use super::student::{English, Traits, Year};
use crate::model::{SchoolYear, fixed};

/// The canonical columns, in order.
pub(super) const HEADER: &str = "school_year,lea_code,lea_name,school_code,school_name,student_id,grade,race_ethnicity,\
english_learner,student_with_disability,disability_category,socioeconomically_disadvantaged,foster,homeless,migrant,\
gender,days_enrolled,days_absent,suspensions,expulsions,ela_scale_score,ela_level,math_scale_score,math_level,\
science_level,history_level,writing_level,redesignated,cohort_year,cohort_outcome,years_to_graduate,gpa,\
attendance_rate,grade8_d_or_f,completed_grade8,enrolled_grade10,sel_growth_mindset,sel_self_efficacy,\
sel_self_management,sel_social_awareness,prekindergarten,a_g_complete,exit_reason\n";

/// Days of instruction.
const DAYS: i64 = 180;

/// What a row needs beside the student.
pub(super) struct Place {
    pub(super) district: u64,
    pub(super) student_id: u64,
    /// Calendar year of the spring.
    pub(super) spring: u16,
    /// Years since the sample's first.
    pub(super) year: i64,
    /// Is the student still in the sample's years two years on?
    pub(super) seen_in_two_years: Option<bool>,
}

/// The school year by name.
pub(super) fn year_name(spring: u16) -> String {
    SchoolYear::of_spring(spring).unwrap_or(SchoolYear::UNSTATED).to_string()
}

/// One row, or two when the student moved during the year. `line` is scratch space.
pub(super) fn write(
    dice: Dice,
    traits: &Traits,
    year: &Year,
    place: &Place,
    line: &mut String,
    out: &mut dyn FnMut(&str),
) {
    let dice = dice.at_age(year.age);
    let days = if let Some((school, days)) = year.moved_from {
        one(dice, traits, year, place, &Stay { school, days, ends_here: false }, line);
        out(line);
        DAYS - days
    } else {
        days_enrolled(dice, traits, year)
    };
    one(dice, traits, year, place, &Stay { school: year.school, days, ends_here: true }, line);
    out(line);
}

/// A part of a year in one school.
struct Stay {
    school: School,
    days: i64,
    /// The school where the year ended: tests, survey, marks and outcome are its.
    ends_here: bool,
}

fn days_enrolled(dice: Dice, traits: &Traits, year: &Year) -> i64 {
    let came_late = traits.arrives_during(year.age) && dice.chance(Draw::ArrivesDuringTheYear, 400);
    let left_early = year.last && year.grade < 12 && dice.chance(Draw::LeavesDuringTheYear, 450);
    if came_late || left_early { 3 + dice.roll(Draw::LeavesDuringTheYear, DAYS - 3) } else { DAYS }
}

fn one(dice: Dice, traits: &Traits, year: &Year, place: &Place, stay: &Stay, line: &mut String) {
    line.clear();
    let district = place.district;
    let yes_no = |yes: bool| if yes { "Y" } else { "N" };
    let end = |text: &'static str| if stay.ends_here { text } else { "" };
    let grade = match year.grade {
        ..0 => "TK".to_owned(),
        0 => "K".to_owned(),
        number => number.to_string(),
    };
    let mut cell = Cells { line, first: true };
    cell.text(&year_name(place.spring));
    cell.text(&lea_code(district));
    cell.text(&lea_name(district));
    cell.text(&school_code(district, stay.school));
    cell.text(&school_name(district, stay.school));
    cell.show(format_args!("{:010}", place.student_id));
    cell.text(&grade);
    cell.text(traits.race.map_or("", crate::model::StudentGroup::id));
    cell.text(year.english.code());
    cell.text(yes_no(traits.disability.is_some()));
    cell.text(traits.disability.unwrap_or_default());
    cell.text(yes_no(traits.disadvantaged));
    cell.text(yes_no(traits.foster));
    cell.text(yes_no(traits.homeless));
    cell.text(yes_no(traits.migrant));
    cell.text(traits.gender);

    let reported = !dice.chance(Draw::DaysNotReported, 4);
    let absent = days_absent(dice, traits, stay);
    cell.number(reported.then_some(stay.days));
    cell.number(reported.then_some(absent));
    let suspensions = suspensions(dice, traits, year, stay);
    cell.number(Some(suspensions));
    cell.number(Some(i64::from(suspensions > 0 && dice.chance(Draw::Expelled, 25))));

    // Tests are in spring: who left before, or came to the next school later, has none here.
    let tested = stay.ends_here && stay.days + stay_began(year) >= 130;
    let takes =
        |grades: &[i64], missed_by| tested && grades.contains(&year.grade) && !dice.chance(Draw::NotTested, missed_by);
    let both = takes(&[3, 4, 5, 6, 7, 8, 11], 28);
    for (eta, ability) in [(Draw::EtaEla, traits.ability_ela), (Draw::EtaMath, traits.ability_math)] {
        let score = both.then(|| score(dice, eta, ability, traits, year, place));
        cell.number(score);
        cell.number(score.map(|s| level(s, year.grade)));
    }
    for (eta, grades) in
        [(Draw::EtaScience, [5, 8, 10]), (Draw::EtaHistory, [8, 11, 11]), (Draw::EtaWriting, [4, 7, 7])]
    {
        let mean = i64::midpoint(traits.ability_ela, traits.ability_math);
        cell.number(takes(&grades, 35).then(|| level(score(dice, eta, mean, traits, year, place), year.grade)));
    }

    let asked = year.english == English::Learner || year.redesignated;
    cell.text(if asked && stay.ends_here { yes_no(year.redesignated) } else { "" });
    let high = year.grade >= 9;
    let on_time = i64::from(place.spring) + 12 - year.grade - i64::from(year.fifth);
    cell.number(high.then_some(on_time));
    let outcome = year.outcome.filter(|_| stay.ends_here).unwrap_or_default();
    cell.text(outcome);
    let diploma = matches!(outcome, "regular_diploma" | "adult_ed_diploma" | "chspe");
    cell.number(diploma.then_some(if year.fifth { 5 } else { 4 }));

    let gpa = (stay.ends_here && year.grade >= 6).then(|| gpa(dice, traits));
    match gpa {
        Some(hundredths) => cell.text(&fixed(hundredths.into(), 100, 2)),
        None => cell.text(""),
    }
    cell.text(&if reported { fixed((stay.days - absent).into(), stay.days.into(), 4) } else { String::new() });
    grade_8(dice, year, place, stay, gpa, &mut cell);

    let answers = stay.ends_here && year.grade >= 4 && dice.chance(Draw::SurveyAnswered, 860);
    for (construct, ease) in [
        (Draw::GrowthMindset, 600),
        (Draw::SelfEfficacy, 540),
        (Draw::SelfManagement, 720),
        (Draw::SocialAwareness, 650),
    ] {
        cell.text(if answers { share(dice, construct, ease) } else { "" });
    }
    cell.text(if year.grade <= 0 { yes_no(traits.prekindergarten) } else { "" });
    let finished = year.grade == 12 && diploma;
    let likely = 420 + traits.ability_ela * 2 + i64::from(stay.school == School::Summit) * 40;
    cell.text(if finished { yes_no(dice.chance(Draw::CollegeCourses, likely)) } else { "" });
    cell.text(end(year.exit_reason));
    line.push('\n');
}

fn grade_8(dice: Dice, year: &Year, place: &Place, stay: &Stay, gpa: Option<i64>, cell: &mut Cells) {
    let yes_no = |yes: bool| if yes { "Y" } else { "N" };
    if !stay.ends_here || year.grade != 8 {
        return ["", "", ""].into_iter().for_each(|blank| cell.text(blank));
    }
    let low = gpa.is_some_and(|gpa| gpa < 200) || dice.chance(Draw::LowMark, 90);
    cell.text(yes_no(low));
    let completed = !year.last || !dice.chance(Draw::LeavesDuringTheYear, 450);
    cell.text(yes_no(completed));
    // Two years on the district knows whom it still has, and finds some of the others elsewhere.
    cell.text(match place.seen_in_two_years {
        Some(seen) if completed => yes_no(seen || dice.chance(Draw::FoundInGrade10, 400)),
        _ => "",
    });
}

/// Days of the year before the stay.
fn stay_began(year: &Year) -> i64 {
    year.moved_from.map_or(0, |(_, days)| days)
}

fn days_absent(dice: Dice, traits: &Traits, stay: &Stay) -> i64 {
    // A habit and a year's luck; the cube makes few students miss much and most little.
    let away = (6 * traits.often_away + 4 * dice.roll(Draw::AbsentThisYear, 1000)) / 10;
    let in_a_thousand = 8
        + away * away * away / 5_500_000
        + i64::from(traits.disadvantaged) * 8
        + i64::from(stay.school == School::Bridge) * 60;
    (stay.days * in_a_thousand / 1000).min(stay.days)
}

fn suspensions(dice: Dice, traits: &Traits, year: &Year, stay: &Stay) -> i64 {
    let habit = if traits.often_in_trouble >= 930 { 250 } else { 12 };
    let likely = if year.grade >= 5 { habit } else { habit / 5 } + i64::from(stay.school == School::Bridge) * 40;
    // In the year of a move the suspension, if any, was where the year ended.
    if stay.ends_here && dice.chance(Draw::Suspended, likely) {
        1 + dice.roll(Draw::SuspendedHowOften, 6) / 4
    } else {
        0
    }
}

/// One scale for both subjects and all years, made up: the standard of a grade is 2350 + 22 a grade.
fn score(dice: Dice, eta: Draw, ability: i64, traits: &Traits, year: &Year, place: &Place) -> i64 {
    let mean = standard(year.grade) - 4 + year.school.effect(place.year);
    // Inside the range of both tests in every grade and year.
    let (lowest, highest) = (2190 + 23 * (year.grade - 3), 2620 + 20 * (year.grade - 3));
    (mean + ability * 80 / 100 - traits.hurdles(year.english) + 20 + dice.bell(eta, 32)).clamp(lowest, highest)
}

const fn standard(grade: i64) -> i64 {
    2350 + 22 * grade
}

/// Level 3 from the standard on, 2 from 70 below, 4 from 75 above.
fn level(score: i64, grade: i64) -> i64 {
    1 + [-70, 0, 75].into_iter().map(|above| i64::from(score >= standard(grade) + above)).sum::<i64>()
}

/// Hundredths of a grade point, 0–400.
fn gpa(dice: Dice, traits: &Traits) -> i64 {
    (275 + traits.ability_ela * 55 / 100 - traits.often_away / 20 + dice.bell(Draw::Gpa, 35)).clamp(0, 400)
}

/// The share of four answers that are favorable.
fn share(dice: Dice, construct: Draw, ease: i64) -> &'static str {
    let mood = dice.roll(construct, 1000) + ease - 500;
    match mood {
        ..200 => "0",
        200..400 => "0.25",
        400..600 => "0.5",
        600..850 => "0.75",
        850.. => "1",
    }
}

/// Cells of one line. Nothing in the sample needs quotes.
struct Cells<'a> {
    line: &'a mut String,
    first: bool,
}

impl Cells<'_> {
    fn text(&mut self, text: &str) {
        if !std::mem::take(&mut self.first) {
            self.line.push(',');
        }
        self.line.push_str(text);
    }

    fn show(&mut self, value: std::fmt::Arguments<'_>) {
        self.text("");
        // Writing to a String cannot fail.
        let _ = self.line.write_fmt(value);
    }

    fn number(&mut self, value: Option<i64>) {
        match value {
            Some(value) => self.show(format_args!("{value}")),
            None => self.text(""),
        }
    }
}
