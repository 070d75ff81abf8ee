//! Calls from the JVM made cheaper than the generator writes them.

use anyhow::{Result, ensure};

/// What the generator writes: the status of a call in memory of its own, allocated, registered for cleaning, and copied
/// field by field both ways, up to four times in one call of ours.
const MADE_ANEW: &str = "    var status = UniffiRustCallStatus()
    val return_value = callback(status)
    uniffiCheckCallStatus(errorHandler, status)
    return return_value
}
";

/// What stands here instead: one status a thread, of which only the code is looked at. Calls that prepare the arguments of
/// another one end before it begins, and leave the code of success.
const KEPT: &str = "    val status = uniffiStatus.get()!!
    status.pointer.setByte(0, UNIFFI_CALL_SUCCESS)
    val return_value = callback(status)
    if (status.pointer.getByte(0) != UNIFFI_CALL_SUCCESS) {
        status.read()
        uniffiCheckCallStatus(errorHandler, status)
    }
    return return_value
}

private val uniffiStatus = object : ThreadLocal<UniffiRustCallStatus>() {
    override fun initialValue() = UniffiRustCallStatus().apply { setAutoSynch(false) }
}
";

/// The generated Kotlin with one status a thread.
pub(super) fn with_one_status(text: &str) -> Result<String> {
    ensure!(text.matches(MADE_ANEW).count() == 1, "the generator writes calls of the JVM in another way; see calls.rs");
    Ok(text.replace(MADE_ANEW, KEPT))
}
