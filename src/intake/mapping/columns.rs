//! The canonical columns that a table's columns can be matched with.

use super::super::layout::{Grain, canonical, layouts};
use super::looks::Looks;
use crate::order;

/// One canonical column.
pub(super) struct Column {
    pub(super) id: &'static str,
    /// Where it stands on the page.
    pub(super) section: &'static str,
    /// Looks that tell the column even when its name says nothing.
    pub(super) telling: Looks,
    /// Looks that it can have; none: any.
    pub(super) fitting: Looks,
}

const WHO: &str = "who";
const GROUPS: &str = "groups";
const TESTS: &str = "tests";
const DAYS: &str = "attendance";
const END: &str = "graduation";
const NUMBERS: &str = "numbers";
const OTHER: &str = "other";

const ANY: Looks = Looks::NONE;
const CODE: Looks = Looks::CDS.and(Looks::ID).and(Looks::COUNT).and(Looks::CODES);
const FLAG: Looks = Looks::YES_NO;

/// In the order in which they are asked for: id, section, telling, fitting.
const KNOWN: &[(&str, &str, Looks, Looks)] = &[
    ("school_code", WHO, Looks::CDS, CODE),
    ("student_id", WHO, ANY, Looks::ID.and(Looks::COUNT)),
    ("school_year", WHO, Looks::SCHOOL_YEAR, Looks::SCHOOL_YEAR),
    ("spring", WHO, ANY, Looks::YEAR),
    ("grade", WHO, ANY, Looks::GRADE),
    ("school_name", WHO, ANY, Looks::TEXT),
    ("lea_code", WHO, Looks::LEA_CDS, CODE.and(Looks::LEA_CDS)),
    ("lea_name", WHO, ANY, Looks::TEXT),
    ("indicator", NUMBERS, Looks::INDICATOR, Looks::TEXT),
    ("student_group", NUMBERS, Looks::GROUP, Looks::TEXT.and(Looks::CODES)),
    ("numerator", NUMBERS, ANY, Looks::COUNT),
    ("denominator", NUMBERS, ANY, Looks::COUNT),
    ("value", NUMBERS, ANY, Looks::NUMBER),
    ("state", NUMBERS, ANY, Looks::TEXT),
    ("race_ethnicity", GROUPS, Looks::RACE, Looks::CODES.and(Looks::TEXT)),
    ("english_learner", GROUPS, Looks::ENGLISH, Looks::ENGLISH.and(Looks::CODES)),
    ("student_with_disability", GROUPS, ANY, FLAG),
    ("socioeconomically_disadvantaged", GROUPS, ANY, FLAG),
    ("foster", GROUPS, ANY, FLAG),
    ("homeless", GROUPS, ANY, FLAG),
    ("migrant", GROUPS, ANY, FLAG),
    ("gender", GROUPS, Looks::GENDER, Looks::CODES),
    ("ela_level", TESTS, ANY, Looks::LEVEL),
    ("math_level", TESTS, ANY, Looks::LEVEL),
    ("science_level", TESTS, ANY, Looks::LEVEL),
    ("history_level", TESTS, ANY, Looks::LEVEL),
    ("writing_level", TESTS, ANY, Looks::LEVEL),
    ("ela_scale_score", TESTS, ANY, Looks::SCORE),
    ("math_scale_score", TESTS, ANY, Looks::SCORE),
    ("ela_csem", TESTS, ANY, Looks::NUMBER),
    ("math_csem", TESTS, ANY, Looks::NUMBER),
    ("redesignated", TESTS, ANY, FLAG),
    ("days_enrolled", DAYS, ANY, Looks::DAYS),
    ("days_absent", DAYS, ANY, Looks::DAYS),
    ("suspensions", DAYS, ANY, Looks::COUNT.and(FLAG)),
    ("expulsions", DAYS, ANY, Looks::COUNT.and(FLAG)),
    ("attendance_rate", DAYS, ANY, Looks::NUMBER),
    ("cohort_year", END, ANY, Looks::YEAR),
    ("cohort_outcome", END, Looks::OUTCOME, Looks::CODES.and(Looks::TEXT)),
    ("years_to_graduate", END, ANY, Looks::COUNT),
    ("a_g_complete", END, ANY, FLAG),
    ("exit_reason", END, ANY, Looks::CODES.and(Looks::TEXT)),
    ("completed_grade8", END, ANY, FLAG),
    ("enrolled_grade10", END, ANY, FLAG),
    ("gpa", OTHER, ANY, Looks::NUMBER),
    ("grade8_d_or_f", OTHER, ANY, FLAG),
    ("disability_category", OTHER, ANY, Looks::CODES.and(Looks::TEXT)),
    ("sel_growth_mindset", OTHER, ANY, Looks::NUMBER),
    ("sel_self_efficacy", OTHER, ANY, Looks::NUMBER),
    ("sel_self_management", OTHER, ANY, Looks::NUMBER),
    ("sel_social_awareness", OTHER, ANY, Looks::NUMBER),
    ("prekindergarten", OTHER, ANY, FLAG),
    ("school_type", OTHER, Looks::SCHOOL_TYPE, Looks::SCHOOL_TYPE),
    ("grade_low", OTHER, ANY, Looks::GRADE),
    ("grade_high", OTHER, ANY, Looks::GRADE),
    ("charter", OTHER, ANY, FLAG),
    ("alternative", OTHER, ANY, FLAG),
    ("enrollment", OTHER, ANY, Looks::COUNT),
];

/// The columns of a grain: those known here in their order, then any other of the canonical file.
pub(super) fn columns(grain: Grain) -> Vec<Column> {
    let mut names = canonical(grain);
    names.retain(|name| {
        let spring = *name == "spring" && grain == Grain::Schools;
        !spring && !name.starts_with("survey_")
    });
    let place = |name: &str| KNOWN.iter().position(|known| known.0 == name);
    order::sort_by_key(&mut names, |name| place(name).unwrap_or(KNOWN.len()));
    let column = |id: &'static str| match place(id) {
        Some(at) => Column { id, section: KNOWN[at].1, telling: KNOWN[at].2, fitting: KNOWN[at].3.and(KNOWN[at].2) },
        None => Column { id, section: OTHER, telling: ANY, fitting: ANY },
    };
    names.into_iter().map(column).collect()
}

/// The columns without which no row of this grain can be read.
pub(super) const fn required(grain: Grain) -> &'static [&'static str] {
    match grain {
        Grain::Students => &["school_code", "student_id"],
        Grain::Measures => &["school_code", "indicator", "denominator"],
        Grain::Schools => &["school_code"],
        Grain::Surveys
        | Grain::References
        | Grain::Practices
        | Grain::Roster
        | Grain::Methodology
        | Grain::Layout
        | Grain::GrowthSettings
        | Grain::GrowthNorms
        | Grain::Archive
        | Grain::Known
        | Grain::Unknown => &[],
    }
}

/// Spellings of a canonical column: its own name, those of the canonical layout, and those of all other layouts.
pub(super) fn spellings(grain: Grain, column: &str) -> (Vec<&'static str>, Vec<&'static str>) {
    let (mut own, mut others) = (Vec::new(), Vec::new());
    for layout in layouts() {
        let Some((name, spellings)) = layout.columns.get_key_value(column) else { continue };
        let ours = layout.grain == grain && layout.canonical();
        let list = if ours { &mut own } else { &mut others };
        list.extend(std::iter::once(name).chain(spellings).map(String::as_str));
    }
    (own, others)
}
