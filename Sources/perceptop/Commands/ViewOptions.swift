import ArgumentParser
import CursesTerminal
import Dashboard
import Endings
import Foundation
import TerminalUI
import Training

/// Options of everything that fills the screen of a terminal.
struct ViewOptions: ParsableArguments {
  @OptionGroup var look: LookOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How fast to train, or max.", valueName: "epochs-per-second"))
  var speed: String?

  @Flag(help: "Draw with ASCII characters alone.")
  var ascii = false

  @Flag(help: "Leave the mouse to the terminal, which marks text with it.")
  var noMouse = false

  @Flag(help: .hidden)
  var debugCrash = false

  /// Preferences with what the options say instead, and where they are kept.
  struct Look {
    var preferences: Preferences
    var store: PreferencesStore
  }

  /// Reads the preferences; options come before them.
  func preferred() throws -> Look {
    let environment = ProcessInfo.processInfo.environment
    let store = PreferencesStore(path: PreferencesStore.path(environment))
    var preferences = store.preferences
    preferences.theme = try look.scheme(else: preferences.theme)
    preferences.speed = try parsedSpeed(else: preferences.speed)
    preferences.ascii = ascii || preferences.ascii
    preferences.mouse = preferences.mouse && !noMouse
    preferences.color = try look.colors(
      else: preferences.color, noColor: environment["NO_COLOR"])
    return Look(preferences: preferences, store: store)
  }

  private func parsedSpeed(else preference: Speed) throws -> Speed {
    guard let speed else { return preference }
    guard let parsed = Speed(written: speed) else {
      throw Ending.refused("--speed", speed, allowed: Speed.allowed)
    }
    return parsed
  }

  /// Refuses where there is no terminal that can show anything.
  ///
  /// - Parameter otherwise: what works without one.
  static func check(otherwise: String) throws {
    try refusing(otherwise) { () throws(TerminalError) in try CursesTerminal.check() }
  }

  /// Shows a session until the program shall end.
  ///
  /// - Parameters:
  ///   - introduction: sentences for the first look.
  ///   - choosesLesson: whether the list of lessons lies over the first frame.
  ///   - otherwise: what works without a terminal.
  func show(
    _ core: SessionCore, _ look: Look, introduction: [String], choosesLesson: Bool = false,
    otherwise: String
  ) throws {
    let preferences = look.preferences
    let options = CursesTerminal.Options(
      forceASCII: preferences.ascii, colors: preferences.color, noMouse: !preferences.mouse)
    let terminal = try Self.refusing(otherwise) { () throws(TerminalError) in
      try CursesTerminal(options: options)
    }
    let warnings = [look.store.warning, terminal.colorNote].compactMap(\.self)
    var loop = EventLoop(
      terminal, core, introduction: warnings + introduction, choosesLesson: choosesLesson,
      preferences: preferences, store: look.store, crashesForTesting: debugCrash)
    let ending = loop.run()
    terminal.restore()
    if let ending { throw ending }
  }

  /// Ends the program where a terminal can't be used.
  private static func refusing<Result>(
    _ otherwise: String, _ use: () throws(TerminalError) -> Result
  ) throws -> Result {
    do {
      return try use()
    } catch {
      throw Ending.refused("\(error); \(otherwise)")
    }
  }
}
