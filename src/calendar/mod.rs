//! The calendar: units of time, places on it, and their text as TIMEX3 and EDTF.
//!
//! Nothing here knows Russian, an article or a clock on the wall: values in, values out.

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
pub use value::{Modifier, Moment, Partial, Point, Reference, Repetition, Value};
