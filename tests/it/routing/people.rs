//! From a desk to persons: whatever desks, members and exclusions there are, somebody can open every sealed case, and
//! nobody who must not.
use crate::support::{TestApp, focal_point_of, recovery, role};
use diesel::prelude::*;
use jaabi::access::{Level, Role};
use jaabi::accounts::{NewAccount, Profile};
use jaabi::cases::model::{Envelope, NewSealed, Track};
use jaabi::cases::{self, Context, Error};
use jaabi::desks::{self, DeskKind, NewDesk};
use jaabi::id::{AccountKey, CaseKey, PlaceKey};
use jaabi::sealing::Argon2Cost;
use jaabi::storage::schema::{cases as table, grants};
use proptest::prelude::*;

/// One programme: for each of six desks of two places which of eight people are members, and whom a case excludes.
#[derive(Debug, Clone)]
struct Situation {
    desks: Vec<(DeskKind, bool, Vec<bool>)>,
    excluded: Vec<bool>,
    track: Track,
    far: bool,
    doubtful: bool,
}

const PEOPLE: usize = 8;

fn situation() -> impl Strategy<Value = Situation> {
    let kind = proptest::sample::select(DeskKind::ALL.to_vec());
    let members = || proptest::collection::vec(any::<bool>(), PEOPLE);
    let desk = (kind, any::<bool>(), members());
    let track = proptest::sample::select(Track::ALL[1..].to_vec());
    (proptest::collection::vec(desk, 0..6), members(), track, any::<bool>(), any::<bool>())
        .prop_map(|(desks, excluded, track, far, doubtful)| Situation { desks, excluded, track, far, doubtful })
}

/// Grants of a case: account, or none for recovery.
fn holders(app: &TestApp, case: CaseKey) -> Vec<Option<AccountKey>> {
    app.read(|conn| Ok(grants::table.filter(grants::case_key.eq(case)).select(grants::account_key).load(conn)?))
}

fn context(app: &TestApp) -> Context {
    Context {
        programme: app.program.programme.get(),
        book: app.program.places.book(),
        trust: app.program.trust.clone().into_inner(),
        keys: app.keys.clone(),
        now: app.clock.now(),
        today: app.clock.today(),
    }
}

fn people(app: &TestApp) -> Vec<AccountKey> {
    let now = app.clock.now();
    let make = |number: usize| {
        let profile = Profile { name: format!("Personne {number}"), language: None, roles: vec![role(Role::Auditor)] };
        let (new, _) = NewAccount::with_own_password(profile, "pirogue mil soleil", Argon2Cost::LEAST).unwrap();
        app.db.write_now(move |conn| Ok::<_, anyhow::Error>(jaabi::accounts::create(conn, &new, None, now)?)).unwrap()
    };
    (0..PEOPLE).map(make).collect()
}

/// Makes the desks of a situation and answers with its kinds and members, after taking those before it away.
fn make(app: &TestApp, situation: &Situation, people: &[AccountKey], region: PlaceKey, round: usize) {
    let (situation, people, today) = (situation.clone(), people.to_vec(), app.clock.today());
    let trust = app.program.trust.clone();
    let done = app.db.write_now(move |conn| {
        for person in &people {
            desks::end(conn, &trust, *person, today)?;
        }
        for (number, (kind, regional, members)) in situation.desks.iter().enumerate() {
            let text = String::new;
            let new = NewDesk {
                code: format!("{round}-{number}"),
                kind: *kind,
                name: format!("{round}-{number}"),
                place: regional.then_some(region),
                phone: text(),
                hours: text(),
                woman: text(),
                man: text(),
            };
            let desk = desks::add(conn, &new)?;
            for (person, _) in people.iter().zip(members).filter(|(_, is)| **is) {
                desks::join(conn, &trust, (&desk, *person), recovery().bundle(), today)?;
            }
        }
        Ok::<_, anyhow::Error>(())
    });
    done.unwrap();
}

#[test]
fn every_sealed_case_has_a_key_holder_or_waits_and_never_an_excluded_one() {
    // sealing waits for the writer: not inside the server's own threads
    let app = actix_web::rt::System::new().block_on(TestApp::new());
    let (people, ctx) = (people(&app), context(&app));
    let region = ctx.book.find("Gao", Level::Region, None).unwrap().key;
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig { cases: 60, ..ProptestConfig::default() });
    let round = std::cell::Cell::new(0);
    let done = runner.run(&situation(), |situation| {
        round.set(round.get() + 1);
        make(&app, &situation, &people, region, round.get());
        let excluded: Vec<AccountKey> =
            people.iter().zip(&situation.excluded).filter(|(_, is)| **is).map(|(key, _)| *key).collect();
        let new = NewSealed {
            track: situation.track,
            region: Some(region),
            received_on: app.clock.today(),
            far_away: situation.far,
            excluded: excluded.clone(),
            doubtful: situation.doubtful,
            received_by: None,
            envelope: Envelope::default(),
            closed_on: None,
            due_on: None,
        };
        let author = (people[0], app.read(|conn| Ok(jaabi::accounts::ids(conn, &people[..1])?))[0]);
        let recorded = cases::take_sealed(&app.db, &ctx, &new, Some(author), None).map_err(failed)?;
        let holders = holders(&app, recorded.key);
        let waits: bool = app.read(|conn| Ok(table::table.find(recorded.key).select(table::waiting).first(conn)?));
        prop_assert_eq!(holders.iter().filter(|h| h.is_none()).count(), 1, "recovery, always");
        prop_assert_eq!(holders.len() == 1, waits, "a key holder, or it waits");
        prop_assert!(holders.iter().flatten().all(|h| !excluded.contains(h)), "never somebody excluded");
        let eligible = eligible(&situation);
        prop_assert_eq!(waits, eligible.is_empty(), "waits only when really nobody is left");
        prop_assert!(holders.iter().flatten().all(|h| eligible.contains(&people.iter().position(|p| p == h).unwrap())));
        Ok(())
    });
    done.unwrap();
}

/// Who may be given it: members of a desk of its kind or of the bypass desk who are not excluded.
fn eligible(situation: &Situation) -> Vec<usize> {
    let usual = situation.track.desk().filter(|_| !situation.far && !situation.doubtful);
    let desks = situation.desks.iter().filter(|(kind, ..)| *kind == DeskKind::Bypass || Some(*kind) == usual);
    let mut found: Vec<usize> =
        desks.flat_map(|(_, _, members)| (0..PEOPLE).filter(|at| members[*at] && !situation.excluded[*at])).collect();
    found.sort_unstable();
    found.dedup();
    found
}

fn failed(error: Error) -> TestCaseError {
    TestCaseError::fail(error.to_string())
}

#[actix_web::test]
async fn a_desk_of_the_region_comes_before_one_of_the_country() {
    let app = TestApp::new().await;
    let ctx = context(&app);
    let region = ctx.book.find("Gao", Level::Region, None).unwrap().key;
    let far = app.desk(DeskKind::Psea, "country").await;
    let oumou = app.person("Oumou", &[focal_point_of(far)]).await.key.unwrap();
    let near = app
        .write(move |conn| {
            let new = NewDesk {
                code: "gao".into(),
                kind: DeskKind::Psea,
                name: "Gao".into(),
                place: Some(region),
                phone: String::new(),
                hours: String::new(),
                woman: String::new(),
                man: String::new(),
            };
            Ok(desks::add(conn, &new)?.key)
        })
        .await;
    let kadi = app.person("Kadi", &[focal_point_of(near)]).await.key.unwrap();
    app.join(far, oumou).await;
    app.join(near, kadi).await;
    let chosen = |excluded: &[AccountKey], at: Option<PlaceKey>| {
        let found = app.read(|conn| {
            Ok(jaabi::routing::choose_desk(conn, &ctx.book, &ctx.trust, DeskKind::Psea, at, excluded, ctx.today)?)
        });
        found.1.into_iter().map(|member| member.account).collect::<Vec<_>>()
    };
    assert_eq!(chosen(&[], Some(region)), [kadi]);
    assert_eq!(chosen(&[kadi], Some(region)), [oumou], "a desk whose members are all excluded is passed over");
    assert_eq!(chosen(&[], None), [oumou]);
    assert_eq!(chosen(&[kadi, oumou], Some(region)), []);
}
