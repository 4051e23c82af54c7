import Findings
import Foundation

/// The words of all names, with what each weighs: the rarer it is, the more it says.
struct Vocabulary: Sendable {
  private var numbers: [String: Int] = [:]
  private(set) var weights: [Double] = []
  /// What a word weighs that no name has.
  private let newWeight: Double
  /// Words that a slip may have meant, in one order.
  private let sorted: [String]

  /// - Parameter names: The words of each name.
  init(_ names: [[String]]) {
    var counts: [Int] = []
    for words in names {
      for word in Set(words) {
        if let number = numbers[word] {
          counts[number] += 1
        } else {
          numbers[word] = counts.count
          counts.append(1)
        }
      }
    }
    // The inverse frequency of Spärck Jones (1972), so that a word of every name would weigh 1.
    weights = counts.map { 1 + log(Double(names.count) / Double($0)) }
    newWeight = 1 + log(Double(names.count + 1))
    sorted = (Array(numbers.keys) + NamedKit.words.keys).filter { $0.utf8.count > 3 }.sorted()
  }

  /// A word as names have it, where it is a slip of one of theirs or of a word for kit; the shortest words are left alone.
  func respelled(_ word: String) -> String {
    if word.utf8.count < 4 || numbers[word] != nil { return word }
    return Suggestion.nearest(to: word, among: sorted) ?? word
  }

  /// The words with their weights; new ones get numbers of their own.
  mutating func bag(_ words: [String]) -> WordBag {
    let known = words.map { word in
      if let number = numbers[word] { return number }
      numbers[word] = weights.count
      weights.append(newWeight)
      return weights.count - 1
    }
    return WordBag(words: known.sorted(), weight: known.reduce(0) { $0 + weights[$1] })
  }
}

/// The words of a name by their numbers.
struct WordBag: Sendable {
  /// Sorted.
  var words: [Int]
  /// Of all words together.
  var weight: Double

  /// Twice the weight in common, as a part of the weight of both: 0 to 1.
  func likeness(to other: WordBag, _ vocabulary: Vocabulary) -> Double {
    var (i, j, common) = (0, 0, 0.0)
    while i < words.count, j < other.words.count {
      if words[i] == other.words[j] {
        common += vocabulary.weights[words[i]]
        (i, j) = (i + 1, j + 1)
      } else if words[i] < other.words[j] {
        i += 1
      } else {
        j += 1
      }
    }
    return words.isEmpty || other.words.isEmpty ? 0 : 2 * common / (weight + other.weight)
  }
}
