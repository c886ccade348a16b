//! Parts of pages that many people see alike, filled in once: a form of forty questions costs more than all else on its
//! page. Only for what nobody typed: what is kept here outlives the request.
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// How many parts are kept, a few kilobytes each; after that it starts anew.
const MOST: usize = 2048;

/// What was filled in, by the hash of everything it depends on.
#[derive(Default)]
pub struct Kept(Mutex<HashMap<[u8; 32], Arc<str>>>);

impl Kept {
    /// The part that depends on `from` alone; made if it is not there yet.
    ///
    /// # Errors
    /// As `make`.
    pub(super) fn get<E>(&self, from: &[&[u8]], make: impl FnOnce() -> Result<String, E>) -> Result<Arc<str>, E> {
        let key = hash(from);
        // a panic elsewhere leaves the map whole: each change is one call
        let lock = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(part) = lock().get(&key) {
            return Ok(part.clone());
        }
        let part: Arc<str> = make()?.into();
        let mut kept = lock();
        if kept.len() >= MOST {
            kept.clear();
        }
        kept.insert(key, part.clone());
        Ok(part)
    }
}

fn hash(from: &[&[u8]]) -> [u8; 32] {
    let mut hash = Sha256::new();
    for piece in from {
        hash.update((piece.len() as u64).to_le_bytes());
        hash.update(piece);
    }
    hash.finalize().into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::convert::Infallible;

    #[test]
    fn a_part_is_made_once_for_each_thing_it_depends_on() {
        let kept = Kept::default();
        let get = |from: &[&[u8]], text: &str| kept.get(from, || Ok::<_, Infallible>(text.to_owned())).expect("a part");
        assert_eq!(&*get(&[b"ab", b"c"], "one"), "one");
        assert_eq!(&*get(&[b"ab", b"c"], "two"), "one");
        assert_eq!(&*get(&[b"a", b"bc"], "three"), "three");
        for n in 0..MOST {
            get(&[&n.to_le_bytes()], "more");
        }
        assert!(kept.0.lock().expect("whole").len() <= MOST);
    }
}
