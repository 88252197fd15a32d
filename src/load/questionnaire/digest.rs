//! A questionnaire's digest: the same for the same content, however it is laid out.

use sha2::Digest as _;
use toml::de::{DeTable, DeValue};

use crate::model::Digest;

/// The SHA-256 of a table in a canonical form: keys in order, every value led by its kind and length.
///
/// Comments, the order of keys, quotation marks and line ends do not count; `1` and `1.0` are the same.
pub fn digest(table: &DeTable<'_>) -> Digest {
    let mut hash = sha2::Sha256::new();
    add_table(&mut hash, table);
    Digest(hash.finalize().into())
}

fn add_table(hash: &mut sha2::Sha256, table: &DeTable<'_>) {
    let mut pairs: Vec<(&str, &DeValue<'_>)> =
        table.iter().map(|(key, value)| (key.get_ref().as_ref(), value.get_ref())).collect();
    pairs.sort_by_key(|(key, _)| *key);
    head(hash, b't', pairs.len());
    for (key, value) in pairs {
        add_bytes(hash, b'k', key.as_bytes());
        add_value(hash, value);
    }
}

fn add_value(hash: &mut sha2::Sha256, value: &DeValue<'_>) {
    match value {
        DeValue::String(text) => add_bytes(hash, b's', text.trim().replace("\r\n", "\n").as_bytes()),
        DeValue::Integer(n) => {
            let whole = i64::from_str_radix(n.as_str(), n.radix()).map(|n| (n as f64).to_string());
            add_bytes(hash, b'n', whole.unwrap_or_else(|_| n.to_string()).as_bytes());
        }
        DeValue::Float(n) => {
            let number: f64 = n.as_str().parse().unwrap_or(f64::NAN);
            add_bytes(hash, b'n', number.to_string().as_bytes());
        }
        DeValue::Boolean(flag) => add_bytes(hash, b'b', &[u8::from(*flag)]),
        DeValue::Datetime(moment) => add_bytes(hash, b'd', moment.to_string().as_bytes()),
        DeValue::Array(list) => {
            head(hash, b'a', list.len());
            list.iter().for_each(|value| add_value(hash, value.get_ref()));
        }
        DeValue::Table(table) => add_table(hash, table),
    }
}

fn add_bytes(hash: &mut sha2::Sha256, kind: u8, bytes: &[u8]) {
    head(hash, kind, bytes.len());
    hash.update(bytes);
}

/// The length in front keeps `["ab", "c"]` and `["a", "bc"]` apart.
fn head(hash: &mut sha2::Sha256, kind: u8, length: usize) {
    hash.update([kind]);
    hash.update((length as u64).to_le_bytes());
}
