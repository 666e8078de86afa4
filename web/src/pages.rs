//! The pages, one file each.

mod code;
mod compare;
mod explain;
mod home;
mod not_found;
mod products;
mod rules;
mod tables;

pub(crate) use code::Code;
pub(crate) use compare::Compare;
pub(crate) use explain::Explain;
pub(crate) use home::Home;
pub(crate) use not_found::NotFound;
pub(crate) use products::{Product, Products, name as product_name};
pub(crate) use rules::{RulePage, Rules};
pub(crate) use tables::{Dialogs, Q850, Reasons, Warnings};
