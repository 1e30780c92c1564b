package caseloom.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caseloom.db.Tx;
import caseloom.s3.StandInS3;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Large files in a bucket, and what may be left there at any moment.
final class BucketByteStoreTest extends ByteStoreTest {

    private static final byte[] LARGE = new byte[500];

    private final StandInS3 storage = new StandInS3();

    @AfterEach
    void stopStorage() {
        storage.close();
    }

    @Override
    BucketByteStore store() {
        return rig.bucketStore(storage);
    }

    @Test
    void objectsCarryInstallationOrganizationAndNumber() throws IOException {
        put(7, bytes(10));

        assertThat(storage.requests())
                .containsExactly("PUT /case-files/" + rig.installation() + "/1/7");
    }

    @Test
    void nothingIsLooseOrLeftInTheFolderOnceTheRowIsThere() throws IOException {
        put(7, bytes(10));

        assertThat(rig.rows("loose_objects")).isZero();
        assertThat(rig.inFolder()).isZero();
    }

    /// Killed between the object and its row, as far as anybody can tell.
    @Test
    void anObjectWithoutARowIsRemovedAfterItsTime() {
        var filing = rig.another(storage.settings());
        assertThatThrownBy(() -> store().put(key(7), source(LARGE), BucketByteStoreTest::noRow))
                .hasMessage("no row");
        assertThat(storage.objects()).isEqualTo(1);

        rig.clock().forward(Duration.ofHours(1));
        filing.cleaning().pass();
        assertThat(storage.objects()).isEqualTo(1);

        rig.clock().forward(Duration.ofSeconds(1));
        filing.cleaning().pass();
        assertThat(storage.objects()).isZero();
        assertThat(rig.rows("loose_objects")).isZero();
    }

    @Test
    void whatIsBeingClearedAwayGetsNoRowAnyMore() {
        assertThatThrownBy(() ->
                        store().put(
                                        key(7),
                                        source(LARGE),
                                        tx -> {
                                            rig.clock().forward(Duration.ofHours(2));
                                            rig.row(tx, key(7), store().place(), LARGE.length);
                                            assertThat(store().claimLoose(10))
                                                    .containsExactly(key(7));
                                        }))
                .hasMessageContaining("took too long");

        assertThat(rig.rows("files")).isZero();
        assertThat(store().claimLoose(10)).as("until it is done").containsExactly(key(7));
    }

    /// By whatever statement, and by nodes that know no buckets.
    @Test
    void whoeverRemovesARowLeavesTheObjectLoose() throws IOException {
        put(7, LARGE);

        rig.db().system(tx -> tx.change("delete from files where id = 7"));
        assertThat(rig.rows("loose_objects")).isEqualTo(1);
        rig.another(storage.settings()).cleaning().pass();

        assertThat(storage.objects()).isZero();
        assertThat(rig.rows("loose_objects")).isZero();
    }

    @Test
    void aStorageThatFailsWhileAFileGoesIsTriedAgainByTheSweep() {
        var filing = rig.another(storage.settings());
        var file = rig.stage(filing, "a.bin", LARGE);
        rig.join(file, 1, null);

        storage.failWith(503);
        filing.files().removeBytes(rig.db().system(tx -> filing.files().leave(tx, new long[] {1})));
        assertThat(storage.objects()).isEqualTo(1);
        storage.failWith(0);
        filing.cleaning().pass();

        assertThat(rig.rows("files")).isZero();
        assertThat(storage.objects()).isZero();
    }

    @Test
    void oldFilesStayWhereTheyAreAndNewOnesGoIntoTheBucket() throws IOException {
        var before = rig.stage("old.bin", LARGE);
        rig.join(before, 1, null);

        var filing = rig.another(storage.settings());
        var after = rig.stage(filing, "new.bin", LARGE);
        rig.join(after, 1, null);

        assertThat(after.place()).isEqualTo(new FilePlace.InBucket(StandInS3.BUCKET));
        assertThat(storage.objects()).isEqualTo(1);
        for (var file : List.of(before, after)) {
            var found = filing.files().find(FilesRig.ACME, file.number()).orElseThrow();
            assertThat(found).isEqualTo(file);
            try (var in = filing.files().open(found, 0)) {
                assertThat(in.readAllBytes()).isEqualTo(LARGE);
            }
        }
    }

    @Test
    void aBucketThatIsNotSetAnyMoreIsNamed() {
        var file = rig.stage(rig.another(storage.settings()), "a.bin", LARGE);

        assertThatThrownBy(() -> rig.filing().files().open(file, 0))
                .hasMessageContaining(StandInS3.BUCKET);
        rig.filing().files().discard(file);
        assertThat(rig.rows("loose_objects")).isEqualTo(1);
    }

    private static FileKey key(long number) {
        return new FileKey(FilesRig.ACME, number);
    }

    private static void noRow(Tx tx) {
        throw new IllegalStateException("no row");
    }
}
