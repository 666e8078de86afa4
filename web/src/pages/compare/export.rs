//! The table as a text to take along: Markdown, CSV and JSON.

use super::table::Row;
use crate::{
    components::{NOT_STATED, SourceOf, rows, source_of},
    labels,
};

/// The forms in which the table can be copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Markdown,
    Csv,
    Json,
}

impl Form {
    pub(super) const ALL: [Self; 3] = [Self::Markdown, Self::Csv, Self::Json];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Markdown => "Markdown",
            Self::Csv => "CSV",
            Self::Json => "JSON",
        }
    }

    /// The rows in this form. `products` are the ids and names of the columns.
    pub(super) fn text(self, products: &[(String, String)], rows: &[Row]) -> String {
        match self {
            Self::Markdown => markdown(products, rows),
            Self::Csv => csv(products, rows),
            Self::Json => json(products, rows),
        }
    }
}

/// One statement of a source as text.
struct Said {
    rows: Vec<(&'static str, String)>,
    source: SourceOf,
}

fn said(products: &[(String, String)], row: &Row, column: usize) -> Vec<Said> {
    let (Some((id, _)), Some(cell)) = (products.get(column), row.cells.get(column)) else {
        return Vec::new();
    };
    cell.behaviours
        .iter()
        .map(|behaviour| Said { rows: rows(behaviour), source: source_of(id, behaviour) })
        .collect()
}

fn phrase(row: &Row) -> &'static str {
    row.code.entry().map_or("", labels::phrase)
}

fn markdown(products: &[(String, String)], rows: &[Row]) -> String {
    let mut text = String::from("| Code |");
    for (_, name) in products {
        text.push_str(&format!(" {} |", in_table(name)));
    }
    text.push_str("\n|---|");
    text.push_str(&"---|".repeat(products.len()));
    text.push('\n');
    for row in rows {
        text.push_str(&format!("| {} {} |", row.code, in_table(phrase(row))));
        for column in 0..products.len() {
            let mut parts = Vec::new();
            for said in said(products, row, column) {
                let what: Vec<String> = said
                    .rows
                    .iter()
                    .filter(|(_, value)| value != NOT_STATED)
                    .map(|(name, value)| format!("{name}: {}", in_table(value)))
                    .collect();
                let place = in_table(&said.source.place);
                let source = match said.source.link.as_str() {
                    "" => place,
                    link => format!("[{place}](<{}>)", link.replace(['<', '>', '|', '\n'], "")),
                };
                let what = if what.is_empty() { NOT_STATED.to_owned() } else { what.join("; ") };
                parts.push(format!("{what} ({source}, {})", in_table(&said.source.title)));
            }
            let cell = if parts.is_empty() { NOT_STATED.to_owned() } else { parts.join("<br>") };
            let differs = row.cells.get(column).map(|cell| cell.differs.join(", "));
            let mark = match differs.as_deref() {
                None | Some("") => String::new(),
                Some(facets) => format!("**≠ {facets}** "),
            };
            text.push_str(&format!(" {mark}{cell} |"));
        }
        text.push('\n');
    }
    text
}

fn in_table(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\n' | '\r' => escaped.push(' '),
            '|' | '\\' | '`' | '*' | '_' | '<' | '>' | '[' | ']' => {
                escaped.push('\\');
                escaped.push(letter);
            }
            letter => escaped.push(letter),
        }
    }
    escaped
}

/// One line a statement (RFC 4180), so that a spreadsheet can sort and filter.
fn csv(products: &[(String, String)], rows: &[Row]) -> String {
    let columns = ["code", "phrase", "product", "statement", "value", "differs"];
    let mut text = columns.join(",");
    text.push_str(",place,source,grade,link\r\n");
    for row in rows {
        for (column, (_, name)) in products.iter().enumerate() {
            let code = row.code.to_string();
            let differs = |facet: &str| {
                let cell = row.cells.get(column);
                if cell.is_some_and(|cell| cell.differs.contains(&facet)) { "yes" } else { "" }
            };
            let said = said(products, row, column);
            if said.is_empty() {
                line(&mut text, &[&code, phrase(row), name, NOT_STATED, "", "", "", "", "", ""]);
            }
            for said in said {
                let SourceOf { place, link, title, grade } = &said.source;
                for (facet, value) in &said.rows {
                    line(
                        &mut text,
                        &[
                            &code,
                            phrase(row),
                            name,
                            facet,
                            value,
                            differs(facet),
                            place,
                            title,
                            grade,
                            link,
                        ],
                    );
                }
            }
        }
    }
    text
}

fn line(text: &mut String, fields: &[&str]) {
    for (at, field) in fields.iter().enumerate() {
        if at > 0 {
            text.push(',');
        }
        // A spreadsheet would take these for formulas.
        let guard = if field.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
        if field.contains(['"', ',', '\n', '\r']) || !guard.is_empty() {
            text.push_str(&format!("\"{guard}{}\"", field.replace('"', "\"\"")));
        } else {
            text.push_str(field);
        }
    }
    text.push_str("\r\n");
}

fn json(products: &[(String, String)], rows: &[Row]) -> String {
    let mut cells = Vec::new();
    for row in rows {
        for (column, (id, name)) in products.iter().enumerate() {
            let statements: Vec<String> = said(products, row, column)
                .iter()
                .map(|said| {
                    let SourceOf { place, link, title, grade } = &said.source;
                    let says: Vec<String> = said
                        .rows
                        .iter()
                        .map(|(name, value)| format!("{}:{}", string(name), string(value)))
                        .collect();
                    format!(
                        "{{\"says\":{{{}}},\"place\":{},\"source\":{},\"grade\":{},\"link\":{}}}",
                        says.join(","),
                        string(place),
                        string(title),
                        string(grade),
                        string(link)
                    )
                })
                .collect();
            let differs: Vec<String> = row
                .cells
                .get(column)
                .map(|cell| cell.differs.iter().map(|facet| string(facet)).collect())
                .unwrap_or_default();
            cells.push(format!(
                "{{\"code\":{},\"product\":{},\"name\":{},\"statements\":[{}],\"differs\":[{}]}}",
                row.code,
                string(id),
                string(name),
                statements.join(","),
                differs.join(",")
            ));
        }
    }
    format!("[{}]\n", cells.join(",\n"))
}

/// A string of JSON (RFC 8259 §7).
fn string(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => {
                quoted.push('\\');
                quoted.push(letter);
            }
            letter if letter.is_control() => {
                quoted.push_str(&format!("\\u{:04x}", u32::from(letter)));
            }
            letter => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use sip_response::{Profile, StatusCode};

    use super::*;
    use crate::pages::compare::table;

    fn table() -> (Vec<(String, String)>, Vec<Row>) {
        let ids = ["rfc-3261", "asterisk-pjsip", "jssip"];
        let profiles: Vec<_> = ids.iter().map(|id| Profile::by_id(id)).collect();
        let codes = [StatusCode::BUSY_HERE, StatusCode::NOT_ACCEPTABLE_HERE];
        let rows = table::rows(&profiles, codes.into_iter(), &codes);
        (ids.iter().map(|id| ((*id).to_owned(), format!("{id} | *x*"))).collect(), rows)
    }

    #[test]
    fn markdown_has_a_cell_for_every_code_and_product() {
        let (products, rows) = table();
        let text = Form::Markdown.text(&products, &rows);
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 4, "{text}");
        assert_eq!(
            lines[0],
            "| Code | rfc-3261 \\| \\*x\\* | asterisk-pjsip \\| \\*x\\* | jssip \\| \\*x\\* |"
        );
        for line in &lines {
            assert_eq!(line.replace("\\|", "").matches('|').count(), 5, "{line}");
        }
        assert!(
            lines[2].contains("](<https://") && lines[3].contains("**≠ on receipt** "),
            "{text}"
        );
        let nobody = [StatusCode::from_u16(699).unwrap()];
        let rows = table::rows(&[None], nobody.into_iter(), &nobody);
        let text = Form::Markdown.text(&products[..1], &rows);
        assert!(text.ends_with("| 699  | not stated |\n"), "{text}");
    }

    #[test]
    fn csv_has_ten_fields_in_every_line() {
        let (products, rows) = table();
        let text = Form::Csv.text(&products, &rows);
        for line in text.split_terminator("\r\n") {
            let mut quoted = false;
            let commas = line.chars().filter(|letter| {
                quoted ^= *letter == '"';
                *letter == ',' && !quoted
            });
            assert_eq!(commas.count(), 9, "{line}");
        }
        assert!(text.contains("486,Busy Here,"), "{text}");
        let mut formula = String::new();
        line(&mut formula, &["=1+1", "a\"b"]);
        assert_eq!(formula, "\"'=1+1\",\"a\"\"b\"\r\n");
    }

    #[test]
    fn json_can_be_read_and_says_the_same() {
        let (products, rows) = table();
        let value: serde_json::Value =
            serde_json::from_str(&Form::Json.text(&products, &rows)).unwrap();
        let cells = value.as_array().unwrap();
        assert_eq!(cells.len(), 6);
        for cell in cells {
            let product = cell["product"].as_str().unwrap();
            let profile = Profile::by_id(product).unwrap();
            let code = u16::try_from(cell["code"].as_u64().unwrap()).unwrap();
            let code = StatusCode::from_u16(code).unwrap();
            assert_eq!(
                cell["statements"].as_array().unwrap().len(),
                profile.behaviours(code).count()
            );
        }
        assert_eq!(string("a\"\\\u{7}"), "\"a\\\"\\\\\\u0007\"");
    }
}
