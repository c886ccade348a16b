//! Who speaks, by which way, where, and how to answer: what is asked of every case.
use super::super::dice::Dice;
use super::super::words::Phrases;
use super::super::world;
use crate::cases::model::{AnswerBy, Displacement, Identity, Naming, OnBehalf, Sex};

/// Channels, how often each is used, and whether a committee hears them.
pub(super) const CHANNELS: &[(&str, u32, bool)] = &[
    ("committee", 40, true),
    ("help_desk", 12, false),
    ("box", 7, true),
    ("hotline", 14, false),
    ("sms", 4, false),
    ("whatsapp", 4, false),
    ("voice", 3, true),
    ("meeting", 8, true),
    ("focus_group", 4, true),
    ("home_visit", 5, true),
    ("volunteer", 6, true),
    ("health_worker", 3, false),
    ("pdm", 5, false),
    ("letter", 2, false),
    ("email", 1, false),
    ("radio", 2, false),
    ("site_manager", 3, false),
    ("health_facility", 3, false),
    ("partner", 2, false),
    ("authority", 1, false),
    ("social_media", 1, false),
    ("observation", 2, false),
    ("other", 1, false),
];

/// Where something is said, and by which way.
#[derive(Debug, Clone, Copy)]
pub(super) struct Where {
    pub channel: &'static str,
    pub committee: Option<&'static str>,
    pub region: &'static str,
    pub place: &'static str,
}

impl Where {
    /// How long things take there, in percent.
    pub fn slow(&self) -> u32 {
        world::REGIONS.iter().find(|(name, _)| *name == self.region).map_or(100, |(_, slow)| *slow)
    }
}

/// The place a channel leads to: a committee that is spoken to, or any place.
pub(super) fn place(dice: &mut Dice, channel: &'static str) -> Where {
    let at_committee = CHANNELS.iter().any(|(code, _, committee)| *code == channel && *committee);
    if at_committee {
        let weights: Vec<_> = world::committees().iter().map(|c| (c, c.weight)).collect();
        let committee = dice.weighted(&weights);
        let place = committee.place;
        return Where { channel, committee: Some(committee.code), region: committee.region, place };
    }
    let place = dice.pick(world::places());
    Where { channel, committee: None, region: place.region, place: place.name }
}

/// A channel by how often it is used.
pub(super) fn channel(dice: &mut Dice) -> &'static str {
    let weights: Vec<_> = CHANNELS.iter().map(|(code, weight, _)| (*code, *weight)).collect();
    dice.weighted(&weights)
}

pub(super) fn sex(dice: &mut Dice) -> Sex {
    dice.weighted(&[(Sex::Female, 53), (Sex::Male, 40), (Sex::Unsaid, 7)])
}

pub(super) fn age(dice: &mut Dice) -> &'static str {
    dice.weighted(&[("18-59", 70), ("60+", 14), ("0-17", 6), ("adult", 5), ("unsaid", 5)])
}

pub(super) fn displacement(dice: &mut Dice) -> Displacement {
    use Displacement::{Host, Idp, Migrant, NonDisplaced, Refugee, Repatriated, Returnee, Unsaid};
    let all = [
        (Idp, 48),
        (Host, 26),
        (Returnee, 9),
        (NonDisplaced, 6),
        (Refugee, 3),
        (Repatriated, 2),
        (Migrant, 1),
        (Unsaid, 5),
    ];
    dice.weighted(&all)
}

pub(super) fn access_needs(dice: &mut Dice) -> Option<&'static str> {
    let all = [
        (None, 40),
        (Some("none"), 38),
        (Some("reading"), 8),
        (Some("walking"), 5),
        (Some("sight"), 3),
        (Some("hearing"), 2),
        (Some("walking,sight"), 1),
        (Some("unsaid"), 3),
    ];
    dice.weighted(&all)
}

/// What is spoken in a region.
pub(super) fn language(dice: &mut Dice, region: &str) -> Option<&'static str> {
    let spoken = match region {
        "Mopti" => [("ffm", 50), ("bm", 35), ("boz", 15)],
        "Gao" => [("ses", 65), ("taq", 20), ("bm", 15)],
        "Tombouctou" => [("khq", 55), ("taq", 35), ("ses", 10)],
        "Ménaka" => [("taq", 75), ("ses", 20), ("ffm", 5)],
        "Bandiagara" => [("dts", 70), ("ffm", 20), ("bm", 10)],
        _ => [("bm", 80), ("ffm", 10), ("boz", 10)],
    };
    let language = dice.weighted(&spoken);
    (!dice.chance(12)).then_some(language)
}

pub(super) fn on_behalf(dice: &mut Dice) -> OnBehalf {
    dice.weighted(&[(OnBehalf::Oneself, 68), (OnBehalf::Other, 17), (OnBehalf::Group, 15)])
}

pub(super) fn naming(dice: &mut Dice, sensitive: bool) -> Naming {
    let open = if sensitive { 8 } else { 46 };
    dice.weighted(&[(Naming::Named, open), (Naming::Confidential, 30), (Naming::Anonymous, 24)])
}

/// How to answer; a person without a name is answered where she asks.
pub(super) fn answer_by(dice: &mut Dice, naming: Naming, at_committee: bool) -> AnswerBy {
    let near = if at_committee { AnswerBy::Committee } else { AnswerBy::HelpDesk };
    if naming == Naming::Anonymous {
        return near;
    }
    let all = [
        (near, 45),
        (AnswerBy::Phone, 28),
        (AnswerBy::Sms, 6),
        (AnswerBy::Visit, 12),
        (AnswerBy::Trusted, 6),
        (AnswerBy::Calls, 3),
    ];
    dice.weighted(&all)
}

/// How a person who spoke of something sensitive wants to be reached.
pub(super) fn safe_answer_by(dice: &mut Dice) -> AnswerBy {
    dice.weighted(&[(AnswerBy::Comes, 50), (AnswerBy::Calls, 30), (AnswerBy::Phone, 20)])
}

/// Name and contact, as far as they are given.
pub(super) fn identity(dice: &mut Dice, phrases: &Phrases, naming: Naming, answer_by: AnswerBy) -> Identity {
    if naming == Naming::Anonymous {
        return Identity::default();
    }
    let mut identity = Identity { name: dice.pick(&phrases.given).clone(), ..Identity::default() };
    if matches!(answer_by, AnswerBy::Phone | AnswerBy::Sms) {
        identity.contact = format!("+223 70 00 {:02} {:02}", dice.between(30, 99), dice.below(100));
        identity.whose = dice.pick(&phrases.whose).clone();
        identity.when_where = dice.pick(&phrases.hours).clone();
        identity.may_say = Some(dice.chance(60));
    }
    identity
}
