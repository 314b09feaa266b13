//! Numbers and dates of a workbook as text, so that no code is destroyed on the way.

use calamine::ExcelDateTime;

/// Numbers from here on have lost digits: a spreadsheet keeps fifteen.
const DAMAGED: f64 = 1e15;

/// A number as plain decimals, as a person sees it in a spreadsheet: fifteen digits. One of more digits is written with
/// its exponent, for its last digits are not those that were typed.
pub(super) fn plain(number: f64) -> String {
    if !number.is_finite() {
        return String::new();
    }
    if number.abs() >= DAMAGED {
        let written = format!("{number:.14E}");
        let (digits, exponent) = written.split_once('E').unwrap_or((&written, "0"));
        return format!("{}E+{exponent}", digits.trim_end_matches('0').trim_end_matches('.'));
    }
    let rounded = format!("{number:.14e}").parse().unwrap_or(number);
    // Too small to be anything but nothing: without hundreds of zeros.
    if f64::abs(rounded) < 1e-15 { "0".to_owned() } else { format!("{rounded}") }
}

/// A date as ISO text by the workbook's own date system, with its time where it has one; a time or duration alone as
/// hours, minutes and seconds; what is outside the calendar as its number.
pub(super) fn date(moment: &ExcelDateTime) -> String {
    /// The days of 9999-12-31 and before.
    const LAST: f64 = 2_958_466.0;
    let days = moment.as_f64();
    if !(0.0..LAST).contains(&days) {
        return plain(days);
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    if moment.is_duration() || days < 1.0 {
        let hours = (days * 24.0 + 1e-9).floor();
        return format!("{hours:02}:{minute:02}:{second:02}");
    }
    match (hour, minute, second) {
        (0, 0, 0) => format!("{year:04}-{month:02}-{day:02}"),
        _ => format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::ExcelDateTimeType;

    #[test]
    fn a_code_stored_as_a_number_keeps_its_digits() {
        assert_eq!(plain(1_612_590_115_501.0), "1612590115501");
        assert_eq!(plain(99_000_020_000_002.0), "99000020000002");
        assert_eq!(plain(180.0), "180");
        assert_eq!(plain(0.0), "0");
        assert_eq!(plain(-0.0), "0");
    }

    #[test]
    fn a_fraction_is_written_as_a_spreadsheet_shows_it() {
        assert_eq!(plain(0.1 + 0.2), "0.3");
        assert_eq!(plain(92.35), "92.35");
        assert_eq!(plain(-12.5), "-12.5");
        assert_eq!(plain(1e-300), "0");
    }

    #[test]
    fn a_number_of_more_than_fifteen_digits_is_seen_to_be_damaged() {
        assert_eq!(plain(1_611_259_011_550_190_000.0), "1.61125901155019E+18");
        assert_eq!(plain(1e300), "1E+300");
        assert_eq!(plain(f64::NAN), "");
    }

    #[test]
    fn dates_are_read_by_the_workbooks_date_system() {
        let moment = |days, is_1904| date(&ExcelDateTime::new(days, ExcelDateTimeType::DateTime, is_1904));
        assert_eq!(moment(42005.0, false), "2015-01-01");
        assert_eq!(moment(40543.0, true), "2015-01-01");
        assert_eq!(moment(42005.5, false), "2015-01-01T12:00:00");
        assert_eq!(moment(0.5, false), "12:00:00");
        assert_eq!(moment(-3.0, false), "-3");
        assert_eq!(moment(1e12, false), "1000000000000");
        assert_eq!(date(&ExcelDateTime::new(1.25, ExcelDateTimeType::TimeDelta, false)), "30:00:00");
    }
}
