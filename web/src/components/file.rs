//! Opening a file: chosen, or dropped anywhere on the page.

use gloo::{
    events::{EventListener, EventListenerOptions},
    file::{Blob, File, callbacks::FileReader},
    utils::document,
};
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, HtmlInputElement};
use yew::prelude::*;

/// A file that was opened.
#[derive(Clone, Debug)]
pub(crate) struct OpenedFile {
    pub(crate) name: String,
    /// Its beginning, as long as was asked for; `None` where the browser could not read it.
    pub(crate) text: Option<String>,
    /// Is the text all of it?
    pub(crate) whole: bool,
}

/// Reads the file that is dropped on the page, and the one that is chosen in a field that emits
/// its changes to what is returned. Of either at most `most` bytes are read.
#[hook]
pub(crate) fn use_file(most: u64, onread: Callback<OpenedFile>) -> Callback<Event> {
    let reader = use_mut_ref(|| None::<FileReader>);
    let read = use_callback(onread, move |file: File, onread| {
        let (name, onread, whole) = (file.name(), onread.clone(), file.size() <= most);
        let part: Blob = file.slice(0, file.size().min(most)).into();
        let started = gloo::file::callbacks::read_as_bytes(&part, move |bytes| {
            let text = bytes.ok().map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
            onread.emit(OpenedFile { name, text, whole });
        });
        *reader.borrow_mut() = Some(started);
    });
    use_effect_with(read.clone(), |read| {
        let read = read.clone();
        // A browser that is not stopped opens what is dropped, and the page is gone. A text that is
        // dropped on a field is the browser's.
        let listeners = ["dragover", "drop"].map(|name| {
            let read = read.clone();
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&document(), name, options, move |event| {
                let data = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer);
                let Some(data) = data else { return };
                if !data.types().includes(&"Files".into(), 0) {
                    return;
                }
                event.prevent_default();
                if let Some(file) = data.files().and_then(|files| files.get(0)) {
                    read.emit(file.into());
                }
            })
        });
        move || drop(listeners)
    });
    use_callback(read, |event: Event, read| {
        let field: HtmlInputElement = event.target_unchecked_into();
        if let Some(file) = field.files().and_then(|files| files.get(0)) {
            read.emit(file.into());
        }
        // The same file can be opened again.
        field.set_value("");
    })
}
