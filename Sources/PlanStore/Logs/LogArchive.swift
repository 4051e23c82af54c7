import GRDB

/// Keeps logs that are about to be merged or deleted, each as one JSON document.
struct LogArchive {
  enum Reason: String { case merged, deleted }

  private let insert: DirectStatement

  init(_ db: Database) throws {
    insert = try DirectStatement(
      db,
      """
      INSERT INTO archived_logs (log_id, user_id, program_id, week_index, day_index, reason, at, content)
      SELECT l.log_id, l.user_id, l.program_id, l.week_index, l.day_index, ?2, ?3, json_object(
        'date', l.date, 'source', l.source, 'completed', l.completed, 'note', l.note, 'created_at', l.created_at,
        'updated_at', l.updated_at, 'revision', l.revision, 'typed', (
          SELECT json_group_array(json_object(
            'subject', t.subject, 'field', t.field, 'value', t.value, 'source', t.source, 'who', t.who, 'at', t.at))
          FROM log_entries t WHERE t.client_id = l.user_id AND t.date = CASE
            WHEN l.program_id LIKE '%/free' THEN l.date
            ELSE date(substr(l.program_id, -10), printf('+%d days', l.week_index * 7 + l.day_index - 8)) END),
        'parts', (
          SELECT json_group_array(json_object(
            'date', p.date, 'start', p.start, 'minutes', p.minutes, 'name', p.name, 'app', p.app, 'unit', p.unit, 'exported', p.exported,
            'note', p.note, 'told', json(p.original), 'exercises', (
              SELECT json_group_array(json_object(
                'exercise_id', (SELECT text FROM texts WHERE text_id = e.exercise),
                'name', (SELECT text FROM texts WHERE text_id = e.name), 'superset', e.superset, 'note', e.note,
                'row_ids', json(e.row_ids), 'sets', json(e.sets)))
              FROM (
                SELECT * FROM log_exercises
                WHERE place BETWEEN p.place << 10 AND (p.place << 10) + 1023 ORDER BY position, place) e)))
          FROM (SELECT * FROM log_parts WHERE place BETWEEN 64 * ?1 AND 64 * ?1 + 63 ORDER BY place) p))
      FROM workout_logs l WHERE l.log_number = ?1
      """)
  }

  /// Keeps what is stored under a number, as it is now.
  func keep(_ number: Int, reason: Reason, at moment: String) throws {
    insert.bind(number, at: 1)
    insert.bind(reason.rawValue, at: 2)
    insert.bind(moment, at: 3)
    try insert.run()
  }
}
