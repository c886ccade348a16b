//! The first hour of an administrator: what an instance needs before somebody speaks, ticked off by what is there. What it
//! looks at tells nothing of sealed cases.
use super::views::{FirstPage, Step};
use crate::access::{Role, Viewer};
use crate::accounts;
use crate::cases::{self, Deps};
use crate::config::Config;
use crate::desks;
use crate::web;

/// Fewer cannot help when one is away, or locked out.
const ADMINISTRATORS: usize = 2;

/// Everything, done or not.
pub(super) async fn page(deps: &Deps, config: &Config) -> Result<FirstPage, web::Error> {
    let steps = steps(deps, config).await?;
    Ok(FirstPage { steps_left: left(&steps), steps })
}

/// What is not done yet; none for a demonstration, which has everything it needs.
pub(super) async fn pending(viewer: &Viewer, deps: &Deps, config: &Config) -> Result<Option<Vec<Step>>, web::Error> {
    if !viewer.acts_as(Role::Administrator) || deps.ctx.programme.instance.demo {
        return Ok(None);
    }
    let steps = steps(deps, config).await?;
    Ok(Some(steps).filter(|steps| left(steps) > 0))
}

/// How many steps are not done.
pub(super) fn left(steps: &[Step]) -> usize {
    steps.iter().filter(|step| !step.done).count()
}

async fn steps(deps: &Deps, config: &Config) -> Result<Vec<Step>, web::Error> {
    let (trust, today) = (deps.ctx.trust.clone(), deps.ctx.today);
    let read = deps.db.read(move |conn| {
        let mut members = accounts::holders(conn, Role::CommitteeMember)?;
        members.retain(|(_, held)| held.committee.is_some());
        let administrators = accounts::holders(conn, Role::Administrator)?.len();
        let staffed =
            desks::all(conn)?.iter().any(|desk| !desk.retired) && desks::weak(conn, &trust, today)?.is_empty();
        let tried = cases::has_ordinary(conn)?;
        Ok::<_, web::Error>((administrators, !members.is_empty(), staffed, tried))
    });
    let (administrators, committees, staffed, tried) = read.await?;
    let places = !deps.ctx.book.of_level(crate::access::Level::Region).is_empty();
    let step = |key, done, href| Step { key, done, href };
    Ok(vec![
        step("kit", deps.ctx.programme.can_seal(), ""),
        step("administrators", administrators >= ADMINISTRATORS, "/people/new?role=administrator"),
        step("places", places, "/settings"),
        step("committees", committees, "/people/new?role=committee_member"),
        step("desks", staffed, "/people/new?role=focal_point"),
        step("case", tried, ""),
        step("backup", config.data.join(crate::config::BACKUPS).is_file(), ""),
    ])
}
