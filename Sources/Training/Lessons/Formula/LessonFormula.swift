/// A number computed from quantities, other numbers of the lesson, and arithmetic.
indirect enum LessonFormula: Hashable, Sendable {
  /// A number as it stands.
  case number(Double)
  /// A number of the run.
  case quantity(LessonQuantity)
  /// A number that the lesson computed before, by its name.
  case name(String)
  /// The negative of another.
  case negation(LessonFormula)
  /// Two numbers taken together.
  case operation(Operation, LessonFormula, LessonFormula)

  /// What is done with two numbers.
  enum Operation: Character, Sendable {
    case sum = "+"
    case difference = "-"
    case product = "*"
    case quotient = "/"

    /// Whether it binds more tightly than a sum.
    var isProduct: Bool { self == .product || self == .quotient }

    func callAsFunction(_ left: Double, _ right: Double) -> Double {
      switch self {
      case .sum: left + right
      case .difference: left - right
      case .product: left * right
      case .quotient: left / right
      }
    }
  }

  /// Computes it.
  ///
  /// - Parameters:
  ///   - names: what was computed before; a number that is not there is not a number.
  ///   - quantity: what the run says.
  func value(
    names: [String: Double], quantity: (LessonQuantity) -> Double
  ) -> Double {
    switch self {
    case .number(let number): number
    case .quantity(let asked): quantity(asked)
    case .name(let name): names[name] ?? .nan
    case .negation(let inner): -inner.value(names: names, quantity: quantity)
    case .operation(let operation, let left, let right):
      operation(
        left.value(names: names, quantity: quantity), right.value(names: names, quantity: quantity))
    }
  }

  /// Every quantity and name in it.
  var parts: [LessonFormula] {
    switch self {
    case .number: []
    case .quantity, .name: [self]
    case .negation(let inner): inner.parts
    case .operation(_, let left, let right): left.parts + right.parts
    }
  }

  /// The formula in our words.
  var description: String { words(\.ownName) }

  /// The formula in words.
  ///
  /// - Parameter name: what a unit, a weight or a bias is called.
  func words(_ name: (LessonPlace) -> String) -> String {
    written { part in
      switch part {
      case .quantity(let quantity): quantity.words(name)
      case .name(let name): name.replacing("_", with: " ")
      default: ""
      }
    }
  }

  /// Whether it takes two numbers together.
  var isComputed: Bool {
    switch self {
    case .operation: true
    case .negation(let inner): inner.isComputed
    case .number, .quantity, .name: false
    }
  }

  /// Writes the formula, with parentheses where they are needed.
  ///
  /// - Parameter leaf: the text of a quantity or name.
  func written(_ leaf: (LessonFormula) -> String) -> String {
    switch self {
    case .number(let number): NumberOfLesson.text(number, digits: 17)
    case .quantity, .name: leaf(self)
    case .negation(let inner): "-" + inner.enclosed(leaf)
    case .operation(let operation, let left, let right):
      (operation.isProduct ? left.enclosed(leaf) : left.written(leaf)) + " \(operation.rawValue) "
        + right.written(leaf, after: operation)
    }
  }

  /// The second of two numbers, in parentheses where the formula would mean something else without.
  private func written(_ leaf: (LessonFormula) -> String, after operation: Operation) -> String {
    switch operation {
    case .sum: Self.signed(written(leaf))
    case .quotient where isComputed: "(\(written(leaf)))"
    case .difference, .product, .quotient: enclosed(leaf)
    }
  }

  /// The text in parentheses where it begins with a minus.
  private static func signed(_ text: String) -> String {
    text.hasPrefix("-") ? "(\(text))" : text
  }

  /// The same in parentheses where it is a sum, a quotient or a negative number.
  private func enclosed(_ leaf: (LessonFormula) -> String) -> String {
    let text = written(leaf)
    switch self {
    case .operation(.product, _, _): return text
    case .negation, .operation: return "(\(text))"
    case .number, .quantity, .name: return Self.signed(text)
    }
  }
}
