//! Threads that check items and give results back in the order of the items.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::Item;
use crate::model::error::Error;
use crate::model::options::Options;
use crate::model::report::Report;

/// What became of a piece of work: each item's report or error.
pub type Results = Vec<Result<Report, Error>>;

/// A piece of work: items with the channel that waits for what becomes of them.
type Job = (Vec<Item>, Sender<Results>);

/// A thread of a pool ended before its work was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a thread of the batch ended before its work was done")]
pub struct Stopped;

/// Threads that check items (批量核查线程).
///
/// Pieces come back in the order they were given. The pool itself sets no bound: give it no more than fits in memory,
/// as [`Pool::waiting`] says. When it is dropped, pieces that nobody has begun are dropped too.
///
/// ```
/// use ogi_report::batch::{Item, Pool, Source};
/// use ogi_report::Options;
/// let mut pool = Pool::new(2, &Options::default());
/// for text in [r#"{"year": 2024, "cells": {}}"#, "会议纪要"] {
///     pool.give(vec![Item { source: Source::Text(text.to_owned()), file: None }]);
/// }
/// assert!(pool.take(std::time::Duration::MAX)?.unwrap()[0].is_ok());
/// assert_eq!(pool.take(std::time::Duration::MAX)?.unwrap()[0].as_ref().unwrap_err().code(), "input/not-a-report");
/// assert!(pool.is_empty());
/// # Ok::<(), ogi_report::batch::Stopped>(())
/// ```
#[derive(Debug)]
pub struct Pool {
    jobs: Option<Sender<Job>>,
    waiting: VecDeque<Receiver<Results>>,
    threads: Vec<JoinHandle<()>>,
    stop: Arc<AtomicBool>,
}

impl Pool {
    /// Starts so many threads, at least one.
    pub fn new(threads: usize, options: &Options) -> Self {
        let (jobs, queue) = channel::<Job>();
        let queue = Arc::new(Mutex::new(queue));
        let options = Arc::new(options.clone());
        let stop = Arc::new(AtomicBool::new(false));
        let start = |_| {
            let (queue, options, stop) = (Arc::clone(&queue), Arc::clone(&options), Arc::clone(&stop));
            thread::spawn(move || work(&queue, &options, &stop))
        };
        let threads = (0..threads.max(1)).map(start).collect();
        Self { jobs: Some(jobs), waiting: VecDeque::new(), threads, stop }
    }

    /// Gives a piece of work; returns at once.
    pub fn give(&mut self, items: Vec<Item>) {
        let (sender, receiver) = channel();
        if let Some(jobs) = &self.jobs {
            // Fails only when every thread has ended; then taking the piece says so.
            let _ = jobs.send((items, sender));
        }
        self.waiting.push_back(receiver);
    }

    /// How many threads it has.
    pub fn threads(&self) -> usize {
        self.threads.len()
    }

    /// How many pieces were given and not yet taken.
    pub fn waiting(&self) -> usize {
        self.waiting.len()
    }

    /// Whether every piece given was taken.
    pub fn is_empty(&self) -> bool {
        self.waiting.is_empty()
    }

    /// The results of the oldest piece not yet taken; `None` when they are not ready in time, or nothing was given.
    ///
    /// # Errors
    /// When the thread that had the piece has ended.
    pub fn take(&mut self, patience: Duration) -> Result<Option<Results>, Stopped> {
        let Some(oldest) = self.waiting.front() else { return Ok(None) };
        match oldest.recv_timeout(patience) {
            Ok(results) => {
                self.waiting.pop_front();
                Ok(Some(results))
            }
            Err(RecvTimeoutError::Timeout) => Ok(None),
            Err(RecvTimeoutError::Disconnected) => Err(Stopped),
        }
    }
}

impl Drop for Pool {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        self.waiting.clear();
        self.jobs = None;
        for thread in self.threads.drain(..) {
            let _ = thread.join();
        }
    }
}

fn work(queue: &Mutex<Receiver<Job>>, options: &Options, stop: &AtomicBool) {
    loop {
        // A lock is poisoned only by a panic while a job is fetched, which leaves the queue whole.
        let job = queue.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok((items, results)) = job else { return };
        let mut done = Vec::with_capacity(items.len());
        for item in items {
            if stop.load(Ordering::Relaxed) {
                return;
            }
            done.push(item.check(options));
        }
        // Nobody waits any more: the pool is being dropped.
        if results.send(done).is_err() {
            return;
        }
    }
}
