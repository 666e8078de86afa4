//! Profiles: what one product does about status codes, as its own documents, its source code or
//! observation show it.
//!
//! A profile is data. No rule knows a product, and no profile runs code. Every [`Behaviour`]
//! carries its source and the place in it; "not stated" is a value, and so are a merged, cut or
//! contradictory cell. The same types are the table in this crate, a TOML file and an object that
//! is handed over from JavaScript.
//!
//! # Writing a profile
//!
//! `profiles/<id>.toml`: the file name is the id, and the permalink of the page. The keys are the
//! fields of [`Profile`], [`Source`], [`Behaviour`] and [`Receives`], whose documentation says
//! what each may hold; what a source does not say is left out. Versions of one product that
//! differ are profiles of their own. `cargo xtask codegen` checks the file and makes the table.
//!
//! ```toml
//! vendor = "Example"
//! product = "Gateway"
//! version = "2.1"
//! roles = ["gateway"]
//! completeness = { 4xx = "partial" }
//!
//! [[sources]]
//! id = "manual"
//! title = "Example Gateway Manual 2.1"
//! evidence = "documentation"
//! kind = "vendors-own"
//! url = "https://gateway.example/manual"
//!
//! [[behaviours]]
//! codes = [404]
//! support = "yes"
//! generates = { when = [{ trigger = "the callee cannot be found" }] }
//! receives = { does = ["notify-user", "play-tone"] }
//! tones = ["reorder"]
//! notifies = "user"
//! source = "manual"
//! place = "Table 9, p. 124"
//! link = "#page=124"
//!
//! # The cell is empty and may be one printed cell with 404: that is a hint, and it stays one.
//! [[behaviours]]
//! codes = [405]
//! receives = { cell = "merged", mayInherit = 404 }
//! source = "manual"
//! place = "Table 9, p. 124"
//! ```

use alloc::{borrow::Cow, format, string::String, vec::Vec};

use crate::{StatusClass, StatusCode};

mod behaviour;
mod check;
#[cfg(feature = "read")]
mod read;
#[cfg(feature = "schema")]
mod schema;
#[cfg(feature = "profiles")]
#[rustfmt::skip]
mod table;
#[cfg(feature = "read")]
mod tree;
mod when;
mod words;

pub use behaviour::{
    Behaviour, Cell, Generates, MapWay, Mapping, Notifies, Receives, Subject, Support, Tone, Verb,
};
pub use check::{MAX_MISTAKES, Mistake};
#[cfg(feature = "profiles")]
pub use table::PROFILES;
pub use when::{Facts, HeaderTest, Phase, Setting, Side, Test, When};
use words::words;

/// What one product does about status codes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase", deny_unknown_fields))]
#[cfg_attr(feature = "ts", derive(tsify::Tsify))]
#[non_exhaustive]
pub struct Profile {
    /// Its permalink: lower-case letters, digits, `-` and `.`. Not written in TOML: there it is
    /// the file name.
    #[cfg_attr(feature = "serde", serde(default))]
    pub id: Cow<'static, str>,
    /// Who makes the product.
    pub vendor: Cow<'static, str>,
    /// The product, without the vendor and the version.
    pub product: Cow<'static, str>,
    /// The version that the sources are about; empty where they print none.
    #[cfg_attr(feature = "serde", serde(default))]
    pub version: Cow<'static, str>,
    /// What the product is in a SIP network.
    pub roles: Cow<'static, [ProductRole]>,
    /// What a reader must know of the profile as a whole, in a sentence or two.
    #[cfg_attr(feature = "serde", serde(default))]
    pub about: Cow<'static, str>,
    /// How its `Server` or `User-Agent` header begins, where that is known for sure. Case
    /// matters.
    #[cfg_attr(feature = "serde", serde(default))]
    pub detect: Cow<'static, [Cow<'static, str>]>,
    /// How much of each class the profile knows.
    #[cfg_attr(feature = "serde", serde(default))]
    pub completeness: Completeness,
    /// Where the behaviours come from.
    pub sources: Cow<'static, [Source]>,
    /// What the sources say, by code.
    pub behaviours: Cow<'static, [Behaviour]>,
}

impl Profile {
    /// The profile of this id, among [`PROFILES`].
    #[cfg(feature = "profiles")]
    #[must_use]
    pub fn by_id(id: &str) -> Option<&'static Self> {
        let index = PROFILES.binary_search_by(|profile| (*profile.id).cmp(id)).ok()?;
        PROFILES.get(index)
    }

    /// The profile whose product names itself so in the `Server` or the `User-Agent` header of a
    /// response, among [`PROFILES`]. `Server` is asked first; the longest match wins.
    ///
    /// Most products can be given any name by their administrator, so that the answer is a
    /// suggestion; and most profiles have nothing to be detected by.
    #[cfg(feature = "profiles")]
    #[must_use]
    pub fn detect(server: Option<&str>, user_agent: Option<&str>) -> Option<&'static Self> {
        Self::detect_among(PROFILES, server, user_agent)
    }

    /// As [`Profile::detect`], among other profiles than the bundled ones.
    #[must_use]
    pub fn detect_among<'p>(
        profiles: &'p [Self],
        server: Option<&str>,
        user_agent: Option<&str>,
    ) -> Option<&'p Self> {
        let starts =
            || profiles.iter().flat_map(|it| it.detect.iter().map(move |start| (&**start, it)));
        begins_with(starts(), server).or_else(|| begins_with(starts(), user_agent))
    }

    /// What the profile says of a code: first the rules that name it, then those of its class,
    /// then those of all other codes.
    ///
    /// A rule of the class applies only where no rule that names the code speaks to the same
    /// half: what the product generates, or what it does on receipt. A rule for receipt under
    /// conditions leaves the other cases to the class, and [`Verb::ApplyDefault`] all of them. An
    /// empty or merged cell of the code speaks, too: nothing is put in its place. The same holds
    /// for the rules of all others.
    pub fn behaviours(&self, code: StatusCode) -> impl Iterator<Item = &Behaviour> {
        let mut rules: Vec<&Behaviour> = Vec::new();
        for subject in [Subject::Code(code), Subject::Class(code.class()), Subject::Other] {
            let left = |rule: &&Behaviour| {
                rule.codes.contains(&subject) && !rules.iter().any(|nearer| silences(nearer, rule))
            };
            let level: Vec<_> = self.behaviours.iter().filter(left).collect();
            rules.extend(level);
        }
        rules.into_iter()
    }

    /// The source of a behaviour.
    #[must_use]
    pub fn source(&self, behaviour: &Behaviour) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == behaviour.source)
    }

    /// The address of the place where a behaviour stands: its [`Behaviour::link`], alone where
    /// that is a whole address, else after the address of the source. Without a link, a place in
    /// source code is its own: `main.c:7-9` becomes `main.c#L7-L9`.
    #[must_use]
    pub fn link(&self, behaviour: &Behaviour) -> String {
        let link = &behaviour.link;
        match self.source(behaviour) {
            Some(source) if link.is_empty() && source.evidence == Evidence::SourceCode => {
                format!("{}{}", source.url, lines(&behaviour.place).unwrap_or_default())
            }
            Some(source) if !link.contains("://") => format!("{}{link}", source.url),
            _ => link.clone().into_owned(),
        }
    }
}

/// The address of the first lines of a place in source code, after that of the source.
fn lines(place: &str) -> Option<String> {
    let (path, lines) = place.split_once(':')?;
    let lines = lines.split(|c: char| !c.is_ascii_digit() && c != '-').next()?;
    let (first, last) = lines.split_once('-').unwrap_or((lines, ""));
    match (first, last) {
        _ if path.contains(' ') => None,
        ("", _) => None,
        (first, "") => Some(format!("{path}#L{first}")),
        (first, last) => Some(format!("{path}#L{first}-L{last}")),
    }
}

/// What goes with the longest of the beginnings that the header field has.
fn begins_with<'a, T>(
    starts: impl Iterator<Item = (&'a str, T)>,
    header: Option<&str>,
) -> Option<T> {
    let header = header?;
    starts
        .filter(|(start, _)| !start.is_empty() && header.starts_with(start))
        .max_by_key(|(start, _)| start.len())
        .map(|(_, found)| found)
}

/// Does a rule that is nearer to the code leave nothing to a rule of its class or of all others?
fn silences(nearer: &Behaviour, rule: &Behaviour) -> bool {
    let generates = |rule: &Behaviour| rule.generates != Generates::NotStated;
    let receives = |rule: &Behaviour| rule.receives.cell != Cell::NotStated;
    // Where the conditions of the nearer rule are among those of the other one, it speaks to all
    // the cases of that.
    let all_cases = nearer.receives.when.iter().all(|when| rule.receives.when.contains(when))
        && !nearer.receives.does.contains(&Verb::ApplyDefault);
    let says_nothing = !generates(rule) && !receives(rule);
    says_nothing
        || generates(nearer) && generates(rule)
        || receives(nearer) && receives(rule) && all_cases
}

words! {
    /// What a product is in a SIP network.
    pub enum ProductRole {
        /// A telephone.
        Phone = "phone",
        /// A gateway to the telephone network or to telephone lines.
        Gateway = "gateway",
        /// A proxy (RFC 3261 §16).
        Proxy = "proxy",
        /// A registrar (RFC 3261 §10).
        Registrar = "registrar",
        /// A redirect server (RFC 3261 §8.3).
        RedirectServer = "redirect-server",
        /// A back-to-back user agent, as a PBX is.
        B2bua = "b2bua",
        /// A session border controller.
        Sbc = "sbc",
        /// A library that applications are made with.
        Library = "library",
        /// A trunk or calling service that others connect to.
        Service = "service",
        /// An IMS terminal.
        ImsTerminal = "ims-terminal",
        /// A conference server.
        ConferenceServer = "conference-server",
        /// No product: a standard, to compare with.
        Standard = "standard",
    }
}

/// How much of each class a profile knows. What is not written is `none`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, default))]
#[cfg_attr(feature = "ts", derive(tsify::Tsify))]
#[expect(clippy::exhaustive_structs, reason = "the grammar of RFC 3261 §25.1 has these six")]
pub struct Completeness {
    /// Of 1xx.
    #[cfg_attr(feature = "serde", serde(rename = "1xx"))]
    pub provisional: Coverage,
    /// Of 2xx.
    #[cfg_attr(feature = "serde", serde(rename = "2xx"))]
    pub success: Coverage,
    /// Of 3xx.
    #[cfg_attr(feature = "serde", serde(rename = "3xx"))]
    pub redirection: Coverage,
    /// Of 4xx.
    #[cfg_attr(feature = "serde", serde(rename = "4xx"))]
    pub client_error: Coverage,
    /// Of 5xx.
    #[cfg_attr(feature = "serde", serde(rename = "5xx"))]
    pub server_error: Coverage,
    /// Of 6xx.
    #[cfg_attr(feature = "serde", serde(rename = "6xx"))]
    pub global_failure: Coverage,
}

impl Completeness {
    /// How much of this class is known.
    #[must_use]
    pub const fn of(self, class: StatusClass) -> Coverage {
        match class {
            StatusClass::Provisional => self.provisional,
            StatusClass::Success => self.success,
            StatusClass::Redirection => self.redirection,
            StatusClass::ClientError => self.client_error,
            StatusClass::ServerError => self.server_error,
            StatusClass::GlobalFailure => self.global_failure,
        }
    }
}

words! {
    /// How much of a class a profile knows.
    #[derive(Default)]
    pub enum Coverage {
        /// Nothing was found.
        #[default]
        None = "none",
        /// Some codes.
        Partial = "partial",
        /// All that the source has.
        Complete = "complete",
    }
}

/// Where behaviours come from: a document, a version of source code, an observation.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase", deny_unknown_fields))]
#[cfg_attr(feature = "ts", derive(tsify::Tsify))]
#[non_exhaustive]
pub struct Source {
    /// What [`Behaviour::source`] calls it; unique in the profile.
    pub id: Cow<'static, str>,
    /// Its title.
    pub title: Cow<'static, str>,
    /// Its version: an edition, a document number, a date, a commit. Empty where none is printed.
    #[cfg_attr(feature = "serde", serde(default))]
    pub version: Cow<'static, str>,
    /// What kind of evidence it is.
    pub evidence: Evidence,
    /// How near to the vendor it was read.
    pub kind: SourceKind,
    /// Its address. [`Behaviour::link`] may go on from it.
    pub url: Cow<'static, str>,
}

words! {
    /// What kind of evidence a source is.
    pub enum Evidence {
        /// The source code says so.
        SourceCode = "source-code",
        /// A document says so.
        Documentation = "documentation",
        /// It was seen to happen.
        Observation = "observation",
    }
}

words! {
    /// How near to the vendor a source was read.
    pub enum SourceKind {
        /// Grade A: the vendor's own page, repository or source code.
        VendorsOwn = "vendors-own",
        /// Grade B: a copy of the vendor's manual on the site of another. Its wording is right;
        /// borders of table cells may be lost.
        ThirdPartyCopy = "third-party-copy",
        /// Grade C: neither, as an observation by others.
        Other = "other",
    }
}

impl SourceKind {
    /// Its grade, `A` to `C`.
    #[must_use]
    pub const fn grade(self) -> char {
        match self {
            Self::VendorsOwn => 'A',
            Self::ThirdPartyCopy => 'B',
            Self::Other => 'C',
        }
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec;

    use super::*;

    fn rule(subject: Subject, generates: Generates, cell: Cell) -> Behaviour {
        Behaviour {
            codes: vec![subject].into(),
            generates,
            receives: Receives { cell, ..Receives::default() },
            ..Behaviour::default()
        }
    }

    fn subjects(rules: Vec<Behaviour>, code: StatusCode) -> Vec<Subject> {
        let profile = Profile { behaviours: rules.into(), ..Profile::default() };
        profile.behaviours(code).flat_map(|rule| rule.codes.to_vec()).collect()
    }

    const BUSY: Subject = Subject::Code(StatusCode::BUSY_HERE);
    const CLASS: Subject = Subject::Class(StatusClass::ClientError);

    #[test]
    fn a_rule_of_the_class_applies_only_where_none_names_the_code() {
        let rules = || {
            vec![
                rule(Subject::Other, Generates::NotStated, Cell::Stated),
                rule(CLASS, Generates::NotStated, Cell::Stated),
                rule(BUSY, Generates::NotStated, Cell::Stated),
            ]
        };
        assert_eq!(subjects(rules(), StatusCode::BUSY_HERE), [BUSY]);
        assert_eq!(subjects(rules(), StatusCode::NOT_FOUND), [CLASS]);
        assert_eq!(subjects(rules(), StatusCode::DECLINE), [Subject::Other]);
    }

    #[test]
    fn a_rule_about_generating_leaves_receiving_to_the_class() {
        let rules = vec![
            rule(CLASS, Generates::NotStated, Cell::Stated),
            rule(BUSY, Generates::Yes, Cell::NotStated),
        ];
        assert_eq!(subjects(rules, StatusCode::BUSY_HERE), [BUSY, CLASS]);
        let both = vec![
            rule(CLASS, Generates::No, Cell::Stated),
            rule(BUSY, Generates::Yes, Cell::NotStated),
        ];
        assert_eq!(subjects(both, StatusCode::BUSY_HERE), [BUSY]);
    }

    #[test]
    fn a_rule_under_conditions_leaves_the_other_cases_to_the_class() {
        let mut conditional = rule(BUSY, Generates::NotStated, Cell::Stated);
        conditional.receives.when = vec![When::Phase(Phase::Registration)].into();
        let rules = vec![rule(CLASS, Generates::NotStated, Cell::Stated), conditional.clone()];
        assert_eq!(subjects(rules, StatusCode::BUSY_HERE), [BUSY, CLASS]);
        let mut class = rule(CLASS, Generates::NotStated, Cell::Stated);
        class.receives.when = conditional.receives.when.clone();
        let same_case = vec![class, conditional];
        assert_eq!(subjects(same_case, StatusCode::BUSY_HERE), [BUSY]);
        let mut default = rule(BUSY, Generates::NotStated, Cell::Stated);
        default.receives.does = vec![Verb::ApplyDefault].into();
        let rules = vec![rule(CLASS, Generates::NotStated, Cell::Stated), default];
        assert_eq!(subjects(rules, StatusCode::BUSY_HERE), [BUSY, CLASS]);
    }

    #[test]
    fn nothing_is_put_in_the_place_of_a_merged_cell() {
        let rules = vec![
            rule(CLASS, Generates::NotStated, Cell::Stated),
            rule(BUSY, Generates::NotStated, Cell::Merged),
        ];
        assert_eq!(subjects(rules, StatusCode::BUSY_HERE), [BUSY]);
    }

    #[test]
    fn the_longest_beginning_of_the_header_detects_the_product() {
        let named = |id: &'static str, start: &'static str| Profile {
            id: id.into(),
            detect: vec![start.into()].into(),
            ..Profile::default()
        };
        let profiles = [
            named("example", "Example/"),
            named("example-2", "Example/2."),
            named("silent", ""),
            Profile::default(),
        ];
        let found = |header| Profile::detect_among(&profiles, header, None).map(|it| &*it.id);
        assert_eq!(found(Some("Example/2.1 (x86_64)")), Some("example-2"));
        assert_eq!(found(Some("Example/1.0")), Some("example"));
        assert_eq!(found(Some("An Example/1.0")), None);
        assert_eq!(found(Some("")), None);
        assert_eq!(found(None), None);
    }

    #[test]
    fn a_link_goes_on_from_its_source_or_stands_alone() {
        let source = Source {
            id: "code".into(),
            title: "Example".into(),
            version: "1".into(),
            evidence: Evidence::SourceCode,
            kind: SourceKind::VendorsOwn,
            url: "https://example.com/blob/1/".into(),
        };
        let profile = Profile { sources: vec![source].into(), ..Profile::default() };
        let at = |link: &'static str| {
            let source = "code".into();
            profile.link(&Behaviour { source, link: link.into(), ..Behaviour::default() })
        };
        assert_eq!(at("main.c#L7"), "https://example.com/blob/1/main.c#L7");
        assert_eq!(at("https://example.org/7"), "https://example.org/7");
        assert_eq!(at(""), "https://example.com/blob/1/");
    }

    #[test]
    fn a_place_in_source_code_is_its_own_link() {
        assert_eq!(lines("main.c:7-9, 12 f()").as_deref(), Some("main.c#L7-L9"));
        assert_eq!(lines("src/main.c:7; other.c:9").as_deref(), Some("src/main.c#L7"));
        assert_eq!(lines("main.c, default branch"), None);
        assert_eq!(lines("main.c f(): the end"), None);
        assert_eq!(lines("main.c:"), None);
    }

    #[cfg(feature = "profiles")]
    #[test]
    fn every_profile_is_found_by_its_id() {
        assert!(PROFILES.is_sorted_by(|a, b| a.id < b.id));
        for profile in PROFILES {
            assert_eq!(Profile::by_id(&profile.id), Some(profile));
        }
        assert_eq!(Profile::by_id("nothing"), None);
    }
}
