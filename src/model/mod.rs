//! The vocabulary: codes, school year, grade, school type, student group, indicator, measure, level, exact numbers.
//!
//! Lives here: what the field has a word for, each parsed once and compared exactly. May not live here: anything that
//! reads a file, knows a layout, a methodology or the page.

mod code;
mod fraction;
mod grade;
mod group;
mod indicator;
mod level;
mod measure;
mod outcome;
mod place;
mod school_type;
mod year;

pub use code::{CodeFault, SchoolCode, check_cds};
pub use fraction::{Fraction, Ratio, fixed};
pub use grade::{Grade, GradeBin, GradeBins, GradeSet};
pub use group::StudentGroup;
pub use indicator::IndicatorId;
pub use level::{Band, Level};
pub use measure::{Amount, Measure, State};
pub use outcome::CohortOutcome;
pub use place::Place;
pub use school_type::{Member, Members, SchoolType};
pub use year::SchoolYear;
