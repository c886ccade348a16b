//! Killed at any moment: whatever a slip or a page had said is there afterwards, whole, and opens.
//!
//! The program itself is started and killed (SIGKILL) again and again on one instance, while people take cases in, give
//! them to colleagues, pass them to another desk and carry them away. `CRASH_MOMENTS` says how often (20), `CRASH_SEED`
//! repeats the delays of an earlier run.
pub mod browser;
pub mod people;
pub mod rows;

use crate::support::{self, TestApp, focal_point_of, member_of};
use browser::Browser;
use jaabi::desks::DeskKind;
use people::{Kept, Moved};
use rand::{RngExt, SeedableRng};
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

pub const MEMBERS: [&str; 3] = ["Awa Dembélé", "Oumou Sagara", "Rokia Touré"];
pub const FOCAL: &str = "Fanta Coulibaly";
/// Of the bypass desk.
const FAR: &str = "Nana Guindo";
/// The latest moment at which the program is killed, in milliseconds after everybody has signed in.
const LATEST: u64 = 900;

/// An instance on the disk, with people, and nobody serving it.
pub struct Instance {
    pub folder: PathBuf,
    pub url: String,
    // taken away when this is dropped
    _database: support::Database,
}

impl Instance {
    pub async fn new() -> Self {
        let app = TestApp::with(|config| config.security.second_factor = "optional".to_owned()).await;
        let committee = app.committee("Socoura").await;
        for name in MEMBERS {
            app.person(name, &[member_of(committee)]).await;
        }
        for (name, kind) in [(FOCAL, DeskKind::Psea), (FAR, DeskKind::Bypass)] {
            let desk = app.desk(kind, kind.as_str()).await;
            let person = app.person(name, &[focal_point_of(desk)]).await;
            app.join(desk, person.key.unwrap()).await;
        }
        Self::over(app.leave_to_others())
    }

    /// Over a database with an instance in it, whose folder holds its keys.
    pub fn over(database: support::Database) -> Self {
        Self { folder: database.folder().to_owned(), url: database.url().to_owned(), _database: database }
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_jaabi"));
        for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("JAABI__")) {
            command.env_remove(name);
        }
        command.env_remove("TEST_DATABASE_URL").env("DATABASE_URL", &self.url);
        command.envs([("JAABI__SECURITY__ARGON2_MEMORY_KIB", "8"), ("JAABI__SECURITY__ARGON2_PASSES", "1")]);
        command.env("JAABI__SECURITY__SECOND_FACTOR", "optional");
        command.arg("--data").arg(&self.folder).args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// Starts the server, and waits until it listens.
    pub fn serve(&self) -> Served {
        Served::start(self.command(&["serve", "--port", "0"]))
    }

    /// `jaabi verify`, which must find nothing.
    pub fn verify(&self) {
        let output = self.command(&["verify"]).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
}

pub struct Served {
    pub child: Child,
    pub address: String,
}

impl Served {
    /// Starts a server and waits until it has said where it listens.
    pub fn start(mut command: Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.split("http://").nth(1).expect("where it listens").trim().to_owned();
        Self { child, address }
    }

    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    pub fn browser(&self, name: &str) -> Browser {
        Browser::signed_in(&self.address, name, support::PASSWORD)
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

fn setting(name: &str, default: u64) -> u64 {
    std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(default)
}

#[test]
fn killed_at_any_moment_it_keeps_every_case_whose_slip_was_shown() {
    let seed = setting("CRASH_SEED", rand::random_range(0..1_000_000));
    let moments = setting("CRASH_MOMENTS", 20);
    println!("CRASH_SEED={seed} CRASH_MOMENTS={moments}");
    let mut dice = rand_chacha::ChaCha8Rng::seed_from_u64(seed);
    let instance = actix_web::rt::System::new().block_on(Instance::new());
    let kept = Kept::default();
    let mut server = instance.serve();
    for moment in 0..moments {
        let delay = Duration::from_millis(dice.random_range(5..LATEST));
        let seen = kept.count();
        crowd(server, &kept, moment, delay);
        instance.verify();
        rows::are_whole(&instance.url, &kept);
        server = instance.serve();
        look(&server, &kept, seen);
        println!("moment {moment}: killed after {delay:?}, {} new slips", kept.count() - seen);
    }
    look(&server, &kept, 0);
    let (grants, transfers, exports) = kept.figures();
    println!("{} slips, {grants} grants, {transfers} transfers, {exports} exports", kept.count());
    assert!(kept.count() as u64 >= moments, "people got hardly anywhere");
    assert!(moments < 10 || grants > 0 && transfers > 0 && exports > 0, "{grants} {transfers} {exports}");
}

/// Everybody works until the program is killed.
fn crowd(mut server: Served, kept: &Kept, moment: u64, delay: Duration) {
    let members = MEMBERS.map(|name| server.browser(name));
    let focal = server.browser(FOCAL);
    std::thread::scope(|scope| {
        for (number, member) in members.into_iter().enumerate() {
            scope.spawn(move || people::takes_in(member, kept, &format!("{moment}-{number}")));
        }
        scope.spawn(|| people::hands_on(focal, kept, FAR));
        std::thread::sleep(delay);
        server.kill();
    });
}

/// Every case from the `first` on opens for whoever must be able to open it, with its first and its last word.
fn look(server: &Served, kept: &Kept, first: usize) {
    let (mut member, mut focal, mut far) = (server.browser(MEMBERS[0]), server.browser(FOCAL), server.browser(FAR));
    for case in kept.from(first) {
        let opens = |browser: &mut Browser| {
            let page = browser.get(&format!("/cases/{}", case.reference)).expect("an answer");
            page.status == 200 && page.body.contains(&case.first_word()) && page.body.contains(&case.last_word())
        };
        if !case.sealed {
            assert!(opens(&mut member), "the ordinary case {} is not whole", case.reference);
            continue;
        }
        let (here, there) = (opens(&mut focal), opens(&mut far));
        let right = match case.moved {
            Moved::No => here,
            Moved::Asked => here || there,
            Moved::Yes => there && !here,
        };
        assert!(right, "{} ({:?}): here {here}, there {there}", case.reference, case.moved);
        assert!(there || !case.given, "{} was given", case.reference);
        assert!(
            !member.get(&format!("/cases/{}", case.reference)).expect("an answer").body.contains(&case.first_word())
        );
    }
}
