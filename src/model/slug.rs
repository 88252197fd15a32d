//! A name in plain letters.

/// Letters a–z, digits and single hyphens, so that no system, link or archive trips over it; the letters of northern Europe
/// lose their marks. Empty where nothing of the text can be written so.
#[must_use]
pub fn slug(text: &str) -> String {
    let mut name = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        match plain(c) {
            "" if c.is_ascii_alphanumeric() => name.push(c),
            "" if name.ends_with('-') || name.is_empty() => {}
            "" => name.push('-'),
            letters => name.push_str(letters),
        }
    }
    name.truncate(name.trim_end_matches('-').len());
    name
}

/// The letters of northern Europe without their marks.
const fn plain(c: char) -> &'static str {
    match c {
        'å' | 'ä' | 'á' | 'à' | 'â' | 'ã' => "a",
        'æ' => "ae",
        'ö' | 'ø' | 'ó' | 'ò' | 'ô' | 'õ' => "o",
        'é' | 'è' | 'ê' | 'ë' => "e",
        'ü' | 'ú' | 'ù' | 'û' => "u",
        'í' | 'ì' | 'î' | 'ï' => "i",
        'ñ' => "n",
        'ç' => "c",
        'ð' => "d",
        'þ' => "th",
        'ß' => "ss",
        _ => "",
    }
}
