//! The keys of what a questionnaire says of its own wording.

use super::Holds::SomeText;
use super::list;

keys! {
    /// One of `[lint.…]`: words that the wording is not to have, in one language.
    lint {
        VAGUE = may "vague": list(&SomeText), "Ord som läsare mäter olika.", "Words that readers measure differently.";
        ABSOLUTE = may "absolute": list(&SomeText), "Ord som inte medger undantag.", "Words that allow no exception.";
        AND_OR = may "and_or": list(&SomeText), "Ord som fogar ihop två frågor.", "Words that join two questions.";
        EXEMPT = may "exempt": list(&SomeText), "Fraser där orden betyder något annat.", "Phrases in which the words mean something else.";
    }
}

keys! {
    /// The rules for plain wording that an item can be excepted from, each with the reason.
    accepts {
        VAGUE_WORD = may "vague-word": SomeText, "Ett obestämt ord.", "A vague word.";
        AND_OR = may "and-or": SomeText, "”Och” eller ”eller” i frågan.", "“And” or “or” in the question.";
        LONG_ANCHOR = may "long-anchor": SomeText, "Ett svar med fler än 25 ord.", "An answer with more than 25 words.";
        LONG_QUESTION = may "long-question": SomeText, "En fråga med fler än 16 ord.", "A question with more than 16 words.";
        ABSOLUTE_MIDDLE = may "absolute-middle": SomeText, "Ett ord utan undantag i ett svar emellan.", "A word without exceptions in an answer between.";
        NO_HELP = may "no-help": SomeText, "Ingen hjälptext.", "No help text.";
    }
}
