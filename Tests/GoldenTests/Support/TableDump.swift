/// What stands in the database, as text that two runs can be compared by.
enum TableDump {
  /// The tables that others may read, with the columns that are the same whoever ran when.
  static let forReaders = """
    .headers on
    SELECT client_id, plan_start, week_index, day_index, date, order_index, row_id, exercise_id, kind, measure, sets, reps_min, reps_max, \
    load, unit, load_basis, target, rir, rest_s, tempo, superset, note, is_approved FROM plan_rows \
    ORDER BY client_id, plan_start, week_index, day_index, order_index, row_id;
    SELECT client_id, plan_start, week_index, phase, status, revision, content_hash, row_count FROM weeks ORDER BY 1, 2, 3;
    """

  /// Everything but run ids, moments and the digests that a file's bytes or a path could change.
  static let whole =
    forReaders + "\n" + """
      SELECT client_id, coach_id, coach_name, client_name, hex(profile_digest), outcome, is_present, is_suspended, preview_start, \
      approved_until FROM clients ORDER BY 1;
      SELECT client_id, ordinal, code, severity, week_index, day_index, message, hint FROM client_findings ORDER BY 1, 2;
      SELECT client_id, plan_start, unit, hex(fingerprint), is_edited FROM blocks ORDER BY 1, 2;
      SELECT * FROM sessions ORDER BY 1, 2, 3, 4;
      SELECT coach_id, kind, name, hex(content_hash), is_stale FROM sheets ORDER BY 1, 2;
      """
}
