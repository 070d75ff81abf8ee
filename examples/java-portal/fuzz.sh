#!/usr/bin/env bash
# Holds the running service against its own description: schemathesis (pip install schemathesis) makes requests from it, legal and illegal.
# `cargo xtask build-mobile` must have built the service.
# usage: fuzz.sh [EXAMPLES]   so many requests an operation and phase
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
jars="bindings-mobile/jvm/target/classes:bindings-mobile/jvm/target/lib/*"
port=${PORT:-8098}
java -Dportal.body.seconds=5 -cp "examples/java-portal/target/classes:$jars" Portal "$port" &
pid=$!
trap 'kill "$pid"; wait "$pid" || true' EXIT
until (exec 3<>"/dev/tcp/localhost/$port") 2>/dev/null; do sleep 0.2; done
SCHEMATHESIS_HOOKS=fuzz_hooks PYTHONPATH=examples/java-portal schemathesis run "http://127.0.0.1:$port/openapi.json" --max-examples "${1:-200}" --checks all --seed 7 \
  --exclude-checks unsupported_method,positive_data_acceptance
