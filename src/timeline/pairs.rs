//! Which texts are worth comparing: those that share a stem that few others have.

use super::stem::StemMap;
use super::terms::{Term, Terms};

/// Stems of a text by which similar ones are looked for, the rarest first: two similar texts share some of them.
const SIGNATURE: usize = 8;
/// Texts that are compared for one stem: those that stand next in order, so that any number of texts with
/// the same words takes time in proportion to it.
const NEIGHBOURS: usize = 12;

/// Calls for each pair that may be similar, with its places, the lower one first.
///
/// `leads` says which terms may bring two texts together.
pub(super) fn for_each_pair(
    texts: &[&Terms],
    leads: impl Fn(&Term) -> bool,
    mut compare: impl FnMut(usize, usize),
) {
    let mut places: StemMap<Vec<u32>> = StemMap::default();
    for (n, text) in texts.iter().enumerate() {
        for term in text.terms.iter().filter(|term| leads(term)) {
            places.entry(term.stem).or_default().push(n as u32);
        }
    }
    let mut signature: Vec<&[u32]> = Vec::new();
    let mut near: Vec<u32> = Vec::new();
    for (n, text) in texts.iter().enumerate() {
        signature.clear();
        signature.extend(text.terms.iter().filter_map(|term| Some(places.get(&term.stem)?.as_slice())));
        signature.retain(|places| places.len() > 1);
        signature.sort_by_key(|places| places.len());
        near.clear();
        for places in signature.iter().take(SIGNATURE) {
            let after = places.partition_point(|place| *place as usize <= n);
            near.extend(places[after..].iter().take(NEIGHBOURS));
        }
        near.sort_unstable();
        near.dedup();
        for other in &near {
            compare(n, *other as usize);
        }
    }
}
