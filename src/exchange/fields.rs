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
        CODES.iter().find(|(field, ..)| *field == self).map_or("", |(_, code, _)| code)
    }

    /// The field of this name.
    pub fn parse(code: &str) -> Option<Self> {
        CODES.iter().find(|(_, known, _)| *known == code).map(|(field, ..)| *field)
    }

    /// Its name in the reader's language, as a locale key.
    pub fn key(self) -> &'static str {
        CODES.iter().find(|(field, ..)| *field == self).map_or("", |(_, _, key)| key)
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

/// Every field.
pub fn all() -> impl Iterator<Item = Field> {
    CODES.iter().map(|(field, ..)| *field)
}

const CODES: &[(Field, &str, &str)] = &[
    (Reference, "reference", "import-field-reference"),
    (Received, "received", "import-field-received"),
    (Incident, "incident", "import-field-incident"),
    (Recorded, "recorded", "import-field-recorded"),
    (Recorder, "recorder", "import-field-recorder"),
    (Organisation, "organisation", "import-field-organisation"),
    (Project, "project", "import-field-project"),
    (Region, "region", "import-field-region"),
    (Cercle, "cercle", "import-field-cercle"),
    (Commune, "commune", "import-field-commune"),
    (Site, "site", "import-field-site"),
    (Committee, "committee", "import-field-committee"),
    (Channel, "channel", "import-field-channel"),
    (Anonymous, "anonymous", "import-field-anonymous"),
    (Complainant, "complainant", "import-field-complainant"),
    (Sex, "sex", "import-field-sex"),
    (Age, "age", "import-field-age"),
    (Displacement, "displacement", "import-field-displacement"),
    (Disability, "disability", "import-field-disability"),
    (Language, "language", "import-field-language"),
    (Name, "name", "import-field-name"),
    (Contact, "contact", "import-field-contact"),
    (SafeContact, "safe_contact", "import-field-safe-contact"),
    (Consent, "consent", "import-field-consent"),
    (Sector, "sector", "import-field-sector"),
    (Kind, "kind", "import-field-kind"),
    (Category, "category", "import-field-category"),
    (Issue, "issue", "import-field-issue"),
    (Summary, "summary", "import-field-summary"),
    (Sensitivity, "sensitivity", "import-field-sensitivity"),
    (Priority, "priority", "import-field-priority"),
    (Acknowledged, "acknowledged", "import-field-acknowledged"),
    (TransmittedTo, "transmitted_to", "import-field-transmitted-to"),
    (TransmittedOn, "transmitted_on", "import-field-transmitted-on"),
    (Referral, "referral", "import-field-referral"),
    (Action, "action", "import-field-action"),
    (Due, "due", "import-field-due"),
    (Status, "status", "import-field-status"),
    (AnsweredOn, "answered_on", "import-field-answered-on"),
    (Answer, "answer", "import-field-answer"),
    (Told, "told", "import-field-told"),
    (ToldOn, "told_on", "import-field-told-on"),
    (Satisfaction, "satisfaction", "import-field-satisfaction"),
    (Closed, "closed", "import-field-closed"),
    (ClosingReason, "closing_reason", "import-field-closing-reason"),
    (Days, "days", "import-field-days"),
];
