//! The settings and norms of growth among the files that came: like any other file, whatever their order.

use crate::growth::{Norms, Settings};
use crate::intake::{FindingKind, Findings, Grain};
use crate::methodology::{Refusal, RefusalKind};

use super::Loaded;

/// What growth is measured with.
#[derive(Default)]
pub(super) struct GrowthRules {
    /// Those of the file; else what is assumed.
    pub(super) settings: Settings,
    /// What is held against, in place of models of the students' own.
    pub(super) norms: Option<Norms>,
    files: Vec<RuleFile>,
}

/// A file of settings or norms.
struct RuleFile {
    name: String,
    hash: String,
    grain: Grain,
    used: bool,
    findings: Findings,
}

impl GrowthRules {
    /// Of each kind the last file by name; one that is refused is told, and nothing of it is used.
    pub(super) fn of(files: &[Loaded]) -> Self {
        let mut rules = Self::default();
        for (file, text) in in_order(files, Grain::GrowthSettings) {
            let parsed = Settings::parse(text);
            rules.settings = rules.take(file, parsed).unwrap_or(std::mem::take(&mut rules.settings));
        }
        for (file, text) in in_order(files, Grain::GrowthNorms) {
            let parsed = Norms::parse(text, rules.settings.minimum_norms);
            rules.norms = rules.take(file, parsed).or(rules.norms.take());
        }
        rules
    }

    /// Whether this file is used and what is wrong with it; nothing when it is neither settings nor norms.
    pub(super) fn of_file(&self, name: &str, hash: &str) -> Option<(bool, &Findings)> {
        let own = self.files.iter().find(|file| (file.name.as_str(), file.hash.as_str()) == (name, hash));
        own.map(|file| (file.used, &file.findings))
    }

    /// The name of the file that is used; empty without one.
    pub(super) fn file(&self, grain: Grain) -> &str {
        self.files.iter().find(|file| file.grain == grain && file.used).map_or("", |file| &file.name)
    }

    fn take<T>(&mut self, file: &Loaded, parsed: Result<T, Vec<Refusal>>) -> Option<T> {
        let (name, grain) = (file.source.name.clone(), file.source.grain);
        let mut findings = Findings::of(&name);
        let made = parsed.map_err(|refusals| refusals.iter().for_each(|refusal| refuse(&mut findings, refusal))).ok();
        let before = self.files.iter_mut().find(|other| other.used && other.grain == grain);
        if let (Some(before), true) = (before, made.is_some()) {
            before.used = false;
            findings.add(FindingKind::GrowthFilesTwice, None, "", &before.name, &name);
        }
        self.files.push(RuleFile { name, hash: file.source.hash.clone(), grain, used: made.is_some(), findings });
        made
    }
}

/// The files of a grain and their texts, in order of name.
fn in_order(files: &[Loaded], grain: Grain) -> impl Iterator<Item = (&Loaded, &str)> {
    let mut own: Vec<&Loaded> = files.iter().filter(|file| file.source.grain == grain).collect();
    crate::order::sort_by_key(&mut own, |file| (&file.source.name, &file.source.hash));
    own.into_iter().map(|file| (file, file.rules.as_deref().unwrap_or_default()))
}

fn refuse(findings: &mut Findings, refusal: &Refusal) {
    let kind = match (refusal.kind, refusal.what.as_str()) {
        (RefusalKind::Syntax, _) => FindingKind::GrowthSyntax,
        (_, "hash") => FindingKind::NormsChanged,
        (_, "model.students" | "schools.schools") => FindingKind::NormsOfFew,
        _ => FindingKind::GrowthValue,
    };
    findings.add(kind, Some(refusal.line), &refusal.what, &refusal.found, &refusal.expected);
}
