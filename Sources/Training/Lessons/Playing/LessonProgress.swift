/// A lesson in a session: the moments of its steps so far, and the one that is shown.
struct LessonProgress: Sendable {
  /// A moment of a lesson: its run after a step.
  struct Place: Sendable {
    /// The lesson as the step left it.
    var player: LessonPlayer
    /// The step; nil for the moment before the first.
    var step: PlayedStep?
    /// What is wrong with the step's numbers as the file has them; nil where nothing is.
    var fault: String?
  }

  /// The moments so far, the first one before the first step.
  private var places: [Place]
  /// Which of them is shown.
  private(set) var index = 0
  /// The steps whose questions were answered.
  private var answered: Set<Int> = []
  /// The next moment while its numbers are computed.
  private var underWay: LessonPlayer?
  /// Where the session stood when the moment was shown.
  var shownAt = (timeline: 0, revision: 0, step: 0, probe: 0)

  init(_ lesson: Lesson) {
    places = [Place(player: LessonPlayer(lesson, measuresCurves: true))]
  }

  var lesson: Lesson { places[0].player.lesson }
  /// The moment that is shown.
  var place: Place { places[index] }
  /// Whether the step's question is open: its moment would answer it.
  private var isAsking: Bool { place.step?.step.question != nil && !answered.contains(index) }
  /// The moment that the run is put into: while a question is open, that of the step before.
  var moment: LessonPlayer { places[isAsking ? index - 1 : index].player }

  /// Takes note that the step's question was answered.
  mutating func answer() { answered.insert(index) }

  /// Whether the numbers of a step are being computed.
  var isComputing: Bool { underWay != nil }
  /// How much of that is done, from 0 to 1; nil where nothing is.
  var progress: Double? { underWay?.progress }

  /// Goes to the next step; true where its moment is known already.
  mutating func goOn() -> Bool {
    guard index + 1 == places.count else {
      index += 1
      return true
    }
    var player = place.player
    if player.begin() { underWay = player }
    return false
  }

  /// Goes to the step before.
  mutating func goBack() { index = max(0, index - 1) }

  /// Goes on computing; true when the next moment is known, which is then the one shown.
  mutating func compute(isInterrupted: () -> Bool) -> Bool {
    guard var player = underWay else { return false }
    underWay = nil
    guard let step = player.goOn(isInterrupted: isInterrupted) else {
      underWay = player
      return false
    }
    places.append(Place(player: player, step: step, fault: step.fault(of: lesson)))
    index += 1
    return true
  }

  /// Gives up the step that is being computed.
  mutating func cancel() { underWay = nil }
}

/// Where a lesson stands, as a frame shows it.
public struct ShownLesson: Sendable {
  /// What is played.
  public let lesson: Lesson
  /// Which step is shown, from 1; 0 before the first.
  public let number: Int
  /// The step; nil before the first.
  public let step: PlayedStep?
  /// Whether the run stands where the step left it, and looks at its sample.
  public let isAtMoment: Bool
  /// How much of the next step is computed, from 0 to 1; nil where none is under way.
  public let progress: Double?
  /// What is wrong with the step's numbers as the file has them; nil where nothing is.
  public let fault: String?

  /// The steps in all.
  public var count: Int { lesson.steps.count }
  /// The step after the one shown; nil after the last.
  public var next: LessonStep? { number < count ? lesson.steps[number] : nil }
}

/// Going through a lesson.
public enum LessonMove: Equatable, Sendable {
  /// To the next step.
  case next
  /// To the moment of the present step, whose question was answered.
  case answered
  /// To the moment of the present step where the run has left it, else to the step before.
  case back
}
