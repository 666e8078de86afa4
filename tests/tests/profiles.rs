//! The profiles: the seed tables row by row, and what holds for every behaviour of every profile.

use sip_response::{
    Behaviour, PROFILES, Profile, StatusCode,
    profile::{Cell, Generates, Subject},
};

const SEED_ROWS: &str = include_str!("../data/seed-rows.tsv");

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
