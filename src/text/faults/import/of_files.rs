//! Words for what is wrong with a file as such.

use super::{Said, pick};
use crate::model::{FileFault, FileKind, Lang, Limit};
use crate::text::number::count;

pub(super) fn say(fault: &FileFault, lang: Lang) -> Said {
    match fault {
        FileFault::Empty => Said::new(lang, "filen är tom", "the file is empty").hint(
            "exportera svaren igen, eller hämta filen en gång till",
            "export the answers again, or fetch the file once more",
        ),
        FileFault::NotATable(kind) => not_a_table(*kind, lang),
        FileFault::OldWorkbook => Said::new(
            lang,
            "filen är en Excel-arbetsbok i det gamla formatet (.xls)",
            "the file is an Excel workbook in the old format (.xls)",
        )
        .hint(
            "öppna den i Excel eller LibreOffice och spara den som .xlsx; att byta filändelse räcker inte",
            "open it in Excel or LibreOffice and save it as .xlsx; a new file name is not enough",
        ),
        FileFault::PasswordProtected => password_protected(lang),
        FileFault::RightsManaged => rights_managed(lang),
        FileFault::BinaryWorkbook => Said::new(
            lang,
            "filen är en Excel-arbetsbok i binärt format (.xlsb)",
            "the file is an Excel workbook in binary form (.xlsb)",
        )
        .hint("öppna den i Excel och spara den som .xlsx", "open it in Excel and save it as .xlsx"),
        FileFault::CutOff => Said::new(
            lang,
            "slutet på arbetsboken saknas; filen är avhuggen",
            "the end of the workbook is missing; the file was cut off",
        )
        .hint(
            "hämtningen blev troligen avbruten: hämta eller kopiera filen en gång till",
            "the download was probably interrupted: fetch or copy the file once more",
        ),
        FileFault::NoWorkbook { holds } => no_workbook(holds, lang),
        FileFault::TooLarge { size, most } => {
            let (size, most) = (mega(*size, lang), mega(*most, lang));
            too_much(
                format!("filen är på {size}; filer upp till {most} läses"),
                format!("the file has {size}; files of up to {most} are read"),
                lang,
            )
        }
        FileFault::Inflates { declared, most } => inflates(*declared, *most, lang),
        FileFault::TooMuch { limit, sheet } => beyond(limit, sheet.as_deref(), lang),
        FileFault::Damaged { part, detail } => damaged(part, detail, lang),
        FileFault::OwnEntities { part } => Said::new(
            lang,
            format!("arbetsbokens del ”{part}” definierar egna förkortningar i XML, vilket inget kalkylprogram gör"),
            format!("the workbook's part “{part}” defines XML entities of its own, which no spreadsheet program does"),
        )
        .hint(
            "filen kan vara gjord för att skada; använd den bara om ni vet var den kommer från, och spara den i så fall på nytt ur Excel eller LibreOffice",
            "the file may be made to do harm; use it only if you know where it comes from, and then save it anew from Excel or LibreOffice",
        ),
        FileFault::NoCells { sheets } => {
            let names = sheets.join(", ");
            Said::new(lang, "arbetsboken har inget i sina blad", "there is nothing in the workbook's sheets")
                .hint(format!("bladen är: {names}"), format!("the sheets are: {names}"))
        }
    }
}

fn password_protected(lang: Lang) -> Said {
    Said::new(
            lang,
            "arbetsboken är skyddad med lösenord",
            "the workbook is protected by a password",
        )
        .hint(
            "öppna den med lösenordet och spara en kopia utan (i Excel: Arkiv › Info › Skydda arbetsbok › Kryptera med lösenord, och töm rutan)",
            "open it with the password and save a copy without (in Excel: File › Info › Protect Workbook › Encrypt with Password, and clear the box)",
        )
}

fn rights_managed(lang: Lang) -> Said {
    Said::new(
            lang,
            "arbetsboken är rättighetsskyddad (känslighetsetikett eller IRM), så bara de som er organisation tillåter kan öppna den",
            "the workbook is rights-managed (a sensitivity label or IRM), so that only those whom your organisation allows can open it",
        )
        .hint(
            "öppna den i Excel som någon som får det, ta bort skyddet eller välj en etikett utan kryptering, och spara den igen; eller spara bladet som CSV UTF-8",
            "open it in Excel as somebody who may, remove the protection or choose a label without encryption, and save it again; or save the sheet as CSV UTF-8",
        )
}

fn not_a_table(kind: FileKind, lang: Lang) -> Said {
    let (sv, en) = match kind {
        FileKind::Pdf => ("en PDF", "a PDF"),
        FileKind::Picture => ("en bild", "a picture"),
        FileKind::WebPage { .. } => ("en webbsida", "a web page"),
        FileKind::SpreadsheetXml => ("ett kalkylblad sparat som XML", "a spreadsheet saved as XML"),
        FileKind::Xml => ("XML", "XML"),
        FileKind::TextDocument => ("ett textdokument", "a text document"),
        FileKind::Slides => ("en bildpresentation", "a slide presentation"),
        FileKind::Numbers => ("ett kalkylblad från Numbers", "a spreadsheet of Numbers"),
        FileKind::Link => ("en länk till ett dokument på webben", "a link to a document on the web"),
        FileKind::Archive => ("ett packat arkiv", "a packed archive"),
        FileKind::Database => ("en databas", "a database"),
        FileKind::Json => ("JSON", "JSON"),
        FileKind::Binary => ("något annat än text", "something other than text"),
    };
    let said = Said::new(
        lang,
        format!("filen är {sv}, vad den än heter; svar läses ur CSV, .xlsx och .ods"),
        format!("the file is {en}, whatever its name; answers are read from CSV, .xlsx and .ods"),
    );
    match kind {
        FileKind::WebPage { sign_in: true } => said.hint(
            "det ser ut att vara en inloggningssida: logga in i enkätverktyget och hämta filen igen",
            "it looks like a page to sign in: sign in to the survey tool and fetch the file again",
        ),
        FileKind::WebPage { sign_in: false } | FileKind::SpreadsheetXml => said.hint(
            "är det en tabell, öppna den i Excel eller LibreOffice och spara den som .xlsx; annars hämta filen igen",
            "if it is a table, open it in Excel or LibreOffice and save it as .xlsx; otherwise fetch the file again",
        ),
        FileKind::Numbers => said.hint(
            "i Numbers: Arkiv › Exportera till › Excel eller CSV",
            "in Numbers: File › Export To › Excel or CSV",
        ),
        FileKind::Link => said.hint(
            "öppna dokumentet i webbläsaren och hämta det: Arkiv › Ladda ned › Microsoft Excel (.xlsx)",
            "open the document in the browser and download it: File › Download › Microsoft Excel (.xlsx)",
        ),
        FileKind::Json => said.hint(
            "JSON läses bara som `mognad form` sparar det: UTF-8, ett svar per fil; andra svar, exportera dem som CSV eller Excel",
            "JSON is read only as `mognad form` saves it: UTF-8, one respondent's answers per file; export other answers as CSV or Excel",
        ),
        FileKind::Archive => said.hint("packa upp arkivet först", "unpack the archive first"),
        FileKind::Pdf
        | FileKind::Picture
        | FileKind::Xml
        | FileKind::TextDocument
        | FileKind::Slides
        | FileKind::Database
        | FileKind::Binary => said.hint(
            "kontrollera att det är rätt fil, och exportera svaren igen som CSV eller Excel",
            "check that it is the right file, and export the answers again as CSV or Excel",
        ),
    }
}

fn no_workbook(holds: &[String], lang: Lang) -> Said {
    let said = Said::new(
        lang,
        "filen är ett zip-arkiv utan arbetsbok",
        "the file is a zip archive without a workbook",
    );
    if holds.is_empty() {
        return said.hint("arkivet är tomt", "the archive is empty");
    }
    let names = holds.join(", ");
    said.hint(format!("i arkivet finns: {names}"), format!("in the archive there are: {names}")).hint(
        "packa upp arkivet och importera filen med svaren",
        "unpack the archive and import the file with the answers",
    )
}

fn mega(bytes: u64, lang: Lang) -> String {
    format!("{} MB", count(bytes.div_ceil(1 << 20), lang))
}

fn inflates(declared: Option<u64>, most: u64, lang: Lang) -> Said {
    let most = mega(most, lang);
    match declared.map(|size| mega(size, lang)) {
        Some(size) => too_much(
            format!("arbetsboken packas upp till {size}; upp till {most} läses"),
            format!("the workbook unpacks to {size}; up to {most} are read"),
            lang,
        ),
        None => too_much(
            format!("arbetsboken packas upp till mer än {most}, och mer än den säger"),
            format!("the workbook unpacks to more than {most}, and to more than it says"),
            lang,
        ),
    }
}

fn beyond(limit: &Limit, sheet: Option<&str>, lang: Lang) -> Said {
    let (in_sv, in_en) = sheet.map_or_else(
        || ("filen".to_owned(), "the file".to_owned()),
        |name| (format!("bladet ”{name}”"), format!("the sheet “{name}”")),
    );
    let (sv, en) = match limit {
        Limit::Cells(most) => {
            (format!("{} celler", count(*most, lang)), format!("{} cells", count(*most, lang)))
        }
        Limit::Text(most) => {
            (format!("{} text", mega(*most, lang)), format!("{} of text", mega(*most, lang)))
        }
        Limit::Piece(most) => (
            format!("{} i ett enda stycke", mega(*most, lang)),
            format!("{} in one piece", mega(*most, lang)),
        ),
        Limit::Parts(most) => {
            (format!("{} delar", count(*most, lang)), format!("{} parts", count(*most, lang)))
        }
    };
    too_much(format!("{in_sv} har mer än {sv}"), format!("{in_en} has more than {en}"), lang)
}

fn too_much(sv: String, en: String, lang: Lang) -> Said {
    Said::new(lang, sv, en).hint(
        "är det verkligen svaren? Dela i så fall upp exporten, eller ta bort blad, kolumner och rader som inte behövs, och spara på nytt",
        "are these really the answers? Then split the export, or remove sheets, columns and rows that are not needed, and save it anew",
    )
}

fn damaged(part: &str, detail: &str, lang: Lang) -> Said {
    let (sv, en) = match part {
        "" => (String::new(), String::new()),
        part => (format!(" (delen ”{part}”)"), format!(" (the part “{part}”)")),
    };
    Said::new(
        lang,
        format!("arbetsboken är skadad och kan inte läsas{sv}"),
        format!("the workbook is damaged and cannot be read{en}"),
    )
    .hint(
        "hämta filen igen, eller öppna den i Excel eller LibreOffice, låt programmet laga den, och spara den på nytt",
        "fetch the file again, or open it in Excel or LibreOffice, let the program mend it, and save it anew",
    )
    .hint(
        format!("läsarens egna ord: {}", pick(lang, detail, detail)),
        format!("in the reader's own words: {detail}"),
    )
}
