package caseloom.files;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caseloom.db.DatabaseFault;
import org.junit.jupiter.api.Test;

final class DatabaseByteStoreTest extends ByteStoreTest {

    @Override
    ByteStore store() {
        return new DatabaseByteStore(rig.db());
    }

    @Test
    void thereAreNoBytesWithoutARow() {
        assertThatThrownBy(() ->
                        store().put(new FileKey(FilesRig.ACME, 1), source(bytes(10)), tx -> {}))
                .isInstanceOf(DatabaseFault.class)
                .hasMessageContaining("foreign key");
    }
}
