package caseloom.bench;

import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What server, database and generator have used up to a moment; empty where nobody knows.
record Spent(
        Optional<Double> serverCpu,
        Optional<Double> postgresCpu,
        Optional<Double> benchCpu,
        Database.@Nullable Spent database) {

    /// Whom to ask.
    ///
    /// @param server process number, 0 when it is not on this machine
    /// @param postgres as `server`
    record Meters(long server, long postgres, @Nullable Database database) {

        /// The processes are read after the database, so that asking it costs the measurement
        /// nothing.
        Spent before() throws SQLException {
            var asked = database == null ? null : database.spent();
            return cpu(asked);
        }

        Spent after() throws SQLException {
            var cpu = cpu(null);
            return new Spent(
                    cpu.serverCpu(),
                    cpu.postgresCpu(),
                    cpu.benchCpu(),
                    database == null ? null : database.spent());
        }

        private Spent cpu(Database.@Nullable Spent asked) {
            return new Spent(
                    Processes.cpu(server),
                    Processes.cpuOfFamily(postgres),
                    Processes.cpu(ProcessHandle.current().pid()),
                    asked);
        }
    }
}
