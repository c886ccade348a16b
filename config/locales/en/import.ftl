# The trackers we receive: what was understood of them, and what could not be taken.

# Why a row was not taken. Nothing of what the row tells is repeated here.
import-reason-missing-received-date = Row { $row }: there is no received date. This row was not taken. Write the date in the file, then import it again: nothing will be taken twice.
import-reason-impossible-date = Row { $row }, column “{ $column }”: this date does not exist, or it is not possible (before the year 2000, or after today). Write the day first, for example 02/03/2026, then import the file again.
import-reason-unknown-category = Row { $row }: the category is not recognised. Write a number from 1 to 8, then import the file again.
import-reason-closed-before-received = Row { $row }: the closing date is before the received date. Correct one of them, then import the file again.

# What was taken, but should be looked at.
import-warning-reference-reused = The same number stands for two different things. Both were taken.
import-warning-unknown-place = This place is not known yet. A commune or site was added, to be confirmed. An unknown region or cercle was left aside and kept in the remarks.
import-warning-place-contradicts = The region and the cercle do not go together. The cercle was followed if there is only one of that name. Both names are kept in the remarks and no place is added: please check.
import-warning-letters-lost = Letters were lost before the file came here (a diamond stands in their place). The text is taken as it is.
import-warning-unknown-committee = This committee is not known yet. It was added, to be confirmed.
import-warning-unknown-sector = This sector is not recognised. It was put under “other”.
import-warning-unknown-channel = This channel is not recognised. It was put under “other”.
import-warning-unknown-value = An answer is not recognised. It was left empty. A sensitivity that is not recognised is treated as sensitive.
import-warning-unreadable-date = A date could not be read. It was left empty.
import-warning-due-before-received = The due date is before the received date.
import-warning-date-before-received = A step has a date that is before the received date.
import-warning-category-name-differs = The number and the name of the category say different things. The name was followed.
import-warning-hidden-sheet = This sheet is hidden in the workbook. It was read too.
import-warning-clock-behind = Many dates are after today. The clock of this computer may be wrong: please check it.

# Why the whole file could not be read. Nothing was taken.
import-error-empty = The file is empty. Nothing was taken. Choose another file.
import-error-too-large = The file is too large (more than { $limit } MB, or too many cells). Nothing was taken. Split it into several files, for example one for each month.
import-error-protected = The file is protected by a password. Nothing was taken. Open it, remove the password, save it, then import it again.
import-error-other-format = This file is a spreadsheet of another format. Nothing was taken. Open it, save it as “Excel workbook (.xlsx)”, then import it again.
import-error-not-a-spreadsheet = This file is not a spreadsheet. Nothing was taken. Choose an Excel (.xlsx) or CSV file.
import-error-damaged = The file is damaged and cannot be read. Nothing was taken. Open it, save it under another name, then import it again.
import-error-no-header = The headings of the columns were not found. Nothing was taken. At least a column “Date received” and a column “Category” are needed.
import-error-no-such-sheet = There is no sheet “{ $sheet }”. Nothing was taken. The sheets are: { $found }.

# What a column holds.
import-field-reference = Number
import-field-received = Date received
import-field-incident = Date of the facts
import-field-recorded = Date recorded
import-field-recorder = Recorded by
import-field-organisation = Organisation
import-field-project = Project or donor
import-field-activity = Activity
import-field-donor = Donor
import-field-partner = Partner
import-field-region = Region
import-field-cercle = Cercle
import-field-commune = Commune
import-field-site = Village, site or quarter
import-field-committee = Committee
import-field-channel = Channel
import-field-anonymous = Anonymous
import-field-complainant = Who speaks
import-field-sex = Sex
import-field-age = Age
import-field-displacement = Displacement status
import-field-disability = Disability
import-field-language = Language
import-field-name = Name
import-field-contact = Contact
import-field-safe-contact = Safe contact
import-field-consent = Agreed to be recorded
import-field-sector = Sector
import-field-kind = Type
import-field-category = Category
import-field-issue = Issue code
import-field-summary = Summary
import-field-sensitivity = Sensitivity
import-field-priority = Priority
import-field-acknowledged = Date acknowledged
import-field-transmitted-to = Transmitted to
import-field-transmitted-on = Date transmitted
import-field-referral = Referral
import-field-action = Action taken
import-field-due = Due date
import-field-status = Status
import-field-answered-on = Date answered
import-field-answer = Answer
import-field-told = Person told
import-field-told-on = Date told
import-field-satisfaction = Satisfaction
import-field-closed = Closing date
import-field-closing-reason = Closing reason
import-field-days = Days to close

# A line kept in a case as it stood.
import-line = { $label }: { $value }
import-sensitive = sensitive
import-highly-sensitive = highly sensitive

# Why the import did not happen, or stopped.
import-error-file = The file { $path } cannot be opened. Nothing was taken. Check the name of the file.
import-error-no-file = No file was chosen. Choose a file, then press again.
import-error-busy = Several files are already waiting. Nothing was taken. Wait a few minutes, then send your file again.
import-error-cannot-seal = This file holds sensitive rows, and there is no recovery key. Nothing was taken. Ask the administration to set up the recovery key, then import again.
import-error-no-focal-point = This file holds sensitive rows, and nobody can receive them in these teams: { $desks }. Nothing was taken. Ask the administration to add a focal point, then import again.
import-error-stopped = The import stopped on its way. { $created } cases have been taken, nothing is lost. Import the same file again: nothing will be taken twice.
import-error-failed = The import could not be done. Nothing is lost. Import the same file again: nothing will be taken twice. If it goes on like this, tell the administration.
import-gone = This file is no longer here: it is wiped after some minutes. Nothing is lost. Send it again.

# The report on the command line.
import-text-rows = { $count } rows read
import-text-created = { $count } cases created
import-text-would-create = { $count } cases would be created (rehearsal: nothing is written)
import-text-repeated = { $count } rows already taken before
import-text-rejected = { $count } rows rejected
import-text-warnings = To look at:
import-warning-line = { $what } ({ $count } times, rows { $rows })

# The pages.
import-title = Import a spreadsheet
import-heading = Import a spreadsheet
import-say = Send the Excel (.xlsx) or CSV file in which complaints are followed today. First, the page shows how the columns are understood. Nothing is written before you say yes.
import-say-sealed = Sensitive rows (categories 6, 7 and 8, and everything marked sensitive) go straight to the focal points, locked. You will not see what they hold.
import-say-twice = The same row is never taken twice. You can correct the file and send it again.
import-say-wiped = The file is not kept: it is wiped after the import, or after { $minutes } minutes.
import-known = The columns that are understood
import-known-say = At least “Date received” and “Category” are needed. The others are taken if they are there. Order, accents and capitals do not matter. French and English are understood.
import-file = The file
import-file-hint = Excel (.xlsx) or CSV, { $megabytes } MB at most. Remove the password of the file, if it has one.
import-send = Send and look
import-preview-heading = This is how the file is understood
import-preview-file = File: { $name }
import-sheet = Sheet: { $name }
import-sheet-about = Headings in row { $header }. { $rows } rows, { $rejected } of them rejected.
import-sheet-columns-known = { $all } columns, all understood
import-sheet-columns = { $all } columns, { $unknown } of them not recognised
import-column = Column of the file
import-meaning = Understood as
import-column-unknown = not recognised: kept in the remarks
import-column-hidden = not recognised: kept safe, with the contact
import-skipped = Sheets left aside (without headings of a tracker): { $names }
import-would = What will happen
import-done-heading = Done
import-rows = Rows read
import-rows-say = Empty rows and totals do not count.
import-created = Cases created
import-would-create = Cases to create
import-created-say = Each new row becomes a case.
import-repeated = Already taken
import-repeated-say = These rows are already there. Nothing is changed.
import-rejected = Rows rejected
import-rejected-say = Correct them in the file, then send it again.
import-rejected-heading = The rejected rows
import-where = Where
import-written = Written
import-why = Why
import-row = Row { $row }
import-more-rejected = … and { $count } other rows.
import-warnings-heading = To look at
import-go = Import
import-cancel = Do not import, wipe the file
import-nothing-new = There is nothing new to take in this file.
import-confirm-say = Press “Import” within { $minutes } minutes. After that the file is wiped and must be sent again.
import-running-heading = The import is running
import-running-say = This can take a minute. You can look again.
import-look-again = Look again
import-failed-heading = The import is not finished
import-another = Send another file
done-import-cancelled = The file is wiped. Nothing was taken.
import-warning-shortened = Text too long: its beginning was taken over, the rest is in your file
