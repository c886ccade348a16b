# The trackers we receive: what was understood of them, and what could not be taken.

# Why a row was not taken. Nothing of what the row tells is repeated here.
import-reason-missing-received-date = Row { $row }: there is no received date. This row was not taken. Write the date in the file, then import it again: nothing will be taken twice.
import-reason-impossible-date = Row { $row }, column “{ $column }”: this date does not exist, or it is not possible (before the year 2000, or after today). Write the day first, for example 02/03/2026, then import the file again.
import-reason-unknown-category = Row { $row }: the category is not recognised. Write a number from 1 to 8, then import the file again.
import-reason-closed-before-received = Row { $row }: the closing date is before the received date. Correct one of them, then import the file again.

# What was taken, but should be looked at.
import-warning-reference-reused = The same number stands for two different things. Both were taken.
import-warning-unknown-place = This place is not known yet. It was added, to be confirmed.
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
