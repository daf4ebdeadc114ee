//! What in a text identifies a person, and where it stands. The keys that a record may not have are in `base::forbidden`,
//! since the judge of shape asks for them; how what was found is kept out of answers is for `output::mask`.

pub mod detector;
pub mod privacy;
