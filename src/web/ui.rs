//! The frame around each page: language, navigation, form token; and how a page becomes an answer.
use super::kept::Kept;
use super::{Error, ErrorLine, FormErrors, Html, Page, WebResult, query_value};
use crate::access::{Role, Session, Viewer};
use crate::i18n::{Args, I18n, LANGUAGES, Lang};
use crate::sealing::csrf;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::dev::Payload;
use actix_web::http::{StatusCode, header};
use actix_web::web::Data;
use actix_web::{FromRequest, HttpMessage, HttpRequest, HttpResponse};
use chrono::{Datelike, NaiveDate};
use fluent_bundle::FluentValue;
use serde::Serialize;
use std::future::{Ready, ready};
use std::sync::{Arc, PoisonError, RwLock};

/// The quick way out of a page for somebody who came with a code.
const SLIP_EXIT: &str = "/follow/exit";
/// After so many seconds without use such a page leaves by itself.
const SLIP_IDLE_SECONDS: i64 = 180;

/// One entry of the navigation.
#[derive(Debug, Clone, Copy)]
pub struct NavItem {
    /// Where it leads.
    pub href: &'static str,
    /// Key of its label.
    pub label: &'static str,
    /// Who sees it.
    pub roles: &'static [Role],
}

/// What all pages share; made once at start.
pub struct Shell {
    /// The templates.
    pub html: Html,
    /// Parts of pages that are filled in already.
    pub kept: Kept,
    /// The texts.
    pub i18n: Arc<I18n>,
    /// The neutral name shown on every page.
    pub product: Called,
    /// Where the organisation's logo is fetched; empty: there is none.
    pub logo: Called,
    /// A filled instance to try: every page says so.
    pub demo: bool,
    /// The navigation, in order.
    pub nav: Vec<NavItem>,
    /// Fingerprint of the assets.
    pub version: String,
    /// Seconds without use after which a committee session locks.
    pub lock_after_seconds: i64,
    /// Seconds without use after which the session of a focal point locks.
    pub sealed_idle_seconds: i64,
    /// Seconds without use after which the session of anybody else locks.
    pub staff_idle_seconds: i64,
}

/// What the program is called on every page; changes when its settings do.
#[derive(Debug, Clone, Default)]
pub struct Called(Arc<RwLock<String>>);

impl Called {
    /// Calls it so.
    pub fn new(name: &str) -> Self {
        Self(Arc::new(RwLock::new(name.to_owned())))
    }

    /// The name now.
    pub fn get(&self) -> String {
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Calls it otherwise from now on.
    pub fn set(&self, name: &str) {
        name.clone_into(&mut self.0.write().unwrap_or_else(PoisonError::into_inner));
    }
}

/// The frame of one answer.
#[derive(Clone)]
pub struct Ui {
    shell: Data<Shell>,
    /// The reader's language.
    pub lang: Lang,
    viewer: Option<Viewer>,
    path: String,
    is_get: bool,
    flash: Option<String>,
    chosen: bool,
    practice: bool,
    slip: bool,
    /// Code of the language that is listened to, as the browser says it: asked for now, or kept from before.
    pub voice: Option<String>,
    voice_asked: bool,
}

#[derive(Serialize)]
struct Frame<'a> {
    lang: &'static str,
    dir: &'static str,
    csrf: String,
    product: String,
    logo: String,
    path: &'a str,
    signed_in: bool,
    locked: bool,
    name: &'a str,
    nav: Vec<NavLine>,
    /// Code of the role under which somebody with several acts, `all`; empty for whoever has one.
    acting: &'static str,
    demo: bool,
    practice: bool,
    flash: &'a Option<String>,
    languages: Vec<LanguageLine>,
    idle_seconds: i64,
    /// Where the quick way out leads.
    exit: &'static str,
    /// Where a page leads that nobody used for so long.
    idle_to: &'static str,
    /// Where one goes on after the page has blanked; empty on the answer to a form and on a page about a fault, whose
    /// addresses may show nothing.
    here: String,
    version: &'a str,
}

#[derive(Serialize)]
struct NavLine {
    href: &'static str,
    label_key: &'static str,
    current: bool,
}

/// A link to the same page in a language.
#[derive(Serialize)]
pub struct LanguageLine {
    /// Its code.
    pub code: &'static str,
    /// Its own name.
    pub label: &'static str,
    /// Where the link leads.
    pub href: String,
    /// The page is in this language already.
    pub current: bool,
}

/// What a part knows of the frame: the same for everybody.
#[derive(Serialize)]
struct StillFrame<'a> {
    version: &'a str,
}

#[derive(Serialize)]
struct Whole<'a, U: Serialize, P: Serialize> {
    ui: U,
    #[serde(flatten)]
    page: &'a P,
}

impl Ui {
    /// The frame for a request; `None` only outside the program's own server.
    pub fn of(req: &HttpRequest) -> Option<Self> {
        let shell = req.app_data::<Data<Shell>>()?.clone();
        let viewer = req.extensions().get::<Viewer>().cloned();
        let query = |name: &str| {
            let pairs = req.query_string().split('&').filter_map(|pair| pair.split_once('='));
            pairs.filter(|(n, _)| *n == name).map(|(_, v)| v.to_owned()).next()
        };
        let asked = query("lang").and_then(|code| Lang::parse(&code));
        let lang = asked
            .or_else(|| req.cookie("lang").and_then(|c| Lang::parse(c.value())))
            .or_else(|| viewer.as_ref().and_then(|v| v.language))
            .or_else(|| req.headers().get(header::ACCEPT_LANGUAGE).and_then(|v| Lang::from_accept(v.to_str().ok()?)))
            .unwrap_or_default();
        let done = query("done").map(|done| format!("done-{done}"));
        let flash = done.filter(|key| shell.i18n.has(Lang::FRENCH, key)).map(|key| shell.i18n.plain(lang, &key));
        let is_get = req.method() == "GET";
        let voice =
            query("voice").map(|code| code.chars().filter(char::is_ascii_lowercase).take(8).collect::<String>());
        let voice_asked = voice.is_some();
        let voice = voice.or_else(|| req.cookie("voice").map(|cookie| cookie.value().to_owned()));
        Some(Self {
            lang,
            viewer,
            path: req.path().to_owned(),
            is_get,
            flash,
            chosen: asked.is_some(),
            practice: false,
            slip: false,
            voice,
            voice_asked,
            shell,
        })
    }

    /// Words outside a request: for what is written and not shown.
    pub fn for_writing(shell: Data<Shell>, lang: Lang) -> Self {
        Self {
            lang,
            viewer: None,
            path: String::new(),
            is_get: false,
            flash: None,
            chosen: false,
            practice: false,
            slip: false,
            voice: None,
            voice_asked: false,
            shell,
        }
    }

    /// The text `key`, without arguments.
    pub fn text(&self, key: &str) -> String {
        self.shell.i18n.plain(self.lang, key)
    }

    /// The text `key` with arguments.
    pub fn text_with(&self, key: &str, args: &Args<'_>) -> String {
        self.shell.i18n.text(self.lang, key, args)
    }

    /// The same frame with words in another language than the reader's.
    pub fn in_language(&self, lang: Lang) -> Self {
        Self { lang, ..self.clone() }
    }

    /// A date in words: `2 mars 2026`.
    pub fn date(&self, day: NaiveDate) -> String {
        date_words(&self.shell.i18n, self.lang, day)
    }

    /// The faults of a form as sentences.
    pub fn errors(&self, errors: &FormErrors) -> Vec<ErrorLine> {
        errors.iter().map(|(field, key)| ErrorLine { field: field.to_owned(), text: self.text(key) }).collect()
    }

    /// Whether there is a text of that key.
    pub fn knows(&self, key: &str) -> bool {
        self.shell.i18n.has(self.lang, key)
    }

    /// For the answer to a form that was kept: a link to another language would lose it.
    pub fn without_languages(mut self) -> Self {
        self.is_get = false;
        self
    }

    /// A page on which something is only practised: striped, and it says so.
    pub fn practised(mut self) -> Self {
        self.practice = true;
        self
    }

    /// A page for somebody who came with a code: its way out ends that too, and nothing of it comes back by itself.
    pub fn by_slip(mut self) -> Self {
        self.slip = true;
        self
    }

    /// The texts, for work that answers with sentences.
    pub fn i18n(&self) -> Arc<I18n> {
        self.shell.i18n.clone()
    }

    /// A page with status 200.
    ///
    /// # Errors
    /// The template asks for something the page does not have.
    pub fn page<P: Page>(&self, page: &P) -> WebResult {
        self.page_with(StatusCode::OK, page)
    }

    /// A page with another status.
    ///
    /// # Errors
    /// As `page`.
    pub fn page_with<P: Page>(&self, status: StatusCode, page: &P) -> WebResult {
        let body = self.rendered(page, status.is_success())?;
        let mut answer = HttpResponse::build(status);
        answer.content_type("text/html; charset=utf-8");
        if self.chosen {
            let kept = Cookie::build("lang", self.lang.code()).path("/").http_only(true);
            // on a phone that others use nothing stays of a visit
            answer.cookie(if self.slip { kept.finish() } else { kept.permanent().finish() });
        }
        if let Some(code) = self.voice.as_deref().filter(|_| self.voice_asked) {
            // as long as the browser is open: the next person may speak another language
            let kept = Cookie::build("voice", code).path("/").http_only(true).same_site(SameSite::Lax);
            answer.cookie(kept.finish());
        }
        Ok(answer.body(body))
    }

    /// A page about a fault, as text.
    ///
    /// # Errors
    /// As `page`.
    pub fn render<P: Page>(&self, page: &P) -> Result<String, Error> {
        self.rendered(page, false)
    }

    /// `stands`: there is such a page, to come back to.
    fn rendered<P: Page>(&self, page: &P, stands: bool) -> Result<String, Error> {
        let mut frame = self.frame(P::ONCE);
        if !stands {
            frame.here.clear();
        }
        Ok(self.shell.html.render(self.lang, P::TEMPLATE, &Whole { ui: frame, page })?)
    }

    /// A part of a page as text, for `{{{…}}}`. Its template sees what `page` holds and nothing of the request.
    /// `keep`: it is filled in once for all that is equal; never for what somebody typed.
    ///
    /// # Errors
    /// As `page`.
    pub fn part<P: Page>(&self, page: &P, keep: bool) -> Result<String, Error> {
        let make = || {
            let whole = Whole { ui: StillFrame { version: &self.shell.version }, page };
            self.shell.html.render(self.lang, P::TEMPLATE, &whole)
        };
        if !keep {
            return Ok(make()?);
        }
        let known = serde_json::to_vec(page).map_err(anyhow::Error::from)?;
        Ok(self.shell.kept.get(&[self.lang.code().as_bytes(), P::TEMPLATE.as_bytes(), &known], make)?.to_string())
    }

    fn frame(&self, once: bool) -> Frame<'_> {
        let session = self.viewer.as_ref().and_then(|v| v.session.as_ref());
        let open = session.is_some_and(Session::is_open);
        Frame {
            lang: self.lang.code(),
            dir: self.lang.dir(),
            csrf: session.and_then(|s| csrf::mask(&s.csrf).ok()).unwrap_or_default(),
            product: self.shell.product.get(),
            logo: self.shell.logo.get(),
            path: &self.path,
            signed_in: session.is_some(),
            locked: session.is_some_and(|s| s.locked),
            name: self.viewer.as_ref().filter(|_| open).map_or("", |v| &v.name),
            nav: if open { self.nav() } else { Vec::new() },
            acting: if open { self.acting() } else { "" },
            demo: self.shell.demo,
            practice: self.practice,
            flash: &self.flash,
            languages: if once { Vec::new() } else { self.languages() },
            idle_seconds: match (self.slip, open) {
                (true, _) => SLIP_IDLE_SECONDS,
                (false, true) => self.idle_seconds(),
                (false, false) => 0,
            },
            exit: if self.slip { SLIP_EXIT } else { "/exit" },
            idle_to: if self.slip { SLIP_EXIT } else { "" },
            here: if self.is_get && !once { query_value(&self.path) } else { String::new() },
            version: &self.shell.version,
        }
    }

    /// After how many seconds without use the page blanks; 0: never.
    fn idle_seconds(&self) -> i64 {
        let Some(viewer) = &self.viewer else { return 0 };
        let limit = |role| match role {
            Role::CommitteeMember => self.shell.lock_after_seconds,
            Role::FocalPoint => self.shell.sealed_idle_seconds,
            _ => self.shell.staff_idle_seconds,
        };
        viewer.roles.iter().map(|held| limit(held.role)).filter(|seconds| *seconds > 0).min().unwrap_or(0)
    }

    fn acting(&self) -> &'static str {
        match &self.viewer {
            Some(viewer) if viewer.kinds().len() > 1 => viewer.acting.map_or("all", Role::as_str),
            _ => "",
        }
    }

    fn nav(&self) -> Vec<NavLine> {
        let line = |item: &NavItem| NavLine { href: item.href, label_key: item.label, current: item.href == self.path };
        let shown = |item: &&NavItem| self.viewer.as_ref().is_some_and(|v| v.acts_as_any(item.roles));
        self.shell.nav.iter().filter(shown).map(line).collect()
    }

    /// Links to the other languages; none on the answer to a posted form, whose address shows another page when followed.
    pub fn languages(&self) -> Vec<LanguageLine> {
        let known = LANGUAGES.iter().filter(|_| self.is_get);
        known
            .map(|(code, label, _)| LanguageLine {
                code,
                label,
                // the path of an unknown page may begin with //, which a browser takes for another host
                href: format!("/{}?lang={code}", self.path.trim_start_matches('/')),
                current: *code == self.lang.code(),
            })
            .collect()
    }
}

impl FromRequest for Ui {
    type Error = Error;
    type Future = Ready<Result<Self, Error>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Self::of(req).ok_or_else(|| anyhow::anyhow!("the pages are not set up").into()))
    }
}

pub(super) fn date_words(i18n: &I18n, lang: Lang, day: NaiveDate) -> String {
    let month = i18n.plain(lang, &format!("month-{}", day.month()));
    let args = [
        ("day", FluentValue::from(day.day())),
        ("month", FluentValue::from(month)),
        ("year", FluentValue::from(day.year().to_string())),
    ];
    i18n.text(lang, "date-words", &args)
}

/// On to another page after a form.
pub fn see_other(to: &str) -> HttpResponse {
    HttpResponse::SeeOther().insert_header((header::LOCATION, to)).finish()
}
