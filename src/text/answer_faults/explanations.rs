//! What each code means and how to mend it, at more length than fits beside a fault.

use crate::model::Lang;

/// What a code means and how to mend it; `None` where no fault of a file of answers has it.
#[must_use]
pub fn explain(code: &str, lang: Lang) -> Option<&'static str> {
    let (_, sv, en) = EXPLANATIONS.iter().find(|(known, _, _)| known.eq_ignore_ascii_case(code))?;
    Some(match lang {
        Lang::Sv => sv,
        Lang::En => en,
    })
}

/// Code, Swedish, English; in the order of the codes.
const EXPLANATIONS: &[(&str, &str, &str)] = &[
    (
        "S001",
        "Filen innehåller ingenting. En svarsfil börjar med en rad rubriker, och därefter följer en rad per respondent (eller en rad per svar, med kolumnerna item och value). Kontrollera att exporten lyckades och att det är rätt fil.",
        "There is nothing in the file. A file of answers begins with a row of headings, followed by a row per respondent (or a row per answer, with the columns item and value). Check that the export worked and that it is the right file.",
    ),
    (
        "S002",
        "Filen är inte text, även om den kanske slutar på .csv. Oftast är det en Excel-arbetsbok som har fått ett nytt namn. Öppna den i Excel eller LibreOffice, välj Spara som, och välj ”CSV UTF-8 (kommaavgränsad)”.",
        "The file is not text, although its name may end in .csv. Most often it is an Excel workbook under a new name. Open it in Excel or LibreOffice, choose Save as, and pick “CSV UTF-8 (comma delimited)”.",
    ),
    (
        "S003",
        "Några byte i filen är inga tecken i den teckenkodning som filen lästes med. Det händer när filen är avhuggen, när delar av olika filer har fogats ihop, eller när fel kodning angavs med --encoding. Utan --encoding tar programmet själv reda på om filen är UTF-8, UTF-16 eller Windows-1252. En fil som i övrigt är UTF-8 läses aldrig som Windows-1252 för att någon rad avviker: då hade alla å, ä och ö på de andra raderna blivit fel. Rätta raden, eller bestäm själv med --encoding.",
        "Some bytes of the file are no characters in the encoding it was read in. That happens where a file was cut off, where parts of several files were joined, or where --encoding named the wrong one. Without --encoding the program finds out by itself whether a file is UTF-8, UTF-16 or Windows-1252. A file that is UTF-8 otherwise is never read as Windows-1252 because a row differs: all å, ä and ö of the other rows would have been spoiled. Mend the row, or decide with --encoding.",
    ),
    (
        "S004",
        "Ett citattecken i början av en cell betyder att allt fram till nästa citattecken hör till cellen, även skiljetecken och radbrytningar. Här kommer inget mer citattecken, så resten av filen har blivit en enda cell. Ta bort citattecknet, eller skriv ett till där cellen slutar. Ett citattecken inuti en sådan cell skrivs två gånger.",
        "A quotation mark at the start of a cell means that everything up to the next mark belongs to the cell, separators and line breaks included. Here no other mark follows, so that the rest of the file became one cell. Remove the mark, or put another where the cell ends. A mark inside such a cell is written twice.",
    ),
    (
        "S005",
        "Raden har fler ifyllda celler än det finns rubriker, så någon cell hör inte till någon fråga, och det kan hända att svaren har förskjutits. Oftast beror det på ett skiljetecken för mycket, eller på ett decimalkomma i en fil som skiljs åt av komma. Skriv sådana celler inom citattecken, eller spara om filen med semikolon. Tomma celler sist på raden gör ingenting.",
        "The row has more filled cells than there are headings, so that some cell belongs to no item, and answers may have moved aside. Most often there is a separator too many, or a decimal comma in a file that is separated by commas. Put such cells in quotation marks, or save the file with semicolons. Empty cells at the end of a row do no harm.",
    ),
    (
        "S006",
        "Raden har färre celler än det finns rubriker. Den kan vara avhuggen, eller så saknas ett skiljetecken någonstans, och då hör svaren efter det till fel fråga. En obesvarad fråga är en tom cell: skiljetecknet ska finnas ändå. Excel utelämnar tomma celler sist på raden i block om 16 rader; sådana rader godtas.",
        "The row has fewer cells than there are headings. It may have been cut off, or a separator is missing somewhere, and then the answers after it belong to the wrong item. An unanswered item is an empty cell: its separator must be there. Excel leaves out empty cells at the end in blocks of 16 rows; such rows are accepted.",
    ),
    (
        "S007",
        "Filen har en rad rubriker och inget mer. Om den ska vara tom än så länge gör det ingenting; annars har exporten inte fått med svaren.",
        "The file has a row of headings and nothing more. If it is to be empty for now, all is well; otherwise the export left the answers out.",
    ),
    (
        "S008",
        "Två kolumner står för samma sak, till exempel ”unit” och ”enhet”, eller samma fråga två gånger (stora och små bokstäver spelar ingen roll). Programmet väljer inte mellan dem. Ta bort den ena eller ge den ett annat namn.",
        "Two columns are for the same thing, such as “unit” and “enhet”, or the same item twice (capitals do not matter). The program does not choose between them. Remove one, or give it another name.",
    ),
    (
        "S009",
        "Rubrikerna är varken frågor i enkäten eller någon av kolumnerna unit, respondent, role, wave, seconds, item och value. Kolumnerna läses inte. Ofta är det som det ska, till exempel för tidsstämplar och kommentarer. Men liknar rubriken en fråga som saknas är den troligen felstavad, och då har alla svar på frågan gått förlorade: rätta rubriken.",
        "The headings are neither items of the questionnaire nor one of the columns unit, respondent, role, wave, seconds, item and value. The columns are not read. Often that is as it should be, as for time stamps and comments. But where a heading looks like an item that is missing, it is probably misspelled, and then all answers to that item are lost: correct the heading.",
    ),
    (
        "S010",
        "Frågorna finns i enkäten men inte i filen. De räknas som obesvarade av alla i filen, och en grupp där för lite är besvarat får inget resultat. Om färre frågor ställdes med avsikt, ange den kortare enkäten för omgången i assessment.toml.",
        "The items are in the questionnaire but not in the file. They count as not answered by everybody in the file, and a group with too little answered has no score. Where fewer items were asked on purpose, name the shorter questionnaire for the wave in assessment.toml.",
    ),
    (
        "S011",
        "Ingen kolumn kunde kännas igen som en fråga. Antingen hör filen till en annan enkät, eller så är rubrikerna frågornas text och inte deras id, eller så skiljs cellerna åt av ett annat tecken än det som antogs (semikolon, komma eller tabb). ”mognad questionnaire show” visar frågornas id.",
        "No column could be recognised as an item. Either the file belongs to another questionnaire, or its headings are the items' wording and not their ids, or cells are separated by another character than was assumed (semicolon, comma or tab). “mognad questionnaire show” lists the ids.",
    ),
    (
        "S012",
        "När mätningen har mer än en enhet måste varje rad säga vilken enhet den gäller, i en kolumn som heter ”unit” eller ”enhet”. Där står enhetens id eller namn, så som det står i assessment.toml.",
        "Where an assessment has more than one unit, every row must say which one it is about, in a column called “unit” (or “enhet”). It holds the unit's id or name as it stands in assessment.toml.",
    ),
    (
        "S013",
        "När filen har ett svar per rad (kolumnerna item och value) visar kolumnen ”respondent” vilka rader som är samma persons. Använd ett påhittat id som inte kan kopplas till personen. I en fil med en rad per person behövs ingen sådan kolumn.",
        "Where a file has one answer per row (the columns item and value), the column “respondent” tells which rows are the same person's. Use a made-up id that does not lead back to the person. A file with a row per person needs no such column.",
    ),
    (
        "S014",
        "Filen är uppräknad under flera omgångar i assessment.toml. Då behövs en kolumn ”wave” eller ”omgång” där varje rad säger vilken omgång den hör till, med omgångens id. Det går lika bra att ha en fil per omgång.",
        "The file is listed under several waves in assessment.toml. It then needs a column “wave” in which every row names the wave it belongs to, by the wave's id. One file per wave will do just as well.",
    ),
    (
        "S015",
        "Värdet är inget av dem som frågan kan besvaras med. Ett svar skrivs som alternativets id eller dess text på något av enkätens språk; stora och små bokstäver och mellanslag runt om spelar ingen roll. ”na”, ”n/a”, ”ej tillämpligt”, ”ej aktuellt” och ”ej relevant” betyder ej tillämpligt; ”dk”, ”don't know”, ”vet ej”, ”vet inte” och ”kan inte svara” betyder vet ej; en tom cell, ”-”, ”NULL” och ”NaN” är obesvarat. Samma värde i samma kolumn visas bara en gång, med antalet ställen.",
        "The value is none of those that the item can be answered with. An answer is written as the option's id or its label in any of the questionnaire's languages; capitals and surrounding space do not matter. “na”, “n/a”, “ej tillämpligt”, “ej aktuellt” and “not applicable” mean not applicable; “dk”, “don't know”, “vet ej” and “vet inte” mean don't know; an empty cell, “-”, “NULL” and “NaN” are not answered. The same value in the same column is shown once, with a count.",
    ),
    (
        "S016",
        "I en fil med ett svar per rad säger kolumnen ”item” vilken fråga raden besvarar. Här är den tom. Skriv frågans id, eller ta bort raden.",
        "In a file with one answer per row, the column “item” tells which item the row answers. Here it is empty. Write the item's id, or remove the row.",
    ),
    (
        "S017",
        "Raden besvarar en fråga som enkäten inte har. Id:t kan vara felstavat, eller så hör filen till en annan enkät eller en äldre version av den. ”mognad questionnaire show” visar frågornas id.",
        "The row answers an item that the questionnaire does not have. The id may be misspelled, or the file belongs to another questionnaire or an older version of it. “mognad questionnaire show” lists the ids.",
    ),
    (
        "S018",
        "Cellen för enhet är tom, och då går det inte att veta vem svaret gäller. Fyll i enheten, eller ta bort raden om den är en rest.",
        "The cell of the unit is empty, so that nobody can tell whom the answer is about. Fill it in, or remove the row if it is a leftover.",
    ),
    (
        "S019",
        "Enheten finns inte i assessment.toml, varken som id eller som namn (stora och små bokstäver spelar ingen roll). Rätta stavningen i filen, eller lägg till enheten i assessment.toml.",
        "The unit is not in assessment.toml, neither as an id nor as a name (capitals do not matter). Correct the spelling in the file, or add the unit to assessment.toml.",
    ),
    (
        "S020",
        "Två eller flera enheter har samma namn, så namnet räcker inte för att veta vilken som menas. Skriv enhetens id i svarsfilen.",
        "Two or more units have the same name, so that the name does not tell which one is meant. Write the unit's id in the file of answers.",
    ),
    (
        "S021",
        "Texten är för lång för att vara ett namn, eller innehåller radbrytningar eller andra osynliga tecken. Ofta beror det på att cellerna har förskjutits, så att en annan text har hamnat i kolumnen.",
        "The text is too long to be a name, or holds line breaks or other characters that cannot be seen. Often cells have moved aside, so that another text has come to stand in the column.",
    ),
    (
        "S022",
        "Filen är uppräknad under flera omgångar, och raden säger inte vilken den hör till. Fyll i omgångens id.",
        "The file is listed under several waves, and the row does not say which one it belongs to. Fill in the wave's id.",
    ),
    (
        "S023",
        "Omgången finns inte i assessment.toml. Rätta id:t på raden, eller lägg till omgången.",
        "The wave is not in assessment.toml. Correct the id on the row, or add the wave.",
    ),
    (
        "S024",
        "Raden säger att den hör till en omgång som filen inte är uppräknad under, så den skulle inte räknas någonstans. Räkna upp filen även under den omgången i assessment.toml, eller flytta raden till rätt fil.",
        "The row says that it belongs to a wave that the file is not listed under, so that it would count nowhere. List the file under that wave in assessment.toml too, or move the row to the right file.",
    ),
    (
        "S025",
        "Raden saknar respondent. I en fil med en rad per person räknas den som en egen svarande, men då upptäcks det inte om samma person finns två gånger. I en fil med ett svar per rad går det inte att veta vem svaret hör till, och det är ett fel.",
        "The row has no respondent. In a file with a row per person it counts as a respondent of its own, but then nobody notices if the same person stands twice. In a file with one answer per row nobody can tell whose the answer is, and that is an error.",
    ),
    (
        "S026",
        "Samma respondent finns mer än en gång i omgången, i samma fil eller i två filer. En person ska räknas en gång. Är det två olika personer, ge dem olika id. Är det samma, ta bort den ena raden, eller kör med --duplicates first (det första svaret gäller) eller --duplicates last (det sista gäller).",
        "The same respondent stands more than once in the wave, in one file or in two. A person must count once. If they are two people, give them different ids. If they are the same, remove one of the rows, or run with --duplicates first (the first answer counts) or --duplicates last (the last one does).",
    ),
    (
        "S027",
        "Respondenter fanns mer än en gång, och --duplicates avgjorde vilket av svaren som räknas. De andra har lästs men inte räknats.",
        "Respondents stood more than once, and --duplicates decided which of the answers counts. The others were read but not counted.",
    ),
    (
        "S028",
        "I en fil med ett svar per rad får en respondent svara en gång på varje fråga. Här finns ett svar till, även om det kan vara likadant. (Där flera alternativ kan kryssas har varje kryss sin egen rad, men samma kryss står en gång, och inte bredvid vet ej eller ej tillämpligt.) Ta bort det ena. Om hela filen finns i två exemplar efter varandra, ta bort det ena exemplaret.",
        "In a file with one answer per row, a respondent may answer each item once. Here is another answer, though it may be the same. (Where several options can be ticked each tick has a row of its own, but the same tick stands once, and not beside don't know or not applicable.) Remove one of them. If the whole file stands there twice, remove one copy.",
    ),
    (
        "S029",
        "I en fil med ett svar per rad säger alla rader för en respondent vilken enhet personen tillhör, och de måste säga samma sak. Är det två olika personer, ge dem olika id.",
        "In a file with one answer per row, all rows of a respondent name the person's unit, and they must agree. If they are two people, give them different ids.",
    ),
    (
        "S030",
        "I en fil med ett svar per rad får raderna för en respondent inte ange olika roller. Det går bra att rollen bara står på några av dem. Är det två olika personer, ge dem olika id.",
        "In a file with one answer per row, the rows of a respondent must not name different roles. The role may stand on some of them only. If they are two people, give them different ids.",
    ),
    (
        "S031",
        "Det finns fler fel av samma slag än vad någon orkar läsa. De första visas ett och ett; resten räknas bara. De har ofta en gemensam orsak, till exempel att en kolumn har fått fel rubrik. Rätta de första och kör igen.",
        "There are more faults of the same kind than anybody would read. The first are shown one by one; the rest are only counted. They often have one cause, such as a column with the wrong heading. Mend the first ones and run again.",
    ),
    (
        "S032",
        "Frågan besvaras med ett tal, och det som står i cellen är inget tal. Decimaler skrivs med punkt eller komma. Tusental får skiljas åt med mellanslag eller apostrof (1 500), och med punkt eller komma där det framgår av kolumnen (S051). Procenttecken läses där frågan gäller procent (S052); andra enheter skrivs inte ut. ”vet ej” och ”ej tillämpligt” godtas som på alla frågor.",
        "The item is answered with a number, and what stands in the cell is none. Decimals have a point or a comma. Thousands may be set apart with a space or an apostrophe (1 500), and with a point or a comma where the column shows it (S051). Per cent signs are read where the item asks for per cent (S052); other units are left out. “don't know” and “not applicable” are accepted as for every item.",
    ),
    (
        "S033",
        "Talet är lägre eller högre än vad frågan kan besvaras med. Ofta är det ett skrivfel: en nolla för mycket, ett kommatecken på fel plats, eller procent där det skulle stå en andel. Är talet riktigt och ska räknas som den närmaste gränsen, skriv clamp = true i frågan; annars rätta talet eller frågans gränser.",
        "The number is lower or higher than the item can be answered with. Often it is a slip: a nought too many, a decimal sign in the wrong place, or per cent where a share belongs. Where the number is right and should count as the nearest end, write clamp = true in the item; otherwise mend the number or the item's ends.",
    ),
    (
        "S034",
        "Ett alternativ som utesluter alla andra, till exempel ”inget av dessa”, är ikryssat tillsammans med andra alternativ. Båda kan inte stämma, och programmet gissar inte. Ta bort det ena. Händer det ofta, se till att webbformuläret låter alternativet utesluta de andra.",
        "An option that rules out all others, such as “none of these”, is ticked together with other options. Both cannot be true, and the program does not guess. Remove one of the two. Where it happens often, make the web form let the option rule out the others.",
    ),
    (
        "S035",
        "Frågan har en kolumn per alternativ, med rubriker som fråga[alternativ] eller fråga/alternativ. I en sådan kolumn står om alternativet är ikryssat: 1, x, ja, yes, true eller alternativets namn för ja; 0, nej, no eller false för nej; en tom cell är inte ikryssat. Är alla frågans celler tomma är frågan obesvarad. ”vet ej” och ”ej tillämpligt” gäller hela frågan och kan inte stå bredvid kryss.",
        "The item has a column per option, with headings such as item[option] or item/option. Such a column says whether the option is ticked: 1, x, ja, yes, true or the option's name for yes; 0, nej, no or false for no; an empty cell is not ticked. Where all the item's cells are empty it is not answered. “don't know” and “not applicable” are of the whole item and cannot stand beside ticks.",
    ),
    (
        "S036",
        "Frågan har en kolumn per alternativ, men några alternativ har ingen. De räknas som inte ikryssade av alla i filen, vilket ger lägre poäng om någon hade kryssat i dem. Lägg till kolumnerna, eller kontrollera att de som saknas inte är felstavade: då står de bland kolumnerna som inte läses (S009).",
        "The item has a column per option, but some options have none. They count as not ticked by everybody in the file, which lowers the score where somebody had ticked them. Add the columns, or check that those that are missing are not misspelled: they are then among the columns that are not read (S009).",
    ),
    (
        "S037",
        "I assessment.toml står hur många som har tillfrågats i varje roll (invited = { chef = 5, medarbetare = 35 }), och den här rollen är inte bland dem. Oftast är den felstavad i filen eller i assessment.toml; stora och små bokstäver spelar ingen roll. Svaren räknas, men i en egen roll utan svarsfrekvens.",
        "assessment.toml says how many were asked in each role (invited = { manager = 5, staff = 35 }), and this role is not among them. Most often it is misspelled in the file or in assessment.toml; capitals do not matter. The answers count, but in a role of their own without a response rate.",
    ),
    (
        "S038",
        "Kolumnen seconds säger hur lång tid en svarande tog på sig, i sekunder, med eller utan decimaler. Klockslag, minuter (5:12) och negativa tal godtas inte, för det går inte att veta vad som menas. Räkna om kolumnen till sekunder, lämna cellen tom där tiden är okänd, eller ta bort kolumnen.",
        "The column seconds says how long a respondent took, in seconds, with or without decimals. Times of day, minutes (5:12) and negative numbers are not accepted, since nobody can tell what is meant. Turn the column into seconds, leave the cell empty where the time is not known, or remove the column.",
    ),
    (
        "S039",
        "I en fil med ett svar per rad gäller tiden alla svar tillsammans. Den får stå på en av respondentens rader eller på alla, men den måste vara densamma. Är det tiden för varje fråga, lägg ihop dem eller ta bort kolumnen. Är det två olika personer, ge dem olika id.",
        "In a file with one answer per row, the time is that of all answers together. It may stand on one of the respondent's rows or on all of them, but it must be the same. Where it is the time per question, add them up or remove the column. If they are two people, give them different ids.",
    ),
    (
        "S040",
        "Raden har minst tio svar på samma skala, nio av tio eller fler av dem är samma alternativ, och minst tio i följd, över tre områden eller fler, är precis lika. Så svarar den som klickar sig igenom, men också den som verkligen ser allt på samma nivå. Därför är det en varning: svaren räknas som alla andra. method.html i varje rapport (eller docs/metod.md) säger var gränserna kommer ifrån.",
        "The row has ten answers or more on the same scale, nine out of ten or more of them are the same option, and at least ten in a row, over three areas or more, are exactly alike. That is how somebody answers who clicks through, but also somebody who really sees everything at the same stage. So it is a warning: the answers count like all others. method.html in each report (or docs/method.md) says where the limits come from.",
    ),
    (
        "S041",
        "Raden har minst tio svar som har getts på mindre än en sekund per svar, eller på mindre än 40 procent av den tid per svar som är vanligast i omgången (medianen, om minst tio har en tid). Då hinner man knappast läsa frågorna, men tiden kan också vara fel, till exempel om svaren först skrevs på papper. Därför är det en varning: svaren räknas som alla andra. method.html i varje rapport (eller docs/metod.md) säger var gränserna kommer ifrån.",
        "The row has ten answers or more that took less than one second each, or less than 40 per cent of the time per answer that is usual in the wave (the median, where ten or more have a time). Hardly anybody can read the questions in that, but the time may also be wrong, such as where the answers were first written on paper. So it is a warning: the answers count like all others. method.html in each report (or docs/method.md) says where the limits come from.",
    ),
    (
        "S042",
        "Frågan har ett villkor (shown_if i enkäten) och ska bara ställas efter vissa svar på en annan fråga. Här har någon som svarat något annat på den andra frågan ändå svarat. Svaret räknas som ej tillämpligt. Det händer när enkätverktyget inte har fått villkoret, eller när någon ändrat ett tidigare svar. Rätta det svar som är fel, eller låt det stå: varningen ändrar inget.",
        "The item has a condition (shown_if in the questionnaire) and is to be asked only after certain answers to another item. Here somebody who answered the other item differently has answered all the same. The answer counts as not applicable. It happens where the survey tool was not given the condition, or where somebody changed an earlier answer. Mend the answer that is wrong, or leave it: the warning changes nothing.",
    ),
    (
        "S043",
        "Frågan är till för vissa roller (audience i enkäten), och den som har svarat har en annan. Svaret räknas som ej tillämpligt, som om frågan inte hade ställts. Det händer när ett enkätverktyg eller en arbetsbok visar alla frågor för alla. Rätta rollen om den är fel, eller låt svaret stå: varningen ändrar inget. Den som inte har angett någon roll får alla frågor.",
        "The item is for some roles (audience in the questionnaire), and whoever answered has another. The answer counts as not applicable, as if the item had not been asked. It happens where a survey tool or a workbook shows all questions to everybody. Mend the role if it is wrong, or leave the answer: the warning changes nothing. Who gave no role is asked everything.",
    ),
    (
        "S044",
        "Kolumnen (eller raden) har samma namn som en grupp som kan besvaras på en gång (optional i enkäten). Där kan bara stå ”ej tillämpligt” eller något annat ord för det: inget i gruppen berör den som svarar. Allt annat besvaras fråga för fråga.",
        "The column (or the row) is called as a group that can be answered at once (optional in the questionnaire). Only “not applicable”, or another word for it, can stand there: nothing in the group concerns the respondent. Everything else is answered question by question.",
    ),
    (
        "S045",
        "Någon har svarat att inget i gruppen berör dem, och ändå besvarat en fråga i den. Båda kan inte stämma, och programmet gissar inte vilket. Ta bort det som inte gäller. ”Ej tillämpligt”, ”vet ej” och tomma svar i gruppen säger inte emot.",
        "Somebody answered that nothing in the group concerns them, and answered a question in it all the same. Both cannot be true, and the program does not guess which is. Remove what does not hold. “Not applicable”, “don't know” and empty answers in the group contradict nothing.",
    ),
    (
        "S050",
        "Ett ensamt tal står där ett svarsalternativ ska stå, och inget alternativ har talet som id eller text. Då kan talet vara en plats i listan räknad från 1, räknad från 0, verktygets egen kod, eller 1 för ja. Platser i listan godtas bara när hela kolumnen kan vara platser: när där inte står 0 eller något tal bortom listan, och när 1 inte lika gärna kan betyda ja. Ta reda på vad koderna står för i enkätverktyget, och skriv alternativens id i filen eller säg det i en mappning till import: [values.FRÅGA] \"1\" = \"id\". Bäst är att exportera svarens texter.",
        "A bare number stands where an option belongs, and no option has the number as its id or label. The number may then be a place in the list counted from 1, or from 0, the tool's own code, or 1 for yes. Places in the list are accepted only where the whole column can be places: where neither 0 nor a number beyond the list stands there, and where 1 could not as well mean yes. Find out what the codes stand for in the survey tool, and write the options' ids into the file, or say it in a mapping for import: [values.ITEM] \"1\" = \"id\". Best is to export the answers' labels.",
    ),
    (
        "S051",
        "Ett tal med punkt eller komma och precis tre siffror efter kan vara ett decimaltal eller ett helt tal med tusental: 1,234 är 1,234 eller 1234. Programmet ser efter i kolumnen och i filens andra tal: står där 12,5 är kommat decimaltecken, står där 1,234,567 eller 12.5 skiljer kommat tusental åt. I en arbetsbok är tal som är inmatade som tal aldrig tvetydiga. Visar inget annat vilket det är och båda kan besvara frågan, är det ett fel. Skriv talet utan tecken (1234) eller med en decimal till (1,2340).",
        "A number with a point or a comma and exactly three digits after it may be a decimal or a whole number with thousands: 1,234 is 1.234 or 1234. The program looks at the column and at the other numbers of the file: where 12,5 stands there, the comma parts decimals; where 1,234,567 or 12.5 does, it parts thousands. In a workbook, what was entered as a number is never in doubt. Where nothing else shows which it is and both can be answered, it is a fault. Write the number without a sign (1234), or with one more decimal (1.2340).",
    ),
    (
        "S052",
        "Cellen är procent, med procenttecken eller procentformat i kalkylbladet, men frågan besvaras inte med procent. Där frågan går till 100 läses 50 % som 50, och där den går till 1 som 0,5. Frågar en annan fråga efter procent, skriv det i frågans text (”procent”). Annars: skriv det tal som frågan ber om.",
        "The cell is a per cent, with a sign or in the spreadsheet's format, but the item is not answered with one. Where the item reaches 100, 50 % is read as 50, and where it reaches 1, as 0.5. Where another item asks for per cent, say so in its text (“per cent”). Otherwise write the number that the item asks for.",
    ),
    (
        "S053",
        "Kalkylprogrammet kunde inte räkna ut cellen och visar ett fel, till exempel #SAKNAS!, #N/A eller #REF!. Det är inget svar, och inte heller ett obesvarat: ett svar kan ha gått förlorat. Rätta formeln eller det blad den hämtar ifrån, eller skriv svaret i cellen. Är cellen avsedd att vara tom, töm den.",
        "The spreadsheet could not compute the cell and shows an error, such as #N/A or #REF!. That is no answer, and not the absence of one either: an answer may have been lost. Mend the formula or the sheet that it draws on, or write the answer into the cell. Where the cell is meant to be empty, empty it.",
    ),
    (
        "S054",
        "Cellen har en formel, men filen innehåller inget värde för den. Program som skapar arbetsböcker utan att räkna (till exempel skript) lämnar värdet tomt tills någon öppnar filen. Öppna den i Excel eller LibreOffice, kontrollera värdet, spara och försök igen. Eller ersätt formlerna med sina värden: kopiera och klistra in som värden.",
        "The cell has a formula, but the file has no value for it. Programs that make workbooks without computing, such as scripts, leave the value out until somebody opens the file. Open it in Excel or LibreOffice, check the value, save it and try again. Or put values in place of the formulas: copy, and paste as values.",
    ),
    (
        "S055",
        "Inget svarsalternativ har talet som id eller text, men alla tal i kolumnen kan vara platser i listan, räknade från 1, så de läses så. Kontrollera att verktyget räknar likadant; annars blir svaren fel. Skriv alternativens id i stället, så behövs ingen gissning och varningen försvinner.",
        "No option has the number as its id or label, but all numbers of the column can be places in the list, counted from 1, and are read so. Check that the tool counts alike, or the answers will be wrong. Write the options' ids instead, and nothing need be assumed and the warning goes.",
    ),
    (
        "S056",
        "Frågan besvaras med procent, 0–100, men kolumnen har tal mellan 0 och 1, och inget tal över 1 eller andra tal med procenttecken. Då kan talen vara andelar: 0,5 för 50 procent, som ett kalkylprogram sparar dem. De läses då som de står, med en varning. Har några tal procenttecken och de andra är högst 1, går det inte att veta: då är det ett fel som visar båda tolkningarna. Är talen andelar, multiplicera dem med 100 eller exportera dem med procenttecken.",
        "The item is answered with per cent, 0–100, but the column has numbers between 0 and 1, and either none above 1 or others with a per cent sign. The numbers may then be shares: 0.5 for 50 per cent, as a spreadsheet keeps them. They are then read as they stand, with a warning. Where some have the sign and the others are at most 1, nobody can know: that is a fault that shows both readings. Where they are shares, multiply them by 100, or export them with the sign.",
    ),
    (
        "S060",
        "Ett styrtecken syns inte men styr skärmen, utskriften eller textens riktning. Sådana tecken följer ofta med när en text klistras in ur ett annat program. De tas bort, och resten av texten läses som den står. I en tabell tas tecknet noll (U+0000) inte bort: det står mest i filer som har skadats, till exempel när datorn stängdes av medan de sparades.",
        "A control character is not seen but steers the screen, the printer or the direction of the text. Such characters often come along where a text is pasted from another program. They are taken out, and the rest of the text is read as it stands. In a table the character zero (U+0000) is not taken out: it mostly stands in files that were damaged, such as where the computer went off while they were saved.",
    ),
    (
        "S061",
        "Enheter och roller skrivs i rapporter, tabeller och filer. En e-postadress eller ett personnummer där talar om vem som svarade, så det varken visas eller skrivs. Oftast är kolumnen en annan än avsett: byt rubriken på den, ta bort den, eller skriv namnet på enheten eller rollen. Detsamma gäller kolumnen för respondenter i filer med svar: där ska pseudonymer stå. `mognad import` gör pseudonymer av adresser och nummer.",
        "Units and roles are written in reports, tables and files. An e-mail address or a personal identity number there says who answered, so it is neither shown nor written. Mostly the column is another than was meant: change its heading, remove it, or write the name of the unit or the role. The same goes for the column of respondents in files of answers: pseudonyms belong there. `mognad import` makes pseudonyms of addresses and numbers.",
    ),
    (
        "S062",
        "Två namn ser likadana ut men är skrivna med olika tecken, till exempel ett kyrilliskt a, bokstaven O och siffran 0, eller ett tecken som inte syns. De räknas som två, så svaren delas upp på båda. Är det samma enhet eller roll, skriv den på ett sätt i hela filen.",
        "Two names look the same but are written with different characters, such as a Cyrillic a, the letter O and the digit 0, or a character that is not seen. They count as two, so that the answers are split between them. Where they are the same unit or role, write it in one way in the whole file.",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_explained_in_both_languages_and_in_order() {
        assert!(EXPLANATIONS.windows(2).all(|pair| pair[0].0 < pair[1].0));
        for (code, sv, en) in EXPLANATIONS {
            assert!(sv.len() > 60 && en.len() > 60 && sv != en, "{code}");
        }
        assert!(explain("s015", Lang::Sv).is_some());
        assert_eq!(explain("S999", Lang::En), None);
    }
}
