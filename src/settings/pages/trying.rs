//! "Try it": where a case would go, and why. Nothing is recorded, and no case is looked at.
use super::Set;
use crate::access::Viewer;
use crate::accounts;
use crate::cases::Deps;
use crate::committees::{self, Committee};
use crate::id::PlaceKey;
use crate::routing::{self, By, Facts, Kind as Wish, To, Topic};
use crate::settings::check::Others;
use crate::settings::kinds::{self, ROUTE};
use crate::settings::model::Item;
use crate::settings::views::{FieldView, OptionView, TryPage};
use crate::settings::words::Around;
use crate::web::{self, Fields, Ui, WebResult};

pub(super) async fn form(_: Viewer, ui: Ui, deps: Deps) -> WebResult {
    page(&ui, &deps, &Fields::default(), Vec::new()).await
}

pub(super) async fn answer(_: Viewer, ui: Ui, deps: Deps, fields: Fields) -> WebResult {
    let said = tried(&ui, &deps, &fields).await?;
    page(&ui, &deps, &fields, said).await
}

/// What routing is told.
fn facts(fields: &Fields) -> Option<Facts> {
    let topic = match fields.get("topic") {
        sector if sector.starts_with("s-") => Topic::Sector,
        other => Topic::parse(other)?,
    };
    let kind = match topic {
        Topic::Sector => fields.some("wish"),
        Topic::AidWorker => fields.some("conduct"),
        Topic::Safety | Topic::Thanks => None,
    };
    Some(Facts {
        topic,
        kind: kind.and_then(Wish::parse),
        by: By::parse(fields.get("by")).filter(|_| topic == Topic::Safety),
        child: topic == Topic::Safety && fields.get("child") == "yes",
        about_committee: fields.get("about") == "yes",
    })
}

/// Where it would go, in sentences; one that asks for more where the answers do not belong together.
async fn tried(ui: &Ui, deps: &Deps, fields: &Fields) -> Result<Vec<String>, web::Error> {
    let category = facts(fields).and_then(|facts| Some((facts, routing::category_of(&facts)?)));
    let Some((facts, category)) = category else { return Ok(vec![ui.text("settings-try-more")]) };
    let book = &deps.ctx.book;
    let place = fields.some("place").map(|words| book.said(words).map(|place| place.key));
    if place == Some(None) {
        return Ok(vec![ui.text("settings-fault-place")]);
    }
    let (texts, code, kind) = (ui.i18n(), fields.get("committee").to_owned(), Set::kind(ROUTE)?);
    let (others, committee) = deps
        .db
        .read(move |conn| {
            let committee = committees::all(conn)?.into_iter().find(|committee| committee.code == code);
            Ok::<_, web::Error>((Others::load(conn, &texts, kind).map_err(Set::error)?, committee))
        })
        .await?;
    let place = place.flatten().or(committee.as_ref().and_then(|committee| committee.place));
    let programme = &deps.ctx.programme;
    let may_answer = programme.category(category).is_some_and(|c| c.committee_may_answer) && committee.is_some();
    let to = match routing::route(&programme.routes, &facts, category, may_answer) {
        // as at the intake: a sensitive category never becomes an ordinary case
        To::Committee | To::Handler { .. } if category >= 6 => To::Desk(crate::desks::DeskKind::Bypass),
        to => to,
    };
    let mut said =
        vec![ui.text_with("settings-try-category", &[("category", programme.category_name(category, ui.lang).into())])];
    let around = Around { ui, book, others: &others, today: deps.ctx.today };
    said.extend(line(&around, &facts, category));
    let sector = fields.get("topic").strip_prefix("s-").map(str::to_owned);
    said.extend(whom(ui, deps, (to, &facts), sector, (place, committee)).await?);
    Ok(said)
}

/// The line of the table that holds, in words.
fn line(around: &Around<'_>, facts: &Facts, category: i32) -> Option<String> {
    let kind = kinds::kind(ROUTE)?;
    let fits = |item: &&Item| match item.text("when").as_str() {
        "" => true,
        "child" => facts.child,
        "armed" => facts.by == Some(By::Armed),
        _ => false,
    };
    let live = around.others.of(ROUTE).iter().filter(|item| !item.retired);
    let found = live.filter(|item| item.text("category") == category.to_string()).find(fits)?;
    Some(around.ui.text_with("settings-try-line", &[("line", around.name(kind, found).into())]))
}

/// Who would look after it.
async fn whom(
    ui: &Ui,
    deps: &Deps,
    (to, facts): (To, &Facts),
    sector: Option<String>,
    (place, committee): (Option<PlaceKey>, Option<Committee>),
) -> Result<Vec<String>, web::Error> {
    let ctx = deps.ctx.clone();
    let about = facts.about_committee;
    let outside_of = committee.as_ref().filter(|_| about).map(|committee| committee.key);
    Ok(match to {
        To::Committee => {
            let name = committee.map(|committee| committee.name).unwrap_or_default();
            vec![ui.text_with("settings-try-committee", &[("name", name.into())])]
        }
        To::Handler { outside } => {
            let work = move |conn: &mut _| {
                let found = routing::assign(conn, &ctx.book, sector.as_deref(), place, &[], outside_of)?;
                Ok::<_, web::Error>((found.tell, accounts::names(conn)?))
            };
            let (tell, names) = deps.db.read(work).await?;
            let named = names.into_iter().filter(|(key, _)| tell.contains(key)).map(|(_, name)| name);
            let named = named.collect::<Vec<_>>().join(", ");
            let key = if named.is_empty() { "settings-try-handler-nobody" } else { "settings-try-handler" };
            let outside = outside.then(|| ui.text("settings-try-outside"));
            [Some(ui.text_with(key, &[("names", named.into())])), outside].into_iter().flatten().collect()
        }
        To::Desk(kind) => {
            let region = place.and_then(|key| ctx.book.get(key)).and_then(|place| place.region);
            let work = move |conn: &mut _| {
                Ok::<_, web::Error>(routing::choose_desk(conn, &ctx.book, &ctx.trust, kind, region, &[], ctx.today)?)
            };
            let (desk, members) = deps.db.read(work).await?;
            let name = desk.map(|desk| desk.name).unwrap_or_default();
            let key = if members.is_empty() { "settings-try-desk-nobody" } else { "settings-try-desk" };
            vec![ui.text_with(key, &[("desk", name.into())]), ui.text("settings-try-sealed")]
        }
    })
}

async fn page(ui: &Ui, deps: &Deps, fields: &Fields, said: Vec<String>) -> WebResult {
    let committees = deps.db.read(|conn| Ok::<_, web::Error>(committees::all(conn)?)).await?;
    let sectors = deps.ctx.programme.sectors.iter().filter(|sector| sector.tile);
    let sectors = sectors.map(|sector| (format!("s-{}", sector.code), sector.name.get(ui.lang).to_owned()));
    let coded = |name: &'static str, codes: &[&str]| -> Vec<(String, String)> {
        let key =
            |code: &str| if code == "unsaid" { "intake-unsaid".to_owned() } else { format!("intake-{name}-{code}") };
        codes.iter().map(|code| ((*code).to_owned(), ui.text(&key(code)))).collect()
    };
    let topics = sectors.chain(coded("topic", &["aid_worker", "safety", "thanks"])).collect();
    let yes = vec![("yes".to_owned(), ui.text("settings-yes"))];
    let open = committees.iter().filter(|committee| committee.is_open(deps.ctx.today));
    let open = open.map(|committee| (committee.code.clone(), committee.name.clone())).collect();
    let field = |name, options| select(ui, fields, name, options);
    ui.page(&TryPage {
        fields: vec![
            field("topic", topics),
            field("wish", coded("wish", &["know", "help", "small", "wrong", "thanks"])),
            field("conduct", coded("conduct", &["rude", "favours", "serious"])),
            field("by", coded("by", &["home", "armed", "unsaid"])),
            field("child", yes.clone()),
            field("about", yes),
            field("committee", open),
            FieldView { kind: "line", value: fields.get("place").to_owned(), ..field("place", Vec::new()) },
        ],
        said,
    })
}

fn select(ui: &Ui, fields: &Fields, name: &'static str, options: Vec<(String, String)>) -> FieldView {
    let option = |(value, text): (String, String)| {
        let checked = fields.get(name) == value;
        OptionView { value, text, hint: String::new(), icon: String::new(), checked }
    };
    let hint = format!("settings-try-hint-{name}");
    FieldView {
        kind: "select",
        name: name.to_owned(),
        label: ui.text(&format!("settings-try-ask-{name}")),
        hint: if ui.knows(&hint) { ui.text(&hint) } else { String::new() },
        error: String::new(),
        value: String::new(),
        input_type: "text",
        inputmode: "",
        blank: ui.text("settings-try-blank"),
        rows: 5,
        options: options.into_iter().map(option).collect(),
        members: Vec::new(),
    }
}
