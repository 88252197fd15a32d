//! The keys of an assessment.

use super::Holds::{
    ById, Date, Filled, Flag, Id, Name, Number, Part, PeopleByRole, Points, SomeText, Table, Text, Version,
    WeightOrNone, Words,
};
use super::{PEOPLE, Usual, filled, list};
use crate::model::{Assessment, Better, Lang, Mode, Respondents, Rollup};

keys! {
    /// What stands in the file as a whole.
    top {
        FORMAT = need "format": Version, "Filformatet; alltid 1.", "The file’s format; always 1.";
        TITLE = need "title": Text, "Mätningens namn.", "What the assessment is called.";
        LANGUAGE = may "language": Words(|| Lang::ALL.map(Lang::code).to_vec()), "Rapporternas språk, där --lang inte anges.", "The language of reports, where --lang is not given.";
        QUESTIONNAIRE = need "questionnaire": Filled, "Ett inbyggt frågeformulärs id, eller en sökväg i samma mapp.", "A built-in questionnaire’s id, or a path in this folder.";
        MODE = may "mode": Words(|| Mode::ALL.map(Mode::code).to_vec()) => Usual::Word(Mode::Survey.code()), "consensus om varje enhet svarar tillsammans, med ett svar: alla frågor ställs och inget resultat undanhålls.", "consensus where each unit answers together, with one answer: all questions are asked and no score is withheld.";
        MIN_GROUP = may "min_group": PEOPLE => Usual::Whole(Assessment::DEFAULT_MIN_GROUP), "Resultat för färre svarande än så visas inte. 1 där mode är consensus.", "Scores of fewer respondents are not shown. 1 where mode is consensus.";
        MIN_ITEM_GROUP = may "min_item_group": PEOPLE => Usual::Whole(Assessment::DEFAULT_MIN_ITEM_GROUP), "Enskilda frågor med färre svarande än så visas som steg och utan siffror; aldrig mindre än min_group.", "Single questions of fewer respondents are shown as stages and without figures; never fewer than min_group.";
        MIN_ROLE_GROUP = may "min_role_group": PEOPLE => Usual::Whole(Assessment::DEFAULT_MIN_ROLE_GROUP), "Roller med färre svarande än så ställs inte mot varandra; aldrig mindre än min_group.", "Roles of fewer respondents are not told apart; never fewer than min_group.";
        ROLLUP = may "rollup": Words(|| Rollup::ALL.map(Rollup::code).to_vec()), "Hur en enhets delar vägs samman: efter antal anställda, alla svarande lika, eller alla delar lika.", "How a unit’s parts count: by headcount, all respondents alike, or all parts alike.";
        RESPONDENTS = may "respondents": Words(|| Respondents::ALL.map(Respondents::code).to_vec()) => Usual::Word(Respondents::PerWave.code()), "stable om samma id är samma person i alla omgångar, så att var och en kan jämföras med sig själv.", "stable where the same id is the same person in every wave, so that people can be compared with themselves.";
        COMMENTS = may "comments": Flag => Usual::Flag(true), "false om kommentarer och berättelser inte ska återges någonstans.", "false where comments and stories are not to be passed on anywhere.";
        FINITE_POPULATION = may "finite_population": Flag => Usual::Flag(false), "true om enheternas egna intervall ska gälla dem som arbetar där just nu. Ingen jämförelse använder dem.", "true where units’ own intervals are to be about the people who work there now. No comparison uses them.";
        MIN_CHANGE = may "min_change": Points => Usual::Points(Assessment::DEFAULT_MIN_CHANGE), "En mindre förändring än så, i poäng 0–100, räknas inte som en förändring, hur säker den än är.", "A smaller change, in points 0–100, does not count as a change however sure it is.";
        FIGURES = may "figures": filled(&Filled), "Filer med nyckeltal ur register: sökvägar i samma mapp. figures.csv läses om den finns och inget annat står här.", "Files of key figures from registers: paths in this folder. figures.csv is read where it is there and nothing else is named.";
        ORGANISATION = may "organisation": Table(super::organisation::KEYS), "Vad organisationen är; behövs bara för jämförelser med andra.", "What the organisation is; only for comparisons with others.";
        WAVES = need "waves": filled(&Part("wave")), "Omgångarna, den äldsta först.", "The waves, oldest first.";
        UNITS = need "units": filled(&Part("unit")), "Enheterna, i valfri ordning.", "The units, in any order.";
        KOLADA = may "kolada": list(&Part("kolada")), "Sparade svar från Kolada, som läses som nyckeltal.", "Saved answers of Kolada, read as key figures.";
    }
}

keys! {
    /// `[organisation]`.
    organisation {
        NAME = may "name": SomeText, "Vad andra kallar organisationen, om det inte är namnet på enheten som alla andra är en del av.", "What others call the organisation, where that is not the name of the unit that all others are part of.";
        KIND = may "kind": SomeText, "Vad det är för slags organisation, som kommun.", "What kind of organisation it is, such as kommun.";
        INHABITANTS = may "inhabitants": PEOPLE, "Hur många som bor där.", "How many people live there.";
        EMPLOYEES = may "employees": PEOPLE, "Hur många som arbetar där.", "How many work there.";
    }
}

keys! {
    /// One of `[[waves]]`.
    wave {
        ID = need "id": Id, "Vad filer kallar omgången.", "What files call the wave.";
        DATE = may "date": Date, "Dagen då omgången gjordes, som 2026-03-09.", "The day of the wave, such as 2026-03-09.";
        QUESTIONNAIRE = may "questionnaire": Filled, "Omgångens frågeformulär, där det är ett annat än mätningens.", "The wave’s questionnaire, where it is not the assessment’s.";
        ANSWERS = need "answers": filled(&Filled), "Svarsfiler: sökvägar och mönster i samma mapp, som answers/2026/*.csv.", "Files of answers: paths and patterns in this folder, such as answers/2026/*.csv.";
        CONSENSUS = may "consensus": filled(&Filled), "Filer med det som enheter har enats om efter att var och en har svarat: sökvägar och mönster. Annars läses omgångens mapp i consensus.", "Files of what units have agreed on once everybody had answered: paths and patterns. Else the wave’s folder in consensus is read.";
    }
}

keys! {
    /// One of `[[units]]`.
    unit {
        ID = need "id": Name, "Vad svarsfiler kallar enheten.", "What files of answers call the unit.";
        NAME = may "name": Text, "Vad rapporter kallar enheten.", "What reports call the unit.";
        PARENT = may "parent": Name, "Enheten som den här är en del av.", "The unit that this one is a part of.";
        HEADCOUNT = may "headcount": PEOPLE, "Hur många som arbetar där; gör osäkerheten mindre när många har svarat.", "How many work there; narrows the intervals where many answered.";
        INVITED = may "invited": PeopleByRole, "Hur många som fick frågorna; ger svarsfrekvensen. Ett tal, eller ett per roll, som { chef = 5, medarbetare = 35 }.", "How many were asked; gives the response rate. A number, or one per role, such as { manager = 5, staff = 35 }.";
        WEIGHTS = may "weights": ById(&WeightOrNone), "Vad områden eller frågor väger i enheten och dess delar, där det inte är vad enkäten säger; 0 för det som enheten inte har, som { iot = 0 }.", "What areas or questions weigh in the unit and its parts, where that is not what the questionnaire says; 0 for what the unit does not have, such as { iot = 0 }.";
        TARGETS = may "targets": ById(&Points), "Målbilden: poäng 0–100 för områden eller frågor, som { process-mapping = 75 }.", "The target picture: points 0–100 for areas or questions, such as { process-mapping = 75 }.";
    }
}

keys! {
    /// One of `[[kolada]]`.
    kolada {
        FILE = need "file": Filled, "Det sparade svaret på en fråga om data: en sökväg i samma mapp.", "The saved answer to a question for data: a path in this folder.";
        TITLES = may "titles": Filled, "Det sparade svaret på en fråga om nyckeltalen, med deras namn.", "The saved answer to a question for key figures, with their titles.";
        UNITS = need "units": ById(&Name), "Vilken enhet varje kommun, region eller enhet i Kolada är här, som { 1283 = \"kommunen\" }.", "Which unit each municipality, region or unit of Kolada is here, such as { 1283 = \"kommunen\" }.";
        WAVES = may "waves": ById(&Id), "Vilken omgång ett år hör till, som { 2025 = \"2026\" }; annars den som heter som året eller har sin dag i det.", "Which wave a year belongs to, such as { 2025 = \"2026\" }; else the one that is called as the year or has its day in it.";
        KPIS = need "kpis": ById(&Table(kpi::KEYS)), "Vad varje nyckeltal är här, efter dess id i Kolada.", "What each key figure is here, by its id in Kolada.";
    }
}

keys! {
    /// One of `kpis` of `[[kolada]]`.
    kpi {
        NODE = need "node": Id, "Området eller frågan som det säger något om.", "The area or the question that it says something about.";
        BETTER = need "better": Words(|| Better::ALL.map(Better::code).to_vec()), "Om ett högt eller ett lågt värde är bättre.", "Whether a high or a low value is better.";
        TARGET = may "target": Number, "Målet, i det som nyckeltalet räknas i.", "What is wanted of it, in what it is counted in.";
        NAME = may "name": SomeText, "Vad rapporter kallar det, där det inte är Koladas namn.", "What reports call it, where that is not Kolada’s title.";
        MEASURE = may "measure": SomeText, "Vad det räknas i, som %; annars det som står inom parentes sist i Koladas namn.", "What it is counted in, such as %; else what stands in brackets at the end of Kolada’s title.";
    }
}
