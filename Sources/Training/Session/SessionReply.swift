/// What a session answers to an order whose outcome the screen does not show by itself.
public struct SessionReply: Equatable, Sendable {
  /// Which answer it is, from 1: the same words may be said twice.
  public let number: Int
  /// The answer in one sentence.
  public let sentence: String
}

extension SessionCore {
  /// Writes a checkpoint because somebody asked for it, and answers where it is, or why there is
  /// none. Training goes on in either case.
  mutating func saveOnRequest() {
    guard let write = duties.saveOnRequest else {
      return answer("there is no place for checkpoints here")
    }
    if let conflict = Checkpoint.conflict(with: prepared) { return answer(conflict) }
    do {
      let place = try write(checkpoint, experiment.name, run.epoch)
      duties.noteSave(time: clock.now())
      handMadeEdits = 0
      answer("wrote \(place)")
    } catch {
      answer("\(error)")
    }
  }

  /// Answers the last order.
  mutating func answer(_ sentence: String) {
    reply = SessionReply(number: (reply?.number ?? 0) + 1, sentence: sentence)
  }
}
