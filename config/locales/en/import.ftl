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
import-warning-letters-repaired = Letters were written twice (“Ã©” for “é”). They have been repaired.
import-warning-letters-garbled = Letters are written twice (“Ã©” for “é”). They stay as they are, because repairing is not ticked.
import-warning-closed-without-date = The status says “closed”, but there is no closing date. The case stays open. Write the date in the file before importing, or close the case afterwards.
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
import-text-rows = { $count ->
    [one] { $count } row read
   *[other] { $count } rows read
}
import-text-created = { $count ->
    [one] { $count } case created
   *[other] { $count } cases created
}
import-text-would-create = { $count ->
    [one] { $count } case would be created (rehearsal: nothing is written)
   *[other] { $count } cases would be created (rehearsal: nothing is written)
}
import-text-repeated = { $count ->
    [one] { $count } row already taken before
   *[other] { $count } rows already taken before
}
import-text-rejected = { $count ->
    [one] { $count } row rejected
   *[other] { $count } rows rejected
}
import-text-warnings = To look at:
import-warning-line = { $count ->
    [one] { $what } (row { $rows })
   *[other] { $what } ({ $count } times, rows { $rows })
}

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
import-more-rejected = { $count ->
    [one] … and one other row.
   *[other] … and { $count } other rows.
}
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

# Columns and words put right by hand.
import-step = Step { $step } of 3
import-columns-heading = Check the columns
import-columns-say = Each heading of your file is here, with what the program understood. Correct what is wrong, then go on. No name, contact, place or story is shown.
import-columns-unknown = To check: not recognised
import-columns-unknown-say = Say what these columns hold. If nothing fits, leave them: they are kept with the case.
import-columns-known = { $count ->
    [one] One column understood: see it, correct it
   *[other] { $count } columns understood: see them, correct them
}
import-columns-missing = The date received is missing, or the category (failing that, the type or the summary). Say which column holds it.
import-shape-empty = empty
import-shape-dates = dates
import-shape-numbers = numbers
import-shape-words = a few words that come again
import-shape-text = texts
import-seen = { $count ->
    [0] Nothing to show: empty, or rows that are kept locked
    [one] In one row: { $shape }
   *[other] In { $count } rows: { $shape }
}
import-seen-words = { $count ->
    [one] In one row: { $shape }. For example: { $words }
   *[other] In { $count } rows: { $shape }. For example: { $words }
}
import-as-heading = { $names } (by its heading)
import-aside = Something else: keep in the remarks
import-aside-hidden = Something else: keep safe, with the contact
import-letters = { $count ->
    [one] In one row, letters are written twice: “Ã©” instead of “é”.
   *[other] In { $count } rows, letters are written twice: “Ã©” instead of “é”.
}
import-letters-repair = Repair these letters
import-next = Go on
import-values-heading = Check the words
import-values-say = These words of your file are not understood. Choose what each means, then go on. Sensitive rows are not here: nobody sees them on this page.
import-values-all = All words shown are understood. You can go on, or correct a word. Sensitive rows are not here: nobody sees them on this page.
import-values-known = { $count ->
    [one] One word understood: see it, correct it
   *[other] { $count } words understood: see them, correct them
}
import-values-hidden = { $count ->
    [one] One other value is not shown: it may hold what somebody said.
   *[other] { $count } other values are not shown: they may hold what somebody said.
}
import-values-locks = This choice decides whether a row is kept locked. What the heading or the word calls sensitive stays locked, whatever is chosen.
import-word-rows = { $count ->
    [one] in one row
   *[other] in { $count } rows
}
import-as-understood = { $meaning } (understood)
import-says-nothing = Says nothing (understood)
import-else-category = Not understood: row rejected
import-else-sensitivity = Not understood: kept locked
import-else-other = Not understood: put under “other”
import-else-status = Not understood: kept as written
import-else-blank = Not understood: left empty
import-leave-blank = Says nothing: leave empty
import-ordinary = ordinary
import-by-hand = corrected by hand
import-back-columns = Correct the columns
import-back-values = Correct the words
import-keep-heading = Keep these corrections
import-keep-name = Name of the organisation whose spreadsheet this is
import-keep-hint = Next time you choose this name before sending the file. A name that is there already is replaced. Only headings and words of lists are kept.
import-keep = Keep under this name
import-mapping = Whose spreadsheet is this?
import-mapping-hint = The corrections kept under this name are used.
import-mapping-blank = Another one, or I do not know
import-mappings = Corrections that are kept
import-forget = Forget “{ $name }”
done-import-kept = The corrections are kept. You can import now.
done-import-needs-name = Nothing was kept: write a name first.
done-import-forgotten = These corrections are forgotten. Cases already taken do not change.
import-warning-rows = { $count ->
    [one] Row:
   *[other] { $count } times. Rows:
}

# What is wrong with a file of corrections.
import-map-form = The file of corrections cannot be read (line { $line }, sign { $column }). Nothing was taken. It must be JSON with “columns” and “values”: see jaabi import --help.
import-map-field = No column can be “{ $name }”. Nothing was taken. The known names: { $known }.
import-map-code = “{ $code }” is not known for “{ $field }”. Nothing was taken. The known words: { $known }.
import-map-twice = Two columns cannot both be “{ $name }”. Choose one of them.
import-map-too-large = The file of corrections is too large. Nothing was taken.
import-map-none = “{ $asked }” is neither a file nor a kept name. Nothing was taken. No corrections are kept yet.
import-map-unknown = “{ $asked }” is neither a file nor a kept name. Nothing was taken. The kept names: { $known }.

# After the import: the old copies.
import-text-destroy = Now destroy the old copies of this file: on computers, keys, telephones, in mails and shared folders, and on paper. They say in the clear what people confided.
import-destroy-heading = Now destroy the old copies
import-destroy-why = Why: this file says in the clear what people confided, with their names. Whoever finds it can harm them. Here it is kept locked; a copy elsewhere is not.
import-destroy-first = First correct and send again the rejected rows, if there are any, and check that the cases are there. Ask your manager whether one single copy must be kept under lock and key.
import-destroy-which = Which
import-destroy-file = The file “{ $name }” and its copies: desktop, downloads, older versions, other computers.
import-destroy-mail = The mails and messages (WhatsApp) in which it was sent or received.
import-destroy-shared = Shared and online folders (OneDrive, Google Drive, server), with their older versions.
import-destroy-keys = USB keys, disks and telephones.
import-destroy-paper = Printed sheets and notebooks it was copied into.
import-destroy-how = How
import-destroy-how-file = File: delete it, then empty the bin. Online: delete it from the online bin too.
import-destroy-how-mail = Mail and message: delete it from what was received, from what was sent and from the bin. Ask the same of everybody who received it.
import-destroy-how-keys = USB key: deleting is not enough. Format it completely, or break it if it is no longer used.
import-destroy-how-paper = Paper: tear it into small pieces or burn it. Do not throw it away whole.
import-destroy-how-told = Note the date and tell your manager that it is done.
