import Testing

@testable import Training

/// The numbers of published examples, computed independently of this program.
@Suite struct WorkedExampleTests {
  // MARK: XOR with identity units

  @Test func builtinXorGoesForwardToFourAndBackToMinusFour() throws {
    let lesson = try PlayedLesson(named: "builtin-xor")
    #expect(try lesson.values(1, "f(1) at Z1, Z2, Z3") == [1, 1, 1])
    #expect(try lesson.values(1, "f(4) at D0") == [4])
    #expect(try lesson.values(2, "Loss") == [-4])
    #expect(try lesson.values(2, "half the squared error") == [8])
    for label in ["delta_D0", "delta_Z0", "delta_Z1 by the formula"] {
      #expect(try lesson.values(3, label) == [-4])
    }
    #expect(try lesson.values(3, "delta_Z1, delta_Z2, delta_Z3") == [-4, -4, -4])
  }

  @Test func builtinXorPrintsTheWrongWeightThirteenTimes() throws {
    let lesson = try PlayedLesson(named: "builtin-xor")
    let touched = "W10, W20, W30, V00, V01, V02, V03"
    #expect(try lesson.values(4, touched) == Array(repeating: 0.6, count: 7))
    #expect(try lesson.marks(4, touched) == Array(repeating: .wrong, count: 7))
    let untouched = "W11, W12, W21, W22, W31, W32"
    #expect(try lesson.values(4, untouched) == Array(repeating: 1, count: 6))
    #expect(try lesson.marks(4, untouched) == Array(repeating: .wrong, count: 6))
    #expect(try lesson.marks(4, "the printed rule for V01") == [.equal])
  }

  @Test func builtinXorEndsWhereEachOfThreeUpdatesLeads() throws {
    let lesson = try PlayedLesson(named: "builtin-xor")
    for label in ["D0 after the right step", "the same by hand"] {
      #expect(agree(try lesson.values(5, label), [1.68]))
    }
    for label in ["D0 after the printed step", "the same by hand"] {
      #expect(agree(try lesson.values(6, label), [7.28]))
    }
    #expect(agree(try lesson.values(7, "W10 with the new V"), [0.76]))
    #expect(agree(try lesson.values(7, "D0 after the mixed step"), [1.968]))
    #expect(agree(try lesson.values(7, "D0 after a right step"), [1.68]))
  }

  @Test func builtinXorFallsToAnEighth() throws {
    let lesson = try PlayedLesson(named: "builtin-xor")
    let losses = [23.5, 1.315_053_125_000_000_8, 0.457_859_542_202_478_26, 0.257_003_501_603_525_7]
    for (epoch, loss) in losses.enumerated() {
      #expect(agree(try lesson.row(8, "all_rows", epoch: epoch), [loss], within: 1e-15))
    }
    #expect(agree(try lesson.row(8, "all_rows", epoch: 1000), [0.125], within: 1e-12))
    #expect(try lesson.values(8, "mean loss of the best linear function") == [0.125])
    for label in ["W11, W21, W31", "V01, V02, V03"] {
      #expect(Set(try lesson.values(9, label)).count == 1)
    }
    let learnt = try lesson.values(10, "D0 for the four rows")
    #expect(agree(learnt, [0, 1, 1, 0], within: 0.1))
  }

  @Test func builtinXorHasEachClaimWithItsVerdict() throws {
    let claims = try PlayedLesson(named: "builtin-xor").steps.flatMap(\.step.claims)
    let verdicts = Dictionary(grouping: claims, by: \.verdict).mapValues(\.count)
    #expect(verdicts == [.wrong: 12, .ambiguous: 2, .right: 1])
  }

  // MARK: Two sigmoid layers

  @Test func mazurAgreesUntilTheTotalAfterTheStep() throws {
    let lesson = try PlayedLesson(named: "mazur")
    #expect(agree(try lesson.values(2, "E"), [0.298_371_108_760_002_7], within: 1e-15))
    #expect(try lesson.marks(2, "E") == [.rounded])
    #expect(agree(try lesson.values(3, "delta o1"), [0.138_498_561_628_556_95], within: 1e-15))
    #expect(agree(try lesson.values(3, "delta o2"), [-0.038_098_236_516_556_236], within: 1e-15))
    #expect(
      agree(
        try lesson.values(3, "delta h1, h2"),
        [0.008_771_354_689_486_93, 0.009_954_254_705_217_196],
        within: 1e-15))
    let total = "E after the step"
    #expect(agree(try lesson.values(4, total), [0.291_027_773_693_599_33], within: 1e-15))
    #expect(try lesson.marks(4, total) == [.wrong])
    let mixed = "E after the mixed step"
    #expect(agree(try lesson.values(6, mixed), [0.291_027_923_905_441_97], within: 1e-15))
    #expect(try lesson.marks(6, mixed) == [.rounded])
  }

  @Test func mazurEndsAsItsReadingsDo() throws {
    let lesson = try PlayedLesson(named: "mazur")
    #expect(
      agree(
        try lesson.row(8, "original", epoch: 10_000),
        [3.510187783e-05, 0.0159136204, 0.9840642735]))
    #expect(
      agree(
        try lesson.row(8, "with_biases", epoch: 10_000),
        [2.447562236e-06, 0.0115875274, 0.9884589350]))
    #expect(try lesson.row(8, "with_biases", epoch: 1)[0] - 0.280_471_446_791_430_16 < 1e-15)
    #expect(
      agree(
        try lesson.values(8, "biases of h1, h2, o1, o2 after a step"),
        [0.345614323, 0.345022873, 0.530750719, 0.619049118], within: 5e-10))
  }

  // MARK: The chain rule

  @Test func vitalfluxHasTheTableOfIdentityUnits() throws {
    let lesson = try PlayedLesson(named: "vitalflux-chain-rule")
    #expect(agree(try lesson.values(1, "a2"), [-0.05, -0.75, 1.15]))
    #expect(agree(try lesson.values(1, "a3"), [1.65]))
    #expect(agree(try lesson.values(1, "C"), [0.21125]))
    #expect(agree(try lesson.values(2, "dC/dw2"), [-0.0325, -0.4875, 0.7475]))
    #expect(agree(try lesson.values(2, "dC/dw2_11 as a product"), [-0.0325]))
    #expect(
      agree(
        try lesson.values(3, "dC/dw1, row by row"),
        [0.2275, -0.455, -0.26, 0.52, 0.2925, -0.585]))
    #expect(agree(try lesson.values(3, "dC/dw1_11 as a product"), [0.2275]))
    #expect(agree(try lesson.values(3, "dC/db1"), [0.455, -0.52, 0.585]))
  }

  @Test func vitalfluxHasTheTableOfTanhUnits() throws {
    let lesson = try PlayedLesson(named: "vitalflux-chain-rule")
    #expect(
      agree(try lesson.values(5, "a2"), [-0.0499583750, -0.6351489524, 0.8177540780]))
    #expect(agree(try lesson.values(5, "a3"), [1.2591269696]))
    #expect(agree(try lesson.values(5, "C"), [0.0335733932]))
    #expect(agree(try lesson.values(5, "dC/dw2"), [-0.0129455623, -0.1645842233, 0.2119021361]))
    #expect(
      agree(
        try lesson.values(5, "dC/dw1, row by row"),
        [
          0.0904680806, -0.1809361612, -0.0618365890, 0.1236731781, 0.0386294102, -0.0772588203,
        ]))
    #expect(agree(try lesson.values(5, "dC/db1"), [0.1809361612, -0.1236731781, 0.0772588203]))
    #expect(agree(try lesson.values(5, "dC/dw1_21 as a product"), [-0.0618365890]))
  }

  // MARK: Nudges

  /// p, loss, nudges, deltas of layers 2 and 1 of each sample.
  private static let nudges: [(step: Int, rows: [(String, [Double])])] = [
    (
      1,
      [
        ("p", [0.3341249169, 0.1512357618, 0.5146393213]), ("loss", [1.0962403533]),
      ]
    ),
    (
      2,
      [
        ("nudges on the weighted inputs", [0.6658750831, -0.1512357618, -0.5146393213]),
        ("nudges on the outputs themselves", [1 / 0.334124916898, 0, 0]),
      ]
    ),
    (
      4,
      [
        ("delta of layer 2", [-0.1996210998, -0.0094301151, 0.7382249365]),
        ("delta of layer 1", [-0.2304958705, 0.6877927760, 0.0451344562]),
      ]
    ),
    (
      5,
      [
        ("p", [0.4798294362, 0.3480960503, 0.1720745136]), ("loss", [1.0552768308]),
        ("nudges on the weighted inputs", [-0.4798294362, 0.6519039497, -0.1720745136]),
        ("delta of layer 2", [0.6066746427, -0.4904043276, -0.1745532257]),
        ("delta of layer 1", [-0.1788600891, -0.5013366487, 0.4970935540]),
      ]
    ),
    (
      6,
      [
        ("p", [0.1958736375, 0.2877740480, 0.5163523145]), ("loss", [0.6609659664]),
        ("nudges on the weighted inputs", [-0.1958736375, -0.2877740480, 0.4836476855]),
        ("delta of layer 2", [-0.1552860791, 0.2887229594, -0.2790083747]),
        ("delta of layer 1", [0.1834036303, -0.0660285257, -0.2906199]),
      ]
    ),
    (
      7,
      [
        ("mean loss", [0.9374943835]),
        ("slope of w 1.1<-1, by sample", [-0.2304958705, 0.0894300446, 0.0458509076]),
        ("its mean", [-0.0317383061]),
        ("slope of w 2.3<-2, by sample", [-0.1099106445, 0.0663213170, -0.1498413268]),
        ("slope of w 3.2<-1, by sample", [0.0809925836, -0.0392806503, -0.0757971525]),
      ]
    ),
  ]

  @Test func deeplizardHasEveryNumberOfItsTable() throws {
    let lesson = try PlayedLesson(named: "deeplizard-nudges")
    for (step, rows) in Self.nudges {
      for (label, expected) in rows {
        let values = try lesson.values(step, label)
        #expect(agree(values, expected, within: 1e-9), "step \(step), \(label): \(values)")
      }
    }
    let means = lesson.steps[6].figures.filter { $0.figure.label == "the slope of the mean loss" }
      .flatMap(\.values)
    #expect(agree(means, [-0.0317383061, -0.0644768848, -0.0113617397]))
  }

  // MARK: One neuron, one solution

  @Test func theSaturatedNeuronStartsAndEndsAsInTheBook() throws {
    let lesson = try PlayedLesson(named: "saturated-neuron")
    let outputs = [0.8175744762, 0.0939556949, 0.9820137900, 0.2028484243]
    for (step, output) in zip(1..., outputs) {
      #expect(agree(try lesson.values(step, "output"), [output]))
    }
  }

  @Test func theSolutionOfXorIsExact() throws {
    let lesson = try PlayedLesson(named: "xor-relu")
    #expect(try lesson.values(2, "y for the four rows") == [0, 1, 1, 0])
    #expect(try lesson.values(2, "mean loss") == [0])
    #expect(try lesson.values(3, "slope norm of layer 1") == [0])
  }
}
