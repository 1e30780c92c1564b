package caseloom.intake;

import caseloom.core.cases.OrganizationId;
import caseloom.db.Db;
import caseloom.db.Sql;
import caseloom.db.Tx;
import java.time.Instant;
import java.util.Optional;

/// Looks Idempotency-Keys up in PostgreSQL. Safe to share.
final class PostgresKeyStore implements KeyStore {

    private static final Sql SQL = Sql.of(PostgresKeyStore.class, "keys.sql");

    private final Db db;

    PostgresKeyStore(Db db) {
        this.db = db;
    }

    @Override
    public Optional<Remembered> recall(Place place, Instant since) {
        return db.tx(
                place.organization(),
                tx -> {
                    forgetOne(tx, place, since);
                    return recall(tx, place, since);
                });
    }

    @Override
    public int forgetExpired(Instant upTo, int most) {
        return db.system(tx -> tx.change(SQL.get("forget-expired"), upTo, most));
    }

    static void remember(
            Tx tx, OrganizationId organization, IdempotencyKeys.Answered answered, Instant at) {
        tx.change(
                SQL.get("remember"),
                organization.value(),
                answered.scope(),
                answered.key(),
                answered.bodyHash(),
                answered.location(),
                answered.answer(),
                at);
    }

    private static void forgetOne(Tx tx, Place place, Instant upTo) {
        tx.change(
                SQL.get("forget-one"),
                place.organization().value(),
                place.scope(),
                place.key(),
                upTo);
    }

    private static Optional<Remembered> recall(Tx tx, Place place, Instant since) {
        return tx.first(
                SQL.get("recall"),
                row ->
                        new Remembered(
                                row.getString("body_hash"),
                                row.getString("location"),
                                row.getString("answer")),
                place.organization().value(),
                place.scope(),
                place.key(),
                since);
    }

    @Override
    public int forgetStarts(Instant upTo, int most) {
        return db.system(tx -> tx.change(SQL.get("forget-starts"), upTo, most));
    }
}
