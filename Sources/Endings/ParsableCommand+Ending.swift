import ArgumentParser

extension ParsableCommand {
  /// Runs a command line and returns its exit status: 0 done, 2 bad arguments, or that of the
  /// ending it came to.
  ///
  /// This is the one place that turns errors into sentences and a status.
  ///
  /// - Parameters:
  ///   - fault: what is wrong with the environment, as a sentence: then nothing is done.
  ///   - refusals: the sentences of an error of the program's own that means bad arguments; nil
  ///     for any other error.
  public static func status(
    of arguments: [String], unless fault: String? = nil,
    refusals: (any Error) -> [String]? = { _ in nil }
  ) -> Int32 {
    do {
      if let fault { throw Ending.refused(fault) }
      var command = try parseAsRoot(arguments)
      try command.run()
      return 0
    } catch let ending as Ending {
      if let sentence = ending.message { Message.print(sentence, from: program) }
      return ending.status
    } catch {
      guard let sentences = refusals(error) else { return report(error) }
      for sentence in sentences { Message.print(sentence, from: program) }
      return 2
    }
  }

  /// The name that sentences begin with.
  private static var program: String { configuration.commandName ?? "\(self)" }

  /// Reports what the parser has to say: help and version are answers, the rest are mistakes.
  private static func report(_ error: any Error) -> Int32 {
    guard !exitCode(for: error).isSuccess else {
      Swift.print(fullMessage(for: error))
      return 0
    }
    let help = "(\(program) --help shows what is allowed)"
    Message.print("\(message(for: error).oneLine) \(help)", from: program)
    return 2
  }
}

extension String {
  /// The text as one sentence: line breaks become blanks, a full stop at the end goes.
  fileprivate var oneLine: String {
    let line = split(whereSeparator: \.isNewline).map { $0.drop { $0 == " " } }
      .joined(separator: " ")
    return line.hasSuffix(".") ? String(line.dropLast()) : line
  }
}
