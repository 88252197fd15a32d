//! What each code means and how to mend it, at more length than fits beside a fault.

use crate::model::Lang;

/// What a code means and how to mend it; `None` where no fault of an import has it.
#[must_use]
pub fn explain(code: &str, lang: Lang) -> Option<&'static str> {
    let (_, sv, en) = EXPLANATIONS.iter().find(|(known, _, _)| known.eq_ignore_ascii_case(code))?;
    Some(match lang {
        Lang::Sv => sv,
        Lang::En => en,
    })
}

/// Code, Swedish, English; in the order of the codes.
const EXPLANATIONS: [(&str, &str, &str); 14] = [
    (
        "I001",
        "Filen innehåller ingenting, eller bara blanka tecken. Exporten misslyckades, eller så är det fel fil. Exportera svaren igen ur enkätverktyget.",
        "There is nothing in the file, or nothing but blanks. The export failed, or it is the wrong file. Export the answers again from the survey tool.",
    ),
    (
        "I002",
        "Filen är något annat än en tabell. Programmet går efter vad filen innehåller och inte efter vad den heter: en PDF som döps om till svar.xlsx är fortfarande en PDF. Svar läses ur CSV (text med en rad per svarande), Excel-arbetsböcker (.xlsx, .xlsm) och LibreOffice-kalkylblad (.ods). En webbsida under namnet .xls eller .xlsx är ofta en inloggningssida som hämtades i stället för filen.",
        "The file is something other than a table. The program goes by what is in a file and not by its name: a PDF renamed to answers.xlsx is a PDF still. Answers are read from CSV (text with a row per respondent), Excel workbooks (.xlsx, .xlsm) and LibreOffice spreadsheets (.ods). A web page under the name of .xls or .xlsx is often a page to sign in that was fetched in place of the file.",
    ),
    (
        "I003",
        "Före 2007 sparade Excel i ett annat format (.xls). Öppna filen i Excel eller LibreOffice och spara den som Excel-arbetsbok (.xlsx).",
        "Before 2007 Excel saved in another format (.xls). Open the file in Excel or LibreOffice and save it as an Excel workbook (.xlsx).",
    ),
    (
        "I004",
        "Arbetsboken är krypterad med ett lösenord, och programmet frågar inte efter lösenord. Öppna den, ta bort lösenordet och spara en kopia som ni importerar. Ta bort kopian efteråt om svaren är känsliga.",
        "The workbook is encrypted with a password, and the program asks for no passwords. Open it, remove the password and save a copy to import. Delete the copy afterwards if the answers are sensitive.",
    ),
    (
        "I005",
        "Arbetsboken är krypterad av Microsoft Purview eller IRM: bara inloggade personer som organisationen tillåter kan öppna den, och det kan inget program utanför Office. Det beror ofta på en känslighetsetikett som följer med hämtade filer. Öppna filen i Excel, välj en etikett utan kryptering eller ta bort behörighetsbegränsningen, och spara den igen. Går inte det, kopiera cellerna till en ny arbetsbok eller spara bladet som ”CSV UTF-8”, om reglerna hos er tillåter det.",
        "The workbook is encrypted by Microsoft Purview or IRM: only people who are signed in and whom the organisation allows can open it, and no program outside Office can. Often a sensitivity label that downloaded files get is the reason. Open the file in Excel, choose a label without encryption or remove the restriction, and save it again. Where that is not possible, copy the cells to a new workbook or save the sheet as “CSV UTF-8”, if your rules allow it.",
    ),
    (
        "I006",
        "Excel kan spara arbetsböcker i binär form (.xlsb). Den läses inte. Öppna filen i Excel och spara den som Excel-arbetsbok (.xlsx).",
        "Excel can save workbooks in binary form (.xlsb). That is not read. Open the file in Excel and save it as an Excel workbook (.xlsx).",
    ),
    (
        "I007",
        "En arbetsbok är ett zip-arkiv med innehållsförteckningen sist, och den saknas. Filen blev avhuggen när den hämtades, kopierades eller synkroniserades. Hämta den igen och vänta tills hämtningen är klar.",
        "A workbook is a zip archive with its table of contents at the end, and that is missing. The file was cut off while it was downloaded, copied or synchronised. Fetch it again and wait until the download is complete.",
    ),
    (
        "I008",
        "Filen är ett zip-arkiv, men det som finns i det är ingen arbetsbok. Enkätverktyg packar ibland flera filer i ett arkiv. Packa upp det och importera filen med svaren.",
        "The file is a zip archive, but what is in it is no workbook. Survey tools sometimes pack several files into one. Unpack it and import the file with the answers.",
    ),
    (
        "I009",
        "Filen är större än vad som läses. Hundratusen svar på hundra frågor tar plats i mycket mindre; kontrollera att det är rätt fil, och att arbetsboken inte har bilder eller andra data i sig.",
        "The file is larger than is read. A hundred thousand answers to a hundred questions take far less; check that it is the right file, and that the workbook holds no pictures or other data.",
    ),
    (
        "I010",
        "Arbetsboken är ett zip-arkiv som packas upp till mer än vad som läses. Så blir det när ett blad har formatering eller nollor i miljontals celler, eller när filen är gjord för att fylla minnet (en ”zip-bomb”). Kopiera raderna med svar till en ny arbetsbok och spara den.",
        "The workbook is a zip archive that unpacks to more than is read. That happens where a sheet has formats or zeros in millions of cells, or where the file is made to fill the memory (a “zip bomb”). Copy the rows with answers to a new workbook and save that.",
    ),
    (
        "I011",
        "Filen har fler celler, mer text eller fler delar än vad som läses. Oftast har ett blad något i en cell långt ute till höger på många rader, eller en upprepad rad som fyller hela bladet. Ta bort det som inte är svar, eller dela upp exporten i flera filer och importera dem i samma kommando.",
        "The file has more cells, more text or more parts than are read. Most often a sheet has something in a cell far to the right on many rows, or a repeated row that fills the whole sheet. Remove what is not answers, or split the export into several files and import them in one command.",
    ),
    (
        "I012",
        "En del av arbetsboken kan inte packas upp eller är inte den XML som den ska vara. Filen kan ha skadats när den kopierades, eller vara skriven av ett program som gör fel. Öppna den i Excel eller LibreOffice, som ofta kan laga den, och spara den på nytt.",
        "A part of the workbook cannot be unpacked, or is not the XML it should be. The file may have been damaged while it was copied, or was written by a program that makes mistakes. Open it in Excel or LibreOffice, which can often mend it, and save it anew.",
    ),
    (
        "I013",
        "XML kan definiera förkortningar som står för längre text, och förkortningar av förkortningar som växer till gigabyte. Inget kalkylprogram gör det, så en sådan fil läses inte. Kommer den från ett verktyg ni litar på, öppna den i Excel eller LibreOffice och spara den på nytt.",
        "XML can define abbreviations for longer text, and abbreviations of abbreviations that grow to gigabytes. No spreadsheet program does, so such a file is not read. If it comes from a tool you trust, open it in Excel or LibreOffice and save it anew.",
    ),
    (
        "I014",
        "Inget av arbetsbokens blad har något i någon cell. Det kan vara fel fil, eller så är svaren bilder eller diagram och inte celler.",
        "None of the workbook's sheets has anything in any cell. It may be the wrong file, or the answers are pictures or charts and not cells.",
    ),
];
