import Foundation
import TemporaryFiles
import Testing

@testable import perceptop

@Suite struct PreferencesStoreTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private var store: PreferencesStore { PreferencesStore(path: folder.path("config.yaml")) }

  @Test func theFileStandsWhereTheSpecificationSays() {
    typealias Case = (variables: [String: String], path: String?)
    let cases: [Case] = [
      (["XDG_CONFIG_HOME": "/c", "HOME": "/h"], "/c/perceptop/config.yaml"),
      (["HOME": "/h"], "/h/.config/perceptop/config.yaml"),
      (["XDG_CONFIG_HOME": "", "HOME": "/h"], "/h/.config/perceptop/config.yaml"),
      (["XDG_CONFIG_HOME": "here", "HOME": "/h"], "/h/.config/perceptop/config.yaml"),
      ([:], nil),
    ]
    for (variables, path) in cases { #expect(PreferencesStore.path(variables) == path) }
  }

  @Test func withoutAFileThereIsNothingToWarnOf() {
    #expect(store.warning == nil && store.preferences.theme.name == "dark")
    let homeless = PreferencesStore(path: nil)
    #expect(homeless.warning == nil)
    #expect(homeless.keep(theme: "light") == "there is no home folder")
  }

  @Test func aThemeIsKept() throws {
    try folder.file("config.yaml", "# mine\nspeed: 5\n")
    #expect(store.keep(theme: "light") == nil)
    #expect(try folder.text("config.yaml") == "# mine\nspeed: 5\ntheme: light\n")
    #expect(store.preferences.theme.name == "light")
  }

  @Test func aBrokenFileGivesOneLineAndDefaultsAndStaysAsItIs() throws {
    try folder.file("config.yaml", "theme: light\nspeed: fast\n")
    #expect(store.preferences.theme.name == "dark")
    let warning = try #require(store.warning)
    #expect(warning.hasPrefix("config.yaml line 2: speed is 'fast'; allowed: "))
    #expect(!warning.contains("\n"))
    #expect(store.keep(theme: "mono") == "config.yaml has a fault in line 2")
    #expect(try folder.text("config.yaml") == "theme: light\nspeed: fast\n")
  }

  @Test func aFolderInThePlaceOfTheFileIsLeftAlone() throws {
    try FileManager.default.createDirectory(
      atPath: folder.path("config.yaml"), withIntermediateDirectories: false)
    #expect(store.warning == "config.yaml: it is a folder; it is not followed")
    #expect(store.keep(theme: "mono") == "it is a folder")
  }

  @Test func anOptionComesBeforeTheVariableAndThatBeforeAPreference() throws {
    var look = try LookOptions.parse([])
    #expect(try look.colors(else: .palette256, noColor: nil) == .palette256)
    #expect(try look.colors(else: .palette256, noColor: "") == .palette256)
    #expect(try look.colors(else: .palette256, noColor: "1") == .none)
    look = try LookOptions.parse(["--color", "16"])
    #expect(try look.colors(else: .palette256, noColor: "1") == .ansi16)
    look = try LookOptions.parse(["--no-color"])
    #expect(try look.colors(else: .trueColor, noColor: nil) == .none)
  }
}
