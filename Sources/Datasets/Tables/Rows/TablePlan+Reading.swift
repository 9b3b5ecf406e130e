extension TablePlan {
  /// Reads the numbers of the table: the second of two passes, its memory allocated once.
  ///
  /// - Parameters:
  ///   - source: the bytes that were surveyed.
  ///   - memoryLimit: the most bytes that samples may take.
  /// - Throws: a fault also where the bytes are not those that were surveyed.
  public func read(
    _ source: ByteSource, memoryLimit: Int = SampleMemory.limit
  ) throws(DataFault) -> TableSamples {
    try SampleMemory(samples: rowCount, inputs: inputCount, outputs: max(classNames.count, 1))
      .check(origin: origin, limit: memoryLimit)
    var rows = PlannedRows(self)
    try rows.read(source)
    guard !rows.targets.isEmpty else {
      throw DataFault(
        origin: origin,
        message: "each of \(rowCount) rows has a cell without a value, so that none is left; "
          + "allowed: --missing mean, or other features")
    }
    return TableSamples(
      rowCount: rows.targets.count, inputs: rows.inputs, targets: rows.targets)
  }
}

/// The numbers of the rows that are kept.
private struct PlannedRows {
  let plan: TablePlan
  let decoder: InputDecoder
  let targetDecoder: TargetDecoder
  var inputs: [Double] = []
  var targets: [Double] = []

  init(_ plan: TablePlan) {
    self.plan = plan
    decoder = InputDecoder(plan.inputs, places: plan.places)
    targetDecoder = TargetDecoder(plan.target, name: plan.targetName)
    inputs.reserveCapacity(plan.rowCount * plan.inputCount)
    targets.reserveCapacity(plan.rowCount)
  }

  mutating func read(_ source: ByteSource) throws(DataFault) {
    let format = TableFormat(
      delimiter: plan.dialect.delimiter, hasHeader: plan.dialect.hasHeader)
    var table = try TableScanner(source, format: format)
    guard table.names.count == plan.columnCount else { throw changed }
    var count = 0
    while try table.next() {
      count += 1
      guard count <= plan.rowCount else { throw changed }
      try append(table.record)
    }
    guard count == plan.rowCount else { throw changed }
  }

  private mutating func append(_ record: borrowing CSVScanner) throws(DataFault) {
    let start = inputs.count
    let isMissing = try decoder.append(record, to: &inputs)
    let target = try targetDecoder.value(record)
    if let target, !isMissing || plan.missing == .mean {
      targets.append(target)
      return
    }
    // Nothing is missing that the plan did not allow, unless the file has changed.
    guard plan.missing == .drop else { throw changed }
    inputs.removeSubrange(start...)
  }

  private var changed: DataFault {
    DataFault(
      origin: plan.origin,
      message: "has changed while it was read; allowed: the \(plan.rowCount) rows of before")
  }
}
