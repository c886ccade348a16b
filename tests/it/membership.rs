//! Membership nobody can fake: whoever writes to the database alone becomes nobody's focal point.
use crate::support::world::World;
use crate::support::{PASSWORD, Person, focal_point_of, recovery};
use diesel::prelude::*;
use jaabi::app;
use jaabi::cases::model::Track;
use jaabi::desks::{self, Standing};
use jaabi::id::{AccountKey, Reference};
use jaabi::storage::DbConn;
use jaabi::storage::schema::{accounts, cases, desk_log, desk_members, grants};

/// Who was given the key of a case: accounts, recovery aside.
fn holders(world: &World, reference: &Reference) -> Vec<AccountKey> {
    let wanted = reference.as_str().to_owned();
    world.app.read(|conn| {
        let rows: Vec<Option<AccountKey>> = grants::table
            .inner_join(cases::table.on(grants::case_key.eq(cases::key)))
            .filter(cases::reference.eq(wanted))
            .select(grants::account_key)
            .load(conn)?;
        Ok(rows.into_iter().flatten().collect())
    })
}

/// What a thief of the database's password does.
async fn by_sql(world: &World, work: impl FnOnce(&mut DbConn) -> QueryResult<usize> + Send + 'static) {
    world.app.write(move |conn| Ok(work(conn)?)).await;
}

fn standing(world: &World, desk: &str, who: AccountKey) -> Option<Standing> {
    let (desk, trust, today) = (world.desks[desk], world.app.program.trust.clone(), world.app.clock.today());
    world.app.read(|conn| {
        let desk = desks::get(conn, desk)?.expect("a desk");
        let (listed, _) = desks::listed(conn, &trust, &desk, today)?;
        Ok(listed.iter().find(|member| member.account == who).map(|member| member.standing))
    })
}

/// Remembers the logs outside the database, as a running server does every few seconds.
fn keep(world: &World) {
    let program = world.app.program.clone();
    std::thread::spawn(move || app::keep(&program, app::Seen::default()).unwrap()).join().unwrap();
}

async fn newcomer(world: &World, name: &str) -> Person {
    world.app.person(name, &[focal_point_of(world.desks["psea"])]).await
}

#[actix_web::test]
async fn a_recipient_that_was_swapped_is_sealed_to_no_more() {
    let world = World::new().await;
    let (focal, thief) = (world.focal.key.unwrap(), world.admin.key.unwrap());
    by_sql(&world, move |conn| {
        let own: Option<String> = accounts::table.find(thief).select(accounts::recipient).first(conn)?;
        diesel::update(accounts::table.find(focal)).set(accounts::recipient.eq(own)).execute(conn)
    })
    .await;
    let case = world.take(world.sealed(Track::Psea)).await;
    assert_eq!(holders(&world, &case), [world.second.key.unwrap()]);
    assert_eq!(standing(&world, "psea", focal), Some(Standing::Unconfirmed));
    assert!(world.second.get("/").await.has("attend d’être confirmé"), "an alarm for the desk");
    assert!(world.admin.get("/settings").await.has("1 à confirmer"), "and for the administrator");
}

#[actix_web::test]
async fn a_member_that_was_inserted_is_nobody() {
    let world = World::new().await;
    let (desk, thief, today) = (world.desks["psea"], world.admin.key.unwrap(), world.app.clock.today());
    by_sql(&world, move |conn| {
        diesel::insert_into(desk_members::table)
            .values((
                desk_members::desk_key.eq(desk),
                desk_members::account_key.eq(thief),
                desk_members::from_on.eq(today),
            ))
            .execute(conn)
    })
    .await;
    let case = world.take(world.sealed(Track::Psea)).await;
    assert_eq!(holders(&world, &case), [world.focal.key.unwrap(), world.second.key.unwrap()]);
    assert_eq!(world.admin.get(&format!("/cases/{case}")).await.status, 404);
    assert!(world.focal.get("/team").await.has("À confirmer"));
}

#[actix_web::test]
async fn an_entry_that_was_copied_to_another_desk_breaks_its_log_and_nothing_is_sealed_there() {
    let world = World::new().await;
    let (from, to) = (world.desks["bypass"], world.desks["psea"]);
    by_sql(&world, move |conn| {
        type Row = (String, Vec<u8>, Vec<u8>);
        let columns = (desk_log::body, desk_log::signature, desk_log::hash);
        let (body, signature, hash): Row =
            desk_log::table.filter(desk_log::desk_key.eq(from)).select(columns).first(conn)?;
        diesel::insert_into(desk_log::table)
            .values((
                desk_log::desk_key.eq(to),
                desk_log::number.eq(3),
                desk_log::body.eq(body),
                desk_log::signature.eq(signature),
                desk_log::hash.eq(hash),
            ))
            .execute(conn)
    })
    .await;
    let case = world.take(world.sealed(Track::Psea)).await;
    assert_eq!(holders(&world, &case), [world.far.key.unwrap()], "the bypass desk takes it");
    assert!(world.focal.get("/team").await.has("qui n’en avait pas le droit"));
    assert!(world.admin.get("/settings").await.has("qui n’en avait pas le droit"));
}

#[actix_web::test]
async fn a_grant_that_was_copied_opens_nothing() {
    let world = World::new().await;
    let case = world.take(world.sealed(Track::Psea)).await;
    let (reference, thief) = (case.as_str().to_owned(), world.admin.key.unwrap());
    by_sql(&world, move |conn| {
        let (key, wrapped): (jaabi::id::CaseKey, Vec<u8>) = grants::table
            .inner_join(cases::table.on(grants::case_key.eq(cases::key)))
            .filter(cases::reference.eq(reference))
            .filter(grants::account_key.is_not_null())
            .select((grants::case_key, grants::wrapped))
            .first(conn)?;
        diesel::insert_into(grants::table)
            .values((
                grants::case_key.eq(key),
                grants::kind.eq("named"),
                grants::account_key.eq(thief),
                grants::wrapped.eq(wrapped),
                grants::granted_on.eq(chrono::NaiveDate::MIN.max(chrono::NaiveDate::from_ymd_opt(2026, 3, 2).unwrap())),
            ))
            .execute(conn)
    })
    .await;
    let viewer = world.app.viewer(&world.admin);
    let ctx = world.context();
    let mut viewer = viewer;
    viewer.session = None;
    let opened = world.app.db.read_now(|conn| jaabi::cases::sealed::open(conn, &ctx, &viewer, &case));
    assert!(opened.is_err());
    let bundle = world.admin.bundle.clone().unwrap();
    let (wrapped, recipient) = world.app.read(|conn| {
        let mine =
            grants::table.filter(grants::account_key.eq(thief)).select(grants::wrapped).first::<Vec<u8>>(conn)?;
        let of_case = cases::table.filter(cases::reference.eq(case.as_str())).select(cases::recipient);
        Ok((mine, of_case.first::<Option<String>>(conn)?.unwrap()))
    });
    assert!(grants_open(&wrapped, &bundle, &recipient).is_err());
}

fn grants_open(
    wrapped: &[u8],
    bundle: &jaabi::sealing::KeyBundle,
    recipient: &str,
) -> Result<jaabi::sealing::CaseIdentity, jaabi::sealing::SealingError> {
    jaabi::grants::open(wrapped, bundle, &recipient.parse().unwrap())
}

#[actix_web::test]
async fn an_old_membership_that_is_put_back_is_found_out() {
    let world = World::new().await;
    let (desk, gone) = (world.desks["psea"], world.second.key.unwrap());
    let before: Vec<i64> = world.app.read(|conn| Ok(desk_log::table.select(desk_log::key).load(conn)?));
    world.app.leave(gone).await;
    keep(&world);
    by_sql(&world, move |conn| {
        diesel::delete(desk_log::table.filter(desk_log::key.ne_all(before))).execute(conn)?;
        diesel::update(desk_members::table.filter(desk_members::account_key.eq(gone)))
            .set(desk_members::until_on.eq(None::<chrono::NaiveDate>))
            .execute(conn)
    })
    .await;
    let case = world.take(world.sealed(Track::Psea)).await;
    assert_eq!(holders(&world, &case), [world.far.key.unwrap()], "nobody of that desk is believed");
    assert!(desk.get() > 0 && world.focal.get("/team").await.has("qui n’en avait pas le droit"));
}

#[actix_web::test]
async fn after_a_reset_nothing_is_sealed_until_somebody_confirmed_the_eight_words() {
    let world = World::new().await;
    let (focal, second) = (world.focal.key.unwrap(), world.second.key.unwrap());
    let now = world.app.clock.now();
    for key in [focal, second] {
        let first =
            jaabi::accounts::first_password("premier mot pour tous", jaabi::sealing::Argon2Cost::LEAST).unwrap();
        world.app.write(move |conn| Ok(jaabi::cases::reset(conn, key, first, None, now)?)).await;
    }
    let case = world.take(world.sealed(Track::Psea)).await;
    assert_eq!(holders(&world, &case), [world.far.key.unwrap()], "sealed to none of them");
    // the administrator, who knows the first password, chooses the own one: still nobody
    let thief = world.focal.elsewhere();
    thief.sign_in_with("Fanta Coulibaly", "premier mot pour tous").await;
    thief.post("/password", &[("old", "premier mot pour tous"), ("new", PASSWORD), ("again", PASSWORD)]).await;
    let case = world.take(world.sealed(Track::Psea)).await;
    assert_eq!(holders(&world, &case), [world.far.key.unwrap()]);
}

/// A new first password, and the own one chosen with it: new keys.
async fn begins_anew(world: &World, person: &Person, name: &str) {
    let (key, now) = (person.key.unwrap(), world.app.clock.now());
    let first = jaabi::accounts::first_password("premier mot pour tous", jaabi::sealing::Argon2Cost::LEAST).unwrap();
    world.app.write(move |conn| Ok(jaabi::cases::reset(conn, key, first, None, now)?)).await;
    let browser = person.elsewhere();
    browser.sign_in_with(name, "premier mot pour tous").await;
    browser.post("/password", &[("old", "premier mot pour tous"), ("new", PASSWORD), ("again", PASSWORD)]).await;
}

#[actix_web::test]
async fn whoever_lost_the_keys_holds_nothing_and_can_be_given_it_anew() {
    let world = World::new().await;
    let case = world.take(world.sealed(Track::Psea)).await;
    let (focal, second, far) = (world.focal.key.unwrap(), world.second.key.unwrap(), world.far.key.unwrap());
    assert!(world.letter_waits(&world.second));
    begins_anew(&world, &world.second, "Salif Diallo").await;
    assert_eq!(holders(&world, &case), [focal], "nobody is said to open what they cannot");
    assert!(!world.letter_waits(&world.second));
    let id = world.id(&world.second);
    let heard = [("desk", "psea"), ("account", id.as_str()), ("heard", "yes")];
    world.focal.post("/team/confirm", &heard).await.leads_to("/team?done=confirmed");
    assert_eq!(holders(&world, &case), [focal], "older cases are granted singly");
    let give = [("name", "Salif Diallo"), ("concerned", "no"), ("reason", "x")];
    assert_eq!(world.act(&world.focal, &case, "grant", &give).await.status, 303);
    let mut both = holders(&world, &case);
    both.sort_by_key(|key| key.get());
    assert_eq!(both, [focal, second]);
    // and where the others have no keys any more, a conflict leads far away, not into nothing
    begins_anew(&world, &world.second, "Salif Diallo").await;
    world.act(&world.focal, &case, "conflict", &[]).await;
    assert_eq!(holders(&world, &case), [far]);
}

#[actix_web::test]
async fn what_nobody_has_keys_for_any_more_waits_for_the_recovery_kit() {
    let world = World::new().await;
    let case = world.take(world.sealed(Track::Psea)).await;
    for (person, name) in [(&world.focal, "Fanta Coulibaly"), (&world.second, "Salif Diallo")] {
        begins_anew(&world, person, name).await;
    }
    assert_eq!(holders(&world, &case), []);
    let ctx = world.context();
    let waiting = world.app.read(move |conn| Ok(jaabi::cases::recover::waiting(conn, &ctx, recovery())?));
    assert_eq!(waiting.len(), 1, "{waiting:?}");
}

#[actix_web::test]
async fn a_member_confirms_a_newcomer_by_the_eight_words_and_everybody_is_told() {
    let world = World::new().await;
    let new = newcomer(&world, "Sira Koné").await;
    let (desk, key, today) = (world.desks["psea"], new.key.unwrap(), world.app.clock.today());
    world.app.write(move |conn| Ok(desks::add_member(conn, desk, key, today)?)).await;
    let old = world.take(world.sealed(Track::Psea)).await;
    assert!(!holders(&world, &old).contains(&key));
    let id = world.app.read(|conn| Ok(jaabi::accounts::ids(conn, &[key])?[0].to_string()));
    let heard = [("desk", "psea"), ("account", id.as_str()), ("heard", "yes")];
    // neither the newcomer nor anybody of another desk, nor without having listened
    for (person, status) in [(&new, 404), (&world.far, 404), (&world.admin, 404)] {
        assert_eq!(person.post("/team/confirm", &heard).await.status, status);
    }
    assert_eq!(world.focal.post("/team/confirm", &heard[..2]).await.status, 422);
    assert!(world.focal.get("/team").await.has("Sira Koné"));
    world.focal.post("/team/confirm", &heard).await.leads_to("/team?done=confirmed");
    assert_eq!(standing(&world, "psea", key), Some(Standing::Confirmed));
    let case = world.take(world.sealed(Track::Psea)).await;
    assert!(holders(&world, &case).contains(&key));
    assert_eq!(new.get(&format!("/cases/{case}")).await.status, 200);
    assert_eq!(new.get(&format!("/cases/{old}")).await.status, 404, "older cases are granted singly");
    // who has left confirms nobody
    world.app.leave(world.second.key.unwrap()).await;
    assert_eq!(world.second.post("/team/confirm", &heard).await.status, 404);
}

#[actix_web::test]
async fn a_recovery_recipient_that_was_swapped_in_the_database_is_not_used() {
    let world = World::new().await;
    let thief = jaabi::sealing::RecoveryKit::generate().unwrap();
    let named = thief.recipient().to_string();
    by_sql(&world, move |conn| {
        use jaabi::storage::schema::instance;
        diesel::update(instance::table).set(instance::recovery_recipient.eq(named)).execute(conn)
    })
    .await;
    let mut programme =
        world.app.read(|conn| Ok(jaabi::programme::load(conn, world.app.clock.today())?.expect("a programme")));
    world.app.program.trust.pin(&mut programme).unwrap();
    assert_eq!(programme.instance.recovery.as_ref(), Some(recovery().recipient().recipient()));
    assert!(world.app.program.trust.recovery_was_swapped());
    assert!(world.admin.get("/settings").await.has("une autre clé de secours"));
}

#[actix_web::test]
async fn the_team_page_says_since_when_the_keys_of_today_are_confirmed() {
    let world = World::new().await;
    let shown = async |who: &Person| who.get("/team").await.body;
    world.app.later(2 * 86_400);
    let (focal, second) = (world.focal.elsewhere(), world.second.elsewhere());
    focal.sign_in().await.leads_to("/");
    second.sign_in().await.leads_to("/");
    assert!(shown(&second).await.matches("depuis le 2 mars 2026").count() == 2, "{}", shown(&second).await);
    let fields = [("old", PASSWORD), ("new", "calebasse nuage trois vélos"), ("again", "calebasse nuage trois vélos")];
    focal.post("/me/renew", &fields).await.leads_to("/me?done=renewed");
    let page = shown(&second).await;
    assert!(page.contains("inscrit depuis le 2 mars 2026"), "{page}");
    let (_, rest) = page.split_once("name=\"account\" value=\"").expect("somebody to confirm");
    let account = rest.split('"').next().unwrap();
    let fields = [("desk", "psea"), ("account", account), ("heard", "yes")];
    second.post("/team/confirm", &fields).await.leads_to("/team?done=confirmed");
    let page = shown(&second).await;
    assert!(!page.contains("inscrit depuis"), "{page}");
    for day in ["depuis le 2 mars 2026", "depuis le 4 mars 2026"] {
        assert_eq!(page.matches(day).count(), 1, "{day}: {page}");
    }
}

/// Somebody whom an administrator put on the list of a desk.
async fn proposed(world: &World, name: &str, desk: &str) -> Person {
    let (desk, today) = (world.desks[desk], world.app.clock.today());
    let person = world.app.person(name, &[focal_point_of(desk)]).await;
    let key = person.key.unwrap();
    world.app.write(move |conn| Ok(desks::add_member(conn, desk, key, today)?)).await;
    person
}

#[actix_web::test]
async fn who_waits_to_be_confirmed_is_told_so_and_so_are_those_who_can_help() {
    let world = World::new().await;
    let first = proposed(&world, "Bintou Kanté", "integrity").await;
    assert!(first.get("/").await.has("Vous attendez d’être confirmé"));
    let team = first.get("/team").await;
    assert!(team.has("Personne de cette équipe n’est encore confirmé") && team.has("jaabi member confirm"));
    let settings = world.admin.get("/settings").await;
    assert!(settings.has("personne n’est encore confirmé"), "{}", settings.body);
    // a second one beside somebody who is confirmed: that one can help
    let next = proposed(&world, "Hawa Sissoko", "psea").await;
    assert!(next.get("/").await.has("Vous attendez d’être confirmé"));
    assert!(!next.get("/team").await.has("jaabi member confirm"));
    let focal = world.focal.get("/").await;
    assert!(focal.has("attend d’être confirmé") && !focal.has("Vous attendez"), "{}", focal.body);
    // beside one alone, the alarm says whom to help, not to add a third
    proposed(&world, "Safi Dolo", "bypass").await;
    let settings = world.admin.get("/settings").await;
    assert!(settings.has("n’a qu’une personne confirmée"), "{}", settings.body);
}

#[actix_web::test]
async fn before_the_last_confirmed_person_begins_anew_the_page_says_what_that_costs() {
    let world = World::new().await;
    let asks = async |person: &Person| {
        let id =
            world.app.read(|conn| Ok(accounts::table.find(person.key.unwrap()).select(accounts::id).first(conn)?));
        let id: jaabi::id::AccountId = id;
        world.admin.get(&format!("/people/{id}/do/reset")).await
    };
    assert!(asks(&world.far).await.has("C’est la seule personne confirmée de son équipe"));
    assert!(!asks(&world.focal).await.has("C’est la seule personne confirmée"));
}
