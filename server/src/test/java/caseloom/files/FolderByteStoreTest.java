package caseloom.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FolderByteStoreTest extends ByteStoreTest {

    @Override
    FolderByteStore store() {
        return rig.folderStore();
    }

    @Test
    void theFolderIsSpreadByOrganizationAndNumber() throws IOException {
        put(1_234_567, bytes(10));

        assertThat(rig.folder().resolve("1/1234/1234567")).hasSize(10);
    }

    @Test
    void filesAreFoundByTheirAge() throws IOException {
        var older = put(1, bytes(10));
        rig.clock().forward(Duration.ofMinutes(10));
        var between = rig.clock().instant();
        rig.clock().forward(Duration.ofMinutes(10));
        var newer = put(2, bytes(10));
        var later = rig.clock().instant().plusSeconds(1);

        assertThat(found(Instant.EPOCH, between)).containsExactly(older);
        assertThat(found(between, later)).containsExactly(newer);
    }

    @Test
    void whatWasNotFinishedIsRemovedAndWhatIsNotOursIsLeftAlone() throws IOException {
        var key = put(1, bytes(10));
        var begun = rig.folder().resolve("1/0/2.part");
        var foreign = rig.folder().resolve("1/0/notes.txt");
        Files.write(begun, bytes(5));
        Files.write(foreign, bytes(5));

        var found = found(Instant.EPOCH, Instant.MAX);

        assertThat(found).containsExactly(key);
        assertThat(begun).doesNotExist();
        assertThat(foreign).exists();
    }

    @Test
    void anEmptyPlaceHoldsNothing() throws IOException {
        assertThat(found(Instant.EPOCH, Instant.MAX)).isEmpty();
    }

    private List<FileKey> found(Instant from, Instant then) throws IOException {
        var found = new ArrayList<FileKey>();
        store().eachBetween(from, then, found::add);
        return found;
    }
}
