import Backprop
import DrawnExperiments
import TerminalUI
import Testing
import Training

@testable import Dashboard

@Suite struct UnitDetailsTests {
  private let snapshot = Moments.snapshot()

  private func lines(
    _ selection: Selection, width: Int = 45, height: Int = 24, glyphs: GlyphSet = .braille
  ) -> [String] {
    var buffer = Buffer(Size(columns: width, rows: height))
    let details = UnitDetails(
      snapshot: snapshot, selection: selection, ranksByGradient: false,
      theme: Theme(Appearance(glyphs: glyphs)))
    buffer.draw(details, in: buffer.area)
    return (0..<height).map { buffer.text(row: $0) }
  }

  private func number(_ value: Double) -> String {
    (value > 0 ? "+" : "") + NumberText.significant(value, digits: 5)
  }

  @Test func allNumbersOfAUnitAreThere() {
    let lines = lines(Selection(layer: 2, unit: 3, isActive: true))
    let (moment, layer) = (snapshot.moment, snapshot.shape.layers[1])
    let unit = layer.units.lowerBound + 3
    let z = moment.probe.weightedInputs[unit]
    let wanted = [
      ("z", z), ("a", moment.probe.activations[unit]),
      ("f′(z)", Activation.tanh.valueAndDerivative(at: z).derivative),
      ("δ sample", moment.probe.deltas[unit]), ("mean δ", moment.meanDeltas[unit]),
      ("mean |δ|", moment.meanAbsoluteDeltas[unit]),
      ("nudge a", moment.probe.nudges[unit]), ("bias b", moment.parameters[layer.bias(3)]),
      ("∂L/∂b", moment.gradient[layer.bias(3)]), ("Δb", moment.lastUpdate[layer.bias(3)]),
    ]
    #expect(lines[0].hasPrefix("unit 2.4   tanh"))
    for (line, (label, value)) in zip(lines.dropFirst(), wanted) {
      #expect(line.dropFirst(label.count).split(separator: " ").first ?? "" == number(value))
      #expect(line.hasPrefix(label + " "), "\(line)")
    }
  }

  @Test func linksAreListedByStrengthWithTheirProduct() {
    let lines = lines(Selection(layer: 2, unit: 3, isActive: true))
    let order = IncomingLinks(snapshot, Selection(layer: 2, unit: 3), byGradient: false).order
    #expect(lines[12].hasPrefix("from    a      w      w·a    ∂L/∂w   Δw"))
    let layer = snapshot.shape.layers[1]
    for (line, source) in zip(lines[13...], order) {
      let weight = snapshot.moment.parameters[layer.weight(3, from: source)]
      let value = snapshot.moment.probe.activations[layer.sources.lowerBound + source]
      let wanted = [
        "1.\(source + 1)", NumberText.signed(value), NumberText.signed(weight),
        NumberText.signed(weight * value),
      ].map { $0.filter { $0 != " " } }
      #expect(line.split(separator: " ").prefix(4).map(String.init) == wanted)
    }
  }

  @Test func aNarrowBoxKeepsWeightProductAndGradient() {
    let lines = lines(Selection(layer: 2, unit: 3, isActive: true), width: 29)
    #expect(lines[12].hasPrefix("from    w      w·a    ∂L/∂w"))
  }

  @Test func aLongListScrollsToTheSelectedLinkAndSaysWhereItIs() {
    let order = IncomingLinks(snapshot, Selection(layer: 2, unit: 3), byGradient: false).order
    let selection = Selection(layer: 2, unit: 3, source: order[7], isActive: true, isLink: true)
    let lines = lines(selection, height: 17)
    #expect(lines[16].hasPrefix("6–8 of 8 links"))
    #expect(lines[15].hasPrefix("1.\(order[7] + 1) "))
  }

  @Test func anInputShowsItsValueInTheData() {
    let lines = lines(Selection(layer: 0, unit: 1, isActive: true))
    #expect(lines[0].hasPrefix("input      x2"))
    #expect(lines[1].hasPrefix("value      \(number(snapshot.moment.probe.activations[1]))"))
    #expect(lines[2].hasPrefix("in data"))
  }

  @Test func asciiHasWordsForEverySign() {
    let lines = lines(Selection(layer: 1, unit: 0, isActive: true), glyphs: .ascii)
    let strange = lines.joined().unicodeScalars.filter { !$0.isASCII }
    #expect(strange.isEmpty)
  }

  @Test func onlyAPaneAloneWithRoomShowsThem() {
    func parts(_ columns: Int, _ rows: Int, _ keys: String) -> Int {
      var state = Moments.state(columns, rows, snapshot)
      state.press(keys)
      state.press(.down)
      let area = ScreenLayout(state).area(of: .network) ?? Rect(state.size)
      return NetworkPanel.parts(of: area, state).details.width
    }
    #expect(parts(120, 40, "") == 0)
    #expect(parts(60, 18, "2") == 0)
    #expect(parts(80, 24, "2") == 28)
    #expect(parts(120, 40, "2") == 45)
    #expect(parts(120, 40, "e") == 45)
  }
}
