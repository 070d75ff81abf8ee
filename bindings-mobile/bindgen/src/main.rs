//! Writes the Kotlin and Swift sources from the built library; `cargo xtask build-mobile` calls it.

fn main() {
    uniffi::uniffi_bindgen_main();
}
