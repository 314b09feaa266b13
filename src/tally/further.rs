//! Indicators that student rows and answers bring beside those of a methodology: shared, never scored.

use std::sync::LazyLock;

use crate::methodology::{Better, Unit};
use crate::model::IndicatorId;
use crate::records::DisabilityCategory;

use super::disability::CATEGORIES;

/// An indicator that no methodology need name.
#[derive(Clone, Debug)]
pub struct Further {
    /// Its id.
    pub id: IndicatorId,
    /// Its name in plain English.
    pub label: String,
    /// In what it is measured.
    pub unit: Unit,
    /// Which way is better.
    pub better: Better,
}

/// All of them.
#[must_use]
pub fn further() -> &'static [Further] {
    static ALL: LazyLock<Vec<Further>> = LazyLock::new(|| {
        let named = [
            ("ela_participation", "English language arts: took the test", Unit::Percent),
            ("math_participation", "Mathematics: took the test", Unit::Percent),
            ("sel_skills_mean", "Social-emotional skills: mean score", Unit::Points),
            ("survey_student_mean", "Student survey: mean score", Unit::Points),
            ("survey_staff_mean", "Staff survey: mean score", Unit::Points),
            ("survey_family_mean", "Family survey: mean score", Unit::Points),
        ];
        let named = named.into_iter().map(|(id, label, unit)| Further {
            id: IndicatorId::known(id),
            label: label.to_owned(),
            unit,
            better: Better::Higher,
        });
        let ratios = CATEGORIES.iter().zip(DisabilityCategory::EVERY).map(|(id, category)| Further {
            id: id.clone(),
            label: format!("Disproportionality of identification: {}", category.id().replace('_', " ")),
            unit: Unit::Ratio,
            better: Better::Lower,
        });
        named.chain(ratios).collect()
    });
    &ALL
}

impl Further {
    /// The one with this id.
    #[must_use]
    pub fn of(id: &IndicatorId) -> Option<&'static Self> {
        further().iter().find(|one| one.id == *id)
    }

    /// Is it a mean of scores, which stands beside the share of favorable answers?
    #[must_use]
    pub fn is_mean(id: &IndicatorId) -> bool {
        Self::of(id).is_some_and(|one| one.unit == Unit::Points)
    }
}
