//! What is counted of the details of students: high-school readiness, prekindergarten, social-emotional skills.

use crate::model::{Grade, IndicatorId, Ratio, StudentGroup};
use crate::records::{CellContent, Days, Detail, Flag, StudentDetails, StudentFacts};

use super::students::Rules;
use super::table::Table;
use super::{Count, Origin};

const CONSTRUCTS: [Detail; 4] =
    [Detail::GrowthMindset, Detail::SelfEfficacy, Detail::SelfManagement, Detail::SocialAwareness];

/// The indicators: two rates, then a mean.
pub(super) const COUNTED: [IndicatorId; 3] = [
    IndicatorId::known("high_school_readiness"),
    IndicatorId::known("prekindergarten"),
    IndicatorId::known("sel_skills"),
];

/// Is the student ready for high school? Of grade 8, all four conditions known. Assumed: where no rate of attendance is
/// stated it is that of the days.
pub(super) fn ready(facts: StudentFacts, days: Days, details: &StudentDetails, from: (u32, u32)) -> Option<bool> {
    if Grade::numbered(8) != Some(facts.grade()) || facts.suspended() == 0 {
        return None;
    }
    let by_days = || {
        let (enrolled, absent) = days.stated().filter(|(enrolled, _)| *enrolled > 0)?;
        let attended = u64::from(enrolled.saturating_sub(absent)) * 1_000_000;
        u32::try_from(attended / u64::from(enrolled)).ok()
    };
    let attendance = details.get(Detail::AttendanceRate).or_else(by_days)?;
    let (gpa, low_mark) = (details.get(Detail::Gpa)?, details.flag(Detail::Grade8DOrF)?);
    Some(gpa >= from.0 && attendance >= from.1 && !low_mark && facts.suspended() != Flag::YES)
}

/// In which of the rates a student counts, and how.
pub(super) fn rates(facts: StudentFacts, days: Days, details: &StudentDetails, rules: &Rules) -> [Option<bool>; 2] {
    [ready(facts, days, details, rules.ready), details.flag(Detail::Prekindergarten)]
}

/// Has the student answered anything?
pub(super) fn has_answered(details: &StudentDetails) -> bool {
    CONSTRUCTS.iter().any(|construct| details.get(*construct).is_some())
}

/// Respondents of each construct, and the sum of their shares of favorable answers in hundredths.
type Answers = [(u32, u64); CONSTRUCTS.len()];

/// Counts the students of one school and year after the other.
pub(super) struct Marks {
    positions: [u16; 3],
    rates: Table<2>,
    answers: Vec<Answers>,
    touched: bool,
}

impl Marks {
    pub(super) fn new(positions: [u16; 3]) -> Self {
        let answers = vec![Answers::default(); StudentGroup::COUNT];
        Self { positions, rates: Table::new(), answers, touched: false }
    }

    pub(super) fn add(&mut self, facts: StudentFacts, days: Days, details: &StudentDetails, rules: &Rules) {
        if details.is_none() {
            return;
        }
        self.touched = true;
        self.rates.add(facts.groups(), rates(facts, days, details, rules));
        let mut groups = facts.groups();
        while groups != 0 && has_answered(details) {
            let answers = &mut self.answers[groups.trailing_zeros() as usize];
            for ((respondents, sum), construct) in answers.iter_mut().zip(CONSTRUCTS) {
                if let Some(share) = details.get(construct) {
                    *respondents += 1;
                    *sum += u64::from(share);
                }
            }
            groups &= groups - 1;
        }
    }

    /// Adds what was counted, constructs with so many respondents; then nothing is any more.
    pub(super) fn take(&mut self, respondents: u32, counts: &mut Vec<Count>) {
        if !std::mem::take(&mut self.touched) {
            return;
        }
        let [ready, prekindergarten, skills] = self.positions;
        counts.extend(self.rates.take(&[ready, prekindergarten]));
        for (group, answers) in StudentGroup::EVERY.iter().zip(&mut self.answers) {
            if let Some(content) = mean(&std::mem::take(answers), respondents) {
                counts.push(Count { indicator: skills, group: *group, origin: Origin::Students, content });
            }
        }
    }
}

/// The unweighted mean of the constructs with enough respondents, over the most respondents that one of them has; where
/// none has enough, of all of them, which are then too few.
fn mean(answers: &Answers, respondents: u32) -> Option<CellContent> {
    let most = answers.iter().map(|(respondents, _)| *respondents).max().filter(|most| *most > 0)?;
    let needed = if most >= respondents { respondents } else { 1 };
    let counted = || answers.iter().filter(|(own, _)| *own >= needed);
    let share = |(respondents, sum): &(u32, u64)| Ratio::new(i128::from(*sum), 100 * i128::from(*respondents));
    let constructs = i128::try_from(counted().count()).ok()?;
    Some(CellContent::quotient(counted().map(share).sum::<Ratio>() / constructs, most))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FROM: (u32, u32) = (250, 960_000);

    #[test]
    fn a_construct_with_nineteen_respondents_is_left_out_of_the_mean() {
        let value = |answers| {
            mean(&answers, 20).and_then(|content| content.amount()).map(|a| (a.value.num, a.value.den, a.denominator))
        };
        assert_eq!(value([(20, 1000), (40, 3000), (19, 0), (0, 0)]), Some((5, 8, 40)));
        assert_eq!(value([(19, 1900), (1, 0), (0, 0), (0, 0)]), Some((1, 2, 19)));
        assert_eq!(value([(0, 0); 4]), None);
    }

    #[test]
    fn ready_are_those_who_meet_all_four_and_nobody_counts_of_whom_one_is_not_known() {
        let mut facts = StudentFacts::default();
        facts.set_grade_index(Grade::numbered(8).map_or(0, Grade::index));
        facts.set_suspended(Flag::NO);
        let details = |gpa, attendance, low: Option<u32>| {
            let mut details = StudentDetails::NONE;
            details.set(Detail::Gpa, gpa);
            details.set(Detail::AttendanceRate, attendance);
            details.set(Detail::Grade8DOrF, low);
            details
        };
        let is = |d| ready(facts, Days::NOT_STATED, &d, FROM);
        assert_eq!(is(details(Some(250), Some(960_000), Some(0))), Some(true));
        assert_eq!(is(details(Some(249), Some(960_000), Some(0))), Some(false));
        assert_eq!(is(details(Some(250), Some(959_999), Some(0))), Some(false));
        assert_eq!(is(details(Some(250), Some(960_000), Some(1))), Some(false));
        assert_eq!(is(details(Some(250), None, Some(0))), None);
        let by_days = details(Some(250), None, Some(0));
        assert_eq!(ready(facts, Days::new(17500, 700), &by_days, FROM), Some(true));
        assert_eq!(ready(facts, Days::new(17500, 701), &by_days, FROM), Some(false));
        facts.set_suspended(Flag::YES);
        assert_eq!(ready(facts, Days::NOT_STATED, &details(Some(400), Some(1_000_000), Some(0)), FROM), Some(false));
        facts.set_grade_index(Grade::numbered(7).map_or(0, Grade::index));
        assert_eq!(ready(facts, Days::NOT_STATED, &details(Some(400), Some(1_000_000), Some(0)), FROM), None);
    }
}
