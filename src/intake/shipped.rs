//! The layouts shipped, each named after its file. Read by `build.rs` too.

macro_rules! shipped {
    ($($name:literal),+ $(,)?) => {
        pub(crate) const SHIPPED: &[(&str, &str)] = &[$(($name, include_str!(concat!("layouts/", $name, ".toml")))),+];
    };
}

shipped!(
    "students",
    "measures",
    "schools",
    "surveys",
    "references",
    "practices",
    "cde_chronic_absenteeism",
    "cde_suspension",
    "cde_expulsion",
    "cde_graduation",
    "cde_graduation_5yr",
    "cde_enrolment",
    "cde_enrolment_historic",
    "cde_reclassification",
    "cde_a_g_graduates",
    "cde_academic_indicator",
    "oneroster_manifest",
    "oneroster_orgs",
    "oneroster_sessions",
    "oneroster_classes",
    "oneroster_users",
    "oneroster_roles",
    "oneroster_demographics",
    "oneroster_enrollments",
    "oneroster_other",
    "cde_dashboard_chronic",
    "cde_dashboard_suspension",
    "cde_dashboard_graduation",
    "cde_dashboard_elpi",
    "cde_dashboard_college_career",
    "caaspp_research",
    "caaspp_entities",
    "caaspp_student_groups",
    "caaspp_student_2018_19",
    "caaspp_student_2021_22",
    "elpac_summative_2021_22",
    "core_growth",
    "calpads_senr",
    "calpads_sprg",
    "calpads_stas",
    "calpads_sinf",
    "calpads_sela",
    "calpads_sdis",
);
