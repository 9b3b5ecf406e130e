import Testing

@testable import Training

/// The language of numbers in lessons.
@Suite struct LessonFormulaTests {
  private static var notation: LessonNotation {
    var notation = LessonNotation()
    notation.units = [("Z1", .unit(layer: 0, unit: 0)), ("X0", .one)]
    notation.parameters = [("W10", .bias(layer: 0, unit: 0))]
    return notation
  }

  private func value(_ text: String, names: [String: Double] = [:]) throws -> Double {
    try LessonFormula(text, notation: Self.notation).value(names: names) { _ in 10 }
  }

  @Test func productsBindBeforeSumsAndBothFromTheLeft() throws {
    #expect(try value("1 + 2 * 3") == 7)
    #expect(try value("(1 + 2) * 3") == 9)
    #expect(try value("8 - 2 - 1") == 5)
    #expect(try value("8 / 2 / 2") == 2)
    #expect(try value("-2 * -(3 − 5) × 1.5e1 · 1") == -60)
    #expect(try value("1 - learning_rate * -4") == 41)
  }

  @Test func namesAndQuantitiesAreNumbersOfTheRun() throws {
    #expect(try value("x + 1", names: ["x": 2]) == 3)
    #expect(try value("next a(Z1) + loss") == 20)
    #expect(try value("nothing").isNaN)
  }

  @Test func quantitiesAreReadByBothNames() throws {
    func quantity(_ text: String) throws -> LessonQuantity? {
      guard case .quantity(let quantity) = try LessonFormula(text, notation: Self.notation) else {
        return nil
      }
      return quantity
    }
    #expect(try quantity("a(Z1)") == quantity(" a( 1.1 ) "))
    #expect(try quantity("w(W10)") == quantity("w(b 1.1)"))
    #expect(try quantity("gradient(w 2.1 ← 3 @ 2)") == quantity("gradient(2.1<-3 @ 2)"))
    #expect(try quantity("gradient(2.1<-3 @ 2)")?.sample == 1)
    #expect(try quantity("next w(W10)")?.isNext == true)
    #expect(try quantity("loss(@ 3)")?.words(\.ownName) == "loss for sample 3")
    #expect(try quantity("next w(2.1<-3)")?.words(\.ownName) == "w 2.1<-3 after the step")
    #expect(try quantity("gradient_norm(2)")?.words(\.ownName) == "gradient norm of layer 2")
  }

  @Test func everyQuantityIsReadInTheFormThatItSays() throws {
    for kind in LessonQuantity.Kind.allCases {
      let text = kind.form.replacing("unit", with: "2.1").replacing("weight)", with: "2.1<-1)")
        .replacing("layer", with: "1")
      #expect(throws: Never.self) { try LessonFormula(text, notation: Self.notation) }
    }
  }

  @Test(arguments: [
    ("", "it ends where a number should follow"),
    ("1 +", "it ends where a number should follow"),
    ("1 2", "'2' can't stand there"),
    ("(1", "it ends where a number should follow"),
    ("1)", "')' can't stand there"),
    ("a(1.1", "a ')' is missing"),
    ("a", "it is written 'a(unit)'"),
    ("a()", "it is written 'a(unit)'"),
    ("loss(1.1)", "it is written 'loss'"),
    ("w(Z1)", "'Z1' is no weight; weights are 2.1<-1, biases b 2.1, W10"),
    ("a(Z9)", "'Z9' is no unit; units are x1, 2.1 (layer and number), Z1, X0"),
    ("a(0.1)", "'0.1' is no unit; units are x1, 2.1 (layer and number), Z1, X0"),
    ("a(1.99999999999999999999)", "'1.99999999999999999999' is no unit"),
    ("gradient_norm(0)", "'0' is no layer; layers count from 1"),
    ("a(1.1 @ 0)", "after '@' stands the number of a sample, from 1"),
    ("a(1.1 @ 1 @ 2)", "after '@' stands the number of a sample, from 1"),
    ("w(2.1<-1 @ 2)", "'w' is of no single sample"),
    ("1e999", "'1e999' is no number"),
    ("1..2", "'1..2' is no number"),
    ("sqrt(4)", "'sqrt' is no quantity; there are z(unit)"),
    ("next 4", "'4' is no quantity"),
    ("2 ^ 3", "'^' can't stand there"),
  ])
  func whatIsNoFormulaIsRefused(_ text: String, _ reason: String) throws {
    let refusal = #expect(throws: FormulaRefusal.self) {
      try LessonFormula(text, notation: Self.notation)
    }
    #expect(refusal?.message.hasPrefix(reason) == true, "\(refusal?.message ?? "")")
  }

  @Test func depthAndLengthHaveLimits() throws {
    for text in [
      String(repeating: "(", count: 300), String(repeating: "-", count: 399) + "1",
      String(repeating: "1+", count: 400) + "1",
    ] {
      #expect(throws: FormulaRefusal.self) { try LessonFormula(text, notation: Self.notation) }
    }
    #expect(try value(String(repeating: "1+", count: 199) + "1") == 200)
  }

  @Test(arguments: [
    ("a(Z1) * (1 - a(Z1))", "a 1.1 * (1 - a 1.1)"), ("1 - (2 - 3)", "1 - (2 - 3)"),
    ("1 + (2 + 3)", "1 + 2 + 3"), ("2 * (3 * 4)", "2 * 3 * 4"), ("1 / (2 * 3)", "1 / (2 * 3)"),
    ("-(1 + 2)", "-(1 + 2)"), ("1 + -w(W10)", "1 + (-b 1.1)"),
  ])
  func aFormulaIsWrittenInOurWords(_ text: String, _ words: String) throws {
    #expect(try LessonFormula(text, notation: Self.notation).description == words)
  }
}
