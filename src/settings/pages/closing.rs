//! Closing a committee: from when, and who answers what it leaves open. How much that is, and whether there is anything, is
//! told to nobody here.
use super::Set;
use super::item::{Back, page};
use super::shared::Shared;
use crate::access::Viewer;
use crate::cases::{self, Deps};
use crate::committees::{self, Committee};
use crate::i18n::Lang;
use crate::places::Book;
use crate::settings::actions;
use crate::settings::kinds::{self, COMMITTEE};
use crate::settings::model::Error;
use crate::settings::notice::{NoticeLanguage, NoticePage, NoticePlace};
use crate::settings::views::NO_HEIR;
use crate::web::{self, Fields, Ui, WebResult, see_other};
use actix_web::HttpRequest;
use actix_web::web::Path;

/// So many committees stand on a notice: those nearest to the one that closes.
const NEAR: usize = 5;

pub(super) async fn close(
    viewer: &Viewer,
    ui: &Ui,
    (deps, shared): (&Deps, &Shared),
    code: String,
    fields: Fields,
) -> WebResult {
    let kind = kinds::kind(COMMITTEE).ok_or(web::Error::NotFound)?;
    let (on, heir) = (fields.day("closes_on"), fields.some("heir").map(str::to_owned));
    let mut faults = Vec::new();
    if on.is_none() {
        faults.push(("closes_on", "settings-fault-closing-day"));
    }
    if heir.is_none() {
        faults.push(("heir", "settings-fault-heir-needed"));
    }
    if let (Some(on), Some(heir)) = (on, heir) {
        let (texts, by, known) = (ui.i18n(), Set::by(viewer, &deps.ctx), code.clone());
        let seen = fields.get("seen").to_owned();
        let work = move |conn: &mut _| {
            let heir = Some(heir.as_str()).filter(|heir| *heir != NO_HEIR);
            actions::close(conn, &texts, (kind, &known), (on, heir), &seen, &by)
        };
        match deps.db.write(work).await {
            Ok(_) => {
                shared.renew().await?;
                hand_over(deps).await?;
                return Ok(see_other(&format!("{}?done=setting-closed", Set::href(kind, &code))));
            }
            Err(Error::Faulty(more)) => faults = more,
            Err(Error::Stale) => faults.push(("main", "settings-stale")),
            Err(error) => return Err(Set::error(error)),
        }
    }
    page(ui, deps, (kind, Some(code)), Back { typed: Some(fields), faults }).await
}

/// A handful in each transaction; what is left when one fails, the rounds of keeping hand over.
async fn hand_over(deps: &Deps) -> Result<(), web::Error> {
    let db = deps.db.clone();
    let ctx = deps.ctx.clone();
    while db
        .write({
            let ctx = ctx.clone();
            move |conn| cases::hand_over(conn, &ctx)
        })
        .await?
    {}
    Ok(())
}

/// The notice for the people, on one sheet of paper; `in`: in which language.
pub(super) async fn notice(_: Viewer, ui: Ui, deps: Deps, path: Path<String>, req: HttpRequest) -> WebResult {
    let (code, today) = (path.into_inner(), deps.ctx.today);
    let lang = Lang::parse(Fields::parse(req.query_string().as_bytes()).get("in")).unwrap_or(ui.lang);
    let all = deps.db.read(move |conn| Ok::<_, web::Error>(committees::all(conn)?)).await?;
    let own = all.iter().find(|committee| committee.code == code).ok_or(web::Error::NotFound)?;
    let day = own.closed_on.ok_or(web::Error::NotFound)?;
    let open = |committee: &&Committee| committee.closed_on.is_none_or(|closes| closes > day.max(today));
    let heir = all.iter().filter(open).find(|committee| Some(committee.key) == own.heir);
    let book = &deps.ctx.book;
    // a way of days is nobody's way: those of another region are left out, but for the one that takes over
    let way = own.place.map(|place| book.climb(place).len());
    let reachable = |c: &&Committee| Some(c.key) == own.heir || way.is_none_or(|way| distance(book, own, c) < way);
    let mut near: Vec<&Committee> = all.iter().filter(open).filter(|c| c.key != own.key).filter(reachable).collect();
    near.sort_by_cached_key(|committee| (Some(committee.key) != own.heir, distance(book, own, committee)));
    let (words, place) = (Words { ui: &ui, lang }, |committee: &&Committee| place(book, lang, committee));
    let (day, name) = (words.day(day), own.name.clone());
    let answers = match heir {
        Some(heir) => words.say("notice-heir", &[("heir", heir.name.clone().into())]),
        None => words.say("notice-handlers", &[]),
    };
    ui.page(&NoticePage {
        back: Set::href(kinds::kind(COMMITTEE).ok_or(web::Error::NotFound)?, &own.code),
        lang: lang.code(),
        dir: lang.dir(),
        programme: deps.ctx.programme.instance.public_name.clone(),
        heading: words.say("notice-heading", &[("name", name.into()), ("day", day.into())]),
        lines: vec![answers, words.say("notice-number", &[]), words.say("notice-free", &[])],
        places_heading: words.say("notice-places", &[]),
        places: near.iter().take(NEAR).map(place).collect(),
        languages: Lang::all().map(|one| language(one, lang)).collect(),
    })
}

fn language(one: Lang, now: Lang) -> NoticeLanguage {
    NoticeLanguage { code: one.code(), label: one.own_name(), current: one == now }
}

/// Texts in the language of the notice, whatever the reader's is.
struct Words<'a> {
    ui: &'a Ui,
    lang: Lang,
}

impl Words<'_> {
    fn say(&self, key: &str, args: &crate::i18n::Args<'_>) -> String {
        self.ui.in_language(self.lang).text_with(key, args)
    }

    fn day(&self, day: chrono::NaiveDate) -> String {
        self.ui.in_language(self.lang).date(day)
    }
}

fn place(book: &Book, lang: Lang, committee: &Committee) -> NoticePlace {
    let place = committee.place.map(|key| book.label_in(key, lang)).unwrap_or_default();
    NoticePlace { name: committee.name.clone(), place, phone: committee.phone.clone(), hours: committee.hours.clone() }
}

/// How many steps up from the one that closes an area is reached that holds both; those without a place come last.
fn distance(book: &Book, own: &Committee, other: &Committee) -> usize {
    let (Some(own), Some(other)) = (own.place, other.place) else { return usize::MAX };
    let way = book.climb(own);
    let there: Vec<_> = book.climb(other).iter().map(|place| place.key).collect();
    way.iter().position(|place| there.contains(&place.key)).unwrap_or(way.len())
}
