#!/usr/bin/env bash
# Makes OgiReportFFI.xcframework for macOS, iOS and its simulator; needs macOS with Xcode.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
package=bindings-mobile/OgiReport
targets=(aarch64-apple-darwin x86_64-apple-darwin aarch64-apple-ios aarch64-apple-ios-sim x86_64-apple-ios)
rustup target add "${targets[@]}"
for target in "${targets[@]}"; do
  cargo rustc --release --locked -p ogi-report-mobile --lib --crate-type staticlib --target "$target"
done
work=target/xcframework
rm -rf "$work" "$package/OgiReportFFI.xcframework"
mkdir -p "$work/headers" "$work/macos" "$work/simulator"
cp "$package/Sources/OgiReportFFI/OgiReportFFI.h" "$work/headers/"
# The static library is linked with the framework, so the module map names none.
grep -v '^ *link ' "$package/Sources/OgiReportFFI/module.modulemap" > "$work/headers/module.modulemap"
library=libogi_report_mobile.a
lipo -create "target/aarch64-apple-darwin/release/$library" "target/x86_64-apple-darwin/release/$library" \
  -output "$work/macos/$library"
lipo -create "target/aarch64-apple-ios-sim/release/$library" "target/x86_64-apple-ios/release/$library" \
  -output "$work/simulator/$library"
xcodebuild -create-xcframework \
  -library "$work/macos/$library" -headers "$work/headers" \
  -library "target/aarch64-apple-ios/release/$library" -headers "$work/headers" \
  -library "$work/simulator/$library" -headers "$work/headers" \
  -output "$package/OgiReportFFI.xcframework"
