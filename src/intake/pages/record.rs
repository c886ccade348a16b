//! Recording: the answers are read once more, since the hidden fields could be anything by now.
use super::desk::{Stop, stop};
use super::document;
use crate::access::Viewer;
use crate::cases::{self, Deps};
use crate::id::DeskKey;
use crate::intake::actions::{self, Taking};
use crate::intake::answers::Answers;
use crate::intake::forms;
use crate::intake::model::Told;
use crate::intake::token::{FormToken, SlipToken};
use crate::web::{Fields, Ui, WebResult, see_other};

pub(super) async fn record(viewer: Viewer, ui: Ui, deps: Deps, fields: Fields) -> WebResult {
    let opened = document::opened(deps, &viewer, &fields).await?;
    let (desk, token) = (&opened.desk, opened.token);
    let questions = desk.questions();
    let (answers, ahead) = (Answers::of(&questions, &fields), Answers::ahead(&questions, &fields));
    if let Some(stop) = stop(&answers) {
        return Ok(see_other(stop.address()));
    }
    let told = match forms::read(&questions, (&answers, &ahead), &desk.around()) {
        Ok(told) if opened.renewed => return document::look(&ui, &opened, (&questions, &answers), &told),
        Ok(told) => in_words(&ui, told),
        Err(_) if desk.used => return Ok(see_other(Stop::Used.address())),
        Err(errors) => return document::again(&ui, &opened, (&questions, &answers, &fields), errors),
    };
    match take(desk.deps.clone(), viewer, token, told).await {
        Ok(call) => {
            let slip =
                SlipToken { form: token, call: call.map(|(desk, _)| desk), danger: call.is_some_and(|(_, d)| d) };
            let address = slip.text(&desk.deps.ctx.keys).map_err(anyhow::Error::from)?;
            Ok(see_other(&format!("/intake/slip/{address}")))
        }
        Err(cases::Error::CannotSeal) => Ok(see_other(Stop::Call.address())),
        Err(error) => Err(error.into()),
    }
}

type Call = Option<(DeskKey, bool)>;

async fn take(deps: Deps, viewer: Viewer, token: FormToken, told: Told) -> Result<Call, cases::Error> {
    let Some(form) = token.hash(&viewer) else { return Err(cases::Error::NotFound) };
    let danger = told.danger == Some(true);
    let taking = Taking { db: deps.db, ctx: deps.ctx, viewer, told, form };
    let done = tokio::task::spawn_blocking(move || actions::take(&taking)).await.map_err(anyhow::Error::from)??;
    Ok(done.map(|desk| (desk, danger)))
}

/// The function of the person who must not see it, as the desk will read it.
fn in_words(ui: &Ui, mut told: Told) -> Told {
    if let Some(away) = told.keep_away.as_mut().filter(|away| !away.said.is_empty()) {
        away.said = ui.text(&format!("intake-person_function-{}", away.said));
    }
    told
}
