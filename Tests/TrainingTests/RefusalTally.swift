import Foundation

/// The sentences that refused damaged input, by their kind: edits that all fail at the same check
/// try nothing behind it.
struct RefusalTally {
  /// What was taken.
  private(set) var taken = 0
  /// How often each kind of sentence refused something: its words without quotes and numbers.
  private(set) var kinds: [String: Int] = [:]

  /// What was refused.
  var refused: Int { kinds.values.reduce(0, +) }

  /// Counts something that was taken.
  mutating func take() { taken += 1 }

  /// Counts a refusal by its first sentence; false where one of them is none.
  mutating func refuse(_ messages: [String]) -> Bool {
    kinds[Self.kind(messages.first ?? ""), default: 0] += 1
    return !messages.isEmpty && messages.allSatisfy(Self.isSentence)
  }

  /// Whether a message is one short sentence without a full stop; what it quotes may be anything.
  static func isSentence(_ message: String) -> Bool {
    !message.isEmpty && !message.hasSuffix(".") && message.unicodeScalars.count < 1200
  }

  private static func kind(_ message: String) -> String {
    var kind = ""
    var isQuoted = false
    let words = message.replacing("can't", with: "can not").replacing("don't", with: "do not")
    for scalar in words.prefix(while: { $0 != ";" }).unicodeScalars {
      if scalar == "'" { isQuoted.toggle() }
      if !isQuoted && !("0"..."9").contains(scalar) { kind.unicodeScalars.append(scalar) }
    }
    return kind
  }

  /// Prints the kinds where `PERCEPTOP_MUTATION_TALLY` is set: whoever changes edits looks at it.
  func report(_ name: String) {
    guard ProcessInfo.processInfo.environment["PERCEPTOP_MUTATION_TALLY"] != nil else { return }
    print("\(name): \(taken) taken, \(refused) refused")
    for (kind, count) in kinds.sorted(by: { $0.value > $1.value }).prefix(40) {
      print("  \(count)  \(kind)")
    }
  }
}
