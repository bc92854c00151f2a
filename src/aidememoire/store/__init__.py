"""Where records are kept, and what is asked of them: one schema, SQLite or PostgreSQL."""
