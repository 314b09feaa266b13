//! Sorting where speed does not matter: one sort for all types.
//!
//! Each type that `slice::sort` sorts brings five thousand bytes of its own to the module that every page loads; a `collect`
//! into a `BTreeMap` sorts too. Hot loops (the tally) sort in place.

mod small;

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

pub use small::SmallMap;

/// Sorts; equal items stay as they were.
pub(crate) fn sort_by<T>(items: &mut [T], mut order: impl FnMut(&T, &T) -> Ordering) {
    let mut places = sorted(items.len(), |a, b| order(&items[a], &items[b]));
    // Each place says where its item is: along every cycle the items change places.
    for start in 0..places.len() {
        let mut at = start;
        loop {
            let from = std::mem::replace(&mut places[at], u32::try_from(at).unwrap_or(u32::MAX)) as usize;
            if from == start || from == at {
                break;
            }
            items.swap(at, from);
            at = from;
        }
    }
}

/// The positions of `count` items in their order; equal ones stay as they were.
pub(crate) fn sorted(count: usize, mut order: impl FnMut(usize, usize) -> Ordering) -> Vec<u32> {
    let mut places: Vec<u32> = (0..u32::try_from(count).unwrap_or(u32::MAX)).collect();
    sort_places(&mut places, &mut |a, b| order(a as usize, b as usize));
    places
}

/// Sorts by what a function says of each.
pub(crate) fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(items, |a, b| key(a).cmp(&key(b)));
}

/// Sorts by the items' own order.
pub(crate) fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, T::cmp);
}

/// A map, entry by entry.
pub(crate) fn map<K: Ord, V>(entries: impl IntoIterator<Item = (K, V)>) -> BTreeMap<K, V> {
    let mut map = BTreeMap::new();
    for (key, value) in entries {
        map.insert(key, value);
    }
    map
}

/// A set, item by item.
pub(crate) fn set<T: Ord>(items: impl IntoIterator<Item = T>) -> BTreeSet<T> {
    let mut set = BTreeSet::new();
    for item in items {
        set.insert(item);
    }
    set
}

#[inline(never)]
fn sort_places(places: &mut [u32], order: &mut dyn FnMut(u32, u32) -> Ordering) {
    places.sort_by(|a, b| order(*a, *b));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_come_in_their_order_and_equal_ones_as_they_were() {
        let mut state = 7_u32;
        for length in 0..200 {
            let mut items: Vec<(u32, u32)> = (0..length)
                .map(|at| {
                    state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    (state >> 24 & 31, at)
                })
                .collect();
            let mut expected = items.clone();
            expected.sort_by_key(|(key, _)| *key);
            sort_by_key(&mut items, |(key, _)| *key);
            assert_eq!(items, expected, "{length} items");
        }
    }
}
