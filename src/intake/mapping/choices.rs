//! What a person chose instead of the proposal.

use crate::order::SmallMap;

use super::super::layout::Grain;

/// Choices as they come from a face: `grain` → `students`; `column.grade` → `3`, `0+1+2` for columns joined, or nothing for
/// none; `constant.school_year` → `2022-23`; `code.race_ethnicity.H` → `hispanic`. What is unknown is ignored.
#[derive(Clone, Debug, Default)]
pub struct Choices(SmallMap<String, String>);

impl Choices {
    /// Of keys and values in turn.
    #[must_use]
    pub fn new(pairs: &[String]) -> Self {
        Self(pairs.chunks_exact(2).map(|pair| (pair[0].clone(), pair[1].clone())).collect())
    }

    pub(super) fn grain(&self) -> Option<Grain> {
        match self.0.get("grain").map(String::as_str) {
            Some("students") => Some(Grain::Students),
            Some("measures") => Some(Grain::Measures),
            Some("schools") => Some(Grain::Schools),
            _ => None,
        }
    }

    /// The canonical columns that something was chosen for.
    pub(super) fn columns(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter(|(_, chosen)| !chosen.is_empty()).filter_map(|(key, _)| key.strip_prefix("column."))
    }

    /// The source columns chosen for a canonical one; nothing when it was left as proposed.
    pub(super) fn sources(&self, column: &str) -> Option<Vec<usize>> {
        let chosen = self.0.get(&format!("column.{column}"))?;
        Some(chosen.split('+').filter_map(|at| at.parse().ok()).collect())
    }

    pub(super) fn constant(&self, column: &str) -> &str {
        self.0.get(&format!("constant.{column}")).map_or("", |text| text.trim())
    }

    /// The code that a value was said to mean.
    pub(super) fn code(&self, column: &str, value: &str) -> &str {
        self.0.get(&format!("code.{column}.{value}")).map_or("", String::as_str)
    }
}
