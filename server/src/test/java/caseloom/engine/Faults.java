package caseloom.engine;

import caseloom.db.DatabaseFault;
import java.sql.SQLException;

/// What the simulated store throws, as PostgreSQL would.
final class Faults {

    private Faults() {}

    static DatabaseFault conflict(String why) {
        return fault(why, "40001");
    }

    static DatabaseFault gone(String why) {
        return fault(why, "08006");
    }

    static DatabaseFault slow(String why) {
        return fault(why, "57014");
    }

    static DatabaseFault duplicate(String why) {
        return fault(why, "23505");
    }

    static DatabaseFault noLease(long node) {
        return fault("node " + node + " has no lease", "55CL1");
    }

    private static DatabaseFault fault(String why, String state) {
        return DatabaseFault.of(new SQLException(why, state));
    }
}
