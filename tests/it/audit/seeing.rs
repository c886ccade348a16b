//! What the auditor sees, and what nobody can see from the order of things.
use super::{other_hand, witness};
use crate::support::world::World;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use jaabi::cases::model::Track;
use jaabi::storage::schema::{audit as timed, audit_sealed as sealed};
use serde_json::Value;

#[actix_web::test]
async fn the_page_says_that_the_log_is_whole_or_where_it_breaks_first() {
    let world = World::new().await;
    let page = world.auditor.get("/audit").await;
    assert!(page.has("Le journal est entier. Aucun relevé"), "{}", page.body);
    witness(&world.app);
    world.app.later(301);
    let page = world.auditor.get("/audit").await;
    assert!(page.has("Le journal est entier. Jusqu’au relevé du"), "{}", page.body);
    let sql = "UPDATE audit SET kind = 'exported' WHERE number = 3";
    other_hand(&world.app).batch_execute(sql).unwrap();
    world.app.later(301);
    let page = world.auditor.get("/audit").await;
    assert!(page.has("Le journal est abîmé") && page.has("ligne 3 de la suite"), "{}", page.body);
    assert!(page.has("La ligne ne dit plus ce qu’elle disait."), "{}", page.body);
}

/// What is stored and shown after one sealed intake and two ordinary entries at 9:02 and 9:20, the intake at this minute.
async fn a_day(intake_at: i64) -> (Vec<String>, String, Vec<String>) {
    let world = World::new().await;
    let begun = world.app.clock.now();
    for minute in 0..40 {
        world.app.clock.set(begun + chrono::TimeDelta::minutes(minute));
        if minute == 2 || minute == 20 {
            world.record(world.ordinary("la pompe")).await;
            // or the screen would lock before the page is read
            world.auditor.get("/me").await;
        }
        if minute == intake_at {
            world.take(world.sealed(Track::Psea)).await;
        }
        witness(&world.app);
    }
    let stored = world.app.read(|conn| {
        type Row = (i32, i64, chrono::NaiveDateTime, Option<i64>, String, Option<i64>);
        let columns = (timed::lane, timed::number, timed::at, timed::actor_key, timed::kind, timed::case_key);
        let rows: Vec<Row> = timed::table.select(columns).order((timed::lane, timed::number)).load(conn)?;
        // the key of a case is not the log's
        let mut lines: Vec<String> =
            rows.iter().map(|row| format!("{:?}", (row.0, row.1, row.2, row.3, &row.4))).collect();
        type Sealed = (i64, chrono::NaiveDate, String, Option<i64>);
        let columns = (sealed::number, sealed::on_day, sealed::kind, sealed::desk_key);
        let rows: Vec<Sealed> = sealed::table.select(columns).load(conn)?;
        lines.extend(rows.iter().map(|row| format!("{row:?}")));
        Ok(lines)
    });
    let file = std::fs::read_to_string(world.app.program.config.data.join("audit/checkpoints.jsonl")).unwrap();
    let checkpoints = file.lines().map(|line| {
        let line: Value = serde_json::from_str(line).unwrap();
        let statement = &line["statement"];
        let ends = statement["ends"].as_array().unwrap().iter();
        let ends: Vec<String> = ends.map(|end| format!("{} {}", end["lane"], end["number"])).collect();
        format!("{} {ends:?}", statement["at"])
    });
    let page = world.auditor.get("/audit").await;
    let (_, table) = page.body.split_once("<table").expect("a table");
    (stored, table.split("</table>").next().unwrap().to_owned(), checkpoints.collect())
}

#[actix_web::test]
async fn a_sealed_intake_is_stored_shown_and_witnessed_the_same_wherever_in_the_day_it_happened() {
    let early = a_day(0).await;
    assert!(early.1.contains("dossier gardé pour peu"), "{}", early.1);
    for minute in [2, 10, 39] {
        assert_eq!(a_day(minute).await, early, "{minute}");
    }
}

#[actix_web::test]
async fn pages_follow_each_other_without_a_line_twice_or_left_out() {
    let world = World::new().await;
    let (now, loader) = (world.app.clock.now(), world.loader.key);
    for day in 0..5 {
        let at = now + chrono::TimeDelta::days(day);
        world
            .app
            .write(move |conn| {
                for minute in 0..70 {
                    jaabi::audit::note(conn, at + chrono::TimeDelta::minutes(minute / 7), loader, "exported", None)?;
                }
                Ok(jaabi::audit::note_sealed(conn, at.date(), "intake", None)?)
            })
            .await;
    }
    let all: i64 = world.app.read(|conn| Ok(timed::table.count().get_result(conn)?));
    let (mut path, mut timed_lines, mut sealed_lines) = ("/audit".to_owned(), 0, 0);
    loop {
        let page = world.auditor.get(&path).await;
        sealed_lines += page.body.matches("dossier gardé pour peu").count();
        timed_lines += page.body.matches("<th scope=\"row\">").count();
        let Some((_, next)) = page.body.split_once("href=\"/audit?before") else { break };
        path = format!("/audit?before{}", next.split('"').next().unwrap());
        path = path.replace("&#x3D;", "=").replace("&amp;", "&");
    }
    assert_eq!(sealed_lines, 5);
    assert_eq!(timed_lines as i64, all + 5);
}
