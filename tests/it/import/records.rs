//! Records of REDCap that have several rows.

use super::columns::{imported, refused};

#[test]
fn events_and_repeated_forms_of_redcap_make_no_several_respondents_of_one_person() {
    let text = |rows: &str| {
        format!(
            "record_id,redcap_event_name,redcap_repeat_instrument,redcap_repeat_instance,unit,tools,survey_complete\n{rows}"
        )
    };
    let events = text("1,spring,,,north,4,2\n1,autumn,,,north,3,2\n2,autumn,,,south,5,2\n");
    let told = refused(&events, "", &[]);
    let wanted = ["error[I058]", "autumn, spring", "column = \"redcap_event_name\"", "error[I028]"];
    assert!(wanted[..3].iter().all(|wanted| told.contains(wanted)), "{told}");
    let keep = |event: &str| format!("[[keep]]\ncolumn = \"redcap_event_name\"\nis = [\"{event}\"]");
    assert_eq!(imported(&events, &keep("spring"), &[]).0, ["unit=north tools=4"]);
    assert_eq!(imported(&events, &keep("autumn"), &[]).0, ["unit=north tools=3", "unit=south tools=5"]);
    // Said to be of one round, a record is still one respondent.
    let ignore = "ignore = [\"redcap_event_name\"]";
    let told = refused(&events, ignore, &[]);
    assert!(told.contains(wanted[3]) && told.contains("row 3") && !told.contains("I058"), "{told}");
    let (answers, told) = imported(&events, ignore, &["--duplicates", "last"]);
    assert_eq!(answers, ["unit=north tools=3", "unit=south tools=5"], "{told}");
    // A form that is filled in again is the same record, in whatever unit; a row without answers is no respondent.
    let again = text("2,,,,south,,0\n2,,survey,1,north,3,2\n2,,survey,2,south,5,2\n");
    assert!(refused(&again, "", &[]).contains("error[I028]"));
    assert_eq!(imported(&again, "", &["--duplicates", "first"]).0, ["unit=north tools=3"]);
    // In labels, too.
    let labels = "Record ID,Event Name,Unit,We have the digital tools we need,Complete?\n\
        1,Spring,north,Agree,Complete\n2,Autumn,north,Agree,Complete\n";
    let told = refused(labels, "", &[]);
    assert!(told.contains("error[I058]") && told.contains("\"Event Name\""), "{told}");
}
