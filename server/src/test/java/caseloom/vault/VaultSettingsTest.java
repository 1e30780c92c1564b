package caseloom.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caseloom.settings.Env;
import caseloom.settings.InvalidSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class VaultSettingsTest {

    private static final String URL = "jdbc:postgresql://db/caseloom";

    @Test
    void aDatabaseOfTheOperatorsNeedsAKeyOfTheOperators() {
        assertThatThrownBy(() -> settings(Map.of("CASELOOM_DATABASE_URL", URL)))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("CASELOOM_MASTER_KEY is needed with CASELOOM_DATABASE_URL")
                .hasMessageContaining("./caseloom master-key new");
    }

    @Test
    void theBuiltInDatabaseNeedsNone() {
        assertThat(settings(Map.of()).masterKeys()).isEmpty();
    }

    @Test
    void severalKeysAreSeparatedByCommas() {
        var both = TestVault.MASTER_KEY + ", " + TestVault.MASTER_KEY;

        assertThat(settings(Map.of("CASELOOM_MASTER_KEY", both)).masterKeys())
                .containsExactly(Secret.of(TestVault.MASTER_KEY), Secret.of(TestVault.MASTER_KEY));
    }

    @Test
    void aComplaintNamesThePlaceAndNeverTheKey() {
        var given = TestVault.MASTER_KEY + ",c2hvcnQ=";

        assertThatThrownBy(() -> settings(Map.of("CASELOOM_MASTER_KEY", given)))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("holds no key at place 2: not base64 of 32 bytes")
                .hasMessageNotContainingAny("c2hvcnQ=", TestVault.MASTER_KEY);
    }

    private static VaultSettings settings(Map<String, String> given) {
        var env = new Env(given);
        var settings = VaultSettings.from(env);
        env.text("DATABASE_URL");
        env.finish();
        return settings;
    }
}
