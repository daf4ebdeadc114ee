//! A view: its characters, and the place in the text of each of them.

use crate::pii::detector::found::Hit;
use crate::syntax::text::Span;

/// A text as a reader would see it.
#[derive(Debug, Default)]
pub(in crate::pii::detector) struct View {
    pub text: String,
    /// In order; together they cover the view.
    pieces: Vec<Piece>,
}

/// A stretch of a view, and the stretch of the text that it replaces.
#[derive(Clone, Copy, Debug)]
struct Piece {
    at: usize,
    from: usize,
    len: usize,
    /// Whether both stretches are equal byte for byte.
    same: bool,
}

impl View {
    /// Adds a stretch of the text from `from`, unchanged.
    pub(super) fn keep(&mut self, own: &str, from: usize) {
        let len = own.len();
        match self.pieces.last_mut() {
            Some(last) if last.same && last.from + last.len == from => last.len += len,
            _ => self.pieces.push(Piece { at: self.text.len(), from, len, same: true }),
        }
        self.text.push_str(own);
    }

    /// Adds what a reader sees in place of `len` bytes of the text.
    pub(super) fn put(&mut self, seen: char, from: usize, len: usize) {
        self.pieces.push(Piece { at: self.text.len(), from, len, same: false });
        self.text.push(seen);
    }

    fn piece(&self, byte: usize) -> Option<Piece> {
        let after = self.pieces.partition_point(|piece| piece.at <= byte);
        self.pieces.get(after.checked_sub(1)?).copied()
    }

    /// Moves a hit in the view to its place in the text.
    pub(in crate::pii::detector) fn back(&self, hit: Hit) -> Hit {
        let (start, last) = (hit.span.start as usize, (hit.span.end as usize).saturating_sub(1));
        let first =
            self.piece(start).map_or(0, |piece| piece.from + if piece.same { start - piece.at } else { 0 });
        let end = self
            .piece(last)
            .map_or(first, |piece| piece.from + if piece.same { last - piece.at + 1 } else { piece.len });
        Hit { span: Span::new(first, end), class: hit.class }
    }

    /// Whether a hit in the view spans a place where something was removed, or begins right after one.
    pub(in crate::pii::detector) fn is_at_a_seam(&self, hit: Hit) -> bool {
        let nth = |byte: u32| self.pieces.partition_point(|piece| piece.at <= byte as usize);
        let first = nth(hit.span.start);
        let begins =
            self.pieces.get(first.saturating_sub(1)).is_some_and(|piece| piece.at == hit.span.start as usize);
        first != nth(hit.span.end.saturating_sub(1)) || begins && first > 1
    }
}
