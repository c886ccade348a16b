//! Forms and files as no page of ours sends them: an answer in words, and all of it is written or nothing.
use crate::intake::world::{GRAVE, SMALL, World, hidden};
use crate::support::{Answer, Person, role};
use actix_web::test::TestRequest;
use jaabi::access::Role;
use jaabi::desks::DeskKind;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

/// How many of each kind are sent.
const SENT: usize = 60;

/// Answers to the questions with some taken away, doubled or exchanged for something else.
fn any_form() -> impl Strategy<Value = Vec<(String, String)>> {
    let base = proptest::sample::select(vec![SMALL, GRAVE]);
    let odd = prop_oneof![
        "\\PC{0,30}",
        Just("no".to_owned()),
        Just("yes".to_owned()),
        Just("31/02/2026".to_owned()),
        (0usize..9_000).prop_map(|long| "é".repeat(long)),
        Just("\u{0}\u{202E}' OR 1=1 --".to_owned()),
    ];
    let change = (any::<proptest::sample::Index>(), 0u8..4, odd);
    (base, proptest::collection::vec(change, 0..4)).prop_map(|(base, changes)| {
        let mut form: Vec<(String, String)> =
            base.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        for (at, how, odd) in changes {
            let at = at.index(form.len());
            match how {
                0 => drop(form.remove(at)),
                1 => form.push((form[at].0.clone(), odd)),
                _ => form[at].1 = odd,
            }
        }
        form
    })
}

fn some<T>(runner: &mut TestRunner, strategy: &impl Strategy<Value = T>) -> T {
    strategy.new_tree(runner).unwrap().current()
}

#[actix_web::test]
async fn a_form_is_recorded_whole_or_not_at_all() {
    let world = World::new().await;
    world.focal("Oumou", DeskKind::Psea).await;
    let member = world.member().await;
    let mut runner = TestRunner::default();
    let mut recorded = 0;
    for _ in 0..SENT {
        let token = hidden(&member.get("/intake").await, "token");
        let form = some(&mut runner, &any_form());
        let before = world.counts();
        let pairs: Vec<(&str, &str)> =
            form.iter().map(|(n, v)| (n.as_str(), v.as_str())).chain([("token", token.as_str())]).collect();
        let answer = member.post("/intake/record", &pairs).await;
        let after = world.counts();
        if answer.status == 303 && answer.location.as_deref().is_some_and(|to| to.starts_with("/intake/slip/")) {
            recorded += 1;
            let ordinary = after.1 - before.1;
            assert_eq!((after.0 - before.0, after.2 - before.2), (1, 1), "{form:?}");
            assert!(ordinary == 0 || ordinary == 1, "{form:?}");
            assert_eq!(world.is_whole(), None, "{form:?}");
        } else {
            assert!((200..500).contains(&answer.status), "{} {form:?}", answer.status);
            assert_eq!(before, after, "{form:?}");
        }
    }
    assert!(recorded > 0 && recorded < SENT, "{recorded} of {SENT} were recorded");
}

/// A tracker in which some cells are not what they should be.
fn any_tracker() -> impl Strategy<Value = Vec<u8>> {
    let cell = prop_oneof![
        4 => proptest::sample::select(vec!["02/03/2026", "3", "6", "Mopti", "Gao", "ML05", "Awa", "une bâche"])
            .prop_map(|text| text.as_bytes().to_vec()),
        1 => "\\PC{0,12}".prop_map(String::into_bytes),
        1 => proptest::collection::vec(any::<u8>(), 0..9),
    ];
    let date = prop_oneof![3 => Just(b"02/03/2026".to_vec()), 1 => cell.clone()];
    let category = prop_oneof![3 => proptest::sample::select(vec!["2", "3", "6"]).prop_map(|t| t.as_bytes().to_vec()), 1 => cell.clone()];
    let row =
        (date, cell.clone(), cell.clone(), category, cell).prop_map(|(a, b, c, d, e)| [a, b, c, d, e].join(&b';'));
    proptest::collection::vec(row, 1..12).prop_map(|rows| {
        let head = "Reçue le;Région;Cercle;Catégorie;Résumé".as_bytes().to_vec();
        [vec![head], rows].concat().join(&b'\n')
    })
}

async fn send(person: &Person, bytes: &[u8]) -> Answer {
    let token = person.get("/import").await.csrf().expect("a form");
    let head = format!(
        "--limit\r\ncontent-disposition: form-data; name=\"csrf\"\r\n\r\n{token}\r\n--limit\r\ncontent-disposition: \
         form-data; name=\"file\"; filename=\"f.csv\"\r\ncontent-type: text/csv\r\n\r\n"
    );
    let body = [head.as_bytes(), bytes, b"\r\n--limit--\r\n"].concat();
    let kind = ("content-type", "multipart/form-data; boundary=limit");
    let length = ("content-length", body.len().to_string());
    person.send(TestRequest::post().uri("/import").insert_header(kind).insert_header(length).set_payload(body)).await
}

#[actix_web::test]
async fn a_file_is_written_after_the_yes_alone_and_as_it_was_announced() {
    let world = World::new().await;
    world.focal("Oumou", DeskKind::Psea).await;
    world.focal("Nana", DeskKind::Bypass).await;
    let loader = world.app.person("Lala", &[role(Role::DataLoader)]).await;
    let mut runner = TestRunner::default();
    let mut taken = 0;
    for _ in 0..SENT / 2 {
        let file = some(&mut runner, &any_tracker());
        let before = world.counts();
        let answer = send(&loader, &file).await;
        assert!(matches!(answer.status, 303 | 422), "{} {file:?}", answer.status);
        assert_eq!(world.counts(), before, "nothing is written before the yes");
        let Some(address) = answer.location else { continue };
        let address = address.strip_suffix("/columns").expect("the first step").to_owned();
        let look = loader.get(&address).await;
        if look.status != 200 {
            continue;
        }
        let announced = created(&look);
        loader.post(&address, &[]).await.leads_to(&address);
        let done = loader.get(&address).await;
        assert_eq!(created(&done), announced, "{}", String::from_utf8_lossy(&file));
        let new = usize::try_from(world.counts().0 - before.0).unwrap();
        assert_eq!(Some(new), announced, "{}", String::from_utf8_lossy(&file));
        assert_eq!(world.is_whole(), None);
        taken += new;
    }
    assert!(taken > 0, "no file was taken");
}

/// How many cases a page says are or will be made.
fn created(page: &Answer) -> Option<usize> {
    assert_eq!(page.status, 200, "{}", page.body);
    let (_, rest) = page.body.split_once("Dossiers à créer").or_else(|| page.body.split_once("Dossiers créés"))?;
    let digits: String = rest.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}
