//! Surveys (rule 12 of methodology.md): a construct's value is favorable ÷ valid answers, an indicator's the unweighted mean
//! of its constructs with enough respondents; beside it the mean of the scores.
//!
//! Assumed: where respondents are not told apart each answer is one respondent's; an indicator is about as many respondents
//! as the construct that most have answered; students' answers on the four constructs of social-emotional skills make that
//! indicator, all their others the student survey; the skills that student rows tell go before answers.

use std::collections::BTreeMap;

use crate::model::{IndicatorId, Ratio, StudentGroup};
use crate::records::{Answer, CellContent, RESPONDENTS, Records, Respondent, SchoolYearRecords, StudentKey};

use super::students::Surveys;
use super::{Count, Origin, positions};

/// The indicators, each with the mean of its scores.
const COUNTED: [[IndicatorId; 2]; 4] = [
    [IndicatorId::known("survey_student"), IndicatorId::known("survey_student_mean")],
    [IndicatorId::known("survey_staff"), IndicatorId::known("survey_staff_mean")],
    [IndicatorId::known("survey_family"), IndicatorId::known("survey_family_mean")],
    [IndicatorId::known("sel_skills"), IndicatorId::known("sel_skills_mean")],
];
const SKILLS: usize = 3;

/// The constructs of social-emotional skills; a file may write `sel_` before them.
const OF_SKILLS: [&str; 4] = ["growth_mindset", "self_efficacy", "self_management", "social_awareness"];

pub(super) fn counted() -> impl Iterator<Item = IndicatorId> {
    COUNTED.into_iter().flatten()
}

/// The answers to one construct, of one group.
#[derive(Clone, Copy, Debug, Default)]
struct Construct {
    respondents: u32,
    favorable: u32,
    valid: u32,
    /// Sum and number of the scores.
    scores: (u32, u32),
}

/// Adds what the answers of each school and year make.
pub(super) fn add(records: &Records, rules: Surveys, schools: &mut [Vec<Count>]) {
    if !records.has_answers() {
        return;
    }
    let places: Vec<Vec<u16>> = COUNTED.iter().map(|ids| positions(records, ids)).collect();
    for (school, counts) in records.schools.iter().zip(schools) {
        for (which, constructs) in of_school(records, school, rules) {
            let [share, mean] = places[which][..] else { continue };
            if counts.iter().any(|count| count.indicator == share) {
                continue;
            }
            for group in StudentGroup::EVERY {
                let own = || constructs.iter().map(|by_group| by_group[group.index()]);
                let favorable = own().map(|c| (c.respondents, c.favorable, c.valid)).collect();
                let scores = own().map(|c| (c.respondents, c.scores.0, c.scores.1)).collect();
                for (indicator, constructs) in [(share, favorable), (mean, scores)] {
                    if let Some(content) = unweighted(constructs, rules.respondents) {
                        counts.push(Count { indicator, group: *group, origin: Origin::Answers, content });
                    }
                }
            }
        }
    }
}

/// The unweighted mean of the constructs with enough respondents, each with its top and bottom, over the most respondents that
/// one has; where none has enough, of all of them, which are then too few.
fn unweighted(mut constructs: Vec<(u32, u32, u32)>, respondents: u32) -> Option<CellContent> {
    constructs.retain(|(_, _, bottom)| *bottom > 0);
    let most = constructs.iter().map(|(respondents, ..)| *respondents).max()?;
    let needed = if most >= respondents { respondents } else { 1 };
    constructs.retain(|(respondents, ..)| *respondents >= needed);
    let value = |(_, top, bottom): &(u32, u32, u32)| Ratio::new(i128::from(*top), i128::from(*bottom));
    let count = i128::try_from(constructs.len()).ok()?;
    Some(CellContent::quotient(constructs.iter().map(value).sum::<Ratio>() / count, most))
}

/// By indicator and construct: the answers of each group.
fn of_school(
    records: &Records,
    school: &SchoolYearRecords,
    rules: Surveys,
) -> BTreeMap<usize, Vec<[Construct; StudentGroup::COUNT]>> {
    let mut told: BTreeMap<(Respondent, &str), Vec<Answer>> = BTreeMap::new();
    for (construct, answer) in records.answers(school) {
        // The name holds the construct together over files, not its position in one of them.
        told.entry((answer.respondent, construct)).or_default().push(Answer { construct: 0, ..*answer });
    }
    let mut all: BTreeMap<usize, Vec<[Construct; StudentGroup::COUNT]>> = BTreeMap::new();
    for ((respondent, construct), mut answers) in told {
        Answer::unite(&mut answers);
        let mut by_group = [Construct::default(); StudentGroup::COUNT];
        for answer in &answers {
            let mut groups = answer.groups;
            while groups != 0 {
                if let Some(own) = by_group.get_mut(groups.trailing_zeros() as usize) {
                    own.add(answer, rules.favorable_from);
                }
                groups &= groups - 1;
            }
        }
        all.entry(indicator_of(respondent, construct)).or_default().push(by_group);
    }
    all
}

/// Position in [`COUNTED`].
fn indicator_of(respondent: Respondent, construct: &str) -> usize {
    let of_skills = OF_SKILLS.contains(&construct.strip_prefix("sel_").unwrap_or(construct));
    if respondent == Respondent::Student && of_skills {
        return SKILLS;
    }
    RESPONDENTS.iter().position(|one| *one == respondent).unwrap_or_default()
}

impl Construct {
    fn add(&mut self, answer: &Answer, favorable_from: u32) {
        let scored = || (1_u32..).zip(answer.scores);
        self.respondents += if answer.key == StudentKey::NOBODY { answer.valid() } else { 1 };
        self.favorable += answer.favorable;
        self.favorable += scored().filter(|(score, _)| *score >= favorable_from).map(|(_, count)| count).sum::<u32>();
        self.valid += answer.valid();
        self.scores.0 += scored().map(|(score, count)| score * count).sum::<u32>();
        self.scores.1 += answer.scores.iter().sum::<u32>();
    }
}
