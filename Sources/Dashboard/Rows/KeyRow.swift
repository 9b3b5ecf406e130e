import TerminalUI

/// The last row: the keys that matter now.
struct KeyRow: Widget {
  var bindings: [KeyBinding]
  /// Why what was typed is not taken: then that is what matters.
  var refusal: String?
  var theme: Theme

  func draw(in area: Rect, of buffer: inout Buffer) {
    if let refusal {
      let sentence = refusal.wholeWords(within: area.width - 2)
      return buffer.draw(
        SlidingRow(
          parts: [.init(sentence, theme.inBar(theme.warning), importance: 0)],
          background: theme.bar), in: area)
    }
    let named = bindings.compactMap { binding in binding.short.map { (binding, $0) } }
    let parts = named.enumerated().map { index, entry in
      let (binding, short) = entry
      // Help and quit stay to the last: they lead to all the others.
      let isLast = binding.group == .program
      return SlidingRow.Part(
        [(binding.label + " ", theme.bar.adding(.bold)), (short, theme.barFaint)],
        importance: isLast ? 100 : -index)
    }
    buffer.draw(SlidingRow(parts: parts, background: theme.bar), in: area)
  }
}
