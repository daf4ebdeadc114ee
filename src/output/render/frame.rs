//! What a page stands in, where it is not alone.

use crate::io::document::Template;

/// What a page stands in.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Frame<'f> {
    /// The document that a Word document has its styles, heads and feet from.
    pub template: Option<&'f Template>,
    /// The pages of the site that a page of HTML is one of.
    pub links: &'f [Link<'f>],
    /// How a page of HTML that is served finds out, while it is open, that it is to be made anew.
    pub now: Option<Now<'f>>,
}

/// How the files are, and where that is asked.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Now<'f> {
    /// The word that is asked for.
    pub word: &'f str,
    /// What was answered before the page was made.
    pub state: &'f str,
}

/// A page that others lead to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Link<'f> {
    pub title: &'f str,
    pub file: &'f str,
    /// The id of the plan that it is about, where it is about one.
    pub plan: Option<&'f str>,
    /// Whether it is the page itself.
    pub is_here: bool,
}
