//! What does not go with an item's kind or a group's rule, in words.

use crate::model::toml_fault::{Belongs, KindFault, RangeFault};
use crate::model::{ItemKind, Lang};
use crate::text::faults::said::{Said, listed};

pub fn say(fault: &KindFault, lang: Lang) -> Said {
    match fault {
        KindFault::Range(fault) => range(*fault, lang),
        KindFault::OutOfPlace { key, here, belongs } => out_of_place(key, here, *belongs, lang),
        KindFault::ExclusiveInChoice { options } => {
            let options = listed(options);
            Said::new(
                lang,
                format!("bara ett svar kan väljas, så ”exclusive” betyder inget ({options})"),
                format!("only one option can be chosen, so `exclusive` means nothing ({options})"),
            )
            .hint(
                "ta bort ”exclusive”, eller skriv kind = \"multi\" om flera svar kan väljas",
                "remove `exclusive`, or write kind = \"multi\" where several options can be ticked",
            )
        }
        KindFault::AllExclusive => {
            Said::new(lang, "alla svarsalternativ utesluter varandra", "every option rules out all others")
                .hint(
                    "ta bort ”exclusive” där alternativet kan kryssas tillsammans med andra",
                    "remove `exclusive` where the option can be ticked together with others",
                )
        }
        KindFault::EndsTwice => Said::new(
            lang,
            "frågan har både ”breakpoints” och ”min” eller ”max”",
            "the item has both `breakpoints` and `min` or `max`",
        )
        .hint(
            "behåll det ena: ändarna är den första och den sista brytpunkten",
            "keep one of them: the ends are the first and the last breakpoint",
        ),
        KindFault::BreakpointCount { found } => Said::new(
            lang,
            format!("en poänglinje behöver minst två brytpunkter, inte {found}"),
            format!("a line of points needs at least two breakpoints, not {found}"),
        )
        .hint(
            "skriv till exempel [ { at = 0, points = 0 }, { at = 30, points = 100 } ]",
            "write for example [ { at = 0, points = 0 }, { at = 30, points = 100 } ]",
        ),
        KindFault::BreakpointsNotRising { .. } => Said::new(
            lang,
            "brytpunkten ligger inte högre än den före",
            "the breakpoint stands no higher than the one before it",
        )
        .label("ska vara högre", "should be higher")
        .related("jämför med denna", "compared with this")
        .hint(
            "skriv brytpunkterna med stigande ”at”; poängen får både stiga och falla",
            "write the breakpoints with rising `at`; the points may rise and fall",
        ),
        KindFault::ConditionMisfit { item, kind } => condition_misfit(item, *kind, lang),
        KindFault::NoConsent { item, options } => no_consent(item, options, lang),
    }
}

fn range(fault: RangeFault, lang: Lang) -> Said {
    let not_rising = || {
        Said::new(
            lang,
            "det andra talet måste vara högre än det första",
            "the second number must be higher than the first",
        )
    };
    let lower_first = |said: Said| {
        said.hint(
            "skriv det lägre talet först, till exempel 0 och 3",
            "write the lower number first, such as 0 and 3",
        )
    };
    match fault {
        RangeFault::Count(n) => lower_first(Said::new(
            lang,
            format!("här ska stå två tal, inte {n}"),
            format!("two numbers belong here, not {n}"),
        )),
        RangeFault::NotRising => lower_first(not_rising()),
        RangeFault::EndsNotRising => not_rising().hint(
            "skriv det lägre talet i ”min”; ger ett högre tal färre poäng, lägg till reverse = true",
            "write the lower number in `min`; where a higher number gives fewer points, add reverse = true",
        ),
        RangeFault::Falling => Said::new(
            lang,
            "den övre gränsen ligger under den undre",
            "the upper limit is below the lower one",
        )
        .hint("skriv det lägre talet i ”at_least”", "write the lower number in `at_least`"),
    }
}

fn out_of_place(key: &str, here: &str, belongs: Belongs, lang: Lang) -> Said {
    let said = Said::new(
        lang,
        format!("nyckeln ”{key}” betyder inget tillsammans med ”{here}”"),
        format!("the key `{key}` means nothing with `{here}`"),
    );
    let said = match belongs {
        Belongs::Ladder => said.label("hör till combine = \"ladder\"", "belongs with combine = \"ladder\""),
        Belongs::Options => said.label(
            "hör till frågor med svarsalternativ (choice, multi)",
            "belongs to items with options (choice, multi)",
        ),
        Belongs::Number => said.label("hör till kind = \"number\"", "belongs with kind = \"number\""),
        Belongs::Text => said.label("hör till kind = \"text\"", "belongs with kind = \"text\""),
        Belongs::Story => said.label("hör till story = true", "belongs with story = true"),
        Belongs::Choice => said.label("hör till kind = \"choice\"", "belongs with kind = \"choice\""),
        Belongs::Scored => said.label("hör till frågor som ger poäng", "belongs to items that are scored"),
    };
    match key {
        "advice" => said.hint(
            "ta bort nyckeln: råd hör till svarsalternativ, och frågan har inga",
            "remove the key: advice goes with options, and the item has none",
        ),
        _ => said.hint(
            "ta bort nyckeln, eller rätta ”kind” eller ”combine”",
            "remove the key, or mend `kind` or `combine`",
        ),
    }
}

fn no_consent(item: &str, options: &[String], lang: Lang) -> Said {
    let said = match options {
        [] => Said::new(
            lang,
            format!("”{item}” är inte en filterfråga som svarar på om berättelsen får återges"),
            format!("`{item}` is no entry question that answers whether the story may be passed on"),
        ),
        options => Said::new(
            lang,
            format!("svaren på ”{item}” säger inte om berättelsen får återges ({})", listed(options)),
            format!(
                "the options of `{item}` do not say whether the story may be passed on ({})",
                listed(options)
            ),
        ),
    };
    said.hint(
        "skriv frågan med scored = false och svar med id unit (med enhetens namn), anonymous (utan) och no; no måste finnas",
        "write the item with scored = false and options with the ids unit (with the unit’s name), anonymous (without it) and no; no has to be there",
    )
}

fn condition_misfit(item: &str, kind: ItemKind, lang: Lang) -> Said {
    let misfit = |sv: &str, en: &str| {
        Said::new(
            lang,
            format!("villkoret passar inte ”{item}”, som besvaras med {sv}"),
            format!("the condition does not fit `{item}`, which is answered with {en}"),
        )
    };
    let ids = |said: Said| {
        said.hint(
            "skriv svarsalternativens id, till exempel is = [\"ja\"]",
            "write the ids of options, such as is = [\"yes\"]",
        )
    };
    match kind {
        ItemKind::Choice => ids(misfit("ett svarsalternativ", "one option")),
        ItemKind::Multi => ids(misfit("kryss", "ticks")),
        ItemKind::Number => misfit("ett tal", "a number")
            .hint("skriv at_least = …, at_most = … eller båda", "write at_least = …, at_most = … or both"),
        ItemKind::Text => misfit("fritext", "free text").hint(
            "ett fritextsvar kan inte avgöra något; välj en annan fråga",
            "a free text decides nothing; choose another item",
        ),
    }
}
