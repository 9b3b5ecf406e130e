import TerminalUI
import Training

/// A part of the screen that shows one thing.
public enum Pane: CaseIterable, Hashable, Sendable {
  /// The diagram: units and links.
  case network
  /// Decision surface and data.
  case output
  /// Deltas of all units and the gradient's flow.
  case deltas
  /// The loss over all epochs.
  case loss
  /// The weight matrix of a layer.
  case weights
  /// Gradient, change and activity of each layer.
  case gradients
  /// The probe sample's pass, operation by operation.
  case trace
  /// The text of a lesson.
  case lesson
}

/// What fills the space between the first row and the diagnosis.
public enum DashboardView: Hashable, Sendable {
  /// All panes that fit.
  case overview
  /// The diagram alone.
  case network
  /// The matrices of all layers.
  case weights
  /// The decision surface alone.
  case output
  /// Gradient, change and activity of all layers.
  case gradients
  /// The probe sample's pass, operation by operation.
  case trace
}

/// Which δ of a unit is shown.
public enum DeltaKind: CaseIterable, Hashable, Sendable {
  /// Of the probe sample.
  case probe
  /// The mean over the last batch.
  case batchMean
  /// The mean of its size over the last batch.
  case batchMeanOfAbsolute

  /// The next kind, after the last the first.
  var next: DeltaKind {
    let all = Self.allCases
    return all[((all.firstIndex(of: self) ?? 0) + 1) % all.count]
  }

  /// The kind in as few words as a title has room for; `delta` is the letter at hand.
  func title(_ delta: String) -> String {
    switch self {
    case .probe: "\(delta) sample"
    case .batchMean: "mean \(delta)"
    case .batchMeanOfAbsolute: "mean |\(delta)|"
    }
  }

  /// The kind as the end of a sentence.
  func meaning(_ delta: String) -> String {
    switch self {
    case .probe: "the \(delta) of the probe sample"
    case .batchMean: "the mean \(delta) over the last batch"
    case .batchMeanOfAbsolute: "the mean |\(delta)| over the last batch"
    }
  }
}

/// What the keys point at: a unit, and the weight from one of its sources.
public struct Selection: Equatable, Sendable {
  /// 0 for the inputs, then the layers from the first hidden one to the output.
  public var layer = 1
  /// The unit within the layer, from 0.
  public var unit = 0
  /// The source whose weight is meant, from 0; one more than the last source means the bias.
  public var source = 0
  /// Whether something is selected at all.
  public var isActive = false
  /// Whether a single link of the unit is meant, not the unit itself.
  public var isLink = false
}

/// Pictures and the step after which they were made.
public struct DatedPictures: Equatable, Sendable {
  /// The pictures.
  public let pictures: UnitPictures
  /// The step.
  public let step: Int
  /// How many changes the run had had.
  public let revision: Int

  init(_ pictures: UnitPictures, of snapshot: Snapshot) {
    self.pictures = pictures
    step = snapshot.step
    revision = snapshot.revision
  }
}

/// A run that was set aside for a lesson.
public struct RunBeneath: Equatable, Sendable {
  /// Whether weights typed by hand would be lost with it.
  public var hasUnsavedEdits: Bool

  /// Describes a run.
  public init(hasUnsavedEdits: Bool) { self.hasUnsavedEdits = hasUnsavedEdits }
}

/// All that the screen depends on.
public struct DashboardState: Sendable {
  /// The size of the screen.
  public var size: Size
  /// How things are drawn.
  public var theme: Theme
  /// The newest moment; nil before the first.
  public internal(set) var snapshot: Snapshot?
  /// The newest decision surface; it may be older than the numbers.
  public internal(set) var surface: DatedPictures?
  /// The newest pictures of units; they may be older than the numbers.
  public internal(set) var unitPictures: DatedPictures?
  /// What fills the screen.
  public internal(set) var view = DashboardView.overview
  /// The pane that the keys go to.
  public internal(set) var focus = Pane.network
  /// Whether the focused pane fills the screen.
  public internal(set) var isZoomed = false
  /// What is selected.
  public internal(set) var selection = Selection()
  /// Which δ is shown.
  public internal(set) var deltaKind = DeltaKind.probe
  /// Whether the loss is drawn on a logarithmic scale.
  public internal(set) var isLossLogarithmic = true
  /// Whether the loss is smoothed.
  public internal(set) var isLossSmoothed = false
  /// How much of the average before a smoothed loss keeps, at least 0 and below 1.
  public internal(set) var smoothing = 0.6
  /// The epoch at which the loss is read; nil where none is.
  public internal(set) var lossCursor: Int?
  /// Whether samples that are held out are drawn over the surface.
  public internal(set) var showsTestPoints = false
  /// Whether pictures show answers by their sign or class alone.
  public internal(set) var isDiscrete = false
  /// Whether links show ∂L/∂w in place of w.
  public internal(set) var showsGradientLinks = false
  /// Whether weights from inputs that form an image are drawn as images.
  public internal(set) var showsWeightImages = false
  /// The sample chosen in Output, as its place in the train part.
  public internal(set) var chosenPlace: Int?
  /// Whether the help lies over the screen, and from which of its lines on.
  public internal(set) var helpLine: Int?
  /// The page that is open over the screen or beside its panes.
  var overlay: Overlay?
  /// The newest derivative by a parameter; it may be older than the numbers.
  var inspection: Inspection?
  /// Which operation of the trace is pointed at, from 0.
  public internal(set) var traceNumber = 0
  /// Which line of the operation's table is chosen; nil for none.
  public internal(set) var traceLine: Int?
  /// Which number of the operation's formulas is asked about; nil for none.
  public internal(set) var traceTerm: Int?
  /// Which operation is pointed at once the step that was ordered is made.
  var traceNumberAfterStep: Int?
  /// How far the lesson has been read.
  var bookmark = LessonBookmark()
  /// The run that was set aside for the lesson, to which one can return; nil for none.
  public var beneath: RunBeneath?
  /// Which of the settings is pointed at while they lie over the screen.
  public internal(set) var settingsLine: Int?
  /// Whether the keys go through the past of the run.
  public internal(set) var isTimelineOpen = false
  /// The line of text that is being typed.
  public internal(set) var entry: TextEntry?
  /// Whether leaving was asked for although something would be lost.
  var isLeaving = false
  /// The pane that a button of the mouse went down in, until it comes up.
  var pressedPane: Pane?
  /// A sentence for the row of the diagnosis, until the next key.
  public var notice: String?
  /// What was found out about the data, sentence by sentence; the help shows all of it.
  public private(set) var introduction: [String] = []

  /// Creates the state before the first snapshot.
  public init(size: Size, appearance: Appearance, scheme: Scheme = .dark) {
    self.size = size
    theme = Theme(appearance, scheme)
  }

  /// Tells what was found out about the data, in the row of the diagnosis until the next key.
  public mutating func introduce(_ sentences: [String]) {
    guard !sentences.isEmpty else { return }
    introduction = sentences
    notice = introductionInOneLine
  }

  /// Whether the row of the diagnosis tells what was found out about the data.
  var isIntroducing: Bool { notice != nil && notice == introductionInOneLine }

  private var introductionInOneLine: String { introduction.joined(separator: "; ") }

  /// The delta of each unit, of the kind that is shown.
  func deltas(of moment: Moment) -> [Double] {
    switch deltaKind {
    case .probe: moment.probe.deltas
    case .batchMean: moment.meanDeltas
    case .batchMeanOfAbsolute: moment.meanAbsoluteDeltas
    }
  }
}
