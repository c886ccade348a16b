//! `/cases/{reference}`: one case, ordinary or sealed, the same answer for absent and forbidden.
use super::Deps;
use crate::access::Viewer;
use crate::accounts;
use crate::accounts::session::Keeper;
use crate::cases::actions::appeal::{Judge, judges};
use crate::cases::actions::slips::code_of;
use crate::cases::actions::{blobs, handle, record, sealed, telling};
use crate::cases::context::{Context, Error};
use crate::cases::model::{Appeal, Attached, Case, Code, Event, EventKind, Identity, Opened};
use crate::cases::policy;
use crate::cases::store::{self, Ordinary};
use crate::cases::views::{self, CasePage, Parts, SealedPage, SealedParts, Typed};
use crate::committees;
use crate::desks;
use crate::i18n::Lang;
use crate::id::{AccountId, Reference};
use crate::storage::DbConn;
use crate::web::{self, Fields, Ui, WebResult};
use actix_web::HttpRequest;
use actix_web::web::Path;
use std::collections::HashMap;

/// What a page of a case is made from.
pub(super) enum Loaded {
    Ordinary(Box<LoadedOrdinary>),
    Sealed(Box<LoadedSealed>),
}

pub(super) struct LoadedSealed {
    pub opened: Opened,
    /// Names of accounts by public id.
    pub names: HashMap<String, String>,
    /// Members of the case's desk who cannot open it: public ids and names. Whoever must never open it is not offered: who
    /// reads this list reads the exclusions too.
    colleagues: Vec<(String, String)>,
    viewer: AccountId,
    pub files: Vec<Attached>,
    code: Option<Code>,
}

pub(super) struct LoadedOrdinary {
    pub case: Case,
    ordinary: Ordinary,
    /// None: given in confidence to somebody else.
    identity: Option<Identity>,
    pub events: Vec<Event>,
    assigned: Option<String>,
    committee: Option<String>,
    received: Option<String>,
    handlers: Vec<(String, String)>,
    committees: Vec<(String, String)>,
    judges: Vec<(String, Judge)>,
    appeals: Vec<Appeal>,
    files: Vec<Attached>,
    code: Option<Code>,
}

pub(super) async fn show(
    viewer: Viewer,
    ui: Ui,
    deps: Deps,
    keeper: Keeper,
    path: Path<String>,
    req: HttpRequest,
) -> WebResult {
    let reference = Reference::parse(&path).ok_or(web::Error::NotFound)?;
    let page = format!("/cases/{reference}");
    let (ctx, who) = (deps.ctx.clone(), viewer.clone());
    let loaded = deps.db.read(move |conn| load(conn, &ctx, &who, &reference)).await?;
    let waited = keeper.take(&viewer, deps.ctx.now, &page).await?.map(waited);
    match loaded {
        Loaded::Ordinary(loaded) => {
            let typed = waited.unwrap_or_else(|| begun(&ui, &deps.ctx, &req));
            ui.page(&ordinary_page(&ui, &deps, &viewer, &loaded, &typed))
        }
        Loaded::Sealed(loaded) => ui.page(&sealed_page(&ui, &deps, &viewer, &loaded, &waited.unwrap_or_default())),
    }
}

/// What was typed before somebody had to prove once more to be there, and where on the page it stands now.
fn waited((verb, fields): (String, Fields)) -> Typed {
    let first = match verb.as_str() {
        "export" => "recipient",
        "erase" => "sure",
        _ => "reason",
    };
    Typed { waited: format!("#{verb}-{first}"), verb, fields, errors: Vec::new() }
}

/// An answer begun from a template, where the address names one.
fn begun(ui: &Ui, ctx: &Context, req: &HttpRequest) -> Typed {
    let asked = Fields::parse(req.query_string().as_bytes());
    // the person may speak another language than whoever answers
    let lang = Lang::parse(asked.get("in")).unwrap_or(ui.lang);
    let sample = ctx.programme.more.samples.iter().find(|sample| sample.code == asked.get("sample"));
    sample.map_or_else(Typed::default, |sample| Typed {
        verb: "answer".into(),
        fields: Fields::from_pairs([("text", sample.text.get(lang))]),
        ..Typed::default()
    })
}

/// Finds and opens a case for its page.
pub(super) fn load(conn: &mut DbConn, ctx: &Context, viewer: &Viewer, reference: &Reference) -> Result<Loaded, Error> {
    let (case, ordinary) = store::find(conn, viewer, reference, ctx.today)?.ok_or(Error::NotFound)?;
    let Some(ordinary) = ordinary else {
        let names = accounts::names(conn)?;
        let opened = sealed::open(conn, ctx, viewer, reference)?;
        let keys: Vec<_> = names.iter().map(|(key, _)| *key).collect();
        let ids = accounts::ids(conn, &keys)?;
        let names = ids.into_iter().zip(names).map(|(id, (_, name))| (id.to_string(), name)).collect();
        let files = blobs::of_sealed(conn, &opened)?.into_iter().map(|file| file.attached).collect();
        let code = code_of(conn, &opened.case)?;
        let (colleagues, viewer) = (colleagues(conn, ctx, &opened)?, viewer.id);
        return Ok(Loaded::Sealed(Box::new(LoadedSealed { opened, names, colleagues, viewer, files, code })));
    };
    Ok(Loaded::Ordinary(Box::new(load_ordinary(conn, ctx, Some(viewer), case, ordinary)?)))
}

/// The rest of an ordinary case. Without a viewer it is for the programme's own command line.
pub(super) fn load_ordinary(
    conn: &mut DbConn,
    ctx: &Context,
    viewer: Option<&Viewer>,
    case: Case,
    ordinary: Ordinary,
) -> Result<LoadedOrdinary, Error> {
    let names = accounts::names(conn)?;
    let name_of = |key| names.iter().find(|(k, _)| Some(*k) == key).map(|(_, name)| name.clone());
    let assigned = name_of(ordinary.assigned_key);
    let received = name_of(ordinary.received_by);
    // all of them on every page: a list without somebody would tell who must not see this case
    let (keys, people): (Vec<_>, Vec<_>) = handle::candidates(conn)?.into_iter().unzip();
    let ids = accounts::ids(conn, &keys)?.into_iter().map(|id| id.to_string());
    let handlers = ids.zip(people).collect();
    let all = committees::all(conn)?;
    let committee = all.iter().find(|c| Some(c.key) == ordinary.committee_key).map(|c| c.name.clone());
    let entrusts = viewer.is_some_and(|viewer| policy::may_entrust(viewer, &case, &ordinary));
    let open = all.into_iter().filter(|committee| entrusts && committee.is_open(ctx.today));
    let committees = open.map(|committee| (committee.code, committee.name)).collect();
    let identity = match (viewer, &ordinary.identity) {
        (Some(viewer), _) => telling::identity(ctx, viewer, &case, &ordinary)?,
        (None, Some(bytes)) => Some(record::identity(ctx, &case, bytes)?),
        (None, None) => Some(Identity::default()),
    };
    let appeals = store::appeals(conn, case.key)?;
    let judges = if appeals.last().is_some_and(Appeal::is_open) { with_ids(conn)? } else { Vec::new() };
    let mut events = store::events(conn, case.key)?;
    for event in events.iter_mut().filter(|event| event.kind == EventKind::Closed) {
        // of which case it is a duplicate is for those who may see that one too
        let other = event.body.to.as_deref().and_then(Reference::parse);
        if let Some(other) = other
            && let Some(viewer) = viewer
            && store::find(conn, viewer, &other, ctx.today)?.is_none()
        {
            event.body.to = None;
        }
    }
    let files = blobs::of_ordinary(conn, ctx, &case)?.into_iter().map(|file| file.attached).collect();
    let code = code_of(conn, &case)?;
    Ok(LoadedOrdinary {
        case,
        ordinary,
        identity,
        events,
        assigned,
        committee,
        received,
        handlers,
        committees,
        judges,
        appeals,
        files,
        code,
    })
}

/// Those who could decide an appeal, with their public ids: all of them on every page, as with handlers.
fn with_ids(conn: &mut DbConn) -> Result<Vec<(String, Judge)>, Error> {
    let judges = judges(conn)?;
    let keys: Vec<_> = judges.iter().map(|judge| judge.account).collect();
    Ok(accounts::ids(conn, &keys)?.into_iter().map(|id| id.to_string()).zip(judges).collect())
}

impl LoadedOrdinary {
    pub(super) fn ordinary(&self) -> &Ordinary {
        &self.ordinary
    }
}

fn colleagues(conn: &mut DbConn, ctx: &Context, opened: &Opened) -> Result<Vec<(String, String)>, Error> {
    let Some(desk) = opened.case.desk else { return Ok(Vec::new()) };
    let Some(desk) = desks::get(conn, desk)? else { return Ok(Vec::new()) };
    let members = desks::members(conn, &ctx.trust, &desk, ctx.today)?.into_iter();
    let kept_out = opened.kept_out();
    let others = members
        .filter(|member| opened.holders.iter().all(|holder| holder.account != member.account))
        .filter(|member| !kept_out.contains(&member.id.to_string().as_str()));
    Ok(others.map(|member| (member.id.to_string(), member.name)).collect())
}

/// The page of an ordinary case, with what was typed.
pub(super) fn ordinary_page(ui: &Ui, deps: &Deps, viewer: &Viewer, loaded: &LoadedOrdinary, typed: &Typed) -> CasePage {
    let periods = deps.retention.of_category(&loaded.ordinary.category.to_string());
    let days = |days: u32| days.into();
    let args = [
        ("contact", days(periods.contact_days)),
        ("narrative", days(periods.narrative_days)),
        ("case", days(periods.case_days)),
    ];
    let kept = ui.text_with("case-kept-ordinary", &args);
    CasePage { kept, ..views::case_page(ui, &deps.ctx, viewer, &parts(loaded), typed) }
}

/// What is shown of an ordinary case.
pub(super) fn parts(loaded: &LoadedOrdinary) -> Parts<'_> {
    Parts {
        case: &loaded.case,
        ordinary: &loaded.ordinary,
        identity: loaded.identity.as_ref(),
        events: &loaded.events,
        assigned: loaded.assigned.as_deref(),
        committee: loaded.committee.as_deref(),
        received: loaded.received.as_deref(),
        handlers: &loaded.handlers,
        committees: &loaded.committees,
        judges: &loaded.judges,
        appeals: &loaded.appeals,
        files: &loaded.files,
        code: loaded.code.as_ref(),
    }
}

/// The page of a sealed case, with what was typed.
pub(super) fn sealed_page(ui: &Ui, deps: &Deps, who: &Viewer, loaded: &LoadedSealed, typed: &Typed) -> SealedPage {
    let ctx = &deps.ctx;
    let LoadedSealed { opened, names, colleagues, viewer, files, code } = loaded;
    let panel = views::files_panel(ui, who, (&opened.case, ctx.now), files, (true, true), typed);
    let panel = panel.with_handing(views::handing_form(ui, opened, ctx.today, typed));
    let proved = accounts::fresh(who, ctx.now, "/").is_ok();
    let periods = deps.retention.of_track(opened.case.track.as_str());
    let args = [("keys", periods.keys_days.into()), ("case", periods.case_days.into())];
    let kept = ui.text_with("case-kept-sealed", &args);
    let code = code.as_ref();
    let parts = SealedParts { opened, names, colleagues, viewer: *viewer, proved, code };
    SealedPage { kept, ..views::sealed_page(ui, ctx, &parts, panel, typed) }
}
