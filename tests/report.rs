use std::sync::Arc;

use jiff::civil::{Date, date};
use smallvec::SmallVec;
use volteface::actor::Actor;
use volteface::corpus::{Document, Form, Origin, Record};
use volteface::finding::{Change, Confidence, Finding, Part, Severity, Side};
use volteface::grammar::QuotationKind;
use volteface::position::{Amount, Claim, Modality, Polarity, Stance, Topic};
use volteface::report::record::{FindingRecord, ReportRecord, StatementRecord};
use volteface::report::{
    Condition, Offsets, Source, Sources, Style, Summary, TextIndex, finding_record, human, json, json_lines,
    statement_line, statement_record, why,
};
use volteface::statement::{Kind, Moment, Passage, Precision, Statement, Voice};
use volteface::text::Span;

const PLAIN: Style = Style { color: false, width: 100 };

pub fn document(id: &str, day: Date, publisher: Option<&str>, text: &str) -> Document {
    Document {
        id: id.to_owned(),
        date: Some(day),
        publisher: publisher.map(str::to_owned),
        title: None,
        text: text.to_owned(),
        body: Span::new(0, u32::try_from(text.len()).unwrap()),
        form: Form::Prose,
        origin: Origin { path: format!("archive/{id}"), record: None },
    }
}

/// The first place of each of `words`.
fn spans(document: &Document, words: &[&str]) -> SmallVec<[Span; 1]> {
    let place = |word: &&str| {
        let start = document.text.find(word).unwrap_or_else(|| panic!("{word:?} is not in {}", document.id));
        Span::new(u32::try_from(start).unwrap(), u32::try_from(start + word.len()).unwrap())
    };
    words.iter().map(place).collect()
}

fn passage(document: &Document, words: &[&str]) -> Passage {
    Passage { spans: spans(document, words) }
}

fn claim(document: &Document, evidence: &str) -> Claim {
    Claim {
        topic: Topic::Declared { id: "harbour-toll".into(), name: "the harbour toll".into() },
        subject: "toll".into(),
        predicate: "be".into(),
        object: "".into(),
        polarity: Polarity::Affirmed,
        modality: Modality::Asserted,
        stance: None,
        evaluation: None,
        amount: None,
        deadline: None,
        scope: Vec::new(),
        stated: true,
        acknowledged: false,
        evidence: spans(document, &[evidence]),
    }
}

/// `source` said `content`, in the words of `document`.
pub fn statement(document: &Document, source: &str, cue: &str, content: &[&str]) -> Statement<'static> {
    // Documents and what is said in them are handed around together here.
    let document: &Document = Box::leak(Box::new(document.clone()));
    Statement {
        document: &document.id,
        text: &document.text,
        moment: Moment { date: document.date, precision: Precision::Day },
        ordinal: 0,
        kind: Kind::Attribution,
        voice: Voice::Actor,
        quotation: Some(QuotationKind::Indirect),
        source: passage(document, &[source]),
        cue: passage(document, &[cue]),
        cue_lemma: "say".into(),
        form: "said-that",
        content: passage(document, content),
        actor: Some(Actor { id: "mara-lind".into(), name: "Mara Lind".into() }),
        claims: vec![claim(document, content[0])],
        nested: Vec::new(),
    }
}

pub fn side(statement: Statement<'static>) -> Side<'static> {
    Side { moment: statement.moment, statement: Arc::new(statement), claim: 0, run: Vec::new() }
}

pub fn change(field: &'static str, earlier: &str, later: &str) -> Change {
    Change { field, earlier: earlier.to_owned(), later: later.to_owned() }
}

pub fn finding(earlier: Option<Side<'static>>, later: Side<'static>) -> Finding<'static> {
    Finding {
        rule: "stance".to_owned(),
        severity: Severity::Error,
        confidence: Confidence { parts: vec![Part { name: "stance", value: 0.9 }] },
        message: "Mara Lind changed position on the harbour toll: support, then oppose".to_owned(),
        actor: "Mara Lind".to_owned(),
        topic: "the harbour toll".to_owned(),
        changes: vec![change("stance", "support", "oppose"), change("said", "2019-05-02", "2021-08-20")],
        earlier,
        later,
        fingerprint: "a1b2c3d4e5f60718".to_owned(),
        about: Vec::new(),
    }
}

fn show(documents: &[Document], finding: Finding, style: Style) -> String {
    let findings = [finding];
    let sources = Sources::new(documents, Offsets::CodePoint);
    let summary = Summary::new(documents.len(), 7, 2, &findings);
    human(&findings, &summary, &sources, style).to_string()
}

pub fn snapshot(name: &str, shown: &str) {
    insta::with_settings!({
        snapshot_path => concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots"),
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!(format!("report-{name}"), shown);
    });
}

/// No line is wider than it may be, as far as characters of one column go.
fn assert_fits(shown: &str, width: usize) {
    for line in shown.lines() {
        assert!(line.chars().count() <= width, "more than {width} columns: {line}");
    }
}

/// Two articles, a direct quotation before its cue and an indirect one after it.
pub fn two_documents() -> (Vec<Document>, Finding<'static>) {
    let earlier = document(
        "2019-05-02.txt",
        date(2019, 5, 2),
        Some("Harbour Gazette"),
        "The council met on Thursday.\n\n\
         “I support the harbour toll, and I will vote for it as often as it comes before us,” Mara Lind said, to some \
         applause from the back of the hall.\n",
    );
    let later = document(
        "2021-08-20.txt",
        date(2021, 8, 20),
        None,
        "The toll is back.\n\nAt the quay on Friday, with the ferry late once more, Lind told reporters that she \
         opposes the harbour toll. She took no questions.\n",
    );
    let one = statement(
        &earlier,
        "Mara Lind",
        "said",
        &["I support the harbour toll, and I will vote for it as often as it comes before us"],
    );
    let mut other = side(statement(&later, "Lind", "told", &["she opposes the harbour toll"]));
    other.run = vec![other.statement.clone(), other.statement.clone()];
    let finding = finding(Some(side(Statement { quotation: Some(QuotationKind::Direct), ..one })), other);
    (vec![earlier, later], finding)
}

/// One sentence that tells both sides, the later one first.
pub fn one_sentence() -> (Vec<Document>, Finding<'static>) {
    let document = document(
        "quay.txt",
        date(2025, 4, 17),
        Some("Harbour Gazette"),
        "A busy week on the quay.\n\nLind demanded the port end its night landings after earlier saying there should \
         never be more than 12 of them between dusk and dawn, and left.\n",
    );
    let mut earlier = statement(
        &document,
        "Lind",
        "earlier saying",
        &["there should never be more than 12 of them between dusk and dawn"],
    );
    earlier.moment.precision = Precision::Before;
    let later = statement(&document, "Lind", "demanded", &["the port end its night landings"]);
    let mut finding = finding(Some(side(earlier)), side(later));
    finding.rule = String::from("amount");
    finding.message = String::from("Mara Lind changed position on night landings");
    finding.changes = vec![
        change("limit", "at most 12", "none (end)"),
        change("force", "allowed up to", "required"),
        change("said", "before 2025-04-17", "2025-04-17"),
    ];
    (vec![document], finding)
}

#[test]
fn two_documents_give_two_excerpts() {
    let (documents, finding) = two_documents();
    let shown = show(&documents, finding, PLAIN);
    assert_fits(&shown, 100);
    snapshot("two-documents", &shown);
}

#[test]
fn narrow() {
    let (documents, finding) = two_documents();
    let shown = show(&documents, finding, Style { width: 60, ..PLAIN });
    assert_fits(&shown, 60);
    snapshot("narrow", &shown);
}

#[test]
fn color() {
    let (documents, finding) = one_sentence();
    let shown = show(&documents, finding, Style { color: true, width: 100 });
    snapshot("color", &shown.replace('\u{1b}', "␛"));
}

#[test]
fn one_sentence_with_both_sides_is_one_excerpt() {
    let (documents, finding) = one_sentence();
    snapshot("one-sentence", &show(&documents, finding, PLAIN));
}

#[test]
fn one_passage_that_tells_of_the_change() {
    let text = "Critics said Lind had walked back her pledge to keep the toll.\n";
    let document = document("critics.txt", date(2021, 9, 1), Some("Harbour Gazette"), text);
    let statement = statement(&document, "Lind", "walked back", &["her pledge to keep the toll"]);
    let mut finding = finding(None, side(Statement { kind: Kind::Reversal, quotation: None, ..statement }));
    finding.severity = Severity::Note;
    finding.rule = String::from("reported-reversal");
    finding.message = String::from("Mara Lind is said to have changed position");
    finding.changes.clear();
    finding.about = vec!["0011223344556677".to_owned(), "8899aabbccddeeff".to_owned()];
    snapshot("one-passage", &show(&[document], finding, PLAIN));
}

#[test]
fn a_content_in_pieces_and_a_long_one() {
    let speech = "The tide waits for no clerk, and neither do I, as the older boats here know well. ".repeat(12);
    let text = format!(
        "“The toll,” Lind said on Monday, “is a fair price.”\r\n\r\nLIND: {speech}The toll must go. {speech}\r\n"
    );
    let document = document("turns.txt", date(2021, 9, 1), None, &text);
    let pieces = statement(&document, "Lind", "said", &["The toll", "is a fair price"]);
    let long = format!("{speech}The toll must go. {}", speech.trim_end());
    let mut turn = statement(&document, "LIND", "LIND", &[&long]);
    turn.claims = vec![claim(&document, "The toll must go")];
    let shown = show(&[document], finding(Some(side(pieces)), side(turn)), PLAIN);
    assert_fits(&shown, 100);
    snapshot("pieces-and-long", &shown);
}

#[test]
fn near_words_are_diffed() {
    let earlier =
        document("a.txt", date(2019, 5, 2), None, "Lind said the town will “never” raise the toll on boats.\n");
    let later =
        document("b.txt", date(2021, 8, 20), None, "Lind said the town will now raise the toll on small boats.\n");
    let one = statement(&earlier, "Lind", "said", &["the town will “never” raise the toll on boats"]);
    let other = statement(&later, "Lind", "said", &["the town will now raise the toll on small boats"]);
    snapshot("near-words", &show(&[earlier, later], finding(Some(side(one)), side(other)), PLAIN));
}

#[test]
fn hostile_and_wide_quotations() {
    let hostile = "the\ttoll \u{1b}[2J\u{1b}]0;owned\u{7} is \u{202e}riaf\u{202c} \u{9b}31m";
    let wide = "通行料は公正です 👩‍👩‍👧 e\u{301}t\u{e9}";
    let earlier =
        document("hostile.txt", date(2019, 5, 2), Some("\u{1b}[31mGazette"), &format!("Lind said {hostile} now.\n"));
    let later = document("wide.txt", date(2021, 8, 20), None, &format!("林德说 Lind said {wide}, שלום לכולם.\n"));
    let one = statement(&earlier, "Lind", "said", &[hostile]);
    let other = statement(&later, "Lind", "said", &[wide]);
    let mut finding = finding(Some(side(one)), side(other));
    finding.message = String::from("Lind\u{1b}[2J changed position");
    finding.changes = vec![change("words", "the\ttoll\u{7}", "通行料")];
    let shown = show(&[earlier, later], finding, PLAIN);
    assert!(shown.chars().all(|c| c == '\n' || !c.is_control()), "{shown:?}");
    assert!(!shown.contains(['\u{202e}', '\u{202c}']), "{shown:?}");
    snapshot("hostile-and-wide", &shown);
}

#[test]
fn records_of_json_lines_and_unknown_documents() {
    let (mut documents, finding) = two_documents();
    documents[0].origin = Origin { path: "archive.jsonl".to_owned(), record: Some(Record::Line(12)) };
    documents.pop();
    snapshot("record", &show(&documents, finding, PLAIN));
}

#[test]
fn spans_that_fit_no_text_do_not_panic() {
    let (documents, mut finding) = two_documents();
    let mut statement = (*finding.later.statement).clone();
    // In the middle of a character, beyond the end, and the wrong way round.
    for span in [Span::new(1, 2), Span::new(9_000, 9_001), Span::new(9, 3)] {
        statement.content.spans = [span, Span::new(3, 4)].as_slice().into();
        statement.document = "2019-05-02.txt";
        statement.claims[0].evidence = [span].into();
        finding.later = side(statement.clone());
        show(&documents, finding.clone(), PLAIN);
        let sources = Sources::new(&documents, Offsets::Utf16);
        json_lines(std::slice::from_ref(&finding), &sources).to_string();
    }
}

#[test]
fn findings_as_json() {
    let (documents, finding) = two_documents();
    let sources = Sources::new(&documents, Offsets::CodePoint);
    let findings = [finding];
    let lines = json_lines(&findings, &sources).to_string();
    let read: FindingRecord = serde_json::from_str(&lines).unwrap();
    assert_eq!(read, finding_record(&findings[0], &sources));
    snapshot("jsonl", &lines);
    let summary = Summary::new(2, 7, 2, &findings);
    let whole: ReportRecord = serde_json::from_str(&json(&findings, &summary, &sources).to_string()).unwrap();
    assert_eq!((whole.summary, whole.findings), (summary, vec![read]));
}

#[test]
fn statements_as_json() {
    let text = "The Gazette reported that 🚢 Lind “demanded” at most 12 landings.\r\n";
    let document = document("e.txt", date(2025, 4, 17), None, text);
    let mut inner = statement(&document, "Lind", "demanded", &["at most 12 landings"]);
    inner.claims[0].stance = Some(Stance::Oppose);
    inner.claims[0].modality = Modality::Required;
    inner.claims[0].scope = vec!["2026".into()];
    inner.claims[0].amount =
        Some(Amount { min: None, max: Some(12.0), unit: "landing".into(), limit: true, text: "at most 12".into() });
    let mut outer = statement(&document, "The Gazette", "reported", &["🚢 Lind “demanded” at most 12 landings"]);
    outer.actor = None;
    outer.claims[0].topic = Topic::Open(vec![("landing".into(), 0.7), ("night".into(), 0.4)]);
    outer.nested = vec![inner];
    let source = Source::new(&document, Offsets::CodePoint);
    let line = statement_line(&outer, &source).to_string();
    let read: StatementRecord = serde_json::from_str(&line).unwrap();
    assert_eq!(read, statement_record(&outer, &source));
    snapshot("statement", &line);
}

#[test]
fn offsets_in_three_units() {
    type Count = fn(&str) -> usize;
    let mut text = "A 🚢 café.\r\n“Né”\r\n".repeat(100);
    text.push_str("end");
    let units: [(Offsets, Count); 3] = [
        (Offsets::CodePoint, |before| before.chars().count()),
        (Offsets::Byte, str::len),
        (Offsets::Utf16, |before| before.encode_utf16().count()),
    ];
    for (unit, count) in units {
        let index = TextIndex::new(&text, unit);
        for (at, _) in text.char_indices().chain([(text.len(), ' ')]) {
            let before = &text[..at];
            let byte = u32::try_from(at).unwrap();
            assert_eq!(index.offset(byte) as usize, count(before), "{unit:?} at byte {at}");
            assert_eq!(index.line(byte), 1 + before.matches('\n').count());
            assert_eq!(index.column(byte), 1 + before.rsplit('\n').next().unwrap_or("").chars().count());
        }
        assert_eq!(index.offset(u32::MAX) as usize, count(&text));
    }
}

#[test]
fn why_a_finding_came_about() {
    let (documents, finding) = one_sentence();
    let sources = Sources::new(&documents, Offsets::CodePoint);
    let condition = |text: &str, holds, unless| Condition { text: text.to_owned(), holds, unless };
    let conditions = [
        condition("the actor is the same (mara-lind)", true, false),
        condition("the topic is the same (harbour-toll)", true, false),
        condition("the amounts share no value (at most 12, none)", true, false),
        condition("the later statement owns the change", false, true),
    ];
    snapshot("why", &why(&finding, &conditions, &sources, PLAIN).to_string());
}

#[test]
fn a_summary_without_findings() {
    assert_eq!(Summary::new(1, 0, 2, &[]).to_string(), "Checked 1 document, 0 statements, 2 actors.  No findings.");
}
