//! `/cases.csv`: the list as it is filtered, as a file whose columns an import understands. Ordinary cases alone, without
//! name or contact; what is exported is noted in the log.
use crate::access::Viewer;
use crate::cases::{self, Deps, Line, Wanted};
use crate::cell::guarded;
use crate::committees;
use crate::id::CommitteeKey;
use crate::web::{self, Fields, Ui, WebResult};
use crate::{audit, places::Book};
use actix_web::HttpRequest;
use actix_web::web::Bytes;
use chrono::NaiveDate;
use futures_util::stream;
use std::collections::HashMap;

/// Cases read at once.
const BLOCK: i64 = 500;

/// The headings, as the import names the same fields.
const HEAD: [&str; 23] = [
    "reference",
    "received",
    "incident",
    "region",
    "cercle",
    "commune",
    "site",
    "committee",
    "channel",
    "project",
    "sector",
    "category",
    "summary",
    "sex",
    "status",
    "acknowledged",
    "due",
    "told-on",
    "closed",
    "closing-reason",
    "activity",
    "donor",
    "partner",
];

/// What is needed to write a line.
struct Export {
    viewer: Viewer,
    ui: Ui,
    deps: Deps,
    committees: HashMap<CommitteeKey, String>,
    wanted: Wanted,
    /// Nothing was sent yet: the headings come first.
    first: bool,
    ended: bool,
}

pub(super) async fn file(viewer: Viewer, ui: Ui, deps: Deps, req: HttpRequest) -> WebResult {
    let asked = Fields::parse(req.query_string().as_bytes());
    let (who, now, code) = (viewer.key, deps.ctx.now, asked.get("committee").to_owned());
    let committees = deps.db.read(|conn| Ok::<_, web::Error>(committees::all(conn)?)).await?;
    let chosen = cases::chosen(&committees, &code);
    let wanted =
        Wanted { sealed: false, most: BLOCK, after: None, committee: chosen, ..cases::wanted(&viewer, &deps, &asked) };
    deps.db.write(move |conn| Ok::<_, web::Error>(audit::note(conn, now, Some(who), "exported", None)?)).await?;
    let committees = committees.into_iter().map(|c| (c.key, c.name)).collect();
    let export = Export { viewer, ui, deps, committees, wanted, first: true, ended: false };
    Ok(web::csv_answer(export.deps.ctx.today).streaming(stream::unfold(export, |mut export| async move {
        if export.ended {
            return None;
        }
        let block = export.block().await;
        export.ended |= block.is_err();
        Some((block, export))
    })))
}

impl Export {
    /// The next lines of the file.
    async fn block(&mut self) -> Result<Bytes, web::Error> {
        let (wanted, viewer, ctx) = (self.wanted.clone(), self.viewer.clone(), self.deps.ctx.clone());
        let lines = self.deps.db.read(move |conn| cases::list(conn, &ctx, &viewer, &wanted)).await?;
        self.ended = lines.len() < BLOCK as usize;
        self.wanted.after = lines.last().map(|(case, _)| case.reference.clone());
        let mut file = csv::Writer::from_writer(Vec::new());
        if std::mem::take(&mut self.first) {
            file = web::csv_file();
            file.write_record(HEAD.map(|field| self.ui.text(&format!("import-field-{field}"))))
                .map_err(anyhow::Error::from)?;
        }
        for line in &lines {
            file.write_record(self.cells(line).iter().map(|cell| guarded(cell).into_owned()))
                .map_err(anyhow::Error::from)?;
        }
        Ok(file.into_inner().map_err(|error| anyhow::anyhow!("{error}"))?.into())
    }

    fn cells(&self, (case, ordinary): &Line) -> Vec<String> {
        let Some(o) = ordinary else { return Vec::new() };
        let (ui, programme) = (&self.ui, &self.deps.ctx.programme);
        let day = |day: Option<NaiveDate>| day.map(|d| d.to_string()).unwrap_or_default();
        let more = &programme.more;
        let donor = o.project.as_deref().and_then(|project| more.donor_of(project));
        let partners = more.partners_of(o.project.as_deref(), o.activity.as_deref()).into_iter();
        let [region, cercle, commune, site] = levels(&self.deps.ctx.book, case, o);
        vec![
            case.reference.to_string(),
            day(Some(case.received_on)),
            day(o.happened_on),
            region,
            cercle,
            commune,
            site,
            o.committee_key.and_then(|key| self.committees.get(&key).cloned()).unwrap_or_default(),
            programme.channel_name(&o.channel, ui.lang),
            programme.project_name(o.project.as_deref(), ui.lang),
            programme.sector_name(o.sector.as_deref(), ui.lang),
            format!("{} - {}", o.category, programme.category_name(o.category, ui.lang)),
            o.text.clone(),
            o.sex.map(|sex| ui.text(&format!("sex-{}", sex.as_str()))).unwrap_or_default(),
            ui.text(&format!("state-{}", case.state.as_str())),
            day(o.acknowledged_on),
            day(case.due_on),
            day(o.told_on),
            day(case.closed_on),
            o.closing_reason.map(|reason| ui.text(&format!("closing-{}", reason.as_str()))).unwrap_or_default(),
            o.activity.as_deref().map(|code| programme.name("activity", code, ui.lang)).unwrap_or_default(),
            donor.map(|code| programme.name("donor", code, ui.lang)).unwrap_or_default(),
            partners.map(|code| programme.name("partner", code, ui.lang)).collect::<Vec<_>>().join(", "),
        ]
    }
}

/// The names of the case's place by level: region, cercle, commune, site.
fn levels(book: &Book, case: &cases::model::Case, ordinary: &cases::Ordinary) -> [String; 4] {
    let site = ordinary.place_key.filter(|key| {
        let above = [case.region, ordinary.cercle_key, ordinary.commune_key];
        !above.contains(&Some(*key))
    });
    [case.region, ordinary.cercle_key, ordinary.commune_key, site].map(|key| book.name(key).to_owned())
}
