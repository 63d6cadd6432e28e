//! The `volteface` command.

fn main() {}
