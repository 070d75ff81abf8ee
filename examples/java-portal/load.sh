#!/usr/bin/env bash
# Puts load on the portal from a second process; `cargo xtask build-mobile` must have built it.
# usage: load.sh [SECONDS [HOSTILE]]   good reports for so many seconds, then so many damaged bodies
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
jars="bindings-mobile/jvm/target/classes:bindings-mobile/jvm/target/lib/*"
portal=examples/java-portal/target
port=${PORT:-8099}
# A heap of one size: what grows then is not Java's.
java -Xms256m -Xmx256m -XX:+AlwaysPreTouch -cp "$portal/classes:$jars" Portal "$port" &
pid=$!
trap 'kill "$pid"' EXIT
until (exec 3<>"/dev/tcp/localhost/$port") 2>/dev/null; do sleep 0.2; done
java -cp "$portal/test-classes" Load "$port" "$pid" "${1:-600}" "${2:-100000}" \
  examples/reports fixtures/vectors/inputs fixtures/hostile fuzz/seeds fuzz/corpus
