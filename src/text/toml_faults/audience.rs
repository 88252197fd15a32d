//! Roles of a questionnaire and of an assessment that do not fit together, in words.

use super::{brief, list};
use crate::model::toml_fault::AudienceFault;
use crate::model::{Lang, RoleId};

/// What is wrong, in one line.
pub fn title(fault: &AudienceFault, lang: Lang) -> String {
    match (fault, lang) {
        (AudienceFault::UnknownRole { questionnaire, role, .. }, Lang::Sv) => {
            format!("”{}” har frågor till rollen ”{}”, som ingen här har", brief(questionnaire), role)
        }
        (AudienceFault::UnknownRole { questionnaire, role, .. }, Lang::En) => {
            format!("`{}` asks the role `{}`, which nobody here has", brief(questionnaire), role)
        }
        (AudienceFault::AskedOfNobody { questionnaire, items, .. }, Lang::Sv) => match &items[..] {
            [one] => format!("ingen roll får frågan ”{}” i ”{}”", brief(one), brief(questionnaire)),
            several => format!("ingen roll får {} av frågorna i ”{}”", several.len(), brief(questionnaire)),
        },
        (AudienceFault::AskedOfNobody { questionnaire, items, .. }, Lang::En) => match &items[..] {
            [one] => format!("no role is asked the item `{}` of `{}`", brief(one), brief(questionnaire)),
            several => format!("no role is asked {} items of `{}`", several.len(), brief(questionnaire)),
        },
    }
}

/// What stands under the caret.
pub fn label(fault: &AudienceFault, lang: Lang) -> String {
    match (fault, lang) {
        (AudienceFault::UnknownRole { nearest: Some(nearest), .. }, Lang::Sv) => {
            format!("menade ni ”{}”?", brief(nearest))
        }
        (AudienceFault::UnknownRole { nearest: Some(nearest), .. }, Lang::En) => {
            format!("did you mean `{}`?", brief(nearest))
        }
        _ => String::new(),
    }
}

/// What to do about it.
pub fn hints(fault: &AudienceFault, lang: Lang) -> Vec<String> {
    let (AudienceFault::UnknownRole { known, .. } | AudienceFault::AskedOfNobody { known, .. }) = fault;
    let roles = list(&known.iter().map(RoleId::as_str).collect::<Vec<_>>());
    let mut hints = vec![match lang {
        Lang::Sv => {
            format!("rollerna under invited är: {roles}; skriv dem som i enkätens ”audience”, eller tvärtom")
        }
        Lang::En => format!(
            "the roles under invited are: {roles}; write them as in the questionnaire's `audience`, or the other way round"
        ),
    }];
    if let AudienceFault::AskedOfNobody { items, .. } = fault
        && items.len() > 1
    {
        hints.push(match lang {
            Lang::Sv => format!("det gäller: {}", list(items)),
            Lang::En => format!("these are: {}", list(items)),
        });
    }
    hints
}
