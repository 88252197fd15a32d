//! What each code means and how to mend it, for `mognad explain CODE`.

mod assessment;
mod plain;

use crate::model::Lang;

/// What a code means; `None` where there is no such code.
#[must_use]
pub fn explain(code: &str, lang: Lang) -> Option<&'static str> {
    let (_, sv, en) = all().find(|(known, ..)| known.eq_ignore_ascii_case(code))?;
    Some(match lang {
        Lang::Sv => sv,
        Lang::En => en,
    })
}

/// All codes, in order.
pub fn codes() -> impl Iterator<Item = &'static str> {
    all().map(|(code, ..)| *code)
}

/// A code, and what it means in Swedish and in English.
type Explanation = (&'static str, &'static str, &'static str);

fn all() -> impl Iterator<Item = &'static Explanation> {
    OF_QUESTIONNAIRES.iter().chain(plain::EXPLANATIONS).chain(assessment::EXPLANATIONS)
}

const OF_QUESTIONNAIRES: &[Explanation] = &[
    (
        "Q001",
        "Filen följer inte TOML, det sätt att skriva som enkäter och assessment.toml använder. Oftast är det ett \
         citattecken, ett kommatecken eller en parentes som fattas, eller ett typografiskt citattecken (”) där ett rakt (\") \
         ska stå. Rätta det första felet först: de följande kan vara ekon av det. Så länge filen inte går att läsa \
         prövas inte innehållet.",
        "The file does not follow TOML, the way of writing that questionnaires and assessment.toml use. Most often a \
         quotation mark, a comma or a bracket is missing, or a curly quotation mark (”) stands where a straight one (\") \
         belongs. Mend the first fault first: those after it may be echoes. As long as the file cannot be read, its \
         content is not checked.",
    ),
    (
        "Q002",
        "TOML-filer ska vara sparade med teckenkodningen UTF-8, annars blir å, ä och ö fel. Öppna filen i en \
         textredigerare, välj Spara som och teckenkodningen UTF-8. (Svarsfiler i CSV får ha andra kodningar.)",
        "TOML files must be saved with the encoding UTF-8, or letters such as å, ä and ö go wrong. Open the file in a text \
         editor, choose Save as, and the encoding UTF-8. (Answers files in CSV may have other encodings.)",
    ),
    (
        "Q003",
        "Nyckeln betyder inget på den här platsen, och programmet gissar inte. Den kan vara felstavad, eller höra hemma under \
         en annan rubrik. Tänk på att nycklar som hör till hela filen måste stå före den första rubriken i hakparentes.",
        "The key means nothing in this place, and the program does not guess. It may be misspelt, or belong under another \
         heading. Note that keys that belong to the whole file must stand before the first heading in brackets.",
    ),
    (
        "Q004",
        "Något som måste finnas fattas. Skriv nyckeln i den tabell som felet pekar på. Om den redan finns i filen kan den \
         ha hamnat under fel rubrik: allt efter en rubrik som [[items]] hör till den, till nästa rubrik.",
        "Something that must be there is missing. Write the key in the table that the fault points at. If it is in the file \
         already, it may stand under the wrong heading: everything after a heading such as [[items]] belongs to it, up to \
         the next heading.",
    ),
    (
        "Q005",
        "Värdet är av fel sort, till exempel en text där ett tal ska stå. Texter har citattecken (\"…\"), tal och \
         true/false har det inte. Listor står inom [ ], tabeller inom { } eller under en rubrik. Texter som finns på \
         flera språk skrivs { sv = \"…\", en = \"…\" }.",
        "The value is of the wrong kind, for example a text where a number belongs. Texts have quotation marks (\"…\"), \
         numbers and true/false have none. Lists stand in [ ], tables in { } or under a heading. Texts that exist in \
         several languages are written { sv = \"…\", en = \"…\" }.",
    ),
    (
        "Q006",
        "Ett id är ett kort namn som också ska kunna stå i en kolumnrubrik och ett filnamn. Det har högst 64 tecken: \
         bokstäver, siffror, bindestreck, understreck och punkt. En enhets id får ha 100 tecken och även mellanslag. Det \
         som respondenterna läser skrivs i ”name”, ”text” eller ”label” och har inga sådana gränser.",
        "An id is a short name that must also fit a column heading and a file name. It has at most 64 characters: \
         letters, digits, hyphens, underscores and full stops. A unit’s id may have 100 characters, and spaces. What \
         respondents read is written in `name`, `text` or `label` and has no such limits.",
    ),
    (
        "Q007",
        "Här ska det stå en text, men det finns inget mellan citattecknen. Skriv texten, eller ta bort nyckeln om den inte \
         måste finnas.",
        "A text belongs here, but there is nothing between the quotation marks. Write the text, or remove the key if it \
         is optional.",
    ),
    (
        "Q008",
        "Listan måste ha något i sig. En enkät behöver minst ett språk; en mätning behöver minst en enhet, en mätomgång \
         och en svarsfil per omgång.",
        "The list must have something in it. A questionnaire needs at least one language; an assessment needs at least one \
         unit, one wave, and one answers file per wave.",
    ),
    (
        "Q009",
        "Talet ligger utanför vad som går. Poäng, nivåers gränser, krav och mål går från 0 till 100. ”min_answered” är en \
         andel från 0 till 1, så hälften skrivs 0.5. Vikter är större än 0; en fråga som inte ska räknas tas bort i \
         stället. Antal är minst 1.",
        "The number is outside what is possible. Points, thresholds of levels, requirements and targets go from 0 to 100. \
         `min_answered` is a share from 0 to 1, so half is written 0.5. Weights are above 0; an item that should not count \
         is removed instead. Counts are at least 1.",
    ),
    (
        "Q010",
        "Här kan bara vissa ord stå, och detta är inget av dem. De som går står i felmeddelandet. Stavning och små \
         bokstäver måste stämma.",
        "Only certain words can stand here, and this is none of them. Those that can are listed in the message. Spelling \
         and lower case must agree.",
    ),
    (
        "Q011",
        "Första raden, format = 1, säger vilken version av filformatet filen följer. Detta program läser format 1. En \
         högre siffra betyder att filen är gjord för ett nyare program.",
        "The first line, format = 1, says which version of the file format the file follows. This program reads format 1. \
         A higher number means that the file is made for a newer program.",
    ),
    (
        "Q012",
        "Något nämns vid ett id som inget har: en grupp, en fråga, en skala, en nivå eller en enhet. Det kan vara felstavat \
         (stora och små bokstäver skiljs åt) eller borttaget. Rätta id:t, eller lägg till det som fattas. ”readiness” och \
         ”index” finns bara där det finns förutsättningar respektive kärnområden.",
        "Something is mentioned by an id that nothing has: a group, an item, a scale, a level or a unit. It may be misspelt \
         (upper and lower case differ) or removed. Mend the id, or add what is missing. `readiness` and `index` exist only \
         where there are prerequisites and core areas.",
    ),
    (
        "Q013",
        "Samma id används för två saker, så att det inte går att veta vilken som menas. Grupper och frågor delar på sina \
         id:n. Stora och små bokstäver räknas som lika, eftersom de gör det i svarsfiler. Byt det ena. Byt inte id på en \
         fråga som redan har svar: svaren hittas genom id:t.",
        "The same id is used for two things, so that it cannot be known which is meant. Groups and items share their ids. \
         Upper and lower case are the same, since they are in answers files. Change one of them. Do not change the id of \
         an item that already has answers: the answers are found by it.",
    ),
    (
        "Q014",
        "Grupperna (eller enheterna) är delar av varandra i en ring, så att ingen står överst. Följ ”parent” från den ena \
         till den andra och ta bort den där kedjan ska börja. För frågor: de väntar på varandras svar (”shown_if”, i \
         frågan själv eller i en grupp den står i), så att ingen av dem ställs först.",
        "The groups (or units) are parts of each other in a ring, so that none stands at the top. Follow `parent` from one \
         to the next and remove it where the chain should begin. Of items: they wait for each other’s answers (`shown_if`, \
         in the item itself or in a group that it is in), so that none is asked first.",
    ),
    (
        "Q015",
        "Språket står inte i ”languages” högst upp i filen, eller så finns det inget språk med den koden. Enkäten kan vara på \
         vilket språk som helst; koden skrivs enligt BCP 47, till exempel sv, en, fi, nb, se, ar eller sv-x-lattlast. \
         Lägg till språket i ”languages”, rätta koden eller ta bort texten. Rapporter finns på svenska (sv) och engelska (en), \
         så ”language” i assessment.toml är ett av dem.",
        "The language is not listed in `languages` at the top of the file, or there is no language with this code. A \
         questionnaire may be in any language; its code is written as BCP 47 has it, such as sv, en, fi, nb, se, ar or \
         sv-x-lattlast. Add the language to `languages`, correct the code or remove the text. Reports are in Swedish (sv) \
         and English (en), so `language` in assessment.toml is one of these.",
    ),
    (
        "Q016",
        "Enkäten säger i ”languages” att den finns på ett språk, men den här texten saknas på det. Enkäten går att \
         använda: texten visas på ett annat av enkätens språk, i första hand det som står först. Översätt den, eller ta bort språket ur ”languages”.",
        "The questionnaire says in `languages` that it exists in a language, but this text is missing in it. The \
         questionnaire can be used: the text is shown in another of its languages, the first one if it has that. Translate it, or remove the language from \
         `languages`.",
    ),
    (
        "Q017",
        "Programmet använder id:t självt. ”readiness” och ”index” är de noder som sammanfattar förutsättningarna och \
         kärnområdena. En fråga kan inte heller heta som en kolumn i svarsfiler (unit, respondent, role, wave, item, value), \
         eftersom dess svar då inte skulle hittas.",
        "The program uses the id itself. `readiness` and `index` are the nodes that sum up the prerequisites and the core \
         areas. Nor can an item be called what a column of answers files is called (unit, respondent, role, wave, item, \
         value), since its answers would not be found.",
    ),
    (
        "Q018",
        "Det finns en gräns för hur mycket en enkät kan innehålla: 60 000 grupper och frågor, och 100 nivåer. Dela enkäten.",
        "There is a limit to what a questionnaire can hold: 60,000 groups and items, and 100 levels. Divide it.",
    ),
    (
        "Q019",
        "Gruppen har varken frågor eller andra grupper i sig och kan inte få någon poäng. Se efter att frågornas ”group” \
         och undergruppernas ”parent” är rätt, eller ta bort gruppen.",
        "The group has neither items nor other groups in it and cannot get a score. Check that the items’ `group` and the \
         sub-groups’ `parent` are right, or remove the group.",
    ),
    (
        "Q020",
        "”readiness” och ”index” räknas fram: den första ur alla förutsättningar, den andra ur alla kärnområden. Frågor och \
         grupper läggs därför inte i dem. En grupp på översta nivån hamnar i rätt sammanfattning genom sin ”kind”.",
        "`readiness` and `index` are computed: the first from all prerequisites, the second from all core areas. Items and \
         groups are therefore not put in them. A top-level group ends up in the right one through its `kind`.",
    ),
    (
        "Q021",
        "Bara grupper på översta nivån är förutsättningar eller kärnområden. En grupp med ”parent” är en del av en annan \
         grupp och följer den. Ta bort ”kind”, eller ta bort ”parent”.",
        "Only top-level groups are prerequisites or core areas. A group with `parent` is a part of another group and goes \
         with it. Remove `kind`, or remove `parent`.",
    ),
    (
        "Q022",
        "En enkät måste fråga något. Lägg till minst en fråga under rubriken [[items]], med id, group och text.",
        "A questionnaire must ask something. Add at least one question under the heading [[items]], with id, group and text.",
    ),
    (
        "Q023",
        "Filen beskriver en sammanfattning, [readiness] eller [index], men har inga grupper av den sort som den \
         sammanfattar. Avsnittet används inte. Grupper på översta nivån är kärnområden om inte kind = \"prerequisite\" står \
         i dem.",
        "The file describes a summary, [readiness] or [index], but has no groups of the kind that it sums up. The section \
         is not used. Top-level groups are core areas unless they say kind = \"prerequisite\".",
    ),
    (
        "Q024",
        "Frågan säger inte vad som kan svaras. Ge den en skala med scale = \"…\", eller egna svarsalternativ med options = \
         [ … ], eller skriv scale = \"…\" högst upp i filen: det gäller alla frågor som inte säger något annat.",
        "The item does not say what can be answered. Give it a scale with scale = \"…\", or options of its own with \
         options = [ … ], or write scale = \"…\" at the top of the file: it holds for all items that say nothing else.",
    ),
    (
        "Q025",
        "Frågan har både ”scale” och ”options”, och det går inte att veta vilken som gäller. Behåll en av dem.",
        "The item has both `scale` and `options`, and it cannot be known which holds. Keep one of them.",
    ),
    (
        "Q026",
        "En skala har minst två svarsalternativ, annars finns inget att välja, och högst hundra. ”Vet ej” och ”ej \
         tillämpligt” finns alltid och räknas inte in.",
        "A scale has at least two options, or there is nothing to choose, and at most a hundred. “Don’t know” and “not \
         applicable” always exist and are not counted.",
    ),
    (
        "Q027",
        "Några av svarsalternativen har poäng och andra inte. Ge alla poäng från 0 till 100, eller inget: då får de jämna \
         steg, det första 0 och det sista 100.",
        "Some of the options have points and others have none. Give all of them points from 0 to 100, or none: they are \
         then evenly spaced, the first 0 and the last 100.",
    ),
    (
        "Q028",
        "”anchors” beskriver hur det ser ut vid varje svarsalternativ, i samma ordning. Det måste vara en beskrivning per \
         alternativ, annars hamnar de fel.",
        "`anchors` describe what each option looks like in practice, in the same order. There must be one per option, or \
         they end up in the wrong place.",
    ),
    (
        "Q029",
        "”advice” är nästa steg för den som står vid varje svarsalternativ, i samma ordning: det första rådet hör till det \
         första alternativet. Det kan vara färre råd än alternativ (den som står överst behöver inget) men inte fler. Där flera \
         alternativ kan kryssas (multi) är rådet vad man kan göra så länge alternativet inte är kryssat.",
        "`advice` is the next step for who stands at each option, in the same order: the first piece belongs to the first \
         option. There can be fewer than options (who stands at the top needs none) but not more. Where several options can be \
         ticked (multi) it is what to do while that option is not ticked.",
    ),
    (
        "Q030",
        "Nivåerna skrivs från den lägsta till den högsta, och var och en börjar vid fler poäng än den före. Om en grupp \
         ändrar en nivås ”from” måste ordningen hålla även där, tillsammans med de gränser som gruppen inte ändrar.",
        "The levels are written from the lowest to the highest, and each begins at more points than the one before. Where a \
         group changes a level’s `from`, the order must hold there too, together with the thresholds that the group does \
         not change.",
    ),
    (
        "Q031",
        "En bild med två axlar har fyra fält: låg eller hög på den ena, låg eller hög på den andra. Vart och ett behöver \
         namn och text, eftersom en enhet kan hamna i vilket som helst.",
        "A picture with two axes has four fields: low or high on the one, low or high on the other. Each needs a name and \
         a text, since a unit can end up in any of them.",
    ),
    (
        "Q032",
        "”range” är två tal, det lägre först: poängen visas från det första till det andra, till exempel range = [0, 3]. \
         På samma sätt är ”min” lägre än ”max” i en fråga som besvaras med ett tal, och ”at_least” inte högre än ”at_most” \
         i ett villkor.",
        "`range` is two numbers, the lower first: scores are shown from the first to the second, such as range = [0, 3]. \
         In the same way `min` is lower than `max` in an item that is answered with a number, and `at_least` is not higher \
         than `at_most` in a condition.",
    ),
    (
        "Q033",
        "Nyckeln finns, men inte här. ”pass_at” hör till grupper med combine = \"ladder\". ”scale”, ”options”, ”anchors” och \
         ”advice” hör till frågor med svarsalternativ (choice och multi). ”min”, ”max”, ”breakpoints” och ”clamp” hör till \
         kind = \"number\". ”reverse” och ”advice” hör till frågor som ger poäng, och det gör varken fritext eller \
         filterfrågor (scored = false). ”scored” hör till kind = \"choice\". Ta bort nyckeln, eller rätta frågans ”kind” eller \
         gruppens ”combine”.",
        "The key exists, but not here. `pass_at` belongs to groups with combine = \"ladder\". `scale`, `options`, `anchors` \
         and `advice` belong to items with options (choice and multi). `min`, `max`, `breakpoints` and `clamp` belong with \
         kind = \"number\". `reverse` and `advice` belong to items that are scored, which texts and entry questions \
         (scored = false) are not. `scored` belongs with kind = \"choice\". Remove the key, or mend the item’s `kind` or the \
         group’s `combine`.",
    ),
    (
        "Q034",
        "”exclusive” betyder att alternativet utesluter alla andra, till exempel ”inget av dessa” bland kryssrutor. Där bara \
         ett svar kan väljas gör alla alternativ det. Ta bort ”exclusive”, eller skriv kind = \"multi\". Delar frågan skala \
         med en kryssfråga, ge den en egen skala.",
        "`exclusive` means that the option rules out all others, such as “none of these” among tick boxes. Where only one can \
         be chosen all of them do. Remove `exclusive`, or write kind = \"multi\". Where the item shares its scale with one \
         that is ticked, give it a scale of its own.",
    ),
    (
        "Q035",
        "Alla svarsalternativ är märkta med ”exclusive”. Då kan högst ett kryssas, och inget av dem ger poäng: ett sådant \
         alternativ räknas varken till eller från. Behåll ”exclusive” bara på det som betyder att inget annat stämmer.",
        "Every option is marked `exclusive`. At most one could then be ticked, and none would give points: such an option \
         counts neither way. Keep `exclusive` only on the one that means that nothing else holds.",
    ),
    (
        "Q036",
        "En fråga som besvaras med ett tal har antingen ”min” och ”max” (0 poäng vid min, 100 vid max, en rak linje \
         däremellan) eller ”breakpoints”, där varje punkt säger hur många poäng ett värde ger. Brytpunkternas första och \
         sista värde är då gränserna. Ta bort det ena.",
        "An item that is answered with a number has either `min` and `max` (0 points at min, 100 at max, a straight line \
         between) or `breakpoints`, where each says how many points a value gives. The first and the last breakpoint are then \
         the ends. Remove one of the two.",
    ),
    (
        "Q037",
        "Poängen följer räta linjer mellan brytpunkterna, så det behövs minst två: en där området börjar och en där det \
         slutar. Exempel: breakpoints = [ { at = 0, points = 0 }, { at = 30, points = 80 }, { at = 60, points = 100 } ].",
        "Points follow straight lines between the breakpoints, so there must be at least two: one where the range begins and \
         one where it ends. Such as: breakpoints = [ { at = 0, points = 0 }, { at = 30, points = 80 }, { at = 60, points = \
         100 } ].",
    ),
    (
        "Q038",
        "Brytpunkterna skrivs med stigande ”at”, så att varje värde ligger mellan två av dem. Poängen får både stiga och \
         falla: är lägre bättre, börja med 100 poäng och sluta med 0.",
        "Breakpoints are written with rising `at`, so that every value lies between two of them. The points may rise and \
         fall: where lower is better, begin with 100 points and end with 0.",
    ),
    (
        "Q039",
        "”shown_if” säger vilket svar på en annan fråga som gör att den här ställs. Besvaras den andra med alternativ skrivs \
         deras id: shown_if = { item = \"q1\", is = [\"yes\"] }. Besvaras den med ett tal skrivs gränser: shown_if = { item = \
         \"n1\", at_least = 3 }. Ett fritextsvar kan inte avgöra något. En fråga som inte ställs räknas som ej tillämplig. \
         Hos en grupp gäller villkoret allt i den utom den fråga som det nämner.",
        "`shown_if` says which answer to another item makes this one be asked. Where the other is answered with options, write \
         their ids: shown_if = { item = \"q1\", is = [\"yes\"] }. Where it is answered with a number, write limits: shown_if = \
         { item = \"n1\", at_least = 3 }. A free text decides nothing. An item that is not asked counts as not applicable. \
         In a group it goes for everything in it but the item that it names.",
    ),
    (
        "Q040",
        "Enkätens egna ord i [words.<språk>] har luckor som programmet fyller i, till exempel {page} och {pages} i ”Sivu {page} / {pages}”. \
         Alla luckor som hör till orden ska finnas med, stavade som här, och inga andra.",
        "The questionnaire’s own words in [words.<language>] have blanks that the program fills in, such as {page} and {pages} in \
         “Sivu {page} / {pages}”. All blanks that belong to the words have to be there, spelt as here, and no others.",
    ),
    (
        "Q050",
        "Ett styrtecken syns inte men styr skärmen, utskriften eller textens riktning: en rapport kan visa något annat än det \
         som står i filen, och arbetsböcker blir oläsliga. Sådana tecken följer ofta med från en webbsida eller ett annat \
         program. Ta bort tecknet, eller skriv om texten för hand. Radbrytning och tabb går bra.",
        "A control character is not seen but steers the screen, the printer or the direction of the text: a report may show \
         something else than what stands in the file, and workbooks become unreadable. Such characters often come along from \
         a web page or another program. Remove the character, or type the text anew. Line breaks and tabs are fine.",
    ),
    (
        "Q051",
        "Två id:n ser likadana ut men är skrivna med olika tecken, till exempel ett kyrilliskt a, bokstaven O och siffran 0, \
         eller ett tecken som inte syns. Filen går att använda, men den som läser ser ingen skillnad, och svar kan hamna hos \
         fel enhet eller fråga. Ge det ena ett annat id.",
        "Two ids look the same but are written with different characters, such as a Cyrillic a, the letter O and the digit 0, \
         or a character that is not seen. The file can be used, but a reader sees no difference, and answers may end with the \
         wrong unit or item. Give one of them another id.",
    ),
    (
        "Q052",
        "En roll skrivs ut i rapporter och filer, så den får inte tala om vem någon är. Under ”invited” står roller, till \
         exempel { chef = 5, medarbetare = 35 }.",
        "A role is written in reports and files, so it must not say who somebody is. Under `invited` stand roles, such as \
         { manager = 5, staff = 35 }.",
    ),
    (
        "Q101",
        "Vikten ändrar inga poäng. Antingen är det den enda i sin grupp som ger poäng, eller så väger alla i gruppen lika, \
         eller så är det en fritextfråga, eller så räknar gruppens regel inte med vikter: min, max, median, ladder och stacked \
         ser bara till poängen. (Vikten räknas ändå in i hur stor del av gruppen som måste vara besvarad.) Ta bort \
         ”weight”, eller välj en regel som väger: mean eller sum.",
        "The weight changes no score. Either nothing else in its group is scored, or all in the group weigh the same, or the \
         item is a text, or the group’s rule does not count weights: min, max, median, ladder and stacked look at the scores \
         alone. (The weight still counts in how much of the group must be answered.) Remove `weight`, or choose a rule that \
         weighs: mean or sum.",
    ),
    (
        "Q102",
        "Ingen enhet kan hamna på nivån. Antingen kan gruppen inte få så många poäng ens om alla svarar det bästa på allt, \
         eller så kräver nivån mer av något annat än det kan få, eller så går trappans poäng i hela steg förbi nivån: en \
         trappa med tre steg ger 0, 33,3, 66,7 eller 100. Ge gruppen egna gränser under ”levels”, eller se över poängen och \
         kraven.",
        "No unit can be on the level. Either the group cannot have so many points even where everybody gives the best answer \
         to everything, or the level requires more of something else than it can have, or the ladder’s score goes past the \
         level in whole steps: a ladder of three stages gives 0, 33.3, 66.7 or 100. Give the group thresholds of its own under \
         `levels`, or look over the points and the requirements.",
    ),
    (
        "Q103",
        "Frågorna ger poäng men inga råd, så rapporten kan inte säga vad nästa steg är. Skriv advice = [ … ] med ett råd för \
         den som står vid vart och ett av svarsalternativen, i samma ordning. Det bästa alternativet behöver inget. Står bara några råd där får den som \
         svarat något av de andra inget. Där flera alternativ kan kryssas (multi) är rådet vad man kan göra så länge alternativet \
         inte är kryssat. Frågor som besvaras med ett tal har inga alternativ och kan inte ha råd.",
        "The items are scored but have no advice, so that the report cannot say what the next step is. Write advice = [ … ] \
         with one piece for who stands at each option, in the same order. The best option needs none. Where only some are written, whoever stands \
         at another gets none. Where several options can be ticked (multi) a piece is what to do while that option is not \
         ticked. Items that are answered with a number have no options and cannot have advice.",
    ),
    (
        "Q104",
        "Ett krav (requires) är till för något utanför gruppen: det som måste vara på plats först. Av gruppen själv säger \
         nivåns ”from” redan vad som krävs. En grupp som den ingår i får sina poäng bland annat av den, så kravet går runt i \
         en ring. En del av gruppen räknas redan i dess poäng; ska den svagaste delen avgöra är combine = \"min\" tydligare. \
         Detsamma gäller det som en grupp vilar på (rests_on), som dessutom måste kunna få poäng.",
        "A requirement (`requires`) is for something outside the group: what must be in place first. Of the group itself the \
         level’s `from` already says what it takes. A group that it is a part of has its score from it, among others, so that \
         the requirement goes round in a ring. A part of the group already counts in its score; where the weakest part should \
         decide, combine = \"min\" says so more plainly. The same goes for what a group rests on (`rests_on`), which must also be \
         something that is scored.",
    ),
    (
        "Q105",
        "Gruppen har bara fritextfrågor i sig, och fritext ger inga poäng, eller frågor som aldrig ställs. Den kan därför aldrig få något resultat och står \
         tom i alla tabeller. Lägg kommentarsfrågor i en grupp tillsammans med frågor som ger poäng.",
        "The group has only texts in it, which are never scored, or items that are never asked. It can therefore never have a result and stands empty in \
         every table. Put comments in a group together with items that are scored.",
    ),
    (
        "Q106",
        "Inget svar på den fråga som ”shown_if” nämner uppfyller villkoret, så frågan ställs aldrig och räknas alltid som ej \
         tillämplig. Jämför gränserna med talfrågans ”min” och ”max” (eller dess första och sista brytpunkt).",
        "No answer to the item that `shown_if` names meets the condition, so that the item is never asked and always counts as \
         not applicable. Compare the limits with the number’s `min` and `max` (or its first and last breakpoint).",
    ),
    (
        "Q107",
        "Frågan kommer före den fråga som avgör om den ska ställas. Den som svarar möter dem i enkätens ordning, grupp för \
         grupp, och ser då frågan innan det är känt om den gäller. Flytta den, eller den som avgör.",
        "The item comes before the one that decides whether it is asked. Respondents meet them in the questionnaire’s order, \
         group by group, and would see the item before it is known whether it applies. Move it, or the one that decides.",
    ),
    (
        "Q108",
        "En bild (positions) placerar enheter efter två resultat. Står samma grupp på båda axlarna hamnar alla på en linje, \
         och en fritextfråga eller något som aldrig ställs har inget resultat att placera efter. Välj två grupper eller frågor \
         som ger poäng och mäter olika saker.",
        "A picture (positions) places units by two scores. With the same group on both axes all end up on a line, and a text, \
         or what is never asked, has no score to be placed by. Choose two groups or items that are scored and measure \
         different things.",
    ),
    (
        "Q109",
        "Alla svar på frågan ger lika många poäng, så svaret, och frågans vikt, ändrar inget annat än hur nära gruppens \
         resultat ligger de poängen. Ge svaren olika poäng, eller gör frågan till fritext (kind = \"text\").",
        "All answers to the item give the same points, so that the answer changes nothing, and the item’s weight only draws \
         the group’s score towards those points. Give the answers different points, or make the item a text (kind = \"text\").",
    ),
    (
        "Q110",
        "Gränser anges i poäng från 0 till 100, också där resultaten visas på en annan skala (range): ”from” hos nivåer och \
         axlar, ”requires” och ”pass_at”. Här ryms de alla inom skalans egna tal, så de är troligen skrivna på den. På skalan \
         0–3 är 1 detsamma som 33,3 poäng, på skalan 1–5 är 3 detsamma som 50.",
        "Thresholds are given in points from 0 to 100, also where scores are shown on another scale (range): `from` of levels \
         and axes, `requires` and `pass_at`. Here all of them lie within the scale’s own numbers, so they were probably written \
         on it. On the scale 0–3, 1 is the same as 33.3 points; on the scale 1–5, 3 is the same as 50.",
    ),
    (
        "Q111",
        "Skalan står i filen men ingen fråga besvaras på den. Ofta är det ett namn som har ändrats på ett ställe, så att \
         frågorna fick den gemensamma skalan i stället. Ta bort skalan, eller skriv scale = \"…\" i frågorna.",
        "The scale stands in the file but no item is answered on it. Often a name was changed in one place, so that the items \
         got the scale for all instead. Remove the scale, or write scale = \"…\" in the items.",
    ),
    (
        "Q112",
        "Den första nivån börjar högre än 0, så den som har färre poäng står inte på någon nivå och rapporten visar ingen. \
         Låt den lägsta nivån börja vid 0; ska den heta något är det just den nivån.",
        "The first level begins higher than 0, so that whoever has fewer points is on no level and the report shows none. Let \
         the lowest level begin at 0; if those below need a name, that is the level.",
    ),
    (
        "Q113",
        "En grupp i enkäten får kräva fler svarande än mätningen gör för att den, och det som ingår i den, ska visas. Här är \
         antalet 1 eller inte fler än gruppen omkring redan kräver, så det påverkar inget.",
        "A group of the questionnaire may ask for more respondents than the assessment does before it, and what is in it, is \
         shown. Here the number is 1, or no more than the group around asks for already, so that it changes nothing.",
    ),
    (
        "Q115",
        "Ett svars text är ett annat svars id, eller börjar med dess nummer, till exempel id = \"1\" med texten ”5”. Svar kan \
         stå i en fil både med id och med text, så en fil med texterna skulle läsas upp och ned; ett sådant svar godtas därför inte (S050). Ge svaret samma nummer i id \
         och text, eller ett id som inte är något annat svars text. Är enkäten redan besvarad, ändra texten och inte id:t.",
        "One option’s label is another option’s id, or begins with its number, such as id = \"1\" labelled “5”. Answers may stand \
         in a file by id and by label, so that a file with the labels would be read upside down; such an answer is not accepted (S050). Give the option the same number \
         in id and label, or an id that is no other option’s label. Where the questionnaire has been answered already, change \
         the label and not the id.",
    ),
];
