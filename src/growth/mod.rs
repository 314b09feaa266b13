//! Student growth: where a student's score stands among the scores of those who had the same scores before.
//!
//! ```text
//! scores by year ─▶ cohort ─▶ spline (priors → design) ─▶ quantile (100 fits) ─▶ model ─▶ percentile 1…99
//! ```
//!
//! As in D. Betebenner's student growth percentiles: quantile regression of the current score on cubic B-splines of the
//! prior ones. Lives here: everything from scores to percentiles. May not live here: files, levels, points.

mod basis;
mod model;
mod quantile;
mod sample;
mod spline;

pub use model::{Model, NoModel, QUANTILES, percentile};
pub use quantile::Solver;
pub use sample::{Cell, Sample};
pub use spline::{BadKnots, Knots};
