-- What the page for everybody says of an ended quarter of ordinary cases: written once, as it is shown.
CREATE TABLE public_quarters (
    quarter   TEXT NOT NULL PRIMARY KEY,
    frozen_on TEXT NOT NULL,
    body      TEXT NOT NULL
) STRICT;
