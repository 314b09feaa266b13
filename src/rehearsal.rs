//! A rehearsal on made-up rows, while the person still looks for their files.
//!
//! A browser first compiles WebAssembly quickly and runs it slowly; what has run often it compiles again, well. Reading a
//! few thousand rows that mean nothing beforehand lets the person's own file meet the good code. The rows are forgotten.

use crate::session::Session;

/// A rehearsal in steps of a few milliseconds, so that a file that comes meanwhile need not wait.
pub struct Rehearsal {
    session: Option<Session>,
    step: u32,
}

impl Default for Rehearsal {
    fn default() -> Self {
        let mut session = Session::new();
        session.open("rehearsal.csv");
        Self { session: Some(session), step: 0 }
    }
}

impl Rehearsal {
    /// Steps of reading; the one after them computes.
    const STEPS: u32 = 64;

    /// Does one step: is there another?
    pub fn step(&mut self) -> bool {
        let Some(session) = &mut self.session else { return false };
        // Nothing that could go wrong here matters to anybody.
        self.step += 1;
        if self.step <= Self::STEPS {
            let _ = session.push(&rows(self.step));
            return true;
        }
        let _ = session.close();
        for _ in 0..2 {
            let year = session.compute(None).ok().and_then(|overview| overview.years.first().map(|y| y.year.clone()));
            let _ = session.schools(&year.unwrap_or_default());
        }
        self.session = None;
        false
    }
}

/// Five hundred other students in each step, in some of five hundred schools.
fn rows(step: u32) -> Vec<u8> {
    const HEADER: &str = "lea_code,school_code,school_name,student_id,grade,race_ethnicity,english_learner,\
                          student_with_disability,socioeconomically_disadvantaged,foster,homeless,days_enrolled,days_absent,\
                          suspensions,expulsions,ela_level,math_level,ela_scale_score,math_scale_score,cohort_outcome,redesignated\r\n";
    let mut rows = String::from(if step == 1 { HEADER } else { "" });
    for student in step * 512..(step + 1) * 512 {
        // Any spread will do.
        let mixed = student.wrapping_mul(0x9e37_79b9) >> 8;
        let pick = |from: &[&'static str], shift: u32| from[(mixed >> shift) as usize % from.len()];
        let school = 1 + mixed % 499;
        let grade = pick(&["3", "7", "8", "11", "12"], 3);
        let cells = [
            format!("01{school:05},01{school:05}{school:07},\"School \"\"{school}\"\", {school}\",9{student:09}"),
            grade.to_owned(),
            pick(&["hispanic", "white", "asian", "african_american"], 5).to_owned(),
            pick(&["EL", "RFEP"], 7).to_owned(),
            pick(&["Y,Y,N,N", "N,Y,N,N", "N,N,N,Y"], 9).to_owned(),
            format!("180,{}", mixed % 40),
            pick(&["0,N", "0,N", "1,N"], 11).to_owned(),
            pick(&["1,2,2300,2310", "2,3,2450,2460", "3,4,2590,2600", ",,,"], 13).to_owned(),
            if grade == "12" { pick(&["GRAD", "DROP"], 4).to_owned() } else { String::new() },
            pick(&["Y", "N", ""], 6).to_owned(),
        ];
        rows.push_str(&cells.join(","));
        rows.push_str("\r\n");
    }
    rows.into_bytes()
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
        assert_eq!((0..1000).take_while(|_| rehearsal.step()).count(), Rehearsal::STEPS as usize);
    }
}
