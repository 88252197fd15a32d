//! What survey tools call the columns that are no questions, in the languages that people use them in.

use super::wording::fold;
use crate::model::{SystemColumn, Tool};

type Names = &'static [(SystemColumn, &'static [&'static str])];

/// LimeSurvey: the codes, then the translated headings of exports with full text.
const LIMESURVEY: Names = &[
    (
        SystemColumn::Serial,
        &[
            "id",
            "response id",
            "svars-id",
            "svars id",
            "antwort id",
            "antwort-id",
            "réponse id",
            "id de la réponse",
            "id de respuesta",
            "antwoord id",
            "antwoord-id",
        ],
    ),
    (
        SystemColumn::Ended,
        &[
            "submitdate",
            "date submitted",
            "inskickat datum",
            "datum inskickat",
            "datum abgeschickt",
            "datum der absendung",
            "date de soumission",
            "fecha de envío",
            "datum ingestuurd",
            "datum ingediend",
        ],
    ),
    (
        SystemColumn::Technical,
        &[
            "lastpage",
            "last page",
            "sista sidan",
            "sista sida",
            "letzte seite",
            "dernière page",
            "dernière page vue",
            "última página",
            "laatste pagina",
        ],
    ),
    (
        SystemColumn::Technical,
        &[
            "startlanguage",
            "start language",
            "startspråk",
            "start-sprache",
            "startsprache",
            "langue de départ",
            "langue initiale",
            "idioma inicial",
            "lenguaje inicial",
            "begintaal",
            "starttaal",
        ],
    ),
    (
        SystemColumn::Technical,
        &["seed", "zufallsstartwert", "slumpfrö", "frö", "semilla", "graine", "tête de série", "zaad"],
    ),
    (
        SystemColumn::Token,
        &[
            "token",
            "access code",
            "åtkomstkod",
            "behörighetskod",
            "zugangscode",
            "zugangsschlüssel",
            "code d'accès",
            "invitation",
            "código de acceso",
            "contraseña",
            "toegangscode",
        ],
    ),
    (
        SystemColumn::Started,
        &[
            "startdate",
            "date started",
            "startdatum",
            "datum gestartet",
            "datum påbörjat",
            "påbörjat datum",
            "date de lancement",
            "date de début",
            "fecha de inicio",
            "begindatum",
            "datum gestart",
        ],
    ),
    (
        SystemColumn::Technical,
        &[
            "datestamp",
            "date last action",
            "datum senaste åtgärd",
            "senaste aktivitet",
            "datum letzte aktivität",
            "date de la dernière action",
            "fecha de la última acción",
            "datum laatste actie",
        ],
    ),
    (
        SystemColumn::Personal,
        &["ipaddr", "ip address", "ip-adress", "ip-adresse", "adresse ip", "dirección ip", "ip-adres"],
    ),
    (
        SystemColumn::Technical,
        &[
            "refurl",
            "referrer url",
            "hänvisande url",
            "referrer-url",
            "weiterleitungs-url",
            "url de référence",
            "url de referencia",
            "verwijzende url",
        ],
    ),
    (
        SystemColumn::Personal,
        &[
            "firstname",
            "lastname",
            "first name",
            "last name",
            "förnamn",
            "efternamn",
            "vorname",
            "nachname",
            "prénom",
            "nom",
            "nombre",
            "apellidos",
        ],
    ),
    (SystemColumn::Email, &["email", "email address", "e-mail", "e-post", "e-postadress", "e-mail-adresse"]),
    (
        SystemColumn::Seconds,
        &[
            "interviewtime",
            "total time",
            "total tid",
            "gesamtzeit",
            "temps total",
            "tiempo total",
            "totale tijd",
        ],
    ),
];

const MS_FORMS: Names = &[
    (SystemColumn::Serial, &["id"]),
    (
        SystemColumn::Started,
        &[
            "start time",
            "starttid",
            "startzeit",
            "starttidspunkt",
            "heure de début",
            "hora de inicio",
            "begintijd",
            "aloitusaika",
        ],
    ),
    (
        SystemColumn::Ended,
        &[
            "completion time",
            "slutförandetid",
            "slutfört",
            "fertigstellungszeit",
            "abschlusszeit",
            "fullføringstidspunkt",
            "fuldførelsestidspunkt",
            "heure de fin",
            "hora de finalización",
            "tijd van voltooien",
            "voltooiingstijd",
            "valmistumisaika",
        ],
    ),
    (
        SystemColumn::Email,
        &[
            "email",
            "e-mail",
            "e-post",
            "e-postadress",
            "e-mail-adresse",
            "adresse de messagerie",
            "correo electrónico",
            "sähköposti",
        ],
    ),
    (SystemColumn::Personal, &["name", "namn", "navn", "nom", "nombre", "naam", "nimi"]),
    (
        SystemColumn::Technical,
        &[
            "last modified time",
            "tid för senaste ändring",
            "senast ändrad",
            "senaste ändringstid",
            "zeitpunkt der letzten änderung",
            "heure de la dernière modification",
            "hora de la última modificación",
            "tijd van laatste wijziging",
            "language",
            "språk",
        ],
    ),
    (
        SystemColumn::Quiz,
        &[
            "total points",
            "totalt antal poäng",
            "totala poäng",
            "gesamtpunktzahl",
            "nombre total de points",
            "puntos totales",
            "totaalaantal punten",
            "quiz feedback",
            "feedback på frågesport",
            "testfeedback",
            "quiz-feedback",
            "grade posted time",
            "tid för publicerat betyg",
        ],
    ),
];

const GOOGLE_FORMS: Names = &[
    (
        SystemColumn::Ended,
        &[
            "timestamp",
            "tidstämpel",
            "zeitstempel",
            "horodateur",
            "marca temporal",
            "tijdstempel",
            "tidsstempel",
            "tidsmerke",
            "aikaleima",
        ],
    ),
    (
        SystemColumn::Email,
        &[
            "email address",
            "email",
            "e-postadress",
            "e-post",
            "username",
            "användarnamn",
            "e-mail-adresse",
            "adresse e-mail",
            "dirección de correo electrónico",
            "e-mailadres",
        ],
    ),
    (SystemColumn::Quiz, &["score", "poäng", "resultat", "total score", "punktzahl", "puntuación", "note"]),
];

const KOBO: Names = &[
    (SystemColumn::Started, &["start"]),
    (SystemColumn::Ended, &["end"]),
    (SystemColumn::Serial, &["_id"]),
    (SystemColumn::Uuid, &["_uuid", "meta/instanceid", "instanceid", "meta-instanceid", "key"]),
    (
        SystemColumn::Technical,
        &[
            "_submission_time",
            "_validation_status",
            "_notes",
            "_status",
            "_tags",
            "_index",
            "__version__",
            "today",
            "formhub/uuid",
            "meta/rootuuid",
            "_parent_index",
            "_parent_table_name",
            "_xform_id_string",
            "submissiondate",
            "instancename",
            "meta/instancename",
            "rootuuid",
            "deprecatedid",
            "meta/deprecatedid",
        ],
    ),
    (
        SystemColumn::Personal,
        &[
            "_submitted_by",
            "username",
            "deviceid",
            "subscriberid",
            "simserial",
            "phonenumber",
            "email",
            "_geolocation",
            "audit",
            "submittername",
            "submitterid",
            "imei",
        ],
    ),
];

const SURVEYMONKEY: Names = &[
    (SystemColumn::Serial, &["respondent id", "svarandens id", "svarande-id", "respondentid"]),
    (SystemColumn::Technical, &["collector id", "collectorid", "insamlar-id"]),
    (SystemColumn::Started, &["start date", "date created", "startdatum", "startdate"]),
    (SystemColumn::Ended, &["end date", "date modified", "slutdatum", "enddate"]),
    (
        SystemColumn::Personal,
        &[
            "ip address",
            "ip-adress",
            "first name",
            "last name",
            "förnamn",
            "efternamn",
            "custom data 1",
            "custom data",
            "custom_1",
        ],
    ),
    (SystemColumn::Email, &["email address", "email", "e-postadress"]),
];

/// What our own files call them; other tools' files may have a question that is called so.
const OWN: Names = &[
    (SystemColumn::Unit, &["unit", "enhet"]),
    (SystemColumn::Role, &["role", "roll"]),
    (SystemColumn::Respondent, &["respondent", "respondent-id", "svarande", "svarande-id"]),
    (SystemColumn::Wave, &["wave", "omgång", "mätomgång"]),
    (SystemColumn::Seconds, &["seconds", "sekunder"]),
    (SystemColumn::Item, &["item", "fråga"]),
    (SystemColumn::Value, &["value", "svar", "värde"]),
];

/// What in other tools' files may hold a trace of the person, whatever the tool.
const ANYWHERE: Names = &[
    (
        SystemColumn::Email,
        &["email", "e-mail", "e-post", "e-postadress", "email address", "epost", "mejladress"],
    ),
    (
        SystemColumn::Personal,
        &[
            "name",
            "namn",
            "ip address",
            "ip-adress",
            "personnummer",
            "förnamn",
            "efternamn",
            "telefon",
            "phone",
        ],
    ),
];

/// What the tool's own column with this heading is about.
pub fn of_tool(tool: Tool, heading: &str) -> Option<SystemColumn> {
    let folded = fold(&heading.replace('_', " "));
    let raw = fold(heading);
    let names = match tool {
        Tool::LimeSurvey => LIMESURVEY,
        Tool::MsForms => MS_FORMS,
        Tool::GoogleForms => GOOGLE_FORMS,
        Tool::Kobo => KOBO,
        Tool::SurveyMonkey => SURVEYMONKEY,
        Tool::Wide | Tool::Long | Tool::Workbook | Tool::Form => &[],
    };
    let found = find(names, &raw).or_else(|| find(names, &folded).filter(|_| tool == Tool::LimeSurvey));
    found.or_else(|| by_pattern(tool, &raw))
}

/// What a column with this heading is in our own files.
pub fn of_ours(heading: &str) -> Option<SystemColumn> {
    find(OWN, &fold(heading))
}

/// Whether a column with this heading holds a trace of the person, whatever wrote the file.
pub fn of_anyone(heading: &str) -> Option<SystemColumn> {
    find(ANYWHERE, &fold(heading))
}

/// Whether a heading asks for the respondent's role, in so many words.
pub fn is_role_question(heading: &str) -> bool {
    const QUESTIONS: [&str; 10] = [
        "din roll",
        "vilken är din roll",
        "vilken roll har du",
        "vad är din roll",
        "vad har du för roll",
        "your role",
        "what is your role",
        "what's your role",
        "which role do you have",
        "which is your role",
    ];
    QUESTIONS.contains(&&*fold(heading))
}

/// How many different columns of a tool's own are among the headings, and which.
pub fn evidence<'h>(tool: Tool, headings: &'h [String]) -> Vec<&'h str> {
    let is_own = |heading: &&'h str| {
        of_tool(tool, heading).is_some_and(|system| !matches!(system, SystemColumn::Personal))
    };
    let mut found: Vec<&str> = headings.iter().map(String::as_str).filter(is_own).collect();
    found.dedup();
    found
}

fn find(names: Names, folded: &str) -> Option<SystemColumn> {
    names.iter().find(|(_, names)| names.contains(&folded)).map(|(system, _)| *system)
}

/// Columns that are called after a question.
fn by_pattern(tool: Tool, folded: &str) -> Option<SystemColumn> {
    let starts = |words: &[&str]| words.iter().any(|word| folded.starts_with(word));
    match tool {
        Tool::LimeSurvey if starts(&["grouptime", "group time", "question time", "frågetid", "grupptid"]) => {
            Some(SystemColumn::Technical)
        }
        Tool::LimeSurvey if starts(&["attribute_"]) => Some(SystemColumn::Personal),
        Tool::MsForms
            if starts(&["points - ", "feedback - ", "poäng - ", "poäng – ", "punkte - ", "punten - "])
                || folded.strip_prefix("column").is_some_and(is_number) =>
        {
            Some(SystemColumn::Quiz)
        }
        Tool::GoogleForms if folded.ends_with("[score]") || folded.ends_with("[feedback]") => {
            Some(SystemColumn::Quiz)
        }
        Tool::Kobo if starts(&["_geolocation", "_attachments", "_validation_", "_submission__"]) => {
            Some(SystemColumn::Technical)
        }
        _ => None,
    }
}

fn is_number(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tools_columns_are_known_in_several_languages() {
        for (tool, heading, system) in [
            (Tool::LimeSurvey, "submitdate", SystemColumn::Ended),
            (Tool::LimeSurvey, "Date_submitted", SystemColumn::Ended),
            (Tool::LimeSurvey, "Datum abgeschickt", SystemColumn::Ended),
            (Tool::LimeSurvey, "IP-adress", SystemColumn::Personal),
            (Tool::LimeSurvey, "groupTime12", SystemColumn::Technical),
            (Tool::MsForms, "\u{feff}Starttid", SystemColumn::Started),
            (Tool::MsForms, "Points - Have you?", SystemColumn::Quiz),
            (Tool::MsForms, "Column7", SystemColumn::Quiz),
            (Tool::GoogleForms, "Tidstämpel", SystemColumn::Ended),
            (Tool::Kobo, "_uuid", SystemColumn::Uuid),
            (Tool::SurveyMonkey, "Respondent ID", SystemColumn::Serial),
        ] {
            assert_eq!(of_tool(tool, heading), Some(system), "{heading}");
        }
        assert_eq!(of_tool(Tool::GoogleForms, "submitdate"), None);
        assert_eq!(of_tool(Tool::Kobo, "id"), None);
    }
}
