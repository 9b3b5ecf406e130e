import Dashboard
import Datasets
import Training

/// A person's preferences in their file.
struct PreferencesStore {
  /// What the file says, or the defaults where there is none or it can't be read.
  private(set) var preferences = Preferences()
  /// Why the file is not followed, in one sentence; nil where it is or there is none.
  private(set) var warning: String?
  private let file: SmallFile?

  /// The file's name.
  private static let name = "config.yaml"

  /// Reads the file; nil for a path has none.
  init(path: String?) {
    file = path.map { SmallFile(path: $0) }
    do throws(YAMLWordMap.Fault) {
      guard let text = try readableText() else { return }
      preferences = try Preferences(yaml: text)
    } catch {
      preferences = Preferences()
      let place = error.line > 0 ? " line \(error.line)" : ""
      warning = "\(Self.name)\(place): \(error.message); it is not followed"
    }
  }

  /// The place of the file: in `$XDG_CONFIG_HOME`, else in `~/.config`; nil without a home.
  ///
  /// A relative path is left out of account, as the XDG Base Directory Specification has it.
  static func path(_ environment: [String: String]) -> String? {
    func absolute(_ name: String) -> String? {
      environment[name].flatMap { $0.hasPrefix("/") ? $0 : nil }
    }
    let folder = absolute("XDG_CONFIG_HOME") ?? absolute("HOME").map { $0 + "/.config" }
    return folder.map { "\($0)/perceptop/\(name)" }
  }

  /// Keeps a theme for the next start; a file that can't be read is left as it is.
  ///
  /// - Returns: why it is not kept, in a few words; nil where it is.
  func keep(theme: String) -> String? {
    guard let file else { return "there is no home folder" }
    do {
      let text = try readableText() ?? ""
      _ = try Preferences(yaml: text)
      try file.replace(with: Preferences.text(text, setting: "theme", to: theme))
      return nil
    } catch let fault as YAMLWordMap.Fault {
      return fault.line > 0 ? "\(Self.name) has a fault in line \(fault.line)" : fault.message
    } catch let refusal as SmallFile.Refusal {
      return refusal.reason
    } catch {
      return "\(error)"
    }
  }

  /// Reads the text; a file that can't be read has a fault in line 0.
  private func readableText() throws(YAMLWordMap.Fault) -> String? {
    do throws(SmallFile.Refusal) {
      return try file?.text()
    } catch {
      throw .init(line: 0, message: error.reason)
    }
  }
}
