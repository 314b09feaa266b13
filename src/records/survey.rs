//! Answers to surveys, added up: by school and year, who was asked, what about, and respondent.

use crate::model::StudentGroup;

use super::StudentKey;

/// Who answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Respondent {
    /// A student.
    Student,
    /// Somebody of the staff.
    Staff,
    /// A family.
    Family,
}

/// All three, in order.
pub const RESPONDENTS: [Respondent; 3] = [Respondent::Student, Respondent::Staff, Respondent::Family];

impl Respondent {
    /// The id in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Student => "student",
            Self::Staff => "staff",
            Self::Family => "family",
        }
    }
}

/// The answers of one respondent on one construct; or, where respondents are not told apart, of all who are in these groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Who answered.
    pub respondent: Respondent,
    /// Position in [`SurveyTable::constructs`].
    pub construct: u16,
    /// Which one; nobody where the file does not say.
    pub key: StudentKey,
    /// The respondent's groups, as [`StudentFacts::groups`](super::StudentFacts::groups).
    pub groups: u32,
    /// Answers that are stated to be favorable.
    pub favorable: u32,
    /// Answers that are stated not to be.
    pub unfavorable: u32,
    /// Answers of each score, from 1 to 5.
    pub scores: [u32; 5],
}

impl Answer {
    /// No answer yet, of somebody in no group but all.
    #[must_use]
    pub const fn none(respondent: Respondent, construct: u16, key: StudentKey) -> Self {
        let groups = 1 << StudentGroup::All.index();
        Self { respondent, construct, key, groups, favorable: 0, unfavorable: 0, scores: [0; 5] }
    }

    /// Valid answers.
    #[must_use]
    pub fn valid(&self) -> u32 {
        self.favorable + self.unfavorable + self.scores.iter().sum::<u32>()
    }

    /// Whose answers are one: respondents who are not told apart are held apart by their groups.
    fn place(&self) -> (Respondent, u16, StudentKey, u32) {
        let groups = if self.key == StudentKey::NOBODY { self.groups } else { 0 };
        (self.respondent, self.construct, self.key, groups)
    }

    /// Adds the answers of the same respondents.
    fn add(&mut self, other: &Self) {
        self.groups |= other.groups;
        self.favorable += other.favorable;
        self.unfavorable += other.unfavorable;
        self.scores.iter_mut().zip(other.scores).for_each(|(all, own)| *all += own);
    }

    /// One entry for each respondent and construct.
    pub fn unite(answers: &mut Vec<Self>) {
        answers.sort_unstable_by_key(Self::place);
        answers.dedup_by(|next, first| {
            let same = next.place() == first.place();
            if same {
                first.add(next);
            }
            same
        });
    }
}

/// The answers of one file.
#[derive(Clone, Debug, Default)]
pub struct SurveyTable {
    /// What the questions are about, in the order of first sight.
    pub constructs: Vec<Box<str>>,
    /// By position of the school and year in [`FileContent::schools`](super::FileContent::schools).
    answers: Vec<Vec<Answer>>,
}

impl SurveyTable {
    /// Answers kept before those of one respondent are added up.
    const SOME: usize = 4096;

    /// Adds an answer of a school and year.
    pub fn push(&mut self, school: u32, answer: Answer) {
        let at = school as usize;
        if self.answers.len() <= at {
            self.answers.resize_with(at + 1, Vec::new);
        }
        let own = &mut self.answers[at];
        match own.last_mut() {
            Some(last) if last.place() == answer.place() => last.add(&answer),
            _ => own.push(answer),
        }
        if own.len() >= Self::SOME && own.len() == own.capacity() {
            Answer::unite(own);
        }
    }

    /// The answers of a school and year; one respondent may stand in several entries.
    #[must_use]
    pub fn of(&self, school: u32) -> &[Answer] {
        self.answers.get(school as usize).map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_of_one_respondent_are_one_entry_in_whatever_order_they_come() {
        let answer = |id: &[u8], construct, favorable| Answer {
            favorable,
            unfavorable: 1 - favorable,
            ..Answer::none(Respondent::Student, construct, StudentKey::new(id))
        };
        let rows = [answer(b"1", 0, 1), answer(b"2", 0, 0), answer(b"1", 0, 0), answer(b"1", 1, 1)];
        for turn in 0..4 {
            let mut answers: Vec<Answer> = (0..4).map(|at| rows[(at + turn) % 4]).collect();
            Answer::unite(&mut answers);
            let told: Vec<_> = answers.iter().map(|a| (a.construct, a.favorable, a.valid())).collect();
            assert_eq!(told, [(0, 1, 2), (0, 0, 1), (1, 1, 1)], "{turn}");
        }
    }
}
