//! Threads that work in order, and the border that no panic crosses.

use std::any::Any;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use std::sync::mpsc;

/// Stack of a worker in bytes: parsers of foreign code recurse.
const STACK: usize = 16 << 20;

/// Runs `work` and gives the message of a panic instead of unwinding: one bad input must not end a batch.
pub(crate) fn guarded<R>(work: impl FnOnce() -> R) -> Result<R, String> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|payload| message(payload.as_ref()))
}

/// Keeps the default hook from printing a trace for a panic that [`guarded`] turns into a note.
pub(crate) fn silence_panics() {
    std::panic::set_hook(Box::new(|_| {}));
}

fn message(payload: &(dyn Any + Send)) -> String {
    let text = payload
        .downcast_ref::<&str>()
        .map(|s| (*s).to_owned())
        .or_else(|| payload.downcast_ref::<String>().cloned());
    text.unwrap_or_else(|| "no message".to_owned())
}

/// Does `work` on every task with `jobs` threads and hands the results to `take` in the order of the tasks, until it breaks
/// off.
///
/// At most `4 * jobs` tasks are under way, so that memory stays bounded however long the list is.
pub(crate) fn in_order<T: Send, R: Send>(
    tasks: impl Iterator<Item = T>,
    jobs: usize,
    work: impl Fn(T) -> R + Sync,
    mut take: impl FnMut(R) -> ControlFlow<()>,
) {
    let mut tasks = tasks.peekable();
    let Some(first) = tasks.next() else { return };
    if jobs <= 1 || tasks.peek().is_none() {
        let mut all = std::iter::once(first).chain(tasks);
        let _ = all.try_for_each(|task| take(work(task)));
        return;
    }
    let window = 4 * jobs;
    let (give, queue) = mpsc::channel::<(usize, T)>();
    let (done, results) = mpsc::channel::<(usize, R)>();
    let queue = Mutex::new(queue);
    std::thread::scope(|scope| {
        for _ in 0..jobs {
            let (queue, done, work) = (&queue, done.clone(), &work);
            let worker = move || {
                loop {
                    let task = match queue.lock() {
                        Ok(queue) => queue.recv(),
                        Err(_) => return,
                    };
                    let Ok((index, task)) = task else { return };
                    if done.send((index, work(task))).is_err() {
                        return;
                    }
                }
            };
            let builder = std::thread::Builder::new().stack_size(STACK);
            // Without a single thread the tasks would wait for ever; the last resort is the scope's own spawn.
            if let Err(_refused) = builder.spawn_scoped(scope, worker.clone()) {
                scope.spawn(worker);
            }
        }
        drop(done);
        let mut waiting = std::collections::BTreeMap::new();
        let (mut given, mut taken) = (0, 0);
        let mut tasks = std::iter::once(first).chain(tasks);
        loop {
            while given - taken < window {
                let Some(task) = tasks.next() else { break };
                if give.send((given, task)).is_err() {
                    return;
                }
                given += 1;
            }
            if taken == given {
                break;
            }
            let Ok((index, result)) = results.recv() else {
                break;
            };
            waiting.insert(index, result);
            while let Some(result) = waiting.remove(&taken) {
                if take(result).is_break() {
                    return;
                }
                taken += 1;
            }
        }
        drop(give);
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_tasks() {
        for jobs in [1, 2, 8] {
            let mut seen = Vec::new();
            let slow_first = |n: u64| {
                std::thread::sleep(std::time::Duration::from_micros(500 - n));
                n
            };
            in_order(0..200, jobs, slow_first, |n| {
                seen.push(n);
                ControlFlow::Continue(())
            });
            assert!(seen.iter().copied().eq(0..200), "{jobs} threads");
        }
    }

    #[test]
    fn no_more_is_begun_than_a_window_after_it_is_broken_off() {
        for jobs in [1, 2, 8] {
            let begun = std::sync::atomic::AtomicU64::new(0);
            let work = |n: u64| {
                begun.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                n
            };
            let mut seen = Vec::new();
            in_order(0..10_000, jobs, work, |n| {
                seen.push(n);
                if n == 2 {
                    ControlFlow::Break(())
                } else {
                    ControlFlow::Continue(())
                }
            });
            assert_eq!(seen, [0, 1, 2], "{jobs} threads");
            assert!(begun.into_inner() < 100, "{jobs} threads");
        }
    }

    #[test]
    fn a_panic_becomes_a_message() {
        let result = guarded(|| -> u8 { panic!("odd input {}", 7) });
        assert_eq!(result, Err("odd input 7".to_owned()));
    }
}
