//! Chance that repeats itself: the same seed throws the same dice on every machine.
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// A source of chance.
pub(super) struct Dice(ChaCha8Rng);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(ChaCha8Rng::seed_from_u64(seed))
    }

    /// One of `0..sides`.
    pub fn below(&mut self, sides: u32) -> u32 {
        // the high half times the sides: as even as anybody could see, and the same whatever the machine's word
        let throw = u64::from(self.0.next_u32()) * u64::from(sides);
        u32::try_from(throw >> 32).unwrap_or_default()
    }

    /// One of `low..=high`.
    pub fn between(&mut self, low: u32, high: u32) -> u32 {
        low + self.below(high.saturating_sub(low) + 1)
    }

    /// True so often in a hundred.
    pub fn chance(&mut self, percent: u32) -> bool {
        self.below(100) < percent
    }

    /// One of `all`, which is not empty.
    pub fn pick<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        let sides = u32::try_from(all.len()).unwrap_or(u32::MAX);
        &all[self.below(sides) as usize]
    }

    /// One of `all` by its weight.
    pub fn weighted<T: Copy>(&mut self, all: &[(T, u32)]) -> T {
        let sum = all.iter().map(|(_, weight)| weight).sum();
        let mut at = self.below(sum);
        for (value, weight) in all {
            if at < *weight {
                return *value;
            }
            at -= weight;
        }
        all[0].0
    }

    pub fn shuffle<T>(&mut self, all: &mut [T]) {
        for last in (1..all.len()).rev() {
            let other = self.below(u32::try_from(last + 1).unwrap_or(u32::MAX));
            all.swap(last, other as usize);
        }
    }

    /// Writes a template out: `{a|b}` becomes one of them.
    pub fn say(&mut self, template: &str) -> String {
        let mut said = String::with_capacity(template.len());
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            said.push_str(before);
            let (choice, next) = after.split_once('}').unwrap_or((after, ""));
            let ways: Vec<&str> = choice.split('|').collect();
            let way: &str = self.pick::<&str>(&ways);
            said.push_str(way);
            rest = next;
        }
        said.push_str(rest);
        said
    }
}

/// Hands things out evenly: each comes once before any comes again.
pub(super) struct Deck<T> {
    cards: Vec<T>,
    next: usize,
}

impl<T: Clone> Deck<T> {
    pub fn new(cards: Vec<T>) -> Self {
        Self { next: cards.len(), cards }
    }

    pub fn draw(&mut self, dice: &mut Dice) -> Option<T> {
        if self.next >= self.cards.len() {
            dice.shuffle(&mut self.cards);
            self.next = 0;
        }
        self.next += 1;
        self.cards.get(self.next - 1).cloned()
    }
}
