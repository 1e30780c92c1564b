package caseloom.db;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/// An open transaction, handed down as an argument (rule 9). For one thread, gone when its work
/// returns. Arguments may be text, numbers, booleans, `Instant`, `byte[]`, `long[]`, `int[]`,
/// `String[]`, `Instant[]`, or null.
public final class Tx {

    private final Connection connection;
    private boolean discarded;

    Tx(Connection connection) {
        this.connection = connection;
    }

    /// Reads one row of a result.
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /// All rows that the statement gives.
    public <T> List<T> list(String sql, Row<T> row, @Nullable Object... arguments) {
        try (var statement = prepare(sql, arguments);
                var result = statement.executeQuery()) {
            var rows = new ArrayList<T>();
            while (result.next()) {
                rows.add(row.read(result));
            }
            return rows;
        } catch (SQLException e) {
            throw DatabaseFault.of(e);
        }
    }

    /// The first row, if any.
    public <T> Optional<T> first(String sql, Row<T> row, @Nullable Object... arguments) {
        return list(sql, row, arguments).stream().findFirst();
    }

    /// Changes rows and says how many.
    public int change(String sql, @Nullable Object... arguments) {
        try (var statement = prepare(sql, arguments)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw DatabaseFault.of(e);
        }
    }

    /// Nothing that was changed in this transaction is kept: for a refusal that is found half-way.
    public void discard() {
        discarded = true;
    }

    boolean isDiscarded() {
        return discarded;
    }

    /// A text that holds several statements, sent in one round trip; results are dropped.
    public void all(String sql, @Nullable Object... arguments) {
        try (var statement = prepare(sql, arguments)) {
            statement.execute();
        } catch (SQLException e) {
            throw DatabaseFault.of(e);
        }
    }

    /// A moment of a column, or null.
    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /// A moment of a column that is never null.
    public static Instant moment(ResultSet row, String column) throws SQLException {
        var at = instant(row, column);
        if (at == null) {
            throw new IllegalStateException(column + " is never null");
        }
        return at;
    }

    private PreparedStatement prepare(String sql, @Nullable Object... arguments)
            throws SQLException {
        var statement = connection.prepareStatement(sql);
        try {
            for (var i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, bound(arguments[i]));
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    private @Nullable Object bound(@Nullable Object argument) throws SQLException {
        return switch (argument) {
            case null -> null;
            case Instant at -> at.atOffset(ZoneOffset.UTC);
            case long[] numbers -> array("int8", numbers);
            case int[] numbers -> array("int4", numbers);
            case boolean[] flags -> array("bool", flags);
            case String[] texts -> connection.createArrayOf("text", texts);
            case Instant[] moments -> moments(moments);
            case String text -> text;
            case Long number -> number;
            case Integer number -> number;
            case Boolean flag -> flag;
            case BigDecimal number -> number;
            case byte[] bytes -> bytes;
            default ->
                    throw new IllegalArgumentException(
                            "no binding for " + argument.getClass().getName());
        };
    }

    private Array array(String type, Object items) throws SQLException {
        return connection.unwrap(PGConnection.class).createArrayOf(type, items);
    }

    private Array moments(@Nullable Instant[] moments) throws SQLException {
        var texts = new @Nullable String[moments.length];
        for (var i = 0; i < moments.length; i++) {
            var moment = moments[i];
            texts[i] = moment == null ? null : moment.toString();
        }
        return connection.createArrayOf("timestamptz", texts);
    }
}
