import Backprop
import Foundation

/// Random damage to texts, and how much of it is tried.
enum Mutations {
  private static func number(_ name: String) -> Int? {
    ProcessInfo.processInfo.environment[name].flatMap { Int($0) }
  }

  /// Returns how many edits are tried: `PERCEPTOP_MUTATIONS`, or as many as take a second or two.
  static func count(or standard: Int) -> Int { number("PERCEPTOP_MUTATIONS") ?? standard }

  /// Returns the generator of a test's edits; `PERCEPTOP_MUTATION_SEED` gives others than 0.
  static func generator(_ seed: UInt64) -> RandomGenerator {
    RandomGenerator(
      seed: seed, stream: UInt64(truncatingIfNeeded: number("PERCEPTOP_MUTATION_SEED") ?? 0))
  }

  /// Takes some scalars away, doubles them, or puts a piece among them or in their place; or puts
  /// a piece in the place of what follows a colon, which is often still well-formed.
  static func edit(
    _ text: String, with pieces: [String], using rng: inout RandomGenerator
  ) -> String {
    var scalars = Array(text.unicodeScalars)
    let place = rng.below(scalars.count + 1)
    let length = min(rng.below(12), scalars.count - place)
    let piece = pieces[rng.below(pieces.count)].unicodeScalars
    switch rng.below(5) {
    case 0: scalars.removeSubrange(place..<(place + length))
    case 1: scalars.insert(contentsOf: scalars[place..<(place + length)], at: place)
    case 2: scalars.insert(contentsOf: piece, at: place)
    case 3: scalars.replaceSubrange(place..<(place + length), with: piece)
    default: replaceValue(in: &scalars, after: place, by: piece)
    }
    var edited = String.UnicodeScalarView()
    edited.append(contentsOf: scalars)
    return String(edited)
  }

  /// Replaces what stands between the next colon and a comma, a bracket or the line's end.
  private static func replaceValue(
    in scalars: inout [Unicode.Scalar], after place: Int, by piece: String.UnicodeScalarView
  ) {
    guard let colon = scalars[place...].firstIndex(of: ":") else { return }
    let start = scalars[colon...].dropFirst().firstIndex { $0 != " " } ?? scalars.count
    let end = scalars[start...].firstIndex { "\n,}]".unicodeScalars.contains($0) } ?? scalars.count
    scalars.replaceSubrange(start..<end, with: piece)
  }
}
