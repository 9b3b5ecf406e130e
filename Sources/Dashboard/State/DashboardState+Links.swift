import Training

/// What links show, and which of them is meant.
extension DashboardState {
  mutating func toggleGradientLinks() {
    showsGradientLinks.toggle()
    notice = "links show the \(showsGradientLinks ? "gradient of their weight" : "weights")"
  }

  mutating func toggleWeightImages() {
    guard let data = snapshot?.data else { return }
    guard data.image != nil else {
      notice = "the inputs form no image, as those of digits do"
      return
    }
    showsWeightImages.toggle()
    notice = "weights of the inputs as \(showsWeightImages ? "images" : "numbers")"
  }

  /// Goes to the next weaker or stronger link into the selected unit; the first press means the
  /// strongest.
  mutating func moveLink(by offset: Int) {
    guard let snapshot, focus == .network, selection.isActive, selection.layer > 0 else {
      notice = "arrows select a unit in Network, then { } its links"
      return
    }
    let order = IncomingLinks(snapshot, selection, byGradient: showsGradientLinks).order
    let rank = order.firstIndex(of: selection.source) ?? 0
    let next = selection.isLink ? rank + offset : 0
    guard order.indices.contains(next) else {
      notice = "this is the unit's \(offset < 0 ? "strongest" : "weakest") link"
      return
    }
    selection.isLink = true
    selection.source = order[next]
  }
}
