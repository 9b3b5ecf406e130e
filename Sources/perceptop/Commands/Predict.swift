import ArgumentParser
import Datasets
import Endings
import Foundation
import Training

/// `perceptop predict MODEL DATA.csv`: a saved model applied to other data.
struct Predict: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Apply a saved model to a table: CSV on standard output.",
    discussion: """
      Columns are found by their names, in any order. Each row's answer comes first, then the \
      outputs: with classes one column for each, with its probability. Where the table has the \
      target's column, accuracy or errors follow on standard error.
      """)

  @Argument(help: ArgumentHelp("A file of --save.", valueName: "model"))
  var model: String

  @Argument(
    help: ArgumentHelp("A .csv or .tsv file; - for standard input.", valueName: "data.csv"))
  var data: String

  /// Rows that go through the network together.
  private static let rowsAtOnce = 1024
  /// What sentences call the table.
  private var origin: String { data == "-" ? "standard input" : data }

  func run() throws {
    let model = try Model(Checkpoint(contentsOf: model))
    let source: ByteSource =
      data == "-" ? try .descriptor(0, name: origin) : try .file(data)
    var reader = try TableRowReader(source, inputs: model.columns, target: model.targetName)
    var score = PredictionScore(model)
    var output = PredictionOutput(model)
    var rows: [TableRow] = []
    while true {
      let row = try reader.next()
      if let row {
        try refuseMissing(in: row, model)
        rows.append(row)
      }
      if row == nil || rows.count == Self.rowsAtOnce {
        for (row, outputs) in zip(rows, model.outputs(of: rows.map(\.inputs))) {
          try output.write(outputs)
          score.add(outputs, row.target)
        }
        rows.removeAll(keepingCapacity: true)
      }
      if row == nil { break }
    }
    try output.finish()
    if let sentence = score.sentence { Message.write(sentence + "\n", to: STDERR_FILENO) }
  }

  /// A missing number can be filled in where the training has measured what stands for it.
  private func refuseMissing(in row: TableRow, _ model: Model) throws {
    guard model.inputMap.fills == nil, let place = row.inputs.firstIndex(where: \.isNaN) else {
      return
    }
    let names = model.columns.flatMap { column in
      Array(repeating: column.name, count: column.inputCount)
    }
    throw DataFault(
      origin: origin, line: row.line,
      message: "column '\(names[place])' has no value; allowed: a value, since the model was "
        + "trained without missing ones")
  }
}
