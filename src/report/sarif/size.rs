//! How many results code scanning takes in one file: by their number, and by their bytes once gzipped.

use std::io::{self, Write};

use flate2::Compression;
use flate2::write::GzEncoder;

use super::log::ResultObject;

/// Results of one run.
const MOST: usize = 25_000;

/// Bytes of the gzipped file: 10 MB, less what stands around the results and what the encoder holds back.
const MOST_BYTES: usize = 9_500_000;

/// Results that never come near [`MOST_BYTES`]: their quotations are cut.
const FEW: usize = 1_000;

/// How many of the results, from the first on, fit into one file.
pub fn fitting(results: &[ResultObject]) -> usize {
    if results.len() <= FEW {
        return results.len();
    }
    // Whoever uploads the file compresses better than this, never worse.
    let mut encoder = GzEncoder::new(Count(0), Compression::fast());
    let fits = |result: &&ResultObject| {
        // Writing to a counter cannot fail.
        let _ = serde_json::to_writer_pretty(&mut encoder, result);
        encoder.get_ref().0 <= MOST_BYTES
    };
    results.iter().take(MOST).take_while(fits).count()
}

/// Counts the bytes that are written to it.
#[derive(Debug)]
struct Count(usize);

impl Write for Count {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
