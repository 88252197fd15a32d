//! What is no TOML, in words.

use crate::model::Lang;
use crate::model::toml_fault::SyntaxFault;
use crate::text::faults::said::Said;

pub fn not_utf8(lang: Lang) -> Said {
    Said::new(lang, "filen är inte sparad som UTF-8", "the file is not saved as UTF-8")
        .label("här", "here")
        .hint("spara filen på nytt med teckenkodningen UTF-8", "save the file again with the encoding UTF-8")
}

pub fn say(fault: &SyntaxFault, lang: Lang) -> Said {
    let new = |sv: &str, en: &str| Said::new(lang, sv, en).label("här", "here");
    match fault {
        SyntaxFault::DuplicateKey => new("samma nyckel står två gånger", "the same key stands twice").hint(
            "behåll den ena; saknas kanske en rubrik som [[items]] mellan dem?",
            "keep one of them; perhaps a heading such as [[items]] is missing between them?",
        ),
        SyntaxFault::MixedHeadings { key } => new(
            &format!("rubriken [{key}] har enkla hakparenteser här och dubbla på andra ställen"),
            &format!("the heading [{key}] has single brackets here and double ones elsewhere"),
        )
        .hint("skriv rubriken med dubbla hakparenteser: [[ … ]]", "write the heading with double brackets: [[ … ]]"),
        SyntaxFault::UnclosedText => new("texten är inte avslutad", "the text has no end").hint(
            "sätt ett rakt citattecken (\") där texten slutar",
            "put a straight quotation mark (\") where the text ends",
        ),
        SyntaxFault::UnquotedText { curly: false } => {
            new("texten saknar citattecken", "the text has no quotation marks").hint(
                "omge texten med raka citattecken (\")",
                "put straight quotation marks (\") around the text",
            )
        }
        SyntaxFault::UnquotedText { curly: true } => {
            new("texten har fel sorts citattecken", "the text has the wrong kind of quotation marks").hint(
                "använd raka citattecken (\") runt texten",
                "use straight quotation marks (\") around the text",
            )
        }
        SyntaxFault::ExtraText => new("något står kvar efter värdet", "something is left over after the value")
            .label("här borde raden vara slut", "the line should end here")
            .hint(
                "ett citattecken inne i en text skrivs \\\"; decimaler skrivs med punkt; varje nyckel har sin egen rad",
                "a quotation mark inside a text is written \\\"; decimals have a point; every key has its own line",
            ),
        SyntaxFault::BadKey => {
            new("nyckeln har tecken som inte kan stå i en nyckel", "the key has characters that a key cannot have").hint(
                "nycklar skrivs med a–z, siffror, bindestreck och understreck; annars inom citattecken",
                "keys are written with a–z, digits, hyphens and underscores; else inside quotation marks",
            )
        }
        SyntaxFault::NoEquals => {
            new("likhetstecken saknas efter nyckeln", "there is no equals sign after the key")
                .hint("skriv som nyckel = värde", "write it as key = value")
        }
        SyntaxFault::NoValue => new("värdet saknas", "the value is missing")
            .hint("skriv som nyckel = värde", "write it as key = value"),
        SyntaxFault::ExtraEquals => new("ett likhetstecken för mycket", "there is an equals sign too many"),
        SyntaxFault::NoComma => new("kommatecken saknas", "a comma is missing")
            .hint("sätt ett kommatecken mellan det som räknas upp", "put a comma between what is listed"),
        SyntaxFault::ExtraComma => new("ett kommatecken för mycket", "there is a comma too many"),
        SyntaxFault::UnclosedList => new("listan är inte avslutad", "the list has no end")
            .label("listan före detta är inte avslutad", "the list before this has no end")
            .hint("avsluta listan med ]", "end the list with ]"),
        SyntaxFault::UnclosedTable => new("klammerparentesen är inte avslutad", "the brace has no end")
            .hint("avsluta med }", "end it with }"),
        SyntaxFault::UnclosedHeading => new("rubriken är inte avslutad", "the heading has no end").hint(
            "avsluta rubriken med lika många ] som den börjar med",
            "end the heading with as many ] as it begins with",
        ),
        SyntaxFault::Unopened => {
            new("parentesen avslutar något som inte har börjat", "the bracket ends something that has not begun").hint(
                "ta bort den, eller sätt dess motpart ([ eller {) där det börjar",
                "remove it, or put its counterpart ([ or {) where that begins",
            )
        }
        SyntaxFault::BadEscape => {
            new("omvänt snedstreck följt av fel tecken", "a backslash is followed by the wrong character")
                .hint("ett omvänt snedstreck i en text skrivs \\\\", "a backslash in a text is written \\\\")
        }
        SyntaxFault::BadNumber => new("talet är inte rätt skrivet", "the number is not written right")
            .hint("skriv till exempel 12 eller 12.5", "write for example 12 or 12.5"),
        SyntaxFault::BadDate => {
            new("datumet finns inte eller är inte rätt skrivet", "there is no such date, or it is not written right")
                .hint("skriv till exempel 2026-03-15", "write for example 2026-03-15")
        }
        SyntaxFault::BadFlag => new("här ska stå true eller false", "true or false belongs here"),
        SyntaxFault::ControlCharacter => {
            new("ett osynligt tecken som inte får stå här", "an invisible character that cannot stand here")
                .hint("ta bort tecknet och skriv texten på nytt", "remove the character and write the text again")
        }
        SyntaxFault::TooDeep => new(
            "listor och tabeller ligger för djupt i varandra",
            "lists and tables stand too deep in each other",
        ),
    }
}
