import TerminalUI

/// The last row: the keys that matter now.
struct KeyRow: Widget {
  var bindings: [KeyBinding]
  /// Why what was typed is not taken: then that is what matters.
  var refusal: String?
  /// The view on the screen: a click on the views' keys leads to the next one.
  var view = DashboardView.overview
  var theme: Theme

  func draw(in area: Rect, of buffer: inout Buffer) {
    if let refusal {
      let sentence = refusal.wholeWords(within: area.width - 2)
      return buffer.draw(
        SlidingRow(
          parts: [.init(sentence, theme.inBar(theme.warning), importance: 0)],
          background: theme.bar), in: area)
    }
    buffer.draw(row, in: area)
  }

  private var named: [(binding: KeyBinding, short: String)] {
    bindings.compactMap { binding in binding.short.map { (binding, $0) } }
  }

  private var row: SlidingRow {
    let parts = named.enumerated().map { index, entry in
      let (binding, short) = entry
      // Help, quit and settings stay to the last: they lead to all the others.
      let isLast = binding.group == .program || binding.group == .changing
      // The views come next: with the mouse alone there is no other way to them.
      let importance = isLast ? 100 : Self.leadsToViews(binding) ? 50 : -index
      return SlidingRow.Part(
        [(Self.label(binding) + " ", theme.bar.adding(.bold)), (short, theme.barFaint)],
        importance: importance)
    }
    return SlidingRow(parts: parts, background: theme.bar)
  }

  private static func leadsToViews(_ binding: KeyBinding) -> Bool {
    if case .show = binding.keys.first?.action { true } else { false }
  }

  private static func label(_ binding: KeyBinding) -> String {
    binding.shortLabel ?? binding.label
  }

  /// Returns the key that stands in a column of the screen, or the first of those whose words do;
  /// nil between them.
  func key(at column: Int, in area: Rect) -> Key? {
    guard let place = row.places(in: area).first(where: { $0.columns.contains(column) }) else {
      return nil
    }
    let binding = named[place.part].binding
    if Self.leadsToViews(binding) { return keyOfNextView }
    let word = Self.word(at: column - place.columns.lowerBound, of: Self.label(binding))
    let named = word.flatMap { word in
      binding.keys.first { $0.key == word.first.map(Key.character) && word.count == 1 }
    }
    return (named ?? binding.keys.first)?.key
  }

  /// The key of the view after the one on the screen, after the last that of the first.
  private var keyOfNextView: Key? {
    let views = bindings.flatMap(\.keys).compactMap { entry in
      if case .show(let view) = entry.action { (key: entry.key, view: view) } else { nil }
    }
    let present = views.firstIndex { $0.view == view } ?? -1
    return views.isEmpty ? nil : views[(present + 1) % views.count].key
  }

  /// Returns the word of a text that covers a place in it; nil for a blank and beyond its end.
  private static func word(at place: Int, of text: String) -> Substring? {
    text.split(separator: " ").first { word in
      let start = text.distance(from: text.startIndex, to: word.startIndex)
      return (start..<start + word.count).contains(place)
    }
  }
}

extension KeyRow {
  /// The row as a state has it.
  init(_ state: DashboardState) {
    self.init(
      bindings: state.keyMode.bindings, refusal: state.entry?.refusal ?? state.wayThere,
      view: state.view,
      theme: state.theme)
  }
}
