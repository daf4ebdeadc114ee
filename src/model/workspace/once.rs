//! What is derived of a whole workspace and asked for again and again: it is derived once.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use crate::base::day::Day;

/// The type of what is derived, the day, and the kind.
type Of = (TypeId, Day, &'static str);

/// What has been derived, by its type and by what it is of: a day, and the name of a kind where there is one of each.
#[derive(Default)]
pub(super) struct Once(Mutex<HashMap<Of, Arc<dyn Any + Send + Sync>>>);

impl fmt::Debug for Once {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Once")
    }
}

impl Once {
    /// What a function derives: derived when it is first asked for.
    pub(super) fn get<T: Send + Sync + 'static>(
        &self,
        (day, kind): (Day, &'static str),
        derive: impl FnOnce() -> T,
    ) -> Arc<T> {
        let key = (TypeId::of::<T>(), day, kind);
        let known = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let found = known().get(&key).cloned();
        // What is derived may ask for something else that is derived once: nothing is held meanwhile.
        let found = found.unwrap_or_else(|| {
            let made: Arc<dyn Any + Send + Sync> = Arc::new(derive());
            known().entry(key).or_insert(made).clone()
        });
        found.downcast().unwrap_or_else(|_| unreachable!("the key holds the type"))
    }
}
