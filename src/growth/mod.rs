//! Student growth: where a student's score stands among the scores of those who had the same scores before.
//!
//! ```text
//! scores by year ─▶ cohort ─▶ spline (priors → design) ─▶ quantile (100 fits) ─▶ model ─▶ percentile 1…99
//! ```
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
mod cohort;
mod growth_model;
mod mean_percentile;
mod model;
mod moments;

mod quantile;
mod sample;
mod spline;
mod standing;
mod value_added;

pub use cohort::{Cohort, Control, Controls, Student};
pub use growth_model::{CohortGrowth, Growth, GrowthModel, NoGrowth};
pub use mean_percentile::GrowthPercentiles;
pub use model::{Model, NoModel, QUANTILES, percentile};
pub use quantile::Solver;
pub use sample::{Cell, Sample};
pub use spline::{BadKnots, Knots};
pub use standing::{Mean, Percentile, Ranking, Standing, Standings, standings};
pub use value_added::ValueAdded;
