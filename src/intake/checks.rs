//! Checks of one value against another. Each takes decoded values and returns what is wrong with what was expected, or
//! nothing; the row goes on. Small and pure, so that the reading of a row calls them at no cost where all is well.

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Date {
    pub(super) year: u16,
    pub(super) month: u8,
    pub(super) day: u8,
}

impl Date {
    /// Calendar year of the spring of the school year that the day lies in: July 1 to June 30.
    pub(super) const fn spring(self) -> u16 {
        if self.month >= 7 { self.year + 1 } else { self.year }
    }
}

/// Reads `2023-08-15`, also with a time behind it, `20230815` and `08/15/2023`. A day that no calendar has is none.
pub(super) fn date(cell: &[u8]) -> Option<Date> {
    let number = |digits: &[u8]| super::values::whole(digits);
    let parts = match cell {
        [y @ .., b'-', _, _, b'-', _, _] if y.len() == 4 => (y, &cell[5..7], &cell[8..10]),
        [_, _, _, _, b'-', _, _, b'-', _, _, b'T' | b' ', ..] => (&cell[..4], &cell[5..7], &cell[8..10]),
        [_, _, _, _, _, _, _, _] if cell.iter().all(u8::is_ascii_digit) => (&cell[..4], &cell[4..6], &cell[6..8]),
        _ => {
            let mut parts = cell.split(|b| *b == b'/');
            let (month, day, year) = (parts.next()?, parts.next()?, parts.next()?);
            if parts.next().is_some() || year.len() != 4 || month.len() > 2 || day.len() > 2 {
                return None;
            }
            (year, month, day)
        }
    };
    let (year, month, day) = (number(parts.0)?, number(parts.1)?, number(parts.2)?);
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    let exists = (1900..2200).contains(&year) && (1..=days).contains(&day);
    exists.then_some(Date { year: year.try_into().ok()?, month: month.try_into().ok()?, day: day.try_into().ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_of_the_calendar() {
        let day = |year, month, day| Some(Date { year, month, day });
        assert_eq!(date(b"2023-08-15"), day(2023, 8, 15));
        assert_eq!(date(b"2023-08-15T00:00:00.000Z"), day(2023, 8, 15));
        assert_eq!(date(b"20230815"), day(2023, 8, 15));
        assert_eq!(date(b"8/5/2023"), day(2023, 8, 5));
        assert_eq!(date(b"2024-02-29"), day(2024, 2, 29));
        for not in [
            &b"2023-02-29"[..],
            b"2023-13-01",
            b"2023-00-10",
            b"20230431",
            b"15/08/2023",
            b"45123",
            b"",
            b"0001-01-01",
            b"////",
        ] {
            assert_eq!(date(not), None, "{:?}", String::from_utf8_lossy(not));
        }
    }

    #[test]
    fn a_school_year_begins_in_july() {
        assert_eq!(date(b"2023-06-30").map(Date::spring), Some(2023));
        assert_eq!(date(b"2023-07-01").map(Date::spring), Some(2024));
    }
}
