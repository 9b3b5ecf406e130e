/// Why a formula can't be read: a sentence without a full stop.
struct FormulaRefusal: Error, Equatable {
  var message: String
}

extension LessonFormula {
  /// Reads a formula: numbers, quantities and names, `+ - * /` (also `− × · ÷`), parentheses.
  ///
  /// - Parameter notation: the publication's names for units and weights.
  init(_ text: String, notation: LessonNotation) throws(FormulaRefusal) {
    guard text.unicodeScalars.count <= FormulaParser.longest else {
      throw FormulaRefusal(message: "a formula has up to \(FormulaParser.longest) characters")
    }
    var parser = FormulaParser(text, notation: notation)
    self = try parser.whole()
  }
}

/// Reads a formula from left to right.
private struct FormulaParser {
  private var rest: Substring
  private let notation: LessonNotation
  private var depth = 0

  /// The most characters of a formula.
  static let longest = 400
  /// The most parentheses and signs within each other.
  private static let deepest = 24

  init(_ text: String, notation: LessonNotation) {
    rest = text[...]
    self.notation = notation
  }

  mutating func whole() throws(FormulaRefusal) -> LessonFormula {
    let formula = try sum()
    guard next == nil else { throw unexpected() }
    return formula
  }

  // MARK: Arithmetic

  private mutating func sum() throws(FormulaRefusal) -> LessonFormula {
    var formula = try product()
    while let operation = operation(isProduct: false) {
      formula = .operation(operation, formula, try product())
    }
    return formula
  }

  private mutating func product() throws(FormulaRefusal) -> LessonFormula {
    var formula = try factor()
    while let operation = operation(isProduct: true) {
      formula = .operation(operation, formula, try factor())
    }
    return formula
  }

  private mutating func factor() throws(FormulaRefusal) -> LessonFormula {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else {
      throw FormulaRefusal(message: "parentheses and signs are nested too deeply")
    }
    switch next {
    case "-", "−":
      rest.removeFirst()
      return .negation(try factor())
    case "(":
      rest.removeFirst()
      let formula = try sum()
      guard next == ")" else { throw unexpected() }
      rest.removeFirst()
      return formula
    case let digit? where digit.isASCII && digit.isNumber || digit == ".": return try number()
    case let letter? where letter.isLetter: return try quantity()
    default: throw unexpected()
    }
  }

  private mutating func operation(isProduct: Bool) -> LessonFormula.Operation? {
    let operation: LessonFormula.Operation
    switch next {
    case "+": operation = .sum
    case "-", "−": operation = .difference
    case "*", "×", "·": operation = .product
    case "/", "÷": operation = .quotient
    default: return nil
    }
    guard operation.isProduct == isProduct else { return nil }
    rest.removeFirst()
    return operation
  }

  private mutating func number() throws(FormulaRefusal) -> LessonFormula {
    var text = take { $0.isASCII && ($0.isNumber || $0 == ".") }
    if rest.first == "e" {
      text += String(rest.removeFirst())
      if let sign = rest.first, sign == "-" || sign == "+" { text += String(rest.removeFirst()) }
      text += take { $0.isASCII && $0.isNumber }
    }
    guard let number = Double(text), number.isFinite else {
      throw FormulaRefusal(message: "'\(text)' is no number")
    }
    return .number(number)
  }

  // MARK: Quantities

  private mutating func quantity() throws(FormulaRefusal) -> LessonFormula {
    var word = takeWord()
    let isNext = word == "next"
    if isNext {
      _ = next
      word = takeWord()
    }
    guard let kind = LessonQuantity.Kind(rawValue: word) else {
      guard !isNext, next != "(" else {
        throw FormulaRefusal(
          message: "'\(word)' is no quantity; there are "
            + LessonQuantity.Kind.allCases.map(\.form).joined(separator: ", "))
      }
      return .name(word)
    }
    var quantity = LessonQuantity(kind: kind, subject: .none, sample: nil, isNext: isNext)
    if next == "(" {
      rest.removeFirst()
      let argument = take { $0 != ")" }
      guard next == ")" else { throw FormulaRefusal(message: "a ')' is missing") }
      rest.removeFirst()
      try read(argument, into: &quantity)
    }
    guard kind.need == .nothing || quantity.subject != .none else {
      throw FormulaRefusal(message: "it is written '\(kind.form)'")
    }
    return .quantity(quantity)
  }

  /// Reads what stands in parentheses: `W10`, `W10 @ 2`, `@ 2`.
  private func read(
    _ argument: String, into quantity: inout LessonQuantity
  ) throws(FormulaRefusal) {
    let parts = argument.split(separator: "@", omittingEmptySubsequences: false)
    if parts.count > 1 {
      guard parts.count == 2, quantity.kind.isOfSample,
        let sample = LessonUnit.number(Self.trimmed(parts[1]))
      else {
        throw FormulaRefusal(
          message: quantity.kind.isOfSample
            ? "after '@' stands the number of a sample, from 1"
            : "'\(quantity.kind.rawValue)' is of no single sample")
      }
      quantity.sample = sample
    }
    let name = Self.trimmed(parts[0])
    if !name.isEmpty { quantity.subject = try subject(String(name), of: quantity.kind) }
  }

  private func subject(
    _ name: String, of kind: LessonQuantity.Kind
  ) throws(FormulaRefusal) -> LessonQuantity.Subject {
    switch kind.need {
    case .nothing: throw FormulaRefusal(message: "it is written '\(kind.form)'")
    case .any, .unit, .output:
      if let unit = notation.unit(name) { return .unit(unit) }
      throw FormulaRefusal(
        message: "'\(name)' is no unit; units are x1, 2.1 (layer and number)"
          + Self.list(notation.units.map(\.name)))
    case .parameter:
      if let parameter = notation.parameter(name) { return .parameter(parameter) }
      throw FormulaRefusal(
        message: "'\(name)' is no weight; weights are 2.1<-1, biases b 2.1"
          + Self.list(notation.parameters.map(\.name)))
    case .layer:
      if let layer = LessonUnit.number(name[...]) { return .layer(layer) }
      throw FormulaRefusal(message: "'\(name)' is no layer; layers count from 1")
    }
  }

  private static func list(_ names: [String]) -> String {
    names.isEmpty ? "" : ", " + names.prefix(20).joined(separator: ", ")
  }

  // MARK: Characters

  /// The next character that is no blank.
  private var next: Character? {
    mutating get {
      rest = rest.drop { $0 == " " || $0 == "\n" }
      return rest.first
    }
  }

  private mutating func take(while isPart: (Character) -> Bool) -> String {
    let part = rest.prefix(while: isPart)
    rest = rest.dropFirst(part.count)
    return String(part)
  }

  private mutating func takeWord() -> String {
    take { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text.drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return text
  }

  private mutating func unexpected() -> FormulaRefusal {
    guard let character = next else {
      return FormulaRefusal(message: "it ends where a number should follow")
    }
    return FormulaRefusal(message: "'\(character)' can't stand there")
  }
}
