//! Roles of a questionnaire and of an assessment that do not fit together, in words.

use crate::model::toml_fault::AudienceFault;
use crate::model::{Lang, RoleId};
use crate::text::faults::said::{Said, brief, listed};

pub fn say(fault: &AudienceFault, lang: Lang) -> Said {
    let known = |said: Said, known: &[RoleId]| {
        let roles = listed(&known.iter().map(RoleId::as_str).collect::<Vec<_>>());
        said.hint(
            format!("rollerna under invited är: {roles}; skriv dem som i enkätens ”audience”, eller tvärtom"),
            format!("the roles under invited are: {roles}; write them as in the questionnaire's `audience`, or the other way round"),
        )
    };
    match fault {
        AudienceFault::UnknownRole { questionnaire, role, nearest, known: roles } => {
            let questionnaire = brief(questionnaire);
            let said = Said::new(
                lang,
                format!("”{questionnaire}” har frågor till rollen ”{role}”, som ingen här har"),
                format!("`{questionnaire}` asks the role `{role}`, which nobody here has"),
            );
            let nearest = nearest.as_deref().map(brief);
            known(said.meant_here(nearest.as_ref()), roles)
        }
        AudienceFault::AskedOfNobody { questionnaire, items, known: roles } => {
            let questionnaire = brief(questionnaire);
            let said = match &items[..] {
                [one] => Said::new(
                    lang,
                    format!("ingen roll får frågan ”{}” i ”{questionnaire}”", brief(one)),
                    format!("no role is asked the item `{}` of `{questionnaire}`", brief(one)),
                ),
                several => Said::new(
                    lang,
                    format!("ingen roll får {} av frågorna i ”{questionnaire}”", several.len()),
                    format!("no role is asked {} items of `{questionnaire}`", several.len()),
                ),
            };
            known(said, roles).concerning(items)
        }
    }
}
