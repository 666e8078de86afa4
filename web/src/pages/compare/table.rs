//! What stands in each cell, and where the cells of a row differ.

use sip_response::{
    Profile, StatusCode,
    chain::cause_value,
    profile::{Behaviour, Generates, MapWay, Notifies, Support},
};

/// What can be compared from product to product: those statements that the vocabulary has a word
/// for. Sentences are never the same, and say nothing by being different.
const FACETS: [&str; 6] = ["supported", "sends it", "on receipt", "tone", "tells", "becomes"];

/// One code and what each product says of it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Row {
    pub(crate) code: StatusCode,
    pub(crate) cells: Vec<Cell>,
}

/// What one product says of one code.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Cell {
    /// Empty: not stated.
    pub(crate) behaviours: Vec<&'static Behaviour>,
    /// In which statements it differs from the first product of the row that makes the same ones.
    pub(crate) differs: Vec<&'static str>,
}

impl Row {
    /// Does any product differ from another one?
    pub(crate) fn differs(&self) -> bool {
        self.cells.iter().any(|cell| !cell.differs.is_empty())
    }

    /// Does any product say something of this very code?
    fn names(&self) -> bool {
        let code = self.code;
        self.cells.iter().any(|cell| cell.behaviours.iter().any(|it| it.names(code)))
    }
}

/// The rows of these codes: of `only`, or else of all that some product names.
pub(crate) fn rows(
    profiles: &[Option<&'static Profile>],
    codes: impl Iterator<Item = StatusCode>,
    only: &[StatusCode],
) -> Vec<Row> {
    codes
        .filter(|code| only.is_empty() || only.contains(code))
        .map(|code| row(profiles, code))
        .filter(|row| !only.is_empty() || row.names())
        .collect()
}

fn row(profiles: &[Option<&'static Profile>], code: StatusCode) -> Row {
    let mut cells: Vec<Cell> = profiles
        .iter()
        .map(|profile| Cell {
            behaviours: profile.map(|it| it.behaviours(code).collect()).unwrap_or_default(),
            differs: Vec::new(),
        })
        .collect();
    for facet in FACETS {
        let mut first: Option<Vec<String>> = None;
        for cell in &mut cells {
            let said = said(&cell.behaviours, facet);
            match &first {
                _ if said.is_empty() => {}
                None => first = Some(said),
                Some(first) if *first != said => cell.differs.push(facet),
                Some(_) => {}
            }
        }
    }
    Row { code, cells }
}

/// The words of a statement, over all behaviours of a cell; empty where it is not made.
fn said(behaviours: &[&'static Behaviour], facet: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut add = |word: &str| words.push(word.to_owned());
    for behaviour in behaviours {
        match facet {
            "supported" if behaviour.support != Support::NotStated => {
                add(behaviour.support.as_str());
            }
            "sends it" => match &behaviour.generates {
                Generates::NotStated => {}
                // Under which conditions is a sentence; that it sends it is the word.
                Generates::When(_) => add("yes"),
                generates => add(generates.as_str()),
            },
            "on receipt" => behaviour.receives.does.iter().for_each(|verb| add(verb.as_str())),
            "tone" => behaviour.tones.iter().for_each(|tone| add(tone.as_str())),
            "tells" if behaviour.notifies != Notifies::NotStated => {
                add(behaviour.notifies.as_str());
            }
            "becomes" => behaviour
                .maps
                .iter()
                .filter(|mapping| mapping.way == MapWay::To)
                .filter_map(cause_value)
                .for_each(|cause| add(&cause.to_string())),
            _ => {}
        }
    }
    words.sort();
    words.dedup();
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(ids: &[&str], code: StatusCode) -> Row {
        let profiles: Vec<_> = ids.iter().map(|id| Profile::by_id(id)).collect();
        row(&profiles, code)
    }

    #[test]
    fn causes_that_differ_are_told_and_equal_ones_are_not() {
        let code = StatusCode::NOT_ACCEPTABLE_HERE;
        let row = of(&["audiocodes-mediant", "asterisk-pjsip"], code);
        assert!(row.differs() && row.cells[0].differs.is_empty());
        assert!(row.cells[1].differs.contains(&"becomes"), "{:?}", row.cells[1].differs);
        let same = of(&["asterisk-pjsip", "asterisk-pjsip"], code);
        assert!(!same.differs());
    }

    #[test]
    fn what_is_not_stated_differs_from_nothing() {
        let code = StatusCode::BUSY_HERE;
        let row = of(&["asterisk-pjsip", "nothing"], code);
        assert!(row.cells[1].behaviours.is_empty() && !row.differs());
    }

    #[test]
    fn without_a_choice_every_code_stands_there_that_a_product_names() {
        let profiles = [Profile::by_id("asterisk-pjsip")];
        let codes = || [StatusCode::BUSY_HERE, StatusCode::from_u16(699).unwrap()].into_iter();
        assert_eq!(rows(&profiles, codes(), &[]).len(), 1);
        assert_eq!(rows(&profiles, codes(), &[StatusCode::from_u16(699).unwrap()]).len(), 1);
    }
}
