//! Findings: what is wrong in a user's file, where, and what to do. Grouped by kind and column, counted, never one alert
//! a row.
//!
//! What may be personal is not shown:
//! * the columns of ids, names and birth dates are never quoted; their findings say what is wrong in words;
//! * of any other column a cell is quoted only where its text is needed to mend it, and by its shape alone where it looks
//!   like what strays in from a column beside it when cells have shifted: an id, a date, an address, a name where no word is
//!   expected;
//! * where rows meet, the places and the column are named and no value.

use crate::order::{self, SmallMap};
use std::cmp::Reverse;

use serde::Serialize;

use crate::records::{Carried, Carrier};

use super::mask::{mask, may_be_personal};

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Severity {
    /// Something the user gave is not counted.
    Error,
    /// Counted, but look at it.
    Warning,
    /// Only told.
    Note,
}

impl Severity {
    /// Its id in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

macro_rules! kinds {
    ($($kind:ident $id:literal $severity:ident $what:literal => $mend:literal),+ $(,)?) => {
        /// The kinds of finding, worst first within a severity.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum FindingKind { $(#[doc = $what] $kind),+ }

        impl FindingKind {
            /// Every kind, in order.
            pub const EVERY: &[Self] = &[$(Self::$kind),+];

            /// Its id in files and messages.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Self::$kind => $id),+ }
            }

            /// How much it matters.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self { $(Self::$kind => Severity::$severity),+ }
            }

            /// What it is, in English.
            #[must_use]
            pub const fn what(self) -> &'static str {
                match self { $(Self::$kind => $what),+ }
            }

            /// What to do about it, in English.
            #[must_use]
            pub const fn mend(self) -> &'static str {
                match self { $(Self::$kind => $mend),+ }
            }
        }
    };
}

kinds! {
    EmptyFile "empty_file" Error "The file is empty" => "Export it again and drop the new file.",
    NotText "not_text" Error "This is not a text table" => "Save or export it as CSV and drop that file.",
    TruncatedGzip "truncated_gzip" Error "The compressed file ends too early; nothing of it is counted" => "Download or copy it again: a part is missing.",
    BrokenGzip "broken_gzip" Error "The compressed file is damaged; nothing of it is counted" => "Download or copy it again.",
    Encrypted "encrypted" Error "The file is protected by a password; nothing of it is counted" => "Open it with its password, save it without one and drop that file.",
    BrokenArchive "broken_archive" Error "The archive or workbook is damaged; nothing of it is counted" => "Save or download it again, or save the table as CSV.",
    UnpacksTooLarge "unpacks_too_large" Error "The file unpacks to far more than its size; it is not read" => "Unpack it yourself, see what is in it, and drop the tables alone.",
    UnknownLayout "unknown_layout" Error "No known layout has these columns" => "Compare its header with the layouts listed in the documentation, or rename its columns.",
    MissingRequiredColumn "missing_required_column" Error "A column that this layout needs is missing" => "Add the column, or export the file with it.",
    MethodologySyntax "methodology_syntax" Error "The methodology file cannot be read" => "Mend the line; start from a preset if in doubt.",
    MethodologyUnknownName "methodology_unknown_name" Error "The methodology file uses an unknown name" => "Use the name given as expected.",
    MethodologyWeights "methodology_weights" Error "The methodology's points do not add up" => "Change the points so that they add up as expected.",
    MethodologyCutPoints "methodology_cut_points" Error "The methodology's cut points are wrong" => "Give nine cut points from worst to best.",
    MethodologyMissingSource "methodology_missing_source" Error "A value of the methodology has no source" => "Say where the value comes from, and its provenance.",
    MethodologyValue "methodology_value" Error "A value of the methodology is out of its range" => "Change the value as expected.",
    GrowthSyntax "growth_syntax" Error "The file of growth settings or norms cannot be read" => "Mend the line; docs/growth.md shows what settings look like.",
    GrowthValue "growth_value" Error "A value in the growth settings or norms is wrong or has an unknown name" => "Change the line as expected.",
    NormsChanged "norms_changed" Error "The growth norms are not as they were written: changed or cut off; they are not used" => "Copy the file again from whoever saved it.",
    NormsOfFew "norms_of_few" Error "The growth norms are of fewer students or schools than needed; they are not used" => "Ask for norms of more students; a settings file can declare another minimum.",
    LayoutSyntax "layout_syntax" Error "The layout file cannot be read" => "Mend the line; `sqii layout` prints a layout to compare with.",
    LayoutValue "layout_value" Error "The layout file uses an unknown name or lacks a column" => "Change the line as expected.",
    ExponentCode "exponent_code" Error "A spreadsheet has turned a code into a number; its digits are lost" => "Export again with the column formatted as text.",
    MissingCode "missing_code" Error "The row has no code; it is left out" => "Fill in the school code (and, for students, the student id).",
    LineTooLong "line_too_long" Error "A line is longer than any row can be; it is left out" => "Look for a missing line end or a quotation mark that is never closed.",
    FieldCount "field_count" Error "The row has fewer or more cells than the header; it is left out" => "Look for a missing or extra separator in this line.",
    BadYear "bad_year" Error "The school year cannot be read; the row is left out" => "Write it as 2014-15.",
    OtherYear "other_year" Error "A date lies in another school year than this layout is for; the row is left out" => "Copy the layout, change its school_year, and drop it with the file.",
    UnknownGroup "unknown_group" Error "The student group is unknown; the row is left out" => "Use a group id of the documentation.",
    BadIndicator "bad_indicator" Error "The indicator's id cannot be read; the row is left out" => "Use lower-case letters, digits and underscores.",
    NumeratorExceedsDenominator "numerator_exceeds_denominator" Error "The numerator is larger than the denominator; the row is left out" => "Correct the counts.",
    UnequalCells "unequal_cells" Error "Two rows give different values for the same cell" => "Remove the one that is wrong.",
    ConflictingSchoolRows "conflicting_school_rows" Error "Rows of one school contradict each other; a type that they state differently is not used" => "Keep one row a school.",
    TooManySchools "too_many_schools" Error "The file has more schools than any state; further ones are left out" => "See that the school code's column holds school codes.",
    IncompleteCell "incomplete_cell" Error "The row has a numerator or value without its denominator, or the other way round; it is left out" => "Give a numerator and a denominator, or a value and a denominator.",
    ConflictingStudentRows "conflicting_student_rows" Error "Rows of one student in one school and year contradict each other; what they disagree on is not counted" => "Correct the rows so that they agree.",
    RosterTableMissing "roster_table_missing" Error "A roster bundle lacks a table; its students cannot be placed in a school" => "Add the table named as expected, from the same export.",
    BrokenReference "broken_reference" Error "A row points to a row that is not there or not active; it is left out" => "Export all tables of the bundle again, at the same time.",
    ConflictingRosterRows "conflicting_roster_rows" Error "Two rows of a roster bundle have one id and differ; the first is used" => "Keep one row for each id.",
    BadNumber "bad_number" Error "The cell is not a number; it is not counted" => "Write plain digits.",
    BadValue "bad_value" Error "The cell has an unknown value; it is not counted" => "Use one of the expected values.",
    AbsentExceedsEnrolled "absent_exceeds_enrolled" Error "More days absent than enrolled; the row is left out of chronic absenteeism" => "Correct the days.",
    ImpossibleDate "impossible_date" Error "The cell is no day of the calendar; it is not used" => "Write dates as 2023-08-15.",
    TypeUnknown "type_unknown" Warning "Nothing says what type of school this is; it gets no index" => "Drop a schools file with school_type, or with grade_low and grade_high.",
    LostZero "lost_zero" Warning "A code has lost its leading zeros; it is read with them" => "Export again with the column formatted as text.",
    CodeLength "code_length" Warning "The code is not a 14-digit CDS code" => "Check the code; it is used as written.",
    RunsOverLines "runs_over_lines" Warning "A row runs over several lines inside quotation marks" => "Look for a quotation mark too many or too few; rows in between may have been swallowed.",
    DoubledColumn "doubled_column" Warning "Two columns mean the same; the first named is read" => "Keep one of them.",
    WrongUnit "wrong_unit" Error "A cell is not in its indicator's unit; it is not used" => "Write rates as proportions (0.45 for 45 percent), distances as a value without numerator.",
    RosterDelta "roster_delta" Warning "A roster bundle holds only what changed since an earlier one; students who did not change are not in it" => "Export a bulk bundle.",
    StudentWithoutSchool "student_without_school" Warning "A student of a roster is in no school; the row is left out" => "Export the enrolments, or state the student's school.",
    OrgNotSchool "org_not_school" Warning "Students are in a department with no school above it; it is read as a school" => "Check the type and the parent of the organisation.",
    SessionDates "session_dates" Warning "A session's dates lie in another school year than it names; the one named is used" => "Name a school year by the calendar year of its spring: 2024 for 2023-24.",
    NoStudentInCommon "no_student_in_common" Warning "Two files on one school and year share no student, though each tells what the other lacks" => "Use the same student ids in both files, such as the state's.",
    YearNotJoined "year_not_joined" Warning "Rows without a school year stand beside rows of the same school with one; they are not joined" => "Fill in school_year in every file.",
    GradeNotTested "grade_not_tested" Warning "A test result stands in a grade that does not take the test; it is counted" => "Check the grade and the result.",
    ScoreOutOfRange "score_out_of_range" Warning "A scale score lies outside the range of its test and grade; the level beside it is counted" => "Check the score, the grade and the column.",
    RedesignatedStatus "redesignated_status" Warning "A student is re-designated and by status never was an English learner; the row is counted as it stands" => "Check the language status: a student re-designated this year is RFEP or EL.",
    SchoolNotListed "school_not_listed" Warning "A school is not in the schools file; it is used without what that file would tell" => "Add the school to the schools file, or correct its code.",
    PracticeUnknownSchool "practice_unknown_school" Warning "A practice is of a school that no other file names; it is kept and not shown" => "Correct the school code, or drop the school's data too.",
    PracticeUnknownIndicator "practice_unknown_indicator" Warning "A practice is for an indicator that neither the methodology nor the data has; it is kept and shown on the school's own card only" => "Use an indicator id of the documentation.",
    LowResponseRate "low_response_rate" Warning "Few of those invited to a survey have answered it; the result may not speak for all" => "Invite again, and read the result with care.",
    MethodologySameId "methodology_same_id" Warning "Another methodology has the same id; your own goes before a shipped one, and the last by name before others" => "Give each its own id.",
    GrowthFilesTwice "growth_files_twice" Warning "There are two files of growth settings, or two of norms; the last by name is used" => "Keep one of them.",
    RepeatedStudentRow "repeated_student_row" Warning "A student has more than one row in the same school and year; the student is counted once" => "Remove the repeated rows.",
    StudentInTwoSchools "student_in_two_schools" Note "A student is in two schools of one district in one year; each of them counts the student" => "Nothing needs to be done if the student moved or goes to both.",
    SameFileTwice "same_file_twice" Note "The same file was given twice; it is counted once" => "Nothing needs to be done.",
    InactiveRows "inactive_rows" Note "Rows marked as inactive or to be deleted were left out" => "Nothing needs to be done.",
    RosterNoManifest "roster_no_manifest" Note "The roster bundle has no manifest; nothing says whether it is whole" => "Nothing needs to be done.",
    YearUnstated "year_unstated" Note "No school year is named" => "Fill in school_year to compare years.",
    TypeFromRecords "type_from_records" Note "The type of school was taken from the grades in the records" => "Drop a schools file to state it.",
    Windows1252 "windows_1252" Note "Letters were read as Windows-1252" => "Save as UTF-8 if letters look wrong.",
    RowsNotCounted "rows_not_counted" Note "Rows that this layout does not count were left out: other enrolments, exemptions, invalid tests" => "Look at the layout if these are more than you expect.",
    RowsLeftOut "rows_left_out" Note "Rows for districts, counties, the state or other splits were left out: schools are counted once" => "Nothing needs to be done.",
    MembersPassedOver "members_passed_over" Note "Hidden files or sheets were passed over" => "Nothing needs to be done, unless one of them is meant to be counted.",
    NoTable "no_table" Note "This part of the file holds no table" => "Nothing needs to be done.",
    TitleRows "title_rows" Note "Rows above the header were passed over" => "Nothing needs to be done.",
    TotalRow "total_row" Note "Rows of totals were left out: what they add up is counted row by row" => "Nothing needs to be done.",
    NothingToCompute "nothing_to_compute" Note "The file is recognised; nothing in it can be computed" => "Nothing needs to be done.",
    UnreadColumns "unread_columns" Note "Columns that no indicator needs were not read" => "Nothing needs to be done.",
}

impl FindingKind {
    /// Is nothing of the file used?
    const fn costs_the_file(self) -> bool {
        matches!(
            self,
            Self::EmptyFile
                | Self::NotText
                | Self::TruncatedGzip
                | Self::BrokenGzip
                | Self::UnknownLayout
                | Self::MissingRequiredColumn
                | Self::LayoutSyntax
                | Self::LayoutValue
                | Self::MethodologySyntax
                | Self::GrowthSyntax
                | Self::NormsChanged
                | Self::NormsOfFew
        )
    }

    /// What was found, as it may be shown: a cell that may be somebody's name, number or birthday only by its shape.
    fn shown(self, found: &str, expected: &str) -> String {
        let cell = matches!(
            self,
            Self::BadNumber
                | Self::BadValue
                | Self::BadYear
                | Self::UnknownGroup
                | Self::BadIndicator
                | Self::ImpossibleDate
                | Self::ScoreOutOfRange
                | Self::AbsentExceedsEnrolled
                | Self::YearUnstated
                | Self::InactiveRows
        );
        // Three words or more to choose from; `Y | N` is no list of words.
        let words = self == Self::UnknownGroup || expected.matches('|').count() >= 2;
        if cell && may_be_personal(found, words) { mask(found) } else { found.to_owned() }
    }
}

/// One place in a user's file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Finding {
    /// The file's name.
    pub file: String,
    /// Line in the file, from one; nothing for the file as a whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// The column's name as the file writes it; empty for the row or file as a whole.
    pub column: String,
    /// What stands there; what may be personal by its shape alone. Never a student's id.
    pub found: String,
    /// What should stand there.
    pub expected: String,
}

/// All findings of one kind in one file and column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct FindingGroup {
    /// [`FindingKind::id`]
    pub kind: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// The file's name.
    pub file: String,
    /// The column's name; empty for the row or file as a whole.
    pub column: String,
    /// How many places.
    pub count: u32,
    /// How many places of this kind there are in all files.
    pub total: u32,
    /// The first few of them.
    pub examples: Vec<Finding>,
    /// The lines of the first many of them, in order.
    pub lines: Vec<u32>,
}

/// Places of one kind in one column.
#[derive(Clone, Debug, Default)]
struct Places {
    count: u32,
    examples: Vec<Finding>,
    lines: Vec<u32>,
}

/// Collects the findings of one file.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    file: String,
    places: u64,
    groups: SmallMap<(FindingKind, String), Places>,
}

impl Findings {
    /// Examples kept of each group.
    const EXAMPLES: usize = 5;
    /// Line numbers kept of each group.
    const LINES: usize = 50;
    /// Characters kept of what was found.
    const FOUND: usize = 80;

    /// For the file of this name.
    #[must_use]
    pub fn of(file: &str) -> Self {
        Self { file: file.to_owned(), ..Self::default() }
    }

    /// How many places have been noted.
    #[must_use]
    pub const fn places(&self) -> u64 {
        self.places
    }

    /// Notes one place.
    pub fn add(&mut self, kind: FindingKind, line: Option<u32>, column: &str, found: &str, expected: &str) {
        self.add_many(kind, 1, line, column, found, expected);
    }

    /// Notes `count` places of which the first is given.
    pub fn add_many(
        &mut self,
        kind: FindingKind,
        count: u32,
        line: Option<u32>,
        column: &str,
        found: &str,
        expected: &str,
    ) {
        let shown = &mut || (found.to_owned(), expected.to_owned());
        self.note(kind, count, line, column, shown);
    }

    /// Notes one place; what is found and expected there is put into words only for an example.
    pub fn add_told(
        &mut self,
        kind: FindingKind,
        line: Option<u32>,
        column: &str,
        mut told: impl FnMut() -> (String, String),
    ) {
        self.note(kind, 1, line, column, &mut told);
    }

    fn note(
        &mut self,
        kind: FindingKind,
        count: u32,
        line: Option<u32>,
        column: &str,
        told: &mut dyn FnMut() -> (String, String),
    ) {
        let places = self.groups.or_default((kind, column.to_owned()));
        places.count = places.count.saturating_add(count);
        self.places += u64::from(count);
        if let Some(line) = line
            && places.lines.len() < Self::LINES
            && places.lines.last() != Some(&line)
        {
            places.lines.push(line);
        }
        if places.examples.len() < Self::EXAMPLES {
            let (found, expected) = told();
            let found = kind.shown(&found, &expected);
            let mut short: String = found.chars().take(Self::FOUND).collect();
            if short.len() < found.len() {
                short.push('…');
            }
            let (file, column) = (self.file.clone(), column.to_owned());
            places.examples.push(Finding { file, line, column, found: short, expected });
        }
    }

    /// Is there one of these kinds?
    pub(super) fn has_any(&self, kinds: &[FindingKind]) -> bool {
        self.groups.keys().any(|(kind, _)| kinds.contains(kind))
    }

    /// Adds those of later lines of the same file, so many lines further down.
    pub(super) fn append(&mut self, later: Self, lines: u32) {
        self.places += later.places;
        for (key, later) in later.groups {
            let own = self.groups.or_default(key);
            own.count = own.count.saturating_add(later.count);
            let room = Self::LINES.saturating_sub(own.lines.len());
            own.lines.extend(later.lines.into_iter().take(room).map(|line| line.saturating_add(lines)));
            let room = Self::EXAMPLES.saturating_sub(own.examples.len());
            let shifted = |found: Finding| Finding { line: found.line.map(|line| line.saturating_add(lines)), ..found };
            own.examples.extend(later.examples.into_iter().take(room).map(shifted));
        }
    }

    pub(super) fn carry(&self, to: &mut Carrier) {
        to.number(self.places);
        to.number(self.groups.len() as u64);
        for ((kind, column), places) in &self.groups {
            to.number(FindingKind::EVERY.iter().position(|known| known == kind).unwrap_or_default() as u64);
            to.text(column);
            to.number(places.count);
            to.numbers(places.lines.iter().copied());
            to.number(places.examples.len() as u64);
            for Finding { line, found, expected, .. } in &places.examples {
                // Lines count from one.
                to.number(line.unwrap_or(0));
                to.text(found);
                to.text(expected);
            }
        }
    }

    /// As they were carried, of the file of this name.
    pub(super) fn carried(file: &str, from: &mut Carried<'_>) -> Option<Self> {
        let places = from.number()?;
        let groups = from.many(|from| {
            let kind = *FindingKind::EVERY.get(from.number::<usize>()?)?;
            let column = from.text()?.to_owned();
            let (count, lines) = (from.number()?, from.many(Carried::number)?);
            let examples = from.many(|from| {
                let line = from.number()?;
                let line = (line > 0).then_some(line);
                let [found, expected] = [from.text()?, from.text()?].map(str::to_owned);
                Some(Finding { file: file.to_owned(), line, column: column.clone(), found, expected })
            })?;
            Some(((kind, column), Places { count, examples, lines }))
        })?;
        Some(Self { file: file.to_owned(), places, groups: groups.into_iter().collect() })
    }

    /// Worst first, and of one severity those with most places.
    #[must_use]
    pub fn groups(&self) -> Vec<FindingGroup> {
        let mut groups: Vec<_> = self
            .groups
            .iter()
            .map(|((kind, column), places)| FindingGroup {
                kind: kind.id(),
                severity: kind.severity(),
                file: self.file.clone(),
                column: column.clone(),
                count: places.count,
                total: places.count,
                examples: places.examples.clone(),
                lines: places.lines.clone(),
            })
            .collect();
        worst_first(&mut groups);
        groups
    }
}

/// Worst first: by severity, then by how many rows a kind costs — a whole file before any number of its rows — with the
/// groups of one kind together.
pub fn worst_first(groups: &mut [FindingGroup]) {
    let mut totals: SmallMap<(Severity, &'static str), u32> = SmallMap::new();
    for group in groups.iter() {
        let total = totals.or_default((group.severity, group.kind));
        *total = total.saturating_add(group.count);
    }
    for group in groups.iter_mut() {
        group.total = totals.get(&(group.severity, group.kind)).copied().unwrap_or(group.count);
    }
    order::sort_by_key(groups, |group| {
        let place = place_of(group.kind);
        let whole = FindingKind::EVERY.get(place).is_some_and(|kind| kind.costs_the_file());
        (group.severity, !whole, Reverse(group.total), place, Reverse(group.count))
    });
}

/// Where a kind stands in the list of kinds.
fn place_of(kind: &str) -> usize {
    FindingKind::EVERY.iter().position(|k| k.id() == kind).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worst_is_first_and_of_the_bad_what_costs_most_rows() {
        let mut findings = Findings::of("a.csv");
        for line in 2..5 {
            findings.add(FindingKind::BadNumber, Some(line), "days_absent", "n/a", "days");
            findings.add(FindingKind::LostZero, Some(line), "school_code", "161", "its digits");
        }
        findings.add(FindingKind::BadValue, Some(9), "grade", "13", "PK, TK, K, 1–12");
        findings.add(FindingKind::UnreadColumns, Some(1), "", "Other", "");
        findings.add(FindingKind::MissingRequiredColumn, Some(1), "school_code", "", "school_code");
        let groups = findings.groups();
        let order: Vec<_> = groups.iter().map(|g| (g.kind, g.total)).collect();
        let expected = [
            ("missing_required_column", 1),
            ("bad_number", 3),
            ("bad_value", 1),
            ("lost_zero", 3),
            ("unread_columns", 1),
        ];
        assert_eq!(order, expected);
        assert_eq!(groups[1].lines, [2, 3, 4]);
    }

    #[test]
    fn a_cell_that_may_be_a_name_is_kept_by_its_shape_alone() {
        let found = |kind, cell, expected| {
            let mut findings = Findings::of("a.csv");
            findings.add(kind, Some(2), "x", cell, expected);
            findings.groups()[0].examples[0].found.clone()
        };
        assert_eq!(found(FindingKind::BadValue, "Anders, Bo", "1–5, or blank"), "••••••, ••");
        assert_eq!(found(FindingKind::BadNumber, "9000123", "days"), "#######");
        assert_eq!(found(FindingKind::BadValue, "Hispanc", "asian | hispanic | white"), "Hispanc");
        assert_eq!(found(FindingKind::CodeLength, "9000123", "14 digits"), "9000123");
    }
}
