//! `data-version.json`: a short hash of every fact, by which two versions of the site are compared
//! and a reader is told what changed.

use std::collections::BTreeMap;

use serde::Serialize;
use sip_response::{
    PROFILES, Profile, REGISTRY, RULES,
    dialog_failure::DIALOG_FAILURES,
    option_tag::OPTION_TAGS,
    profile::Behaviour,
    q850::{Q850_TO_SIP, SIP_TO_Q850},
    reason::REASON_PROTOCOLS,
    warning::{WARN_CODE_RANGES, WARN_CODES},
};

use super::{offline::short_hash, site::Site, twins::RuleRow};
use crate::components::product_name;

/// Names and hashes. The names are those that a reader is told.
#[derive(Serialize)]
pub(super) struct DataVersion {
    version: &'static str,
    date: Option<String>,
    codes: BTreeMap<String, String>,
    rules: BTreeMap<&'static str, String>,
    tables: BTreeMap<&'static str, String>,
    /// By the id of the profile.
    products: BTreeMap<&'static str, ProductVersion>,
}

#[derive(Serialize)]
struct ProductVersion {
    name: String,
    /// By what the rows are about: `486`, `4xx`; all of them that are about the same have one hash.
    rows: BTreeMap<String, String>,
}

impl DataVersion {
    pub(super) fn of(site: &Site) -> serde_json::Result<Self> {
        let mut codes = BTreeMap::new();
        for entry in REGISTRY.iter().copied().flatten() {
            codes.insert(entry.code.to_string(), hash(entry)?);
        }
        let mut rules = BTreeMap::new();
        for rule in RULES.iter().copied().flatten() {
            rules.insert(rule.id, hash(&RuleRow::of(rule))?);
        }
        let mut products = BTreeMap::new();
        for profile in PROFILES {
            products.insert(&*profile.id, ProductVersion::of(profile)?);
        }
        let tables = BTreeMap::from([
            ("Q.850 causes", hash(&(SIP_TO_Q850, Q850_TO_SIP))?),
            ("warn-codes", hash(&(WARN_CODE_RANGES, WARN_CODES))?),
            ("Reason protocols", hash(&REASON_PROTOCOLS)?),
            ("failures in dialogs", hash(&DIALOG_FAILURES)?),
            ("option tags", hash(&OPTION_TAGS)?),
        ]);
        let version = env!("CARGO_PKG_VERSION");
        Ok(Self { version, date: site.date.clone(), codes, rules, tables, products })
    }
}

impl ProductVersion {
    fn of(profile: &Profile) -> serde_json::Result<Self> {
        let mut by_subject: BTreeMap<String, Vec<&Behaviour>> = BTreeMap::new();
        for behaviour in profile.behaviours.iter() {
            for subject in behaviour.codes.iter() {
                let name = serde_json::to_string(subject)?;
                by_subject.entry(name.trim_matches('"').to_owned()).or_default().push(behaviour);
            }
        }
        let mut rows = BTreeMap::new();
        for (subject, behaviours) in by_subject {
            rows.insert(subject, hash(&behaviours)?);
        }
        let about = (&profile.about, &profile.roles, &profile.sources, &profile.completeness);
        rows.insert("sources".to_owned(), hash(&about)?);
        let version = if profile.version.is_empty() { "" } else { " " };
        let name = format!("{}{version}{}", product_name(profile), profile.version);
        Ok(Self { name, rows })
    }
}

fn hash(fact: &impl Serialize) -> serde_json::Result<String> {
    Ok(short_hash(&serde_json::to_vec(fact)?, 8))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fact_has_its_hash() {
        let data = DataVersion::of(&Site::default()).unwrap();
        assert_eq!(data.codes.len(), REGISTRY.iter().copied().flatten().count());
        assert_eq!(data.rules.len(), RULES.iter().copied().flatten().count());
        assert_eq!(data.products.len(), PROFILES.len());
        assert!(data.products.values().all(|product| product.rows.len() > 1));
        assert_ne!(data.codes["486"], data.codes["600"]);
        assert!(data.codes.values().all(|hash| hash.len() == 8));
    }

    #[test]
    fn a_row_that_changes_has_another_hash_and_the_others_keep_theirs() {
        let profile = Profile::by_id("freeswitch").unwrap();
        let mut changed = profile.clone();
        let behaviour = &mut changed.behaviours.to_mut()[0];
        behaviour.note = "another note".into();
        let subjects: Vec<String> = behaviour
            .codes
            .iter()
            .map(|subject| serde_json::to_string(subject).unwrap().replace('"', ""))
            .collect();
        let (before, after) =
            (ProductVersion::of(profile).unwrap(), ProductVersion::of(&changed).unwrap());
        for (subject, hash) in &before.rows {
            assert_eq!(after.rows[subject] != *hash, subjects.contains(subject), "{subject}");
        }
    }
}
