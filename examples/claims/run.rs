//! Repeats something by chance, on all cores, with the same result on any number of them.

use std::num::NonZero;
use std::thread;

use mognad::score::normal_quantile;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// Where all chance begins.
const SEED: u64 = 20_261_130;

/// A source of chance.
#[derive(Debug)]
pub struct Chance(ChaCha8Rng);

impl Chance {
    /// That of one repeat of something that has this number; a name of its own for each row keeps rows apart.
    fn of(row: &str, repeat: u64) -> Self {
        // FNV-1a: rows' numbers need nothing but to differ.
        let hash = row.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        let mut rng = ChaCha8Rng::seed_from_u64(SEED ^ hash);
        rng.set_stream(repeat);
        Self(rng)
    }

    /// A number between 0 and 1, neither of them.
    pub fn unit(&mut self) -> f64 {
        ((self.0.next_u64() >> 11) as f64 + 0.5) / (1_u64 << 53) as f64
    }

    /// A standard normal number.
    pub fn normal(&mut self) -> f64 {
        normal_quantile(self.unit())
    }

    /// A whole number from `low` to `high`, both included.
    pub fn whole(&mut self, low: usize, high: usize) -> usize {
        low + (self.unit() * (high - low + 1) as f64) as usize
    }

    /// Whether something happens that has this chance.
    pub fn happens(&mut self, chance: f64) -> bool {
        self.unit() < chance
    }

    /// So many of a number of things, rising.
    pub fn some_of(&mut self, all: usize, some: usize) -> Vec<usize> {
        let mut things: Vec<usize> = (0..all).collect();
        for at in 0..some {
            let with = self.whole(at, all - 1);
            things.swap(at, with);
        }
        things.truncate(some);
        things.sort_unstable();
        things
    }
}

/// The sums of what so many repeats of a row come to.
pub fn sums<const N: usize>(
    row: &str,
    repeats: u64,
    once: impl Fn(&mut Chance) -> [f64; N] + Sync,
) -> [f64; N] {
    let threads = thread::available_parallelism().map_or(1, NonZero::get) as u64;
    let once = &once;
    let results: Vec<Vec<[f64; N]>> = thread::scope(|scope| {
        let of_thread = |thread: u64| {
            move || {
                (thread..repeats)
                    .step_by(threads as usize)
                    .map(|repeat| once(&mut Chance::of(row, repeat)))
                    .collect()
            }
        };
        let workers: Vec<_> = (0..threads).map(|thread| scope.spawn(of_thread(thread))).collect();
        workers.into_iter().map(|worker| worker.join().expect("a worker that ends")).collect()
    });
    // In the order of repeats, so that sums of doubles are the same bits with any number of threads.
    let mut sums = [0.0; N];
    for repeat in 0..repeats as usize {
        let threads = results.len();
        let result = &results[repeat % threads][repeat / threads];
        sums.iter_mut().zip(result).for_each(|(sum, value)| *sum += value);
    }
    sums
}
