/// How a step of a lesson is put into words.
public struct LessonReading: Equatable, Sendable {
  /// Whose names units, weights and numbers have.
  public enum Names: Sendable {
    /// The publication's, with ours beside them.
    case both
    /// The publication's alone.
    case published
    /// Ours alone.
    case ours
  }

  /// Whose names are used.
  public var names: Names
  /// Whether a question is still open, and with it everything that would answer it.
  public var isAsking: Bool
  /// What was answered; nil where nothing was.
  public var given: String?
  /// The columns that tables may take: wider ones become lists.
  public var columns: Int

  /// Creates a way of reading.
  public init(
    names: Names = .both, isAsking: Bool = false, given: String? = nil, columns: Int = .max
  ) {
    self.names = names
    self.isAsking = isAsking
    self.given = given
    self.columns = columns
  }
}

extension LessonNotation {
  /// Returns a text with our names in place of the publication's.
  func ours(_ text: String) -> String {
    var result = ""
    var word = ""
    for character in text + "\n" {
      if character.isASCII, character.isLetter || character.isNumber || character == "_" {
        word.append(character)
      } else {
        result += oursOf(word) + String(character)
        word = ""
      }
    }
    return String(result.dropLast())
  }

  /// Our name for one of the publication's; any other word stays.
  private func oursOf(_ word: String) -> String {
    if let unit = units.first(where: { $0.name == word })?.unit {
      if case .input = unit { return unit.description }
      return unit.spoken
    }
    return parameters.first { $0.name == word }?.parameter.description ?? word
  }

  /// Returns a text in the names that are asked for.
  func text(_ text: String, _ names: LessonReading.Names) -> String {
    names == .ours ? ours(text) : text
  }
}
