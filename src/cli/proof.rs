//! Who one is, on the command line: password, and code of the second factor.
use std::io::BufRead;

/// Password and code of somebody, from the terminal or from the standard input, a line each. The code is asked of everybody:
/// whether an account has a second factor is not told.
///
/// # Errors
/// The terminal or the standard input cannot be read.
pub fn typed(name: &str, from_stdin: bool) -> anyhow::Result<(String, String)> {
    let (password, code) = if from_stdin {
        let mut lines = std::io::stdin().lock().lines();
        let mut line = || Ok::<_, std::io::Error>(lines.next().transpose()?.unwrap_or_default());
        (line()?, line()?)
    } else {
        let password = rpassword::prompt_password(format!("Password of {name}: "))?;
        (password, rpassword::prompt_password("Code of the telephone (empty if there is none): ")?)
    };
    Ok((password, code.trim().to_owned()))
}

/// Waits for the door, which answers later.
///
/// # Errors
/// No runtime can be made.
pub fn wait_for<T>(answer: impl Future<Output = T>) -> anyhow::Result<T> {
    Ok(tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(answer))
}
