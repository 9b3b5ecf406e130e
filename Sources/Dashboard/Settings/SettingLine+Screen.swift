import TerminalUI
import Training

/// Controls of the screen and of how fast it moves.
extension SettingLine {
  static func screen(_ state: DashboardState, _ snapshot: Snapshot) -> [SettingLine] {
    let words = Words(state.theme.appearance.glyphs)
    return [
      speed(snapshot.speed),
      choice(
        "theme", Scheme.all.map(\.name), now: state.theme.scheme.name, "the colours; also by ~",
        .nextTheme),
      choice(
        "unit delta", DeltaKind.allCases.map { $0.title(words.delta) },
        now: state.deltaKind.title(words.delta), "which \(words.delta) units show; also by d",
        .nextDeltaKind),
      toggle(
        "log scale", state.isLossLogarithmic, "the loss on a logarithmic scale; also by y",
        .toggleLogScale),
      toggle(
        "smoothed loss", state.isLossSmoothed, "the loss averaged over epochs; also by m",
        .toggleSmoothing),
      toggle(
        "links by gradient", state.showsGradientLinks,
        "links show their gradient, not their weight; also by G", .toggleGradientLinks),
      toggle(
        "weight images", state.showsWeightImages,
        "weights of inputs that form an image as images; also by W", .toggleWeightImages),
      toggle(
        "test points", state.showsTestPoints, "test samples over the surface; also by p",
        .toggleTestPoints),
      toggle(
        "discrete pictures", state.isDiscrete, "pictures without shades; also by D",
        .toggleShades),
    ]
  }

  private static func speed(_ speed: Speed) -> SettingLine {
    SettingLine(
      group: "Screen", title: "speed",
      value: speed.epochsPerSecond.map { NumberWords.plain($0) } ?? "max",
      meaning: "epochs a second, or max; also by < and >", allowed: Speed.allowed,
      moved: { offset in
        if offset < 0 { return speed.slower == speed ? nil : .order(.slower) }
        return speed.faster == speed ? nil : .order(.faster)
      },
      typed: { (text) throws(ChangeRefusal) in
        guard let speed = Speed(written: text) else {
          throw ChangeRefusal.of(text, allowed: Speed.allowed)
        }
        return .order(.setSpeed(speed))
      })
  }

  private static func toggle(
    _ title: String, _ isOn: Bool, _ meaning: String, _ action: DashboardAction
  ) -> SettingLine {
    SettingLine(
      group: "Screen", title: title, value: isOn ? "true" : "false", meaning: meaning,
      allowed: "true or false", moved: { _ in action },
      typed: { (text) throws(ChangeRefusal) in
        guard let wanted = ["true": true, "false": false][text] else {
          throw ChangeRefusal.of(text, allowed: "true or false")
        }
        guard wanted != isOn else { throw ChangeRefusal(description: "it is \(text) already") }
        return action
      })
  }

  /// A control that one key leads through.
  private static func choice(
    _ title: String, _ values: [String], now: String, _ meaning: String, _ action: DashboardAction
  ) -> SettingLine {
    SettingLine(
      group: "Screen", title: title, value: now, meaning: meaning,
      allowed: values.joined(separator: ", "), moved: { $0 > 0 ? action : nil },
      typed: { (_) throws(ChangeRefusal) in
        throw ChangeRefusal(description: "arrows go through the values")
      })
  }
}
