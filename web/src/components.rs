//! Parts that several pages share.

mod copy;
mod link;
mod mark;
mod row;
mod search_box;
mod statement;
mod theme_switch;
mod wire;

pub(crate) use copy::CopyButton;
pub(crate) use link::{CodeLink, Go, Rfc, Root, ToReference, ToReferenceProps};
pub(crate) use mark::ClassMark;
pub(crate) use row::CodeRow;
pub(crate) use search_box::{SEARCH, SearchBox};
pub(crate) use statement::{Statement, subjects};
pub(crate) use theme_switch::ThemeSwitch;
pub(crate) use wire::{Wire, example_of};
