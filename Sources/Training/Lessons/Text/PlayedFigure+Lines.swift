extension PlayedFigure {
  /// The numbers in words, beside those that were printed.
  func lines(_ notation: LessonNotation, _ names: LessonReading.Names) -> [LessonLine] {
    var lines = entries(notation, names)
    if let reason = figure.reason {
      lines.append(LessonLine(.entry, "Why: \(notation.text(reason, names))"))
    }
    return lines
  }

  private func entries(_ notation: LessonNotation, _ names: LessonReading.Names) -> [LessonLine] {
    let texts = values.map { NumberOfLesson.text($0, digits: figure.digits) }
    guard let label = label(notation, names), values.count > 1 else {
      return values.indices.map { index in
        LessonLine(
          .entry,
          "\(title(index, notation, names)) = \(worked(index))\(texts[index])\(printed(index)).",
          verdict([index]))
      }
    }
    let remarks = values.indices.map { printed($0) }
    if Set(texts).count == 1, Set(remarks).count == 1 {
      return [
        LessonLine(.entry, "\(label) = \(texts[0]) each\(remarks[0]).", verdict(values.indices))
      ]
    }
    if figure.published.isEmpty {
      return [LessonLine(.entry, "\(label) = \(texts.joined(separator: ", ")).")]
    }
    return [LessonLine(.entry, "\(label):")]
      + values.indices.map { index in
        let formula = figure.formulas[index]
        let name =
          names == .both ? formula.text : formula.formula.words { notation.name(of: $0, names) }
        return LessonLine(.entry, "\(name) = \(texts[index])\(remarks[index]).", verdict([index]))
      }
  }

  /// What several numbers are called together; nil where each is called by its formula.
  private func label(_ notation: LessonNotation, _ names: LessonReading.Names) -> String? {
    guard names == .ours, let label = figure.label else { return figure.label }
    let formulas = figure.formulas.map(\.formula)
    // A sum or a product has no name but that of the author.
    guard !formulas.contains(where: \.isComputed) else { return notation.ours(label) }
    return formulas.map(\.description).joined(separator: ", ")
  }

  /// What a number is called: by the author, and in words about the formula.
  private func title(
    _ index: Int, _ notation: LessonNotation, _ names: LessonReading.Names
  ) -> String {
    let formula = figure.formulas[index]
    let ours = formula.formula.description
    switch names {
    case .both:
      let name = figure.label ?? formula.text
      return name == ours ? name : "\(name) (\(ours))"
    case .published:
      return figure.label ?? formula.formula.words { notation.name(of: $0, names) }
    case .ours:
      guard formula.formula.isComputed, let label = figure.label else { return ours }
      return notation.ours(label)
    }
  }

  private func worked(_ index: Int) -> String {
    workings[index].map { "\($0) = " } ?? ""
  }

  private func printed(_ index: Int) -> String {
    guard let published = figure.published(beside: index), let mark = marks[index] else {
      return ""
    }
    return "; printed \(published.text): \(mark.words)"
  }

  /// What some of the marks say together; nil where nothing was printed.
  private func verdict(_ indices: some Sequence<Int>) -> LessonLine.Verdict? {
    let all = marks
    let judged = indices.compactMap { all[$0] }
    return judged.isEmpty ? nil : judged.contains(.wrong) ? .wrong : .right
  }
}

extension PublishedNumber.Mark {
  /// The mark as a sentence ends with it.
  var words: String {
    switch self {
    case .equal: "equal"
    case .rounded: "equal, rounded to the printed digits"
    case .truncated: "cut off after the printed digits"
    case .wrong: "wrong"
    }
  }
}

extension PlayedComparison {
  /// The runs as a table, or one by one where a table of that many columns has no room.
  ///
  /// - Parameter named: puts a text into the names that are asked for.
  func lines(columns: Int, _ named: (String) -> String) -> [LessonLine] {
    let labels = comparison.columns.map { named($0.label) }
    let table = table(labels)
    let width = table.map(\.text.unicodeScalars.count).max() ?? 0
    return width <= columns ? table : list(labels)
  }

  private func list(_ labels: [String]) -> [LessonLine] {
    rows.map { row in
      let numbers = zip(zip(labels, comparison.columns), row.values).map {
        "\($0.0) \(NumberOfLesson.text($1, digits: $0.1.digits))"
      }
      var line = LessonLine(
        .entry, "\(row.label), epoch \(row.epoch): \(numbers.joined(separator: ", "))")
      line.run = comparison.runs.firstIndex(of: row.run)
      return line
    }
  }

  private func table(_ labels: [String]) -> [LessonLine] {
    let head = ["run", "epoch"] + labels
    let rows = rows.map { row in
      [row.label, "\(row.epoch)"]
        + zip(comparison.columns, row.values).map {
          NumberOfLesson.text($1, digits: $0.digits)
        }
    }
    let table = [head] + rows
    let widths = head.indices.map { column in table.map { $0[column].count }.max() ?? 0 }
    return table.enumerated().map { number, cells in
      let padded = cells.enumerated().map { column, cell in
        let padding = String(repeating: " ", count: widths[column] - cell.count)
        return column == 0 ? cell + padding : padding + cell
      }
      var line = LessonLine(.row, padded.joined(separator: "  "))
      line.run = number == 0 ? nil : comparison.runs.firstIndex(of: self.rows[number - 1].run)
      return line
    }
  }
}
