#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How characters become bytes for the terminal: decides between full glyphs and plain ASCII.
enum TextEncoding: Equatable {
  /// All of Unicode.
  case utf8
  /// Some 8-bit code: only ASCII is safe.
  case other

  /// The locale functions that the choice rests on, so that tests can bring their own.
  struct Locales {
    /// Returns the value of an environment variable.
    var variable: (String) -> String?
    /// Sets the character type of the process; false when the locale is not installed.
    var adopt: (String) -> Bool
    /// Returns the code of the locale in force.
    var codeset: () -> String
  }

  /// Sets the locale's character type, without which curses draws blanks, and tells the result.
  ///
  /// Containers often set no locale, and remote shells one that is not installed; both draw well
  /// in a neutral UTF-8 locale. A locale asked for with another code is respected.
  static func adopted(from locales: Locales = .system) -> TextEncoding {
    let isInstalled = locales.adopt("")
    if isUTF8(locales.codeset()) { return .utf8 }
    let wanted = ["LC_ALL", "LC_CTYPE", "LANG"].lazy
      .compactMap(locales.variable).first { !$0.isEmpty }
    guard wanted.map({ !isInstalled && isUTF8(suffixOf: $0) }) ?? true else { return .other }
    for neutral in ["C.UTF-8", "en_US.UTF-8"] where locales.adopt(neutral) {
      if isUTF8(locales.codeset()) { return .utf8 }
    }
    return .other
  }

  private static func isUTF8(_ codeset: String) -> Bool {
    ["UTF-8", "UTF8"].contains(codeset.uppercased())
  }

  /// Returns whether `de_DE.UTF-8@euro` and the like name the code.
  private static func isUTF8(suffixOf locale: String) -> Bool {
    let code = locale.split(separator: ".").dropFirst().first?.split(separator: "@").first
    return isUTF8(code.map(String.init) ?? "")
  }
}

extension TextEncoding.Locales {
  /// Those of the process. Only the character type is set: numbers keep their decimal point.
  static var system: TextEncoding.Locales {
    TextEncoding.Locales(
      variable: { getenv($0).map { String(cString: $0) } },
      adopt: { setlocale(LC_CTYPE, $0) != nil },
      codeset: { String(cString: nl_langinfo(Int32(CODESET))) })
  }
}
