//! The messages of the benchmark, as those get them who measure.

/// The message with the last of its Vias alone. The corpus has messages as proxies see them; a
/// client drops what has more than its own Via (RFC 3261 §8.1.3.3), which would be measured else.
#[must_use]
pub fn as_its_client_gets_it(raw: &str) -> String {
    let head_end = raw.find("\r\n\r\n").unwrap_or(raw.len());
    let (head, rest) = raw.split_at(head_end);
    let mut rows = Vec::<String>::new();
    for line in head.split("\r\n") {
        match rows.last_mut() {
            Some(row) if line.starts_with([' ', '\t']) => *row += &format!("\r\n{line}"),
            _ => rows.push(line.to_owned()),
        }
    }
    let is_via = |row: &str| {
        let name = row.split(':').next().unwrap_or_default().trim();
        name.eq_ignore_ascii_case("via") || name.eq_ignore_ascii_case("v")
    };
    let last = rows.iter().rposition(|row| is_via(row));
    let mut index = 0..;
    rows.retain(|row| index.next() == last || !is_via(row));
    rows.join("\r\n") + rest
}
