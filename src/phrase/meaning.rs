//! What a phrase says, and only that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meaning;
