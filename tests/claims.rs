//! Statements with hand-made claims, one a line:
//!
//! ```text
//! <2025-04-17 witkoff iran-enrichment permitted predicate=enrich max=3.67 unit=percent "3.67% and no more"
//! ```
//!
//! A date (`-` for none, `<` before it for "at some time before"), an actor, a topic (declared, or words with their rarity
//! as `pipeline:0.8+senate:0.6`), what the claim holds in any order, the words. `document=` names the document, which else
//! is one of the line's own. A line that begins with `#` is a comment, one with `!` an instruction to the test.

use compact_str::CompactString;
use volteface::actor::Actor;
use volteface::position::{Amount, Claim, Evaluation, Modality, Polarity, Stance, Topic};
use volteface::statement::{Kind, Moment, Passage, Precision, Statement, Voice};
use volteface::text::Span;

/// The statements of a case. Panics where a line is not in the notation: it is the test that is wrong then.
///
/// Their words lie in one text, which is never given back: a case is short, and its statements are passed around.
pub fn read(text: &str) -> Vec<Statement<'static>> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with(['#', '!']));
    let mut text = String::new();
    let statements: Vec<_> = lines.map(|(number, line)| statement(number + 1, line, &mut text)).collect();
    let text: &str = text.leak();
    statements.into_iter().map(|statement| Statement { text, ..statement }).collect()
}

/// What follows each `!WORD` of a case.
pub fn instructions<'t>(text: &'t str, word: &str) -> Vec<&'t str> {
    let lines = text.lines().filter_map(|line| line.strip_prefix('!'));
    lines.filter_map(|line| line.strip_prefix(word)).map(str::trim).collect()
}

fn statement(number: usize, line: &str, text: &mut String) -> Statement<'static> {
    let (head, words) = line.split_once('"').expect("words in quotation marks");
    let mut parts = head.split_whitespace();
    let (date, actor, topic) = (parts.next().unwrap(), parts.next().expect("an actor"), parts.next().expect("a topic"));
    let (precision, date) = match date.strip_prefix('<') {
        Some(date) => (Precision::Before, date),
        None => (Precision::Day, date),
    };
    let source = if actor == "-" { "an aide".to_owned() } else { capitalised(actor) };
    let [source, cue, content] = [source.as_str(), "said", words.trim_end().trim_end_matches('"')].map(|words| {
        let start = u32::try_from(text.len()).unwrap();
        text.push_str(words);
        Passage { spans: [Span::new(start, u32::try_from(text.len()).unwrap())].into() }
    });
    let evidence = content.spans.clone();
    let mut statement = Statement {
        document: format!("line-{number}").leak(),
        text: "",
        moment: Moment { date: (date != "-").then(|| date.parse().expect("a date")), precision },
        ordinal: u32::try_from(number).unwrap(),
        kind: Kind::Attribution,
        voice: Voice::Actor,
        quotation: None,
        source,
        cue,
        cue_lemma: "say".into(),
        form: "said-that",
        content,
        actor: (actor != "-").then(|| Actor { id: actor.into(), name: capitalised(actor).into() }),
        claims: Vec::new(),
        nested: Vec::new(),
    };
    let mut claim = Claim {
        topic: read_topic(topic),
        subject: "".into(),
        predicate: "".into(),
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
        evidence,
    };
    for part in parts {
        put(part, &mut statement, &mut claim);
    }
    statement.claims.push(claim);
    statement
}

fn put(part: &str, statement: &mut Statement, claim: &mut Claim) {
    let (key, value) = part.split_once('=').unwrap_or((part, ""));
    let words = value.replace('_', " ");
    let amount = |claim: &mut Claim| {
        let nothing = Amount { min: None, max: None, unit: "".into(), limit: false, text: "".into() };
        claim.amount.take().unwrap_or(nothing)
    };
    match key {
        "asserted" => claim.modality = Modality::Asserted,
        "intended" => claim.modality = Modality::Intended,
        "required" => claim.modality = Modality::Required,
        "permitted" => claim.modality = Modality::Permitted,
        "forbidden" => claim.modality = Modality::Forbidden,
        "possible" => claim.modality = Modality::Possible,
        "conditional" => claim.modality = Modality::Conditional,
        "asked" => claim.modality = Modality::Asked,
        "not" => claim.polarity = Polarity::Negated,
        "support" => claim.stance = Some(Stance::Support),
        "oppose" => claim.stance = Some(Stance::Oppose),
        "praise" => claim.evaluation = Some(Evaluation::Positive),
        "blame" => claim.evaluation = Some(Evaluation::Negative),
        "acknowledged" => claim.acknowledged = true,
        "subject" => claim.subject = words.into(),
        "predicate" => claim.predicate = value.into(),
        "object" => claim.object = words.into(),
        "scope" => claim.scope = vec![words.into()],
        "by" => claim.deadline = Some(value.parse().expect("a date")),
        "min" => claim.amount = Some(Amount { min: value.parse().ok(), ..amount(claim) }),
        "max" => claim.amount = Some(Amount { max: value.parse().ok(), ..amount(claim) }),
        "unit" => claim.amount = Some(Amount { unit: value.into(), ..amount(claim) }),
        "shown" => claim.amount = Some(Amount { text: words.into(), ..amount(claim) }),
        "limit" => claim.amount = Some(Amount { limit: true, ..amount(claim) }),
        "cue" => statement.cue_lemma = value.into(),
        "act" => statement.kind = Kind::Act,
        "reversal" => statement.kind = Kind::Reversal,
        "document" => statement.document = value.to_owned().leak(),
        _ => panic!("`{part}` is not in the notation"),
    }
}

fn read_topic(text: &str) -> Topic {
    if !text.contains(':') {
        return Topic::Declared { id: text.into(), name: text.replace('-', " ").into() };
    }
    let mut words: Vec<(CompactString, f32)> = text
        .split('+')
        .map(|word| word.split_once(':').expect("a word and its rarity"))
        .map(|(word, rarity)| (word.into(), rarity.parse().expect("a rarity")))
        .collect();
    words.sort_by(|a, b| a.0.cmp(&b.0));
    Topic::Open(words)
}

fn capitalised(id: &str) -> String {
    let words = id.split('-').map(|word| word[..1.min(word.len())].to_uppercase() + &word[1.min(word.len())..]);
    words.collect::<Vec<_>>().join(" ")
}
