//! Pages of the door and of the own account.
mod confirm;
mod entrance;
mod factor;
mod locked;
mod me;
#[cfg(feature = "passkeys")]
mod passkeys;
mod password;
mod ways_out;
mod welcome;

use super::passwords::Fault;
use crate::config::Config;
use crate::web::{Routes, Ui, Who};
use actix_web::HttpResponse;
use actix_web::http::header::{self, HeaderValue};
use fluent_bundle::FluentValue;

/// The routes of this feature.
pub fn routes(routes: &mut Routes) {
    routes.get("/sign-in", Who::Public, entrance::show);
    routes.post("/sign-in", Who::Public, entrance::enter);
    routes.get("/welcome/{link}", Who::Public, welcome::show);
    routes.post("/welcome/{link}", Who::Public, welcome::enter);
    routes.post("/sign-out", Who::Session, ways_out::sign_out);
    routes.get("/exit", Who::Public, ways_out::exit);
    routes.get("/meteo", Who::Public, ways_out::meteo);
    routes.get("/locked", Who::Session, locked::show);
    routes.post("/locked", Who::Session, locked::open);
    routes.get("/factor", Who::Session, factor::ask);
    routes.post("/factor", Who::Session, factor::give);
    routes.get("/factor/new", Who::Session, factor::offer);
    routes.post("/factor/new", Who::Session, factor::set_up);
    routes.get("/confirm", Who::SignedIn, confirm::show);
    routes.post("/confirm", Who::SignedIn, confirm::confirm);
    routes.get("/password", Who::Session, password::show);
    routes.post("/password", Who::Session, password::change);
    routes.get("/me", Who::SignedIn, me::show);
    routes.get("/me/here", Who::SignedIn, me::here);
    routes.post("/me/language", Who::SignedIn, me::language);
    routes.post("/me/pin", Who::SignedIn, me::set_pin);
    routes.post("/me/pin/remove", Who::SignedIn, me::remove_pin);
    routes.post("/me/factor/codes", Who::SignedIn, factor::new_codes);
    routes.post("/me/factor/end", Who::SignedIn, factor::end);
    routes.post("/me/sessions/end", Who::SignedIn, me::end_session);
    routes.post("/me/sessions/end-others", Who::SignedIn, me::end_others);
    routes.post("/me/acting", Who::SignedIn, me::act_as);
    #[cfg(feature = "passkeys")]
    passkeys::routes(routes);
}

/// Whether phones and computers can be used as a second factor here: built in, and reached by a name.
#[cfg(feature = "passkeys")]
fn offers_passkeys(config: &Config) -> bool {
    super::passkeys::Party::of(config).is_some()
}
#[cfg(not(feature = "passkeys"))]
fn offers_passkeys(_: &Config) -> bool {
    false
}

/// How long to wait, in words.
pub fn wait_words(ui: &Ui, seconds: i64) -> String {
    if seconds < 120 {
        ui.text_with("accounts-wait-seconds", &[("seconds", FluentValue::from(seconds))])
    } else {
        ui.text_with("accounts-wait-minutes", &[("minutes", FluentValue::from((seconds + 59) / 60))])
    }
}

/// Says in the header, too, when to come back.
fn come_back(mut answer: HttpResponse, seconds: i64) -> HttpResponse {
    answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    answer
}

/// Why a new password is not taken, in words.
pub fn fault_words(ui: &Ui, fault: Fault) -> String {
    match fault {
        Fault::TooShort(length) => {
            let length = i64::try_from(length).unwrap_or(i64::MAX);
            ui.text_with("accounts-too-short", &[("length", FluentValue::from(length))])
        }
        Fault::TooLong => ui.text("accounts-too-long"),
        Fault::TooEasy => ui.text("accounts-too-easy"),
        Fault::Same => ui.text("accounts-same"),
    }
}
