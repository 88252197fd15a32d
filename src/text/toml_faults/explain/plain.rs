//! What breaks a rule for plain language, explained.

use super::Explanation;

pub(super) const EXPLANATIONS: &[Explanation] = &[
    (
        "Q120",
        "Ordet betyder olika för olika läsare: det som är ”regelbundet” för en är sällan för en annan, och då mäter svaret mest vem som \
         läste. Skriv ett mått i stället, som ”minst en gång om året” eller ”i minst hälften av fallen”. Orden står per språk i programmet; \
         enkäten kan lägga till egna under [lint.sv], som vague = [\"titt som tätt\"], och undanta fraser med exempt = [\"hur ofta\"]. \
         Ska ordet stå kvar skrivs skälet i frågan: accepts = { vague-word = \"…\" }.",
        "The word means different things to different readers: what is “regularly” to one is seldom to another, and then the answer measures \
         mostly who read it. Write a measure instead, such as “at least once a year” or “in at least half of the cases”. The words stand per language \
         in the program; the questionnaire can add its own under [lint.en], such as vague = [\"off and on\"], and exempt phrases with exempt = [\"how often\"]. \
         Where the word is to stay, give the reason in the item: accepts = { vague-word = \"…\" }.",
    ),
    (
        "Q121",
        "En fråga med ”och” eller ”eller” i sig frågar ofta om två saker, och den som bara gör den ena har inget svar att välja. Dela frågan i två, eller \
         fråga om det som betyder mest. Är det verkligen en sak, som ”frågor och svar”, skrivs skälet i frågan: accepts = { and-or = \"…\" }.",
        "A question with “and” or “or” in it often asks two things, and whoever does only one of them has no answer to choose. Make it two questions, or ask \
         about what matters most. Where it is one thing, such as “questions and answers”, give the reason in the item: accepts = { and-or = \"…\" }.",
    ),
    (
        "Q122",
        "Ett svar med fler än 25 ord går knappt att jämföra med de andra. Skriv bara det som skiljer det från svaret före, och låt exemplen stå \
         i hjälptexten. Ett undantag skrivs med sitt skäl i frågan: accepts = { long-anchor = \"…\" }.",
        "An answer with more than 25 words can hardly be compared with the others. Write only what sets it apart from the answer before, and let examples stand in \
         the help text. An exception is written in the item with its reason: accepts = { long-anchor = \"…\" }.",
    ),
    (
        "Q123",
        "En fråga med fler än 16 ord hinner glömmas innan svaren är lästa. Låt det som förklarar den stå i hjälptexten. Ett undantag skrivs med sitt skäl i \
         frågan: accepts = { long-question = \"…\" }.",
        "A question with more than 16 words is forgotten before the answers are read. Let what explains it stand in the help text. An exception is written in the \
         item with its reason: accepts = { long-question = \"…\" }.",
    ),
    (
        "Q124",
        "Svaret har andra svar ovanför sig och medger ändå inget undantag. ”Alla” stämmer lätt i en enhet med sex anställda och kan inte ens vetas i en med \
         sjuttioåtta, så att små enheter får högre resultat för samma sak. Skriv ”i regel, med undantag” eller en andel. Det lägsta och det högsta \
         svaret prövas inte. Ett undantag skrivs med sitt skäl i frågan: accepts = { absolute-middle = \"…\" }.",
        "The answer has others above it and yet allows no exception. “All” is easily true of a unit of six people and cannot even be known in one of seventy-eight, so \
         that small units score higher for the same thing. Write “as a rule, with exceptions”, or a share. The lowest and the highest answer are not looked \
         at. An exception is written in the item with its reason: accepts = { absolute-middle = \"…\" }.",
    ),
    (
        "Q125",
        "Frågan har ingen hjälptext. Den som undrar om frågan gäller dem, eller vad ett ord betyder, har då inget att gå på utom svaren, och tolkar olika. Skriv help = … \
         med exempel från flera sorters verksamheter. Behövs ingen skrivs skälet i frågan: accepts = { no-help = \"…\" }. Fritextfrågor behöver ingen.",
        "The item has no help text. Whoever wonders whether it concerns them, or what a word means, has nothing to go by but the answers, and people read it differently. Write \
         help = … with examples from several kinds of work. Where none is needed, give the reason in the item: accepts = { no-help = \"…\" }. Free texts need none.",
    ),
    (
        "Q126",
        "Frågan har ett undantag (”accepts”) från en regel som den inte bryter mot, troligen för att texten har skrivits om sedan dess. Ta bort undantaget, så att \
         regeln gäller nästa gång texten ändras.",
        "The item has an exception (`accepts`) from a rule that it does not break, probably since the text has been rewritten. Remove the exception, so that the rule holds \
         when the text is changed again.",
    ),
];
