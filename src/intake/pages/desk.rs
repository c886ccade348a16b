//! What every page of the intake begins with: the programme, the own committees, and the answers that came.
use crate::access::{Level, Viewer};
use crate::cases::{self, Deps};
use crate::committees::{self, Committee};
use crate::intake::answers::Answers;
use crate::intake::contacts::{self, Contact};
use crate::intake::forms::Around;
use crate::intake::questions::{self, Question, Setting};
use crate::intake::token::FormToken;
use crate::web::{Error, Fields};

/// The person's committees, whom to speak to instead, and whether the form was used before.
pub(super) struct Desk {
    pub deps: Deps,
    pub committees: Vec<Committee>,
    pub people: Vec<Contact>,
    pub used: bool,
}

impl Desk {
    /// Reads what the pages need, in one go. A form of another session counts as used: it leads nowhere.
    pub async fn open(deps: Deps, viewer: &Viewer, token: Option<FormToken>) -> Result<Self, Error> {
        let own = viewer.committees();
        let book = deps.ctx.book.clone();
        let hash = token.and_then(|token| token.hash(viewer));
        let (committees, people, used) = deps
            .db
            .read(move |conn| {
                let mut committees = Vec::new();
                for key in own {
                    committees.extend(committees::get(conn, key)?);
                }
                let around = committees.first().and_then(|c: &Committee| c.place);
                let people = contacts::around(conn, &book, &committees, around)?;
                let used = match &hash {
                    Some(hash) => cases::form_used(conn, hash)?,
                    None => true,
                };
                Ok::<_, cases::Error>((committees, people, used))
            })
            .await?;
        Ok(Self { deps, committees, people, used })
    }

    /// The questions for this person.
    pub fn questions(&self) -> Vec<Question> {
        questions::all(&self.setting())
    }

    /// What the questions depend on.
    pub fn setting(&self) -> Setting<'_> {
        let regions = self.deps.ctx.book.of_level(Level::Region);
        Setting {
            programme: &self.deps.ctx.programme,
            regions: regions.into_iter().map(|p| p.name.clone()).collect(),
            committees: &self.committees,
        }
    }

    /// What reading the answers needs.
    pub fn around(&self) -> Around<'_> {
        Around { book: &self.deps.ctx.book, today: self.deps.ctx.today, committees: &self.committees }
    }

    /// Where the person's committee is, in words.
    pub fn place(&self) -> String {
        let place = self.committees.first().and_then(|c| c.place);
        place.map(|key| self.deps.ctx.book.label(key)).unwrap_or_default()
    }
}

/// Why a form goes no further.
pub(super) enum Stop {
    /// It was recorded already, or belongs to no session.
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

/// The token of a posted form.
pub(super) fn token(fields: &Fields) -> Option<FormToken> {
    FormToken::parse(fields.get("token"))
}
