//! The school year.

use std::fmt;

/// A school year by the calendar year of its spring: 2015 is `2014-15`. Zero is `unstated`: the file names no year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SchoolYear(u16);

impl SchoolYear {
    /// The file names no year.
    pub const UNSTATED: Self = Self(0);

    /// The year whose spring is in this calendar year (1900–2199).
    #[must_use]
    pub fn of_spring(spring: u16) -> Option<Self> {
        (1900..2200).contains(&spring).then_some(Self(spring))
    }

    /// Calendar year of the spring; nothing when unstated.
    #[must_use]
    pub fn spring(self) -> Option<u16> {
        (self.0 != 0).then_some(self.0)
    }

    /// Reads `2014-15`, `2014-2015` or `unstated`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if text == "unstated" {
            return Some(Self::UNSTATED);
        }
        let (fall, spring) = text.split_once(['-', '/', '–'])?;
        if fall.len() != 4 || !(spring.len() == 2 || spring.len() == 4) {
            return None;
        }
        let next = fall.parse::<u16>().ok()?.checked_add(1)?;
        let written = spring.parse::<u16>().ok()?;
        let matches = if spring.len() == 2 { next % 100 == written } else { next == written };
        if matches { Self::of_spring(next) } else { None }
    }
}

impl fmt::Display for SchoolYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            0 => f.write_str("unstated"),
            spring => write!(f, "{}-{:02}", spring - 1, spring % 100),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_spellings_name_the_same_year() {
        assert_eq!(SchoolYear::parse("2014-15"), SchoolYear::parse("2014-2015"));
        assert_eq!(SchoolYear::parse("1999-00").map(|y| y.to_string()), Some("1999-00".into()));
        assert_eq!(SchoolYear::parse("2014-16"), None);
        assert_eq!(SchoolYear::parse("2014"), None);
    }
}
