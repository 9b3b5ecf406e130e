/// What is done beside training, mostly at the ends of epochs: log lines, checkpoints, and
/// looking whether the run has arrived.
///
/// The numbers are exact, over all data, at just those epochs. A run with duties trains as one
/// without.
public struct EpochDuties: Sendable {
  /// Where log lines go.
  public struct Log: Sendable {
    /// How they are written.
    public var format: LogFormat
    /// Every how many epochs; the last of a run is always logged.
    public var every: Int
    /// Takes a text; throws a sentence where it can't be kept.
    public var write: @Sendable (String) throws -> Void
    /// Whether lines follow those of an earlier part of the run.
    public var continues: Bool
    /// The epoch that was logged last, in this part of the run or an earlier one.
    var lastEpoch: Int?
    /// Whether a line was written.
    var hasLines = false

    /// Creates a log.
    ///
    /// - Parameter every: 1 or more.
    public init(
      format: LogFormat, every: Int = 1, continues: Bool = false,
      write: @escaping @Sendable (String) throws -> Void
    ) {
      precondition(every > 0, "a log has lines after every so many epochs, 1 or more")
      self.format = format
      self.every = every
      self.continues = continues
      self.write = write
    }
  }

  /// Where checkpoints go.
  public struct Save: Sendable {
    /// How often; nil for the end of the run alone.
    public var interval: SaveInterval?
    /// Puts a checkpoint in the place of the one before; throws a sentence where it can't.
    public var write: @Sendable (Checkpoint) throws -> Void
    /// When the last was written, in seconds of the session's clock.
    var lastTime: Double?

    /// Creates it.
    public init(
      every interval: SaveInterval?, write: @escaping @Sendable (Checkpoint) throws -> Void
    ) {
      self.interval = interval
      self.write = write
    }
  }

  /// Where log lines go; nil for nowhere.
  public var log: Log?
  /// Where checkpoints go; nil for nowhere.
  public var save: Save?
  /// Writes a checkpoint that somebody asked for, of a moment of that experiment after so many whole
  /// epochs, and returns where; throws a sentence where it can't. Nil where there is no place for
  /// one.
  public var saveOnRequest:
    (@Sendable (Checkpoint, _ experiment: String, _ epoch: Int) throws -> String)?
  /// What the run is to arrive at; nil for nothing.
  public var until: StopCondition?

  /// Creates duties.
  public init(log: Log? = nil, save: Save? = nil, until: StopCondition? = nil) {
    self.log = log
    self.save = save
    self.until = until
  }

  /// Whether the loss over all data is wanted after an epoch.
  func needsEvaluation(epoch: Int) -> Bool { until != nil || isLogDue(epoch: epoch) }

  /// Whether a line is due after an epoch.
  func isLogDue(epoch: Int) -> Bool {
    guard let log, log.lastEpoch != epoch else { return false }
    return epoch % log.every == 0
  }

  /// Whether a checkpoint is due.
  ///
  /// - Parameters:
  ///   - epoch: the epoch that has ended; nil in the middle of one.
  ///   - time: now, in seconds of the session's clock.
  func isSaveDue(epoch: Int?, time: Double) -> Bool {
    switch save?.interval {
    case .epochs(let every): epoch.map { $0 > 0 && $0 % every == 0 } ?? false
    case .seconds(let seconds): save?.lastTime.map { time - $0 >= seconds } ?? false
    case nil: false
    }
  }

  /// Begins at a moment of the run.
  ///
  /// - Parameter resumedEpoch: the last whole epoch of an earlier part, which was logged there.
  mutating func begin(time: Double, resumedEpoch: Int?) {
    if save?.lastTime == nil { save?.lastTime = time }
    if log?.lastEpoch == nil { log?.lastEpoch = resumedEpoch }
  }

  /// Takes note that a checkpoint was written.
  mutating func noteSave(time: Double) { save?.lastTime = time }

  /// Writes a line.
  mutating func write(_ record: LogRecord) throws {
    guard let log else { return }
    var record = record
    let isFirst = !log.hasLines && !log.continues
    let text = (isFirst ? log.format.heading(record) ?? "" : "")
    if !isFirst && log.format == .jsonLines { record.header = nil }
    try log.write(text + log.format.line(record))
    self.log?.lastEpoch = record.epoch
    self.log?.hasLines = true
  }
}
