import Training

/// Choosing a sample among the worst, and looking at it.
extension DashboardState {
  /// Goes down or up in the list of the worst samples; the first press shows where it begins.
  ///
  /// The sample is kept, not its rank: while training goes on the list changes its order.
  mutating func chooseSample(by offset: Int) {
    guard let ranked = snapshot?.evaluation.worst.ranked, !ranked.isEmpty else {
      notice = "no sample has been measured yet"
      return
    }
    let rank = ranked.firstIndex { $0.place == chosenPlace }
    let next = rank.map { $0 + offset } ?? 0
    if ranked.indices.contains(next) {
      chosenPlace = ranked[next].place
    } else {
      notice = "the list of the worst samples ends here"
    }
  }

  /// Makes the chosen sample the probe sample, whose numbers the units show.
  mutating func showChosenSample() -> [DashboardEffect] {
    guard let chosenPlace else {
      notice = "arrows choose a sample, Enter shows it in Network"
      return []
    }
    notice = "units show sample \(chosenPlace + 1) now"
    return [.send(.showProbe(place: chosenPlace))]
  }
}
