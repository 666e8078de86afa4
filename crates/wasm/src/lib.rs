//! The boundary between the core and JavaScript, as thin as it can be.
//!
//! JavaScript writes into [`input`], calls one of the functions, and makes a plain object of the
//! words whose address the function returns. Nothing here knows what a response means. README.md
//! says why the boundary is made so.

mod decode;
mod encode;
#[cfg(feature = "objects")]
pub mod objects;
#[cfg(feature = "products")]
pub mod products;
pub mod view;

use core::cell::RefCell;

use serde::{Deserialize, Serialize};
use sip_response::{
    Context, Method, REGISTRY, RULES, StatusCode,
    fork::{Fork, best_response},
    q850,
    search::Hit,
};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::{
    decode::{Input, Mistake},
    encode::Output,
    view::{ParseResult, RuleEntry},
};

/// Room for input that is kept between calls, in bytes; more is given back at the next call.
const KEPT_BYTES: usize = 64 * 1024;

thread_local! {
    static INPUT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static OUTPUT: RefCell<Output> = const { RefCell::new(Output::new()) };
}

/// Says where the texts of the program lie in memory, from `start` to before `end`.
#[wasm_bindgen]
pub fn start(start: u32, end: u32) {
    OUTPUT.with_borrow_mut(|output| output.own_texts_are_at(start as usize, end as usize));
}

/// Makes room for that many bytes and says where; what was written before stays.
#[wasm_bindgen]
#[must_use]
pub fn input(size: u32) -> usize {
    INPUT.with_borrow_mut(|input| {
        let size = (size as usize).max(KEPT_BYTES);
        input.resize(size, 0);
        input.shrink_to(size);
        input.as_ptr() as usize
    })
}

/// What to do: `context` bytes of the input are the context, the `message` bytes after them are the
/// message. A context that is none gives a sentence instead of an advice.
#[wasm_bindgen]
#[must_use]
pub fn advise(context: u32, message: u32) -> usize {
    with_input(context, message, |context, message| match read::<Context>(context, "context") {
        Ok(context) => tell(&sip_response::advise(message, &context)),
        Err(mistake) => tell(&mistake),
    })
}

/// What to do after a local event, which the context names.
#[wasm_bindgen]
#[must_use]
pub fn advise_event(context: u32) -> usize {
    with_input(context, 0, |context, _| match read::<Context>(context, "context") {
        Ok(context) => tell(&sip_response::advise_event(&context)),
        Err(mistake) => tell(&mistake),
    })
}

/// What stands in the message, which is the first so many bytes of the input.
#[wasm_bindgen]
#[must_use]
pub fn parse(message: u32) -> usize {
    with_input(0, message, |_, message| tell(&ParseResult::of(message)))
}

/// All rows of the registry.
#[wasm_bindgen]
#[must_use]
pub fn statuses() -> usize {
    tell(&REGISTRY.concat())
}

/// All rules, in the order in which they are asked.
#[wasm_bindgen]
#[must_use]
pub fn rules() -> usize {
    tell(&RULES.iter().copied().flatten().map(RuleEntry::of).collect::<Vec<_>>())
}

/// The codes that fit what a person types, which is the first so many bytes of the input.
#[wasm_bindgen]
#[must_use]
pub fn find(query: u32) -> usize {
    with_input(0, query, |_, query| {
        let mut hits = sip_response::search::search(&String::from_utf8_lossy(query));
        for Hit { text, marks, .. } in &mut hits {
            // JavaScript counts a text in units of UTF-16.
            let units = |end| text.get(..end).map_or(end, |text| text.encode_utf16().count());
            for mark in marks {
                *mark = units(mark.start)..units(mark.end);
            }
        }
        tell(&hits)
    })
}

/// The Q.850 cause that a gateway sends for a status code, or null.
#[wasm_bindgen]
#[must_use]
pub fn q850_from_sip(code: u32) -> usize {
    tell(&status_code(code).and_then(q850::from_sip))
}

/// The status code that a gateway sends for a Q.850 cause.
#[wasm_bindgen]
#[must_use]
pub fn q850_to_sip(cause: u32) -> usize {
    tell(&u8::try_from(cause).ok().map(q850::to_sip))
}

/// What a forking proxy sends upstream; the input is a list of the codes and what is known.
#[wasm_bindgen]
#[must_use]
pub fn best(question: u32) -> usize {
    /// The fields of [`Fork`], as JavaScript gives them.
    #[derive(Default, Deserialize)]
    #[serde(rename_all = "camelCase", default)]
    struct Question {
        responses: Vec<u32>,
        method: Method,
        pending: u32,
        final_sent: Option<u32>,
        unavailable: bool,
    }

    with_input(question, 0, |question, _| match read::<Question>(question, "fork") {
        Ok(question) => {
            let codes: Vec<_> = question.responses.into_iter().filter_map(status_code).collect();
            let fork = Fork {
                method: question.method,
                pending: question.pending,
                final_sent: question.final_sent.and_then(status_code),
                unavailable: question.unavailable,
            };
            tell(&best_response(&codes, &fork))
        }
        Err(mistake) => tell(&mistake),
    })
}

fn status_code(number: u32) -> Option<StatusCode> {
    u16::try_from(number).ok().and_then(|number| StatusCode::from_u16(number).ok())
}

/// The value that JavaScript wrote, which a mistake calls so; the default where it wrote nothing.
fn read<'de, T: Default + Deserialize<'de>>(bytes: &'de [u8], name: &str) -> Result<T, Mistake> {
    if bytes.is_empty() { Ok(T::default()) } else { Input::new(bytes).value(name) }
}

/// Runs with the first so many bytes of the input and the so many after them.
fn with_input(first: u32, second: u32, run: impl FnOnce(&[u8], &[u8]) -> usize) -> usize {
    INPUT.with_borrow(|input| {
        let (first, rest) = input.split_at_checked(first as usize).unwrap_or_default();
        run(first, rest.get(..second as usize).unwrap_or_default())
    })
}

fn tell(value: &impl Serialize) -> usize {
    OUTPUT.with_borrow_mut(|output| output.take(value))
}
