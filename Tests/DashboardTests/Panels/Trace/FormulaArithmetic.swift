import Backprop
import Foundation

@testable import Dashboard

/// Puts the numbers of a formula through the arithmetic that its signs ask for.
struct FormulaArithmetic {
  private enum Token: Equatable {
    case number(Double)
    case sign(Character)
    case name(String)
  }

  private var tokens: [Token] = []
  private var place = 0

  /// What the signs and numbers before the result come to; nil where they are no arithmetic.
  static func value(of formula: TraceFormula) -> Double? {
    var arithmetic = FormulaArithmetic()
    for piece in formula.pieces {
      switch piece {
      case .sign(let text): arithmetic.read(text)
      case .term(let term): arithmetic.tokens.append(.number(term.value))
      case .result: break
      }
    }
    guard arithmetic.tokens.last == .sign("=") else { return nil }
    arithmetic.tokens.removeLast()
    let value = arithmetic.sum()
    return arithmetic.place == arithmetic.tokens.count ? value : nil
  }

  private mutating func read(_ text: String) {
    var rest = text[...]
    while let first = rest.first {
      if first == " " {
        rest.removeFirst()
      } else if first.isNumber {
        let digits = rest.prefix { $0.isNumber || $0 == "." }
        tokens.append(.number(Double(digits) ?? .nan))
        rest.removeFirst(digits.count)
      } else if first.isLetter {
        let name = rest.prefix { $0.isLetter || $0 == "_" }
        tokens.append(.name(String(name)))
        rest.removeFirst(name.count)
      } else {
        tokens.append(.sign(first))
        rest.removeFirst()
      }
    }
  }

  private mutating func take(_ sign: Character) -> Bool {
    guard place < tokens.count, tokens[place] == .sign(sign) else { return false }
    place += 1
    return true
  }

  private mutating func sum() -> Double? {
    var value = product()
    while true {
      if take("+") {
        value = value.flatMap { left in product().map { left + $0 } }
      } else if take("-") {
        value = value.flatMap { left in product().map { left - $0 } }
      } else {
        return value
      }
    }
  }

  private mutating func product() -> Double? {
    var value = power()
    while place < tokens.count {
      if take("·") || tokens[place] == .sign("(") || tokens[place] == .name("sign") {
        value = value.flatMap { left in power().map { left * $0 } }
      } else if take("/") {
        value = value.flatMap { left in power().map { left / $0 } }
      } else {
        return value
      }
    }
    return value
  }

  private mutating func power() -> Double? {
    var value = factor()
    if place + 1 < tokens.count, tokens[place] == .sign("^"), tokens[place + 1] == .number(2) {
      place += 2
      value = value.map { $0 * $0 }
    }
    return value
  }

  private mutating func factor() -> Double? {
    guard place < tokens.count else { return nil }
    if take("-") { return factor().map { -$0 } }
    if take("√") { return factor().map { $0.squareRoot() } }
    if take("(") {
      let value = sum()
      return take(")") ? value : nil
    }
    let token = tokens[place]
    place += 1
    switch token {
    case .number(let number): return number
    case .name("e"): return take("^") ? factor().map { exp($0) } : nil
    case .name("log"): return factor().map { log($0) }
    case .name("sign"): return factor().map { $0 > 0 ? 1 : $0 < 0 ? -1 : 0 }
    case .name(let name):
      guard let activation = Activation(rawValue: name) else { return nil }
      return factor().map { activation.valueAndDerivative(at: $0).value }
    case .sign: return nil
    }
  }
}
