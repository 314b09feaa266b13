//! A rehearsal on made-up rows, while the person still looks for their files.
//!
//! A browser first compiles WebAssembly quickly and runs it slowly; what has run often it compiles again, well. Reading some
//! thirty thousand rows that mean nothing, and computing from them a few times, lets the person's own file meet the good
//! code. The rows are forgotten.

use crate::report::SchoolTable;
use crate::session::Session;

/// A rehearsal in small steps, so that a file that comes meanwhile need not wait.
pub struct Rehearsal {
    session: Session,
    step: u32,
}

impl Default for Rehearsal {
    fn default() -> Self {
        let mut session = Session::new();
        session.open("rehearsal.csv");
        Self { session, step: 0 }
    }
}

impl Rehearsal {
    /// Steps of reading, then steps of computing.
    const READING: u32 = 64;
    const COMPUTING: u32 = 8;

    /// Does one step: is there another?
    pub fn step(&mut self) -> bool {
        let Self { session, step } = self;
        *step += 1;
        // Nothing that could go wrong here matters to anybody.
        if *step <= Self::READING {
            let _ = session.push(&rows(*step));
            if *step == Self::READING {
                let _ = session.close();
            }
        } else {
            let year = session.compute(None).ok().and_then(|overview| overview.years.first().map(|y| y.year.clone()));
            let _ = session.schools(&year.unwrap_or_default()).map(SchoolTable::joined);
        }
        *step < Self::READING + Self::COMPUTING
    }
}

/// Five hundred other students in each step, in some of five hundred schools. Written plainly: what would only be needed
/// here is not to be compiled well.
fn rows(step: u32) -> Vec<u8> {
    const HEADER: &str = "lea_code,school_code,school_name,student_id,grade,race_ethnicity,english_learner,\
                          student_with_disability,socioeconomically_disadvantaged,foster,homeless,days_enrolled,days_absent,\
                          suspensions,expulsions,ela_level,math_level,ela_scale_score,math_scale_score,cohort_outcome,redesignated\r\n";
    let mut rows = Vec::from(if step == 1 { HEADER } else { "" });
    for student in step * 512..(step + 1) * 512 {
        // Any spread will do.
        let mixed = student.wrapping_mul(0x9e37_79b9) >> 8;
        let pick = |from: &[&'static str], shift: u32| from[(mixed >> shift) as usize % from.len()].as_bytes();
        let school = 1 + mixed % 499;
        let (code, student) = (&digits(school), &digits(student));
        let grade = pick(&["3", "7", "8", "11", "12"], 3);
        let outcome = if grade == b"12" { pick(&["GRAD", "DROP"], 4) } else { b"" };
        let parts: [&[u8]; 18] = [
            b"01",
            code,
            b",01",
            code,
            b"00",
            code,
            // Few names are written so that they need a reader of their own.
            if school % 8 == 0 { b",\"School \"\"of\"\" all, \",90000" } else { b",School of all,90000" },
            student,
            b",",
            grade,
            pick(&[",hispanic,", ",white,", ",asian,", ",african_american,"], 5),
            pick(&["EL,", "RFEP,"], 7),
            pick(&["Y,Y,N,N,180,", "N,Y,N,N,180,", "N,N,N,Y,180,"], 9),
            pick(&["0,", "2,", "9,", "17,", "31,"], 2),
            pick(&["0,N,", "0,N,", "1,N,"], 11),
            pick(&["1,2,2300,2310,", "2,3,2450,2460,", "3,4,2590,2600,", ",,,,"], 13),
            outcome,
            pick(&[",Y\r\n", ",N\r\n", ",\r\n"], 6),
        ];
        for part in parts {
            rows.extend_from_slice(part);
        }
    }
    rows
}

/// The last five digits.
fn digits(number: u32) -> [u8; 5] {
    [10_000, 1000, 100, 10, 1].map(|unit| b"0123456789"[(number / unit % 10) as usize])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rehearsal_reads_its_rows_without_an_error_and_ends() {
        let findings = |session: &mut Session| session.close().map(|file| (file.rows, file.findings));
        let mut session = Session::new();
        session.open("rehearsal.csv");
        assert!(session.push(&rows(1)).is_ok());
        let (rows, findings) = findings(&mut session).unwrap_or_default();
        assert_eq!(rows, 512);
        assert!(findings.iter().all(|group| group.kind == "year_unstated"), "{findings:?}");
        let mut rehearsal = Rehearsal::default();
        let steps = (0..1000).take_while(|_| rehearsal.step()).count();
        assert_eq!(u32::try_from(steps), Ok(Rehearsal::READING + Rehearsal::COMPUTING - 1));
    }
}
