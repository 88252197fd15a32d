//! The keys of a questionnaire.

use super::Holds::{
    ById, Count, Flag, Id, IdBut, Language, Number, Part, PerLanguage, Phrases, Points, Range, Roles, Share,
    SomeText, Table, Text, Version, Weight, Words,
};
use super::plain::{accepts, lint};
use super::{PEOPLE, ReservedColumn, Usual, between, distinct, filled, list, names};
use crate::model::{Combine, ItemKind, MissingPolicy, NodeKind, Share as UsualShare};

/// The sides of an axis: the word, and whether it is the high one.
pub const SIDES: [(&str, bool); 2] = [("low", false), ("high", true)];

/// What sums up top-level groups, by the ids that nothing else can have.
pub const SUMMARIES: [(&str, NodeKind); 2] =
    [(top::READINESS.name(), NodeKind::Readiness), (top::INDEX.name(), NodeKind::Index)];

fn reserved_for_groups() -> Vec<&'static str> {
    names(&SUMMARIES)
}

/// A question has a column of its own in files of answers, so that other columns' names are not for it.
fn reserved_for_items() -> Vec<&'static str> {
    let columns = ReservedColumn::ALL.iter().flat_map(|column| column.names()).copied();
    names(&SUMMARIES).into_iter().chain(columns).collect()
}

fn policies_of() -> Vec<&'static str> {
    MissingPolicy::ALL.map(MissingPolicy::code).to_vec()
}

keys! {
    /// What stands in the file as a whole.
    top {
        FORMAT = need "format": Version, "Filformatet; alltid 1.", "The file’s format; always 1.";
        ID = need "id": Id, "Vad filer kallar frågeformuläret.", "What files call the questionnaire.";
        VERSION = need "version": SomeText, "Er versionsbeteckning, som \"1.0.0\".", "Your version, such as \"1.0.0\".";
        LANGUAGES = need "languages": distinct(1, &Language), "Språken som alla texter finns på, huvudspråket först, med koder enligt BCP 47.", "The languages that all texts are in, the main one first, by their BCP 47 tags.";
        WORDS = may "words": Phrases, "Enkätens egna ord för det som formulär och intervjuer annars säger på svenska eller engelska, per språk.", "The questionnaire’s own words for what forms and interviews else say in Swedish or English, per language.";
        TITLE = need "title": Text, "Frågeformulärets namn.", "What reports call the questionnaire.";
        DESCRIPTION = may "description": Text, "Vad det är till för.", "What it is for.";
        SCALE = may "scale": Id, "Skalan för frågor som inte nämner någon.", "The scale of questions that name none.";
        MIN_ANSWERED = may "min_answered": Share => Usual::Share(UsualShare::HALF), "Minsta besvarade del, för grupper som inte säger något annat.", "The least part answered, for groups that say nothing else.";
        RANGE = may "range": Range, "Skalan som poäng visas på, för grupper som inte säger något annat, som [0, 5].", "The range that scores are shown on, for groups that say nothing else, such as [0, 5].";
        LEVELS = may "levels": list(&Part("level")), "Nivåerna, den lägsta först.", "The levels, lowest first.";
        SCALES = may "scales": list(&Part("scale")), "Skalor som flera frågor delar.", "Scales that questions share.";
        GROUPS = may "groups": list(&Part("group")), "Områden och delområden.", "Areas and what they are made of.";
        ITEMS = need "items": filled(&Part("item")), "Frågorna.", "The questions.";
        READINESS = may "readiness": Part("summary"), "Förutsättningarna sammantagna: namn, regel och nivåer.", "The prerequisites together: name, rule and levels.";
        INDEX = may "index": Part("summary"), "Områdena sammantagna: namn, regel och nivåer.", "The core areas together: name, rule and levels.";
        LINT = may "lint": PerLanguage(lint::KEYS), "Ord som `questionnaire check` ska leta efter utöver programmets egna, per språk.", "Words that `questionnaire check` is to look for beside the program’s own, per language.";
        POSITIONS = may "positions": list(&Part("position")), "Bilder som placerar enheter på två axlar.", "Pictures that place units on two axes.";
    }
}

keys! {
    /// What an answer that is no value counts as: for the file as a whole, and for an item.
    policies {
        MISSING = may "missing": Words(policies_of) => Usual::Word(MissingPolicy::LeaveOut.code()), "Vad ett uteblivet svar räknas som.", "What no answer counts as.";
        DONT_KNOW = may "dont_know": Words(policies_of) => Usual::Word(MissingPolicy::LeaveOut.code()), "Vad ”vet ej” räknas som.", "What “don’t know” counts as.";
        NOT_APPLICABLE = may "not_applicable": Words(policies_of) => Usual::Word(MissingPolicy::LeaveOut.code()), "Vad ”ej tillämpligt” räknas som.", "What “not applicable” counts as.";
    }
}

keys! {
    /// One of `[[levels]]`.
    level {
        ID = need "id": Id, "Vad filer kallar nivån.", "What files call the level.";
        FROM = need "from": Points, "Poängen som nivån börjar vid.", "The points at which the level begins.";
        NAME = need "name": Text, "Vad rapporter kallar nivån.", "What reports call the level.";
        TEXT = may "text": Text, "Vad nivån innebär i allmänhet.", "What the level means in general.";
        TEXT_FOR_WHOLE = may "text_for_whole": Text, "Detsamma om en kommun, förvaltning eller annan enhet som har enheter under sig.", "The same of a municipality, a department or another unit that has units below it.";
    }
}

keys! {
    /// One of `[[scales]]`.
    scale {
        ID = need "id": Id, "Vad frågor kallar skalan.", "What questions call the scale.";
        OPTIONS = need "options": Part("options"), "Svaren, i ordning.", "The answers, in order.";
    }
}

keys! {
    /// One of a scale’s options.
    option {
        ID = need "id": Id, "Vad svarsfiler kallar svaret.", "What files of answers call the answer.";
        LABEL = need "label": Text, "Vad den som svarar läser.", "What respondents read.";
        POINTS = may "points": Points, "Vad svaret ger; antingen för alla svar eller inget. Annars ligger de på lika avstånd från 0 till 100.", "What the answer gives; for all answers or none. Otherwise they are equally spaced from 0 to 100.";
        EXCLUSIVE = may "exclusive": Flag => Usual::Flag(false), "Kan inte väljas tillsammans med andra, som ”inget av detta”. Bara för frågor med flera svar.", "Cannot be chosen together with others, such as “none of these”. Only for questions with several answers.";
    }
}

keys! {
    /// One of `[[groups]]`, beside what it has in common with others.
    group {
        ID = need "id": IdBut(reserved_for_groups), "Vad filer kallar gruppen.", "What files call the group.";
        NAME = need "name": Text, "Gruppens namn.", "The group’s name.";
        KIND = may "kind": Words(|| NodeKind::AREAS.map(NodeKind::code).to_vec()) => Usual::Word(NodeKind::Core.code()), "Förutsättning, område eller tvärgående, som frågas en gång för alla områden och inte räknas i någon sammanvägning; bara för grupper överst.", "A prerequisite, a core area, or cross-cutting, which is asked once across all areas and counts in no summary; only for groups at the top.";
        PARENT = may "parent": Id, "Gruppen som den här är en del av.", "The group that this one is a part of.";
        CHILDREN = may "children": distinct(0, &Id), "Delar av andra grupper som räknas här också.", "Parts of other groups that count here too.";
        SHOWN_IF = may "shown_if": Part("condition"), "Vad ett annat svar måste vara för att frågorna i gruppen ska ställas. Frågan som avgör får själv stå i gruppen.", "What another answer must be for the questions in the group to be asked. The question that decides may be in the group itself.";
        RESTS_ON = may "rests_on": ById(&Points), "Poäng som andra grupper eller frågor bör ha först, som { leadership = 37.5 }. Saknas de står nivån kvar med en varning i ord.", "Points that other groups or questions ought to have first, such as { leadership = 37.5 }. Where they have not, the level stands with a warning in words.";
        OPTIONAL = may "optional": Flag => Usual::Flag(false), "Hela gruppen kan besvaras med ett enda ”ej tillämpligt”.", "The whole group can be answered with a single “not applicable”.";
    }
}

keys! {
    /// `[readiness]` and `[index]`, beside what they have in common with groups.
    summary {
        NAME = may "name": Text, "Namnet.", "Its name.";
    }
}

keys! {
    /// What groups and summaries have in common.
    described {
        SHORT = may "short": Text, "Ett kort namn för diagram.", "A short name for charts.";
        DESCRIPTION = may "description": Text, "Vad gruppen handlar om.", "What the group is about.";
        COMBINE = may "combine": Words(|| Combine::ALL.map(Combine::code).to_vec()) => Usual::Word(Combine::Mean.code()), "Hur delarnas poäng blir en: medelvärde, lägsta, högsta, median, summa, stege (så många steg i följd som är klara) eller staplade steg.", "How the parts’ scores become one: mean, lowest, highest, median, sum, ladder (as many stages in order as are passed) or stacked stages.";
        PASS_AT = may "pass_at": Points => Usual::Whole(100), "Poängen som gör ett steg klart. Bara med combine = \"ladder\".", "The points that pass a stage. Only with combine = \"ladder\".";
        RANGE = may "range": Range, "Skalan som poängen visas på, som [0, 3].", "The range that scores are shown on, such as [0, 3].";
        MIN_ANSWERED = may "min_answered": Share => Usual::Share(UsualShare::HALF), "Minsta del som måste vara besvarad för att en svarande ska få ett resultat här.", "The least part that must be answered for a respondent to have a score here.";
        MIN_GROUP = may "min_group": PEOPLE, "Minsta antal svarande som gruppen, och det som ingår i den, visas för, om det är fler än mätningen kräver.", "The fewest respondents that the group, and what is in it, is shown for, where that is more than the assessment asks.";
        LEVELS = may "levels": list(&Part("groupLevel")), "Vad nivåerna betyder och kräver här.", "What levels mean and ask here.";
    }
}

keys! {
    /// What groups and items have in common.
    counted {
        WEIGHT = may "weight": Weight => Usual::Whole(1), "Vikten i gruppen ovanför.", "The weight in the group above.";
        AUDIENCE = may "audience": Roles, "Rollerna som får frågan, eller frågorna i gruppen. Andra roller får den inte.", "The roles that are asked the question, or those in the group. Other roles are not.";
    }
}

keys! {
    /// What a group says of a level.
    group_level {
        ID = need "id": Id, "Nivån.", "The level.";
        FROM = may "from": Points, "Var nivån börjar här.", "Where the level begins here.";
        TEXT = may "text": Text, "Vad nivån innebär här.", "What the level means here.";
        TEXT_FOR_WHOLE = may "text_for_whole": Text, "Detsamma om en kommun, förvaltning eller annan enhet som har enheter under sig.", "The same of a municipality, a department or another unit that has units below it.";
        ADVICE_FOR_WHOLE = may "advice_for_whole": Text, "Vad kommunen eller förvaltningen kan göra där de flesta av dess enheter står här.", "What the municipality or department can do where most of its units stand here.";
        REQUIRES = may "requires": ById(&Points), "Poäng som andra grupper eller frågor måste ha, som { leadership = 50 }.", "Points that other groups or questions must have, such as { leadership = 50 }.";
    }
}

keys! {
    /// One of `[[items]]`, beside what it has in common with others.
    item {
        ID = need "id": IdBut(reserved_for_items), "Vad filer kallar frågan; ändras aldrig.", "What files call the question; never changed.";
        GROUP = need "group": Id, "Gruppen som frågan är en del av.", "The group that the question is a part of.";
        TEXT = need "text": Text, "Frågan.", "The question.";
        SHORT = may "short": Text, "Ett kort namn för tabeller och diagram.", "A short name for tables and charts.";
        HELP = may "help": Text, "Ett förtydligande under frågan.", "A clarification beneath the question.";
        KIND = may "kind": Words(|| names(&ItemKind::WORDS)) => Usual::Word(ItemKind::Choice.code()), "Hur frågan besvaras: ett svar, flera svar, ett tal eller fritext (som aldrig räknas).", "How the question is answered: one answer, several, a number, or a text (which is never scored).";
        SHOWN_IF = may "shown_if": Part("condition"), "Vad ett annat svar måste vara för att frågan ska ställas.", "What another answer must be for the question to be asked.";
        STORY = may "story": Flag => Usual::Flag(false), "true: en fritext där den svarande berättar något som andra kan ha nytta av. Den återges bara om den svarande säger ja.", "true: a text in which the respondent tells something that may be of use to others. It is passed on only where the respondent says yes.";
        CONSENT = may "consent": Id, "Filterfrågan om berättelsen får återges. Dess svar heter unit (med enhetens namn), anonymous (utan) och no.", "The entry question of whether the story may be passed on. Its options are unit (with the unit’s name), anonymous (without it) and no.";
        REVISION = may "revision": Count { least: 1, most: Some(1_000_000) } => Usual::Whole(1), "Höjs när en ny ordalydelse gör svaren ojämförbara med tidigare.", "Raised when a new wording makes answers incomparable with earlier ones.";
        REVERSE = may "reverse": Flag => Usual::Flag(false), "Ett högre svar ger färre poäng.", "A higher answer gives fewer points.";
        SCORED = may "scored": Flag => Usual::Flag(true), "false: en filterfråga, som bara avgör vilka andra frågor som ställs. Den ger inga poäng och inga råd.", "false: an entry question, which only decides which others are asked. It gives no points and no advice.";
        ACCEPTS = may "accepts": Table(accepts::KEYS), "Regler för klarspråk som frågan är undantagen från, var och en med sitt skäl.", "Rules for plain wording that the question is excepted from, each with the reason.";
        SCALE = may "scale": Id, "En av skalorna under [[scales]].", "One of the scales under [[scales]].";
        OPTIONS = may "options": Part("options"), "Egna svar i stället för en skala.", "Answers of its own instead of a scale.";
        ANCHORS = may "anchors": list(&Text), "Hur varje svar ser ut i praktiken; ett per svar.", "What each answer looks like in practice; one per answer.";
        ADVICE = may "advice": list(&Text), "Nästa steg från varje svar.", "The next step from each answer.";
        ADVICE_FOR_WHOLE = may "advice_for_whole": list(&Text), "Vad en kommun eller förvaltning kan göra där många av dess enheter står vid varje svar.", "What a municipality or department can do where many of its units stand at each answer.";
        EFFORT = may "effort": Weight => Usual::Whole(1), "Hur mycket ett steg på frågan kräver, jämfört med andra frågor. plan lift söker det som kräver minst.", "How much one step at the question takes, beside other questions. plan lift looks for what takes least.";
        MIN = may "min": Number, "Talet som ger 0 poäng.", "The number that gives 0 points.";
        MAX = may "max": Number, "Talet som ger 100 poäng.", "The number that gives 100 points.";
        BREAKPOINTS = may "breakpoints": between(2, None, &Part("breakpoint")), "I stället för min och max: tal i stigande ordning med sina poäng, med räta linjer emellan.", "Instead of min and max: rising numbers with their points, and straight lines between them.";
        CLAMP = may "clamp": Flag => Usual::Flag(false), "Tal utanför räknas som närmaste ände; annars är de fel.", "Numbers outside count as the nearest end; otherwise they are faults.";
    }
}

keys! {
    /// What another answer must be for something to be asked.
    condition {
        ITEM = need "item": Id, "Frågan vars svar avgör.", "The question whose answer decides.";
        IS = may "is": filled(&Id), "Svar av vilka ett ska vara valt.", "Answers of which one must be chosen.";
        AT_LEAST = may "at_least": Number, "Det minsta talet.", "The least number.";
        AT_MOST = may "at_most": Number, "Det största talet.", "The greatest number.";
    }
}

keys! {
    /// A number at which the points bend.
    breakpoint {
        AT = need "at": Number, "Talet.", "The number.";
        POINTS = need "points": Points, "Vad det ger.", "What it gives.";
    }
}

keys! {
    /// One of `[[positions]]`.
    position {
        ID = need "id": Id, "Vad filer kallar bilden.", "What files call the picture.";
        TITLE = need "title": Text, "Bildens namn.", "The picture’s title.";
        X = need "x": Part("axis"), "Den vågräta axeln.", "The horizontal axis.";
        Y = need "y": Part("axis"), "Den lodräta axeln.", "The vertical axis.";
        FIELDS = need "fields": between(4, Some(4), &Part("field")), "Ett fält för varje kombination av högt och lågt.", "A field for each combination of high and low.";
    }
}

keys! {
    /// An axis of such a picture.
    axis {
        NODE = need "node": Id, "Gruppen eller frågan vars poäng visas.", "The group or question whose score is shown.";
        FROM = need "from": Points, "Poängen där högt börjar.", "The points at which high begins.";
    }
}

keys! {
    /// A field of such a picture.
    field {
        X = need "x": Words(|| names(&SIDES)), "Sidan på den vågräta axeln.", "The side of the horizontal axis.";
        Y = need "y": Words(|| names(&SIDES)), "Sidan på den lodräta axeln.", "The side of the vertical axis.";
        ID = need "id": Id, "Vad filer kallar fältet.", "What files call the field.";
        NAME = need "name": Text, "Fältets namn.", "The field’s name.";
        TEXT = need "text": Text, "Vad en enhet där bör göra.", "What a unit there should do.";
    }
}
