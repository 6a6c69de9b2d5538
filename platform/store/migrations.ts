/** Schema changes in order; an entry that has shipped is never edited, only followed by another. */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE users (
    id TEXT PRIMARY KEY, email TEXT NOT NULL UNIQUE COLLATE NOCASE, full_name TEXT NOT NULL, role TEXT NOT NULL, plan TEXT NOT NULL,
    permissions TEXT NOT NULL, password_hash TEXT, provider TEXT NOT NULL, active INTEGER NOT NULL DEFAULT 1, created_at INTEGER NOT NULL
  );
  CREATE TABLE login_failures (email TEXT PRIMARY KEY COLLATE NOCASE, count INTEGER NOT NULL, last_at INTEGER NOT NULL, locked_until INTEGER);
  CREATE TABLE sessions (
    id TEXT PRIMARY KEY, user_id TEXT NOT NULL REFERENCES users(id) ON DELETE CASCADE, created_at INTEGER NOT NULL, last_used_at INTEGER NOT NULL,
    user_agent TEXT, revoked_at INTEGER
  );
  CREATE INDEX sessions_by_user ON sessions(user_id, created_at);
  CREATE TABLE refresh_tokens (
    hash TEXT PRIMARY KEY, session_id TEXT NOT NULL REFERENCES sessions(id) ON DELETE CASCADE, expires_at INTEGER NOT NULL, used_at INTEGER
  );
  CREATE TABLE oauth_codes (hash TEXT PRIMARY KEY, user_id TEXT NOT NULL REFERENCES users(id) ON DELETE CASCADE, expires_at INTEGER NOT NULL, used_at INTEGER);

  CREATE TABLE threads (
    id TEXT PRIMARY KEY, user_id TEXT NOT NULL REFERENCES users(id) ON DELETE CASCADE, title TEXT NOT NULL, search TEXT NOT NULL, metadata TEXT NOT NULL,
    created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, position INTEGER NOT NULL, archived_at INTEGER
  );
  CREATE INDEX threads_by_user ON threads(user_id, position);
  CREATE TABLE messages (
    id TEXT PRIMARY KEY, thread_id TEXT NOT NULL REFERENCES threads(id) ON DELETE CASCADE, seq INTEGER NOT NULL, role TEXT NOT NULL,
    content TEXT NOT NULL, search TEXT NOT NULL, metadata TEXT NOT NULL, created_at INTEGER NOT NULL, deleted_at INTEGER, UNIQUE (thread_id, seq)
  );
  CREATE TABLE idempotency (
    user_id TEXT NOT NULL, route TEXT NOT NULL, key TEXT NOT NULL, fingerprint TEXT NOT NULL, status INTEGER NOT NULL, body TEXT NOT NULL,
    created_at INTEGER NOT NULL, PRIMARY KEY (user_id, route, key)
  );

  CREATE TABLE runs (
    id TEXT PRIMARY KEY, thread_id TEXT NOT NULL REFERENCES threads(id) ON DELETE CASCADE, user_id TEXT NOT NULL, agent TEXT NOT NULL,
    status TEXT NOT NULL, created_at INTEGER NOT NULL, started_at INTEGER, ended_at INTEGER, message_id TEXT, answer_id TEXT,
    error_code TEXT, error_message TEXT, trace_id TEXT NOT NULL, client_message_id TEXT, outcome TEXT, position INTEGER NOT NULL
  );
  CREATE INDEX runs_by_thread ON runs(thread_id, position);
  CREATE UNIQUE INDEX runs_by_client_message ON runs(user_id, client_message_id) WHERE client_message_id IS NOT NULL;
  CREATE TABLE events (
    thread_id TEXT NOT NULL REFERENCES threads(id) ON DELETE CASCADE, seq INTEGER NOT NULL, run_id TEXT, type TEXT NOT NULL, agent_name TEXT,
    timestamp INTEGER NOT NULL, trace_id TEXT, payload TEXT NOT NULL, PRIMARY KEY (thread_id, seq)
  ) WITHOUT ROWID;
  CREATE INDEX events_by_run ON events(run_id, seq);

  CREATE TABLE datasets (
    id TEXT PRIMARY KEY, user_id TEXT NOT NULL REFERENCES users(id) ON DELETE CASCADE, name TEXT NOT NULL, sha256 TEXT NOT NULL,
    records TEXT NOT NULL, created_at INTEGER NOT NULL, position INTEGER NOT NULL
  );
  `,
  `
  CREATE TABLE foreign_sessions (id TEXT PRIMARY KEY, revoked_at INTEGER NOT NULL);
  CREATE INDEX refresh_tokens_by_session ON refresh_tokens(session_id, expires_at);
  `,
  `
  CREATE TABLE audit (
    position INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, at TEXT NOT NULL, actor TEXT, action TEXT NOT NULL, subject TEXT,
    outcome TEXT NOT NULL, request_id TEXT NOT NULL, trace_id TEXT NOT NULL
  );
  CREATE INDEX audit_by_actor ON audit(actor, position);
  CREATE INDEX audit_by_subject ON audit(subject, position);
  CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
  CREATE TRIGGER audit_is_not_erased BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
  `,
  `
  ALTER TABLE runs ADD COLUMN priority TEXT NOT NULL DEFAULT 'normal';
  ALTER TABLE runs ADD COLUMN worker TEXT;
  CREATE INDEX runs_by_user ON runs(user_id, status);
  ALTER TABLE events ADD COLUMN step_id TEXT;
  CREATE TABLE run_steps (
    id TEXT PRIMARY KEY, run_id TEXT NOT NULL REFERENCES runs(id) ON DELETE CASCADE, step TEXT NOT NULL, agent TEXT NOT NULL, iteration INTEGER NOT NULL,
    status TEXT NOT NULL, attempts INTEGER NOT NULL, answered_by TEXT, started_at INTEGER NOT NULL, ended_at INTEGER, input TEXT NOT NULL, output TEXT,
    error TEXT, position INTEGER NOT NULL
  );
  CREATE INDEX run_steps_by_run ON run_steps(run_id, position);
  CREATE TABLE agent_messages (
    correlation_id TEXT PRIMARY KEY, run_id TEXT NOT NULL REFERENCES runs(id) ON DELETE CASCADE, from_step TEXT NOT NULL, to_step TEXT NOT NULL,
    from_agent TEXT NOT NULL, to_agent TEXT NOT NULL, content TEXT NOT NULL, sent_at INTEGER NOT NULL, position INTEGER NOT NULL
  );
  CREATE INDEX agent_messages_by_run ON agent_messages(run_id, position);
  `,
  `
  CREATE TABLE profiles (
    user_id TEXT PRIMARY KEY REFERENCES users(id) ON DELETE CASCADE, language TEXT NOT NULL, timezone TEXT NOT NULL, preferences TEXT NOT NULL, updated_at INTEGER NOT NULL
  );
  CREATE TABLE run_usage (user_id TEXT NOT NULL REFERENCES users(id) ON DELETE CASCADE, month TEXT NOT NULL, used INTEGER NOT NULL, PRIMARY KEY (user_id, month));
  CREATE TABLE files (
    id TEXT PRIMARY KEY, user_id TEXT NOT NULL REFERENCES users(id) ON DELETE CASCADE, name TEXT NOT NULL, type TEXT NOT NULL, size INTEGER NOT NULL,
    sha256 TEXT NOT NULL, created_at INTEGER NOT NULL, content BLOB NOT NULL
  );
  CREATE INDEX files_by_user ON files(user_id);
  CREATE TABLE exports (
    id TEXT PRIMARY KEY, user_id TEXT NOT NULL REFERENCES users(id) ON DELETE CASCADE, status TEXT NOT NULL, created_at INTEGER NOT NULL,
    completed_at INTEGER, counts TEXT, sha256 TEXT, archive BLOB
  );
  CREATE INDEX exports_by_user ON exports(user_id);
  CREATE TABLE erasures (id TEXT PRIMARY KEY, user_id TEXT NOT NULL, erased_at INTEGER NOT NULL, counts TEXT NOT NULL);
  CREATE INDEX erasures_by_user ON erasures(user_id);
  CREATE TABLE backups (
    id TEXT PRIMARY KEY, created_at INTEGER NOT NULL, size INTEGER NOT NULL, sha256 TEXT NOT NULL, counts TEXT NOT NULL, checksum TEXT NOT NULL
  );
  ALTER TABLE runs ADD COLUMN fingerprint TEXT;

  CREATE VIRTUAL TABLE message_words USING fts5(search, content='messages', content_rowid='rowid');
  INSERT INTO message_words (message_words) VALUES ('rebuild');
  CREATE TRIGGER message_words_added AFTER INSERT ON messages BEGIN
    INSERT INTO message_words (rowid, search) VALUES (new.rowid, new.search);
  END;
  CREATE TRIGGER message_words_removed AFTER DELETE ON messages BEGIN
    INSERT INTO message_words (message_words, rowid, search) VALUES ('delete', old.rowid, old.search);
  END;
  CREATE TRIGGER message_words_changed AFTER UPDATE OF search ON messages BEGIN
    INSERT INTO message_words (message_words, rowid, search) VALUES ('delete', old.rowid, old.search);
    INSERT INTO message_words (rowid, search) VALUES (new.rowid, new.search);
  END;
  `,
  `
  CREATE TABLE error_occurrences (
    number INTEGER PRIMARY KEY AUTOINCREMENT, error_group TEXT NOT NULL, source TEXT NOT NULL, error_code TEXT NOT NULL, place TEXT NOT NULL, message TEXT NOT NULL,
    user_id TEXT REFERENCES users(id) ON DELETE SET NULL, request_id TEXT, trace_id TEXT NOT NULL, at INTEGER NOT NULL
  );
  CREATE INDEX error_occurrences_by_user ON error_occurrences(user_id, at);
  CREATE TABLE alert_rules (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, metric TEXT NOT NULL, threshold INTEGER NOT NULL, window_seconds INTEGER NOT NULL, cooldown_seconds INTEGER NOT NULL,
    user_id TEXT REFERENCES users(id) ON DELETE CASCADE, created_at INTEGER NOT NULL, last_fired_at INTEGER
  );
  CREATE INDEX alert_rules_by_user ON alert_rules(user_id);
  CREATE TABLE alerts (id TEXT PRIMARY KEY, rule_id TEXT NOT NULL REFERENCES alert_rules(id) ON DELETE CASCADE, fired_at INTEGER NOT NULL, value INTEGER NOT NULL);
  CREATE INDEX alerts_by_rule ON alerts(rule_id);
  CREATE TABLE flags (key TEXT PRIMARY KEY, enabled INTEGER NOT NULL);
  CREATE TABLE flag_users (
    key TEXT NOT NULL, user_id TEXT NOT NULL REFERENCES users(id) ON DELETE CASCADE, enabled INTEGER NOT NULL, PRIMARY KEY (key, user_id)
  ) WITHOUT ROWID;
  CREATE INDEX flag_users_by_user ON flag_users(user_id);
  CREATE TABLE experiments (key TEXT PRIMARY KEY, variants TEXT NOT NULL);
  CREATE TABLE analytics_events (
    number INTEGER PRIMARY KEY, event_id TEXT NOT NULL, user_id TEXT NOT NULL REFERENCES users(id) ON DELETE CASCADE, session_id TEXT NOT NULL, name TEXT NOT NULL,
    page TEXT NOT NULL, properties TEXT NOT NULL, ip TEXT NOT NULL, user_agent TEXT, occurred_at REAL NOT NULL, received_at INTEGER NOT NULL, UNIQUE (user_id, event_id)
  );
  CREATE TABLE erased_items (kind TEXT NOT NULL, id TEXT PRIMARY KEY, user_id TEXT REFERENCES users(id) ON DELETE SET NULL, messages INTEGER NOT NULL, at INTEGER NOT NULL);
  CREATE INDEX erased_items_by_user ON erased_items(user_id);
  CREATE TABLE compliance_reports (id TEXT PRIMARY KEY, report TEXT NOT NULL);
  `,
  `
  CREATE TABLE documents (
    id TEXT PRIMARY KEY, user_id TEXT NOT NULL REFERENCES users(id) ON DELETE CASCADE, title TEXT NOT NULL, content TEXT NOT NULL, status TEXT NOT NULL,
    category TEXT, tags TEXT NOT NULL, search TEXT, created_at INTEGER NOT NULL, indexed_at INTEGER
  );
  CREATE INDEX documents_by_user ON documents(user_id);
  CREATE VIRTUAL TABLE document_words USING fts5(search, content='documents', content_rowid='rowid');
  CREATE TRIGGER document_words_added AFTER INSERT ON documents BEGIN
    INSERT INTO document_words (rowid, search) VALUES (new.rowid, new.search);
  END;
  CREATE TRIGGER document_words_removed AFTER DELETE ON documents BEGIN
    INSERT INTO document_words (document_words, rowid, search) VALUES ('delete', old.rowid, old.search);
  END;
  CREATE TRIGGER document_words_changed AFTER UPDATE OF search ON documents BEGIN
    INSERT INTO document_words (document_words, rowid, search) VALUES ('delete', old.rowid, old.search);
    INSERT INTO document_words (rowid, search) VALUES (new.rowid, new.search);
  END;
  `,
  `
  ALTER TABLE audit ADD COLUMN reason TEXT;
  ALTER TABLE audit ADD COLUMN address TEXT;
  ALTER TABLE audit ADD COLUMN previous_hash TEXT NOT NULL DEFAULT '';
  ALTER TABLE audit ADD COLUMN hash TEXT NOT NULL DEFAULT '';
  CREATE INDEX audit_by_action ON audit(action, at);
  CREATE INDEX audit_by_trace ON audit(trace_id);
  `,
];
