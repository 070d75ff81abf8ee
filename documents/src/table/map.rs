//! The hash table of the reader: it is asked some hundred thousand times for a page whose digits run together, and always with
//! small keys.

use std::collections::HashMap;

pub(super) type Map<K, V> = HashMap<K, V, foldhash::fast::RandomState>;
