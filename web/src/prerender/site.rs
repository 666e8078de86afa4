//! What is known of the site that is built: where it will be, and from when its data are.

use std::{env, io};

/// From the environment, which `cargo xtask build site` fills.
#[derive(Clone, Debug, Default)]
pub(super) struct Site {
    /// Where the site will be, with a slash at the end: `https://example.org/sip/`. Nothing says
    /// so where it is built for any place; then no page names an absolute address of its own.
    pub(super) url: Option<String>,
    /// The day on which the data last changed: `2026-11-20`.
    pub(super) date: Option<String>,
}

impl Site {
    pub(super) fn from_environment() -> io::Result<Self> {
        let value = |name| env::var(name).ok().filter(|value: &String| !value.is_empty());
        let url = value("SIP_RESPONSE_URL");
        if let Some(url) = &url
            && (path_of(url).is_none() || !url.ends_with('/') || url.contains(['"', '&', '<', ' ']))
        {
            let sentence = format!("`{url}` is no address of a folder: https://example.org/sip/");
            return Err(io::Error::other(sentence));
        }
        Ok(Self { url, date: value("SIP_RESPONSE_DATE") })
    }

    /// The path of the root of the site on its host. It is needed only where a page cannot know
    /// how deep it stands; without an address it is that of the whole host.
    pub(super) fn path(&self) -> &str {
        self.url.as_deref().and_then(path_of).unwrap_or("/")
    }

    /// The absolute address of a path below the root of the site, where that is known.
    pub(super) fn address(&self, path: &str) -> Option<String> {
        self.url.as_ref().map(|url| format!("{url}{path}"))
    }

    /// What the footer and the twins say: `0.1.0, data of 2026-11-20, build 1a2b3c4d5e6f`.
    pub(super) fn built(&self, build: &str) -> String {
        let version = env!("CARGO_PKG_VERSION");
        match &self.date {
            Some(date) => format!("{version}, data of {date}, build {build}"),
            None => format!("{version}, build {build}"),
        }
    }

    /// A link to the whole site as one file. Only a site that has an address has one: a copy on a
    /// disk or another server need not have that file beside it.
    pub(super) fn zip_link(&self, build: &str) -> Option<String> {
        let name = format!("sip-response-{}-{build}.zip", env!("CARGO_PKG_VERSION"));
        let address = self.address(&name)?;
        Some(format!(", <a href=\"{address}\" download>all as a ZIP file</a>"))
    }
}

fn path_of(url: &str) -> Option<&str> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    let (host, _) = rest.split_once('/')?;
    rest.get(host.len()..).filter(|_| !host.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_on_the_host_is_that_of_the_address() {
        let site = |url: &str| Site { url: Some(url.to_owned()), date: None };
        assert_eq!(site("https://example.org/").path(), "/");
        assert_eq!(site("https://example.org/sip/").path(), "/sip/");
        assert_eq!(Site::default().path(), "/");
        for wrong in ["example.org/", "https://example.org", "https:///x/", "ftp://a/"] {
            assert_eq!(path_of(wrong), None, "{wrong}");
        }
    }
}
