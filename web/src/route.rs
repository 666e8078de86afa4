//! The pages and their addresses.

#[cfg(not(target_arch = "wasm32"))]
use sip_response::{PROFILES, Profile, REGISTRY, RULES, Rule};
use sip_response::{StatusCode, StatusEntry};

#[cfg(not(target_arch = "wasm32"))]
use crate::components::product_name;

/// A page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Route {
    /// All codes, with search.
    Home,
    /// One code of the registry.
    Code(StatusCode),
    /// A response that is pasted.
    Explain,
    /// Products side by side.
    Compare,
    /// All products.
    Products,
    /// One product, by its id.
    Product(&'static str),
    /// Where products disagree most.
    Disagreements,
    /// A cause or code through several products.
    Chain,
    /// A profile of one's own.
    Own,
    /// All rules.
    Rules,
    /// One rule, by its id.
    Rule(&'static str),
    /// Q.850 causes, both directions.
    Q850,
    /// Warn-codes.
    Warnings,
    /// Protocols of the Reason header.
    Reasons,
    /// What failures do to dialogs (RFC 5057).
    Dialogs,
    /// Where other apps send what they share.
    Share,
    /// Nothing has this address.
    NotFound,
}

/// The pages that have no parameter, with the folder each is in.
const FIXED: [(Route, &str); 13] = [
    (Route::Home, ""),
    (Route::Explain, "explain/"),
    (Route::Compare, "compare/"),
    (Route::Products, "products/"),
    (Route::Disagreements, "products/disagreements/"),
    (Route::Chain, "products/chain/"),
    (Route::Own, "products/own/"),
    (Route::Rules, "rules/"),
    (Route::Q850, "q850/"),
    (Route::Warnings, "warnings/"),
    (Route::Reasons, "reasons/"),
    (Route::Dialogs, "dialogs/"),
    (Route::Share, "share/"),
];

impl Route {
    /// The page of a path below the root of the site: `486/`, `explain/`. Only pages without a
    /// parameter and those of codes: no program needs to know the others by their path.
    pub(crate) fn parse(path: &str) -> Option<Self> {
        let fixed = FIXED.iter().find(|(_, folder)| *folder == path);
        if let Some((route, _)) = fixed {
            return Some(*route);
        }
        let number = path.strip_suffix('/').filter(|number| number.len() == 3)?;
        entry_of(number).map(|entry| Self::Code(entry.code))
    }

    /// Its path below the root of the site, with a slash at the end.
    pub(crate) fn path(self) -> String {
        match self {
            Self::Code(code) => format!("{code}/"),
            Self::Product(id) => format!("products/{id}/"),
            Self::Rule(id) => format!("rules/{id}/"),
            Self::NotFound => "404.html".to_owned(),
            _ => {
                let folder = FIXED.iter().find(|(route, _)| *route == self);
                folder.map_or("", |(_, folder)| folder).to_owned()
            }
        }
    }

    /// Every page that is written as a file of its own.
    #[cfg(not(target_arch = "wasm32"))]
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        let codes = REGISTRY.iter().copied().flatten().map(|entry| Self::Code(entry.code));
        let products = PROFILES.iter().map(|profile| Self::Product(&profile.id));
        let rules = RULES.iter().copied().flatten().map(|rule| Self::Rule(rule.id));
        let fixed = FIXED.iter().map(|(route, _)| *route);
        fixed.chain(codes).chain(products).chain(rules).chain([Self::NotFound])
    }

    /// What stands in the title bar and in results of search engines.
    pub(crate) fn title(self) -> String {
        let name = "SIP responses";
        match self {
            Self::Home => format!("{name}: what each status code means and what to do next"),
            Self::Code(code) => {
                let phrase = code.entry().map_or("", |entry| entry.reason_phrase);
                format!("{code} {phrase}: {name}")
            }
            Self::Explain => format!("Explain a SIP response: {name}"),
            Self::Compare => format!("Compare products: {name}"),
            Self::Products => format!("What products do about status codes: {name}"),
            #[cfg(not(target_arch = "wasm32"))]
            Self::Product(id) => {
                // Several versions of a product have a page each.
                let product = Profile::by_id(id)
                    .map(|profile| format!("{} {}", product_name(profile), profile.version))
                    .unwrap_or_default();
                format!("{}: {name}", product.trim_end())
            }
            #[cfg(target_arch = "wasm32")]
            Self::Product(id) => format!("{id}: {name}"),
            Self::Disagreements => format!("Same code, different result: {name}"),
            Self::Chain => format!("Who changed what, from cause to code and back: {name}"),
            Self::Own => format!("A product profile of your own: {name}"),
            Self::Rules => format!("The rules of advice: {name}"),
            Self::Rule(id) => format!("Rule {id}: {name}"),
            Self::Q850 => format!("Q.850 causes and SIP codes: {name}"),
            Self::Warnings => format!("Warn-codes of the Warning header: {name}"),
            Self::Reasons => format!("Protocols of the Reason header: {name}"),
            Self::Dialogs => format!("What a failure does to a dialog (RFC 5057): {name}"),
            Self::Share => format!("Share a SIP response: {name}"),
            Self::NotFound => format!("Not found: {name}"),
        }
    }

    /// One sentence for results of search engines.
    #[cfg(not(target_arch = "wasm32"))]
    pub(crate) fn description(self) -> String {
        match self {
            Self::Code(code) => code.entry().map_or("", |entry| entry.meaning.trim()).to_owned(),
            Self::Explain => {
                "Paste a SIP response from a log or a capture: what it means, what is \
                              wrong with it, and what the next request must look like."
                    .to_owned()
            }
            Self::Compare => {
                "What products do about the same SIP status code, side by side, every \
                              statement with its source."
                    .to_owned()
            }
            Self::Products => {
                "What SIP phones, gateways, proxies, libraries and services do about \
                               each status code, with the source of every statement."
                    .to_owned()
            }
            Self::Product(id) => {
                let product = Profile::by_id(id).map(product_name).unwrap_or_default();
                format!("What {product} does about SIP status codes, with its sources.")
            }
            Self::Disagreements => "The SIP codes and Q.850 causes of which products make \
                                    different things, ranked, every value with its source."
                .to_owned(),
            Self::Chain => "A Q.850 cause or SIP code on its way through gateways, a PBX and a \
                            phone: what each product makes of it, and where the meaning is lost."
                .to_owned(),
            Self::Own => "Check a product profile of your own, in TOML or JSON, and compare it. \
                          The file stays in your browser."
                .to_owned(),
            Self::Rules => "What an element does with a SIP response, rule by rule, each with the \
                            RFC and section it stands in."
                .to_owned(),
            Self::Rule(id) => Rule::by_id(id).map_or("", |rule| rule.title).to_owned(),
            Self::Q850 => "Which Q.850 cause a gateway makes of a SIP status code, and which code \
                           it makes of a cause: the tables of RFC 3398."
                .to_owned(),
            Self::Warnings => "What the three digits in a SIP Warning header say.".to_owned(),
            Self::Reasons => "Who gives the reason in a SIP Reason header, and what its cause \
                              values are."
                .to_owned(),
            Self::Dialogs => "Whether a failure response ends the transaction, the usage or the \
                              whole dialog."
                .to_owned(),
            Self::Share => {
                "Other apps can share a SIP response with this page, to be explained.".to_owned()
            }
            Self::Home | Self::NotFound => "Every SIP response code: what it means, who sent it, \
                                            and what to do next. Works offline; nothing you paste \
                                            leaves your browser."
                .to_owned(),
        }
    }
}

fn entry_of(number: &str) -> Option<&'static StatusEntry> {
    StatusCode::from_u16(number.parse().ok()?).ok()?.entry()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_has_a_path_of_its_own_and_the_fixed_ones_are_found_by_it() {
        let mut paths: Vec<String> = Route::all().map(Route::path).collect();
        for route in Route::all() {
            let found = Route::parse(&route.path());
            let parameter = matches!(route, Route::Product(_) | Route::Rule(_) | Route::NotFound);
            assert_eq!(found, Some(route).filter(|_| !parameter));
        }
        let count = paths.len();
        paths.sort();
        paths.dedup();
        assert_eq!(paths.len(), count);
    }

    #[test]
    fn other_paths_are_not_found() {
        for path in ["999/", "486/x", "+486/", "0486/", "nothing/", "../486/", "486"] {
            assert_eq!(Route::parse(path), None, "{path}");
        }
    }
}
