//! `/cases`: lists with filters, search, order and pages.
use super::Deps;
use super::chips::chips;
use crate::access::{Role, Viewer};
use crate::cases::model::State;
use crate::cases::store::{self, Due, Figure, Line, Order, Wanted};
use crate::cases::views::{self, Choice, ListPage};
use crate::committees::{self, Committee};
use crate::id::{CommitteeKey, Key, Reference};
use crate::places::Place;
use crate::programme::{Entry, Programme};
use crate::web::{self, Fields, Ui, WebResult};
use actix_web::HttpRequest;

/// Lines on a page.
const PAGE: i64 = 50;

pub(super) async fn list(viewer: Viewer, ui: Ui, deps: Deps, req: HttpRequest) -> WebResult {
    let asked = Fields::parse(req.query_string().as_bytes());
    let wanted = wanted(&viewer, &deps, &asked);
    let (mut query, who, today) = (wanted.clone(), viewer.clone(), deps.ctx.today);
    let code = asked.get("committee").to_owned();
    let (mut lines, committees) = deps
        .db
        .read(move |conn| {
            let committees = committees::all(conn)?;
            query.committee = chosen(&committees, &code);
            Ok::<_, web::Error>((store::list(conn, &who, &query, today)?, committees))
        })
        .await?;
    let more = lines.len() > PAGE as usize;
    lines.truncate(PAGE as usize);
    let next = lines.last().filter(|_| more).map(|last| address(&asked, Some(last))).unwrap_or_default();
    let first = if wanted.after.is_some() { address(&asked, None) } else { String::new() };
    let mut page = page(&ui, &viewer, &deps, &asked, &wanted, (lines, committees), (next, first));
    page.chips = chips(&ui, &page, &asked, &|fields| address(fields, None));
    ui.page(&page)
}

/// The committee that a filter names. A code that no committee has filters everything away, as a person would expect.
pub fn chosen(committees: &[Committee], code: &str) -> Option<CommitteeKey> {
    let found = committees.iter().find(|c| c.code == code).map(|c| c.key);
    (!code.is_empty()).then(|| found.unwrap_or(Key::new(0)))
}

/// What a list is asked for; the committee is filled in by `chosen`.
pub fn wanted(viewer: &Viewer, deps: &Deps, asked: &Fields) -> Wanted {
    let place = place(deps, asked.get("place"));
    let only_sealed = viewer.is(Role::FocalPoint) && !sees_ordinary(viewer);
    let state = State::parse(asked.get("state"));
    Wanted {
        sealed: only_sealed || asked.get("kind") == "sealed",
        open_only: asked.get("state") == "open",
        state,
        due: Due::parse(asked.get("due")),
        figure: Figure::parse(asked.get("figure")),
        category: asked.get("category").parse().ok(),
        sector: asked.some("sector").map(str::to_owned),
        area: place.map(Place::area),
        nowhere: (place.is_none() && asked.some("place").is_some()) || unreadable(asked),
        committee: None,
        channel: asked.some("channel").map(str::to_owned),
        project: asked.some("project").map(str::to_owned),
        activity: asked.some("activity").map(str::to_owned),
        projects: asked.some("donor").map(|donor| deps.ctx.programme.more.paid_by(donor)),
        partner: asked.some("partner").map(|partner| deps.ctx.programme.more.done_with(partner)),
        from: asked.day("from"),
        until: asked.day("until"),
        left_by: None,
        mine: asked.get("mine") == "assigned",
        entered_by_me: asked.get("mine") == "entered",
        to_tell: asked.get("mine") == "tell",
        written: asked.get("mine") == "written",
        search: asked.get("q").chars().take(200).collect(),
        order: Order::parse(asked.get("order")),
        after: Reference::parse(asked.get("after")),
        most: PAGE + 1,
    }
}

/// Whether something is asked for that cannot be read. Then nothing is listed: everything would pass for what was asked.
fn unreadable(asked: &Fields) -> bool {
    let wrong = |name: &str, known: bool| asked.some(name).is_some() && !known;
    let state = asked.get("state");
    wrong("state", state == "open" || State::parse(state).is_some())
        || wrong("due", Due::parse(asked.get("due")).is_some())
        || wrong("figure", Figure::parse(asked.get("figure")).is_some())
        || wrong("order", Order::parse(asked.get("order")).is_some())
        || wrong("mine", matches!(asked.get("mine"), "assigned" | "entered" | "tell" | "written"))
        || wrong("category", asked.get("category").parse::<i32>().is_ok())
        || wrong("from", asked.day("from").is_some())
        || wrong("until", asked.day("until").is_some())
        || wrong("after", Reference::parse(asked.get("after")).is_some())
}

/// The place that a filter means: by its words, or as the only one that begins so.
fn place<'a>(deps: &'a Deps, typed: &str) -> Option<&'a Place> {
    let book = &deps.ctx.book;
    book.meant(typed).or_else(|| match book.search(typed, 2).as_slice() {
        [only] => Some(*only),
        _ => None,
    })
}

/// Places that may be meant, each with the address of the list there.
fn places(ui: &Ui, deps: &Deps, asked: &Fields) -> Vec<Choice> {
    let found = deps.ctx.book.search(asked.get("place"), 8);
    let there = found.into_iter().map(|place| {
        let label = deps.ctx.book.label_in(place.key, ui.lang);
        let others = asked.iter().filter(|(name, _)| *name != "place");
        let fields = Fields::from_pairs(others.chain([("place", label.as_str())]));
        Choice::new(address(&fields, None), label)
    });
    there.collect()
}

fn sees_ordinary(viewer: &Viewer) -> bool {
    viewer.is_any(&[Role::CommitteeMember, Role::Handler, Role::Manager])
}

fn address(asked: &Fields, last: Option<&Line>) -> String {
    let mut query: Vec<String> = asked
        .iter()
        .filter(|(name, value)| *name != "after" && *name != "lang" && *name != "done" && !value.trim().is_empty())
        .map(|(name, value)| format!("{}={}", web::query_value(name), web::query_value(value.trim())))
        .collect();
    if let Some((case, _)) = last {
        query.push(format!("after={}", case.reference));
    }
    format!("/cases?{}", query.join("&"))
}

/// The codes of the states that cases of a kind have.
fn states(sealed: bool) -> Vec<&'static str> {
    let all: Vec<&str> = State::ALL.iter().map(|s| s.as_str()).collect();
    if sealed { [&all[..1], &all[9..], &all[6..7]].concat() } else { all[..9].to_vec() }
}

fn page(
    ui: &Ui,
    viewer: &Viewer,
    deps: &Deps,
    asked: &Fields,
    wanted: &Wanted,
    (lines, committees): (Vec<Line>, Vec<Committee>),
    (next, first): (String, String),
) -> ListPage {
    let unreadable = unreadable(asked);
    let place_unknown = wanted.nowhere && !unreadable;
    let programme = &deps.ctx.programme;
    let ever = |kind: &str, offered: &[Entry]| ever(ui, programme, kind, offered);
    let pick = |name: &str, options: Vec<Choice>| -> Vec<Choice> {
        options.into_iter().map(|o| Choice { checked: o.value == asked.get(name), ..o }).collect()
    };
    let texts = |prefix: &str, codes: &[&str]| -> Vec<Choice> {
        codes.iter().map(|code| Choice::new(*code, ui.text(&format!("{prefix}{code}")))).collect()
    };
    let mut state_choices = texts("state-", &states(wanted.sealed));
    state_choices.insert(0, Choice::new("open", ui.text("cases-open-only")));
    // who sees one committee's cases alone is not offered the others
    let own = viewer.committees();
    let whole = viewer.is_any(&[Role::Handler, Role::Manager]);
    let committees: Vec<&Committee> = committees.iter().filter(|c| whole || own.contains(&c.key)).collect();
    let categories = programme.categories.iter().filter(|c| c.code <= 5);
    let categories = categories.map(|c| Choice::new(c.code.to_string(), c.name.get(ui.lang)));
    ListPage {
        lines: lines.iter().map(|l| views::line(ui, &deps.ctx, l)).collect(),
        chips: Vec::new(),
        sealed: wanted.sealed,
        both: viewer.is(Role::FocalPoint) && sees_ordinary(viewer),
        filtered: asked
            .iter()
            .any(|(n, v)| !["kind", "order", "after", "lang", "done"].contains(&n) && !v.trim().is_empty()),
        search: wanted.search.clone(),
        from: asked.get("from").to_owned(),
        until: asked.get("until").to_owned(),
        place: asked.get("place").to_owned(),
        states: pick("state", state_choices),
        dues: pick("due", texts("due-", &["overdue", "week", "later"])),
        categories: pick("category", categories.collect()),
        sectors: pick("sector", ever("sector", &programme.sectors)),
        committees: pick("committee", committees.iter().map(|c| Choice::new(&c.code, &c.name)).collect()),
        channels: pick("channel", ever("channel", &programme.channels)),
        projects: pick("project", ever("project", &programme.projects)),
        donors: pick("donor", ever("donor", &programme.more.donors)),
        partners: pick("partner", ever("partner", &programme.more.partners)),
        activities: pick("activity", ever("activity", &[])),
        orders: pick("order", texts("order-", &["newest", "oldest", "due"])),
        mine: pick("mine", texts("mine-", &["assigned", "entered", "tell", "written"])),
        figure: wanted.figure.map(Figure::as_str).unwrap_or_default(),
        unreadable,
        place_unknown,
        places: if place_unknown { places(ui, deps, asked) } else { Vec::new() },
        next,
        first,
        csv: csv(wanted, viewer, asked),
    }
}

/// What a list may be narrowed by, retired or not.
fn ever(ui: &Ui, programme: &Programme, kind: &str, offered: &[Entry]) -> Vec<Choice> {
    programme.ever(kind, offered, ui.lang).into_iter().map(|(code, name)| Choice::new(code, name)).collect()
}

/// The address of the same list as a file; empty where there is none.
fn csv(wanted: &Wanted, viewer: &Viewer, asked: &Fields) -> String {
    if wanted.sealed || !viewer.is_any(&[Role::Handler, Role::Manager]) {
        return String::new();
    }
    address(asked, None).replacen("/cases", "/export", 1)
}
