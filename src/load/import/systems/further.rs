//! The columns of further tools. Those of Qualtrics, REDCap, Typeform, Formbricks, Nextcloud Forms and ODK Central are as
//! in the tools' sources or in exports of theirs; the others are as their documentation has them.

use super::Names;
use crate::model::{SystemColumn, Tool};

const QUALTRICS: Names = &[
    (SystemColumn::Started, &["startdate", "start date"]),
    (SystemColumn::Ended, &["enddate", "end date"]),
    (SystemColumn::Status, &["status", "response type"]),
    (SystemColumn::Seconds, &["duration (in seconds)"]),
    (SystemColumn::Complete, &["finished"]),
    (SystemColumn::Uuid, &["responseid", "response id"]),
    (SystemColumn::Email, &["recipientemail", "recipient email", "emailaddress"]),
    (SystemColumn::Token, &["externalreference", "external data reference", "externaldatareference"]),
    (
        SystemColumn::Personal,
        &[
            "ipaddress",
            "ip address",
            "recipientlastname",
            "recipient last name",
            "recipientfirstname",
            "recipient first name",
            "locationlatitude",
            "location latitude",
            "locationlongitude",
            "location longitude",
        ],
    ),
    (
        SystemColumn::Technical,
        &[
            "progress",
            "recordeddate",
            "recorded date",
            "distributionchannel",
            "distribution channel",
            "userlanguage",
            "user language",
            "responseset",
        ],
    ),
];

const REDCAP: Names = &[
    (SystemColumn::Serial, &["record_id", "record id"]),
    (SystemColumn::Token, &["redcap_survey_identifier", "survey identifier"]),
    (SystemColumn::Ended, &["survey timestamp"]),
    (SystemColumn::Complete, &["complete"]),
    (
        SystemColumn::Technical,
        &[
            "redcap_event_name",
            "event name",
            "redcap_repeat_instrument",
            "repeat instrument",
            "redcap_repeat_instance",
            "repeat instance",
        ],
    ),
];

const WEBROPOL: Names = &[
    (SystemColumn::Serial, &["respondent id", "respondentid", "vastaajan id", "svars-id"]),
    (SystemColumn::Started, &["started", "påbörjad", "aloitettu"]),
    (SystemColumn::Ended, &["answered", "submitted", "svarade", "besvarad", "svarat", "vastattu"]),
    (SystemColumn::Technical, &["language", "språk", "kieli", "user agent", "referer", "referrer"]),
    (SystemColumn::Personal, &["ip address", "ip-adress", "ip", "name", "namn", "nimi"]),
    (SystemColumn::Email, &["email", "e-mail", "e-post", "sähköposti"]),
];

const NETIGATE: Names = &[
    (
        SystemColumn::Serial,
        &["answerset id", "answersetid", "answer set id", "respondent id", "respondentid"],
    ),
    (SystemColumn::Started, &["started", "start time", "start date", "starttid", "startdatum"]),
    (SystemColumn::Ended, &["ended", "end time", "end date", "date completed", "sluttid", "slutdatum"]),
    (SystemColumn::Complete, &["completed", "finished", "status", "slutförd"]),
    (
        SystemColumn::Technical,
        &[
            "survey id",
            "sample id",
            "sampleid",
            "sendout",
            "send-out",
            "sendout name",
            "utskick",
            "language",
            "språk",
        ],
    ),
    (SystemColumn::Email, &["email", "e-mail", "e-post", "login"]),
];

const ARTOLOGIK: Names = &[
    (
        SystemColumn::Serial,
        &["respondent no", "respondent number", "respondentnr", "respondentnummer", "svar nr"],
    ),
    (SystemColumn::Ended, &["answer date", "date of answer", "svarsdatum", "besvarad"]),
    (SystemColumn::Complete, &["completed", "answer status", "svarsstatus", "avslutad"]),
    (SystemColumn::Technical, &["language", "språk", "publication", "publicering"]),
    (SystemColumn::Email, &["email", "e-mail", "e-post", "e-postadress"]),
];

const ESMAKER: Names = &[
    (SystemColumn::Serial, &["respondent-nr", "respondent nr", "respid", "resp-id", "löpnummer"]),
    (SystemColumn::Started, &["påbörjad", "started"]),
    (SystemColumn::Ended, &["inkommen", "inkommet", "svar inkom", "received", "svarstidpunkt"]),
    (SystemColumn::Complete, &["avslutad", "completed", "fullständig"]),
    (SystemColumn::Token, &["inloggningskod", "login code"]),
    (SystemColumn::Email, &["email", "e-mail", "e-post", "e-postadress"]),
];

const TYPEFORM: Names = &[
    (SystemColumn::Uuid, &["#"]),
    (SystemColumn::Complete, &["response type"]),
    (SystemColumn::Started, &["start date (utc)"]),
    (SystemColumn::Ended, &["submit date (utc)"]),
    (SystemColumn::Personal, &["network id"]),
    (SystemColumn::Technical, &["stage date (utc)", "tags", "ending"]),
    (SystemColumn::Quiz, &["score"]),
];

const JOTFORM: Names = &[
    (SystemColumn::Ended, &["submission date", "inlämningsdatum"]),
    (SystemColumn::Uuid, &["submission id"]),
    (SystemColumn::Personal, &["submission ip", "ip", "ip address"]),
    (SystemColumn::Technical, &["last update date", "form id", "form title", "edit link", "workflow status"]),
    (SystemColumn::Email, &["email", "e-mail", "e-post"]),
];

const FORMBRICKS: Names = &[
    (SystemColumn::Uuid, &["response id"]),
    (SystemColumn::Ended, &["timestamp"]),
    (SystemColumn::Complete, &["finished"]),
    (SystemColumn::Token, &["user id"]),
    (SystemColumn::Email, &["verified email"]),
    (SystemColumn::Personal, &["ipaddress", "ip address"]),
    (
        SystemColumn::Technical,
        &[
            "no",
            "survey id",
            "formbricks id (internal)",
            "notes",
            "tags",
            "quotas",
            "url",
            "source",
            "action",
            "country",
        ],
    ),
];

const SURVEYJS: Names = &[
    (SystemColumn::Uuid, &["resultid", "result id", "responseid", "response id"]),
    (SystemColumn::Ended, &["happenedat", "happendat", "createdat", "submitted at"]),
    (SystemColumn::Personal, &["ip", "ipaddress", "clientid", "client id"]),
    (SystemColumn::Technical, &["surveyid", "survey id", "pageno", "locale"]),
];

const NEXTCLOUD: Names = &[
    (
        SystemColumn::Serial,
        &["submission id", "submission_id", "inskicknings-id", "inlämnings-id", "abgabe-id"],
    ),
    (SystemColumn::Token, &["user id", "user_id", "användar-id", "benutzer-id"]),
    (
        SystemColumn::Personal,
        &[
            "user display name",
            "user_display_name",
            "användarens visningsnamn",
            "visningsnamn",
            "anzeigename des benutzers",
            "anzeigename",
        ],
    ),
    (SystemColumn::Ended, &["timestamp", "tidsstämpel", "tidstämpel", "zeitstempel"]),
];

const ODK_CENTRAL: Names = &[
    (SystemColumn::Ended, &["submissiondate"]),
    (SystemColumn::Started, &["start"]),
    (SystemColumn::Uuid, &["key"]),
    (
        SystemColumn::Technical,
        &[
            "meta-instanceid",
            "instanceid",
            "meta-instancename",
            "instancename",
            "end",
            "today",
            "status",
            "reviewstate",
            "edits",
            "formversion",
            "attachmentspresent",
            "attachmentsexpected",
            "isvalidated",
        ],
    ),
    (
        SystemColumn::Personal,
        &[
            "submitterid",
            "submittername",
            "deviceid",
            "username",
            "subscriberid",
            "simserial",
            "phonenumber",
            "email",
        ],
    ),
];

/// What a tool calls its own columns.
pub fn names(tool: Tool) -> Names {
    match tool {
        Tool::Qualtrics => QUALTRICS,
        Tool::RedCap => REDCAP,
        Tool::Webropol => WEBROPOL,
        Tool::Netigate => NETIGATE,
        Tool::Artologik => ARTOLOGIK,
        Tool::EsMaker => ESMAKER,
        Tool::Typeform => TYPEFORM,
        Tool::Jotform => JOTFORM,
        Tool::Formbricks => FORMBRICKS,
        Tool::SurveyJs => SURVEYJS,
        Tool::NextcloudForms => NEXTCLOUD,
        Tool::OdkCentral => ODK_CENTRAL,
        Tool::LimeSurvey
        | Tool::MsForms
        | Tool::GoogleForms
        | Tool::Kobo
        | Tool::SurveyMonkey
        | Tool::Wide
        | Tool::Long
        | Tool::Workbook
        | Tool::Form => &[],
    }
}

/// Columns that are called after a form or a question.
#[expect(clippy::wildcard_enum_match_arm, reason = "most tools have no such columns")]
pub fn by_pattern(tool: Tool, folded: &str) -> Option<SystemColumn> {
    let ends = |words: &[&str]| words.iter().any(|word| folded.len() > word.len() && folded.ends_with(word));
    match tool {
        Tool::Qualtrics
            if folded.contains("_do_")
                || ends(&[
                    "_do",
                    "display order",
                    "first click",
                    "last click",
                    "page submit",
                    "click count",
                ]) =>
        {
            Some(SystemColumn::Technical)
        }
        Tool::RedCap if ends(&["_complete"]) => Some(SystemColumn::Complete),
        Tool::RedCap if ends(&["_timestamp"]) => Some(SystemColumn::Ended),
        Tool::Formbricks if ends(&[" - option id"]) || folded.starts_with("useragent - ") => {
            Some(SystemColumn::Technical)
        }
        _ => None,
    }
}
