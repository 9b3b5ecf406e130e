extension PlayedFigure {
  /// The numbers in words, beside those that were printed.
  var lines: [LessonLine] {
    var lines = entries.map { LessonLine(.entry, $0) }
    if let reason = figure.reason { lines.append(LessonLine(.entry, "Why: \(reason)")) }
    return lines
  }

  private var entries: [String] {
    let texts = values.map { NumberOfLesson.text($0, digits: figure.digits) }
    guard let label = figure.label, values.count > 1 else {
      return values.indices.map { index in
        "\(title(index)) = \(worked(index))\(texts[index])\(printed(index))."
      }
    }
    let remarks = values.indices.map { printed($0) }
    if Set(texts).count == 1, Set(remarks).count == 1 {
      return ["\(label) = \(texts[0]) each\(remarks[0])."]
    }
    if figure.published.isEmpty { return ["\(label) = \(texts.joined(separator: ", "))."] }
    return ["\(label):"]
      + values.indices.map { "\(figure.formulas[$0].text) = \(texts[$0])\(remarks[$0])." }
  }

  /// What a number is called, and what that is in our words.
  private func title(_ index: Int) -> String {
    let formula = figure.formulas[index]
    let (name, ours) = (figure.label ?? formula.text, formula.formula.description)
    return name == ours ? name : "\(name) (\(ours))"
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
  /// The runs as a table.
  var lines: [LessonLine] {
    let head = ["run", "epoch"] + comparison.columns.map(\.label)
    let rows = rows.map { row in
      [row.label, "\(row.epoch)"]
        + zip(comparison.columns, row.values).map {
          NumberOfLesson.text($1, digits: $0.digits)
        }
    }
    let table = [head] + rows
    let widths = head.indices.map { column in table.map { $0[column].count }.max() ?? 0 }
    return table.map { cells in
      let padded = cells.enumerated().map { column, cell in
        let padding = String(repeating: " ", count: widths[column] - cell.count)
        return column == 0 ? cell + padding : padding + cell
      }
      return LessonLine(.row, padded.joined(separator: "  "))
    }
  }
}
