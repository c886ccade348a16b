//! The columns a tracker can have, and the names by which programs know them.
use serde::Serialize;

/// What a column holds.
#[allow(missing_docs, reason = "each is the heading it stands for")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    Reference,
    Received,
    Incident,
    Recorded,
    Recorder,
    Organisation,
    Project,
    Region,
    Cercle,
    Commune,
    Site,
    Committee,
    Channel,
    Anonymous,
    Complainant,
    Sex,
    Age,
    Displacement,
    Disability,
    Language,
    Name,
    Contact,
    SafeContact,
    Consent,
    Sector,
    Kind,
    Category,
    Issue,
    Summary,
    Sensitivity,
    Priority,
    Acknowledged,
    TransmittedTo,
    TransmittedOn,
    Referral,
    Action,
    Due,
    Status,
    AnsweredOn,
    Answer,
    Told,
    ToldOn,
    Satisfaction,
    Closed,
    ClosingReason,
    Days,
}

impl Field {
    /// The name by which programs and locale files know it.
    pub fn code(self) -> &'static str {
        CODES.iter().find(|(field, _)| *field == self).map_or("", |(_, code)| code)
    }

    /// Whether its cells are dates.
    pub fn is_date(self) -> bool {
        use Field::*;
        matches!(
            self,
            Received | Incident | Recorded | Acknowledged | TransmittedOn | Due | AnsweredOn | ToldOn | Closed
        )
    }
}

use Field::*;

const CODES: &[(Field, &str)] = &[
    (Reference, "reference"),
    (Received, "received"),
    (Incident, "incident"),
    (Recorded, "recorded"),
    (Recorder, "recorder"),
    (Organisation, "organisation"),
    (Project, "project"),
    (Region, "region"),
    (Cercle, "cercle"),
    (Commune, "commune"),
    (Site, "site"),
    (Committee, "committee"),
    (Channel, "channel"),
    (Anonymous, "anonymous"),
    (Complainant, "complainant"),
    (Sex, "sex"),
    (Age, "age"),
    (Displacement, "displacement"),
    (Disability, "disability"),
    (Language, "language"),
    (Name, "name"),
    (Contact, "contact"),
    (SafeContact, "safe_contact"),
    (Consent, "consent"),
    (Sector, "sector"),
    (Kind, "kind"),
    (Category, "category"),
    (Issue, "issue"),
    (Summary, "summary"),
    (Sensitivity, "sensitivity"),
    (Priority, "priority"),
    (Acknowledged, "acknowledged"),
    (TransmittedTo, "transmitted_to"),
    (TransmittedOn, "transmitted_on"),
    (Referral, "referral"),
    (Action, "action"),
    (Due, "due"),
    (Status, "status"),
    (AnsweredOn, "answered_on"),
    (Answer, "answer"),
    (Told, "told"),
    (ToldOn, "told_on"),
    (Satisfaction, "satisfaction"),
    (Closed, "closed"),
    (ClosingReason, "closing_reason"),
    (Days, "days"),
];
