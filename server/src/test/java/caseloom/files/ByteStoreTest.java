package caseloom.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caseloom.db.Tx;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every kind of store promises.
abstract class ByteStoreTest {

    private static final int LARGE = 700_001;

    FilesRig rig;

    /// The kind under test, on the database and in the folder of the rig.
    abstract ByteStore store();

    @BeforeEach
    void start() {
        rig = new FilesRig();
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void whatWasPutIsRead() throws IOException {
        var bytes = bytes(LARGE);
        var key = put(1, bytes);

        assertThat(read(key, 0)).isEqualTo(bytes);
        assertThat(store().size(key)).hasValue(LARGE);
    }

    @Test
    void readingMayBeginAnywhere() throws IOException {
        var bytes = bytes(LARGE);
        var key = put(1, bytes);

        for (var offset : new int[] {1, 262_144, LARGE - 1, LARGE, LARGE + 10}) {
            var rest = Math.max(0, LARGE - offset);
            assertThat(read(key, offset))
                    .hasSize(rest)
                    .endsWith(Arrays.copyOfRange(bytes, LARGE - rest, LARGE));
        }
    }

    @Test
    void oneByteAtATimeIsTheSame() throws IOException {
        var key = put(1, new byte[] {-1, 0, 1});

        try (var in = store().open(key, 0)) {
            assertThat(new int[] {in.read(), in.read(), in.read(), in.read()})
                    .containsExactly(255, 0, 1, -1);
        }
    }

    @Test
    void filesDoNotMix() throws IOException {
        var one = put(1, bytes(10));
        var other = put(1_001, bytes(20));

        assertThat(read(one, 0)).hasSize(10);
        assertThat(read(other, 0)).hasSize(20);
    }

    @Test
    void whatWasRemovedIsGone() throws IOException {
        var key = put(1, bytes(10));

        store().remove(key);
        store().remove(key);

        assertThat(store().size(key)).isEmpty();
        assertThatThrownBy(() -> store().open(key, 0)).isInstanceOf(IOException.class);
    }

    @Test
    void whatWasNeverPutIsNotThere() throws IOException {
        var key = new FileKey(FilesRig.ACME, 99);

        assertThat(store().size(key)).isEmpty();
        assertThatThrownBy(() -> store().open(key, 0)).isInstanceOf(IOException.class);
    }

    @Test
    void anotherOrganizationFindsNothing() throws IOException {
        var key = put(1, bytes(10));
        var foreign = new FileKey(FilesRig.GLOBEX, key.number());

        store().remove(foreign);

        assertThat(store().size(foreign)).isEmpty();
        assertThatThrownBy(() -> store().open(foreign, 0)).isInstanceOf(IOException.class);
        assertThat(store().size(key)).hasValue(10);
    }

    @Test
    void theRowIsWrittenOnlyOnceTheBytesAreThere() throws IOException {
        var asked = new AtomicBoolean();
        var closed = InputStream.nullInputStream();
        closed.close();

        assertThatThrownBy(() ->
                        store().put(new FileKey(FilesRig.ACME, 1), closed, tx -> asked.set(true)))
                .isInstanceOf(IOException.class);

        assertThat(asked).isFalse();
        assertThat(rig.rows("files")).isZero();
    }

    @Test
    void bytesWhoseRowFailedMayBePutAgain() throws IOException {
        var key = new FileKey(FilesRig.ACME, 1);
        Consumer<Tx> failing =
                tx -> {
                    throw new IllegalStateException("no row");
                };

        assertThatThrownBy(() -> store().put(key, source(bytes(50)), failing)).hasMessage("no row");
        put(1, bytes(20));

        assertThat(read(key, 0)).isEqualTo(bytes(20));
    }

    FileKey put(long number, byte[] bytes) throws IOException {
        var key = new FileKey(FilesRig.ACME, number);
        store().put(key, source(bytes), tx -> rig.row(tx, key, store().place(), bytes.length));
        return key;
    }

    private byte[] read(FileKey key, long offset) throws IOException {
        try (var in = store().open(key, offset)) {
            return in.readAllBytes();
        }
    }

    static InputStream source(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    static byte[] bytes(int length) {
        var bytes = new byte[length];
        new SplittableRandom(length).nextBytes(bytes);
        return bytes;
    }
}
