#!/bin/bash -eu
# Builds every target with its seeds and dictionary.
cd "$SRC/ogi-report"
cargo fuzz build -O
for source in fuzz/fuzz_targets/*.rs; do
  name=$(basename "$source" .rs)
  cp "fuzz/target/x86_64-unknown-linux-gnu/release/$name" "$OUT/"
  case $name in
    read_pdf) words=pdf ;;
    read_docx | read_xlsx | read_doc | read_xls | read_rtf | read_odf | read_ofd | read_office_xml) words=office ;;
    *) words=html ;;
  esac
  cp "fuzz/$words.dict" "$OUT/$name.dict"
  zip -jq "$OUT/${name}_seed_corpus.zip" fuzz/seeds/* fixtures/hostile/* examples/reports/* fixtures/office/*
done
