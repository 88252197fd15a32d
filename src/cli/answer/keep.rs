//! What an interview leaves on the disk: the draft after each answer, and the answers at the end.

use std::path::PathBuf;

use mognad::interview::draft::{Draft, plain};
use mognad::report::answers::{Given, Respondent, answers as written};
use mognad::text::interviewing as said;

use super::open::Opened;
use crate::cli::failure::Failure;
use crate::cli::files::{inside, shown};
use crate::cli::write::{self, Lock};

/// The folder of interviews that were begun, in the assessment's.
const DRAFTS: &str = "drafts";

/// The folder in it of what units are about to agree on.
const CONSENSUS_DRAFTS: &str = "consensus";

/// The folder of the interviews that were begun.
pub fn drafts_of(opened: &Opened<'_>) -> PathBuf {
    let folder = opened.home.folder.join(DRAFTS);
    if opened.is_consensus { folder.join(CONSENSUS_DRAFTS) } else { folder }
}

/// Where an interview is kept until it is finished.
pub fn draft_path(opened: &Opened<'_>, draft: &Draft) -> PathBuf {
    drafts_of(opened).join(draft.file_name())
}

/// Keeps an interview.
pub fn draft(opened: &Opened<'_>, draft: &Draft) -> anyhow::Result<()> {
    let text = draft.write(opened.questionnaire())?;
    write::file(opened.context, &draft_path(opened, draft), text.as_bytes())
}

/// Writes the answers where the assessment reads them, and takes the draft away; gives the file's name.
pub fn answers(opened: &Opened<'_>, draft: &Draft, given: Vec<Given>) -> anyhow::Result<String> {
    let lang = opened.context.lang();
    let _lock = Lock::take(opened.context, &opened.home.folder)?;
    opened.expect_new(&draft.respondent)?;
    if let Some(unit) = opened.assessment().units.find(draft.unit.as_str()) {
        opened.expect_not_agreed(unit)?;
    }
    let stem = format!("interview-{}", plain(&draft.respondent));
    // A file of that name may be there with somebody else's answers.
    let stems = std::iter::once(stem.clone()).chain((2..1000).map(|n| format!("{stem}-{n}")));
    let mut places = stems.filter_map(|stem| opened.loaded.place(opened.wave, &stem));
    let path = |place: &str| inside(&opened.home.folder, place);
    let place = places.find(|place| !path(place).exists());
    let place = place.ok_or_else(|| Failure(said::no_place(opened.wave_id().as_str(), lang)))?;
    let respondent = Respondent {
        unit: draft.unit.clone(),
        respondent: draft.respondent.clone(),
        role: draft.role.clone(),
        seconds: Some(draft.seconds),
        given,
    };
    let path = path(&place);
    write::file(opened.context, &path, written(opened.questionnaire(), &[respondent], lang).as_bytes())?;
    // Should it stay, the next interview of that name says that the answers are in.
    write::remove(&draft_path(opened, draft));
    write::remove_empty(&drafts_of(opened));
    write::remove_empty(&opened.home.folder.join(DRAFTS));
    Ok(shown(&path))
}
