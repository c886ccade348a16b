//! Parts of a sealed case's page: who can open it, what the person agreed to, and care that cannot wait.
use super::field::{ActionForm, Choice, Form, Typed};
use super::sealed::SealedParts;
use crate::cases::model::{Case, Consent, EntryKind, GivenBy, GivenHow, Opened, Purpose, Share, State, Track};
use crate::grants::{Holder, Why};
use crate::web::Ui;
use chrono::NaiveDate;
use serde::Serialize;

/// Days since reception in which medicine can still protect from HIV (72 hours), and prevent a pregnancy (120 hours):
/// WHO, clinical management of rape. When it happened is not asked, so that the day of reception is taken.
const PROTECTS: (i64, i64) = (3, 5);

/// Forms that stand together, folded away until somebody needs them.
#[derive(Debug, Default, Serialize)]
pub struct Group {
    /// One of them was sent with a fault.
    pub open: bool,
    /// Where to prove once more who one is, before the first of the forms is offered; empty where that is done.
    pub confirm: String,
    /// Why that is asked.
    pub say: String,
    /// The forms.
    pub forms: Vec<ActionForm>,
}

impl Group {
    pub(super) fn new(forms: Vec<ActionForm>) -> Self {
        Self { open: forms.iter().any(|form| form.open), confirm: String::new(), say: String::new(), forms }
    }
}

/// Whether a case is kept whatever its age, and forgetting it before because the person asked.
pub(super) fn keeping(
    mut forms: Vec<ActionForm>,
    erase: Option<ActionForm>,
    (ui, reference, proved): (&Ui, &str, bool),
) -> Group {
    let asks = erase.is_some() && !proved;
    // who finds an open page must not be able to erase
    forms.extend(erase.filter(|_| proved));
    Group {
        confirm: if asks { format!("/confirm?next=/cases/{reference}") } else { String::new() },
        say: ui.text("case-confirm-erase"),
        ..Group::new(forms)
    }
}

/// Somebody who can open the case.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct HolderLine {
    pub name: String,
    pub why: String,
    pub since: String,
    pub until: String,
}

pub(super) fn holder_lines(ui: &Ui, holders: &[Holder]) -> Vec<HolderLine> {
    let dated = |key: &str, day: NaiveDate| ui.text_with(key, &[("date", ui.date(day).into())]);
    let line = |holder: &Holder| HolderLine {
        name: holder.name.clone(),
        why: ui.text(&format!("why-{}", holder.why.as_str())),
        since: dated("holds-since", holder.since),
        until: holder.until.and_then(|day| day.pred_opt()).map(|day| dated("holds-until", day)).unwrap_or_default(),
    };
    holders.iter().map(line).collect()
}

/// The forms that change who can open the case.
pub(super) fn access_forms(ui: &Ui, parts: &SealedParts<'_>, typed: &Typed) -> Vec<ActionForm> {
    let people = |holders: &[&Holder]| -> Vec<Choice> {
        holders.iter().map(|holder| Choice::new(holder.id.to_string(), holder.name.clone())).collect()
    };
    let holders = &parts.opened.holders;
    let others: Vec<&Holder> = holders.iter().filter(|holder| holder.id != parts.viewer).collect();
    let named: Vec<&Holder> = holders.iter().filter(|holder| holder.why != Why::Member).collect();
    let conflict = Form::sealed(ui, "conflict", typed).line("reason").build();
    if parts.opened.is_guest(parts.viewer) {
        return vec![conflict];
    }
    let mut give = Form::sealed(ui, "grant", typed);
    if !parts.colleagues.is_empty() {
        give = give.select("member", parts.colleagues.iter().map(|(id, name)| Choice::new(id, name)).collect());
    }
    let sure = ["no", "yes", "unsure"].map(|code| Choice::new(code, ui.text(&format!("concerned-{code}"))));
    let give = give.line("name").radios("concerned", sure.to_vec()).line("reason").day("until", None);
    let mut keep_from = Form::sealed(ui, "exclude", typed);
    if !others.is_empty() {
        keep_from = keep_from.select("who", people(&others));
    }
    // who finds an open page must not be able to let somebody in
    let mut forms = if parts.proved { vec![give.build()] } else { Vec::new() };
    if !named.is_empty() {
        forms.push(Form::sealed(ui, "revoke", typed).select("from", people(&named)).line("reason").build());
    }
    forms.push(keep_from.line("name").line("reason").build());
    forms.push(conflict);
    forms
}

/// What the person said yes or no to.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct AgreementLine {
    pub what: String,
    pub holds: bool,
    pub answer: String,
    pub more: String,
}

/// Each answer of those asked for in plain words, the newest first.
pub(super) fn agreement_lines(
    ui: &Ui,
    opened: &Opened,
    today: NaiveDate,
    which: impl Fn(u32) -> bool,
) -> Vec<AgreementLine> {
    let live: Vec<u32> = opened.agreements(today).into_iter().map(|(number, _)| number).collect();
    let taken_back = |number: u32| {
        let back = opened.entries.iter().find(|e| e.kind == EntryKind::Withdrawn && e.entry.of == Some(number));
        back.and_then(|e| e.entry.on)
    };
    let line = |(number, on, agreed): (u32, Option<NaiveDate>, &Consent)| {
        let holds = live.contains(&number);
        let answer = match (agreed.yes, holds, taken_back(number)) {
            (false, ..) => ui.text("agreed-no"),
            (true, true, _) => ui.text("agreed-yes"),
            (true, false, Some(day)) => ui.text_with("agreed-withdrawn", &[("date", ui.date(day).into())]),
            (true, false, None) => ui.text("agreed-over"),
        };
        let day = on.map(|day| ui.date(day)).unwrap_or_default();
        AgreementLine { what: asked(ui, agreed), holds, answer, more: format!("{} · {day}", how(ui, agreed)) }
    };
    let said = opened.entries.iter().rev().filter_map(|e| Some((e.number, e.entry.on, e.entry.agreed.as_deref()?)));
    said.filter(|(number, ..)| which(*number)).map(line).collect()
}

/// What was asked: "Orientation vers un service : CSRéf de Mopti".
fn asked(ui: &Ui, agreed: &Consent) -> String {
    let purpose = ui.text(&format!("purpose-{}", agreed.purpose.as_str()));
    if agreed.to.is_empty() { purpose } else { format!("{purpose} : {}", agreed.to) }
}

fn how(ui: &Ui, agreed: &Consent) -> String {
    let until = agreed.until.map(|day| ui.text_with("holds-until", &[("date", ui.date(day).into())]));
    let language = Some(agreed.language.clone()).filter(|language| !language.is_empty());
    let shared = agreed.shares().then(|| ui.text(&format!("share-{}", agreed.share.as_str())));
    let by = ui.text(&format!("givenby-{}", agreed.by.as_str()));
    let how = ui.text(&format!("givenhow-{}", agreed.how.as_str()));
    let interpreter = agreed.interpreter.then(|| ui.text("given-interpreter"));
    let assent = agreed.assent.filter(|yes| *yes).map(|_| ui.text("given-assent"));
    let reason = agreed.best_interest.as_ref();
    let best = reason.map(|reason| ui.text_with("given-best-interest", &[("reason", reason.clone().into())]));
    let words = [shared, until, Some(by), assent, best, Some(how), language, interpreter];
    words.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// One answer in a sentence, for the timeline.
pub(super) fn agreed_words(ui: &Ui, agreed: &Consent) -> String {
    let answer = ui.text(if agreed.yes { "agreed-yes" } else { "agreed-no" });
    format!("{} : {answer} ({})", asked(ui, agreed), how(ui, agreed))
}

/// The forms about what the person agrees to.
pub(super) fn consent_forms(ui: &Ui, opened: &Opened, typed: &Typed, today: NaiveDate) -> Vec<ActionForm> {
    let coded = |prefix: &str, codes: Vec<&str>| -> Vec<Choice> {
        codes.into_iter().map(|code| Choice::new(code, ui.text(&format!("{prefix}{code}")))).collect()
    };
    let ask = Form::sealed(ui, "consent", typed)
        .select("purpose", coded("purpose-", Purpose::ALL.iter().map(|p| p.as_str()).collect()))
        .line("to")
        .radios("answer", coded("yesno-", vec!["yes", "no"]))
        // nothing stands there that nobody chose: it would be taken for what the person said
        .radios("share", coded("share-", Share::ALL.iter().map(|s| s.as_str()).collect()))
        .radios("by", coded("givenby-", GivenBy::ALL.iter().map(|g| g.as_str()).collect()));
    // a child answers beside whoever cares for it, or there is a reason why not
    let ask = if opened.is_child() {
        ask.radios("assent", coded("yesno-", vec!["yes", "no"])).line("best_interest")
    } else {
        ask
    };
    let ask = ask
        .radios("how", coded("givenhow-", GivenHow::ALL.iter().map(|g| g.as_str()).collect()))
        .line("language")
        .radios("interpreter", coded("yesno-", vec!["yes", "no"]))
        .day("until", None)
        .day("on", Some(today));
    let mut ask = ask.build();
    // it is what comes next: without a yes nobody can be led anywhere
    ask.open |= opened.case.state == State::OptionsExplained && opened.no_service(today).is_some();
    let mut forms = vec![ask];
    let live: Vec<Choice> = opened
        .agreements(today)
        .into_iter()
        .map(|(number, agreed)| Choice::new(number.to_string(), asked(ui, agreed)))
        .collect();
    if !live.is_empty() {
        forms.push(Form::sealed(ui, "withdraw", typed).select("of", live).line("reason").build());
    }
    forms
}

/// Words about care that cannot wait, as long as it can help; nothing is asked for them.
pub(super) fn medical(ui: &Ui, case: &Case, today: NaiveDate) -> String {
    let concerned = matches!(case.track, Track::Psea | Track::Gbv) && case.state != State::Closed;
    let days = (today - case.received_on).num_days();
    if !concerned || days > PROTECTS.1 {
        return String::new();
    }
    // no date: it would count from the day of reception, and what happened was before
    ui.text(if days <= PROTECTS.0 { "medical-72" } else { "medical-120" })
}
