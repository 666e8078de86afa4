//! The pages, one file each.

mod code;
mod explain;
mod home;
mod not_found;
mod tables;

pub(crate) use code::Code;
pub(crate) use explain::Explain;
pub(crate) use home::Home;
pub(crate) use not_found::NotFound;
pub(crate) use tables::{Dialogs, Q850, Reasons, Warnings};
