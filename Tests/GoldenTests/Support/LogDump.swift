/// What stands in the tables of logs, as text that two stores can be compared by.
enum LogDump {
  /// Every row, but for moments and how often it was written.
  static let whole = """
    .headers on
    SELECT log_id, user_id, program_id, week_index, day_index, date, source, completed, note FROM workout_logs ORDER BY 1;
    SELECT * FROM workout_parts ORDER BY 1, 2;
    SELECT * FROM workout_exercises ORDER BY 1, 2, 3;
    SELECT * FROM workout_sets ORDER BY 1, 2, 3, 4;
    SELECT l.log_id, p.original FROM workout_logs l JOIN log_parts p ON p.place BETWEEN 64 * l.log_number AND 64 * l.log_number + 63
      WHERE p.original IS NOT NULL ORDER BY 1, 2;
    SELECT client_id, subject, field, date, exercise_id, value, source, who FROM log_entries ORDER BY 1, 2, 3;
    """
}
