import Datasets
import Yams

/// The numbers of a lesson: formulas, and what was printed.
extension LessonReader {
  /// Reads a formula; every quantity of it is one that the present run has.
  mutating func formula(_ node: Node, _ path: String, runs: [String]? = nil) -> WrittenFormula? {
    guard let text = node.string else {
      refuse(node, path, "a formula such as 'a(2.1)' or '1 - learning_rate * 4'")
      return nil
    }
    do {
      let formula = try LessonFormula(text, notation: notation)
      for part in formula.parts {
        if let obstacle = obstacle(of: part, runs: runs ?? [current]) {
          return refuseFormula(node, path, obstacle)
        }
      }
      return WrittenFormula(text: text, formula: formula)
    } catch {
      return refuseFormula(node, path, error.message)
    }
  }

  private mutating func refuseFormula(
    _ node: Node, _ path: String, _ reason: String
  ) -> WrittenFormula? {
    yaml.fault(yaml.place(of: node), "\(path) is \(quoted(node)); \(reason)")
    return nil
  }

  private func obstacle(of part: LessonFormula, runs: [String]) -> String? {
    switch part {
    case .name(let name):
      guard !names.contains(name) else { return nil }
      let known = names.sorted().prefix(20).joined(separator: ", ")
      return "no number was called \(Quotation.of(name)) before it"
        + (known.isEmpty ? "" : "; there are \(known)")
    case .quantity(let quantity):
      for (name, prepared) in experiments where runs.contains(name) {
        let scope = LessonScope(shape: prepared.shape, samples: prepared.source.facts.samples)
        if let obstacle = quantity.obstacle(in: scope) { return obstacle }
      }
      return nil
    default: return nil
    }
  }

  /// Reads a name for a number, and keeps it for later formulas.
  private mutating func name(_ node: Node?, _ path: String, suffixes: [String] = []) -> String? {
    guard let node else { return nil }
    guard let name = node.string, Self.isWord(name), !name.contains("-"), name.utf8.count <= 40,
      name != "next", LessonQuantity.Kind(rawValue: name) == nil
    else {
      refuse(node, path, "small letters, digits and '_', a letter first, and no quantity's name")
      return nil
    }
    if suffixes.isEmpty { names.insert(name) }
    for suffix in suffixes { names.insert("\(name).\(suffix)") }
    return name
  }

  // MARK: Numbers of a step

  /// Reads an entry of `show`: a formula alone, or a map.
  mutating func figure(_ node: Node) -> LessonFigure? {
    if node.string != nil {
      return formula(node, "show").map { formula in
        LessonFigure(
          formulas: [formula], published: [], digits: digits, place: yaml.place(of: node))
      }
    }
    let keys = ["as", "name", "value", "values", "published", "because", "digits"]
    guard let found = entries(node, "show", keys) else { return nil }
    guard (found["value"] == nil) != (found["values"] == nil) else {
      refuse(node, "show", "either value or values")
      return nil
    }
    var formulas: [WrittenFormula] = []
    if let value = found["value"] { formulas = [formula(value, "show.value")].compactMap { $0 } }
    if let values = found["values"] {
      formulas = list(values, "show.values").compactMap { formula($0, "show.values") }
    }
    guard !formulas.isEmpty else { return nil }
    let published = found["published"].map { self.published($0, count: formulas.count) } ?? []
    if found["because"] != nil, found["published"] == nil {
      refuse(node, "show", "because only beside published")
    }
    if found["name"] != nil, found["value"] == nil {
      refuse(node, "show", "name only beside a single value")
    }
    return LessonFigure(
      label: found["as"].map { text($0, "show.as", in: node, longest: 80) },
      name: name(found["name"], "show.name"), formulas: formulas, published: published,
      reason: found["because"].map { sentence($0, "because") },
      digits: whole(found["digits"], "show.digits", 1...17) ?? digits, place: yaml.place(of: node))
  }

  private mutating func published(_ node: Node, count: Int) -> [PublishedNumber] {
    let nodes = list(node, "show.published", orOne: true)
    let numbers = nodes.compactMap { node -> PublishedNumber? in
      if let number = node.string.flatMap({ PublishedNumber($0) }) { return number }
      refuse(node, "show.published", "a number as it is printed, such as 0.298371109")
      return nil
    }
    if numbers.count == nodes.count, numbers.count != 1, numbers.count != count {
      refuse(node, "show.published", "one number, or one for each of the \(count) values")
    }
    return numbers
  }

  /// Reads a column of `compare`.
  mutating func column(_ node: Node, runs: [String]) -> LessonComparison.Column? {
    if node.string != nil {
      return formula(node, "compare.show", runs: runs).map { formula in
        LessonComparison.Column(
          label: formula.text.replacing("_", with: " "), name: nil, formula: formula,
          digits: digits)
      }
    }
    guard let found = entries(node, "compare.show", ["as", "name", "value", "digits"]) else {
      return nil
    }
    guard let value = found["value"] else {
      refuse(node, "compare.show", "a formula, or a map with value")
      return nil
    }
    let name = name(found["name"], "compare.show.name", suffixes: runs)
    return formula(value, "compare.show", runs: runs).map { formula in
      LessonComparison.Column(
        label: found["as"].map { text($0, "compare.show.as", in: node, longest: 24) }
          ?? formula.text.replacing("_", with: " "),
        name: name, formula: formula,
        digits: whole(found["digits"], "compare.show.digits", 1...17) ?? digits)
    }
  }
}
