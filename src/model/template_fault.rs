//! What keeps a file from being a template for reports.

/// What stands in a template where the report is to be, alone in its paragraph.
pub const TEMPLATE_MARK: &str = "{{mognad}}";

/// What keeps a file from being a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TemplateFault {
    /// It is no document of Word's, or a damaged one.
    NotWord,
    /// It is one of the strict kind, in which elements have other names.
    Strict,
    /// It holds macros, which a report must not have.
    Macros,
    /// It holds more than a template does.
    TooLarge,
    /// The place for the report is marked nowhere.
    NoMark,
    /// It is marked so many times.
    Marks(usize),
    /// The paragraph with the mark says something else too.
    BesideText,
    /// The mark stands in a table, a text box, a head or a foot, where a report has no room.
    NoRoom,
}
