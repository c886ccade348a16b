//! `jaabi init` and `jaabi recovery-key`.
use super::args::{Init, RecoveryKey};
use super::say::{asked as wrongly, say};
use crate::clock::Clock;
use crate::config::Config;
use crate::founding::{self, NewInstance, Person};
use crate::i18n::{I18n, Lang};
use crate::private;
use crate::sealing::{Recipient, RecoveryKit};
use std::io::{BufRead, IsTerminal, Write};
use std::path::Path;
use zeroize::Zeroizing;

pub(super) fn init(config: &Config, asked: &Init, clock: &Clock) -> anyhow::Result<()> {
    complete(asked)?;
    let organisation = ask(&asked.organisation, "Name of the organisation", "--organisation")?;
    let admin = ask(&asked.admin, "Name of the first administrator", "--admin")?;
    let bypass = ask(&asked.bypass, "Name of the first focal point of the bypass desk", "--bypass")?;
    let language = match (&asked.language, asked.password_stdin) {
        (None, true) => Lang::default(),
        (given, _) => {
            let code = ask(given, &format!("First language ({})", Lang::codes()), "--language")?;
            Lang::parse(&code).ok_or_else(|| wrongly(format!("the language must be one of {}", Lang::codes())))?
        }
    };
    let passwords = passwords(asked, &admin, &bypass)?;
    let recovery = recovery(asked, language)?;
    let new = NewInstance {
        organisation,
        admin: Person { name: admin, password: passwords.0 },
        bypass: Person { name: bypass, password: passwords.1 },
        language,
        recovery: recovery.recipient,
        verifier: recovery.verifier,
        kit: recovery.kit,
        projects: Vec::new(),
        demo: false,
    };
    if let Err(error) = founding::init(config, &new, clock.now()) {
        if let Some(file) = recovery.written {
            // a kit of an instance that does not exist; if it stays, it opens nothing
            drop(std::fs::remove_file(file));
        }
        return Err(error);
    }
    let mut lines = vec![format!("The instance is ready in {}.", config.data.display())];
    lines.extend(recovery.written.map(|file| {
        let file = file.display();
        format!("The recovery kit is in {file}: move it to people who are neither administrator nor focal point.")
    }));
    lines.push(
        "Next: `jaabi setup --example > setup.toml`, edit it, `jaabi setup setup.toml`, then `jaabi serve`.".to_owned(),
    );
    say(&lines.join("\n"))
}

/// Where nobody can be asked, every flag that is missing is named at once.
fn complete(asked: &Init) -> anyhow::Result<()> {
    if std::io::stdin().is_terminal() && !asked.password_stdin {
        return Ok(());
    }
    let missing: Vec<&str> = [
        ("--organisation", asked.organisation.is_none()),
        ("--admin", asked.admin.is_none()),
        ("--bypass", asked.bypass.is_none()),
        ("--password-stdin", !asked.password_stdin),
        ("--recovery-recipient or --recovery-out", asked.recovery_recipient.is_none() && asked.recovery_out.is_none()),
    ]
    .iter()
    .filter_map(|(flag, lacks)| lacks.then_some(*flag))
    .collect();
    if missing.is_empty() { Ok(()) } else { Err(wrongly(format!("nobody can be asked for {}", missing.join(", ")))) }
}

fn ask(given: &Option<String>, question: &str, flag: &str) -> anyhow::Result<String> {
    if let Some(given) = given {
        return Ok(given.clone());
    }
    anyhow::ensure!(std::io::stdin().is_terminal(), "{flag} is missing");
    print!("{question}: ");
    std::io::stdout().flush()?;
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line)?;
    let answer = line.trim().to_owned();
    anyhow::ensure!(!answer.is_empty(), "nothing was given for {flag}: nothing was made");
    Ok(answer)
}

type Password = Zeroizing<String>;

fn passwords(asked: &Init, admin: &str, bypass: &str) -> anyhow::Result<(Password, Password)> {
    if asked.password_stdin {
        let mut lines = std::io::stdin().lock().lines();
        let mut next = |whose: &str| {
            let line = lines.next().transpose()?;
            let line = line.map(Zeroizing::new).filter(|line| !line.trim().is_empty());
            line.ok_or_else(|| wrongly(format!("the standard input has no line for the password of {whose}")))
        };
        return Ok((next("the administrator")?, next("the bypass focal point")?));
    }
    anyhow::ensure!(std::io::stdin().is_terminal(), "--password-stdin is missing");
    Ok((ask_password(admin)?, ask_password(bypass)?))
}

fn ask_password(name: &str) -> anyhow::Result<Password> {
    let first = Zeroizing::new(rpassword::prompt_password(format!("Password of {name}: "))?);
    let again = Zeroizing::new(rpassword::prompt_password("The same again: ")?);
    anyhow::ensure!(first == again, "the two passwords differ: nothing was made");
    Ok(first)
}

struct Recovery<'a> {
    recipient: Recipient,
    verifier: Option<[u8; 32]>,
    kit: Option<RecoveryKit>,
    written: Option<&'a Path>,
}

fn recovery(asked: &Init, language: Lang) -> anyhow::Result<Recovery<'_>> {
    if let Some(file) = &asked.recovery_out {
        let kit = RecoveryKit::generate()?;
        write_kit(file, &kit, language)?;
        let (recipient, verifier) = (kit.recipient().recipient().clone(), Some(kit.bundle().verifying_key()));
        return Ok(Recovery { recipient, verifier, kit: Some(kit), written: Some(file) });
    }
    let text = ask(
        &asked.recovery_recipient,
        "Public half of the recovery kit (age1…)",
        "--recovery-recipient or --recovery-out",
    )?;
    let recipient =
        text.parse().map_err(|_| wrongly("the recovery recipient must be the public half of a kit, age1…"))?;
    let verifier = asked.recovery_verifier.as_deref().map(RecoveryKit::parse_verifier).transpose();
    let verifier =
        verifier.map_err(|_| wrongly("the recovery verifier must be the kit's line \"jaabi verifying key\""))?;
    Ok(Recovery { recipient, verifier, kit: None, written: None })
}

fn comment(language: Lang) -> anyhow::Result<String> {
    Ok(I18n::load()?.plain(language, "recovery-comment"))
}

fn write_kit(file: &Path, kit: &RecoveryKit, language: Lang) -> anyhow::Result<()> {
    let mut out =
        private::file().write(true).create_new(true).open(file).map_err(|e| {
            anyhow::anyhow!("the recovery kit cannot be written to the new file {}: {e}", file.display())
        })?;
    out.write_all(kit.to_text(&comment(language)?).as_bytes())?;
    Ok(out.sync_all()?)
}

pub(super) fn recovery_key(asked: &RecoveryKey) -> anyhow::Result<()> {
    let kit = RecoveryKit::generate()?;
    match &asked.out {
        Some(file) => {
            write_kit(file, &kit, Lang::default())?;
            say(&kit.recipient().to_string())
        }
        None => say(kit.to_text(&comment(Lang::default())?).as_str()),
    }
}
