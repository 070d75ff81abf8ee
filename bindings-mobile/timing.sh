#!/usr/bin/env bash
# Times calls from the JVM beside the same calls in Rust; `cargo xtask build-mobile` must have built the jar.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
files=(examples/reports/wrong-totals.txt examples/reports/blank-zeros.html examples/reports/figures.json)
rust=$(mktemp)
trap 'rm -f "$rust"' EXIT
cargo run --release --quiet --locked -p ogi-report-mobile --example timing -- "${files[@]}" > "$rust"
jvm=bindings-mobile/jvm/target
java -cp "$jvm/test-classes:$jvm/classes:$jvm/lib/*" ogi.report.Timing "$rust" "${files[@]}"
