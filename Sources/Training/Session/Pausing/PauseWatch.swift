/// What pause conditions are judged by: the numbers measured after an epoch.
struct PauseObservation: Equatable {
  /// The epoch.
  var epoch: Int
  /// Loss over the train part.
  var trainLoss: Double
  /// The loss measured before it; nil for the first.
  var trainLossBefore: Double?
  /// Loss over the test part; nil without one.
  var testLoss: Double?
  /// The smallest loss over the test part so far; nil without one.
  var smallestTestLoss: Double?
  /// How many units were dead when they were last looked at.
  var deadUnits: Int
  /// log₁₀ of the update:weight ratio of each layer; nil where nothing moved.
  var updateRatios: [Double?]
}

/// Watches a run and says when it is to pause.
struct PauseWatch {
  /// The conditions.
  var conditions = PauseConditions() {
    // A condition that is set anew may pause at once.
    didSet { met = met.filter { conditions[$0] == oldValue[$0] } }
  }
  /// Those that were true the last time.
  private var met: Set<PauseCondition> = []

  /// Judges the numbers of an epoch.
  ///
  /// - Returns: what has become true, as a sentence without a full stop; nil for nothing.
  mutating func sentence(for observation: PauseObservation) -> String? {
    var sentences: [String] = []
    for condition in PauseCondition.allCases {
      guard let limit = conditions[condition],
        let sentence = Self.sentence(condition, limit, observation)
      else {
        met.remove(condition)
        continue
      }
      if met.insert(condition).inserted { sentences.append(sentence) }
    }
    return sentences.isEmpty ? nil : sentences.joined(separator: "; ")
  }

  /// Whether a condition asks for a look at just this epoch, whenever the curve is measured.
  func isDue(epoch: Int) -> Bool {
    conditions[.epochReached] == Double(epoch)
  }

  private static func sentence(
    _ condition: PauseCondition, _ limit: Double, _ now: PauseObservation
  ) -> String? {
    let said = SettingValue.text(of: limit).said
    switch condition {
    case .trainLossBelow:
      return now.trainLoss < limit ? "the train loss is below \(said)" : nil
    case .trainLossSpike:
      guard let before = now.trainLossBefore, now.trainLoss > limit * before else { return nil }
      return "the train loss has jumped by more than \(said) times"
    case .testLossRise:
      guard let test = now.testLoss, let best = now.smallestTestLoss, test > limit * best else {
        return nil
      }
      return "the test loss is above \(said) times its best"
    case .deadUnits:
      guard Double(now.deadUnits) >= limit else { return nil }
      return now.deadUnits == 1 ? "a unit is dead" : "\(now.deadUnits) units are dead"
    case .ratioOutOfRange:
      let range = LayerFlow.healthyRatio
      guard
        let index = now.updateRatios.firstIndex(where: {
          $0.map { $0 > range.upperBound + limit || $0 < range.lowerBound - limit } ?? false
        })
      else { return nil }
      return "the update:weight ratio of layer \(index + 1) is out of range"
    case .epochReached:
      return Double(now.epoch) >= limit ? "epoch \(now.epoch) is reached" : nil
    }
  }
}
