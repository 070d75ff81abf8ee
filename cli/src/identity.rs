//! Which file a name leads to.

#[cfg(unix)]
use std::fs;
use std::path::Path;

/// Which file a name leads to, through links of both sorts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Identity(#[cfg(unix)] (u64, u64), #[cfg(not(unix))] std::path::PathBuf);

impl Identity {
    /// The file that a name leads to, where there is one.
    pub(crate) fn of(path: &Path) -> Option<Self> {
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt;
            let found = fs::metadata(path).ok()?;
            Some(Self((found.dev(), found.ino())))
        }
        #[cfg(not(unix))]
        fs::canonicalize(path).ok().map(Self)
    }
}
