//! Each stage of the pipeline on one text, in bytes a second, beside a plain Unicode word segmentation of the same text.
//!
//! `VOLTEFACE_BENCH_CORPUS` names a JSON Lines file with a `text` field; its documents are repeated up to 20 MB. Without
//! it the text is generated, the same on every run. One thread does all the work.

use std::fmt::Write as _;
use std::time::Duration;

use criterion::{BatchSize, BenchmarkId, Criterion, Throughput};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use unicode_segmentation::UnicodeSegmentation;
use volteface::actor::Actor;
use volteface::corpus::{Document, Form, Origin, Record};
use volteface::dataset::score::{AttributionScore, Samples};
use volteface::dataset::{AnnotatedText, Annotation};
use volteface::grammar::{self, Layout};
use volteface::ledger::Ledger;
use volteface::position::{Claim, Modality, Polarity, Stance, Topic};
use volteface::statement::{Kind, Moment, Passage, Precision, Statement, Voice};
use volteface::text::{Span, lex};
use volteface::{Comparison, Knowledge, check, extract, rules};

/// Size of a corpus that is read from a file, in bytes.
const CORPUS: usize = 20_000_000;
/// Size of the generated one: enough for a ratio, quick enough for any machine.
const GENERATED: usize = 2_000_000;

fn main() {
    let one_thread = rayon::ThreadPoolBuilder::new().num_threads(1).build();
    let Ok(one_thread) = one_thread else { return };
    one_thread.install(|| {
        let mut criterion = Criterion::default().sample_size(10).configure_from_args();
        let (knowledge, _) = Knowledge::from_files(&[], None);
        stages(&mut criterion, &knowledge);
        ledger(&mut criterion, &knowledge);
        gate(&mut criterion, &knowledge);
        criterion.bench_function("start", |b| b.iter(|| Knowledge::from_files(&[], None)));
        criterion.final_summary();
    });
}

fn stages(criterion: &mut Criterion, knowledge: &Knowledge) {
    let documents = corpus();
    let bytes: usize = documents.iter().map(|document| document.text.len()).sum();
    let mut group = criterion.benchmark_group("stages");
    group.throughput(Throughput::Bytes(bytes as u64)).warm_up_time(Duration::from_secs(1));
    group.bench_function("segmentation", |b| {
        b.iter(|| documents.iter().map(|document| document.text.unicode_words().count()).sum::<usize>());
    });
    group.bench_function("lex", |b| {
        b.iter(|| documents.iter().map(|d| lex(&d.text, d.body, &knowledge.lexicon).all.len()).sum::<usize>());
    });
    group.bench_function("read", |b| {
        b.iter(|| {
            let read =
                |d: &Document| grammar::read(&d.text, d.body, Layout::Prose, &knowledge.lexicon).attributions.len();
            documents.iter().map(read).sum::<usize>()
        });
    });
    group.bench_function("extract", |b| {
        b.iter(|| documents.iter().map(|document| extract(document, knowledge).len()).sum::<usize>());
    });
    group.bench_function("check", |b| b.iter(|| check(&documents, knowledge).findings.len()));
    group.finish();
}

/// One actor's 100,000 statements, on 1,000 topics and on one.
fn ledger(criterion: &mut Criterion, knowledge: &Knowledge) {
    let rules: Vec<_> = knowledge.rules.iter().filter(|rule| rule.enabled).cloned().collect();
    let opposites = |one: &str, other: &str| knowledge.semantics.opposites(one, other);
    let mut group = criterion.benchmark_group("ledger");
    group.warm_up_time(Duration::from_secs(1));
    for topics in [1_000, 1] {
        let statements: Vec<Statement> = (0..100_000).map(|number| statement(number, topics)).collect();
        group.throughput(Throughput::Elements(statements.len() as u64));
        group.bench_with_input(BenchmarkId::new("topics", topics), &statements, |b, statements| {
            b.iter_batched(
                || statements.clone(),
                |statements| rules::check(&Ledger::new(statements), &rules, &opposites).len(),
                BatchSize::LargeInput,
            );
        });
    }
    group.finish();
}

/// Scoring alone: texts against their own predictions, and pairs.
fn gate(criterion: &mut Criterion, knowledge: &Knowledge) {
    let scored: Vec<(AnnotatedText, Vec<Annotation>)> = corpus().iter().map(|d| annotated(d, knowledge)).collect();
    let mut group = criterion.benchmark_group("gate");
    group.throughput(Throughput::Elements(scored.len() as u64)).warm_up_time(Duration::from_secs(1));
    group.bench_function("texts", |b| {
        b.iter(|| {
            let mut samples = Samples::default();
            for (number, (text, predicted)) in (0..).zip(&scored) {
                samples.add(&[(number, AttributionScore::of(text, predicted).counts())]);
            }
        });
    });
    let pairs: Vec<[String; 2]> =
        (0..1_000).map(|n| [format!("I support ward {n}."), format!("I oppose ward {n}.")]).collect();
    let comparison = Comparison::new(knowledge);
    group.throughput(Throughput::Elements(pairs.len() as u64));
    group.bench_function("pairs", |b| {
        b.iter(|| pairs.iter().map(|[one, other]| comparison.conflicts(one, other, true).len()).sum::<usize>());
    });
    group.finish();
}

/// A text annotated with what is predicted for it, bytes taken for code points.
fn annotated(document: &Document, knowledge: &Knowledge) -> (AnnotatedText, Vec<Annotation>) {
    let spans = |passage: &Passage| passage.spans.iter().map(|span| [span.start, span.end]).collect();
    let statements = extract(document, knowledge);
    let annotations = statements.iter().map(|statement| Annotation {
        source: spans(&statement.source),
        cue: spans(&statement.cue),
        content: spans(&statement.content),
        speech: None,
    });
    let attributions: Vec<Annotation> = annotations.collect();
    let text =
        AnnotatedText { text: document.text.clone(), attributions: attributions.clone(), ..AnnotatedText::default() };
    (text, attributions)
}

fn corpus() -> Vec<Document> {
    let given = std::env::var("VOLTEFACE_BENCH_CORPUS").ok().and_then(|path| std::fs::read_to_string(path).ok());
    let (texts, size): (Vec<String>, usize) = match given {
        Some(lines) => (lines.lines().filter_map(text_of).collect(), CORPUS),
        None => ((0..500).map(article).collect(), GENERATED),
    };
    let mut left = size;
    let room_left = |text: &&String| {
        let room = left > 0;
        left = left.saturating_sub(text.len());
        room
    };
    #[allow(clippy::maybe_infinite_iter)] // the room runs out
    texts.iter().cycle().take_while(room_left).enumerate().map(|(number, text)| document(number, text)).collect()
}

fn text_of(line: &str) -> Option<String> {
    let value: serde_json::Value = serde_json::from_str(line).ok()?;
    Some(value.get("text")?.as_str()?.to_owned())
}

fn document(number: usize, text: &str) -> Document {
    Document {
        id: number.to_string(),
        date: Some(day(number)),
        publisher: None,
        title: None,
        text: text.to_owned(),
        body: Span::new(0, u32::try_from(text.len()).unwrap_or(u32::MAX)),
        form: Form::Prose,
        origin: Origin { path: "generated".to_owned(), record: Some(Record::Line(number)) },
    }
}

fn day(number: usize) -> Date {
    let days = i64::try_from(number % 3_000).unwrap_or(0);
    date(2016, 1, 1).checked_add(days.days()).unwrap_or(date(2016, 1, 1))
}

/// Some paragraphs of news: the number picks the words.
fn article(number: usize) -> String {
    const PEOPLE: [&str; 5] = ["Marta Okonjo", "Tomas Reyes", "Ingrid Solheim", "Pavel Lind", "Lucia Dunn"];
    const THINGS: [&str; 5] =
        ["the harbour tunnel", "the wage bill", "the fuel levy", "the border treaty", "the budget"];
    const VERBS: [&str; 4] = ["supports", "opposes", "will vote against", "wants to delay"];
    let mut text = String::new();
    for paragraph in 0..12 {
        let pick = number * 31 + paragraph * 7;
        let (person, thing) = (PEOPLE[pick % 5], THINGS[(pick / 5) % 5]);
        let (verb, amount) = (VERBS[pick % 4], pick % 900 + 100);
        let surname = person.rsplit(' ').next().unwrap_or(person);
        let _ = write!(
            text,
            "Minister {person} said on Tuesday that she {verb} {thing}, which would cost no more than ${amount} million. \
             The council met for five hours in the old town hall, and the rain did not stop.\n\n\
             “We have waited long enough,” {surname} told reporters after the vote. “It must not fail again.”\n\n"
        );
    }
    text
}

fn statement(number: usize, topics: usize) -> Statement<'static> {
    let stance = if (number / topics).is_multiple_of(2) { Stance::Support } else { Stance::Oppose };
    let claim = Claim {
        topic: Topic::Declared { id: format!("topic-{}", number % topics).into(), name: String::new().into() },
        subject: "i".into(),
        predicate: "support".into(),
        object: "plan".into(),
        polarity: Polarity::Affirmed,
        modality: Modality::Asserted,
        stance: Some(stance),
        evaluation: None,
        amount: None,
        deadline: None,
        scope: Vec::new(),
        stated: true,
        acknowledged: false,
        evidence: [Span::new(0, 9)].into(),
    };
    Statement {
        document: number.to_string().leak(),
        text: format!("statement {number}").leak(),
        moment: Moment { date: Some(day(number)), precision: Precision::Day },
        ordinal: 0,
        kind: Kind::Attribution,
        voice: Voice::Actor,
        quotation: None,
        source: Passage::default(),
        cue: Passage::default(),
        cue_lemma: "say".into(),
        form: "said-that",
        content: Passage { spans: [Span::new(0, 9)].into() },
        actor: Some(Actor { id: "marta-okonjo".into(), name: "Marta Okonjo".into() }),
        claims: vec![claim],
        nested: Vec::new(),
    }
}
