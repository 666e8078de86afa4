//! What stands in the head of a page besides the template: other forms of it, and what search
//! engines and messengers show.

use serde_json::{Value, json};
use sip_response::StatusEntry;

use super::{escaped, site::Site, twins};
use crate::route::Route;

/// The name of the site, as its own page and others call it.
const NAME: &str = "SIP responses";

/// The elements, one a line. `root` leads from the page to the root of the site.
pub(super) fn elements(route: Route, root: &str, site: &Site) -> String {
    let title = escaped(&route.title());
    let description = escaped(&route.description());
    let mut lines = vec![
        format!("<meta property=\"og:title\" content=\"{title}\" />"),
        format!("<meta property=\"og:description\" content=\"{description}\" />"),
        "<meta property=\"og:type\" content=\"website\" />".to_owned(),
    ];
    if route == Route::NotFound {
        lines.push("<meta name=\"robots\" content=\"noindex\" />".to_owned());
    }
    for (kind, path) in
        [("application/json", twins::json_of(route)), ("text/markdown", twins::markdown_of(route))]
    {
        if let Some(path) = path {
            let link = format!("<link rel=\"alternate\" type=\"{kind}\" href=\"{root}{path}\" />");
            lines.push(link);
        }
    }
    if let Some(address) = site.address(&route.path()).filter(|_| is_found(route)) {
        lines.push(format!("<link rel=\"canonical\" href=\"{address}\" />"));
        lines.push(format!("<meta property=\"og:url\" content=\"{address}\" />"));
    }
    if let Some(picture) = site.address("icon-512.png") {
        lines.push(format!("<meta property=\"og:image\" content=\"{picture}\" />"));
        // A browser only takes a search engine that has an absolute address.
        lines.push(format!(
            "<link rel=\"search\" type=\"application/opensearchdescription+xml\" \
             href=\"{root}opensearch.xml\" title=\"{NAME}\" />"
        ));
    }
    if let Some(data) = structured(route, site) {
        // A `<` could end the element; in JSON it can be written otherwise.
        let data = data.to_string().replace('<', "\\u003c");
        lines.push(format!("<script type=\"application/ld+json\">{data}</script>"));
    }
    lines.iter().map(|line| format!("    {line}\n")).collect()
}

/// Is it a page that others may lead to?
fn is_found(route: Route) -> bool {
    !matches!(route, Route::NotFound | Route::Share)
}

/// What the page is about, in the words of schema.org.
fn structured(route: Route, site: &Site) -> Option<Value> {
    let mut data = match route {
        Route::Code(code) => term(code.entry()?, site),
        Route::Home => {
            let mut data = json!({ "@type": "WebSite", "name": NAME });
            if let Some(address) = site.address("#q={search_term_string}") {
                insert(
                    &mut data,
                    "potentialAction",
                    json!({
                        "@type": "SearchAction",
                        "target": { "@type": "EntryPoint", "urlTemplate": address },
                        "query-input": "required name=search_term_string",
                    }),
                );
            }
            data
        }
        Route::Explain | Route::Compare | Route::Own => json!({
            "@type": "WebApplication",
            "name": route.title(),
            "applicationCategory": "DeveloperApplication",
            "operatingSystem": "any",
            "browserRequirements": "WebAssembly",
            "isAccessibleForFree": true,
        }),
        Route::NotFound | Route::Share => return None,
        _ => json!({ "@type": "TechArticle", "headline": route.title() }),
    };
    insert(&mut data, "@context", "https://schema.org".into());
    insert(&mut data, "description", route.description().into());
    insert(&mut data, "inLanguage", "en".into());
    if let Some(address) = site.address(&route.path()) {
        insert(&mut data, "url", address.into());
    }
    Some(data)
}

/// A code is a term of the set of all codes.
fn term(entry: &StatusEntry, site: &Site) -> Value {
    let mut set = json!({ "@type": "DefinedTermSet", "name": "SIP response codes" });
    if let Some(address) = site.address("") {
        insert(&mut set, "url", address.into());
    }
    json!({
        "@type": "DefinedTerm",
        "termCode": entry.code.to_string(),
        "name": format!("{} {}", entry.code, crate::labels::phrase(entry)),
        "inDefinedTermSet": set,
    })
}

fn insert(object: &mut Value, name: &str, value: Value) {
    if let Some(object) = object.as_object_mut() {
        object.insert(name.to_owned(), value);
    }
}

/// For robots: everything may be read, and where the list of pages is.
pub(super) fn robots(site: &Site) -> String {
    let mut text = "User-agent: *\nDisallow:\n".to_owned();
    if let Some(address) = site.address("sitemap.xml") {
        text.push_str(&format!("\nSitemap: {address}\n"));
    }
    text
}

/// The list of pages; it must name absolute addresses, so that there is none without one.
pub(super) fn sitemap(site: &Site) -> Option<String> {
    let mut text = concat!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n",
        "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    )
    .to_owned();
    for route in Route::all().filter(|route| is_found(*route)) {
        text.push_str(&format!("<url><loc>{}</loc></url>\n", site.address(&route.path())?));
    }
    Some(text + "</urlset>\n")
}

/// The description by which a browser offers the site as a search engine.
pub(super) fn opensearch(site: &Site) -> Option<String> {
    let (search, icon) = (site.address("#q={searchTerms}")?, site.address("icon.svg")?);
    Some(format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n\
         <ShortName>{NAME}</ShortName>\n\
         <Description>SIP status codes by number, phrase, header, RFC or symptom</Description>\n\
         <InputEncoding>UTF-8</InputEncoding>\n\
         <Image type=\"image/svg+xml\">{icon}</Image>\n\
         <Url type=\"text/html\" template=\"{search}\" />\n\
         </OpenSearchDescription>\n"
    ))
}

#[cfg(test)]
mod tests {
    use sip_response::StatusCode;

    use super::*;

    fn site() -> Site {
        Site { url: Some("https://example.org/sip/".to_owned()), date: None }
    }

    #[test]
    fn absolute_addresses_stand_only_where_the_site_has_one() {
        let code = Route::Code(StatusCode::BUSY_HERE);
        let with = elements(code, "../", &site());
        assert!(with.contains("<link rel=\"canonical\" href=\"https://example.org/sip/486/\" />"));
        assert!(with.contains("\"url\":\"https://example.org/sip/486/\""), "{with}");
        let without = elements(code, "../", &Site::default());
        assert!(!without.contains("canonical") && !without.contains("example.org"), "{without}");
        for head in [with, without] {
            assert!(head.contains("type=\"application/json\" href=\"../486.json\""), "{head}");
            assert!(head.contains("type=\"text/markdown\" href=\"../486.md\""), "{head}");
            assert!(head.contains("\"termCode\":\"486\""), "{head}");
        }
        assert_eq!(sitemap(&Site::default()), None);
        assert_eq!(opensearch(&Site::default()), None);
        assert!(!robots(&Site::default()).contains("Sitemap"));
    }

    #[test]
    fn the_list_of_pages_has_all_that_others_may_lead_to() {
        let text = sitemap(&site()).unwrap();
        assert_eq!(text.matches("<loc>").count(), Route::all().count() - 2);
        assert!(text.contains("<loc>https://example.org/sip/rules/G486/</loc>"), "{text}");
        assert!(!text.contains("404.html") && !text.contains("share"));
        assert!(elements(Route::NotFound, "/", &site()).contains("noindex"));
        assert!(!elements(Route::NotFound, "/", &site()).contains("canonical"));
    }

    #[test]
    fn structured_data_cannot_end_its_element() {
        for route in Route::all() {
            let head = elements(route, "", &Site::default());
            let data = head.split("ld+json\">").nth(1).unwrap_or_default();
            let json = data.split("</script>").next().unwrap_or_default();
            assert!(!json.contains('<'), "{json}");
            assert!(json.is_empty() || serde_json::from_str::<Value>(json).is_ok(), "{json}");
        }
    }
}
