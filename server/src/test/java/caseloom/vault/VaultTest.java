package caseloom.vault;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caseloom.core.cases.OrganizationId;
import caseloom.db.TestDatabase;
import caseloom.time.CannotStart;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class VaultTest {

    private static final OrganizationId ACME = new OrganizationId(1);
    private static final OrganizationId GLOBEX = new OrganizationId(2);
    private static final Place TOKEN = Place.of(ACME, "connection/17/token");
    private static final Secret SECRET = Secret.of("correct horse battery staple");

    private static final String OLD = key('o');
    private static final String NEW = key('n');

    private final TestDatabase database = TestDatabase.fresh();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whatIsSealedOpensAtItsPlaceOnAnyNode() {
        var sealed = vault(OLD).seal(TOKEN, SECRET);

        assertThat(vault(OLD).open(TOKEN, sealed)).isEqualTo(SECRET);
    }

    @Test
    void nothingOfASecretIsInWhatIsSealed() {
        var vault = vault(OLD);

        var sealed = vault.seal(TOKEN, SECRET);

        assertThat(new String(sealed.bytes(), US_ASCII)).doesNotContain("horse");
        assertThat(vault.seal(TOKEN, SECRET)).isNotEqualTo(sealed);
    }

    @Test
    void whatIsMovedToAnotherPlaceDoesNotOpen() {
        var vault = vault(OLD);
        var sealed = vault.seal(TOKEN, SECRET);
        vault.seal(Place.of(GLOBEX, "connection/17/token"), SECRET);

        for (var elsewhere :
                List.of(
                        Place.of(GLOBEX, "connection/17/token"),
                        Place.of(ACME, "connection/18/token"),
                        Place.of(ACME, "connection/17/password"),
                        Place.ofInstallation("connection/17/token"))) {
            assertThatThrownBy(() -> vault.open(elsewhere, sealed)).isInstanceOf(Unopenable.class);
        }
    }

    @Test
    void whatWasAlteredDoesNotOpen() {
        var vault = vault(OLD);
        var bytes = vault.seal(TOKEN, SECRET).bytes();
        bytes[bytes.length - 1] ^= 1;

        assertThatThrownBy(() -> vault.open(TOKEN, Sealed.of(bytes)))
                .isInstanceOf(Unopenable.class)
                .hasMessageContaining("connection/17/token");
    }

    @Test
    void theKeyOfAnotherOrganizationDoesNotOpenInItsPlace() {
        vault(OLD).seal(TOKEN, SECRET);
        vault(OLD).prepare(GLOBEX);
        change(
                "update data_keys set sealed = (select sealed from data_keys where owner = 2)"
                        + " where owner = 1");

        var vault = vault(OLD);

        assertThatThrownBy(() -> vault.seal(TOKEN, SECRET)).isInstanceOf(Unopenable.class);
    }

    @Test
    void aKeyThatDoesNotFitStopsTheStartAndSaysWhatToDo() {
        vault(OLD);

        assertThatThrownBy(() -> vault(NEW))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("CASELOOM_MASTER_KEY does not fit this database")
                .hasMessageContaining("give both, the new one first")
                .hasMessageNotContainingAny(OLD, NEW);
    }

    @Test
    void aKeyThatWasForgedToFitStopsTheStartToo() {
        vault(OLD);
        var name = MasterKey.read(NEW).orElseThrow().id();
        change("update master_key set id = '" + name + "'");
        change("update data_keys set master_key = '" + name + "'");

        assertThatThrownBy(() -> vault(NEW))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("does not open");
    }

    @Test
    void afterAChangeOfTheMasterKeyEverythingOpensWithTheNewOneAlone() {
        var before = vault(OLD);
        var sealed = before.seal(TOKEN, SECRET);
        before.prepare(GLOBEX);

        var rotated = vault(NEW, OLD).rotate(TestVault.ADMIN);

        assertThat(rotated.dataKeys()).isEqualTo(3);
        assertThat(vault(NEW).open(TOKEN, sealed)).isEqualTo(SECRET);
        assertThatThrownBy(() -> vault(OLD)).isInstanceOf(CannotStart.class);
    }

    @Test
    void nodesGoOnWhileTheMasterKeyChanges() {
        var one = vault(NEW, OLD);
        var other = vault(OLD, NEW);
        var early = other.seal(TOKEN, SECRET);

        one.rotate(TestVault.ADMIN);
        var late = other.seal(Place.of(GLOBEX, "secret/1"), SECRET);

        assertThat(one.open(TOKEN, early)).isEqualTo(SECRET);
        assertThat(other.open(TOKEN, early)).isEqualTo(SECRET);
        assertThat(vault(NEW).open(Place.of(GLOBEX, "secret/1"), late)).isEqualTo(SECRET);
    }

    @Test
    void aNodeThatLacksTheNewKeySaysWhatToDo() {
        var old = vault(OLD);
        vault(NEW, OLD).rotate(TestVault.ADMIN);

        assertThatThrownBy(() -> old.seal(TOKEN, SECRET))
                .isInstanceOf(Unopenable.class)
                .hasMessageContaining("both keys in CASELOOM_MASTER_KEY");
    }

    @Test
    void aNodeThatWasNotAskedDoesNotCompleteItsStart() {
        var old = vault(OLD);
        var both = vault(OLD, NEW);
        old.confirm();

        vault(NEW, OLD).rotate(TestVault.ADMIN);

        both.confirm();
        assertThatThrownBy(old::confirm)
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("does not fit this database");
    }

    @Test
    void aChangeToTheKeyThatCountsAlreadyChangesNothing() {
        assertThat(vault(OLD).rotate(TestVault.ADMIN).dataKeys()).isZero();
    }

    @Test
    void moreOrganizationsThanMemoryHasRoomForAreServedAllTheSame() {
        var vault = vault(OLD);
        for (var number = 1; number <= 3 * TestVault.DATA_KEYS_IN_MEMORY; number++) {
            var place = Place.of(new OrganizationId(number), "secret/1");

            assertThat(vault.open(place, vault.seal(place, SECRET))).isEqualTo(SECRET);
        }
    }

    @Test
    void noTextOfTheVaultTellsASecret() {
        var sealed = vault(OLD).seal(TOKEN, SECRET);

        assertThat(SECRET + " " + sealed + " " + MasterKey.read(OLD) + TOKEN)
                .doesNotContain("horse", OLD);
    }

    private Vault vault(String... keys) {
        return TestVault.on(database.db(), keys);
    }

    private void change(String sql) {
        database.db().system(tx -> tx.change(sql));
    }

    private static String key(char of) {
        var bytes = new byte[32];
        Arrays.fill(bytes, (byte) of);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
