//! Student growth: where a student's score stands among the scores of those who had the same scores before.
//!
//! ```text
//! scores by year ─▶ link (who has which priors) ─▶ plan (cohorts) ─▶ cells (who is alike, counted) ─▶ task
//!               task ─▶ spline (priors → design) ─▶ quantile (100 fits) ─▶ model │ norms ─▶ percentile 1…99, interval
//! ```
//!
//! Models do not depend on one another. Whoever has more than one worker gives some of the tasks away:
//!
//! ```text
//! here    Plan::new ─▶ plan.task(n).to_bytes()                          Fitted::from_bytes(…) ─▶ plan.finish(…)
//! there                             └─▶ Task::from_bytes(…).fit(…).to_bytes() ─┘
//! ```
//!
//! The bytes hold scores and counts, no student and no school; what comes back is the same to the last bit wherever it was
//! fitted. [`percentiles`] does it all in one place.
//!
//! And a school's growth, by either of two models behind one trait ([`GrowthModel`]):
//!
//! ```text
//! cohorts ─▶ value_added │ growth percentiles ─▶ growth by student ─▶ standing (centred, shrunk) ─▶ percentile 0…100
//! ```
//!
//! As in D. Betebenner's student growth percentiles: quantile regression of the current score on cubic B-splines of the
//! prior ones. Lives here: everything from scores to percentiles. May not live here: files, levels, points.

mod basis;
mod bytes;
mod cells;
mod cohort;
mod drawing;
mod growth_model;
mod interval;
mod link;
mod mean_percentile;
mod model;
mod moments;
mod norms;
mod norms_file;
mod note;
mod percentiles;
mod plan;
mod progression;
mod quantile;
mod ranks;
mod reading;
mod sample;
mod settings;
mod spline;
mod standing;
mod task;
mod value_added;

pub use cells::{Cell, Cells};
pub use cohort::{Cohort, Control, Controls, Student};
pub use drawing::by_drawing_again;
pub use growth_model::{CohortGrowth, Growth, GrowthModel, NoGrowth};
pub use interval::{Measured, Together, about, by_measurement, together};
pub use link::{Entry, Linked, NoPrior, Score, Unplaced};
pub use mean_percentile::GrowthPercentiles;
pub use model::{Model, NoModel, QUANTILES, percentile};
pub use norms::{Norms, SchoolSpread};
pub use note::{Note, NoteKind};
pub use percentiles::{FittedCohort, Percentiles, Progress, StudentPercentile, percentiles};
pub use plan::Plan;
pub use progression::{Prior, Progression, Subject, number};
pub use settings::{Settings, kind_of};
pub use spline::{BadKnots, Knots};
pub use standing::{Mean, Percentile, Ranking, Standing, Standings, standings};
pub use task::{Fitted, Task};
pub use value_added::ValueAdded;
