//! The calendar: units of time, places on it, and their text as TIMEX3 and EDTF.
//!
//! Nothing here knows Russian, an article or a clock on the wall: values in, values out.

/// The values of the calendar are short to read: their `Debug` is their `Display`.
macro_rules! debug_as_display {
    ($($name:ty),*) => {$(
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Display::fmt(self, f)
            }
        }
    )*};
}

mod clock;
mod digits;
mod edtf;
mod interval;
mod length;
mod period;
mod value;

pub use clock::{Clock, DayPart};
pub(crate) use edtf::offset;
pub use interval::{Bound, Interval};
pub use length::{Length, TimeUnit};
pub use period::{Grain, Period, Season};
pub(crate) use period::{shift_days, shift_months};
pub use value::{Kind, Modifier, Moment, Partial, Point, Reference, Repetition, Value};
