import Backprop
import Datasets

/// The samples of an experiment as they were found.
struct FoundData {
  /// Where samples come from.
  var source: DataSource
  /// What a person should know, a sentence each.
  var notes: [String] = []
}

/// Reading what an experiment learns from.
extension Experiment {
  /// Gets the samples; the settings of the data don't contradict each other.
  ///
  /// - Parameter memoryLimit: the most bytes that samples of a file may take.
  /// - Throws: `DataFault` where a file can't be used.
  func findData(memoryLimit: Int = SampleMemory.limit) throws(DataFault) -> FoundData {
    switch dataOrigin {
    case .bundled(let table):
      return try read(
        .memory(table.bytes, name: table.name + ".csv"), image: table.image, memoryLimit)
    case .csv:
      return try read(
        path == "-" ? .descriptor(0, name: "standard input") : .file(path ?? ""), memoryLimit)
    case .idx:
      return FoundData(source: .fixed(try Self.images(path ?? "", memoryLimit)))
    case .drawn, .rows:
      guard let source = sourceWithoutReading else {
        preconditionFailure("data that are drawn or written out need no reading")
      }
      return FoundData(source: source)
    }
  }

  private func read(
    _ bytes: ByteSource, image: ImageSize? = nil, _ memoryLimit: Int
  ) throws(DataFault) -> FoundData {
    let survey = try TableSurvey(bytes, format: TableFormat(hasHeader: hasHeader))
    let plan = try TablePlan(
      survey,
      TableRequest(target: target, features: features, task: task, missing: missing))
    let rows = try plan.read(bytes, memoryLimit: memoryLimit)
    let samples = FixedSamples(plan, rows, asBit: loss == .binaryCrossEntropy, image: image)
    return FoundData(source: .fixed(samples), notes: plan.notes)
  }

  private static func images(
    _ path: String, _ memoryLimit: Int
  ) throws(DataFault) -> FixedSamples {
    let files = try IDXFiles(trainImages: path)
    let train = try ImageSet(
      images: IDXFile(path: files.train.images, holding: .images),
      labels: IDXFile(path: files.train.labels, holding: .labels))
    let test =
      try files.test.map { pair throws(DataFault) in
        try ImageSet(
          images: IDXFile(path: pair.images, holding: .images),
          labels: IDXFile(path: pair.labels, holding: .labels), testing: train)
      }
    try SampleMemory(
      samples: train.count + (test?.count ?? 0), inputs: train.rows * train.columns,
      outputs: train.classes.count
    ).check(origin: path, limit: memoryLimit)
    return FixedSamples(train, test: test)
  }
}
