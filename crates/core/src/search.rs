//! Finding a status code by what a person types: a number, a phrase, a header, an RFC, a symptom.
//!
//! The index is the registry itself: nothing is built and nothing is kept. Every row is compared
//! with the query once, so that time is linear in the registry; a query is cut at
//! [`MAX_QUERY`] characters and [`MAX_WORDS`] words.

use alloc::{string::String, vec::Vec};
use core::ops::Range;

use crate::{REGISTRY, Registration, StatusCode, StatusEntry, q850, warning};

/// A query is read up to this many characters; the rest cannot make the answer better.
pub const MAX_QUERY: usize = 120;

/// A query is read up to this many words.
pub const MAX_WORDS: usize = 8;

/// A code that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
#[cfg_attr(feature = "ts", derive(tsify::Tsify))]
#[non_exhaustive]
pub struct Hit {
    /// The code.
    pub code: StatusCode,
    /// How well it fits; only good to compare hits of one query with each other.
    pub score: u32,
    /// Where the best match is.
    pub field: Field,
    /// The text that matched: the phrase, a header, a symptom, …
    pub text: &'static str,
    /// The parts of [`Hit::text`] that matched, in bytes, in order and apart from each other.
    #[cfg_attr(feature = "ts", tsify(type = "{ start: number, end: number }[]"))]
    pub marks: Vec<Range<usize>>,
}

/// The part of a row in which a query was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[cfg_attr(feature = "ts", derive(tsify::Tsify))]
#[non_exhaustive]
pub enum Field {
    /// The number of the code, or its class: `486`, `4xx`.
    Code,
    /// The reason phrase.
    Phrase,
    /// A header that belongs to it.
    Header,
    /// An RFC that defines it or says something of it.
    Rfc,
    /// A Q.850 cause that is mapped to it or from it, by number or name.
    Cause,
    /// A warn-code that comes with it.
    Warning,
    /// A symptom by which people look for it.
    Symptom,
    /// Its prose.
    Text,
}

impl Field {
    /// Its name in JSON: `phrase`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Phrase => "phrase",
            Self::Header => "header",
            Self::Rfc => "rfc",
            Self::Cause => "cause",
            Self::Warning => "warning",
            Self::Symptom => "symptom",
            Self::Text => "text",
        }
    }

    /// What a full match in it counts.
    const fn weight(self) -> u32 {
        match self {
            Self::Code => 1000,
            Self::Phrase => 400,
            Self::Warning => 380,
            Self::Header => 320,
            Self::Rfc => 300,
            Self::Cause | Self::Symptom => 280,
            Self::Text => 40,
        }
    }
}

/// Codes that fit the query, the best first; ties in the order of [`REGISTRY`].
///
/// Words may stand in any order, may be cut short and may have a slip in them: `to many hops`
/// finds 483. Where no code has all the words, those with most of them come. An empty query
/// finds nothing.
///
/// ```
/// let hits = sip_response::search::search("too many hops");
/// assert_eq!(hits[0].code.as_u16(), 483);
/// ```
#[must_use]
pub fn search(query: &str) -> Vec<Hit> {
    let query = Query::read(query);
    if query.is_empty() {
        return Vec::new();
    }
    let found: Vec<(usize, Hit)> =
        REGISTRY.iter().copied().flatten().filter_map(|entry| query.judge(entry)).collect();
    let most = found.iter().map(|(words, _)| *words).max().unwrap_or(0);
    let best = found.iter().map(|(_, hit)| hit.score).max().unwrap_or(0);
    let mut hits: Vec<Hit> = Vec::with_capacity(found.len());
    for (words, hit) in found {
        // Whoever finds the phrase does not look for a word somewhere in the prose of others.
        if words == most && hit.score >= best / FAINT {
            // Fewer than a hundred, mostly in order: putting each in its place needs less code
            // than sorting, which counts in the page.
            let place = hits.partition_point(|other| other.score >= hit.score);
            hits.insert(place, hit);
        }
    }
    hits
}

/// A hit that is worth less than this part of the best one is left out.
const FAINT: u32 = 8;

/// Words that are in every question and in no answer.
const NOISE: [&str; 32] = [
    "a", "all", "an", "and", "are", "can", "cannot", "code", "do", "does", "error", "for", "get",
    "got", "how", "i", "in", "is", "it", "mean", "my", "of", "on", "response", "sip", "status",
    "t", "the", "to", "what", "when", "why",
];

/// Codes that people meet most, the most frequent first: of two that fit as well, the one that is
/// met more often is the better guess.
const FREQUENT: [u16; 25] = [
    503, 486, 480, 404, 401, 407, 403, 488, 408, 487, 481, 500, 607, 603, 400, 415, 420, 405, 423,
    422, 600, 604, 606, 504, 502,
];

/// A query that was read.
struct Query {
    words: Vec<String>,
    /// All letters and digits of it in a row, for words that were run together: `noanswer`.
    squashed: String,
    codes: Vec<u16>,
    class: Option<u16>,
    rfc: Option<u32>,
    cause: Option<u8>,
    warning: Option<u16>,
}

impl Query {
    fn read(text: &str) -> Self {
        let text: String = text.chars().take(MAX_QUERY).flat_map(char::to_lowercase).collect();
        let mut words: Vec<String> = split(&text).map(|word| slice(&text, word).into()).collect();
        words.truncate(MAX_WORDS);
        let mut query = Self {
            words: Vec::new(),
            squashed: String::new(),
            codes: Vec::new(),
            class: None,
            rfc: None,
            cause: None,
            warning: None,
        };
        query.take_numbers(&mut words);
        let meant = |word: &String| !NOISE.contains(&word.as_str());
        if words.iter().any(meant) || !query.is_empty() {
            // `to` may be a slip of `too`: noise is only dropped where something else is left.
            words.retain(meant);
        }
        query.squashed = words.concat();
        query.words = words;
        query
    }

    /// Takes out what a number says together with the word before it: `rfc 8197`, `cause 34`,
    /// `warning 304`, `4xx`, `486`.
    fn take_numbers(&mut self, words: &mut Vec<String>) {
        let mut left: Vec<String> = Vec::with_capacity(words.len());
        for word in words.drain(..) {
            let number: Option<u32> = word.parse().ok();
            if number.is_some() {
                // A warn-code or cause code is named by the word before.
                left.pop_if(|word| word == "code");
            }
            let before = left.last().map(String::as_str).unwrap_or_default();
            let class = word.strip_suffix("xx").and_then(|digit| digit.parse::<u16>().ok());
            match (before, number) {
                ("rfc", Some(number)) => self.rfc = Some(number),
                ("cause" | "q850" | "isup", Some(number)) => self.cause = number.try_into().ok(),
                ("850", Some(number)) => {
                    // `Q.850 34` was split into three.
                    self.cause = number.try_into().ok();
                    left.pop();
                    left.pop_if(|word| word == "q");
                    continue;
                }
                ("warning" | "warn" | "warncode", Some(number)) => {
                    self.warning = number.try_into().ok();
                }
                (_, Some(number @ 100..=699)) => {
                    self.codes.extend(u16::try_from(number).ok());
                    continue;
                }
                _ if class.is_some_and(|digit| (1..=6).contains(&digit)) => {
                    self.class = class;
                    continue;
                }
                _ => {
                    left.push(word);
                    continue;
                }
            }
            left.pop();
        }
        *words = left;
    }

    fn is_empty(&self) -> bool {
        self.words.is_empty()
            && self.codes.is_empty()
            && self.class.is_none()
            && self.rfc.is_none()
            && self.cause.is_none()
            && self.warning.is_none()
    }

    /// How many parts of the query the row has, and the hit; `None` where it has none.
    fn judge(&self, entry: &'static StatusEntry) -> Option<(usize, Hit)> {
        let mut best = Best::default();
        let mut parts = self.judge_numbers(entry, &mut best);

        let mut words = [0_u32; MAX_WORDS];
        self.judge_text(Field::Phrase, entry.reason_phrase, &mut words, &mut best);
        for header in entry.required_headers.iter().chain(entry.recommended_headers) {
            // What stands in parentheses says when it is there: the methods, not the header.
            let header = header.split('(').next().unwrap_or_default().trim_end();
            self.judge_text(Field::Header, header, &mut words, &mut best);
        }
        for row in q850::Q850_TO_SIP.iter().filter(|row| row.code == Some(entry.code)) {
            self.judge_text(Field::Cause, row.cause_name, &mut words, &mut best);
        }
        for symptom in entry.symptoms {
            self.judge_text(Field::Symptom, symptom, &mut words, &mut best);
        }
        let prose = [entry.meaning, entry.next, entry.uac_action, entry.proxy_action];
        for text in prose.iter().chain(entry.why).chain(entry.generated_by) {
            self.judge_prose(text, &mut words, &mut best);
        }
        parts += words.iter().filter(|score| **score > 0).count();
        if parts == 0 {
            return None;
        }
        let score = best.score + words.iter().sum::<u32>() + frequency(entry);
        Some((
            parts,
            Hit {
                code: entry.code,
                score,
                field: best.field.unwrap_or(Field::Text),
                text: best.text,
                marks: best.marks,
            },
        ))
    }

    fn judge_numbers(&self, entry: &'static StatusEntry, best: &mut Best) -> usize {
        let number = entry.code.as_u16();
        let mut parts = 0;
        let mut found = |field: Field, score: u32, text: &'static str| {
            parts += 1;
            best.offer(field, score, text, Vec::new);
        };
        let asked_for = self.codes.contains(&number);
        if asked_for {
            found(Field::Code, Field::Code.weight(), entry.reason_phrase);
        }
        if self.class == Some(number / 100) {
            found(Field::Code, Field::Code.weight() / 2, entry.reason_phrase);
        }
        if let Some(wanted) = self.rfc {
            let weight = Field::Rfc.weight();
            if entry.reference.rfc().map(u32::from) == Some(wanted) {
                found(Field::Rfc, weight, entry.reference.document);
            } else if let Some(also) = entry.also.iter().find(|rfc| ends_in(rfc, wanted)) {
                found(Field::Rfc, weight / 2, also);
            }
        }
        if let Some(cause) = self.cause {
            let weight = Field::Cause.weight();
            let name = q850::cause_name(cause).unwrap_or_default();
            if q850::to_sip_rows(cause).any(|row| row.code == Some(entry.code)) {
                found(Field::Cause, weight, name);
            } else if entry.q850_cause() == Some(cause)
                || entry.symptoms.iter().any(|symptom| symptom.eq_ignore_ascii_case(name))
            {
                // A cause for which the tables have no code, such as 16, is looked for by its name.
                found(Field::Cause, weight / 2, name);
            }
        }
        if let Some(code) = self.warning
            && warning::is_sip(code)
            && let Some(header) = (entry.required_headers.iter())
                .chain(entry.recommended_headers)
                .find(|header| header.starts_with("Warning"))
        {
            // Warnings below 390 are about the session description: 488 and 606 are the codes
            // that refuse one (RFC 3261 §20.43). A row that names certain warn-codes wins for them.
            let named = split(header).any(|word| slice(header, word).parse() == Ok(code));
            let names_others = header.bytes().any(|byte| byte.is_ascii_digit());
            let text = warning::entry(code).map_or(*header, |row| row.text);
            match (named, names_others) {
                (true, _) => found(Field::Warning, Field::Warning.weight() * 2, text),
                (false, false) => found(Field::Warning, Field::Warning.weight(), text),
                (false, true) => {}
            }
        }
        // Whoever names a code wants that one, whatever the other words are found in.
        if asked_for { parts + MAX_WORDS } else { parts }
    }

    /// Compares the words of the query with those of a short text.
    fn judge_text(
        &self,
        field: Field,
        text: &'static str,
        words: &mut [u32; MAX_WORDS],
        best: &mut Best,
    ) {
        if self.words.is_empty() {
            return;
        }
        let places: Vec<Range<usize>> = split(text).collect();
        let mut marks: Vec<Range<usize>> = Vec::new();
        let mut sum = 0;
        let mut matched = 0;
        for (wanted, score) in self.words.iter().zip(&mut *words) {
            let likeness = |place: &Range<usize>| likeness(wanted, slice(text, place.clone()));
            let Some((fit, place)) =
                places.iter().map(|place| (likeness(place), place)).max_by_key(|(fit, _)| *fit)
            else {
                continue;
            };
            if fit == 0 {
                continue;
            }
            let worth = field.weight() * fit / 100;
            *score = (*score).max(worth);
            sum += worth;
            matched += 1;
            marks.push(place.clone());
        }
        let wanted = self.words.len();
        if matched == wanted {
            // All words in one place: this is what was meant. The fewer others stand there, the
            // surer; a text that is the query and nothing else is the best of all.
            sum += field.weight();
            if places.len() == wanted {
                sum += field.weight() / 2;
            }
        } else if self.squashed.len() > 3 && same_when_squashed(text, &self.squashed) {
            sum = field.weight() * 2;
            for score in words.iter_mut().take(wanted) {
                *score = (*score).max(field.weight());
            }
            marks = alloc::vec![0..text.len()];
        }
        best.offer(field, sum, text, || marks);
    }

    /// Looks for the words of the query in prose, as they are or cut short.
    fn judge_prose(&self, text: &'static str, words: &mut [u32; MAX_WORDS], best: &mut Best) {
        for (wanted, score) in self.words.iter().zip(words) {
            if *score > 0 || wanted.len() < 3 {
                continue;
            }
            if let Some(place) = word_that_starts_with(text, wanted) {
                *score = Field::Text.weight();
                best.offer(Field::Text, Field::Text.weight(), text, || alloc::vec![place]);
            }
        }
    }
}

/// The best match of a row so far.
#[derive(Default)]
struct Best {
    score: u32,
    field: Option<Field>,
    text: &'static str,
    marks: Vec<Range<usize>>,
}

impl Best {
    fn offer(
        &mut self,
        field: Field,
        score: u32,
        text: &'static str,
        marks: impl FnOnce() -> Vec<Range<usize>>,
    ) {
        if score > self.score {
            let mut ordered: Vec<Range<usize>> = Vec::new();
            for mark in marks() {
                let place = ordered.partition_point(|other| other.start < mark.start);
                if ordered.get(place) != Some(&mark) {
                    ordered.insert(place, mark);
                }
            }
            *self = Self { score, field: Some(field), text, marks: ordered };
        }
    }
}

/// A nudge among equals: registered before others, frequent before rare.
fn frequency(entry: &StatusEntry) -> u32 {
    let number = entry.code.as_u16();
    let place = FREQUENT.iter().position(|code| *code == number);
    let met = place.and_then(|place| u32::try_from(FREQUENT.len() - place).ok()).unwrap_or(0);
    met + u32::from(entry.registration == Registration::Registered) * 4
}

/// How alike two words are, 0 to 100. The first is lower case.
fn likeness(wanted: &str, word: &str) -> u32 {
    let (wanted, word) = (wanted.as_bytes(), word.as_bytes());
    if wanted.eq_ignore_ascii_case(word) {
        return 100;
    }
    if wanted.len() >= 2
        && word.get(..wanted.len()).is_some_and(|start| start.eq_ignore_ascii_case(wanted))
    {
        // `retr` for Retry: the more of the word there is, the better.
        let typed = u32::try_from(wanted.len() * 40 / word.len().max(1)).unwrap_or(0);
        return 50 + typed;
    }
    if wanted.len() >= 4 && stem(wanted).eq_ignore_ascii_case(stem(word)) {
        return 90;
    }
    let slips = match wanted.len() {
        0..4 => return 0,
        4..8 => 1,
        _ => 2,
    };
    if wanted.len().abs_diff(word.len()) > slips || wanted.iter().any(u8::is_ascii_digit) {
        return 0;
    }
    // A slip changes which letters there are by two at most; most words are told apart by that.
    if (letters(wanted) ^ letters(word)).count_ones() as usize > 2 * slips {
        return 0;
    }
    match distance(wanted, word) {
        Some(found) if found <= slips => {
            70_u32.saturating_sub(u32::try_from(found).unwrap_or(70) * 20)
        }
        _ => 0,
    }
}

/// A word without the ending that says when or how many, and without a last letter that is double:
/// `drop` for `drops` and `dropped`, `cal` for `call` and `calling`.
fn stem(word: &[u8]) -> &[u8] {
    let ending = |ending: &[u8]| {
        let at = word.len().checked_sub(ending.len()).filter(|at| *at >= 3)?;
        let (stem, end) = word.split_at_checked(at)?;
        end.eq_ignore_ascii_case(ending).then_some(stem)
    };
    let stem = ending(b"ing").or_else(|| ending(b"ed")).or_else(|| ending(b"s")).unwrap_or(word);
    match stem {
        [.., a, b] if a.eq_ignore_ascii_case(b) => stem.split_last().map_or(stem, |(_, rest)| rest),
        _ => stem,
    }
}

/// Which letters a word has: a bit each, where upper and lower case have the same one.
fn letters(word: &[u8]) -> u32 {
    word.iter().fold(0, |set, byte| set | 1 << (byte & 31))
}

/// The longest word that is compared letter by letter.
const MAX_WORD: usize = 24;

/// How many letters must be added, dropped, exchanged with another or swapped with their
/// neighbour to make one word of the other. `None` for words longer than [`MAX_WORD`].
fn distance(a: &[u8], b: &[u8]) -> Option<usize> {
    if a.len() > MAX_WORD || b.len() > MAX_WORD {
        return None;
    }
    // Three rows of the usual table: two above are needed for a swap.
    let mut above = [0_usize; MAX_WORD + 1];
    let mut row: [usize; MAX_WORD + 1] = core::array::from_fn(|column| column);
    let mut before = 0_u8;
    for (line, &letter) in a.iter().enumerate() {
        let mut next = [0_usize; MAX_WORD + 1];
        if let Some(first) = next.first_mut() {
            *first = line + 1;
        }
        let mut left = line + 1;
        let mut previous = 0_u8;
        for (column, &other) in b.iter().enumerate() {
            let at = |cells: &[usize; MAX_WORD + 1], place: usize| {
                cells.get(place).copied().unwrap_or(usize::MAX / 2)
            };
            let other = other.to_ascii_lowercase();
            let mut cost = (at(&row, column) + usize::from(letter != other))
                .min(at(&row, column + 1) + 1)
                .min(left + 1);
            if line > 0 && column > 0 && letter == previous && before == other {
                cost = cost.min(at(&above, column - 1) + 1);
            }
            if let Some(cell) = next.get_mut(column + 1) {
                *cell = cost;
            }
            left = cost;
            previous = other;
        }
        above = row;
        row = next;
        before = letter;
    }
    row.get(b.len()).copied()
}

/// The words of a text: runs of letters and digits. A run that goes from letters to two or more
/// digits is two words, as in `RFC8197`; `Q850` and `100rel` stay whole.
fn split(text: &str) -> impl Iterator<Item = Range<usize>> {
    let bytes = text.as_bytes();
    let mut at = 0;
    core::iter::from_fn(move || {
        let start = at + bytes.get(at..)?.iter().position(|byte| is_word(*byte))?;
        let rest = bytes.get(start..)?;
        let mut length = rest.iter().position(|byte| !is_word(*byte)).unwrap_or(rest.len());
        if rest.get(..3).is_some_and(|start| start.eq_ignore_ascii_case(b"rfc"))
            && rest.get(3).is_some_and(u8::is_ascii_digit)
        {
            length = 3;
        }
        at = start + length;
        Some(start..at)
    })
}

/// The first word of a text that starts with these letters, which are lower case. The prose is long
/// and read for every word of a query, so that it is not split first.
fn word_that_starts_with(text: &str, wanted: &str) -> Option<Range<usize>> {
    let wanted = wanted.as_bytes();
    let first = *wanted.first()?;
    let mut inside = false;
    for (at, &byte) in text.as_bytes().iter().enumerate() {
        let starts = !inside;
        inside = is_word(byte);
        if starts && byte.to_ascii_lowercase() == first {
            let rest = text.as_bytes().get(at..)?;
            if rest.get(..wanted.len()).is_some_and(|start| start.eq_ignore_ascii_case(wanted)) {
                let length = rest.iter().position(|byte| !is_word(*byte)).unwrap_or(rest.len());
                return Some(at..at + length);
            }
        }
    }
    None
}

/// Is it part of a word?
const fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || !byte.is_ascii()
}

fn slice(text: &str, place: Range<usize>) -> &str {
    text.get(place).unwrap_or_default()
}

/// Is it `RFC8197` for 8197?
fn ends_in(rfc: &str, wanted: u32) -> bool {
    rfc.strip_prefix("RFC").unwrap_or(rfc).trim().parse() == Ok(wanted)
}

/// Are the letters and digits of the text those of the query, spaces aside?
fn same_when_squashed(text: &str, squashed: &str) -> bool {
    text.bytes()
        .filter(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii())
        .map(|byte| byte.to_ascii_lowercase())
        .eq(squashed.bytes())
}

#[cfg(test)]
mod tests {
    use alloc::format;

    use super::*;

    fn codes(query: &str) -> Vec<u16> {
        search(query).iter().map(|hit| hit.code.as_u16()).collect()
    }

    #[test]
    fn queries_lead_where_an_expert_would_send_you() {
        let expected: &[(&str, &[u16])] = &[
            ("486", &[486]),
            ("SIP 486", &[486]),
            ("486 Busy Here", &[486]),
            ("busy", &[486, 600]),
            ("Busy Everywhere", &[600]),
            ("no answer", &[480, 408]),
            ("noanswer", &[480, 408]),
            ("not registered", &[480]),
            ("codec mismatch", &[488]),
            ("codec", &[488]),
            ("too many hops", &[483]),
            ("to many hops", &[483]),
            ("toomanyhops", &[483]),
            ("Retry-After", &[503]),
            ("Min-Expires", &[423]),
            ("min-se", &[422]),
            ("Unsupported", &[420, 415, 416]),
            ("RFC 8197", &[607]),
            ("rfc8197", &[607]),
            ("RFC 6228", &[199]),
            ("cause 34", &[503]),
            ("Q.850 17", &[486]),
            ("q850 1", &[404]),
            ("warning 304", &[488, 606]),
            ("warning 380", &[480]),
            ("wrong password", &[401, 407]),
            ("auth loop", &[401, 407]),
            ("proxy authentication", &[407]),
            ("not found", &[404]),
            ("ringing", &[180]),
            ("rining", &[180]),
            ("unavialable", &[480, 503]),
            ("cancelled", &[487]),
            ("routing loop", &[482, 483]),
            ("do not disturb", &[480, 486]),
            ("session timer", &[422]),
            ("spam", &[607, 608]),
            ("declined", &[603]),
            ("stir/shaken", &[428, 436, 437, 438]),
            ("early media", &[183]),
            ("why is the line busy", &[486]),
            ("SIP/2.0 486 Busy Here", &[486]),
            ("what does sip 487 mean", &[487]),
            ("503 one way audio", &[503]),
            ("486 vs 600", &[486]),
            ("difference between 604 and 404", &[404, 604]),
            ("SIP.js 503", &[503]),
            ("JsSIP 480", &[480]),
            ("one way audio", &[200]),
            ("call drops after 32 seconds", &[200]),
            ("no ringback", &[180, 183]),
            ("missed call", &[487]),
            ("answered elsewhere", &[487]),
            ("caller hung up", &[487]),
            ("timeout", &[408]),
            ("server time out", &[504]),
            ("forbiden", &[403]),
            ("unathorized", &[401]),
            ("not aceptable here", &[488]),
            ("serivce unavailable", &[503]),
            ("trunk down", &[503]),
            ("overloaded", &[503]),
            ("congestion", &[503]),
            ("srtp", &[488, 606]),
            ("t.38", &[488]),
            ("hold", &[488, 491]),
            ("glare", &[491]),
            ("blf", &[489]),
            ("sip alg", &[400]),
            ("nat binding", &[430]),
            ("dns", &[476, 478]),
            ("transfer failed", &[481, 429]),
            ("anonymous call rejection", &[433]),
            ("number changed", &[301, 410]),
            ("call forwarding", &[181, 302]),
            ("robocall", &[607, 608]),
            ("emergency call", &[380]),
            ("100rel", &[420, 421]),
            ("prack", &[420, 421]),
            ("ims registration", &[494]),
            ("push notification", &[555]),
            ("qos", &[580]),
            ("message too large", &[513, 413]),
            ("too few digits", &[484]),
            ("WWW-Authenticate", &[401]),
            ("Proxy-Authenticate", &[407]),
            ("Allow-Events", &[489]),
            ("Security-Server", &[494]),
            ("Warning header", &[488, 606]),
            ("RFC 4028", &[422]),
            ("RFC 4320", &[408]),
            ("RFC 5626", &[430, 439]),
            ("cause 1", &[404]),
            ("cause 21", &[403]),
            ("cause 31", &[480]),
            ("cause 102", &[504]),
            ("isup 88", &[503]),
            ("warn-code 381", &[480]),
            ("cause code 34", &[503]),
            ("no audio", &[200]),
            ("registration loop", &[401]),
            ("registration fails", &[401, 403]),
            ("cannot register", &[401, 403]),
            ("can't register", &[401, 403]),
            ("sip 488 webrtc", &[488]),
            ("webrtc", &[488]),
            ("opus", &[488]),
            ("sdp", &[488]),
            ("fax", &[488]),
            ("forbidden", &[403]),
            ("nat", &[200, 408]),
            ("stale nonce", &[401, 407]),
            ("glare", &[491]),
            ("reinvite", &[491]),
            ("q.850 16", &[487]),
            ("NORMAL_CLEARING", &[487]),
            ("USER_BUSY", &[486]),
            ("NO_ROUTE_DESTINATION", &[404]),
            ("NO_USER_RESPONSE", &[408, 480]),
            ("RECOVERY_ON_TIMER_EXPIRE", &[504]),
            ("NORMAL_CIRCUIT_CONGESTION", &[503]),
            ("call rejected", &[486, 603]),
            ("dropped call", &[200]),
            ("call drops", &[200]),
            ("call disconnects", &[200]),
            ("register failed", &[401]),
            ("registration rejected", &[403]),
            ("srv record", &[476, 478]),
            ("video", &[488]),
            ("call drops after 30 seconds", &[200]),
            ("call drops after 15 minutes", &[422]),
            ("too many calls", &[503]),
            ("call limit", &[503]),
            ("rate limit", &[503]),
            ("all circuits are busy", &[503]),
            ("server busy", &[503]),
            ("not reachable", &[480, 408]),
            ("911", &[380]),
        ];
        assert!(expected.len() >= 60);
        let wrong: Vec<_> = expected
            .iter()
            .map(|(query, first)| (query, first, codes(query)))
            .filter(|(_, first, found)| !found.first().is_some_and(|code| first.contains(code)))
            .collect();
        assert!(wrong.is_empty(), "{wrong:?}");
    }

    #[test]
    fn every_code_is_found_by_its_number_and_by_its_phrase() {
        for entry in REGISTRY.iter().copied().flatten() {
            let number = format!("{}", entry.code);
            assert_eq!(search(&number)[0].code, entry.code);
            if entry.reason_phrase != "UNVERIFIED" {
                let found = search(entry.reason_phrase);
                let first = found[0].code.entry().unwrap();
                assert_eq!(
                    first.reason_phrase.to_lowercase(),
                    entry.reason_phrase.to_lowercase(),
                    "{entry:?}"
                );
            }
        }
    }

    #[test]
    fn a_class_finds_all_its_codes() {
        assert!(search("6xx").iter().all(|hit| hit.code.as_u16() / 100 == 6));
        assert_eq!(search("6xx").len(), REGISTRY[5].len());
    }

    #[test]
    fn all_codes_that_are_named_are_found_and_no_others() {
        assert_eq!(codes("486 vs 600"), [486, 600]);
        assert_eq!(codes("503 one way audio"), [503]);
        // No row has 599, so the other words decide.
        assert_eq!(codes("599 busy"), codes("busy"));
    }

    #[test]
    fn nothing_is_found_for_nothing() {
        for query in ["", "   ", "?", "zzzzzzzz", "\u{202e}", "999999999999999999999"] {
            assert_eq!(codes(query), [0_u16; 0], "{query:?}");
        }
    }

    #[test]
    fn marks_are_parts_of_the_text_in_order() {
        for query in ["busy", "too hops", "retr aft", "noanswer", "é", "wrong", "übertragung"] {
            for hit in search(query) {
                let mut end = 0;
                for mark in &hit.marks {
                    assert!(mark.start >= end && hit.text.get(mark.clone()).is_some(), "{hit:?}");
                    end = mark.end;
                }
            }
        }
        let hits = search("busy");
        assert_eq!(hits[0].field, Field::Phrase);
        assert!(matches!(*hits[0].marks, [Range { start: 0, end: 4 }]));
    }

    #[test]
    fn a_long_query_is_cut() {
        let long = "busy ".repeat(100_000);
        assert_eq!(codes(&long).first(), Some(&486));
    }

    #[test]
    fn a_word_is_found_in_any_of_its_forms() {
        let same = |a: &str, b: &str| likeness(a, b) == 90;
        assert!(same("fails", "failed") && same("failing", "Fails") && same("rejected", "rejects"));
        assert!(same("dropped", "drops") && same("calls", "Call") && same("calling", "called"));
        assert!(!same("ring", "king") && !same("need", "nes") && !same("needs", "seed"));
    }

    #[test]
    fn a_slip_is_an_added_dropped_changed_or_swapped_letter() {
        let slips = |a: &str, b: &str| distance(a.as_bytes(), b.as_bytes());
        assert_eq!(slips("busy", "busy"), Some(0));
        assert_eq!(slips("bussy", "busy"), Some(1));
        assert_eq!(slips("bsy", "busy"), Some(1));
        assert_eq!(slips("busi", "busy"), Some(1));
        assert_eq!(slips("buys", "Busy"), Some(1));
        assert_eq!(slips("", "busy"), Some(4));
        assert_eq!(slips(&"a".repeat(25), "a"), None);
    }
}
