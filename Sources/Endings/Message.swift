#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Words to the person at the terminal, on standard error.
public enum Message {
  /// Prints a sentence with the program's name before it, always as one line.
  ///
  /// Control characters, which a file or an argument may bring in, are shown as `?`.
  public static func print(_ sentence: String, from program: String) {
    write("\(program): \(cleaned(sentence))\n", to: STDERR_FILENO)
  }

  /// Returns the text without characters that could command a terminal.
  public static func cleaned(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          switch scalar.properties.generalCategory {
          case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: "?"
          default: scalar
          }
        }))
  }

  /// Writes all of a text to a file descriptor; false where that failed.
  @discardableResult
  public static func write(_ text: String, to file: Int32) -> Bool {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { systemWrite(file, $0.baseAddress, $0.count) }
      if written < 0 && errno == EINTR { continue }
      guard written > 0 else { return false }
      bytes = bytes.dropFirst(written)
    }
    return true
  }

  private static func systemWrite(_ file: Int32, _ start: UnsafeRawPointer?, _ count: Int) -> Int {
    #if canImport(Glibc)
      Glibc.write(file, start, count)
    #else
      Darwin.write(file, start, count)
    #endif
  }
}

/// Ends the program.
public func endProgram(status: Int32) -> Never {
  #if canImport(Glibc)
    Glibc.exit(status)
  #else
    Darwin.exit(status)
  #endif
}
