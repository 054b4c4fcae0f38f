//! All nouns of the product (L1): plain data, no input or output, no engine.

mod about_field;
mod answers;
mod assessment;
mod authors;
mod bill_of_materials;
mod burden;
mod catalog;
mod clause;
mod company;
mod condition;
mod contract;
mod cover_sheet;
mod coverage;
mod date;
mod definition;
mod disclosure;
mod disguise;
mod document;
mod dossier;
mod evidence;
mod evidence_file;
mod facts;
mod fingerprint;
mod form_changes;
mod form_remark;
mod gibit;
mod gravity;
mod hexadecimal;
mod id;
mod labels;
mod language;
mod law;
mod library;
mod manuscript;
mod organisation;
mod parameter;
mod pattern;
mod place_name;
mod playbook;
mod position;
mod preamble;
mod properties;
mod questions;
mod redline;
mod release;
mod remarked;
mod report;
mod requirement;
mod requirement_change;
mod requirement_list;
mod review;
mod review_sheet;
mod reviewed;
mod revised;
mod selection;
mod sheet;
mod side_by_side;
mod spreadsheet;
mod statement;
mod statement_form;
mod statement_moment;
mod tally;
mod template;
mod term;
mod timing;
mod transcript;
mod value;
mod verdict_name;
mod wording;
mod workbook;
mod working_day;
mod yearly;

pub use about_field::AboutField;
pub use answers::{Answers, PartyAnswers, ProcedureAnswers};
pub use assessment::{
    ASSESSMENT_SCHEMA, AssessedRequirement, Assessment, AssessmentReason, AssessmentStatus, Step, Why,
};
pub use bill_of_materials::{BillEncoding, BillOfMaterials, BillStandard, BilledComponent};
pub use burden::{
    AssuranceNeed, BURDEN_SCHEMA, Burden, BurdenLimits, BurdenRequirement, BurdenTotals, LighterEffect,
    LighterFallback, ProportionalityNote, RepeatWords, Stack, StackKind,
};
pub use catalog::{CatalogBasis, CatalogClause, CatalogGroup, CatalogParameter, CatalogRequirement, ClauseCatalog};
pub use clause::{
    Certainty, Clause, Example, ForumStatus, GibitHook, LegalBasis, MustHave, Paragraph, Point, Recognise, Relation,
    Standard, Status,
};
pub use company::{company_words, is_same_company};
pub use condition::{Condition, Evaluation, FactTest};
pub use contract::{CONTRACT_SCHEMA, Contract, ContractFile, DRAFT_SCHEMA, Draft, OpenItem};
pub use cover_sheet::{CoverField, CoverGroup, CoverRow, CoverSheet};
pub use coverage::{
    COVERAGE_SCHEMA, CounterName, Coverage, CoverageAfter, CoverageField, CoverageGroup, CoverageItem, CoverageState,
    Covering, Fate, Ground, MissingClause, NamedIn, WaivedParagraph,
};
pub use date::Date;
pub use disclosure::Audience;
pub use disguise::{as_taken_in, disguise, latin_twin, undisguised};
pub use document::{
    Annex, Article, ArticleNumber, ClauseVersion, Colophon, Document, EditionName, EvidenceRow, GibitLink, Inline,
    Paragraph as PrintedParagraph, Part, Point as PrintedPoint, PositionRow, RequirementRow, WaiverRow, plain,
};
pub use dossier::{
    Agreement, ChosenPosition, Dossier, DossierAnnex, Moments, Party, Phase, Procedure, ProcedureKind, Waiver,
};
pub use evidence::{Evidence, EvidenceKind};
pub use evidence_file::{EvidenceFile, FileContent, FileState, Unopened};
pub use facts::{Fact, FactKind, FactOption, FactValue, Facts};
pub use fingerprint::Fingerprint;
pub use form_changes::{FormChange, FormChanges};
pub use form_remark::{Departure, FormRemark};
pub use gibit::{
    AbsentSubject, ArticleReference, Confirmation, GibitArticle, GibitEdition, GibitEditions, GibitSource,
    GibitSubject, VerificationState,
};
pub use gravity::{Gravity, REMARK_RULE};
pub use hexadecimal::hexadecimal;
pub use id::{ClauseId, ProvisionId, is_key, is_name};
pub use labels::Labels;
pub use language::{Language, Localized, Name};
pub use law::{Law, LawKind, LawPart, LawUnit};
pub use library::{ClauseLibrary, LibraryFiles, LibraryInfo};
pub use manuscript::{
    Block, CellPlace, Comment, Concealment, Former, Loss, LossKind, Manuscript, Oddity, OddityKind, PrintedNumbers,
    Revision, RevisionKind, SourceFormat, SourcePlace, Span, Story, View,
};
pub use organisation::{FontFiles, HouseStyle, HouseStyleFile, Logo, LogoFile, Organisation, OwnClause};
pub use parameter::{Parameter, ParameterKind, RawValue, Weaker, compare};
pub use pattern::{expression, pattern};
pub use place_name::{PlaceName, place_names};
pub use playbook::{FallbackText, Playbook, PlaybookClause};
pub use position::{Fallback, Positions, TextChange, Unacceptable};
pub use properties::Properties;
pub use questions::{QuestionText, Questions};
pub use redline::{
    ChangeKind, MatchedBy, Op, OpKind, OpNature, REDLINE_SCHEMA, Redline, RedlineProvision, ReferenceChange,
    ReferenceStatus, RenamedTerm, Side, SideSummary, shown_ops,
};
pub use release::{Release, ReleasedClause};
pub use report::{Bar, Detail, Figure, Report, ReportEntry, ReportMark, ReportSection};
pub use requirement::{Due, Requirement, RequirementKind, Role, written};
pub use requirement_change::RequirementChange;
pub use requirement_list::{
    AddingFact, Aspect, AspectKind, Doubt, ListedBasis, ListedContract, ListedLibrary, ListedRequirement, ListedTerm,
    News, REQUIREMENTS_SCHEMA, RequirementList, Since,
};
pub use review::{
    AuthorSummary, Deviation, FallbackMatch, Finding, HiddenIn, IdleChange, Move, Review, SilentChange, Tracked,
    Tracking, Verdict, Words,
};
pub use review_sheet::{
    BriefBlock, BriefPoint, Continues, CountBlock, Mark, OverviewBlock, OverviewGroup, OverviewRow, RedlineLine,
    ReviewChange, ReviewItem, ReviewSection, ReviewSheet, Run, RunKind, SectionItem, SheetFinding, VerdictCount,
    Weight,
};
pub use reviewed::{ReviewedArticle, ReviewedContract, ReviewedPlace, ReviewedProvision};
pub use selection::{Reason, Selection};
pub use sheet::{
    Cell, CellItem, ColophonBlock, DraftNotice, Field, PartyBlock, Sheet, SheetArticle, SheetPart, SignatureBlock,
    Table,
};
pub use side_by_side::side_by_side;
pub use spreadsheet::{GivenCell, GivenComment, GivenRange, GivenSheet, GivenValue, Spreadsheet, Struck, cell_address};
pub use statement::{
    Covers, EvidenceKey, Meets, STATEMENT_SCHEMA, StatedAnswer, StatedContract, StatedEvidence, StatedSupplier,
    Statement,
};
pub use statement_form::{AnswerColumn, EvidenceColumn, FormSheet, covers_label, meets_label};
pub use tally::Tally;
pub use template::{ContractTemplate, ScheduleKind, TemplateAnnex, TemplatePart};
pub use term::{Principle, ProperNames, Term, TermText};
pub use timing::{Timing, TimingSide};
pub use transcript::{Provision, ProvisionKind, Slot, Transcript};
pub use value::{Amount, Duration, DurationUnit, Percentage, Value};
pub use wording::{
    MEASURES, MONTHS, bare, capital, each_once, lines, one_line, opening, shortened, single_spaced, within_sentence,
};
pub use workbook::{SheetCell, SheetColumn, SheetEntry, SheetLayout, Workbook, WorkbookWords, Worksheet};
