//! What may help: goals, support, pairs, communities, data beyond the Index.

use tsify::Ts;
use wasm_bindgen::prelude::*;

use super::{Session, fail, give, take};
use crate::report::{
    ChancesView, Checklist, Communities, CommunityView, GoalsView, LagAsked, LagPage, Lags, LeaGoalsPage, OffTrackView,
    Pair, PairFile, Pairs, Similar, SupportNow, SupportView, Timelines, checklist_file as write_checklist,
    read_checklist as checklist, read_pairs, wishes,
};

/// Other partners told of one school.
const OTHERS: usize = 3;

/// What a file of a checklist says.
///
/// # Errors
/// When the result cannot be converted.
#[wasm_bindgen]
pub fn read_checklist(text: &str) -> Result<Ts<Checklist>, JsValue> {
    give(&checklist(text))
}

/// The file of a checklist: of each item its phase, what is to be done, its state and its note, in turn.
#[wasm_bindgen]
#[must_use]
#[expect(clippy::needless_pass_by_value, reason = "the boundary hands over owned text")]
pub fn checklist_file(cells: Vec<String>) -> Vec<u8> {
    write_checklist(&cells)
}

/// What a file of pairs says.
///
/// # Errors
/// When the result cannot be converted.
#[wasm_bindgen]
pub fn read_pair_file(text: &str) -> Result<Ts<PairFile>, JsValue> {
    give(&read_pairs(text))
}

#[wasm_bindgen]
impl Session {
    /// The schools that serve the students most like this school's.
    ///
    /// # Errors
    /// When there is no such school.
    pub fn similar(&self, year: &str, school_code: &str) -> Result<Ts<Similar>, JsValue> {
        give(&self.0.similar(year, school_code).map_err(|e| fail(&e))?)
    }

    /// A school's continuous-improvement data, and where it lags.
    ///
    /// # Errors
    /// When there is no such school.
    pub fn lags(&self, year: &str, school_code: &str) -> Result<Ts<Lags>, JsValue> {
        give(&self.0.lags(year, school_code).map_err(|e| fail(&e))?)
    }

    /// Who learns from whom in a year: `lea` is `any`, `same` or `different`; choices are kind, school and partner in turn.
    ///
    /// # Errors
    /// When the year is not loaded.
    #[expect(clippy::needless_pass_by_value, reason = "the boundary hands over owned text")]
    pub fn pairs(&self, year: &str, lea: &str, choices: Vec<String>) -> Result<Ts<Pairs>, JsValue> {
        give(&self.0.pairs(year, &wishes(lea, &choices)).map_err(|e| fail(&e))?)
    }

    /// One school's pair.
    ///
    /// # Errors
    /// When the school looks for none.
    #[expect(clippy::needless_pass_by_value, reason = "the boundary hands over owned text")]
    pub fn pair(&self, year: &str, school_code: &str, lea: &str, choices: Vec<String>) -> Result<Ts<Pair>, JsValue> {
        give(&self.0.pair(year, school_code, &wishes(lea, &choices), OTHERS).map_err(|e| fail(&e))?)
    }

    /// The bytes of `pairs.csv`.
    ///
    /// # Errors
    /// When the year is not loaded.
    #[expect(clippy::needless_pass_by_value, reason = "the boundary hands over owned text")]
    pub fn pairs_file(&self, year: &str, lea: &str, choices: Vec<String>) -> Result<Vec<u8>, JsValue> {
        self.0.pairs_file(year, &wishes(lea, &choices)).map_err(|e| fail(&e))
    }

    /// Schools with the same need.
    ///
    /// # Errors
    /// When the year is not loaded.
    pub fn communities(&self, year: &str) -> Result<Ts<Communities>, JsValue> {
        give(&self.0.communities(year).map_err(|e| fail(&e))?)
    }

    /// One community in full.
    ///
    /// # Errors
    /// When there is none of this id.
    pub fn community(&self, year: &str, id: &str) -> Result<Ts<CommunityView>, JsValue> {
        give(&self.0.community(year, id).map_err(|e| fail(&e))?)
    }

    /// The bytes of `communities.csv`.
    ///
    /// # Errors
    /// When the year is not loaded.
    pub fn communities_file(&self, year: &str) -> Result<Vec<u8>, JsValue> {
        self.0.communities_file(year).map_err(|e| fail(&e))
    }

    /// The timelines, and to which phases a school year belongs.
    ///
    /// # Errors
    /// When nothing has been computed.
    pub fn timelines(&self, year: &str) -> Result<Ts<Timelines>, JsValue> {
        give(&self.0.timelines(year).map_err(|e| fail(&e))?)
    }

    /// What works at a school.
    ///
    /// # Errors
    /// When nothing has been computed.
    #[wasm_bindgen(unchecked_return_type = "PracticeView[]")]
    pub fn practices(&self, school_code: &str) -> Result<js_sys::Array, JsValue> {
        self.0.practices(school_code).map_err(|e| fail(&e))?.iter().map(|one| give(one).map(JsValue::from)).collect()
    }

    /// One school's goals.
    ///
    /// # Errors
    /// When there is no such school.
    pub fn goals(&self, year: &str, school_code: &str) -> Result<Ts<GoalsView>, JsValue> {
        give(&self.0.goals(year, school_code).map_err(|e| fail(&e))?)
    }

    /// The pyramid of interventions of a year, with schools of one tier from a position on.
    ///
    /// # Errors
    /// When nothing has been computed.
    pub fn pyramid(&self, year: &str, tier: &str, first: u32) -> Result<Ts<SupportView>, JsValue> {
        give(&self.0.pyramid(year, tier, first as usize).map_err(|e| fail(&e))?)
    }

    /// One school's tiers of support through the years.
    ///
    /// # Errors
    /// When there is no such school.
    #[wasm_bindgen(unchecked_return_type = "SchoolTier[]")]
    pub fn support_of(&self, school_code: &str) -> Result<js_sys::Array, JsValue> {
        self.0.support_of(school_code).map_err(|e| fail(&e))?.iter().map(|year| give(year).map(JsValue::from)).collect()
    }

    /// A school's support in a year at a glance, among pairs as in [`Session::pairs`].
    ///
    /// # Errors
    /// When there is no such school.
    #[expect(clippy::needless_pass_by_value, reason = "the boundary hands over owned text")]
    pub fn support_now(
        &self,
        year: &str,
        school_code: &str,
        lea: &str,
        choices: Vec<String>,
    ) -> Result<Ts<SupportNow>, JsValue> {
        give(&self.0.support_now(year, school_code, &wishes(lea, &choices)).map_err(|e| fail(&e))?)
    }

    /// Works on the chances of all tiers for a moment: how far they have come.
    ///
    /// # Errors
    /// When nothing has been computed.
    pub fn step_tier_chances(&self) -> Result<Ts<ChancesView>, JsValue> {
        give(&self.0.step_tier_chances().map_err(|e| fail(&e))?)
    }

    /// The goals of the LEAs of a year, from a position on.
    ///
    /// # Errors
    /// When nothing has been computed.
    pub fn lea_goals(&self, year: &str, first: u32) -> Result<Ts<LeaGoalsPage>, JsValue> {
        give(&self.0.lea_goals(year, first as usize).map_err(|e| fail(&e))?)
    }

    /// Continuous-improvement data of the schools of a year.
    ///
    /// # Errors
    /// When nothing has been computed.
    #[expect(clippy::needless_pass_by_value, reason = "the boundary hands over a record of its own")]
    pub fn lagging(&self, asked: Ts<LagAsked>) -> Result<Ts<LagPage>, JsValue> {
        give(&self.0.lagging(&take(&asked)?).map_err(|e| fail(&e))?)
    }

    /// The same, all of it, as the bytes of a CSV file.
    ///
    /// # Errors
    /// When nothing has been computed.
    #[expect(clippy::needless_pass_by_value, reason = "the boundary hands over a record of its own")]
    pub fn lagging_csv(&self, asked: Ts<LagAsked>) -> Result<Vec<u8>, JsValue> {
        self.0.lagging_csv(&take(&asked)?).map_err(|e| fail(&e))
    }

    /// The students of a school who are off track; an empty kind is any.
    ///
    /// # Errors
    /// When there is no such school.
    pub fn off_track(&self, year: &str, school_code: &str, kind: &str) -> Result<Ts<OffTrackView>, JsValue> {
        give(&self.0.off_track(year, school_code, kind).map_err(|e| fail(&e))?)
    }

    /// The same as the bytes of a CSV file.
    ///
    /// # Errors
    /// When there is no such school.
    pub fn off_track_csv(&self, year: &str, school_code: &str, kind: &str) -> Result<Vec<u8>, JsValue> {
        self.0.off_track_csv(year, school_code, kind).map_err(|e| fail(&e))
    }
}
