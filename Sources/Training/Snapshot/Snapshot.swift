import Backprop
import Datasets

/// Everything that a frame shows, all of one moment. Nothing in it can change.
public struct Snapshot: Sendable {
  /// What is trained, with the seed in use.
  public let experiment: Experiment
  /// How often the run was started anew: moments of one timeline follow each other.
  public let timeline: Int
  /// How many changes the run has had.
  public let revision: Int
  /// What taking back the last change would bring back, in a few words; nil where there is none.
  public let undoable: String?
  /// Whether weights were given values by hand that no checkpoint has nor will have at the end.
  public let hasUnsavedEdits: Bool
  /// When the run pauses by itself.
  public let pauseConditions: PauseConditions
  /// The answer to the last order that needed one.
  public let reply: SessionReply?
  /// What the session is doing.
  public let activity: SessionMachine.Activity
  /// Whole epochs done.
  public let epoch: Int
  /// Steps done.
  public let step: Int
  /// The learning rate of the next step.
  public let learningRate: Double
  /// The speed of a run.
  public let speed: Speed
  /// Samples worked through a second; nil while paused, or before it is known.
  public let samplesPerSecond: Double?
  /// The samples and their parts.
  public let data: DataSet
  /// The network's sizes and activations.
  public let shape: NetworkShape
  /// The probe sample's place in the train part, from 1.
  public let probeNumber: Int
  /// Weights, gradients, deltas.
  public let moment: Moment
  /// Gradient and change of each layer.
  public let flows: [LayerFlow]
  /// Loss and accuracy over all data; while a large network trains, those measured last.
  public let evaluation: Evaluation
  /// The loss over all epochs so far.
  public let history: History
  /// What units answer to samples; of a large network in training, what was seen last.
  public let unitActivity: UnitActivity
  /// What is wrong, the worst first.
  public let findings: [Finding]
  /// What each input and unit answers over the plane, if it was asked for.
  public let unitPictures: UnitPictures?
  /// What the outputs answer over the plane, finer, or along the line of a single input, if it was
  /// asked for.
  public let surface: UnitPictures?
  /// The step that comes next, number by number, if it was asked for; of a large network only
  /// while the run is at rest.
  public let trace: StepTrace?
  /// The derivative by the parameter that was asked for.
  public internal(set) var inspection: Inspection? = nil
  /// The last gradient check that was asked for.
  public internal(set) var gradientReport: GradientReport? = nil
  /// What making the snapshot took, in seconds of the session's clock.
  public let secondsToMake: Double
  /// Of a moment of the past, where it stands in the run; nil for the present.
  public internal(set) var past: PastMoment?
  /// The losses of the run that this one is a fork of.
  public internal(set) var original: OriginalCurve?
  /// Where the lesson stands that the run belongs to; nil without one.
  public internal(set) var lesson: ShownLesson?
  /// The names that a publication gives to units and weights, where the screen uses them.
  public var notation = LessonNotation()
  /// The weights compared with the original's, where that is asked for.
  public internal(set) var difference: WeightDifference?

  /// Whether steps are being made.
  public var isWorking: Bool {
    switch activity {
    case .running, .stepping: true
    case .paused, .stopped: false
    }
  }
}

/// What units answer over the plane: one picture for each, row by row from the top left.
public struct UnitPictures: Equatable, Sendable {
  /// Picture elements across.
  public var columns: Int
  /// Picture elements down.
  public var rows: Int
  /// The unit of the first picture, as `NetworkShape` counts inputs and units.
  public var firstUnit: Int
  /// The activations, unit by unit.
  public var values: [[Float]]

  /// Returns the picture of a unit; nil where there is none.
  public func picture(ofUnit unit: Int) -> [Float]? {
    let index = unit - firstUnit
    return values.indices.contains(index) ? values[index] : nil
  }
}

/// What a frame would like to have beside the numbers.
public struct SnapshotRequest: Equatable, Sendable {
  /// A size in picture elements.
  public struct Extent: Equatable, Sendable {
    /// Across.
    public var columns: Int
    /// Down.
    public var rows: Int

    /// Creates a size; nil where it would be empty.
    public init?(columns: Int, rows: Int) {
      guard columns > 0 && rows > 0 else { return nil }
      self.columns = columns
      self.rows = rows
    }
  }

  /// The size of the units' pictures.
  public var unitPictures: Extent?
  /// The size of the decision surface.
  public var surface: Extent?

  /// Whether losses of just this moment are wanted, whatever they cost.
  public var isExact: Bool

  /// Whether the frame shows what each unit answers to many samples.
  public var showsActivity = false

  /// Whether the frame shows the next step number by number.
  public var showsTrace = false

  /// The parameter whose chain rule the frame shows, by its place in the order of the parameters.
  public var inspected: Int?

  /// Creates a request.
  public init(unitPictures: Extent? = nil, surface: Extent? = nil, isExact: Bool = false) {
    self.unitPictures = unitPictures
    self.surface = surface
    self.isExact = isExact
  }

  /// Returns the request with what it leaves out taken from an earlier one.
  func joined(with earlier: SnapshotRequest?) -> SnapshotRequest {
    var joined = SnapshotRequest(
      unitPictures: unitPictures ?? earlier?.unitPictures, surface: surface ?? earlier?.surface,
      isExact: isExact || earlier?.isExact ?? false)
    joined.showsActivity = showsActivity || earlier?.showsActivity ?? false
    joined.showsTrace = showsTrace || earlier?.showsTrace ?? false
    joined.inspected = inspected ?? earlier?.inspected
    return joined
  }
}
