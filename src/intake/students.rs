//! Rows of a student file → packed student rows.

use crate::model::{CodeFault, SchoolYear, check_cds};
use crate::records::{Days, Flag, StudentFacts, StudentKey, StudentRow};

use super::checks::{Allowed, Test, grade_is_tested, is_between, is_redesignated_by_mistake, score_is_possible};
use super::coded::{Coded, coded, race, race_of_flags};
use super::column::Column;
use super::condition::Kept;
use super::dates::school_year_of;
use super::details::DetailColumns;
use super::finding::{FindingKind, Findings};
use super::layout::Layout;
use super::runs::Run;
use super::schools::{Schools, SlotColumns};
use super::text::{Row, decode};
use super::values::{CodeList, hundredths, short, whole, yes_or_no};

/// Reads the rows of a student file.
pub(super) struct StudentIntake {
    kept: Kept,
    left_out: u32,
    slot: SlotColumns,
    id: usize,
    coded: Vec<Coded>,
    /// Those of `coded` that are next to each other.
    runs: Vec<Run>,
    /// Columns of codes in none of them.
    loose: Vec<usize>,
    /// Yes/no columns that state race or ethnicity: code and position.
    race_flags: Vec<(u8, usize)>,
    /// Days enrolled, and the columns whose sum are the days absent.
    days: Option<(Column, Vec<Column>)>,
    /// Where the levels of tests stand that are given in some grades.
    tested: Vec<(Test, usize)>,
    allowed: Allowed,
    /// Scale scores, which are held against their tests' ranges.
    scores: Vec<(Test, Column)>,
    /// For findings.
    grade: Option<Column>,
    english: Option<Column>,
    /// The date of re-designation.
    redesignated_on: Option<usize>,
    /// Suspensions and expulsions.
    conduct: Vec<Column>,
    cohort_year: Option<Column>,
    yes_no: CodeList,
    details: DetailColumns,
    header: Vec<String>,
}

impl StudentIntake {
    pub(super) fn new(layout: &Layout, header: &[String], names: Vec<String>) -> Option<Self> {
        let at = |column: &str| Column::of(layout, column, header);
        let absent = Some(Column::sum_of(layout, "days_absent", header)).filter(|columns| !columns.is_empty());
        let tested = [(Test::Ela, "ela_level"), (Test::Math, "math_level"), (Test::Science, "science_level")];
        let flag = |(id, at): (&str, usize)| Some((u8::try_from(race(id)?).ok()?, at));
        let coded = coded(layout, header);
        // A grade is one of many, and in few letters: better read alone.
        let grade = at("grade").map(|column| column.at);
        let in_runs = |coded: &&Coded| coded.column.is_plain() && Some(coded.column.at) != grade;
        let runs = Run::among(&coded.iter().filter(in_runs).map(|coded| coded.column.at).collect::<Vec<_>>());
        let is_loose = |coded: &Coded| !in_runs(&coded) || !runs.iter().any(|run| run.has(coded.column.at));
        Some(Self {
            loose: (0..coded.len()).filter(|own| is_loose(&coded[*own])).collect(),
            runs,
            kept: layout.kept(header),
            left_out: 0,
            slot: SlotColumns::new(layout, header, &names),
            id: layout.find("student_id", header).first().copied()?,
            coded,
            race_flags: layout.flags("race_ethnicity", header).into_iter().filter_map(flag).collect(),
            tested: tested.into_iter().filter_map(|(test, column)| Some((test, at(column)?.at))).collect(),
            allowed: Allowed::default(),
            scores: [(Test::Ela, "ela_scale_score"), (Test::Math, "math_scale_score")]
                .into_iter()
                .filter_map(|(test, column)| Some((test, at(column)?)))
                .collect(),
            grade: at("grade"),
            english: at("english_learner"),
            days: at("days_enrolled").zip(absent),
            redesignated_on: layout.date_in_year("redesignated", header),
            conduct: ["suspensions", "expulsions"].into_iter().filter_map(at).collect(),
            cohort_year: at("cohort_year"),
            yes_no: yes_or_no(),
            details: DetailColumns::new(layout, header),
            header: names,
        })
    }

    #[inline(never)]
    pub(super) fn row(&mut self, row: &Row<'_>, schools: &mut Schools, findings: &mut Findings) {
        if !self.kept.has(row) {
            self.left_out += 1;
            return;
        }
        let Some((slot, year)) = self.slot.find(row, schools, findings) else { return };
        let key = match StudentKey::of_digits(row.untidied(self.id)) {
            Some(key) => key,
            None => match text_key(row.cell(self.id)) {
                Ok(key) => key,
                Err((kind, found)) => {
                    findings.add(kind, Some(row.line), &self.header[self.id], found, "a student id");
                    return;
                }
            },
        };
        let mut report = Report { findings, header: &self.header, line: row.line };
        let known = self.runs.iter().try_fold(StudentFacts::NONE, |all, run| Some(all.with(run.get(row)?)));
        let mut facts = match known {
            Some(mut facts) => {
                for own in &self.loose {
                    self.coded[*own].fill(&mut facts, row, &mut report);
                }
                facts
            }
            None => Self::codes(&mut self.coded, &mut self.runs, row, &mut report),
        };
        if !self.race_flags.is_empty() {
            facts.set_race(race_of_flags(&self.race_flags, &mut self.yes_no, row, &mut report));
        }
        if let Some(at) = self.redesignated_on {
            facts.set_redesignated(in_the_year(row.cell(at), at, year, &mut report));
        }
        self.allowed.turn_to(year);
        self.cross_check(row, year, facts, &mut report);
        let days = self.days_of(row, &mut report);
        self.conduct(row, &mut facts, &mut report);
        if self.cohort_year.is_some() && facts.outcome_index() != 0 {
            self.cohort(row, year, &mut facts, &mut report);
        }
        let student = StudentRow { key, facts, days, line: row.line };
        if self.details.is_empty() {
            schools.push(slot, student);
        } else {
            schools.push_with(slot, student, &self.details.read(row, &mut report));
        }
    }

    /// Reads all columns of codes, in their order.
    #[inline(never)]
    fn codes(coded: &mut [Coded], runs: &mut [Run], row: &Row<'_>, report: &mut Report<'_>) -> StudentFacts {
        let (mut facts, before) = (StudentFacts::NONE, report.findings.places());
        for own in coded.iter_mut() {
            own.fill(&mut facts, row, report);
        }
        // What is worth a finding is worth one in every row.
        if report.findings.places() == before {
            for run in runs {
                let mut own = StudentFacts::NONE;
                let columns = coded.iter_mut().filter(|coded| coded.column.is_plain() && run.has(coded.column.at));
                columns.for_each(|coded| coded.fill(&mut own, row, report));
                run.keep(row, own);
            }
        }
        facts
    }

    /// Holds values against each other; the row goes on.
    #[inline]
    fn cross_check(&self, row: &Row<'_>, year: SchoolYear, facts: StudentFacts, report: &mut Report<'_>) {
        let unlikely = self.allowed.no_test_in(facts) || is_redesignated_by_mistake(facts);
        let score = |(test, column): &(Test, Column)| {
            self.allowed
                .scores(*test, facts.grade())
                .is_none_or(|range| is_between(range, column.untidied(row)) || is_between(range, column.cell(row)))
        };
        if unlikely || !self.scores.iter().all(score) {
            self.report_faults(row, year, facts, report);
        }
    }

    #[cold]
    fn report_faults(&self, row: &Row<'_>, year: SchoolYear, facts: StudentFacts, report: &mut Report<'_>) {
        let cell = |column: &Option<Column>| column.as_ref().map_or_else(Vec::new, |column| column.cell(row).to_vec());
        for (test, at) in &self.tested {
            if test.level(facts) != 0
                && let Some((kind, expected)) = grade_is_tested(*test, facts.grade(), year)
            {
                report.add(kind, *at, &[b"grade ", cell(&self.grade).as_slice()].concat(), &expected);
            }
        }
        for (test, column) in &self.scores {
            // What is no number has its finding where it is read.
            if let Some(score) = whole(column.cell(row))
                && let Some((kind, expected)) = score_is_possible(*test, facts.grade(), year, score)
            {
                report.add(kind, column.at, column.cell(row), &expected);
            }
        }
        if let (true, Some(english)) = (is_redesignated_by_mistake(facts), &self.english) {
            report.add(FindingKind::RedesignatedStatus, english.at, english.cell(row), "EL or RFEP");
        }
    }

    /// Rows that the layout does not count.
    pub(super) const fn left_out(&self) -> u32 {
        self.left_out
    }

    pub(super) const fn slot(&self) -> &SlotColumns {
        &self.slot
    }

    /// Later rows were read by another.
    pub(super) fn append(&mut self, left_out: u32, windows_1252: Option<u32>) {
        self.left_out += left_out;
        self.slot.facts.append(windows_1252);
    }

    #[inline]
    fn days_of(&self, row: &Row<'_>, report: &mut Report<'_>) -> Days {
        let Some((days_enrolled, absences)) = &self.days else { return Days::NOT_STATED };
        // Most days are whole.
        if let [absence] = absences.as_slice()
            && let (Some(enrolled), Some(absent)) = (short(days_enrolled.untidied(row)), short(absence.untidied(row)))
            && absent <= enrolled
            && enrolled <= Days::MOST / 100
        {
            return Days::new(enrolled * 100, absent * 100);
        }
        Self::odd_days_of(days_enrolled, absences, row, report)
    }

    #[inline(never)]
    fn odd_days_of(days_enrolled: &Column, absences: &[Column], row: &Row<'_>, report: &mut Report<'_>) -> Days {
        let mut read = |column: &Column| match column.untidied(row) {
            [] => Ok(None),
            cell => match hundredths(cell) {
                Some(days) => Ok(Some(days)),
                None => odd_days(column, row, report),
            },
        };
        let enrolled = read(days_enrolled);
        let add = |sum: Option<u16>, more: Option<u16>| match (sum, more) {
            (Some(sum), Some(more)) => Some(sum.saturating_add(more)),
            (sum, more) => sum.or(more),
        };
        let absent = absences.iter().try_fold(None, |sum, column| Ok::<_, ()>(add(sum, read(column)?)));
        match (enrolled, absent, absences) {
            (Ok(Some(enrolled)), Ok(Some(absent)), [first, ..]) if absent > enrolled => {
                let expected = format!("at most the {} days enrolled", text(days_enrolled.cell(row)));
                let sum = (absences.len() > 1).then(|| format!("{}.{:02} together", absent / 100, absent % 100));
                let found = sum.as_deref().map_or_else(|| first.cell(row), str::as_bytes);
                report.add(FindingKind::AbsentExceedsEnrolled, first.at, found, &expected);
                Days::NOT_STATED
            }
            (Ok(Some(enrolled)), Ok(Some(absent)), _) => Days::new(enrolled, absent),
            _ => Days::NOT_STATED,
        }
    }

    /// Suspended or expelled at least once. Any row is in the denominator (rule 4); a blank is no event.
    fn conduct(&self, row: &Row<'_>, facts: &mut StudentFacts, report: &mut Report<'_>) {
        let mut seen = None;
        for column in &self.conduct {
            let event = match column.untidied(row) {
                [] => Flag::BLANK,
                [b'0' | b'N'] => Flag::NO,
                [b'1'..=b'9' | b'Y'] => Flag::YES,
                _ => event(column, row, report),
            };
            // One yes is enough; an unreadable cell leaves the question open; beside a blank a no may yield to another row.
            seen = Some(match (seen, event) {
                (Some(Flag::YES), _) | (_, Flag::YES) => Flag::YES,
                (Some(0), _) | (_, 0) => 0,
                (Some(Flag::BLANK), _) | (_, Flag::BLANK) => Flag::BLANK,
                _ => Flag::NO,
            });
        }
        facts.set_suspended(seen.unwrap_or(0));
    }

    /// The outcome of the student's cohort, with the cohort's age (rule 9). Without a cohort year it is this year's.
    /// An outcome may come years before the spring of on-time graduation, or up to two after it.
    fn cohort(&self, row: &Row<'_>, year: SchoolYear, facts: &mut StudentFacts, report: &mut Report<'_>) {
        let stated = self.cohort_year.as_ref().map(|c| (c.at, c.cell(row))).filter(|(_, cell)| !cell.is_empty());
        let Some((at, cell)) = stated else { return };
        let Some(cohort) = whole(cell).and_then(|y| i32::try_from(y).ok()).filter(|y| (1900..2200).contains(y)) else {
            report.bad(at, cell, "the calendar year of the spring of on-time graduation");
            return facts.set_outcome_index(0);
        };
        let Some(now) = year.spring() else {
            report.add(
                FindingKind::YearUnstated,
                at,
                cell,
                "a school_year beside it: without one no cohort can be placed",
            );
            return facts.set_outcome_index(0);
        };
        if !facts.set_cohort_age(i32::from(now) - cohort) {
            facts.set_outcome_index(0);
        }
    }
}

/// Where the findings of one row go.
pub(super) struct Report<'a> {
    findings: &'a mut Findings,
    header: &'a [String],
    line: u32,
}

impl Report<'_> {
    fn add(&mut self, kind: FindingKind, at: usize, cell: &[u8], expected: &str) {
        self.findings.add(kind, Some(self.line), &self.header[at], &text(cell), expected);
    }

    pub(super) fn bad(&mut self, at: usize, cell: &[u8], expected: &str) {
        self.add(FindingKind::BadValue, at, cell, expected);
    }

    pub(super) fn number(&mut self, at: usize, cell: &[u8], expected: &str) {
        self.add(FindingKind::BadNumber, at, cell, expected);
    }
}

fn text(cell: &[u8]) -> String {
    decode(cell).0.into_owned()
}

/// The key of an id that is not of digits alone, or why it tells no student from others.
fn text_key(id: &[u8]) -> Result<StudentKey, (FindingKind, &'static str)> {
    let Some(first) = id.first() else { return Err((FindingKind::MissingCode, "")) };
    let suspect = !first.is_ascii_digit() || id.contains(&b'+') || id.contains(&b'.');
    // Many students share what a spreadsheet has left of their ids: none of them can be told apart.
    if suspect && check_cds(&decode(id).0) == Err(CodeFault::Exponent) {
        return Err((FindingKind::ExponentCode, "a number with an exponent"));
    }
    Ok(StudentKey::new(id))
}

/// Days that are not understood as they lie.
#[cold]
fn odd_days(column: &Column, row: &Row<'_>, report: &mut Report<'_>) -> Result<Option<u16>, ()> {
    match column.cell(row) {
        [] => Ok(None),
        cell => hundredths(cell).map(Some).ok_or_else(|| {
            report.number(column.at, cell, "days, at most two decimals");
        }),
    }
}

/// How often, where it is not one letter.
#[cold]
fn event(column: &Column, row: &Row<'_>, report: &mut Report<'_>) -> u8 {
    match column.cell(row) {
        [] => Flag::BLANK,
        b"N" | b"n" | b"No" | b"no" => Flag::NO,
        b"Y" | b"y" | b"Yes" | b"yes" => Flag::YES,
        cell => match whole(cell) {
            Some(0) => Flag::NO,
            Some(_) => Flag::YES,
            None => {
                report.number(column.at, cell, "how often, or Y | N");
                0
            }
        },
    }
}

/// Does the date lie in the school year? A blank is no, unless another row says more; without a year nothing is told.
#[cold]
fn in_the_year(cell: &[u8], at: usize, year: SchoolYear, report: &mut Report<'_>) -> u8 {
    match school_year_of(cell) {
        _ if year == SchoolYear::UNSTATED => 0,
        _ if cell.is_empty() => Flag::BLANK,
        Some(told) if told == year => Flag::YES,
        Some(_) => Flag::NO,
        None => {
            report.add(FindingKind::ImpossibleDate, at, cell, "a date: 2022-05-31");
            0
        }
    }
}
