/// The kit that a name of an exercise speaks of: "Bench Press (Barbell)" and "Bench Press (Dumbbell)" are two exercises.
struct NamedKit: OptionSet, Hashable, Sendable {
  let rawValue: UInt16

  static let barbell = NamedKit(rawValue: 1 << 0)
  static let dumbbell = NamedKit(rawValue: 1 << 1)
  static let kettlebell = NamedKit(rawValue: 1 << 2)
  static let cable = NamedKit(rawValue: 1 << 3)
  static let machine = NamedKit(rawValue: 1 << 4)
  static let smith = NamedKit(rawValue: 1 << 5)
  static let band = NamedKit(rawValue: 1 << 6)
  static let bodyweight = NamedKit(rawValue: 1 << 7)
  static let curlBar = NamedKit(rawValue: 1 << 8)
  static let trapBar = NamedKit(rawValue: 1 << 9)
  static let plate = NamedKit(rawValue: 1 << 10)
  static let landmine = NamedKit(rawValue: 1 << 11)
  static let suspension = NamedKit(rawValue: 1 << 12)
  static let backpack = NamedKit(rawValue: 1 << 13)

  /// Words that name kit by themselves, in the languages in which apps export, as `FoldedName` leaves words: without accents and plural s.
  static let words: [String: NamedKit] = {
    let spellings: KeyValuePairs<String, NamedKit> = [
      "barbell langhantel bilanciere barra barre": .barbell,
      "dumbbell dumbell dumbel kurzhantel kurzhanteln manubri manubrio halter haltere mancuerna": .dumbbell,
      "kettlebell kugelhantel": .kettlebell,
      "cable kabel kabelzug seilzug cavi cavo cabo polea poulie": .cable,
      "machine maschine macchina maquina": .machine,
      "smith multipresse multipower": .smith,
      "band banded elastico": .band,
      "bodyweight korpergewicht": .bodyweight,
      "ez": .curlBar,
      "trapbar hexbar": .trapBar,
      "plate hantelscheibe hantelscheiben disco": .plate,
      "landmine": .landmine,
      "suspension trx schlingentrainer": .suspension,
      "backpack rucksack": .backpack,
    ]
    var words: [String: NamedKit] = [:]
    for (list, kit) in spellings { for word in list.split(separator: " ") { words[String(word)] = kit } }
    return words
  }()

  /// The words that pairs begin with.
  static let firstOfPairs = Set(pairs.keys.compactMap { $0.split(separator: " ").first.map(String.init) })

  /// Two words that name kit together; each alone is a word like any other, or other kit.
  static let pairs: [String: NamedKit] = [
    "smith machine": .smith, "ez bar": .curlBar, "sz stange": .curlBar, "trap bar": .trapBar, "hex bar": .trapBar,
    "body weight": .bodyweight,
    "resistance band": .band, "cable machine": .cable, "machine cable": .cable, "peso corporal": .bodyweight, "corpo libero": .bodyweight,
  ]
}
