//! The profiles: the seed tables row by row, and what holds for every behaviour of every profile.

use sip_response::{
    Behaviour, Method, PROFILES, Profile, StatusCode,
    profile::{Cell, Evidence, Facts, Generates, Subject, Support, Tone, Verb, When},
};

const SEED_ROWS: &str = include_str!("../data/seed-rows.tsv");
const CODE_CAUSES: &str = include_str!("../data/code-causes.tsv");

/// A list as the rows write it: words with spaces between, `-` where there are none.
fn words<T: ToString>(items: &[T]) -> String {
    let words: Vec<String> = items.iter().map(T::to_string).collect();
    if words.is_empty() { "-".to_owned() } else { words.join(" ") }
}

#[test]
fn every_row_of_the_seed_tables_is_found_with_what_its_cells_say() {
    let mut rows = 0;
    for row in SEED_ROWS.lines().skip(1) {
        let [id, number, support, generates, cell, does, tones, notifies] =
            row.split('\t').collect::<Vec<_>>().try_into().expect("eight columns");
        let code = StatusCode::from_u16(number.parse().unwrap()).unwrap();
        let profile = Profile::by_id(id).unwrap_or_else(|| panic!("no profile {id}"));
        let found: Vec<&Behaviour> =
            profile.behaviours(code).filter(|behaviour| behaviour.names(code)).collect();
        let [behaviour] = found[..] else { panic!("{id} {code}: {} behaviours", found.len()) };
        assert_eq!(
            [
                behaviour.support.as_str(),
                behaviour.generates.as_str(),
                behaviour.receives.cell.as_str(),
                &words(&behaviour.receives.does),
                &words(&behaviour.tones),
                behaviour.notifies.as_str(),
            ],
            [support, generates, cell, does, tones, notifies],
            "{id} {code}"
        );
        rows += 1;
    }
    assert_eq!(rows, 52);
}

#[test]
fn every_cell_of_the_cause_tables_is_in_the_profile_and_nothing_else() {
    for id in ["asterisk-pjsip", "freeswitch"] {
        let mut wanted: Vec<String> = CODE_CAUSES
            .lines()
            .filter_map(|row| row.strip_prefix(id)?.strip_prefix('\t'))
            .map(str::to_owned)
            .collect();
        let profile = Profile::by_id(id).unwrap();
        let mut found: Vec<String> = Vec::new();
        for behaviour in profile.behaviours.iter() {
            for mapping in behaviour.maps.iter() {
                for subject in behaviour.codes.iter() {
                    let code = match subject {
                        Subject::Code(code) => code.to_string(),
                        Subject::Class(class) => format!("{}xx", class.digit()),
                        _ => "other".to_owned(),
                    };
                    found.push(format!("{}\t{code}\t{}", mapping.way, mapping.value));
                }
            }
        }
        wanted.sort();
        found.sort();
        assert_eq!(found, wanted, "{id}");
    }
    assert_eq!(CODE_CAUSES.lines().count(), 156);
}

#[test]
fn what_was_read_in_public_code_names_the_commit_a_file_and_lines() {
    let ids = [
        "asterisk-chan-sip",
        "asterisk-pjsip",
        "freeswitch",
        "jssip",
        "kamailio",
        "linphone",
        "opensips",
        "pjsip",
        "sipjs",
    ];
    let mut read = 0;
    for profile in ids.map(|id| Profile::by_id(id).unwrap()) {
        for behaviour in profile.behaviours.iter() {
            let source = profile.source(behaviour).unwrap();
            assert_eq!(source.evidence, Evidence::SourceCode, "{}", profile.id);
            let at = format!("{} {:?} {}", profile.id, behaviour.codes, behaviour.place);
            let commit = source.version.split(',').next().unwrap();
            assert_eq!(commit.len(), 40, "{at}");
            assert!(commit.chars().all(|c| c.is_ascii_hexdigit()), "{at}");
            assert!(source.url.contains(commit), "{at}");
            // Each part is `dir/main.c:7-9, 12 name()`; the address leads to the first lines.
            for part in behaviour.place.split("; ") {
                let (file, lines) = part.split_once(':').unwrap_or_else(|| panic!("{at}"));
                assert!(file.contains('.') && !file.contains([' ', ',']), "{at}");
                assert!(lines.starts_with(|c: char| c.is_ascii_digit()), "{at}");
            }
            assert!(profile.link(behaviour).contains("#L"), "{at}");
            read += 1;
        }
    }
    assert!(read > 300, "{read} behaviours");
}

#[test]
fn a_merged_cell_is_a_hint_and_no_fact() {
    let proxy = Profile::by_id("cisco-sip-proxy-server").unwrap();
    let forbidden: Vec<_> = proxy.behaviours(StatusCode::FORBIDDEN).collect();
    assert_eq!(forbidden.len(), 1);
    assert_eq!(forbidden[0].receives.may_inherit, Some(StatusCode::PAYMENT_REQUIRED));
    assert!(forbidden[0].receives.does.is_empty());
    assert_eq!(forbidden[0].generates, Generates::NotStated);
    // What 402 says may stand for 403 too, or not: it is not repeated there.
    let payment: Vec<_> = proxy.behaviours(StatusCode::PAYMENT_REQUIRED).collect();
    assert!(matches!(payment[0].generates, Generates::When(_)));
}

/// The rules of a profile for a code that satisfy a condition.
fn rules(id: &str, code: StatusCode, are: impl Fn(&Behaviour) -> bool) -> Vec<&'static Behaviour> {
    let profile = Profile::by_id(id).into_iter();
    profile.flat_map(|profile| profile.behaviours(code)).filter(|rule| are(rule)).collect()
}

fn has_value(rule: &Behaviour, system: &str, value: &str) -> bool {
    rule.maps.iter().any(|mapping| mapping.system == system && mapping.value == value)
}

#[test]
fn rows_that_contradict_themselves_or_are_misprinted_say_so() {
    let contradictory = rules("cisco-7960-sip-2.0", StatusCode::BAD_EXTENSION, |rule| {
        rule.support == Support::SeeComment
    });
    assert_eq!(contradictory[0].generates, Generates::Contradictory);
    assert_eq!(contradictory[0].receives.cell, Cell::Contradictory);
    let misprint = rules("cisco-7960-sip-1.0", StatusCode::NOT_FOUND, |_| true);
    assert_eq!(misprint[0].receives.cell, Cell::Misprint);
    // Two tones, and no rule which: both are there.
    let tones = rules("cisco-7960g-7940g-sip-8.0", StatusCode::NOT_ACCEPTABLE, |_| true);
    assert_eq!(*tones[0].tones, [Tone::Busy, Tone::FastBusy]);
    // An action is printed after five rows, and not said to be theirs.
    for number in [300, 301, 302, 305, 380] {
        let code = StatusCode::from_u16(number).unwrap();
        let redirects = rules("cisco-sip-proxy-server", code, |_| true);
        assert_eq!(redirects[0].receives.cell, Cell::Merged);
        assert!(redirects[0].receives.does.is_empty());
    }
}

#[test]
fn one_cause_with_two_outcomes_and_one_code_with_many_subcodes_fit() {
    let oracle =
        |code| rules("oracle-enterprise-sbc", code, |rule| has_value(rule, "Q.850", "22")).len();
    assert_eq!([oracle(StatusCode::MOVED_PERMANENTLY), oracle(StatusCode::GONE)], [1, 1]);
    let teams = |subcode| {
        rules("microsoft-teams-direct-routing", StatusCode::SERVER_TIME_OUT, |rule| {
            has_value(rule, "Microsoft", subcode)
        })
        .len()
    };
    assert_eq!(["549002", "569002", "569003", "569008", "569009"].map(teams), [1; 5]);
    // Its rank among 4xx is its own, not the one of the class.
    assert_eq!(rules("kamailio", StatusCode::UNAUTHORIZED, |_| true).len(), 1);
    // A proxy fails over, blocks and rewrites, each by a setting of its own.
    let by_setting = rules("kamailio", StatusCode::SERVICE_UNAVAILABLE, |rule| {
        matches!(*rule.receives.when, [When::Setting(_)])
    });
    let does: Vec<Verb> = by_setting.iter().flat_map(|rule| rule.receives.does.to_vec()).collect();
    assert_eq!(does, [Verb::FailOver, Verb::BlockSource, Verb::ForwardAs]);
}

#[test]
fn a_row_that_points_to_the_default_handling_is_found_with_it() {
    let avaya = rules("avaya-1200-series", StatusCode::GONE, |_| true);
    assert_eq!(*avaya[0].receives.does, [Verb::ApplyDefault]);
    assert_eq!(*avaya[1].tones, [Tone::FastBusy, Tone::Busy]);
    let digest = rules("avaya-1200-series", StatusCode::UNAUTHORIZED, |_| true);
    assert_eq!(digest.len(), 1, "the default handling leaves out 401 and 407");
}

#[test]
fn a_phrase_and_a_header_decide_where_a_profile_names_them() {
    let blocked = rules("freeswitch", StatusCode::DECLINE, |rule| {
        rule.receives.when.iter().any(|when| matches!(when, When::Phrase(_)))
    });
    let holds = |phrase, reason| {
        let headers = [("Reason", reason)];
        let facts = Facts { method: Some(Method::Invite), phrase, headers: &headers };
        blocked[0].receives.when.iter().all(|when| when.holds(&facts) == Some(true))
    };
    assert!(holds("Network blocked", "Q.850;cause=21;text=\"v=analytics1;url=https://a.example\""));
    assert!(!holds("Decline", "Q.850;cause=21;text=\"v=analytics1;url=https://a.example\""));
    assert!(!holds("Network Blocked", "Q.850;cause=21"));
}

#[test]
fn a_product_is_detected_by_how_its_header_begins() {
    let detected = |server, agent| Profile::detect(server, agent).map(|profile| &*profile.id);
    assert_eq!(detected(Some("kamailio (5.8.4 (x86_64/linux))"), None), Some("kamailio"));
    assert_eq!(detected(None, Some("FreeSWITCH-mod_sofia/1.10.12-release")), Some("freeswitch"));
    assert_eq!(detected(Some("edge"), Some("JsSIP 3.10.0")), Some("jssip"));
    assert_eq!(detected(Some("Cisco-CP7960G/8.0"), None), Some("cisco-7960g-7940g-sip-8.0"));
    // Both channels of Asterisk call themselves so: neither is told from the other.
    assert_eq!(detected(Some("Asterisk PBX 20.9.3"), None), None);
    assert_eq!(detected(None, None), None);
}

#[test]
fn a_rule_of_the_class_stands_in_for_codes_without_a_rule_of_their_own() {
    let standard = Profile::by_id("rfc-3261").unwrap();
    let subjects = |number| {
        let code = StatusCode::from_u16(number).unwrap();
        let subjects = standard.behaviours(code);
        subjects.flat_map(|behaviour| behaviour.codes.to_vec()).collect::<Vec<_>>()
    };
    let class = Subject::Class(StatusCode::FORBIDDEN.class());
    assert_eq!(subjects(499), [class]);
    // §21.4.4 says itself what the client does; §21.4.5 leaves it to §21.4.
    assert_eq!(subjects(403), [Subject::Code(StatusCode::FORBIDDEN)]);
    assert_eq!(subjects(404), [Subject::Code(StatusCode::NOT_FOUND), class]);
    assert_eq!(subjects(503), []);
}

#[test]
fn every_behaviour_has_a_source_a_place_and_an_address() {
    for profile in PROFILES {
        for behaviour in profile.behaviours.iter() {
            let at = format!("{} {:?}", profile.id, behaviour.codes);
            let source = profile.source(behaviour).unwrap_or_else(|| panic!("{at}: no source"));
            assert!(!source.title.is_empty() && !behaviour.place.is_empty(), "{at}");
            assert!(profile.link(behaviour).starts_with("http"), "{at}");
            if matches!(behaviour.receives.cell, Cell::NotStated | Cell::Merged) {
                assert!(behaviour.receives.does.is_empty(), "{at}");
            }
        }
    }
}

#[test]
fn a_profile_survives_json_and_an_object_with_an_unknown_key_is_refused() {
    for profile in PROFILES {
        let json = serde_json::to_string(profile).unwrap();
        assert_eq!(serde_json::from_str::<Profile>(&json).unwrap(), *profile);
    }
    let own = r#"{
        "id": "mine", "vendor": "Me", "product": "Mine", "roles": ["b2bua"],
        "sources": [{ "id": "log", "title": "A trace", "evidence": "observation",
                      "kind": "other", "url": "https://example.com/" }],
        "behaviours": [{ "codes": [486.0, "5xx"], "generates": "yes", "source": "log",
                         "place": "line 7", "receives": { "does": ["fail-over"] } }]
    }"#;
    let mine: Profile = serde_json::from_str(own).unwrap();
    assert_eq!(mine.behaviours(StatusCode::BUSY_HERE).count(), 1);
    assert_eq!(mine.behaviours(StatusCode::from_u16(599).unwrap()).count(), 1);
    assert_eq!(mine.behaviours[0].receives.cell, Cell::Stated);
    let unknown = own.replace("\"place\"", "\"plaice\"");
    let error = serde_json::from_str::<Profile>(&unknown).unwrap_err().to_string();
    assert!(error.contains("unknown field `plaice`"), "{error}");
}
