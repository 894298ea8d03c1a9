//! Traits: the cases of a form, or the size of a number, as bits.

/// Features of a form: twelve cases, or the size of a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Traits(pub u32);

impl Traits {
    pub const NOM: Traits = Traits(0b000001_000001);
    pub const GEN: Traits = Traits(0b000010_000010);
    pub const DAT: Traits = Traits(0b000100_000100);
    pub const ACC: Traits = Traits(0b001000_001000);
    pub const INS: Traits = Traits(0b010000_010000);
    pub const LOC: Traits = Traits(0b100000_100000);
    pub const SINGULAR: Traits = Traits(0b000000_111111);
    pub const PLURAL: Traits = Traits(0b111111_000000);
    pub const CASES: Traits = Traits(0b111111_111111);
    /// A form without a case, such as an abbreviation.
    pub const CASELESS: Traits = Traits(1 << 12);

    pub const ZERO: Traits = Traits(1 << 13);
    pub const TO_12: Traits = Traits(1 << 14);
    pub const TO_23: Traits = Traits(1 << 15);
    pub const TO_31: Traits = Traits(1 << 16);
    pub const TO_59: Traits = Traits(1 << 17);
    pub const TO_99: Traits = Traits(1 << 18);
    pub const TO_999: Traits = Traits(1 << 19);
    /// Four digits, as a year has.
    pub const YEAR: Traits = Traits(1 << 20);
    pub const LARGER: Traits = Traits(1 << 21);
    const SIZES: Traits = Traits(0b1_1111_1111 << 13);

    pub const fn or(self, other: Traits) -> Traits {
        Traits(self.0 | other.0)
    }

    /// Whether a form with these traits satisfies a demand: in each group, cases and sizes, in which
    /// something is demanded, one of the demanded must be there.
    pub fn satisfy(self, demand: Traits) -> bool {
        [Traits::CASES.or(Traits::CASELESS), Traits::SIZES].into_iter().all(|group| {
            let demanded = demand.0 & group.0;
            demanded == 0 || demanded & self.0 != 0
        })
    }

    /// The size of a number.
    pub fn of_size(value: i32) -> Traits {
        match value {
            0 => Traits::ZERO,
            1..=12 => Traits::TO_12,
            13..=23 => Traits::TO_23,
            24..=31 => Traits::TO_31,
            32..=59 => Traits::TO_59,
            60..=99 => Traits::TO_99,
            100..=999 => Traits::TO_999,
            1000..=9999 => Traits::YEAR,
            _ => Traits::LARGER,
        }
    }

    pub const ALL_SIZES: [Traits; 9] = [
        Traits::ZERO,
        Traits::TO_12,
        Traits::TO_23,
        Traits::TO_31,
        Traits::TO_59,
        Traits::TO_99,
        Traits::TO_999,
        Traits::YEAR,
        Traits::LARGER,
    ];

    /// The grammatical number alone: singular, plural, or both where the form does not tell.
    pub fn number(self) -> Traits {
        match (self.0 & Traits::SINGULAR.0 != 0, self.0 & Traits::PLURAL.0 != 0) {
            (true, false) => Traits::SINGULAR,
            (false, true) => Traits::PLURAL,
            _ => Traits::SINGULAR.or(Traits::PLURAL),
        }
    }
}
