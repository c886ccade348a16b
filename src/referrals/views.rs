//! What the templates of this feature are given.
use super::directory::serves;
use crate::cases::links::{DAYS, Given, Parcel};
use crate::cases::model::{GivenBy, GivenHow, Heard, Opened, Reach, Referral, Share, State};
use crate::cases::{Context, Facts, ReferralMark, parcel_rows};
use crate::programme::Service;
use crate::web::{ErrorLine, Fields, Page, Ui};
use serde::Serialize;

/// An answer of a choice.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs, reason = "as the parts of forms ask for it")]
pub struct Choice {
    pub value: String,
    pub text: String,
    pub hint: String,
    pub checked: bool,
}

impl Choice {
    /// An answer.
    pub fn new(value: &str, text: String, checked: bool) -> Self {
        Self { value: value.to_owned(), text, hint: String::new(), checked }
    }
}

/// A service, as it is shown.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct ServiceLine {
    pub name: String,
    pub kind: String,
    pub run_by: String,
    pub place: String,
    pub for_whom: String,
    pub hours: String,
    pub languages: String,
    pub cost: String,
    pub access: String,
    pub phone: String,
    pub contact: String,
    pub restricted: bool,
    /// When somebody last made sure; empty: never.
    pub checked: String,
    pub stale: bool,
}

/// A service in words.
pub fn service_line(ui: &Ui, ctx: &Context, one: &Service) -> ServiceLine {
    let place = one.place.as_deref().and_then(|handle| ctx.book.handled(handle));
    let spoken = one.languages.iter().map(|code| ui.text(&format!("intake-language-{code}")));
    ServiceLine {
        name: one.named(ui.lang).to_owned(),
        kind: ui.text(&format!("settings-choice-service-{}", one.service)),
        run_by: one.run_by.clone(),
        place: place.map_or_else(|| ui.text("services-country"), |place| ctx.book.label_in(place.key, ui.lang)),
        for_whom: one.for_whom.get(ui.lang).to_owned(),
        hours: one.hours.clone(),
        languages: spoken.collect::<Vec<_>>().join(", "),
        cost: if one.cost.is_empty() { String::new() } else { ui.text(&format!("settings-choice-cost-{}", one.cost)) },
        access: one.access.get(ui.lang).to_owned(),
        phone: one.phone.clone(),
        contact: one.contact.clone(),
        restricted: one.restricted,
        checked: one.checked_on.map(|day| ui.date(day)).unwrap_or_default(),
        stale: one.is_stale(ctx.today),
    }
}

/// `/services`
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct DirectoryPage {
    pub regions: Vec<Choice>,
    pub kinds: Vec<Choice>,
    pub lines: Vec<ServiceLine>,
    /// Nothing stands in the directory yet, whatever is looked for.
    pub none_at_all: bool,
    /// The reader keeps the directory.
    pub keeps: bool,
}

impl Page for DirectoryPage {
    const TEMPLATE: &'static str = "referrals/directory";
}

/// Somebody led to a service, or told of one.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct ReferralLine {
    pub number: u32,
    /// The service, and how far it is.
    pub mark: ReferralMark,
    pub until: String,
    pub share: String,
    pub said: String,
    pub phone: String,
    /// Something may be sent now.
    pub sends: bool,
    pub holds: bool,
    /// What would be shown to the service, beside the words that are written for it.
    pub shown: Vec<Facts>,
    pub days: Vec<Choice>,
    pub heard: Vec<Choice>,
    /// What was typed and came back with faults: which form, its words and faults.
    pub open: &'static str,
    pub typed: String,
    pub error: String,
    /// Ids of the fields of its forms.
    pub ids: std::collections::BTreeMap<&'static str, String>,
}

/// The form about what a person answered when told of a service.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as the fields of the form")]
pub struct AnswerForm {
    pub services: Vec<Choice>,
    pub answers: Vec<Choice>,
    pub shares: Vec<Choice>,
    pub by: Vec<Choice>,
    pub how: Vec<Choice>,
    pub assent: Vec<Choice>,
    pub interpreter: Vec<Choice>,
    pub best_interest: String,
    pub language: String,
    pub until: String,
    pub on: String,
    pub errors: std::collections::BTreeMap<String, String>,
    pub open: bool,
}

/// `/cases/{reference}/referrals`
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct ReferralsPage {
    pub reference: String,
    pub back: String,
    pub version: i32,
    pub child: bool,
    pub closed: bool,
    pub lines: Vec<ReferralLine>,
    pub form: AnswerForm,
    pub errors: Vec<ErrorLine>,
    pub refused: String,
    /// Nothing waits here until somebody proves to be there.
    pub waited: &'static str,
}

impl Page for ReferralsPage {
    const TEMPLATE: &'static str = "referrals/case";
}

/// What was typed into one of the forms and came back.
#[derive(Debug, Default)]
pub struct Typed {
    /// `answer`, `send` or `heard`; empty: none.
    pub form: &'static str,
    /// Its fields.
    pub fields: Fields,
    /// Its faults.
    pub errors: Vec<ErrorLine>,
    /// Why it was refused; empty: it was not.
    pub refused: String,
}

/// The page of the referrals of a sealed case.
pub fn referrals_page(ui: &Ui, ctx: &Context, opened: &Opened, services: &[&Service], typed: &Typed) -> ReferralsPage {
    let closed = opened.case.state == State::Closed;
    let lines = opened.referrals(ctx.today).into_iter().map(|one| line(ui, ctx, opened, one, typed)).collect();
    ReferralsPage {
        reference: opened.case.reference.to_string(),
        back: format!("/cases/{}", opened.case.reference),
        version: opened.case.version,
        child: opened.is_child(),
        closed,
        lines,
        form: answer_form(ui, ctx, opened, services, typed),
        errors: typed.errors.clone(),
        refused: typed.refused.clone(),
        waited: "",
    }
}

fn line(ui: &Ui, ctx: &Context, opened: &Opened, one: Referral, typed: &Typed) -> ReferralLine {
    let known = ctx.programme.more.services.iter().find(|service| Some(&service.code) == one.service.as_ref());
    let meant = typed.fields.get("of") == one.number.to_string();
    let open = if meant { typed.form } else { "" };
    let field = |name: &str| typed.fields.get(name).to_owned();
    let agreed = opened.entries.iter().find(|entry| entry.number == one.number);
    let agreed = agreed.and_then(|entry| entry.entry.agreed.as_deref());
    let shown = agreed.map(|agreed| parcel_rows(ui, &Parcel::of(opened, (one.number, agreed), "", ctx.today)));
    let days = |days: &u64| {
        let chosen = if open == "send" { field("days") } else { "14".into() };
        Choice::new(
            &days.to_string(),
            ui.text_with("referrals-days", &[("days", (*days).into())]),
            days.to_string() == chosen,
        )
    };
    let heard = |heard: Heard| {
        let code = heard.as_str();
        Choice::new(code, ui.text(&format!("help-{code}")), open == "heard" && field("heard") == code)
    };
    let open_case = opened.case.state != State::Closed;
    let opens = open_case && matches!(one.reach, Reach::Sent | Reach::Received | Reach::Confirmed);
    let sends = one.reach.may_send() && open_case;
    ReferralLine {
        number: one.number,
        mark: ReferralMark::new(ui, &one),
        until: one.until.filter(|_| opens).map(|day| ui.date(day)).unwrap_or_default(),
        share: if agreed.is_some_and(|one| one.yes) {
            ui.text(&format!("share-{}", one.share.as_str()))
        } else {
            String::new()
        },
        said: one.said.unwrap_or_default(),
        phone: known.map(|service| service.phone.clone()).unwrap_or_default(),
        sends,
        // what the service finished cannot be stopped any more
        holds: one.holds && !matches!(one.reach, Reach::Done | Reach::Refused),
        shown: shown.filter(|_| sends).unwrap_or_default(),
        days: if sends { DAYS.iter().map(days).collect() } else { Vec::new() },
        heard: one.reach.open_to().into_iter().map(heard).collect(),
        open,
        typed: if meant { field(if open == "send" { "words" } else { "text" }) } else { String::new() },
        error: typed.errors.first().filter(|_| meant).map(|error| error.text.clone()).unwrap_or_default(),
        ids: IDS.iter().map(|name| (*name, format!("{name}-{}", one.number))).collect(),
    }
}

/// The fields of the forms of a referral.
const IDS: &[&str] = &["words", "days", "heard", "text", "reason"];

fn answer_form(ui: &Ui, ctx: &Context, opened: &Opened, services: &[&Service], typed: &Typed) -> AnswerForm {
    let open = typed.form == "answer";
    let field = |name: &str| if open { typed.fields.get(name).to_owned() } else { String::new() };
    let coded = |name: &str, prefix: &str, codes: &[&str]| -> Vec<Choice> {
        let chosen = field(name);
        codes.iter().map(|code| Choice::new(code, ui.text(&format!("{prefix}{code}")), *code == chosen)).collect()
    };
    let region = ctx.book.all().iter().find(|place| Some(place.key) == opened.case.region);
    let region = region.map(|place| place.handle.clone()).unwrap_or_default();
    // what is near comes first
    let mut all: Vec<&Service> = services.to_vec();
    all.sort_by_key(|one| !serves(ctx, one, &region));
    let chosen = field("service");
    let service = |one: &&Service| {
        let line = service_line(ui, ctx, one);
        Choice::new(&one.code, format!("{} · {} · {}", line.name, line.kind, line.place), one.code == chosen)
    };
    AnswerForm {
        services: all.iter().map(service).collect(),
        answers: coded("answer", "referrals-answer-", &["yes", "no", "later"]),
        shares: coded("share", "share-", &Share::ALL.iter().map(|one| one.as_str()).collect::<Vec<_>>()),
        by: coded("by", "givenby-", &GivenBy::ALL.iter().map(|one| one.as_str()).collect::<Vec<_>>()),
        how: coded("how", "givenhow-", &GivenHow::ALL.iter().map(|one| one.as_str()).collect::<Vec<_>>()),
        assent: coded("assent", "yesno-", &["yes", "no"]),
        interpreter: coded("interpreter", "yesno-", &["yes", "no"]),
        best_interest: field("best_interest"),
        language: field("language"),
        until: field("until"),
        on: if open { field("on") } else { ctx.today.to_string() },
        errors: typed.errors.iter().filter(|_| open).map(|one| (one.field.clone(), one.text.clone())).collect(),
        open: open || opened.referrals(ctx.today).is_empty(),
    }
}

/// A link and its code, shown once.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct GivenPage {
    pub reference: String,
    pub to: String,
    pub link: String,
    pub code: String,
    pub until: String,
}

impl Page for GivenPage {
    const TEMPLATE: &'static str = "referrals/given";
}

impl GivenPage {
    /// What is handed out. `address`: where the program is reached.
    pub fn new(ui: &Ui, reference: String, address: &str, given: &Given) -> Self {
        Self {
            reference,
            to: given.to.clone(),
            link: format!("{address}/l/{}", *given.secret.to_text()),
            code: given.code.spelt().to_string(),
            until: ui.date(given.until),
        }
    }
}

/// `/l/{link}` before its code was typed. The same for every link.
#[derive(Debug, Default, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct DoorPage {
    pub link: String,
    pub fault: String,
    pub errors: Vec<ErrorLine>,
}

impl DoorPage {
    /// The page; `fault`: why nothing opened, empty for nothing.
    pub fn new(link: String, fault: String) -> Self {
        let line = ErrorLine { field: "code".into(), text: fault.clone() };
        Self { link, errors: Some(line).filter(|_| !fault.is_empty()).into_iter().collect(), fault }
    }
}

impl Page for DoorPage {
    const TEMPLATE: &'static str = "referrals/door";
}

/// What a service reads, and what it can answer.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct ParcelPage {
    pub link: String,
    /// As it was typed: the next answer comes with it again.
    pub code: String,
    pub to: String,
    pub words: String,
    pub rows: Vec<Facts>,
    pub until: String,
    pub reach: &'static str,
    pub answers: Vec<Choice>,
    pub error: String,
    pub errors: Vec<ErrorLine>,
}

impl Page for ParcelPage {
    const TEMPLATE: &'static str = "referrals/parcel";
}

/// Everything is said: nothing is shown any more.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct ThanksPage {
    pub done: bool,
}

impl Page for ThanksPage {
    const TEMPLATE: &'static str = "referrals/thanks";
}
