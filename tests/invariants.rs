//! What holds for any text: drawn from arbitrary characters, from words and marks in any order, and from sentences as
//! news writes them.

use std::sync::OnceLock;

use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};
use rayon::{ThreadPool, ThreadPoolBuilder};
use volteface::corpus::{Document, Form};
use volteface::report::{Offsets, Sources, json_lines};
use volteface::statement::{Passage, Statement};

use super::knowledge::{document, embedded};

const SENTENCES: &[&str] = &[
    "“I support the new ferry,” Mayor Ana Cole said.",
    "Cole said on Tuesday that she opposes the new ferry.",
    "The mayor, who has never won a vote there, told reporters she would “never again” raise the harbour fee.",
    "“Nobody asked us,” he said. “We will ask them.”",
    "Oskar Brandt denied that the bridge would close, according to a spokesman for the port.",
    "After earlier saying there should be no more than 300 boats, Cole demanded the port end all landings.",
    "Brandt raised the harbour fee in March, reversing his position.",
    "“It's ‘a gift’ to the owners,” said Brandt, a carpenter, adding that the price had doubled to $1.2bn.",
    "''They never came,'' she said.\n\n“The first paragraph goes on\n\n“and ends here,” Brandt said.",
    "Brandt: “No ferry”",
    "She promised to resign if 12,000 jobs were lost — and then did not.",
];

const PIECES: &[&str] = &[
    "“",
    "”",
    "\"",
    "'",
    "''",
    "‘",
    "’",
    ",",
    ".",
    "?",
    ":",
    ";",
    "-",
    "—",
    "(",
    ")",
    "\n\n",
    "\n",
    " said",
    " that",
    " she",
    " Lee",
    " Park's",
    " according to",
    " told",
    " the",
    " plan",
    " not",
    " 3.67%",
    " to",
    " accused",
    " of",
    " İ",
    " ß",
    "\u{301}",
    "🗳",
    " once",
    " now",
    " was",
    " by",
    "\u{feff}",
    "\t",
    " No.",
    " U.S.",
];

fn soup() -> impl Strategy<Value = String> {
    prop_oneof![
        2 => any::<String>(),
        3 => prop::collection::vec(select(PIECES), 0..80).prop_map(|pieces| pieces.concat()),
        3 => article(),
    ]
}

fn article() -> impl Strategy<Value = String> {
    subsequence(SENTENCES, 1..=SENTENCES.len()).prop_shuffle().prop_map(|sentences| sentences.join(" "))
}

/// A few articles, with no two of one id.
fn archive() -> impl Strategy<Value = Vec<Document>> {
    prop::collection::vec((article(), 0_i64..2000), 1..5).prop_map(|articles| {
        let made = articles.into_iter().enumerate().map(|(number, (text, days))| {
            let mut document = document(&format!("article-{number}"), Form::Prose, &text);
            document.date = document.date.and_then(|date| date.checked_sub(jiff::Span::new().days(days)).ok());
            document
        });
        made.collect()
    })
}

fn findings(documents: &[Document]) -> String {
    let checked = volteface::check(documents, embedded());
    json_lines(&checked.findings, &Sources::new(documents, Offsets::CodePoint)).to_string()
}

fn pool(threads: usize) -> ThreadPool {
    ThreadPoolBuilder::new().num_threads(threads).build().expect("threads start")
}

fn well_placed(statement: &Statement, text: &str) {
    let passages = [&statement.source, &statement.cue, &statement.content];
    for Passage { spans } in passages {
        assert!(spans.iter().all(|span| text.get(span.range()).is_some()), "{spans:?} of {text:?}");
    }
    for span in statement.claims.iter().flat_map(|claim| &claim.evidence) {
        assert!(text.get(span.range()).is_some_and(|words| !words.is_empty()), "{span:?} of {text:?}");
    }
    statement.nested.iter().for_each(|inner| well_placed(inner, text));
}

fn few(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(few(128))]

    #[test]
    fn spans_slice_to_their_texts(text in soup(), turns: bool) {
        let form = if turns { Form::Transcript } else { Form::Prose };
        for statement in volteface::extract(&document("any", form, &text), embedded()) {
            well_placed(&statement, &text);
        }
    }
}

proptest! {
    #![proptest_config(few(12))]

    #[test]
    fn neither_threads_nor_order_show(documents in archive(), places: [Index; 4]) {
        static POOLS: OnceLock<[ThreadPool; 2]> = OnceLock::new();
        let [one, four] = POOLS.get_or_init(|| [pool(1), pool(4)]);
        let expected = one.install(|| findings(&documents));
        prop_assert_eq!(&four.install(|| findings(&documents)), &expected);
        let mut shuffled = documents;
        for place in places {
            let to = place.index(shuffled.len());
            shuffled.swap(0, to);
        }
        prop_assert_eq!(&one.install(|| findings(&shuffled)), &expected);
    }

    #[test]
    fn an_unrelated_document_changes_nothing(documents in archive()) {
        let expected = findings(&documents);
        let other = "Nadia Orlov said she supports the orchard. Later Orlov said: “I oppose the orchard.”";
        let mut more = documents;
        more.push(document("unrelated", Form::Prose, other));
        let found = findings(&more);
        let ours: String = found.split_inclusive('\n').filter(|line| !line.contains("\"unrelated\"")).collect();
        prop_assert_eq!(ours, expected);
    }
}
