package caseloom.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.settings.Env;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every target of the table is refused by the client itself, whatever leads to it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ForbiddenTargetsTest {

    private final ForbiddenTargets world = new ForbiddenTargets();
    private final Outbound outbound =
            Resolving.outbound(
                    OutboundSettings.from(
                            new Env(Map.of("CASELOOM_OUTBOUND_ALLOW", world.allowed()))),
                    world::names);

    @AfterAll
    void close() {
        outbound.close();
        world.close();
    }

    static List<ForbiddenTargets.Row> rows() {
        return ForbiddenTargets.rows();
    }

    @Test
    void theTableHasAtLeastSixtyTargetsAndNoneTwice() {
        assertThat(rows()).hasSizeGreaterThanOrEqualTo(60).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theTargetIsRefused(ForbiddenTargets.Row row) {
        var request = new Request("GET", world.uri(row), Map.of(), new byte[0], null, true);

        assertThat(outbound.send(request, Terms.USUAL))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> {
                            assertThat(failed.why()).isEqualTo(Outcome.Why.REFUSED);
                            assertThat(failed.message()).isNotBlank();
                        });
    }
}
