//! # The School Quality Improvement Index
pub mod model;
