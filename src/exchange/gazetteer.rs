//! Where new places and committees of an import come from: the database, or nowhere while it is only rehearsed.
use crate::access::Level;
use crate::committees::{self, Committee, NewCommittee};
use crate::id::{CommitteeKey, PlaceKey};
use crate::places::{self, Book, NewPlace, Place};
use crate::storage::DbConn;
use crate::text::fold;
use diesel::QueryResult;

/// What stands behind the names.
pub enum Ground<'c> {
    /// Places and committees are written.
    Database(&'c mut DbConn),
    /// They are only imagined, with keys that no database gives.
    Nowhere,
}

/// The places and committees as they are known while rows are read.
pub struct Gazetteer {
    /// Places, those of this import included.
    pub book: Book,
    /// Committees, those of this import included.
    pub committees: Vec<Committee>,
    /// How many places and committees were added.
    pub added: usize,
}

impl Gazetteer {
    /// What the database knows.
    ///
    /// # Errors
    /// The database failed.
    pub fn load(conn: &mut DbConn) -> QueryResult<Self> {
        Ok(Self { book: Book::load(conn)?, committees: committees::all(conn)?, added: 0 })
    }

    /// Adds a place to be confirmed.
    pub(super) fn add_place(
        &mut self,
        ground: &mut Ground<'_>,
        parent: Option<&Place>,
        level: Level,
        name: &str,
    ) -> QueryResult<Place> {
        self.added += 1;
        let new = NewPlace { parent, level, name, code: None, to_confirm: true };
        let place = match ground {
            Ground::Database(conn) => places::add(conn, &new)?,
            Ground::Nowhere => imagined(&new, PlaceKey::new(-self.number())),
        };
        self.book.add(place.clone());
        Ok(place)
    }

    /// Adds a committee to be confirmed.
    pub(super) fn add_committee(
        &mut self,
        ground: &mut Ground<'_>,
        name: &str,
        place: Option<PlaceKey>,
    ) -> QueryResult<CommitteeKey> {
        self.added += 1;
        let new = NewCommittee {
            code: self.free_code(name),
            name: name.to_owned(),
            place,
            to_confirm: true,
            ..NewCommittee::default()
        };
        let committee = match ground {
            Ground::Database(conn) => committees::add(conn, &new)?,
            Ground::Nowhere => Committee {
                key: CommitteeKey::new(-self.number()),
                code: new.code,
                name: new.name,
                place,
                phone: String::new(),
                hours: String::new(),
                woman: String::new(),
                man: String::new(),
                to_confirm: true,
                closed_on: None,
                heir: None,
            },
        };
        let key = committee.key;
        self.committees.push(committee);
        Ok(key)
    }

    fn number(&self) -> i64 {
        i64::try_from(self.added).unwrap_or(i64::MAX)
    }

    /// A code from the name that no other committee has.
    fn free_code(&self, name: &str) -> String {
        let folded = fold(name);
        let long: Vec<&str> = folded.split(' ').filter(|word| word.chars().count() > 2).collect();
        let stem: String = long.join("-").chars().take(24).collect();
        let stem = if stem.is_empty() { "comite".to_owned() } else { stem };
        let taken = |code: &str| self.committees.iter().any(|known| known.code.eq_ignore_ascii_case(code));
        let numbered = (2..).map(|n: u32| format!("{stem}-{n}"));
        let mut codes = std::iter::once(stem.clone()).chain(numbered);
        codes.find(|code| !taken(code)).unwrap_or(stem)
    }
}

fn imagined(new: &NewPlace<'_>, key: PlaceKey) -> Place {
    let above = new.parent;
    let own = |level, inherited: Option<PlaceKey>| if new.level == level { Some(key) } else { inherited };
    Place {
        key,
        parent: above.map(|place| place.key),
        level: new.level,
        name: new.name.trim().to_owned(),
        folded: fold(new.name),
        scheme: "own".to_owned(),
        code: None,
        region: own(Level::Region, above.and_then(|place| place.region)),
        cercle: own(Level::Cercle, above.and_then(|place| place.cercle)),
        commune: own(Level::Commune, above.and_then(|place| place.commune)),
        to_confirm: true,
        handle: String::new(),
        retired: false,
        joined_to: None,
    }
}
