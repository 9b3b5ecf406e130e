extension Experiment {
  /// Takes over the value of a setting as an option gives it.
  ///
  /// - Parameter option: the option as it was typed, for the sentence of a fault.
  public mutating func set(_ path: String, to value: SettingValue, option: String) throws {
    guard let setting = ExperimentSetting.at(path) else {
      preconditionFailure("\(path) is a setting of the table")
    }
    do {
      try setting.apply(&self, value)
    } catch {
      let sentences =
        error.parts.isEmpty
        ? ["\(value.quoted) is not allowed; allowed: \(setting.allowed)"]
        : error.parts.map(\.message)
      throw ExperimentFaults(sentences.map { ExperimentFault(origin: option, message: $0) })
    }
  }
}
