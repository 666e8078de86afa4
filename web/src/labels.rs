//! Names of things as the page shows them.

use sip_response::{REGISTRY, Registration, Retry, StatusClass, StatusEntry, search::Field};

/// The values of the filter, in the order of the list.
pub(crate) const RETRIES: [Retry; 5] =
    [Retry::Never, Retry::SameRequestLater, Retry::Modified, Retry::Elsewhere, Retry::Conditional];

/// The values of the filter, in the order of the list.
pub(crate) const REGISTRATIONS: [Registration; 4] = [
    Registration::Registered,
    Registration::Deprecated,
    Registration::ObsoleteRfc2543,
    Registration::Unregistered,
];

/// What the core writes where no source was seen.
pub(crate) const UNVERIFIED: &str = "UNVERIFIED";

/// Is there a document that defines the code? For some there is none, for some it was not seen.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn is_defined(entry: &StatusEntry) -> bool {
    let document = entry.reference.document;
    document != UNVERIFIED && !document.starts_with("no RFC")
}

pub(crate) const fn class_name(class: StatusClass) -> &'static str {
    match class {
        StatusClass::Provisional => "Provisional",
        StatusClass::Success => "Success",
        StatusClass::Redirection => "Redirection",
        StatusClass::ClientError => "Client error",
        StatusClass::ServerError => "Server error",
        StatusClass::GlobalFailure => "Global failure",
    }
}

pub(crate) const fn registration(registration: Registration) -> &'static str {
    match registration {
        Registration::Registered => "registered",
        Registration::Deprecated => "deprecated",
        Registration::ObsoleteRfc2543 => "RFC 2543 only",
        Registration::Unregistered => "unregistered",
        _ => "not stated",
    }
}

/// The part of a row in which something was found.
pub(crate) const fn field(field: Field) -> &'static str {
    match field {
        Field::Header => "header",
        Field::Rfc => "document",
        Field::Cause => "Q.850 cause",
        Field::Warning => "warning",
        Field::Symptom => "symptom",
        _ => "says",
    }
}

/// The phrase, or a sentence in its place where no source gives one.
pub(crate) fn phrase(entry: &StatusEntry) -> &'static str {
    if entry.reason_phrase == UNVERIFIED { "(phrase not known)" } else { entry.reason_phrase }
}

/// Who sends it, without what stands in parentheses: `UAS`, `proxy`.
pub(crate) fn senders_of(entry: &StatusEntry) -> impl Iterator<Item = &'static str> {
    entry
        .generated_by
        .iter()
        .map(|sender| sender.split(" (").next().unwrap_or_default())
        .filter(|sender| *sender != UNVERIFIED)
}

/// Everyone who sends some code, who sends most of them first.
pub(crate) fn senders() -> Vec<&'static str> {
    let mut counted: Vec<(&'static str, usize)> = Vec::new();
    for sender in REGISTRY.iter().copied().flatten().flat_map(senders_of) {
        match counted.iter_mut().find(|(known, _)| *known == sender) {
            Some((_, count)) => *count += 1,
            None => counted.push((sender, 1)),
        }
    }
    let mut senders = Vec::with_capacity(counted.len());
    // A dozen at most: taking the largest out each time needs less code than sorting.
    while let Some(most) = counted.iter().map(|(_, count)| *count).max() {
        let at = counted.iter().position(|(_, count)| *count == most).unwrap_or_default();
        senders.push(counted.remove(at).0);
    }
    senders
}

/// The first sentence of a text.
pub(crate) fn first_sentence(text: &str) -> &str {
    let text = text.trim();
    let end = text.match_indices(". ").map(|(at, _)| at + 1).next();
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

/// What comes after the first sentence.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn other_sentences(text: &str) -> &str {
    text.trim().get(first_sentence(text).len()..).unwrap_or_default().trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_its_first_sentence_and_the_others() {
        let text = " One: RFC 3261. Two. Three.";
        assert_eq!(
            (first_sentence(text), other_sentences(text)),
            ("One: RFC 3261.", "Two. Three.")
        );
        assert_eq!((first_sentence("Only one."), other_sentences("Only one.")), ("Only one.", ""));
        assert_eq!(first_sentence(""), "");
    }

    #[test]
    fn the_most_frequent_sender_comes_first() {
        assert_eq!(senders().first(), Some(&"UAS"));
        assert!(!senders().contains(&UNVERIFIED));
    }
}
