import Testing

@testable import Backprop

@Suite struct PyTorchScheduleTests {
  @Test(arguments: try PyTorchFixture.load().schedules)
  func factorsArePyTorchs(_ row: PyTorchFixture.ScheduleRow) throws {
    let schedule = try Schedule(name: row.name, options: row.options)
    expectAgreement(row.factors.indices.map { schedule.factor(epoch: $0) }, row.factors, "factors")
  }

  @Test func everyScheduleHasARow() throws {
    let rows = try PyTorchFixture.load().schedules
    #expect(Set(rows.map(\.name)) == Set(Schedule.all.map { $0.name }))
  }

  @Test(arguments: Schedule.all)
  func eachOptionOfEachScheduleIsSetInARow(_ schedule: Schedule) throws {
    let rows = try PyTorchFixture.load().schedules.filter { $0.name == schedule.name }
    let schedules = try rows.map { try Schedule(name: $0.name, options: $0.options) }
    for (option, value) in schedule.optionValues {
      #expect(schedules.contains { $0.optionValues[option] != value }, "\(option)")
    }
  }
}

extension Schedule {
  /// Creates the named schedule with some options set and the others at the engine's defaults.
  fileprivate init(name: String, options: [String: Double]) throws {
    let plain = try #require(Schedule(name: name))
    func number(_ option: String, _ value: Double) -> Double { options[option] ?? value }
    func count(_ option: String, _ value: Int) -> Int { options[option].map { Int($0) } ?? value }
    switch plain {
    case .constant:
      self = .constant
    case .step(let size, let gamma):
      self = .step(size: count("size", size), gamma: number("gamma", gamma))
    case .exponential(let gamma):
      self = .exponential(gamma: number("gamma", gamma))
    case .cosine(let epochs, let minimum):
      self = .cosine(epochs: count("epochs", epochs), minimum: number("minimum", minimum))
    case .warmup(let epochs):
      self = .warmup(epochs: count("epochs", epochs))
    }
    let all = optionValues
    try #require(options.allSatisfy { all[$0.key] == $0.value }, "\(options) against \(all)")
  }

  fileprivate var optionValues: [String: Double] { labelledNumbers(ofCase: self) }
}
