package caseloom.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caseloom.core.cases.OrganizationId;
import caseloom.db.DataFolder;
import caseloom.db.TestDatabase;
import caseloom.time.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeyFileTest {

    private static final Place PLACE = Place.of(new OrganizationId(1), "secret/1");
    private static final Secret SECRET = Secret.of("correct horse battery staple");

    private final TestDatabase database = TestDatabase.fresh();

    @TempDir Path folder;

    private DataFolder data;

    @BeforeEach
    void open() {
        data = DataFolder.open(folder);
    }

    @AfterEach
    void close() {
        data.close();
        database.close();
    }

    @Test
    void theFirstStartMakesAKeyThatOnlyItsOwnerCanRead() throws IOException {
        var sealed = vault().seal(PLACE, SECRET);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(vault().open(PLACE, sealed)).isEqualTo(SECRET);
    }

    @Test
    void aLostFileStopsTheStart() throws IOException {
        vault();
        Files.delete(file());

        assertThatThrownBy(this::vault)
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("master-key is missing")
                .hasMessageContaining("backup");
        assertThat(file()).doesNotExist();
    }

    @Test
    void aFileThatOthersCanReadStopsTheStart() throws IOException {
        vault();
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(this::vault)
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("chmod 600 " + file().toRealPath());
    }

    @Test
    void aFileThatHoldsNoKeyStopsTheStart() throws IOException {
        vault();
        Files.writeString(file(), "scribble\n");

        assertThatThrownBy(this::vault)
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("is no key file")
                .hasMessageNotContaining("scribble");
    }

    @Test
    void aFileOfAnotherDatabaseStopsTheStart() throws IOException {
        vault();
        Files.writeString(file(), MasterKey.draw(RandomGenerator.getDefault()));

        assertThatThrownBy(this::vault)
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("master-key does not fit this database");
    }

    @Test
    void aChangeDrawsANewKeyAndForgetsTheOldOne() throws IOException {
        var vault = vault();
        var before = Files.readString(file());
        var sealed = vault.seal(PLACE, SECRET);

        vault.rotate(TestVault.ADMIN);

        assertThat(Files.readString(file())).doesNotContain(before.strip()).hasLineCount(1);
        assertThat(vault.open(PLACE, sealed)).isEqualTo(SECRET);
        assertThat(vault().open(PLACE, sealed)).isEqualTo(SECRET);
    }

    /// As a crash leaves it between the new file and the change of the database, and after it.
    @Test
    void aChangeThatWasCutShortIsBroughtToItsEnd() throws IOException {
        var before = vault();
        var sealed = before.seal(PLACE, SECRET);
        var cut = new KeyFile(data, RandomGenerator.getDefault());
        cut.forChange(cut.keys(true));

        var vault = vault();
        var rotated = vault.rotate(TestVault.ADMIN);

        assertThat(rotated.dataKeys()).isEqualTo(2);
        assertThat(Files.readString(file())).hasLineCount(1);
        assertThat(vault().open(PLACE, sealed)).isEqualTo(SECRET);
    }

    private Vault vault() {
        var settings = new VaultSettings(List.of(), 10);
        var source = KeySource.of(settings, data, RandomGenerator.getDefault());
        return Vault.open(
                database.db(),
                InstantSource.fixed(Instant.parse("2026-05-28T17:04:12Z")),
                settings,
                source);
    }

    private Path file() {
        return folder.resolve(KeyFile.NAME);
    }
}
