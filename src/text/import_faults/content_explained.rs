//! What each code of a file's content and of a mapping means, at more length than fits beside a fault.

use crate::model::Lang;

/// What a code means and how to mend it; `None` where no such fault has it.
pub(super) fn explain(code: &str, lang: Lang) -> Option<&'static str> {
    let (_, sv, en) = EXPLANATIONS.iter().find(|(known, _, _)| known.eq_ignore_ascii_case(code))?;
    Some(match lang {
        Lang::Sv => sv,
        Lang::En => en,
    })
}

/// Code, Swedish, English; in the order of the codes.
const EXPLANATIONS: [(&str, &str, &str); 40] = [
    (
        "I020",
        "En export börjar med en rad rubriker, en per kolumn. Här finns ingen sådan rad: filen (eller bladet) är tom. Kontrollera att exporten lyckades och att det är rätt blad.",
        "An export begins with a row of headings, one per column. There is no such row here: the file (or the sheet) is empty. Check that the export worked and that it is the right sheet.",
    ),
    (
        "I021",
        "Kolumner känns igen på frågans id, på den kod som våra exporter ger den, eller på frågans text i något av enkätens språk. Här passade ingen. Kontrollera att det är rätt enkät (omgångens i assessment.toml, eller --questionnaire). Har frågorna formulerats om i verktyget behövs en mappning: --write-mapping FIL skriver en att fylla i, --mapping FIL använder den.",
        "Columns are recognised by the item's id, by the code that our exports give it, or by the question's text in any of the questionnaire's languages. None fitted here. Check that it is the right questionnaire (the wave's in assessment.toml, or --questionnaire). If the questions were reworded in the tool, a mapping is needed: --write-mapping FILE writes one to fill in, --mapping FILE uses it.",
    ),
    (
        "I022",
        "Två kolumner säger båda vilken fråga en rad gäller, eller vad svaret är, och programmet väljer inte mellan dem. Räkna upp den ena under ignore i en mappning.",
        "Two columns both say which item a row is about, or what the answer is, and the program does not choose between them. List one of them under ignore in a mapping.",
    ),
    (
        "I023",
        "Varje svar måste höra till en enhet. Den tas ur en kolumn som heter ”unit” eller ”enhet”, ur den fråga om enhet som våra exporter börjar med, ur en mappning ([unit] column = \"rubriken\"), eller ur --unit, som gäller hela filen.",
        "Every answer must belong to a unit. It is taken from a column called “unit” or “enhet”, from the question about the unit that our exports begin with, from a mapping ([unit] column = \"the heading\"), or from --unit, which is for the whole file.",
    ),
    (
        "I024",
        "Kolumnen med enheten är tom på raden. Fyll i den i verktyget och exportera igen, ange --unit om alla svar hör till en enhet, eller utelämna sådana rader med [[keep]] column = \"rubriken\", not_empty = true i en mappning.",
        "The column with the unit is empty in the row. Fill it in in the tool and export again, give --unit where all answers belong to one unit, or leave such rows out with [[keep]] column = \"the heading\", not_empty = true in a mapping.",
    ),
    (
        "I025",
        "Texten är varken id eller namn på någon enhet i assessment.toml. Är den felskriven, rätta den; heter enheten något annat i verktyget, säg det i en mappning under [unit] values.",
        "The text is neither the id nor the name of a unit in assessment.toml. If it is misspelled, correct it; if the tool calls the unit otherwise, say so in a mapping under [unit] values.",
    ),
    (
        "I026",
        "Flera enheter har det namnet. Skriv enhetens id i stället, eller säg vilken som menas under [unit] values i en mappning.",
        "Several units have that name. Write the unit's id instead, or say which one is meant under [unit] values in a mapping.",
    ),
    (
        "I027",
        "Kalkylprogram gör datum av texter som 1-2 och 3/4 när en fil öppnas, och det som stod där är borta när filen sparas. Exportera på nytt och importera filen utan att öppna den i Excel. Den som måste öppna den kan använda Data > Hämta data från text och välja typen Text.",
        "Spreadsheets make dates of texts such as 1-2 and 3/4 when a file is opened, and what stood there is gone when it is saved. Export again and import the file without opening it in Excel. Whoever has to open it can use Data > Get data from text and choose the type Text.",
    ),
    (
        "I028",
        "Samma e-postadress, kod eller id står på två rader (eller, i en fil med en rad per svar, samma fråga två gånger med olika svar). Välj med --duplicates: first och last ser till när svaren skickades in där filen säger det, annars till radernas ordning; most-complete tar det svar som besvarar flest frågor, och av lika fullständiga det sista.",
        "The same e-mail address, code or id stands on two rows (or, in a file with a row per answer, the same item twice with different answers). Choose with --duplicates: first and last go by when the answers were sent in where the file says so, else by the order of rows; most-complete takes the one that answers most items, and of equally many the last.",
    ),
    (
        "I029",
        "Respondenten finns redan i en annan svarsfil i omgången. Välj med --duplicates: first behåller de svar som redan finns; last låter de nya gälla och tar bort de tidigare ur filen; most-complete tar de som besvarar flest frågor, och av lika fullständiga de nya. Bara filer som import har skrivit ändras; ur andra får du själv ta bort raden. En nyare export av hela enkäten kan också heta som den förra och ersätta den med --replace.",
        "The respondent is already in another file of answers of the wave. Choose with --duplicates: first keeps the answers that are there; last lets the new ones count and takes the earlier ones out of that file; most-complete takes those that answer most items, and of equally many the new ones. Only files that import wrote are changed; out of others take the row yourself. A newer export of the whole survey can also have the name of the one before and replace it with --replace.",
    ),
    (
        "I030",
        "Namn, adresser och andra uppgifter om personen lämnas utanför, men fritexter och kommentarer tas med. I den här finns något som ser ut som en e-postadress eller ett personnummer. Det skrivs inte i svarsfilen: där står […] i stället. Läs ändå texten, för också namn och händelser kan peka ut någon.",
        "Names, addresses and other traces of the person are left out, but free texts and comments are taken. In this one there is something that looks like an e-mail address or a personal identity number. It is not written to the file of answers: […] stands there instead. Read the text all the same, since names and events may point to somebody too.",
    ),
    (
        "I031",
        "Mappningen nämner en rubrik som ingen av filerna har. Rubriker jämförs utan hänsyn till stora och små bokstäver, mellanslag och slags citattecken, men orden måste vara desamma. För den som har en mappning för flera exporter är det som det ska att några rubriker saknas i en del av dem.",
        "The mapping names a heading that none of the files has. Headings are compared without regard to case, space and kinds of quotation marks, but the words must be the same. With one mapping for several exports it is as it should be that some headings are missing from some of them.",
    ),
    (
        "I032",
        "Till höger under [columns] och i [values.<fråga>] står frågors id. ”mognad questionnaire show” visar dem.",
        "To the right under [columns] and in [values.<item>] stand ids of items. “mognad questionnaire show” lists them.",
    ),
    (
        "I033",
        "Inom hakparentes står ett svars id, dk (vet ej) eller na (ej tillämpligt), för frågor där flera svar kan väljas, eller ordet comment.",
        "In brackets stands the id of an option, dk (don't know) or na (not applicable), for items where several may be chosen, or the word comment.",
    ),
    (
        "I034",
        "Under [values] säger mappningen vad en text i exporten står för: ett svars id eller text, na (ej tillämpligt), dk (vet ej) eller \"\" (inget svar). Står flera svar i samma cell gäller det också en del av den, och \"*\" är alla texter som inte känns igen, till exempel vad som skrivits vid ”Annat”.",
        "Under [values] the mapping says what a text of the export stands for: an option's id or label, na (not applicable), dk (don't know) or \"\" (no answer). Where several options stand in one cell this goes for a part of it too, and \"*\" is every text that is not known, such as what was written beside “Other”.",
    ),
    (
        "I035",
        "Under [unit] och [role] står antingen column, den kolumn där det står på varje rad, eller constant, som gäller alla rader.",
        "Under [unit] and [role] stands either column, the column in which each row says it, or constant, which is for all rows.",
    ),
    (
        "I036",
        "Arbetsboken har inget blad med det namnet. Utan --sheet läses det första blad som kan kännas igen.",
        "The workbook has no sheet of that name. Without --sheet the first sheet that can be recognised is read.",
    ),
    (
        "I037",
        "En fil med en rad per svar behöver kolumnerna item, value och respondent. Utan --from tar programmet själv reda på hur filen är upplagd.",
        "A file with a row per answer needs the columns item, value and respondent. Without --from the program finds out by itself how the file is laid out.",
    ),
    (
        "I038",
        "Under rubrikerna finns ingen rad med svar. Kontrollera i verktyget vilka svar som exporteras.",
        "There is no row of answers beneath the headings. Check in the tool which answers are exported.",
    ),
    (
        "I039",
        "Filen börjar som en svarsfil från `mognad form` men är inte hel. Den kan ha klippts av på vägen eller redigerats. Be den som svarade att spara den på nytt.",
        "The file begins like one that `mognad form` saves but is not whole. It may have been cut off on the way or edited. Ask the respondent to save it again.",
    ),
    (
        "I040",
        "Filen är JSON, men inte den som `mognad form` sparar: den har inte \"format\": \"mognad-answers\".",
        "The file is JSON, but not what `mognad form` saves: it does not have \"format\": \"mognad-answers\".",
    ),
    (
        "I041",
        "Filen sparades av ett formulär från en senare version av mognad. Uppdatera programmet.",
        "The file was saved by a form of a later version of mognad. Update the program.",
    ),
    (
        "I042",
        "Något i svarsfilen saknas, är av fel slag, står två gånger, säger emot sig självt eller är inget som formuläret skriver. Filen har troligen redigerats; be den som svarade att spara den på nytt. Med --skip-faulty tas de felfria filerna in och de andra utelämnas.",
        "Something in the form's file is missing, of the wrong kind, there twice, at odds with itself or nothing that the form writes. The file was probably edited; ask the respondent to save it again. With --skip-faulty the sound files are taken in and the others left out.",
    ),
    (
        "I043",
        "Formuläret gjordes för en annan enkät än den som omgången har. Ange rätt mätning med --into, eller rätt omgång med --wave.",
        "The form was made for another questionnaire than the wave has. Name the right assessment with --into, or the right wave with --wave.",
    ),
    (
        "I044",
        "Enkäten har ändrats sedan formuläret gjordes. Svar på frågor som finns kvar tas in efter id; kontrollera med `mognad questionnaire diff` att frågorna betyder detsamma.",
        "The questionnaire has changed since the form was made. Answers to items that are still there are taken by id; check with `mognad questionnaire diff` that the items mean the same.",
    ),
    (
        "I045",
        "Frågan finns inte i enkäten. ”mognad questionnaire show” visar frågornas id.",
        "The item is not in the questionnaire. “mognad questionnaire show” lists the ids.",
    ),
    (
        "I046",
        "Svaret finns inte på frågans skala, ligger utanför dess gränser, eller väljer ett svar som utesluter de andra.",
        "The answer is not on the item's scale, lies beyond its limits, or chooses an option that rules out the others.",
    ),
    (
        "I047",
        "Så många olika fel av samma slag i en kolumn att resten bara räknas. De har ofta en gemensam orsak: fel kolumn, fel enkät, eller en skala som heter något annat i verktyget, vilket [values] i en mappning kan säga.",
        "So many different faults of one kind in a column that the rest are only counted. They often have one cause: the wrong column, the wrong questionnaire, or a scale that the tool calls otherwise, which [values] in a mapping can say.",
    ),
    (
        "I048",
        "Kolumnen för enhet eller roll har e-postadresser, namn eller annat som kan tala om vem som svarade. En roll skrivs i svarsfilen som den står, och ett fel om en enhet visar den, så texten varken skrivs eller visas. Peka ut rätt kolumn i en mappning, eller ange --unit eller --role.",
        "The column of units or roles holds e-mail addresses, names or something else that may tell who answered. A role is written to the file of answers as it stands, and a fault about a unit shows it, so the text is neither written nor shown. Name the right column in a mapping, or give --unit or --role.",
    ),
    (
        "I049",
        "header_row i en mappning är numret på raden med rubriker, som kalkylprogrammet visar det. Utan header_row söks rubrikerna på de tjugo första raderna. header_row = 0 säger att filen saknar rubriker.",
        "header_row in a mapping is the number of the row with the headings, as the spreadsheet program shows it. Without header_row the headings are looked for in the first twenty rows. header_row = 0 says that the file has no headings.",
    ),
    (
        "I050",
        "Har samma fråga flera kolumner, till exempel i ett avsnitt per arbetsplats, läses de som en: den som är ifylld gäller. På den här raden är två ifyllda, med olika svar. Är det samma fråga, rätta raden i verktyget; är det två frågor, säg i en mappning vilken kolumn som gäller och räkna upp den andra under ignore.",
        "Where the same question has several columns, such as in a section per workplace, they are read as one: whichever is filled in counts. In this row two are, with different answers. If it is the same question, correct the row in the tool; if it is two, say in a mapping which column counts and list the other under ignore.",
    ),
    (
        "I051",
        "Kolumnen hör till en fråga i enkäten, men det går inte att säga vilken eller vilket svar den gäller, så den läses inte. Eftersom det står svar i den tas inget in förrän någon har sagt vad den är: under [columns] i en mappning, eller under ignore om svaren inte ska med. --write-mapping FIL skriver en mappning att fylla i.",
        "The column belongs to an item of the questionnaire, but it cannot be told which, or which option it is for, so it is not read. Since answers stand in it, nothing is taken in until somebody has said what it is: under [columns] in a mapping, or under ignore if the answers are not wanted. --write-mapping FILE writes a mapping to fill in.",
    ),
    (
        "I052",
        "Kolumnen läses inte, men rubriken liknar en fråga i enkäten. Det räcker inte för att ta den för frågan. Eftersom något står i den tas inget in förrän någon har sagt vad den är. Är den frågan, säg det under [columns] i en mappning; annars räkna upp den under ignore.",
        "The column is not read, but its heading looks like an item of the questionnaire. That is not enough to take it for the item. Since something stands in it, nothing is taken in until somebody has said what it is. If it is the item, say so under [columns] in a mapping; otherwise list it under ignore.",
    ),
    (
        "I053",
        "Inget i enkäten heter som kolumnerna, men i dem står svarsalternativ ur den. Kanske har frågorna formulerats om i verktyget. Säg i så fall under [columns] i en mappning vilka de är; annars slipper du varningen om kolumnerna står under ignore.",
        "Nothing in the questionnaire is called as the columns are, but options of it stand in them. Perhaps the questions were reworded in the tool. If so, say under [columns] in a mapping which they are; otherwise list the columns under ignore, and the warning goes.",
    ),
    (
        "I054",
        "Rader utan ett enda svar utelämnas. Den här raden har inget svar i de kolumner som läses, men något i en vars rubrik liknar en fråga eller vars innehåll ser ut som svar: svar på en fråga som ingen annan kolumn har, eller sådant som bara står på rader utan andra svar. För att ingen respondent ska gå förlorad tas inget in förrän någon har sagt vad kolumnen är: under [columns] i en mappning, eller under ignore.",
        "Rows without a single answer are left out. This one has no answer in the columns that are read, but something in one whose heading looks like an item or whose content looks like answers: to an item that has no other column, or such as stand only in rows without other answers. So that no respondent is lost, nothing is taken in until somebody has said what the column is: under [columns] in a mapping, or under ignore.",
    ),
    (
        "I055",
        "Rader utan ett enda svar utelämnas. De här raderna har inget svar i de kolumner som läses, men något i andra. Kontrollera att det inte är svar på enkätens frågor; är det svar, säg under [columns] i en mappning vad kolumnerna är, annars räkna upp dem under ignore.",
        "Rows without a single answer are left out. These have no answer in the columns that are read, but something in others. Check that it is no answer to the questionnaire's items; if it is, say under [columns] in a mapping what the columns are, otherwise list them under ignore.",
    ),
    (
        "I056",
        "--completed-only utelämnar svar som påbörjats men inte skickats in. Det går efter en kolumn som Finished eller Response Type, eller efter tiden för inskickandet i verktyg som lämnar den tom. Filen har inget sådant, så alla rader togs med. [[keep]] i en mappning kan välja rader efter en kolumn.",
        "--completed-only leaves out submissions that were begun and not sent in. It goes by a column such as Finished or Response Type, or by the time of sending in, for tools that leave it empty. The file has no such thing, so all rows were taken. [[keep]] in a mapping can choose rows by a column.",
    ),
    (
        "I057",
        "Mappningen anger kolumner med nummer, och det som står där rubrikerna borde stå kan lika gärna vara den första respondentens svar. Säg vilket med header_row: 0 om filen saknar rubriker, annars radens nummer.",
        "The mapping names columns by number, and what stands where the headings should stand may as well be the first respondent's answers. Say which with header_row: 0 if the file has no headings, otherwise the row's number.",
    ),
    (
        "I058",
        "Ett longitudinellt projekt i REDCap har en rad per händelse (event), och samma person svarar ofta i flera. Togs de in tillsammans skulle flera omgångar bli en. Importera en händelse i taget: [[keep]] i en mappning väljer rader efter kolumnen, och --wave säger vilken omgång de hör till. Hör händelserna till samma omgång, räkna upp kolumnen under ignore. En person som ändå svarat flera gånger, i händelser eller i ett formulär som kan fyllas i på nytt, är en och samma respondent: --duplicates säger vilket svar som räknas.",
        "A longitudinal project in REDCap has a row per event, and the same person often answers in several. Taken together, several rounds would become one. Import one event at a time: [[keep]] in a mapping chooses rows by the column, and --wave says which wave they belong to. If the events belong to the same wave, list the column under ignore. A person who has answered several times all the same, in events or in a form that can be filled in again, is one respondent: --duplicates says which answers count.",
    ),
    (
        "I059",
        "Samma person har svarat flera gånger, och --duplicates ska gå efter när svaren skickades in: first och last alltid, most-complete när svaren är lika fullständiga. I cellen står något som inte är en tid, så ingen kan veta vilket svar som är det sista. Rätta cellen. Ska radernas ordning gälla i stället, räkna upp tidskolumnen under ignore i en mappning. En tom cell är inget fel: då gäller radernas ordning för den personen.",
        "The same person has answered several times, and --duplicates is to go by when the answers were sent in: first and last always, most-complete where they are equally complete. What stands in the cell is no time, so that nobody can know which submission is the last. Mend the cell. If the order of rows should count instead, list the column of the time under ignore in a mapping. An empty cell is no fault: then the order of rows counts for that person.",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_explained_in_both_languages_in_order() {
        for (at, (code, sv, en)) in EXPLANATIONS.iter().enumerate() {
            assert_eq!(*code, format!("I{:03}", at + 20));
            assert!(explain(code, Lang::Sv) == Some(sv) && explain(code, Lang::En) == Some(en) && sv != en);
        }
    }
}
