-- Every measure of a student file, by another way than the program's: the rules of the methodology as queries over the
-- rows as they are written. Read by tests/by_sql.rs, which fills `s` (one column each, all text), `graduate` (the outcomes
-- in the numerator of a graduation rate) and gives one row a result: school_year, school_code, indicator, student_group,
-- numerator, denominator.

-- The calendar year of the spring.
CREATE TEMP TABLE student AS
  SELECT rowid AS id, CAST(substr(school_year, 1, 4) AS INTEGER) + 1 AS spring,
         CASE grade WHEN 'TK' THEN -1 WHEN 'K' THEN 0 ELSE CAST(grade AS INTEGER) END AS number, *
  FROM s;
CREATE INDEX temp.by_student ON student (student_id, spring);

CREATE TEMP TABLE member AS
  SELECT id, 'all' AS grp FROM student
  UNION ALL SELECT id, race_ethnicity FROM student WHERE race_ethnicity <> ''
  UNION ALL SELECT id, 'english_learners' FROM student WHERE english_learner = 'EL'
  UNION ALL SELECT id, 'rfep' FROM student WHERE english_learner = 'RFEP'
  UNION ALL SELECT id, 'students_with_disabilities' FROM student WHERE student_with_disability = 'Y'
  UNION ALL SELECT id, 'socioeconomically_disadvantaged' FROM student WHERE socioeconomically_disadvantaged = 'Y'
  UNION ALL SELECT id, 'foster' FROM student WHERE foster = 'Y'
  UNION ALL SELECT id, 'homeless' FROM student WHERE homeless = 'Y'
  UNION ALL SELECT id, 'migrant' FROM student WHERE migrant = 'Y'
  UNION ALL SELECT id, 'female' FROM student WHERE gender = 'F'
  UNION ALL SELECT id, 'male' FROM student WHERE gender = 'M'
  UNION ALL SELECT id, 'nonbinary' FROM student WHERE gender = 'X';
CREATE INDEX temp.by_id ON member (id);

CREATE TEMP TABLE high_school AS SELECT DISTINCT spring, student_id FROM student WHERE number >= 10;

-- One row for each student of a cohort and year of its rate: the latest outcome there is by then.
CREATE TEMP TABLE cohort AS
  SELECT * FROM (
    SELECT student.*, late, CAST(cohort_year AS INTEGER) + late AS told,
           row_number() OVER (PARTITION BY lea_code, student_id, cohort_year, late ORDER BY spring DESC) AS nth
    FROM student, (SELECT 0 AS late UNION ALL SELECT 1 UNION ALL SELECT 2)
    WHERE cohort_outcome <> '' AND spring <= CAST(cohort_year AS INTEGER) + late)
  WHERE nth = 1 AND cohort_outcome NOT IN ('transfer_out', 'emigrated', 'deceased');

-- Who counts in which rate, and whether in the numerator: as of the row `id`, reported in the year of that spring.
CREATE TEMP TABLE counted AS
  SELECT id, spring, school_code, 'ela_performance' AS indicator, ela_level >= '3' AS met FROM student WHERE ela_level <> ''
  UNION ALL
  SELECT id, spring, school_code, 'math_performance', math_level >= '3' FROM student WHERE math_level <> ''
  UNION ALL
  SELECT id, spring, school_code, 'science_performance', science_level >= '3' FROM student WHERE science_level <> ''
  UNION ALL
  SELECT id, spring, school_code, 'history_performance', history_level >= '3' FROM student WHERE history_level <> ''
  UNION ALL
  SELECT id, spring, school_code, 'writing_performance', writing_level >= '3' FROM student WHERE writing_level <> ''
  UNION ALL
  -- Participation: of the grades that are tested, where anybody took the test.
  SELECT id, spring, school_code, 'ela_participation', ela_level <> '' FROM student
    WHERE number IN (3, 4, 5, 6, 7, 8, 11) AND (school_code, spring) IN
      (SELECT school_code, spring FROM student WHERE number IN (3, 4, 5, 6, 7, 8, 11) AND ela_level <> '')
  UNION ALL
  SELECT id, spring, school_code, 'math_participation', math_level <> '' FROM student
    WHERE number IN (3, 4, 5, 6, 7, 8, 11) AND (school_code, spring) IN
      (SELECT school_code, spring FROM student WHERE number IN (3, 4, 5, 6, 7, 8, 11) AND math_level <> '')
  UNION ALL
  SELECT id, spring, school_code, 'chronic_absenteeism', CAST(days_absent AS INTEGER) * 10 >= CAST(days_enrolled AS INTEGER)
    FROM student WHERE days_enrolled <> '' AND days_absent <> '' AND CAST(days_enrolled AS INTEGER) >= 30
  UNION ALL
  SELECT id, spring, school_code, 'suspension_expulsion', CAST(suspensions AS INTEGER) + CAST(expulsions AS INTEGER) > 0 FROM student
  UNION ALL
  SELECT id, spring, school_code, 'el_redesignation', redesignated = 'Y' FROM student
    WHERE english_learner = 'EL' OR redesignated = 'Y'
  UNION ALL
  SELECT id, spring, school_code, 'prekindergarten', prekindergarten = 'Y' FROM student WHERE prekindergarten <> ''
  UNION ALL
  SELECT id, spring, school_code, 'high_school_readiness',
         CAST(replace(gpa, '.', '') AS INTEGER) >= 250 AND CAST(replace(attendance_rate, '.', '') AS INTEGER) >= 9600
         AND grade8_d_or_f = 'N' AND CAST(suspensions AS INTEGER) + CAST(expulsions AS INTEGER) = 0
    FROM student WHERE number = 8 AND gpa <> '' AND attendance_rate <> '' AND grade8_d_or_f <> ''
  UNION ALL
  SELECT id, told, school_code, 'graduation_4yr', cohort_outcome IN (SELECT outcome FROM graduate) FROM cohort WHERE late = 0
  UNION ALL
  SELECT id, told, school_code, 'dropout_4yr', cohort_outcome = 'dropout' FROM cohort WHERE late = 0
  UNION ALL
  SELECT id, told, school_code, 'a_g_completion', a_g_complete = 'Y' FROM cohort
    WHERE late = 0 AND a_g_complete <> '' AND cohort_outcome IN (SELECT outcome FROM graduate)
  UNION ALL
  -- A later rate needs the school's cohort in its fourth year.
  SELECT id, told, school_code, CASE late WHEN 1 THEN 'graduation_5yr' ELSE 'graduation_6yr' END,
         cohort_outcome IN (SELECT outcome FROM graduate)
    FROM cohort WHERE late > 0 AND EXISTS (
      SELECT 1 FROM cohort AS fourth JOIN student AS then_there
        ON then_there.school_code = fourth.school_code AND then_there.spring = fourth.told
      WHERE fourth.late = 0 AND fourth.school_code = cohort.school_code AND fourth.cohort_year = cohort.cohort_year)
  UNION ALL
  -- Persistence: from grade 8 to grade 10 two years on. Who is not there and left for good is in no denominator.
  SELECT id, spring + 2, school_code, 'middle_school_persistence', there FROM (
    SELECT eighth.*,
           CASE enrolled_grade10 WHEN 'Y' THEN 1 WHEN 'N' THEN 0
             ELSE (spring + 2, student_id) IN (SELECT spring, student_id FROM high_school) END AS there,
           (SELECT min(exit_reason IN ('transfer_out', 'emigrated', 'deceased')) FROM student AS last
             WHERE last.student_id = eighth.student_id AND last.number IN (8, 9) AND last.spring =
               (SELECT max(spring) FROM student AS any_row WHERE any_row.student_id = eighth.student_id
                 AND any_row.number IN (8, 9) AND any_row.spring <= eighth.spring + 2)) AS gone
    FROM student AS eighth
    WHERE number = 8 AND (completed_grade8 = 'Y' OR completed_grade8 = '' AND NOT EXISTS (
      SELECT 1 FROM student AS other WHERE other.student_id = eighth.student_id AND other.number = 8
        AND other.id <> eighth.id AND other.spring >= eighth.spring)))
  WHERE there OR NOT gone;

-- A rate is reported where the school has any row in that year.
CREATE TEMP TABLE rate AS
  SELECT place.school_year, counted.school_code, counted.spring, indicator, grp, sum(met) AS numerator, count(*) AS denominator
  FROM counted JOIN member USING (id)
    JOIN (SELECT DISTINCT school_code, spring, school_year FROM student) AS place USING (school_code, spring)
  GROUP BY 1, 2, 3, 4, 5;

-- Cases and students by group, of the school and of its LEA.
CREATE TEMP TABLE risk AS
  SELECT 'suspension_disproportionality' AS indicator, school_year, school_code, grp, numerator AS cases, denominator AS students
    FROM rate WHERE indicator = 'suspension_expulsion'
  UNION ALL
  SELECT 'special_education_disproportionality', school_year, school_code, grp,
         sum(student_with_disability = 'Y'), count(*)
    FROM student JOIN member USING (id) WHERE student_with_disability <> '' GROUP BY 2, 3, 4
  UNION ALL
  -- Each category of disability, in the schools that state any.
  SELECT 'special_education_' || category, school_year, school_code, grp,
         sum(student_with_disability = 'Y' AND disability_category = category), count(*)
    FROM student JOIN member USING (id),
      (SELECT DISTINCT disability_category AS category FROM student WHERE disability_category <> '')
    WHERE student_with_disability <> '' AND (school_code, school_year) IN
      (SELECT school_code, school_year FROM student WHERE student_with_disability = 'Y' AND disability_category <> '')
    GROUP BY 1, 2, 3, 4;
CREATE TEMP TABLE lea_risk AS
  SELECT indicator, school_year, substr(school_code, 1, 7) AS lea, grp, sum(cases) AS cases, sum(students) AS students
  FROM risk GROUP BY 1, 2, 3, 4;

CREATE INDEX temp.by_risk ON risk (indicator, school_year, school_code, grp);
CREATE INDEX temp.by_lea_risk ON lea_risk (indicator, school_year, lea, grp);

-- The ratio of each group to all other students, as numerator and denominator.
CREATE TEMP TABLE ratio AS
  SELECT indicator, school_year, school_code, grp, own_cases, own_students,
         own_cases * other_students AS numerator, own_students * other_cases AS denominator
  FROM (
    SELECT risk.indicator, risk.school_year, risk.school_code, risk.grp, risk.cases AS own_cases, risk.students AS own_students,
           CASE WHEN school.students - risk.students >= 20 AND school.cases > risk.cases
             THEN school.cases - risk.cases ELSE lea.cases - lea_own.cases END AS other_cases,
           CASE WHEN school.students - risk.students >= 20 AND school.cases > risk.cases
             THEN school.students - risk.students ELSE lea.students - lea_own.students END AS other_students
    FROM risk
      JOIN risk AS school ON (school.indicator, school.school_year, school.school_code, school.grp)
        = (risk.indicator, risk.school_year, risk.school_code, 'all')
      JOIN lea_risk AS lea ON (lea.indicator, lea.school_year, lea.lea, lea.grp)
        = (risk.indicator, risk.school_year, substr(risk.school_code, 1, 7), 'all')
      JOIN lea_risk AS lea_own ON (lea_own.indicator, lea_own.school_year, lea_own.lea, lea_own.grp)
        = (risk.indicator, risk.school_year, substr(risk.school_code, 1, 7), risk.grp)
    WHERE risk.students >= 20
      -- A school without a case of a category has no ratio of it.
      AND (school.cases > 0 OR risk.indicator LIKE '%disproportionality')
      AND (risk.grp IN (SELECT DISTINCT race_ethnicity FROM student) OR risk.grp = 'english_learners'
        OR risk.grp = 'students_with_disabilities' AND risk.indicator = 'suspension_disproportionality'))
  WHERE other_students >= 20 AND other_cases >= 1;
