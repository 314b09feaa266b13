//! Rows of a student file → packed student rows.

use crate::model::{CodeFault, CohortOutcome, Grade, SchoolYear, StudentGroup, check_cds};
use crate::records::{Days, EnglishStatus, Flag, StudentFacts, StudentKey, StudentRow};

use super::checks::{Allowed, Test, grade_is_tested, is_between, is_redesignated_by_mistake, score_is_possible};
use super::column::Column;
use super::condition::Kept;
use super::dates::school_year_of;
use super::finding::{FindingKind, Findings};
use super::layout::Layout;
use super::schools::{Schools, SlotColumns};
use super::text::{Row, decode};
use super::values::{CodeList, Meanings, hundredths, whole, yes_or_no};

/// Sets one field of the facts.
type Set = fn(&mut StudentFacts, u8);

/// A column that fills one field of the facts.
struct Filler {
    column: Column,
    set: Set,
}

/// Reads the rows of a student file.
pub(super) struct StudentIntake {
    kept: Kept,
    left_out: u32,
    slot: SlotColumns,
    id: usize,
    grade: Option<Column>,
    race: Option<Column>,
    /// Yes/no columns that state race or ethnicity: code and position.
    race_flags: Vec<(u8, usize)>,
    english: Option<Column>,
    gender: Option<Column>,
    flags: Vec<Filler>,
    levels: Vec<Filler>,
    /// Days enrolled, and the columns whose sum are the days absent.
    days: Option<(Column, Vec<Column>)>,
    /// Where the levels of tests stand that are given in some grades.
    tested: Vec<(Test, usize)>,
    allowed: Allowed,
    /// Scale scores, which are held against their tests' ranges.
    scores: Vec<(Test, Column)>,
    redesignated: Option<Column>,
    /// The date of re-designation.
    redesignated_on: Option<usize>,
    suspensions: Option<Column>,
    expulsions: Option<Column>,
    outcome: Option<Column>,
    cohort_year: Option<Column>,
    /// Grades as the file writes them.
    grades: Meanings<Option<Grade>>,
    races: CodeList,
    statuses: CodeList,
    genders: CodeList,
    outcomes: CodeList,
    yes_no: CodeList,
    header: Vec<String>,
}

impl StudentIntake {
    pub(super) fn new(layout: &Layout, header: &[String], names: Vec<String>) -> Option<Self> {
        let at = |column: &str| Column::of(layout, column, header);
        let fillers = |fields: &[(&str, Set)]| -> Vec<Filler> {
            fields.iter().filter_map(|(column, set)| Some(Filler { column: at(column)?, set: *set })).collect()
        };
        let races = |id: &str| {
            if id == "not_stated" { Some(0) } else { StudentGroup::from_id(id).map(StudentGroup::index) }
        };
        let absent = Some(Column::sum_of(layout, "days_absent", header)).filter(|columns| !columns.is_empty());
        let tested = [(Test::Ela, "ela_level"), (Test::Math, "math_level"), (Test::Science, "science_level")];
        let flag = |(id, at): (&str, usize)| Some((u8::try_from(races(id)?).ok()?, at));
        Some(Self {
            kept: layout.kept(header),
            left_out: 0,
            slot: SlotColumns::new(layout, header, &names),
            id: layout.find("student_id", header).first().copied()?,
            grade: at("grade"),
            race: at("race_ethnicity"),
            race_flags: layout.flags("race_ethnicity", header).into_iter().filter_map(flag).collect(),
            english: at("english_learner"),
            gender: at("gender"),
            flags: fillers(&[
                ("student_with_disability", StudentFacts::set_disability),
                ("socioeconomically_disadvantaged", StudentFacts::set_disadvantaged),
                ("foster", StudentFacts::set_foster),
                ("homeless", StudentFacts::set_homeless),
                ("migrant", StudentFacts::set_migrant),
                ("a_g_complete", StudentFacts::set_a_g_complete),
            ]),
            levels: fillers(&[
                ("ela_level", StudentFacts::set_ela_level),
                ("math_level", StudentFacts::set_math_level),
                ("science_level", StudentFacts::set_science_level),
                ("history_level", StudentFacts::set_history_level),
                ("writing_level", StudentFacts::set_writing_level),
            ]),
            tested: tested.into_iter().filter_map(|(test, column)| Some((test, at(column)?.at))).collect(),
            allowed: Allowed::default(),
            scores: [(Test::Ela, "ela_scale_score"), (Test::Math, "math_scale_score")]
                .into_iter()
                .filter_map(|(test, column)| Some((test, at(column)?)))
                .collect(),
            days: at("days_enrolled").zip(absent),
            redesignated: at("redesignated"),
            redesignated_on: layout.date_in_year("redesignated", header),
            suspensions: at("suspensions"),
            expulsions: at("expulsions"),
            outcome: at("cohort_outcome"),
            cohort_year: at("cohort_year"),
            grades: Meanings::default(),
            races: codes(layout, "race_ethnicity", races),
            statuses: codes(layout, "english_learner", |id| {
                Some(usize::from(match id {
                    "EL" => EnglishStatus::EL,
                    "RFEP" => EnglishStatus::RFEP,
                    "IFEP" => EnglishStatus::IFEP,
                    "EO" => EnglishStatus::EO,
                    _ => 0,
                }))
            }),
            genders: codes(layout, "gender", |id| ["", "female", "male", "nonbinary"].iter().position(|g| *g == id)),
            outcomes: codes(layout, "cohort_outcome", |id| {
                CohortOutcome::EVERY.iter().position(|o| o.id() == id).map(|i| i + 1)
            }),
            yes_no: yes_or_no(),
            header: names,
        })
    }

    pub(super) fn row(&mut self, row: &Row<'_>, schools: &mut Schools, findings: &mut Findings) {
        if !self.kept.has(row) {
            self.left_out += 1;
            return;
        }
        let Some((slot, year)) = self.slot.find(row, schools, findings) else { return };
        let id = row.cell(self.id);
        if id.is_empty() {
            findings.add(FindingKind::MissingCode, Some(row.line), &self.header[self.id], "", "a student id");
            return;
        }
        if !id[0].is_ascii_digit() || id.contains(&b'+') || id.contains(&b'.') {
            // Many students share what a spreadsheet has left of their ids: none of them can be told apart.
            if check_cds(&decode(id).0) == Err(CodeFault::Exponent) {
                let found = "a number with an exponent";
                findings.add(FindingKind::ExponentCode, Some(row.line), &self.header[self.id], found, "a student id");
                return;
            }
        }
        let mut facts = StudentFacts::default();
        let mut report = Report { findings, header: &self.header, line: row.line };
        if let Some(column) = &self.grade {
            let cell = column.cell(row);
            match self.grades.get(cell).unwrap_or_else(|| learn_grade(&mut self.grades, cell)) {
                Some(grade) => facts.set_grade_index(grade.index()),
                None => report.bad(column.at, cell, "PK, TK, K, 1–12"),
            }
        }
        if !self.race_flags.is_empty() {
            facts.set_race(race_of_flags(&self.race_flags, &mut self.yes_no, row, &mut report));
        }
        code(&mut self.races, self.race.as_ref(), row, &mut report, |c| facts.set_race(c));
        code(&mut self.statuses, self.english.as_ref(), row, &mut report, |c| facts.set_english(c));
        code(&mut self.outcomes, self.outcome.as_ref(), row, &mut report, |c| facts.set_outcome_index(c));
        code(&mut self.genders, self.gender.as_ref(), row, &mut report, |c| facts.set_gender(c));
        for flag in &self.flags {
            code(&mut self.yes_no, Some(&flag.column), row, &mut report, |c| (flag.set)(&mut facts, c));
        }
        for level in &self.levels {
            match level.column.cell(row) {
                [] => {}
                [digit @ b'1'..=b'5'] => (level.set)(&mut facts, digit - b'0'),
                other => report.bad(level.column.at, other, "1–5, or blank when not tested"),
            }
        }
        // Where the column is there, a blank is no (rule 11), unless another row says more.
        facts.set_redesignated(if self.redesignated.as_ref().is_some_and(|c| c.cell(row).is_empty()) {
            Flag::BLANK
        } else {
            0
        });
        code(&mut self.yes_no, self.redesignated.as_ref(), row, &mut report, |c| facts.set_redesignated(c));
        if let Some(at) = self.redesignated_on {
            facts.set_redesignated(in_the_year(row.cell(at), at, year, &mut report));
        }
        self.allowed.turn_to(year);
        self.cross_check(row, year, facts, &mut report);
        let days = self.days_of(row, &mut report);
        self.conduct(row, &mut facts, &mut report);
        self.cohort(row, year, &mut facts, &mut report);
        schools.push(slot, StudentRow { key: StudentKey::new(id), facts, days, line: row.line });
    }

    /// Holds values against each other; the row goes on.
    #[inline]
    fn cross_check(&self, row: &Row<'_>, year: SchoolYear, facts: StudentFacts, report: &mut Report<'_>) {
        let unlikely = self.allowed.no_test_in(facts) || is_redesignated_by_mistake(facts);
        let score = |(test, column): &(Test, Column)| {
            self.allowed.scores(*test, facts.grade()).is_none_or(|range| is_between(range, column.cell(row)))
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
            match whole(column.cell(row)) {
                None if column.cell(row).is_empty() => {}
                None => report.number(column.at, column.cell(row), "a scale score"),
                Some(score) => {
                    if let Some((kind, expected)) = score_is_possible(*test, facts.grade(), year, score) {
                        report.add(kind, column.at, column.cell(row), &expected);
                    }
                }
            }
        }
        if let (true, Some(english)) = (is_redesignated_by_mistake(facts), &self.english) {
            report.add(FindingKind::RedesignatedStatus, english.at, english.cell(row), "EL or RFEP");
        }
    }

    /// Canonical columns that no indicator of today needs.
    pub(super) const UNREAD: [&str; 13] = [
        "disability_category",
        "years_to_graduate",
        "gpa",
        "attendance_rate",
        "grade8_d_or_f",
        "completed_grade8",
        "enrolled_grade10",
        "sel_growth_mindset",
        "sel_self_efficacy",
        "sel_self_management",
        "sel_social_awareness",
        "prekindergarten",
        "exit_reason",
    ];

    /// Rows that the layout does not count.
    pub(super) const fn left_out(&self) -> u32 {
        self.left_out
    }

    pub(super) const fn slot(&self) -> &SlotColumns {
        &self.slot
    }

    fn days_of(&self, row: &Row<'_>, report: &mut Report<'_>) -> Days {
        let Some((days_enrolled, absences)) = &self.days else { return Days::NOT_STATED };
        let mut read = |column: &Column| match column.cell(row) {
            [] => Ok(None),
            cell => hundredths(cell).map(Some).ok_or_else(|| {
                report.number(column.at, cell, "days, at most two decimals");
            }),
        };
        let enrolled = read(days_enrolled);
        let add = |sum: Option<u16>, more: Option<u16>| match (sum, more) {
            (Some(sum), Some(more)) => Some(sum.saturating_add(more)),
            (sum, more) => sum.or(more),
        };
        let absent = absences.iter().try_fold(None, |sum, column| Ok::<_, ()>(add(sum, read(column)?)));
        match (enrolled, absent, absences.as_slice()) {
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
        for column in [&self.suspensions, &self.expulsions].into_iter().flatten() {
            let event = match column.cell(row) {
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
        let Some((at, cell)) = stated.filter(|_| facts.outcome_index() != 0) else { return };
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
struct Report<'a> {
    findings: &'a mut Findings,
    header: &'a [String],
    line: u32,
}

impl Report<'_> {
    fn add(&mut self, kind: FindingKind, at: usize, cell: &[u8], expected: &str) {
        self.findings.add(kind, Some(self.line), &self.header[at], &text(cell), expected);
    }

    fn bad(&mut self, at: usize, cell: &[u8], expected: &str) {
        self.add(FindingKind::BadValue, at, cell, expected);
    }

    fn number(&mut self, at: usize, cell: &[u8], expected: &str) {
        self.add(FindingKind::BadNumber, at, cell, expected);
    }
}

fn text(cell: &[u8]) -> String {
    decode(cell).0.into_owned()
}

#[inline]
fn code(list: &mut CodeList, column: Option<&Column>, row: &Row<'_>, report: &mut Report<'_>, set: impl FnOnce(u8)) {
    let Some(column) = column else { return };
    let cell = column.cell(row);
    if cell.is_empty() {
        return;
    }
    match list.read(cell) {
        Some(code) => set(code),
        None => report.bad(column.at, cell, list.expected()),
    }
}

#[cold]
fn learn_grade(grades: &mut Meanings<Option<Grade>>, cell: &[u8]) -> Option<Grade> {
    let grade = std::str::from_utf8(cell).ok().and_then(Grade::parse);
    // Only what is a grade: there are few ways to write one.
    if grade.is_some() {
        grades.insert(cell, grade);
    }
    grade
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

/// Race or ethnicity from yes/no columns, as the federal reporting categories have it: Hispanic goes before any race;
/// of several races it is two or more.
#[cold]
fn race_of_flags(flags: &[(u8, usize)], yes_no: &mut CodeList, row: &Row<'_>, report: &mut Report<'_>) -> u8 {
    let (hispanic, several) = (StudentGroup::Hispanic as u8, StudentGroup::TwoOrMore as u8);
    let mut told: Option<u8> = None;
    for (group, at) in flags {
        let cell = row.cell(*at);
        match yes_no.read(cell) {
            _ if cell.is_empty() => {}
            Some(Flag::YES) => {
                told = Some(match told {
                    Some(before) if before == hispanic || *group == hispanic => hispanic,
                    Some(_) => several,
                    None => *group,
                });
            }
            Some(_) => {}
            None => report.bad(*at, cell, yes_no.expected()),
        }
    }
    told.unwrap_or(0)
}

/// A column's code list: the ids themselves and their spellings.
pub(super) fn codes(layout: &Layout, column: &str, index: impl Fn(&str) -> Option<usize>) -> CodeList {
    let Some(lists) = layout.codes.get(column) else { return CodeList::default() };
    let expected: Vec<&str> = lists.keys().map(String::as_str).filter(|id| *id != "not_stated").collect();
    let mut list = CodeList::new([], &expected.join(" | "));
    for (id, spellings) in lists {
        let Some(code) = index(id).and_then(|i| u8::try_from(i).ok()) else { continue };
        std::iter::once(id).chain(spellings).for_each(|s| list.spell(s, code));
    }
    list
}
