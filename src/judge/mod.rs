//! What a result means: how sure it is, what it would take to change it, whom an average hides.
//!
//! Lives here: what is worked out *from* scores. May not live here: anything that changes one. Chances and intervals are
//! the only numbers of the core that are not exact; they are worked out with `libm`, so that the binary and the browser
//! give the same ones.

mod billionths;
mod breaks;
mod chance;
mod communities;
mod difference;
mod disparity;
pub mod goals;
mod lagging;
mod moves;
mod noise;
mod off_track;
mod pairing;
mod pool;
mod ranked;
mod reach;
mod rejudge;
pub mod support;
pub mod tiers;
mod trial;
mod visibility;

pub(crate) use breaks::{changes, counted_by};
pub use chance::{Interval, level_chances, wilson};
pub use communities::{Community, Member as CommunityMember, Need, communities, community_rules, profiles_of};
pub use difference::{difference, may_be_accident};
pub use disparity::{Against, Disparity, GapChange, Risk, RiskRatio, Side, disparities, gap_change, without};
pub use lagging::{Beside, Lagging, LaggingYear, unscored_years};
pub use moves::{Move, Moves, Outcome, moved_by, moves, outcomes};
pub use noise::{IndexSpread, index_spread};
pub use off_track::{OffTrack, Reason, off_track};
pub use pairing::{
    Because, Choice, ChoiceKind, Distance, Lacks, Lea, Partner, Plan, Possible, Profile, Profiles, Seeker, Solution,
    Standing, Value, Wishes, assign, pairing_rules,
};
pub use pool::Pool;
pub use reach::{Change, Step, steps};
pub use rejudge::{Anew, Closely, Ground, Rejudged, Trial};
pub use trial::{MeasureChange, Recount, recount};
pub use visibility::{Visible, newly_visible, sizes};
