//! Reports judge the work, where rules judge records. A report makes a [`crate::page::Page`]; it knows no format.

mod setting;
mod said;
pub mod status;
pub mod gaps;

pub use setting::Setting;
