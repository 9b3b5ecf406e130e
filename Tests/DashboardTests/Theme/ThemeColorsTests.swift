import TerminalUI
import Testing

@testable import Dashboard

/// Whether the colours of each scheme can be read, and told apart by all eyes.
@Suite struct ThemeColorsTests {
  private static let names = Scheme.all.map(\.name).filter { $0 != "mono" }

  private func theme(_ name: String, _ depth: ColorDepth = .trueColor) throws -> Theme {
    Theme(Appearance(colors: depth), try #require(Scheme.named(name)))
  }

  /// What a terminal shows: the colour itself, and the one of 256 that is nearest to it.
  private func shown(_ style: Style) -> [Color] {
    [style.foreground, ColorVision.nearest256(style.foreground)]
  }

  @Test(arguments: names) func everyWordCanBeRead(_ name: String) throws {
    let theme = try theme(name)
    let paper = theme.paper ?? .rgb(0x00_0000)
    for style in [
      theme.text, theme.bright, theme.train, theme.test, theme.positive, theme.negative,
      theme.warning,
    ] {
      for color in shown(style) { #expect(ColorVision.contrast(color, paper) >= 4.5) }
    }
    for color in shown(theme.faint) { #expect(ColorVision.contrast(color, paper) >= 3) }
    for color in theme.classes.names { #expect(ColorVision.contrast(color, paper) >= 4.5) }
  }

  @Test(arguments: names) func everyWordInABarCanBeRead(_ name: String) throws {
    let theme = try theme(name)
    let bar = theme.bar.background
    for style in [theme.bar, theme.running, theme.paused, theme.train, theme.test] {
      #expect(ColorVision.contrast(style.foreground, bar) >= 4.5)
    }
    #expect(ColorVision.contrast(theme.barFaint.foreground, bar) >= 3)
  }

  @Test(arguments: [ColorDepth.ansi16, .ansi8])
  func onWhiteAFewColoursCanBeReadAsWell(_ depth: ColorDepth) throws {
    let theme = try theme("light", depth)
    let paper = try #require(theme.paper)
    for style in [
      theme.text, theme.bright, theme.faint, theme.train, theme.test, theme.positive,
      theme.negative, theme.warning, theme.running, theme.paused,
    ] {
      #expect(try #require(style.foreground.contrast(with: paper)) >= 3)
    }
  }

  @Test(arguments: names, ColorVision.allCases)
  func theLevelsOfARampAreToldApart(_ name: String, _ vision: ColorVision) throws {
    let ramp = try theme(name).ramp
    for side in [ramp.negative, ramp.positive] {
      for (smaller, larger) in zip([ramp.zero] + side, side) {
        #expect(vision.difference(smaller, larger) > 5)
      }
    }
    for (negative, positive) in zip(ramp.negative, ramp.positive) {
      #expect(vision.difference(negative, positive) > 40)
    }
  }

  @Test(arguments: names) func theLevelsAreDifferentColoursOf256(_ name: String) throws {
    let ramp = try theme(name).ramp
    let all = ramp.negative + [ramp.zero] + ramp.positive
    #expect(Set(all.map { ColorVision.nearest256($0) }).count == all.count)
  }

  @Test(arguments: names, ColorVision.allCases)
  func signsAndPartsAreToldApart(_ name: String, _ vision: ColorVision) throws {
    let theme = try theme(name)
    #expect(vision.difference(theme.positive.foreground, theme.negative.foreground) > 60)
    #expect(vision.difference(theme.train.foreground, theme.test.foreground) > 25)
    #expect(vision.difference(theme.train.foreground, theme.trainBehind.foreground) > 25)
    #expect(vision.difference(theme.test.foreground, theme.testBehind.foreground) > 25)
  }

  @Test(arguments: names) func pointsAreSeenOnEveryPixel(_ name: String) throws {
    let theme = try theme(name)
    for pixel in theme.ramp.negative + [theme.ramp.zero] + theme.ramp.positive {
      for point in [theme.testPoint, theme.wrongPoint] {
        #expect(ColorVision.contrast(point.over(pixel), pixel) >= 2.3)
      }
      for point in [theme.positivePoint, theme.negativePoint] {
        #expect(ColorVision.contrast(point.over(pixel), pixel) >= 2.2)
      }
    }
  }

  @Test(arguments: names, ColorVision.allCases)
  func testPointsDifferFromThoseOfTheTrainPart(_ name: String, _ vision: ColorVision) throws {
    guard name != "light" else { return }
    let theme = try theme(name)
    for pixel in theme.ramp.negative + [theme.ramp.zero] + theme.ramp.positive {
      let (train, test) = (theme.positivePoint.over(pixel), theme.testPoint.over(pixel))
      #expect(vision.difference(train, test) > 15)
    }
  }
}
