//! `vbe lsp`, spoken with as an editor speaks: the real program, over its standard input and output. Each conversation waits
//! for what it is told, so that it is the same however fast the machine is.

mod editor;
mod found;
mod asked;
mod edits;
mod ended;
