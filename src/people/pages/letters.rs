//! `/me/letters`: whether one is written to, where and when. The address is the person's own: nobody else sees it.
use crate::access::Viewer;
use crate::accounts::{self, Error as AccountError, Writing};
use crate::cases::Deps;
use crate::config::Config;
use crate::mail;
use crate::notify;
use crate::people::views::letters::{Around, LettersPage};
use crate::web::{Fields, FormErrors, Ui, WebResult, see_other};
use actix_web::http::StatusCode;
use actix_web::web::Data;

/// Nobody is written to.
const NEVER: &str = "never";
/// As soon as something waits.
const AT_ONCE: &str = "now";

pub(super) async fn show(viewer: Viewer, ui: Ui, deps: Deps, config: Data<Config>) -> WebResult {
    let (keys, who) = (deps.ctx.keys.clone(), (viewer.key, viewer.id));
    let read = deps.db.read(move |conn| {
        Ok::<_, AccountError>((accounts::writing(conn, &keys, who)?, notify::is_out_of_reach(conn, who.0)?))
    });
    let (writing, out_of_reach) = read.await?;
    let around = Around { may_wait: accounts::may_wait(&viewer.roles), by_post: config.mail.by_post(), out_of_reach };
    ui.page(&LettersPage::new(&ui, &writing, around, &FormErrors::default()))
}

pub(super) async fn save(viewer: Viewer, ui: Ui, deps: Deps, config: Data<Config>, fields: Fields) -> WebResult {
    let may_wait = accounts::may_wait(&viewer.roles);
    let writing = match parse(&fields, may_wait) {
        Ok(writing) => writing,
        Err(errors) => {
            let typed = Writing { email: fields.some("email").map(str::to_owned), ..chosen(&fields) };
            let around = Around { may_wait, by_post: config.mail.by_post(), out_of_reach: false };
            let page = LettersPage::new(&ui, &typed, around, &errors);
            return ui.page_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
    };
    let (keys, now) = (deps.ctx.keys.clone(), deps.ctx.now);
    let (who, roles) = ((viewer.key, viewer.id), viewer.roles.clone());
    let written = deps.db.write(move |conn| {
        accounts::set_writing(conn, &keys, who, &roles, &writing)?;
        // what the old address did not take, the new one may
        notify::try_again(conn, Some(who.0), now)?;
        Ok::<_, AccountError>(())
    });
    written.await?;
    Ok(see_other("/me/letters?done=letters"))
}

/// When somebody wants to be written to.
fn chosen(fields: &Fields) -> Writing {
    let when = fields.get("when");
    let hour = when.strip_prefix('h').and_then(|hour| hour.parse().ok()).filter(|hour| (0..24).contains(hour));
    Writing { wanted: when != NEVER, hour, email: None }
}

fn parse(fields: &Fields, may_wait: bool) -> Result<Writing, FormErrors> {
    let mut errors = FormErrors::default();
    let email = fields.some("email").map(|email| email.trim().to_owned()).filter(|email| !email.is_empty());
    if email.as_deref().is_some_and(|email| !mail::is_address(email)) {
        errors.add("email", "accounts-letters-email-wrong");
    }
    let writing = Writing { email, ..chosen(fields) };
    let known = matches!(fields.get("when"), NEVER | AT_ONCE) || writing.hour.is_some();
    if may_wait && !known {
        errors.add("when", "accounts-letters-when-missing");
    }
    if errors.is_empty() { Ok(writing) } else { Err(errors) }
}
