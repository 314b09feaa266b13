### English. Plain, short, kind. Names of files, columns and schools come from the user's data.
### Another language is one more file beside this one, with the same messages.

## Language

# The language's name in itself, and how its numbers and dates are written.
locale-name = English
locale-formats = en-US
language = Language
language-failed = The other language could not be loaded: the network or the server did not answer. Try again.
live-language = The page is in English.

## Frame

brand = School Quality Improvement Index
skip = Skip to the content
clear = Clear all data
close = Close
dismiss = Dismiss this message
footer-private = Everything on this page is computed in your browser. No data is uploaded or stored.
footer-official = Not an official publication of any state or district.

## Places

nav = Pages
audiences = Shown for
audience-family = Families
audience-family-means = Plain words about one school
audience-staff = Staff
audience-staff-means = Everything, to sort and compare
audience-teacher = Teachers
audience-teacher-means = Numbers to check for oneself; nothing is ranked
page-start = Start
page-overview = Overview
page-compare = Compare
page-group = Student groups
page-whatif = What if…
page-findings = Findings
page-methodology = Methodology
page-verify = Verify it yourself
page-more = More

## Start

start-title = Drop files, see the Index
start-lead = See the School Quality Improvement Index of every school in your files, from 0 to 100, and follow each number back to the lines it came from.
drop-here = Drop your files anywhere on this page
drop-now = Let go to read these files
choose-files = Choose files
drop-kinds = CSV or tab-separated text, plain or gzipped: your own student, measures and schools files, or the California Department of Education’s public files
promise = Your files stay on this device. Nothing is uploaded.
start-waiting = { $count ->
    [one] One file is waiting. It is read as soon as the page is ready.
   *[other] { $count } files are waiting. They are read as soon as the page is ready.
}
start-place = This address leads into a report. Choose the report’s files again, and the page goes there.
samples-title = Or look at a sample
sample-real = Eight California districts
sample-real-more = Real public results, 2022-23 and 2023-24, from the California Department of Education
sample-district = A made-up district
sample-district-more = Rows about invented students: six schools over three years
sample-broken = Files with mistakes
sample-broken-more = Broken on purpose, to show what the page finds and how to mend it
steps-title = How it works
step-1 = Hand over files
step-1-more = One or many, in any order. The page recognises what each one is.
step-2 = See every school
step-2-more = The index, its domains and indicators, and each student group with enough students.
step-3 = Ask why
step-3-more = Any number opens up: its sum, its rules and who set them, its file and lines.

## Work under way

working-fetching = Getting the sample
working-reading = Reading your files
working-computing = Computing the Index
working-bytes = { $done } of { $total }
cancel = Cancel
queue-read = read
queue-reading = reading
queue-waiting = waiting
live-fetch = Getting the sample
live-load = Reading your files
live-compute = Computing the Index
live-ready = The report is ready. { $schools ->
    [one] One school result
   *[other] { $schools } school results
}, { $indexed ->
    [0] none with an index
    [one] one with an index
   *[other] { $indexed } with an index
}.
live-cancelled = Cancelled. The former report is shown.
live-cancelled-empty = Cancelled. Nothing is loaded.
notice-not-saved = { $name } could not be made: it is too large for this browser, or a part of the page could not be loaded. The CSV files hold the same.
live-cleared = All data is cleared.
live-year = School year { $year } is shown.
live-index = Index { $index } of 100
live-card = { $school }, { $year }: { $result }.

## What happened

notice-methodology-gone = The methodology “{ $gone }” is no longer loaded. This report follows “{ $now }”.
notice-school-gone = { $school } has no data in { $year }, so its card was closed.
sample-failed = The sample could not be fetched: the network or the server did not answer. Try again, or use your own files; those need no network.

## The module died

failed-title = The computation stopped
failed-words = Something went wrong inside the page, not in your hands. Your files were not changed, and nothing was sent. You can try again with the same files; there is no need to choose them anew.
failed-without = If it happens again, leave out one file and see whether the others work:
failed-details = Details for a report to the makers
unloaded-title = The page is not complete
unloaded-words = Its computing module (a WebAssembly file) could not be loaded, so no file can be read. The network may be down, or a filter may keep such files out. Nothing of yours was lost; load the page again and choose your files then.
incomplete-words = A part of it (a WebAssembly file) could not be loaded, so nothing can be computed. The network may be down, or a filter may keep such files out. Your files are still here; try again once the network is back.
load-again = Load the page again
try-again = Try the same files again
second-failed = This part of the page could not be fetched: the network or the server did not answer. What is on the screen stays.
second-again = Fetch it again
start-over = Start over
leave-out = Leave out

## What was loaded

student-banner = This report contains student data. It stays on this device.
report-title = Report
figure-files = { $count ->
    [one] file
   *[other] files
}
figure-rows = { $count ->
    [one] row read
   *[other] rows read
}
figure-years = { $count ->
    [one] school year
   *[other] school years
}
figure-schools = { $count ->
    [one] school result
   *[other] school results, one per school and year
}
figure-indexed = of them with an index
no-school-read = No school is shown, because no row about a school could be read from these files. The findings say what was found and what to do.
only-layout = A layout was read. Now add the files it describes.
only-growth = Growth settings or norms were read. Now add files with the scores of students.
only-methodology = A methodology was read. Now add data files: students, measures, or public files.
methodology-and-no-file-used = A methodology was read, but none of the other files could be used. The findings say why, and what to do.
no-file-used = No school is shown, because none of these files could be used. The findings say why, and what to do.

files-title = Files
files-used = { $count ->
    [one] One file read
   *[other] { $count } files read
}
add-files = Add files
remove-file = Remove { $name }
file-archive = Archive or workbook
file-unknown = Not recognised
file-unused = not used
file-methodology = Methodology
file-methodology-of = Methodology: { $label }
file-layout-of = Layout: { $label }
file-layout = Layout
file-growth-settings = Growth settings
file-growth-norms = Growth norms
file-rows = { $rows ->
    [one] one row
   *[other] { $rows } rows
}

save-file = Save { $name }
undo = Undo
notice-matched = The columns of { $file } were matched. The layout is in the list of files: save it to use it again.

## Matching columns

match = Match columns
match-open = Match its columns
match-of = Match the columns of { $name }
match-open-more = Match more columns
match-more-of = Match more columns of { $name }
match-loading = Looking at the columns…
match-no-header = The first line of this file does not look like column names. Add a line with names above it, and drop it again.
match-lead = Say which column of this file holds what. What is proposed here follows from the names and the first rows. Change what is wrong; nothing is read before you confirm.
match-masked = Values that may be personal are shown by their shape: • for a letter, # for a digit.
match-grain = One row is
grain-students = a student in a school and year
grain-measures = a count for a school (an indicator and a group)
grain-schools = a school
section-who = Who and where
section-numbers = What was counted
section-groups = Student groups
section-tests = Tests and language
section-attendance = Attendance and conduct
section-graduation = Graduation
section-other = More about the school
match-required = required
match-choose = Choose one…
match-none = — not in this file —
match-more = { $count ->
    [one] One more column that could be read
   *[other] { $count } more columns that could be read
}
match-unread = Not read: { $columns }.
match-values = First values:
match-sure = sure
match-likely = likely
match-possible = possible
match-same-name = The name is the same as { $like }.
match-like-name = The name is like { $like }.
match-by-values = The values look like { $like }.
match-joined = Together they make a school’s code of 14 digits.
match-chosen = Chosen by you.
match-tie = These fit equally well: { $columns }.
match-unlike = Its values do not look like { $look }.
match-unknown = “{ $value }” means
match-unknown-none = — not counted —
match-year = School year of all rows
match-year-why = No column says it. Without it the rows stand under “not stated”.
match-bad-year = Write the school year as 2023-24.
match-indicator = Indicator of all rows
match-indicator-why = When the whole file counts one thing, such as chronic_absenteeism.
match-lacks = Still to choose: { $columns }.
match-ready = { $count ->
    [one] One column is matched.
   *[other] { $count } columns are matched.
}
match-brings = With them the page can compute { $indicators }.
match-confirm = Read the file this way
match-save = Save as a layout
match-cancel = Cancel
look-cds = 14-digit school codes
look-lea-cds = 14-digit district codes
look-school-year = school years (2023-24)
look-race = races and ethnicities
look-english = English learner statuses
look-gender = genders
look-outcome = graduation outcomes
look-school-type = school types
look-group = student groups
look-indicator = indicator ids
look-yes-no = yes and no
look-level = levels 1 to 5
look-grade = grades
look-year = calendar years
look-date = dates
look-days = days
look-count = whole numbers
look-score = scale scores
look-number = numbers
look-id = ids
look-codes = codes
look-text = words
canonical-school-code = School code
canonical-student-id = Student id
canonical-school-year = School year
canonical-spring = Calendar year of the spring
canonical-grade = Grade
canonical-school-name = School name
canonical-lea-code = District code
canonical-lea-name = District name
canonical-race-ethnicity = Race or ethnicity
canonical-english-learner = English learner status
canonical-student-with-disability = Has a disability
canonical-socioeconomically-disadvantaged = Socioeconomically disadvantaged
canonical-foster = Foster youth
canonical-homeless = Homeless
canonical-migrant = Migrant
canonical-ela-level = ELA achievement level
canonical-ela-scale-score = ELA scale score
canonical-math-scale-score = Math scale score
canonical-math-level = Math achievement level
canonical-science-level = Science achievement level
canonical-history-level = History achievement level
canonical-writing-level = Writing achievement level
canonical-redesignated = Re-designated this year
canonical-days-enrolled = Days enrolled
canonical-days-absent = Days absent
canonical-cohort-year = Cohort (spring of on-time graduation)
canonical-cohort-outcome = Graduation outcome
canonical-a-g-complete = Met UC/CSU requirements
canonical-numerator = How many (numerator)
canonical-denominator = Of how many (denominator)
canonical-value = Value, when there is no numerator
canonical-state = State of the cell
canonical-grade-low = Lowest grade
canonical-grade-high = Highest grade
canonical-gender = Gender
canonical-disability-category = Category of disability
canonical-suspensions = Suspensions
canonical-expulsions = Expulsions
canonical-attendance-rate = Attendance rate
canonical-ela-csem = Error of measurement of the ELA scale score
canonical-math-csem = Error of measurement of the math scale score
canonical-years-to-graduate = Years to graduation
canonical-exit-reason = Reason for leaving
canonical-completed-grade8 = Completed grade 8
canonical-enrolled-grade10 = Enrolled in grade 10
canonical-gpa = Grade point average
canonical-grade8-d-or-f = A D or F in grade 8
canonical-sel-growth-mindset = Social-emotional skills: growth mindset
canonical-sel-self-efficacy = Social-emotional skills: self-efficacy
canonical-sel-self-management = Social-emotional skills: self-management
canonical-sel-social-awareness = Social-emotional skills: social awareness
canonical-prekindergarten = Attended prekindergarten
canonical-school-type = School type
canonical-charter = Charter school
canonical-title-i = Receives Title I funds
canonical-alternative = Alternative school
canonical-enrollment = Enrollment
canonical-indicator = Indicator
canonical-student-group = Student group
code-el = English learner (EL)
code-rfep = Re-designated as fluent (RFEP)
code-ifep = Fluent from the start (IFEP)
code-eo = English only (EO)
code-not-stated = Not stated
code-regular-diploma = Regular diploma
code-adult-ed-diploma = Diploma of adult education
code-chspe = Passed the CHSPE
code-ged = Passed the GED
code-sped-certificate = Certificate of special education
code-still-enrolled = Still enrolled
code-dropout = Dropped out
code-transfer-out = Transferred out
code-emigrated = Emigrated
code-deceased = Deceased
code-completed = Completed
code-other = Other
code-autism = Autism
code-deaf-blindness = Deaf-blindness
code-deafness = Deafness
code-emotional-disturbance = Emotional disturbance
code-established-medical-disability = Established medical disability
code-hard-of-hearing = Hard of hearing
code-intellectual-disability = Intellectual disability
code-multiple-disabilities = Multiple disabilities
code-orthopedic-impairment = Orthopedic impairment
code-other-health-impairment = Other health impairment
code-specific-learning-disability = Specific learning disability
code-speech-or-language-impairment = Speech or language impairment
code-traumatic-brain-injury = Traumatic brain injury
code-visual-impairment = Visual impairment

## Findings

findings-title = Findings
findings-see = See the findings
findings-sentence = { $errors ->
    [0] Nothing to repair
    [one] One thing to repair
   *[other] { $errors } things to repair
}, { $warnings ->
    [0] nothing to look at
    [one] one to look at
   *[other] { $warnings } to look at
}, { $notes ->
    [0] no notes.
    [one] one note.
   *[other] { $notes } notes.
}
findings-only-notes = Nothing to repair. { $notes ->
    [one] One note.
   *[other] { $notes } notes.
}
findings-filter = Show
findings-all = All
findings-of-error = To repair ({ $count })
findings-of-warning = To look at ({ $count })
findings-of-note = Notes ({ $count })
findings-file = File
findings-every-file = Every file
findings-no-such = Nothing of this kind in this file.
findings-masked = A student’s id is never shown. Values that may be personal, such as names and birthdays, are shown by their shape: • for a letter, # for a digit.
print-findings = Print the findings
copy-lines = Copy line numbers
live-copied = Copied.
live-not-copied = The browser would not let the page copy. The line numbers are in findings.csv.
finding-lines = { $count ->
    [one] line { $lines }
   *[other] lines { $lines }
}
finding-lines-some = { $count ->
    [one] line { $lines }, { $all } times in all
   *[other] lines { $lines } and more, { $all } times in all
}
findings-none = Nothing to mend in these files.
findings-more = { $count ->
    [one] One more kind of finding
   *[other] { $count } more kinds of findings
}
findings-notes = { $count ->
    [one] One kind of note
   *[other] { $count } kinds of notes
}
severity-error = Error
severity-warning = Warning
severity-note = Note
finding-places = in { $count } places
finding-times = { $count } times
finding-other = Something else: { $kind }
examples = Examples
example-where = Where
example-found = Found
found-empty = nothing
example-expected = Expected
examples-of = The first { $shown } of { $count }.

finding-unreadable-file = The file could not be read
finding-unreadable-file-do = It may have been moved or changed since you chose it, or it is a folder. Choose it again; from a folder, choose the files inside.
finding-empty-file = The file is empty
finding-empty-file-do = Export it again and check that it holds a header line and rows.
finding-not-text = The file is not a text table
finding-not-text-do = It looks like another kind of file under a table’s name, such as a PDF or a spreadsheet. Save the table as CSV and drop that.
finding-unknown-layout = The columns are of a kind this page does not know
finding-unknown-layout-do = Match its columns here: say which holds what. If nothing fits, check that the first line holds the column names. A file of students needs school_code and student_id; a file of measures needs school_code, indicator and a numerator or value with its denominator.
finding-missing-required-column = A required column is missing
finding-missing-required-column-do = Match its columns here if another one holds it. Else add the column named here and drop the file again.
finding-truncated-gzip = The compressed file ends too early; nothing in it is counted
finding-truncated-gzip-do = The download or copy stopped before its end. Fetch the file again.
finding-broken-gzip = The compressed file is damaged; nothing in it is counted
finding-broken-gzip-do = Fetch the file again, or unpack it yourself and drop the text file.
finding-line-too-long = A line is longer than any row can be
finding-line-too-long-do = It was left out. Often a quotation mark is opened and never closed: look at the line named here.
finding-field-count = Rows with more or fewer fields than the header
finding-field-count-do = Look for an unquoted comma or a line break inside a field. These rows were left out.
finding-windows-1252 = The text is in an older Windows encoding
finding-windows-1252-do = Accents were read as Windows-1252. Check one or two names; if they look wrong, save the file as “CSV UTF-8”.
finding-repeated-student-row = The same student row appears more than once
finding-repeated-student-row-do = A student counts once per school and year, so each repeated row was counted once. Nothing needs doing unless the repeats surprise you.
finding-conflicting-student-rows = Rows about one student disagree
finding-conflicting-student-rows-do = The rows have the same year, school and student but different values. What they disagree on is not counted. Correct them and drop the file again.
finding-student-in-two-schools = Students are in two schools of one district in one year
finding-student-in-two-schools-do = Each of the schools counts them. Nothing needs to be done if they moved or go to both; if one of the rows is wrong, take it out.
finding-same-file-twice = The same file was given twice
finding-same-file-twice-do = It was counted once. Nothing needs doing.
finding-missing-code = Rows without a school or student code
finding-missing-code-do = These rows were left out. Fill in the code and drop the file again.
finding-exponent-code = A spreadsheet turned codes into numbers such as 1.61E+13
finding-exponent-code-do = The digits are lost in this file. Export it again from the source, and open it in a spreadsheet only with that column set to text.
finding-lost-zero = Codes have lost their leading zeros
finding-lost-zero-do = Spreadsheets drop leading zeros. The codes were read with them; export the file again with this column as text.
finding-code-length = Codes that are not 14-digit school codes
finding-code-length-do = They are used as they are written. Check one of them against the source.
finding-bad-number = A number cannot be read
finding-bad-number-do = Write plain digits, with a point for decimals and nothing else. The cell was left out.
finding-bad-value = A value is not one of those allowed
finding-bad-value-do = Use one of the values named here. The cell was left out.
finding-bad-year = A school year cannot be read
finding-bad-year-do = Write it as 2023-24. These rows were left out.
finding-year-unstated = A school year is not given
finding-year-unstated-do = Rows without one are shown under the year “not stated”. Fill in school_year, such as 2023-24, to tell years apart.
finding-absent-exceeds-enrolled = More days absent than enrolled
finding-absent-exceeds-enrolled-do = These rows were left out of chronic absenteeism. Correct the days and drop the file again.
finding-other-year = A date belongs to another school year than this file’s layout
finding-other-year-do = The layout of each year’s file names its year. Rows dated in another year are not counted; use the layout of that year.
finding-unknown-group = A student group is not known
finding-unknown-group-do = Rows of this group were left out. Use the group ids of the measures file.
finding-runs-over-lines = A row runs over several lines
finding-runs-over-lines-do = Look for a quotation mark too many or too few. Rows in between may have been swallowed.
finding-doubled-column = Two columns mean the same
finding-doubled-column-do = The first one named here was read, the others were not. Keep one of them.
finding-wrong-unit = A value is not in its indicator’s unit
finding-wrong-unit-do = Write rates as proportions, 0.45 for 45 percent, and distances as a value without a numerator. The value was not used.
finding-methodology-same-id = Another methodology has the same id
finding-methodology-same-id-do = Your own goes before a shipped one, and of your own the last by file name is used. Give each its own id.
finding-conflicting-school-rows = Rows of one school contradict each other
finding-conflicting-school-rows-do = Keep one row for each school. A type that two rows state differently was not used.
finding-too-many-schools = The file has more schools than any state
finding-too-many-schools-do = See that the school code’s column holds school codes. Further schools were left out.
finding-incomplete-cell = A count stands without its other half
finding-incomplete-cell-do = Give a numerator and a denominator, or a value and a denominator. The row was left out.
finding-bad-indicator = An indicator’s id cannot be read
finding-bad-indicator-do = These rows were left out. Use lower-case letters, digits and underscores, as in chronic_absenteeism.
finding-numerator-exceeds-denominator = More students counted than there are
finding-numerator-exceeds-denominator-do = The numerator is larger than the denominator. The row was left out; correct it and drop the file again.
finding-unequal-cells = Two rows give different values for the same thing
finding-unequal-cells-do = They disagree about one school, year, indicator and group. Remove the one that is wrong.
finding-type-unknown = Schools whose type is not known
finding-type-unknown-do = Without a type a school gets no index. Drop a schools file with school_code and school_type (elementary, middle, high or span), or with grade_low and grade_high.
finding-type-from-records = School types were worked out from the records
finding-type-from-records-do = They follow from the grades found. Add a schools file if a type is wrong.
finding-layout-syntax = The layout file cannot be read
finding-layout-syntax-do = Look at the line named here. Layout files are TOML; match a file’s columns on this page and save the layout to have one to compare with.
finding-layout-value = The layout file uses an unknown name, or lacks a column that its rows need
finding-layout-value-do = Correct the line named here.
finding-growth-syntax = The file of growth settings or norms cannot be read
finding-growth-syntax-do = Look at the line named here. A file of norms that is cut off has to be copied again; what settings look like stands in docs/growth.md.
finding-growth-value = A value in the growth settings or norms is wrong, or its name is unknown
finding-growth-value-do = Correct the line named here.
finding-norms-changed = The growth norms are not as they were written
finding-norms-changed-do = The file was changed or cut off, and nothing of it is used. Copy it again from whoever saved it.
finding-norms-of-few = The growth norms are of fewer students or schools than needed
finding-norms-of-few-do = Nothing of them is used. Ask for norms of more students; a file of growth settings can declare another minimum.
finding-growth-files-twice = There are two files of growth settings, or two of norms
finding-growth-files-twice-do = The last by file name is used. Keep one of them.
finding-methodology-syntax = The methodology file cannot be read
finding-methodology-syntax-do = Look at the line named here. Methodology files are TOML; start from one that ships with this project.
finding-methodology-weights = The methodology’s points do not add up
finding-methodology-weights-do = Points of the parts must add up to the points of the whole. Correct the line named here.
finding-methodology-cut-points = The methodology’s cut points are wrong
finding-methodology-cut-points-do = Nine cut points, from the worst level to the best. Correct the line named here.
finding-methodology-unknown-name = The methodology uses an unknown name
finding-methodology-unknown-name-do = Check the spelling against the names expected here.
finding-methodology-missing-source = A methodology value has no source
finding-methodology-missing-source-do = Every value says where it comes from: mission, published, inferred or assumed, with its source.
finding-methodology-value = A methodology value is out of its range
finding-methodology-value-do = Correct the line named here.
finding-roster-table-missing = A roster lacks one of its tables
finding-roster-table-missing-do = Without it no student can be placed in a school. Add the table named here, from the same export.
finding-broken-reference = Rows point to rows that are not there
finding-broken-reference-do = The row they name is missing, or marked as inactive or to be deleted. These rows were left out. Export all tables again at the same time.
finding-conflicting-roster-rows = Two rows have one id and say different things
finding-conflicting-roster-rows-do = The first of them was used. Keep one row for each id.
finding-impossible-date = A date does not exist
finding-impossible-date-do = It was not used. Write dates as 2023-08-15.
finding-roster-delta = The roster holds changes only
finding-roster-delta-do = Students who did not change since an earlier export are not in it. Export a full (bulk) roster.
finding-student-without-school = Students who are in no school
finding-student-without-school-do = They were left out. Export the enrolments with the roster, or state each student’s school.
finding-org-not-school = Students in a department that belongs to no school
finding-org-not-school-do = It was read as a school. Check its type and what it is a part of.
finding-session-dates = A session’s dates and its school year disagree
finding-session-dates-do = The school year it names was used. OneRoster names a school year by the calendar year of its spring, 2024 for 2023-24.
finding-inactive-rows = Rows marked as inactive or to be deleted
finding-inactive-rows-do = They were left out. Nothing needs doing.
finding-roster-no-manifest = The roster has no manifest
finding-roster-no-manifest-do = Nothing says whether it is whole or holds changes only. Nothing needs doing if it is a full export.
finding-no-student-in-common = Two files on one school share no student
finding-no-student-in-common-do = Each tells what the other lacks, so they should be about the same students, but their student ids differ. Use the same ids in both, such as the state’s.
finding-year-not-joined = Rows without a school year cannot be joined
finding-year-not-joined-do = Other rows of the same school name their year. Fill in school_year in every file; until then these rows count under the year “not stated”.
finding-grade-not-tested = Test results in a grade that does not take the test
finding-grade-not-tested-do = They were counted. Check the grade and the result named here.
finding-score-out-of-range = Scale scores that the test does not give
finding-score-out-of-range-do = Check the score, the grade, and that the column holds scale scores. The level beside it was counted.
finding-redesignated-status = Re-designated students who never were English learners
finding-redesignated-status-do = A student re-designated this year is RFEP or EL, not EO or IFEP. The rows were counted as they stand; check the language status.
finding-school-not-listed = Schools that the schools file does not list
finding-school-not-listed-do = They were used without it. Add them to the schools file, or correct their codes.
finding-practice-unknown-school = Practices of schools that no other file names
finding-practice-unknown-school-do = They are kept, and shown when the school’s own data is there. Correct the school code, or drop the school’s data too.
finding-practice-unknown-indicator = Practices for indicators that neither the methodology nor the data has
finding-practice-unknown-indicator-do = They are kept, and shown on the school’s own card only. Use an indicator’s id, such as chronic_absenteeism.
finding-low-response-rate = Few of those invited to a survey answered
finding-low-response-rate-do = The result was counted, but it may not speak for everybody who was invited. Read it with care, and invite again next time.
finding-rows-not-counted = Rows that this kind of file has and that do not count were left out
finding-rows-not-counted-do = Such as secondary enrolments, no-shows, exemptions and invalid tests. Nothing needs doing, unless there are more than you expect.
finding-rows-left-out = Rows that are not about one school were left out
finding-rows-left-out-do = District, county, state and split rows would count students twice. Nothing needs doing.
finding-encrypted = The file is protected by a password
finding-encrypted-do = Nothing of it was counted. Open it with its password, save it without one and drop that file.
finding-broken-archive = The archive or workbook is damaged
finding-broken-archive-do = Nothing of it was counted. Save or download it again, or save the table as CSV.
finding-unpacks-too-large = The file unpacks to far more than its size
finding-unpacks-too-large-do = It was not read further. Unpack it yourself, see what is in it, and drop the tables alone.
finding-members-passed-over = Hidden files or sheets were passed over
finding-members-passed-over-do = Nothing needs doing, unless one of them is meant to be counted: then show it, or drop it by itself.
finding-no-table = A part of the file holds no table
finding-no-table-do = A cover sheet or a note is no table. Nothing needs doing.
finding-title-rows = Rows above the header were passed over
finding-title-rows-do = Titles and notes above the column names are no part of the table. Nothing needs doing.
finding-total-row = Rows of totals were left out
finding-total-row-do = The rows that they add up are counted one by one. Nothing needs doing.
finding-nothing-to-compute = Recognised, and nothing to compute
finding-nothing-to-compute-do = The file was read and set aside. Nothing needs doing.
finding-unread-columns = Columns this page does not use
finding-unread-columns-do = They were not read. Nothing needs doing.

## Tools

toolbar = Year, methodology and downloads
choices = Year and methodology
year = School year
year-option = { $year } ({ $indexed } with an index)
year-unstated = year not stated
methodology = Methodology
chosen-user = Chosen by you.
chosen-most-indexed = Chosen because under it most schools get an index. You can change it.
methodology-see = Read its rules
methodology-made-of = Its values:
provenance-count = { $count } { $provenance }
downloads = Download
download-index-csv = One row per school and year: the index and its domains
download-domains-csv = One row per school, year and domain
download-leas-csv = One row per district, year, indicator and group: its schools together, a student once
download-measures-csv = One row per school, year, indicator and student group
download-findings-csv = Everything found in the files
download-report-xlsx = All tables in one workbook
download-report-json = The whole report, for programs

## Compare

compare-title = Schools side by side
compare-lead = In the order in which you chose them. Nothing here is a rank: each level is the school’s own, from 1 to 10.
compare-types = These schools are of different types. A type has its own cut points, so the same value can reach another level.
compare-choose = Choose two to four schools in the list, by the boxes in its column “Compare”. They then stand here side by side.
compare-to-list = Choose schools in the list
compare-table = Schools side by side, row by row
compare-out = Take { $school } out
compare-absent = No data in { $year }
compare-groups = { $count ->
    [one] One student group
   *[other] { $count } student groups
}
compare-this = Compare
compare-pick = Compare { $school }
column-compare = Compare
tray-title = To compare
tray-more = Choose at least one more school.
tray-compare = Compare { $count } schools
tray-full = { $most } schools are the most that fit. Take one out to choose another.
live-compare-in = { $school } is chosen. { $count } of at most { $most } schools to compare.
live-compare-out = { $school } is taken out. { $count } of at most { $most } schools to compare.

## Keys and choices

shortcuts-open = Keyboard shortcuts
shortcuts-title = Keyboard shortcuts
shortcuts-typing = They rest while you type.
shortcut-search = Search the schools
shortcut-rows = Go up and down the list
shortcut-open = Open the school
shortcut-close = Close what is open
shortcut-overview = Go to the overview
shortcut-compare = Go to the comparison
shortcut-findings = Go to the findings
shortcut-methodology = Go to the methodology
shortcut-help = Show these shortcuts
remember = Remember my choices on this device
remember-means = Only the view and the language, never data. Switch it off and they are forgotten.
remember-failed = This browser does not let the page remember anything.
live-remembered = The view and the language are remembered on this device.
live-forgotten = Nothing is remembered any more.

## Teachers

check-title = Check a number for yourself
check-ask = Press “Why?” beside any number. Its sum and its rules open up.
check-follow = Go down its parts until you reach “Where it was read”: the file and its lines.
check-look = Open your own copy of that file at those lines and count again.
check-index = Why is the index what it is?
check-no-index = Why is there no index?
check-no-rank = This view puts schools in order of name, and never teachers or schools in order of a result.

## Schools

schools-title = Schools
schools-shown = { $shown } of { $count ->
    [one] one school
   *[other] { $count } schools
}
search = Search school, district or code
sort-by = Sort by
sort-up = { $column }, ascending
sort-down = { $column }, descending
no-match = No school matches “{ $search }”.
column-school = School
column-lea = District
column-type = Type
column-index = Index
column-base = Points that data exists for
alternative = Alternative
charter = Charter
no-points = No points
type-elementary = Elementary
type-middle = Middle
type-high = High
type-span = Several levels
type-unknown = Not known
no-index = No index
no-index-short- = No index
no-index-short-points-base = Too little data
no-index-short-type-unknown = Type unknown
no-index-short-refused = No index
no-index-short-too-fine = No index
no-index- = The methodology gives this school no index.
no-index-points-base = Data is there for { $base } points of 100. An index needs at least { $minimum }.
no-index-type-unknown = The school’s type is not known, so no methodology fits it. A schools file with its school_type would settle that.
no-index-too-fine = The weights of the methodology are too fine to be shared out exactly. Use rounder numbers.
no-index-refused = The methodology refuses an index when a needed part is missing.

## Card

card-type-unknown = School type not known
card-loading = Opening the school
back-to-list = Back to the list
close-card = Close this school
print = Print
print-under = Methodology: { $methodology } ({ $id }). Not an official publication of any state or district.
print-date = Printed on { DATETIME($date, dateStyle: "long") }.
print-files = { $count ->
    [one] Read from the file
   *[other] Read from { $count } files:
}
the-index = the index
of-100 = of 100 points
points-base-all = Data is there for all 100 points.
points-base = Data is there for { $base } of the 100 points; what is missing is shared among the rest.
of-points = of { $possible } points
no-points-of = No data ({ $nominal } points)
no-points-no-index = No points, because there is no index
domain-base = Data is there for { $base } of { $nominal } points.
domain-empty = This methodology has no indicator here yet.
why = Why?
why-what = Why? { $what }
value-of = value of { $what }
level-of = level of { $what }
value-percent = { $value }%
value-points = { $value } points from standard
value-ratio = { $value } times
value-score = { $value } of 5
fraction = { $numerator } of { $denominator }
students-n = { $count } students
better-higher = higher is better
better-lower = lower is better
phase-collected = Collected in { $year }: no level, no points
phase-piloted = Piloted in { $year }: no points
phase-domain = Not scored in { $year }: collected or piloted only. Its { $nominal } points pass to what is scored.
phase-base = { $base } of the 100 points are scored with data in { $year }; what is collected or piloted, or has no data, passes its points on.
beside-responses = { $numerator } of { $denominator } invited answered ({ $value }%)
beside-participation = { $numerator } of { $denominator } students took the test ({ $value }%)
beside-mean = Mean score { $value } of 5 ({ $denominator } answered)
beside-under = under { $limit }%
beside-means-responses = So few answered that the result may not speak for all.
beside-means-participation = So few took the test that the result may not speak for all. It changes no points.
level-n = Level { $level }
band-above = above average
band-average = average
band-below = below average
band-above-means = Levels 8, 9 and 10.
band-average-means = Levels 4, 5, 6 and 7.
band-below-means = Levels 1, 2 and 3.
groups = { $count ->
    [one] One student group
   *[other] { $count } student groups
}{ $scored ->
    [0] {""}
    [one] , one counts toward points
   *[other] , { $scored } count toward points
}
groups-of = Student groups: { $indicator }
group-column-group = Group
group-column-students = Students
group-column-value = Value
group-column-value-points = Points from standard
value-short-points = { $value }
group-column-level = Level
group-column-points = Points
lowest = Lowest racial or ethnic group
shown-only = no points
missing-brings = Missing — would come from { $count ->
    [one] column
   *[other] columns
}
continuous-title = Shared, never scored
continuous-more = Continuous-improvement data. It helps schools learn and adds nothing to the index.
legend-title = What the marks mean
state-reported = Reported
state-suppressed = Suppressed
state-too-few = Too few students
state-too-few-of = Too few: { $have } of { $needed } needed
state-not-applicable = Not applicable
state-missing = Missing
state-suppressed-means = The publisher hid the value to protect students.
state-too-few-means = Fewer students than a result needs to count.
state-not-applicable-means = Does not exist at this kind of school.
state-missing-means = No file brought the data.

## Why

why-title = Why this number
why-path = The way down to this number
copy-text = Copy as text
copy-whole = Copy the whole as text
why-loading = Following the number back
why-nothing = No explanation was found
why-formula = The sum
why-parts = Its parts
why-rules = Rules used
why-sources = Where it was read
rule-for-type = { $rule } ({ $type })
rule-n-size = Fewest students for a result to count
rule-minimum-points = Fewest points with data for an index
rule-points-per-level = Share of the points for each level
rule-all-students-share = Share of all students
rule-scored-groups = Groups that count toward points
rule-redistribution-groups = Points of groups without data
rule-redistribution-family = Points of a family’s parts without data
rule-redistribution-domain = Points of a domain’s parts without data
rule-redistribution-index = Points of domains without data
rule-span-weights = Points at schools of several levels
rule-span-cut-points = Cut points at schools of several levels
rule-definitions-graduates = Who counts as a graduate
rule-definitions-met-level = Level that meets the standard
rule-definitions-absence-share = Share of days absent that is chronic
rule-definitions-absence-minimum-days = Fewest days enrolled to be counted
rule-readiness-gpa = Grade points that show readiness
rule-readiness-attendance = Attendance that shows readiness
rule-surveys-favorable-from = Score from which an answer is favorable
rule-surveys-respondents = Respondents that a survey topic needs
rule-surveys-response-rate = Share of those invited who should answer
rule-participation-grades = Grades that are tested
rule-participation-flagged-under = Share of students who should take a test
rule-disproportionality-students = Students needed to compare risks
rule-disproportionality-cases = Cases a group needs for its ratio to count
rule-part-collected = Only collected in a school year
rule-part-piloted = Piloted in a school year
rule-goals-index = When the goal of the index is met
rule-goals-graduation = When the graduation goal is met
rule-goals-achievement = When the achievement goal is met
rule-goals-gaps = When the gap goal is met
rule-goals-graduation-of = Rates the graduation goal looks at
rule-goals-achievement-of = Subjects of achievement and gaps
rule-goals-gap-groups = Groups whose gaps are looked at
rule-growth-model = Model of growth
rule-growth-reliability-ela = Share of the ELA scores’ spread that is not error
rule-growth-reliability-math = Share of the math scores’ spread that is not error
rule-growth-minimum-schools = Fewest schools for percentiles of growth
rule-growth-ranked-from = Fewest students for a school to be among them
rule-support-lowest = How the years find the lowest schools
rule-support-share = Share of schools with intensive support
rule-support-fewest-schools = Fewest schools of a type to be ranked apart
rule-support-exit-after = Years outside before intensive support ends
rule-part-points = Nominal points
rule-part-cut-points = Cut points
rule-part-better = Which direction is better
rule-line = line { $line } of the methodology file
source-line = Line { $line }
source-rows = { $rows ->
    [one] One row counted
   *[other] { $rows } rows counted
}
source-lines = in the numerator: lines { $lines }
source-lines-some = in the numerator: lines { $lines } and more
source-columns = Columns
source-hash = Fingerprint

provenance-legend = What mission, published, inferred and assumed mean
provenance-mission = mission
provenance-published = published
provenance-inferred = inferred
provenance-assumed = assumed
provenance-mission-means = The 2013 mission document says so.
provenance-published-means = A later public source of the CORE districts says so.
provenance-inferred-means = Worked out from published figures.
provenance-assumed-means = This project’s own default. Not an official value.

trace-index = The index
trace-index-means = The points earned in all domains, out of 100.
trace-no-index = No index
trace-no-index-means = There is too little here to sum up fairly.
trace-domain = { $label }
trace-domain-means = The points earned by the indicators of this domain.
trace-indicator = { $label }
trace-indicator-means = The points of all students and of the groups that count toward points.
trace-cell = { $group }
trace-level = Level
trace-level-means = One, plus the number of cut points that the value reaches.
trace-points = Points
trace-points-means = A tenth of the possible points for each level.
trace-measure = Value
trace-title-of = { $step }: { $label }, { $group }
cut-points-percent = in percent: { $cuts }
cut-points-points = in points from standard: { $cuts }
cut-points-ratio = { $cuts }
trace-title-of-cell = { $label }, { $group }
trace-redistribution = Points shared out
trace-redistribution-means = Points of parts without data go to the parts that have data.
trace-lowest-group = Lowest racial or ethnic group
trace-lowest-group-means = The group with the worst value among those with enough students.
trace-growth = Growth
trace-growth-means = The mean growth of the school’s students, held against the same group in other schools. Only the part that is likely not accident is kept.
trace-growth-cohort = Grade { $grade }
trace-growth-cohort-means = The students whose growth was estimated together.

trace-value-index = { $value } of 100
trace-value-domain = { $value } points
trace-value-indicator = { $value } points
trace-value-cell-scored = { $value } points
trace-value-level = Level { $value }
trace-value-redistribution = { $value } points possible

arg-methodology = Methodology
arg-methodology-id = Methodology id
arg-methodology-hash = Fingerprint of the methodology
arg-reason = Reason
arg-reason-points-base = Data for fewer points than an index needs
arg-reason-type-unknown = The school’s type is not known
arg-reason-too-fine = The methodology’s weights are too fine to be shared out exactly
arg-reason-refused = A part is missing that the methodology insists on
arg-school-type = School type
arg-school-type-unknown = not known
arg-state = State
arg-state-suppressed = Suppressed by the publisher
arg-state-too-few = Too few students to count
arg-state-not-applicable = Not applicable
arg-state-missing = Missing
arg-value = Value
arg-better = Better is
arg-better-higher = higher
arg-better-lower = lower
arg-effective = Points possible here
arg-differs = Defined differently by its publisher
arg-reference = Held against
arg-reference-lea = the other students of the district, as far as its schools are loaded (provisional)
arg-reference-lea-declared = the other students of the district, from its own file of references
arg-reference-state = the other students of the state, from a file of references
arg-reference-hash = Fingerprint of the reference
arg-responses = Answered the survey
arg-invited = Invited to the survey
arg-response-rate = Responses
arg-response-rate-low = fewer than the methodology asks for
arg-phase = In this school year
arg-phase-collected = collected, not yet scored
arg-phase-piloted = piloted, not yet scored
arg-numerator = Numerator
arg-denominator = Denominator
arg-reached = Cut points reached
arg-nominal = Nominal points
arg-points-possible = Points possible
arg-points-base = Points that data exists for
arg-needed = Students needed
arg-model = Model of growth
arg-model-value-added = Value added
arg-model-student-growth-percentiles = Mean growth percentile
arg-grades = Grades measured
arg-cohort = Students measured in all schools
arg-students = Students of this school
arg-schools = Schools that the percentile is among
arg-concentrations = Averages of schools held constant
arg-mean = Mean growth, centered
arg-kept = Share kept
arg-effect = Growth of the school
arg-error = Standard error
arg-interval = Percentiles in question, 95%
arg-coefficients = Fingerprint of what was estimated
arg-scores = Scores
arg-measured = Students measured
arg-failed = No growth
arg-failed-too-few = too few students to measure
arg-failed-alike = scores are too much alike to measure

## Charts

charts-of-school = Charts: parts of the index, years, other schools
charts-of = Charts: groups, years, other schools
charts-whole = The schools as a whole
chart-loading = One moment…
chart-table = The same as a table
chart-table-first = The first { $shown } of { $count } rows. The saved files have all of them.
chart-save-of = Save as { $kind }: { $chart }
chart-made = Methodology { $methodology }. Computed in a browser; not an official publication.
chart-index = Index
chart-level = level { $level }, { $band }
chart-level-short = level { $level }
chart-band = Band
chart-levels = { $indicator }: levels by student group
chart-levels-all = { $group }: { $level }.
chart-levels-groups = { $count ->
    [one] One group has a level:
   *[other] { $count } groups have a level:
} { $above } above average, { $average } average, { $below } below average.
chart-contribution = Where the points of the index come from
chart-contribution-sentence = { $index } of 100 points. { $parts }.
chart-contribution-part = { $domain }: { $points } of { $possible }
chart-points-of = { $points } of { $possible }
chart-domain = Domain
chart-earned = Points earned
chart-possible = Points possible
chart-trend = { $what } over the years
chart-trend-one = Only { $year } is loaded for this school. Files of another year would draw a line here.
chart-trend-single = { $what }: { $value } in { $year }, the only year with a value.
chart-trend-sentence = { $what }: { $from } in { $first }, { $to } in { $last }.
chart-trend-broken = { $count ->
    [one] The line is broken once
   *[other] The line is broken { $count } times
}: values on its two sides were not counted alike or do not follow each other.
chart-trend-domains = The index is in points of 100; a domain is in percent of the points it could earn that year.
chart-break = { $sign }: not joined from { $from } to { $to }. { $reasons }
chart-break-column = Not joined with the year before
break-missing-year = There is no value for the time between.
break-new-test = Another test took the place of the former one.
break-cohort-rule = The state changed its rules for who belongs to a cohort and who counts as a graduate.
break-voluntary-test = In 2020-21 schools could choose whether to test.
break-other-source = The values come from different kinds of files, which count in different ways.
break-other-type = The school was of another type, with other weights.
break-other-indicators = Not the same indicators counted toward the points.
chart-gaps = { $indicator }: student groups beside all students
chart-gaps-all = All students: { $value }.
chart-gaps-one = { $group }: { $value }.
chart-gaps-between = The groups are between { $low } ({ $lowest }) and { $high } ({ $highest }).
chart-spread = { $what }: { $schools }
chart-spread-none = { $what }: { $schools }. There is nothing to draw.
chart-spread-here = { $school }: { $value }.
chart-spread-without = { $school } has no value.
chart-spread-sentence = Of { $schools } with a value, a quarter have { $low } or less, half have { $middle } or less, and three quarters have { $high } or less.
chart-spread-means = Under the axis: the middle half of the schools, and the one in the middle.
chart-schools-elementary = { $count ->
    [one] 1 elementary school
   *[other] { $count } elementary schools
}
chart-schools-middle = { $count ->
    [one] 1 middle school
   *[other] { $count } middle schools
}
chart-schools-high = { $count ->
    [one] 1 high school
   *[other] { $count } high schools
}
chart-schools-span = { $count ->
    [one] 1 school of several levels
   *[other] { $count } schools of several levels
}
chart-schools-unknown = { $count ->
    [one] 1 school whose type is not known
   *[other] { $count } schools whose type is not known
}
chart-schools-all = { $count ->
    [one] 1 school of any type
   *[other] { $count } schools of all types
}
chart-schools = Schools
chart-from-to = From – to
chart-range = { $from } – { $to }
chart-this-school = This school
chart-here = This school: { $value }
chart-against-title = Status against growth
chart-against = { $status } against { $growth }
chart-against-none = No growth is loaded. A measures file with the indicator ela_growth or math_growth, beside test results of the same year, would show where schools stand and how far their students have come.
chart-against-sentence = { $count ->
    [one] One school has both.
   *[other] { $count } schools have both.
} For half of them, { $status } is { $x } or less; for half, { $growth } is { $y } or less.
chart-against-here = { $school }: { $status } { $x }, { $growth } { $y }.
chart-against-lines = Each dot is a school. The two lines are the middle values; a school to the left and above stands low and grows much.
chart-axis-up = ↑ { $what }
chart-axis-right = { $what } →
chart-ranges = { $indicator }: student groups across schools
chart-ranges-one = { $group }: half of the schools are between { $low } and { $high }, the one in the middle at { $middle }.
chart-ranges-means = A bar is the middle half of the schools with a value; the line in it is the school in the middle.
chart-quarter = A quarter have this or less
chart-half = Half have this or less
chart-three-quarters = Three quarters have this or less

## One group across schools

across-title = { $group }, { $year }
across-choose = Student group
across-nothing = No file has anything on student groups in { $year }.
across-glance = Every indicator at a glance
across-glance-more = How many schools have a value for this group, and why others have none.
across-indicator = Indicator
across-state-reported = With a value
across-state-too-few = Too few students
across-state-suppressed = Suppressed
across-state-missing = No data
across-levels = Schools by band
across-full = { $indicator }: { $group }
across-schools = { $count ->
    [one] One school
   *[other] { $count } schools
}
across-before = Before
across-after = Next
across-shown = { $first } to { $last } of { $count }
across-link = This group across all schools
## Assumed

rests-on = { $count ->
    [0] Rests on no assumed value
    [one] Rests on one assumed value
   *[other] Rests on { $count } assumed values
}
assumed-title = What is assumed here
assumed-means = Assumed values are this project’s own defaults, or those of whoever wrote the methodology. They are nobody’s official values.
assumed-more = See the whole methodology
assumed-where = Used in: { $where }
assumed-everywhere = the sum as a whole

## Methodology

methodology-named = Id { $id }, fingerprint { $hash }.
methodology-save = Save the methodology’s file (TOML)
methodology-loading = Opening the methodology
rules-settings = For all indicators
rules-definitions = What is counted
rules-of = { $indicator }: cut points and sources
weights-of = Points of each indicator: { $domain }
weights-indicator = Points
weights-none = no points
points-n = { $points } points
cuts-of = Cut points: { $indicator }
cuts-from = A level begins at
cuts-in-percent = In percent
cuts-in-points = In points
cuts-in-ratio = As a ratio
rules-compare = Beside another methodology
compare-with = Compare with
compare-none = none
rules-differ = { $count ->
    [0] No value differs
    [one] One value differs
   *[other] { $count } values differ
}
rules-value = Value
rules-lacks = not in it
rule-value-in-proportion = in proportion
rule-value-equally = equally
rule-value-none = to nobody
rule-value-refuse = no index without them
rule-value-mean = the mean of the levels
rule-value-highest-member = those of the highest level
rule-value-higher = higher
rule-value-lower = lower
rule-value-true = yes
rule-value-false = no
rule-value-regular-diploma = regular diploma
rule-value-value-added = value added
rule-value-student-growth-percentiles = mean growth percentile
rule-value-lowest-race-ethnicity = lowest racial or ethnic group
rule-bands-above-from = Lowest level above average
rule-bands-average-from = Lowest average level
rule-part-groups = Student groups share its points
rule-part-redistribution = Points of its parts without data

## Appeal

packet-open = Appeal packet
packet-title = Appeal packet
packet-of = { $school }, { $year }
packet-means = One document to print or send: the result and all its parts, the files it was read from, what is assumed, and the way of every number from the file’s line to the index.
packet-save = Save as a file
packet-print = Print it
packet-preview = The document
packet-not-official = Not an official publication of any state or district.
packet-result = Result
packet-part = Part
packet-value = Value
packet-level = Level
packet-points = Points
packet-possible = Possible
packet-official = Official
packet-computed = Computed here
packet-difference = Official less computed
packet-inputs = The files it was read from
packet-file = File
packet-read-as = Read as
packet-rows = Rows
packet-size = Size
packet-fingerprint = Fingerprint
packet-digesting = SHA-256: being worked out
packet-hash-means = To check that you have the same file, work out its SHA-256 (sha256sum on Linux, shasum -a 256 on a Mac, certutil -hashfile FILE SHA256 on Windows) and compare. The fingerprint tells files apart on this page.
packet-assumed-value = Value
packet-assumed-is = Is
packet-assumed-where = Used in
packet-assumed-source = Whose
packet-findings = Findings that may touch this school
packet-no-findings = Nothing was found in its files.
packet-places = { $count ->
    [one] one place
   *[other] { $count } places
}
packet-trace = How every number came about
official-title = Official result
official-how = Enter the official points, or choose or drop a table with the columns school_code and index; columns named as in index.csv show in which part a difference is.
official-file = Table with official results
official-typed = The official points were entered by hand.
official-source = The official points are from { $file }, line { $line }.
official-compared = The official result is compared.
official-no-school-code = The table has no column school_code.
official-no-school = The table has no row of this school and year.
official-no-part = The table has no column that this methodology has points for.
official-agrees = Both agree.
official-differs = The index differs. The official points of each domain would show where.
official-differs-in = They differ in: { $parts }.
official-differs-sum = The parts given agree and the index differs.
official-same = none
official-not-number = not a number
official-none-here = no points
live-digested = { $count ->
    [one] The SHA-256 of one file is in the document.
   *[other] The SHA-256 of { $count } files is in the document.
}

## Trust

embed-loading = Loading the result
embed-refused-student-data = This result is marked internal: it contains student data. It is not shown here.
embed-refused-form = This file is not a published result of the School Quality Improvement Index.
embed-refused-unreachable = The published result could not be fetched.
embed-no-school = The published result has no such school.
embed-school = School
embed-methodology = How this is calculated
embed-of = { $students } students
embed-sentence = In { $year } this school reaches { $index } of 100 points. Data was there for { $base } of them.
embed-sentence-none = In { $year } this school has no index. Data was there for { $base } of 100 points.
download-published-json = A result to show on another site, with the sqii-report element
marking = Internal — contains student data
update-ready = A new version of this page is ready.
update-now = Use it now
update-later = A new version of this page is ready. It can be used once you clear your data. Until then nothing changes.

## Family: one school in plain words. A test holds these to what a reader in grade 8 can read.

family-eyebrow = For families
family-loading = Opening the school
family-index = This school has { $index } of 100 points.
family-index-means = We call this sum the Index. It adds up the results below. It cannot show all that makes a school good.
family-no-index = This school has no Index this year. Too little is known to sum it up in a fair way.
family-print = Print this page
family-all-numbers = See all the numbers
family-level = Level { $level } of 10: { $band }
family-levels-mean = Levels go from 1 to 10. Level 8 and up is above average. Level 3 and down is below average.
family-students = { $count } students were counted.
family-share = { $share ->
    [few] Fewer than 1
    [nearly-all] More than 99
   *[other] { $share }
} of every 100
family-share-within = { $share ->
    [few] fewer than 1
    [nearly-all] more than 99
   *[other] { $share }
} of every 100

family-topic-reading = Reading and writing
family-topic-math = Math
family-topic-science = Science
family-topic-history = History
family-topic-writing = Writing
family-topic-english = Learning English
family-topic-finishing = Finishing high school
family-topic-next-school = Ready for the next school
family-topic-attendance = Coming to school
family-topic-discipline = Sent home
family-topic-feelings = How people feel at school
family-topic-special-education = Special education

family-says-ela-performance = { family-share } students met the state goal in reading and writing.
family-says-math-performance = { family-share } students met the state goal in math.
family-says-science-performance = { family-share } students met the state goal in science.
family-says-history-performance = { family-share } students met the state goal in history.
family-says-writing-performance = { family-share } students met the state goal in writing.
family-says-ela-distance = In reading and writing, the average student was { $side ->
    [below] { $points } points below
    [above] { $points } points above
   *[at] right at
} the state goal.
family-says-math-distance = In math, the average student was { $side ->
    [below] { $points } points below
    [above] { $points } points above
   *[at] right at
} the state goal.
family-says-ela-growth = For how much students learned in a year, the school got { $points } of 100. A typical school gets 50.
family-says-math-growth = For how much students learned in a year, the school got { $points } of 100. A typical school gets 50.
family-says-graduation-4yr = { family-share } students finished high school in four years.
family-says-graduation-5yr = { family-share } students finished high school in five years.
family-says-graduation-6yr = { family-share } students finished high school in six years.
family-says-a-g-completion = { family-share } students took all the classes that state colleges ask for.
family-says-middle-school-persistence = { family-share } students who finished grade 8 went on to grade 10.
family-says-high-school-readiness = { family-share } students in grade 8 were ready for high school.
family-says-chronic-absenteeism = { family-share } students missed a lot of school: one day in ten, or more.
family-says-suspension-expulsion = The school sent home { family-share-within } students as a penalty.
family-says-suspension-disproportionality = Students of one race or group were sent home { $times } times as often as the others.
family-says-sel-skills = Students felt good about how they learn and get along in { family-share-within } answers.
family-says-survey-student = Students spoke well of the school in { family-share-within } answers.
family-says-survey-family = Families spoke well of the school in { family-share-within } answers.
family-says-survey-staff = Staff spoke well of the school in { family-share-within } answers.
family-says-el-redesignation = { family-share } students learning English now know it well.
family-says-special-education-disproportionality = Students of one race or group were placed in special education { $times } times as often as the others.

family-change-percent = { $side ->
    [same] That is about the same as the year before.
    [more] That is { $count } more of every 100 than the year before. It got { $turn ->
        [better] better
       *[worse] worse
    }.
   *[less] That is { $count } fewer of every 100 than the year before. It got { $turn ->
        [better] better
       *[worse] worse
    }.
}
family-change-points = { $side ->
    [same] That is about the same as the year before.
   *[other] It got { $turn ->
        [better] better
       *[worse] worse
    } by { $count } points since the year before.
}
family-change-ratio = { $side ->
    [same] That is about the same as the year before.
    [more] The gap grew since the year before.
   *[less] The gap got smaller since the year before.
}
family-change-unlike = The year before was counted in another way. The two years cannot be compared.
family-no-year-before = No file for the year before was read. So this page cannot say what got better or worse.

family-behind = Here the school serves some groups less well:
family-short-percent = { family-share-within }
family-short-points = { $side ->
    [below] { $points } points below the goal
    [above] { $points } points above the goal
    [at] at the goal
   *[other] { $points } of 100
}
family-short-ratio = { $times } times as often
family-care = A gap shows where students need more from their school. It does not show what they can do.
family-hidden = Small groups are left out to keep each student’s results private.

family-unknown-title = What we do not know
family-unknown-missing = The files we read do not tell us about:
family-unknown-suppressed = These results were hidden to keep students’ results private:
family-unknown-too-few = Too few students were counted to be fair about:
family-name-ela-performance = reading and writing
family-name-math-performance = math
family-name-science-performance = science
family-name-history-performance = history
family-name-writing-performance = writing
family-name-ela-distance = reading and writing
family-name-math-distance = math
family-name-ela-growth = how much students learned in reading and writing in a year
family-name-math-growth = how much students learned in math in a year
family-name-graduation-4yr = finishing high school in four years
family-name-graduation-5yr = finishing high school in five years
family-name-graduation-6yr = finishing high school in six years
family-name-a-g-completion = classes for state colleges
family-name-middle-school-persistence = going on to grade 10
family-name-high-school-readiness = being ready for high school
family-name-chronic-absenteeism = missing a lot of school
family-name-suspension-expulsion = being sent home
family-name-suspension-disproportionality = whether one group is sent home more often
family-name-sel-skills = how students learn and get along
family-name-survey-student = what students say of the school
family-name-survey-family = what families say of the school
family-name-survey-staff = what staff say of the school
family-name-el-redesignation = learning English
family-name-special-education-disproportionality = who is placed in special education

## Labels: what the module names by id, in its own words

domain-academic = Academic
domain-social-emotional = Social-Emotional
domain-culture-climate = Culture-Climate
domain-social-emotional-culture-climate = Social-Emotional and Culture-Climate

indicator-ela-performance = English language arts: standard met
indicator-math-performance = Mathematics: standard met
indicator-science-performance = Science: standard met
indicator-history-performance = History: standard met
indicator-writing-performance = Writing: standard met
indicator-ela-distance = English language arts: distance from standard
indicator-math-distance = Mathematics: distance from standard
indicator-ela-growth = English language arts: student growth
indicator-math-growth = Mathematics: student growth
indicator-graduation-4yr = Graduation in 4 years
indicator-graduation-5yr = Graduation in 5 years
indicator-graduation-6yr = Graduation in 6 years
indicator-middle-school-persistence = Middle-school persistence: from grade 8 to grade 10
indicator-high-school-readiness = High-school readiness in grade 8
indicator-chronic-absenteeism = Chronic absence
indicator-suspension-expulsion = Suspension and expulsion
indicator-suspension-disproportionality = Disproportionality of suspension
indicator-sel-skills = Social-emotional skills
indicator-survey-student = Student survey
indicator-survey-staff = Staff survey
indicator-survey-family = Family survey
indicator-el-redesignation = English-learner re-designation
indicator-special-education-disproportionality = Disproportionality of special-education identification
indicator-prekindergarten = Prekindergarten
indicator-middle-school-transition = Middle-school transition
indicator-a-g-completion = A–G completion
indicator-dropout-4yr = Dropout in 4 years
indicator-ela-participation = English language arts: took the test
indicator-math-participation = Mathematics: took the test
indicator-sel-skills-mean = Social-emotional skills: mean score
indicator-survey-student-mean = Student survey: mean score
indicator-survey-staff-mean = Staff survey: mean score
indicator-survey-family-mean = Family survey: mean score
indicator-special-education-autism = Disproportionality of identification: autism
indicator-special-education-deaf-blindness = Disproportionality of identification: deaf blindness
indicator-special-education-deafness = Disproportionality of identification: deafness
indicator-special-education-emotional-disturbance = Disproportionality of identification: emotional disturbance
indicator-special-education-established-medical-disability = Disproportionality of identification: established medical disability
indicator-special-education-hard-of-hearing = Disproportionality of identification: hard of hearing
indicator-special-education-intellectual-disability = Disproportionality of identification: intellectual disability
indicator-special-education-multiple-disabilities = Disproportionality of identification: multiple disabilities
indicator-special-education-orthopedic-impairment = Disproportionality of identification: orthopedic impairment
indicator-special-education-other-health-impairment = Disproportionality of identification: other health impairment
indicator-special-education-specific-learning-disability = Disproportionality of identification: specific learning disability
indicator-special-education-speech-or-language-impairment = Disproportionality of identification: speech or language impairment
indicator-special-education-traumatic-brain-injury = Disproportionality of identification: traumatic brain injury
indicator-special-education-visual-impairment = Disproportionality of identification: visual impairment
indicator-special-education-other = Disproportionality of identification: other

group-all = All students
group-african-american = African American
group-american-indian = American Indian or Alaska Native
group-asian = Asian
group-filipino = Filipino
group-hispanic = Hispanic or Latino
group-pacific-islander = Native Hawaiian or Pacific Islander
group-white = White
group-two-or-more = Two or more races
group-english-learners = English learners
group-students-with-disabilities = Students with disabilities
group-socioeconomically-disadvantaged = Socioeconomically disadvantaged
group-foster = Foster youth
group-homeless = Students experiencing homelessness
group-migrant = Migrant students
group-rfep = Reclassified fluent English proficient
group-female = Female
group-male = Male
group-nonbinary = Nonbinary

methodology-core-2014-15 = CORE 2014-15: the Index of the public reports
methodology-core-phase-in = CORE phase-in: each year’s Index on the way to 2015-16
methodology-core-2015-16 = CORE 2015-16: the full Index of the mission
methodology-california-public = California's public data

layout-caaspp-entities = CAASPP research file: names of counties, districts and schools
layout-caaspp-research = CAASPP research file: Smarter Balanced (English language arts, mathematics) and science, by student group
layout-caaspp-student-2018-19 = CAASPP student file as an LEA receives it, 2018-19
layout-caaspp-student-2021-22 = CAASPP student file as an LEA receives it, 2021-22
layout-caaspp-student-groups = CAASPP research file: list of student group ids
layout-calpads-sdis = CALPADS: student discipline (SDIS, SINC, SIRS, SOFF)
layout-calpads-sela = CALPADS: English language acquisition (SELA)
layout-calpads-senr = CALPADS: student enrolment (SENR)
layout-calpads-sinf = CALPADS: student information (SINF)
layout-calpads-sprg = CALPADS: student programs (SPRG)
layout-calpads-stas = CALPADS: student absence summary (STAS)
layout-cde-a-g-graduates = California Department of Education: graduates who met the UC/CSU requirements, by race/ethnicity
layout-cde-academic-indicator = California Department of Education: Dashboard academic indicator (distance from standard)
layout-cde-chronic-absenteeism = California Department of Education: chronic absenteeism
layout-cde-dashboard-chronic = California Department of Education: Dashboard, chronic absenteeism indicator
layout-cde-dashboard-college-career = California Department of Education: Dashboard, college/career indicator
layout-cde-dashboard-elpi = California Department of Education: Dashboard, English learner progress indicator
layout-cde-dashboard-graduation = California Department of Education: Dashboard, graduation rate indicator
layout-cde-dashboard-suspension = California Department of Education: Dashboard, suspension rate indicator
layout-cde-enrolment = California Department of Education: enrolment on census day
layout-cde-enrolment-historic = California Department of Education: enrolment by race/ethnicity, gender and grade (1993–97)
layout-cde-expulsion = California Department of Education: expulsion
layout-cde-graduation = California Department of Education: four-year adjusted cohort graduation rate and outcomes
layout-cde-graduation-5yr = California Department of Education: five-year cohort graduation rate and outcomes
layout-cde-reclassification = California Department of Education: English learners and re-designated students by school
layout-cde-suspension = California Department of Education: suspension
layout-core-growth = CORE Growth kindergarten screening (KST), 2020
layout-elpac-summative-2021-22 = ELPAC summative student file as an LEA receives it, 2021-22
layout-measures = Measures: one row per school, year, indicator and student group, already counted
layout-oneroster-classes = OneRoster: classes
layout-oneroster-demographics = OneRoster: demographics
layout-oneroster-enrollments = OneRoster: enrollments
layout-oneroster-manifest = OneRoster: manifest
layout-oneroster-orgs = OneRoster: schools and districts
layout-oneroster-other = OneRoster: a table that no indicator needs
layout-oneroster-roles = OneRoster: roles
layout-oneroster-sessions = OneRoster: academic sessions
layout-oneroster-users = OneRoster: users
layout-practices = Practices: what works at a school, for whom it may learn from
layout-references = References: the numbers of an LEA or of the state, against which risks are held
layout-schools = Schools: one row per school
layout-students = Students: one row per student, school and school year
layout-surveys = Surveys: one row per answer

## About

about-words = Your files are read and computed by this page alone, inside this browser tab. There is no account, no server that receives data and no cookie. Your files and what comes of them are gone when you close the tab or clear the data.
verify-kept = Your browser keeps the page’s own files, so that it opens without a network. It keeps nothing of yours.
verify-kept-nothing = This is the one-file page: it keeps nothing at all.
verify-title = Verify it yourself
verify-sends-title = See that nothing is sent
verify-unplug = Unplug the network
verify-unplug-more = Open the page, pull the cable or switch the network off, then drop your files. Everything works. Nothing can be sent where there is no network.
verify-network = Watch the network
verify-network-more = Open your browser’s developer tools (F12), choose Network, and drop your files. You see no request, or only the page’s own files. None carries data.
verify-file = Use the one-file page
verify-file-more = sqii.html holds everything and opens from a disk. It asks the network for nothing, and its policy allows it nothing.
verify-policy = Read the policy that the browser enforces on this page
verify-policy-more = A content security policy tells the browser what a page may load and connect to. The hosted page may connect to its own address only; the one-file page to nothing.
verify-build-title = See that it is this build
verify-build = Build
verify-one-file = SHA-256 of sqii.html
verify-copy = Copy: { $what }
verify-compare = The build hash is the SHA-256 of build.sha256, which lists the hashes of the page’s scripts, styles, words and modules. After you save sqii.html, work out its hash and compare it, best with one that somebody else gave you:
verify-compare-file = The build hash is the SHA-256 of build.sha256, which is published beside the hosted page and lists the hashes of its scripts, styles, words and modules. They are inside this file too. A file cannot hold its own hash: work it out and compare it with sqii.html.sha256, which is published beside it:
verify-rebuild = Or build it from the source with Rust { $rust }, and compare:
verify-rebuild-label = Commands that build the page
limits-title = What this cannot promise
limits-navigation = A policy does not stop a page from opening another address.
limits-navigation-more = Data could ride along in such an address. This page opens none; the source shows it, and only an unplugged network proves it.
limits-webrtc = A policy does not stop connections between browsers.
limits-webrtc-more = WebRTC, made for calls, passes by it. This page does not use it.
limits-browser = Extensions and the computer itself see what you see.
limits-browser-more = For the most careful use, open the one-file page in a browser without extensions, on a computer you trust, with the network off.
limits-source = A hash beside a file proves little.
limits-source-more = Whoever can replace the file can replace the hash. Keep a hash from an earlier day, ask somebody else for theirs, or build the page yourself.
about-index-title = About the Index
about-index-words = The School Quality Improvement Index was described by California’s CORE districts in 2013. Many later details are not public, so every value used here says whether it is from the mission document, published, inferred or assumed. It is not an official result.

## What results mean

insight-school = How sure is the index? Whom would a larger limit hide?
insight-range = By accident alone, the index of a school like this would lie between { $lower } and { $upper } in 95 of 100 years. { $known } of its 100 points stand on counts, whose spread is known.
insight-range-none = There is no range: no index, or none of its points stands on counts.
insight-range-assumed = Assumed: this year’s students stand for many years, indicators vary independently of each other and groups as the parts of all students that they are, and the lowest group stays the lowest. 4,000 draws, always the same ones. Where students fare alike in every indicator the true range is somewhat wider.
insight-goal-met = The School Quality Improvement Goal is met. By accident of both years the chance that it truly is: { $chance }%.
insight-goal-not-met = The School Quality Improvement Goal is not met. By accident of both years the chance that it truly is: { $chance }%.
insight-goal-noise = could well be otherwise
insight-visible = { $count ->
    [one] One group counts here because the limit is { $size } students. At { $larger } it would not:
   *[other] { $count } groups count here because the limit is { $size } students. At { $larger } they would not:
  }
insight-visible-none = Every group that counts at { $size } students would count at { $larger } too.
insight-of = What a higher level takes, and how sure this one is
insight-table = { $indicator }: what a higher level takes, range and gaps, by student group
insight-column-group = Group
insight-column-steps = What a higher level takes
insight-column-range = By accident
insight-column-behind = Beside others
insight-highest = This is the highest level.
insight-step-more = Level { $level }: { $count ->
    [one] one student more
   *[other] { $count } students more
  }
insight-step-fewer = Level { $level }: { $count ->
    [one] one student fewer
   *[other] { $count } students fewer
  }
insight-step-value = Level { $level }: better by { $value }
insight-step-index = (index { $index })
insight-percentage-points = { $value } percentage points
insight-no-range = No range: it is no count of students, and nothing is known of its spread.
insight-between = Between { $lower } and { $upper }
insight-chance = Chance of this level: { $chance }%
insight-noise = another level is as likely
insight-behind-others = { $gap } behind all other students
insight-ahead-others = { $gap } ahead of all other students
insight-behind-highest = { $gap } behind the best group here, { $group }
insight-others-few = Too few other students to compare.
insight-ratio-school = { $ratio } times the risk of the school’s other students
insight-ratio-lea = { $ratio } times the risk of the other students of the district’s loaded schools
insight-ratio-declared-lea = { $ratio } times the risk of the district’s other students, as the file of references declares it
insight-ratio-declared-state = { $ratio } times the risk of the state’s other students, as the file of references declares it
insight-few-cases = fewer than three cases
insight-shares = { $cases } of the cases, { $students } of the students
insight-assumed = Ranges hold 95 of 100 years by accident alone (Wilson); chances of levels are those of Jeffreys’ prior. Students who change in a group change among all students too; other groups stay as they are.

## Status and change

progress-school = Status and change since the year before
progress-of = Status and change by student group
progress-table = { $indicator }: status and change by student group
progress-nothing = There is no value of this indicator in any year.
progress-first = In { $year } there is nothing yet to compare with.
progress-column-indicator = Indicator
progress-column-status = Status
progress-column-change = Change, all students
progress-column-groups = Levels of all groups
progress-moves = { $gained } of the results gained a level or more, { $lost } lost one or more, { $kept } kept theirs.
progress-moves-noise = { $count ->
    [one] One of these moves is no larger than accident alone makes it.
   *[other] { $count } of these moves are no larger than accident alone makes them.
  }
progress-moves-broken = { $count ->
    [one] One result cannot be compared.
   *[other] { $count } results cannot be compared.
  }
progress-groups = { $gained } up, { $lost } down, { $kept } kept
progress-none = No year before it to compare with.
progress-broken = not compared
progress-break = { $from } and { $to } are not compared. { $reasons }
progress-same = no change
progress-better = better by { $value }
progress-worse = worse by { $value }
progress-up = higher by { $value }
progress-down = lower by { $value }
progress-gained = { $count ->
    [one] one level up
   *[other] { $count } levels up
  }
progress-lost = { $count ->
    [one] one level down
   *[other] { $count } levels down
  }
progress-noise = may be accident
progress-assumed = A change may be accident when the 95% interval of the difference of the two rates (Newcombe) holds zero. Assumed: the two years vary independently of each other. Of values that are no counts of students nothing is said.
## Similar schools

similar-title = Schools that serve similar students
similar-means = Compared with { $count } schools of the same type. A distance of 0 means the same students, size and grades; 1 is as far apart as schools usually are. Features and weights are assumed.
similar-weights = Weights and spreads are in the methodology.
similar-hidden = few (hidden)
similar-hidden-means = A group whose number the publisher hides is taken to have { $count } students.
similar-table = Schools that serve students most like those of { $school }
similar-column-school = School
similar-column-distance = Distance
similar-column-index = Index
similar-column-alike = Most alike
similar-column-apart = Most different
similar-pair = { $feature }: { $there } there, { $here } here
similar-whole = All features
similar-whole-table = { $school }: every feature, here and there
similar-column-feature = Feature
similar-column-here = Here
similar-column-there = There
similar-column-part = Part of the distance
similar-not-known = not known
similar-no-index = none
similar-none-type-unknown = Nothing says what type of school this is, so it is compared with none.
similar-none-alone = No other school of this type and kind is loaded for this year.
similar-none-unknown = Too little is known of its students to compare it: a file with students by group would bring that.
feature-enrolment = Students
feature-lowest-grade = Lowest grade
feature-highest-grade = Highest grade

## Disparity

page-disparity = Disparity
disparity-title = Disparity: { $whose }, { $year }
disparity-all = all schools
disparity-whose = Whose
disparity-link = All gaps of this school, beside the year before
disparity-staff = This page is for staff and teachers.
disparity-nothing = No indicator has a value for all students and for student groups of { $size } or more.
disparity-gaps = { $indicator }: groups beside all other students
disparity-of-all = All students: { $value } of { $students }.
disparity-added = { $count ->
    [one] One school has a value.
   *[other] The counts of { $count } schools are added.
  }
disparity-few = { $count ->
    [one] One group has fewer than { $size } students and is not shown.
   *[other] { $count } groups have fewer than { $size } students and are not shown.
  }
disparity-broken = The gaps are not set beside those of the year before.
disparity-column-words = Beside all other students
disparity-column-highest = Behind the best group
disparity-column-ratio = Risk ratio
disparity-column-shares = Composition
disparity-highest = This is the best group.
disparity-others = All others
disparity-gap = Gap
disparity-against-school = against all others
disparity-against-lea = against the others of the district’s loaded schools
disparity-against-declared-lea = against the district’s others, as the file of references declares them
disparity-against-declared-state = against the state’s others, as the file of references declares them
disparity-alone = { $value }. The other students are too few, or not known.
disparity-behind = { $value }, all others { $others }: { $gap } behind.
disparity-ahead = { $value }, all others { $others }: { $gap } ahead.
disparity-even = { $value }, as all others.
disparity-wider = The gap is wider than the { $before } of the year before.
disparity-narrower = The gap was { $before } the year before: it is narrower, and the group itself is better.
disparity-same = The gap is as wide as the year before.
disparity-top-fell = The gap was { $before } the year before. It is narrower only because the others got worse: the group itself is no better.
disparity-assumed = Risk ratio: how often it happens to the group over how often to all other students; adapted from, and not defined by, 34 CFR 300.647. A gap may be accident when its 95% interval (Newcombe) holds zero.
disparity-added-assumed = Where rows of students are loaded, a student of two schools of one LEA counts once. Assumed: in numbers that others have counted, a student in two schools counts in both; where a school’s group is hidden, nothing of that school stands on either side.
disparity-chart = { $indicator }: the gap to all other students
disparity-furthest = Furthest behind: { $group }, by { $gap }.
disparity-none-behind = No group is behind all others.
disparity-marks = A full dot is the group, an open ring all other students.
disparity-composition = { $indicator }: who has more than its share
disparity-composition-most = { $group }: { $cases } of the cases, { $students } of the students.
disparity-composition-marks = A full dot is the group’s share of the cases, an open ring its share of the students.
disparity-share-cases = Share of the cases
disparity-share-students = Share of the students
disparity-widest = { $group }: where the gap is widest
disparity-widest-count = Behind all other students of the school in { $behind ->
    [one] one school
   *[other] { $behind } schools
  }, not behind in { $ahead }. In { $few } there are too few to say.
disparity-widest-first = The first { $shown } are listed.

## The bright light

light-title = The bright light: whom a larger limit would hide
light-means = A group counts here from { $size } students on. Move the limit to see who would no longer count.
light-limit = Limit
light-limit-n = { $count } students
light-none = With a limit of { $limit } every group would still count.
light-hidden = With a limit of { $limit }, { $groups ->
    [one] one group of a school
   *[other] { $groups } groups of schools
  } in { $schools ->
    [one] one school
   *[other] { $schools } schools
  } would no longer count: { $members } memberships.
light-students = { $count ->
    [one] That is one student.
   *[other] Those are { $count } students, each counted once.
  }
light-no-rows = How many students these are only student rows can say: one may be in several groups.
light-some-rows = Students are counted in the { $with } of { $of } schools that have student rows.
light-table = Groups that would no longer count
light-column-schools = Schools
light-column-groups = Groups of schools
light-members = Memberships
light-distinct = Students
light-chart = Students hidden, by limit
light-federal = The federal rule before it counted groups from { $limit } students on: { $members } memberships would not have counted.
light-line = Memberships: a student in two groups counts twice.
light-lines = Whole line: memberships, where a student in two groups counts twice. Broken line: students, each once.
light-assumed = A group’s size is its largest count in the indicators that are scored by group. The slider ends at { $most } (assumed).
## Who learns from whom

page-pairs = Pairs
pairs-means = Schools recognised for great success are matched with schools of similar students that missed their goal, so that they can learn from each other. A pair is an offer of help, never a penalty.
pairs-sum = { $paired } of { $looking } schools that missed their goal have a partner; { $recognised } schools are recognised.
pairs-total = Total distance: { $total }.
pairs-rules = As many schools as possible get a partner, at the least total distance. One partner takes at most { $capacity } schools, no farther away than { $farthest }; its { $nearest } nearest are thought of for each school. All of this is assumed.
pairs-lea = Partners may be of
pairs-lea-any = any district
pairs-lea-same = the same district
pairs-lea-different = another district
pairs-search = Search the pairs
pairs-file-in = Open a file of pairs
pairs-file-out = Save the pairs (CSV)
pairs-file-columns = { $name } has no columns school_code, partner_code and state. Nothing was changed.
pairs-file-lines = { $name } has lines that are no pair: { $lines }. Nothing was changed.
pairs-choices = Decided by people
pairs-former = { $count ->
    [one] One pair there was before stays together unless there is a reason to part it.
   *[other] { $count } pairs there were before stay together unless there is a reason to part them.
  }
pairs-choice-pin = { $school } with { $partner }: pinned
pairs-choice-forbid = { $school } with { $partner }: never
pairs-withdraw = Take back
pairs-nobody = In this year no school is known to have missed its goal: goals need the index of this year and of earlier ones.
pairs-shown = { $shown } of { $count } schools are shown.
pairs-table = Schools that missed their goal, and their partners
pairs-column-school = School that missed its goal
pairs-column-partner = Partner
pairs-column-distance = Distance
pairs-column-because = Why
pairs-none = no partner
pairs-because-least = Least total distance
pairs-because-pinned = Pinned by people
pairs-because-kept = A pair before
pairs-lacks-none-recognised = No school of its type is recognised.
pairs-lacks-not-known = Too little is known of the students.
pairs-lacks-too-far = Nobody is similar enough.
pairs-lacks-not-allowed = Those similar enough are excluded: their district, or a decision.
pairs-lacks-full = Every partner similar enough has as many schools as it can take.
pairs-lacks-gone = The school is not loaded for this year.
pairs-lacks-not-recognised = It is no longer recognised.
pairs-lacks-other-kind = It is of another type now.
pairs-parted = No longer with { $code }:
pairs-more = How alike, what the partner does better, other choices
pairs-nobody-near = No recognised school can be compared with it.
pairs-nearest = The nearest recognised school of its type has a distance of { $distance }.
pairs-better = What the partner does better
pairs-better-none = In no indicator is the partner { $count } levels ahead.
pairs-better-item = level { $there } ({ $there_value }) there, level { $here } ({ $here_value }) here
pairs-others = The next best choices, and what a swap would cost
pairs-other = distance { $distance }; the total would change by { $more }, { $moved ->
    [0] no other school would change
    [one] one other school would change
   *[other] { $moved } other schools would change
  }.
pairs-other-fewer = { $count ->
    [one] One school would lose its partner.
   *[other] { $count } schools would lose their partner.
  }
pairs-swap = Take this one
pairs-pin = Pin this pair
pairs-forbid = Never this pair
live-pairs = The pairs are worked out again
## What if

whatif-lead = Turn a rule, or a school’s results, and see what would come of it. Nothing in the report changes.
whatif-reset = All as it is
whatif-reset-of = { $what }: as it is
whatif-rules = Rules
whatif-was = was { $value }
whatif-domains = Points of each domain
whatif-domains-more = What one domain gets, the others give, each in proportion. All together stay 100.
whatif-finer = Indicators
whatif-weights-of = Points within { $domain }
whatif-weights-more = What one indicator gets, the others of its domain give, each in proportion.
whatif-cuts = Cut points
whatif-cuts-choose = Indicator
whatif-cuts-none = Choose one
whatif-school = One school
whatif-school-choose = Search a school to turn its results and to see its index move.
whatif-school-none = No school
whatif-school-assumed = Assumed: students who change in a group change among all students too, unless you set all students yourself. Other groups stay as they are.
whatif-turned = turned
whatif-fewer = { $count ->
    [one] one student fewer
   *[other] { $count } students fewer
}
whatif-more = { $count ->
    [0] as it is
    [one] one student more
   *[other] { $count } students more
}
whatif-level = Level { $before } → { $after }
whatif-parts = Points by part, as they are and as they would be
whatif-part = Part
whatif-before = As it is
whatif-after = What if
whatif-refused = This cannot be, so nothing is changed:
whatif-all = { $count ->
    [one] The one school of the year
   *[other] All { $count } schools of the year
}
whatif-mean = Mean index
whatif-indexed = Schools with an index
whatif-levels = Levels of all students
whatif-levels-moved = { $up } up, { $down } down
whatif-still = Every school stays where it is.
whatif-rising = { $count ->
    [one] Rises most
   *[other] Rise most
}
whatif-falling = { $count ->
    [one] Falls most
   *[other] Fall most
}
whatif-tiers = Schools by tier of support
whatif-standing = Goal and tier of the school, as they are and as they would be
whatif-crossed = { $count ->
    [0] No school’s goal or tier would be another.
    [one] One school’s goal or tier would be another.
   *[other] The goal or tier of { $count } schools would be another.
}
whatif-crossed-first = The { $count } whose index moves furthest:
moves-title = How far schools would move
moves-sentence = { $up ->
    [one] One school would rise
   *[other] { $up } schools would rise
}, { $down ->
    [one] one would fall
   *[other] { $down } would fall
}, { $same ->
    [one] one would stay.
   *[other] { $same } would stay.
}
moves-by = Index points
moves-none = no change
moves-below = { $to } and further down
moves-above = { $from } and further up
whatif-variants = Variants
whatif-variants-more = Keep what you have turned under a name and hold it against the next. The address of this page holds the turned rules; a file holds the results too, as differences, without any data.
whatif-variant-n = Variant { $count }
whatif-name = Name
whatif-keep = Keep
whatif-now = Now
whatif-use = Use
whatif-drop = Remove
whatif-save = Save as a file
whatif-save-methodology = Save as a methodology
whatif-open = Open a saved variant
whatif-file-wrong = This file is not a saved variant.
whatif-file-other = This variant changes another methodology: { $methodology }. Choose that one first.
whatif-file-school = The rules are turned. The results belong to the school { $school }: choose it and open the file again.
whatif-column-variant = Variant
whatif-column-mean = Mean index
whatif-column-up = Rise
whatif-column-down = Fall
whatif-column-met = Goals met
whatif-column-school = The school
whatif-column-actions = What to do
whatif-measures-n = { $count ->
    [one] one result, { $year }
   *[other] { $count } results, { $year }
}
live-whatif-reset = Everything is as in the report.
live-whatif-kept = “{ $name }” is kept.
live-whatif-opened = “{ $name }” is opened.

## Two methodologies over the same results

moved-open = Which schools move, { $year }
moved-indexed = { $before ->
    [one] One school has an index here
   *[other] { $before } schools have an index here
}, { $after ->
    [one] one under the other methodology.
   *[other] { $after } under the other methodology.
}
moved-kinds = Which rules move them
moved-kind-definitions = What is counted
moved-kind-n-size = Fewest students
moved-kind-cut-points = Cut points
moved-kind-groups = Student groups and their share
moved-kind-weights = Indicators and points
moved-kind-minimum-points = Fewest points
moved-column-kind = Rule
moved-column-schools = Schools moved
moved-column-mean = Mean move, up or down
moved-column-index = Gain or lose an index
moved-schools = { $count ->
    [one] The school that moves
   *[other] The { $count } schools that move furthest
}
moved-here = Here
moved-there = There
moved-change = Change
moved-order = The rules are taken over one kind after the other, in this order; a school’s steps add up to its change. In another order a step could be larger or smaller.
moved-save = Save all schools (CSV)

# Goals and support
page-support = Support
support-title = Support, { $year }
support-lead = The Index exists to start help. Falling short of a goal brings support, never a penalty; schools with great success share how they did it.
support-none = This methodology does not say who gets support.
support-pyramid = Pyramid of interventions
support-nobody = No school has an index in this year
support-list = { $tier }: { $count ->
    [one] { $count } school
   *[other] { $count } schools
  }
support-without = Without a tier:
support-without-n = { $schools ->
    [one] { $schools } school.
   *[other] { $schools } schools.
  } { $reason }
support-students = Students: of each school the largest number that any indicator counts.
support-years = Tiers of support, year by year
support-no-tier = No tier
support-column-school = School
support-column-type = Type
support-column-index = Index
support-column-goal = Goal
support-column-why = Why
support-column-year = Year
support-column-tier = Tier
tier-count = { $schools ->
    [one] { $schools } school
   *[other] { $schools } schools
  } · { $count ->
    [one] { $students } student
   *[other] { $students } students
  }
tier-intensive = Intensive intervention
tier-paired = Paired support
tier-recognition = Recognition
tier-foundation = Foundation
tier-intensive-means = Among the lowest of comparable schools over several years: intensive help, until the school has been above the line for long enough.
tier-paired-means = The goal was not met: the school works with a partner that serves similar students and had great success.
tier-recognition-means = Great success: the goal met, achievement up, gaps closing. These schools are asked to share how, as partners.
tier-foundation-means = Every school: learning together, from shared data.
support-pool-elementary = elementary schools
why-lowest = Mean of the years { $value }: among the lowest of { $of } { $pool }; the line is { $line }.
why-not-lowest = Mean of the years { $value }: above the line of { $line } among { $of } { $pool }.
why-in-year = In this year’s own list it is among the lowest.
why-not-in-year = In this year’s own list it is not among the lowest.
why-goal-missed = The goal of the index was not met.
why-goal-met = The goal of the index was met.
why-recognition = The goal was met, achievement rose, gaps closed, and the index is in the upper half of its type.
course-enters = Intensive intervention begins.
course-stays = Intensive intervention goes on.
course-stays-outside = Outside the lowest, but not yet for long enough: intensive intervention goes on.
course-leaves = Intensive intervention ends: the school was outside the lowest for long enough.
verdict-met = met
verdict-not-met = not met
verdict-not-judged = not judged
goal-reason-no-goals = The methodology has no goals.
goal-reason-no-index = There is no index.
goal-reason-no-result = There is no result with enough students.
goal-reason-no-gap = No group has a gap that can be looked at in both years.
goal-reason-no-earlier-year = No earlier year with a result is loaded.
goal-reason-other-type = The school was of another type in the earlier year.
goal-reason-common-base = What both years have in common is too little for an index.
goal-reason-other-kind = The years were not counted alike.
goal-reason-alternative = Alternative schools are scored, and not ranked or recognised.
support-now = Support
support-now-partner = Learns with
support-now-alone = It has no partner.
support-now-learners = Partner of
support-now-nobody = In this year nobody has it as a partner.
support-now-pairs = All pairs
support-now-distance = distance { $distance }
goals-title = Goals and support
goals-none = This methodology has no goals.
goals-assumed = Goals are in points: of the index, percentage points, or scale points. Their figures are this project’s assumptions and can be changed in the methodology. Years are compared only in what was counted alike.
goals-groups = Goals of student groups
goal-index = Goal of the index
goal-graduation = Graduation
goal-achievement = Achievement
goal-gaps = Gaps
goal-value = { $value } this year.
goal-value-before = { $value } this year, { $before } the year before.
goal-short = { $short } more was needed.
goal-target = Next year: { $target } meets it.
goal-target-above = Next year: more than { $target } meets it.
goal-figure = { $value }
goal-figures = { $before } → { $value }
way-at-least = At least { $amount }
way-at-most = At most { $amount }
way-gain-over = { $years ->
    [one] A gain of { $amount } in one year
   *[other] A gain of { $amount } in { $years } years
  }
way-rises-over = { $years ->
    [one] Better than the year before
   *[other] Better than { $years } years before
  }
way-close-fraction-of-distance = { $amount } percent of the distance to { $to } closed in a year
way-compared = { $before } → { $now }
way-short = { $short } short
success-title = Great success
condition-goal-met = The goal is met
condition-achievement-rises = The mean of the subjects is above last year’s
condition-achievement-rises-compared = { $against } → { $value }
condition-gap-narrows = The mean gap is smaller, and the groups did not fall
condition-gap-narrows-compared = { $against } → { $value }
condition-at-middle = The index is at or above the middle of its type
condition-at-middle-compared = { $value }; the middle is { $against }
support-pool-middle = middle schools
support-pool-high = high schools
support-pool-span = schools of several levels
support-pool-with-span = schools of several levels and of types with few schools
support-pool-all = schools of all types
## Where it lags

lags-title = Where this lags: its own past, similar schools, all schools
lags-means = A flashlight, no part of the Index. A value is marked when it falls by { $fall } or more percentage points (or points), or when { $better } % of at least { $others } other schools do better. Only values at the limit of students are compared, and years only where both count alike.
lags-methodology = In the methodology
lags-none = There is no value at the limit of students.
lags-column-of = Indicator, group
lags-column-now = Now
lags-column-past = Before
lags-column-similar = Similar schools
lags-column-all = All of its type
lags-flag = lags
lags-nobody = no other value
lags-no-past = nothing to compare
lags-past = { $value } in { $year }
lags-better = { $better } of { $others } do better
## Cut points from the loaded schools

calibrate-title = Cut points from these schools
calibrate-more = Deciles of all students’ values at the schools of one year, for each type of school; alternative schools are left out. The rule is assumed. The report does not change until you use the result.
calibrate-open = Work them out from { $year }
calibrate-pooled = all types together: fewer than 50 of this one
calibrate-kept = No school has a value of these, so their cut points stay:
calibrate-no-schools = No school of this year has a value that counts.
calibrate-refused = This methodology’s cut points cannot be replaced.
calibrate-use = Use it now
calibrate-save = Save as a methodology
# Growth of schools
page-growth = Growth
growth-staff = This page is for staff and teachers.
growth-title = Growth, { $year }
growth-nothing = Growth is measured from student rows: scale scores of this year and of the year before, for students of the same LEA. There are none for this year.
growth-subject = Subject
growth-ela-growth = English language arts
growth-math-growth = Mathematics
growth-few-schools = { $count ->
    [0] No school has enough students with scores of both years.
    [one] One school has enough students with scores of both years.
   *[other] { $count } schools have enough students with scores of both years.
  } Percentiles need at least { $needed } schools.
growth-schools = Growth of the schools: { $group }
growth-sides = { $above ->
    [one] Of { $count } schools one grew more than the average
   *[other] Of { $count } schools { $above } grew more than the average
  }, and { $below ->
    [one] one less
   *[other] { $below } less
  }, beyond what is likely accident. The others cannot be told apart from the average.
growth-means = Percentile 50 is the middle school. The bar shows where a school’s percentile may well be: in 95 of 100 cases it lies there.
growth-column-students = Students
growth-column-percentile = Percentile
growth-column-interval = Where it may be
growth-column-side = Beside the average
growth-interval = { $low } to { $high }
growth-side-above = more growth
growth-side-below = less growth
growth-side-unclear = not to be told apart
growth-too-few = too few students to count
growth-first = The first { $shown } of { $of } schools, by name.
growth-how = How growth was measured
growth-model-value-added = Value added: each score is held against the scores of students who scored alike the year before in both subjects, and of whom the same is known: disability, learning English, disadvantage, foster care, homelessness. Schools are held against schools with similar averages.
growth-model-student-growth-percentiles = The mean growth percentile of a school’s students.
growth-cohort = { $count ->
    [one] One student has scores of both years.
   *[other] { $count } students have scores of both years.
  }
growth-grade = Grade { $grade }: { $count } students
growth-failed-too-few = (too few to measure)
growth-failed-alike = (scores are too much alike to measure)
growth-assumed = The formulas are this project’s own; CORE’s are not known to us.
growth-why = A school’s card leads from its growth to everything that went into it.
grown-title = Growth percentiles of students
grown-means = Among all students who had the same scores before, how many scored lower now? The answer is a number from 1 to 99 for each student, worked out in this browser when you ask for it.
grown-own = Students are held against each other: models of the loaded scores.
grown-norms = Students are held against the norms of { $file }: { $models ->
    [one] one model
   *[other] { $models } models
} of { $least } to { $most } students, made by { $by }, fingerprint { $hash }.
grown-settings = Settings: { $file }.
grown-settings-assumed = Settings: this project’s own, all assumed.
grown-compute = Compute growth percentiles
grown-planning = Finding out who has which scores
grown-fitting = Model { $at } of { $of }
grown-ranking = Placing every student
grown-model = { $subject }, grade { $grade }: { $cohort } ({ $students ->
    [one] one student
   *[other] { $students } students
})
grown-found = { $students ->
    [one] One student has
   *[other] { $students } students have
} { $percentiles ->
    [one] one percentile
   *[other] { $percentiles } percentiles
}, by { $models ->
    [one] one model
   *[other] { $models } models
}.
grown-none = There are no percentiles: they need scores of two years in a row, and enough students of a grade for a model. With fewer students, add a file of growth norms.
grown-none-in-norms = There are no percentiles: none of these students has scores that the norms have a model for.
grown-no-norms = Norms for others can be saved from { $least } students of a grade on.
grown-notes = Who has no percentile, and what else to know
grown-models = The models
grown-note = { $year }, { $subject }{ $grade ->
    [0] { "" }
   *[other] , grade { $grade }
}: { $count ->
    [one] one student:
   *[other] { $count } students:
}
grown-why-contradiction = scores of one year differ, and none is used
grown-why-no-grade = a score and no grade from 1 to 12, so it is not used; the column grade says it
grown-why-no-year = a score and no school year, so it is not used; the column school_year says it
grown-why-first-score = no earlier score
grown-why-repeated-grade = in the same grade the year before
grown-why-skipped-grade = two or more grades below the year before
grown-why-went-back = in a higher grade the year before
grown-why-gap = no score of the year before
grown-why-too-few-students = too few for a model
grown-why-priors-alike = earlier scores are nearly all alike, so there is no model
grown-why-degenerate = earlier scores say less than the model asks; what they say is used
grown-why-not-in-norms = the norms have no model for them
grown-why-norms-of-another-year = held against the norms of another year
grown-why-no-model = there is no model for these scores
grown-column-cohort = Scores
grown-column-subject = Subject
grown-column-grade = Grade
grown-column-order = Earlier scores
grown-column-students = Students
grown-column-hash = Fingerprint of the coefficients
growth-failed = The growth percentiles could not be computed. Everything else stays as it is.
live-growth-begun = Growth percentiles are being computed
live-growth-cancelled = Cancelled. The files and the report stay as they are.
live-grown = Growth percentiles are ready: { $students ->
    [one] one student,
   *[other] { $students } students,
} { $percentiles ->
    [one] one percentile
   *[other] { $percentiles } percentiles
}
download-growth-csv = Growth percentiles: a row for each student and subject
download-growth-schools-csv = Mean and median growth percentile of schools and student groups
download-growth-norms-toml = The models without any student, for others to be held against

students-title = Students
students-private = Rows of single students, for internal use. No id stands in the page’s address.
students-search = Student id, or part of it
students-how = Search for an id to see a student.
students-nobody = No student’s id in this school and year holds that.
students-shown = { $shown ->
    [one] One student is
   *[other] { $shown } students are
} shown, of { $of }.
class-choose = Only one class? Show no Index
class-chosen = One class: no Index is shown.
class-undo = These are whole schools: show the Index
class-no-index = Of a class there is no Index
class-why = An Index is a school’s: it counts everybody whom the school serves, its levels come from how whole schools differ, and in so few students chance alone moves it far. Of a class it would look like a rating of a teacher, for which it was not made. Each student’s growth and the self-check stay.
class-growth = To growth and the self-check
class-title = Self-check: your students’ growth
class-private = For you alone: this stays in your browser. It is not an Index of a class and no rating of a teacher, and it ranks nobody.
class-nobody = No student of this school and year has a score.
class-mean = { $count ->
    [one] One student:
   *[other] { $count } students:
} mean percentile { $mean }, { $interval }.
class-median = Median percentile { $median }, { $interval }.
class-interval = in 95 of 100 cases between { $low } and { $high }
class-no-interval = too few for an interval
class-too-few = too few to conclude
class-few-means = Under { $needed } students are too few to conclude: another class of the same teaching might well be far from this.
class-without = { $count ->
    [one] One more student has a score and no percentile.
   *[other] { $count } more students have a score and no percentile.
}
class-none = { $count ->
    [one] One student has a score and no percentile.
   *[other] { $count } students have a score and no percentile.
}
class-column-student = Student
class-column-subject = Subject
class-column-grade = Grade
class-column-score = Score
class-column-percentile = Growth percentile
class-column-interval = How sure
class-unsure = not known: the file has no standard errors of measurement
student-title = Student { $student }
student-open = Growth of student { $student }
student-close = Close the student’s growth
student-chart = { $subject }: one student’s growth
student-of = Student { $student }
student-curves = The bands begin at the score of the year before. They show where students with the same earlier scores came: the middle fifth, and outwards to the tenth and the ninetieth percentile; the dashed line is the middle.
student-next-assumed = What is next is held against { $cohort } ({ $count } students), as if those to come were like them: an assumption.
student-sentence = { $year }: score { $score }, { $said }.
student-percentile = growth percentile { $percentile }
student-percentile-sure = growth percentile { $percentile } ({ $low } to { $high })
student-next-sentence = In { $year }, grade { $grade }, a score of { $score } would be the middle among students with the same scores.
student-no-next = No model leads to this student’s next test.
student-next = What the score of { $year } in grade { $grade } would mean
student-next-percentile = Percentile { $percentile } from
student-next-means = The lowest score that gives at least this growth percentile.
student-out-of-reach = no obtainable score
student-column = Of the student
student-column-next = { $year }, to come
student-from = Percentile { $percentile } begins at
student-point = P{ $percentile }
student-end = P{ $percentile }: { $score }

## Official results

page-reconcile = Official results
reconcile-means = Hold an official table of results against what is computed here, and see in what both agree and where they part. The table is read on this page only and never mixed with your data.
reconcile-file = Official table (CSV): choose it, or drop it here
reconcile-columns = Which columns are read
reconcile-wide = One row per school: school_code, perhaps school_year, and any of index, points_base, the ids of domains and indicators (their points), and ID_level, ID_value, ID_possible of an indicator, such as ela_performance_level.
reconcile-long = Or one row per indicator: school_code, indicator, perhaps student_group, and any of state, denominator, numerator, value, level, points_possible, points. The index.csv, domains.csv and measures.csv of this page are such tables.
reconcile-no-school-code = The table has no column school_code.
reconcile-no-school = The table tells of no school that is loaded for this year.
reconcile-no-part = The table has no column that says something known here.
reconcile-sum = { $schools ->
    [one] { $agreeing ->
        [0] The one school of both does not agree, { $year }.
       *[other] The one school of both agrees, { $year }.
    }
   *[other] { $agreeing } of { $schools } schools agree in everything, { $year }.
}
reconcile-told = { $same } of { $told } values are the same.
reconcile-shown = Schools listed
reconcile-show-all = All
reconcile-show-agree = Agree
reconcile-show-differ = Differ
reconcile-show-step = First apart at: { $step }
reconcile-step-state = State
reconcile-step-denominator = Students counted
reconcile-step-numerator = Students who meet it
reconcile-step-value = Value
reconcile-step-level = Level
reconcile-step-points-base = Points of what is scored
reconcile-step-points-possible = Points possible
reconcile-step-points = Points
reconcile-not-loaded = { $count ->
    [one] One school of the table is not loaded: { $codes }.
   *[other] { $count } schools of the table are not loaded, among them { $codes }.
}
reconcile-not-told = { $count ->
    [one] Of one school with an index the table says nothing.
   *[other] Of { $count } schools with an index the table says nothing.
}
reconcile-other-years = { $count ->
    [one] One row is of another year: choose that year above.
   *[other] { $count } rows are of other years: choose those years above.
}
reconcile-unread = Columns that say nothing known here: { $columns }.
reconcile-save = Save every comparison (CSV)
reconcile-nobody = No school is of this kind.
reconcile-first = { $of ->
    [one] One school.
   *[other] { $shown } of { $of } schools are listed, by the step where they first part.
}
reconcile-table = Schools of both, and where they first part
reconcile-column-first = First apart at
reconcile-column-official = Official
reconcile-column-here = Here
reconcile-column-difference = Official less here
reconcile-agrees = { $told ->
    [one] The one value told is the same.
   *[other] All { $told } values told are the same.
}
reconcile-last-place = perhaps only rounding
reconcile-more = All differences, and how ours came about
reconcile-of = { $of }, { $group }
reconcile-no-number = –
reconcile-none-here = none
reconcile-both = official { $official }, here { $here }
reconcile-line = line { $line }
reconcile-why = How ours came about
reconcile-levels-explain = With the official levels the rules here give the official index, { $index }: both weigh alike, and only the levels differ.
reconcile-levels-leave = With the official levels the rules here give { $index }, not { $official }: the levels do not explain all of it.

## Methodologies of others

card-letter = Letter { $letter }
trace-letter = Letter
trace-letter-means = The index, rounded, lies between the limits of this letter.
rule-part-scale = Scale from no points to all
rule-letters-round-to = To what the index is rounded for its letter
rule-letters-from = Points from which each letter is given
rule-part-shrink = Rate toward which those of few students are drawn
arg-counted = Counts as
card-shrunk = Rates of few students count as nearer to { $toward }%, as if { $students } more students were there: a choice of this methodology. What is shown stays as it was measured.
way-growth-target = A gain of { $amount } in one year: the growth target
way-stays-at-least = Stays at { $amount } or above

# How likely a tier is
download-support-csv = Tier, reasons and chances of every school and year; the chances are worked out first
chances-title = How likely is each tier?
chances-means = All indices are drawn { $draws } times by the chances of their levels, and the tiers judged anew each time. Assumed: two years vary independently; whether achievement rose and gaps narrowed is taken as found, so recognition is less sure than told where schools hardly move; an indicator without counts does not vary.
chances-begin = Work out the chances
chances-go-on = Go on
chances-working = Chances of tiers
chances-so-far = { $draws } of { $wanted } draws
chances-exact = { $draws } draws: a chance is right to about { $exact } percentage points. A tier less likely than { $under } % is marked: it could well be another.
chances-doubtful = { $tier }: { $doubtful } of { $schools } could well be in another tier
tier-chance = { $chance } % likely
tier-chance-other = { $tier } { $chance } %
tier-doubtful = could well be another
rule-tier-chance-draws = Draws of all indices for the chance of a tier
rule-tier-chance-doubtful-under = Chance under which a tier is in doubt
rule-off-track-english-years = Years as an English learner before a student is off track
rule-off-track-a-g-grade = Grade from which A–G must be complete
rule-off-track-score-fall = Fall in scale points that is off track
rule-off-track-level-fall = Fall in achievement levels that is off track
rule-lagging-fall = Fall in points that is marked as lagging
rule-lagging-fewest-others = Fewest other schools to lag behind
rule-lagging-others-better = Share of others that must do better
rule-communities-weak-up-to = Level up to which a group shares a need
rule-communities-least-schools = Fewest schools that are a community
rule-communities-most-schools = Most schools of one community
rule-communities-strong-from = Level from which a school is strong
rule-communities-strong-schools = Strong schools told of a community
rule-timelines-common-core-building = Common Core: building knowledge and capacity
rule-timelines-common-core-transition = Common Core: transition
rule-timelines-common-core-application = Common Core: application
rule-timelines-common-core-assessments = Common Core: aligned assessments
rule-timelines-index-piloted = Index: new indicators piloted
rule-timelines-index-first = Index: the first one, of two domains
rule-timelines-index-full = Index: in full

# Goals of LEAs
lea-goals-title = Goals of the LEAs
lea-goals-means = An LEA’s index is the mean of its schools’ indices, weighed by students; graduation, achievement and gaps are of all its students together. Assumed: a gain is judged over the schools that have an index in both years.
lea-goals-nobody = No file says which LEA a school belongs to.
lea-goals-lea = LEA
lea-goals-of = { $indexed } of { $schools } schools · { $students } students
lea-goals-csv = Goals of LEAs as CSV

# Continuous-improvement data of all schools
page-lagging = Where data lags
lagging-title = Continuous improvement, { $year }
lagging-lead = A flashlight, not a hammer: data beyond the Index, shared without threat. Nothing here is ever part of the Index.
lagging-none = No loaded file has an indicator without points.
lagging-choose-indicator = Indicator
lagging-choose-lea = LEA
lagging-choose-group = Group
lagging-choose-lag = Show
lagging-every = All
lagging-lag-any = What lags behind anything
lagging-lag-past = What lags behind its own past
lagging-lag-similar = What lags behind similar schools
lagging-lag-all = What lags behind its type
lagging-lag-none = Everything
lagging-count = { $count ->
    [one] One value
   *[other] { $rows } values
  } shown; { $lagging } of this year lag.
lagging-school = School
lagging-years = Over the years
lagging-csv = These rows as CSV

# Students off track
off-track-open = Students off track (confidential)
off-track-staff = This list is for staff only.
off-track-confidential = Confidential: student data, for this school’s staff only
off-track-title = Students off track: { $school }, { $year }
off-track-lead = Each student is here because somebody can help. It is no judgment and goes into no score.
off-track-back = To the school’s card
off-track-no-rows = There are no student rows of this school and year.
off-track-rules = Told of: absent { $absence } % of days or more (enrolled { $days } days); a D or F in grade 8; A–G not complete from grade { $grade }; an English learner in { $english } loaded years; a score { $points } points, or { $levels } level, below last year’s.
off-track-choose = Reason
off-track-any = Any reason
off-track-kind = { $kind }: { $count }
off-track-kind-absent = Absence
off-track-kind-d-or-f = D or F
off-track-kind-a-g = A–G path
off-track-kind-not-redesignated = Not re-designated
off-track-kind-fell = Falling scores
off-track-csv = This list as CSV (internal)
off-track-count = { $count ->
    [one] One student
   *[other] { $students } students
  }
off-track-student = Student
off-track-grade = Grade
off-track-reasons = Reasons
off-track-subject-ela = ELA
off-track-subject-math = Mathematics
off-track-why-absent = Absent { $now } of { $before } days
off-track-why-d-or-f = A D or F in ELA or mathematics in grade 8
off-track-why-a-g = A–G courses not complete
off-track-why-not-redesignated = English learner in { $now } loaded years, not re-designated
off-track-why-fell = { $subject }: { $now } points after { $before }
off-track-why-fell-level = { $subject }: level { $now } after level { $before }
## Communities of practice
page-communities = Communities
communities-means = Schools of one type that share a need can work on it together. A school with several needs is in several communities.
communities-rules = A need: a group at level { $weak } or below in an indicator. { $least } schools with the same need or more are a community; more than { $most } are several, of schools that serve similar students. Strong in it: level { $strong } or above. All of this is assumed, except what a level is.
communities-none = In this year no need is shared by enough schools.
communities-type = School type
communities-indicator = Indicator
communities-all = all
communities-save = Save the communities (CSV)
communities-shown = { $shown } of { $count } needs are shown, each with its community or communities.
communities-count = { $schools } { $schools ->
    [one] school
   *[other] schools
  } in { $leas } { $leas ->
    [one] district
   *[other] districts
  }; { $strong } strong in it
communities-parted = { $schools } schools in { $count } communities
communities-part = Community { $part } of { $count }
communities-strong = Strong schools nearest to them
communities-nobody-strong = No school of this type that can be compared with them is strong in it.
communities-strong-item = level { $level } ({ $value }); mean distance { $distance }
communities-also = Needs that at least half of them share too
communities-also-count = { $schools } of { $of }
communities-schools = Schools of the community
communities-column-school = School
communities-column-level = Level
communities-column-value = Value
communities-whole = Show all { $count }

## What works at a school
practices-title = What works here
practices-means = From files of practices, as somebody wrote it. It is shown to schools that are paired with this one for the indicator.
practices-none = No file says what works at this school. A file “practices” with the columns school_code, practice and indicator (and contact_role, link) is dropped like any other.
practices-contact = Ask:
practices-link = More:
practices-save = Save all practices (practices.csv)
pairs-practices = What the partner says works there
download-practices-csv = What works at schools, from all files of practices

## Timelines
page-timelines = Timelines
timelines-means = What the founding document planned for which school year, and where the year that is looked at stands. No result depends on it.
timelines-title-common-core = The transition to the Common Core
timelines-title-index = The Index, phased in
timelines-now = { $year } belongs to { $count ->
    [one] this phase:
   *[other] these phases:
  } { $phases }.
timelines-and = {" "}and{" "}
timelines-none-common-core = { $year } belongs to no phase of the transition: it was planned from 2011-12 to 2014-15.
timelines-none-index = { $year } comes before the Index, or has no year: it was piloted from 2013-14.
timelines-span = { $from } to { $to }
timelines-from = from { $year }
timelines-column-phase = Phase
timelines-column-years = School years
timelines-column-now = Is this year in it?
timelines-yes = yes
timelines-no = no
timelines-sources = Where this is from
phase-core-building = Building knowledge and capacity
phase-core-transition = Transition
phase-core-application = Application
phase-core-assessments = Aligned assessments
phase-index-piloted = New indicators piloted
phase-index-first = First Index of two domains
phase-index-full = Full Index
phase-source-core-building = mission document: timeline of the transition to the Common Core
phase-source-core-transition = mission document: timeline of the transition to the Common Core
phase-source-core-application = mission document: timeline of the transition to the Common Core
phase-source-core-assessments = mission document: assessments aligned to the Common Core by 2014-15
phase-source-index-piloted = mission document, School Quality Improvement Index: indicators will be determined and piloted during the 2013-14 school year
phase-source-index-first = from later public CORE sources: the Index reports of 2014-15 score two domains, and not yet social-emotional learning and surveys
phase-source-index-full = mission document, School Quality Improvement Index: fully implemented in 2015-16
checklist-title = Your district’s own checklist
checklist-means = Write down what is to be done, in which phase, and how far it is. It stays on this page until you save it as a file; open the file to go on.
checklist-file-in = Open a checklist
checklist-file-out = Save the checklist (CSV)
checklist-file-columns = { $name } has no columns phase, item and state. Nothing was changed.
checklist-file-lines = { $name } has lines that cannot be read: { $lines }. Nothing was changed.
checklist-add = Add an item
checklist-item = What is to be done
checklist-phase = Phase
checklist-state = State
checklist-note = Note
checklist-remove = Remove
checklist-state-todo = not begun
checklist-state-started = begun
checklist-state-done = done
