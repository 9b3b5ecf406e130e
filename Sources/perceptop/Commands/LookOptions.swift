import ArgumentParser
import Dashboard
import Endings
import TerminalUI

/// Options about the colours of the live view.
struct LookOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The colours: \(Scheme.allowed).", valueName: "name"))
  var theme: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How many colours: \(ColorChoice.allowed); rgb asks for 24 bits where the terminal "
        + "database does not promise them.", valueName: "number"))
  var color: String?

  @Flag(help: "Draw without colours, as NO_COLOR does.")
  var noColor = false

  /// Returns the theme asked for, else another one.
  func scheme(else other: Scheme) throws -> Scheme { try Self.scheme(named: theme) ?? other }

  /// Returns the theme of an option; nil where it was not given.
  static func scheme(named name: String?) throws -> Scheme? {
    guard let name else { return nil }
    guard let scheme = Scheme.named(name) else {
      throw Ending.refused("--theme", name, allowed: Scheme.allowed)
    }
    return scheme
  }

  /// Returns how many colours are asked for: an option before `NO_COLOR`, that before a preference.
  func colors(else preference: ColorChoice, noColor variable: String?) throws -> ColorChoice {
    guard let color else {
      let isUnwanted = noColor || variable.map { !$0.isEmpty } ?? false
      return isUnwanted ? .none : preference
    }
    guard let choice = ColorChoice(rawValue: color) else {
      throw Ending.refused("--color", color, allowed: ColorChoice.allowed)
    }
    guard !noColor || choice == .none else {
      throw Ending.refused("--color and --no-color exclude each other; allowed: one of them")
    }
    return choice
  }
}
