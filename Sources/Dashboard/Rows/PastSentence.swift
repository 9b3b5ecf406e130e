import Training

/// Says that a moment of the past is shown, so that nobody takes it for the present.
struct PastSentence {
  var snapshot: Snapshot
  var words: Words

  /// Which moment of how many; none at the present.
  var place: String? {
    guard let past = snapshot.past else { return nil }
    let name = past.lastStep == snapshot.step ? "present" : "past"
    return "\(name) \(words.dot) epoch \(snapshot.epoch) of \(past.lastEpoch)"
  }

  /// What can be done there.
  var hints: [String] {
    guard let past = snapshot.past else { return [] }
    let step = "step \(snapshot.step) of \(past.lastStep)"
    return past.lastStep == snapshot.step
      ? ["left goes back, Esc goes on", step]
      : ["Enter goes on as a fork", "Esc returns", step]
  }
}
