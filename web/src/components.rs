//! Parts that several pages share.

mod choice;
#[cfg(not(target_arch = "wasm32"))]
mod copy;
mod file;
mod link;
mod mark;
mod product;
mod row;
mod search_box;
mod statement;
mod theme_switch;
#[cfg(not(target_arch = "wasm32"))]
mod twins;
#[cfg(not(target_arch = "wasm32"))]
mod wire;

pub(crate) use choice::selected_index;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use copy::copy_button;
pub(crate) use file::{OpenedFile, use_file};
pub(crate) use link::{CodeLink, Go, Root, ToReference};
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use link::{References, Rfc, ToReferenceProps};
pub(crate) use mark::class_mark;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use product::product_name;
pub(crate) use product::{ProductLink, grades};
pub(crate) use row::code_row;
pub(crate) use search_box::{SEARCH, search_box};
pub(crate) use statement::{NOT_STATED, SourceOf, Statement, rows, source_of};
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use statement::{in_short, subjects};
pub(crate) use theme_switch::ThemeSwitch;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use twins::Twins;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use wire::Wire;
