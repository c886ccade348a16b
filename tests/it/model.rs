//! Random sequences of memberships, grants, exclusions, transfers, closed accounts and new keys, against a small model of
//! who may open what: after each step nobody opens what they should not, and nobody lost what they should keep.
//! `MODEL_RUNS` sequences (3), each from a seed that is printed; `MODEL_SEED` repeats one.
use crate::support::world::{CANARY, World};
use crate::support::{Person, focal_point_of};
use jaabi::accounts;
use jaabi::cases::model::Track;
use jaabi::id::Reference;
use std::collections::{BTreeMap, BTreeSet};

const STEPS: usize = 40;
const NAMES: [&str; 6] =
    ["Fanta Coulibaly", "Salif Diallo", "Nana Guindo", "Bintou Sidibé", "Sekou Doumbia", "Mariam Koita"];
const DESKS: [&str; 3] = ["psea", "integrity", "bypass"];

/// A small generator: the same steps for the same seed, on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % n
    }
}

/// By what somebody can open a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum By {
    /// A membership, by its number.
    Member(usize),
    Name,
}

#[derive(Debug, Default)]
struct Case {
    desk: Option<usize>,
    excluded: BTreeSet<usize>,
    holders: BTreeMap<usize, By>,
}

#[derive(Debug, Default, Clone)]
struct Account {
    closed: bool,
    /// Old keys are gone, new ones not confirmed yet: nothing new is sealed to them.
    renewed: bool,
    /// Keys and session are gone for good.
    reset: bool,
    /// Desk and number of each membership that is alive.
    member: BTreeMap<usize, usize>,
}

/// Who may open what, as everybody understands it.
#[derive(Debug, Default)]
struct Model {
    people: Vec<Account>,
    cases: Vec<Case>,
    memberships: usize,
}

impl Model {
    fn may_be_given(&self, who: usize) -> bool {
        let Account { closed, renewed, reset, member } = &self.people[who];
        !closed && !renewed && !reset && !member.is_empty()
    }

    fn members(&self, desk: usize, case: &Case) -> BTreeMap<usize, By> {
        let own = |who: &usize| self.people[*who].member.get(&desk).map(|number| (*who, By::Member(*number)));
        let fit = |who: &usize| self.may_be_given(*who) && !case.excluded.contains(who);
        (0..self.people.len()).filter(fit).filter_map(|who| own(&who)).collect()
    }

    /// The members of a desk, or of the one far away; nobody: it waits.
    fn given_to(&self, desk: usize, case: &Case) -> (usize, BTreeMap<usize, By>) {
        let near = self.members(desk, case);
        if near.is_empty() { (2, self.members(2, case)) } else { (desk, near) }
    }

    /// Whether what somebody holds of a case is alive.
    fn holds(&self, who: usize, case: usize) -> bool {
        let Account { closed, member, .. } = &self.people[who];
        let alive = match self.cases[case].holders.get(&who) {
            None => false,
            Some(By::Name) => true,
            Some(By::Member(number)) => member.values().any(|own| own == number),
        };
        alive && !closed
    }

    /// Whoever was reset holds a key that nobody can use any more.
    fn opens(&self, who: usize, case: usize) -> bool {
        self.holds(who, case) && !self.people[who].reset
    }

    /// Given the case by name, while somebody holds it as a member: helps, and decides nothing about the others.
    fn is_guest(&self, who: usize, case: usize) -> bool {
        let by = |who: usize| self.cases[case].holders.get(&who).copied();
        let host = |who: &usize| by(*who).is_some_and(|by| by != By::Name);
        by(who) == Some(By::Name) && self.holders(case).iter().any(host)
    }

    fn holders(&self, case: usize) -> Vec<usize> {
        (0..self.people.len()).filter(|who| self.holds(*who, case)).collect()
    }
}

struct Play {
    world: World,
    extra: Vec<Person>,
    model: Model,
    references: Vec<Reference>,
    passwords: usize,
    /// Who left a desk today.
    left: BTreeSet<usize>,
}

impl Play {
    async fn new() -> Self {
        let world = World::new().await;
        let mut extra = Vec::new();
        for name in &NAMES[3..] {
            extra.push(world.app.person(name, &[focal_point_of(world.desks["psea"])]).await);
        }
        let mut model = Model { people: vec![Account::default(); NAMES.len()], ..Model::default() };
        for (who, desk) in [(0, 0), (1, 0), (2, 2)] {
            model.people[who].member.insert(desk, model.memberships);
            model.memberships += 1;
        }
        Self { world, extra, model, references: Vec::new(), passwords: 0, left: BTreeSet::new() }
    }

    fn person(&self, who: usize) -> &Person {
        match who {
            0 => &self.world.focal,
            1 => &self.world.second,
            2 => &self.world.far,
            _ => &self.extra[who - 3],
        }
    }

    fn person_mut(&mut self, who: usize) -> &mut Person {
        match who {
            0 => &mut self.world.focal,
            1 => &mut self.world.second,
            2 => &mut self.world.far,
            _ => &mut self.extra[who - 3],
        }
    }

    async fn step(&mut self, dice: &mut Dice) -> Option<usize> {
        let (who, whom, desk) = (dice.below(NAMES.len()), dice.below(NAMES.len()), dice.below(DESKS.len()));
        if self.references.is_empty() || dice.below(6) == 0 {
            return Some(self.take(dice, desk).await);
        }
        let case = dice.below(self.references.len());
        match dice.below(13) {
            0 | 1 => self.join(who, desk).await,
            2 => self.leave(who).await,
            3 => self.open_or_close(who).await,
            4 => self.renew(who).await,
            5 if dice.below(3) == 0 => self.reset(who).await,
            6..=8 => self.give(who, case, whom).await,
            9 => self.take_back(who, case, whom).await,
            10 => self.exclude(who, case, whom).await,
            11 => self.conflict(who, case).await,
            _ => self.transfer(who, case, desk).await,
        }
        Some(case)
    }

    async fn take(&mut self, dice: &mut Dice, desk: usize) -> usize {
        let mut case = Case::default();
        for who in 0..NAMES.len() {
            if dice.below(5) == 0 {
                case.excluded.insert(who);
            }
        }
        let mut new = self.world.sealed(if desk == 1 { Track::Integrity } else { Track::Psea });
        new.far_away = desk == 2;
        new.excluded = case.excluded.iter().map(|who| self.person(*who).key.unwrap()).collect();
        let (desk, holders) = self.model.given_to(desk, &case);
        self.references.push(self.world.take(new).await);
        self.model.cases.push(Case { desk: Some(desk), holders, ..case });
        self.references.len() - 1
    }

    async fn join(&mut self, who: usize, desk: usize) {
        let Account { reset, closed, renewed, member } = &self.model.people[who];
        if *reset || *closed || *renewed || member.contains_key(&desk) {
            return;
        }
        if self.left.contains(&who) {
            // nobody leaves a desk and comes back on the same day
            self.night().await;
        }
        self.world.join(DESKS[desk], self.person(who)).await;
        self.model.people[who].member.insert(desk, self.model.memberships);
        self.model.memberships += 1;
    }

    async fn leave(&mut self, who: usize) {
        self.world.app.leave(self.person(who).key.unwrap()).await;
        self.model.people[who].member.clear();
        self.left.insert(who);
    }

    async fn night(&mut self) {
        self.world.app.later(86_400);
        self.left.clear();
        for who in 0..NAMES.len() {
            if !self.model.people[who].closed && !self.model.people[who].reset {
                self.sign_in(who).await;
            }
        }
    }

    async fn open_or_close(&mut self, who: usize) {
        let (key, now, closed) =
            (self.person(who).key.unwrap(), self.world.app.clock.now(), self.model.people[who].closed);
        let change = move |conn: &mut jaabi::storage::DbConn| match closed {
            true => Ok(accounts::enable(conn, key, None, now)?),
            false => Ok(accounts::disable(conn, key, None, now)?),
        };
        self.world.app.write(change).await;
        self.model.people[who].closed = !closed;
        if closed && !self.model.people[who].reset {
            self.sign_in(who).await;
        }
    }

    /// At another browser, with a code that was not used yet.
    async fn sign_in(&mut self, who: usize) {
        self.world.app.later(60);
        let fresh = self.person(who).elsewhere();
        assert_eq!(fresh.sign_in().await.status, 303, "{}", NAMES[who]);
        *self.person_mut(who) = fresh;
    }

    /// "I think someone knew my password": own cases stay open, nothing new comes until somebody confirms the new keys.
    async fn renew(&mut self, who: usize) {
        if self.model.people[who].closed || self.model.people[who].reset {
            return;
        }
        self.passwords += 1;
        let (old, new) = (self.person(who).password.clone(), format!("pirogue mil soleil tabouret {}", self.passwords));
        self.sign_in(who).await;
        let fields = [("old", old.as_str()), ("new", &new), ("again", &new)];
        self.person(who).post("/me/renew", &fields).await.leads_to("/me?done=renewed");
        self.person_mut(who).password = new;
        self.model.people[who].renewed = true;
    }

    async fn reset(&mut self, who: usize) {
        let (key, now) = (self.person(who).key.unwrap(), self.world.app.clock.now());
        let first = accounts::first_password("premier mot pour tous", jaabi::sealing::Argon2Cost::LEAST).unwrap();
        self.world.app.write(move |conn| Ok(jaabi::cases::reset(conn, key, first, None, now)?)).await;
        self.model.people[who].reset = true;
    }

    async fn give(&mut self, who: usize, case: usize, whom: usize) {
        if !self.model.opens(who, case) {
            return;
        }
        self.sign_in(who).await;
        let fields = [("name", NAMES[whom]), ("concerned", "no"), ("reason", "connaît la zone"), ("until", "")];
        let given = self.act(who, case, "grant", &fields).await;
        let known = &self.model.cases[case];
        let free = self.model.may_be_given(whom) && !known.excluded.contains(&whom);
        let right = !self.model.is_guest(who, case) && free && !self.model.holders(case).contains(&whom);
        assert_eq!(given, right, "{who} gives {case} to {whom}");
        if given {
            let own = known.desk.and_then(|desk| self.model.people[whom].member.get(&desk));
            let by = own.map_or(By::Name, |number| By::Member(*number));
            self.model.cases[case].holders.insert(whom, by);
        }
    }

    async fn take_back(&mut self, who: usize, case: usize, whom: usize) {
        if !self.model.opens(who, case) {
            return;
        }
        let id = self.world.id(self.person(whom));
        let taken = self.act(who, case, "revoke", &[("from", &id), ("reason", "fini")]).await;
        let holders = self.model.holders(case);
        let by_name = self.model.cases[case].holders.get(&whom) == Some(&By::Name);
        let right = holders.contains(&whom) && by_name && holders.len() > 1;
        let may = who == whom || !self.model.is_guest(who, case);
        assert_eq!(taken, right && may, "{who} takes {case} from {whom}");
        if taken {
            self.model.cases[case].holders.remove(&whom);
        }
    }

    async fn exclude(&mut self, who: usize, case: usize, whom: usize) {
        if !self.model.opens(who, case) {
            return;
        }
        let excluded = self.act(who, case, "exclude", &[("name", NAMES[whom]), ("reason", "un proche")]).await;
        let right = who != whom && !self.model.is_guest(who, case);
        assert_eq!(excluded, right, "{who} excludes {whom} from {case}");
        if excluded {
            self.model.cases[case].excluded.insert(whom);
            self.model.cases[case].holders.remove(&whom);
        }
    }

    async fn conflict(&mut self, who: usize, case: usize) {
        if !self.model.opens(who, case) {
            return;
        }
        assert!(self.act(who, case, "conflict", &[("reason", "ma famille")]).await, "{who} is concerned by {case}");
        self.model.cases[case].excluded.insert(who);
        self.model.cases[case].holders.remove(&who);
        if self.model.holders(case).is_empty() {
            let far = self.model.members(2, &self.model.cases[case]);
            let case = &mut self.model.cases[case];
            case.desk = if far.is_empty() { case.desk } else { Some(2) };
            case.holders.extend(far);
        }
    }

    async fn transfer(&mut self, who: usize, case: usize, desk: usize) {
        if !self.model.opens(who, case) || self.model.cases[case].desk == Some(desk) {
            return;
        }
        let moved = self.act(who, case, "transfer", &[("to", DESKS[desk]), ("reason", "autre équipe")]).await;
        let fresh = self.model.members(desk, &self.model.cases[case]);
        let right = !self.model.is_guest(who, case) && !fresh.is_empty();
        assert_eq!(moved, right, "{who} hands {case} to {}", DESKS[desk]);
        if moved {
            let case = &mut self.model.cases[case];
            case.desk = Some(desk);
            case.holders.retain(|_, by| *by == By::Name);
            case.holders.extend(fresh);
        }
    }

    /// Whether it was done; what was refused must have been refused with a reason.
    async fn act(&self, who: usize, case: usize, verb: &str, fields: &[(&str, &str)]) -> bool {
        let answer = self.world.act(self.person(who), &self.references[case], verb, fields).await;
        assert!([303, 409].contains(&answer.status), "{verb}: {} {}", answer.status, answer.body);
        answer.status == 303
    }

    /// Everybody tries to open it.
    async fn look(&self, case: usize) {
        for (who, name) in NAMES.iter().enumerate() {
            let answer = self.person(who).get(&format!("/cases/{}", self.references[case])).await;
            let (opened, right) = (answer.status == 200 && answer.has(CANARY), self.model.opens(who, case));
            assert_eq!(opened, right, "{name} and case {case}: {:?}", self.model.cases[case]);
            assert!(opened || !answer.has(CANARY), "{name}");
        }
    }
}

#[actix_web::test]
async fn whatever_happens_everybody_opens_what_they_should_and_nothing_else() {
    let number = |name: &str| std::env::var(name).ok().and_then(|n| n.parse().ok());
    let seeds = match number("MODEL_SEED") {
        Some(seed) => seed..seed + 1,
        None => 1..1 + number("MODEL_RUNS").unwrap_or(3),
    };
    for seed in seeds {
        println!("MODEL_SEED={seed}");
        let (mut play, mut dice) = (Play::new().await, Dice(seed));
        for _ in 0..STEPS {
            if let Some(case) = play.step(&mut dice).await {
                play.look(case).await;
            }
        }
        for case in 0..play.references.len() {
            play.look(case).await;
        }
    }
}
