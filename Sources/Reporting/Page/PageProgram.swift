/// The style and the script of the page, and the hashes by which its content security policy lets nothing else run.
enum PageProgram {
  /// Everything between the tags of the page's style element.
  static let style = text([PackageResources.page_css, PackageResources.plan_css, PackageResources.print_css])

  /// Everything between the tags of the page's script element: one strict function, so that no name of it is seen from outside.
  static let script =
    "(() => {\n\"use strict\";\n"
    + text([
      PackageResources.dom_js, PackageResources.text_js, PackageResources.model_js, PackageResources.work_js, PackageResources.patch_js,
      PackageResources.bounds_js,
      PackageResources.figures_js, PackageResources.groups_js, PackageResources.edit_js, PackageResources.paste_js,
      PackageResources.save_js, PackageResources.store_js, PackageResources.windows_js,
      PackageResources.clients_js, PackageResources.attention_js, PackageResources.profile_js, PackageResources.since_js,
      PackageResources.logs_js, PackageResources.week_js,
      PackageResources.month_js, PackageResources.pictures_js,
      PackageResources.picker_js, PackageResources.drag_js, PackageResources.keys_js, PackageResources.approve_js, PackageResources.show_js,
      PackageResources.actions_js, PackageResources.paper_js, PackageResources.app_js,
    ]) + "})();\n"

  /// The policy for the page's meta element: this script, this style, pictures that are in the page, and nothing from anywhere.
  static let policy =
    "default-src 'none'; script-src '\(PagePolicy.hash(of: script))'; style-src '\(PagePolicy.hash(of: style))'; img-src data:; base-uri 'none'; form-action 'none'"

  private static func text(_ files: [[UInt8]]) -> String { files.map { String(decoding: $0, as: UTF8.self) }.joined() }
}
