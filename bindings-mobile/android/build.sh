#!/usr/bin/env bash
# Builds the AAR: build/outputs/aar/ogi-report-android-release.aar. Needs the SDK (ANDROID_HOME), the NDK (ANDROID_NDK_HOME),
# cargo-ndk and Gradle 8.13 or later.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
rustup target add aarch64-linux-android armv7-linux-androideabi x86_64-linux-android
# Devices with pages of 16 kB load nothing that is aligned to less.
RUSTFLAGS="-C link-arg=-Wl,-z,max-page-size=16384" \
  cargo ndk --target arm64-v8a --target armeabi-v7a --target x86_64 --platform 24 \
  --output-dir bindings-mobile/android/src/main/jniLibs build --release --locked -p ogi-report-mobile
gradle --project-dir bindings-mobile/android assembleRelease
