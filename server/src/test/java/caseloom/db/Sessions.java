package caseloom.db;

import java.sql.DriverManager;
import java.sql.SQLException;

/// Plain statements for tests, without a pool.
final class Sessions {

    private Sessions() {}

    static void execute(DatabaseAddress address, String statement) {
        try (var connection = DriverManager.getConnection(address.url(), address.login());
                var prepared = connection.createStatement()) {
            prepared.execute(statement);
        } catch (SQLException e) {
            throw DatabaseFault.of(e);
        }
    }

    /// The first column of the first row.
    static String ask(DatabaseAddress address, String query) {
        try (var connection = DriverManager.getConnection(address.url(), address.login());
                var prepared = connection.createStatement();
                var result = prepared.executeQuery(query)) {
            result.next();
            return result.getString(1);
        } catch (SQLException e) {
            throw DatabaseFault.of(e);
        }
    }
}
