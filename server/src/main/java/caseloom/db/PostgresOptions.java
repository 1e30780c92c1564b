package caseloom.db;

import java.util.List;
import java.util.stream.Stream;

/// How the embedded server is set. All of it is given on the command line at each start, so that
/// nothing in the database folder can weaken it and a newer Caseloom's values reach old folders.
final class PostgresOptions {

    private static final List<String> SAFE =
            List.of(
                    "fsync=on",
                    "full_page_writes=on",
                    "synchronous_commit=on",
                    "password_encryption=scram-sha-256",
                    "listen_addresses=127.0.0.1",
                    "unix_socket_directories=");

    /// For a small machine that shares its memory with the server. Checkpoints are rare and spread
    /// out because each makes the next change of every page cost a whole page of log; the price is
    /// a longer recovery, bounded by `max_wal_size`.
    private static final List<String> TUNED =
            List.of(
                    "shared_buffers=256MB",
                    "max_wal_size=2GB",
                    "min_wal_size=256MB",
                    "wal_buffers=16MB",
                    "checkpoint_timeout=10min",
                    "effective_cache_size=1GB",
                    "random_page_cost=1.1",
                    "max_connections=100",
                    "max_parallel_workers_per_gather=0",
                    "jit=off",
                    "autovacuum_naptime=10s",
                    "autovacuum_vacuum_cost_limit=1000",
                    "autovacuum_max_workers=2",
                    "shared_preload_libraries=pg_stat_statements",
                    "pg_stat_statements.track_utility=on",
                    "pg_stat_statements.save=off",
                    // Costs next to nothing, and tells the bench when each run had ended.
                    "track_commit_timestamp=on",
                    "timezone=UTC",
                    "log_timezone=UTC",
                    "log_checkpoints=off",
                    "log_line_prefix=%m [%p] ",
                    // Statements can carry what clients sent, which no log may hold.
                    "log_min_error_statement=panic",
                    "log_error_verbosity=terse");

    private PostgresOptions() {}

    static List<String> of(int port) {
        return Stream.of(SAFE, TUNED, List.of("port=" + port))
                .flatMap(List::stream)
                .flatMap(option -> Stream.of("-c", option))
                .toList();
    }
}
