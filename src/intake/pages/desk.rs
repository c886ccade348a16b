//! What every page of the intake begins with: the programme, the own committees, and the answers that came.
use crate::access::{Level, Viewer};
use crate::accounts;
use crate::cases::{self, Deps};
use crate::committees::{self, Committee};
use crate::id::{CommitteeKey, PlaceKey};
use crate::intake::answers::Answers;
use crate::intake::contacts::{self, Contacts};
use crate::intake::forms::Around;
use crate::intake::questions::{self, Question, Setting};
use crate::intake::token::FormToken;
use crate::intake::views::place_words;
use crate::programme::Names;
use crate::storage::DbConn;
use crate::web::{Error, Ui};
use diesel::QueryResult;

/// The person's committees, whom to speak to instead, and whether the form was used before.
pub(super) struct Desk {
    pub deps: Deps,
    pub committees: Vec<Committee>,
    pub contacts: Contacts,
    pub used: bool,
    /// Only practised: other questions, and nothing is ever written.
    pub practice: bool,
    chosen: Option<usize>,
    receivers: Vec<(String, String)>,
}

impl Desk {
    /// Reads what the pages need, in one go. `code` is the committee for which a member of several writes.
    pub async fn open(deps: Deps, viewer: &Viewer, token: Option<FormToken>, code: &str) -> Result<Self, Error> {
        let (own, me, code) = (viewer.committees(), viewer.clone(), code.to_owned());
        let (book, today) = (deps.ctx.book.clone(), deps.ctx.today);
        let hash = token.and_then(|token| token.hash(viewer));
        let read = deps.db.read(move |conn| {
            let mut committees = Vec::new();
            for key in own {
                committees.extend(committees::get(conn, key)?.filter(|committee| committee.is_open(today)));
            }
            let chosen = match committees.as_slice() {
                [_] => Some(0),
                several => several.iter().position(|c: &Committee| c.code == code),
            };
            let committee = chosen.and_then(|at| committees.get(at));
            let shown: Vec<&Committee> = match committee {
                Some(one) => vec![one],
                None => committees.iter().collect(),
            };
            let contacts = contacts::around(conn, &book, &shown, committee.and_then(|c| c.place))?;
            let receivers = match committee {
                Some(committee) => receivers(conn, &me, committee.key)?,
                None => Vec::new(),
            };
            let used = match &hash {
                Some(hash) => cases::form_used(conn, hash)?,
                None => false,
            };
            Ok::<_, cases::Error>((committees, contacts, used, chosen, receivers))
        });
        let (committees, contacts, used, chosen, receivers) = read.await?;
        Ok(Self { deps, committees, contacts, used, practice: false, chosen, receivers })
    }

    /// The same for practising, for the first committee of a member of several.
    pub async fn practised(deps: Deps, viewer: &Viewer) -> Result<Self, Error> {
        let mut desk = Self::open(deps.clone(), viewer, None, "").await?;
        if let (None, Some(first)) = (desk.chosen, desk.committees.first()) {
            let code = first.code.clone();
            desk = Self::open(deps, viewer, None, &code).await?;
        }
        Ok(Self { practice: true, ..desk })
    }

    /// The committee for which this is written; none for a receiver, or while a member of several has not said which.
    pub fn committee(&self) -> Option<&Committee> {
        self.chosen.and_then(|at| self.committees.get(at))
    }

    /// The questions for this person.
    pub fn questions(&self) -> Vec<Question> {
        if self.practice { questions::practice(&self.setting()) } else { questions::all(&self.setting()) }
    }

    /// What the questions depend on.
    pub fn setting(&self) -> Setting<'_> {
        let book = &self.deps.ctx.book;
        let regions = book.of_level(Level::Region).into_iter();
        let names = |key: PlaceKey| Names::in_each(|lang| book.name_in(Some(key), lang).to_owned());
        Setting {
            programme: &self.deps.ctx.programme,
            regions: regions.filter(|p| !p.retired).map(|p| (p.name.clone(), names(p.key))).collect(),
            committees: &self.committees,
            committee: self.committee(),
            there: self.contacts.there(self.committee()),
            receivers: self.receivers.clone(),
            around: self.around(),
        }
    }

    /// What reading the answers needs.
    pub fn around(&self) -> Around<'_> {
        Around {
            book: &self.deps.ctx.book,
            today: self.deps.ctx.today,
            committee: self.committee(),
            activities: &self.deps.ctx.programme.more.activities,
        }
    }

    /// A place: its label, and how it is said.
    pub fn place(&self, ui: &Ui, key: PlaceKey) -> (String, String) {
        let book = &self.deps.ctx.book;
        (book.label(key), place_words(ui, book, key))
    }
}

/// Why a form goes no further.
pub(super) enum Stop {
    /// It was recorded already.
    Used,
    /// The person wants nothing written, or to tell somebody else.
    Talk,
    /// Nothing sensitive can be kept here.
    Call,
}

impl Stop {
    /// The page that says so. Nothing typed goes along.
    pub fn address(&self) -> &'static str {
        match self {
            Self::Used => "/intake?done=intake-used",
            Self::Talk => "/intake/talk",
            Self::Call => "/intake/call",
        }
    }
}

/// Whether a form goes no further, before anything in it is looked at closely.
pub(super) fn stop(answers: &Answers) -> Option<Stop> {
    match answers.end {
        Some("unsafe") => Some(Stop::Call),
        Some(_) => Some(Stop::Talk),
        None => None,
    }
}

/// The members of a committee by public id and name, the one who writes first.
fn receivers(conn: &mut DbConn, me: &Viewer, committee: CommitteeKey) -> QueryResult<Vec<(String, String)>> {
    let mut members = accounts::committee_members(conn, committee)?;
    members.retain(|key| *key != me.key);
    let names = accounts::names(conn)?;
    let mut found = vec![(me.id.to_string(), me.name.clone())];
    for (key, id) in members.iter().zip(accounts::ids(conn, &members)?) {
        found.extend(names.iter().filter(|(k, _)| k == key).map(|(_, name)| (id.to_string(), name.clone())));
    }
    found[1..].sort_by(|a, b| a.1.cmp(&b.1));
    Ok(found)
}
