//! Work on all cores; one thing after the other where a system has no threads. The result is the same.

use std::panic::resume_unwind;
use std::thread;

/// Does the same with each thing; the results stand in the things' order.
pub(crate) fn map<T: Sync, R: Send>(things: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let workers = cores().min(things.len());
    if workers <= 1 {
        return things.iter().map(work).collect();
    }
    let mut done: Vec<(usize, R)> = thread::scope(|scope| {
        let work = &work;
        // Each worker takes every so-manyth thing, so that costly neighbours are shared out.
        let worker = |first: usize| {
            move || {
                let mine = things.iter().enumerate().skip(first).step_by(workers);
                mine.map(|(at, thing)| (at, work(thing))).collect::<Vec<_>>()
            }
        };
        let handles: Vec<_> = (1..workers).map(|first| scope.spawn(worker(first))).collect();
        let mut done = worker(0)();
        for handle in handles {
            done.extend(handle.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
        done
    });
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}

/// Does two things at a time.
pub(crate) fn both<A, B: Send>(one: impl FnOnce() -> A, other: impl FnOnce() -> B + Send) -> (A, B) {
    if cores() <= 1 {
        return (one(), other());
    }
    thread::scope(|scope| {
        let other = scope.spawn(other);
        (one(), other.join().unwrap_or_else(|panic| resume_unwind(panic)))
    })
}

/// How many threads are worth starting. In a browser none can be started.
fn cores() -> usize {
    if cfg!(target_family = "wasm") { 1 } else { thread::available_parallelism().map_or(1, usize::from) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_stand_in_the_order_of_the_things() {
        for count in [0, 1, 2, 7, 100] {
            let things: Vec<u32> = (0..count).collect();
            let doubled: Vec<u32> = things.iter().map(|n| n * 2).collect();
            assert_eq!(map(&things, |n| n * 2), doubled, "{count}");
        }
        assert_eq!(both(|| 1, || "b"), (1, "b"));
    }
}
