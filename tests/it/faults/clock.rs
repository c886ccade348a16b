//! The clock of the machine jumps back: a battery that is empty, a hand that set it wrong.
use crate::support::world::World;
use jaabi::app;
use jaabi::cases::model::Track;

const YEAR: i64 = 400 * 86_400;

#[actix_web::test]
async fn a_clock_that_is_set_back_loses_nothing_and_leaves_no_screen_open() {
    let world = World::new().await;
    let before = world.record(world.ordinary("avant")).await;
    let sealed = world.take(world.sealed(Track::Psea)).await;
    let rounds = || {
        let program = world.app.program.clone();
        std::thread::spawn(move || {
            app::keep(&program, app::Seen::default()).unwrap();
            app::witness(&program, app::Witness::default()).unwrap();
            app::erase(&program, None).unwrap();
        })
        .join()
        .unwrap();
    };
    let people = world.everybody();
    let person = |who: &str| people.iter().find(|(name, _)| *name == who).map(|(_, person)| *person).unwrap();
    let (member, focal) = (person("member"), person("focal"));
    rounds();
    world.app.later(-YEAR);
    rounds();
    // whoever was signed in is let in or asked for the password, never met by a fault
    for (who, person) in world.everybody() {
        let answer = person.get("/").await;
        assert!(answer.status == 200 || answer.status == 303, "{who}: {}", answer.status);
    }
    let meanwhile = world.record(world.ordinary("pendant")).await;
    // a screen that nobody uses from now on locks as fast as ever
    world.app.later(world.app.program.config.security.lock_after_seconds + 1);
    member.get("/cases").await.leads_to("/locked");
    world.app.later(world.app.program.config.security.sealed_idle_seconds + 1);
    rounds();
    let open: i64 = world.app.read(|conn| {
        use diesel::prelude::*;
        use jaabi::storage::schema::sessions;
        let holds =
            sessions::table.filter(sessions::bundle.is_not_null()).filter(sessions::account_key.eq(focal.key.unwrap()));
        Ok(holds.count().get_result(conn)?)
    });
    assert_eq!(open, 0, "the keys of a focal point leave the database though the clock was set back");
    world.app.later(YEAR);
    rounds();
    // a member of a desk from a later day on sees nothing on an earlier one, and everything again when the day is right
    focal.sign_in().await;
    assert_eq!(focal.get(&format!("/cases/{}", sealed.as_str())).await.status, 200);
    let key = world.app.keys.log_key().unwrap();
    let seen = jaabi::audit::Checkpoints::of(&world.app.program.config.data).read(&key).unwrap();
    let report = world.app.read(|conn| Ok(jaabi::audit::verify(conn, &key, &seen)?));
    assert!(report.broken.is_none(), "{report:?}");
    let there: Vec<String> = world.app.read(|conn| {
        use diesel::prelude::*;
        use jaabi::storage::schema::cases;
        Ok(cases::table.select(cases::reference).load(conn)?)
    });
    for reference in [before, sealed, meanwhile] {
        assert!(there.iter().any(|kept| kept == reference.as_str()), "{}", reference.as_str());
    }
}

#[actix_web::test]
async fn wrong_passwords_before_the_clock_was_set_back_lock_nobody_out_until_it_has_caught_up() {
    let app = crate::support::TestApp::new().await;
    let person = app.person("Sira", &[crate::support::role(jaabi::access::Role::Auditor)]).await;
    for _ in 0..9 {
        let fields = [("name", "Sira"), ("password", "pas le bon du tout")];
        assert_ne!(app.anonymous().post_bare("/sign-in", &fields).await.status, 303);
    }
    app.later(-YEAR);
    let fields = [("name", "Sira"), ("password", crate::support::PASSWORD)];
    assert_eq!(person.elsewhere().post_bare("/sign-in", &fields).await.status, 303);
}
