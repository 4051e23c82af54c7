import Foundation
import ProgramRuns
import Testing

extension ReviewPage {
  /// With keys alone, with a screen reader, on a phone, in the dark, on paper.
  @Suite struct AccessTests {
    @Test(arguments: ["view-weekly", "view-monthly"])
    func everyControlHasAName(view: String) async throws {
      let page = try await CoachPage.open()
      try await page.choose("anna-beck")
      try await page.act(view)
      if view == "view-weekly" { try await page.unfold(try await page.rows("1-1")[0]) }
      var nameless: [String] = []
      let controls = """
        return [...document.querySelectorAll('button, input, select, textarea, a[href], summary, [tabindex], [role=img], dialog[open]')]
          .filter(e => e.checkVisibility() && e.tagName !== 'MAIN');
        """
      for control in try await page.browser.run(controls).list.compactMap(Element.init) {
        guard try await page.browser.label(control).trimmingCharacters(in: .whitespaces).isEmpty else { continue }
        nameless.append(try await page.browser.run("return arguments[0].outerHTML.slice(0, 120)", control.value).text ?? "")
      }
      #expect(nameless == [])
    }

    /// Walks with Tab from the top until it comes round, and wants to have met every control that is shown, each with a ring around it.
    @Test func tabReachesEverythingAndIsSeen() async throws {
      let page = try await CoachPage.open()
      try await page.choose("ben-adler")
      try await page.browser.run("document.querySelector('.skip').focus(); window.scrollTo(0, 0)")
      let wanted = try await page.browser.run(
        """
        const shown = e => e.checkVisibility({visibilityProperty: true}) && !e.disabled && e.tabIndex >= 0;
        const list = [...document.querySelectorAll('button, input, select, a[href], summary, [tabindex]')].filter(shown);
        list.forEach((e, i) => e.dataset.tabTrial = i);
        return list.length;
        """)
      let count = Int(wanted.number ?? 0)
      var met: Set = ["0"]
      var unseen: Set<String> = []
      for _ in 0..<(count + 20) {
        try await page.browser.press(Key.tab)
        let place = try await page.browser.run(
          """
          const e = document.activeElement, s = getComputedStyle(e);
          const ring = s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 1 || s.boxShadow !== 'none';
          return [e.dataset.tabTrial ?? '', ring ? '' : e.outerHTML.slice(0, 80)];
          """
        ).texts
        guard place.count == 2 else { continue }
        if place[0] == "" { break }
        met.insert(place[0])
        if place[0] != "", place[1] != "" { unseen.insert(place[1]) }
      }
      #expect(unseen == [], "no ring")
      let missed = try await page.browser.run(
        "return [...document.querySelectorAll('[data-tab-trial]')].filter(e => !arguments[0].includes(e.dataset.tabTrial)).map(e => e.outerHTML.slice(0, 100))",
        .list(met.map { .text($0) })
      ).texts
      #expect(missed == [], "\(count) controls, \(met.count) met")
    }

    @Test(arguments: [320, 360, 390, 768])
    func nothingHasToBeScrolledSideways(width: Int) async throws {
      let page = try await CoachPage.open()
      try await page.browser.resize(width: width, height: 740, phone: width < 700)
      try await page.reload()
      try await page.show("anna-beck")
      for view in ["view-weekly", "view-monthly"] {
        try await page.act(view)
        if view == "view-weekly" { try await page.unfold(try await page.rows("1-1")[0]) }
        let wide = try await page.browser.run(
          """
          const most = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= most) return [];
          return ['scrolls ' + document.documentElement.scrollWidth, ...[...document.querySelectorAll('body *')]
            .filter(e => e.checkVisibility() && e.getBoundingClientRect().right > most + 1).slice(0, 5).map(e => e.outerHTML.slice(0, 90))];
          """
        ).texts
        #expect(wide == [], "\(view)")
      }
    }

    @Test func fingersFindWhatTheyTap() async throws {
      let page = try await CoachPage.open()
      try await page.browser.resize(width: 390, height: 844, phone: true)
      try await page.reload()
      try await page.show("anna-beck")
      let small = try await page.browser.run(
        """
        return [...document.querySelectorAll('button, input, select, .handle')].filter(e => e.checkVisibility()).map(e => [e, e.getBoundingClientRect()])
          .filter(([e, box]) => box.width && (box.height < 24 || box.width < 24)).map(([e, box]) => `${Math.round(box.width)}x${Math.round(box.height)} ${e.outerHTML.slice(0, 90)}`);
        """
      ).texts
      #expect(small == [], "at least 24 × 24 CSS pixels (WCAG 2.2, 2.5.8)")
    }

    @Test(arguments: ["light", "dark"])
    func textStandsOutFromItsGround(scheme: String) async throws {
      let page = try await CoachPage.open()
      try await page.browser.prefer("prefers-color-scheme", scheme)
      try await page.choose("anna-beck")
      try await page.unfold(try await page.rows("1-1")[0])
      let faint = try await page.browser.run(Self.contrast).texts
      #expect(faint == [], "4.5 : 1 at least (WCAG 1.4.3)")
      let ground = try await page.browser.run("return getComputedStyle(document.body).backgroundColor").text ?? ""
      let parts = ground.split { !$0.isNumber && $0 != "." }.compactMap { Double($0) }.prefix(3)
      #expect(parts.count == 3 && (parts.reduce(0, +) < 3 * 90) == (scheme == "dark"), "\(ground)")
    }

    @Test func paperHasTheWholeBlock() async throws {
      let page = try await CoachPage.open()
      try await page.choose("anna-beck")
      let workspace = try Workspace(rules: nil)
      try workspace.write(try #require(try await page.browser.printed()), to: "plan.pdf")
      let bytes = try workspace.bytes("plan.pdf")
      #expect(bytes.count > 10_000)
      let sheets = String(decoding: bytes, as: UTF8.self).matches(of: /\/Type \/Page\b/).count
      #expect((1...8).contains(sheets), "\(sheets) sheets of paper")
    }

    /// The texts whose colour is too near to what lies behind them; canvas turns any colour into bytes.
    static let contrast = """
      const ink = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
      const bytes = colour => { ink.clearRect(0, 0, 1, 1); ink.fillStyle = colour; ink.fillRect(0, 0, 1, 1); const d = ink.getImageData(0, 0, 1, 1).data;
        return [d[0], d[1], d[2], d[3] / 255]; };
      const over = (a, b) => [0, 1, 2].map(i => a[i] * a[3] + b[i] * (1 - a[3]));
      const ground = e => { const stack = []; for (let at = e; at; at = at.parentElement) stack.push(bytes(getComputedStyle(at).backgroundColor));
        return stack.reverse().reduce((below, c) => [...over(c, below), 1], matchMedia('(prefers-color-scheme: dark)').matches ? [18, 18, 18, 1] : [255, 255, 255, 1]); };
      const light = c => { const [r, g, b] = c.slice(0, 3).map(v => (v /= 255) <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
        return .2126 * r + .7152 * g + .0722 * b; };
      const found = new Map();
      for (const e of document.querySelectorAll('body *')) {
        if (!e.checkVisibility({visibilityProperty: true, opacityProperty: true}) || e.closest('[disabled], svg, .hidden')) continue;
        const isText = [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) || e.tagName === 'INPUT';
        if (!isText || getComputedStyle(e).clipPath !== 'none') continue;
        const below = ground(e), ratio = (() => { const a = light(over(bytes(getComputedStyle(e).color), below)), b = light(below);
          return (Math.max(a, b) + .05) / (Math.min(a, b) + .05); })();
        if (ratio < 4.45) found.set(e.tagName + '.' + e.className, `${ratio.toFixed(2)} ${e.outerHTML.slice(0, 80)}`);
      }
      return [...found.values()];
      """
  }
}
