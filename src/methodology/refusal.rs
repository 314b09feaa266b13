//! Why a methodology file is not taken: always with the line and the mend.

use std::fmt;

use serde::Serialize;

/// In which way a methodology file is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RefusalKind {
    /// The text is not TOML.
    Syntax,
    /// Points do not add up.
    Weights,
    /// Not nine cut points, or out of order.
    CutPoints,
    /// A key, group, indicator, outcome or kind that nobody knows.
    UnknownName,
    /// A value without its provenance or its source.
    MissingSource,
    /// Anything else that a value cannot be, or a value that is not there.
    Value,
}

impl RefusalKind {
    /// Its id, as in the findings' `methodology_…` kinds.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Syntax => "syntax",
            Self::Weights => "weights",
            Self::CutPoints => "cut_points",
            Self::UnknownName => "unknown_name",
            Self::MissingSource => "missing_source",
            Self::Value => "value",
        }
    }
}

/// One fault of a methodology file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Refusal {
    /// In which way.
    pub kind: RefusalKind,
    /// Line of the file, from 1.
    pub line: u32,
    /// Dotted name of what is wrong: `indicator.ela_performance.points.high`.
    pub what: String,
    /// What stands there; empty when nothing does.
    pub found: String,
    /// The mend: what would be right.
    pub expected: String,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, {}: found {:?}, expected {}", self.line, self.what, self.found, self.expected)
    }
}

/// The mend for a name that nobody knows: the nearest known one, or all of them.
pub(crate) fn nearest<'a>(found: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    let known: Vec<&str> = known.into_iter().collect();
    let near = known.iter().map(|name| (distance(found, name), *name)).min();
    match near {
        Some((steps, name)) if steps <= (found.len() / 2).min(2).max(found.len() / 3) => {
            format!("did you mean \"{name}\"?")
        }
        Some(_) => format!("one of: {}", known.join(", ")),
        None => "nothing: there is no name that fits here".into(),
    }
}

/// How many letters must be put in, left out or changed to make one name of the other.
pub(crate) fn distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (i, a) in from.chars().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        for (b, cell) in to.iter().zip(row.iter_mut().skip(1)) {
            let changed = diagonal + usize::from(a != *b);
            diagonal = *cell;
            left = changed.min(*cell + 1).min(left + 1);
            *cell = left;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mend_of_an_unknown_name_is_the_nearest_known_one() {
        let known = ["english_learners", "students_with_disabilities", "foster"];
        assert_eq!(nearest("english_learner", known), "did you mean \"english_learners\"?");
        assert_eq!(nearest("xyz", ["foster", "white"]), "one of: foster, white");
        assert_eq!((distance("kitten", "sitting"), distance("", "abc"), distance("abc", "")), (3, 3, 3));
    }
}
