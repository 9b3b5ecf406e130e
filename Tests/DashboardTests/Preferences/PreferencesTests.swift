import TerminalUI
import Testing
import Training

@testable import Dashboard

@Suite struct PreferencesTests {
  @Test func everyKeyIsRead() throws {
    let read = try Preferences(
      yaml: """
        theme: light   # for the day
        speed: 120
        mouse: false
        ascii: true
        color: 256
        log_scale: false
        smoothing: 0.8
        """)
    #expect(read.theme.name == "light" && read.speed == Speed(epochsPerSecond: 120))
    #expect(!read.mouse && read.ascii && read.color == .palette256)
    #expect(!read.logScale && read.smoothing == 0.8)
  }

  @Test(arguments: ["", "# nothing\n", "---\n", "{}"])
  func aFileThatSaysNothingLeavesTheDefaults(_ text: String) throws {
    let read = try Preferences(yaml: text)
    #expect(read.theme.name == "dark" && read.speed == .standard && read.mouse && !read.ascii)
    #expect(read.color == .automatic && read.logScale && read.smoothing == nil)
  }

  @Test(arguments: [
    ("theme: drak", 1, "theme is 'drak'; allowed: dark, light, colorblind, mono"),
    ("mouse: true\nspeed: -1", 2, "speed is '-1'; allowed: epochs a second, above 0"),
    ("speed: nan", 1, "speed is 'nan'; allowed"), ("mouse: yes", 1, "allowed: true, false"),
    ("color: 24", 1, "allowed: auto, rgb, 256, 16, 8, none"),
    ("smoothing: 1", 1, "allowed: a number from 0 to 0.99"),
    ("smoothing: nan", 1, "allowed: a number from 0 to 0.99"),
    ("themes: dark", 1, "unknown key 'themes'; allowed: theme, speed, mouse, ascii"),
    ("theme: dark\ntheme: light", 2, "the key 'theme' is given twice"),
    ("theme: [dark]", 1, "theme is one word or number"), ("- dark", 1, "it is a map of keys"),
    ("theme:", 1, "theme is empty; allowed"),
  ])
  func aFaultIsOneSentenceWithItsLine(_ text: String, _ line: Int, _ words: String) {
    let fault = #expect(throws: YAMLWordMap.Fault.self) { try Preferences(yaml: text) }
    #expect(fault?.line == line)
    #expect(fault?.message.contains(words) == true, "\(fault?.message ?? "")")
    #expect(fault?.message.contains("\n") == false)
  }

  @Test func theScreenStartsAsPreferred() throws {
    var state = Moments.state()
    state.adopt(try Preferences(yaml: "{theme: mono, log_scale: false, smoothing: 0.9}"))
    #expect(state.theme.scheme.name == "mono" && !state.isLossLogarithmic)
    #expect(state.isLossSmoothed && state.smoothing == 0.9)
    state.adopt(try Preferences(yaml: "smoothing: 0"))
    #expect(!state.isLossSmoothed && state.smoothing == 0.9)
  }

  @Test(arguments: [
    ("", "theme: light\n"), ("theme: dark\n", "theme: light\n"),
    ("# mine\nspeed: 5", "# mine\nspeed: 5\ntheme: light\n"),
    ("theme: \"dark\" # é\nspeed: 5\n", "theme: light # é\nspeed: 5\n"),
    ("# é 🙂\r\ntheme: dark\r\nspeed: 5\r\n", "# é 🙂\r\ntheme: light\r\nspeed: 5\r\n"),
    ("{theme: dark, speed: 5}", "{theme: light, speed: 5}"),
    ("{speed: 5}", "speed: 5\ntheme: light\n"), ("speed: 5\n...\n", "speed: 5\ntheme: light\n"),
    ("{}", "theme: light\n"),
  ])
  func aThemeIsChangedAndAllElseStays(_ before: String, _ after: String) throws {
    #expect(Preferences.text(before, setting: "theme", to: "light") == after)
    #expect(try Preferences(yaml: after).theme.name == "light")
  }
}
