//! Who has a disability, and of which category, by race or ethnicity and among learners of English.

use std::sync::LazyLock;

use crate::model::{IndicatorId, StudentGroup};
use crate::records::{DisabilityCategory, EnglishStatus, Flag, StudentDetails, StudentFacts};

use super::risk::Risks;

/// The ratio of each category: `special_education_autism`. In the order of [`DisabilityCategory::EVERY`].
pub(super) static CATEGORIES: LazyLock<Vec<IndicatorId>> = LazyLock::new(|| {
    let id = |category: &DisabilityCategory| IndicatorId::parse(&format!("special_education_{}", category.id()));
    DisabilityCategory::EVERY.iter().filter_map(id).collect()
});

/// Who has a disability, among those of whom it is known.
#[derive(Clone, Debug, Default)]
pub(super) struct Disabilities {
    /// By [`StudentFacts::race`], then by [`StudentFacts::disability`].
    by_race: [[u32; 4]; 16],
    learners: [u32; 4],
    /// By category, once one is stated: cases by [`StudentFacts::race`], and among learners.
    categories: Vec<([u32; 16], u32)>,
}

/// Cases and students of all disabilities together, and of each category that there is a case of.
#[derive(Clone, Debug)]
pub(super) struct Identified {
    pub(super) all: Risks,
    /// By position in [`DisabilityCategory::EVERY`].
    pub(super) categories: Vec<(usize, Risks)>,
}

impl Identified {
    pub(super) const NOBODY: Self = Self { all: [[0; 2]; StudentGroup::COUNT], categories: Vec::new() };

    /// Those of a category; nothing where no category is stated of anybody.
    pub(super) fn category(&self, at: usize) -> Option<Risks> {
        let own = self.categories.iter().find(|(category, _)| *category == at).map(|(_, risks)| *risks);
        own.or_else(|| (!self.categories.is_empty()).then(|| self.all.map(|[_, students]| [0, students])))
    }
}

impl Disabilities {
    #[inline]
    pub(super) fn add(&mut self, facts: StudentFacts, details: &StudentDetails) {
        let disability = usize::from(facts.disability() & 3);
        let is_learner = u32::from(facts.english() == EnglishStatus::EL);
        self.by_race[usize::from(facts.race() & 15)][disability] += 1;
        self.learners[disability] += is_learner;
        if let Some(category) = category(facts, details) {
            self.categories.resize(DisabilityCategory::EVERY.len(), Default::default());
            let (by_race, learners) = &mut self.categories[category];
            by_race[usize::from(facts.race() & 15)] += 1;
            *learners += is_learner;
        }
    }

    /// What was counted; then nothing is any more.
    pub(super) fn take(&mut self) -> Identified {
        let Self { by_race, learners, categories } = std::mem::take(self);
        let yes = |counts: &[u32; 4]| counts[usize::from(Flag::YES)];
        let students = |counts: &[u32; 4]| yes(counts) + counts[usize::from(Flag::NO)];
        let of = |cases: &dyn Fn(usize) -> u32, among_learners: u32| {
            let mut risks = [[0; 2]; StudentGroup::COUNT];
            for (race, counts) in by_race.iter().enumerate() {
                let own = [cases(race), students(counts)];
                let all = &mut risks[StudentGroup::All.index()];
                *all = [all[0] + own[0], all[1] + own[1]];
                if StudentGroup::EVERY.get(race).is_some_and(|group| group.is_race_or_ethnicity()) {
                    risks[race] = own;
                }
            }
            risks[StudentGroup::EnglishLearners.index()] = [among_learners, students(&learners)];
            risks
        };
        let categories = categories.iter().enumerate().filter(|(_, (by_race, _))| by_race.iter().any(|n| *n > 0));
        Identified {
            all: of(&|race| yes(&by_race[race]), yes(&learners)),
            categories: categories.map(|(at, (cases, among))| (at, of(&|race| cases[race], *among))).collect(),
        }
    }
}

/// The category of a student's disability, by position in [`DisabilityCategory::EVERY`].
#[inline]
pub(super) fn category(facts: StudentFacts, details: &StudentDetails) -> Option<usize> {
    details.disability_category().filter(|_| facts.disability() == Flag::YES).map(|category| category as usize)
}
