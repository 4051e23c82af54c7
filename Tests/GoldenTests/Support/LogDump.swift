/// What stands in the tables of logs, as text that two stores can be compared by.
enum LogDump {
  /// Every row, but for moments and how often it was written.
  static let whole = """
    .headers on
    SELECT log_id, user_id, program_id, week_index, day_index, date, source, completed, note FROM workout_logs ORDER BY 1;
    SELECT * FROM workout_parts ORDER BY 1, 2;
    SELECT * FROM workout_exercises ORDER BY 1, 2, 3;
    SELECT * FROM workout_sets ORDER BY 1, 2, 3, 4;
    """
}
