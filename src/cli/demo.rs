//! `jaabi demo`: a filled instance to try, on this machine only.
use super::args::Demo;
use super::instance::{Opened, open};
use super::say::say;
use crate::app::{self, Program, logging};
use crate::cases::Context;
use crate::clock::Clock;
use crate::config::Config;
use crate::demo::{self, PlannedAccount};
use crate::founding::{self, NewInstance, Person};
use crate::i18n::{I18n, Lang};
use crate::programme;
use crate::sealing::{Argon2Cost, RecoveryKit};
use crate::storage::Db;
use crate::tracker;
use std::fs::{File, TryLockError};
use std::path::Path;
use std::time::Instant;

/// Light hashing: the passwords are printed anyway, and a demo should start at once.
const COST: Argon2Cost = Argon2Cost { memory_kib: 4096, passes: 1, lanes: 1 };

pub(super) fn demo(mut config: Config, asked: &Demo, clock: Clock) -> anyhow::Result<()> {
    if asked.accounts_json {
        return say(&demo::accounts_json().to_string());
    }
    config.server.port = asked.port.unwrap_or(config.server.port);
    app::check_address(&config, true)?;
    config.security.argon2_memory_kib = COST.memory_kib;
    config.security.argon2_passes = COST.passes;
    logging::start(&config)?;
    let held = hold(&config.data)?;
    if asked.fresh {
        wipe(&config, held.is_some())?;
    }
    prepare(&config, asked, &clock, held.is_some())?;
    let program = Program::open(config, clock)?;
    anyhow::ensure!(program.shell.demo, "this instance is no demo: serve it with `jaabi serve`");
    // nobody reads it: the demo serves all the same
    app::serve(program, |address| drop(say(&announced(&address.to_string()))))
}

/// Keeps a folder to one demo at a time, as long as the answer lives; its file also says that what is in the folder is a
/// demo, even if making it was interrupted before anything else could say so. `None`: what is there was begun otherwise.
fn hold(data: &Path) -> anyhow::Result<Option<File>> {
    let path = data.join("demo.lock");
    if data.join("instance.keys").exists() && !path.exists() {
        return Ok(None);
    }
    founding::prepare_folder(data)?;
    let file = File::create(&path).map_err(|e| anyhow::anyhow!("{} cannot be written: {e}", path.display()))?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => anyhow::bail!(
            "a demo is running in {} already: stop it first, or choose another folder with --data",
            data.display()
        ),
        Err(TryLockError::Error(error)) => Err(error.into()),
    }
}

/// Makes the instance and fills it, unless it is there and filled. One that was interrupted half-way is made anew.
fn prepare(config: &Config, asked: &Demo, clock: &Clock, ours: bool) -> anyhow::Result<()> {
    if ours && !begun(config) {
        wipe(config, ours)?;
    }
    if config.data.join("instance.keys").exists() {
        let opened = open(config, clock)?;
        anyhow::ensure!(opened.ctx.programme.instance.demo, "the instance in {} is no demo", config.data.display());
        if opened.db.read_now(|conn| Ok::<_, anyhow::Error>(programme::ready(conn, false)?))? {
            return Ok(());
        }
        drop(opened);
        wipe(config, ours)?;
    }
    let began = Instant::now();
    eprintln!("Filling the demo: 400 invented cases …");
    let person = |account: &PlannedAccount| Person {
        name: account.name.to_owned(),
        password: account.password.to_owned().into(),
    };
    // nobody needs to recover an invented case: the kit is thrown away
    let kit = RecoveryKit::generate()?;
    let recovery = kit.recipient().recipient().clone();
    let new = NewInstance {
        organisation: "Programme de démonstration".into(),
        admin: person(demo::administrator()),
        bypass: person(demo::bypass()),
        language: Lang::FRENCH,
        recovery,
        verifier: Some(kit.bundle().verifying_key()),
        kit: Some(kit.duplicate()?),
        projects: demo::projects()?,
        demo: true,
    };
    let today = asked.today.unwrap_or_else(|| clock.today());
    // its people were there before its first case
    let began_on = demo::began(today);
    founding::init(config, &new, began_on)?;
    let Opened { db, ctx, .. } = open(config, clock)?;
    let powers = demo::Powers { trust: ctx.trust, keys: ctx.keys, kit };
    let programme = ctx.programme;
    demo::set_up(&db, powers, began_on, COST)?;
    demo::speak(&db, &programme, began_on)?;
    fill(config, &db, clock, &demo::plan(asked.seed, today)?)?;
    eprintln!(
        "Filled in {:.1} s. The recovery kit of the demo was thrown away: nothing here can be recovered.",
        began.elapsed().as_secs_f64()
    );
    Ok(())
}

fn fill(config: &Config, db: &Db, clock: &Clock, plan: &[demo::PlannedCase]) -> anyhow::Result<()> {
    // places were added since the instance was made
    let now = open(config, clock)?.ctx;
    let at = |when: chrono::NaiveDateTime| Context { now: when, today: when.date(), ..now.clone() };
    demo::fill(db, at, plan, |_| {})?;
    // the quarters that ended meanwhile are frozen, as they would have been
    let (book, moment) = (now.book, (now.today, now.now));
    db.write_now(move |conn| Ok(tracker::freeze_all(conn, &book, moment)?)).map(drop)
}

/// Whether the keys have their database: an interruption may have left the keys alone.
fn begun(config: &Config) -> bool {
    config.database.url.strip_prefix("sqlite://").is_none_or(|database| Path::new(database).exists())
}

/// Deletes the demo's own files. Only what says itself that it is a demo: keys without their database may belong to an
/// instance whose database is elsewhere, and without them its names and contacts could never be read again. `ours`: the
/// folder was begun as a demo.
fn wipe(config: &Config, ours: bool) -> anyhow::Result<()> {
    let data = &config.data;
    if !data.join("instance.keys").exists() {
        return Ok(());
    }
    let Some(database) = config.database.url.strip_prefix("sqlite://") else {
        anyhow::bail!("--fresh wipes a folder only: empty the database that its URL names by hand");
    };
    let no_demo = || anyhow::anyhow!("what is in {} is no demo: nothing was wiped", data.display());
    if Path::new(database).exists() {
        let opened = Db::open(&config.database.url)?;
        let found = opened.read_now(|conn| programme::load(conn, chrono::NaiveDate::MAX))?;
        anyhow::ensure!(found.map_or(ours, |programme| programme.instance.demo), no_demo());
    } else {
        anyhow::ensure!(ours, no_demo());
    }
    for file in ["", "-wal", "-shm", ".lock"].map(|end| format!("{database}{end}")) {
        remove(Path::new(&file))?;
    }
    for folder in ["outbox", "audit"].map(|name| data.join(name)).iter().filter(|folder| folder.exists()) {
        std::fs::remove_dir_all(folder)?;
    }
    ["trust.json", "desk-heads.json"].iter().try_for_each(|file| remove(&data.join(file)))?;
    remove(&data.join("instance.keys"))
}

fn remove(file: &Path) -> anyhow::Result<()> {
    match std::fs::remove_file(file) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            anyhow::bail!("{} cannot be wiped: {error}", file.display())
        }
        _ => Ok(()),
    }
}

/// The address and the accounts.
fn announced(address: &str) -> String {
    let texts = I18n::load().ok();
    let mut lines = vec![
        format!("\nJaabi is ready: http://{address}\n"),
        "Everything in it is invented. Sign in as one of these:\n".to_owned(),
    ];
    for account in demo::people() {
        let roles: Vec<String> = account
            .duties
            .iter()
            .map(|duty| {
                let key = format!("accounts-role-{}", duty.role.as_str());
                let role = texts.as_ref().map_or_else(String::new, |t| t.plain(Lang::FRENCH, &key));
                let scope = duty.scope();
                if scope.is_empty() { role } else { format!("{role} ({scope})") }
            })
            .collect();
        let mark = if account.has_factor() { "*" } else { " " };
        lines.push(format!("{mark} {:<22} {:<34} {}", account.name, account.password, roles.join(", ")));
    }
    lines.push(
        "\n* needs a code of six digits after the password. Here, and in a demo alone, the page itself shows it; a script \
         takes the secret of `jaabi demo --accounts-json`. A code counts once: whoever signs in twice at once waits half a \
         minute."
            .to_owned(),
    );
    lines.push("\nStop with Ctrl-C. Started again it goes on; --fresh begins anew.".to_owned());
    lines.join("\n")
}
