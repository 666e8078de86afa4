//! The profiles of products where a page needs them one by one: natively all are there, in the
//! browser each is loaded when it is first asked for.
//!
//! The table of all profiles would be the larger half of a program. Only the names are in it.

use std::{borrow::Cow, cell::RefCell};

use gloo::utils::window;
use sip_response::{PROFILES, Profile};
use web_sys::Storage;
use yew::prelude::*;

#[cfg(target_arch = "wasm32")]
use crate::components::Root;

/// What is known of a product without its profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Name {
    pub(crate) id: &'static str,
    vendor: &'static str,
    product: &'static str,
    pub(crate) version: &'static str,
    detect: &'static [Cow<'static, str>],
}

/// All products, by id. Made when this is compiled, so that the table stays out of the program.
pub(crate) const NAMES: [Name; PROFILES.len()] = {
    let mut names =
        [Name { id: "", vendor: "", product: "", version: "", detect: &[] }; PROFILES.len()];
    let (mut profiles, mut rest) = (PROFILES, names.as_mut_slice());
    while let ([profile, others @ ..], [name, after @ ..]) = (profiles, rest) {
        *name = Name {
            id: text(&profile.id),
            vendor: text(&profile.vendor),
            product: text(&profile.product),
            version: text(&profile.version),
            detect: match &profile.detect {
                Cow::Borrowed(list) => list,
                Cow::Owned(_) => &[],
            },
        };
        (profiles, rest) = (others, after);
    }
    names
};

#[expect(clippy::ptr_arg, reason = "what is borrowed in it lives longer than it does")]
const fn text(text: &Cow<'static, str>) -> &'static str {
    match text {
        Cow::Borrowed(text) => text,
        Cow::Owned(_) => "",
    }
}

impl Name {
    /// The product of this id.
    pub(crate) fn by_id(id: &str) -> Option<&'static Self> {
        const ALL: &[Name] = &NAMES;
        let own = || own().into_iter().find(|name| name.id == id);
        ALL.iter().find(|name| name.id == id).or_else(own)
    }

    /// Is it a profile of the reader?
    pub(crate) fn is_own(&self) -> bool {
        self.id.starts_with(OWN)
    }

    /// Vendor and product; the vendor once where the product repeats it.
    pub(crate) fn full(&self) -> String {
        if self.product.starts_with(self.vendor) {
            self.product.to_owned()
        } else {
            format!("{} {}", self.vendor, self.product)
        }
    }

    /// The same with the version, where there is one.
    pub(crate) fn versioned(&self) -> String {
        format!("{} {}", self.full(), self.version).trim_end().to_owned()
    }

    /// The product that names itself so in a header field, by the longest match. Of two equal
    /// ones the reader's own is meant.
    pub(crate) fn detect(header: &str) -> Option<&'static Self> {
        const ALL: &[Name] = &NAMES;
        ALL.iter()
            .chain(own())
            .flat_map(|name| name.detect.iter().map(move |start| (start.len(), start, name)))
            .filter(|(length, start, _)| *length > 0 && header.starts_with(&***start))
            .max_by_key(|(length, ..)| *length)
            .map(|(.., name)| name)
    }
}

/// How the id of a profile of the reader begins; none of the site does.
const OWN: &str = "own-";

thread_local! {
    /// The profiles of the reader. Each lives as long as the page, also where a newer one has
    /// taken its place: they come one by one, by hand.
    static OWN_PROFILES: RefCell<Vec<(&'static Name, &'static Profile)>> =
        const { RefCell::new(Vec::new()) };
}

/// The products of which the reader has a profile.
pub(crate) fn own() -> Vec<&'static Name> {
    OWN_PROFILES.with_borrow(|all| all.iter().map(|(name, _)| *name).collect())
}

fn own_profile(id: &str) -> Option<&'static Profile> {
    OWN_PROFILES
        .with_borrow(|all| all.iter().find(|(name, _)| name.id == id).map(|(_, profile)| *profile))
}

/// Puts a profile of the reader beside the others, in place of one with the same id.
pub(crate) fn put(mut profile: Profile) -> &'static Profile {
    if !profile.id.starts_with(OWN) {
        profile.id = format!("{OWN}{}", profile.id).into();
    }
    let profile: &'static Profile = Box::leak(Box::new(profile));
    let name: &'static Name = Box::leak(Box::new(Name {
        id: &profile.id,
        vendor: &profile.vendor,
        product: &profile.product,
        version: &profile.version,
        detect: &profile.detect,
    }));
    OWN_PROFILES.with_borrow_mut(|all| {
        all.retain(|(other, _)| other.id != name.id);
        all.push((name, profile));
    });
    profile
}

/// Under this name and the id of a profile its text is kept.
const KEPT: &str = "profile:";

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// Puts the profiles that are kept beside the others. One that this version cannot read is left
/// where it is.
#[cfg(target_arch = "wasm32")]
pub(crate) fn recall() {
    let Some(storage) = storage() else { return };
    for at in 0..storage.length().unwrap_or_default() {
        let Some(key) = storage.key(at).ok().flatten() else { continue };
        let Some(id) = key.strip_prefix(KEPT) else { continue };
        if let Ok(profile) = Profile::read(id, &stored(id).unwrap_or_default()) {
            put(profile);
        }
    }
}

/// Keeps the text of a profile in this browser, where that is possible.
pub(crate) fn keep(id: &str, text: &str) {
    drop(storage().map(|storage| storage.set_item(&format!("{KEPT}{id}"), text)));
}

/// The text of a profile that is kept.
pub(crate) fn stored(id: &str) -> Option<String> {
    storage()?.get_item(&format!("{KEPT}{id}")).ok().flatten()
}

/// Keeps a profile no longer.
pub(crate) fn forget(id: &str) {
    drop(storage().map(|storage| storage.remove_item(&format!("{KEPT}{id}"))));
}

/// Takes a profile of the reader away.
pub(crate) fn remove(id: &str) {
    OWN_PROFILES.with_borrow_mut(|all| all.retain(|(name, _)| name.id != id));
}

/// Where the profile of a product lies, below the root of the site.
pub(crate) fn path(id: &str) -> String {
    format!("products/{id}/profile.toml")
}

/// What is not there yet of the profiles that a page wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Missing {
    Nothing,
    Loading,
    Failed,
}

/// Loads the profiles that are not there yet.
#[hook]
pub(crate) fn use_profiles(ids: &[&'static str]) -> Missing {
    let failed = use_state(|| false);
    let missing: Vec<&'static str> = ids.iter().copied().filter(|id| get(id).is_none()).collect();
    let state = match (missing.is_empty(), *failed) {
        (true, _) => Missing::Nothing,
        (false, true) => Missing::Failed,
        (false, false) => Missing::Loading,
    };
    #[cfg(target_arch = "wasm32")]
    {
        let root = use_context::<Root>();
        use_effect_with((missing, root), move |(missing, root)| {
            let (missing, root) = (missing.clone(), root.clone());
            yew::platform::spawn_local(async move {
                let Some(Root(root)) = root.filter(|_| !missing.is_empty()) else { return };
                // Even where nothing failed the state is set, so that the page is drawn again.
                failed.set(load(&root, &missing).await.is_err());
            });
        });
    }
    state
}

/// The products of the reader, once the page is live: it was rendered without them.
#[hook]
pub(crate) fn use_own() -> UseStateHandle<Vec<&'static Name>> {
    let own = use_state(Vec::new);
    let setter = own.setter();
    use_effect_with((), move |()| {
        if !self::own().is_empty() {
            setter.set(self::own());
        }
    });
    own
}

#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn get(id: &str) -> Option<&'static Profile> {
    Profile::by_id(id).or_else(|| own_profile(id))
}

#[cfg(target_arch = "wasm32")]
pub(crate) use browser::{get, load};

#[cfg(target_arch = "wasm32")]
mod browser {
    use std::cell::RefCell;

    use gloo::utils::window;
    use sip_response::Profile;
    use wasm_bindgen::{JsCast, JsValue};
    use wasm_bindgen_futures::JsFuture;
    use web_sys::Response;

    thread_local! {
        static LOADED: RefCell<Vec<&'static Profile>> = const { RefCell::new(Vec::new()) };
    }

    /// The profile, where it was loaded.
    pub(crate) fn get(id: &str) -> Option<&'static Profile> {
        let loaded = LOADED.with_borrow(|all| all.iter().find(|profile| profile.id == id).copied());
        loaded.or_else(|| super::own_profile(id))
    }

    /// Loads profiles from the site, all at once; they stay as long as the page.
    pub(crate) async fn load(root: &str, ids: &[&'static str]) -> Result<(), JsValue> {
        let missing = ids.iter().filter(|id| get(id).is_none());
        let asked: Vec<_> = missing
            .map(|id| {
                let address = format!("{root}{}", super::path(id));
                (*id, window().fetch_with_str(&address))
            })
            .collect();
        for (id, answer) in asked {
            let response: Response = JsFuture::from(answer).await?.dyn_into()?;
            if !response.ok() {
                return Err(format!("{id}: {}", response.status()).into());
            }
            let text = JsFuture::from(response.text()?).await?.as_string().unwrap_or_default();
            let profile = Profile::read(id, &text).map_err(|mistakes| {
                let first = mistakes.first().map(ToString::to_string).unwrap_or_default();
                JsValue::from(format!("{id}: {first}"))
            })?;
            LOADED.with_borrow_mut(|all| all.push(Box::leak(Box::new(profile))));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_are_those_of_the_profiles() {
        assert!(NAMES.len() > 40);
        for (name, profile) in NAMES.iter().zip(PROFILES) {
            assert_eq!((name.id, name.version), (&*profile.id, &*profile.version));
            for start in profile.detect.iter() {
                let header = format!("{start}1.2.3");
                let detected = Profile::detect(Some(&header), None).map(|it| &*it.id);
                assert_eq!(Name::detect(&header).map(|it| it.id), detected);
            }
        }
        assert_eq!(Name::by_id("rfc-3261").map(Name::full).as_deref(), Some("IETF RFC 3261"));
        assert_eq!(Name::detect("Nothing/1"), None);
    }
}
