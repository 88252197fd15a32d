//! The codes of faults in `assessment.toml`.

use super::Explanation;

pub(super) const EXPLANATIONS: &[Explanation] = &[
    (
        "A001",
        "Filen går inte att läsa. Operativsystemets skäl står i meddelandet. Se efter att filen finns, att namnet är rätt \
         skrivet (stora och små bokstäver skiljs åt på vissa datorer) och att ni får läsa den.",
        "The file cannot be read. The operating system’s reason stands in the message. Check that the file exists, that its \
         name is spelt right (upper and lower case differ on some computers) and that you may read it.",
    ),
    (
        "A002",
        "Allt som hör till en mätning ligger i dess mapp, så att den kan flyttas och ge samma resultat hos någon annan. \
         Sökvägar skrivs därför från mappen, med vanliga snedstreck, utan .. och utan enhetsbokstav. Kopiera filerna till \
         mappen, till exempel till answers/2026.",
        "Everything that belongs to an assessment is in its folder, so that it can be moved and give the same result \
         elsewhere. Paths are therefore written from the folder, with forward slashes, without .. and without a drive \
         letter. Copy the files into the folder, for example into answers/2026.",
    ),
    (
        "A003",
        "Mönstret för filnamn är inte rätt skrivet. * står för vad som helst inom ett namn, ? för ett tecken, [abc] för ett \
         av tecknen, och ** ensamt mellan snedstreck för mappar i valfritt antal.",
        "The pattern for file names is not written right. * stands for anything within a name, ? for one character, [abc] \
         for one of the characters, and ** alone between slashes for any number of folders.",
    ),
    (
        "A004",
        "Ingen fil i mappen stämmer med sökvägen eller mönstret. Sökvägen räknas från mappen där assessment.toml ligger. \
         Stora och små bokstäver skiljs åt på alla datorer, så att samma mapp ger samma resultat överallt. En omgång \
         efter den senaste med svar får vara utan: den väntar på svar. Då är detta bara en varning, som säger att en fil som \
         ingen omgång läser heter nästan så.",
        "No file in the folder matches the path or pattern. The path is counted from the folder that assessment.toml is in. \
         Upper and lower case differ on all computers, so that the same folder gives the same result everywhere. A wave \
         after the latest with answers may be without: it waits for answers. Then this is only a warning, which says that a \
         file that no wave reads is called nearly so.",
    ),
    (
        "A005",
        "”questionnaire” är antingen id:t för en inbyggd enkät eller en sökväg till en TOML-fil i mappen. Detta är ingetdera. \
         Kommandot mognad questionnaire list visar de inbyggda.",
        "`questionnaire` is either the id of a built-in questionnaire or a path to a TOML file in the folder. This is \
         neither. The command mognad questionnaire list shows the built-in ones.",
    ),
    (
        "A006",
        "Med rollup = \"headcount\" väger varje enhet efter hur många som arbetar där, och då måste det stå för varje enhet \
         som inte har delar. Skriv ”headcount” för dem, eller välj rollup = \"pooled\" (alla svarande väger lika) eller \
         \"units\" (alla delar väger lika).",
        "With rollup = \"headcount\" each unit counts by how many work there, so that must be said of every unit that has no \
         parts. Write `headcount` for them, or choose rollup = \"pooled\" (all respondents count alike) or \"units\" (all \
         parts count alike).",
    ),
    (
        "A007",
        "Fler har tillfrågats än som arbetar i enheten. Mätningen går att använda, men se efter att talen inte har bytt \
         plats: ”invited” är antalet tillfrågade, ”headcount” antalet som arbetar där.",
        "More people have been asked than work in the unit. The assessment can be used, but check that the numbers have not \
         changed places: `invited` is how many were asked, `headcount` how many work there.",
    ),
    (
        "A008",
        "Enhetens delar har tillsammans fler anställda än enheten. Mätningen går att använda, men talen kan inte stämma: en \
         enhets ”headcount” räknar med alla som arbetar i dess delar.",
        "The unit’s parts together have more people than the unit. The assessment can be used, but the numbers cannot be \
         right: a unit’s `headcount` counts everybody who works in its parts.",
    ),
    (
        "A009",
        "Mätomgångarna skrivs med den äldsta först, och jämförelser över tid går från en omgång till nästa i den ordningen. \
         Ett datum som inte är senare än det före är oftast felskrivet.",
        "Waves are written with the oldest first, and comparisons over time go from one wave to the next in that order. A \
         date that is not later than the one before is mostly a slip.",
    ),
    (
        "A010",
        "Två enheter med samma överordnade enhet heter likadant. Mätningen går att använda, men i rapporter och diagram går \
         de inte att skilja åt, och en svarsfil som anger namnet i stället för id:t säger inte vilken som menas (S020). Ge \
         den ena ett annat ”name”.",
        "Two units under the same parent have the same name. The assessment can be used, but reports and charts cannot tell \
         them apart, and a file of answers that gives the name and not the id does not say which is meant (S020). Give one \
         of them another `name`.",
    ),
    (
        "A011",
        "Enhetens delar har tillsammans fler tillfrågade än enheten. Mätningen går att använda, men svarsfrekvensen kan inte \
         stämma: en enhets ”invited” räknar med alla som har tillfrågats i dess delar.",
        "More people were asked in the unit’s parts together than in the unit. The assessment can be used, but the response \
         rate cannot be right: a unit’s `invited` counts everybody who was asked in its parts.",
    ),
    (
        "A012",
        "Enkäten har frågor som bara ställs till vissa roller (audience), och en av de rollerna finns inte under invited i assessment.toml. Ofta \
         heter rollen något annat där. Den som har en roll som inte står i ”audience” får inte frågan. Skriv rollerna likadant på båda \
         ställena; stora och små bokstäver spelar ingen roll, och chef och manager, medarbetare och staff, är detsamma.",
        "The questionnaire has items that are asked of some roles only (audience), and one of these roles is not among those under invited in \
         assessment.toml. Often the role is called something else there. Whoever has a role that does not stand in `audience` is not asked. Write the \
         roles alike in both places; case does not matter, and chef and manager, medarbetare and staff, are the same.",
    ),
    (
        "A013",
        "Ingen av rollerna under invited i assessment.toml får de här frågorna, så bara den som inte anger någon roll svarar på dem, och de blir utan \
         resultat. Rätta rollerna under invited eller i enkätens ”audience”.",
        "None of the roles under invited in assessment.toml is asked these items, so that only those who give no role answer them, and they have no \
         score. Mend the roles under invited or in the questionnaire’s `audience`.",
    ),
];
