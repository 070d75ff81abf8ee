#!/usr/bin/env bash
# Builds the native library for Android; needs the NDK (ANDROID_NDK_HOME) and cargo-ndk.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
rustup target add aarch64-linux-android armv7-linux-androideabi x86_64-linux-android
cargo ndk --target arm64-v8a --target armeabi-v7a --target x86_64 --platform 24 \
  --output-dir bindings-mobile/android/src/main/jniLibs build --release --locked -p ogi-report-mobile
