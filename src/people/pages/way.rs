//! The way in for the first time: a link that works once, or a printed slip. Both are shown once.
use crate::accounts::{self, Gate, INVITED_FOR, Link, draw, first_words};
use crate::cases::Context;
use crate::config::Config;
use crate::people::forms::Way;
use crate::people::views::{LinkPage, SlipPage};
use crate::sealing::PlainCredentials;
use crate::web::{Error, Ui, WebResult, own_address};
use actix_web::HttpRequest;
use zeroize::Zeroizing;

/// What is handed out, and what is kept instead.
pub struct Ready {
    /// Of what is handed out, or of something that nobody knows.
    pub kept: PlainCredentials,
    link: Option<Link>,
    first: Zeroizing<String>,
}

impl Ready {
    /// Makes a way in; hashes outside of any transaction.
    pub async fn make(gate: &Gate, way: Way) -> Result<Self, Error> {
        if way == Way::Link {
            let kept = nobodys(gate).await?;
            return Ok(Self { kept, link: Some(Link::generate()?), first: Zeroizing::default() });
        }
        let first = first_words()?;
        Ok(Self { kept: gate.first(first.to_string()).await?, link: None, first })
    }

    /// The link, for the transaction that opens it.
    pub fn link(&self) -> Option<Link> {
        self.link.as_ref().and_then(|link| Link::parse(link.path().strip_prefix("/welcome/")?))
    }

    /// Shows it, this once.
    pub fn show(&self, ui: &Ui, ctx: &Context, (req, config): (&HttpRequest, &Config), name: &str) -> WebResult {
        let address = own_address(req, &config.server.public_url);
        let (name, until) = (name.to_owned(), ui.date((ctx.now + INVITED_FOR).date()));
        if let Some(link) = &self.link {
            return ui.page(&LinkPage { name, link: format!("{address}{}", *link.path()), until });
        }
        let picture = draw(&address)?;
        let first = self.first.to_string();
        ui.page(&SlipPage { name, first, address, until, qr_width: picture.width, qr_path: picture.path })
    }
}

/// A password that nobody knows.
pub async fn nobodys(gate: &Gate) -> Result<PlainCredentials, accounts::Error> {
    gate.first(Link::generate()?.path().to_string()).await
}
